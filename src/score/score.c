/* The score of a comment: a sum that can be checked by hand.
 *
 *   contribution = valence * strength * negation * contrast * frame, rounded once, half away from zero
 *   strength     the nearest strengthener or weakener at most two words before the entry
 *   negation     a cue before the entry in its clause, as many words away as the cue reaches ("ikke særlig bra"); or
 *                a cue that reaches back ("det liker jeg ikke"), where nothing lies ahead of it; a cue right behind
 *                an entry takes that one and no other ("jeg liker ikke at dette er dyrt"). Two cues before it count
 *                both ("ingen kan si at dette ikke er bra"), and so does an affix ("urettferdig", if the lexicon
 *                has "rettferdig" alone)
 *   contrast     the sentence's last contrast ("men"): what follows weighs more, what precedes less; at either end
 *                of the sentence it contrasts with another sentence and changes nothing
 *   weight       a negation itself leans to the negative: a row of its own
 *   frame        a question, a condition, a comparison, a quotation: mood.c
 *
 * Emoticons, emoji and sentence adverbs (heldigvis) stand outside the clause: no rule touches them. A word that a theme
 * claims is on trial, not praised or blamed: its row says what it would have given, and gives 0. */
#include "clause.h"
#include "themes.h"

#include "../base/number.h"

#include <stdlib.h>
#include <string.h>

enum {
    REACH_STRENGTH = 2, /* words between which a strengthener still belongs to the entry */
    AFFIX = -800,       /* factor of an affix that negates, thousandths */
    /* Labels, in millionths of a score and thousandths of a valence. Praise needs more than blame, since words of praise
     * also say how things ought to be. Tuned on the shared debate sentences and NoReC_sentence train. */
    CLEAR_POSITIVE = 200000,
    CLEAR_NEGATIVE = -100000,
    CLEAR_SIDE = 1500
};

static int32_t strength_of(const osk__clause *clause, size_t i)
{
    for (size_t j = i; j-- > 0;) {
        int words = osk__distance(clause, j, i, false);
        if (words < 0 || words >= REACH_STRENGTH)
            break;
        const osk__shifter *shifter = osk__shifter_of(clause->scorer, &clause->scorer->matches[j]);
        if (!shifter)
            break; /* another entry has it */
        if (shifter->effect == OSK__STRENGTHEN || shifter->effect == OSK__WEAKEN)
            return shifter->amount;
    }
    return OSK__ONE;
}

/* Is there anything but marks among tokens [from, to)? */
static bool has_word(const osk__clause *clause, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (clause->chunk->tokens[i].kind != OSK_MARK)
            return true;
    return false;
}

/* The last contrast of the sentence with words on both sides, or SIZE_MAX. */
static size_t contrast_of(const osk__clause *clause)
{
    for (size_t i = clause->scorer->match_count; i-- > 0;) {
        const osk__match *match = &clause->scorer->matches[i];
        const osk__shifter *shifter = osk__shifter_of(clause->scorer, match);
        if (shifter && shifter->effect == OSK__CONTRAST && has_word(clause, clause->begin, match->first) &&
            has_word(clause, match->first + match->count, clause->end))
            return i;
    }
    return SIZE_MAX;
}

/* ---- contributions ---- */

static int32_t times(int32_t a, int32_t b)
{
    return (int32_t)osk__number_divide((int64_t)a * b, OSK__ONE);
}

static int32_t contribution(const osk_trace *row)
{
    int64_t product = (int64_t)row->valence * row->strength * row->negation * row->contrast * row->frame;
    return (int32_t)osk__number_divide(product, (int64_t)OSK__ONE * OSK__ONE * OSK__ONE * OSK__ONE);
}

static void apply_negation(osk__clause *clause, size_t i, osk_trace *row)
{
    osk__scorer *scorer = clause->scorer;
    osk__cues cues = osk__cues_of(clause, i);
    if (cues.first == SIZE_MAX)
        return;
    row->cue = scorer->matches[cues.first].first;
    row->cue_count = scorer->matches[cues.first].count;
    row->negation = times(row->negation, osk__shifter_of(scorer, &scorer->matches[cues.first])->amount);
    if (cues.second == SIZE_MAX)
        return;
    row->other_cue = scorer->matches[cues.second].first;
    row->other_cue_count = scorer->matches[cues.second].count;
    row->negation = times(row->negation, osk__shifter_of(scorer, &scorer->matches[cues.second])->amount);
}

