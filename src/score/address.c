/* Addressings: which names in a sentence are people of the debate, whether they are spoken to or of, and how sure that is. */
#include "network.h"

#include <stdlib.h>

bool osk__network_add(osk_network *n, const osk__arc *edge, osk_error *error)
{
    if (!OSK__ROOM(n->edges, n->edge_capacity, n->edge_count + 1, error))
        return false;
    n->edges[n->edge_count++] = *edge;
    return true;
}

/* ---- looking around a name ---- */

static bool is_capital(const osk_network *n, size_t i)
{
    return i >= n->begin && i < n->end && osk__is_word(osk__network_token(n, i)) &&
           osk__network_token(n, i)->shape == OSK_SHAPE_CAPITAL;
}

/* Is the word before, at the head of its sentence, one that has its capital from there? */
static bool is_plain(const osk_network *n, size_t i)
{
    const osk_token *token = osk__network_token(n, i);
    return osk__network_what(n, i) || osk__network_function(n, i) ||
           (token->type != OSK_NONE && (n->vocabulary->records[token->type].flags & OSK__STOP));
}

/* Only marks and greetings stand before it: "Nei, Kari", "Hei Kari". `heads`: nothing but marks does. */
static bool opens(const osk_network *n, size_t at, bool heads)
{
    for (size_t back = 1; back <= 6 && at >= n->begin + back; back++) {
        const osk_token *token = osk__network_token(n, at - back);
        bool mark = token->kind == OSK_MARK || token->kind == OSK_EMOTICON || token->kind == OSK_EMOJI;
        if (!mark && (heads || !(osk__network_what(n, at - back) & OSK__NETWORK_GREETING)))
            return false;
    }
    return at <= n->begin + 6;
}

/* A mark behind one who is spoken to, or the end of the sentence. */
static bool closes(const osk_network *n, size_t i)
{
    if (i >= n->end)
        return true;
    const osk_token *token = osk__network_token(n, i);
    if (token->kind == OSK_EMOTICON || token->kind == OSK_EMOJI)
        return true;
    static const char marks[] = {',', ':', '!', '?', '.', ';', ')'};
    for (size_t m = 0; m < sizeof marks; m++)
        if (osk__network_mark(n, i, marks[m]))
            return true;
    return token->kind == OSK_MARK && token->length == 3; /* a dash, an ellipsis */
}

static bool is_name(osk_network *n, size_t at, osk_error *error)
{
    osk__name_hit hit;
    bool found = false;
    return at < n->end && is_capital(n, at) &&
           osk__names_find(&n->names, n->vocabulary, n->chunk, at, n->end, &hit, &found, error) && found;
}

/* "Kari, Ola og Per har rett": the comma is a list's. */
static bool in_list(osk_network *n, const osk__name_hit *hit, osk_error *error)
{
    size_t behind = hit->first + hit->count;
    return osk__network_mark(n, behind, ',') && is_name(n, behind + 1, error);
}

/* "Kari og Ola: ...", "Kari og Ola, dere ...": joined to a name that opens the sentence, which begins `before`. */
static bool is_joined(const osk_network *n, const osk__name_hit *hit, size_t before)
{
    size_t behind = hit->first + hit->count;
    return hit->first > n->begin && osk__network_and(n, hit->first - 1) && before != SIZE_MAX && opens(n, before, false) &&
           (osk__network_mark(n, behind, ':') || (n->seconds && osk__network_mark(n, behind, ',')));
}

