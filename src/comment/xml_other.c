/* XML of no known export, where a comment is an element that has a text beside who wrote it and when, in elements of their own or in
 * attributes, by the names that columns have:
 *
 *   <innlegg nr="1"><taler>Kari Moe</taler><parti>KrF</parti><tekst>Skyssen må bli trygg.</tekst></innlegg>
 *   <sms contact_name="Kari" date="1710248706000" body="Kjem du?" />
 *   <kommentar forfatter="Kari" dato="2024-03-12">Godt sagt.</kommentar> */
#include "xml_other.h"

#include "markup.h"

#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 64 };

struct element {
    osk__field field;          /* that its name says it is */
    size_t rank, start;
    osk__buffer text;
    osk__buffer fields[OSK__FIELDS];
    size_t ranks[OSK__FIELDS];
    bool leaf, own;            /* no element in it; a message of the telephone's owner, whose name is not told */
};

struct osk__elements {
    osk_corpus *corpus;
    struct element open[DEEPEST];
    size_t depth, left_out;
};

osk__elements *osk__elements_make(osk_corpus *corpus, osk_error *error)
{
    osk__elements *elements = osk__take(1, sizeof *elements, error);
    if (elements)
        elements->corpus = corpus;
    return elements;
}

void osk__elements_free(osk__elements *elements)
{
    for (size_t d = 0; elements && d < DEEPEST; d++) {
        osk__buffer_free(&elements->open[d].text);
        for (size_t f = 0; f < OSK__FIELDS; f++)
            osk__buffer_free(&elements->open[d].fields[f]);
    }
    free(elements);
}

size_t osk__elements_left_out(const osk__elements *elements)
{
    return elements->left_out;
}

/* ---- names ---- */

static osk_slice without_prefix(osk_slice name)
{
    const char *colon = name.length ? memchr(name.data, ':', name.length) : NULL;
    return colon ? osk__slice_behind(name, (size_t)(colon + 1 - name.data)) : name;
}

/* As columns are called, and as feeds have it: "content:encoded", "dc:creator". */
static osk__field field_of(osk_slice name, size_t *rank)
{
    osk_slice bare = without_prefix(name);
    *rank = 0;
    return osk__slice_is(bare, "encoded") ? OSK__TEXT : osk__slice_is(bare, "creator") ? OSK__AUTHOR : osk__field_guess(bare, rank);
}

static osk_slice words_of(const osk__buffer *buffer)
{
    return osk__slice_trim(osk__slice(buffer->data ? buffer->data : "", buffer->length));
}

static void set(struct element *element, osk__field field, size_t rank, osk_slice value)
{
    osk__buffer *buffer = field < OSK__FIELDS ? &element->fields[field] : NULL;
    if (!buffer || !value.length || (buffer->length && rank >= element->ranks[field]))
        return;
    buffer->length = 0;
    osk__buffer_add(buffer, value.data, value.length);
    element->ranks[field] = rank;
}

/* ---- what the parser meets ---- */

bool osk__elements_open(osk__elements *elements, const char *name, const char *const *attributes, size_t at, osk_error *error)
{
    size_t depth = elements->depth++, rank;
    (void)error;
    if (depth > 0 && depth <= DEEPEST)
        elements->open[depth - 1].leaf = false;
    if (depth >= DEEPEST)
        return true;
    struct element *element = &elements->open[depth];
    element->text.length = 0;
    for (size_t f = 0; f < OSK__FIELDS; f++)
        element->fields[f].length = 0;
    element->field = field_of(osk__slice_text(name), &element->rank);
    element->start = at;
    element->leaf = true;
    element->own = false;
    for (; attributes && attributes[0]; attributes += 2) {
        const char *value = attributes[1] ? attributes[1] : "";
        element->own = element->own || (strcmp(name, "sms") == 0 && strcmp(attributes[0], "type") == 0 && strcmp(value, "2") == 0);
        osk__field field = field_of(osk__slice_text(attributes[0]), &rank);
        set(element, field, rank, osk__slice_text(value));
    }
    return true;
}

void osk__elements_text(osk__elements *elements, const char *text, size_t length)
{
    if (elements->depth > 0 && elements->depth <= DEEPEST)
        osk__buffer_add(&elements->open[elements->depth - 1].text, text, length);
}

static bool take(osk__elements *elements, struct element *element, size_t at, osk_error *error)
{
    osk_corpus *corpus = elements->corpus;
    osk_slice fields[OSK__FIELDS] = {{NULL, 0}};
    osk__buffer plain = {0};
    bool good = true;
    element->fields[OSK__AUTHOR].length *= !element->own;
    for (size_t f = 0; f < OSK__FIELDS && good; f++) {
        osk_slice value = words_of(&element->fields[f]);
        good = osk__buffer_check(&element->fields[f], error);
        if (f == OSK__TEXT || !value.length || f == OSK__KIND || f == OSK__N || !good)
            continue;
        fields[f] = osk__slice(osk__arena_copy(&corpus->arena, value.data, value.length, error), value.length);
        good = fields[f].data != NULL;
    }
    osk__markup_plain(&plain, words_of(&element->fields[OSK__TEXT]));
    osk_slice words = words_of(&plain);
    good = good && osk__buffer_check(&plain, error);
    osk__draft_begin(corpus);
    good = good && osk__draft_text(corpus, words, element->start, at > element->start ? at : element->start, error) &&
           osk__field_end(corpus, fields, element->start, error);
    osk__buffer_free(&plain);
    return good;
}

bool osk__elements_close(osk__elements *elements, size_t at, osk_error *error)
{
    size_t depth = --elements->depth;
    if (depth >= DEEPEST)
        return true;
    struct element *element = &elements->open[depth], *around = depth ? element - 1 : NULL;
    osk_slice words = element->leaf ? words_of(&element->text) : osk__slice("", 0);
    if (!osk__buffer_check(&element->text, error))
        return false;
    bool whole = element->leaf && element->field == OSK__TEXT &&
                 (element->fields[OSK__AUTHOR].length || element->fields[OSK__POSTED].length || element->fields[OSK__ID].length);
    if (whole)
        set(element, OSK__TEXT, 0, words);
    if (element->fields[OSK__TEXT].length && around)
        return take(elements, element, at, error);
    elements->left_out += element->fields[OSK__TEXT].length > 0;
    if (around && words.length)
        set(around, element->field, element->rank, words);
    else if (around && element->field == OSK__AUTHOR) /* <author><name>Kari</name></author> */
        set(around, OSK__AUTHOR, element->rank, words_of(&element->fields[OSK__AUTHOR]));
    return true;
}

/* ---- what it is ---- */

static size_t name_length(osk_slice s)
{
    size_t i = 0;
    while (i < s.length && ((unsigned char)s.data[i] >= 0x80 || strchr("-_.:", s.data[i]) || (unsigned)((s.data[i] | 0x20) - 'a') < 26u ||
                            (unsigned)(s.data[i] - '0') < 10u) && s.data[i])
        i++;
    return i;
}

bool osk__elements_fit(osk_slice text)
{
    size_t rank;
    for (size_t i = 0; i + 1 < text.length; i++) {
        bool element = text.data[i] == '<', attribute = text.data[i] == ' ';
        size_t length = element || attribute ? name_length(osk__slice_behind(text, i + 1)) : 0, end = i + 1 + length;
        if (!length || (attribute && (end + 1 >= text.length || text.data[end] != '=' || !strchr("\"'", text.data[end + 1]))))
            continue;
        if (field_of(osk__slice(text.data + i + 1, length), &rank) == OSK__TEXT)
            return true;
        i = end - 1;
    }
    return false;
}
