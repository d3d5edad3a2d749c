/* Negations with their scopes, by the guidelines of NoReC_neg (Mæhlum et al. 2021): what is listed, not what is scored.
 *
 *   Men [kommunen har] likevel <ikke> [noen plan for det] , og ...     the clause from its subject on, adverbs left out
 *   [en plan] som <ikke> [holder]                                      and what "som" refers to
 *   <uten> [plan eller penger]                                         what is ahead
 *   [Dette er] <u>[rettferdig]     [en] <u>[rettferdig ordning]        an affix: its word, and what that word is said of
 *
 * Clauses are found by function words (dict/functions.tsv) and marks; there is no parser. */
#include "clause.h"

#include <string.h>

enum {
    BORDER = 1 << 15, COMMA = 1 << 14, MARK = 1 << 13, /* classes of tokens beside those of osk__function */
    PARTNER_MOST = 30,   /* tokens between "verken" and its "eller" */
    ANTECEDENT_MOST = 4, /* words that "som" can refer to */
    SAID_MOST = 2,       /* words behind "urettferdig" that it may be said of */
    WINDOW = 200         /* tokens before and behind a cue: no clause is longer, a list without marks may be */
};

typedef struct scope {
    const osk__clause *clause;
    const osk_token *tokens; /* of the sentence */
    uint16_t *classes;
    bool *held;              /* tokens in the scope at hand */
    size_t count;
    size_t cues;             /* words that negate, so far in the sentence */
    size_t low, high;        /* tokens that the scope at hand can hold */
    osk_error *error;
} scope;

/* ---- classes ---- */

static uint16_t class_of(const scope *s, size_t i)
{
    const osk_token *token = &s->tokens[i];
    if (token->kind == OSK_MARK && osk__token_text(s->clause, token).data[0] == ',')
        return COMMA | MARK;
    if (token->kind == OSK_MARK || osk__is_picture(token))
        return MARK | (osk__is_border(s->clause, s->clause->begin + i) ? BORDER : 0);
    return osk__function_of(s->clause, token);
}

static bool is(const scope *s, size_t i, unsigned classes)
{
    return (s->classes[i] & classes) != 0;
}

/* ---- a clause around a token ---- */

static size_t clause_start(const scope *s, size_t cue)
{
    size_t i = cue;
    while (i > s->low && !is(s, i - 1, BORDER | COMMA | OSK__SUBORDINATOR | OSK__RELATIVE | OSK__JOINER))
        i--;
    return i;
}

/* "og" before a verb or a pronoun begins another clause; before "de", which may be an article, where a verb follows. */
static bool joins_clause(const scope *s, size_t i)
{
    if (!is(s, i, OSK__JOINER) || is(s, i, OSK__PREPOSITION) || i + 1 >= s->high)
        return false;
    if (is(s, i + 1, OSK__VERB))
        return true;
    return is(s, i + 1, OSK__PRONOUN) &&
           (!is(s, i + 1, OSK__DETERMINER) || (i + 2 < s->high && is(s, i + 2, OSK__VERB)));
}

static size_t clause_end(const scope *s, size_t from)
{
    size_t i = from;
    while (i < s->high && !is(s, i, BORDER | COMMA | OSK__ADVERSATIVE) && !joins_clause(s, i))
        i++;
    return i;
}

static void hold(const scope *s, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        s->held[i] = true;
}

/* Adverbs next to the cue, and those that begin the clause, stand outside. */
static void drop_adverbs(const scope *s, size_t start, size_t cue)
{
    for (size_t i = cue; i > start && is(s, i - 1, OSK__ADVERB); i--)
        s->held[i - 1] = false;
    for (size_t i = start; i < cue && is(s, i, OSK__ADVERB) && !is(s, i, OSK__PREPOSITION); i++)
        s->held[i] = false;
}

/* "en plan som ikke": from the determiner before "som", if one is near, and never across a verb or a preposition. */
static void hold_antecedent(const scope *s, size_t relative)
{
    size_t end = relative > s->low && is(s, relative - 1, COMMA) ? relative - 1 : relative, i = end;
    while (i > s->low && end - i < ANTECEDENT_MOST &&
           !is(s, i - 1, BORDER | COMMA | OSK__SUBORDINATOR | OSK__RELATIVE | OSK__JOINER | OSK__VERB | OSK__PREPOSITION)) {
        i--;
        if (is(s, i, OSK__DETERMINER))
            break;
    }
    hold(s, i, end);
}

