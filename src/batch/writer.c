/* The end of a run: rows of blocks in order into files that can be gone on with. */
#include "writer.h"

#include "../base/file.h"
#include "../base/output.h"
#include "../base/table.h"
#include "../report/report.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Milliseconds between two journals: a tenth of what the run has taken, so that little is lost and little is spent. */
enum { TOLD = 10, SOONEST = 10, LATEST = 1000 };

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* ---- files ---- */

static osk_output *open_file(const osk__writer *writer, const char *path, const char *first, uint64_t keep, osk_error *error)
{
    /* Of a run that was killed at its very end the rejected rows may have their name already. */
    bool force = writer->options->force || (writer->options->resume && path == writer->options->rejects);
    return writer->journal && path ? osk__output_begin(path, first, force, keep, error)
                                   : osk_output_open(path, first, force, error);
}

static void tell_resume(const osk__writer *writer)
{
    osk_notice notice = {.kind = OSK_NOTICE_GUESS};
    osk__fail_at(&notice.place, OSK_OK, writer->options->output, 0, 0,
                 writer->finished ? "is whole: an earlier run had come to its end behind row %llu"
                 : writer->kept   ? "goes on behind row %llu, where an earlier run had come to"
                                  : "nothing of this input with these options was left by an earlier run; it starts with row %llu",
                 (unsigned long long)(writer->kept ? writer->progress.place.row - 1 : 1));
    if (writer->options->notice)
        writer->options->notice(writer->options->host, &notice);
}

/* What the journal speaks of may be gone: a run that was killed while it gave its files their names. The output gets its
 * own last, and the journal before it was of the last row. */
static bool find_earlier(osk__writer *writer, osk_error *error)
{
    const osk_batch_options *options = writer->options;
    const osk__progress *progress = &writer->progress;
    if (!options->resume)
        return true;
    if (!osk__journal_read(writer->journal, writer->key, &writer->progress, &writer->pack.tail, &writer->kept, error))
        return false;
    bool output = writer->kept && osk__output_left(options->output, progress->output);
    writer->finished = writer->kept && progress->ended && !osk__output_left(options->output, 0) && osk__file_exists(options->output);
    if (!writer->finished && !(output && (!options->rejects || osk__output_left(options->rejects, progress->rejects)))) {
        writer->kept = false;
        writer->progress = (osk__progress){0};
        writer->pack.tail.length = 0;
    }
    tell_resume(writer);
    return true;
}

static const char *const reject_columns[] = {"t file", "c line", "c column", "t reason", NULL};

static bool head_rejects(osk__writer *writer, osk_error *error)
{
    osk__buffer bytes = {0};
    osk_table *table = osk__table_make("rejects", reject_columns, error);
    bool good = table && (osk__table_part(table, OSK_FORMAT_TSV, true, false, &bytes) || osk__no_memory(error));
    if (good && writer->progress.rejects == 0)
        osk_output_write(writer->rejects, bytes.data, bytes.length);
    osk_table_free(table);
    osk__buffer_free(&bytes);
    return good;
}

bool osk__writer_open(osk__writer *writer, const osk_batch_options *options, const char *key, const char *first, osk_error *error)
{
    writer->options = options;
    writer->begun = writer->last = now();
    memcpy(writer->key, key, strlen(key) + 1);
    if (key[0] && options->output && !(writer->journal = osk__output_beside(options->output, "journal", error)))
        return false;
    if (writer->journal && !find_earlier(writer, error))
        return false;
    if (writer->finished) {
        osk__journal_remove(writer->journal);
        return true;
    }
    if (!(writer->output = open_file(writer, options->output, first, writer->progress.output, error)))
        return false;
    if (writer->journal && !writer->kept)
        osk__journal_remove(writer->journal);
    osk__pack_begin(&writer->pack, writer->output, options->output);
    writer->pack.begun = writer->progress.output > 0;
    return !options->rejects || ((writer->rejects = open_file(writer, options->rejects, first, writer->progress.rejects, error)) &&
                                 head_rejects(writer, error));
}

