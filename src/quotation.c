/* Quotations on the road: of each theme and participant the sentences that say most about the theme, and how easily a search of
 * the web would find each again, for whoever has promised that people will not be recognised.
 *
 *   sentences with a theme -> the best two of theme and person -> rows by theme, best first
 *
 * Best: most of the theme's words; then most strongly worded (the score's distance from 0); then nearest to twenty words; then
 * first. A sentence has 5 to 80 words of the poster's own.
 *
 * Searchable, points: 15 words or more 2, 8 or more 1; three words that are rare elsewhere (the reference of frequencies does not
 * list them) 2, one 1; a name, number, address or mention 1; something quoted 1. Four points and more are grade 3, easily found;
 * two and three 2; else 1. An exact phrase of eight words is rarely anybody else's, which is why length counts as it does. */
#include "language.h"

#include "base/table.h"
#include "base/unicode.h"

#include <stdlib.h>
#include <string.h>

enum { BEST = 2, FEWEST = 5, MOST = 80, IDEAL = 20, LONG = 15, MIDDLING = 8, MANY_RARE = 3 };

/* A sentence and what speaks for it; all places are of the corpus's texts. */
struct quotation {
    const osk_comment *comment;
    uint32_t sentence, start, end, theme, hits;
    uint32_t words, rare, names; /* own words; of these types that are rare elsewhere; names, numbers, addresses, mentions */
    uint32_t quoted;             /* words that are not the poster's */
    osk_score score;
};

struct gatherer {
    const osk_language *language;
    const osk_worker *worker;
    const osk_chunk *chunk;
    osk__strings pairs;              /* theme and person */
    struct quotation *best;          /* BEST of each pair, the best first; comment NULL: none */
    size_t capacity;
    osk__strings seen;               /* rare types of the sentence at hand */
    osk__buffer key;
    uint32_t *hits;                  /* by theme: in the sentence at hand */
    osk__voice voice, heard;         /* of tokens, of hits */
    osk_error *error;
};

/* ---- what a sentence holds ---- */

/* Does a word begin with a capital where no sentence does? Norwegian writes names so, and little else. */
static bool is_name(const osk_token *token, bool first)
{
    return (token->kind == OSK_WORD && !first && (token->shape == OSK_SHAPE_CAPITAL || token->shape == OSK_SHAPE_MIXED)) ||
           token->kind == OSK_NUMERAL || token->kind == OSK_URL || token->kind == OSK_EMAIL || token->kind == OSK_MENTION ||
           token->kind == OSK_TAG;
}

static bool count_rare(struct gatherer *g, const osk_token *token, struct quotation *quotation)
{
    bool listed = true;
    if (g->language->reference.words == 0 || token->type == OSK_NONE)
        return true;
    osk_slice form = osk__strings_get(&g->worker->vocabulary.forms, token->type);
    osk__reference_tokens(&g->language->reference, form, &listed);
    if (listed || osk__strings_find(&g->seen, form) != OSK_NONE)
        return true;
    quotation->rare++;
    return osk__strings_add(&g->seen, form, g->error) != OSK_NONE;
}

static bool count_words(struct gatherer *g, const osk_sentence *sentence, struct quotation *quotation)
{
    bool first = true, good = true;
    osk__strings_cut(&g->seen, 0);
    for (size_t i = 0; i < sentence->count && good; i++) {
        const osk_token *token = &g->chunk->tokens[sentence->first + i];
        if (osk__voice_quoted(&g->voice, g->chunk, token)) {
            quotation->quoted += osk__is_word(token);
            continue;
        }
        quotation->names += is_name(token, first);
        if (!osk__is_word(token))
            continue;
        quotation->words++;
        first = false;
        good = count_rare(g, token, quotation);
    }
    return good;
}

