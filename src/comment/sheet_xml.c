/* Excel workbooks: the first sheet as CSV, every cell quoted, so that the reader of tables has it. One of the doors to libxml2;
 * no entity may be declared.
 *
 *   xl/sharedStrings.xml      <si><t>Hei</t></si> ...
 *   xl/worksheets/sheet1.xml  <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2"><v>17</v></c></row> */
#include "sheet.h"

#include "../base/number.h"
#include "../base/zip.h"

#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_COLUMNS = 16384 };

struct sheet {
    osk_error *error;
    xmlParserCtxtPtr parser;
    osk__buffer strings;      /* shared strings, one behind the other */
    size_t *ends, end_count, end_capacity;
    osk__buffer *csv;
    size_t **rows, row_capacity, *row_count; /* of the sheet, by line of the CSV */
    osk__buffer value;        /* of the open cell */
    size_t row, column, columns, written; /* columns: of the first row; written: cells of the open one */
    bool shared, text, phonetic, refused, failed;
};

static bool is(const xmlChar *name, const char *text)
{
    const char *colon = strchr((const char *)name, ':');
    return strcmp(colon ? colon + 1 : (const char *)name, text) == 0;
}

static const char *attribute(const xmlChar **attributes, const char *name)
{
    for (; attributes && attributes[0] && attributes[1]; attributes += 2)
        if (strcmp((const char *)attributes[0], name) == 0)
            return (const char *)attributes[1];
    return NULL;
}

static void stop(struct sheet *sheet)
{
    sheet->failed = true;
    if (sheet->parser)
        xmlStopParser(sheet->parser);
}

/* ---- shared strings ---- */

static void start_string(void *user, const xmlChar *name, const xmlChar **attributes)
{
    struct sheet *sheet = user;
    (void)attributes;
    sheet->phonetic = sheet->phonetic || is(name, "rPh");
    sheet->text = is(name, "t") && !sheet->phonetic;
}

static void end_string(void *user, const xmlChar *name)
{
    struct sheet *sheet = user;
    sheet->text = false;
    sheet->phonetic = sheet->phonetic && !is(name, "rPh");
    if (!is(name, "si"))
        return;
    if (!OSK__ROOM(sheet->ends, sheet->end_capacity, sheet->end_count + 1, sheet->error))
        stop(sheet);
    else
        sheet->ends[sheet->end_count++] = sheet->strings.length;
}

static void string_characters(void *user, const xmlChar *text, int length)
{
    struct sheet *sheet = user;
    if (sheet->text)
        osk__buffer_add(&sheet->strings, (const char *)text, (size_t)length);
}

/* ---- rows and cells ---- */

static void new_line(struct sheet *sheet)
{
    if (!OSK__ROOM(*sheet->rows, sheet->row_capacity, *sheet->row_count + 1, sheet->error))
        stop(sheet);
    else
        (*sheet->rows)[(*sheet->row_count)++] = sheet->row;
}

static void write_cell(struct sheet *sheet, osk_slice value)
{
    if (sheet->written++)
        osk__buffer_byte(sheet->csv, ',');
    osk__buffer_byte(sheet->csv, '"');
    for (size_t i = 0; i < value.length && !sheet->failed; i++) {
        if (value.data[i] == '"')
            osk__buffer_byte(sheet->csv, '"');
        osk__buffer_byte(sheet->csv, value.data[i]);
        if (value.data[i] == '\n')
            new_line(sheet);
    }
    osk__buffer_byte(sheet->csv, '"');
}

/* "AB12": column 27, from 0. */
static size_t column_of(const char *place, size_t otherwise)
{
    size_t column = 0;
    if (!place)
        return otherwise;
    for (; *place >= 'A' && *place <= 'Z' && column <= MOST_COLUMNS; place++)
        column = column * 26 + (size_t)(*place - 'A') + 1;
    return column ? column - 1 : otherwise;
}

static void start_cell(void *user, const xmlChar *name, const xmlChar **attributes)
{
    struct sheet *sheet = user;
    if (is(name, "row")) {
        uint64_t row;
        const char *number = attribute(attributes, "r");
        sheet->row = number && osk__number_whole(osk__slice_text(number), &row) && row < SIZE_MAX ? (size_t)row : sheet->row + 1;
        sheet->written = sheet->column = 0;
        new_line(sheet);
    } else if (is(name, "c")) {
        const char *type = attribute(attributes, "t");
        sheet->column = column_of(attribute(attributes, "r"), sheet->written);
        sheet->shared = type && strcmp(type, "s") == 0;
        sheet->value.length = 0;
    }
    sheet->phonetic = sheet->phonetic || is(name, "rPh");
    sheet->text = is(name, "v") || (is(name, "t") && !sheet->phonetic);
}

