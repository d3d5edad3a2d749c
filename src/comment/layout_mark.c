/* The lines of a page, and what those beside a line make of it: a label and its value, a letter for a picture, a name that is said
 * twice. What a page says over and over is layout_repeat.c's. */
#include "layout.h"

#include "../base/unicode.h"
#include "../base/utf8.h"
#include "clock.h"
#include "corpus.h"
#include "line_parts.h"

#include <stdlib.h>
#include <string.h>

/* "Joined / Jan 12, 2018 / Messages / 87 / Location / Hamar": labels of a forum's head on lines of their own. */
static bool is_label(const osk__line *line)
{
    static const char *const labels[] = {"Joined", "Join Date", "Messages", "Posts", "Reaction score", "Points", "Trophy points",
                                         "Location", "Solutions", "Likes", "Age", "Start date", "Startdato", "Registrert", "Ble med", "Ble medlem", "Medlem siden",
                                         "Innlegg", "Meldinger", "Antall innlegg", "Reaksjonspoeng", "Antall reaksjoner", "Reaksjoner mottatt", "Poeng", "Sted", "Bosted", "Alder"};
    osk_slice s = line->text;
    s.length -= s.length && s.data[s.length - 1] == ':';
    return osk__slice_is_any(s, OSK__LIST(labels));
}

/* Labels and their values from line *i on are about an author, and nothing else; only the first value must be a number or a
 * time. */
static void pair(osk__page_lines *lines, size_t *i)
{
    while (*i + 1 < lines->count && is_label(&lines->lines[*i]) && lines->lines[*i + 1].text.length < 40) {
        lines->lines[*i].shapes = lines->lines[*i + 1].shapes = OSK__LINE_META;
        *i += 2;
    }
    --*i;
}

/* "Bindestrek / 12. mai 2025 / I «Teikn»": a blog's related posts, as they stand under an article. */
static bool is_related(const osk__page_lines *lines, size_t i)
{
    static const char *const last[] = {"I \"*\"", "In \"*\"", "I \xC2\xAB*\xC2\xBB", "I \xE2\x80\x9C*\xE2\x80\x9D", "In \xE2\x80\x9C*\xE2\x80\x9D",
                                       "Lignende innlegg", "Liknande innlegg", "Similar post"};
    if (i + 2 >= lines->count || !(lines->lines[i + 1].shapes & OSK__LINE_TIME) || lines->lines[i].shapes & OSK__LINE_BLANK)
        return false;
    for (size_t l = 0; l < sizeof last / sizeof *last; l++)
        if (osk__line_fits(lines->lines[i + 2].text, last[l], NULL, NULL))
            return true;
    return false;
}

/* "Nivå 2: Nysgjerrig" between a name and a time over a text: no name has a colon. */
static bool is_labelled(const osk__page_lines *lines, size_t i)
{
    enum { LONGEST_LABELLED = 40 };
    const osk__line *line = &lines->lines[i];
    size_t text = osk__skip_blanks(lines, i + 2);
    return i && text < lines->count && !(lines->lines[text].shapes & OSK__LINE_INTERFACE) && line->text.length < LONGEST_LABELLED && osk__slice_find(line->bare, ": ") < SIZE_MAX && lines->lines[i + 1].shapes & OSK__LINE_TIME &&
           !(line->shapes & (OSK__LINE_TIME | OSK__LINE_INTERFACE)) && lines->lines[i - 1].shapes & (OSK__LINE_NAME | OSK__LINE_HANDLE) &&
           !(lines->lines[i - 1].shapes & OSK__LINE_INTERFACE);
}

/* "Publisert: / 12. juni 2023 / Oppdatert: / 13. juni 2023": the first date counts. */
static void mark_dated(const osk__page_lines *lines, size_t i)
{
    osk_slice label = lines->lines[i].text;
    if (label.length < 4 || !osk__line_is_of_time(label) || lines->lines[i + 1].shapes != OSK__LINE_TIME ||
        (label.data[label.length - 1] != ':' && osk__clock_age(lines->lines[i + 1].time))) /* "Redigert / 4 t" */
        return;
    lines->lines[i].shapes = OSK__LINE_META | OSK__LINE_BADGE;
    if (osk__slice_begins_any(label, osk__line_edited, osk__line_edited_count))
        lines->lines[i + 1].shapes = OSK__LINE_META | OSK__LINE_BADGE;
}

/* "Publisert 22. november 2021 / Kl. 10:15": the hour on a line of its own. */
static void mark_hour(const osk__page_lines *lines, size_t i)
{
    osk_slice hour = lines->lines[i + 1].text;
    if (lines->lines[i].shapes & OSK__LINE_TIME && (osk__line_fits(hour, "Kl. #:#", NULL, NULL) || osk__line_fits(hour, "kl. #:#", NULL, NULL) ||
                                                    osk__line_fits(hour, "kl. #.#", NULL, NULL) || osk__line_fits(hour, "Kl. #.#", NULL, NULL)))
        lines->lines[i + 1].shapes = OSK__LINE_META | OSK__LINE_BADGE;
}

