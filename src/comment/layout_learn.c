/* What a page prints over and over: lines that stand under most comments, or right behind most heads, are its own, though
 * no list of words has them. */
#include "corpus.h"
#include "layout.h"

#include "../base/strings.h"

#include <stdlib.h>
#include <string.h>

/* So many lines before a border and behind a head are looked at; longer lines are texts. */
enum { BEFORE = 4, BEHIND = 2, LONGEST = 48, LEAST = 3 };
/* A badge under names stands in one comment of so many: so that a page of many such lines is read through few times. */
enum { RARE = 50 };

struct learnt {
    osk__strings texts;
    uint32_t *counts; /* by text: in how many comments */
    size_t *last;     /* by text: the border before which it was counted */
    size_t capacity, last_capacity;
    size_t borders;
};

static bool could_be_learnt(const osk__line *line)
{
    return line->text.length && line->text.length <= LONGEST && !(line->shapes & OSK__LINE_QUOTES);
}

static bool count_line(struct learnt *learnt, const osk__line *line, osk_error *error)
{
    char out[LONGEST];
    if (!could_be_learnt(line))
        return true;
    uint32_t number = osk__strings_add(&learnt->texts, osk__line_without_numbers(line->text, out), error);
    size_t known = learnt->capacity;
    if (number == OSK_NONE || !OSK__ROOM(learnt->counts, learnt->capacity, number + (size_t)1, error) ||
        !OSK__ROOM(learnt->last, learnt->last_capacity, number + (size_t)1, error))
        return false;
    memset(learnt->counts + known, 0, (learnt->capacity - known) * sizeof *learnt->counts);
    bool counted = learnt->counts[number] && learnt->last[number] == learnt->borders;
    learnt->counts[number] += !counted; /* once a comment */
    learnt->last[number] = learnt->borders;
    return true;
}

static void free_learnt(struct learnt *learnt)
{
    osk__strings_free(&learnt->texts);
    free(learnt->counts);
    free(learnt->last);
}

static bool is_learnt(const struct learnt *learnt, const osk__line *line)
{
    char out[LONGEST];
    if (!could_be_learnt(line))
        return false;
    uint32_t number = osk__strings_find(&learnt->texts, osk__line_without_numbers(line->text, out));
    return number != OSK_NONE && learnt->counts[number] >= LEAST && learnt->counts[number] * 2 > learnt->borders;
}

/* ---- the borders of a page ---- */

/* Does `act` for the lines before border `i`, which is behind `from`: the nearest that are not blank. */
struct walk {
    const osk__page_lines *lines;
    struct learnt *learnt;
    bool marking;
    osk_error *error;
};

static bool visit(const struct walk *walk, size_t i)
{
    osk__line *line = &walk->lines->lines[i];
    if (!walk->marking)
        return count_line(walk->learnt, line, walk->error);
    if (is_learnt(walk->learnt, line))
        line->shapes |= OSK__LINE_LEARNT;
    return true;
}

static bool visit_before(const struct walk *walk, size_t from, size_t border)
{
    size_t seen = 0;
    for (size_t i = border; i-- > from && seen < BEFORE;)
        if (!(walk->lines->lines[i].shapes & OSK__LINE_BLANK)) {
            seen++;
            if (!visit(walk, i))
                return false;
        }
    return true;
}

/* Between a head and the border that follows it: what stands right behind the head, and right before the border. A text of
 * one line is neither. */
static bool visit_comment(const struct walk *walk, size_t from, size_t border)
{
    size_t lines = 0, i = from;
    while (border > from && walk->lines->lines[border - 1].shapes & OSK__LINE_BLANK)
        border--;
    for (size_t k = from; k < border && lines < 2; k++)
        lines += !(walk->lines->lines[k].shapes & OSK__LINE_BLANK);
    if (lines < 2)
        return true;
    for (size_t seen = 0; i + 1 < border && seen < BEHIND; i++)
        if (!(walk->lines->lines[i].shapes & OSK__LINE_BLANK)) {
            seen++;
            if (!visit(walk, i))
                return false;
        }
    return visit_before(walk, i > from ? i : from + 1, border);
}

