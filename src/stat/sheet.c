/* Reads a coding sheet, whatever program saved it, as CSV or as a workbook. */
#include "sheet.h"

#include "../base/csv.h"
#include "../base/file.h"
#include "../base/utf8.h"
#include "../base/zip.h"
#include "../comment/sheet.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- bytes ---- */

bool osk__sheet_fail(const osk__sheet *sheet, osk_code code, size_t row, osk_error *error, const char *what)
{
    return osk__fail_at(error, code, osk__file_name(sheet->path), row < sheet->rows ? sheet->lines[row] : 1, 0, "%s", what);
}

/* Windows-1252 above 0x7F, as Excel saves plain CSV: what differs from ISO 8859-1. */
static uint32_t from_windows(unsigned char byte)
{
    static const uint16_t high[] = {0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
    return byte >= 0x80 && byte < 0xA0 ? high[byte - 0x80] : byte;
}

static bool well_formed(osk_slice text)
{
    for (size_t i = 0, step; i < text.length; i += step)
        if (!(step = osk__utf8_next(text.data + i, text.length - i, NULL)))
            return false;
    return true;
}

/* A workbook's first sheet as CSV, and which row of it each line is. */
static bool unpack(osk__sheet *sheet, osk_slice raw, osk_error *error)
{
    osk__workbook workbook = {0};
    osk_error why = {0};
    size_t **rows = &sheet->of_workbook, *count = &sheet->of_workbook_count;
    bool good = osk__workbook_read(raw, 0, &workbook, &why) && osk__sheet_write(raw, &workbook, &sheet->bytes, rows, count, &why);
    osk__workbook_free(&workbook);
    return good || osk__fail_at(error, why.code, osk__file_name(sheet->path), 0, 0, "%s", why.message);
}

static bool decode(osk__sheet *sheet, osk_slice raw, osk_error *error)
{
    if (osk__zip_fits(raw))
        return unpack(sheet, raw, error);
    const char *what = raw.length >= 2 && (memcmp(raw.data, "\xFF\xFE", 2) == 0 || memcmp(raw.data, "\xFE\xFF", 2) == 0)
                           ? "this is UTF-16: save the sheet as CSV UTF-8"
                       : memchr(raw.data ? raw.data : "", 0, raw.length) ? "this is no text: save the sheet as CSV"
                       : raw.length == 0                                 ? "the sheet is empty"
                                                                         : NULL;
    if (what)
        return osk__sheet_fail(sheet, OSK_INPUT, 0, error, what);
    if (osk__slice_begins(raw, "\xEF\xBB\xBF"))
        raw = osk__slice_behind(raw, 3);
    if (well_formed(raw))
        osk__buffer_add(&sheet->bytes, raw.data, raw.length);
    else
        for (size_t i = 0; i < raw.length; i++)
            osk__utf8_write(&sheet->bytes, from_windows((unsigned char)raw.data[i]));
    return osk__buffer_check(&sheet->bytes, error);
}

/* ---- rows ---- */

struct reader {
    osk__sheet *sheet;
    osk__csv csv;
    size_t line, passed; /* of the place that lines are counted to */
    bool any;            /* a column of units need not be there */
};

static size_t line_of(struct reader *reader, size_t place)
{
    for (; reader->passed < place; reader->passed++)
        reader->line += reader->sheet->bytes.data[reader->passed] == '\n';
    return reader->line;
}

/* Where the record at hand stands, as whoever opens the file sees it. */
static size_t place_of(const struct reader *reader)
{
    const osk__sheet *sheet = reader->sheet;
    return reader->line && reader->line <= sheet->of_workbook_count ? sheet->of_workbook[reader->line - 1] : reader->line;
}

/* A cell without the doubling of its quotation marks. */
static bool take_cell(struct reader *reader, size_t i, osk_slice *out, osk_error *error)
{
    *out = osk__csv_slice(&reader->csv, i);
    if (reader->csv.cells[i].doubled) {
        char *copy = osk__arena_copy(&reader->sheet->arena, out->data, out->length, error);
        size_t length = 0;
        if (!copy)
            return false;
        for (size_t at = 0; at < out->length; at++) {
            copy[length++] = copy[at];
            at += copy[at] == '"' && at + 1 < out->length;
        }
        *out = osk__slice(copy, length);
    }
    *out = osk__slice_trim(*out);
    return true;
}

static bool is_empty(const struct reader *reader)
{
    for (size_t i = 0; i < reader->csv.count; i++)
        if (osk__slice_trim(osk__csv_slice(&reader->csv, i)).length)
            return false;
    return true;
}

/* The next record that is not empty; *any: there was one. */
static bool next_record(struct reader *reader, bool *any, osk_error *error)
{
    do {
        line_of(reader, reader->csv.at);
        bool read = osk__csv_next(&reader->csv, error);
        const char *what = reader->csv.open != SIZE_MAX  ? "a quotation mark that is opened here is never closed"
                           : reader->csv.bad != SIZE_MAX ? "the row has text behind a closing quotation mark"
                                                         : NULL;
        if (what)
            return osk__fail_at(error, OSK_INPUT, osk__file_name(reader->sheet->path), place_of(reader), 0, "%s", what);
        if (!read)
            return false;
    } while (reader->csv.count && is_empty(reader));
    *any = reader->csv.count > 0;
    return true;
}

static bool add_cells(struct reader *reader, osk_error *error)
{
    osk__sheet *sheet = reader->sheet;
    if (!OSK__ROOM(sheet->cells, sheet->cell_capacity, sheet->cell_count + sheet->columns, error))
        return false;
    for (size_t i = 0; i < sheet->columns; i++) {
        osk_slice *cell = &sheet->cells[sheet->cell_count++];
        *cell = osk__slice("", 0);
        if (i < reader->csv.count && !take_cell(reader, i, cell, error))
            return false;
    }
    for (size_t i = sheet->columns; i < reader->csv.count; i++)
        if (osk__slice_trim(osk__csv_slice(&reader->csv, i)).length)
            return osk__fail_at(error, OSK_INPUT, osk__file_name(sheet->path), place_of(reader), 0,
                                "the row has more cells than the header");
    return true;
}

static bool add_row(struct reader *reader, size_t unit, size_t sample, osk_error *error)
{
    osk__sheet *sheet = reader->sheet;
    if (!OSK__ROOM(sheet->lines, sheet->line_capacity, sheet->rows + 1, error) ||
        !OSK__ROOM(sheet->units, sheet->unit_capacity, sheet->rows + 1, error) || !add_cells(reader, error))
        return false;
    size_t row = sheet->rows++;
    double number = 0;
    sheet->lines[row] = place_of(reader);
    if (!reader->any && (!osk__code_number(osk__sheet_cell(sheet, row, unit), &number) || number < 1 || number > 1e9 ||
        number > floor(number)))
        return osk__sheet_fail(sheet, OSK_INPUT, row, error, "the unit is no whole number from 1 on");
    sheet->units[row] = (uint64_t)number;
    if (sample == SIZE_MAX)
        return true;
    osk_slice here = osk__sheet_cell(sheet, row, sample);
    if (row == 0)
        sheet->sample = here;
    return osk__slice_equal(here, sheet->sample) ||
           osk__sheet_fail(sheet, OSK_INTEGRITY, row, error, "this row is of another sample than those above it");
}

static int by_number(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

static bool check_units(const osk__sheet *sheet, osk_error *error)
{
    uint64_t *sorted = osk__take(sheet->rows + 1, sizeof *sorted, error), twice = 0;
    if (!sorted)
        return false;
    memcpy(sorted, sheet->units, sheet->rows * sizeof *sorted);
    qsort(sorted, sheet->rows, sizeof *sorted, by_number);
    for (size_t i = 1; i < sheet->rows && !twice; i++)
        twice = sorted[i] == sorted[i - 1] ? sorted[i] : 0;
    free(sorted);
    for (size_t row = sheet->rows; twice && row-- > 0;)
        if (sheet->units[row] == twice)
            return osk__sheet_fail(sheet, OSK_INPUT, row, error, "this unit stands in the sheet already");
    return true;
}

static bool read_all(struct reader *reader, osk_error *error)
{
    osk__sheet *sheet = reader->sheet;
    bool any;
    if (!next_record(reader, &any, error))
        return false;
    sheet->columns = reader->csv.count;
    if (!any || !add_cells(reader, error))
        return any ? false : osk__sheet_fail(sheet, OSK_INPUT, 0, error, "the sheet is empty");
    size_t unit = osk__sheet_find_role(sheet, OSK__ROLE_UNIT), sample = osk__sheet_find_role(sheet, OSK__ROLE_SAMPLE);
    if (unit == SIZE_MAX && !reader->any)
        return osk__sheet_fail(sheet, OSK_USAGE, 0, error, "the first row must name a column 'unit' (enhet, eining)");
    for (;;) {
        if (!next_record(reader, &any, error) || (any && !add_row(reader, unit, sample, error)))
            return false;
        if (!any)
            break;
    }
    if (sheet->rows == 0)
        return osk__sheet_fail(sheet, OSK_INPUT, 0, error, "the sheet has a header and no units");
    return reader->any || check_units(sheet, error);
}

/* "ark/kari.csv": kari */
static osk_slice name_of(const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path, *point = strrchr(name, '.');
    return osk__slice(name, point && point > name ? (size_t)(point - name) : strlen(name));
}

static bool read_sheet(const char *path, bool any, osk__sheet *sheet, osk_error *error)
{
    osk__buffer raw = {0};
    size_t counts[OSK__SEPARATORS], best = 0;
    *sheet = (osk__sheet){.path = path, .name = name_of(path)};
    bool good = osk__file_read(path, &raw, error) && decode(sheet, osk__slice(raw.data, raw.length), error);
    osk__buffer_free(&raw);
    if (!good)
        return false;
    osk_slice text = osk__slice(sheet->bytes.data, sheet->bytes.length);
    struct reader reader = {.sheet = sheet, .line = 1, .any = any};
    osk__csv_count(text, counts);
    for (size_t i = 1; i < OSK__SEPARATORS && !sheet->of_workbook; i++) /* our own CSV of a workbook has commas */
        best = counts[i] > counts[best] ? i : best;
    reader.csv = osk__csv_open(text, osk__csv_separators[best]);
    if (!sheet->of_workbook && text.length > 5 && osk__slice_begins(text, "sep=")) {
        reader.csv.separator = text.data[4];
        for (reader.csv.at = 5; reader.csv.at < text.length && text.data[reader.csv.at - 1] != '\n';)
            reader.csv.at++;
    }
    good = read_all(&reader, error);
    osk__csv_free(&reader.csv);
    return good;
}

bool osk__sheet_read(const char *path, osk__sheet *sheet, osk_error *error)
{
    return read_sheet(path, false, sheet, error);
}

bool osk__sheet_read_any(const char *path, osk__sheet *sheet, osk_error *error)
{
    return read_sheet(path, true, sheet, error);
}

void osk__sheet_free(osk__sheet *sheet)
{
    osk__buffer_free(&sheet->bytes);
    osk__arena_free(&sheet->arena);
    free(sheet->cells);
    free(sheet->lines);
    free(sheet->units);
    free(sheet->of_workbook);
    *sheet = (osk__sheet){0};
}

size_t osk__sheet_find(const osk__sheet *sheet, const char *heading)
{
    for (size_t i = 0; i < sheet->columns; i++)
        if (osk__slice_is(osk__sheet_heading(sheet, i), heading))
            return i;
    return SIZE_MAX;
}

size_t osk__sheet_find_role(const osk__sheet *sheet, osk__role role)
{
    for (size_t i = 0; i < sheet->columns; i++)
        if (osk__sheet_role(osk__sheet_heading(sheet, i)) == role)
            return i;
    return SIZE_MAX;
}
