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

/* What a guess learnt, for the reader: the lines, if it saw all, and the layout. */
struct osk__guessed {
    osk__page_lines lines;
    struct candidate best;
};

void osk__page_forget(osk_corpus *corpus)
{
    if (corpus->guessed)
        free(corpus->guessed->lines.lines);
    free(corpus->guessed);
    corpus->guessed = NULL;
}

bool osk__page_fits(osk_corpus *corpus, bool *fits, osk__nearest *near, osk_error *error)
{
    size_t all = corpus->line_count;
    struct osk__guessed *guessed = corpus->guessed = osk__take(1, sizeof *guessed, error);
    if (!guessed)
        return false;
    corpus->line_count = all < GUESSED_LINES ? all : GUESSED_LINES;
    bool good = osk__page_lines_make(&guessed->lines, corpus, error) && nearest(corpus, &guessed->lines, NULL, &guessed->best, error);
    corpus->line_count = all;
    if (good) {
        *fits = guessed->best.marks >= guessed->best.needs;
        *near = (osk__nearest){guessed->best.name, guessed->best.marks};
    }
    if (!good || !*fits)
        osk__page_forget(corpus);
    return good;
}

static const char *name_of(size_t layout)
{
    return layout < LAYOUTS ? layouts[layout]->name : osk__layout_forms[layout - LAYOUTS]->name;
}

/* A site that changed its page has several layouts of one name. */
static bool was_named(size_t layout)
{
    for (size_t i = 0; i < layout; i++)
        if (strcmp(name_of(i), name_of(layout)) == 0)
            return true;
    return false;
}

static bool no_such_layout(const char *wanted, osk_error *error)
{
    char list[400] = "";
    for (size_t i = 0; i < LAYOUTS + osk__layout_form_count; i++) {
        size_t length = strlen(list);
        if (!was_named(i))
            snprintf(list + length, sizeof list - length, "%s%s", i ? ", " : "", name_of(i));
    }
    return osk__fail(error, OSK_USAGE, "there is no layout '%.60s'; there are %s", wanted, list);
}

static bool read_lines(osk_corpus *corpus, const osk__page_lines *lines, const char *wanted, osk_error *error)
{
    struct candidate best;
    if (corpus->guessed && !wanted)
        best = corpus->guessed->best;
    else if (!nearest(corpus, lines, wanted, &best, error))
        return false;
    if (!best.name)
        return no_such_layout(wanted, error);
    if (best.marks < best.needs && !wanted) /* who names a layout is taken at his word */
        return osk__fail_at(error, OSK_INPUT, corpus->name, 0, 0,
                            "fits no known page layout; the nearest is %s, of which %zu marks were found", best.name,
                            best.marks);
    corpus->layout = best.name;
    if (!wanted && !osk__corpus_notice(corpus, error, OSK_NOTICE_GUESS, 0, 0,
                                       "read as a page of layout %s (--layout or --input names another)", best.name))
        return false;
    return (best.form ? osk__layout_read(corpus, lines, best.form, best.head, error) : best.layout->read(corpus, error)) &&
           osk__ledger_close(corpus, lines->lines, error);
}

/* Words of the stream's lines in [start, end) that are long enough for a sentence. */
static size_t said_between(const osk_corpus *corpus, size_t start, size_t end)
{
    enum { LEAST_WORDS = 5 };
    osk_slice rest = osk__slice(corpus->stream + start, end - start), line;
    size_t said = 0;
    while (rest.length && osk__slice_cut(&rest, '\n', &line)) {
        size_t words = osk__slice_words(line);
        said += words >= LEAST_WORDS ? words : 0;
    }
    return said;
}

/* A page of which the greater part is in no comment was perhaps read wrongly: that is told. An article over the comments may be it too. */
static bool tell_left(osk_corpus *corpus, osk_error *error)
{
    enum { LEAST_LEFT = 40 };
    size_t left = 0, kept = 0;
    for (size_t m = 0; m < corpus->mark_count; m++) {
        osk__extent mark = corpus->marks[m];
        if (mark.part == OSK_PART_UNKNOWN || mark.part == OSK_PART_BODY)
            *(mark.part == OSK_PART_BODY ? &kept : &left) += said_between(corpus, mark.start, mark.end);
    }
    return left < LEAST_LEFT || left < kept ||
           osk__corpus_notice(corpus, error, OSK_NOTICE_GUESS, 0, 0,
                              "%zu words in lines of five and more belong to no comment, beside %zu that do: perhaps the page was read wrongly "
                              "(comments --dropped shows them, --layout names another layout)", left, kept);
}

bool osk__page_read(osk_corpus *corpus, const osk_comment_options *options, osk_error *error)
{
    osk__page_lines lines;
    if (osk__field_any_named(options))
        return osk__fail_at(error, OSK_USAGE, corpus->name, 0, 0, "is read as a page, which has no columns to name");
    bool seen = corpus->guessed && corpus->guessed->lines.count == corpus->line_count;
    if (seen)
        lines = corpus->guessed->lines;
    bool good = (seen || osk__page_lines_make(&lines, corpus, error)) && read_lines(corpus, &lines, options->layout, error) &&
                tell_left(corpus, error);
    if (!seen)
        free(lines.lines);
    osk__page_forget(corpus);
    return good;
}
