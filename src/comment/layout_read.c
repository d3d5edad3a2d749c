/* Comments of a page by its layout: head, body, tail, and what stands between comments.
 *
 *   closed --head--> open --tail--> closed       lines of an open comment are its body;
 *                    open --head--> open         lines while closed belong to no comment */
#include "layout_reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- lines between comments ---- */

/* "8 Replies on Kari Nordmann's comment" stands behind that comment and before the answers. */
static bool read_thread(osk__reader *reader, const osk__line *line)
{
    osk_corpus *corpus = reader->corpus;
    osk_comment *last = corpus->count ? &corpus->comments[corpus->count - 1] : NULL;
    if (!last || last->kind == OSK_POST)
        return true;
    if (!last->author.data) {
        last->author = line->name;
        last->inferred = true;
        if (!osk__corpus_doubt(corpus, reader->error, osk__offset_of(reader, line->text), NULL,
                               "the first comment's head was not copied; its author is taken from '%.*s'",
                               (int)line->text.length, line->text.data))
            return false;
    }
    size_t whom = osk__same_name(last->author, line->name) ? corpus->count : osk__nearest_by(reader, line->name);
    reader->parent = whom;
    reader->replies = whom ? line->number : 0;
    reader->some_replies = reader->unloaded_replies;
    return true;
}

static bool read_frame(osk__reader *reader, size_t i)
{
    osk_corpus *corpus = reader->corpus;
    const osk__line *line = osk__line_at(reader, i);
    if (line->shapes & OSK__LINE_THREAD) {
        reader->thread_before = true;
        return read_thread(reader, line);
    }
    if (line->shapes & OSK__LINE_REPLIES && line->number && !line->name.data && reader->form->marks & OSK__LINE_THREAD && corpus->count) {
        reader->parent = corpus->count; /* "4 svar" does not say whose: those that begin with a name are taken for them */
        reader->replies = line->number;
        reader->some_replies = true;
    }
    if (line->shapes & OSK__LINE_STATED && !corpus->stated && line->number)
        corpus->stated = line->number;
    bool behind_post = reader->form->opens && corpus->count == 1 && corpus->comments[0].kind == OSK_POST;
    if (line->shapes & OSK__LINE_REPLIES && !corpus->stated && behind_post && !line->name.data)
        corpus->stated = line->number; /* "27 svar" under the opening post, over those */
    if (line->shapes & OSK__LINE_UNLOADED) {
        size_t column;
        if (!corpus->unloaded)
            osk__corpus_place(corpus, corpus->lines[i], &corpus->unloaded, &column);
        /* "See previous replies" right under "3 Replies on ..." is among them. */
        reader->replies = reader->thread_before || reader->some_replies ? reader->replies : 0;
        reader->some_replies = reader->some_replies || reader->thread_before;
        reader->unloaded_replies = true;
    } else if (!(line->shapes & OSK__LINE_BLANK)) {
        reader->unloaded_replies = false;
    }
    reader->thread_before = reader->thread_before && line->shapes & OSK__LINE_BLANK;
    return true;
}

/* ---- the walk ---- */

enum { MOST_TITLES = 60, LEAST_HABIT = 4 };

/* A weak head counts if a tail follows before the page's own words do. */
static bool tail_ahead(const osk__reader *reader, size_t i, size_t from)
{
    size_t tail = reader->next_tail[i];
    if (tail >= reader->page->count)
        return false;
    for (size_t k = from; k < tail; k++)
        if (osk__line_at(reader, k)->shapes & osk__section_marks)
            return false;
    return true;
}

static bool find_tails(osk__reader *reader)
{
    const osk__page_lines *page = reader->page;
    osk__found found;
    reader->next_tail = osk__take(page->count + 1, sizeof *reader->next_tail, reader->error);
    if (!reader->next_tail)
        return false;
    reader->next_tail[page->count] = page->count;
    for (size_t i = page->count; i-- > 0;)
        reader->next_tail[i] = osk__tail_fits(page, reader->form, i, osk__slice(NULL, 0), &found) ? i : reader->next_tail[i + 1];
    return true;
}

