/* Which negation turns an entry: one before it that reaches so far, or one behind it with nothing ahead. */
#include "clause.h"

static const osk__shifter *negation(const osk__clause *clause, size_t i)
{
    const osk__shifter *shifter = osk__shifter_of(clause->scorer, &clause->scorer->matches[i]);
    return shifter && shifter->effect == OSK__NEGATE ? shifter : NULL;
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
        if (words < 0 || words > negation(clause, i)->ahead)
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
        if (negation(clause, j) && words <= negation(clause, j)->ahead && !takes_before(clause, j) &&
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
            return words <= negation(clause, j)->back && !has_ahead(clause, j) ? j : SIZE_MAX;
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
