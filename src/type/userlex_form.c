/* Telling the forms of a user's lexicon apart by their first line, and what they share. */
#include "userlex.h"

#include "../base/number.h"
#include "../base/tsv.h"
#include "../base/utf8.h"

#include <stdio.h>
#include <string.h>

/* ---- what the forms share ---- */

osk_slice osk__userform_cut(osk_slice text, size_t most)
{
    size_t length = 0, step;
    while (length < text.length && (step = osk__utf8_next(text.data + length, text.length - length, NULL)) &&
           length + step <= most)
        length += step;
    return osk__slice(text.data, length);
}

bool osk__userform_fail(const char *path, osk_slice text, size_t offset, osk_error *error, const char *what)
{
    size_t line = 1;
    for (size_t i = 0; i < offset; i++)
        line += text.data[i] == '\n';
    return osk__fail_at(error, OSK_USAGE, path, line, osk__utf8_column(text, offset), "%s", what);
}

bool osk__userform_fail_word(const char *path, size_t line, size_t column, osk_slice word, osk_error *error,
                             const char *what)
{
    osk_slice shown = osk__userform_cut(word, 80);
    return osk__fail_at(error, OSK_USAGE, path, line, column, "'%.*s' %s", (int)shown.length,
                        shown.length ? shown.data : "", what);
}

bool osk__userform_number(osk_slice cell, int32_t *valence)
{
    char room[24];
    if (cell.length >= sizeof room)
        return false;
    memcpy(room, cell.data, cell.length);
    char *comma = memchr(room, ',', cell.length);
    if (comma)
        *comma = '.';
    return osk__number_thousandths(osk__slice(room, cell.length), valence);
}

size_t osk__userform_skip(osk_slice text, size_t at)
{
    while (at < text.length) {
        osk_slice rest = osk__slice(text.data + at, text.length - at), line;
        osk__tsv_line(&rest, &line);
        if (osk__slice_trim(line).length && line.data[0] != '#')
            return at;
        at = text.length - rest.length;
    }
    return at;
}

/* ---- columns by name ---- */

static const char *const word_names[] = {"ord", "uttrykk", "term", "word", "entry", "lemma", NULL};
static const char *const valence_names[] = {"valens", "valence", "verdi", "score", "polaritet", "vekt", NULL};

static bool is_name(osk_slice cell, const char *const *names)
{
    for (; *names; names++)
        if (osk__slice_alike(osk__slice_trim(cell), *names))
            return true;
    return false;
}

/* The first column with one of the names, or SIZE_MAX. */
static size_t find_column(const osk__csv *csv, const char *const *names)
{
    for (size_t i = 0; i < csv->count; i++)
        if (is_name(osk__csv_slice(csv, i), names))
            return i;
    return SIZE_MAX;
}

/* A cell that begins as a number does: "1,x" is a damaged number, not the name of a column. */
static bool has_number(const osk__csv *csv)
{
    for (size_t i = 0; i < csv->count; i++) {
        osk_slice cell = osk__slice_trim(osk__csv_slice(csv, i));
        size_t sign = cell.length && (cell.data[0] == '-' || cell.data[0] == '+');
        if (cell.length > sign && cell.data[sign] >= '0' && cell.data[sign] <= '9')
            return true;
    }
    return false;
}

static void add_heading(osk__userform *form, const char *before, osk_slice name, const char *after)
{
    size_t used = strlen(form->heading);
    name = osk__userform_cut(osk__slice_trim(name), 40);
    snprintf(form->heading + used, sizeof form->heading - used, "%s%.*s%s", before, (int)name.length, name.data, after);
}

static void tell_header(osk__userform *form, const osk__csv *csv)
{
    const char *before = ", ignored '";
    add_heading(form, "word from '", osk__csv_slice(csv, form->word), "'");
    add_heading(form, ", valence from '", osk__csv_slice(csv, form->valence), "'");
    for (size_t i = 0; i < csv->count; i++)
        if (i != form->word && i != form->valence && strlen(form->heading) < 400) {
            add_heading(form, before, osk__csv_slice(csv, i), "'");
            before = ", '";
        }
}

static void tell_columns(osk__userform *form)
{
    snprintf(form->heading, sizeof form->heading, "no header: word from column 1, valence from column 2");
    size_t used = strlen(form->heading);
    if (form->columns > 2)
        snprintf(form->heading + used, sizeof form->heading - used, ", ignored %zu more", form->columns - 2);
}

/* "bra,1,5": 1.5, or 1 and something else? */
static bool is_doubtful(const osk__csv *csv)
{
    uint64_t whole;
    return csv->separator == ',' && csv->count > 2 && csv->text.data[csv->cells[2].start - 1] != '"' &&
           osk__number_whole(osk__slice_trim(osk__csv_slice(csv, 2)), &whole);
}

/* ---- a table ---- */

