/* The score of a comment: a sum that can be checked by hand.
 *
 *   contribution = valence * strength * negation * contrast, rounded once, half away from zero
 *   strength     the nearest strengthener or weakener at most two words before the entry
 *   negation     a cue before the entry in its clause, as many words away as the cue reaches ("ikke særlig bra"); or
 *                a cue that reaches back ("det liker jeg ikke"), where nothing lies ahead of it; a cue right behind
 *                an entry takes that one and no other ("jeg liker ikke at dette er dyrt")
 *   contrast     the sentence's last contrast ("men"): what follows weighs more, what precedes less; at either end
 *                of the sentence it contrasts with another sentence and changes nothing
 *
 * Emoticons, emoji and sentence adverbs (heldigvis) stand outside the clause: no rule touches them. */
#include "score.h"

#include "../base/number.h"

#include <stdlib.h>
#include <string.h>

enum {
    REACH_STRENGTH = 2, /* words between which a strengthener still belongs to the entry */
    ONE = 1000,
    /* Labels, in millionths of a score and thousandths of a valence. Tuned on the shared debate sentences. */
    CLEAR_SCORE = 100000,
    CLEAR_SIDE = 1500
};

/* One sentence on its way. */
struct clause {
    osk__scorer *scorer;
    const osk_chunk *chunk;
    size_t begin, end; /* tokens */
};

static const osk__shifter *shifter_of(const osk__scorer *scorer, const osk__match *match)
{
    return match->value >= OSK__SHIFTERS ? &scorer->dictionary->shifters[match->value - OSK__SHIFTERS] : NULL;
}

static bool is_picture(const osk_token *token)
{
    return token->kind == OSK_EMOTICON || token->kind == OSK_EMOJI;
}

/* An entry that the rules touch. */
static bool is_entry(const struct clause *clause, const osk__match *match)
{
    return match->value < OSK__SHIFTERS && !clause->scorer->dictionary->entries[match->value].free &&
           !is_picture(&clause->chunk->tokens[match->first]);
}

/* Marks that end a clause. A hyphen between spaces does; one inside a word is no token; a quotation mark is none:
 * 'ikke "bra"'. */
static bool is_border_mark(const osk_chunk *chunk, const osk_token *token)
{
    static const char *const marks[] = {"\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\xA6"}; /* dashes, ellipsis */
    if (is_picture(token))
        return true;
    if (token->kind != OSK_MARK)
        return false;
    const char *mark = chunk->comments[token->comment].text.data + token->start;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (token->length == 3 && memcmp(mark, marks[i], 3) == 0)
            return true;
    return memchr(".,;:!?()-", mark[0], 9) != NULL;
}

/* ---- reach ---- */

/* Words from behind match `from` to match `to`, or -1 where something between them ends the scope: a mark, a border,
 * a contrast, and on the way back a word that opens a clause. */
static int distance(const struct clause *clause, size_t from, size_t to, bool back)
{
    const osk__match *matches = clause->scorer->matches;
    int words = 0;
    for (size_t i = from + 1; i < to; i++) {
        const osk__shifter *shifter = shifter_of(clause->scorer, &matches[i]);
        if (shifter && (shifter->effect == OSK__BORDER || shifter->effect == OSK__CONTRAST ||
                        (back && shifter->effect == OSK__CLAUSE)))
            return -1;
    }
    for (size_t i = matches[from].first + matches[from].count; i < matches[to].first; i++) {
        const osk_token *token = &clause->chunk->tokens[i];
        if (is_border_mark(clause->chunk, token))
            return -1;
        words += token->kind != OSK_MARK;
    }
    return words;
}

/* The negation that a match is, or NULL. */
static const osk__shifter *negation(const struct clause *clause, size_t i)
{
    const osk__shifter *shifter = shifter_of(clause->scorer, &clause->scorer->matches[i]);
    return shifter && shifter->effect == OSK__NEGATE ? shifter : NULL;
}

/* Does cue `j` take the entry right before it? "liker ikke", "likar ikkje" */
static bool takes_before(const struct clause *clause, size_t j)
{
    return j > 0 && negation(clause, j)->back > 0 && is_entry(clause, &clause->scorer->matches[j - 1]) &&
           distance(clause, j - 1, j, true) == 0;
}

/* Does an entry stand in the forward reach of cue `i`? */
static bool has_ahead(const struct clause *clause, size_t i)
{
    for (size_t j = i + 1; j < clause->scorer->match_count; j++) {
        int words = distance(clause, i, j, false);
        if (words < 0 || words > negation(clause, i)->ahead)
            return false;
        if (is_entry(clause, &clause->scorer->matches[j]))
            return true;
    }
    return false;
}