/* Is the one who is named spoken to? `before`: the token that begins the name just before, joined to it; else SIZE_MAX. */
static bool is_vocative(osk_network *n, const osk__name_hit *hit, size_t before, osk_error *error)
{
    size_t behind = hit->first + hit->count;
    bool comma = hit->first > n->begin && (osk__network_mark(n, hit->first - 1, ',') || osk__network_mark(n, hit->first - 1, '('));
    if (hit->genitive || !closes(n, behind) || in_list(n, hit, error))
        return false;
    if (comma && !n->seconds && osk__network_mark(n, behind, ',') && !opens(n, hit->first, false) &&
        (osk__network_function(n, behind + 1) & (OSK__PREPOSITION | OSK__RELATIVE)))
        return false; /* "min kollega, Kari, som sier": told who, not spoken to */
    if (opens(n, hit->first, false) || comma || is_joined(n, hit, before))
        return true;
    return n->seconds && hit->first > n->begin && !(osk__network_what(n, hit->first - 1) & OSK__NETWORK_TITLE) &&
           !(osk__network_function(n, hit->first - 1) & OSK__PREPOSITION) && !osk__network_and(n, hit->first - 1);
}

/* ---- is it a person of the debate? ---- */

/* "Erna Berg", "Kari Nordmann Hansen": a longer name than any of the debate's is another's. */
static bool is_anothers(const osk_network *n, const osk__name_hit *hit, osk__alias_kind kind, bool *stranger)
{
    size_t before = hit->first - 1, behind = hit->first + hit->count;
    bool apart = hit->first == n->begin;
    *stranger = false;
    if (!hit->genitive && kind != OSK__ALIAS_FULL && kind != OSK__ALIAS_HANDLE && is_capital(n, behind))
        return true;
    if (apart || kind == OSK__ALIAS_FULL)
        return false;
    const osk_token *token = osk__network_token(n, before);
    if (osk__is_word(token) && token->shape == OSK_SHAPE_UPPER && token->length == 1 && token->type != OSK_NONE)
        return kind == OSK__ALIAS_LAST; /* "E Berg" */
    if (osk__network_mark(n, before, '.') && before > n->begin && osk__network_token(n, before - 1)->length == 1 &&
        osk__network_token(n, before - 1)->shape == OSK_SHAPE_UPPER)
        return kind == OSK__ALIAS_LAST; /* "E. Berg" */
    if (!is_capital(n, before) || (osk__network_what(n, before) & (OSK__NETWORK_TITLE | OSK__NETWORK_GREETING)))
        return false;
    bool first = opens(n, before, true);
    *stranger = first && !is_plain(n, before);
    return kind == OSK__ALIAS_LAST ? *stranger || !first : !first;
}

static bool behind_place(const osk_network *n, size_t at)
{
    static const char *const words[] = {"i", "fra", "frå", "ved"};
    if (at == n->begin || osk__network_token(n, at - 1)->type == OSK_NONE)
        return false;
    osk_slice form = osk__strings_get(&n->vocabulary->forms, osk__network_token(n, at - 1)->type);
    return osk__slice_is_any(form, OSK__LIST(words));
}

/* A name that is a word too: never in small letters; at the head of a sentence only where something shows a person. */
static bool is_word_only(const osk_network *n, const osk__name_hit *hit, bool vocative)
{
    size_t behind = hit->first + hit->count;
    bool shouted = osk__network_token(n, hit->first)->shape == OSK_SHAPE_UPPER;
    if (osk__network_token(n, hit->first)->shape == OSK_SHAPE_LOWER || shouted)
        return true;
    if (vocative || !opens(n, hit->first, true))
        return false;
    return hit->genitive || !(osk__network_what(n, behind) & (OSK__NETWORK_REPORT | OSK__NETWORK_ITEM));
}

