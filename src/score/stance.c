/* A sentence's stance: entries of dict/stance/ from left to right, then the rules, passives in -s, the question. */
#include "stance.h"

#include <stdlib.h>
#include <string.h>

const char *osk_stance_name(osk_stance stance)
{
    static const char *const names[] = {"obligation", "possibility", "hedge", "booster", "opinion", "reported",
                                        "change",     "same",        "agent", "object",  "question"};
    return (size_t)stance < OSK_STANCES ? names[stance] : "";
}

void osk__stance_begin(osk__stancer *stancer, const osk_chunk *chunk)
{
    stancer->chunk = chunk;
    stancer->negation = stancer->then = 0;
}

void osk__stancer_free(osk__stancer *stancer)
{
    free(stancer->what);
    free(stancer->items);
}

static const osk_token *token_at(const osk__stancer *s, size_t i)
{
    return &s->chunk->tokens[i];
}

/* ---- the tokens of a sentence ---- */

/* Tokens inside quotations are not the poster's; both lists are in order. */
static void mark_quotes(osk__stancer *s)
{
    const osk_comment *comment = &s->chunk->comments[s->sentence->comment];
    size_t q = 0;
    for (size_t i = s->begin; i < s->end && q < comment->quote_count; i++) {
        while (q < comment->quote_count && comment->quotes[q].end <= token_at(s, i)->start)
            q++;
        if (q < comment->quote_count && token_at(s, i)->start >= comment->quotes[q].start)
            s->what[i - s->begin] |= OSK__TOKEN_QUOTED;
    }
}

static bool open_sentence(osk__stancer *s, const osk_sentence *sentence, osk_error *error)
{
    s->sentence = sentence;
    s->begin = sentence->first;
    s->end = (size_t)sentence->first + sentence->count;
    s->item_count = s->words = 0;
    s->asks = s->negated = false;
    if (!OSK__ROOM(s->what, s->what_capacity, sentence->count, error))
        return false;
    memset(s->what, 0, sentence->count * sizeof *s->what);
    mark_quotes(s);
    for (size_t i = s->begin; i < s->end; i++)
        s->words += osk__is_word(token_at(s, i)) && !(s->what[i - s->begin] & OSK__TOKEN_QUOTED);
    return true;
}

static bool add_item(osk__stancer *s, size_t first, size_t count, uint32_t classes, osk__stance_rule rule,
                     osk_error *error)
{
    if (!OSK__ROOM(s->items, s->item_capacity, s->item_count + 1, error))
        return false;
    s->items[s->item_count++] = (osk__stance_item){.first = (uint32_t)first, .count = (uint32_t)count,
                                                   .classes = classes, .rule = rule, .holder = OSK_NONE};
    return true;
}

/* The longest entries from left to right; a phrase of class none eats its words. */
static bool scan(osk__stancer *s, osk_error *error)
{
    osk__match match;
    for (size_t i = s->begin; i < s->end; i++) {
        if (token_at(s, i)->type == OSK_NONE || (osk__stance_what(s, i) & OSK__TOKEN_QUOTED) ||
            !osk__match_pattern(s->dictionary, &s->dictionary->stance_words, s->vocabulary->records, s->chunk->tokens, i,
                                s->end, &match))
            continue;
        const osk__stance_entry *entry = &s->dictionary->stances[match.value];
        for (size_t j = i; j < i + match.count; j++)
            s->what[j - s->begin] |= entry->classes ? entry->classes : OSK__TOKEN_NOT;
        if (entry->classes && !add_item(s, i, match.count, entry->classes, entry->rule, error))
            return false;
        i += match.count - 1;
    }
    return true;
}

/* ---- passives in -s that are no entries: behind a modal, "må dokumenteres", "å utvides" ---- */

static bool ends_as_passive(osk_slice form)
{
    return (form.length > 4 && memcmp(form.data + form.length - 2, "es", 2) == 0) ||
           (form.length > 5 && memcmp(form.data + form.length - 3, "ast", 3) == 0);
}

static bool behind_modal(const osk__stancer *s, size_t i)
{
    static const char *const to[] = {"å", NULL}, *const modals[] = {"må", "kan", "skal", "vil", "bør", "kunne", "skulle",
                                                                    "burde", "måtte", "ville", NULL};
    if (i > s->begin && osk__stance_is(s, i - 1, to))
        return true;
    for (size_t back = 1; back <= 3 && i >= s->begin + back; back++) {
        size_t at = i - back;
        if (osk__stance_is(s, at, modals))
            return true;
        if (!(osk__stance_function(s, at) & (OSK__ADVERB | OSK__PRONOUN | OSK__DETERMINER | OSK__DEGREE)))
            return false;
    }
    return false;
}

