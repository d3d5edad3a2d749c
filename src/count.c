/* Counts of more words than memory is to hold: comments in, tables out.
 *
 *   comments -> chunk -> score/spill.c: sorted runs -> stat/frequency_spill.c -> frequencies
 *                                                   -> here                   -> types, a part of the table at a time */
#include "count.h"

#include "base/table.h"
#include "report/report.h"
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

/* The table so far, and what else it takes to write it. */
struct writing {
    osk_count *count;
    const osk_corpus *corpus;
    const char *lang;
    osk_format format;
    osk_output *output;
    osk_table *table;
    bool begun;
};

static bool whole(osk_format format) { return format == OSK_FORMAT_TABLE || format == OSK_FORMAT_XLSX; }

static bool write_part(struct writing *w, bool last, osk_error *error)
{
    osk__buffer out = {0};
    osk_table *table = osk__table_done(w->table, error);
    w->table = NULL;
    bool good = table && (!osk_format_annotated(w->format) ||
                          osk_table_annotate(table, w->count->worker->language, w->corpus, w->lang, error));
    if (good && whole(w->format))
        good = osk_table_write(table, w->format, w->output, error);
    else if (good && (good = osk__table_part(table, w->format, !w->begun, last, &out) || osk__no_memory(error)))
        osk_output_write(w->output, out.data, out.length);
    osk__buffer_free(&out);
    osk_table_free(table);
    w->begun = true;
    return good;
}

static bool put_type(struct writing *w, const osk__spilled_type *type, osk_error *error)
{
    osk_slice stem;
    if (!osk__stemmer_run(w->count->worker->vocabulary.stemmer, type->form, &stem, error))
        return false;
    osk__table_text(w->table, type->form);
    osk__table_text(w->table, stem);
    osk__table_count(w->table, type->tokens);
    osk__table_count(w->table, type->comments);
    return true;
}

bool osk_count_types(osk_count *count, const osk_corpus *corpus, const char *lang, osk_format format, osk_output *output,
                     osk_error *error)
{
    enum { PART = 1000 };
    struct writing w = {count, corpus, lang, format, output, NULL, false};
    osk__spilled_type type;
    bool more = true, good = end(count, error) && osk__spill_rank(count->spill, error) && (w.table = osk__type_begin(error));
    for (size_t rows = 0; good && (good = osk__spill_next_type(count->spill, &type, &more, error)) && more; rows++) {
        if (rows && rows % PART == 0 && !whole(format))
            good = write_part(&w, false, error) && (w.table = osk__type_begin(error));
        good = good && put_type(&w, &type, error);
    }
    if (good)
        return write_part(&w, true, error);
    osk_table_free(w.table);
    return false;
}
