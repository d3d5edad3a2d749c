/* A question taken apart, and what a sentence has of it.
 *
 *   "Hvordan forandrer sosiale medier lederens rolle?"
 *     forandrer (stem; any change)   sosiale medier (theme)   lederens (stem, theme)   rolle (stem; "lederrollen" too) */
#include "answer.h"

#include "../base/unicode.h"

#include <stdlib.h>
#include <string.h>

/* ---- keys: a word's form, its key in either norm, and their stems ---- */

enum { KEYS = 6 };

static size_t keys_of(const osk__question *q, osk_slice form, osk_slice keys[KEYS / 2])
{
    keys[0] = form;
    keys[1] = osk__bridge_key(q->bridge, form, OSK_VARIETY_NB);
    keys[2] = osk__bridge_key(q->bridge, form, OSK_VARIETY_NN);
    return KEYS / 2;
}

static bool add_key(osk__question *q, osk_slice key, size_t concept, osk_error *error)
{
    uint32_t number = osk__strings_add(&q->keys, key, error);
    if (number == OSK_NONE || !OSK__ROOM(q->concept_of, q->key_capacity, q->keys.count, error))
        return false;
    if (number + 1 == q->keys.count)
        q->concept_of[number] = (uint8_t)concept;
    return true;
}

static bool add_word(osk__question *q, osk_slice form, size_t concept, osk_error *error)
{
    osk_slice keys[KEYS / 2], stem;
    size_t count = keys_of(q, form, keys);
    for (size_t i = 0; i < count; i++)
        if (!add_key(q, keys[i], concept, error) || !osk__stemmer_run(q->stemmer, keys[i], &stem, error) ||
            !add_key(q, stem, concept, error))
            return false;
    return true;
}

/* Bits of the concepts that a word is a form of. */
static bool find_word(const osk__question *q, osk_slice form, uint32_t *bits, osk_error *error)
{
    osk_slice keys[KEYS / 2], stem;
    size_t count = keys_of(q, form, keys);
    for (size_t i = 0; i < count; i++) {
        if (!osk__stemmer_run(q->stemmer, keys[i], &stem, error))
            return false;
        uint32_t numbers[2] = {osk__strings_find(&q->keys, keys[i]), osk__strings_find(&q->keys, stem)};
        for (size_t k = 0; k < 2; k++)
            if (numbers[k] != OSK_NONE)
                *bits |= 1u << q->concept_of[numbers[k]];
    }
    return true;
}

/* ---- names ---- */

bool osk__question_name(osk__question *q, osk_slice name, osk_error *error)
{
    for (size_t start = 0; start < name.length;) {
        const char *space = memchr(name.data + start, ' ', name.length - start);
        size_t length = space ? (size_t)(space - name.data) - start : name.length - start;
        q->folded.length = 0;
        if (!osk__unicode_fold(&q->folded, osk__slice(name.data + start, length), error) ||
            osk__strings_add(&q->names, osk__slice(q->folded.data, q->folded.length), error) == OSK_NONE)
            return false;
        start += length + 1;
    }
    return true;
}

/* ---- types: once each ---- */

static bool know(osk__question *q, uint32_t type, osk_error *error)
{
    osk__part parts[OSK__COMPOUND_PARTS];
    struct osk__known *known = &q->known[type];
    osk_slice form = osk__strings_get(&q->vocabulary->forms, type);
    size_t count = osk__compound_split(q->compounds, form, parts);
    known->made = true;
    known->named = osk__strings_find(&q->names, form) != OSK_NONE;
    if (!find_word(q, form, &known->direct, error))
        return false;
    for (size_t i = 0; i < count; i++) {
        osk_slice part = osk__slice(form.data + parts[i].start, parts[i].length);
        if (!find_word(q, part, &known->parts, error))
            return false;
    }
    return true;
}

static bool known_of(osk__question *q, uint32_t type, const struct osk__known **known, osk_error *error)
{
    if (type >= q->known_count) {
        size_t need = q->vocabulary->record_count;
        if (!OSK__ROOM(q->known, q->known_capacity, need, error))
            return false;
        memset(q->known + q->known_count, 0, (need - q->known_count) * sizeof *q->known);
        q->known_count = need;
    }
    *known = &q->known[type];
    return (*known)->made || know(q, type, error);
}

/* ---- the question ---- */

