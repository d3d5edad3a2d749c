/* Which words are key of a participant or group: beside the rest of the debate, or beside a reference.
 *
 *   family     the words that come often enough on both sides together, chosen before any side is looked at
 *   positions  comments, scope by scope (words.h); units are what is dealt anew: comments, of groups participants */
#include "deal.h"

#include "../base/unicode.h"
#include "../type/reference.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { TOP = 20, LEAST = 3 };

typedef struct keyness {
    const osk_fold *fold;
    const osk_word_options *words;
    const osk_stat_options *options;
    const osk__reference *reference;  /* NULL: against the rest */
    uint32_t language;
    size_t top;
    osk__people people;
    osk__groups groups;
    osk__scopes scopes;
    osk__terms terms;
    uint32_t *family; size_t family_count; /* terms */
    osk__matrix comments, units;      /* positions and units x words of the family */
    osk__matrix by_word;              /* the first, turned */
    size_t *first_unit;               /* by scope */
    double *sizes, *unit_sizes, *rest_sizes; /* by position, by unit; of the rest: scratch */
    double *counts, *totals, *g2, *p; /* by word of the family; counts: of the scope at hand */
    double *held, *rates; uint32_t *at; /* of a word in parts */
    osk__test *tests;
    uint32_t *ranked;
    osk__buffer text, other;
    osk_table *table;
} keyness;

/* One side of a list. */
typedef struct side { size_t first, last; double words; osk__parts parts; } side;

/* ---- the family ---- */

static osk__matrix count_all(keyness *k, const uint32_t *term_of, size_t terms, const uint32_t *part_of, size_t parts,
                             osk_error *error)
{
    osk__matrix matrix = {0};
    osk__parting parting = {term_of, terms, part_of, parts};
    osk__matrix_make(&matrix, k->fold, &parting, error);
    return matrix;
}

/* Terms that come often enough in the comments of the scopes; *term_of, by unit of the fold, becomes words of the family. */
static bool choose_family(keyness *k, uint32_t *word_of, osk_error *error)
{
    size_t least = k->words->min ? k->words->min : LEAST;
    uint64_t *tokens = osk__take(k->terms.count + 1, sizeof *tokens, error);
    uint32_t *fresh = osk__take(k->terms.count + 1, sizeof *fresh, error);
    bool good = tokens && fresh && (k->family = osk__take(k->terms.count + 1, sizeof *k->family, error));
    for (size_t i = 0; good && i < k->scopes.positions; i++) {
        size_t count;
        const osk__posting *postings = osk__row_postings(k->fold, k->scopes.rows[i], &count);
        for (size_t c = 0; c < count; c++)
            if (k->terms.of_unit[postings[c].type] != OSK_NONE)
                tokens[k->terms.of_unit[postings[c].type]] += postings[c].count;
    }
    for (uint32_t t = 0; good && t < k->terms.count; t++) {
        fresh[t] = tokens[t] >= least ? (uint32_t)k->family_count : OSK_NONE;
        if (fresh[t] != OSK_NONE)
            k->family[k->family_count++] = t;
    }
    for (size_t u = 0; good && u < k->fold->count_count; u++)
        word_of[u] = k->terms.of_unit[u] == OSK_NONE ? OSK_NONE : fresh[k->terms.of_unit[u]];
    free(tokens);
    free(fresh);
    return good;
}

/* What is dealt: comments, or the participants of groups. `unit_of`: by row of the fold. */
static bool number_units(keyness *k, uint32_t *unit_of, size_t *count, osk_error *error)
{
    const osk__scopes *scopes = &k->scopes;
    bool whole = k->words->by == OSK_BY_GROUP;
    *count = 0;
    if (!(k->first_unit = osk__take(scopes->count + 1, sizeof *k->first_unit, error)) ||
        !(k->unit_sizes = osk__take(scopes->positions + 1, sizeof *k->unit_sizes, error)))
        return false;
    for (size_t s = 0; s < scopes->count; s++) {
        k->first_unit[s] = *count;
        for (size_t i = scopes->first[s]; i < scopes->first[s + 1]; i++) {
            *count += !whole || i == scopes->first[s] || scopes->people[i] != scopes->people[i - 1];
            unit_of[scopes->rows[i]] = (uint32_t)*count - 1;
            k->unit_sizes[*count - 1] += k->sizes[i];
        }
    }
    k->first_unit[scopes->count] = *count;
    return true;
}

