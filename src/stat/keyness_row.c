/* A row of keyness: never one number alone. */
#include "keyness.h"

#include <math.h>

/* How evenly the word is spread over the comments inside [first, last), or over those outside. */
static osk__spread spread_of(osk__keyness *k, uint32_t word, const osk__side *side, bool inside, uint64_t *holding)
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

/* Could no arrangement have given a p that survives the family? Of Benjamini and Hochberg's that is known only afterwards. */
static bool hopeless(const osk__keyness *k, const osk__test *test)
{
    bool bh = k->options && k->options->bh;
    return test->exact && test->least * (bh ? 1 : (double)k->family_count) > OSK__LEVEL;
}

static size_t choose_notes(const osk__keyness *k, uint32_t word, const osk__side *target, uint64_t inside, bool listed,
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

static void put_test(osk__keyness *k, const osk__test *test, double adjusted)
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
static void put_sides(osk__keyness *k, uint32_t word, const osk__side *target, const osk__side *rest, double b, uint64_t *inside)
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

bool osk__keyness_row(osk__keyness *k, size_t scope, uint32_t word, const osk__side *target, const osk__side *rest,
                      const osk__test *test, osk_error *error)
{
    bool listed;
    uint64_t inside;
    double a = k->counts[word], b = osk__keyness_rest(k, word, &listed), n = target->words, m = rest->words;
    if (k->words->by != OSK_BY_NOBODY)
        osk__table_text(k->table, k->scopes.names[scope]);
    if (!osk__put_term(k->table, &k->terms, k->words->unit, k->family[word], &k->text, error))
        return false;
    put_sides(k, word, target, rest, b, &inside);
    osk__table_number(k->table, k->g2[word]);
    osk__table_number(k->table, osk__log_ratio(a, n, b, m));
    osk__table_number(k->table, osk__log_ratio_bound(a, n, b, m, (double)k->family_count));
    osk__table_number(k->table, osk__log_odds(a, n, b, m, (a + b) / (n + m), n < m ? n : m).z);
    put_test(k, test, k->p[word]);
    const char *notes[5];
    size_t count = choose_notes(k, word, target, inside, listed, test, notes);
    return osk__put_notes(k->table, k->fold, k->language, notes, count, &k->text, error);
}
