/* JSON that is one value: where its objects stand in the file, and what is left of one that stops to be JSON. jansson tells
 * no places: the n-th object that a walk meets is the n-th "{" of the text outside strings. */
#include "json_tree.h"

#include <stdlib.h>
#include <string.h>

/* Moves over a string from its opening mark; answers where it ends. */
static size_t skip_string(osk_slice s, size_t at)
{
    for (at++; at < s.length && s.data[at] != '"'; at++)
        at += s.data[at] == '\\';
    return at;
}

bool osk__json_braces(struct document *document)
{
    osk_slice s = osk__slice(document->corpus->stream, document->corpus->length);
    size_t *open = NULL, depth = 0, room = 0;
    bool good = true;
    for (size_t i = 0; good && i < s.length; i++) {
        if (s.data[i] == '"') {
            i = skip_string(s, i);
        } else if (s.data[i] == '{') {
            good = OSK__ROOM(document->braces, document->brace_capacity, document->brace_count + 1, document->error) &&
                   OSK__ROOM(open, room, depth + 1, document->error);
            if (good) {
                open[depth++] = document->brace_count;
                document->braces[document->brace_count++] = (struct brace){i, s.length};
            }
        } else if (s.data[i] == '}' && depth) {
            document->braces[open[--depth]].end = i + 1;
        }
    }
    free(open);
    return good;
}

/* What closes the brackets that are open at `end`; *last: where the last object of an array ends before `end`. */
static bool close_brackets(osk_slice s, size_t end, osk__buffer *closers, size_t *last, osk_error *error)
{
    osk__buffer open = {0};
    *last = 0;
    for (size_t i = 0; i < end; i++) {
        char byte = s.data[i];
        if (byte == '"')
            i = skip_string(s, i);
        else if (byte == '{' || byte == '[')
            osk__buffer_byte(&open, byte == '{' ? '}' : ']');
        else if ((byte == '}' || byte == ']') && open.length)
            open.length--;
        if (byte == '}' && open.length && open.data[open.length - 1] == ']')
            *last = i + 1;
    }
    for (size_t i = open.length; closers && i > 0; i--)
        osk__buffer_byte(closers, open.data[i - 1]);
    bool good = osk__buffer_check(&open, error);
    osk__buffer_free(&open);
    return good;
}

/* The objects that are whole before the place where the text stops to be JSON. */
static json_t *load_rest(struct document *document)
{
    osk_slice s = osk__slice(document->corpus->stream, document->corpus->length);
    osk__buffer mended = {0};
    size_t last, ignored;
    json_t *root = NULL;
    json_error_t why;
    if (!close_brackets(s, document->cut, NULL, &last, document->error))
        return NULL;
    osk__buffer_add(&mended, s.data + document->from, last > document->from ? last - document->from : 0);
    if (last > document->from && close_brackets(s, last, &mended, &ignored, document->error) && osk__buffer_check(&mended, document->error))
        root = json_loadb(mended.data, mended.length, JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, &why);
    osk__buffer_free(&mended);
    return root;
}

bool osk__json_fail_cut(const struct document *document)
{
    size_t line, column;
    osk__corpus_place(document->corpus, document->cut, &line, &column);
    return osk__fail_at(document->error, OSK_INPUT, document->corpus->name, line, column,
                        "is no JSON from here on: %s; what follows was not read", document->why);
}

json_t *osk__json_load(struct document *document)
{
    json_error_t why;
    const osk_corpus *corpus = document->corpus;
    size_t from = document->from;
    json_t *root = json_loadb(corpus->stream + from, corpus->length - from, JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, &why);
    if (root)
        return root;
    if (json_error_code(&why) == json_error_out_of_memory)
        return osk__no_memory(document->error), NULL;
    document->cut = from + (why.position > 0 ? (size_t)why.position - 1 : 0);
    if (document->cut > corpus->length)
        document->cut = corpus->length;
    memcpy(document->why, why.text, sizeof document->why);
    osk_error before = document->error ? *document->error : (osk_error){0};
    root = load_rest(document);
    if (!root && (!document->error || document->error->code == before.code))
        osk__json_fail_cut(document);
    return root;
}