static bool count_words(keyness *k, osk_error *error)
{
    size_t units, rows = k->fold->row_count;
    uint32_t *word_of = osk__take(k->fold->count_count + 1, sizeof *word_of, error);
    uint32_t *unit_of = osk__take(rows + 1, sizeof *unit_of, error);
    bool good = word_of && unit_of && (k->sizes = osk__take(k->scopes.positions + 1, sizeof *k->sizes, error));
    for (size_t i = 0; good && i < k->scopes.positions; i++)
        k->sizes[i] = (double)osk__row_words(&k->fold->rows[k->scopes.rows[i]]);
    if (good)
        memset(unit_of, 0xFF, rows * sizeof *unit_of);
    good = good && choose_family(k, word_of, error) && number_units(k, unit_of, &units, error);
    if (good) {
        k->comments = count_all(k, word_of, k->family_count, k->scopes.position_of, k->scopes.positions, error);
        k->units = count_all(k, word_of, k->family_count, unit_of, units, error);
        good = k->comments.first && k->units.first && osk__matrix_turn(&k->by_word, &k->comments, error);
    }
    free(word_of);
    free(unit_of);
    return good;
}

static bool make_room(keyness *k, osk_error *error)
{
    size_t words = k->family_count + 1, positions = k->scopes.positions + 1;
    return (k->counts = osk__take(words, sizeof *k->counts, error)) &&
           (k->totals = osk__take(words, sizeof *k->totals, error)) && (k->g2 = osk__take(words, sizeof *k->g2, error)) &&
           (k->p = osk__take(words, sizeof *k->p, error)) && (k->tests = osk__take(words, sizeof *k->tests, error)) &&
           (k->ranked = osk__take(words, sizeof *k->ranked, error)) &&
           (k->rest_sizes = osk__take(positions, sizeof *k->rest_sizes, error)) &&
           (k->held = osk__take(positions, sizeof *k->held, error)) &&
           (k->rates = osk__take(positions, sizeof *k->rates, error)) &&
           (k->at = osk__take(positions, sizeof *k->at, error));
}

/* ---- both sides of a list ---- */

static osk__parts sum_up(const double *sizes, size_t count)
{
    osk__parts parts = {sizes, count, 0, 0, count ? sizes[0] : 0};
    for (size_t i = 0; i < count; i++) {
        parts.total += sizes[i];
        parts.least = sizes[i] < parts.least ? sizes[i] : parts.least;
    }
    return parts;
}

static void take_sides(keyness *k, size_t scope, side *target, side *rest)
{
    size_t first = k->scopes.first[scope], last = k->scopes.first[scope + 1], all = k->scopes.positions;
    memcpy(k->rest_sizes, k->sizes, first * sizeof *k->sizes);
    memcpy(k->rest_sizes + first, k->sizes + last, (all - last) * sizeof *k->sizes);
    *target = (side){first, last, 0, sum_up(k->sizes + first, last - first)};
    *rest = (side){first, last, 0, sum_up(k->rest_sizes, all - (last - first))};
    target->words = target->parts.total;
    rest->words = k->reference ? (double)k->reference->words : rest->parts.total;
    memset(k->counts, 0, k->family_count * sizeof *k->counts);
    for (size_t c = k->comments.first[first]; c < k->comments.first[last]; c++)
        k->counts[k->comments.cells[c].column] += k->comments.cells[c].count;
}

/* Tokens of the word on the other side. */
static double rest_count(keyness *k, uint32_t word, bool *listed)
{
    *listed = true;
    if (!k->reference)
        return k->totals[word] - k->counts[word];
    osk_slice form = osk__strings_get(&k->fold->vocabulary->forms, k->terms.items[k->family[word]].best);
    return (double)osk__reference_tokens(k->reference, form, listed);
}

/* How evenly the word is spread over the comments inside [first, last), or over those outside. */
static osk__spread spread_of(keyness *k, uint32_t word, const side *side, bool inside, uint64_t *holding)
{
    osk__held held = {k->at, k->held, 0};
    for (size_t c = k->by_word.first[word]; c < k->by_word.first[word + 1]; c++) {
        size_t position = k->by_word.cells[c].column;
        bool here = position >= side->first && position < side->last;
        if (here != inside)
            continue;
        size_t behind = position >= side->last ? side->last - side->first : 0;
        k->at[held.count] = (uint32_t)(inside ? position - side->first : position - behind);
        k->held[held.count++] = k->by_word.cells[c].count;
    }
    *holding = held.count;
    return osk__dispersion(&side->parts, &held, k->rates);
}

