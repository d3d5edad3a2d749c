/* What a workbook can hold, without the library.
 *
 *   "\0" as U+FFFD, "_x0041_" as "_x005F_x0041_", 40,000 letters as 32,763 and " [...]" */
#include "workbook.h"

#include "report.h"

#include "../base/table.h"
#include "../base/utf8.h"

#include <stdio.h>
#include <string.h>

enum { MOST = 32767 }; /* UTF-16 units, as Excel counts them */
static const char cut_mark[] = " [\xE2\x80\xA6]";
enum { MARK = 4 }; /* its units */
enum { WIDE = 60, NARROW = 6, ROOM = 20 /* to fill in */, LOOKED_AT = 500 /* columns of letters; rows that a width is found by */ };
enum { MOST_NAME = 31 }; /* characters of a sheet's name */

/* What XML cannot hold becomes U+FFFD; a control character the library writes as _x0007_, so what looks like that is told apart
 * from it by _x005F_ in front (ECMA-376, part 1, 22.9.2.19). */
static bool looks_escaped(osk_slice text)
{
    if (text.length < 7 || text.data[0] != '_' || text.data[1] != 'x' || text.data[6] != '_')
        return false;
    for (size_t i = 2; i < 6; i++)
        if (!memchr("0123456789abcdefABCDEF", text.data[i], 22))
            return false;
    return true;
}

bool osk__workbook_cell(osk__buffer *cell, osk_slice text)
{
    size_t units = 0, keep = 0;
    cell->length = 0;
    for (size_t i = 0; i < text.length;) {
        size_t bad = 1, step = osk__utf8_next(text.data + i, text.length - i, &bad);
        uint32_t value = step ? osk__utf8_value(text.data + i) : 0xFFFD;
        bool escaped = looks_escaped(osk__slice_behind(text, i));
        size_t here = (value > 0xFFFF ? 2u : 1u) + (escaped ? 6u : 0u);
        if (units <= MOST - MARK)
            keep = cell->length;
        if ((units += here) > MOST)
            break;
        osk__buffer_text(cell, escaped ? "_x005F" : "");
        osk__utf8_write(cell, value == 0 || value == 0xFFFE || value == 0xFFFF ? 0xFFFD : value);
        i += step ? step : bad;
    }
    if (units > MOST) {
        cell->length = keep;
        osk__buffer_text(cell, cut_mark);
    }
    osk__buffer_byte(cell, '\0');
    return units <= MOST;
}

size_t osk_table_too_long(const osk_table *table)
{
    osk__buffer cell = {0};
    size_t count = 0;
    for (size_t column = 0; column < osk_table_columns(table); column++)
        for (size_t row = 0; row < osk_table_rows(table); row++) {
            osk_slice text = osk_table_text(table, row, column);
            count += text.length > MOST && !osk__workbook_cell(&cell, text);
        }
    osk__buffer_free(&cell);
    return count;
}

/* ---- columns and sheets ---- */

osk_slice osk__workbook_text(const osk_table *table, size_t row, size_t column, bool people)
{
    return people ? osk__cell_shown(table, row, column) : osk__cell_text(table, row, column);
}

size_t osk__workbook_width(const osk_table *table, size_t column, bool people)
{
    size_t width = osk__utf8_count(osk__workbook_text(table, SIZE_MAX, column, people)) + 3; /* and a button to filter by */
    bool empty = true;
    for (size_t row = 0; row < osk_table_rows(table) && row < LOOKED_AT && width < WIDE; row++) {
        osk_slice text = osk__workbook_text(table, row, column, people);
        size_t letters = text.length < 4 * WIDE ? osk__utf8_count(text) : WIDE;
        empty = empty && text.length == 0;
        width = letters + 1 > width ? letters + 1 : width;
    }
    if (empty && osk__table_kind(table, column) == OSK_TEXT)
        return ROOM;
    return width < NARROW ? NARROW : width < WIDE ? width : WIDE;
}

void osk__workbook_name(osk__buffer *room, osk_slice name, int again)
{
    char tail[16] = "";
    if (again > 1)
        snprintf(tail, sizeof tail, "~%d", again);
    size_t points = 0, most = MOST_NAME - strlen(tail);
    room->length = 0;
    for (size_t i = 0, step; i < name.length && points < most; i += step, points++) {
        step = osk__utf8_next(name.data + i, name.length - i, NULL);
        if (step <= 1 && (!step || (unsigned char)name.data[i] < 0x20 || strchr("[]:*?/\\'", name.data[i])))
            osk__buffer_byte(room, '_');
        else
            osk__buffer_add(room, name.data + i, step);
        step = step ? step : 1;
    }
    osk__buffer_text(room, room->length ? tail : "sheet");
    osk__buffer_byte(room, '\0');
}
