/* Participants: who speaks how much, and how positively. */
#include "stat.h"

#include "../base/number.h"
#include "../base/table.h"
#include "../base/unicode.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

double osk__row_value(const osk__row *row)
{
    return (double)osk_score_value(&row->score) / 1e6;
}

/* ---- people ---- */

static int by_size(const void *a, const void *b)
{
    const osk__participant *x = a, *y = b;
    if (x->comments != y->comments)
        return x->comments > y->comments ? -1 : 1;
    if (x->words != y->words)
        return x->words > y->words ? -1 : 1;
    return osk__slice_compare(x->name, y->name);
}

static bool has_author(const osk__row *row)
{
    return row->kind == OSK_COMMENT && row->author.data;
}

/* The number of a row's author by arrival. Names that differ only in composition or white space are one person's: the
 * same name from a Mac and from Windows. */
static uint32_t number_of(osk__strings *names, osk__buffer *key, const osk__row *row, osk_error *error)
{
    key->length = 0;
    if (!osk__unicode_name(key, row->author, error))
        return OSK_NONE;
    return osk__strings_add(names, osk__slice(key->data, key->length), error);
}

static void add_comment(osk__people *people, osk__participant *who, const osk__row *row)
{
    who->comments++;
    who->words += row->score.words;
    who->sentences += row->score.sentences;
    people->words += row->score.words;
    people->named++;
    if (osk__row_scored(row)) {
        who->scored++;
        who->sum += osk__row_value(row);
        who->weighted += osk__row_value(row) * row->score.words;
        who->scored_words += row->score.words;
    }
}

/* Participants by arrival, and the number of each row's. */
static bool gather(osk__people *people, const osk_fold *fold, osk__strings *names, osk__buffer *key, osk_error *error)
{
    size_t capacity = 0;
    for (size_t i = 0; i < fold->row_count; i++) {
        const osk__row *row = &fold->rows[i];
        people->of_row[i] = OSK_NONE;
        people->nameless += row->kind == OSK_COMMENT && !row->author.data;
        if (!has_author(row))
            continue;
        uint32_t number = number_of(names, key, row, error);
        if (number == OSK_NONE || !OSK__ROOM(people->items, capacity, names->count, error))
            return false;
        if (number == people->count)
            people->items[people->count++] = (osk__participant){.name = row->author, .arrival = number};
        people->of_row[i] = number;
        add_comment(people, &people->items[number], row);
    }
    return true;
}

/* Sorts the participants and gives the rows their final numbers. */
static bool settle(osk__people *people, const osk_fold *fold, osk_error *error)
{
    uint32_t *final = osk__take(people->count, sizeof *final, error);
    if (!final)
        return false;
    if (people->count)
        qsort(people->items, people->count, sizeof *people->items, by_size);
    for (uint32_t i = 0; i < people->count; i++)
        final[people->items[i].arrival] = i;
    for (size_t i = 0; i < fold->row_count; i++)
        if (people->of_row[i] != OSK_NONE)
            people->of_row[i] = final[people->of_row[i]];
    free(final);
    return true;
}

/* The rows of each participant, by counting. */
static bool list_rows(osk__people *people, const osk_fold *fold, osk_error *error)
{
    people->first = osk__take(people->count + 2, sizeof *people->first, error);
    people->rows = osk__take(people->named, sizeof *people->rows, error);
    if (!people->first || !people->rows)
        return false;
    for (size_t p = 0; p < people->count; p++)
        people->first[p + 2] = people->first[p + 1] + people->items[p].comments;
    /* first[p + 1] now says where p's rows begin, and moves to where they end. */
    for (size_t i = 0; i < fold->row_count; i++)
        if (people->of_row[i] != OSK_NONE)
            people->rows[people->first[people->of_row[i] + 1]++] = i;
    return true;
}

bool osk__people_make(osk__people *people, const osk_fold *fold, osk_error *error)
{
    osk__strings names = {0};
    osk__buffer key = {0};
    memset(people, 0, sizeof *people);
    bool good = (people->of_row = osk__take(fold->row_count, sizeof *people->of_row, error)) &&
                gather(people, fold, &names, &key, error) && settle(people, fold, error) &&
                list_rows(people, fold, error);
    osk__strings_free(&names);
    osk__buffer_free(&key);
    if (!good)
        osk__people_free(people);
    return good;
}

void osk__people_free(osk__people *people)
{
    free(people->items);
    free(people->of_row);
    free(people->rows);
    free(people->first);
    memset(people, 0, sizeof *people);
}

/* ---- intervals ---- */