static bool read_header(const char *path, const osk__csv *csv, osk__userform *form, osk_error *error)
{
    size_t word = find_column(csv, word_names), valence = find_column(csv, valence_names);
    form->header = word != SIZE_MAX && valence != SIZE_MAX;
    if (form->header) {
        form->word = word;
        form->valence = valence;
        form->begin = csv->at;
        tell_header(form, csv);
        return true;
    }
    if (!has_number(csv))
        return osk__userform_fail(
            path, csv->text, csv->cells[0].start, error,
            word != SIZE_MAX      ? "the header names no valence: valens, valence, verdi, score, polaritet or vekt"
            : valence != SIZE_MAX ? "the header names no word: ord, uttrykk, term, word, entry or lemma"
                                  : "the first line is neither a header (ord, valens) nor a word and its valence");
    if (is_doubtful(csv))
        return osk__userform_fail(path, csv->text, csv->cells[2].start, error,
                                  "is it a decimal comma or a column more? Put the number in quotation marks, or name "
                                  "the columns in a header");
    form->valence = 1;
    tell_columns(form);
    return true;
}

/* ---- a list: its name tells what it holds ---- */

static bool name_has(const char *name, const char *part)
{
    size_t length = strlen(part);
    for (; strlen(name) >= length; name++)
        if (osk__slice_alike(osk__slice(name, length), part))
            return true;
    return false;
}

static bool find_polarity(const char *path, osk_slice text, osk__userform *form, osk_error *error)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    bool good = name_has(name, "positiv"), bad = name_has(name, "negativ");
    if (good == bad)
        return osk__userform_fail(path, text, form->begin, error,
                                  "the words have no valences, and the file's name does not say whether they are "
                                  "'positive' or 'negative'");
    form->polarity = good ? 1000 : -1000;
    return true;
}

/* ---- which form ---- */

static bool is_json(osk_slice text, size_t at)
{
    osk_slice rest = osk__slice_trim(osk__slice(text.data + at, text.length - at));
    return rest.length > 1 && (rest.data[0] == '{' || rest.data[0] == '[') && strchr(" \t\r\n\"{}[]", rest.data[1]);
}

static bool is_own(const osk__csv *csv)
{
    static const char *const names[] = {"entry", "valence", "norm", "forms"};
    size_t found = 0;
    for (size_t n = 0; n < sizeof names / sizeof *names; n++)
        for (size_t i = 0; i < csv->count; i++)
            found += osk__slice_is(osk__csv_slice(csv, i), names[n]);
    return csv->separator == '\t' && found == sizeof names / sizeof *names;
}

/* A tab in the first line parts columns, else a semicolon, else a comma: "bra;1,5" has a decimal comma. */
static char find_separator(osk_slice text, osk__userform *form)
{
    size_t counts[OSK__SEPARATORS];
    if (text.length - form->begin > 5 && memcmp(text.data + form->begin, "sep=", 4) == 0 &&
        strchr(",;\t", text.data[form->begin + 4])) {
        char named = text.data[form->begin + 4]; /* "sep=;" as Excel writes it above the header */
        const char *end = memchr(text.data + form->begin, '\n', text.length - form->begin);
        form->begin = osk__userform_skip(text, end ? (size_t)(end - text.data) + 1 : text.length);
        return named;
    }
    osk__csv_count(osk__slice(text.data + form->begin, text.length - form->begin), counts);
    for (size_t i = OSK__SEPARATORS; i-- > 1;)
        if (counts[i])
            return osk__csv_separators[i];
    return osk__csv_separators[0];
}

static bool find_rows(const char *path, osk__csv *csv, osk__userform *form, osk_error *error)
{
    if (!osk__csv_next(csv, error))
        return csv->open != SIZE_MAX ? osk__userform_fail(path, csv->text, csv->open, error,
                                                          "the quotation mark opened here is never closed")
                                     : false;
    form->columns = csv->count;
    if (csv->count == 0)
        return osk__userform_fail(path, csv->text, 0, error, "holds no word");
    if (is_own(csv)) {
        form->kind = OSK__USERFORM_OWN;
        return true;
    }
    form->kind = csv->count > 1 ? OSK__USERFORM_TABLE : OSK__USERFORM_LIST;
    return form->kind == OSK__USERFORM_LIST ? find_polarity(path, csv->text, form, error)
                                            : read_header(path, csv, form, error);
}

bool osk__userform_find(const char *path, osk_slice text, osk__userform *form, osk_error *error)
{
    memset(form, 0, sizeof *form);
    form->begin = osk__userform_skip(text, 0);
    if (is_json(text, form->begin)) {
        form->kind = OSK__USERFORM_JSON;
        return find_polarity(path, text, form, error);
    }
    form->separator = find_separator(text, form);
    osk__csv csv = osk__csv_open(text, form->separator);
    csv.at = form->begin;
    bool good = find_rows(path, &csv, form, error);
    osk__csv_free(&csv);
    return good;
}