/* A head without what the layout asks of one, a degree or a picture's label, as the post's author and firms have none: right behind a
 * tail, with a time, and a tail of its own before the next head. */
static bool is_bare_head(const osk__reader *reader, size_t i, osk__found *head)
{
    osk__found next;
    if (!reader->form->head_needs || reader->open || reader->corpus->count == 0 || reader->closed_at > i ||
        !osk__steps_fit(reader->page, reader->form->heads[reader->head], i, osk__slice(NULL, 0), head) || !head->time.data ||
        !tail_ahead(reader, i, head->end))
        return false;
    for (size_t k = reader->closed_at; k < i; k++)
        if (!(osk__line_at(reader, k)->shapes & (OSK__LINE_BLANK | OSK__LINE_INTERFACE)))
            return false;
    for (size_t k = i + 1; k < reader->next_tail[i]; k++)
        if (osk__head_fits(reader->page, reader->form, reader->head, k, &next))
            return false;
    return true;
}

/* Behind words that no list has, "Recommended / Newest", "Publiser", the first comment's head is the nearest proper name that lines
 * follow. */
static bool name_ahead(const osk__reader *reader, size_t i, const osk__found *head)
{
    if (!reader->form->weak || osk__line_name_words(head->author) > 1 || reader->closed_at)
        return false;
    for (size_t k = i + 1; k + 1 + (head->headline.data != NULL) < reader->next_tail[i]; k++)
        if (osk__line_at(reader, k)->shapes & OSK__LINE_NAME && osk__line_name_words(osk__line_at(reader, k)->text) > 1)
            return true;
    return false;
}

static size_t line_above(const osk__reader *reader, size_t i)
{
    while (i-- > 0)
        if (!(osk__line_at(reader, i)->shapes & OSK__LINE_BLANK))
            return i;
    return SIZE_MAX;
}

static bool has_digit(osk_slice s)
{
    for (size_t i = 0; i < s.length; i++)
        if (s.data[i] >= '0' && s.data[i] <= '9')
            return true;
    return false;
}

/* "Svar / Kari Nordmann / Lærer, Hamar / 3 t": where no comment is open and something of the page stands over two lines, the first is the
 * name, and what is under it no person's: it says what she is. */
static void name_first_line(const osk__reader *reader, osk__found *head)
{
    size_t over = line_above(reader, head->start), last = over < SIZE_MAX ? line_above(reader, over) : SIZE_MAX;
    if (reader->form->weak || reader->form->signed_only || head->author_line != head->start || head->headline.data || last == SIZE_MAX)
        return;
    const osk__line *name = osk__line_at(reader, over), *what = osk__line_at(reader, head->start);
    osk_slice is = what->time.data ? head->author : what->text;
    bool behind = reader->corpus->count && reader->closed_at > last; /* a tail: then one word is enough */
    size_t least = behind && osk__slice_words(is) > 1 ? 1 : 2;
    bool handle = behind && !memchr(name->text.data, ' ', name->text.length) && (memchr(name->text.data, '_', name->text.length) || has_digit(name->text));
    bool could = (handle || osk__line_name_words(name->bare) >= least) && !(name->shapes & (OSK__LINE_INTERFACE | OSK__LINE_META | OSK__LINE_ADVERT | OSK__LINE_SIDEBAR));
    if (!could || osk__line_name_words(is) > 1 || !(osk__line_at(reader, last)->shapes & OSK__LINE_INTERFACE))
        return;
    head->headline = is;
    head->author = name->bare;
    head->start = head->author_line = over;
}

