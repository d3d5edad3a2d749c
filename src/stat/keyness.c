/* Which words are key of a participant or group: beside the rest of the debate, or beside a reference. */
#include "keyness.h"

#include "../base/thread.h"
#include "../base/unicode.h"

#include <math.h>
#include <stdlib.h>

enum { TOP = 20 };

/* ---- which words are listed ---- */

struct ranked { int64_t g2; uint32_t word; osk__keyness *k; };

static int by_g2(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    osk__keyness *k = x->k;
    if (x->g2 != y->g2)
        return x->g2 > y->g2 ? -1 : 1;
    k->text.length = k->other.length = 0;
    osk__term_label(&k->terms, k->family[x->word], &k->text);
    osk__term_label(&k->terms, k->family[y->word], &k->other);
    return osk__slice_compare(osk__slice(k->text.data, k->text.length), osk__slice(k->other.data, k->other.length));
}

/* A word that is lacking tells something only where that much text would have had it: where half a token, which a ratio takes
 * for none, is less than its share. */
static bool tells(const osk__keyness *k, uint32_t word, const osk__side *target, const osk__side *rest, double others)
{
    return k->counts[word] > 0 ||
           (!k->reference && osk__log_ratio(0, (double)target->words, others, (double)rest->words) < 0);
}

/* The words by g2 to six decimals, so that no rounding of the machine's orders them. */
static bool rank_words(osk__keyness *k, const osk__side *target, const osk__side *rest, size_t *count, osk_error *error)
{
    struct ranked *ranked = osk__take(k->family_count + 1, sizeof *ranked, error);
    bool listed;
    *count = 0;
    for (uint32_t w = 0; ranked && w < k->family_count; w++) {
        double others = osk__keyness_rest(k, w, &listed);
        k->g2[w] = osk__g2(k->counts[w], target->words, others, rest->words);
        if (tells(k, w, target, rest, others))
            ranked[(*count)++] = (struct ranked){llround(k->g2[w] * 1e6), w, k};
    }
    if (ranked && *count)
        qsort(ranked, *count, sizeof *ranked, by_g2);
    for (size_t i = 0; ranked && i < *count; i++)
        k->ranked[i] = ranked[i].word;
    free(ranked);
    return ranked && osk__buffer_check(&k->text, error) && osk__buffer_check(&k->other, error);
}

/* Scopes are tested in as many parts as there are threads, large ones and small ones in each. */
struct testing { osk__keyness *k; size_t first, last, parts; osk_error *errors; bool *good; };

static void test_part(void *context, size_t thread, size_t first, size_t last)
{
    const struct testing *testing = context;
    osk__keyness *k = testing->k;
    osk__deal deals[OSK__COMPARED];
    osk__test *tests[OSK__COMPARED];
    osk__chance chance = osk__stat_chance(k->options);
    (void)thread;
    for (size_t part = first; part < last; part++) {
        size_t count = 0;
        for (size_t scope = testing->first + part; scope < testing->last; scope += testing->parts) {
            const size_t *units = &k->first_unit[scope];
            if (units[0] == units[1] || units[1] - units[0] == k->units.row_count)
                continue; /* one side is empty, and there is no list */
            deals[count] = (osk__deal){&k->units, k->unit_sizes, units[0], units[1]};
            tests[count++] = k->tests + (scope - testing->first) * k->family_count;
        }
        testing->good[part] = osk__deal_tests(deals, count, &chance, tests, &testing->errors[part]);
    }
}

/* A test for every word of the family in each of these scopes. */
static bool test_scopes(osk__keyness *k, size_t first, size_t last, osk_error *error)
{
    size_t parts = osk__thread_count(k->options ? k->options->threads : 0);
    struct testing testing = {k, first, last, parts, osk__take(parts, sizeof *testing.errors, error),
                              osk__take(parts, sizeof *testing.good, error)};
    bool good = testing.errors && testing.good &&
                (k->tests = osk__take((last - first) * k->family_count, sizeof *k->tests, error));
    if (good)
        osk__parallel(parts, parts, test_part, &testing);
    for (size_t i = 0; i < parts && good; i++)
        if (!(good = testing.good[i]) && error)
            *error = testing.errors[i];
    free(testing.errors);
    free(testing.good);
    return good;
}

