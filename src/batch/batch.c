/* A run: inputs to blocks, blocks through workers, rows in order into the output.
 *
 *   inputs -> input.c, block.c -> queue.c: rows.c on every thread -> writer.c -> output, rejects, journal */
#include "input.h"
#include "queue.h"
#include "writer.h"

#include "../base/digest.h"
#include "../base/file.h"
#include "../base/thread.h"

#include <stdlib.h>
#include <string.h>

enum { BIG = 2 << 20 /* of blocks of more bytes there is one at a time, and their scratch is given back */ };

struct slot { osk__block block; osk__rows rows; size_t input; uint64_t done; /* bytes of that input that were read */ };

struct osk_batch {
    const osk_batch_options *options;
    const char *const *paths;
    size_t count, input;      /* inputs; the one that is being read */
    osk__input *inputs;       /* one is open at a time; the columns of all are in use until the last block is written */
    const osk_language *language;
    osk_worker *workers[OSK__THREADS];
    struct slot slots[2 * OSK__THREADS];
    osk__writer writer;
};

/* ---- opening ---- */

static bool check_resume(const osk_batch *batch, osk_error *error)
{
    if (batch->options->resume && !batch->options->output)
        return osk__fail(error, OSK_USAGE, "--resume goes on with a file: name it with -o");
    for (size_t i = 0; batch->options->resume && i < batch->count; i++)
        if (strcmp(batch->paths[i], "-") == 0)
            return osk__fail(error, OSK_USAGE, "--resume reads its input again, and standard input cannot be; name a file");
    return true;
}

osk_batch *osk_batch_open(const char *const *paths, size_t count, const osk_batch_options *options, osk_error *error)
{
    osk_batch *batch = osk__take(1, sizeof *batch, error);
    if (!batch)
        return NULL;
    batch->options = options;
    batch->paths = paths;
    batch->count = count;
    if (check_resume(batch, error) && (batch->inputs = osk__take(count, sizeof *batch->inputs, error)) &&
        osk__input_open(&batch->inputs[0], paths[0], options, error))
        return batch;
    osk_batch_free(batch);
    return NULL;
}

void osk_batch_free(osk_batch *batch)
{
    if (!batch)
        return;
    for (size_t i = 0; batch->inputs && i < batch->count; i++)
        osk__input_free(&batch->inputs[i]);
    free(batch->inputs);
    for (size_t t = 0; t < OSK__THREADS; t++)
        osk_worker_free(batch->workers[t]);
    for (size_t s = 0; s < 2 * OSK__THREADS; s++) {
        osk__buffer_free(&batch->slots[s].block.bytes);
        osk__rows_free(&batch->slots[s].rows);
    }
    free(batch);
}

osk__input *osk__batch_input(osk_batch *batch) { return &batch->inputs[0]; }

bool osk_batch_rows(const osk_batch *batch)
{
    return batch->inputs[0].columns.kind != OSK__ROWS_NONE;
}

osk_corpus *osk_batch_corpus(osk_batch *batch, osk_corpus **partial, osk_error *error)
{
    osk__input *input = &batch->inputs[0];
    osk__buffer rest = {0};
    if (strcmp(input->path, "-") != 0)
        return osk_comment_read(input->path, &batch->options->comment, partial, error);
    if (!osk__file_read("-", &rest, error)) {
        osk__buffer_free(&rest);
        return NULL;
    }
    if (rest.length)
        osk__buffer_add(&input->raw, rest.data, rest.length);
    osk__buffer_free(&rest);
    return osk__buffer_check(&input->raw, error)
               ? osk_comment_parse(osk__file_name("-"), input->raw.data ? input->raw.data : "", input->raw.length,
                                   &batch->options->comment, partial, error)
               : NULL;
}

/* ---- read, work, write ---- */

/* Opens input `i`, whose first row is `row`. */
static bool begin_input(osk_batch *batch, size_t i, uint64_t row, osk_error *error)
{
    osk__input *input = &batch->inputs[i];
    if (i > 0 && !osk__input_open(input, batch->paths[i], batch->options, error))
        return false;
    if (input->columns.kind == OSK__ROWS_NONE)
        return osk__fail_at(error, OSK_INPUT, osk__file_name(batch->paths[i]), 0, 0,
                            "is no table, objects or lines that could be read with others; read it alone");
    osk__input_begin(input, row);
    batch->input = i;
    return true;
}

