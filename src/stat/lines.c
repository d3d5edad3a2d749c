/* The lines of `compare`: families adjusted, words found, a table made. */
#include "compare.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

osk__line *osk__line_add(osk__lines *lines, osk__measure measure, osk_error *error)
{
    if (!OSK__ROOM(lines->items, lines->capacity, lines->count + 1, error))
        return NULL;
    osk__line *line = &lines->items[lines->count++];
    *line = (osk__line){.measure = measure, .estimate = NAN, .size = NAN, .expected = NAN, .adjusted = NAN};
    return line;
}

void osk__line_note(osk__line *line, const char *key)
{
    for (size_t i = 0; i < OSK__NOTES; i++)
        if (!line->notes[i]) {
            line->notes[i] = key;
            return;
        }
}

bool osk__line_alike(osk__line *line, const double *values, size_t count, osk_error *error)
{
    bool alike = false;
    if (line->limits.given && !osk__mostly_alike(values, count, &alike, error))
        return false;
    if (alike)
        osk__line_note(line, "stat.mostly_alike");
    return true;
}

void osk__line_unlimited(osk__line *line, const double *a, size_t n, const double *b, size_t m)
{
    bool vary = osk__squares(a, n) + osk__squares(b, m) > 1e-18;
    if (line->tested && !line->limits.given)
        osk__line_note(line, vary || line->test.least > OSK__LEVEL ? "stat.no_interval" : "stat.too_alike");
}

void osk__line_test_of(osk__line *line, const osk__test *test, const char *method, const char *const why[OSK__VERDICTS])
{
    line->test = *test;
    line->tested = test->verdict == OSK__TESTED;
    line->counted = line->tested && test->arrangements > 0;
    line->method = method;
    if (!line->tested)
        osk__line_note(line, why[test->verdict]);
}

void osk__line_test(osk__line *line, const osk__test *test, const char *method)
{
    static const char *const why[OSK__VERDICTS] = {NULL, "stat.one_group", "stat.all_equal_test", "stat.all_single"};
    osk__line_test_of(line, test, method, why);
}

/* ---- who is compared ---- */

size_t osk__compared(size_t people)
{
    return people <= 2 ? people / 2 : people < OSK__COMPARED ? people : OSK__COMPARED;
}

void osk__lines_compared(osk__lines *lines, size_t people)
{
    if (people > OSK__COMPARED)
        osk__line_note(&lines->items[lines->count - 1], "stat.most_compared");
}

void osk__line_against(osk__line *line, const osk__lines *lines, const uint32_t *who, size_t people, uint32_t left, uint32_t right)
{
    right = right == OSK_NONE && people == 2 ? 1 - left : right;
    line->left = lines->people->items[who ? who[left] : left].name;
    if (right != OSK_NONE)
        line->right = lines->people->items[who ? who[right] : right].name;
    line->whom = right == OSK_NONE ? "stat.against_rest" : "stat.against";
    line->people = right == OSK_NONE ? people : 2;
}

/* ---- families ---- */

struct family { double *p, *least; size_t *at; bool *kept; size_t count, planned; };

/* Those of one family that could be tested at all. */
static void gather(const osk__lines *lines, size_t number, struct family *family)
{
    family->count = family->planned = 0;
    for (size_t i = 0; i < lines->count; i++) {
        family->planned += lines->items[i].family == number;
        if (lines->items[i].family == number && lines->items[i].tested) {
            family->least[family->count] = lines->items[i].test.least;
            family->at[family->count++] = i;
        }
    }
}