static bool apply_rules(osk__clause *clause, size_t i, size_t contrast, osk_trace *row, osk_error *error)
{
    osk__scorer *scorer = clause->scorer;
    osk_mood mood;
    row->strength = strength_of(clause, i);
    apply_negation(clause, i, row);
    if (contrast != SIZE_MAX) {
        int32_t amount = osk__shifter_of(scorer, &scorer->matches[contrast])->amount;
        row->contrast = i > contrast ? amount : 2 * OSK__ONE - amount;
    }
    bool good = row->valence > 0 && row->cue == OSK_NONE;
    if (!osk__mood_of(clause, i, good, &mood, &row->frame, error))
        return false;
    row->mood = (uint8_t)mood;
    return true;
}

uint32_t osk__claimed_by(osk__clause *clause, const osk__match *match)
{
    const osk__scorer *scorer = clause->scorer;
    const osk_hit *hits = scorer->hits;
    while (clause->hit < scorer->hit_count && hits[clause->hit].first + hits[clause->hit].count <= match->first)
        clause->hit++;
    if (scorer->dictionary->off & OSK__RULE_FIREWALL)
        return OSK_NONE;
    for (size_t i = clause->hit; i < scorer->hit_count && hits[i].first < match->first + match->count; i++)
        if (!scorer->dictionary->themes[hits[i].theme].keep)
            return hits[i].theme;
    return OSK_NONE;
}

bool osk__trace_add(const osk__clause *clause, const osk__match *match, osk_trace **row, osk_error *error)
{
    osk__scorer *scorer = clause->scorer;
    if (!OSK__ROOM(scorer->trace, scorer->trace_capacity, scorer->trace_count + 1, error))
        return false;
    *row = &scorer->trace[scorer->trace_count++];
    **row = (osk_trace){.comment = clause->chunk->tokens[match->first].comment, .first = match->first,
                        .count = match->count, .entry = match->value, .cue = OSK_NONE, .other_cue = OSK_NONE,
                        .theme = OSK_NONE, .strength = OSK__ONE, .negation = OSK__ONE, .contrast = OSK__ONE,
                        .frame = OSK__ONE};
    return true;
}

/* What the hand-written lexicon adds to a model's subjectivity. */
static int32_t lexicon_subjectivity(const osk__scorer *scorer, int32_t value)
{
    const osk__model *model = scorer->dictionary->model;
    return model ? times(value < 0 ? -value : value, model->numbers[OSK__MODEL_LEXICON_SUBJECTIVE]) : 0;
}

/* Of an entry: graded, or its sign alone. */
static int32_t valence_of(const osk__dictionary *dictionary, uint32_t entry)
{
    int32_t valence = dictionary->entries[entry].valence;
    return dictionary->off & OSK__GRADES ? OSK__ONE * ((valence > 0) - (valence < 0)) : valence;
}

static bool add_entry(osk__clause *clause, size_t i, size_t contrast, osk_error *error)
{
    const osk__match *match = &clause->scorer->matches[i];
    osk_trace *row;
    if (!osk__trace_add(clause, match, &row, error))
        return false;
    row->valence = valence_of(clause->scorer->dictionary, match->value);
    row->theme = osk__claimed_by(clause, match);
    row->affixal = match->affixal;
    row->negation = match->affixal ? AFFIX : OSK__ONE;
    if (osk__is_entry(clause, match) && !apply_rules(clause, i, contrast, row, error))
        return false;
    row->free_value = contribution(row);
    row->value = row->theme == OSK_NONE ? row->free_value : 0;
    row->subjectivity = lexicon_subjectivity(clause->scorer, row->free_value);
    return true;
}

/* What a shifter says of itself; no rule touches it. */
static bool add_weight(osk__clause *clause, const osk__match *match, const osk__shifter *shifter, osk_error *error)
{
    osk_trace *row;
    if (shifter->weight == 0 || (clause->scorer->dictionary->off & OSK__RULE_WEIGHT))
        return true;
    if (!osk__trace_add(clause, match, &row, error))
        return false;
    row->shifter = true;
    row->entry = match->value - OSK__SHIFTERS;
    row->valence = row->value = row->free_value = shifter->weight;
    row->subjectivity = lexicon_subjectivity(clause->scorer, shifter->weight);
    return true;
}

