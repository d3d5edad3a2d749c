/* What a model says: its features of a sentence, found the same way when it learns and when it speaks.
 *
 *   tokens    Jeg      likte    ikke     filmen
 *   features  (jeg)    !~lik    ~ikke    ~film     (function words count beside another word only)
 *   entries   ~ikke; ~ikke ~film; ...              each a row of the trace
 *
 * Quoted words have no features: they are others'. */
#include "clause.h"

#include <stdlib.h>
#include <string.h>

/* ---- features ---- */

/* A cue is a word like others: "ikke" itself is told of more where people are dissatisfied. */
static bool is_cue(const osk__clause *clause, size_t token, size_t *match)
{
    const osk__scorer *scorer = clause->scorer;
    while (*match < scorer->match_count && scorer->matches[*match].first + scorer->matches[*match].count <= token)
        ++*match;
    if (*match == scorer->match_count || scorer->matches[*match].first > token)
        return false;
    const osk__shifter *shifter = osk__shifter_of(scorer, &scorer->matches[*match]);
    return shifter && shifter->effect == OSK__NEGATE;
}

static bool is_function(const osk__clause *clause, const osk__record *records, const osk_token *token)
{
    return (records[token->type].flags & OSK__STOP) || osk__function_of(clause, token);
}

static bool find_feature(osk__clause *clause, const osk__record *records, size_t i, size_t *match, osk_error *error)
{
    osk__scorer *scorer = clause->scorer;
    const osk_token *token = &clause->chunk->tokens[i];
    bool quoted = false, cue = is_cue(clause, i, match);
    scorer->features[i] = OSK_NONE;
    if (!osk__is_word(token) || token->type == OSK_NONE)
        return true;
    if (!(scorer->dictionary->off & OSK__RULE_QUOTATION) && !osk__is_quoted(clause, token, &quoted, error))
        return false;
    uint32_t negated = !cue && scorer->negated[i - clause->begin];
    uint32_t symbol = OSK__MODEL_SYMBOL(records[token->type].stem, negated);
    if (!quoted)
        scorer->features[i] = 2 * symbol + (!cue && is_function(clause, records, token) ? OSK__FEATURE_FUNCTION : 0);
    return true;
}

bool osk__features_find(osk__clause *clause, const osk__record *records, osk_error *error)
{
    osk__scorer *scorer = clause->scorer;
    size_t count = clause->end - clause->begin, match = 0;
    if (!OSK__ROOM(scorer->negated, scorer->negated_capacity, count + 1, error))
        return false;
    memset(scorer->negated, 0, count * sizeof *scorer->negated);
    osk__negation_hold(clause, scorer->negated);
    for (size_t i = clause->begin; i < clause->end; i++)
        if (!find_feature(clause, records, i, &match, error))
            return false;
    return true;
}

/* ---- entries ---- */

/* The symbol, where the model can know it: stems that no dictionary holds have numbers that mean nothing. */
static uint32_t known_symbol(const osk__scorer *scorer, uint32_t feature)
{
    uint32_t symbol = OSK__FEATURE_SYMBOL(feature);
    return feature != OSK_NONE && symbol / 2 < scorer->dictionary->stem_count ? symbol : OSK_NONE;
}

static bool add_entry(osk__clause *clause, size_t first, uint32_t count, uint32_t node, osk_error *error)
{
    const osk__model *model = clause->scorer->dictionary->model;
    uint32_t number = osk__pattern_value(&model->words, node);
    osk__match match = {(uint32_t)first, count, number, false};
    osk_trace *row;
    if (number == OSK_NONE)
        return true;
    if (!osk__trace_add(clause, &match, &row, error))
        return false;
    row->learned = true;
    row->valence = row->free_value = model->entries[number].polarity;
    row->subjectivity = model->entries[number].subjectivity;
    row->theme = osk__claimed_by(clause, &match);
    row->value = row->theme == OSK_NONE ? row->free_value : 0;
    return true;
}

/* The entries that begin at a token: of its stem, and of its stem and the next one's. */
static bool add_at(osk__clause *clause, size_t i, osk_error *error)
{
    const osk__scorer *scorer = clause->scorer;
    const osk__pattern *words = &scorer->dictionary->model->words;
    uint32_t symbol = known_symbol(scorer, scorer->features[i]), node, next;
    if (symbol == OSK_NONE || !(node = osk__pattern_next(words, 0, symbol)))
        return true;
    if (!(scorer->features[i] & OSK__FEATURE_FUNCTION) && !add_entry(clause, i, 1, node, error))
        return false;
    if (i + 1 == clause->end || (next = known_symbol(scorer, scorer->features[i + 1])) == OSK_NONE)
        return true;
    return !(node = osk__pattern_next(words, node, next)) || add_entry(clause, i, 2, node, error);
}

bool osk__learned_add(osk__clause *clause, osk_error *error)
{
    for (size_t i = clause->begin; i < clause->end; i++)
        if (!add_at(clause, i, error))
            return false;
    return true;
}