/* What a joiner before the clause adds. "manus og skuespillere er ikke": two nouns are one subject, where no verb stands
 * before "og". "han tenker mye og sier ikke": the clause begins with its verb, or with the cue, so the subject stands in
 * the clause before, ahead of the verb there. */
static void hold_joined_subject(const scope *s, size_t start, size_t cue)
{
    size_t join = start - 1, end = join > s->low && is(s, join - 1, COMMA) ? join - 1 : join;
    size_t before = clause_start(s, end), verb = before;
    while (verb < end && !is(s, verb, OSK__VERB))
        verb++;
    if (verb == end && end == join && s->classes[start] == 0 && !is(s, join, OSK__ADVERSATIVE))
        hold(s, before, start);
    else if (verb < end && (start == cue || is(s, start, OSK__VERB)))
        hold(s, before, verb);
}

static void hold_subject(const scope *s, size_t cue)
{
    size_t start = clause_start(s, cue);
    hold(s, start, cue);
    drop_adverbs(s, start, cue);
    if (start > s->low && is(s, start - 1, OSK__RELATIVE))
        hold_antecedent(s, start - 1);
    if (start > s->low && is(s, start - 1, OSK__JOINER))
        hold_joined_subject(s, start, cue);
}

/* ---- writing ---- */

static bool add_range(const scope *s, uint32_t start, uint32_t end)
{
    osk__scorer *scorer = s->clause->scorer;
    if (!OSK__ROOM(scorer->ranges, scorer->range_capacity, scorer->range_count + 1, s->error))
        return false;
    scorer->ranges[scorer->range_count++] = (osk_range){start, end};
    return true;
}

static bool begin_negation(const scope *s, bool affixal)
{
    osk__scorer *scorer = s->clause->scorer;
    if (!OSK__ROOM(scorer->negations, scorer->negation_capacity, scorer->negation_count + 1, s->error))
        return false;
    scorer->negations[scorer->negation_count++] =
        (osk_negation){s->tokens[0].comment, (uint32_t)scorer->range_count, 0, 0, affixal};
    return true;
}

static osk_negation *current(const scope *s)
{
    return &s->clause->scorer->negations[s->clause->scorer->negation_count - 1];
}

static void close_cue(const scope *s)
{
    current(s)->cue_count = (uint32_t)s->clause->scorer->range_count - current(s)->first;
}

/* Where the affix of a token parts it, as written: letters are counted, for a hyphen may have one byte or three. */
static uint32_t affix_border(const scope *s, size_t word, const osk__record *record)
{
    osk_slice text = osk__token_text(s->clause, &s->tokens[word]);
    bool suffix = (record->flags & OSK__SUFFIX) != 0;
    size_t at = suffix ? text.length : 0;
    for (uint32_t letters = record->affix; letters; letters--)
        do
            at += suffix ? (size_t)-1 : 1;
        while (at > 0 && at < text.length && ((unsigned char)text.data[at] & 0xC0) == 0x80);
    return s->tokens[word].start + (uint32_t)at;
}

/* Where a token's part of the scope begins and ends; an affix is no part of it. */
static uint32_t part_start(const scope *s, size_t i, size_t word, const osk__record *record)
{
    return i == word && !(record->flags & OSK__SUFFIX) ? affix_border(s, word, record) : s->tokens[i].start;
}

static uint32_t part_end(const scope *s, size_t i, size_t word, const osk__record *record)
{
    return i == word && (record->flags & OSK__SUFFIX) ? affix_border(s, word, record) : osk__token_end(&s->tokens[i]);
}

/* The held tokens as ranges; one ends where a token is left out, and at the affix of `word`. */
static bool close_scope(const scope *s, size_t word, const osk__record *record)
{
    for (size_t i = s->low; i < s->high; i++) {
        size_t first = i;
        if (!s->held[i])
            continue;
        while (i + 1 < s->high && s->held[i + 1] && (record == NULL || (i != word || !(record->flags & OSK__SUFFIX))) &&
               (record == NULL || i + 1 != word || (record->flags & OSK__SUFFIX)))
            i++;
        if (!add_range(s, part_start(s, first, word, record), part_end(s, i, word, record)))
            return false;
    }
    osk_negation *negation = current(s);
    negation->scope_count = (uint32_t)s->clause->scorer->range_count - negation->first - negation->cue_count;
    return true;
}