static bool add_rows(osk__clause *clause, osk_error *error)
{
    osk__scorer *scorer = clause->scorer;
    size_t contrast = scorer->contrasts ? contrast_of(clause) : SIZE_MAX;
    for (size_t i = 0; i < scorer->match_count; i++) {
        const osk__shifter *shifter = osk__shifter_of(scorer, &scorer->matches[i]);
        osk__mood_step(clause, i);
        if (shifter ? !add_weight(clause, &scorer->matches[i], shifter, error)
                    : !add_entry(clause, i, contrast, error))
            return false;
    }
    return true;
}

/* ---- a sentence ---- */

static bool add_match(osk__scorer *scorer, const osk__match *match, osk_error *error)
{
    if (!OSK__ROOM(scorer->matches, scorer->match_capacity, scorer->match_count + 1, error) ||
        !OSK__ROOM(scorer->gaps, scorer->gap_capacity, scorer->match_count + 1, error))
        return false;
    const osk__shifter *shifter = osk__shifter_of(scorer, match);
    scorer->matches[scorer->match_count++] = *match;
    scorer->entry_count += !shifter;
    scorer->contrasts |= shifter && shifter->effect == OSK__CONTRAST;
    scorer->weighs |= shifter && shifter->weight;
    return true;
}

static bool add_start(osk__scorer *scorer, uint32_t token, osk_error *error)
{
    if (!OSK__ROOM(scorer->starts, scorer->start_capacity, scorer->start_count + 1, error))
        return false;
    scorer->starts[scorer->start_count++] = token;
    return true;
}

/* The longest patterns of lexicon and shifters from left to right, none over another, and where a theme may begin. */
static bool scan(const osk__clause *clause, const osk__record *records, osk_error *error)
{
    osk__scorer *scorer = clause->scorer;
    const osk_token *tokens = clause->chunk->tokens;
    const osk__begin *begin = scorer->begins + scorer->begin_at;
    size_t word = clause->begin; /* where the next pattern may begin */
    osk__match match;
    for (size_t count = osk__begins_sift(scorer, records, tokens, clause->end); count; count--, begin++) {
        uint32_t at = begin->token, next = at + 1 < clause->end ? tokens[at + 1].type : OSK_NONE;
        if (begin->words && at >= word &&
            osk__match_longest(scorer->dictionary, records, &scorer->vocabulary->openings[begin->opening],
                               next != OSK_NONE ? osk__next_bits(&records[next]) : 0, tokens, at, clause->end, &match)) {
            if (!add_match(scorer, &match, error))
                return false;
            word = at + match.count;
        }
        if (begin->themes && !add_start(scorer, at, error))
            return false;
    }
    return true;
}

/* Rows in the order of the text, and which words each is the first to hold: a model's lie over the lexicon's. */
static int by_place(const void *a, const void *b)
{
    const osk_trace *x = a, *y = b;
    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    return x->learned != y->learned ? (int)x->learned - (int)y->learned : (int)x->count - (int)y->count;
}

static void arrange(const osk__clause *clause, size_t from)
{
    osk__scorer *scorer = clause->scorer;
    size_t at = clause->begin, known = SIZE_MAX;
    if (scorer->dictionary->model && scorer->trace_count - from > 1)
        qsort(scorer->trace + from, scorer->trace_count - from, sizeof *scorer->trace, by_place);
    for (size_t i = from; i < scorer->trace_count; i++) {
        osk_trace *row = &scorer->trace[i];
        row->known = row->count == 1 && row->first != known;
        known = row->known ? row->first : known;
        for (at = at < row->first ? row->first : at; at < (size_t)row->first + row->count; at++)
            row->words += osk__is_word(&clause->chunk->tokens[at]) &&
                          !osk__is_passed(scorer->dictionary, scorer->vocabulary->records, &clause->chunk->tokens[at]);
    }
}

