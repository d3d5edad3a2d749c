/* Matching: from a token along the trie, by form and by stem, and the longest end wins. */
#include "score.h"

struct search {
    const osk__dictionary *dictionary;
    const osk__pattern *pattern;
    const osk__record *records;
    const osk_token *tokens;
    size_t end;
    osk__match *best;
};

/* Two branches a word and at most OSK__PATTERN_WORDS words: bounded, and in practice one or two steps. */
static void follow(const struct search *search, uint32_t node, size_t at, uint32_t depth)
{
    uint32_t value = osk__pattern_value(search->pattern, node);
    if (value != OSK_NONE && depth > search->best->count) {
        search->best->count = depth;
        search->best->value = value;
        search->best->affixal = false;
    }
    if (at >= search->end || search->tokens[at].type == OSK_NONE || !osk__pattern_goes_on(search->pattern, node))
        return;
    uint32_t type = search->tokens[at].type, stem = search->records[type].stem, next;
    if (type < search->dictionary->form_count &&
        (next = osk__pattern_next(search->pattern, node, OSK__FORM_SYMBOL(type))))
        follow(search, next, at + 1, depth + 1);
    if (stem < search->dictionary->stem_count && osk__by_stem(search->dictionary, &search->records[type]) &&
        (next = osk__pattern_next(search->pattern, node, OSK__STEM_SYMBOL(stem))))
        follow(search, next, at + 1, depth + 1);
}

/* Where stems are off: "urettferdig" has no entry, "rettferdig" has one of its own. Forms are not many then, so the walk
 * through the trie is none that anybody waits for. */
static bool match_forms(const osk__dictionary *dictionary, const osk__record *records, const osk__opening *opening,
                        const osk_token *tokens, size_t at, size_t end, osk__match *match)
{
    if (osk__match_pattern(dictionary, &dictionary->words, records, tokens, at, end, match))
        return true;
    *match = (osk__match){(uint32_t)at, 1, opening->base, true};
    return opening->base != OSK_NONE && !opening->base_by_stem;
}

bool osk__match_pattern(const osk__dictionary *dictionary, const osk__pattern *pattern, const osk__record *records,
                        const osk_token *tokens, size_t at, size_t end, osk__match *match)
{
    struct search search = {dictionary, pattern, records, tokens, end, match};
    *match = (osk__match){(uint32_t)at, 0, OSK_NONE, false};
    follow(&search, 0, at, 0);
    return match->count > 0;
}

bool osk__match_longest(const osk__dictionary *dictionary, const osk__record *records, const osk__opening *opening,
                        uint64_t next, const osk_token *tokens, size_t at, size_t end, osk__match *match)
{
    if (dictionary->off & OSK__STEMS)
        return match_forms(dictionary, records, opening, tokens, at, end, match);
    struct search search = {dictionary, &dictionary->words, records, tokens, end, match};
    *match = (osk__match){(uint32_t)at, opening->value != OSK_NONE, opening->value, opening->affixal};
    if (opening->words & next) {
        if (opening->form)
            follow(&search, opening->form, at + 1, 1);
        if (opening->stem)
            follow(&search, opening->stem, at + 1, 1);
    }
    return match->count > 0;
}
