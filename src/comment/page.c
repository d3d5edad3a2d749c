/* Pages copied from a browser: the list of layouts, and what they share. */
#include "page.h"

#include "layout.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Layouts that are files of their own. */
static const osk__layout *const layouts[] = {&osk__page_linkedin_2011, &osk__page_transcript};
enum { LAYOUTS = sizeof layouts / sizeof *layouts, GUESSED_LINES = 20000 };

/* How well a layout fits: a file's own, or one of the forms. */
struct candidate {
    const char *name;
    size_t marks, needs;
    const osk__layout *layout;
    const osk__layout_form *form;
    size_t head;
};

/* The better of two: one that fits before one that does not, then the one with more marks, then the earlier. */
static void consider(struct candidate *best, struct candidate other, const char *wanted)
{
    if (wanted && strcmp(wanted, other.name) != 0)
        return;
    bool fits = other.marks >= other.needs, best_fits = best->name && best->marks >= best->needs;
    if (!best->name || (fits && !best_fits) || (fits == best_fits && other.marks > best->marks))
        *best = other;
}

/* The layout that fits best, or the one that is wanted. */
static bool nearest(const osk_corpus *corpus, const osk__page_lines *lines, const char *wanted, struct candidate *best,
                    osk_error *error)
{
    memset(best, 0, sizeof *best);
    for (size_t i = 0; i < LAYOUTS; i++) {
        size_t marks;
        if (!layouts[i]->fits(corpus, &marks, error))
            return false;
        consider(best, (struct candidate){layouts[i]->name, marks, layouts[i]->needs, layouts[i], NULL, 0}, wanted);
    }
    for (size_t i = 0; i < osk__layout_form_count; i++) {
        const osk__layout_form *form = osk__layout_forms[i];
        size_t head, marks = osk__form_fits(lines, form, &head);
        consider(best, (struct candidate){form->name, marks, form->needs, NULL, form, head}, wanted);
    }
    return true;
}

bool osk__page_fits(osk_corpus *corpus, bool *fits, osk__nearest *near, osk_error *error)
{
    osk__page_lines lines;
    size_t all = corpus->line_count;
    corpus->line_count = all < GUESSED_LINES ? all : GUESSED_LINES;
    struct candidate best;
    bool good = osk__page_lines_make(&lines, corpus, error) && nearest(corpus, &lines, NULL, &best, error);
    if (good) {
        *fits = best.marks >= best.needs;
        *near = (osk__nearest){best.name, best.marks};
    }
    free(lines.lines);
    corpus->line_count = all;
    return good;
}

static bool no_such_layout(const char *wanted, osk_error *error)
{
    char list[256] = "";
    for (size_t i = 0; i < LAYOUTS + osk__layout_form_count; i++) {
        size_t length = strlen(list);
        snprintf(list + length, sizeof list - length, "%s%s", i ? ", " : "",
                 i < LAYOUTS ? layouts[i]->name : osk__layout_forms[i - LAYOUTS]->name);
    }
    return osk__fail(error, OSK_USAGE, "there is no layout '%.60s'; there are %s", wanted, list);
}

static bool read_lines(osk_corpus *corpus, const osk__page_lines *lines, const char *wanted, osk_error *error)
{
    struct candidate best;
    if (!nearest(corpus, lines, wanted, &best, error))
        return false;
    if (!best.name)
        return no_such_layout(wanted, error);
    if (best.marks < best.needs)
        return osk__fail_at(error, OSK_INPUT, corpus->name, 0, 0,
                            "fits no known page layout; the nearest is %s, of which %zu marks were found", best.name,
                            best.marks);
    corpus->layout = best.name;
    if (!wanted && !osk__corpus_notice(corpus, error, OSK_NOTICE_GUESS, 0, 0,
                                       "read as a page of layout %s (--layout or --input names another)", best.name))
        return false;
    return (best.form ? osk__layout_read(corpus, lines, best.form, best.head, error) : best.layout->read(corpus, error)) &&
           osk__ledger_close(corpus, error);
}