/* What a model sees, and what it says; `clause` stands at the beginning of the sentence. */
static bool add_learned(osk__clause clause, const osk__record *records, size_t quote_comment, size_t quote_at,
                        osk_error *error)
{
    osk__scorer *scorer = clause.scorer;
    /* Quotations are asked for in the order of the text, and the lexicon asked for this sentence's already. */
    scorer->quote_at = scorer->quote_comment == quote_comment ? quote_at : 0;
    return osk__features_find(&clause, records, error) &&
           (!scorer->dictionary->model || osk__learned_add(&clause, error));
}

/* What a theme claims, or another said, tells nothing of how subjective a sentence is. */
static int32_t subjectivity_of(const osk_trace *row)
{
    return row->theme != OSK_NONE || row->mood == OSK_MOOD_QUOTATION ? 0 : row->subjectivity;
}

static void count_subjectivity(osk__scorer *scorer, osk_score *score, size_t from)
{
    int64_t sum = 0;
    for (size_t i = from; i < scorer->trace_count; i++)
        sum += subjectivity_of(&scorer->trace[i]);
    if (score->sentences == 0 || sum > score->subjectivity)
        score->subjectivity = sum;
}

static bool score_sentence(osk__scorer *scorer, const osk__record *records, const osk_chunk *chunk,
                           const osk_sentence *sentence, osk_error *error)
{
    osk__clause clause = {.scorer = scorer, .chunk = chunk, .begin = sentence->first, .passed = sentence->first,
                          .end = (size_t)sentence->first + sentence->count, .hit = scorer->hit_count};
    scorer->match_count = scorer->entry_count = scorer->start_count = 0;
    scorer->gaps_known = scorer->contrasts = scorer->weighs = false;
    osk_score *score = &scorer->scores[sentence->comment];
    const osk__clause begun = clause;
    size_t first = scorer->trace_count, quote_comment = scorer->quote_comment, quote_at = scorer->quote_at;
    bool learned = scorer->learns || scorer->dictionary->model;
    score->words += scorer->before[clause.end].words - scorer->before[clause.begin].words;
    if (!scan(&clause, records, error) ||
        (scorer->start_count && !osk__themes_find(scorer, records, chunk, clause.begin, clause.end, error)) ||
        ((scorer->entry_count || scorer->weighs) && !add_rows(&clause, error)) ||
        (learned && !add_learned(begun, records, quote_comment, quote_at, error)))
        return false;
    arrange(&clause, first);
    count_subjectivity(scorer, score, first);
    score->sentences++;
    return !scorer->scopes || osk__scopes_add(&clause, records, error);
}

/* ---- sums and labels ---- */

int64_t osk_score_value(const osk_score *score)
{
    int64_t sum = score->positive + score->negative + OSK_SCORE_K;
    return osk__number_divide((score->positive - score->negative) * 1000000, sum);
}

static osk_label label_of(const osk_score *score, const osk__model *model)
{
    int64_t value = osk_score_value(score);
    if (model && score->subjectivity < model->numbers[OSK__MODEL_SUBJECTIVE])
        return OSK_NEUTRAL;
    if (value >= (model ? model->numbers[OSK__MODEL_POSITIVE] * OSK__ONE : CLEAR_POSITIVE))
        return OSK_POSITIVE;
    if (value <= (model ? model->numbers[OSK__MODEL_NEGATIVE] * OSK__ONE : CLEAR_NEGATIVE))
        return OSK_NEGATIVE;
    return score->positive >= CLEAR_SIDE && score->negative >= CLEAR_SIDE ? OSK_MIXED : OSK_NEUTRAL;
}

const char *osk_label_name(osk_label label)
{
    static const char *const names[] = {"unscored", "neutral", "positive", "negative", "mixed"};
    return (size_t)label < sizeof names / sizeof *names ? names[label] : "";
}

static void add_value(int64_t *positive, int64_t *negative, int32_t value)
{
    *(value > 0 ? positive : negative) += value > 0 ? value : -value;
}

void osk__score_add(osk_score *score, const osk_trace *row)
{
    add_value(&score->free_positive, &score->free_negative, row->free_value);
    score->known_words += row->known && row->mood != OSK_MOOD_QUOTATION;
    if (row->theme != OSK_NONE || row->mood == OSK_MOOD_QUOTATION)
        return; /* claimed, or another's: as if no entry had matched */
    add_value(&score->positive, &score->negative, row->value);
    score->scored_words += row->words;
    score->label = OSK_NEUTRAL; /* until it is closed: not unscored */
}

