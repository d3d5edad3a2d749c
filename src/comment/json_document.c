/* JSON that is one value: arrays and nested objects of any kind, Telegram's, Messenger's and Instagram's chats, YouTube's
 * and Commento's comments. Every object that has a text is a comment; one inside another answers it.
 *
 *   {"data": [{"user": {"name": "Kari"}, "text": "Hei", "replies": [{...}]}]} */
#include "document.h"
#include "json_tree.h"

#include <stdlib.h>
#include <string.h>

/* ---- values ---- */

/* object.key, or NULL. Copied, since jansson takes the length of a key only from 2.14 on. */
static json_t *get(json_t *object, osk_slice key)
{
    char copy[256];
    if (key.length >= sizeof copy)
        return NULL;
    memcpy(copy, key.data, key.length);
    copy[key.length] = '\0';
    return json_object_get(object, copy);
}

/* object.a.b for the path "a.b", or NULL; a key that is called "a.b" itself comes first. */
json_t *osk__json_dig(json_t *object, osk_slice path)
{
    osk_slice step;
    json_t *whole = get(object, path);
    if (whole)
        return whole;
    while (object && osk__slice_cut(&path, '.', &step))
        object = get(object, step);
    return object;
}

/* The first that is there and says something. */
json_t *osk__json_first(json_t *object, const char *const *keys, size_t count)
{
    json_t *value = NULL;
    for (size_t i = 0; i < count && (!value || json_is_null(value) || (json_is_string(value) && json_string_length(value) == 0)); i++)
        value = json_object_get(object, keys[i]);
    return value;
}

bool osk__json_is_list(const json_t *object)
{
    enum { MOST_MEMBERS = 64 };
    return json_object_size(object) > MOST_MEMBERS;
}

