/* LIX and RIX of comments, participants and groups, with their counts. */
#include "reading.h"

#include <math.h>

enum { WORDS_FLOOR = 100, SENTENCES_FLOOR = 5 };

struct sums { uint64_t words, sentences, long_words, quoted; };

static double lix_of(const struct sums *s)
{
    if (s->words == 0)
        return NAN;
    return (double)s->words / (double)s->sentences + 100 * (double)s->long_words / (double)s->words;
}

static double rix_of(const struct sums *s)
{
    return s->sentences ? (double)s->long_words / (double)s->sentences : NAN;
}

static void add(struct sums *s, const osk__reading_row *row)
{
    s->words += row->words;
    s->sentences += row->sentences;
    s->long_words += row->long_words;
    s->quoted += row->quoted;
}

double osk__row_lix(const osk__reading_row *row)
{
    struct sums s = {0};
    add(&s, row);
    return lix_of(&s);
}

double osk__row_rix(const osk__reading_row *row)
{
    struct sums s = {0};
    add(&s, row);
    return rix_of(&s);
}

static osk__limits limits_of(const struct sums *all, const struct sums *parts, size_t count,
                             double (*value)(const struct sums *))
{
    double without[OSK__JACKKNIFE_MOST];
    for (size_t i = 0; i < count; i++) {
        struct sums rest = {all->words - parts[i].words, all->sentences - parts[i].sentences,
                            all->long_words - parts[i].long_words, 0};
        without[i] = value(&rest);
    }
    return osk__jackknife(value(all), without, count, 0, INFINITY);
}

static const char *band_of(double lix)
{
    return lix < 30   ? "stat.lix_very_easy"
           : lix < 40 ? "stat.lix_easy"
           : lix < 50 ? "stat.lix_medium"
           : lix < 60 ? "stat.lix_difficult"
                      : "stat.lix_very_difficult";
}

static void put_value(osk_table *table, double value, osk__limits limits, bool with_limits)
{
    osk__table_number(table, value);
    if (!with_limits)
        return;
    osk__table_number(table, limits.given ? limits.low : NAN);
    osk__table_number(table, limits.given ? limits.high : NAN);
}

static void put_text(osk_table *table, const osk__texts *texts, const char *key, uint32_t language)
{
    osk__table_text(table, key ? osk__texts_find(texts, key, language) : osk__slice(NULL, 0));
}

static const char *note_of(const struct sums *s, const osk__limits *limits, bool with_limits, bool little)
{
    if (s->words == 0)
        return "stat.lix_no_words";
    if (little)
        return "stat.lix_little";
    return with_limits && !limits->given ? "stat.too_few" : NULL;
}

static void put_pool(osk_table *table, const osk__pool *pool, const osk__reading *reading, const osk__texts *texts,
                     uint32_t language, osk_reading_by by)
{
    struct sums all = {0, 0, 0, 0}, parts[OSK__JACKKNIFE_MOST] = {{0, 0, 0, 0}};
    bool with_limits = by != OSK_READING_BY_COMMENT;
    for (size_t i = 0; i < pool->count; i++) {
        add(&all, &reading->rows[pool->rows[i]]);
        add(&parts[pool->part[i]], &reading->rows[pool->rows[i]]);
    }
    bool little = all.words < WORDS_FLOOR || all.sentences < SENTENCES_FLOOR;
    osk__limits lix = limits_of(&all, parts, pool->parts, lix_of), rix = limits_of(&all, parts, pool->parts, rix_of);
    uint64_t said = all.words + (reading->with_quoted ? 0 : all.quoted);
    osk__pool_put(table, pool, by);
    osk__table_count(table, all.words);
    osk__table_count(table, all.sentences);
    osk__table_count(table, all.long_words);
    osk__table_count(table, all.quoted);
    osk__table_number(table, said ? (double)all.quoted / (double)said : NAN);
    put_value(table, lix_of(&all), lix, with_limits);
    put_text(table, texts, little ? NULL : band_of(lix_of(&all)), language);
    put_value(table, rix_of(&all), rix, with_limits);
    put_text(table, texts, note_of(&all, &lix, with_limits, little), language);
}

static osk_table *make_table(osk_reading_by by, osk_error *error)
{
    static const char *const counts[] = {"c words", "c sentences", "c long_words", "c quoted_words", "4.quoted_share"};
    static const char *const figures[] = {"2 lix", "2 low", "2 high", "t band", "2 rix", "2 rix_low", "2 rix_high",
                                          "t note"};
    static const char *const of_comment[] = {"2 lix", "t band", "2 rix", "t note"};
    const char *columns[OSK__TABLE_COLUMNS + 1] = {0};
    size_t count = osk__pool_headings(by, columns);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        columns[count++] = counts[i];
    for (size_t i = 0; by != OSK_READING_BY_COMMENT && i < sizeof figures / sizeof *figures; i++)
        columns[count++] = figures[i];
    for (size_t i = 0; by == OSK_READING_BY_COMMENT && i < sizeof of_comment / sizeof *of_comment; i++)
        columns[count++] = of_comment[i];
    return osk__table_make("readability", columns, error);
}

osk_table *osk__readability(const osk_corpus *corpus, const osk__reading *reading, const osk__texts *texts,
                            const osk_reading_options *options, osk_error *error)
{
    osk__pools pools;
    uint32_t language = osk__texts_language(options->lang);
    osk_table *table = make_table(options->by, error);
    bool good = osk__pools_make(&pools, corpus, reading, options, error) && table;
    for (size_t i = 0; good && i < pools.count; i++)
        put_pool(table, &pools.items[i], reading, texts, language, options->by);
    osk__pools_free(&pools);
    if (good)
        return osk__table_done(table, error);
    osk_table_free(table);
    return NULL;
}