void osk__score_close(osk_score *score, const osk__dictionary *dictionary)
{
    if (score->label != OSK_UNSCORED)
        score->label = label_of(score, dictionary->model);
}

static uint32_t count_words(const osk__dictionary *dictionary, const osk__record *records, const osk_chunk *chunk,
                            const osk_sentence *sentence)
{
    uint32_t words = 0;
    for (uint32_t i = sentence->first; i < sentence->first + sentence->count; i++)
        words += osk__is_word(&chunk->tokens[i]) && !osk__is_passed(dictionary, records, &chunk->tokens[i]);
    return words;
}

osk_score osk__score_sentence(const osk__dictionary *dictionary, const osk__record *records, const osk_chunk *chunk,
                              const osk_sentence *sentence, size_t *row)
{
    uint32_t end = sentence->first + sentence->count;
    osk_score score = {.words = count_words(dictionary, records, chunk, sentence)};
    for (; *row < chunk->trace_count && chunk->trace[*row].first < end; ++*row) {
        osk__score_add(&score, &chunk->trace[*row]);
        score.subjectivity += subjectivity_of(&chunk->trace[*row]);
    }
    osk__score_close(&score, dictionary);
    return score;
}

/* Words of comments that hold quotations, which are few. */
static void count_quoted(osk__scorer *scorer, const osk_chunk *chunk)
{
    osk__voice voice = {0};
    for (size_t i = 0; i < chunk->sentence_count; i++) {
        const osk_sentence *sentence = &chunk->sentences[i];
        size_t end = (size_t)sentence->first + sentence->count;
        for (size_t t = sentence->first; chunk->comments[sentence->comment].quote_count && t < end; t++)
            if (osk__is_word(&chunk->tokens[t]) && osk__voice_quoted(&voice, chunk, &chunk->tokens[t]))
                scorer->scores[sentence->comment].quoted_words++;
    }
}

static void add_up(osk__scorer *scorer, const osk_chunk *chunk)
{
    for (size_t i = 0; i < scorer->trace_count; i++)
        osk__score_add(&scorer->scores[scorer->trace[i].comment], &scorer->trace[i]);
    for (size_t i = 0; i < chunk->comment_count; i++)
        osk__score_close(&scorer->scores[i], scorer->dictionary);
}

bool osk__score_run(osk__scorer *scorer, const osk__record *records, osk_chunk *chunk, osk_error *error)
{
    scorer->trace_count = scorer->hit_count = scorer->negation_count = scorer->range_count = 0;
    scorer->quote_comment = 0;
    if (!OSK__ROOM(scorer->scores, scorer->score_capacity, chunk->comment_count, error) ||
        !OSK__ROOM(scorer->features, scorer->feature_capacity, chunk->token_count, error) ||
        !osk__begins_find(scorer, records, chunk, error) || !osk__before_find(scorer, records, chunk, error))
        return false;
    if (chunk->comment_count)
        memset(scorer->scores, 0, chunk->comment_count * sizeof *scorer->scores);
    for (size_t i = 0; i < chunk->sentence_count; i++)
        if (!score_sentence(scorer, records, chunk, &chunk->sentences[i], error))
            return false;
    add_up(scorer, chunk);
    count_quoted(scorer, chunk);
    chunk->scores = scorer->scores;
    chunk->trace = scorer->trace;
    chunk->trace_count = scorer->trace_count;
    chunk->hits = scorer->hits;
    chunk->hit_count = scorer->hit_count;
    chunk->negations = scorer->negations;
    chunk->negation_count = scorer->negation_count;
    chunk->ranges = scorer->ranges;
    return true;
}

void osk__scorer_free(osk__scorer *scorer)
{
    free(scorer->begins);
    free(scorer->before);
    free(scorer->signs);
    free(scorer->matches);
    free(scorer->gaps);
    free(scorer->scores);
    free(scorer->trace);
    free(scorer->hits);
    free(scorer->starts);
    free(scorer->candidates);
    free(scorer->places);
    free(scorer->extents);
    free(scorer->quotes);
    free(scorer->negations);
    free(scorer->ranges);
    free(scorer->classes);
    free(scorer->held);
    free(scorer->features);
    free(scorer->negated);
}