/* An empty scope around token `at`. */
static void open_around(scope *s, size_t at)
{
    s->low = at > WINDOW ? at - WINDOW : 0;
    s->high = s->count - at > WINDOW ? at + WINDOW : s->count;
    memset(s->held + s->low, 0, (s->high - s->low) * sizeof *s->held);
}

/* ---- cues that are words ---- */

/* The other word of a cue in two parts, or SIZE_MAX: "verken ... eller". */
static size_t partner_of(const scope *s, const osk__shifter *shifter, size_t from)
{
    for (size_t i = from; shifter->partner != OSK_NONE && i < s->count && i < from + PARTNER_MOST; i++) {
        if (is(s, i, BORDER))
            break;
        if (s->tokens[i].type != OSK_NONE && OSK__FORM_SYMBOL(s->tokens[i].type) == shifter->partner)
            return i;
    }
    return SIZE_MAX;
}

/* Neighbouring words of a cue are one range. */
static bool add_cue(const scope *s, const osk__match *match, uint8_t mask, size_t partner)
{
    size_t base = match->first - s->clause->begin;
    for (size_t i = 0; i < match->count; i++) {
        size_t first = i;
        if (!(mask >> i & 1))
            continue;
        while (i + 1 < match->count && (mask >> (i + 1) & 1))
            i++;
        if (!add_range(s, s->tokens[base + first].start, osk__token_end(&s->tokens[base + i])))
            return false;
    }
    return partner == SIZE_MAX || add_range(s, s->tokens[partner].start, osk__token_end(&s->tokens[partner]));
}

/* "mennesker uten kompass", and not "kom hjem uten å si noe": no function word stands on either side. */
static bool has_noun_before(const scope *s, size_t cue)
{
    return cue > s->low && cue + 1 < s->high && s->classes[cue - 1] == 0 && !is(s, cue + 1, OSK__PREPOSITION) &&
           !is(s, cue + 1, OSK__SUBORDINATOR);
}

/* "uten støtte går det galt": the clause's verb is not lacked, unless a clause of its own is: "uten å si noe". */
static size_t lacked_end(const scope *s, size_t from)
{
    size_t end = clause_end(s, from), i = from;
    while (i < end && !is(s, i, OSK__VERB | OSK__SUBORDINATOR | OSK__RELATIVE))
        i++;
    return i < end && i > from && is(s, i, OSK__VERB) ? i : end;
}

static void hold_around(const scope *s, const osk__shifter *shifter, size_t cue, size_t last)
{
    if (shifter->scope == OSK__SCOPE_EMPTY)
        return;
    hold(s, cue, shifter->scope == OSK__SCOPE_AHEAD ? lacked_end(s, last + 1) : clause_end(s, last + 1));
    if (shifter->scope == OSK__SCOPE_CLAUSE)
        hold_subject(s, cue);
    else if (has_noun_before(s, cue))
        hold_antecedent(s, cue);
}

static bool write_cue(scope *s, const osk__match *match, const osk__shifter *shifter, uint8_t mask)
{
    size_t base = match->first - s->clause->begin, first = 0;
    size_t partner = partner_of(s, shifter, base + match->count);
    while (!(mask >> first & 1))
        first++;
    if (!begin_negation(s, false) || !add_cue(s, match, mask, partner))
        return false;
    close_cue(s);
    open_around(s, base);
    hold_around(s, shifter, base + first, partner != SIZE_MAX ? partner : base + first);
    for (size_t i = 0; i < match->count; i++)
        if (mask >> i & 1)
            s->held[base + i] = false;
    if (partner != SIZE_MAX)
        s->held[partner] = false;
    return close_scope(s, SIZE_MAX, NULL);
}

static bool write_match(scope *s, const osk__match *match);

/* An entry of several words may hold a cue: "ikke verst". */
static bool write_inside(scope *s, const osk__match *entry)
{
    const osk__dictionary *dictionary = s->clause->scorer->dictionary;
    for (uint32_t i = entry->first; entry->count > 1 && i < entry->first + entry->count; i++) {
        uint32_t type = s->clause->chunk->tokens[i].type;
        if (type >= dictionary->form_count)
            continue;
        uint32_t node = osk__pattern_next(&dictionary->words, 0, OSK__FORM_SYMBOL(type));
        osk__match match = {i, 1, node ? osk__pattern_value(&dictionary->words, node) : OSK_NONE, false};
        if (match.value != OSK_NONE && match.value >= OSK__SHIFTERS && !write_match(s, &match))
            return false;
    }
    return true;
}