/* Which comparisons stay is known from the pooled values alone, so the family is fixed before a p-value is seen. */
static bool correct(osk__lines *lines, size_t number, struct family *family, osk_error *error)
{
    size_t k, kept = 0;
    gather(lines, number, family);
    if (family->count == 0)
        return true;
    if (!osk__tarone(family->least, family->count, family->kept, &k, error))
        return false;
    for (size_t i = 0; i < family->count; i++)
        if (family->kept[i])
            family->p[kept++] = lines->items[family->at[i]].test.p;
    bool good = lines->options->bh ? osk__correct_bh(family->p, kept, error) : osk__correct_holm(family->p, kept, error);
    for (size_t i = 0, next = 0; good && i < family->count; i++) {
        osk__line *line = &lines->items[family->at[i]];
        line->before = family->planned;
        line->after = kept;
        line->hopeless = !family->kept[i];
        if (family->kept[i] && next == 0 && kept > 1)
            osk__line_note(line, lines->options->bh ? "stat.bh" : "stat.holm");
        line->adjusted = family->kept[i] ? family->p[next++] : NAN;
    }
    return good;
}

/* What a line shows, in words. */
static void conclude(osk__line *line)
{
    if (!line->tested)
        return;
    double p = line->family ? line->adjusted : line->test.p;
    if (line->hopeless || line->test.least > OSK__LEVEL)
        osk__line_note(line, "stat.hopeless");
    else
        osk__line_note(line, p <= OSK__LEVEL ? line->relation ? "stat.relation" : "stat.shown"
                             : line->relation ? "stat.no_relation" : "stat.not_shown");
    /* An interval that leaves 0 out beside a test that shows nothing: each interval is for itself. */
    if (line->family && line->limits.given && (line->limits.low > 0 || line->limits.high < 0) && !(p <= OSK__LEVEL))
        osk__line_note(line, "stat.unadjusted");
}

bool osk__lines_correct(osk__lines *lines, osk_error *error)
{
    struct family family = {osk__take(lines->count, sizeof *family.p, error),
                            osk__take(lines->count, sizeof *family.least, error),
                            osk__take(lines->count, sizeof *family.at, error),
                            osk__take(lines->count, sizeof *family.kept, error), 0, 0};
    bool good = family.p && family.least && family.at && family.kept;
    for (size_t number = 1, most = 1; number <= most && good; number++) {
        for (size_t i = 0; i < lines->count; i++)
            most = lines->items[i].family > most ? lines->items[i].family : most;
        good = correct(lines, number, &family, error);
    }
    for (size_t i = 0; i < lines->count && good; i++)
        conclude(&lines->items[i]);
    free(family.p);
    free(family.least);
    free(family.at);
    free(family.kept);
    return good;
}

/* ---- the table ---- */

static osk_slice say(const osk__lines *lines, const char *key)
{
    return osk__texts_find(&lines->fold->dictionary->texts, key, lines->language);
}

static void put_measure(osk_table *table, const osk__lines *lines, osk__measure measure)
{
    static const char *const names[] = {"sentiment", "sentiment-as-0", "words", "sentences", "value", "lix", "rix", "theme", "code", "comments", "label"};
    char name[64];
    snprintf(name, sizeof name, "%s", names[measure.what]);
    if (measure.what == OSK__OF_THEME)
        snprintf(name, sizeof name, "theme:%.40s", lines->fold->dictionary->themes[measure.theme].key);
    if (measure.what == OSK__OF_CODE) {
        osk_slice code = osk__strings_get(&measure.codes->names, (uint32_t)measure.theme);
        snprintf(name, sizeof name, "code:%.*s", (int)(code.length < 50 ? code.length : 50), code.data);
    }
    if (measure.what == OSK__OF_LABEL && measure.theme)
        snprintf(name, sizeof name, "label:%s", osk_label_name((osk_label)(measure.theme - 1)));
    osk__table_text(table, osk__slice_text(name));
}

/* " (3 av 20 mot 9 av 188 setninger)"; of all "15 av 154 setninger, ", which stands in front, since a terminal cuts the end. */
static void add_counts(const osk__lines *lines, const osk__line *line, osk__buffer *scratch)
{
    char numbers[4][24];
    osk_slice values[5];
    for (size_t i = 0; i < 4; i++) {
        snprintf(numbers[i], sizeof numbers[i], "%.0f", i % 2 ? line->whole[i / 2] : line->part[i / 2]);
        values[i] = osk__slice_text(numbers[i]);
    }
    values[4] = say(lines, line->of);
    osk__buffer_text(scratch, line->whole[1] > 0 ? " " : "");
    osk__texts_fill(scratch, say(lines, line->whole[1] > 0 ? "stat.share_both" : "stat.share_all"), values, 5);
    osk__buffer_text(scratch, line->whole[1] > 0 ? "" : ", ");
}

