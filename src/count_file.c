/* A file counted a block at a time: what is told of it, and who wrote, are kept; its texts are not.
 *
 *   blocks (batch/block.c) -> comments of a block -> count
 *                                                 -> corpus: notices, numbers, and of comments what the table asks for */
#include "count.h"

#include "base/unicode.h"
#include "batch/input.h"
#include "comment/corpus.h"

#include <stdlib.h>
#include <string.h>

struct reading {
    osk_count *count;
    osk__input *input;
    osk_corpus *corpus;     /* what stands for the file */
    osk__strings told;      /* notices, so that each is told once */
    osk_error repair, nul;  /* the first ill-formed bytes, the first NUL character; line 0: none */
    size_t comments, quotations, quoting;
    unsigned seen;
    osk__buffer name;
};

/* ---- what stands for the comments ---- */

static bool count_author(struct reading *r, const osk_comment *comment, osk_error *error)
{
    struct osk__gone *gone = &r->corpus->gone;
    gone->comments += comment->kind == OSK_COMMENT;
    gone->nameless += comment->kind == OSK_COMMENT && !comment->author.data;
    if (comment->kind == OSK_POST || !comment->author.data)
        return true;
    r->name.length = 0;
    return osk__unicode_name(&r->name, comment->author, error) &&
           osk__strings_add(&gone->people, osk__slice(r->name.data, r->name.length), error) != OSK_NONE;
}

static bool keep_comment(osk_corpus *corpus, const osk_comment *comment, osk_error *error)
{
    osk_comment kept = {.n = comment->n, .kind = comment->kind, .author = comment->author, .group = comment->group,
                        .line = comment->line};
    if (!osk__kept_take(&corpus->kept, &kept.author, error) || !osk__kept_take(&corpus->kept, &kept.group, error) ||
        !OSK__ROOM(corpus->comments, corpus->capacity, corpus->count + 1, error))
        return false;
    corpus->comments[corpus->count++] = kept;
    return true;
}

static bool take_comments(struct reading *r, const osk_corpus *block, osk_error *error)
{
    r->comments += block->count;
    for (size_t i = 0; i < block->count; i++) {
        const osk_comment *comment = &block->comments[i];
        r->quotations += comment->quote_count;
        r->quoting += comment->quote_count > 0;
        if (!(r->count->options.grouped ? keep_comment(r->corpus, comment, error) : count_author(r, comment, error)))
            return false;
    }
    return true;
}

/* ---- what was noticed ---- */

static bool add_notice(osk_corpus *corpus, const osk_notice *notice, osk_error *error)
{
    return osk__corpus_notice(corpus, error, notice->kind, notice->place.line, notice->place.column, "%s",
                              notice->place.message);
}

/* Repairs, and letters that stand as two signs, only the whole can count. */
static bool take_notices(struct reading *r, const osk_corpus *block, osk_error *error)
{
    osk_corpus *corpus = r->corpus;
    for (size_t i = 0; i < block->notice_count; i++) {
        const osk_notice *notice = &block->notices[i];
        if (notice->kind == OSK_NOTICE_REPAIR) {
            if (notice->place.line && !r->repair.line)
                r->repair = notice->place;
            continue;
        }
        if (notice->kind == OSK_NOTICE_NUL) {
            r->nul = r->nul.line ? r->nul : notice->place;
            continue;
        }
        if (notice->kind == OSK_NOTICE_REJECT) {
            corpus->rejected++;
            if (!add_notice(corpus, notice, error))
                return false;
            continue;
        }
        size_t before = r->told.count;
        if (notice->place.line == 0)
            continue;
        if (osk__strings_add(&r->told, osk__slice_text(notice->place.message), error) == OSK_NONE ||
            (r->told.count > before && !add_notice(corpus, notice, error)))
            return false;
    }
    corpus->repaired += block->repaired;
    corpus->nul += block->nul;
    corpus->doubled += block->doubled;
    return true;
}

/* The notice that was added last goes to the front: it is of the bytes, before there were comments. */
static void move_to_front(osk_corpus *corpus)
{
    osk_notice last = corpus->notices[corpus->notice_count - 1];
    memmove(corpus->notices + 1, corpus->notices, (corpus->notice_count - 1) * sizeof last);
    corpus->notices[0] = last;
}

static bool tell_first(osk_corpus *corpus, osk_notice_kind kind, const osk_error *place, osk_error *error)
{
    if (!osk__corpus_notice(corpus, error, kind, place->line, place->column, "%s", place->message))
        return false;
    move_to_front(corpus);
    return true;
}