/* How sure is it that the words name somebody of the debate, in percent; 0: they do not. */
static unsigned trust(const osk_network *n, const osk__name_hit *hit, bool vocative, uint8_t *note)
{
    static const unsigned by_kind[] = {98, 95, 90, 85, 80, 90};
    const osk__alias *alias = &n->names.items[hit->alias];
    const osk_token *token = osk__network_token(n, hit->first);
    bool at = token->kind == OSK_MENTION, stranger, titled = hit->first > n->begin &&
              (osk__network_what(n, hit->first - 1) & OSK__NETWORK_TITLE);
    unsigned sure = titled ? 95 : by_kind[alias->kind];
    if (at)
        return 98;
    if (is_anothers(n, hit, (osk__alias_kind)alias->kind, &stranger) ||
        (alias->common && hit->count == 1 && is_word_only(n, hit, vocative)))
        return 0;
    if (token->shape == OSK_SHAPE_LOWER && !alias->small) {
        if (!vocative || alias->kind == OSK__ALIAS_LAST || alias->kind == OSK__ALIAS_INITIAL || hit->genitive)
            return 0;
        *note = OSK__NOTE_SMALL;
        sure = 60;
    } else if (alias->common && !titled) {
        *note = OSK__NOTE_WORD;
        sure = opens(n, hit->first, true) ? 60 : 75;
    } else if (stranger && !vocative) {
        *note = OSK__NOTE_STRANGER;
        sure = 60;
    }
    if (behind_place(n, hit->first) && !hit->genitive && !titled && alias->kind != OSK__ALIAS_FULL && alias->kind != OSK__ALIAS_PART) {
        *note = OSK__NOTE_PLACE;
        sure = 40;
    }
    return hit->respelled ? sure * 9 / 10 : sure;
}

/* ---- who is it? ---- */

/* Several have the name: of two the one who is not speaking; else the one who spoke last. */
static uint32_t person_of(const osk__alias *alias, uint32_t self, unsigned *sure, uint8_t *note)
{
    if (alias->count == 1)
        return alias->person;
    if (alias->count == 2 && (alias->person == self || alias->second == self)) {
        *sure = *sure < 70 ? *sure : 70;
        return alias->person == self ? alias->second : alias->person;
    }
    uint32_t latest = alias->latest == self ? alias->before : alias->latest;
    *note = latest == OSK_NONE ? OSK__NOTE_NOBODY : OSK__NOTE_SEVERAL;
    *sure = latest == OSK_NONE ? 0 : *sure < 50 ? *sure : 50;
    return latest;
}

/* "statsråden" and "statsråd" are one title. */
static uint32_t title_of(osk_network *n, size_t at, osk_error *error)
{
    osk_slice form = osk__strings_get(&n->vocabulary->forms, osk__network_token(n, at)->type);
    if (form.length > 6 && memcmp(form.data + form.length - 2, "en", 2) == 0)
        form.length -= 2;
    size_t before = n->titles.count;
    uint32_t title = osk__strings_add(&n->titles, form, error);
    if (title == OSK_NONE || !OSK__ROOM(n->titled, n->titled_capacity, n->titles.count, error))
        return OSK_NONE;
    if (n->titles.count > before)
        n->titled[title] = (struct osk__titled){OSK_NONE, false};
    return title;
}

/* From now on the title means this person. */
static bool give_title(osk_network *n, size_t first, uint32_t person, osk_error *error)
{
    if (first == n->begin || !(osk__network_what(n, first - 1) & OSK__NETWORK_TITLE) ||
        osk__network_token(n, first - 1)->type == OSK_NONE)
        return true;
    uint32_t title = title_of(n, first - 1, error);
    if (title == OSK_NONE)
        return false;
    n->titled[title].several = n->titled[title].several || (n->titled[title].person != OSK_NONE && n->titled[title].person != person);
    n->titled[title].person = person;
    return true;
}

/* ---- edges ---- */

static osk__arc edge_of(const osk_network *n, size_t first, size_t count)
{
    return (osk__arc){.comment = (uint32_t)n->comment, .from = n->authors[n->comment], .sentence = n->number,
                       .start = osk__network_token(n, first)->start,
                       .end = osk__token_end(osk__network_token(n, first + count - 1)), .label = (uint8_t)n->label,
                       .agreement = osk__agree_near(n, first, count)};
}

/* "Kari og Ola: ...": whoever is joined to one who is spoken to is so too. `before` is the first token behind the name
 * before, 0 where the sentence has none yet. */