bool osk__page_read(osk_corpus *corpus, const osk_comment_options *options, osk_error *error)
{
    osk__page_lines lines;
    if (osk__field_any_named(options))
        return osk__fail_at(error, OSK_USAGE, corpus->name, 0, 0, "is read as a page, which has no columns to name");
    bool good = osk__page_lines_make(&lines, corpus, error) && read_lines(corpus, &lines, options->layout, error);
    free(lines.lines);
    return good;
}

/* ---- what layouts share ---- */

bool osk__page_begins(osk_slice s, const char *word)
{
    size_t length = strlen(word);
    return s.length >= length && memcmp(s.data, word, length) == 0;
}

size_t osk__page_find(osk_slice s, const char *word)
{
    size_t length = strlen(word);
    for (size_t i = 0; i + length <= s.length; i++)
        if (s.data[i] == word[0] && memcmp(s.data + i, word, length) == 0)
            return i;
    return SIZE_MAX;
}

size_t osk__page_begins_any(osk_slice s, const char *const *list, size_t count)
{
    size_t longest = 0;
    for (size_t i = 0; i < count; i++) {
        size_t length = osk__page_begins(s, list[i]) ? strlen(list[i]) : 0;
        longest = length > longest ? length : longest;
    }
    return longest;
}

size_t osk__page_find_any(osk_slice s, const char *const *list, size_t count)
{
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        size_t at = osk__page_find(s, list[i]);
        best = at < best ? at : best;
    }
    return best;
}

size_t osk__page_space(osk_slice s)
{
    if (s.length && s.data[0] == ' ')
        return 1;
    return osk__page_begins(s, "\xC2\xA0") ? 2 : 0;
}

/* ---- the parts of a line ---- */

/* "[text](url)" gives "text". */
static osk_slice unlinked(osk_slice s)
{
    size_t middle = osk__page_find(s, "](");
    if (s.length < 4 || s.data[0] != '[' || middle == SIZE_MAX || s.data[s.length - 1] != ')')
        return s;
    return osk__slice(s.data + 1, middle - 1);
}

size_t osk__page_bullet(osk_slice s, size_t *text)
{
    for (size_t from = 0; from < s.length;) {
        size_t at = osk__page_find(osk__page_behind(s, from), "\xE2\x80\xA2");
        if (at == SIZE_MAX)
            return SIZE_MAX;
        at += from;
        size_t space = at > 0 && s.data[at - 1] == ' '                               ? 1
                       : at > 1 && osk__page_space(osk__page_behind(s, at - 2)) == 2 ? 2
                                                                                     : 0;
        osk_slice rest = osk__page_behind(s, at + 3);
        if (space && (rest.length == 0 || osk__page_space(rest))) {
            *text = at + 3 + osk__page_space(rest);
            return at - space;
        }
        from = at + 3;
    }
    return SIZE_MAX;
}

bool osk__page_bold(osk_slice line)
{
    return line.length > 4 && memcmp(line.data, "**", 2) == 0 && memcmp(line.data + line.length - 2, "**", 2) == 0;
}

osk_slice osk__page_bare_name(osk_slice s)
{
    if (osk__page_bold(s))
        s = osk__slice(s.data + 2, s.length - 4);
    s = unlinked(s);
    size_t paren = osk__page_find(s, " ("), comma = osk__page_find(s, ", ");
    if (paren != SIZE_MAX && s.data[s.length - 1] == ')')
        s.length = paren;
    if (comma < s.length)
        s.length = comma;
    return osk__slice_trim(s);
}

size_t osk__page_link(osk_slice s, osk_slice *words)
{
    osk_slice near = osk__slice(s.data, s.length < 300 ? s.length : 300);
    size_t middle = near.length && near.data[0] == '[' ? osk__page_find(near, "](") : SIZE_MAX;
    size_t end = middle == SIZE_MAX ? SIZE_MAX : osk__page_find(osk__page_behind(near, middle), ")");
    if (end == SIZE_MAX)
        return 0;
    *words = osk__slice(near.data + 1, middle - 1);
    return middle + end + 1;
}