static bool tell_bytes(struct reading *r, osk_error *error)
{
    osk_corpus *corpus = r->corpus;
    osk_error place;
    if (corpus->doubled) {
        osk_notice_kind kind = osk__doubled_told(&place, corpus->name, corpus->doubled, r->input->form.comment->mend);
        if (!tell_first(corpus, kind, &place, error))
            return false;
    }
    osk__nul_told(&place, corpus->name, r->nul.line, r->nul.column, corpus->nul);
    if (corpus->nul && !tell_first(corpus, OSK_NOTICE_NUL, &place, error))
        return false;
    osk__repairs_told(&place, corpus->name, r->repair.line, r->repair.column, corpus->repaired);
    return !corpus->repaired || tell_first(corpus, OSK_NOTICE_REPAIR, &place, error);
}

static bool tell_whole(struct reading *r, osk_error *error)
{
    osk_error place;
    if (!tell_bytes(r, error) || !osk__groups_settle(r->corpus, error))
        return false;
    osk__quotes_told(&place, r->corpus->name, r->quotations, r->quoting);
    return r->quotations == 0 || osk__corpus_notice(r->corpus, error, OSK_NOTICE_GUESS, 0, 0, "%s", place.message);
}

/* ---- block by block ---- */

static bool add_block(struct reading *r, const osk__block *block, osk_error *error)
{
    const osk__form *form = &r->input->form;
    osk_corpus *corpus = osk__columns_read(form->columns, form->name, osk__slice(block->bytes.data, block->bytes.length),
                                           (size_t)block->place.row, (size_t)block->place.line, form->comment, &r->seen, error);
    bool good = corpus && take_notices(r, corpus, error) && osk_count_corpus(r->count, corpus, error) &&
                take_comments(r, corpus, error);
    osk_corpus_free(corpus);
    return good;
}

static bool add_blocks(struct reading *r, osk_error *error)
{
    osk__block block = {0};
    bool more = true, good = true;
    osk__input_begin(r->input, 1);
    while (good && (good = osk__blocks_next(&r->input->blocks, &block, &more, error)) && more)
        good = add_block(r, &block, error);
    osk__buffer_free(&block.bytes);
    return good;
}

/* The corpus of the file's beginning, without what only the beginning is. */
static bool take_told(struct reading *r, osk_error *error)
{
    osk_corpus *corpus = r->corpus = r->input->told;
    size_t kept = 0;
    r->input->told = NULL;
    for (size_t i = 0; i < corpus->notice_count; i++)
        if (corpus->notices[i].kind == OSK_NOTICE_GUESS)
            corpus->notices[kept++] = corpus->notices[i];
    corpus->notice_count = kept;
    corpus->repaired = corpus->doubled = corpus->nul = 0;
    free(corpus->stream);
    free(corpus->lines);
    corpus->stream = NULL;
    corpus->lines = NULL;
    corpus->length = corpus->line_count = corpus->line_capacity = 0;
    corpus->now.year = -1;
    corpus->input = osk__rows_name(r->input->columns.kind);
    return (corpus->zone = osk__arena_copy(&corpus->arena, "Europe/Oslo", strlen("Europe/Oslo"), error)) != NULL;
}

static bool check_whole(struct reading *r, osk_error *error)
{
    const osk__columns *columns = &r->input->columns;
    if (columns->kind == OSK__ROWS_JSONL && !osk__json_check(r->corpus->name, r->input->form.comment, r->seen, error))
        return false;
    return r->comments > 0 || osk__rows_missing(error, r->corpus->name, r->corpus->input, r->corpus->rejected);
}

bool osk_count_batch(osk_count *count, osk_batch *batch, osk_corpus **corpus, osk_error *error)
{
    struct reading r = {.count = count, .input = osk__batch_input(batch)};
    osk_error own = {0};
    *corpus = NULL;
    bool good = take_told(&r, &own) && add_blocks(&r, &own);
    if (good || own.code == OSK_INPUT)
        good = tell_whole(&r, &own) && good && check_whole(&r, &own);
    if (good || (own.code == OSK_INPUT && r.comments > 0))
        *corpus = r.corpus;
    else
        osk_corpus_free(r.corpus);
    osk__strings_free(&r.told);
    osk__buffer_free(&r.name);
    if (!good && error)
        *error = own;
    return good;
}