static bool is_head(const osk__reader *reader, size_t i, osk__found *head)
{
    if (!osk__head_fits(reader->page, reader->form, reader->head, i, head))
        return is_bare_head(reader, i, head);
    if (reader->form->closed && ((reader->open && !reader->post) || (head->answers.data && reader->corpus->count == 0)))
        return false; /* nobody answers before there is a comment */
    if (head->twice && !(head->shapes & reader->form->head_needs) && !tail_ahead(reader, i, head->end))
        return false; /* "Kari Nordmann / Kari Nordmann / 8. juni": of a list of messages as well */
    return !reader->form->weak || (!reader->open && !(osk__line_at(reader, i)->shapes & OSK__LINE_INTERFACE) &&
                                   tail_ahead(reader, i, i + 1) && !name_ahead(reader, i, head));
}

/* An advertisement inside a comment: its lines up to a blank one, a head or words of the comment field. */
static size_t skip_advert(const osk__reader *reader, size_t i)
{
    osk__found found;
    for (; i < reader->page->count; i++)
        if (osk__line_at(reader, i)->shapes & (OSK__LINE_BLANK | OSK__LINE_STATED | OSK__LINE_UNLOADED | OSK__LINE_ACTIONS) ||
            osk__head_fits(reader->page, reader->form, reader->head, i, &found))
            return i;
    return i;
}

/* "Svar" right under a head may be all that was written: if another tail comes before the next head, it is. */
static bool is_answer(const osk__reader *reader, size_t behind)
{
    osk__found found;
    for (size_t b = 0; b < reader->body_count; b++)
        if (!(osk__body_shapes(reader, b) & OSK__LINE_BLANK))
            return false;
    size_t tail = reader->next_tail[behind];
    if (tail == reader->page->count || reader->form->weak)
        return false;
    for (size_t i = behind; i < tail; i++)
        if (osk__head_fits(reader->page, reader->form, reader->head, i, &found))
            return false;
    return true;
}

static bool ends_body(const osk__reader *reader, size_t i)
{
    uint32_t shapes = osk__line_at(reader, i)->shapes;
    bool framed = shapes & OSK__LINE_FRAME && reader->body_count && !osk__line_at(reader, i)->name.data; /* "Topp" */
    if (reader->form->titled && shapes & OSK__LINE_META && reader->body_count <= 1 && !framed)
        return false; /* "Gammel av dage / 9 120 innlegg": still about the author */
    return reader->post ? (shapes & reader->form->post_ends) != 0 : (shapes & reader->form->body_ends) != 0;
}

/* "12 comments" under the first text, where every comment has a tail: the text was the opening post. */
static bool is_first_post(const osk__reader *reader, const osk__line *line)
{
    return reader->open && !reader->post && reader->corpus->count == 0 && reader->form->tailed && reader->form->posts[0] &&
           reader->in.author.data && line->shapes & OSK__LINE_STATED && line->number;
}

/* The same words behind its buttons, before anybody else speaks: "Like Comment Share / 87 Likes / 5 Comments". */
static bool is_stated_post(const osk__reader *reader, size_t behind)
{
    osk__found found;
    if (reader->corpus->count || !reader->form->tailed || reader->form->weak != !reader->form->posts[0] || !reader->in.author.data)
        return false;
    for (size_t i = behind; i < reader->page->count && i < behind + OSK__LOOK_BACK; i++) {
        uint32_t shapes = osk__line_at(reader, i)->shapes;
        if (shapes & OSK__LINE_STATED && !(shapes & OSK__LINE_UNLOADED) && osk__line_at(reader, i)->number)
            return true;
        if (reader->form->weak ? reader->next_tail[i] == i : osk__head_fits(reader->page, reader->form, reader->head, i, &found))
            return false;
    }
    return false;
}

static size_t skip_blank_lines(const osk__reader *reader, size_t i)
{
    while (i < reader->page->count && osk__line_at(reader, i)->shapes & OSK__LINE_BLANK)
        i++;
    return i;
}

