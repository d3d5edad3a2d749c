/* One debate scored in many ways. Tokens and types are found once; each universe scores them with the dictionary's switches
 * set otherwise. Where the user has a lexicon, the shipped one is a level of its own, with its own vocabulary.
 *
 *   chunk -> tokens -> types -> score (kept, stems, graded, 7) -> universe 0
 *                            -> score (kept, stems, graded, 1) -> universe 1 ... */
#include "language.h"

#include "comment/corpus.h"
#include "multiverse.h"
#include "score/themes.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { USUAL = OSK__REACH_AHEAD + 1, WIDEST = OSK__REACH_MOST + 1 };

typedef struct maker {
    const osk_corpus *corpus;
    const osk_language *language;
    osk__multiverse *multiverse;
    size_t chunk;
    const osk__told *told;
    osk_error *error;
} maker;

/* ---- the levels ---- */

static const char *const stops[] = {"kept", "dropped"}, *const stems[] = {"on", "off"};
static const char *const values[] = {"graded", "signs", "shipped"};
static const struct { const char *name; int32_t words; } windows[] = {{"1", 1}, {"3", 3}, {"7", USUAL}, {"10", WIDEST}};
enum { WINDOWS = sizeof windows / sizeof *windows };

static void set_levels(osk__multiverse *m, size_t choice, const char *const *names, size_t count)
{
    m->level_count[choice] = count;
    memcpy(m->levels[choice], names, count * sizeof *names);
}

/* The window of the run, which need not be one of ours. */
static uint32_t set_windows(osk__multiverse *m, int32_t own, char room[12])
{
    const char *names[WINDOWS + 1];
    uint32_t at = WINDOWS;
    for (uint32_t i = 0; i < WINDOWS; i++) {
        names[i] = windows[i].name;
        at = windows[i].words == own ? i : at;
    }
    snprintf(room, 12, "%d", (int)own);
    names[WINDOWS] = room;
    set_levels(m, OSK__CHOICE_WINDOW, names, at == WINDOWS ? WINDOWS + 1 : WINDOWS);
    return at;
}

static bool make_levels(maker *m, osk_error *error)
{
    const osk__dictionary *dictionary = &m->language->dictionary;
    osk__multiverse *multiverse = m->multiverse;
    uint32_t base[OSK__CHOICES] = {(dictionary->off & OSK__STOPS) != 0, (dictionary->off & OSK__STEMS) != 0,
                                   (dictionary->off & OSK__GRADES) != 0, 0};
    set_levels(multiverse, OSK__CHOICE_STOPS, stops, 2);
    set_levels(multiverse, OSK__CHOICE_STEMS, stems, 2);
    set_levels(multiverse, OSK__CHOICE_VALUES, values, dictionary->user ? 3 : 2);
    base[OSK__CHOICE_WINDOW] = set_windows(multiverse, dictionary->window ? dictionary->window : USUAL, multiverse->own_window);
    multiverse->rows = osk_corpus_count(m->corpus);
    multiverse->themes = dictionary->theme_count;
    return osk__multiverse_make(multiverse, base, error);
}

static void set_switch(osk__dictionary *dictionary, uint32_t bit, bool off)
{
    dictionary->off = off ? dictionary->off | bit : dictionary->off & ~bit;
}

/* A dictionary with the switches of a universe; it borrows all else of the language's. */
static osk__dictionary varied(const maker *m, const osk_language *language, const osk__universe *universe)
{
    osk__dictionary dictionary = language->dictionary;
    uint32_t window = universe->level[OSK__CHOICE_WINDOW];
    set_switch(&dictionary, OSK__STOPS, universe->level[OSK__CHOICE_STOPS] == 1);
    set_switch(&dictionary, OSK__STEMS, universe->level[OSK__CHOICE_STEMS] == 1);
    set_switch(&dictionary, OSK__GRADES, universe->level[OSK__CHOICE_VALUES] == 1);
    dictionary.window = window < WINDOWS ? windows[window].words : m->language->dictionary.window;
    return dictionary;
}

