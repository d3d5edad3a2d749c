/* Which comments stand in the page, and where the others can be read.
 *
 *   up to 500        all in index.html
 *   up to 50,000     200 that are cited in index.html; all in comments/1.html, comments/2.html ..., 500 each
 *   more             the same 200; tables/comments.tsv has all */
#include "report.h"

#include "../base/table.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- by score ---- */

struct scored { int64_t value; size_t row; };

static int by_value(const void *a, const void *b)
{
    const struct scored *x = a, *y = b;
    if (x->value != y->value)
        return x->value > y->value ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

static bool rank(osk__page *page, osk_error *error)
{
    const osk_fold *fold = page->fold;
    struct scored *scored = osk__take(fold->row_count + 1, sizeof *scored, error);
    page->ranked = scored ? osk__take(fold->row_count + 1, sizeof *page->ranked, error) : NULL;
    for (size_t i = 0; page->ranked && i < fold->row_count; i++)
        if (osk__row_scored(&fold->rows[i]))
            scored[page->ranked_count++] = (struct scored){osk_score_value(&fold->rows[i].score), i};
    if (page->ranked && page->ranked_count)
        qsort(scored, page->ranked_count, sizeof *scored, by_value);
    for (size_t i = 0; page->ranked && i < page->ranked_count; i++)
        page->ranked[i] = scored[i].row;
    free(scored);
    return page->ranked != NULL;
}

/* ---- cited ---- */

/* The row of a comment's number, or the number of rows. */
static size_t row_of(const osk_fold *fold, size_t n)
{
    size_t low = 0, high = fold->row_count;
    OSK__HALVE(low, high, i, fold->rows[i].n < n)
    return low < fold->row_count && fold->rows[low].n == n ? low : fold->row_count;
}

static void cite(osk__page *page, size_t row, size_t *left)
{
    if (row >= page->fold->row_count || page->cited[row] || *left == 0)
        return;
    page->cited[row] = true;
    --*left;
}

/* The opening post, what answers the question, then from both ends of the scores until the page is full. */
static void cite_all(osk__page *page)
{
    size_t left = OSK__PAGE_CITED, answers = page->answers ? osk_table_rows(page->answers) : 0;
    for (size_t i = 0; i < page->fold->row_count && page->fold->rows[i].kind == OSK_POST; i++)
        cite(page, i, &left);
    for (size_t i = 0; i < answers && i < OSK__PAGE_ANSWERS; i++)
        cite(page, row_of(page->fold, (size_t)osk__table_value(page->answers, i, osk__table_find(page->answers, "comment"))), &left);
    for (size_t i = 0; i < page->ranked_count && left; i++) {
        cite(page, page->ranked[i], &left);
        cite(page, page->ranked[page->ranked_count - 1 - i], &left);
    }
    for (size_t i = 0; i < page->fold->row_count && left; i++) /* where few are scored */
        cite(page, i, &left);
}

bool osk__page_choose(osk__page *page, osk_error *error)
{
    size_t rows = page->fold->row_count;
    if (!rank(page, error))
        return false;
    if (rows <= OSK__PAGE_COMMENTS)
        return true;
    page->sides = rows <= OSK__PAGE_MOST ? (rows + OSK__PAGE_COMMENTS - 1) / OSK__PAGE_COMMENTS : 0;
    if (!(page->cited = osk__take(rows, sizeof *page->cited, error)))
        return false;
    cite_all(page);
    return true;
}

void osk__page_choose_free(osk__page *page)
{
    free(page->ranked);
    free(page->cited);
}

/* ---- where they are ---- */

bool osk__page_holds(const osk__page *page, size_t row)
{
    return page->side ? row / OSK__PAGE_COMMENTS + 1 == page->side : !page->cited || page->cited[row];
}

void osk__page_side_name(size_t side, char name[OSK__SIDE_ROOM])
{
    snprintf(name, OSK__SIDE_ROOM, "comments/%zu.html", side);
}

bool osk__page_open_link(osk__page *page, size_t n)
{
    size_t row = row_of(page->fold, n);
    char name[OSK__SIDE_ROOM] = "";
    if (row == page->fold->row_count || (!osk__page_holds(page, row) && (page->side || page->sides == 0)))
        return false;
    if (!osk__page_holds(page, row))
        osk__page_side_name(row / OSK__PAGE_COMMENTS + 1, name);
    osk__buffer_format(&page->out, "<a href=\"%s#c%zu\">", name, n);
    return true;
}

const osk__mark *osk__page_marks(const osk__page *page, const osk__row *row, size_t *count)
{
    const osk_fold *fold = page->fold;
    size_t low = 0, high = fold->mark_count;
    OSK__HALVE(low, high, i, fold->marks[i].n < row->n)
    for (*count = 0; low + *count < fold->mark_count && fold->marks[low + *count].n == row->n; ++*count)
        continue;
    return fold->marks + low;
}
