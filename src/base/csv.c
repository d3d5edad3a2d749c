/* Delimited rows: cells as ranges of the text. */
#include "csv.h"

#include <stdlib.h>
#include <string.h>

const char osk__csv_separators[OSK__SEPARATORS] = {',', ';', '\t', '|'};

osk__csv osk__csv_open(osk_slice text, char separator)
{
    osk__csv csv = {.text = text, .separator = separator, .bad = SIZE_MAX, .open = SIZE_MAX};
    return csv;
}

void osk__csv_free(osk__csv *csv)
{
    free(csv->cells);
}

/* A quoted cell from its opening mark; leaves `at` behind the closing one. */
static bool read_quoted(osk__csv *csv, osk__csv_cell *cell)
{
    osk_slice text = csv->text;
    size_t open = csv->at++;
    *cell = (osk__csv_cell){csv->at, csv->at, false};
    for (;;) {
        const char *mark = memchr(text.data + csv->at, '"', text.length - csv->at);
        if (!mark) {
            csv->open = open;
            return false;
        }
        csv->at = (size_t)(mark - text.data) + 1;
        if (csv->at < text.length && text.data[csv->at] == '"') {
            cell->doubled = true;
            csv->at++;
            continue;
        }
        cell->end = csv->at - 1;
        return true;
    }
}

static void skip_cell(osk__csv *csv)
{
    while (csv->at < csv->text.length && csv->text.data[csv->at] != csv->separator && csv->text.data[csv->at] != '\n')
        csv->at++;
}

static void read_plain(osk__csv *csv, osk__csv_cell *cell)
{
    size_t start = csv->at;
    skip_cell(csv);
    *cell = (osk__csv_cell){start, csv->at, false};
    if (cell->end > cell->start && csv->text.data[cell->end - 1] == '\r')
        cell->end--;
}

/* What may follow a closing mark: a separator or the end of the record. Anything else is skipped, so that the next
 * record can be read. */
static void skip_tail(osk__csv *csv)
{
    osk_slice text = csv->text;
    if (csv->at < text.length && text.data[csv->at] == '\r')
        csv->at++;
    if (csv->at == text.length || text.data[csv->at] == csv->separator || text.data[csv->at] == '\n')
        return;
    if (csv->bad == SIZE_MAX)
        csv->bad = csv->at;
    skip_cell(csv);
}

static bool read_cell(osk__csv *csv, osk_error *error)
{
    if (!OSK__ROOM(csv->cells, csv->capacity, csv->count + 1, error))
        return false;
    osk__csv_cell *cell = &csv->cells[csv->count++];
    if (csv->at == csv->text.length || csv->text.data[csv->at] != '"') {
        read_plain(csv, cell);
        return true;
    }
    if (!read_quoted(csv, cell))
        return false;
    skip_tail(csv);
    return true;
}

bool osk__csv_next(osk__csv *csv, osk_error *error)
{
    osk_slice text = csv->text;
    csv->count = 0;
    csv->bad = csv->open = SIZE_MAX;
    while (csv->at < text.length) {
        if (!read_cell(csv, error))
            return false;
        if (csv->at == text.length || text.data[csv->at++] == '\n')
            return true;
        if (csv->at == text.length) /* a separator was the last byte: one more, empty cell */
            return read_cell(csv, error);
    }
    return true;
}

osk_slice osk__csv_slice(const osk__csv *csv, size_t cell)
{
    return osk__slice(csv->text.data + csv->cells[cell].start, csv->cells[cell].end - csv->cells[cell].start);
}

bool osk__csv_blank(const osk__csv *csv)
{
    return csv->count == 1 && osk__slice_trim(osk__csv_slice(csv, 0)).length == 0;
}

void osk__csv_count(osk_slice text, size_t counts[OSK__SEPARATORS])
{
    bool quoted = false;
    size_t start = 0;
    memset(counts, 0, OSK__SEPARATORS * sizeof *counts);
    while (start < text.length && (text.data[start] == '\n' || text.data[start] == '\r'))
        start++;
    for (size_t i = start; i < text.length && (quoted || text.data[i] != '\n'); i++) {
        quoted = quoted != (text.data[i] == '"');
        for (size_t s = 0; !quoted && s < OSK__SEPARATORS; s++)
            counts[s] += text.data[i] == osk__csv_separators[s];
    }
}
