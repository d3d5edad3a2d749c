/* CSV (RFC 4180) and its cousins with semicolons or tabs: a row a comment, columns by name.
 *
 *   record:  cell , "cell with , and "" and line breaks" , cell LF
 *   cell:    one range of the stream, or pieces around doubled quotation marks
 */
#include "corpus.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct cell {
    size_t start, end; /* range of the stream, outer quotation marks left out */
    bool doubled;      /* holds "" that stand for " */
};

struct table {
    osk_corpus *corpus;
    osk_error *error;
    char separator;
    size_t at;           /* where the next record begins */
    struct cell *cells;  /* of the current record */
    size_t count, capacity;
    size_t columns;      /* of the header */
    size_t place[OSK__FIELDS]; /* column of a field, or SIZE_MAX */
};

static bool fail_here(struct table *table, osk_code code, size_t offset, const char *sentence)
{
    size_t line, column;
    osk__corpus_place(table->corpus, offset, &line, &column);
    return osk__fail_at(table->error, code, table->corpus->name, line, column, "%s", sentence);
}

/* A quoted cell from its opening mark; leaves `at` behind the closing one. */
static bool read_quoted(struct table *table, struct cell *cell)
{
    const osk_corpus *corpus = table->corpus;
    size_t open = table->at++;
    cell->start = table->at;
    cell->doubled = false;
    for (;;) {
        const char *mark = memchr(corpus->stream + table->at, '"', corpus->length - table->at);
        if (!mark)
            return fail_here(table, OSK_INPUT, open,
                             "the quotation mark opened here is never closed; what follows was not read");
        table->at = (size_t)(mark - corpus->stream) + 1;
        if (table->at < corpus->length && corpus->stream[table->at] == '"') {
            cell->doubled = true;
            table->at++;
            continue;
        }
        cell->end = table->at - 1;
        return true;
    }
}

static void read_plain(struct table *table, struct cell *cell)
{
    const osk_corpus *corpus = table->corpus;
    cell->start = table->at;
    cell->doubled = false;
    while (table->at < corpus->length && corpus->stream[table->at] != table->separator &&
           corpus->stream[table->at] != '\n')
        table->at++;
    cell->end = table->at;
    if (cell->end > cell->start && corpus->stream[cell->end - 1] == '\r')
        cell->end--;
}

/* What may follow a closing mark: a separator or the end of the record. `bad` gets the place of anything
 * else, which is skipped so that the next record can be read. */
static void skip_tail(struct table *table, size_t *bad)
{
    const osk_corpus *corpus = table->corpus;
    if (table->at < corpus->length && corpus->stream[table->at] == '\r')
        table->at++;
    if (table->at == corpus->length || corpus->stream[table->at] == table->separator ||
        corpus->stream[table->at] == '\n')
        return;
    if (*bad == SIZE_MAX)
        *bad = table->at;
    while (table->at < corpus->length && corpus->stream[table->at] != table->separator &&
           corpus->stream[table->at] != '\n')
        table->at++;
}

/* The next record into `cells`. False on an error; at the end of the stream `count` is 0. */
static bool read_record(struct table *table, size_t *bad)
{
    const osk_corpus *corpus = table->corpus;
    table->count = 0;
    *bad = SIZE_MAX;
    while (table->at < corpus->length) {
        if (!OSK__ROOM(table->cells, table->capacity, table->count + 1, table->error))
            return false;
        struct cell *cell = &table->cells[table->count++];
        if (corpus->stream[table->at] == '"') {
            if (!read_quoted(table, cell))
                return false;
            skip_tail(table, bad);
        } else {
            read_plain(table, cell);
        }
        if (table->at == corpus->length || corpus->stream[table->at++] == '\n')
            return true;
        if (table->at == corpus->length) { /* a separator was the last byte: one more, empty cell */
            if (!OSK__ROOM(table->cells, table->capacity, table->count + 1, table->error))
                return false;
            table->cells[table->count++] = (struct cell){table->at, table->at, false};
        }
    }
    return true;
}