/* When a message of a chat was sent that its program writes with the newest first: Messenger, Instagram, Skype. NULL for others. */
static const json_t *sent(const json_t *object)
{
    static const char *const pairs[][2] = {{"sender_name", "timestamp_ms"}, {"senderName", "timestamp"}, {"conversationid", "originalarrivaltime"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (json_object_get(object, pairs[i][0]) && json_object_get(object, pairs[i][1]))
            return json_object_get(object, pairs[i][1]);
    return NULL;
}

static bool is_later(const json_t *a, const json_t *b)
{
    return json_is_string(a) && json_is_string(b) ? strcmp(json_string_value(a), json_string_value(b)) > 0
                                                  : json_integer_value(a) > json_integer_value(b);
}

/* ---- which objects are comments ---- */

static osk_slice last_step(const char *path)
{
    const char *dot = strrchr(path, '.');
    return osk__slice_text(dot ? dot + 1 : path);
}

static const json_t *text_of(const struct document *document, json_t *object, size_t matched)
{
    const char *path = document->options->text_column;
    if (!path)
        return osk__json_guess_text(document->corpus, object);
    if (document->steps > 1 && matched != document->steps - 1)
        return NULL;
    const json_t *value = osk__json_dig(object, last_step(path));
    return osk__json_can_say(value, "text") ? value : NULL;
}

/* The step of the path to the text that comes `matched` steps from its start. */
static bool is_step(const struct document *document, size_t matched, const char *key)
{
    osk_slice rest = osk__slice_text(document->options->text_column ? document->options->text_column : ""), step;
    for (size_t i = 0; osk__slice_cut(&rest, '.', &step); i++)
        if (i == matched)
            return osk__slice_is(step, key);
    return false;
}

/* Where answers to a comment stand in it; all else in it is its own. */
static bool holds_answers(const char *key)
{
    static const char *const keys[] = {"replies", "comments", "children", "svar",  "kommentarer", "responses",
                                       "answers", "data",     "items",    "nodes", "edges",       "node"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(keys[i], key) == 0)
            return true;
    return false;
}

struct where {
    json_t *parent;
    const char *key; /* of the value in the parent; NULL: it is in a list there */
    size_t matched, around;
    bool inert; /* nothing in here is a comment */
    bool listed;
};

static bool visit(struct document *document, json_t *value, struct where where);

static bool note(struct document *document, json_t *object, const json_t *text, size_t brace, const struct where *where)
{
    if (!OSK__ROOM(document->found, document->capacity, document->count + 1, document->error))
        return false;
    struct found *found = &document->found[document->count++];
    *found = (struct found){.object = object, .parent = where->parent, .key = where->key, .text = text, .brace = brace, .around = where->around, .listed = where->listed};
    osk__json_note_named(document, found);
    return true;
}

static bool visit_object(struct document *document, json_t *object, struct where where)
{
    size_t brace = document->next++;
    if (where.matched < DEEPEST)
        document->chain[where.matched] = object;
    const json_t *text = where.inert ? NULL : text_of(document, object, where.matched);
    const char *key;
    json_t *value;
    if (text && !note(document, object, text, brace, &where))
        return false;
    if (text)
        where.around = document->count - 1;
    where.listed = where.listed || osk__json_is_list(object);
    json_object_foreach(object, key, value) {
        struct where in = where;
        in.parent = object;
        in.key = key;
        in.matched = where.matched != SIZE_MAX && is_step(document, where.matched, key) ? where.matched + 1 : SIZE_MAX;
        in.inert = where.inert || (text && !holds_answers(key)) || osk__json_are_people(key, value);
        in.listed = where.listed || json_is_array(value);
        if (!visit(document, value, in))
            return false;
    }
    return true;
}

static bool visit(struct document *document, json_t *value, struct where where)
{
    size_t i;
    json_t *item;
    if (json_is_object(value))
        return visit_object(document, value, where);
    where.key = NULL;
    json_array_foreach(value, i, item)
        if (!visit(document, item, where))
            return false;
    return true;
}

/* What stands in no list, with comments in it or behind it, is what they are about; so is the text of Reddit's post, and the first
 * post of a thread of Discourse. */
static bool is_post(const struct document *document, const struct found *found)
{
    const json_t *number = json_object_get(found->object, "post_number");
    return (found == document->found && !found->listed) || json_object_get(found->object, "selftext") == found->text ||
           (found == document->found && json_is_integer(number) && json_integer_value(number) == 1);
}

static bool take_comment(struct document *document, struct found *found)
{
    osk_corpus *corpus = document->corpus;
    osk_slice fields[OSK__FIELDS];
    osk__buffer text = {0};
    const struct brace *brace = &document->braces[found->brace];
    bool markup, good = osk__json_write_text(&text, found->text, document->meta, &markup, document->error);
    osk_slice words = osk__slice_trim(osk__slice(text.data ? text.data : "", text.length));
    osk__json_note_nul(corpus, words, brace->start);
    document->markup = document->markup || markup;
    if (good && (words.length == 0 || osk__json_is_none(document, found->object, words))) {
        document->wordless++;
    } else if (good) {
        json_t *best[OSK__FIELDS] = {NULL};
        osk__draft_begin(corpus);
        osk__json_place_fields(document, found, best);
        good = osk__json_take_fields(document, found, best, fields) &&
               osk__draft_text(corpus, words, brace->start, brace->end, document->error);
        if (good && is_post(document, found) && document->count > 1 && !fields[OSK__KIND].data)
            fields[OSK__KIND] = osk__slice_text("post");
        size_t before = corpus->count;
        good = good && osk__field_end(corpus, fields, brace->start, document->error);
        if (good && corpus->count > before) {
            found->n = corpus->comments[before].n;
            good = osk__json_note_answer(document, found, best);
        }
    }
    osk__buffer_free(&text);
    return good;
}

/* ---- the whole ---- */

/* Some programs write the newest message first; a debate begins with the oldest. */
static void set_order(struct document *document)
{
    size_t n = document->count;
    const json_t *first = n > 1 ? sent(document->found[0].object) : NULL, *last = n > 1 ? sent(document->found[n - 1].object) : NULL;
    if (!first || !last || !is_later(first, last))
        return;
    for (size_t i = 0; i < n / 2; i++) {
        struct found swap = document->found[i];
        document->found[i] = document->found[n - 1 - i];
        document->found[n - 1 - i] = swap;
    }
    for (size_t i = 0; i < n; i++)
        document->found[i].around = SIZE_MAX;
}

static bool check_named(const struct document *document)
{
    const osk_comment_options *options = document->options;
    for (osk__field field = 0; field < OSK__FIELDS; field++) {
        const char *named = osk__field_named(options, field);
        if (named && (field == OSK__TEXT ? document->count == 0 : !(document->seen & 1u << field)))
            return osk__fail_at(document->error, OSK_USAGE, document->corpus->name, 0, 0,
                                "no object has a field '%.80s'", named);
    }
    return true;
}

/* The key of a value in its object; "" where it is in none. */
static const char *key_of(json_t *object, const json_t *wanted)
{
    const char *key;
    json_t *value;
    json_object_foreach(object, key, value)
        if (wanted && (value == wanted || osk__json_said_by(value) == wanted))
            return key;
    return "";
}

/* What the first comment's fields are called, and how to say otherwise. */
static bool tell_guess(struct document *document)
{
    json_t *best[OSK__FIELDS] = {NULL};
    if (document->count == 0 || document->options->text_column)
        return true;
    osk__json_place_fields(document, &document->found[0], best);
    const char *text = key_of(document->found[0].object, document->found[0].text),
               *own = key_of(document->found[0].object, best[OSK__AUTHOR]),
               *author = *own || !document->found[0].parent ? own : key_of(document->found[0].parent, best[OSK__AUTHOR]),
               *group = key_of(document->found[0].object, best[OSK__GROUP]);
    return osk__corpus_notice(document->corpus, document->error, OSK_NOTICE_GUESS, 0, 0,
                              "read as one JSON value; fields guessed: text from '%.60s'%s%.60s%s%s%.60s%s (--text-column, "
                              "--author-column%s)",
                              text, *author ? ", author from '" : "", author, *author ? "'" : "",
                              *group ? ", group from '" : "", group, *group ? "'" : "", *group ? ", --group-column" : "");
}

/* Exports of Messenger, Instagram and Facebook hold the bytes of UTF-8 as \u00xx. */
static bool is_of_meta(osk_slice text)
{
    static const char *const marks[] = {"\"sender_name\"", "\"string_map_data\"", "\"comments_v2\"", "\"group_comments_v2\""};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (osk__slice_find(text, marks[i]) != SIZE_MAX)
            return true;
    return false;
}

static bool read_all(struct document *document, json_t *root)
{
    osk_corpus *corpus = document->corpus;
    document->root = root;
    document->meta = is_of_meta(osk__slice(corpus->stream, corpus->length));
    if (!osk__json_braces(document) || !osk__json_list_people(document, root) ||
        !visit(document, root, (struct where){.around = SIZE_MAX, .listed = json_is_array(root)}) ||
        !tell_guess(document))
        return false;
    set_order(document);
    for (size_t i = 0; i < document->count; i++)
        if (!take_comment(document, &document->found[i]))
            return false;
    if (document->markup &&
        !osk__corpus_notice(corpus, document->error, OSK_NOTICE_GUESS, 0, 0, "the texts are HTML: its tags were taken out"))
        return false;
    if (document->wordless &&
        !osk__corpus_notice(corpus, document->error, OSK_NOTICE_GUESS, 0, 0, "left out: %zu messages without words, or of the program's own", document->wordless))
        return false;
    if (corpus->known_names.failed)
        return osk__no_memory(document->error);
    return osk__nul_tell(corpus, document->error) && osk__field_tell_hidden(corpus, document->error) && osk__replies_resolve(&document->replies, corpus, document->error) && check_named(document);
}

/* "window.YTD.tweets.part0 = ", before X's exports: its length, or 0. */
static size_t assigned(osk_slice s)
{
    size_t i = osk__slice_begins(s, "window.") ? 7 : 0;
    for (; i && i < s.length && i < 120 && s.data[i] != '\n'; i++)
        if (s.data[i] == '=')
            return i + 1;
    return 0;
}

bool osk__document_read(osk_corpus *corpus, const osk_comment_options *options, osk_error *error)
{
    struct document document = {.corpus = corpus, .options = options, .error = error, .steps = 1, .cut = SIZE_MAX,
                                .from = assigned(osk__slice(corpus->stream, corpus->length))};
    for (const char *at = options->text_column; at && *at; at++)
        document.steps += *at == '.';
    json_t *root = osk__json_load(&document);
    bool good = root && read_all(&document, root);
    if (good && document.cut != SIZE_MAX)
        good = osk__json_fail_cut(&document);
    json_decref(root);
    json_decref(document.people);
    free(document.braces);
    free(document.found);
    osk__replies_free(&document.replies);
    return good;
}

/* One value over all of the file: its first line ends open, or it is an array, or one line with an array in it. */
bool osk__document_fits(osk_slice text)
{
    osk_slice all = osk__slice_trim(osk__slice_behind(text, assigned(text)));
    if (all.length == 0 || (all.data[0] != '[' && all.data[0] != '{'))
        return false;
    const char *end = memchr(all.data, '\n', all.length);
    osk_slice first = osk__slice_trim(osk__slice(all.data, end ? (size_t)(end - all.data) : all.length));
    osk_slice inside = osk__slice_trim(osk__slice_behind(all, 1));
    if (all.data[0] == '[') /* not "[2024-03-12 14:05] Kari: ..." */
        return inside.length > 0 && inside.data[0] == '{';
    return strchr("[{,", first.data[first.length - 1]) || (!end && memchr(all.data, '[', all.length));
}