/* A picture's caption has its age under it and no button, and the next head follows. */
static bool is_caption(const osk__reader *reader, size_t i)
{
    osk__found head;
    const osk__line *line = osk__line_at(reader, i);
    if (!reader->form->caption || !reader->form->weak || !reader->open || reader->corpus->count || !line->time.data || !reader->body_count)
        return false;
    size_t next = skip_blank_lines(reader, i + 1);
    return next < reader->page->count && !(osk__line_at(reader, next)->shapes & OSK__LINE_INTERFACE) &&
           osk__head_fits(reader->page, reader->form, reader->head, next, &head);
}

/* "09:33" alone under a message: the next by the same, whose name is not said again. */
static bool is_next_message(const osk__reader *reader, const osk__line *line)
{
    return reader->form->clocked && reader->page->clocks && reader->open && reader->in.author.data && line->shapes == OSK__LINE_TIME &&
           line->text.length == line->time.length && line->text.length < 9 && reader->body_count;
}

/* "Gjestebok / Skriv i gjesteboka" over the first text: words that end no sentence are the page's. */
static bool drop_menu(osk__reader *reader)
{
    size_t first = 0;
    while (!reader->corpus->count && first + 1 < reader->body_count && osk__article_scrap(reader->body[first]))
        first++;
    return osk__body_drop(reader, 0, first, OSK_PART_UNKNOWN);
}

/* Where names stand under the texts: what stands between two of them is the second's, if nothing of the page comes between. */
static bool read_above(osk__reader *reader, size_t *i)
{
    static const osk__found none = {0};
    const osk__line *line = osk__line_at(reader, *i);
    osk__found found;
    if (reader->open && osk__tail_fits(reader->page, reader->form, *i, osk__slice(NULL, 0), &found)) {
        reader->in = found;
        *i = reader->closed_at = found.end;
        return drop_menu(reader) && osk__reader_close(reader, &found, false);
    }
    size_t at = (*i)++;
    if (line->shapes & (reader->form->body_ends | OSK__LINE_ADVERT))
        reader->open = false;
    if (!reader->open && line->shapes & (OSK__LINE_BLANK | OSK__LINE_INTERFACE | OSK__LINE_ADVERT))
        return read_frame(reader, at);
    return (reader->open || osk__reader_begin(reader, &none, at, false)) && osk__body_add(reader, at, line->text);
}

/* Reads from line *i, and moves it on. */
static bool read_line(osk__reader *reader, size_t *i)
{
    const osk__line *line = osk__line_at(reader, *i);
    osk__found found;
    if (osk__reader_is_post(reader, *i, &found)) {
        size_t at = *i;
        *i = found.end;
        return osk__reader_begin_post(reader, &found, at);
    }
    if (is_head(reader, *i, &found)) {
        if (!reader->open)
            name_first_line(reader, &found);
        *i = found.end;
        return osk__reader_begin(reader, &found, found.start, false);
    }
    if (reader->open && !reader->post && osk__tail_fits(reader->page, reader->form, *i, reader->in.author, &found) &&
        !is_answer(reader, found.end)) {
        *i = reader->closed_at = found.end;
        reader->post = is_stated_post(reader, found.end);
        return osk__reader_close(reader, &found, false);
    }
    if (reader->open && reader->post && reader->form->post_below && line->time.data) {
        found = (osk__found){.start = *i, .end = *i + 1, .time = line->time};
        ++*i;
        return osk__reader_close(reader, &found, false);
    }
    if (is_caption(reader, *i)) {
        found = (osk__found){.start = *i, .end = *i + 1, .time = line->time};
        ++*i;
        reader->post = true;
        return osk__reader_close(reader, &found, false);
    }
    if (is_next_message(reader, line)) {
        found = (osk__found){.start = *i, .end = *i + 1, .author = reader->in.author, .author_line = reader->in.author_line, .time = line->time,
                             .steps = reader->in.steps, .same = true};
        size_t at = (*i)++;
        return osk__reader_begin(reader, &found, at, false);
    }
    if (is_first_post(reader, line))
        reader->post = true;
    if (reader->open && osk__article_is_over(reader, line)) {
        ++*i;
        return true;
    }
    if (reader->open && ends_body(reader, *i)) {
        if (!osk__reader_close(reader, NULL, !(line->shapes & OSK__LINE_META))) /* a picture's name begins no comment field */
            return false;
    }
    if (reader->open && line->shapes & OSK__LINE_ADVERT && !reader->form->tailed) {
        *i = skip_advert(reader, *i + 1);
        return true;
    }
    ++*i;
    if (reader->open && !reader->post && line->shapes & OSK__LINE_GONE && reader->body_count == 0 && reader->form->closed &&
        !osk__tail_fits(reader->page, reader->form, skip_blank_lines(reader, *i), reader->in.author, &found))
        return osk__body_add(reader, *i - 1, line->text) && osk__reader_close(reader, NULL, false); /* no buttons to come */
    if (reader->open)
        return (reader->body_count == 0 && line->shapes & OSK__LINE_BLANK) || osk__body_add(reader, *i - 1, line->text);
    return read_frame(reader, *i - 1);
}

