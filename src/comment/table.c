/* CSV and its cousins with semicolons or tabs: a row a comment, columns by name. */
#include "table.h"

#include <stdio.h>
#include <string.h>

/* ---- the rows ---- */

static bool reject(struct table *table, size_t offset, const char *format, size_t a, size_t b)
{
    size_t line, column;
    char what[160];
    osk__corpus_place(table->corpus, offset, &line, &column);
    snprintf(what, sizeof what, format, a, b);
    return osk__corpus_reject(table->corpus, line, column, what, table->error);
}

/* A cell into the draft, a piece between doubled marks each. */
static bool draft_cell(struct table *table, const osk__csv_cell *cell)
{
    osk_corpus *corpus = table->corpus;
    size_t from = cell->start;
    const char *mark = corpus->stream + cell->start, *end = corpus->stream + cell->end;
    osk__draft_begin(corpus);
    for (; cell->doubled && (mark = memchr(mark, '"', (size_t)(end - mark))) && mark + 1 < end; mark++)
        if (mark[1] == '"') {
            size_t behind = (size_t)(++mark - corpus->stream);
            if (!osk__draft_range(corpus, from, behind, table->error))
                return false;
            from = behind + 1;
        }
    return osk__draft_range(corpus, from, cell->end, table->error);
}

/* A short field as a slice: a range of the stream, or a copy without the doubling. */
static bool field_slice(struct table *table, const osk__csv_cell *cell, osk_slice *out)
{
    osk_corpus *corpus = table->corpus;
    *out = osk__slice(corpus->stream + cell->start, cell->end - cell->start);
    if (!cell->doubled)
        return true;
    if (!draft_cell(table, cell))
        return false;
    const char *copy =
        osk__arena_copy(&corpus->arena, corpus->draft.text.data, corpus->draft.text.length, table->error);
    *out = osk__slice(copy, corpus->draft.text.length);
    return copy != NULL;
}

static bool take_row(struct table *table)
{
    osk_slice fields[OSK__FIELDS] = {{NULL, 0}};
    const osk__csv_cell *text = &table->csv.cells[table->columns.place[OSK__TEXT]];
    for (osk__field field = 0; field < OSK__FIELDS; field++)
        if (field != OSK__TEXT && table->columns.place[field] != SIZE_MAX &&
            !field_slice(table, &table->csv.cells[table->columns.place[field]], &fields[field]))
            return false;
    if (!fields[OSK__ID].length && table->columns.answer_id != SIZE_MAX &&
        !field_slice(table, &table->csv.cells[table->columns.answer_id], &fields[OSK__ID]))
        return false;
    return draft_cell(table, text) && osk__field_end(table->corpus, fields, text->start, table->error);
}

static bool read_rows(struct table *table)
{
    for (;;) {
        size_t start = table->csv.at;
        if (!osk__table_record(table))
            return false;
        if (table->csv.count == 0)
            return true;
        bool good;
        if (osk__csv_blank(&table->csv) && table->columns.count > 1)
            continue;
        /* A separator at the end of a row that the header lacks adds nothing. */
        const osk__csv_cell *last = &table->csv.cells[table->csv.count - 1];
        table->csv.count -= table->csv.count == table->columns.count + 1 && last->start == last->end;
        if (table->csv.bad != SIZE_MAX)
            good = reject(table, table->csv.bad, "the row has text behind a closing quotation mark, here", 0, 0);
        else if (table->csv.count != table->columns.count)
            good = reject(table, start, "the row has %zu cells where the header has %zu", table->csv.count, table->columns.count);
        else
            good = take_row(table);
        if (!good)
            return false;
    }
}

/* The stream from its first row on. */
static struct table open_table(osk_corpus *corpus, const osk__columns *columns, osk_error *error)
{
    struct table table = {.corpus = corpus, .error = error, .columns = *columns};
    table.csv = osk__csv_open(osk__slice(corpus->stream, corpus->length), columns->separator);
    table.csv.at = columns->start;
    return table;
}

bool osk__table_head(osk_corpus *corpus, const osk_comment_options *options, osk__columns *columns, osk_error *error)
{
    columns->separator = osk__table_separator(corpus);
    columns->start = 0;
    /* "sep=;" as Excel writes it above the header. */
    if (corpus->length > 5 && memcmp(corpus->stream, "sep=", 4) == 0) {
        columns->separator = corpus->stream[4];
        columns->start = corpus->line_count > 1 ? corpus->lines[1] : corpus->length;
    }
    struct table table = open_table(corpus, columns, error);
    bool good = osk__table_header(&table, options);
    *columns = table.columns;
    columns->start = table.csv.at;
    osk__csv_free(&table.csv);
    return good;
}

bool osk__table_rows(osk_corpus *corpus, const osk__columns *columns, osk_error *error)
{
    struct table table = open_table(corpus, columns, error);
    bool good = read_rows(&table) && osk__field_tell_hidden(corpus, error);
    osk__csv_free(&table.csv);
    return good;
}

bool osk__table_read(osk_corpus *corpus, const osk_comment_options *options, osk_error *error)
{
    osk__columns columns = {0};
    return osk__table_head(corpus, options, &columns, error) && osk__table_rows(corpus, &columns, error);
}