static void mark_about_time(const osk__page_lines *lines, size_t i)
{
    mark_hour(lines, i);
    if (is_labelled(lines, i))
        lines->lines[i].shapes = OSK__LINE_META | OSK__LINE_BADGE;
    else
        mark_dated(lines, i);
}

/* "384 / visninger": a number over what it counts; "331 / kommentarer" says how many there are. */
static void mark_counted(osk__line *number, osk__line *label)
{
    static const char *const labels[] = {"visninger", "visningar", "visning", "views", "view", "liker", "likes", "like", "lenker", "lenkjer",
                                         "lenke", "links", "link", "fremhevelser", "fremhevelse", "favoritter", "favoritt", "boosts", "boost", "favourites",
                                         "favorites", "favourite", "favorite", "brukere", "brukarar", "bruker", "users", "user"};
    static const char *const stated[] = {"kommentarer", "kommentarar", "kommentar", "comments", "comment"};
    bool comments = osk__slice_is_any(label->text, OSK__LIST(stated));
    if (!(number->shapes & OSK__LINE_COUNT) || (!comments && !osk__slice_is_any(label->text, OSK__LIST(labels))))
        return;
    number->shapes = label->shapes = OSK__LINE_FRAME;
    if (comments && osk__line_number(number->text, &number->number))
        number->shapes |= OSK__LINE_STATED;
}

static size_t next_line(const osk__page_lines *lines, size_t i)
{
    return osk__skip_blanks(lines, i + 1);
}

/* "Har alle sett sakslisten? av Kari Nordmann / Kari Nordmann / 12.03 10:14": a message once more, for who hears the page. */
static bool is_announced(const osk__page_lines *lines, size_t i)
{
    static const char *const joints[] = {" av ", " by "};
    size_t next = next_line(lines, i), then = next_line(lines, next);
    osk_slice s = lines->lines[i].text, name = next < lines->count ? lines->lines[next].text : s;
    if (then >= lines->count || !(lines->lines[then].shapes & OSK__LINE_TIME) || s.length < name.length + 5 ||
        memcmp(s.data + s.length - name.length, name.data, name.length) != 0)
        return false;
    return osk__slice_begins_any(osk__slice_behind(s, s.length - name.length - 4), joints, 2) > 0;
}

/* "kari89 / kari89 commented on Mar 12, 2024 / kari89 / on Mar 12, 2024": name and time in a sentence over both; the picture's label may
 * stand over it. */
static void mark_told(osk__page_lines *lines, size_t i)
{
    size_t next = next_line(lines, i), then = next_line(lines, next);
    if (then >= lines->count)
        return;
    osk_slice s = lines->lines[i].text, name = lines->lines[next].text, time = lines->lines[then].time;
    if (!(lines->lines[then].shapes & OSK__LINE_TIME) || name.length < 2 || s.length < name.length + time.length + 2 ||
        memcmp(s.data, name.data, name.length) != 0 || s.data[name.length] != ' ' || osk__slice_find_slice(s, time) == SIZE_MAX)
        return;
    lines->lines[i].shapes = OSK__LINE_FRAME | OSK__LINE_META;
    while (i-- > 0 && lines->lines[i].shapes & OSK__LINE_BLANK)
        ;
    if (i < lines->count && osk__slice_equal(lines->lines[i].text, name))
        lines->lines[i].shapes = OSK__LINE_FRAME | OSK__LINE_META;
}

/* "Kari89 / Skrevet 16. august / Medlem / 532 / Skrevet 16. august": boards write name and time for small screens and once more
 * for large ones. Marks what is said twice; a time that is copied so has no other words. */
static void mark_twice(const osk__page_lines *lines, size_t i)
{
    enum { MOST_BETWEEN = 6 };
    size_t name = i;
    while (name-- > 0 && lines->lines[name].shapes & OSK__LINE_BLANK)
        ;
    if (name >= lines->count)
        return;
    for (size_t k = i + 1; k < lines->count && k <= i + MOST_BETWEEN; k++) {
        osk__line *line = &lines->lines[k];
        if (osk__slice_equal(line->text, lines->lines[i].text)) {
            for (size_t m = i + 1; m <= k; m++)
                lines->lines[m].shapes = lines->lines[m].shapes & OSK__LINE_BLANK ? OSK__LINE_BLANK : OSK__LINE_META;
            return;
        }
        if (!(line->shapes & (OSK__LINE_BLANK | OSK__LINE_META | OSK__LINE_COUNT | OSK__LINE_BADGE)) &&
            !osk__slice_equal(line->text, lines->lines[name].text))
            return;
    }
}