static bool walk_borders(const struct walk *walk, const osk__layout_form *form, size_t head, const size_t *next_tail)
{
    osk__found found;
    size_t from = 0;
    bool open = false;
    walk->learnt->borders = 0;
    for (size_t i = 0; i < walk->lines->count; i++) {
        bool begins = (!open || !form->closed) && osk__head_fits(walk->lines, form, head, i, &found);
        if (!begins && next_tail[i] != i && !(walk->lines->lines[i].shapes & form->body_ends))
            continue;
        if (open) {
            walk->learnt->borders++;
            if (!visit_comment(walk, from, i))
                return false;
        }
        open = begins;
        if (begins) {
            from = found.end;
            i = found.end - 1;
        }
    }
    walk->learnt->borders += open;
    if (!open || !visit_comment(walk, from, walk->lines->count))
        return !open;
    while (from < walk->lines->count && walk->lines->lines[from].shapes & OSK__LINE_BLANK)
        from++;
    for (size_t i = from + 1; walk->marking && i < walk->lines->count; i++) /* the page's foot ends the last text, and is long */
        if (!visit(walk, i))
            return false;
    return true;
}

/* ---- badges ---- */

/* Where the line over the time is the same in most heads, and other names stand over it, it is no name. */
static size_t line_over(const osk__page_lines *lines, size_t i)
{
    return i > 0 && lines->lines[i - 1].shapes & (OSK__LINE_NAME | OSK__LINE_HANDLE) && !(lines->lines[i - 1].shapes & OSK__LINE_INTERFACE)
               ? i - 1 : SIZE_MAX;
}

/* The names that the heads give; *heads: how many there are. */
static bool count_authors(const osk__page_lines *lines, const osk__layout_form *form, size_t head, struct learnt *learnt,
                          osk_error *error)
{
    osk__found found;
    for (size_t i = 0; i < lines->count; i++)
        if (osk__head_fits(lines, form, head, i, &found)) {
            learnt->borders++;
            if (!count_line(learnt, &lines->lines[found.author_line], error))
                return false;
            i = found.end - 1;
        }
    return true;
}

/* Is every line over text n, as a head's author, a name, and are there two names or more? */
static bool is_badge(const osk__page_lines *lines, const osk__strings *texts, size_t n)
{
    osk_slice first = {NULL, 0};
    bool others = false;
    char out[LONGEST];
    for (size_t i = 0; i < lines->count; i++) {
        if (!could_be_learnt(&lines->lines[i]) || osk__strings_find(texts, osk__line_without_numbers(lines->lines[i].text, out)) != n)
            continue;
        size_t over = line_over(lines, i);
        if (over == SIZE_MAX)
            return false;
        others = others || (first.data && !osk__slice_equal(first, lines->lines[over].text));
        first = first.data ? first : lines->lines[over].text;
    }
    return others;
}

static bool tell(osk_corpus *corpus, const osk__line *line, const char *what, osk_error *error)
{
    return osk__corpus_doubt(corpus, error, (size_t)(line->text.data - corpus->stream), NULL, "'%.*s' %s", (int)line->text.length,
                             line->text.data, what);
}

static bool learn_badge(osk_corpus *corpus, const osk__page_lines *lines, const struct learnt *learnt, osk_error *error)
{
    char out[LONGEST];
    for (size_t n = 0; n < learnt->texts.count; n++) {
        if (learnt->counts[n] < LEAST || learnt->counts[n] * 2 <= learnt->borders)
            continue;
        bool told = false;
        for (size_t i = 0; i < lines->count; i++) {
            osk__line *line = &lines->lines[i];
            if (!could_be_learnt(line) || osk__strings_find(&learnt->texts, osk__line_without_numbers(line->text, out)) != n)
                continue;
            if (!told && !is_badge(lines, &learnt->texts, n))
                break;
            if (!told && !tell(corpus, line, "stands between most names and their times: it is taken as no name", error))
                return false;
            told = true;
            line->shapes = OSK__LINE_META | OSK__LINE_BADGE;
        }
    }
    return true;
}