/* The nearest cue before entry `i` that reaches it, as a match, or SIZE_MAX. */
static size_t cue_before(const struct clause *clause, size_t i)
{
    for (size_t j = i; j-- > 0;) {
        int words = distance(clause, j, i, false);
        if (words < 0 || words > OSK__REACH_MOST)
            break;
        if (negation(clause, j) && words <= negation(clause, j)->ahead && !takes_before(clause, j))
            return j;
    }
    return SIZE_MAX;
}

/* A cue behind entry `i` that reaches back to it and has nothing ahead, or SIZE_MAX. */
static size_t cue_behind(const struct clause *clause, size_t i)
{
    for (size_t j = i + 1; j < clause->scorer->match_count; j++) {
        int words = distance(clause, i, j, true);
        if (words < 0 || words > OSK__REACH_MOST || is_entry(clause, &clause->scorer->matches[j]))
            break;
        if (negation(clause, j))
            return words <= negation(clause, j)->back && !has_ahead(clause, j) ? j : SIZE_MAX;
    }
    return SIZE_MAX;
}

static size_t cue_of(const struct clause *clause, size_t i)
{
    if (i + 1 < clause->scorer->match_count && negation(clause, i + 1) && takes_before(clause, i + 1))
        return i + 1;
    size_t before = cue_before(clause, i);
    return before != SIZE_MAX ? before : cue_behind(clause, i);
}

static int32_t strength_of(const struct clause *clause, size_t i)
{
    for (size_t j = i; j-- > 0;) {
        int words = distance(clause, j, i, false);
        if (words < 0 || words >= REACH_STRENGTH)
            break;
        const osk__shifter *shifter = shifter_of(clause->scorer, &clause->scorer->matches[j]);
        if (!shifter)
            break; /* another entry has it */
        if (shifter->effect == OSK__STRENGTHEN || shifter->effect == OSK__WEAKEN)
            return shifter->amount;
    }
    return ONE;
}

/* Is there anything but marks among tokens [from, to)? */
static bool has_word(const struct clause *clause, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (clause->chunk->tokens[i].kind != OSK_MARK)
            return true;
    return false;
}

/* The last contrast of the sentence with words on both sides, or SIZE_MAX. */
static size_t contrast_of(const struct clause *clause)
{
    for (size_t i = clause->scorer->match_count; i-- > 0;) {
        const osk__match *match = &clause->scorer->matches[i];
        const osk__shifter *shifter = shifter_of(clause->scorer, match);
        if (shifter && shifter->effect == OSK__CONTRAST && has_word(clause, clause->begin, match->first) &&
            has_word(clause, match->first + match->count, clause->end))
            return i;
    }
    return SIZE_MAX;
}

/* ---- contributions ---- */

static int32_t contribution(const osk_trace *row)
{
    int64_t product = (int64_t)row->valence * row->strength * row->negation * row->contrast;
    return (int32_t)osk__number_divide(product, (int64_t)ONE * ONE * ONE);
}

static void apply_rules(const struct clause *clause, size_t i, size_t contrast, osk_trace *row)
{
    osk__scorer *scorer = clause->scorer;
    size_t cue = cue_of(clause, i);
    row->strength = strength_of(clause, i);
    if (cue != SIZE_MAX) {
        row->cue = scorer->matches[cue].first;
        row->cue_count = scorer->matches[cue].count;
        row->negation = shifter_of(scorer, &scorer->matches[cue])->amount;
    }
    if (contrast != SIZE_MAX) {
        int32_t amount = shifter_of(scorer, &scorer->matches[contrast])->amount;
        row->contrast = i > contrast ? amount : 2 * ONE - amount;
    }
}

static bool add_row(const struct clause *clause, size_t i, size_t contrast, osk_error *error)
{
    osk__scorer *scorer = clause->scorer;
    const osk__match *match = &scorer->matches[i];
    if (!OSK__ROOM(scorer->trace, scorer->trace_capacity, scorer->trace_count + 1, error))
        return false;
    osk_trace *row = &scorer->trace[scorer->trace_count++];
    *row = (osk_trace){.comment = clause->chunk->tokens[match->first].comment, .first = match->first,
                       .count = match->count, .entry = match->value, .cue = OSK_NONE,
                       .valence = scorer->dictionary->entries[match->value].valence,
                       .strength = ONE, .negation = ONE, .contrast = ONE};
    if (is_entry(clause, match))
        apply_rules(clause, i, contrast, row);
    row->value = contribution(row);
    return true;
}

/* The longest patterns of a layer from left to right, none over another; each goes to `add`. */
static bool scan(const struct clause *clause, const osk__record *records, osk__layer layer,
                 bool (*add)(osk__scorer *scorer, uint32_t comment, const osk__match *match, osk_error *error),
                 osk_error *error)
{
    const osk_token *tokens = clause->chunk->tokens;
    for (size_t at = clause->begin; at < clause->end;) {
        osk__match match;
        if (!osk__match_longest(clause->scorer->dictionary, records, layer, tokens, at, clause->end, &match)) {
            at++;
            continue;
        }
        if (!add(clause->scorer, tokens[at].comment, &match, error))
            return false;
        at += match.count;
    }
    return true;
}

