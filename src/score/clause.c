/* Where a clause ends: marks, borders, contrasts. */
#include "clause.h"

#include <string.h>

enum { LIST_WORDS = 2 }; /* words between a list's comma and the next one, or the word that joins */

bool osk__is_entry(const osk__clause *clause, const osk__match *match)
{
    return match->value < OSK__SHIFTERS && !clause->scorer->dictionary->entries[match->value].free &&
           !osk__is_picture(&clause->chunk->tokens[match->first]);
}

static bool is_mark(const osk__clause *clause, size_t token, const char *mark)
{
    return clause->chunk->tokens[token].kind == OSK_MARK &&
           osk__slice_is(osk__token_text(clause, &clause->chunk->tokens[token]), mark);
}

/* "og", "eller", "samt": joins words; not "for" and "så", which do other things too. */
static bool is_join(const osk__clause *clause, size_t token)
{
    uint16_t function = osk__function_of(clause, &clause->chunk->tokens[token]);
    return (function & OSK__JOINER) && !(function & (OSK__ADVERSATIVE | OSK__PREPOSITION | OSK__DEGREE));
}

/* Does a negation end right before this token? "Det vil jeg ikke, gode venner og naboer." */
static bool ends_cue(const osk__clause *clause, size_t token)
{
    const osk__scorer *scorer = clause->scorer;
    size_t low = 0, high = scorer->match_count;
    OSK__HALVE(low, high, i, scorer->matches[i].first < token)
    if (low == 0 || scorer->matches[low - 1].first + scorer->matches[low - 1].count != token)
        return false;
    const osk__shifter *shifter = osk__shifter_of(scorer, &scorer->matches[low - 1]);
    return shifter && shifter->effect == OSK__NEGATE;
}

/* A comma with one or two words and then another comma, "og" or "eller" behind it: it parts the members of a list. */
static bool is_list_comma(const osk__clause *clause, size_t comma)
{
    if ((clause->scorer->dictionary->off & OSK__RULE_LIST) || comma + 1 >= clause->end || is_join(clause, comma + 1) ||
        ends_cue(clause, comma))
        return false;
    for (size_t i = comma + 2; i < clause->end && i <= comma + 1 + LIST_WORDS; i++)
        if (is_join(clause, i) || is_mark(clause, i, ","))
            return true;
    return false;
}

/* A hyphen between spaces ends a clause; one inside a word is no token; a quotation mark ends none: 'ikke "bra"'. */
bool osk__sign_is_border(const osk__clause *clause, size_t at)
{
    static const char *const marks[] = {"\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\xA6"}; /* dashes, ellipsis */
    const osk_token *token = &clause->chunk->tokens[at];
    if (osk__is_picture(token))
        return true;
    if (token->kind != OSK_MARK)
        return false;
    osk_slice mark = osk__token_text(clause, token);
    for (size_t i = 0; mark.length == 3 && i < sizeof marks / sizeof *marks; i++)
        if (osk__slice_is(mark, marks[i]))
            return true;
    return mark.data[0] == ',' ? !is_list_comma(clause, at) : memchr(".;:!?()-", mark.data[0], 8) != NULL;
}

bool osk__ends_scope(const osk__shifter *shifter, bool back)
{
    return shifter && (shifter->effect == OSK__BORDER || shifter->effect == OSK__CONTRAST ||
                       shifter->effect == OSK__CONDITION ||
                       (back && (shifter->effect == OSK__CLAUSE || shifter->effect == OSK__COMPARE)));
}
