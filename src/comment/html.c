/* The door to libxml2: a page pasted as HTML becomes the lines that a browser would have copied. Blocks are lines,
 * scripts and styles are nothing, a quotation's lines begin with "> ". Every line remembers where it stood in the file. */
#include "corpus.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 256 };

struct html {
    htmlParserCtxtPtr parser;
    osk__buffer out;
    size_t *numbers;     /* line of the file, by line of the text */
    size_t count, capacity;
    size_t line_start;   /* where the open line begins in `out` */
    bool space;          /* white space waits for the next word */
    size_t hidden, quoted;
    size_t depth;        /* of the open element */
    bool apart[DEEPEST]; /* by depth: an inline element that stands on a line of its own */
    bool failed;
};

/* ---- what elements are ---- */

static bool is_one_of(const xmlChar *name, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp((const char *)name, list[i]) == 0)
            return true;
    return false;
}
#define ONE_OF(name, list) is_one_of((name), (list), sizeof(list) / sizeof *(list))

static bool is_hidden(const xmlChar *name)
{
    static const char *const hidden[] = {"script", "style", "noscript", "template", "svg", "head", "select", "textarea"};
    return ONE_OF(name, hidden);
}

/* Buttons and times are lines too: a browser sets them apart. */
static bool is_block(const xmlChar *name)
{
    static const char *const blocks[] = {
        "address", "article", "aside", "blockquote", "button", "cite", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption",
        "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p",
        "pre", "section", "summary", "table", "td", "th", "time", "tr", "ul", "body", "html"};
    return ONE_OF(name, blocks);
}

static bool is_paragraph(const xmlChar *name)
{
    static const char *const paragraphs[] = {"p", "blockquote", "ul", "ol", "pre"};
    return ONE_OF(name, paragraphs);
}

/* ---- lines ---- */

static void open_line(struct html *html)
{
    size_t line = html->parser && html->parser->input ? (size_t)html->parser->input->line : 1;
    if (!OSK__ROOM(html->numbers, html->capacity, html->count + 1, NULL)) {
        html->failed = true;
        return;
    }
    html->numbers[html->count++] = line;
    html->line_start = html->out.length;
}

static void end_line(struct html *html, bool paragraph)
{
    bool empty = html->out.length == html->line_start;
    bool two = html->out.length > 1 && html->out.data[html->out.length - 2] == '\n';
    html->space = false;
    if (empty && (!paragraph || html->out.length == 0 || two))
        return;
    osk__buffer_byte(&html->out, '\n');
    open_line(html);
}

static void begin_text(struct html *html)
{
    if (html->out.length == html->line_start && html->count)
        html->numbers[html->count - 1] = (size_t)html->parser->input->line;
    if (html->out.length == html->line_start && html->quoted)
        osk__buffer_text(&html->out, "> ");
    else if (html->space && html->out.length > html->line_start)
        osk__buffer_byte(&html->out, ' ');
    html->space = false;
}

/* ---- what the parser tells ---- */

/* class="signature" and its like: what stands there is no part of a text. */
static bool is_signature(const xmlChar **attributes)
{
    for (; attributes && attributes[0]; attributes += 2)
        if (attributes[1] && strcmp((const char *)attributes[0], "class") == 0 &&
            strstr((const char *)attributes[1], "signatur"))
            return true;
    return false;
}

/* Names, times and buttons are told by their class; a page's style sets them apart, though they are inline. */
static bool stands_apart(const xmlChar *name, const xmlChar **attributes)
{
    static const char *const elements[] = {"span", "a", "b", "strong", "i", "em", "small", "abbr", "label", "bdi", "font", "u"};
    static const char *const words[] = {"author", "name", "user", "date", "time", "stamp", "age", "badge", "byline", "role", "reply",
                                        "like", "action", "vote", "score", "meta", "navn", "namn", "tid", "dato", "forfatt", "svar", "merke",
                                        "rolle"};
    static const char *const not[] = {"mention", "hashtag", "tagged", "quote", "image", "message", "page", "emoji", "likely", "text"};
    if (!ONE_OF(name, elements))
        return false;
    for (; attributes && attributes[0]; attributes += 2) {
        const char *key = (const char *)attributes[0], *value = (const char *)attributes[1];
        if (!value || (strcmp(key, "class") != 0 && strcmp(key, "itemprop") != 0 && strcmp(key, "rel") != 0 && strcmp(key, "data-testid") != 0))
            continue;
        bool found = false, other = false;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            found = found || strstr(value, words[i]);
        for (size_t i = 0; i < sizeof not / sizeof *not; i++)
            other = other || strstr(value, not[i]);
        if (found && !other)
            return true;
    }
    return false;
}