osk__chance osk__stat_chance(const osk_stat_options *options)
{
    return options ? (osk__chance){options->seed, options->permutations, options->threads} : (osk__chance){0};
}

bool osk__person_interval(const osk_fold *fold, const osk__people *people, uint32_t who,
                          const osk_stat_options *options, osk__interval *interval, osk_error *error)
{
    osk__chance chance = osk__stat_chance(options);
    double *values = osk__take(people->items[who].scored, sizeof *values, error);
    size_t count = 0;
    for (size_t i = people->first[who]; values && i < people->first[who + 1]; i++)
        if (osk__row_scored(&fold->rows[people->rows[i]]))
            values[count++] = osk__row_value(&fold->rows[people->rows[i]]);
    chance.replicates = 0; /* --permutations is of tests */
    bool good = values && osk__interval_mean(values, count, options && options->bca, &chance, interval, error);
    free(values);
    return good;
}

/* ---- the table ---- */

bool osk__stat_language(const osk_stat_options *options, uint32_t *language, osk_error *error)
{
    *language = osk__texts_language(options ? options->lang : NULL);
    return *language != OSK_NONE ||
           osk__fail(error, OSK_USAGE, "there is no language '%.40s'; there are nb, nn and en", options->lang);
}

/* The single values of a participant who has too few for an interval: "0.250; -0.333". */
static void list_values(osk__buffer *out, const osk_fold *fold, const osk__people *people, uint32_t who)
{
    out->length = 0;
    for (size_t i = people->first[who]; i < people->first[who + 1]; i++) {
        const osk__row *row = &fold->rows[people->rows[i]];
        if (!osk__row_scored(row))
            continue;
        if (out->length)
            osk__buffer_text(out, "; ");
        osk__number_scaled(out, osk__number_divide(osk_score_value(&row->score), 1000), 3);
    }
}

const char *osk__interval_note(size_t scored, const osk__interval *interval)
{
    if (scored == 0)
        return "stat.none_scored";
    if (interval->given)
        return interval->lumpy && interval->manner != OSK__STUDENT ? "stat.lumpy" : NULL;
    return scored < OSK__FEWEST ? "stat.too_few" : "stat.all_equal";
}

static bool add_participant(osk_table *table, const osk_fold *fold, const osk__people *people, uint32_t number,
                            const osk_stat_options *options, uint32_t language, osk__buffer *scratch, osk_error *error)
{
    const osk__participant *who = &people->items[number];
    osk__interval interval;
    if (!osk__person_interval(fold, people, number, options, &interval, error))
        return false;
    const char *note = osk__interval_note(who->scored, &interval);
    osk__table_text(table, who->name);
    osk__table_count(table, who->comments);
    osk__table_count(table, who->words);
    osk__table_number(table, people->words ? (double)who->words / (double)people->words : NAN);
    osk__table_count(table, who->sentences);
    osk__table_count(table, who->scored);
    osk__table_number(table, who->scored ? interval.mean : NAN);
    osk__table_number(table, interval.given ? interval.low : NAN);
    osk__table_number(table, interval.given ? interval.high : NAN);
    osk__table_number(table, who->scored_words ? who->weighted / (double)who->scored_words : NAN);
    osk__table_number(table, who->scored ? who->sum / (double)who->comments : NAN);
    list_values(scratch, fold, people, number);
    osk__table_text(table, who->scored && who->scored < OSK__FEWEST ? osk__slice(scratch->data, scratch->length)
                                                                    : osk__slice(NULL, 0));
    osk__table_text(table, note ? osk__texts_find(&fold->dictionary->texts, note, language) : osk__slice(NULL, 0));
    return true;
}

osk_table *osk_stat_participants(const osk_fold *fold, const osk_stat_options *options, osk_error *error)
{
    static const char *const columns[] = {"t participant", "c comments", "c words", "4.share",
                                          "c sentences",   "c scored",   "3.mean",  "3.low",
                                          "3.high",        "3.weighted", "3.as_zero", "t scores",  "t note", NULL};
    osk__people people;
    osk__buffer scratch = {0};
    uint32_t language;
    if (!osk__stat_language(options, &language, error))
        return NULL;
    osk_table *table = osk__table_make("participants", columns, error);
    if (!table || !osk__people_make(&people, fold, error)) {
        osk_table_free(table);
        return NULL;
    }
    bool good = true;
    for (uint32_t i = 0; i < people.count && good; i++)
        good = add_participant(table, fold, &people, i, options, language, &scratch, error);
    good = good && osk__buffer_check(&scratch, error);
    osk__people_free(&people);
    osk__buffer_free(&scratch);
    if (good)
        return osk__table_done(table, error);
    osk_table_free(table);
    return NULL;
}