static bool read_slot(void *host, size_t number, bool *more, bool *alone, osk_error *error)
{
    osk_batch *batch = host;
    struct slot *slot = &batch->slots[number];
    for (;;) {
        osk__input *input = &batch->inputs[batch->input];
        slot->input = batch->input;
        if (!osk__blocks_next(&input->blocks, &slot->block, more, error))
            return false;
        slot->done = osk__stream_done(input->stream);
        *alone = slot->block.bytes.length > BIG;
        if (*more || batch->input + 1 == batch->count)
            return true;
        uint64_t row = input->blocks.place.row;
        osk__input_end(input);
        if (!begin_input(batch, batch->input + 1, row, error))
            return false;
    }
}

static bool work_slot(void *host, size_t thread, size_t number, osk_error *error)
{
    osk_batch *batch = host;
    struct slot *slot = &batch->slots[number];
    osk_worker **worker = &batch->workers[thread];
    bool big = slot->block.bytes.length > BIG;
    if (!*worker && !(*worker = osk_worker_make(batch->language, error)))
        return false;
    bool good = osk__rows_run(*worker, &batch->inputs[slot->input].form, &slot->block, NULL, &slot->rows, error);
    if (big) {
        osk_worker_free(*worker);
        *worker = NULL;
    }
    return good;
}

static bool write_slot(void *host, size_t number, osk_error *error)
{
    osk_batch *batch = host;
    const struct slot *slot = &batch->slots[number];
    osk__place next = slot->block.place;
    next.offset += slot->block.length;
    next.row += slot->block.rows;
    next.line += slot->block.lines;
    return osk__writer_block(&batch->writer, batch->inputs, slot->input, slot->done, &slot->rows, &next, error);
}

/* ---- going on ---- */

/* What the run is, whatever the threads and chunks: inputs, options, dictionaries. Empty where an input cannot be read
 * again. */
static bool make_key(osk_batch *batch, char key[OSK__DIGEST_SIZE], osk_error *error)
{
    const osk_batch_options *o = batch->options;
    const char *const texts[] = {osk_version(), o->comment.input, o->comment.text_column, o->comment.author_column,
                                 o->comment.id_column, o->output, o->rejects};
    osk__buffer all = {0};
    bool regular = true, good = true;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        osk__buffer_format(&all, "%s\n", texts[i] ? texts[i] : "-");
    osk__buffer_format(&all, "%d %d %zu %d\n", (int)o->table, (int)o->format, o->record, o->comment.mend);
    for (size_t i = 0; good && regular && i < batch->count; i++) {
        osk__stream *stream = osk__stream_open(batch->paths[i], NULL, error);
        good = stream != NULL;
        osk__buffer_format(&all, "%s ", batch->paths[i]);
        regular = good && osk__stream_print(stream, &all);
        batch->writer.size += good ? osk__stream_size(stream) : 0;
        osk__stream_free(stream);
    }
    for (size_t i = 0; i < osk_language_files(batch->language); i++)
        osk__buffer_format(&all, "%s\n", osk_language_hash(batch->language, i));
    osk__buffer_format(&all, "%s", osk_language_without(batch->language));
    good = good && osk__buffer_check(&all, error);
    key[0] = '\0';
    if (good && regular)
        osk__digest(osk__slice(all.data, all.length), key);
    osk__buffer_free(&all);
    return good && (regular || !o->resume ||
                    osk__fail(error, OSK_USAGE, "--resume reads its input again; that needs ordinary files"));
}

/* The first input, or the one at which an earlier run had come to. */
static bool begin(osk_batch *batch, osk_error *error)
{
    const osk__progress *progress = &batch->writer.progress;
    size_t first = (size_t)progress->input;
    if (progress->place.row == 0)
        return begin_input(batch, 0, 1, error);
    return begin_input(batch, first, 1, error) &&
           osk__input_resume(&batch->inputs[first], &progress->place, batch->options, error);
}