/* "Replying to / @kari89": two lines for one. */
static bool is_answering(const osk__page_lines *lines, size_t i)
{
    static const char *const answers[] = {"Replying to", "Svarer", "Svarer p\xC3\xA5", "Svarar", "Svarar p\xC3\xA5", "Som svar til", "In reply to"};
    osk_slice whom = lines->lines[i + 1].text;
    for (size_t a = 0; whom.length > 1 && whom.data[0] == '@' && a < sizeof answers / sizeof *answers; a++)
        if (osk__slice_is(lines->lines[i].text, answers[a]))
            return !memchr(whom.data, ' ', whom.length);
    return false;
}

/* "2nd degree connection / 2nd": the end of it once more, as it is seen rather than heard. */
static void mark_badge_again(osk__page_lines *lines, size_t i)
{
    osk__line *line = &lines->lines[next_line(lines, i) < lines->count ? next_line(lines, i) : i];
    osk_slice badge = lines->lines[i].text;
    if (line->text.length && line->text.length <= 5 && line->text.length < badge.length && memcmp(badge.data, line->text.data, line->text.length) == 0)
        line->shapes = OSK__LINE_BADGE;
}

/* "likerespekt", "likehandlingklokt": one word of small letters. */
static bool is_small_word(osk_slice s)
{
    for (size_t k = 0; k < s.length; k++)
        if (!(s.data[k] >= 'a' && s.data[k] <= 'z') && (unsigned char)s.data[k] < 0x80)
            return false;
    return s.length > 2 && s.length <= OSK__LONGEST_HANDLE;
}

/* "Lik / likerespekt / 87", "likehandlingklokt / Kari Nordmann og 12 andre / 13": what stands between the button and the count or the
 * next button, in one word of small letters, or begins with a reaction over a count, says how they like it, in whatever language. */
static void mark_reactions(osk__page_lines *lines, size_t i)
{
    size_t next = next_line(lines, i), then = next_line(lines, next), last = next_line(lines, then);
    if (then >= lines->count || !is_small_word(lines->lines[next].text) || lines->lines[next].shapes & OSK__LINE_INTERFACE)
        return;
    bool between = lines->lines[i].shapes & OSK__LINE_LIKE && lines->lines[then].shapes & (OSK__LINE_COUNT | OSK__LINE_REPLY);
    bool glued = lines->lines[next].text.length > 8 && osk__slice_begins_any(lines->lines[next].text, osk__line_reactions, osk__line_reaction_count) &&
                 (lines->lines[then].shapes & OSK__LINE_COUNT || (last < lines->count && lines->lines[last].shapes & OSK__LINE_COUNT));
    if (between || glued)
        lines->lines[next].shapes = OSK__LINE_REACTION;
}

/* "👍 / React with 👍 / 3": the sign over its button. */
static void mark_sign(osk__page_lines *lines, size_t i)
{
    enum { LONGEST_SIGN = 12 };
    osk_slice s = lines->lines[i].text, button = lines->lines[i + 1].text;
    if (s.length && s.length <= LONGEST_SIGN && (unsigned char)s.data[0] >= 0xE2 && lines->lines[i + 1].shapes & OSK__LINE_BUTTON && button.length > s.length &&
        memcmp(button.data + button.length - s.length, s.data, s.length) == 0)
        lines->lines[i].shapes = OSK__LINE_REACTION | OSK__LINE_BUTTON;
}

/* "Valgt tekst: / fylkeskommunen bør vurdere": the words of a document that a comment is about. */
static bool is_selected(const osk_slice s)
{
    static const char *const selected[] = {"Valgt tekst:", "Vald tekst:", "Selected text:", "Markert tekst:"};
    return osk__slice_is_any(s, OSK__LIST(selected));
}

/* A capital letter at the start of `s`, or the same as a small one where `small` says so: its length. */
static size_t same_letter(osk_slice s, osk_slice name, bool small)
{
    size_t length = s.length ? osk__utf8_next(s.data, s.length, NULL) : 0;
    if (!length || name.length < length || !osk__unicode_letter(osk__utf8_value(s.data)) || osk__unicode_lower(osk__utf8_value(s.data)))
        return 0;
    bool same = memcmp(s.data, name.data, length) == 0;
    bool lower = small && memcmp(s.data, name.data, length - 1) == 0 && (s.data[length - 1] | 0x20) == name.data[length - 1];
    return same || lower ? length : 0;
}

/* "AN / Anonym": the first two letters as capitals. */
static bool is_beginning(osk_slice s, osk_slice name)
{
    return s.length == 2 && name.length > 2 && s.data[0] >= 'A' && s.data[0] <= 'Z' && s.data[1] >= 'A' && s.data[1] <= 'Z' &&
           name.data[0] == s.data[0] && name.data[1] == (s.data[1] | 0x20);
}