static unsigned grade_of(size_t words, size_t rare, bool names, bool quotes)
{
    unsigned points = (words >= LONG ? 2u : words >= MIDDLING ? 1u : 0u) + (rare >= MANY_RARE ? 2u : rare ? 1u : 0u) +
                      (names ? 1u : 0u) + (quotes ? 1u : 0u);
    return points >= 4 ? 3 : points >= 2 ? 2 : 1;
}

/* ---- the best ---- */

static int64_t strength(const struct quotation *q)
{
    int64_t value = osk_score_value(&q->score);
    return value < 0 ? -value : value;
}

static uint32_t away(uint32_t words)
{
    return words > IDEAL ? words - IDEAL : IDEAL - words;
}

/* Is `a` to be preferred? A place is no other sentence's, so the order never depends on how comments were read. */
static bool better(const struct quotation *a, const struct quotation *b)
{
    if (a->hits != b->hits)
        return a->hits > b->hits;
    if (strength(a) != strength(b))
        return strength(a) > strength(b);
    if (away(a->words) != away(b->words))
        return away(a->words) < away(b->words);
    return a->comment->n != b->comment->n ? a->comment->n < b->comment->n : a->start < b->start;
}

static bool keep(struct gatherer *g, const struct quotation *quotation)
{
    uint32_t pairs = (uint32_t)g->pairs.count;
    g->key.length = 0;
    osk__buffer_format(&g->key, "%u ", quotation->theme);
    if (quotation->comment->author.data && !osk__unicode_name(&g->key, quotation->comment->author, g->error))
        return false;
    if (!osk__buffer_check(&g->key, g->error))
        return false;
    uint32_t pair = osk__strings_add(&g->pairs, osk__slice(g->key.data, g->key.length), g->error);
    if (pair == OSK_NONE || !OSK__ROOM(g->best, g->capacity, (size_t)(pair + 1) * BEST, g->error))
        return false;
    struct quotation *best = g->best + (size_t)pair * BEST, last = *quotation;
    for (size_t i = 0; pair == pairs && i < BEST; i++)
        best[i].comment = NULL;
    for (size_t i = 0; i < BEST && last.comment; i++) {
        if (best[i].comment && !better(&last, &best[i]))
            continue;
        struct quotation moved = best[i];
        best[i] = last;
        last = moved;
    }
    return true;
}

/* ---- sentences ---- */

/* Hits of the sentence by theme, a part counting as its whole too; *hit goes on behind it. */
static void count_hits(struct gatherer *g, size_t end, size_t *hit)
{
    const osk__dictionary *dictionary = &g->language->dictionary;
    memset(g->hits, 0, (dictionary->theme_count + 1) * sizeof *g->hits);
    for (; *hit < g->chunk->hit_count && g->chunk->hits[*hit].first < end; ++*hit)
        for (uint32_t theme = g->chunk->hits[*hit].theme; theme != OSK_NONE; theme = dictionary->themes[theme].parent)
            if (!osk__voice_quoted(&g->heard, g->chunk, &g->chunk->tokens[g->chunk->hits[*hit].first]))
                g->hits[theme]++;
}

static bool add_sentence(struct gatherer *g, const osk_sentence *sentence, uint32_t number, const osk_score *score, size_t *hit)
{
    size_t end = (size_t)sentence->first + sentence->count, first = *hit;
    struct quotation quotation = {.comment = &g->chunk->comments[sentence->comment], .sentence = number, .score = *score};
    const char *text = quotation.comment->text.data;
    count_hits(g, end, hit);
    if (first == *hit || quotation.comment->kind != OSK_COMMENT)
        return true;
    if (!count_words(g, sentence, &quotation))
        return false;
    osk_slice shown = osk__slice_trim(osk__slice(text + sentence->start, sentence->length));
    quotation.start = (uint32_t)(shown.data - text);
    quotation.end = quotation.start + (uint32_t)shown.length;
    bool good = true;
    for (uint32_t theme = 0; theme < g->language->dictionary.theme_count && good; theme++) {
        quotation.theme = theme;
        quotation.hits = g->hits[theme];
        if (quotation.hits && quotation.words >= FEWEST && quotation.words <= MOST)
            good = keep(g, &quotation);
    }
    return good;
}