static osk_slice cell_value(const struct sheet *sheet)
{
    osk_slice value = osk__slice(sheet->value.data ? sheet->value.data : "", sheet->value.length);
    uint64_t number;
    if (!sheet->shared)
        return value;
    if (!osk__number_whole(value, &number) || number >= sheet->end_count)
        return osk__slice("", 0);
    size_t start = number ? sheet->ends[number - 1] : 0;
    return osk__slice(sheet->strings.data ? sheet->strings.data + start : "", sheet->ends[number] - start);
}

static void end_cell(void *user, const xmlChar *name)
{
    struct sheet *sheet = user;
    sheet->text = false;
    sheet->phonetic = sheet->phonetic && !is(name, "rPh");
    if (is(name, "c") && sheet->column < MOST_COLUMNS) {
        while (sheet->written < sheet->column) /* empty cells are not written in a sheet */
            write_cell(sheet, osk__slice("", 0));
        write_cell(sheet, cell_value(sheet));
    } else if (is(name, "row") && sheet->written) {
        sheet->columns = sheet->columns ? sheet->columns : sheet->written;
        while (sheet->written < sheet->columns)
            write_cell(sheet, osk__slice("", 0));
        osk__buffer_byte(sheet->csv, '\n');
    } else if (is(name, "row") && *sheet->row_count) {
        --*sheet->row_count;
    }
}

static void cell_characters(void *user, const xmlChar *text, int length)
{
    struct sheet *sheet = user;
    if (sheet->text)
        osk__buffer_add(&sheet->value, (const char *)text, (size_t)length);
}

/* ---- the parser ---- */

static void entity(void *user, const xmlChar *name, int type, const xmlChar *public, const xmlChar *system, xmlChar *content)
{
    struct sheet *sheet = user;
    (void)name, (void)type, (void)public, (void)system, (void)content;
    sheet->refused = true;
    xmlStopParser(sheet->parser);
}

static void ignore(void *user, const char *format, ...)
{
    (void)user, (void)format;
}

static bool parse(struct sheet *sheet, const xmlSAXHandler *own, osk_slice xml, const char *member)
{
    xmlSAXHandler handler = *own;
    handler.cdataBlock = handler.ignorableWhitespace = handler.characters;
    handler.entityDecl = entity;
    handler.warning = handler.error = handler.fatalError = ignore;
    sheet->parser = xmlCreatePushParserCtxt(&handler, sheet, NULL, 0, NULL);
    if (!sheet->parser)
        return osk__no_memory(sheet->error);
    xmlCtxtUseOptions(sheet->parser, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    int status = 0;
    for (size_t at = 0; at < xml.length && status == 0 && !sheet->failed && !sheet->refused; at += 65536)
        status = xmlParseChunk(sheet->parser, xml.data + at, (int)(xml.length - at < 65536 ? xml.length - at : 65536), 0);
    if (status == 0 && !sheet->failed && !sheet->refused)
        status = xmlParseChunk(sheet->parser, NULL, 0, 1);
    bool memory = sheet->parser->errNo == XML_ERR_NO_MEMORY;
    xmlFreeDoc(sheet->parser->myDoc); /* as in xml.c */
    xmlFreeParserCtxt(sheet->parser);
    if (sheet->failed)
        return false;
    if (memory)
        return osk__no_memory(sheet->error);
    return (status == 0 && !sheet->refused) ||
           osk__fail(sheet->error, OSK_INPUT, sheet->refused ? "declares an entity in %s, as no workbook does and bombs do; it is refused"
                                                             : "is damaged: %s is no XML to its end; what stood before was read", member);
}

static bool read_member(struct sheet *sheet, osk_slice bytes, const char *member, const xmlSAXHandler *handler, bool *found)
{
    osk__buffer xml = {0};
    bool good = osk__zip_read(bytes, member, &xml, found, sheet->error) &&
                (!*found || parse(sheet, handler, osk__slice(xml.data ? xml.data : "", xml.length), member));
    osk__buffer_free(&xml);
    return good;
}

bool osk__sheet_write(osk_slice bytes, osk__buffer *csv, size_t **rows, size_t *row_count, osk_error *error)
{
    static const xmlSAXHandler strings = {.startElement = start_string, .endElement = end_string, .characters = string_characters},
                               cells = {.startElement = start_cell, .endElement = end_cell, .characters = cell_characters};
    struct sheet sheet = {.error = error, .csv = csv, .rows = rows, .row_count = row_count};
    bool found, good = read_member(&sheet, bytes, "xl/sharedStrings.xml", &strings, &found) &&
                       read_member(&sheet, bytes, "xl/worksheets/sheet1.xml", &cells, &found);
    if (good && !found)
        good = osk__fail(error, OSK_INPUT, "is a zip file, but no Excel workbook with a first sheet; save the comments as CSV or text");
    sheet.parser = NULL;
    new_line(&sheet); /* behind the last line end */
    good = good && osk__buffer_check(&sheet.strings, error) && osk__buffer_check(&sheet.value, error) && osk__buffer_check(csv, error);
    osk__buffer_free(&sheet.strings);
    osk__buffer_free(&sheet.value);
    free(sheet.ends);
    return good && !sheet.failed;
}
