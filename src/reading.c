/* Readability and richness of a corpus: chunk by chunk into counts, then into a table. */
#include "language.h"

#include "stat/reading.h"

#include <stdlib.h>

static const osk_reading_options usual = {0};

static bool read_corpus(osk__reading *reading, const osk_corpus *corpus, osk_worker *worker, size_t chunk,
                        osk_error *error)
{
    size_t count = osk_corpus_count(corpus), step = osk__chunk_size(chunk);
    for (size_t i = 0; i < count; i += step) {
        size_t here = count - i < step ? count - i : step;
        const osk_chunk *done = osk_worker_types(worker, osk_corpus_comment(corpus, i), here, error);
        if (!done || !osk__reading_add(reading, done, &worker->vocabulary, error))
            return false;
    }
    return true;
}

/* What both tables begin with. */
static bool begin(osk__reading *reading, const osk_corpus *corpus, osk_worker *worker,
                  const osk_reading_options *options, size_t chunk, osk_error *error)
{
    if (osk__texts_language(options->lang) == OSK_NONE)
        return osk__fail(error, OSK_USAGE, "there is no language '%.40s'; there are nb, nn and en", options->lang);
    reading->with_quoted = options->quoted;
    reading->stems = options->stems;
    return read_corpus(reading, corpus, worker, chunk, error);
}

osk_table *osk_readability_table(const osk_corpus *corpus, osk_worker *worker, const osk_reading_options *options,
                                 size_t chunk, osk_error *error)
{
    osk__reading reading = {0};
    options = options ? options : &usual;
    osk_table *table = NULL;
    if (begin(&reading, corpus, worker, options, chunk, error))
        table = osk__readability(corpus, &reading, &worker->language->dictionary.texts, options, error);
    osk__reading_free(&reading);
    return table;
}

osk_table *osk_richness_table(const osk_corpus *corpus, osk_worker *worker, const osk_reading_options *options,
                              size_t chunk, osk_error *error)
{
    osk__reading reading = {.keep = true};
    options = options ? options : &usual;
    osk_table *table = NULL;
    if (begin(&reading, corpus, worker, options, chunk, error))
        table = osk__richness_table(corpus, &reading, &worker->language->dictionary.texts, options, error);
    osk__reading_free(&reading);
    return table;
}

osk_reading *osk_pipeline_reading(const osk_corpus *corpus, osk_worker *worker, size_t chunk, osk_error *error)
{
    osk_reading *reading = osk__take(1, sizeof *reading, error);
    if (reading && read_corpus(&reading->counts, corpus, worker, chunk, error))
        return reading;
    osk_reading_free(reading);
    return NULL;
}

void osk_reading_free(osk_reading *reading)
{
    if (reading)
        osk__reading_free(&reading->counts);
    free(reading);
}

osk_slice osk_readability_note(const osk_language *language, const char *lang)
{
    uint32_t number = osk__texts_language(lang);
    return osk__texts_find(&language->dictionary.texts, "stat.lix_choices", number == OSK_NONE ? 0 : number);
}