static bool correct(osk__keyness *k, const osk__test *tests, osk_error *error)
{
    for (size_t w = 0; w < k->family_count; w++)
        k->p[w] = tests[w].p;
    bool bh = k->options && k->options->bh;
    return bh ? osk__correct_bh(k->p, k->family_count, error) : osk__correct_holm(k->p, k->family_count, error);
}

/* ---- the table ---- */

/* `tests` NULL: there are none. */
static bool put_scope(osk__keyness *k, size_t scope, const osk__test *tests, osk_error *error)
{
    osk__side target, rest;
    size_t count;
    osk__keyness_sides(k, scope, &target, &rest);
    if (target.parts.count == 0 || (!k->reference && rest.parts.count == 0))
        return true;
    if (!rank_words(k, &target, &rest, &count, error) || (tests && !correct(k, tests, error)))
        return false;
    for (size_t i = 0; i < count && i < k->top; i++) {
        uint32_t word = k->ranked[i];
        if (!osk__keyness_row(k, scope, word, &target, &rest, tests ? &tests[word] : NULL, error))
            return false;
    }
    return true;
}

static bool put_scopes(osk__keyness *k, size_t first, size_t last, osk_error *error)
{
    bool tested = !k->reference && k->family_count > 0, good = !tested || test_scopes(k, first, last, error);
    for (size_t scope = first; good && scope < last; scope++)
        good = put_scope(k, scope, tested ? k->tests + (scope - first) * k->family_count : NULL, error);
    return good;
}

/* The scopes to list: the one asked for, else those with most comments. Participants come in that order. */
static bool choose_scopes(osk__keyness *k, size_t *first, size_t *last, osk_error *error)
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
        "c comments_rest", "4.dp_norm", "4.dp_norm_rest", "3 g2", "3 log_ratio", "3 lrc", "3 log_odds_z", "6.p",
        "6.p_error", "6.p_adjusted", "c family", "w unit", "c arrangements", "t note", NULL};
    return osk__word_table("keyness", words, rest, error);
}

static bool check(const osk__keyness *k, osk_error *error)
{
    const osk_word_options *words = k->words;
    if (words->by == OSK_BY_GROUP && !osk__stat_grouped(k->options))
        return osk__fail(error, OSK_USAGE, "groups need a file of groups, or a column");
    if (words->by == OSK_BY_NOBODY && (!words->reference || words->who))
        return osk__fail(error, OSK_USAGE, "whose words are compared with the rest? A participant's, a group's or a period's");
    if (words->reference && !k->reference)
        return osk__fail(error, OSK_USAGE, "the language was opened without its reference");
    if (words->reference && (words->unit != OSK_UNIT_FORM || k->fold->grams))
        return osk__fail(error, OSK_USAGE, "the reference knows forms, neither %s",
                         k->fold->grams ? "n-grams nor keys" : "stems nor lemmas");
    return true;
}

static bool prepare(osk__keyness *k, osk_spell *spell, osk_error *error)
{
    const osk_word_options *words = k->words;
    if (!check(k, error) || !osk__stat_language(k->options, &k->language, error) ||
        !osk__people_make(&k->people, k->fold, error) ||
        (words->by == OSK_BY_GROUP && !osk__groups_read(k->options->groups, k->options->grouped, &k->people, &k->groups, error)) ||
        !osk__scopes_make(&k->scopes, k->fold, &k->people, &k->groups, words, error) ||
        !osk__terms_make(&k->terms, k->fold, words->unit, words->all, spell, error))
        return false;
    return osk__keyness_count(k, error) && (k->table = open_table(words, error));
}

static void free_keyness(osk__keyness *k)
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
    osk__keyness k = {.fold = fold, .words = words, .options = options, .top = words->top ? words->top : TOP,
                 .reference = words->reference ? fold->dictionary->reference : NULL};
    size_t first = 0, last = 0;
    bool good = prepare(&k, spell, error) && choose_scopes(&k, &first, &last, error) && put_scopes(&k, first, last, error);
    free_keyness(&k);
    if (good)
        return osk__table_done(k.table, error);
    osk_table_free(k.table);
    return NULL;
}
