/* The header of a table: where it stands, which column is which field, and what was guessed of that. */
#include "prose.h"
#include "table.h"

#include <stdio.h>
#include <string.h>

/* The next record; an open quotation mark ends the reading. */
bool osk__table_record(struct table *table)
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

enum { LINES_ABOVE = 20 };

/* Of lines from `first` on: the separator of which the next lines have as many as it; of two such, that which gives it most
 * cells. *alike: how many lines agree. */
static char separator_from(const osk_corpus *corpus, size_t first, size_t *most)
{
    enum { LOOKED_AT = 8 };
    size_t counts[OSK__SEPARATORS], here[OSK__SEPARATORS], alike[OSK__SEPARATORS] = {0}, best = 0, seen = 0;
    osk__csv_count(osk__slice(corpus->stream + corpus->lines[first], corpus->length - corpus->lines[first]), counts);
    for (size_t i = first + 1; i < corpus->line_count && seen < LOOKED_AT; i++) {
        osk_slice line = osk__corpus_line(corpus, i);
        osk__csv_count(line, here);
        seen += line.length > 0;
        for (size_t s = 0; line.length && s < OSK__SEPARATORS; s++)
            alike[s] += counts[s] && here[s] == counts[s];
    }
    for (size_t s = 1; s < OSK__SEPARATORS; s++)
        if (alike[s] != alike[best] ? counts[s] && alike[s] > alike[best] : counts[s] > counts[best])
            best = s;
    *most = alike[best];
    return osk__csv_separators[best];
}

/* Does nothing part the line? */
static bool is_undivided(osk_slice line)
{
    size_t counts[OSK__SEPARATORS], sum = 0;
    osk__csv_count(line, counts);
    for (size_t s = 0; s < OSK__SEPARATORS; s++)
        sum += counts[s];
    return sum == 0;
}

/* By the first line; where nothing parts that and it names no column, a title stands over the table, and the first line that
 * is like those behind it tells. */
char osk__table_separator(const osk_corpus *corpus)
{
    size_t alike, rank;
    char first = separator_from(corpus, 0, &alike), other;
    if (alike || !is_undivided(osk__corpus_line(corpus, 0)) || osk__field_guess(osk__corpus_line(corpus, 0), &rank) == OSK__TEXT)
        return first;
    for (size_t i = 1; i < corpus->line_count && i < LINES_ABOVE; i++) {
        other = separator_from(corpus, i, &alike);
        if (alike > 1)
            return other;
    }
    return first;
}

