/* Lexical richness of pools of comments: a row a measure, with its interval and its floor. */
#include "reading.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum measure { MATTR, MTLD, HDD, YULE, TTR, MEASURES };
static const char *const names[MEASURES] = {"mattr", "mtld", "hdd", "yule_k", "ttr"};
static const double mosts[MEASURES] = {1, INFINITY, 1, 1e4, 1};
static const size_t floors[MEASURES] = {OSK__MATTR_WINDOW, OSK__MTLD_FLOOR, OSK__HDD_DRAWS, 2, 1};

/* Fewest words of a pool that others are rarefied to. */
enum { RAREFY_FLOOR = 100 };

struct job {
    const osk__reading *reading;
    const osk__texts *texts;
    uint32_t language;
    osk_reading_by by;
    osk__richness richness;
    uint32_t *words; size_t word_capacity; /* of one pool, in order */
    size_t size;                           /* rarefied to so many words; 0: not */
    osk_table *table;
};

/* HD-D draws its own number of words, whoever has how many. */
static size_t size_of(const struct job *job, enum measure measure)
{
    return measure == HDD ? 0 : job->size;
}

/* ---- words ---- */

/* The words of a pool but those of part `without` (SIZE_MAX: all of them). */
static bool gather(struct job *job, const osk__pool *pool, size_t without, size_t *count, osk_error *error)
{
    *count = 0;
    for (size_t i = 0; i < pool->count; i++) {
        const osk__reading_row *row = &job->reading->rows[pool->rows[i]];
        if (pool->part[i] == without)
            continue;
        if (!OSK__ROOM(job->words, job->word_capacity, *count + row->words, error))
            return false;
        memcpy(job->words + *count, job->reading->units + row->first, row->words * sizeof *job->words);
        *count += row->words;
    }
    return true;
}

/* The words that a pool has, and has left when its largest part is left out. */
static size_t words_of(const osk__reading *reading, const osk__pool *pool, size_t *least)
{
    size_t parts[OSK__JACKKNIFE_MOST] = {0}, all = 0, largest = 0;
    for (size_t i = 0; i < pool->count; i++) {
        uint32_t words = reading->rows[pool->rows[i]].words;
        parts[pool->part[i]] += words;
        all += words;
    }
    for (size_t i = 0; i < pool->parts; i++)
        largest = parts[i] > largest ? parts[i] : largest;
    *least = all - largest;
    return all;
}

/* The size that all pools of a hundred words or more reach, where they can with any part left out. */
static size_t common_size(const osk__reading *reading, const osk__pools *pools)
{
    size_t size = SIZE_MAX;
    for (size_t i = 0; i < pools->count; i++) {
        size_t least, all = words_of(reading, &pools->items[i], &least);
        size_t reached = pools->items[i].parts >= OSK__FEWEST && least >= RAREFY_FLOOR ? least : all;
        if (all >= RAREFY_FLOOR && reached < size)
            size = reached;
    }
    return size == SIZE_MAX ? 0 : size;
}

/* ---- values ---- */

static double of_stretch(const struct job *job, enum measure measure, const uint32_t *words, size_t count)
{
    return measure == MATTR ? osk__mattr(&job->richness, words, count, OSK__MATTR_WINDOW)
                            : osk__mtld(&job->richness, words, count);
}

/* Where order counts, stretches of the common size stand for draws; the words behind the last are left out. */
static double of_stretches(const struct job *job, enum measure measure, size_t count)
{
    double sum = 0;
    size_t stretches = count / job->size;
    for (size_t i = 0; i < stretches; i++)
        sum += of_stretch(job, measure, job->words + i * job->size, job->size);
    return stretches ? sum / (double)stretches : NAN;
}

static double value_of(const struct job *job, enum measure measure, size_t count)
{
    if (count < floors[measure] || count < size_of(job, measure))
        return NAN;
    switch (measure) {
    case HDD: return osk__hdd(&job->richness, job->words, count, OSK__HDD_DRAWS);
    case YULE: return osk__yule(&job->richness, job->words, count, job->size);
    case TTR: return osk__ttr(&job->richness, job->words, count, job->size);
    default: return job->size ? of_stretches(job, measure, count) : of_stretch(job, measure, job->words, count);
    }
}