static bool add_chunk(struct gatherer *g)
{
    size_t row = 0, hit = 0;
    uint32_t number = 0;
    g->voice = g->heard = (osk__voice){0};
    for (size_t i = 0; i < g->chunk->sentence_count; i++) {
        const osk_sentence *sentence = &g->chunk->sentences[i];
        number = i > 0 && sentence[-1].comment == sentence->comment ? number + 1 : 1;
        osk_score score = osk__score_sentence(&g->language->dictionary, g->worker->vocabulary.records, g->chunk,
                                              sentence, &row);
        if (!add_sentence(g, sentence, number, &score, &hit))
            return false;
    }
    return true;
}

/* ---- the table ---- */

static int by_theme(const void *a, const void *b)
{
    const struct quotation *x = a, *y = b;
    if (x->theme != y->theme)
        return x->theme < y->theme ? -1 : 1;
    return better(x, y) ? -1 : better(y, x);
}

static void put(osk_table *table, const osk_language *language, const struct quotation *q)
{
    osk__table_text(table, osk__slice_text(language->dictionary.themes[q->theme].key));
    osk__table_text(table, q->comment->author);
    osk__table_count(table, q->comment->n);
    osk__table_text(table, q->comment->id);
    osk__table_count(table, q->sentence);
    osk__table_span(table, q->comment->text, q->start, q->end);
    if (q->score.label == OSK_UNSCORED)
        osk__table_missing(table);
    else
        osk__table_number(table, (double)osk_score_value(&q->score) / 1e6);
    osk__table_count(table, q->words);
    if (language->reference.words)
        osk__table_count(table, q->rare);
    else
        osk__table_missing(table);
    osk__table_count(table, q->names);
    osk__table_count(table, q->quoted);
    osk__table_count(table, grade_of(q->words, q->rare, q->names > 0, q->quoted > 0));
    osk__table_text(table, osk__slice(q->comment->text.data + q->start, q->end - q->start));
}

static osk_table *make_table(struct gatherer *g)
{
    static const char *const columns[] = {"w theme", "t participant", "c comment", "t id", "c sentence", "c start", "c end", "3.score",
                                          "c words", "c rare", "c names", "c quoted_words", "c grade", "t text", NULL};
    size_t count = 0;
    for (size_t i = 0; i < g->pairs.count * BEST; i++)
        if (g->best[i].comment)
            g->best[count++] = g->best[i];
    if (count)
        qsort(g->best, count, sizeof *g->best, by_theme);
    osk_table *table = osk__table_make("quotation_list", columns, g->error);
    for (size_t i = 0; table && i < count; i++)
        put(table, g->language, &g->best[i]);
    return table ? osk__table_done(table, g->error) : NULL;
}

osk_table *osk_pipeline_quotations(const osk_corpus *corpus, osk_worker *worker, size_t chunk, osk_error *error)
{
    struct gatherer g = {.language = worker->language, .worker = worker, .error = error};
    size_t count = osk_corpus_count(corpus), step = osk__chunk_size(chunk);
    bool good = (g.hits = osk__take(worker->language->dictionary.theme_count + 1, sizeof *g.hits, error)) != NULL;
    for (size_t i = 0; i < count && good; i += step) {
        g.chunk = osk_worker_run(worker, osk_corpus_comment(corpus, i), count - i < step ? count - i : step, error);
        good = g.chunk && add_chunk(&g);
    }
    osk_table *table = good ? make_table(&g) : NULL;
    osk__strings_free(&g.pairs);
    osk__strings_free(&g.seen);
    osk__buffer_free(&g.key);
    free(g.best);
    free(g.hits);
    return table;
}