static bool is_blank(const struct table *table)
{
    const struct cell *only = &table->cells[0];
    return table->count == 1 &&
           osk__slice_trim(osk__slice(table->corpus->stream + only->start, only->end - only->start)).length == 0;
}

/* ---- the header ---- */

/* The separator that gives the first line most cells. */
static char find_separator(const osk_corpus *corpus)
{
    static const char separators[] = {',', ';', '\t'};
    size_t counts[sizeof separators] = {0}, best = 0;
    bool quoted = false;
    size_t start = 0;
    while (start < corpus->length && (corpus->stream[start] == '\n' || corpus->stream[start] == '\r'))
        start++;
    for (size_t i = start; i < corpus->length && (quoted || corpus->stream[i] != '\n'); i++) {
        quoted = quoted != (corpus->stream[i] == '"');
        for (size_t s = 0; !quoted && s < sizeof separators; s++)
            counts[s] += corpus->stream[i] == separators[s];
    }
    for (size_t s = 1; s < sizeof separators; s++)
        if (counts[s] > counts[best])
            best = s;
    return separators[best];
}

static osk_slice cell_slice(const struct table *table, size_t i)
{
    return osk__slice(table->corpus->stream + table->cells[i].start, table->cells[i].end - table->cells[i].start);
}

/* "id, navn, kommentar": what a message lists. */
static bool list_columns(struct table *table, osk__buffer *out)
{
    for (size_t i = 0; i < table->count; i++) {
        osk_slice name = cell_slice(table, i);
        if (i)
            osk__buffer_text(out, ", ");
        osk__buffer_add(out, name.data, name.length < 60 ? name.length : 60);
    }
    osk__buffer_byte(out, '\0');
    return osk__buffer_check(out, table->error);
}

static bool no_such_column(struct table *table, const char *what)
{
    osk__buffer list = {0};
    if (list_columns(table, &list))
        osk__fail_at(table->error, OSK_USAGE, table->corpus->name, 1, 0, "%s; the columns are: %s", what, list.data);
    osk__buffer_free(&list);
    return false;
}

static bool place_named(struct table *table, const osk_comment_options *options)
{
    for (osk__field field = 0; field < OSK__FIELDS; field++) {
        const char *wanted = osk__field_named(options, field);
        size_t found = 0;
        for (size_t i = 0; wanted && i < table->count; i++)
            if (osk__slice_is(osk__slice_trim(cell_slice(table, i)), wanted)) {
                table->place[field] = i;
                found++;
            }
        if (wanted && found != 1) {
            char what[128];
            snprintf(what, sizeof what, found ? "there are several columns '%.80s'" : "there is no column '%.80s'",
                     wanted);
            return no_such_column(table, what);
        }
    }
    return true;
}

static void place_guessed(struct table *table, const osk_comment_options *options)
{
    size_t best[OSK__FIELDS];
    for (size_t i = 0; i < OSK__FIELDS; i++)
        best[i] = SIZE_MAX;
    for (size_t i = 0; i < table->count; i++) {
        size_t rank;
        osk__field field = osk__field_guess(cell_slice(table, i), &rank);
        if (field == OSK__FIELDS || osk__field_named(options, field) || rank >= best[field])
            continue;
        best[field] = rank;
        table->place[field] = i;
    }
    if (table->place[OSK__TEXT] == SIZE_MAX && table->count == 1)
        table->place[OSK__TEXT] = 0;
}

/* One sentence on what was guessed, and how to say otherwise. */
static bool tell_guess(struct table *table, const osk_comment_options *options)
{
    static const struct { osk__field field; const char *what; } told[] = {
        {OSK__TEXT, "text"}, {OSK__AUTHOR, "author"}, {OSK__ID, "id"}};
    char list[256] = "";
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        size_t place = table->place[told[i].field], used = strlen(list);
        if (osk__field_named(options, told[i].field) || place == SIZE_MAX)
            continue;
        osk_slice name = cell_slice(table, place);
        snprintf(list + used, sizeof list - used, "%s%s from '%.*s'", used ? ", " : "", told[i].what,
                 (int)(name.length < 60 ? name.length : 60), name.data);
    }
    return !list[0] || osk__corpus_notice(table->corpus, table->error, OSK_NOTICE_GUESS, 1, 0,
                                          "columns guessed: %s (--text-column, --author-column, --id-column)", list);
}