/* ---- scoring ---- */

/* Sentences by theme, as the fold of the main road counts them. */
static bool count_themes(osk__universe *universe, const osk__dictionary *dictionary, osk__vocabulary *vocabulary,
                         const osk_chunk *chunk, osk_error *error)
{
    osk_fold *fold = osk__fold_make(vocabulary, dictionary, OSK_DEPTH_SCORES, error);
    bool good = fold != NULL;
    for (size_t i = 0; i < chunk->comment_count && good; i++)
        good = osk__fold_add_row(fold, &chunk->comments[i], &chunk->scores[i], error);
    good = good && osk__themes_fold(fold, chunk, 0, error);
    for (size_t i = 0; good && i < fold->row_count; i++)
        for (uint32_t c = 0; fold->rows[i].kind == OSK_COMMENT && c < fold->rows[i].theme_count; c++) {
            const osk__theme_cell *cell = &fold->theme_cells[fold->rows[i].themes + c];
            universe->themed[cell->theme] += cell->sentences;
        }
    osk_fold_free(fold);
    return good;
}

static bool score_chunk(const maker *m, const osk_language *language, osk_worker *worker, osk__universe *universe, size_t first)
{
    osk__dictionary dictionary = varied(m, language, universe);
    osk_chunk *chunk = &worker->chunk;
    worker->scorer.dictionary = &dictionary;
    bool good = osk__score_run(&worker->scorer, worker->vocabulary.records, chunk, m->error);
    worker->scorer.dictionary = &language->dictionary;
    for (size_t i = 0; i < chunk->comment_count && good; i++) {
        const osk_score *score = &chunk->scores[i];
        bool counts = chunk->comments[i].kind == OSK_COMMENT;
        universe->values[first + i] = counts && score->label != OSK_UNSCORED ? (double)osk_score_value(score) / 1e6 : NAN;
        universe->words[first + i] = counts ? score->words : 0;
        universe->sentences += counts ? score->sentences : 0;
    }
    return good && count_themes(universe, &dictionary, &worker->vocabulary, chunk, m->error);
}

/* Universes of the language: those of the shipped lexicon, or all others. */
static bool score_all(const maker *m, const osk_language *language, bool shipped)
{
    osk_worker *worker = osk_worker_make(language, m->error);
    size_t count = osk_corpus_count(m->corpus), step = osk__chunk_size(m->chunk);
    bool good = worker != NULL;
    for (size_t i = 0; i < count && good; i += step) {
        size_t here = count - i < step ? count - i : step;
        good = osk_worker_types(worker, osk_corpus_comment(m->corpus, i), here, m->error) &&
               osk__vocabulary_deepen(&worker->vocabulary, &language->dictionary, m->error);
        for (size_t u = 0; u < m->multiverse->count && good; u++)
            if ((m->multiverse->items[u].level[OSK__CHOICE_VALUES] == 2) == shipped)
                good = score_chunk(m, language, worker, &m->multiverse->items[u], i);
        good = good && m->told->tell(m->told->host, i + here, count, m->error);
    }
    osk_worker_free(worker);
    return good;
}

static bool score_shipped(const maker *m)
{
    osk_language *shipped = osk_language_open(&m->language->opened, m->error);
    bool good = shipped && score_all(m, shipped, true);
    osk_language_free(shipped);
    return good;
}

bool osk__pipeline_multiverse(osk__multiverse *multiverse, const osk_corpus *corpus, const osk_language *language, size_t chunk,
                              const osk__told *told, osk_error *error)
{
    maker m = {corpus, language, multiverse, chunk, told, error};
    *multiverse = (osk__multiverse){0};
    return make_levels(&m, error) && score_all(&m, language, false) &&
           (!language->dictionary.user || score_shipped(&m));
}