/* ---- a block ---- */

static bool write_rejects(osk__writer *writer, const osk__rows *rows, osk_error *error)
{
    osk__buffer bytes = {0};
    osk_table *table = rows->reject_count && writer->rejects ? osk__table_make("rejects", reject_columns, error) : NULL;
    if (!rows->reject_count || !writer->rejects)
        return true;
    for (size_t i = 0; table && i < rows->reject_count; i++) {
        osk__table_text(table, osk__slice_text(rows->rejects[i].file));
        osk__table_count(table, rows->rejects[i].line);
        osk__table_count(table, rows->rejects[i].column);
        osk__table_text(table, osk__slice_text(rows->rejects[i].message));
    }
    table = table ? osk__table_done(table, error) : NULL;
    bool good = table && (osk__table_part(table, OSK_FORMAT_TSV, false, false, &bytes) || osk__no_memory(error));
    if (good)
        osk_output_write(writer->rejects, bytes.data, bytes.length);
    osk_table_free(table);
    osk__buffer_free(&bytes);
    return good;
}

static void tell_rejects(osk__writer *writer, const osk__rows *rows)
{
    for (size_t i = 0; writer->options->notice && i < rows->reject_count && writer->told < TOLD; i++, writer->told++) {
        osk_notice notice = {OSK_NOTICE_REJECT, rows->rejects[i]};
        writer->options->notice(writer->options->host, &notice);
    }
}

/* For --strict: the first rejected row, or ill-formed bytes that stand before it. */
static bool check_strict(const osk__writer *writer, const osk__rows *rows, osk_error *error)
{
    const osk_error *first = rows->reject_count ? &rows->rejects[0] : NULL;
    if (rows->firsts.repair.line && (!first || rows->firsts.repair.line < first->line))
        first = &rows->firsts.repair;
    return !writer->options->strict || !first ||
           osk__fail_at(error, OSK_INPUT, first->file, first->line, first->column, "%s", first->message);
}

static osk_slice without_comma(const osk__writer *writer, const osk__buffer *out)
{
    bool comma = writer->options->format == OSK_FORMAT_JSON && !writer->progress.begun && out->length;
    return comma ? osk__slice(out->data + 1, out->length - 1) : osk__slice(out->data, out->length);
}

static bool check_files(const osk__writer *writer, osk_error *error)
{
    return osk__output_check(writer->output, error) && (!writer->rejects || osk__output_check(writer->rejects, error));
}

static bool is_due(const osk__writer *writer, int64_t time)
{
    int64_t wait = (time - writer->begun) / 10;
    return time - writer->last >= (wait < SOONEST ? SOONEST : wait < LATEST ? wait : LATEST);
}

/* Both files on the disk, then the journal that speaks of them. */
static bool write_journal(osk__writer *writer, osk_error *error)
{
    osk__progress *progress = &writer->progress;
    progress->tail = writer->pack.tail.length;
    return osk__output_sync(writer->output, &progress->output, error) &&
           (!writer->rejects || osk__output_sync(writer->rejects, &progress->rejects, error)) &&
           (writer->kept = osk__journal_write(writer->journal, writer->key, progress,
                                              osk__slice(writer->pack.tail.data, writer->pack.tail.length), error));
}

static bool keep_journal(osk__writer *writer, osk_error *error)
{
    int64_t time = now();
    if (!writer->journal || !is_due(writer, time))
        return true;
    writer->last = time;
    return write_journal(writer, error);
}

static bool tell_progress(const osk__writer *writer, uint64_t read, osk_error *error)
{
    osk_batch_state state = {.rows = writer->progress.sums.rows, .rejected = writer->progress.sums.rejected, .size = writer->size};
    state.done = writer->done + read;
    return !writer->options->progress || writer->options->progress(writer->options->host, &state) ||
           osk__fail(error, OSK_FILE, "was stopped");
}