/* ---- which words are listed ---- */

struct ranked { int64_t g2; uint32_t word; keyness *k; };

static int by_g2(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    keyness *k = x->k;
    if (x->g2 != y->g2)
        return x->g2 > y->g2 ? -1 : 1;
    k->text.length = k->other.length = 0;
    osk__term_label(&k->terms, k->family[x->word], &k->text);
    osk__term_label(&k->terms, k->family[y->word], &k->other);
    return osk__slice_compare(osk__slice(k->text.data, k->text.length), osk__slice(k->other.data, k->other.length));
}

/* The words by g2 to six decimals, so that no rounding of the machine's orders them. */
static bool rank_words(keyness *k, const side *target, const side *rest, size_t *count, osk_error *error)
{
    struct ranked *ranked = osk__take(k->family_count + 1, sizeof *ranked, error);
    bool listed;
    *count = 0;
    for (uint32_t w = 0; ranked && w < k->family_count; w++) {
        k->g2[w] = osk__g2(k->counts[w], target->words, rest_count(k, w, &listed), rest->words);
        if (k->counts[w] > 0 || !k->reference)
            ranked[(*count)++] = (struct ranked){llround(k->g2[w] * 1e6), w, k};
    }
    if (ranked && *count)
        qsort(ranked, *count, sizeof *ranked, by_g2);
    for (size_t i = 0; ranked && i < *count; i++)
        k->ranked[i] = ranked[i].word;
    free(ranked);
    return ranked && osk__buffer_check(&k->text, error) && osk__buffer_check(&k->other, error);
}

static bool test_words(keyness *k, size_t scope, osk_error *error)
{
    osk__chance chance = osk__stat_chance(k->options);
    osk__deal deal = {&k->units, k->unit_sizes, k->first_unit[scope], k->first_unit[scope + 1]};
    if (!osk__deal_test(&deal, &chance, k->tests, error))
        return false;
    for (size_t w = 0; w < k->family_count; w++)
        k->p[w] = k->tests[w].p;
    bool bh = k->options && k->options->bh;
    return bh ? osk__correct_bh(k->p, k->family_count, error) : osk__correct_holm(k->p, k->family_count, error);
}

/* ---- a row ---- */

/* Could no arrangement have given a p that survives the family? Of Benjamini and Hochberg's that is known only afterwards. */
static bool hopeless(const keyness *k, const osk__test *test)
{
    bool bh = k->options && k->options->bh;
    return test->exact && test->least * (bh ? 1 : (double)k->family_count) > OSK__LEVEL;
}

static size_t choose_notes(const keyness *k, uint32_t word, const side *target, uint64_t inside, bool listed,
                           const osk__test *test, const char *notes[5])
{
    size_t count = 0;
    if (k->by_word.first[word + 1] - k->by_word.first[word] == 1)
        notes[count++] = "words.one_comment";
    else if (inside == 1)
        notes[count++] = "words.one_of_theirs";
    if (target->parts.count < OSK__FEWEST)
        notes[count++] = "words.few_of_theirs";
    if (!listed)
        notes[count++] = "words.unlisted";
    if (!test)
        notes[count++] = "words.no_p";
    else if (hopeless(k, test))
        notes[count++] = "stat.hopeless";
    else if (!test->exact && test->extreme == 1 && k->p[word] > OSK__LEVEL)
        notes[count++] = "words.few_draws";
    return count;
}

static void put_note(keyness *k, uint32_t word, const side *target, uint64_t inside, bool listed, const osk__test *test)
{
    const char *notes[5];
    size_t count = choose_notes(k, word, target, inside, listed, test, notes);
    k->text.length = 0;
    for (size_t i = 0; i < count; i++) {
        osk_slice note = osk__texts_find(&k->fold->dictionary->texts, notes[i], k->language);
        osk__buffer_text(&k->text, i ? "; " : "");
        osk__buffer_add(&k->text, note.data, note.length);
    }
    osk__table_text(k->table, count ? osk__slice(k->text.data, k->text.length) : osk__slice(NULL, 0));
}

