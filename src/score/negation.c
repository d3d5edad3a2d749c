/* Which negation turns an entry: one before it that reaches so far, or one behind it with nothing ahead. */
#include "clause.h"

static const osk__shifter *negation(const osk__clause *clause, size_t i)
{
    const osk__shifter *shifter = osk__shifter_of(clause->scorer, &clause->scorer->matches[i]);
    return shifter && shifter->effect == OSK__NEGATE ? shifter : NULL;
}

/* Words that may stand between the cue and what it holds, ahead and back. A window of n holds n words: n - 1 stand between
 * and the last. It sets the usual reach, and narrows that of cues that the file gives another. */
static int32_t ahead_of(const osk__clause *clause, size_t i)
{
    int32_t most = clause->scorer->dictionary->window - 1, own = negation(clause, i)->ahead;
    return most >= 0 && (own == OSK__REACH_AHEAD || own > most) ? most : own;
}

static int32_t back_of(const osk__clause *clause, size_t i)
{
    int32_t most = clause->scorer->dictionary->window - 1, own = negation(clause, i)->back;
    return most >= 0 && own > most ? most : own;
}

static bool looks_back(const osk__clause *clause)
{
    return !(clause->scorer->dictionary->off & OSK__RULE_BACK);
}

/* Does cue `j` take the entry right before it? "liker ikke", "likar ikkje" */
static bool takes_before(const osk__clause *clause, size_t j)
{
    return looks_back(clause) && j > 0 && negation(clause, j)->back > 0 &&
           osk__is_entry(clause, &clause->scorer->matches[j - 1]) && osk__distance(clause, j - 1, j, true) == 0;
}

/* Does an entry stand in the forward reach of cue `i`? */
static bool has_ahead(const osk__clause *clause, size_t i)
{
    for (size_t j = i + 1; j < clause->scorer->match_count; j++) {
        int words = osk__distance(clause, i, j, false);
        if (words < 0 || words > ahead_of(clause, i))
            return false;
        if (osk__is_entry(clause, &clause->scorer->matches[j]))
            return true;
    }
    return false;
}

/* "ikke greit at folk er frekke": what a cue negates stands before "at"; the clause behind it is told as a fact. In
 * "tror ikke at det er bra" nothing stands before it, and the cue reaches on. */
static bool has_its_word(const osk__clause *clause, size_t cue, size_t i)
{
    bool entry = false;
    for (size_t k = cue + 1; k < i; k++) {
        const osk__match *match = &clause->scorer->matches[k];
        const osk__shifter *shifter = osk__shifter_of(clause->scorer, match);
        entry |= osk__is_entry(clause, match);
        if (entry && shifter && shifter->effect == OSK__CLAUSE)
            return true;
    }
    return false;
}

/* The nearest cue before match `from` that reaches entry `i`, or SIZE_MAX. */
static size_t cue_before(osk__clause *clause, size_t from, size_t i)
{
    for (size_t j = from; j-- > 0;) {
        int words = osk__distance(clause, j, i, false);
        if (words < 0 || words > OSK__REACH_MOST)
            break;
        if (negation(clause, j) && words <= ahead_of(clause, j) && !takes_before(clause, j) &&
            !osk__is_rhetorical(clause, j))
            return has_its_word(clause, j, i) ? SIZE_MAX : j;
    }
    return SIZE_MAX;
}

/* A cue behind entry `i` that reaches back to it and has nothing ahead, or SIZE_MAX. */
static size_t cue_behind(const osk__clause *clause, size_t i)
{
    for (size_t j = i + 1; looks_back(clause) && j < clause->scorer->match_count; j++) {
        int words = osk__distance(clause, i, j, true);
        if (words < 0 || words > OSK__REACH_MOST || osk__is_entry(clause, &clause->scorer->matches[j]))
            break;
        if (negation(clause, j))
            return words <= back_of(clause, j) && !has_ahead(clause, j) ? j : SIZE_MAX;
    }
    return SIZE_MAX;
}

osk__cues osk__cues_of(osk__clause *clause, size_t i)
{
    size_t right = i + 1 < clause->scorer->match_count && negation(clause, i + 1) && takes_before(clause, i + 1)
                       ? i + 1
                       : SIZE_MAX;
    size_t before = cue_before(clause, i, i);
    osk__cues cues = {right != SIZE_MAX ? right : before, SIZE_MAX};
    if (cues.first == SIZE_MAX)
        cues.first = cue_behind(clause, i);
    else if (cues.first == before && !(clause->scorer->dictionary->off & OSK__RULE_DOUBLE))
        cues.second = cue_before(clause, before, i);
    return cues;
}

/* ---- all the words that negations hold, for a model's features ---- */

/* The number of the match that begins at `token`, from `from` on, or SIZE_MAX. */
static size_t match_at(const osk__clause *clause, size_t from, size_t token)
{
    const osk__scorer *scorer = clause->scorer;
    while (from < scorer->match_count && scorer->matches[from].first < token)
        from++;
    return from < scorer->match_count && scorer->matches[from].first == token ? from : SIZE_MAX;
}

static bool hold_ahead(const osk__clause *clause, size_t cue, bool *held)
{
    const osk__match *match = &clause->scorer->matches[cue];
    bool any = false;
    int words = 0;
    for (size_t i = match->first + match->count; i < clause->end && words <= ahead_of(clause, cue); i++) {
        size_t here = match_at(clause, cue + 1, i);
        if (osk__is_border(clause, i) ||
            (here != SIZE_MAX && osk__ends_scope(osk__shifter_of(clause->scorer, &clause->scorer->matches[here]), false)))
            break;
        any |= held[i - clause->begin] = true;
        words += osk__is_counted(clause, i);
    }
    return any;
}

static void hold_behind(const osk__clause *clause, size_t cue, bool *held)
{
    const osk__scorer *scorer = clause->scorer;
    size_t before = cue;
    int words = 0;
    for (size_t i = scorer->matches[cue].first; i-- > clause->begin && words <= back_of(clause, cue);) {
        if (before > 0 && i < scorer->matches[before - 1].first + scorer->matches[before - 1].count)
            before--;
        bool inside = before < cue && i < scorer->matches[before].first + scorer->matches[before].count;
        if (osk__is_border(clause, i) || (inside && osk__ends_scope(osk__shifter_of(scorer, &scorer->matches[before]), true)))
            break;
        held[i - clause->begin] = true;
        words += osk__is_counted(clause, i);
    }
}

void osk__negation_hold(osk__clause *clause, bool *held)
{
    for (size_t j = 0; j < clause->scorer->match_count; j++) {
        if (!negation(clause, j) || osk__is_rhetorical(clause, j))
            continue;
        const osk__match *before = takes_before(clause, j) ? &clause->scorer->matches[j - 1] : NULL;
        for (size_t i = 0; before && i < before->count; i++)
            held[before->first + i - clause->begin] = true;
        if (!before && !hold_ahead(clause, j, held) && negation(clause, j)->back > 0 && looks_back(clause))
            hold_behind(clause, j, held);
    }
}
