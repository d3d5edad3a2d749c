/* Sheets beside each other, joined by unit. */
#include "sheets.h"

#include "../base/file.h"

#include <stdlib.h>
#include <string.h>

static int by_number(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

static size_t place_of(const osk__sheets *sheets, uint64_t unit)
{
    size_t low = 0, high = sheets->unit_count;
    OSK__HALVE(low, high, i, sheets->units[i] < unit)
    return low;
}

static bool join(osk__sheets *sheets, osk_error *error)
{
    size_t all = 0, count = 0;
    for (size_t s = 0; s < sheets->count; s++)
        all += sheets->items[s].rows;
    if (!(sheets->units = osk__take(all + 1, sizeof *sheets->units, error)))
        return false;
    for (size_t s = 0, at = 0; s < sheets->count; at += sheets->items[s++].rows)
        memcpy(sheets->units + at, sheets->items[s].units, sheets->items[s].rows * sizeof *sheets->units);
    qsort(sheets->units, all, sizeof *sheets->units, by_number);
    for (size_t i = 0; i < all; i++)
        if (count == 0 || sheets->units[i] != sheets->units[count - 1])
            sheets->units[count++] = sheets->units[i];
    sheets->unit_count = count;
    if (!(sheets->rows = osk__take(count * sheets->count + 1, sizeof *sheets->rows, error)))
        return false;
    for (size_t s = 0; s < sheets->count; s++)
        for (size_t row = 0; row < sheets->items[s].rows; row++)
            sheets->rows[place_of(sheets, sheets->items[s].units[row]) * sheets->count + s] = (uint32_t)(row + 1);
    return true;
}

static bool check_samples(const osk__sheets *sheets, osk_error *error)
{
    const osk__sheet *first = NULL;
    for (size_t s = 0; s < sheets->count; s++) {
        const osk__sheet *sheet = &sheets->items[s];
        if (!sheet->sample.data)
            continue;
        if (first && !osk__slice_equal(first->sample, sheet->sample))
            return osk__fail_at(error, OSK_INTEGRITY, osk__file_name(sheet->path), 0, 0,
                                "this sheet is of sample '%.*s', but %.100s of '%.*s'",
                                (int)(sheet->sample.length < 40 ? sheet->sample.length : 40), sheet->sample.data,
                                osk__file_name(first->path),
                                (int)(first->sample.length < 40 ? first->sample.length : 40), first->sample.data);
        first = first ? first : sheet;
    }
    return true;
}

bool osk__sheets_read(osk__sheets *sheets, const char *const *paths, size_t count, osk_error *error)
{
    *sheets = (osk__sheets){0};
    if (count > OSK__CODERS)
        return osk__fail(error, OSK_USAGE, "at most %d sheets at a time", OSK__CODERS);
    if (!(sheets->items = osk__take(count + 1, sizeof *sheets->items, error)))
        return false;
    for (; sheets->count < count; sheets->count++)
        if (!osk__sheet_read(paths[sheets->count], &sheets->items[sheets->count], error)) {
            osk__sheet_free(&sheets->items[sheets->count]);
            return false;
        }
    return check_samples(sheets, error) && join(sheets, error);
}

void osk__sheets_free(osk__sheets *sheets)
{
    for (size_t s = 0; s < sheets->count; s++)
        osk__sheet_free(&sheets->items[s]);
    free(sheets->items);
    free(sheets->units);
    free(sheets->rows);
    *sheets = (osk__sheets){0};
}

/* ---- columns ---- */

static bool same_column(osk_slice a, osk_slice b)
{
    return osk__slice_equal(a, b) || (osk__sheet_role(a) == OSK__ROLE_CODE && osk__sheet_role(b) == OSK__ROLE_CODE);
}

static size_t column_of(const osk__sheet *sheet, osk_slice name)
{
    for (size_t i = 0; i < sheet->columns; i++)
        if (same_column(osk__sheet_heading(sheet, i), name))
            return i;
    return SIZE_MAX;
}

/* In how many sheets it stands, as codes. */
static size_t sheets_with(const osk__sheets *sheets, osk_slice name)
{
    size_t count = 0;
    for (size_t s = 0; s < sheets->count; s++)
        count += column_of(&sheets->items[s], name) != SIZE_MAX;
    return count;
}

bool osk__sheets_columns(const osk__sheets *sheets, const char *wanted, osk_slice **names, size_t *count, osk_error *error)
{
    const osk__sheet *first = &sheets->items[0];
    *count = 0;
    if (!(*names = osk__take(first->columns + 1, sizeof **names, error)))
        return false;
    if (wanted && sheets_with(sheets, osk__slice_text(wanted)) == 0)
        return osk__fail(error, OSK_USAGE, "no sheet has a column '%.80s'", wanted);
    if (wanted) {
        (*names)[(*count)++] = osk__slice_text(wanted);
        return true;
    }
    for (size_t i = 0; i < first->columns; i++) {
        osk_slice name = osk__sheet_heading(first, i);
        osk__role role = osk__sheet_role(name);
        if ((role == OSK__ROLE_CODE || role == OSK__ROLES) && sheets_with(sheets, name) >= 2 && column_of(first, name) == i)
            (*names)[(*count)++] = name;
    }
    return *count || osk__fail(error, OSK_USAGE, "the sheets have no column of codes in common; --column names one");
}
