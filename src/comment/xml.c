/* Exports in XML: Disqus' comments and WordPress' WXR; other documents are xml_other.c's. One of the two doors to libxml2; html.c is for pages, which forgive
 * everything, and this for documents, which forgive nothing. No entity may be declared: none of these exports does, and
 * bombs are made of them.
 *
 *   <post dsq:id="7"><message>...</message><createdAt/><author><name/></author><parent dsq:id="6"/></post>
 *   <wp:comment><wp:comment_id>7</wp:comment_id><wp:comment_author/><wp:comment_content/><wp:comment_parent/></wp:comment> */
#include "document.h"
#include "markup.h"
#include "replies.h"
#include "xml_other.h"

#include "../base/utf8.h"

#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

enum part { PART_ID, PART_AUTHOR, PART_POSTED, PART_PARENT, PART_TEXT, PART_STATE, PART_TYPE, PARTS };

struct xml {
    osk_corpus *corpus;
    osk_error *error;
    xmlParserCtxtPtr parser;
    osk__buffer parts[PARTS];
    osk__replies replies;
    osk__elements *elements; /* of a document of no known export; else NULL */
    size_t start;       /* where the comment's element begins */
    int part;           /* that text goes into, or -1 */
    bool inside, author, hidden, refused, failed;
    size_t left_out;
};

/* ---- a comment ---- */

static osk_slice part_of(const struct xml *xml, enum part part)
{
    const osk__buffer *buffer = &xml->parts[part];
    return osk__slice_trim(osk__slice(buffer->data ? buffer->data : "", buffer->length));
}

static bool keep(struct xml *xml, enum part part, osk_slice *out)
{
    osk_slice s = part_of(xml, part);
    *out = osk__slice(NULL, 0);
    if (s.length == 0)
        return true;
    out->data = osk__arena_copy(&xml->corpus->arena, s.data, s.length, xml->error);
    out->length = s.length;
    return out->data != NULL;
}

static size_t here(const struct xml *xml)
{
    const osk_corpus *corpus = xml->corpus;
    size_t line = xml->parser->input && xml->parser->input->line > 0 ? (size_t)xml->parser->input->line : 1;
    return corpus->lines[line <= corpus->line_count ? line - 1 : corpus->line_count - 1];
}

static bool take_comment(struct xml *xml)
{
    osk_corpus *corpus = xml->corpus;
    osk__buffer text = {0};
    osk_comment comment = {.kind = OSK_COMMENT};
    osk_slice parent;
    osk__markup_plain(&text, part_of(xml, PART_TEXT));
    osk_slice words = osk__slice_trim(osk__slice(text.data ? text.data : "", text.length));
    bool good = osk__buffer_check(&text, xml->error);
    for (size_t i = 0; i < PARTS; i++)
        good = good && osk__buffer_check(&xml->parts[i], xml->error);
    if (good && (xml->hidden || words.length == 0)) {
        xml->left_out++;
    } else if (good) {
        size_t end = here(xml);
        osk__draft_begin(corpus);
        good = keep(xml, PART_ID, &comment.id) && keep(xml, PART_AUTHOR, &comment.author) &&
               keep(xml, PART_POSTED, &comment.posted) && keep(xml, PART_PARENT, &parent) &&
               osk__draft_text(corpus, words, xml->start, end > xml->start ? end : xml->start, xml->error) &&
               osk__draft_end(corpus, &comment, xml->start, xml->error) &&
               (!parent.length || osk__replies_add(&xml->replies, corpus->count - 1, parent, xml->error));
    }
    osk__buffer_free(&text);
    return good;
}

/* ---- what the parser tells ---- */

static const struct { const char *name; enum part part; } elements[] = {
    {"message", PART_TEXT}, {"createdAt", PART_POSTED}, {"isDeleted", PART_STATE}, {"isSpam", PART_STATE},
    {"wp:comment_id", PART_ID}, {"wp:comment_author", PART_AUTHOR}, {"wp:comment_date", PART_POSTED},
    {"wp:comment_content", PART_TEXT}, {"wp:comment_parent", PART_PARENT}, {"wp:comment_approved", PART_STATE},
    {"wp:comment_type", PART_TYPE}};