/* The header's line, for what is told of it. */
static size_t header_line(const struct table *table)
{
    size_t line, column;
    osk__corpus_place(table->corpus, table->header, &line, &column);
    return line;
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
        osk__fail_at(table->error, OSK_USAGE, table->corpus->name, header_line(table), 0, "%s; the columns are: %s", what, list.data);
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

static bool is_nameless(const struct table *table, size_t column)
{
    return column < table->csv.count && osk__slice_trim(osk__csv_slice(&table->csv, column)).length == 0;
}

/* ExportComments numbers its rows in a column without a name, or in two: "1", "2", "2-1" for what answers "2". */
static void place_numbers(struct table *table, const osk_comment_options *options)
{
    if (options->id_column || table->columns.place[OSK__ID] != SIZE_MAX || !is_nameless(table, 0) || table->csv.count < 3)
        return;
    table->columns.place[OSK__ID] = 0;
    table->columns.answer_id = is_nameless(table, 1) ? 1 : SIZE_MAX;
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
    place_numbers(table, options);
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

/* "Hvilket parti stemmer du på?": a question is no name, but one of its words may be. */
static bool asks_group(osk_slice question)
{
    osk_slice rest = osk__slice_trim(question);
    size_t rank;
    while (rest.length) {
        size_t length = 0;
        while (length < rest.length && !strchr(" _-?.,:", rest.data[length]))
            length++;
        if (length && osk__field_guess(osk__slice(rest.data, length), &rank) == OSK__GROUP)
            return true;
        rest = osk__slice_behind(rest, length < rest.length ? length + 1 : length);
    }
    return false;
}

/* The question of a form that asks for a group, unless prose answers it. */
static void place_asked(struct table *table, const osk_comment_options *options, const osk__prose *prose)
{
    for (size_t i = 0; i < table->csv.count && table->columns.place[OSK__GROUP] == SIZE_MAX; i++) {
        bool open = false;
        for (size_t p = 0; p < prose->count; p++)
            open = open || prose->columns[p] == i;
        if (!open && !is_named(table, options, i) && asks_group(osk__csv_slice(&table->csv, i)))
            table->columns.place[OSK__GROUP] = i;
    }
}

static bool is_date(osk_slice cell)
{
    osk__when when;
    return osk__clock_is(osk__slice_trim(cell), &when) && when.kind == OSK__DATE && when.date.year >= 0;
}

/* A day stands in a row, never in a header. */
static bool has_date(const struct table *table)
{
    for (size_t i = 0; i < table->csv.count; i++)
        if (is_date(osk__csv_slice(&table->csv, i)))
            return true;
    return false;
}

/* "Kari", "Siv-Anne Moe": up to four words, the first with a capital, and no digit among them. */
static bool is_name_like(osk_slice cell)
{
    cell = osk__slice_trim(cell);
    unsigned char first = cell.length ? (unsigned char)cell.data[0] : 0;
    for (size_t i = 0; i < cell.length; i++)
        if (strchr("0123456789.!?,:", cell.data[i]))
            return false;
    return ((first >= 'A' && first <= 'Z') || first == 0xC3) && osk__slice_words(cell) <= 4;
}

/* Without a header the cells tell: the first column of dates, and the first of names. */
static bool place_headless(struct table *table, size_t behind)
{
    enum { ROWS = 20, COLUMNS = 64 };
    size_t dates[COLUMNS] = {0}, names[COLUMNS] = {0}, rows = 0, count = table->csv.count;
    for (; rows < ROWS; rows++) {
        for (size_t i = 0; i < table->csv.count && i < COLUMNS; i++) {
            dates[i] += is_date(osk__csv_slice(&table->csv, i));
            names[i] += is_name_like(osk__csv_slice(&table->csv, i));
        }
        if (rows == 0)
            table->csv.at = behind;
        if (!osk__csv_next(&table->csv, table->error)) {
            if (table->csv.open == SIZE_MAX)
                return false;
            table->csv.open = SIZE_MAX;
            break;
        }
        if (!table->csv.count) {
            rows++;
            break;
        }
    }
    for (size_t i = count < COLUMNS ? count : COLUMNS; i-- > 0;) {
        if (i == table->columns.place[OSK__TEXT])
            continue;
        if (dates[i] == rows)
            table->columns.place[OSK__POSTED] = i;
        else if (names[i] == rows)
            table->columns.place[OSK__AUTHOR] = i;
    }
    table->csv.at = table->header;
    return true;
}

/* No name says where the texts are, as in an export of a form: the column with most prose, and which others have some. */
static bool place_prose(struct table *table, const osk_comment_options *options)
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
    if (is_sentence(osk__csv_slice(&table->csv, prose.columns[0])) || has_date(table)) {
        size_t behind = table->csv.at;
        table->csv.at = table->header;
        table->headless = true;
        if (!place_headless(table, behind))
            return false;
        return osk__corpus_notice(table->corpus, table->error, OSK_NOTICE_GUESS, header_line(table), 0,
                                  "has no header, as its first line reads like a row: the texts are taken from column %zu%s; a header "
                                  "such as 'navn;tekst' tells more", prose.columns[0] + 1,
                                  table->columns.place[OSK__AUTHOR] != SIZE_MAX && table->columns.place[OSK__POSTED] != SIZE_MAX ? ", names and dates from those that look so"
                                  : table->columns.place[OSK__AUTHOR] != SIZE_MAX ? ", names from the one that looks so"
                                  : table->columns.place[OSK__POSTED] != SIZE_MAX ? ", dates from the one that looks so" : "");
    }
    place_asked(table, options, &prose);
    for (size_t i = 1; i < prose.count; i++) {
        osk_slice name = osk__csv_slice(&table->csv, prose.columns[i]);
        size_t used = strlen(list);
        snprintf(list + used, sizeof list - used, "%s'%.*s'", i > 1 ? ", " : "; prose stands also in ", (int)(name.length < 60 ? name.length : 60), name.data);
    }
    return osk__corpus_notice(table->corpus, table->error, OSK_NOTICE_GUESS, header_line(table), 0,
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
        if (osk__field_named(options, told[i].field) || place == SIZE_MAX || is_nameless(table, place))
            continue;
        osk_slice name = osk__csv_slice(&table->csv, place);
        snprintf(list + used, sizeof list - used, "%s%s from '%.*s'", used ? ", " : "", told[i].what,
                 (int)(name.length < 60 ? name.length : 60), name.data);
    }
    return !list[0] || osk__corpus_notice(table->corpus, table->error, OSK_NOTICE_GUESS, header_line(table), 0,
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
            if (osk__field_named(options, field) || !name.length || !osk__slice_equal(osk__csv_slice(&table->csv, i), name))
                continue;
            if (!osk__corpus_notice(table->corpus, table->error, OSK_NOTICE_GUESS, header_line(table), 0,
                                    "two columns are called '%.*s'; the first is read", (int)(name.length < 60 ? name.length : 60),
                                    name.data))
                return false;
            break;
        }
    }
    return true;
}