static bool is_content(const osk__stancer *s, size_t i)
{
    const osk_token *token = &s->chunk->tokens[i];
    return osk__is_word(token) && !(s->vocabulary->records[token->type].flags & OSK__STOP) &&
           osk__stance_function(s, i) == 0 && !(osk__stance_what(s, i) & OSK__STANCE_PERSON);
}

/* A question about change is also answered by what stays, one about control by who is controlled. */
static uint32_t asked_classes(uint32_t classes)
{
    uint32_t change = OSK__STANCE_BIT(OSK_STANCE_CHANGE) | OSK__STANCE_BIT(OSK_STANCE_SAME);
    uint32_t control = OSK__STANCE_BIT(OSK_STANCE_AGENT) | OSK__STANCE_BIT(OSK_STANCE_OBJECT);
    uint32_t modal = OSK__STANCE_BIT(OSK_STANCE_OBLIGATION) | OSK__STANCE_BIT(OSK_STANCE_POSSIBILITY);
    return (classes & change ? change : 0) | (classes & control ? control : 0) | (classes & modal);
}

static osk__concept *new_concept(osk__question *q, osk_slice name, osk_error *error)
{
    osk__concept *concept = &q->concepts[q->concept_count];
    *concept = (osk__concept){.theme = OSK_NONE};
    if (!(concept->name = osk__arena_copy(&q->arena, name.data, name.length, error)))
        return NULL;
    q->concept_count++;
    return concept;
}

/* The words [first, first + count) as one concept. */
static bool add_concept(osk__question *q, const osk__stancer *s, size_t first, size_t count, uint32_t theme,
                        osk_error *error)
{
    const osk_token *a = &s->chunk->tokens[first], *b = &s->chunk->tokens[first + count - 1];
    osk_slice text = s->chunk->comments[a->comment].text;
    if (q->concept_count == OSK__CONCEPTS)
        return true;
    osk__concept *concept = new_concept(q, osk__slice(text.data + a->start, osk__token_end(b) - a->start), error);
    if (!concept)
        return false;
    for (; theme != OSK_NONE; theme = s->dictionary->themes[theme].parent)
        concept->theme = theme; /* the whole of it: a question about "styret" is one about leadership */
    for (size_t i = first; i < first + count; i++) {
        osk__part parts[OSK__COMPOUND_PARTS];
        osk_slice form = osk__stance_form(s, i);
        size_t split = osk__compound_split(q->compounds, form, parts);
        concept->classes |= asked_classes(osk__stance_what(s, i));
        if (!is_content(s, i) || count > 1)
            continue; /* of "sosiale medier" neither word alone is meant */
        if (!add_word(q, form, q->concept_count - 1, error))
            return false;
        for (size_t p = 0; p < split; p++)
            if (!add_word(q, osk__slice(form.data + parts[p].start, parts[p].length), q->concept_count - 1, error))
                return false;
    }
    return true;
}

static bool add_sentence(osk__question *q, const osk__stancer *s, size_t *hit, osk_error *error)
{
    const osk_chunk *chunk = s->chunk;
    for (size_t i = s->begin; i < s->end;) {
        size_t count = 1;
        uint32_t theme = OSK_NONE;
        while (*hit < chunk->hit_count && chunk->hits[*hit].first < i)
            ++*hit;
        if (*hit < chunk->hit_count && chunk->hits[*hit].first == i) {
            count = chunk->hits[*hit].count;
            theme = chunk->hits[*hit].theme;
        }
        if ((theme != OSK_NONE || is_content(s, i)) && !add_concept(q, s, i, count, theme, error))
            return false;
        i += count;
    }
    return true;
}

bool osk__question_make(osk__question *q, osk__stancer *stancer, const osk_chunk *chunk, osk_error *error)
{
    size_t hit = 0;
    if (!(q->stemmer = osk__stemmer_make(error)))
        return false;
    osk__stance_begin(stancer, chunk);
    for (size_t i = 0; i < chunk->sentence_count; i++)
        if (!osk__stance_sentence(stancer, &chunk->sentences[i], error) || !add_sentence(q, stancer, &hit, error))
            return false;
    return q->concept_count > 0 || osk__fail(error, OSK_USAGE, "the question holds no word but function words");
}

void osk__question_free(osk__question *q)
{
    osk__arena_free(&q->arena);
    osk__strings_free(&q->keys);
    osk__strings_free(&q->names);
    osk__buffer_free(&q->folded);
    osk__stemmer_free(q->stemmer);
    free(q->concept_of);
    free(q->known);
}

