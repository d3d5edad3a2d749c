/* Sentences: ICU's borders, less those that stand inside a unit, behind "f.eks." and "1.", or between a question and
 * who asks it; and some more: behind an emoticon, which people set where a point would be ("Takk for det :) Jeg er
 * enig."), before the dash of a new speaker, before a number. */
#include "look.h"

#include <string.h>

typedef struct border {
    osk__tokenizer *tokenizer;
    osk_slice text;
    const osk_token *first, *last, *next; /* first of the sentence; those around the border */
} border;

static bool has_capital(const osk_token *token)
{
    return token->shape == OSK_SHAPE_CAPITAL || token->shape == OSK_SHAPE_UPPER || token->shape == OSK_SHAPE_MIXED;
}

static osk_slice form_of(const border *b, const osk_token *token)
{
    return osk__slice(b->text.data + token->start, token->length);
}

static bool is_dash(const border *b, const osk_token *token)
{
    uint32_t value = osk__look_at(b->text, token->start);
    return token->kind == OSK_MARK && (value == '-' || (value >= 0x2012 && value <= 0x2015));
}

/* Verbs with which what was said goes on behind its mark: "Nå er jeg glad! jubler lederen." */
static bool is_saying(osk_slice form)
{
    static const char *const verbs[] = {
        "forklarer", "forklarte", "jubler", "jublet", "kommenterer", "kommenterte", "ler", "lo", "mener", "mente",
        "meiner", "meinte", "påpeker", "roper", "ropte", "ropar", "ropa", "sa", "seier", "sier", "skreiv", "skrev",
        "skriv", "skriver", "smiler", "smilte", "spurde", "spurte", "spør", "sukker", "sukket", "sukkar", "sukka",
        "svarer", "svarte", "svarar", "svara", "tenker", "tenkte", "tenkjer", "undrer", "undret", "utbryter", "utbrøt"};
    return osk__slice_is_any(form, OSK__LIST(verbs));
}

/* "«Skal vi?» spurte han.", "- Skal vi? spør han.": what was said goes on with who said it. */
static bool says_who(const border *b)
{
    char end = form_of(b, b->last).data[0];
    bool quoted = b->last->kind == OSK_MARK && end != '.' && end != '!' && end != '?';
    return b->next->shape == OSK_SHAPE_LOWER && (quoted || is_dash(b, b->first) || is_saying(form_of(b, b->next)));
}

/* Is ICU's border one of ours? */
static bool keeps(const border *b)
{
    osk_slice form = form_of(b, b->last);
    if (memchr(b->text.data + osk__token_end(b->last), '\n', b->next->start - osk__token_end(b->last)))
        return true; /* a new line is a border whatever stands before it */
    if (b->last->kind == OSK_ABBREVIATION)
        return has_capital(b->next) && (b->last->shape == OSK_SHAPE_UPPER ||
                                       osk__unit_may_end(b->tokenizer, b->text, b->last->start, osk__token_end(b->last)));
    if (b->last->kind == OSK_NUMERAL && form.data[form.length - 1] == '.')
        return false;
    return !says_who(b);
}

/* Does the mark of an end before a dash or a number really end, and the dash open what is said? */
static bool ends_before(const border *b, osk__border_kind kind)
{
    if (b->last->kind != OSK_MARK)
        return false;
    if (kind == OSK__BORDER_DIGIT)
        return true;
    const osk_token *said = b->next + 1;
    if (said >= b->tokenizer->tokens + b->tokenizer->token_count || !is_dash(b, b->next))
        return false;
    return said->shape != OSK_SHAPE_LOWER;
}

static bool is_border(const border *b, osk__border_kind kind)
{
    switch (kind) {
    case OSK__BORDER_ICU: return keeps(b);
    case OSK__BORDER_PICTURE: return has_capital(b->next) && b->next->start > osk__token_end(b->last);
    default: return ends_before(b, kind);
    }
}

static bool add_sentence(osk__tokenizer *tokenizer, uint32_t comment, size_t start, size_t end, size_t first,
                         size_t count, osk_error *error)
{
    if (!OSK__ROOM(tokenizer->sentences, tokenizer->sentence_capacity, tokenizer->sentence_count + 1, error))
        return false;
    tokenizer->sentences[tokenizer->sentence_count++] =
        (osk_sentence){comment, (uint32_t)start, (uint32_t)(end - start), (uint32_t)first, (uint32_t)count};
    return true;
}

bool osk__sentence_comment(osk__tokenizer *tokenizer, uint32_t comment, osk_slice text, size_t first_token,
                           osk_error *error)
{
    const osk_token *tokens = tokenizer->tokens;
    size_t start = 0, first = first_token, last = first_token;
    for (size_t i = 0; i < tokenizer->border_count && tokenizer->token_count > first_token; i++) {
        const osk__border *at = &tokenizer->borders[i];
        last = at->token > last ? at->token : last;
        while (last + 1 < tokenizer->token_count && tokens[last + 1].start < at->at)
            last++;
        /* Before the first token, behind the last, inside a token or where a border was found already: none. */
        if (tokens[last].start >= at->at || last + 1 == tokenizer->token_count ||
            osk__token_end(&tokens[last]) > at->at || last < first)
            continue;
        border b = {tokenizer, text, &tokens[first], &tokens[last], &tokens[last + 1]};
        size_t here = at->kind == OSK__BORDER_PICTURE ? b.next->start : at->at;
        if (!is_border(&b, (osk__border_kind)at->kind))
            continue;
        if (!add_sentence(tokenizer, comment, start, here, first, last + 1 - first, error))
            return false;
        start = here;
        first = last + 1;
    }
    return first == tokenizer->token_count ||
           add_sentence(tokenizer, comment, start, text.length, first, tokenizer->token_count - first, error);
}