static bool add_match(osk__scorer *scorer, uint32_t comment, const osk__match *match, osk_error *error)
{
    (void)comment; /* matches live for one sentence */
    if (!OSK__ROOM(scorer->matches, scorer->match_capacity, scorer->match_count + 1, error))
        return false;
    scorer->matches[scorer->match_count++] = *match;
    return true;
}

static bool add_hit(osk__scorer *scorer, uint32_t comment, const osk__match *match, osk_error *error)
{
    if (!OSK__ROOM(scorer->hits, scorer->hit_capacity, scorer->hit_count + 1, error))
        return false;
    scorer->hits[scorer->hit_count++] = (osk_hit){comment, match->first, match->count, match->value};
    return true;
}

static bool score_sentence(osk__scorer *scorer, const osk__record *records, const osk_chunk *chunk,
                           const osk_sentence *sentence, osk_error *error)
{
    struct clause clause = {scorer, chunk, sentence->first, (size_t)sentence->first + sentence->count};
    scorer->match_count = 0;
    if (!scan(&clause, records, OSK__WORDS, add_match, error) || !scan(&clause, records, OSK__THEMES, add_hit, error))
        return false;
    size_t contrast = contrast_of(&clause);
    for (size_t i = 0; i < scorer->match_count; i++)
        if (scorer->matches[i].value < OSK__SHIFTERS && !add_row(&clause, i, contrast, error))
            return false;
    scorer->scores[sentence->comment].sentences++;
    return true;
}

/* ---- sums and labels ---- */

static bool is_word(const osk_token *token)
{
    return token->kind == OSK_WORD || token->kind == OSK_ABBREVIATION;
}

int64_t osk_score_value(const osk_score *score)
{
    int64_t sum = score->positive + score->negative + OSK_SCORE_K;
    return osk__number_divide((score->positive - score->negative) * 1000000, sum);
}

static osk_label label_of(const osk_score *score, bool matched)
{
    int64_t value = osk_score_value(score);
    if (!matched)
        return OSK_UNSCORED;
    if (value >= CLEAR_SCORE)
        return OSK_POSITIVE;
    if (value <= -CLEAR_SCORE)
        return OSK_NEGATIVE;
    return score->positive >= CLEAR_SIDE && score->negative >= CLEAR_SIDE ? OSK_MIXED : OSK_NEUTRAL;
}

const char *osk_label_name(osk_label label)
{
    static const char *const names[] = {"unscored", "neutral", "positive", "negative", "mixed"};
    return (size_t)label < sizeof names / sizeof *names ? names[label] : "";
}

static void add_up(osk__scorer *scorer, const osk_chunk *chunk)
{
    size_t row = 0;
    for (size_t i = 0; i < chunk->token_count; i++)
        scorer->scores[chunk->tokens[i].comment].words += is_word(&chunk->tokens[i]);
    for (size_t i = 0; i < chunk->comment_count; i++) {
        osk_score *score = &scorer->scores[i];
        size_t first = row;
        for (; row < scorer->trace_count && scorer->trace[row].comment == i; row++) {
            const osk_trace *trace = &scorer->trace[row];
            *(trace->value > 0 ? &score->positive : &score->negative) +=
                trace->value > 0 ? trace->value : -trace->value;
            for (uint32_t t = trace->first; t < trace->first + trace->count; t++)
                score->scored_words += is_word(&chunk->tokens[t]);
        }
        score->label = label_of(score, row > first);
    }
}

bool osk__score_run(osk__scorer *scorer, const osk__record *records, osk_chunk *chunk, osk_error *error)
{
    scorer->trace_count = scorer->hit_count = 0;
    if (!OSK__ROOM(scorer->scores, scorer->score_capacity, chunk->comment_count, error))
        return false;
    if (chunk->comment_count)
        memset(scorer->scores, 0, chunk->comment_count * sizeof *scorer->scores);
    for (size_t i = 0; i < chunk->sentence_count; i++)
        if (!score_sentence(scorer, records, chunk, &chunk->sentences[i], error))
            return false;
    add_up(scorer, chunk);
    chunk->scores = scorer->scores;
    chunk->trace = scorer->trace;
    chunk->trace_count = scorer->trace_count;
    chunk->hits = scorer->hits;
    chunk->hit_count = scorer->hit_count;
    return true;
}

void osk__scorer_free(osk__scorer *scorer)
{
    free(scorer->matches);
    free(scorer->scores);
    free(scorer->trace);
    free(scorer->hits);
}