static bool put_names(keyness *k, size_t scope, uint32_t term, osk_error *error)
{
    if (k->words->by != OSK_BY_NOBODY)
        osk__table_text(k->table, k->scopes.names[scope]);
    k->text.length = 0;
    osk__term_label(&k->terms, term, &k->text);
    osk__table_text(k->table, osk__slice(k->text.data, k->text.length));
    if (k->words->unit == OSK_UNIT_FORM)
        return true;
    k->text.length = 0;
    if (!osk__term_members(&k->terms, term, &k->text, error))
        return false;
    osk__table_text(k->table, osk__slice(k->text.data, k->text.length));
    return true;
}

static void put_test(keyness *k, const osk__test *test, double adjusted)
{
    osk__table_number(k->table, test ? test->p : NAN);
    osk__table_number(k->table, test && !test->exact ? test->p_error : NAN);
    osk__table_number(k->table, test ? adjusted : NAN);
    osk__table_count(k->table, k->family_count);
    osk__table_text(k->table, test ? osk__slice_text(k->words->by == OSK_BY_GROUP ? "participant" : "comment")
                                   : osk__slice(NULL, 0));
    if (test)
        osk__table_count(k->table, test->arrangements);
    else
        osk__table_missing(k->table);
}

/* Of the two sides of a word; comments of a reference are not known. */
static void put_sides(keyness *k, uint32_t word, const side *target, const side *rest, double b, uint64_t *inside)
{
    uint64_t outside;
    double a = k->counts[word];
    osk__spread here = spread_of(k, word, target, true, inside), there = spread_of(k, word, rest, false, &outside);
    osk__table_count(k->table, (uint64_t)a);
    osk__table_count(k->table, (uint64_t)b);
    osk__table_count(k->table, (uint64_t)target->words);
    osk__table_count(k->table, (uint64_t)rest->words);
    osk__table_number(k->table, 1000 * a / target->words);
    osk__table_number(k->table, 1000 * b / rest->words);
    osk__table_count(k->table, *inside);
    if (k->reference)
        osk__table_missing(k->table);
    else
        osk__table_count(k->table, outside);
    osk__table_number(k->table, here.dp_norm);
    osk__table_number(k->table, k->reference ? NAN : there.dp_norm);
}

static bool put_word(keyness *k, size_t scope, uint32_t word, const side *target, const side *rest,
                     const osk__test *test, osk_error *error)
{
    bool listed;
    uint64_t inside;
    double a = k->counts[word], b = rest_count(k, word, &listed), n = target->words, m = rest->words;
    if (!put_names(k, scope, k->family[word], error))
        return false;
    put_sides(k, word, target, rest, b, &inside);
    osk__table_number(k->table, k->g2[word]);
    osk__table_number(k->table, osk__log_ratio(a, n, b, m));
    osk__table_number(k->table, osk__log_ratio_bound(a, n, b, m, (double)k->family_count));
    osk__table_number(k->table, osk__log_odds(a, n, b, m, (a + b) / (n + m), n < m ? n : m).z);
    put_test(k, test, k->p[word]);
    put_note(k, word, target, inside, listed, test);
    return osk__buffer_check(&k->text, error);
}

/* ---- the table ---- */

static bool put_scope(keyness *k, size_t scope, osk_error *error)
{
    side target, rest;
    size_t count;
    take_sides(k, scope, &target, &rest);
    if (target.parts.count == 0 || (!k->reference && rest.parts.count == 0))
        return true;
    bool tested = !k->reference && k->family_count > 0;
    if (!rank_words(k, &target, &rest, &count, error) || (tested && !test_words(k, scope, error)))
        return false;
    for (size_t i = 0; i < count && i < k->top; i++) {
        uint32_t word = k->ranked[i];
        if (!put_word(k, scope, word, &target, &rest, tested ? &k->tests[word] : NULL, error))
            return false;
    }
    return true;
}

/* The scopes to list: the one asked for, else those with most comments. Participants come in that order. */
static bool choose_scopes(keyness *k, size_t *first, size_t *last, osk_error *error)
{
    osk__buffer wanted = {0}, name = {0};
    bool good = true;
    *first = 0;
    *last = k->scopes.count < OSK__COMPARED ? k->scopes.count : OSK__COMPARED;
    if (!k->words->who)
        return true;
    good = osk__unicode_name(&wanted, osk__slice_text(k->words->who), error);
    for (; good && *first < k->scopes.count; ++*first) {
        name.length = 0;
        good = osk__unicode_name(&name, k->scopes.names[*first], error);
        if (good && osk__slice_equal(osk__slice(name.data, name.length), osk__slice(wanted.data, wanted.length)))
            break;
    }
    *last = *first + 1;
    osk__buffer_free(&wanted);
    osk__buffer_free(&name);
    return good && (*first < k->scopes.count ||
                    osk__fail(error, OSK_USAGE, "nobody in the debate is called '%.60s'", k->words->who));
}