/* ---- rows ---- */

static const char *note_of(const struct job *job, enum measure measure, size_t count, double value, bool given)
{
    if (count < size_of(job, measure))
        return "stat.rich_below_size";
    if (count < floors[measure])
        return "stat.rich_below_floor";
    if (!isfinite(value))
        return "stat.rich_no_value";
    if (measure == TTR && !job->size)
        return "stat.rich_length";
    if (measure == YULE && count < OSK__YULE_FLOOR)
        return "stat.rich_little";
    return job->by != OSK_READING_BY_COMMENT && !given ? "stat.too_few" : NULL;
}

static void put_row(struct job *job, const osk__pool *pool, enum measure measure, size_t count, size_t types,
                    double value, osk__limits limits)
{
    const char *note = note_of(job, measure, count, value, limits.given);
    osk__pool_put(job->table, pool, job->by);
    osk__table_text(job->table, osk__slice_text(names[measure]));
    osk__table_count(job->table, count);
    osk__table_count(job->table, types);
    if (size_of(job, measure))
        osk__table_count(job->table, job->size);
    else
        osk__table_missing(job->table);
    osk__table_number(job->table, value);
    osk__table_number(job->table, limits.given ? limits.low : NAN);
    osk__table_number(job->table, limits.given ? limits.high : NAN);
    osk__table_text(job->table, note ? osk__texts_find(job->texts, note, job->language) : osk__slice(NULL, 0));
}

static bool add_pool(struct job *job, const osk__pool *pool, osk_error *error)
{
    double values[MEASURES], without[MEASURES][OSK__JACKKNIFE_MOST];
    bool limits = job->by != OSK_READING_BY_COMMENT && pool->parts >= OSK__FEWEST;
    size_t count, left;
    if (!gather(job, pool, SIZE_MAX, &count, error))
        return false;
    size_t types = osk__types_of(&job->richness, job->words, count);
    for (int m = 0; m < MEASURES; m++)
        values[m] = value_of(job, (enum measure)m, count);
    for (size_t part = 0; limits && part < pool->parts; part++) {
        if (!gather(job, pool, part, &left, error))
            return false;
        for (int m = 0; m < MEASURES; m++)
            without[m][part] = value_of(job, (enum measure)m, left);
    }
    for (int m = 0; m < MEASURES; m++)
        put_row(job, pool, (enum measure)m, count, types, values[m],
                limits ? osk__jackknife(values[m], without[m], pool->parts, 0, mosts[m]) : (osk__limits){0});
    return true;
}

static size_t room_of(const osk__reading *reading)
{
    uint32_t most = 0;
    for (size_t i = 0; i < reading->unit_count; i++)
        most = reading->units[i] > most ? reading->units[i] : most;
    return (size_t)most + 1;
}

osk_table *osk__richness_table(const osk_corpus *corpus, const osk__reading *reading, const osk__texts *texts,
                               const osk_reading_options *options, osk_error *error)
{
    static const char *const tail[] = {"t measure", "c tokens", "c types", "c size",
                                       "4 value", "4 low", "4 high", "t note"};
    const char *columns[OSK__TABLE_COLUMNS + 1] = {0};
    size_t head = osk__pool_headings(options->by, columns);
    struct job job = {.reading = reading, .texts = texts, .language = osk__texts_language(options->lang),
                      .by = options->by};
    osk__pools pools;
    for (size_t i = 0; i < sizeof tail / sizeof *tail; i++)
        columns[head + i] = tail[i];
    job.table = osk__table_make("richness", columns, error);
    bool good = osk__pools_make(&pools, corpus, reading, options, error) && job.table &&
                osk__richness_make(&job.richness, room_of(reading), error);
    job.size = good && options->rarefy ? common_size(reading, &pools) : 0;
    for (size_t i = 0; good && i < pools.count; i++)
        good = add_pool(&job, &pools.items[i], error);
    osk__pools_free(&pools);
    osk__richness_free(&job.richness);
    free(job.words);
    if (good)
        return osk__table_done(job.table, error);
    osk_table_free(job.table);
    return NULL;
}