static bool is(const xmlChar *name, const char *text)
{
    return strcmp((const char *)name, text) == 0;
}

static void add_id(osk__buffer *out, const xmlChar **attributes)
{
    for (; attributes && attributes[0] && attributes[1]; attributes += 2)
        if (is(attributes[0], "dsq:id"))
            osk__buffer_text(out, (const char *)attributes[1]);
}

static void stop(struct xml *xml)
{
    xml->failed = true;
    xmlStopParser(xml->parser);
}

static void start_element(void *user, const xmlChar *name, const xmlChar **attributes)
{
    struct xml *xml = user;
    if (xml->elements) {
        if (!osk__elements_open(xml->elements, (const char *)name, (const char *const *)attributes, here(xml), xml->error))
            stop(xml);
        return;
    }
    if (is(name, "post") || is(name, "wp:comment")) {
        for (size_t i = 0; i < PARTS; i++)
            xml->parts[i].length = 0;
        xml->inside = true;
        xml->hidden = xml->author = false;
        xml->start = here(xml);
        add_id(&xml->parts[PART_ID], attributes);
    }
    xml->part = -1;
    for (size_t i = 0; xml->inside && i < sizeof elements / sizeof *elements; i++)
        if (is(name, elements[i].name)) {
            xml->part = (int)elements[i].part;
            xml->parts[xml->part].length = 0;
        }
    if (xml->inside && is(name, "parent"))
        add_id(&xml->parts[PART_PARENT], attributes);
    xml->author = xml->author || (xml->inside && is(name, "author"));
    if (xml->author && is(name, "name"))
        xml->part = PART_AUTHOR;
}

static void end_element(void *user, const xmlChar *name)
{
    struct xml *xml = user;
    if (xml->elements) {
        if (!osk__elements_close(xml->elements, here(xml), xml->error))
            stop(xml);
        return;
    }
    if (xml->part == PART_STATE) {
        osk_slice state = part_of(xml, PART_STATE);
        xml->hidden = xml->hidden || osk__slice_is(state, "true") || osk__slice_is(state, "0") || osk__slice_is(state, "spam") ||
                      osk__slice_is(state, "trash");
    }
    if (xml->part == PART_TYPE) { /* what other sites' programs left */
        osk_slice type = part_of(xml, PART_TYPE);
        xml->hidden = xml->hidden || osk__slice_is(type, "pingback") || osk__slice_is(type, "trackback");
    }
    xml->part = -1;
    xml->author = xml->author && !is(name, "author");
    if (xml->inside && (is(name, "post") || is(name, "wp:comment"))) {
        xml->inside = false;
        if (!take_comment(xml))
            stop(xml);
    }
}

static void characters(void *user, const xmlChar *text, int length)
{
    struct xml *xml = user;
    if (xml->elements)
        osk__elements_text(xml->elements, (const char *)text, (size_t)length);
    else if (xml->part >= 0)
        osk__buffer_add(&xml->parts[xml->part], (const char *)text, (size_t)length);
}

static void entity(void *user, const xmlChar *name, int type, const xmlChar *public, const xmlChar *system, xmlChar *content)
{
    struct xml *xml = user;
    (void)name, (void)type, (void)public, (void)system, (void)content;
    xml->refused = true;
    xmlStopParser(xml->parser);
}

static void ignore(void *user, const char *format, ...)
{
    (void)user, (void)format;
}

/* ---- the whole ---- */

static bool fail_parse(struct xml *xml, size_t line, size_t column)
{
    const xmlError *last = xmlCtxtGetLastError(xml->parser);
    char what[200] = "is cut";
    if (xml->refused)
        return osk__fail_at(xml->error, OSK_INPUT, xml->corpus->name, line, column,
                            "declares an entity of its own, as no export does and bombs do; it is refused from here on");
    if (last && last->code == XML_ERR_NO_MEMORY)
        return osk__no_memory(xml->error);
    if (last && last->message)
        snprintf(what, sizeof what, "%.*s", (int)strcspn(last->message, "\n"), last->message);
    if (last && last->line > 0) {
        line = (size_t)last->line;
        column = last->int2 > 0 ? (size_t)last->int2 : 0;
    }
    return osk__fail_at(xml->error, OSK_INPUT, xml->corpus->name, line, column,
                        "is no XML from here on: %s; what follows was not read", what);
}