/* ---- the run ---- */

static bool write_edges(osk_batch *batch, bool head, osk__buffer *bytes, osk_error *error)
{
    if (!batch->workers[0] && !(batch->workers[0] = osk_worker_make(batch->language, error)))
        return false;
    return head ? osk__rows_head(batch->workers[0], &batch->inputs[0].form, bytes, error)
                : osk__rows_foot(batch->workers[0], &batch->inputs[0].form, bytes, error);
}

static bool write_head(osk_batch *batch, osk_error *error)
{
    return batch->options->lines || write_edges(batch, true, &batch->writer.head, error);
}

static bool tell(void *host, const osk_notice *notice, osk_error *error)
{
    const osk_batch *batch = host;
    (void)error;
    if (batch->options->notice)
        batch->options->notice(batch->options->host, notice);
    return true;
}

/* A model of reviews says little of a debate. */
static void tell_domain(const osk_batch *batch)
{
    const osk__sums *sums = &batch->writer.progress.sums;
    osk_notice notice;
    if (batch->options->notice &&
        osk_model_foreign(batch->language, sums->words - sums->quoted_words, sums->known_words, &notice))
        batch->options->notice(batch->options->host, &notice);
}

/* What only the whole can tell. */
static void tell_sums(osk_batch *batch)
{
    const osk__progress *progress = &batch->writer.progress;
    osk__noticed noticed = {.sums = &progress->sums, .firsts = &progress->firsts, .name = osk__file_name(batch->paths[0]),
                            .mend = batch->options->comment.mend, .take = tell, .host = batch};
    osk__noticed_bytes(&noticed, NULL);
    osk__noticed_rows(&noticed, NULL);
    osk__noticed_words(&noticed, NULL);
    tell_domain(batch);
}

/* The last input's fields must have been there, and something must have been read. */
static bool check_end(osk_batch *batch, osk_error *error)
{
    const osk__input *last = &batch->inputs[batch->count - 1];
    const osk__sums *sums = &batch->writer.progress.sums;
    if (last->columns.kind == OSK__ROWS_JSONL &&
        !osk__json_check(osk__file_name(last->path), &batch->options->comment, (unsigned)batch->writer.progress.seen, error))
        return false;
    if (sums->rows > 0 || batch->options->lines)
        return true;
    return osk__rows_missing(error, osk__file_name(batch->paths[0]), osk__rows_name(batch->inputs[0].columns.kind),
                             (size_t)sums->rejected);
}

/* What is left to do behind an open writer. */
static bool run(osk_batch *batch, osk__queue *queue, osk_error *error)
{
    return batch->writer.finished || (begin(batch, error) && write_head(batch, error) && osk__queue_run(queue, error));
}

static bool finish(osk_batch *batch, osk_error *error)
{
    osk__buffer foot = {0};
    if (batch->writer.finished)
        return true;
    bool good = check_end(batch, error) && (batch->options->lines || write_edges(batch, false, &foot, error)) &&
                osk__writer_close(&batch->writer, osk__slice(foot.data, foot.length), error);
    osk__buffer_free(&foot);
    return good;
}

bool osk_batch_run(osk_batch *batch, const osk_language *language, osk_batch_state *state, osk_error *error)
{
    char key[OSK__DIGEST_SIZE];
    osk_error own = {0};
    size_t threads = osk__thread_count(batch->options->threads);
    osk__queue queue = {batch, threads, 2 * threads, read_slot, work_slot, write_slot};
    batch->language = language;
    bool good = make_key(batch, key, &own) && osk__writer_open(&batch->writer, batch->options, key, batch->paths[0], &own) &&
                run(batch, &queue, &own);
    if (good || own.code == OSK_INPUT)
        tell_sums(batch);
    good = good && finish(batch, &own);
    if (state)
        *state = (osk_batch_state){.rows = batch->writer.progress.sums.rows, .rejected = batch->writer.progress.sums.rejected,
                                   .hidden = batch->writer.progress.sums.hidden};
    osk__writer_drop(&batch->writer, own.code == OSK_FILE);
    if (!good && error)
        *error = own;
    return good;
}