/* ---- a sentence ---- */

static void raise(uint16_t *strength, uint16_t to)
{
    if (*strength < to)
        *strength = to;
}

static void raise_all(const osk__question *q, osk__cue *cue, uint32_t bits, uint16_t to)
{
    for (size_t c = 0; c < q->concept_count; c++)
        if (bits >> c & 1)
            raise(&cue->strength[c], to);
}

static bool has_theme(const uint32_t *themes, size_t count, uint32_t theme)
{
    for (size_t i = 0; i < count; i++)
        if (themes[i] == theme)
            return true;
    return false;
}

static uint16_t flags_of_token(const osk__stancer *s, size_t i)
{
    static const char *const to[] = {"du", "dere", "deg", "din", "ditt", "dine", "deres", "dykk", "dykkar", "takk", "beklager",
                                     "velkommen", "gratulerer", "hilsen", NULL};
    const osk_token *token = &s->chunk->tokens[i];
    bool place = token->kind == OSK_URL || token->kind == OSK_EMAIL;
    return (uint16_t)((place ? OSK__CUE_PLACE : 0) | (osk__stance_is(s, i, to) ? OSK__CUE_ADDRESS : 0) |
                      (osk__stance_verb(s, i) ? OSK__CUE_VERB : 0));
}

/* A colon behind the last word: what comes is announced. */
static bool announces(const osk__stancer *s)
{
    size_t last = s->end;
    while (last > s->begin && !osk__is_word(&s->chunk->tokens[last - 1]))
        last--;
    const osk_token *mark = last < s->end ? &s->chunk->tokens[last] : NULL;
    return mark && mark->kind == OSK_MARK && s->chunk->comments[mark->comment].text.data[mark->start] == ':';
}

/* How the sentence begins: "Den blir", "Derfor er", "- Kaffe". */
static uint16_t opening(const osk__stancer *s)
{
    static const char *const nouns[] = {"den", "de", "dei", "han", "hun", "ho", NULL};
    static const char *const back[] = {"det", "dette", "slikt", "slik", "sånt", "da", "då", "derfor", "difor", "dermed",
                                       "samtidig", "samstundes", "disse", "desse", "og", "men", NULL};
    size_t i = s->begin;
    while (i < s->end && !osk__is_word(&s->chunk->tokens[i]))
        i++;
    bool listed = i == s->begin + 1 && s->chunk->tokens[s->begin].kind == OSK_MARK &&
                  s->chunk->tokens[s->begin].length == 1 &&
                  s->chunk->comments[s->sentence->comment].text.data[s->chunk->tokens[s->begin].start] == '-';
    return (uint16_t)((osk__stance_is(s, i, nouns)  ? OSK__CUE_BACK | OSK__CUE_REFERS
                       : osk__stance_is(s, i, back) ? OSK__CUE_BACK
                                                    : 0) |
                      (listed || announces(s) ? OSK__CUE_LIST : 0));
}

bool osk__answer_cue(osk__question *q, const osk__stancer *s, const uint32_t *themes, size_t theme_count,
                     uint32_t classes, osk__cue *cue, osk_error *error)
{
    *cue = (osk__cue){.words = (uint16_t)(s->words < 60000 ? s->words : 60000), .flags = opening(s)};
    for (size_t i = s->begin; i < s->end; i++) {
        uint32_t type = s->chunk->tokens[i].type;
        const struct osk__known *known;
        if (osk__stance_what(s, i) & OSK__TOKEN_QUOTED)
            continue;
        cue->flags |= flags_of_token(s, i);
        if (type == OSK_NONE)
            continue;
        if (!known_of(q, type, &known, error))
            return false;
        raise_all(q, cue, known->direct, OSK__BY_WORD);
        raise_all(q, cue, known->parts, OSK__BY_PART);
        if (known->named && s->chunk->tokens[i].shape == OSK_SHAPE_CAPITAL)
            cue->flags |= OSK__CUE_ADDRESS;
    }
    for (size_t c = 0; c < q->concept_count; c++) {
        if (q->concepts[c].theme != OSK_NONE && has_theme(themes, theme_count, q->concepts[c].theme))
            raise(&cue->strength[c], OSK__BY_THEME);
        if (q->concepts[c].classes & classes)
            raise(&cue->strength[c], OSK__BY_CLASS);
    }
    return true;
}