static bool parse(struct xml *xml)
{
    xmlSAXHandler handler = {.startElement = start_element, .endElement = end_element, .characters = characters,
                             .cdataBlock = characters, .ignorableWhitespace = characters, .entityDecl = entity,
                             .warning = ignore, .error = ignore, .fatalError = ignore};
    const osk_corpus *corpus = xml->corpus;
    xml->parser = xmlCreatePushParserCtxt(&handler, xml, NULL, 0, NULL);
    if (!xml->parser)
        return osk__no_memory(xml->error);
    xmlCtxtUseOptions(xml->parser, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC);
    int status = 0;
    for (size_t at = 0; at < corpus->length && status == 0 && !xml->refused && !xml->failed; at += 65536) {
        size_t step = corpus->length - at < 65536 ? corpus->length - at : 65536;
        status = xmlParseChunk(xml->parser, corpus->stream + at, (int)step, 0);
    }
    if (status == 0 && !xml->refused && !xml->failed)
        status = xmlParseChunk(xml->parser, NULL, 0, 1);
    size_t line = xml->parser->input && xml->parser->input->line > 0 ? (size_t)xml->parser->input->line : 1;
    bool good = !xml->failed && ((status == 0 && !xml->refused) || fail_parse(xml, line, 0));
    xmlFreeDoc(xml->parser->myDoc); /* a declaration of an entity makes one, though nobody builds a tree */
    xmlFreeParserCtxt(xml->parser);
    return good;
}

enum kind { DISQUS, WORDPRESS, OTHER };

static enum kind kind_of(osk_slice text)
{
    return osk__slice_find(text, "<disqus") != SIZE_MAX ? DISQUS : osk__slice_find(text, "xmlns:wp=") != SIZE_MAX ? WORDPRESS : OTHER;
}

bool osk__xml_read(osk_corpus *corpus, const osk_comment_options *options, osk_error *error)
{
    struct xml xml = {.corpus = corpus, .error = error, .part = -1};
    if (osk__field_any_named(options))
        return osk__fail_at(error, OSK_USAGE, corpus->name, 0, 0, "is read as an export in XML, whose fields have their names already");
    static const struct { const char *layout, *what; } kinds[] = {
        {"disqus", "an export of Disqus"}, {"wordpress", "an export of WordPress"},
        {"xml", "XML in which each element with a text beside who wrote it or when is a comment"}};
    enum kind kind = kind_of(osk__slice(corpus->stream, corpus->length));
    corpus->layout = kinds[kind].layout;
    if (kind == OTHER && !(xml.elements = osk__elements_make(corpus, error)))
        return false;
    osk_error cut = {0};
    xml.error = &cut;
    bool good = osk__corpus_notice(corpus, error, OSK_NOTICE_GUESS, 0, 0, "read as %s", kinds[kind].what);
    bool whole = good && parse(&xml);
    xml.error = error;
    if (corpus->known_names.failed)
        good = osk__no_memory(error);
    xml.left_out += xml.elements ? osk__elements_left_out(xml.elements) : 0;
    osk__elements_free(xml.elements);
    good = good && osk__field_tell_hidden(corpus, error) && osk__replies_resolve(&xml.replies, corpus, error) &&
           (!xml.left_out || osk__corpus_notice(corpus, error, OSK_NOTICE_GUESS, 0, 0,
                                                "left out: %zu comments that are deleted, not approved, empty, or links from other sites", xml.left_out));
    if (good && !whole && error)
        *error = cut;
    for (size_t i = 0; i < PARTS; i++)
        osk__buffer_free(&xml.parts[i]);
    osk__replies_free(&xml.replies);
    return good && whole;
}

enum { LOOKED_AT = 65536 };

bool osk__xml_fits(osk_slice text)
{
    osk_slice all = osk__slice_trim(text);
    all.length = all.length < LOOKED_AT ? all.length : LOOKED_AT;
    return osk__slice_begins(all, "<?xml") && osk__slice_find(all, "<html") == SIZE_MAX &&
           (kind_of(all) != OTHER || osk__slice_find(all, "<!ENTITY") != SIZE_MAX || osk__elements_fit(all));
}
