/* CSV and its cousins with semicolons or tabs: a row a comment, columns by name. */
#include "corpus.h"
#include "columns.h"
#include "prose.h"

#include "../base/csv.h"

#include <stdio.h>
#include <string.h>

struct table {
    osk_corpus *corpus;
    osk_error *error;
    osk__csv csv;
    osk__columns columns;
    size_t header;   /* where its line begins */
    bool headless;   /* it is a row */
};

/* The next record; an open quotation mark ends the reading. */
static bool read_record(struct table *table)
{
    if (osk__csv_next(&table->csv, table->error))
        return true;
    if (table->csv.open == SIZE_MAX)
        return false;
    size_t line, column;
    osk__corpus_place(table->corpus, table->csv.open, &line, &column);
    return osk__fail_at(table->error, OSK_INPUT, table->corpus->name, line, column,
                        "the quotation mark opened here is never closed; what follows was not read");
}

/* ---- the header ---- */

/* The separator of which the next lines have as many as the first; of two such, that which gives it most cells. */
static char find_separator(const osk_corpus *corpus)
{
    enum { LOOKED_AT = 8 };
    size_t counts[OSK__SEPARATORS], here[OSK__SEPARATORS], alike[OSK__SEPARATORS] = {0}, best = 0, seen = 0;
    osk__csv_count(osk__slice(corpus->stream, corpus->length), counts);
    for (size_t i = 1; i < corpus->line_count && seen < LOOKED_AT; i++) {
        osk_slice line = osk__corpus_line(corpus, i);
        osk__csv_count(line, here);
        seen += line.length > 0;
        for (size_t s = 0; line.length && s < OSK__SEPARATORS; s++)
            alike[s] += counts[s] && here[s] == counts[s];
    }
    for (size_t s = 1; s < OSK__SEPARATORS; s++)
        if (alike[s] != alike[best] ? counts[s] && alike[s] > alike[best] : counts[s] > counts[best])
            best = s;
    return osk__csv_separators[best];
}