static bool learn_badges(osk_corpus *corpus, const osk__page_lines *lines, const osk__layout_form *form, size_t head, osk_error *error)
{
    struct learnt learnt = {0};
    bool good = count_authors(lines, form, head, &learnt, error) && learn_badge(corpus, lines, &learnt, error);
    free_learnt(&learnt);
    return good;
}

/* Where a page's heads are told by tails only: the line under the name, over more of the comment; or SIZE_MAX. *name: the
 * line over it. */
static size_t line_under(const osk__page_lines *lines, size_t from, const size_t *next_tail, size_t *name)
{
    size_t at[3], found = 0;
    for (size_t i = from; i < lines->count && found < 3 && i < from + 12; i++) {
        uint32_t shapes = lines->lines[i].shapes;
        if (next_tail[i] == i)
            return SIZE_MAX;
        if (!(shapes & OSK__LINE_BLANK) && (found || !(shapes & OSK__LINE_INTERFACE)))
            at[found++] = i;
    }
    *name = at[0];
    return found == 3 && !(lines->lines[at[1]].shapes & OSK__LINE_INTERFACE) && osk__line_name_words(lines->lines[at[0]].text) &&
                   strchr(".!?:;,", lines->lines[at[1]].text.data[lines->lines[at[1]].text.length - 1]) == NULL
               ? at[1] : SIZE_MAX;
}

/* A short line under the names of two or more, or under one's twice, and nowhere else. */
static bool is_weak_badge(const osk__page_lines *lines, osk_slice text)
{
    osk_slice first = {NULL, 0};
    size_t here = 0;
    bool others = false;
    for (size_t i = 1; i < lines->count; i++) {
        if (!osk__slice_equal(lines->lines[i].text, text))
            continue;
        if (!osk__line_name_words(lines->lines[i - 1].bare))
            return false;
        here++;
        others = others || (first.data && !osk__slice_equal(first, lines->lines[i - 1].text));
        first = first.data ? first : lines->lines[i - 1].text;
    }
    bool same = !others && here > 1 && osk__slice_words(text) < 4;
    return same || (others && here >= LEAST);
}

static bool mark_weak_badges(osk_corpus *corpus, const osk__page_lines *lines, struct learnt *learnt, osk_error *error)
{
    char out[LONGEST];
    for (size_t i = 0; i < lines->count; i++) {
        osk__line *line = &lines->lines[i];
        uint32_t n = could_be_learnt(line) ? osk__strings_find(&learnt->texts, osk__line_without_numbers(line->text, out)) : OSK_NONE;
        if (n == OSK_NONE || learnt->counts[n] < LEAST - 1 /* no tail stands over the first */ ||
            learnt->counts[n] * RARE <= learnt->borders)
            continue;
        if (learnt->last[n] != SIZE_MAX) { /* the first time: is it one? */
            learnt->last[n] = SIZE_MAX;
            if (!is_weak_badge(lines, line->text)) {
                learnt->counts[n] = 0;
                continue;
            }
            if (!tell(corpus, line, "stands under several names: it is taken as no text", error))
                return false;
        }
        line->shapes = OSK__LINE_META | OSK__LINE_BADGE;
    }
    return true;
}

static bool learn_weak_badges(osk_corpus *corpus, const osk__page_lines *lines, const osk__layout_form *form, const size_t *next_tail,
                              osk_error *error)
{
    struct learnt learnt = {0};
    osk__found found;
    bool good = true;
    for (size_t i = 0; good && i < lines->count; i++) {
        if (next_tail[i] != i || !osk__tail_fits(lines, form, i, osk__slice(NULL, 0), &found))
            continue;
        size_t name, under = line_under(lines, found.end, next_tail, &name);
        learnt.borders++;
        good = under == SIZE_MAX || count_line(&learnt, &lines->lines[under], error);
        i = found.end - 1;
    }
    good = good && mark_weak_badges(corpus, lines, &learnt, error);
    free_learnt(&learnt);
    return good;
}

/* ---- whom a comment answers ---- */