/* "Kari mot resten", "alle deltakere" */
static void put_comparison(osk_table *table, const osk__lines *lines, const osk__line *line, osk__buffer *scratch)
{
    osk_slice values[] = {line->left, line->right};
    scratch->length = 0;
    if (line->whole[0] > 0 && !(line->whole[1] > 0))
        add_counts(lines, line, scratch);
    if (line->whom)
        osk__texts_fill(scratch, say(lines, line->whom), values, 2);
    else
        osk__buffer_add(scratch, line->left.data, line->left.length);
    if (line->whole[1] > 0)
        add_counts(lines, line, scratch);
    osk__table_text(table, osk__slice(scratch->data, scratch->length));
}

static void put_notes(osk_table *table, const osk__lines *lines, const osk__line *line)
{
    osk_slice texts[OSK__NOTES];
    size_t count = 0;
    for (; count < OSK__NOTES && line->notes[count]; count++)
        texts[count] = say(lines, line->notes[count]);
    osk__table_clauses(table, texts, line->notes, count);
}

static void put_count(osk_table *table, bool there, uint64_t count)
{
    if (there)
        osk__table_count(table, count);
    else
        osk__table_missing(table);
}

static void put_limits(osk_table *table, osk__limits limits)
{
    osk__table_number(table, limits.given ? limits.low : NAN);
    osk__table_number(table, limits.given ? limits.high : NAN);
}

static void put_text(osk_table *table, const char *text)
{
    osk__table_text(table, text ? osk__slice_text(text) : osk__slice(NULL, 0));
}

static void put_line(osk_table *table, const osk__lines *lines, const osk__line *line, osk__buffer *scratch)
{
    bool tested = line->tested, exact = line->test.exact;
    put_measure(table, lines, line->measure);
    put_comparison(table, lines, line, scratch);
    osk__table_count(table, line->people);
    osk__table_count(table, line->n);
    put_count(table, line->has_m, line->m);
    put_count(table, line->missing > 0, line->missing);
    osk__table_number(table, line->estimate);
    put_limits(table, line->limits);
    put_text(table, line->effect);
    osk__table_number(table, line->size);
    put_limits(table, line->size_limits);
    osk__table_number(table, line->expected);
    osk__table_number(table, tested ? line->test.p : NAN);
    osk__table_number(table, tested && !exact ? line->test.p_error : NAN);
    osk__table_number(table, tested && line->family ? line->adjusted : NAN);
    put_count(table, tested && line->family, line->before);
    put_count(table, tested && line->family, line->after);
    osk__table_number(table, tested ? line->test.least : NAN);
    put_count(table, line->counted, line->test.extreme);
    put_count(table, line->counted, line->test.arrangements);
    put_text(table, line->method);
    put_notes(table, lines, line);
}

osk_table *osk__lines_table(const osk__lines *lines, osk_error *error)
{
    static const char *const columns[] = {
        "w measure", "t comparison", "c participants", "c n", "c m", "c missing", "3 estimate", "3 low", "3 high",
        "w effect", "3 size", "3 size_low", "3 size_high", "3 expected", "6.p", "5.p_error", "5.p_adjusted", "c family",
        "c decidable", "6.least", "c extreme", "c arrangements", "w method", "t note", NULL};
    osk__buffer scratch = {0};
    osk_table *table = osk__table_make("compare", columns, error);
    for (size_t i = 0; i < lines->count && table; i++)
        put_line(table, lines, &lines->items[i], &scratch);
    bool good = osk__buffer_check(&scratch, error);
    osk__buffer_free(&scratch);
    if (!table || good)
        return table ? osk__table_done(table, error) : NULL;
    osk_table_free(table);
    return NULL;
}
