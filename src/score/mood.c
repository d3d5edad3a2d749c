/* Why an entry counts for less: the sentence asks, supposes, compares, or quotes (Taboada et al. 2011 call most of these
 * irrealis). One reason an entry, the strongest. */
#include "../comment/marks.h"
#include "clause.h"

#include <string.h>

enum {
    QUESTION = 500,      /* thousandths; tuned on NoReC train and the shared debate sentences */
    QUOTATION = 0,
    MEASURE = 0,         /* what stands behind "enn" */
    ASKED_FIRST = 2,     /* words before the negation of a question that asks for assent: "Kan du ikke" */
    TAG_WORDS = 2,       /* words behind a comma that ask for assent */
    QUOTED_WORDS = 3,    /* shorter ones are names, or words held at arm's length: 'en "god" idé' */
    MODAL_WORDS = 6,     /* words between a modal and what it is about */
    COMPARED_WORDS = 3,  /* words between an entry and its "enn" */
    QUOTED_MOST = 4000   /* bytes; it ends in its paragraph */
};

const char *osk_mood_name(osk_mood mood)
{
    static const char *const names[] = {"", "question", "condition", "comparison", "modal", "quotation"};
    return (size_t)mood < sizeof names / sizeof *names ? names[mood] : "";
}

static bool is_off(const osk__clause *clause, uint32_t rule)
{
    return (clause->scorer->dictionary->off & rule) != 0;
}

/* ---- questions ---- */

/* Is the mark at `end` the mark of a tag? "Dette er bra, ikke sant?": one or two words behind the last comma. */
static bool is_tag(const osk__clause *clause, size_t end)
{
    for (size_t i = end; i > clause->begin && end - i <= TAG_WORDS; i--)
        if (osk__slice_is(osk__token_text(clause, &clause->chunk->tokens[i - 1]), ","))
            return true;
    return false;
}

/* The last mark of the sentence asks, whatever closes behind it: 'bra?"', "bra?!". */
static bool has_question_mark(const osk__clause *clause)
{
    for (size_t i = clause->end; i-- > clause->begin;) {
        const osk_token *token = &clause->chunk->tokens[i];
        if (token->kind == OSK_MARK && memchr(osk__token_text(clause, token).data, '?', token->length))
            return !is_tag(clause, i);
        if (token->kind != OSK_MARK && !osk__is_picture(token))
            return false;
    }
    return false;
}

static bool asks(osk__clause *clause)
{
    if (clause->asks == OSK__NOT_ASKED)
        clause->asks = has_question_mark(clause) ? OSK__ASKS : OSK__TELLS;
    return clause->asks == OSK__ASKS;
}

bool osk__is_rhetorical(osk__clause *clause, size_t cue)
{
    size_t place = clause->scorer->matches[cue].first - clause->begin;
    if (place == 0 || place > ASKED_FIRST || is_off(clause, OSK__RULE_QUESTION) || !asks(clause))
        return false;
    uint16_t first = osk__function_of(clause, &clause->chunk->tokens[clause->begin]);
    return (first & OSK__VERB) || (place == 1 && (first & OSK__SUBORDINATOR));
}

/* ---- quotations ---- */

/* Finds the quotations of a comment, once. */
static bool find_quotes(osk__scorer *scorer, osk_slice text, osk_error *error)
{
    osk__marks marks = {.text = text, .most = QUOTED_MOST};
    osk_range outer, inner;
    scorer->quote_count = scorer->quote_at = 0;
    for (size_t at = 0; osk__marks_next(&marks, &at, &outer, &inner);) {
        if (osk__slice_words(osk__slice(text.data + inner.start, inner.end - inner.start)) < QUOTED_WORDS)
            continue;
        if (!OSK__ROOM(scorer->quotes, scorer->quote_capacity, scorer->quote_count + 1, error))
            return false;
        scorer->quotes[scorer->quote_count++] = (osk_range){outer.start, inner.end};
    }
    return true;
}

/* Does a quotation that the reader marked hold the byte? They are few. */
static bool is_marked(const osk_comment *comment, uint32_t at)
{
    for (size_t q = 0; q < comment->quote_count && comment->quotes[q].start <= at; q++)
        if (at < comment->quotes[q].end)
            return true;
    return false;
}

bool osk__is_quoted(const osk__clause *clause, const osk_token *token, bool *quoted, osk_error *error)
{
    osk__scorer *scorer = clause->scorer;
    *quoted = false;
    if (scorer->quote_comment != token->comment + (size_t)1) {
        if (!find_quotes(scorer, clause->chunk->comments[token->comment].text, error))
            return false;
        scorer->quote_comment = token->comment + (size_t)1;
    }
    while (scorer->quote_at < scorer->quote_count && scorer->quotes[scorer->quote_at].end <= token->start)
        scorer->quote_at++; /* entries come in the order of the text */
    *quoted = (scorer->quote_at < scorer->quote_count && scorer->quotes[scorer->quote_at].start <= token->start) ||
              is_marked(&clause->chunk->comments[token->comment], token->start);
    return true;
}

