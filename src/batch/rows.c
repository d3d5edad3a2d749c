/* A block of records to rows of output, on one worker. */
#include "rows.h"

#include "../base/table.h"
#include "../report/report.h"
#include "../score/fold.h"

#include <stdlib.h>
#include <string.h>

/* Forms that a worker knows are forgotten when there are so many more than it began with: memory stays the same however
 * many words the input has. No output depends on their numbers. */
enum { FORMS = 160000, COMMENTS = 256, BYTES = 1 << 16, BIG = 2 << 20 };

void osk__rows_free(osk__rows *rows)
{
    osk__buffer_free(&rows->out);
    free(rows->rejects);
}

/* ---- tables of a block ---- */

/* Comments from `first` on that go through the worker at a time: so few that what it makes of them stays in the cache. */
static size_t count_piece(const osk__form *form, const osk_corpus *corpus, size_t first)
{
    size_t most = form->chunk ? form->chunk : COMMENTS, count = 0, bytes = 0;
    while (first + count < corpus->count && count < most && (form->chunk || bytes < BYTES))
        bytes += corpus->comments[first + count++].text.length;
    return count;
}

/* Scores go from chunk to table; no fold of the words is made. */
static osk_table *score_table(osk_worker *worker, const osk__form *form, osk_corpus *corpus, void *host, osk__rows *rows,
                              osk_error *error)
{
    osk_table *table = osk__score_begin(error);
    for (size_t i = 0, here; table && i < corpus->count; i += here) {
        here = count_piece(form, corpus, i);
        const osk_chunk *chunk = osk_worker_run(worker, &corpus->comments[i], here, error);
        if (!chunk || (form->take && !form->take(host, worker, chunk, error))) {
            osk_table_free(table);
            return NULL;
        }
        for (size_t k = 0; k < here; k++) {
            osk__score_put(table, chunk->comments[k].id, chunk->comments[k].author, &chunk->scores[k]);
            osk__sums_score(&rows->sums, &chunk->scores[k]);
        }
    }
    return table ? osk__table_done(table, error) : NULL;
}

static osk_table *trace_table(osk_worker *worker, const osk__form *form, const osk_corpus *corpus, osk_error *error)
{
    osk_fold *fold = osk_pipeline_fold(corpus, worker, form->chunk, OSK_DEPTH_MARKS, error);
    osk_table *table = fold ? osk_trace_table(fold, error) : NULL;
    osk_fold_free(fold);
    return table;
}

static osk_table *make_table(osk_worker *worker, const osk__form *form, osk_corpus *corpus, void *host, osk__rows *rows,
                             osk_error *error)
{
    switch (form->table) {
    case OSK_BATCH_SENTENCES: return osk_layer_table(corpus, worker, OSK_LAYER_SCORES, form->chunk, error);
    case OSK_BATCH_TRACE: return trace_table(worker, form, corpus, error);
    default: return score_table(worker, form, corpus, host, rows, error);
    }
}

/* ---- what was noticed ---- */

static bool add_reject(osk__rows *rows, const osk_error *place, osk_error *error)
{
    if (!OSK__ROOM(rows->rejects, rows->reject_capacity, rows->reject_count + 1, error))
        return false;
    rows->rejects[rows->reject_count++] = *place;
    return true;
}

static bool take_notices(osk__rows *rows, const osk_corpus *corpus, osk_error *error)
{
    for (size_t i = 0; i < corpus->notice_count; i++) {
        const osk_notice *notice = &corpus->notices[i];
        if (notice->kind == OSK_NOTICE_REJECT && !add_reject(rows, &notice->place, error))
            return false;
    }
    osk__noticed_take(&rows->sums, &rows->firsts, corpus);
    return true;
}

static bool reject_long(const osk__form *form, const osk__block *block, osk__rows *rows, osk_error *error)
{
    osk_error place;
    rows->sums.rejected = 1;
    osk__fail_at(&place, OSK_OK, form->name, (size_t)block->place.line, 1,
                 "the row has %llu bytes, more than the %zu that --max-record allows", (unsigned long long)block->length,
                 form->most);
    return add_reject(rows, &place, error);
}

/* ---- a filter: a line out for every line in ---- */

static void put_nothing(osk_table *table, const char *label)
{
    osk__table_missing(table);
    osk__table_missing(table);
    osk__table_text(table, osk__slice_text(label));
    while (osk__table_open(table))
        osk__table_missing(table);
}