static bool read_header(struct table *table, const osk_comment_options *options)
{
    size_t bad;
    for (size_t i = 0; i < OSK__FIELDS; i++)
        table->place[i] = SIZE_MAX;
    do
        if (!read_record(table, &bad))
            return false;
    while (table->count && is_blank(table));
    table->columns = table->count;
    if (!place_named(table, options))
        return false;
    place_guessed(table, options);
    if (table->place[OSK__TEXT] == SIZE_MAX)
        return no_such_column(table, "no column is named as a text; --text-column names it");
    return tell_guess(table, options);
}

/* ---- the rows ---- */

static bool reject(struct table *table, size_t offset, const char *format, size_t a, size_t b)
{
    size_t line, column;
    char what[160];
    osk__corpus_place(table->corpus, offset, &line, &column);
    snprintf(what, sizeof what, format, a, b);
    table->corpus->rejected++;
    return osk__corpus_notice(table->corpus, table->error, OSK_NOTICE_REJECT, line, column, "%s", what);
}

/* A cell into the draft, a piece between doubled marks each. */
static bool draft_cell(struct table *table, const struct cell *cell)
{
    osk_corpus *corpus = table->corpus;
    size_t from = cell->start;
    osk__draft_begin(corpus);
    for (size_t i = cell->start; cell->doubled && i + 1 < cell->end; i++)
        if (corpus->stream[i] == '"' && corpus->stream[i + 1] == '"') {
            if (!osk__draft_range(corpus, from, i + 1, table->error))
                return false;
            from = i + 2;
            i++;
        }
    return osk__draft_range(corpus, from, cell->end, table->error);
}

/* A short field as a slice: a range of the stream, or a copy without the doubling. */
static bool field_slice(struct table *table, const struct cell *cell, osk_slice *out)
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
    const struct cell *text = &table->cells[table->place[OSK__TEXT]];
    for (osk__field field = 0; field < OSK__FIELDS; field++)
        if (field != OSK__TEXT && table->place[field] != SIZE_MAX &&
            !field_slice(table, &table->cells[table->place[field]], &fields[field]))
            return false;
    return draft_cell(table, text) && osk__field_end(table->corpus, fields, text->start, table->error);
}

static bool read_rows(struct table *table)
{
    for (;;) {
        size_t start = table->at, bad;
        if (!read_record(table, &bad))
            return false;
        if (table->count == 0)
            return true;
        bool good;
        if (is_blank(table) && table->columns > 1)
            continue;
        /* A separator at the end of a row that the header lacks adds nothing. */
        const struct cell *last = &table->cells[table->count - 1];
        table->count -= table->count == table->columns + 1 && last->start == last->end;
        if (bad != SIZE_MAX)
            good = reject(table, bad, "the row has text behind a closing quotation mark, here", 0, 0);
        else if (table->count != table->columns)
            good = reject(table, start, "the row has %zu cells where the header has %zu", table->count, table->columns);
        else
            good = take_row(table);
        if (!good)
            return false;
    }
}

bool osk__table_read(osk_corpus *corpus, const osk_comment_options *options, osk_error *error)
{
    struct table table = {.corpus = corpus, .error = error, .separator = find_separator(corpus)};
    /* "sep=;" as Excel writes it above the header. */
    if (corpus->length > 5 && memcmp(corpus->stream, "sep=", 4) == 0) {
        table.separator = corpus->stream[4];
        table.at = corpus->line_count > 1 ? corpus->lines[1] : corpus->length;
    }
    bool done = read_header(&table, options) && read_rows(&table);
    free(table.cells);
    return done;
}
