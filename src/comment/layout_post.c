/* The opening post over the comments, and a first comment whose head was not copied. */
#include "layout_reader.h"

const uint32_t osk__section_marks = OSK__LINE_FRAME | OSK__LINE_STATED | OSK__LINE_UNLOADED | OSK__LINE_SIDEBAR | OSK__LINE_ADVERT;

/* ---- heads of posts ---- */

/* Does the page say how many comments there are, or that they begin, before the next head? What ends the look is kept, so
 * that many looks are one. */
static bool field_ahead(osk__reader *reader, size_t i)
{
    osk__found found;
    if (reader->field_known && i <= reader->field_end)
        return reader->field;
    reader->field_known = true;
    reader->field = false;
    for (; i < reader->page->count; i++) {
        const osk__line *line = osk__line_at(reader, i);
        reader->field = line->shapes & OSK__LINE_STATED || (line->shapes & OSK__LINE_FRAME && !(line->shapes & OSK__LINE_META) && !line->name.data);
        if (reader->field || osk__head_fits(reader->page, reader->form, reader->head, i, &found))
            break;
    }
    reader->field_end = i;
    return reader->field;
}

/* Without tails to tell by, only what stands over the first comment, and over the words that begin the comments. */
bool osk__reader_is_post(osk__reader *reader, size_t i, osk__found *head)
{
    if (reader->form->post_below)
        return !reader->open && !reader->corpus->count && !osk__head_fits(reader->page, reader->form, reader->head, i, head) &&
               osk__post_fits(reader->page, reader->form, i, head);
    bool sure = (reader->form->tailed || reader->form->weak) && !reader->form->article;
    if (sure ? reader->open && !reader->post : reader->open || reader->corpus->count || reader->corpus->stated)
        return false;
    /* "Kari / Admin / 2 t / Liker / Svar": the time is a comment's, which has no text. */
    return osk__post_fits(reader->page, reader->form, i, head) && reader->next_tail[i] >= head->end && (sure || field_ahead(reader, head->end));
}

/* A post behind the first: its text belongs to no comment, those of its comments do. */
bool osk__reader_begin_post(osk__reader *reader, const osk__found *head, size_t i)
{
    if (reader->corpus->count == 0 && !reader->open)
        return osk__reader_begin(reader, head, i, true);
    return osk__reader_end(reader);
}

/* ---- posts without a head, comments without one ---- */

/* Copying began inside the first comment: what stands before its tail is its text. */
bool osk__reader_begin_cut(osk__reader *reader, size_t *i)
{
    osk__found none = {0}, found;
    size_t tail = reader->next_tail[0], first = 0;
    for (size_t k = 0; k < tail; k++) {
        if (osk__reader_is_post(reader, k, &found) || osk__head_fits(reader->page, reader->form, reader->head, k, &found))
            return true;
        if (osk__line_at(reader, k)->shapes & osk__section_marks)
            first = k + 1;
    }
    while (first < tail && osk__line_at(reader, first)->shapes & (OSK__LINE_BLANK | OSK__LINE_INTERFACE))
        first++;
    if (tail == reader->page->count || first >= tail)
        return true;
    *i = first;
    return osk__reader_begin(reader, &none, first, false);
}

static bool is_stated_between(const osk__page_lines *page, size_t from, size_t to)
{
    while (from < to && !(page->lines[from].shapes & (OSK__LINE_STATED | OSK__LINE_UNLOADED)))
        from++;
    return from < to;
}

/* Where the opening post looks like a comment, menus stand over it: it begins with the first name above its buttons that stands below
 * them too, as its author answers. */
static bool begin_like_comment(osk__reader *reader, size_t *i)
{
    const osk__page_lines *page = reader->page;
    osk__found head;
    size_t tail = reader->next_tail[0];
    for (size_t k = 0; tail < page->count && k < tail; k++) {
        if (page->lines[k].shapes & OSK__LINE_INTERFACE || osk__line_name_words(page->lines[k].text) < 2 ||
            !osk__head_fits(page, reader->form, reader->head, k, &head) || head.end >= tail || is_stated_between(page, k, tail))
            continue;
        for (size_t below = tail; below < page->count; below++)
            if (osk__slice_equal(page->lines[below].text, page->lines[k].text)) {
                *i = head.end;
                return osk__reader_begin(reader, &head, k, false);
            }
    }
    return true;
}

