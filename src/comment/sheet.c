/* Excel workbooks: a sheet as CSV, every cell quoted, so that the reader of tables has it.
 *
 *   xl/sharedStrings.xml      <si><t>Hei</t></si> ...
 *   xl/worksheets/sheet1.xml  <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2"><v>17</v></c></row> */
#include "sheet.h"

#include "member.h"

#include "../base/number.h"
#include "../base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_COLUMNS = 16384, MOST_EMPTY = 1000000, EMPTY_A_CELL = 100 };

struct sheet {
    osk__workbook *workbook;
    osk__buffer *csv;
    size_t **rows, row_capacity, *row_count; /* of the sheet, by line of the CSV */
    osk__buffer value, moment; /* of the open cell */
    size_t row, column, columns, written, style; /* columns: of the first row; written: cells of the open one */
    size_t filled, empty;     /* cells of the sheet so far: with an element of their own, and filled in between */
    bool shared, number, text, phonetic;
};

static bool is(const char *name, const char *text)
{
    return strcmp(name, text) == 0;
}

/* ---- texts ---- */

/* "_x000D_" stands for a character that XML cannot hold, "_x005F_" for the "_" of a text that only looks so (ECMA-376, part 1,
 * 22.9.2.19). */
static bool escaped(const char *text, size_t length, uint32_t *value)
{
    static const char digits[] = "0123456789abcdef";
    if (length < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_')
        return false;
    *value = 0;
    for (size_t i = 2; i < 6; i++) {
        const char *digit = memchr(digits, text[i] >= 'A' && text[i] <= 'F' ? text[i] + 32 : text[i], 16);
        if (!digit)
            return false;
        *value = *value * 16 + (uint32_t)(digit - digits);
    }
    return true;
}

/* What was escaped in the buffer's text from a place on, as it was; it only gets shorter. */
static void unescape(osk__buffer *buffer, size_t from)
{
    char *text = buffer->data;
    size_t length = buffer->length, kept = from;
    uint32_t value;
    if (!text || buffer->failed || !memchr(text + from, '_', length - from))
        return;
    for (size_t i = from; i < length;) {
        if (!escaped(text + i, length - i, &value)) {
            text[kept++] = text[i++];
            continue;
        }
        buffer->length = kept;
        osk__utf8_write(buffer, value ? value : 0xFFFD);
        kept = buffer->length;
        i += 7;
    }
    buffer->length = kept;
}

/* ---- shared strings ---- */

static bool start_string(void *user, const char *name, const char *const *attributes, osk_error *error)
{
    struct sheet *sheet = user;
    (void)attributes, (void)error;
    sheet->phonetic = sheet->phonetic || is(name, "rPh");
    sheet->text = is(name, "t") && !sheet->phonetic;
    return true;
}

static bool end_string(void *user, const char *name, osk_error *error)
{
    struct sheet *sheet = user;
    osk__workbook *workbook = sheet->workbook;
    sheet->text = false;
    sheet->phonetic = sheet->phonetic && !is(name, "rPh");
    if (!is(name, "si"))
        return true;
    unescape(&workbook->texts, workbook->end_count ? workbook->ends[workbook->end_count - 1] : 0);
    if (!OSK__ROOM(workbook->ends, workbook->end_capacity, workbook->end_count + 1, error))
        return false;
    workbook->ends[workbook->end_count++] = workbook->texts.length;
    return true;
}

static void string_characters(void *user, const char *text, size_t length)
{
    struct sheet *sheet = user;
    if (sheet->text)
        osk__buffer_add(&sheet->workbook->texts, text, length);
}

static bool read_strings(osk_slice bytes, struct sheet *sheet, osk_error *error)
{
    static const osk__member_events strings = {start_string, end_string, string_characters};
    bool found;
    if (!sheet->workbook->worded)
        sheet->workbook->worded = osk__member_parse(bytes, "xl/sharedStrings.xml", &strings, sheet, &found, error) &&
                                  osk__buffer_check(&sheet->workbook->texts, error);
    return sheet->workbook->worded;
}

/* ---- rows and cells ---- */

static bool new_line(struct sheet *sheet, osk_error *error)
{
    if (!OSK__ROOM(*sheet->rows, sheet->row_capacity, *sheet->row_count + 1, error))
        return false;
    (*sheet->rows)[(*sheet->row_count)++] = sheet->row;
    return true;
}

static bool write_cell(struct sheet *sheet, osk_slice value, osk_error *error)
{
    bool good = true;
    if (sheet->written++)
        osk__buffer_byte(sheet->csv, ',');
    osk__buffer_byte(sheet->csv, '"');
    for (size_t i = 0; i < value.length && good; i++) {
        if (value.data[i] == '"')
            osk__buffer_byte(sheet->csv, '"');
        osk__buffer_byte(sheet->csv, value.data[i]);
        if (value.data[i] == '\n')
            good = new_line(sheet, error);
    }
    osk__buffer_byte(sheet->csv, '"');
    return good;
}

/* Empty cells are not written in a sheet; a file of kilobytes could place one cell a row so far to the right that they are gigabytes. */
static bool fill_cells(struct sheet *sheet, size_t until, osk_error *error)
{
    bool good = true;
    sheet->empty += until > sheet->written ? until - sheet->written : 0;
    if (sheet->empty > MOST_EMPTY && sheet->empty / EMPTY_A_CELL > sheet->filled)
        return osk__fail(error, OSK_INPUT, "has more than %d empty cells for each that is filled (row %zu), as bombs do; it is refused from there on",
                         EMPTY_A_CELL, sheet->row);
    while (good && sheet->written < until)
        good = write_cell(sheet, osk__slice("", 0), error);
    return good;
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

static bool start_row(struct sheet *sheet, const char *number, osk_error *error)
{
    uint64_t row;
    sheet->row = number && osk__number_whole(osk__slice_text(number), &row) && row < SIZE_MAX ? (size_t)row : sheet->row + 1;
    sheet->written = sheet->column = 0;
    return new_line(sheet, error);
}

static void open_cell(struct sheet *sheet, const char *const *attributes)
{
    const char *type = osk__member_attribute(attributes, "t"), *style = osk__member_attribute(attributes, "s");
    uint64_t number;
    sheet->column = column_of(osk__member_attribute(attributes, "r"), sheet->written);
    sheet->shared = type && is(type, "s");
    sheet->number = !type || is(type, "n");
    sheet->style = style && osk__number_whole(osk__slice_text(style), &number) && number < SIZE_MAX ? (size_t)number : 0;
    sheet->value.length = 0;
}

static bool start_cell(void *user, const char *name, const char *const *attributes, osk_error *error)
{
    struct sheet *sheet = user;
    bool good = true;
    if (is(name, "row"))
        good = start_row(sheet, osk__member_attribute(attributes, "r"), error);
    else if (is(name, "c"))
        open_cell(sheet, attributes);
    sheet->phonetic = sheet->phonetic || is(name, "rPh");
    sheet->text = is(name, "v") || (is(name, "t") && !sheet->phonetic);
    return good;
}

/* A text that the cell names and the workbook does not have says that something is lost. */
static bool take_shared(struct sheet *sheet, osk_slice number, osk_slice *value, osk_error *error)
{
    const osk__workbook *workbook = sheet->workbook;
    uint64_t at;
    *value = osk__slice("", 0);
    if (number.length == 0)
        return true;
    if (!osk__number_whole(number, &at) || at >= workbook->end_count)
        return osk__fail(error, OSK_INPUT, "is damaged: cell %zu of row %zu names the text %.*s, and there are %zu; what stood before was read",
                         sheet->column + 1, sheet->row, (int)(number.length < 20 ? number.length : 20), number.data, workbook->end_count);
    size_t start = at ? workbook->ends[at - 1] : 0;
    *value = osk__slice(workbook->texts.data ? workbook->texts.data + start : "", workbook->ends[at] - start);
    return true;
}

static bool cell_value(struct sheet *sheet, osk_slice *cell, osk_error *error)
{
    if (!sheet->number && !sheet->shared)
        unescape(&sheet->value, 0);
    osk_slice value = osk__slice(sheet->value.data ? sheet->value.data : "", sheet->value.length);
    sheet->moment.length = 0;
    *cell = value;
    if (sheet->number && osk__workbook_moment(sheet->workbook, sheet->style, value, &sheet->moment))
        *cell = osk__slice(sheet->moment.data ? sheet->moment.data : "", sheet->moment.length);
    return !sheet->shared || take_shared(sheet, value, cell, error);
}

static bool take_cell(struct sheet *sheet, osk_error *error)
{
    osk_slice value;
    if (!cell_value(sheet, &value, error) || !fill_cells(sheet, sheet->column, error))
        return false;
    sheet->filled++;
    return write_cell(sheet, value, error);
}

static bool end_row(struct sheet *sheet, osk_error *error)
{
    if (!sheet->written) {
        *sheet->row_count -= *sheet->row_count > 0;
        return true;
    }
    sheet->columns = sheet->columns ? sheet->columns : sheet->written;
    bool good = fill_cells(sheet, sheet->columns, error);
    osk__buffer_byte(sheet->csv, '\n');
    return good;
}

static bool end_cell(void *user, const char *name, osk_error *error)
{
    struct sheet *sheet = user;
    sheet->text = false;
    sheet->phonetic = sheet->phonetic && !is(name, "rPh");
    if (is(name, "c") && sheet->column < MOST_COLUMNS)
        return take_cell(sheet, error);
    return !is(name, "row") || end_row(sheet, error);
}

static void cell_characters(void *user, const char *text, size_t length)
{
    struct sheet *sheet = user;
    if (sheet->text)
        osk__buffer_add(&sheet->value, text, length);
}

bool osk__sheet_write(osk_slice bytes, osk__workbook *workbook, osk__buffer *csv, size_t **rows, size_t *row_count, osk_error *error)
{
    static const osk__member_events cells = {start_cell, end_cell, cell_characters};
    struct sheet sheet = {.workbook = workbook, .csv = csv, .rows = rows, .row_count = row_count};
    bool found, good = read_strings(bytes, &sheet, error) && osk__member_parse(bytes, workbook->sheet.data, &cells, &sheet, &found, error);
    if (good && !found)
        good = osk__fail(error, OSK_INPUT, "is a zip file, but no Excel workbook with a sheet; save the comments as CSV or text");
    good = new_line(&sheet, good ? error : NULL) && good; /* behind the last line end */
    good = good && osk__buffer_check(&sheet.value, error) && osk__buffer_check(&sheet.moment, error) && osk__buffer_check(csv, error);
    osk__buffer_free(&sheet.value);
    osk__buffer_free(&sheet.moment);
    return good;
}