/* "id, navn, kommentar": what a message lists. */
static bool list_columns(struct table *table, osk__buffer *out)
{
    for (size_t i = 0; i < table->csv.count; i++) {
        osk_slice name = osk__csv_slice(&table->csv, i);
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
        for (size_t i = 0; wanted && i < table->csv.count; i++)
            if (osk__slice_is(osk__slice_trim(osk__csv_slice(&table->csv, i)), wanted)) {
                table->columns.place[field] = i;
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

/* A column that was named for another field is not guessed to hold groups. */
static bool is_named(const struct table *table, const osk_comment_options *options, size_t column)
{
    for (osk__field field = 0; field < OSK__FIELDS; field++)
        if (osk__field_named(options, field) && table->columns.place[field] == column)
            return true;
    return false;
}

static void place_guessed(struct table *table, const osk_comment_options *options)
{
    size_t best[OSK__FIELDS];
    for (size_t i = 0; i < OSK__FIELDS; i++)
        best[i] = SIZE_MAX;
    for (size_t i = 0; i < table->csv.count; i++) {
        size_t rank;
        osk__field field = osk__field_guess(osk__csv_slice(&table->csv, i), &rank);
        if (field == OSK__FIELDS || osk__field_named(options, field) || rank >= best[field] ||
            (field == OSK__GROUP && is_named(table, options, i)))
            continue;
        best[field] = rank;
        table->columns.place[field] = i;
    }
    if (table->columns.place[OSK__TEXT] == SIZE_MAX && table->csv.count == 1)
        table->columns.place[OSK__TEXT] = 0;
}

/* Does somebody say it? Questions of a form, "Hva mener du om skolevegen?", are none. */
static bool is_sentence(osk_slice cell)
{
    cell = osk__slice_trim(cell);
    return cell.length && osk__slice_words(cell) > 4 && strchr(".!", cell.data[cell.length - 1]);
}

static bool has_sentence(const struct table *table)
{
    for (size_t i = 0; i < table->csv.count; i++)
        if (is_sentence(osk__csv_slice(&table->csv, i)))
            return true;
    return false;
}

/* No name says where the texts are, as in an export of a form: the column with most prose, and which others have some. */
static bool place_prose(struct table *table)
{
    osk__prose prose;
    char list[256] = "";
    if (table->columns.place[OSK__TEXT] != SIZE_MAX)
        return true;
    if (!osk__prose_find(table->csv.text, table->csv.at, table->csv.separator, table->csv.count, &prose, table->error))
        return false;
    if (!prose.count)
        return no_such_column(table, has_sentence(table) ? "no column is named as a text, and the first line reads like a row: "
                                                           "write a header over it, as 'navn;tekst'"
                                                         : "no column is named as a text, and none holds prose; --text-column names it");
    table->columns.place[OSK__TEXT] = prose.columns[0];
    if (is_sentence(osk__csv_slice(&table->csv, prose.columns[0]))) {
        table->csv.at = table->header;
        table->headless = true;
        return osk__corpus_notice(table->corpus, table->error, OSK_NOTICE_GUESS, 1, 0,
                                  "has no header, as its first line reads like a row: the texts are taken from column %zu; a header "
                                  "such as 'navn;tekst' tells more", prose.columns[0] + 1);
    }
    for (size_t i = 1; i < prose.count; i++) {
        osk_slice name = osk__csv_slice(&table->csv, prose.columns[i]);
        size_t used = strlen(list);
        snprintf(list + used, sizeof list - used, "%s'%.*s'", i > 1 ? ", " : "; prose stands also in ", (int)(name.length < 60 ? name.length : 60), name.data);
    }
    return osk__corpus_notice(table->corpus, table->error, OSK_NOTICE_GUESS, 1, 0,
                              "no column is named as a text; the one whose cells hold most prose is read%s", list);
}

/* One sentence on what was guessed, and how to say otherwise. */
static bool tell_guess(struct table *table, const osk_comment_options *options)
{
    static const struct { osk__field field; const char *what; } told[] = {
        {OSK__TEXT, "text"}, {OSK__AUTHOR, "author"}, {OSK__ID, "id"}, {OSK__GROUP, "group"}};
    char list[320] = "";
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        size_t place = table->columns.place[told[i].field], used = strlen(list);
        if (osk__field_named(options, told[i].field) || place == SIZE_MAX)
            continue;
        osk_slice name = osk__csv_slice(&table->csv, place);
        snprintf(list + used, sizeof list - used, "%s%s from '%.*s'", used ? ", " : "", told[i].what,
                 (int)(name.length < 60 ? name.length : 60), name.data);
    }
    return !list[0] || osk__corpus_notice(table->corpus, table->error, OSK_NOTICE_GUESS, 1, 0,
                                          "columns guessed: %s (--text-column, --author-column, --id-column%s)", list,
                                          table->columns.place[OSK__GROUP] == SIZE_MAX ? "" : ", --group-column");
}

/* Two columns of the name that was guessed: the first is read, and that is told. */
static bool tell_twice(struct table *table, const osk_comment_options *options)
{
    for (osk__field field = 0; field < OSK__FIELDS; field++) {
        size_t place = table->columns.place[field];
        for (size_t i = place == SIZE_MAX ? table->csv.count : place + 1; i < table->csv.count; i++) {
            osk_slice name = osk__csv_slice(&table->csv, place);
            if (osk__field_named(options, field) || !osk__slice_equal(osk__csv_slice(&table->csv, i), name))
                continue;
            if (!osk__corpus_notice(table->corpus, table->error, OSK_NOTICE_GUESS, 1, 0,
                                    "two columns are called '%.*s'; the first is read", (int)(name.length < 60 ? name.length : 60),
                                    name.data))
                return false;
            break;
        }
    }
    return true;
}

/* SurveyMonkey writes under the questions of what kind their answers are: no answer of anybody's. */
static bool pass_kinds(struct table *table)
{
    size_t before = table->csv.at;
    if (table->headless || !osk__csv_next(&table->csv, table->error))
        return table->headless || table->csv.open != SIZE_MAX; /* who reads the rows will tell it */
    size_t text = table->columns.place[OSK__TEXT];
    if (text >= table->csv.count || !osk__slice_alike(osk__slice_trim(osk__csv_slice(&table->csv, text)), "open-ended response"))
        table->csv.at = before;
    return true;
}

static bool read_header(struct table *table, const osk_comment_options *options)
{
    for (size_t i = 0; i < OSK__FIELDS; i++)
        table->columns.place[i] = SIZE_MAX;
    do {
        table->header = table->csv.at;
        if (!read_record(table))
            return false;
    } while (table->csv.count && osk__csv_blank(&table->csv));
    table->columns.count = table->csv.count;
    if (!place_named(table, options))
        return false;
    place_guessed(table, options);
    return place_prose(table) && (table->headless || (tell_guess(table, options) && tell_twice(table, options))) && pass_kinds(table);
}

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
    return draft_cell(table, text) && osk__field_end(table->corpus, fields, text->start, table->error);
}

static bool read_rows(struct table *table)
{
    for (;;) {
        size_t start = table->csv.at;
        if (!read_record(table))
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
    columns->separator = find_separator(corpus);
    columns->start = 0;
    /* "sep=;" as Excel writes it above the header. */
    if (corpus->length > 5 && memcmp(corpus->stream, "sep=", 4) == 0) {
        columns->separator = corpus->stream[4];
        columns->start = corpus->line_count > 1 ? corpus->lines[1] : corpus->length;
    }
    struct table table = open_table(corpus, columns, error);
    bool good = read_header(&table, options);
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