/* Does the head end with whom it answers? */
static bool takes_answers(const osk__step *steps)
{
    size_t last = 0;
    while (steps[last].most)
        last++;
    return last && steps[last - 1].role == OSK__ROLE_ANSWERS;
}

/* The line behind a head that is the name of one who spoke earlier and no more, over a text; or SIZE_MAX. */
static size_t line_of_whom(const osk__page_lines *lines, const osk__strings *authors, size_t i)
{
    while (i < lines->count && lines->lines[i].shapes & OSK__LINE_BLANK)
        i++;
    if (i + 1 >= lines->count || osk__line_name_words(lines->lines[i].text) < 2 || osk__strings_find(authors, lines->lines[i].text) == OSK_NONE)
        return SIZE_MAX;
    return lines->lines[i + 1].shapes & (OSK__LINE_BLANK | OSK__LINE_INTERFACE) ? SIZE_MAX : i;
}

/* "Svar til Kari fra Bærum", where there is one of that name. */
static void mark_answer(const osk__page_lines *lines, const osk__strings *authors, const osk__found *head)
{
    size_t last = head->end < lines->count ? head->end : head->start;
    for (size_t i = head->start; i <= last; i++) {
        osk__line *line = &lines->lines[i];
        line->answers = line->shapes & OSK__LINE_REPLIES && line->name.data && osk__strings_find(authors, line->name) != OSK_NONE;
    }
}

/* "Kari Nordmann / 2 t / Ola Nordmann / text": twice or more on a page, it is the page that says whom. */
static bool learn_whom(const osk__page_lines *lines, const osk__layout_form *form, size_t head, osk_error *error)
{
    osk__found found;
    bool good = true;
    for (size_t marking = 0, count = 0; good && (marking == 0 || (marking == 1 && count > 1)); marking++) {
        osk__strings authors = {0};
        for (size_t i = 0; good && i < lines->count; i++) {
            if (!osk__head_fits(lines, form, head, i, &found))
                continue;
            size_t whom = found.answers.data ? SIZE_MAX : line_of_whom(lines, &authors, found.end);
            mark_answer(lines, &authors, &found);
            count += whom < SIZE_MAX && !marking;
            if (whom < SIZE_MAX && marking) {
                lines->lines[whom].shapes = OSK__LINE_REPLIES;
                lines->lines[whom].name = lines->lines[whom].text;
            }
            good = osk__strings_add(&authors, found.author, error) != OSK_NONE;
            i = found.end - 1;
        }
        osk__strings_free(&authors);
    }
    return good;
}

/* ---- the door ---- */

/* Each learnt text once. */
static bool tell_learnt(osk_corpus *corpus, const osk__page_lines *lines, struct learnt *learnt, osk_error *error)
{
    char out[LONGEST];
    for (size_t i = 0; i < lines->count; i++) {
        const osk__line *line = &lines->lines[i];
        uint32_t number = line->shapes & OSK__LINE_LEARNT && line->shapes & OSK__LINE_OTHER
                              ? osk__strings_find(&learnt->texts, osk__line_without_numbers(line->text, out)) : OSK_NONE;
        if (number == OSK_NONE || learnt->counts[number] == 0)
            continue;
        learnt->counts[number] = 0;
        if (!tell(corpus, line, "stands at the same place in most comments: it is taken as the page's own", error))
            return false;
    }
    return true;
}

bool osk__page_learn(osk_corpus *corpus, const osk__page_lines *lines, const osk__layout_form *form, size_t head,
                     const size_t *next_tail, osk_error *error)
{
    struct learnt learnt = {0};
    struct walk walk = {lines, &learnt, false, error};
    if (form->below)
        return true;
    if (form->weak)
        return learn_weak_badges(corpus, lines, form, next_tail, error);
    bool good = learn_badges(corpus, lines, form, head, error) && (!takes_answers(form->heads[head]) || learn_whom(lines, form, head, error)) &&
                walk_borders(&walk, form, head, next_tail);
    walk.marking = true;
    good = good && walk_borders(&walk, form, head, next_tail) && tell_learnt(corpus, lines, &learnt, error);
    free_learnt(&learnt);
    return good;
}