static void start_element(void *user, const xmlChar *name, const xmlChar **attributes)
{
    struct html *html = user;
    bool apart = stands_apart(name, attributes);
    if (html->depth < DEEPEST)
        html->apart[html->depth] = apart;
    html->depth++;
    if (apart)
        end_line(html, false);
    html->hidden += is_hidden(name);
    if (is_signature(attributes)) {
        end_line(html, false);
        osk__buffer_text(&html->out, "---");
        end_line(html, false);
    }
    if (strcmp((const char *)name, "br") == 0) {
        bool empty = html->out.length == html->line_start;
        end_line(html, empty); /* two of them are a blank line */
    } else if (is_block(name)) {
        end_line(html, is_paragraph(name));
    }
    if (strcmp((const char *)name, "hr") == 0) { /* over a signature */
        osk__buffer_text(&html->out, "---");
        end_line(html, false);
    }
    html->quoted += strcmp((const char *)name, "blockquote") == 0;
}

static void end_element(void *user, const xmlChar *name)
{
    struct html *html = user;
    html->depth -= html->depth > 0;
    if (html->depth < DEEPEST && html->apart[html->depth])
        end_line(html, false);
    if (html->hidden && is_hidden(name))
        html->hidden--;
    if (is_block(name))
        end_line(html, is_paragraph(name));
    if (html->quoted && strcmp((const char *)name, "blockquote") == 0)
        html->quoted--;
}

static void characters(void *user, const xmlChar *text, int length)
{
    struct html *html = user;
    for (int i = 0; i < length && !html->hidden; i++) {
        bool no_break = text[i] == 0xC2 && i + 1 < length && text[i + 1] == 0xA0; /* copied as a space */
        i += no_break;
        if (no_break || (strchr(" \t\n\r\f", text[i]) && text[i])) {
            html->space = true;
            continue;
        }
        if (html->space || html->out.length == html->line_start)
            begin_text(html);
        osk__buffer_byte(&html->out, text[i] ? (char)text[i] : ' ');
    }
}

static void ignore(void *user, const char *format, ...)
{
    (void)user, (void)format;
}

static bool parse(struct html *html, osk_slice bytes)
{
    htmlSAXHandler handler = {.startElement = start_element, .endElement = end_element, .characters = characters,
                              .cdataBlock = NULL, .ignorableWhitespace = characters, .warning = ignore, .error = ignore,
                              .fatalError = ignore};
    html->parser = htmlCreatePushParserCtxt(&handler, html, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
    if (!html->parser)
        return false;
    htmlCtxtUseOptions(html->parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    open_line(html);
    for (size_t at = 0; at < bytes.length; at += 65536) {
        size_t step = bytes.length - at < 65536 ? bytes.length - at : 65536;
        htmlParseChunk(html->parser, bytes.data + at, (int)step, 0);
    }
    htmlParseChunk(html->parser, NULL, 0, 1);
    bool memory = html->parser->errNo == XML_ERR_NO_MEMORY;
    htmlFreeParserCtxt(html->parser);
    html->parser = NULL;
    return !memory && !html->failed && !html->out.failed;
}

/* A tag at its start, and closing tags in it. */
bool osk__html_fits(osk_slice text)
{
    size_t closing = 0, at = 0;
    while (at < text.length && strchr(" \t\n\r", text.data[at]))
        at++;
    if (at + 2 >= text.length || text.data[at] != '<' || !(text.data[at + 1] == '!' || (unsigned)((text.data[at + 1] | 0x20) - 'a') < 26u))
        return false;
    for (; at + 2 < text.length && closing < 3; at++)
        closing += text.data[at] == '<' && text.data[at + 1] == '/' && (unsigned)((text.data[at + 2] | 0x20) - 'a') < 26u;
    return closing >= 3;
}

bool osk__html_read(osk_corpus *corpus, osk_error *error)
{
    struct html html = {0};
    bool good = parse(&html, osk__slice(corpus->stream, corpus->length));
    osk__buffer_byte(&html.out, '\0');
    if (!good || html.out.failed) {
        osk__buffer_free(&html.out);
        free(html.numbers);
        return osk__no_memory(error);
    }
    free(corpus->stream);
    corpus->stream = html.out.data;
    corpus->length = html.out.length - 1;
    free(corpus->line_numbers);
    corpus->line_numbers = html.numbers;
    corpus->line_count = 0;
    return osk__corpus_lines(corpus, error) &&
           osk__corpus_notice(corpus, error, OSK_NOTICE_GUESS, 0, 0, "read as HTML, without its tags");
}
