/* Which columns of a table hold prose: what people are asked in a form is the name of its column, and no list of names can
 * have that. Prose is three words or more a cell, and seldom twice the same, as the answers to tick are.
 *
 *   $submission_id  "Hvilket parti står du nærmest?"  "Hva mener du om skolevegen?"
 *   1001            Partiet for de som går            Den er farlig; gjør noe.
 *   1002            Partiet for de som går            Helt fin nå som det er lys */
#include "prose.h"

#include "../base/csv.h"
#include "../base/strings.h"

#include <stdlib.h>

enum { ROWS = 500, WORDS = 3 };

struct column {
    size_t filled, words;
    osk__strings distinct;
};

/* Words with a small letter in them: the moments of a form, "2023/05/04 9:12:33 AM GMT+2", have none. */
static size_t count_words(osk_slice cell)
{
    size_t words = 0;
    bool within = false;
    for (size_t i = 0; i < cell.length; i++) {
        unsigned char byte = (unsigned char)cell.data[i];
        if (byte <= ' ')
            within = false;
        else if (!within && (byte >= 0x80 || (byte >= 'a' && byte <= 'z'))) {
            within = true;
            words++;
        }
    }
    return words;
}

static bool count_cell(struct column *column, osk_slice cell, osk_error *error)
{
    cell = osk__slice_trim(cell);
    if (!cell.length)
        return true;
    column->filled++;
    column->words += count_words(cell);
    return osk__strings_add(&column->distinct, cell, error) != OSK_NONE;
}

static bool count_rows(osk__csv *csv, struct column *columns, size_t count, osk_error *error)
{
    for (size_t row = 0; row < ROWS; row++) {
        if (!osk__csv_next(csv, error))
            return csv->open != SIZE_MAX; /* who reads the rows will tell it */
        if (csv->count == 0)
            return true;
        for (size_t i = 0; csv->count == count && i < count; i++)
            if (!count_cell(&columns[i], osk__csv_slice(csv, i), error))
                return false;
    }
    return true;
}

static bool is_prose(const struct column *column)
{
    return column->filled && column->words >= WORDS * column->filled && 2 * column->distinct.count > column->filled;
}

/* Into its place by words; where the list is full the last one leaves it. */
static void insert(osk__prose *prose, const struct column *columns, size_t i)
{
    size_t at = prose->count;
    while (at > 0 && columns[prose->columns[at - 1]].words < columns[i].words)
        at--;
    if (at == OSK__PROSE_MOST)
        return;
    prose->count += prose->count < OSK__PROSE_MOST;
    for (size_t k = prose->count - 1; k > at; k--)
        prose->columns[k] = prose->columns[k - 1];
    prose->columns[at] = i;
}

bool osk__prose_find(osk_slice text, size_t from, char separator, size_t count, osk__prose *prose, osk_error *error)
{
    osk__csv csv = osk__csv_open(text, separator);
    struct column *columns = osk__take(count, sizeof *columns, error);
    *prose = (osk__prose){.count = 0};
    csv.at = from;
    bool good = columns && count_rows(&csv, columns, count, error);
    for (size_t i = 0; columns && i < count; i++) {
        if (good && is_prose(&columns[i]))
            insert(prose, columns, i);
        osk__strings_free(&columns[i].distinct);
    }
    free(columns);
    osk__csv_free(&csv);
    return good;
}
