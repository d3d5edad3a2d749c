/* Counts of more words than memory is to hold: comments in, tables out.
 *
 *   comments -> chunk -> score/spill.c: sorted runs -> stat/frequency_spill.c -> frequencies
 *                                                   -> here                   -> types, written as they come (long_table.c) */
#include "count.h"

#include "base/table.h"
#include "long_table.h"
#include "stat/frequency.h"

#include <stdlib.h>

osk_count *osk_count_open(osk_worker *worker, const osk_count_options *options, osk_error *error)
{
    osk_count *count = osk__take(1, sizeof *count, error);
    osk__plan plan = options->words ? osk__plan_of(options->words, worker->language) : (osk__plan){0};
    if (!count)
        return NULL;
    osk_worker_forget(worker);
    *count = (osk_count){.worker = worker, .options = *options};
    count->spill = osk__spill_make(&worker->vocabulary, &worker->language->dictionary, options->words ? &plan : NULL,
                                   options->words ? options->words->unit : OSK_UNIT_FORM,
                                   options->words ? options->words->all : options->all, options->memory, error);
    if (!count->spill) {
        osk_count_free(count);
        return NULL;
    }
    count->spill->dated = options->dated;
    return count;
}

void osk_count_free(osk_count *count)
{
    if (!count)
        return;
    osk__spill_free(count->spill);
    free(count);
}

size_t osk_count_runs(const osk_count *count) { return osk__spill_runs(count->spill); }

bool osk__count_add(osk_count *count, const osk_comment *comments, size_t length, osk_error *error)
{
    size_t step = osk__chunk_size(count->options.chunk);
    for (size_t i = 0; i < length; i += step) {
        const osk_chunk *chunk =
            osk_worker_types(count->worker, comments + i, length - i < step ? length - i : step, error);
        if (!chunk || !osk__spill_add(count->spill, chunk, error))
            return false;
    }
    return true;
}

bool osk_count_corpus(osk_count *count, const osk_corpus *corpus, osk_error *error)
{
    size_t length = osk_corpus_count(corpus);
    return length == 0 || osk__count_add(count, osk_corpus_comment(corpus, 0), length, error);
}

static bool end(osk_count *count, osk_error *error)
{
    if (!count->ended && !osk__spill_end(count->spill, error))
        return false;
    count->ended = true;
    return true;
}

osk_table *osk_count_frequencies(osk_count *count, const osk_word_options *words, const osk_stat_options *options,
                                 osk_count_dropped *dropped, osk_error *error)
{
    osk__dropped out;
    *dropped = (osk_count_dropped){0};
    osk_table *table = end(count, error) ? osk__spill_frequencies(count->spill, words, options, &out, error) : NULL;
    if (table)
        *dropped = (osk_count_dropped){out.table, out.tokens, out.forms};
    return table;
}

/* ---- types ---- */

static bool put_type(osk_count *count, const osk__spilled_type *type, osk__long_table *rows, osk_error *error)
{
    osk_slice stem;
    if (!osk__stemmer_run(count->worker->vocabulary.stemmer, type->form, &stem, error))
        return false;
    osk__table_text(rows->table, type->form);
    osk__table_text(rows->table, stem);
    osk__table_count(rows->table, type->tokens);
    osk__table_count(rows->table, type->comments);
    return osk__long_row(rows, error);
}

bool osk_count_types(osk_count *count, const osk_corpus *corpus, const char *lang, osk_format format, osk_output *output,
                     osk_error *error)
{
    osk__long_table rows = {.format = format, .output = output, .language = count->worker->language, .corpus = corpus, .lang = lang};
    osk__spilled_type type;
    bool more = true, good = end(count, error) && osk__spill_rank(count->spill, error) && (rows.table = osk__type_begin(error));
    while (good && (good = osk__spill_next_type(count->spill, &type, &more, error)) && more)
        good = put_type(count, &type, &rows, error);
    good = good && osk__long_close(&rows, error);
    osk__long_free(&rows);
    return good;
}