static void join_spoken(osk_network *n, size_t before, size_t at)
{
    if (before == 0 || before + 1 != at || !osk__network_and(n, before) || n->edge_count < 2)
        return;
    osk__arc *last = &n->edges[n->edge_count - 1], *other = last - 1;
    if (last->kind == OSK_NETWORK_ADDRESS && other->kind == OSK_NETWORK_MENTION && other->comment == last->comment)
        other->kind = OSK_NETWORK_ADDRESS;
}

static bool add_name(osk_network *n, const osk__name_hit *hit, size_t before, bool *named, osk_error *error)
{
    const osk__alias *alias = &n->names.items[hit->alias];
    bool vocative = is_vocative(n, hit, before, error);
    osk__arc edge = edge_of(n, hit->first, hit->count);
    unsigned sure = trust(n, hit, vocative, &edge.note);
    *named = sure > 0;
    if (sure == 0)
        return true;
    edge.to = person_of(alias, edge.from, &sure, &edge.note);
    edge.confidence = (uint8_t)sure;
    edge.kind = osk__network_token(n, hit->first)->kind == OSK_MENTION ? OSK_NETWORK_AT
                : vocative                                            ? OSK_NETWORK_ADDRESS
                                                                      : OSK_NETWORK_MENTION;
    if (edge.to == edge.from)
        return true;
    return (sure < OSK__NETWORK_SURE || give_title(n, hit->first, edge.to, error)) && osk__network_add(n, &edge, error);
}

/* "statsråden" alone: whoever was last called so by name. */
static bool add_title(osk_network *n, size_t at, osk_error *error)
{
    if (!(osk__network_what(n, at) & OSK__NETWORK_ALONE) || is_capital(n, at + 1))
        return true;
    uint32_t title = title_of(n, at, error);
    if (title == OSK_NONE)
        return false;
    osk__arc edge = edge_of(n, at, 1);
    edge.to = n->titled[title].person;
    edge.kind = OSK_NETWORK_TITLE;
    edge.confidence = n->titled[title].several ? 50 : 60;
    edge.note = OSK__NOTE_CALLED;
    return edge.to == OSK_NONE || edge.to == edge.from || osk__network_add(n, &edge, error);
}

/* "Enig med Kari i mye, men ikke i dette": both, where just one is named; of two each has the nearest. */
static void mark_partly(osk_network *n, size_t from)
{
    for (size_t i = from; i < n->edge_count; i++)
        if (!n->partly || n->edges[i].to != n->edges[from].to)
            return;
    for (size_t i = from; i < n->edge_count; i++)
        n->edges[i].agreement = n->edges[i].agreement ? OSK__AGREES_PARTLY : 0;
}

static bool may_open(const osk_token *token)
{
    return token->kind == OSK_MENTION || (osk__is_word(token) && token->type != OSK_NONE);
}

bool osk__address_sentence(osk_network *n, uint8_t *agreement, osk_error *error)
{
    size_t from = n->edge_count, before = 0, last = 0; /* the name before: where it began, and the first token behind */
    osk__name_hit hit;
    for (size_t i = n->begin; i < n->end; i++) {
        bool found = false, named = false;
        if (!may_open(osk__network_token(n, i)) || (osk__network_what(n, i) & OSK__NETWORK_QUOTED))
            continue;
        if (!osk__names_find(&n->names, n->vocabulary, n->chunk, i, n->end, &hit, &found, error) ||
            (found && !add_name(n, &hit, before && before + 1 == i ? last : SIZE_MAX, &named, error)) || (!found && !add_title(n, i, error)))
            return false;
        if (!named)
            continue;
        join_spoken(n, before, i);
        last = hit.first;
        before = hit.first + hit.count;
        i = before - 1;
    }
    if (n->edge_count == from)
        *agreement |= osk__agree_near(n, SIZE_MAX, 0);
    mark_partly(n, from);
    return true;
}
