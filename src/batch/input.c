/* One input file on its way to blocks: opened, looked at, begun. */
#include "input.h"

#include "../base/file.h"

#include <string.h>

enum { RECORD = 16 << 20 };

static void open_blocks(osk__input *input, const osk_batch_options *options)
{
    osk__block_limits limits = {.rows = options->chunk, .record = options->record ? options->record : RECORD};
    osk__source source = {osk__stream_read, input->stream};
    input->form.most = limits.record;
    osk__blocks_open(&input->blocks, source, osk__file_name(input->path), &limits);
}

/* A page's edits stand beside it; rows have none. */
static bool has_edits(const char *path, const osk_comment_options *options, bool *found, osk_error *error)
{
    osk__buffer name = {0};
    *found = options->edits && strcmp(options->edits, "none") != 0;
    if (options->edits || strcmp(path, "-") == 0)
        return true;
    osk__buffer_format(&name, "%s.edits", path);
    osk__buffer_byte(&name, '\0');
    bool good = osk__buffer_check(&name, error);
    *found = good && osk__file_exists(name.data);
    osk__buffer_free(&name);
    return good;
}

/* What the beginning is. A beginning that cannot be unpacked is told where the file is read whole. */
static bool look(osk__input *input, const osk_batch_options *options, osk_error *error)
{
    osk_slice head;
    bool whole, edits;
    if (!osk__blocks_head(&input->blocks, &head, &whole, error) || !has_edits(input->path, &options->comment, &edits, error))
        return false;
    if (edits || (head.length == 0 && !options->lines))
        return true;
    if (options->lines) {
        bool objects = options->comment.input && strcmp(options->comment.input, "jsonl") == 0;
        input->columns = (osk__columns){.kind = objects ? OSK__ROWS_JSONL : OSK__ROWS_TEXT, .line = 1, .every = true};
        return true;
    }
    return osk__columns_open(&input->columns, osk__file_name(input->path), head, whole, &options->comment, &input->told, error);
}

bool osk__input_open(osk__input *input, const char *path, const osk_batch_options *options, osk_error *error)
{
    *input = (osk__input){.path = path};
    if (!(input->stream = osk__stream_open(path, &input->raw, error)))
        return false;
    input->size = osk__stream_size(input->stream);
    open_blocks(input, options);
    input->form = (osk__form){.columns = &input->columns, .name = osk__file_name(path), .comment = &options->comment,
                              .table = options->table, .format = options->format, .chunk = options->chunk,
                              .most = input->form.most};
    if (!look(input, options, error))
        return false;
    osk__stream_keep(input->stream, NULL);
    if (input->columns.kind != OSK__ROWS_NONE)
        osk__buffer_free(&input->raw);
    return true;
}

void osk__input_begin(osk__input *input, uint64_t row)
{
    osk__blocks_begin(&input->blocks, &input->columns,
                      &(osk__place){input->columns.start, row, input->columns.line});
}

bool osk__input_resume(osk__input *input, const osk__place *place, const osk_batch_options *options, osk_error *error)
{
    osk__stream_free(input->stream);
    osk__blocks_free(&input->blocks);
    if (!(input->stream = osk__stream_open(input->path, NULL, error)))
        return false;
    open_blocks(input, options);
    osk__blocks_begin(&input->blocks, &input->columns, place);
    return osk__stream_skip(input->stream, place->offset, error);
}

void osk__input_end(osk__input *input)
{
    osk__blocks_free(&input->blocks);
    osk__stream_free(input->stream);
    input->blocks = (osk__blocks){0};
    input->stream = NULL;
}

void osk__input_told(osk__input *input)
{
    osk_corpus_free(input->told);
    input->told = NULL;
}

void osk__input_free(osk__input *input)
{
    osk__input_end(input);
    osk__input_told(input);
    osk__buffer_free(&input->raw);
}