/* "Skrevet av Kari Nordmann, lærer / 15. januar 2018" over the text, and a date where the layout has none. */
static void take_byline(osk__reader *reader, size_t last, osk__found *post, size_t *first)
{
    enum { MOST_OVER = 6 };
    for (size_t k = *first; k < last && k < *first + MOST_OVER; k++) {
        const osk__line *line = osk__line_at(reader, k);
        if (line->bare.data == line->text.data || osk__line_name_words(line->bare) < 2)
            continue;
        post->author = line->bare;
        post->author_line = k;
        *first = k + 1;
        break;
    }
    while (*first + 1 < last && osk__line_at(reader, *first)->shapes & OSK__LINE_BLANK)
        ++*first;
    if (osk__line_at(reader, *first)->shapes & OSK__LINE_TIME && *first + 1 < last)
        post->time = osk__line_at(reader, (*first)++)->time;
}

/* The opening post of a page that prints no time over it: the text before the comments begin, under the last name. */
bool osk__reader_plain_post(osk__reader *reader, size_t *i)
{
    if (reader->form->weak && !reader->form->posts[0])
        return begin_like_comment(reader, i);
    osk__found found, post = {0};
    size_t first = 0, last = 0, tail = reader->next_tail[0];
    if (!reader->form->weak || tail == reader->page->count)
        return true;
    for (size_t k = 0; k < tail; k++) {
        if (osk__reader_is_post(reader, k, &found))
            return true;
        if (osk__line_at(reader, k)->shapes & osk__section_marks)
            last = k;
    }
    while (first < last && (osk__line_at(reader, first)->shapes & (OSK__LINE_BLANK | OSK__LINE_HANDLE | OSK__LINE_INTERFACE)))
        first++;
    if (first == last)
        return true;
    for (size_t k = first; k-- > 0 && !post.author.data;)
        if (!(osk__line_at(reader, k)->shapes & (OSK__LINE_BLANK | OSK__LINE_INTERFACE))) {
            post.author = osk__line_at(reader, k)->bare;
            post.author_line = k;
        }
    take_byline(reader, last, &post, &first);
    post.end = first;
    *i = first;
    return osk__reader_begin(reader, &post, first, true);
}

/* The opening post over a row of buttons with its time, as Facebook had it in 2012: the text between that row and the
 * nearest name above, if no comment begins before the row. */
bool osk__reader_post_with_tail(osk__reader *reader, size_t *i)
{
    osk__found found, post = {0};
    size_t row = 0, name;
    while (row < reader->page->count && !(osk__line_at(reader, row)->shapes & OSK__LINE_ACTIONS && osk__line_at(reader, row)->time.data)) {
        if (osk__reader_is_post(reader, row, &found) || osk__head_fits(reader->page, reader->form, reader->head, row, &found))
            return true;
        row++;
    }
    if (!reader->form->post_tail || *i || reader->open || row == reader->page->count)
        return true;
    for (name = row; name-- > 0;)
        if (name + 1 < row && osk__line_name_words(osk__line_at(reader, name)->text) && !(osk__line_at(reader, name)->shapes & OSK__LINE_INTERFACE))
            break;
    if (name >= row)
        return true;
    post.author = osk__line_at(reader, name)->bare;
    post.author_line = name;
    post.time = osk__line_at(reader, row)->time;
    post.end = *i = name + 1;
    return osk__reader_begin(reader, &post, name, true) &&
           osk__corpus_doubt(reader->corpus, reader->error, osk__offset_of(reader, post.author), NULL,
                             "the opening post is taken to begin under the name %.*s, the nearest above its buttons",
                             (int)post.author.length, post.author.data);
}
