/* Times and rows of buttons: lines that say when, and what one can do. */
#include "line_parts.h"

#include "../base/unicode.h"
#include "../base/utf8.h"
#include "clock.h"

#include <string.h>

/* ---- times ---- */

/* Length of one of the words at the start of `s`, the longest, with its white space; or 0. */
size_t osk__line_begins(osk_slice s, const char *const *words, size_t count)
{
    size_t length = osk__slice_begins_any(s, words, count);
    return length ? length + osk__line_blanks(osk__slice_behind(s, length)) : 0;
}

/* "Oppdatert": what a date behind it or under it is of. */
bool osk__line_is_of_time(osk_slice s)
{
    s.length -= s.length && s.data[s.length - 1] == ':';
    return s.length && osk__slice_begins_any(s, osk__line_before_time, osk__line_before_times) == s.length;
}

/* "#12 ", "Innlegg #3 " */
size_t osk__line_post_number(osk_slice s)
{
    size_t number, length;
    if (s.length < 2 || s.data[0] != '#' || !(length = osk__line_number(osk__slice_behind(s, 1), &number)))
        return 0;
    return 1 + length + osk__line_blanks(osk__slice_behind(s, 1 + length));
}

static bool is_by_somebody(osk_slice s)
{
    static const char *const by[] = {"by ", "av "};
    size_t length = osk__slice_begins_any(s, by, 2);
    return length && osk__line_is_handle(osk__slice_behind(s, length));
}

/* A line that says when, and nothing else: "Skrevet 12. mars 2015, 14:05 (redigert)". */
bool osk__line_read_time(osk_slice s, osk_slice *time, bool *counted)
{
    size_t length, words = 0;
    *counted = osk__line_post_number(s) > 0;
    while ((length = osk__clock_read(s, NULL)) == 0) {
        size_t step = osk__line_begins(s, osk__line_before_time, osk__line_before_times);
        step = step ? step : osk__line_post_number(s);
        if (step == 0 || ++words > 5)
            return false;
        s = osk__slice_behind(s, step);
    }
    *time = osk__slice(s.data, length);
    s = osk__slice_behind(s, length);
    s = osk__slice_behind(s, osk__line_blanks(s));
    for (bool edited = false; s.length;) {
        size_t step = osk__line_begins(s, osk__line_behind_time, osk__line_behind_times);
        step = step ? step : osk__line_post_number(s);
        if (step == 0 && osk__clock_age(s) == s.length) /* "5 d • 5 dager siden": once more for who hears it */
            step = s.length;
        if (step == 0 && edited) { /* "Edited 2y ago" */
            step = osk__clock_read(s, NULL);
            step += osk__line_blanks(osk__slice_behind(s, step));
        }
        if (step == 0 && edited && is_by_somebody(s)) /* "edited by kari89" */
            step = s.length;
        if (step == 0)
            return false;
        edited = osk__slice_begins_any(s, osk__line_edited, osk__line_edited_count) > 0;
        s = osk__slice_behind(s, step);
    }
    return true;
}

/* "Public", "Redigert • Alle •", "Redigert •  2 uker siden": words for whom a post is, or its age once more, with dots between;
 * "Edited" alone says nothing of that. */
static bool is_audience(osk_slice s)
{
    bool told = false, aged = false, changed = false;
    while (s.length) {
        size_t edited = osk__line_begins(s, osk__line_edited, osk__line_edited_count);
        size_t length = osk__line_begins(s, osk__line_audiences, osk__line_audience_count);
        changed = changed || edited;
        if (!length && !aged && (changed || told) && (length = osk__clock_age(s))) { /* alone it is a comment's */
            aged = true;
            length += osk__line_blanks(osk__slice_behind(s, length));
        }
        if (edited) {
            s = osk__slice_behind(s, edited);
            continue;
        }
        if (length == 0)
            return false;
        told = true;
        s = osk__slice_behind(s, length);
    }
    return told;
}

/* "2h •  2 hours ago • Visible to anyone on or off LinkedIn", "17 mins · " */
bool osk__line_read_post_time(osk_slice s, osk_slice *time)
{
    static const char *const dots[] = {"\xC2\xB7", "\xE2\x80\xA2"};
    s = osk__slice_behind(s, osk__line_begins(s, dots, 2));
    size_t length = osk__clock_read(s, NULL);
    *time = osk__slice(s.data, length);
    if (length == 0)
        return false;
    s = osk__slice_behind(s, length);
    s = osk__slice_behind(s, osk__line_blanks(s));
    size_t mark = osk__slice_begins(s, "\xE2\x80\xA2") ? 3 : osk__slice_begins(s, "\xC2\xB7") ? 2 : 0;
    if (mark == 0)
        return false;
    s = osk__line_trim(osk__slice_behind(s, mark));
    return s.length == 0 || osk__line_fits(s, "*Visible to*", NULL, NULL) || osk__line_fits(s, "*Synlig for*", NULL, NULL) ||
           is_audience(s) || (s.length < 60 && osk__line_fits(s, "*\xC2\xB7", NULL, NULL)); /* "Yesterday at 21:14 · Oslo ·" */
}