/* Rows [first, first + count) of which `scores` holds those that were read, in order; the numbers of rows are lines. */
static osk_table *fill_lines(osk_worker *worker, const osk__form *form, const osk__block *block, osk_corpus *corpus,
                             osk__rows *rows, osk_error *error)
{
    osk_table *table = osk__score_begin(error);
    const osk_chunk *chunk = NULL;
    size_t comment = 0, reject = 0, from = 0, end = 0;
    for (uint64_t row = block->place.row; table && row < block->place.row + block->rows; row++) {
        if (comment == corpus->count || corpus->comments[comment].n != row) {
            bool rejected = reject < rows->reject_count && rows->rejects[reject].line == row;
            reject += rejected;
            put_nothing(table, rejected ? "rejected" : osk_label_name(OSK_UNSCORED));
            continue;
        }
        if (comment == end) {
            from = comment;
            end = from + count_piece(form, corpus, from);
            if (!(chunk = osk_worker_run(worker, &corpus->comments[from], end - from, error))) {
                osk_table_free(table);
                return NULL;
            }
        }
        const osk_score *score = &chunk->scores[comment - from];
        osk__score_put(table, corpus->comments[comment].id, corpus->comments[comment].author, score);
        osk__sums_score(&rows->sums, score);
        comment++;
    }
    return table ? osk__table_done(table, error) : NULL;
}

/* The line of a record that was too long. */
static bool write_skipped(const osk__form *form, osk__rows *rows, osk_error *error)
{
    osk_table *table = osk__score_begin(error);
    if (table)
        put_nothing(table, "rejected");
    table = table ? osk__table_done(table, error) : NULL;
    bool good = table && (osk__table_part(table, form->format, false, false, &rows->out) || osk__no_memory(error));
    osk_table_free(table);
    return good;
}

static bool write_lines(osk_worker *worker, const osk__form *form, const osk__block *block, osk_corpus *corpus,
                        osk__rows *rows, osk_error *error)
{
    osk_table *table = take_notices(rows, corpus, error) ? fill_lines(worker, form, block, corpus, rows, error) : NULL;
    bool good = table && (osk__table_part(table, form->format, false, false, &rows->out) || osk__no_memory(error));
    osk_table_free(table);
    rows->sums.rows = block->rows - rows->sums.rejected - rows->sums.hidden;
    return good;
}

/* ---- a block ---- */

static bool write_block(osk_worker *worker, const osk__form *form, osk_corpus *corpus, void *host, osk__rows *rows,
                        osk_error *error)
{
    osk_table *table = make_table(worker, form, corpus, host, rows, error);
    if (!table)
        return false;
    bool good = osk__table_part(table, form->format, false, false, &rows->out) || osk__no_memory(error);
    osk_table_free(table);
    return good && take_notices(rows, corpus, error);
}

/* A row may have megabytes, and what made the comments of it is of no more use. */
static void give_back(osk__block *block, osk_corpus *corpus)
{
    if (block->bytes.length <= BIG)
        return;
    osk__buffer_free(&block->bytes);
    block->bytes = (osk__buffer){0};
    if (corpus) {
        osk__buffer_free(&corpus->draft.text);
        corpus->draft.text = (osk__buffer){0};
    }
}

bool osk__rows_run(osk_worker *worker, const osk__form *form, osk__block *block, void *host, osk__rows *rows,
                   osk_error *error)
{
    rows->out.length = rows->reject_count = 0;
    rows->sums = (osk__sums){0};
    rows->firsts = (osk__firsts){0};
    rows->seen = 0;
    if (block->skipped)
        return reject_long(form, block, rows, error) && (!form->columns->every || write_skipped(form, rows, error));
    if (osk_type_count(worker) > FORMS)
        osk_worker_forget(worker);
    osk_corpus *corpus = osk__columns_read(form->columns, form->name, osk__slice(block->bytes.data, block->bytes.length),
                                           (size_t)block->place.row, (size_t)block->place.line, form->comment, &rows->seen,
                                           error);
    give_back(block, corpus);
    bool good = corpus && (form->columns->every ? write_lines(worker, form, block, corpus, rows, error)
                                                : write_block(worker, form, corpus, host, rows, error));
    osk_corpus_free(corpus);
    return good;
}

/* ---- around the rows ---- */

/* An empty corpus gives every table without rows, so its heading. */
static bool write_edge(osk_worker *worker, const osk__form *form, bool head, osk__buffer *out, osk_error *error)
{
    osk_corpus none = {0};
    osk__rows rows = {0};
    osk_table *table = make_table(worker, form, &none, NULL, &rows, error);
    bool good = table && (osk__table_part(table, form->format, head, !head, out) || osk__no_memory(error));
    osk_table_free(table);
    return good;
}

bool osk__rows_head(osk_worker *worker, const osk__form *form, osk__buffer *out, osk_error *error)
{
    return write_edge(worker, form, true, out, error);
}

bool osk__rows_foot(osk_worker *worker, const osk__form *form, osk__buffer *out, osk_error *error)
{
    return write_edge(worker, form, false, out, error);
}
