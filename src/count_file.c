/* A file counted a block at a time: what is told of it, and who wrote, are kept; its texts are not.
 *
 *   blocks (batch/block.c) -> comments of a block -> count
 *                                                 -> corpus: the notices of the whole, and the first comment of each author
 *                                                    in each group, without its text */
#include "count.h"

#include "batch/input.h"
#include "batch/noticed.h"

#include <stdlib.h>
#include <string.h>

struct reading {
    osk_count *count;
    osk__input *input;
    osk_corpus *corpus;     /* what stands for the file */
    osk__sums sums;         /* what only the whole can tell: batch/noticed.c */
    osk__firsts firsts;
    osk__order order;
    osk__strings seen_who;  /* authors with their groups, told apart by every byte */
    osk__strings told;      /* what is said of single comments, so that each is told once; it stands behind all rows */
    osk_notice *later; size_t later_count, later_capacity;
    size_t front;           /* notices that stand before the others: they are of the bytes */
    unsigned seen;
    osk__buffer who;
};

/* ---- what stands for the comments ---- */

/* The first comment with this author and group: who is who, and in which group, hangs on no other. */
static bool keep_first(struct reading *r, const osk_comment *comment, osk_error *error)
{
    osk_corpus *corpus = r->corpus;
    size_t before = r->seen_who.count;
    osk_comment kept = {.n = comment->n, .kind = comment->kind, .author = comment->author, .group = comment->group,
                        .line = comment->line};
    r->who.length = 0;
    osk__buffer_format(&r->who, "%zu %d ", comment->author.length, comment->group.data != NULL);
    osk__buffer_add(&r->who, comment->author.data, comment->author.length);
    if (comment->group.data)
        osk__buffer_add(&r->who, comment->group.data, comment->group.length);
    if (!osk__buffer_check(&r->who, error) ||
        osk__strings_add(&r->seen_who, osk__slice(r->who.data, r->who.length), error) == OSK_NONE)
        return false;
    if (r->seen_who.count == before)
        return true;
    if (!osk__kept_take(&corpus->kept, &kept.author, error) || !osk__kept_take(&corpus->kept, &kept.group, error) ||
        !OSK__ROOM(corpus->comments, corpus->capacity, corpus->count + 1, error))
        return false;
    corpus->comments[corpus->count++] = kept;
    return true;
}

static bool take_comments(struct reading *r, const osk_corpus *block, osk_error *error)
{
    struct osk__gone *gone = &r->corpus->gone;
    for (size_t i = 0; i < block->count; i++) {
        const osk_comment *comment = &block->comments[i];
        gone->comments++; /* rows that are read apart have no opening post */
        gone->nameless += !comment->author.data;
        osk__order_vote(&r->order, comment->posted);
        if (comment->author.data && !keep_first(r, comment, error))
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

static bool add_later(struct reading *r, const osk_notice *notice, osk_error *error)
{
    size_t before = r->told.count;
    if (osk__strings_add(&r->told, osk__slice_text(notice->place.message), error) == OSK_NONE ||
        !OSK__ROOM(r->later, r->later_capacity, r->later_count + 1, error))
        return false;
    if (r->told.count > before)
        r->later[r->later_count++] = *notice;
    return true;
}

static bool take_notices(struct reading *r, const osk_corpus *block, osk_error *error)
{
    osk__noticed_take(&r->sums, &r->firsts, block);
    for (size_t i = 0; i < block->notice_count; i++) {
        const osk_notice *notice = &block->notices[i];
        r->corpus->rejected += notice->kind == OSK_NOTICE_REJECT;
        if (notice->kind == OSK_NOTICE_REPAIR || notice->kind == OSK_NOTICE_NUL)
            continue;
        bool later = notice->kind == OSK_NOTICE_GUESS && notice->place.line;
        if (!(later ? add_later(r, notice, error) : add_notice(r->corpus, notice, error)))
            return false;
    }
    return true;
}

static bool tell_behind(void *host, const osk_notice *notice, osk_error *error)
{
    struct reading *r = host;
    return add_notice(r->corpus, notice, error);
}

/* Of the bytes, before there were comments. */
static bool tell_before(void *host, const osk_notice *notice, osk_error *error)
{
    struct reading *r = host;
    osk_corpus *corpus = r->corpus;
    if (!osk__corpus_notice(corpus, error, notice->kind, notice->place.line, notice->place.column, "%s", notice->place.message))
        return false;
    osk_notice last = corpus->notices[corpus->notice_count - 1];
    memmove(corpus->notices + r->front + 1, corpus->notices + r->front, (corpus->notice_count - 1 - r->front) * sizeof last);
    corpus->notices[r->front++] = last;
    return true;
}

static bool tell_later(struct reading *r, osk_error *error)
{
    for (size_t i = 0; i < r->later_count; i++)
        if (!add_notice(r->corpus, &r->later[i], error))
            return false;
    return true;
}

/* In the order of comment/read.c. */
static bool tell_whole(struct reading *r, osk_error *error)
{
    osk__noticed noticed = {.sums = &r->sums, .firsts = &r->firsts, .name = r->corpus->name,
                            .mend = r->input->form.comment->mend, .take = tell_before, .host = r};
    if (!osk__noticed_bytes(&noticed, error))
        return false;
    noticed.take = tell_behind;
    return osk__noticed_rows(&noticed, error) && tell_later(r, error) && osk__order_settle(&r->order, r->corpus, error) &&
           osk__groups_settle(r->corpus, error) && osk__noticed_words(&noticed, error);
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
    corpus->gone.counted = true;
    corpus->input = osk__rows_name(r->input->columns.kind);
    return osk__corpus_clock(corpus, r->input->form.comment, error);
}

static bool check_whole(struct reading *r, osk_error *error)
{
    const osk__columns *columns = &r->input->columns;
    if (columns->kind == OSK__ROWS_JSONL && !osk__json_check(r->corpus->name, r->input->form.comment, r->seen, error))
        return false;
    return r->sums.rows > 0 || osk__rows_missing(error, r->corpus->name, r->corpus->input, r->corpus->rejected);
}

bool osk_count_batch(osk_count *count, osk_batch *batch, osk_corpus **corpus, osk_error *error)
{
    struct reading r = {.count = count, .input = osk__batch_input(batch)};
    osk_error own = {0};
    *corpus = NULL;
    bool good = take_told(&r, &own) && add_blocks(&r, &own);
    if (good || own.code == OSK_INPUT)
        good = tell_whole(&r, &own) && good && check_whole(&r, &own);
    if (good || own.code == OSK_INPUT)
        *corpus = r.corpus;
    else
        osk_corpus_free(r.corpus);
    osk__strings_free(&r.seen_who);
    osk__strings_free(&r.told);
    osk__buffer_free(&r.who);
    free(r.later);
    if (!good && error)
        *error = own;
    return good;
}