/* Without the marks that pages set about their words: "Svar ↓", "View more comments…", "▾ Beste". */
osk_slice osk__line_without_marks(osk_slice s)
{
    static const char *const marks[] = {"\xE2\x80\xA6", "...", "\xE2\x80\xBA", "\xC2\xBB", "\xE2\x96\xBE", "\xE2\x96\xBC",
                                        "\xE2\x96\xB8", "\xE2\x96\xBA", "\xE2\x86\x93", "\xE2\x86\x92", "\xE2\x86\xB3",
                                        "\xE2\x86\xA9", "\xE2\x96\xB2", "\xE2\x80\xA2", "\xF0\x9F\x94\x92", "\xF0\x9F\x92\xAC"};
    size_t before = 0;
    while (before != s.length) {
        before = s.length;
        s = osk__line_trim(osk__slice_behind(s, osk__slice_begins_any(s, OSK__LIST(marks))));
        for (size_t m = 0; m < sizeof marks / sizeof *marks; m++)
            s.length -= osk__slice_ends(s, marks[m]);
        s = osk__line_trim(s);
    }
    return s;
}

/* Bytes of what parts the buttons of a row: a dot, a bar, or two spaces; or 0. */
static size_t parting_length(osk_slice s)
{
    size_t dot = osk__slice_begins(s, "\xC2\xB7") ? 2 : osk__slice_begins(s, "\xE2\x80\xA2") ? 3 : osk__slice_begins(s, "|");
    if (dot)
        return dot;
    return s.length && (s.data[0] == '\t' || osk__slice_begins(s, "  ")) ? 1 : 0;
}

/* "Like", "Liker (3)", "Liker: 12", "Anbefal 4", "Del ›" */
static bool is_button(osk_slice part)
{
    part = osk__line_without_marks(part);
    size_t number, length = osk__line_begins(part, osk__line_buttons, osk__line_button_count);
    length = length ? length : osk__line_begins(part, osk__line_row_buttons, osk__line_row_button_count);
    osk_slice rest = osk__slice_behind(part, length);
    return length && (rest.length == 0 || osk__line_fits(rest, "(#)", NULL, NULL) || osk__line_fits(rest, ": #", NULL, NULL) ||
                      osk__line_number(rest, &number) == rest.length);
}

/* Signs and numbers only, "14 △ ▽", or how many there are, "6 people". */
static bool is_count(osk_slice part)
{
    static const char *const counted[] = {"# people", "# personer", "# personar", "# others", "# andre", "# likes", "# liker",
                                          "# like", "# Likes", "# Like", "# Liker", "# reactions", "# Reactions", "# Reaction", "# reaksjoner", "# reaksjon",
                                          "# reply", "# replies", "# Replies", "# Reply", "# svar", "# Svar", "##"};
    for (size_t i = 0; i < sizeof counted / sizeof *counted; i++)
        if (osk__line_fits(part, counted[i], NULL, NULL))
            return true;
    size_t number;
    if (osk__line_number(part, &number) == part.length)
        return true;
    for (size_t i = 0; i < part.length; i += osk__utf8_next(part.data + i, part.length - i, NULL))
        if (osk__unicode_letter(osk__utf8_value(part.data + i)))
            return false;
    return true;
}

/* A button that no list has: a few words that end no sentence. */
static bool could_be_button(osk_slice part)
{
    return part.length > 1 && part.length <= 24 && !strchr(".!?:,;", part.data[part.length - 1]) && osk__slice_words(part) <= 3;
}

/* "Like · Reply · 177 · 5 mins", "Svar · Liker (3) · 2 t", "Liker: 12  Svar  Rapporter"; in a row that begins with a button and has a
 * time, or two buttons that are known, others count too: "Like (2) • Reply privately • Flag • 2 months ago". */
bool osk__line_read_actions(osk_slice s, osk_slice *time, bool *quotes)
{
    size_t buttons = 0, parts = 0, unknown = 0;
    *quotes = false;
    for (;; parts++) {
        size_t end = 0;
        while (end < s.length && !parting_length(osk__slice_behind(s, end)))
            end++;
        osk_slice part = osk__line_trim(osk__slice(s.data, end));
        bool button = is_button(part), counted;
        buttons += button;
        *quotes = *quotes || osk__slice_is(part, "Siter") || osk__slice_is(part, "Quote");
        if (!button && !is_count(part) && !osk__line_read_time(part, time, &counted)) {
            if (buttons == 0 || !could_be_button(part))
                return false;
            unknown++;
        }
        if (end == s.length)
            return buttons > 0 && parts > 0 && (unknown == 0 || (unknown < 4 && buttons + (time->data != NULL) > 1));
        s = osk__slice_behind(s, end + parting_length(osk__slice_behind(s, end)));
    }
}