static bool write_match(scope *s, const osk__match *match)
{
    const osk__shifter *shifter = osk__shifter_of(s->clause->scorer, match);
    if (!shifter)
        return write_inside(s, match);
    if (shifter->partner != OSK_NONE && s->cues)
        return true; /* "ikke noe, verken her eller der" repeats what is negated already */
    for (size_t c = 0; c < 2 && shifter->cues[c]; c++, s->cues++)
        if (!write_cue(s, match, shifter, shifter->cues[c]))
            return false;
    return true;
}

/* ---- affixes ---- */

/* "er så urettferdig": the copula before the word, or SIZE_MAX. */
static size_t copula_before(const scope *s, size_t word)
{
    size_t i = word;
    while (i > s->low && is(s, i - 1, OSK__DEGREE | OSK__ADVERB) && !is(s, i - 1, OSK__VERB))
        i--;
    return i > s->low && is(s, i - 1, OSK__COPULA) ? i - 1 : SIZE_MAX;
}

/* "en urettferdig ordning": words behind it that are no function words, and the determiner before it. */
static size_t hold_said_of(const scope *s, size_t word)
{
    size_t end = word + 1;
    while (end < s->high && end <= word + SAID_MOST && s->classes[end] == 0)
        end++;
    hold(s, word, end);
    if (end > word + 1 && word > s->low && is(s, word - 1, OSK__DETERMINER))
        s->held[word - 1] = true;
    return end;
}

/* "en uformell og morsom måte": the noun behind the adjective that is joined to the word. */
static bool hold_joined(const scope *s, size_t word)
{
    size_t at = word + 1;
    while (at < s->high && at <= word + 2 && is(s, at, OSK__JOINER | COMMA))
        at++;
    if (at == word + 1 || at + 1 >= s->high || s->classes[at] || s->classes[at + 1])
        return false;
    hold(s, at + 1, at + 2);
    if (word > s->low && is(s, word - 1, OSK__DETERMINER))
        s->held[word - 1] = true;
    return true;
}

static bool write_affix(scope *s, size_t word, const osk__record *record)
{
    const osk_token *token = &s->tokens[word];
    bool suffix = (record->flags & OSK__SUFFIX) != 0;
    uint32_t cut = affix_border(s, word, record);
    if (!begin_negation(s, true) ||
        !add_range(s, suffix ? cut : token->start, suffix ? osk__token_end(token) : cut))
        return false;
    close_cue(s);
    open_around(s, word);
    size_t end = hold_said_of(s, word), copula = copula_before(s, word);
    if (end == word + 1 && copula == SIZE_MAX && hold_joined(s, word))
        return close_scope(s, word, record);
    if (end == word + 1 && copula != SIZE_MAX)
        hold(s, clause_start(s, copula), copula + 1);
    if (end < s->high && end == word + 1 && is(s, end, OSK__PREPOSITION))
        hold(s, end, clause_end(s, end));
    return close_scope(s, word, record);
}

/* ---- a sentence ---- */

static bool open_scope(scope *s)
{
    osk__scorer *scorer = s->clause->scorer;
    if (!OSK__ROOM(scorer->classes, scorer->class_capacity, s->count, s->error) ||
        !OSK__ROOM(scorer->held, scorer->held_capacity, s->count, s->error))
        return false;
    s->classes = scorer->classes;
    s->held = scorer->held;
    for (size_t i = 0; i < s->count; i++)
        s->classes[i] = class_of(s, i);
    return true;
}

bool osk__scopes_add(const osk__clause *clause, const osk__record *records, osk_error *error)
{
    const osk__scorer *scorer = clause->scorer;
    scope s = {.clause = clause, .tokens = clause->chunk->tokens + clause->begin,
               .count = clause->end - clause->begin, .error = error};
    size_t match = 0;
    if (!open_scope(&s))
        return false;
    for (size_t i = 0; i < s.count; i++) {
        uint32_t type = s.tokens[i].type;
        if (type != OSK_NONE && records[type].affix && !write_affix(&s, i, &records[type]))
            return false;
        for (; match < scorer->match_count && scorer->matches[match].first == clause->begin + i; match++)
            if (!write_match(&s, &scorer->matches[match]))
                return false;
    }
    return true;
}
