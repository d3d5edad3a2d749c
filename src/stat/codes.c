/* A coder's sheet as codes: which columns are codes, and what each cell says. */
#include "codes.h"

#include "../base/digest.h"
#include "../base/file.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct reader {
    osk_codes *codes;
    osk__sheet sheet;
    osk__buffer name;
    bool *said;             /* by row: does any column of codes say something? */
};

bool osk__codes_notice(osk_codes *codes, osk_error *error, const char *format, ...)
{
    va_list list;
    if (!OSK__ROOM(codes->notices, codes->notice_capacity, codes->notice_count + 1, error))
        return false;
    osk_notice *notice = &codes->notices[codes->notice_count++];
    *notice = (osk_notice){.kind = OSK_NOTICE_GUESS};
    snprintf(notice->place.file, sizeof notice->place.file, "%s", osk__file_name(codes->file));
    va_start(list, format);
    vsnprintf(notice->place.message, sizeof notice->place.message, format, list);
    va_end(list);
    return true;
}

/* ---- what a cell says ---- */

static osk__coded mark_of(osk_slice cell, bool *known)
{
    static const char *const yes[] = {"1", "x", "ja", "yes", "true", "sann"}, *const no[] = {"0", "nei", "no", "false", "usann"};
    *known = true;
    if (osk__slice_alike_any(cell, OSK__LIST(yes)))
        return OSK__CODED_YES;
    if (osk__slice_alike_any(cell, OSK__LIST(no)))
        return OSK__CODED_NO;
    *known = osk__code_missing(cell);
    return OSK__UNCODED;
}

/* The next of several codes in a cell: "tillit; ledelse". False at the end. */
static bool next_code(osk_slice *rest, osk_slice *code)
{
    while (rest->length) {
        size_t end = 0;
        while (end < rest->length && rest->data[end] != ';' && rest->data[end] != '|')
            end++;
        *code = osk__slice_trim(osk__slice(rest->data, end));
        *rest = osk__slice_behind(*rest, end < rest->length ? end + 1 : end);
        if (code->length && !osk__code_missing(*code))
            return true;
    }
    return false;
}

/* "holdning=for"; of a column that is called code the value alone. OSK_NONE where there is no room. */
static uint32_t name_of(struct reader *reader, osk_slice heading, osk_slice value, size_t row, osk_error *error)
{
    reader->name.length = 0;
    if (osk__sheet_role(heading) != OSK__ROLE_CODE) {
        osk__buffer_add(&reader->name, heading.data, heading.length);
        if (value.length)
            osk__buffer_byte(&reader->name, '=');
    }
    osk__buffer_add(&reader->name, value.data, value.length);
    if (!osk__buffer_check(&reader->name, error))
        return OSK_NONE;
    osk_slice name = osk__slice(reader->name.data, reader->name.length);
    if (osk__strings_find(&reader->codes->names, name) == OSK_NONE && reader->codes->names.count == OSK__CODES) {
        osk__sheet_fail(&reader->sheet, OSK_INPUT, row, error, "here is the 201st code of the sheet: is this a column of codes?");
        return OSK_NONE;
    }
    return osk__strings_add(&reader->codes->names, name, error);
}

/* ---- columns: the codes that they hold ---- */

typedef struct column { size_t at; bool marks, noes; uint32_t code; } column; /* marks: yes and no, one code */

static bool look(struct reader *reader, column *column, osk_error *error)
{
    const osk__sheet *sheet = &reader->sheet;
    osk_slice heading = osk__sheet_heading(sheet, column->at), value;
    column->marks = osk__sheet_role(heading) != OSK__ROLE_CODE;
    for (size_t row = 0; row < sheet->rows; row++) {
        osk_slice cell = osk__sheet_cell(sheet, row, column->at);
        bool known;
        column->noes = mark_of(cell, &known) == OSK__CODED_NO || column->noes;
        column->marks = column->marks && known;
        reader->said[row] = reader->said[row] || !osk__code_missing(cell);
        if (cell.length && cell.data[0] == '#' && !osk__code_missing(cell))
            return osk__sheet_fail(sheet, OSK_INPUT, row, error, "the code is the error value of a formula");
    }
    if (column->marks)
        return (column->code = name_of(reader, heading, osk__slice("", 0), 0, error)) != OSK_NONE;
    for (size_t row = 0; row < sheet->rows; row++)
        for (osk_slice rest = osk__sheet_cell(sheet, row, column->at); next_code(&rest, &value);)
            if (name_of(reader, heading, value, row, error) == OSK_NONE)
                return false;
    return true;
}

static bool list_columns(struct reader *reader, column *columns, size_t *count, osk_error *error)
{
    *count = 0;
    for (size_t i = 0; i < reader->sheet.columns; i++) {
        osk_slice heading = osk__sheet_heading(&reader->sheet, i);
        if (osk__codes_aside(heading))
            continue;
        columns[*count] = (column){.at = i};
        if (!look(reader, &columns[(*count)++], error))
            return false;
    }
    return reader->codes->names.count > 0 ||
           osk__sheet_fail(&reader->sheet, OSK_USAGE, SIZE_MAX, error, "the sheet has no column of codes, or none of them says anything");
}