/* ---- conditions and comparisons ---- */

/* "hvis planen er god og jeg er fornøyd": what "og" joins is still supposed. */
static bool ends_condition(const osk__shifter *shifter)
{
    static const char joined[] = "og ";
    return shifter && shifter->effect == OSK__BORDER &&
           (shifter->name.length < sizeof joined - 1 || memcmp(shifter->name.data, joined, sizeof joined - 1) != 0);
}

void osk__mood_step(osk__clause *clause, size_t i)
{
    const osk__match *match = &clause->scorer->matches[i];
    const osk__shifter *shifter = osk__shifter_of(clause->scorer, match);
    for (size_t token = clause->passed; clause->condition && token < match->first; token++)
        if (osk__is_border(clause, token))
            clause->condition = NULL;
    clause->passed = match->first + (size_t)match->count;
    if (ends_condition(shifter))
        clause->condition = NULL;
    else if (shifter && shifter->effect == OSK__CONDITION)
        clause->condition = shifter;
}

/* "bedre enn", "bedre for alle enn" */
static const osk__shifter *comparison_of(const osk__clause *clause, size_t i)
{
    for (size_t j = i + 1; j < clause->scorer->match_count; j++) {
        const osk__shifter *shifter = osk__shifter_of(clause->scorer, &clause->scorer->matches[j]);
        int words = osk__distance(clause, i, j, false);
        if (words < 0 || words > COMPARED_WORDS || !shifter)
            return NULL;
        if (shifter->effect == OSK__COMPARE)
            return shifter;
    }
    return NULL;
}

/* "mye bedre enn fryktet": what stands behind "enn" is only what something is measured against. */
static bool is_measure(const osk__clause *clause, size_t i)
{
    for (size_t j = i; j-- > 0;) {
        const osk__shifter *shifter = osk__shifter_of(clause->scorer, &clause->scorer->matches[j]);
        int words = osk__distance(clause, j, i, false);
        if (words < 0 || words > COMPARED_WORDS)
            return false;
        if (shifter && shifter->effect == OSK__COMPARE)
            return true;
    }
    return false;
}

/* The modal, or the "om", that a good word stands behind, in its clause: "vi må få bedre veier", "snakker om gode
 * skoler". Bad words are meant all the same ("dette kan bli dårlig"), and so is a denial ("jeg kan ikke se at det er et
 * problem"). */
static const osk__shifter *modal_of(const osk__clause *clause, size_t i)
{
    for (size_t j = i; j-- > 0;) {
        const osk__shifter *shifter = osk__shifter_of(clause->scorer, &clause->scorer->matches[j]);
        int words = osk__distance(clause, j, i, false);
        if (words < 0 || words > MODAL_WORDS)
            return NULL;
        if (shifter && (shifter->effect == OSK__MODAL || shifter->effect == OSK__CLAUSE) && shifter->amount < OSK__ONE)
            return shifter;
    }
    return NULL;
}

static void lower(osk_mood why, int32_t to, osk_mood *mood, int32_t *factor)
{
    if (to >= *factor)
        return;
    *mood = why;
    *factor = to;
}

bool osk__mood_of(osk__clause *clause, size_t i, bool good, osk_mood *mood, int32_t *factor, osk_error *error)
{
    const osk_token *token = &clause->chunk->tokens[clause->scorer->matches[i].first];
    const osk__shifter *shifter;
    bool quoted = false;
    *mood = OSK_MOOD_NONE;
    *factor = OSK__ONE;
    if (!is_off(clause, OSK__RULE_QUOTATION) && !osk__is_quoted(clause, token, &quoted, error))
        return false;
    if (quoted)
        lower(OSK_MOOD_QUOTATION, QUOTATION, mood, factor);
    if (clause->condition)
        lower(OSK_MOOD_CONDITION, clause->condition->amount, mood, factor);
    if ((shifter = comparison_of(clause, i)))
        lower(OSK_MOOD_COMPARISON, shifter->amount, mood, factor);
    if (good && (shifter = modal_of(clause, i)))
        lower(OSK_MOOD_MODAL, shifter->amount, mood, factor);
    if (is_measure(clause, i))
        lower(OSK_MOOD_COMPARISON, MEASURE, mood, factor);
    if (!is_off(clause, OSK__RULE_QUESTION) && asks(clause))
        lower(OSK_MOOD_QUESTION, QUESTION, mood, factor);
    return true;
}