/* "M / Mona Aker", "TS / Tor Sigve Enoksen", "P / peerg": letters in the place of a picture, of the name under them: the first
 * of its first word, then first ones of others. */
static bool is_initial(const osk__page_lines *lines, size_t i)
{
    size_t next = osk__skip_blanks(lines, i + 1), length;
    osk_slice s = lines->lines[i].text, name = next < lines->count ? lines->lines[next].text : s;
    if (is_beginning(s, name) && lines->lines[next].shapes & (OSK__LINE_NAME | OSK__LINE_HANDLE))
        return true;
    if (s.length > 6 || name.length <= s.length || !(lines->lines[next].shapes & (OSK__LINE_NAME | OSK__LINE_HANDLE)) ||
        !(length = same_letter(s, name, true)))
        return false;
    s = osk__slice_behind(s, length);
    for (size_t k = 1; s.length && k < name.length; k++)
        if (name.data[k - 1] == ' ' && (length = same_letter(s, osk__slice_behind(name, k), false)))
            s = osk__slice_behind(s, length);
    return s.length == 0;
}

/* "Kari Nordmann / NO / • / 3 anmeldelser": where somebody is from, in two capitals between the name and a dot. */
static bool is_country(const osk__page_lines *lines, size_t i)
{
    osk_slice s = lines->lines[i].text;
    size_t next = next_line(lines, i);
    return i > 0 && s.length == 2 && s.data[0] >= 'A' && s.data[0] <= 'Z' && s.data[1] >= 'A' && s.data[1] <= 'Z' && next < lines->count &&
           (osk__slice_is(lines->lines[next].text, "\xE2\x80\xA2") || osk__slice_is(lines->lines[next].text, "\xC2\xB7")) &&
           lines->lines[i - 1].shapes & (OSK__LINE_NAME | OSK__LINE_HANDLE);
}

bool osk__page_lines_make(osk__page_lines *lines, const osk_corpus *corpus, osk_error *error)
{
    lines->count = corpus->line_count;
    lines->clocks = lines->numbers = 0;
    lines->lines = osk__take(corpus->line_count, sizeof *lines->lines, error);
    if (!lines->lines)
        return false;
    for (size_t i = 0; i < lines->count; i++)
        lines->lines[i] = osk__line_read(osk__corpus_line(corpus, i));
    for (size_t i = 0; i + 1 < lines->count; i++)
        if (is_label(&lines->lines[i]) && lines->lines[i + 1].shapes & (OSK__LINE_TIME | OSK__LINE_COUNT))
            pair(lines, &i);
    for (size_t i = 0; i + 1 < lines->count; i++)
        mark_counted(&lines->lines[i], &lines->lines[i + 1]);
    for (size_t i = 0; i + 1 < lines->count; i++)
        mark_about_time(lines, i);
    for (size_t i = 0; i + 1 < lines->count; i++)
        if (is_answering(lines, i)) {
            lines->lines[i].shapes = OSK__LINE_META;
            lines->lines[i + 1].shapes = OSK__LINE_REPLIES;
            lines->lines[i + 1].name = lines->lines[i + 1].text;
        }
    for (size_t i = 0; i + 1 < lines->count; i++) {
        if (lines->lines[i].shapes & OSK__LINE_BADGE)
            mark_badge_again(lines, i);
        mark_reactions(lines, i);
        mark_sign(lines, i);
        if (is_selected(lines->lines[i].text))
            lines->lines[i].shapes = lines->lines[next_line(lines, i) < lines->count ? next_line(lines, i) : i].shapes = OSK__LINE_META;
    }
    for (size_t i = 0; i + 2 < lines->count; i++)
        if (is_announced(lines, i))
            lines->lines[i].shapes = OSK__LINE_FRAME;
        else
            mark_told(lines, i);
    for (size_t i = 0; i + 1 < lines->count; i++)
        if (lines->lines[i].shapes & OSK__LINE_TIME && !(lines->lines[i].shapes & OSK__LINE_EDITED))
            mark_twice(lines, i);
    for (size_t i = 0; i < lines->count; i++)
        if (is_initial(lines, i))
            lines->lines[i].shapes = OSK__LINE_FRAME | OSK__LINE_META;
    for (size_t i = 0; i < lines->count; i++)
        if (is_country(lines, i))
            lines->lines[i].shapes = OSK__LINE_META;
    for (size_t i = 0; i < lines->count; i++)
        if (is_related(lines, i))
            for (size_t k = 0; k < 3; k++)
                lines->lines[i + k].shapes = OSK__LINE_FRAME;
    return osk__page_repeats(lines, error);
}