/* ---- cells ---- */

static bool put_values(struct reader *reader, const column *column, size_t row, uint8_t *cells, osk_error *error)
{
    const osk_codes *codes = reader->codes;
    osk_slice heading = osk__sheet_heading(&reader->sheet, column->at), value,
              cell = osk__sheet_cell(&reader->sheet, row, column->at), rest = cell;
    size_t before = codes->names.count;
    /* A coded cell says no to every other code of its column. */
    for (uint32_t code = 0; code < before && !osk__code_missing(cell); code++) {
        osk_slice name = osk__strings_get(&codes->names, code);
        bool whole = osk__sheet_role(heading) == OSK__ROLE_CODE;
        if (cells[code] == OSK__UNCODED && (whole ? !memchr(name.data, '=', name.length) :
            name.length > heading.length && memcmp(name.data, heading.data, heading.length) == 0 && name.data[heading.length] == '='))
            cells[code] = OSK__CODED_NO;
    }
    while (next_code(&rest, &value)) {
        uint32_t code = name_of(reader, heading, value, row, error);
        if (code == OSK_NONE)
            return false;
        cells[code] = OSK__CODED_YES;
    }
    return true;
}

static bool put_row(struct reader *reader, const column *columns, size_t count, size_t row, uint8_t *cells,
                    osk_error *error)
{
    for (size_t i = 0; i < count && reader->said[row]; i++) {
        bool known;
        osk__coded mark = mark_of(osk__sheet_cell(&reader->sheet, row, columns[i].at), &known);
        if (!columns[i].marks && !put_values(reader, &columns[i], row, cells, error))
            return false;
        if (columns[i].marks)
            cells[columns[i].code] = (uint8_t)(mark == OSK__UNCODED && !columns[i].noes ? OSK__CODED_NO : mark);
    }
    return true;
}

static bool tell(struct reader *reader, const column *columns, size_t count, osk_error *error)
{
    osk_codes *codes = reader->codes;
    size_t unsaid = 0, bare = 0;
    for (size_t row = 0; row < reader->sheet.rows; row++)
        unsaid += !reader->said[row];
    for (size_t i = 0; i < count; i++)
        bare += columns[i].marks && !columns[i].noes;
    reader->name.length = 0;
    for (uint32_t i = 0; i < codes->names.count && i < 12; i++) {
        osk_slice name = osk__strings_get(&codes->names, i);
        size_t yes = 0;
        for (size_t u = 0; u < codes->unit_count; u++)
            yes += codes->cells[u * codes->names.count + i] == OSK__CODED_YES;
        osk__buffer_format(&reader->name, "%s%.*s %zu", i ? ", " : "", (int)(name.length < 24 ? name.length : 24), name.data, yes);
    }
    osk__buffer_byte(&reader->name, '\0');
    return osk__buffer_check(&reader->name, error) &&
           osk__codes_notice(codes, error, "codes of %zu %s: %s%s", codes->unit_count - unsaid,
                             codes->sentences ? "sentences" : "comments", reader->name.data,
                             codes->names.count > 12 ? " ..." : "") &&
           (!bare || osk__codes_notice(codes, error, "%zu %s yes and never no: an empty cell in a coded row counts as no there",
                                       bare, bare == 1 ? "column says" : "columns say")) &&
           (!unsaid || osk__codes_notice(codes, error, "%zu %s nothing and count as not coded: a 0 says that no code applies",
                                         unsaid, unsaid == 1 ? "row says" : "rows say"));
}

static bool fill(struct reader *reader, osk_error *error)
{
    osk_codes *codes = reader->codes;
    size_t count = 0, rows = reader->sheet.rows;
    column *columns = osk__take(reader->sheet.columns + 1, sizeof *columns, error);
    bool good = columns && (reader->said = osk__take(rows + 1, sizeof *reader->said, error)) &&
                list_columns(reader, columns, &count, error) &&
                (codes->cells = osk__take(rows * codes->names.count + 1, 1, error)) &&
                (codes->lines = osk__take(rows + 1, sizeof *codes->lines, error));
    for (size_t u = 0; good && u < codes->unit_count; u++) {
        codes->lines[u] = reader->sheet.lines[codes->units[u].row];
        good = put_row(reader, columns, count, codes->units[u].row, codes->cells + u * codes->names.count, error);
    }
    good = good && tell(reader, columns, count, error);
    free(columns);
    return good;
}

bool osk__codes_read(osk_codes *codes, const osk_corpus *corpus, const char *path, const char *key, osk_error *error)
{
    struct reader reader = {.codes = codes};
    bool good = (codes->file = osk__take(strlen(path) + 1, 1, error)) != NULL;
    if (good)
        memcpy(codes->file, path, strlen(path));
    good = good && osk__sheet_read_any(path, &reader.sheet, error);
    if (good)
        osk__digest(osk__slice(reader.sheet.bytes.data, reader.sheet.bytes.length), codes->hash);
    good = good && osk__codes_place(codes, &reader.sheet, corpus, key, error) && fill(&reader, error);
    osk__sheet_free(&reader.sheet);
    osk__buffer_free(&reader.name);
    free(reader.said);
    return good;
}