static osk_table *open_table(const osk_word_options *words, osk_error *error)
{
    static const char *const rest[] = {
        "c count", "c count_rest", "c words", "c words_rest", "4 per_1000", "4 per_1000_rest", "c comments",
        "c comments_rest", "4 dp_norm", "4 dp_norm_rest", "3 g2", "3 log_ratio", "3 lrc", "3 log_odds_z", "6 p",
        "6 p_error", "6 p_adjusted", "c family", "t unit", "c arrangements", "t note", NULL};
    const char *columns[OSK__TABLE_COLUMNS];
    size_t count = 0;
    if (words->by != OSK_BY_NOBODY)
        columns[count++] = words->by == OSK_BY_GROUP ? "t group" : "t participant";
    columns[count++] = "t form";
    if (words->unit != OSK_UNIT_FORM)
        columns[count++] = "t members";
    memcpy(columns + count, rest, sizeof rest);
    return osk__table_make("keyness", columns, error);
}

static bool check(const keyness *k, osk_error *error)
{
    const osk_word_options *words = k->words;
    if (words->by == OSK_BY_GROUP && !(k->options && k->options->groups))
        return osk__fail(error, OSK_USAGE, "groups need a file of groups");
    if (words->by == OSK_BY_NOBODY && (!words->reference || words->who))
        return osk__fail(error, OSK_USAGE, "whose words are compared with the rest? A participant's or a group's");
    if (words->reference && !k->reference)
        return osk__fail(error, OSK_USAGE, "the language was opened without its reference");
    if (words->reference && (words->unit != OSK_UNIT_FORM || k->fold->grams))
        return osk__fail(error, OSK_USAGE, "the reference knows forms, neither %s",
                         k->fold->grams ? "n-grams nor keys" : "stems nor lemmas");
    return true;
}

static bool prepare(keyness *k, osk_spell *spell, osk_error *error)
{
    const osk_word_options *words = k->words;
    if (!check(k, error) || !osk__stat_language(k->options, &k->language, error) ||
        !osk__people_make(&k->people, k->fold, error) ||
        (words->by == OSK_BY_GROUP && !osk__groups_read(k->options->groups, &k->people, &k->groups, error)) ||
        !osk__scopes_make(&k->scopes, k->fold, &k->people, &k->groups, words->by, error) ||
        !osk__terms_make(&k->terms, k->fold, words->unit, words->all, spell, error) || !count_words(k, error) ||
        !make_room(k, error) || !(k->table = open_table(words, error)))
        return false;
    for (size_t w = 0; w < k->family_count; w++)
        for (size_t c = k->by_word.first[w]; c < k->by_word.first[w + 1]; c++)
            k->totals[w] += k->by_word.cells[c].count;
    return true;
}

static void free_keyness(keyness *k)
{
    osk__people_free(&k->people);
    osk__groups_free(&k->groups);
    osk__scopes_free(&k->scopes);
    osk__terms_free(&k->terms);
    osk__matrix_free(&k->comments);
    osk__matrix_free(&k->units);
    osk__matrix_free(&k->by_word);
    void *const all[] = {k->family, k->first_unit, k->sizes, k->unit_sizes, k->rest_sizes, k->counts, k->totals, k->g2,
                         k->p, k->held, k->rates, k->at, k->tests, k->ranked};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        free(all[i]);
    osk__buffer_free(&k->text);
    osk__buffer_free(&k->other);
}

osk_table *osk_word_keyness(const osk_fold *fold, const osk_word_options *words, const osk_stat_options *options,
                            osk_spell *spell, osk_error *error)
{
    keyness k = {.fold = fold, .words = words, .options = options, .top = words->top ? words->top : TOP,
                 .reference = words->reference ? fold->dictionary->reference : NULL};
    size_t first = 0, last = 0;
    bool good = prepare(&k, spell, error) && choose_scopes(&k, &first, &last, error);
    for (size_t scope = first; good && scope < last; scope++)
        good = put_scope(&k, scope, error);
    free_keyness(&k);
    if (good)
        return osk__table_done(k.table, error);
    osk_table_free(k.table);
    return NULL;
}