/* Where the comments begin: lines above may be the title that forums print once more over every text. */
static void find_titles(osk__reader *reader)
{
    osk__found found;
    while (reader->form->titled && reader->titles < reader->page->count && reader->titles < MOST_TITLES &&
           !osk__head_fits(reader->page, reader->form, reader->head, reader->titles, &found))
        reader->titles++;
}

/* How far left heads stand; and where nearly every head has a tail, a comment without one is worth a look, though the layout does not ask for it. */
static void find_habit(osk__reader *reader)
{
    osk__found found;
    size_t heads = 0, tails = 0, least = SIZE_MAX, leftmost = 0;
    for (size_t i = 0; i < reader->page->count; i++)
        if (osk__head_fits(reader->page, reader->form, reader->head, i, &found)) {
            size_t column = osk__reader_column(reader, i);
            leftmost = column < least ? 1 : leftmost + (column == least);
            least = column < least ? column : least;
            heads++;
            i = found.end - 1;
        } else if (reader->next_tail[i] == i && (i == 0 || reader->next_tail[i - 1] != i - 1)) {
            tails++;
        }
    reader->indented = leftmost > 1 && leftmost < heads;
    reader->tails = heads >= LEAST_HABIT && tails * 10 >= heads * 8;
}

static bool walk(osk__reader *reader)
{
    size_t i = 0;
    if (!find_tails(reader) || !osk__page_learn(reader->corpus, reader->page, reader->form, reader->head, reader->next_tail, reader->error) ||
        (reader->form->cut_first && !osk__reader_begin_cut(reader, &i)) || !osk__reader_plain_post(reader, &i) || !osk__reader_post_with_tail(reader, &i))
        return false;
    find_titles(reader);
    find_habit(reader);
    for (size_t k = 0; k < i; k++)
        if (!read_frame(reader, k))
            return false;
    while (i < reader->page->count)
        if (!(reader->form->below ? read_above(reader, &i) : read_line(reader, &i)))
            return false;
    reader->last = true;
    reader->open = reader->open && !reader->form->below;
    /* What stands behind the last head of a layout with tails is a text that was cut, or no comment at all. */
    return osk__reader_end(reader);
}

bool osk__layout_read(osk_corpus *corpus, const osk__page_lines *lines, const osk__layout_form *form, size_t head,
                      osk_error *error)
{
    osk__reader reader = {.corpus = corpus, .page = lines, .form = form, .head = head, .error = error};
    bool good = walk(&reader);
    free(reader.next_tail);
    free(reader.body);
    free(reader.body_line);
    free(reader.levels);
    return good;
}