/* "2 tLiker": the age before a capital. */
static size_t glued_time(osk_slice s)
{
    size_t length = 0;
    while (length < s.length && length < 12 && !(s.data[length] >= 'A' && s.data[length] <= 'Z'))
        length++;
    return length < s.length && osk__clock_is(osk__slice(s.data, length), NULL) ? length : 0;
}

/* "LikeReply", "Svar Siter Rapporter", "permalinkembedsavereportreply", "Upvote 12 Downvote Reply", "2 t Liker Svar": two
 * buttons or more one behind the other. "58 comments share save" also says how many there are. */
bool osk__line_read_row(osk_slice s, osk__line *line)
{
    static const char *const things[] = {"reaksjoner", "reaksjon", "reactions", "reaction", "Reactions", "Reaction", "likes", "Likes"};
    static const char *const stated[] = {"comments", "comment", "kommentarer", "kommentar", "kommentarar"};
    size_t buttons = 0, number = 0, length;
    osk_slice time = {NULL, 0};
    uint32_t shapes = OSK__LINE_ACTIONS;
    while (s.length) {
        if ((length = osk__slice_begins_any(s, osk__line_buttons, osk__line_button_count)) ||
            (length = osk__slice_begins_any(s, osk__line_row_buttons, osk__line_row_button_count)))
            buttons++;
        else if (!time.data && ((length = osk__clock_read(s, NULL)) || (length = glued_time(s))))
            time = osk__slice(s.data, length);
        else if ((length = osk__line_number(s, &number))) {
            size_t counted = osk__line_begins(osk__slice_behind(s, length + osk__line_blanks(osk__slice_behind(s, length))), things,
                                              sizeof things / sizeof *things);
            length += counted ? osk__line_blanks(osk__slice_behind(s, length)) + counted : 0;
        } else if (buttons && s.data[0] == '(' && (length = osk__line_number(osk__slice_behind(s, 1), &number)) && length + 1 < s.length &&
                   s.data[length + 1] == ')') { /* "Anbefal (3) Siter Svar" */
            length += 2;
        } else {
            return false;
        }
        s = osk__slice_behind(s, length);
        s = osk__slice_behind(s, osk__line_blanks(s));
        if (number && buttons == 0 && !time.data && (length = osk__slice_begins_any(s, OSK__LIST(stated)))) {
            shapes |= OSK__LINE_STATED;
            line->number = number;
            s = osk__slice_behind(s, length);
            s = osk__slice_behind(s, osk__line_blanks(s));
        }
    }
    if (buttons < 2)
        return false;
    line->shapes |= shapes;
    line->time = time;
    return true;
}

/* ---- what was not loaded ---- */

/* "Vis 3 flere svar", "Load previous comments", "12 more replies": a word that does it or a number, then how many more, and of
 * what; all words are of these lists, in any language of them. */
bool osk__line_read_unloaded(osk_slice s)
{
    static const char *const does[] = {"Vis", "Se", "Sj\xC3\xA5", "Hent", "Last", "Les", "View", "Show", "See", "Load", "Read", "vis", "se", "hent",
                                       "last", "load", "show", "view", "see"};
    static const char *const more[] = {"inn", "ned", "flere", "fleire", "alle", "all", "more", "previous", "older", "newer", "tidligere", "tidlegare",
                                       "forrige", "f\xC3\xB8rre", "eldre", "nyere", "nyare", "skjulte", "hidden", "resten", "av", "de", "dei", "the",
                                       "til", "additional"};
    static const char *const what[] = {"kommentarer", "kommentarar", "kommentarene", "kommentarane", "kommentar", "svar", "svarene", "svara",
                                       "innlegg", "comments", "comment", "replies", "reply", "responses", "answers", "posts"};
    size_t mores = 0, whats = 0, number, length = osk__line_begins(s, does, sizeof does / sizeof *does);
    bool doing = length && osk__line_blanks(osk__slice_behind(s, length - 1));
    s = osk__slice_behind(s, doing ? length : 0);
    for (bool counted = false; s.length; s = osk__slice_behind(s, osk__line_blanks(s))) {
        size_t end = 0;
        while (end < s.length && !osk__line_blank(osk__slice_behind(s, end)))
            end++;
        osk_slice word = osk__slice(s.data, end);
        if (osk__slice_begins_any(word, OSK__LIST(what)) == end)
            whats++;
        else if (osk__slice_begins_any(word, OSK__LIST(more)) == end)
            mores++;
        else if (!counted && osk__line_number(word, &number) == end)
            counted = true;
        else
            return false;
        s = osk__slice_behind(s, end);
    }
    return whats == 1 && mores > 0 && mores < 5;
}
