/* XML that lies in a zip file, element by element. One of the doors to libxml2. */
#include "member.h"

#include "../base/zip.h"

#include <libxml/parser.h>
#include <string.h>

struct reading {
    const osk__member_events *events;
    void *user;
    osk_error *error;
    xmlParserCtxtPtr parser;
    bool refused, failed;
};

static const char *without_prefix(const char *name)
{
    const char *colon = strchr(name, ':');
    return colon ? colon + 1 : name;
}

const char *osk__member_attribute(const char *const *attributes, const char *name)
{
    for (; attributes && attributes[0] && attributes[1]; attributes += 2)
        if (strcmp(without_prefix(attributes[0]), name) == 0)
            return attributes[1];
    return NULL;
}

static void go_on(struct reading *r, bool good)
{
    if (good)
        return;
    r->failed = true;
    xmlStopParser(r->parser);
}

static void start(void *user, const xmlChar *name, const xmlChar **attributes)
{
    struct reading *r = user;
    if (r->events->start && !r->failed)
        go_on(r, r->events->start(r->user, without_prefix((const char *)name), (const char *const *)attributes, r->error));
}

static void end(void *user, const xmlChar *name)
{
    struct reading *r = user;
    if (r->events->end && !r->failed)
        go_on(r, r->events->end(r->user, without_prefix((const char *)name), r->error));
}

static void text(void *user, const xmlChar *bytes, int length)
{
    struct reading *r = user;
    if (r->events->text)
        r->events->text(r->user, (const char *)bytes, (size_t)length);
}

static void entity(void *user, const xmlChar *name, int type, const xmlChar *public, const xmlChar *system, xmlChar *content)
{
    struct reading *r = user;
    (void)name, (void)type, (void)public, (void)system, (void)content;
    r->refused = true;
    xmlStopParser(r->parser);
}

static void ignore(void *user, const char *format, ...)
{
    (void)user, (void)format;
}

static int feed(struct reading *r, osk_slice xml)
{
    int status = 0;
    for (size_t at = 0; at < xml.length && status == 0 && !r->failed && !r->refused; at += 65536)
        status = xmlParseChunk(r->parser, xml.data + at, (int)(xml.length - at < 65536 ? xml.length - at : 65536), 0);
    return status != 0 || r->failed || r->refused ? status : xmlParseChunk(r->parser, NULL, 0, 1);
}

static bool parse(struct reading *r, osk_slice xml, const char *member)
{
    xmlSAXHandler handler = {.startElement = start, .endElement = end, .characters = text, .cdataBlock = text, .ignorableWhitespace = text,
                             .entityDecl = entity, .warning = ignore, .error = ignore, .fatalError = ignore};
    r->parser = xmlCreatePushParserCtxt(&handler, r, NULL, 0, NULL);
    if (!r->parser)
        return osk__no_memory(r->error);
    xmlCtxtUseOptions(r->parser, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    int status = feed(r, xml);
    bool memory = r->parser->errNo == XML_ERR_NO_MEMORY;
    xmlFreeDoc(r->parser->myDoc); /* as in xml.c */
    xmlFreeParserCtxt(r->parser);
    if (r->failed)
        return false;
    if (memory)
        return osk__no_memory(r->error);
    return (status == 0 && !r->refused) ||
           osk__fail(r->error, OSK_INPUT, r->refused ? "declares an entity in %s, as no workbook does and bombs do; it is refused"
                                                     : "is damaged: %s is no XML to its end; what stood before was read", member);
}

bool osk__member_parse(osk_slice zip, const char *member, const osk__member_events *events, void *user, bool *found, osk_error *error)
{
    struct reading reading = {.events = events, .user = user, .error = error};
    osk__buffer xml = {0};
    bool good = osk__zip_read(zip, member, &xml, found, error) &&
                (!*found || parse(&reading, osk__slice(xml.data ? xml.data : "", xml.length), member));
    osk__buffer_free(&xml);
    return good;
}
