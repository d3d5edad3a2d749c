/* What stands between matches: how many words, and whether anything ends a scope. Tokens are looked at once a chunk, in a loop
 * without branches; a sentence then asks of its matches alone.
 *
 *   Det er ikke , som du sier , bra        before    0 1 2 3 3 4 5 6 6 7    tokens before that count as words
 *               ^             ^            signs     3, 7                   tokens that may end a scope */
#include "clause.h"

bool osk__before_find(osk__scorer *scorer, const osk__record *records, const osk_chunk *chunk, osk_error *error)
{
    bool passes = scorer->dictionary->off & OSK__STOPS;
    size_t count = chunk->token_count, signs = 0;
    osk__before before = {0};
    scorer->sign_at = 0;
    if (!OSK__ROOM(scorer->before, scorer->before_capacity, count + 1, error) ||
        !OSK__ROOM(scorer->signs, scorer->sign_capacity, count + 1, error))
        return false;
    for (size_t i = 0; i < count; i++) {
        const osk_token *token = &chunk->tokens[i];
        bool passed = passes && osk__is_passed(scorer->dictionary, records, token);
        scorer->before[i] = before;
        scorer->signs[signs] = (uint32_t)i;
        signs += (token->kind != OSK_WORD) & (token->kind != OSK_NUMERAL);
        before.words += osk__is_word(token) & !passed;
        before.counted += (token->kind != OSK_MARK) & !passed;
    }
    scorer->before[count] = before;
    scorer->signs[signs] = OSK_NONE; /* behind all */
    return true;
}

/* How many signs before `end` end a scope, of those not yet passed. */
static uint32_t pass_signs(const osk__clause *clause, size_t end)
{
    osk__scorer *scorer = clause->scorer;
    uint32_t borders = 0;
    for (; scorer->signs[scorer->sign_at] < end; scorer->sign_at++)
        borders += osk__sign_is_border(clause, scorer->signs[scorer->sign_at]);
    return borders;
}

/* Distances are asked for often in a sentence that has any: what stands between its matches is counted once. */
static void find_gaps(const osk__clause *clause)
{
    osk__scorer *scorer = clause->scorer;
    uint32_t before = scorer->before[clause->begin].counted;
    osk__gap gap = {0};
    while (scorer->signs[scorer->sign_at] < clause->begin)
        scorer->sign_at++;
    for (size_t i = 0; i < scorer->match_count; i++) {
        const osk__match *match = &scorer->matches[i];
        const osk__shifter *shifter = osk__shifter_of(scorer, match);
        size_t end = (size_t)match->first + match->count;
        gap.words = scorer->before[match->first].counted - before;
        gap.words_behind = scorer->before[end].counted - before;
        gap.signs = gap.signs_behind + pass_signs(clause, match->first);
        gap.signs_behind = gap.signs + pass_signs(clause, end);
        scorer->gaps[i] = gap;
        gap.ends += osk__ends_scope(shifter, false);
        gap.ends_back += osk__ends_scope(shifter, true);
    }
    scorer->gaps_known = true;
}

int osk__distance(const osk__clause *clause, size_t from, size_t to, bool back)
{
    const osk__scorer *scorer = clause->scorer;
    if (!scorer->gaps_known)
        find_gaps(clause);
    const osk__gap *a = &scorer->gaps[from], *after = a + 1, *b = &scorer->gaps[to];
    if (b->signs != a->signs_behind || (back ? b->ends_back != after->ends_back : b->ends != after->ends))
        return -1;
    return (int)(b->words - a->words_behind);
}