/* The input that is behind: its fields must have been there. */
static bool leave_input(osk__writer *writer, const osk__input *input, osk_error *error)
{
    unsigned seen = (unsigned)writer->progress.seen;
    writer->progress.seen = 0;
    writer->done += input->size;
    return input->columns.kind != OSK__ROWS_JSONL ||
           osk__json_check(osk__file_name(input->path), &writer->options->comment, seen, error);
}

static void tell_head(const osk__writer *writer, osk__input *input)
{
    for (size_t i = 0; input->told && writer->options->notice && i < osk_corpus_notices(input->told); i++)
        if (osk_corpus_notice(input->told, i)->kind == OSK_NOTICE_GUESS)
            writer->options->notice(writer->options->host, osk_corpus_notice(input->told, i));
    osk__input_told(input);
}

/* Inputs that are behind, and the one that begins. */
static bool enter_input(osk__writer *writer, osk__input *inputs, size_t number, osk_error *error)
{
    osk__progress *progress = &writer->progress;
    for (; progress->input < number; progress->input++)
        if (!leave_input(writer, &inputs[progress->input], error))
            return false;
    if (writer->entered <= number) {
        tell_head(writer, &inputs[number]);
        writer->entered = number + 1;
    }
    return true;
}

static bool write_head(osk__writer *writer, const osk__rows *rows, osk_error *error)
{
    return writer->progress.begun || rows->out.length == 0 ||
           osk__pack_write(&writer->pack, osk__slice(writer->head.data, writer->head.length), error);
}

bool osk__writer_block(osk__writer *writer, osk__input *inputs, size_t number, uint64_t read, const osk__rows *rows,
                       const osk__place *next, osk_error *error)
{
    osk__progress *progress = &writer->progress;
    if (!enter_input(writer, inputs, number, error) || !check_strict(writer, rows, error) ||
        !write_head(writer, rows, error) || !osk__pack_write(&writer->pack, without_comma(writer, &rows->out), error) ||
        !write_rejects(writer, rows, error) || !check_files(writer, error))
        return false;
    tell_rejects(writer, rows);
    osk__sums_join(&progress->sums, &rows->sums);
    osk__firsts_join(&progress->firsts, &rows->firsts);
    progress->begun = progress->begun || rows->out.length > 0;
    progress->seen |= rows->seen;
    progress->place = *next;
    return keep_journal(writer, error) && tell_progress(writer, read, error);
}

/* ---- the end ---- */

bool osk__writer_close(osk__writer *writer, osk_slice foot, osk_error *error)
{
    /* Where there is a journal it is of the last row before the files get their names: so a later run sees what is whole. */
    writer->progress.ended = 1;
    bool good = (!writer->kept || write_journal(writer, error)) && osk__pack_write(&writer->pack, foot, error) &&
                osk__pack_end(&writer->pack, error);
    osk_output *rejects = writer->rejects, *output = writer->output;
    if (!good)
        return false;
    writer->rejects = writer->output = NULL;
    good = !rejects || osk_output_close(rejects, error);
    if (good)
        good = osk_output_close(output, error);
    else
        osk_output_drop(output);
    if (writer->journal)
        osk__journal_remove(writer->journal);
    return good;
}

void osk__writer_drop(osk__writer *writer, bool keep)
{
    if (keep && writer->kept && writer->output) {
        osk_notice notice = {.kind = OSK_NOTICE_GUESS};
        osk__fail_at(&notice.place, OSK_OK, writer->options->output, 0, 0,
                     "what was written so far is kept beside it; the same command with --resume goes on from there");
        if (writer->options->notice)
            writer->options->notice(writer->options->host, &notice);
        osk__output_leave(writer->output);
        osk__output_leave(writer->rejects);
    } else {
        if (writer->journal && writer->output)
            osk__journal_remove(writer->journal);
        osk_output_drop(writer->output);
        osk_output_drop(writer->rejects);
    }
    osk__pack_free(&writer->pack);
    osk__buffer_free(&writer->head);
    free(writer->journal);
}
