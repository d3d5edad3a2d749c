/* XML of no known export, where a comment is an element that has a text beside who wrote it and when, in elements of their own or in
 * attributes, by the names that columns have:
 *
 *   <innlegg nr="1"><taler>Kari Moe</taler><parti>KrF</parti><tekst>Skyssen må bli trygg.</tekst></innlegg>
 *   <sms contact_name="Kari" date="1710248706000" body="Kjem du?" />
 *   <kommentar forfatter="Kari" dato="2024-03-12">Godt sagt.</kommentar>
 *
 * A text is all that stands in its element, whatever elements are in it: <tekst><p>Nei, <i>aldri</i>.</p><p>Takk.</p></tekst> */
#include "xml_other.h"

#include "markup.h"

#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 64 };

struct element {
    osk__field field;          /* that its name says it is */
    size_t rank, start;
    osk__buffer text;          /* its words, and those of elements in it that are no fields */
    osk__buffer fields[OSK__FIELDS];
    size_t ranks[OSK__FIELDS];
    bool running;              /* it stands in a text behind its first words: <tekst>Takk, <navn>Kari</navn>!</tekst> is no name's field */
    bool in_line, unknown;     /* of a text: in a line of it; no markup that we know */
    bool broken;               /* a new line begins with the next words */
    bool holds, odd;           /* elements that are fields or comments; words of unknown elements */
    bool own;                  /* a message of the telephone's owner, whose name is not told */
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

/* As columns are called, and as feeds have it: "content:encoded", "dc:creator". The corpus, where there is one, remembers what it has met. */
static osk__field field_of(osk_corpus *corpus, osk_slice name, size_t *rank)
{
    osk_slice bare = without_prefix(name);
    *rank = 0;
    if (osk__slice_is(bare, "encoded") || osk__slice_is(bare, "creator"))
        return osk__slice_is(bare, "encoded") ? OSK__TEXT : OSK__AUTHOR;
    return corpus ? osk__field_known(corpus, bare, rank) : osk__field_guess(bare, rank);
}

static osk_slice words_of(const osk__buffer *buffer)
{
    return osk__slice_trim(osk__slice(buffer->data ? buffer->data : "", buffer->length));
}

/* A text in several elements of one name has as many paragraphs. */
static void set(struct element *element, osk__field field, size_t rank, osk_slice value)
{
    osk__buffer *buffer = field < OSK__FIELDS ? &element->fields[field] : NULL;
    bool goes_on = buffer && buffer->length && field == OSK__TEXT && rank == element->ranks[field];
    if (!buffer || !value.length || (buffer->length && rank >= element->ranks[field] && !goes_on))
        return;
    buffer->length *= goes_on;
    osk__buffer_text(buffer, goes_on ? "\n" : "");
    osk__buffer_add(buffer, value.data, value.length);
    element->ranks[field] = rank;
}

/* ---- the words of an element ---- */

/* Elements of a text that stand in a line of it. */
static bool is_inline(osk_slice name)
{
    static const char *const names[] = {"a", "abbr", "b", "em", "emph", "hi", "i", "link", "mark", "mention", "q", "s", "small", "span",
                                        "strong", "sub", "sup", "u", "utheving", "kursiv", "lenke"};
    return osk__slice_alike_any(name, OSK__LIST(names));
}

/* Elements of a text that have lines of their own. */
static bool is_paragraph(osk_slice name)
{
    static const char *const names[] = {"p", "br", "lb", "div", "para", "avsnitt", "linje", "line", "blockquote", "quote", "sitat", "ul", "ol",
                                        "li", "list", "item", "pre", "h1", "h2", "h3", "h4", "h5", "h6"};
    return osk__slice_alike_any(name, OSK__LIST(names));
}

static void add_words(struct element *element, osk_slice words)
{
    if (element->broken) {
        while (words.length && strchr(" \t\r\n", words.data[0]) && words.data[0])
            words = osk__slice_behind(words, 1);
        if (!words.length)
            return;
        osk__buffer_text(&element->text, element->text.length ? "\n" : "");
        element->broken = false;
    }
    osk__buffer_add(&element->text, words.data, words.length);
}

/* The white space before an element with lines of its own is the file's. */
static void break_line(struct element *element)
{
    osk__buffer *text = &element->text;
    while (text->length && strchr(" \t\r\n", text->data[text->length - 1]) && text->data[text->length - 1])
        text->length--;
    element->broken = true;
}

/* The words of an element that is no field are words of what is around it. */
static void flow(struct element *around, const struct element *element)
{
    osk_slice words = words_of(&element->text);
    around->odd = around->odd || element->odd || (element->unknown && words.length);
    around->holds = around->holds || element->holds;
    if (element->in_line) {
        add_words(around, osk__slice(element->text.data, element->text.length));
        return;
    }
    break_line(around);
    add_words(around, words);
    break_line(around);
}

static void begin(osk_corpus *corpus, struct element *element, const struct element *around, osk_slice name)
{
    element->text.length = 0;
    for (size_t f = 0; f < OSK__FIELDS; f++)
        element->fields[f].length = 0;
    element->field = field_of(corpus, name, &element->rank);
    element->running = around && (around->running || (around->field == OSK__TEXT && around->text.length));
    if (element->running && element->field != OSK__TEXT)
        element->field = OSK__FIELDS;
    element->in_line = is_inline(name) || (element->running && !is_paragraph(name));
    element->unknown = !element->in_line && !is_paragraph(name);
    element->broken = !element->in_line; /* no words before its first */
    element->holds = element->odd = element->own = false;
}

/* ---- what the parser meets ---- */

bool osk__elements_open(osk__elements *elements, const char *name, const char *const *attributes, size_t at, osk_error *error)
{
    size_t depth = elements->depth++, rank;
    (void)error;
    if (depth >= DEEPEST)
        return true;
    struct element *element = &elements->open[depth];
    begin(elements->corpus, element, depth ? element - 1 : NULL, osk__slice_text(name));
    element->start = at;
    for (; attributes && attributes[0]; attributes += 2) {
        const char *value = attributes[1] ? attributes[1] : "";
        element->own = element->own || (strcmp(name, "sms") == 0 && strcmp(attributes[0], "type") == 0 && strcmp(value, "2") == 0);
        osk__field field = field_of(elements->corpus, osk__slice_text(attributes[0]), &rank);
        set(element, field, rank, osk__slice_text(value));
    }
    return true;
}

void osk__elements_text(osk__elements *elements, const char *text, size_t length)
{
    size_t depth = elements->depth < DEEPEST ? elements->depth : DEEPEST; /* what stands deeper is told there */
    if (depth > 0)
        add_words(&elements->open[depth - 1], osk__slice(text, length));
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
        if (f == OSK__TEXT || !value.length || f == OSK__KIND || f == OSK__N)
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

/* What an element says for itself. Words of unknown elements are a text's where no field stands beside them, and else nobody knows
 * what they are: <innlegg><taler>Kari</taler><telefon>90000000</telefon></innlegg>. */
static osk_slice said_by(const struct element *element)
{
    bool whole = element->field == OSK__TEXT ? !element->odd || !element->holds : !element->odd;
    return whole ? words_of(&element->text) : osk__slice("", 0);
}

/* Who wrote it, when, or which it is. */
static bool says_who(const struct element *element)
{
    return element->fields[OSK__AUTHOR].length || element->fields[OSK__POSTED].length || element->fields[OSK__ID].length;
}

/* Did memory suffice for all that was told of it? */
static bool is_whole(const struct element *element, osk_error *error)
{
    bool whole = osk__buffer_check(&element->text, error);
    for (size_t f = 0; f < OSK__FIELDS && whole; f++)
        whole = osk__buffer_check(&element->fields[f], error);
    return whole;
}

bool osk__elements_close(osk__elements *elements, size_t at, osk_error *error)
{
    size_t depth = --elements->depth;
    if (depth >= DEEPEST)
        return true;
    struct element *element = &elements->open[depth], *around = depth ? element - 1 : NULL;
    osk_slice words = said_by(element);
    if (!is_whole(element, error))
        return false;
    if (element->field == OSK__TEXT && !element->fields[OSK__TEXT].length && says_who(element)) {
        set(element, OSK__TEXT, 0, words);
        elements->left_out += !words.length && element->text.length;
    }
    bool comment = element->fields[OSK__TEXT].length > 0;
    if (!around) {
        elements->left_out += comment;
        return true;
    }
    if (!comment && element->field == OSK__FIELDS) {
        flow(around, element);
        return true;
    }
    around->holds = true;
    if (comment)
        return take(elements, element, at, error);
    if (element->field == OSK__AUTHOR && element->fields[OSK__AUTHOR].length) /* <author><name>Kari</name></author> */
        words = words_of(&element->fields[OSK__AUTHOR]);
    set(around, element->field, element->rank, words);
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
        if (field_of(NULL, osk__slice(text.data + i + 1, length), &rank) == OSK__TEXT)
            return true;
        i = end - 1;
    }
    return false;
}