/* ---- where it stands ---- */

/* A record that may be the header. */
struct look {
    size_t at, count, filled, fields; /* cells, those with something in them, those that name a field */
    bool text, sentence;              /* one names the text; one is a sentence */
};

static struct look look_at(const struct table *table, const osk_comment_options *options, size_t at)
{
    struct look look = {.at = at, .count = table->csv.count};
    for (size_t i = 0; i < table->csv.count; i++) {
        size_t rank;
        osk_slice cell = osk__slice_trim(osk__csv_slice(&table->csv, i));
        osk__field field = osk__field_guess(cell, &rank);
        look.filled += cell.length > 0;
        look.fields += field != OSK__FIELDS;
        look.text = look.text || (options->text_column ? osk__slice_is(cell, options->text_column) : field == OSK__TEXT);
        look.sentence = look.sentence || is_sentence(cell);
    }
    return look;
}

/* Exports tell above the header of what they are: a title, an address, a date. The header is then the first record that has more
 * in it than all above, and that names the text, or that is as wide as what follows where what stands above is narrow. */
static size_t choose(const struct look *looks, size_t count)
{
    enum { NARROW = 2 };
    size_t most = 0, wide = 0;
    for (size_t i = 0; i < count; i++) {
        bool more = looks[i].filled > most;
        if (looks[i].text && (i == 0 || (more && looks[i].filled > 1)))
            return i;
        if (i && !wide && more && looks[0].filled <= NARROW && looks[i].filled > NARROW && !looks[i].sentence && i + 1 < count &&
            looks[i + 1].count == looks[i].count)
            wide = i;
        most = more ? looks[i].filled : most;
    }
    return wide;
}

/* Sets the table before its header. */
static bool find_header(struct table *table, const osk_comment_options *options)
{
    struct look looks[LINES_ABOVE];
    size_t count = 0, at = table->csv.at, line, column;
    while (count < LINES_ABOVE) {
        size_t start = table->csv.at;
        if (!osk__csv_next(&table->csv, table->error)) {
            if (table->csv.open == SIZE_MAX)
                return false;
            break; /* an open mark: told where the rows are read */
        }
        if (!table->csv.count)
            break;
        if (!osk__csv_blank(&table->csv))
            looks[count++] = look_at(table, options, start);
    }
    table->csv.open = SIZE_MAX;
    size_t chosen = choose(looks, count);
    table->csv.at = count ? looks[chosen].at : at;
    osk__corpus_place(table->corpus, table->csv.at, &line, &column);
    return chosen == 0 || osk__corpus_notice(table->corpus, table->error, OSK_NOTICE_GUESS, line, 0,
                                             "the header is taken to be here; the lines above it are not read");
}

/* ---- what stands under it ---- */

static bool is_kind_row(const struct table *table)
{
    size_t text = table->columns.place[OSK__TEXT];
    return text < table->csv.count && osk__slice_alike(osk__slice_trim(osk__csv_slice(&table->csv, text)), "open-ended response");
}

static bool is_import_row(const struct table *table)
{
    for (size_t i = 0; i < table->csv.count; i++)
        if (osk__slice_begins(osk__slice_trim(osk__csv_slice(&table->csv, i)), "{\"\"ImportId\"\":")) /* its marks doubled */
            return true;
    return false;
}

/* SurveyMonkey writes under the questions of what kind their answers are; Qualtrics writes the questions once more, and an id under
 * each. Those are no answers of anybody's. */
static bool pass_kinds(struct table *table)
{
    enum { ROWS_UNDER = 2 };
    size_t behind = table->csv.at;
    for (size_t i = 0; i < ROWS_UNDER && !table->headless; i++) {
        if (!osk__csv_next(&table->csv, table->error)) {
            if (table->csv.open == SIZE_MAX)
                return false;
            table->csv.open = SIZE_MAX; /* who reads the rows will tell it */
            break;
        }
        if ((i == 0 && is_kind_row(table)) || is_import_row(table))
            behind = table->csv.at;
    }
    table->csv.at = behind;
    return true;
}

bool osk__table_header(struct table *table, const osk_comment_options *options)
{
    for (size_t i = 0; i < OSK__FIELDS; i++)
        table->columns.place[i] = SIZE_MAX;
    table->columns.answer_id = SIZE_MAX;
    if (!find_header(table, options))
        return false;
    do {
        table->header = table->csv.at;
        if (!osk__table_record(table))
            return false;
    } while (table->csv.count && osk__csv_blank(&table->csv));
    table->columns.count = table->csv.count;
    if (!place_named(table, options))
        return false;
    place_guessed(table, options);
    return place_prose(table, options) && (table->headless || (tell_guess(table, options) && tell_twice(table, options))) && pass_kinds(table);
}