static bool add_passives(osk__stancer *s, osk_error *error)
{
    for (size_t i = s->begin; i < s->end; i++)
        if (osk__stance_what(s, i) == 0 && token_at(s, i)->shape == OSK_SHAPE_LOWER &&
            ends_as_passive(osk__stance_form(s, i)) && behind_modal(s, i) &&
            !add_item(s, i, 1, OSK__STANCE_BIT(OSK_STANCE_OBJECT), OSK__WHEN_ALWAYS, error))
            return false;
    return true;
}

/* ---- questions ---- */

static bool holds(const osk__stancer *s, size_t i, char mark)
{
    const osk_token *token = token_at(s, i);
    return token->kind == OSK_MARK &&
           memchr(s->chunk->comments[token->comment].text.data + token->start, mark, token->length) != NULL;
}

/* The token of a question mark behind the sentence's last word, or SIZE_MAX. */
static size_t question_mark(const osk__stancer *s)
{
    for (size_t i = s->end; i-- > s->begin && !osk__is_word(token_at(s, i)) && token_at(s, i)->kind != OSK_NUMERAL;)
        if (holds(s, i, '?') && !(osk__stance_what(s, i) & OSK__TOKEN_QUOTED))
            return i;
    return SIZE_MAX;
}

static size_t first_word(const osk__stancer *s)
{
    size_t i = s->begin;
    while (i < s->end && (!osk__is_word(token_at(s, i)) || (osk__stance_what(s, i) & OSK__TOKEN_QUOTED)))
        i++;
    return i;
}

/* No mark tells: "Hva har vi sett så langt", "Kommer du"; not "Hva som skjer, vet ingen", "Er du trøtt, så gå". */
static bool asks_by_order(const osk__stancer *s, size_t first)
{
    for (size_t i = first; i < s->end; i++)
        if (holds(s, i, ',') || holds(s, i, '!'))
            return false;
    if (osk__stance_what(s, first) & OSK__STANCE_ASKS)
        return (osk__stance_function(s, first + 1) & OSK__VERB) != 0;
    return (osk__stance_function(s, first) & OSK__VERB) && (osk__stance_what(s, first + 1) & OSK__STANCE_SECOND) &&
           token_at(s, s->end - 1)->kind != OSK_MARK;
}

static bool add_question(osk__stancer *s, osk_error *error)
{
    size_t mark = question_mark(s), first = first_word(s);
    if (s->words == 0 || (mark == SIZE_MAX && (first >= s->end || !asks_by_order(s, first))))
        return true;
    s->asks = true;
    return add_item(s, mark != SIZE_MAX ? mark : first, 1, OSK__STANCE_BIT(OSK_STANCE_QUESTION), OSK__WHEN_ALWAYS, error);
}

/* ---- a sentence ---- */

static int by_place(const void *a, const void *b)
{
    const osk__stance_item *x = a, *y = b;
    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    return x->classes < y->classes ? -1 : x->classes > y->classes; /* "Hva" opens a question and is one */
}

/* An opinion is the poster's own or another's; "tror du?" is neither. */
static uint32_t settle_opinion(const osk__stancer *s, osk__stance_item *item, uint32_t classes)
{
    uint32_t own = OSK__STANCE_BIT(OSK_STANCE_OPINION), reported = OSK__STANCE_BIT(OSK_STANCE_REPORTED);
    if (!(classes & own))
        return classes;
    if (!osk__stance_holder(s, item) || (s->asks && item->person == OSK__STANCE_SECOND))
        return classes & ~own;
    return item->person == 0 || item->person == OSK__STANCE_FIRST ? classes : (classes & ~own) | reported;
}

static void apply_rules(osk__stancer *s)
{
    size_t kept = 0, then = 0;
    for (size_t i = 0; i < s->item_count; i++)
        osk__stance_bind(s, &s->items[i]);
    for (size_t i = 0; i < s->item_count; i++) {
        osk__stance_item item = s->items[i];
        bool not = (item.classes & OSK__STANCE_NOT) != 0;
        uint32_t classes = osk__stance_rules(s, &item) & OSK__STANCE_TOLD;
        classes = settle_opinion(s, &item, classes);
        if (!classes)
            continue;
        then = item.rule == OSK__WHEN_OPENS ? s->end + 1 : then;
        item.classes = classes;
        item.negated = item.negated != not;
        s->items[kept++] = item;
    }
    s->item_count = kept;
    s->then = then;
}

bool osk__stance_sentence(osk__stancer *s, const osk_sentence *sentence, osk_error *error)
{
    if (!open_sentence(s, sentence, error) || !scan(s, error) || !add_passives(s, error) || !add_question(s, error))
        return false;
    if (s->item_count)
        qsort(s->items, s->item_count, sizeof *s->items, by_place);
    osk__stance_deny(s);
    apply_rules(s);
    return true;
}
