/* Steps against lines: does a head or a tail stand here? */
#include "layout.h"

#include "../base/unicode.h"
#include "../base/utf8.h"
#include "clock.h"
#include "corpus.h"
#include "line_parts.h"

#include <stdlib.h>
#include <string.h>

enum { BLANKS = 3, LEAST_HEADLINED = 3 };

static size_t skip_blanks(const osk__page_lines *lines, size_t i)
{
    size_t from = i;
    while (i < lines->count && i - from < BLANKS && lines->lines[i].shapes & OSK__LINE_BLANK)
        i++;
    return i;
}

static bool is_one_of(osk_slice s, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (osk__slice_is(s, list[i]))
            return true;
    return false;
}

/* "Joined / Jan 12, 2018 / Messages / 87 / Location / Hamar": labels of a forum's head on lines of their own. */
static bool is_label(const osk__line *line)
{
    static const char *const labels[] = {"Joined", "Join Date", "Messages", "Posts", "Reaction score", "Points", "Trophy points",
                                         "Location", "Solutions", "Likes", "Age", "Start date", "Startdato", "Registrert", "Ble med", "Ble medlem", "Medlem siden",
                                         "Innlegg", "Meldinger", "Antall innlegg", "Reaksjonspoeng", "Antall reaksjoner", "Reaksjoner mottatt", "Poeng", "Sted", "Bosted", "Alder"};
    osk_slice s = line->text;
    s.length -= s.length && s.data[s.length - 1] == ':';
    return is_one_of(s, labels, sizeof labels / sizeof *labels);
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

/* "Oppdatert": what a date behind it or under it is of. */
static bool is_of_time(osk_slice s)
{
    s.length -= s.length && s.data[s.length - 1] == ':';
    return s.length && osk__slice_begins_any(s, osk__line_before_time, osk__line_before_times) == s.length;
}

/* "Nivå 2: Nysgjerrig" between a name and a time over a text: no name has a colon. */
static bool is_labelled(const osk__page_lines *lines, size_t i)
{
    enum { LONGEST_LABELLED = 40 };
    const osk__line *line = &lines->lines[i];
    size_t text = skip_blanks(lines, i + 2);
    return i && text < lines->count && !(lines->lines[text].shapes & OSK__LINE_INTERFACE) && line->text.length < LONGEST_LABELLED && osk__slice_find(line->bare, ": ") < SIZE_MAX && lines->lines[i + 1].shapes & OSK__LINE_TIME &&
           !(line->shapes & (OSK__LINE_TIME | OSK__LINE_INTERFACE)) && lines->lines[i - 1].shapes & (OSK__LINE_NAME | OSK__LINE_HANDLE) &&
           !(lines->lines[i - 1].shapes & OSK__LINE_INTERFACE);
}

/* "Publisert: / 12. juni 2023 / Oppdatert: / 13. juni 2023": the first date counts. */
static void mark_dated(const osk__page_lines *lines, size_t i)
{
    osk_slice label = lines->lines[i].text;
    if (label.length < 4 || !is_of_time(label) || lines->lines[i + 1].shapes != OSK__LINE_TIME ||
        (label.data[label.length - 1] != ':' && osk__clock_age(lines->lines[i + 1].time))) /* "Redigert / 4 t" */
        return;
    lines->lines[i].shapes = OSK__LINE_META | OSK__LINE_BADGE;
    if (osk__slice_begins_any(label, osk__line_edited, osk__line_edited_count))
        lines->lines[i + 1].shapes = OSK__LINE_META | OSK__LINE_BADGE;
}

/* "384 / visninger": a number over what it counts; "331 / kommentarer" says how many there are. */
static void mark_counted(osk__line *number, osk__line *label)
{
    static const char *const labels[] = {"visninger", "visningar", "visning", "views", "view", "liker", "likes", "like", "lenker", "lenkjer",
                                         "lenke", "links", "link", "fremhevelser", "fremhevelse", "favoritter", "favoritt", "boosts", "boost", "favourites",
                                         "favorites", "favourite", "favorite", "brukere", "brukarar", "bruker", "users", "user"};
    static const char *const stated[] = {"kommentarer", "kommentarar", "kommentar", "comments", "comment"};
    bool comments = is_one_of(label->text, stated, sizeof stated / sizeof *stated);
    if (!(number->shapes & OSK__LINE_COUNT) || (!comments && !is_one_of(label->text, labels, sizeof labels / sizeof *labels)))
        return;
    number->shapes = label->shapes = OSK__LINE_FRAME;
    if (comments && osk__line_number(number->text, &number->number))
        number->shapes |= OSK__LINE_STATED;
}

static size_t next_line(const osk__page_lines *lines, size_t i)
{
    return skip_blanks(lines, i + 1);
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
    return is_one_of(s, selected, sizeof selected / sizeof *selected);
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
    size_t next = skip_blanks(lines, i + 1), length;
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
        if (is_labelled(lines, i))
            lines->lines[i].shapes = OSK__LINE_META | OSK__LINE_BADGE;
        else
            mark_dated(lines, i);
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

/* ---- one step ---- */

/* "Kari Nordmann text": the rest behind the name. */
static bool begins_again(osk_slice name, osk_slice line, osk_slice *rest)
{
    if (line.length < name.length || memcmp(line.data, name.data, name.length) != 0)
        return false;
    *rest = osk__slice(line.data + name.length, line.length - name.length);
    osk_slice trimmed = osk__line_trim(*rest);
    bool parted = trimmed.length == 0 || trimmed.data != rest->data;
    *rest = trimmed;
    return parted;
}

/* "Kari Nordmann svarte · 2 svar" */
static bool has_replied(osk_slice rest)
{
    static const char *const replied[] = {"svarte", "svara", "har svart", "replied", "has replied"};
    size_t length = osk__slice_begins_any(rest, replied, sizeof replied / sizeof *replied);
    rest = osk__line_trim(osk__slice_behind(rest, length));
    return length && (rest.length == 0 || osk__slice_begins(rest, "\xC2\xB7"));
}

/* "@kari@example.no": an account of Mastodon, which stands under a name. */
static bool is_account(osk_slice s)
{
    return s.length > 1 && s.data[0] == '@' && memchr(s.data + 1, '@', s.length - 1);
}

/* "Like", "Author" and the like are nobody's names. */
static bool could_be_author(const osk__line *line)
{
    uint32_t others = (OSK__LINE_INTERFACE | OSK__LINE_ADVERT | OSK__LINE_SIDEBAR) & ~(uint32_t)OSK__LINE_BADGE;
    if (line->shapes & OSK__LINE_PROFILE && !line->name.data) /* "LinkedIn Member" is all that is said of somebody */
        others &= ~(uint32_t)OSK__LINE_PROFILE;
    bool labelled = osk__slice_find(line->bare, ": ") < SIZE_MAX;
    if (line->shapes & others || is_of_time(line->text) || is_account(line->text) || labelled /* "Emne: Re: Lekser" */ || osk__slice_begins(line->text, "\xE2\x80\xA2") || osk__slice_begins(line->text, "r/"))
        return false;
    return !(line->shapes & OSK__LINE_BADGE) || line->bare.length < line->text.length;
}

/* Where a name ends that its text follows in the line: before the last capital of a run that small letters follow, "Kari
 * Nordmann Helt enig"; else where the run does. Longer runs hold other names too: then the first two words, as a guess. */
static bool split_before(osk_slice line, osk__found *found)
{
    size_t ends[8], words = osk__line_leading_names(line, ends, 8);
    if (words == 0)
        return false;
    osk_slice rest = osk__line_trim(osk__slice_behind(line, ends[words - 1]));
    uint32_t first = rest.length ? osk__utf8_value(rest.data) : 0;
    bool small = rest.length && osk__unicode_letter(first) && !osk__unicode_upper(first);
    if (small && --words == 0)
        return false;
    found->parted = words > 3 || words < 2;
    words = words > 3 ? 2 : words;
    found->author = osk__slice(line.data, ends[words - 1]);
    found->body = osk__line_trim(osk__slice_behind(line, ends[words - 1]));
    return found->body.length > 0;
}

/* Does a comment's row of buttons, or something of the page, stand right before line `i`? */
static bool is_behind_page(const osk__page_lines *lines, size_t i)
{
    while (i-- > 0)
        if (!(lines->lines[i].shapes & OSK__LINE_BLANK))
            return lines->lines[i].shapes & (OSK__LINE_ACTIONS | OSK__LINE_FRAME | OSK__LINE_STATED | OSK__LINE_UNLOADED);
    return false;
}

/* "u/kari89": kari89 */
static osk_slice plain_name(osk_slice name)
{
    return osk__slice_behind(name, osk__slice_begins(name, "u/"));
}

/* A line that names the author, alone or with more. */
static bool take_author(const osk__page_lines *lines, size_t i, osk__role role, osk__found *found)
{
    const osk__line *line = &lines->lines[i];
    found->author_line = i;
    switch (role) {
    case OSK__ROLE_AUTHOR:
        found->author = plain_name(line->whom.data ? osk__line_name(line->name) : line->bare);
        found->answers = line->whom.data ? line->whom : found->answers;
        found->answers_last = osk__line_answers_last(line->text);
        return could_be_author(line);
    case OSK__ROLE_BYLINE:
        found->author = line->name;
        found->time = line->time;
        found->answers = line->whom.data ? line->whom : found->answers;
        return line->time.data != NULL;
    case OSK__ROLE_SAID: found->author = osk__line_name(line->name); return line->time.data == NULL;
    default: /* OSK__ROLE_BEFORE */
        return is_behind_page(lines, i) && !(line->shapes & OSK__LINE_INTERFACE) && split_before(line->text, found);
    }
}

/* Is all of `s` an age in full, "1 måned siden", and as long ago as `time`, "1 md."? */
static bool same_age(osk_slice s, osk_slice time)
{
    osk__when full, brief;
    return osk__clock_age(s) == s.length && osk__clock_is(s, &full) && osk__clock_is(time, &brief) && brief.kind == OSK__AGE &&
           brief.brief && full.amount == brief.amount && full.unit == brief.unit;
}

/* "Redigert i går 11:42": a date or a day with its hour behind the word, where others have "Redigert 3 t". */
static bool is_when_changed(const osk__line *line)
{
    static const char *const changed[] = {"Redigert", "redigert", "Sist redigert", "Edited", "Last edited", "Endret", "Endra", "Sist endret", "Sist endra"};
    osk__when when;
    return line->time.data && line->time.data > line->text.data && osk__slice_begins_any(line->text, changed, sizeof changed / sizeof *changed) &&
           osk__clock_is(line->time, &when) && !when.brief && when.date.hour >= 0;
}

/* A line with something about the comment whose author is known. */
static bool take_more(const osk__line *line, osk__role role, osk__found *found)
{
    switch (role) {
    case OSK__ROLE_WHOM: found->answers = line->bare; return could_be_author(line);
    case OSK__ROLE_AGAIN: return begins_again(found->author, line->text, &found->body) && !has_replied(found->body);
    case OSK__ROLE_TWICE:
    case OSK__ROLE_SAME:
        found->twice = role == OSK__ROLE_TWICE;
        return osk__slice_equal(line->bare, found->author);
    case OSK__ROLE_ACCOUNT: return line->text.length > 1 && line->text.data[0] == '@' && !memchr(line->text.data, ' ', line->text.length);
    case OSK__ROLE_TIME: /* "Redigert 02.01.2024 kl 08:20" under a text is no comment's; a row of buttons may have none; "2 d •" is the time, "2 dager siden • Synlig for alle" that once more */
        if (!found->time.data && is_when_changed(line))
            return false;
        found->time = found->time.data ? found->time : line->time;
        return line->time.data != NULL;
    case OSK__ROLE_AGE_AGAIN: return same_age(line->text, found->time);
    case OSK__ROLE_LAST_TIME:
        found->time = line->time;
        return line->time.data && line->time.data + line->time.length == line->text.data + line->text.length;
    case OSK__ROLE_DEGREE: return !(line->shapes & OSK__LINE_META);
    case OSK__ROLE_ANSWERS: /* "Svar til deg som spør" is text */
        found->answers = line->name;
        return line->name.data && (line->answers || osk__line_name_words(line->name) || !memchr(line->name.data, ' ', line->name.length));
    default: return true;
    }
}

/* "Jobber i butikk" behind the time begins the text, unless other lines about the author stand right over it. */
static bool begins_text(const osk__page_lines *lines, size_t i, const osk__found *found)
{
    if (!lines->lines[i].spoken || !found->time.data)
        return false;
    while (i-- > 0)
        if (!(lines->lines[i].shapes & OSK__LINE_BLANK))
            return !(lines->lines[i].shapes & (OSK__LINE_BADGE | OSK__LINE_META));
    return true;
}

static bool take_line(const osk__page_lines *lines, size_t i, const osk__step *step, osk__found *found)
{
    const osk__line *line = &lines->lines[i];
    bool author = step->role == OSK__ROLE_AUTHOR || step->role == OSK__ROLE_BYLINE || step->role == OSK__ROLE_SAID ||
                  step->role == OSK__ROLE_BEFORE;
    osk__found with = *found;
    if (!(line->shapes & step->shapes) || (step->role == OSK__ROLE_NONE && begins_text(lines, i, found)) ||
        !(author ? take_author(lines, i, step->role, &with) : take_more(line, step->role, &with)))
        return false;
    bool dot = line->shapes == (OSK__LINE_BADGE | OSK__LINE_COUNT); /* any site has it */
    *found = with;
    found->shapes |= dot ? OSK__LINE_COUNT : line->shapes;
    return true;
}

/* Any line is taken sparingly, what has a shape of its own greedily. */
static bool fit_from(const osk__page_lines *lines, const osk__step *steps, size_t step, size_t i, osk__found *found)
{
    if (steps[step].most == 0) {
        found->end = i;
        return true;
    }
    size_t places[16] = {i}, taken = 0;
    bool sparing = steps[step].shapes == OSK__LINE_ANY;
    osk__found before = *found;
    for (; taken < steps[step].most; taken++) {
        if (sparing && taken >= steps[step].least) {
            osk__found with = *found;
            with.taken[step] = (uint8_t)taken;
            if (fit_from(lines, steps, step + 1, places[taken], &with)) {
                *found = with;
                return true;
            }
        }
        size_t next = skip_blanks(lines, places[taken]);
        if (next >= lines->count || !take_line(lines, next, &steps[step], found))
            break;
        places[taken + 1] = next + 1;
    }
    for (; taken + 1 > steps[step].least; taken--) {
        /* The roles of a shorter taking are those of its last line; none but headlines are taken more than once. */
        osk__found with = taken ? *found : before;
        with.taken[step] = (uint8_t)taken;
        if (fit_from(lines, steps, step + 1, places[taken], &with)) {
            *found = with;
            return true;
        }
        if (taken == 0)
            break;
    }
    *found = before;
    return false;
}

/* The headline's lines, as one slice. */
static void find_headline(const osk__page_lines *lines, size_t i, osk__found *found)
{
    for (size_t step = 0; found->steps[step].most; step++)
        for (size_t taken = 0; taken < found->taken[step]; taken++) {
            i = skip_blanks(lines, i);
            osk_slice line = lines->lines[i++].text;
            if (found->steps[step].role != OSK__ROLE_HEADLINE)
                continue;
            if (!found->headline.data)
                found->headline = line;
            found->headline.length = (size_t)(line.data + line.length - found->headline.data);
        }
}

bool osk__steps_fit(const osk__page_lines *lines, const osk__step *steps, size_t i, osk_slice author, osk__found *found)
{
    memset(found, 0, sizeof *found);
    found->author = author;
    found->start = i;
    found->steps = steps;
    if (!steps || i >= lines->count || lines->lines[i].shapes & OSK__LINE_BLANK || !fit_from(lines, steps, 0, i, found))
        return false;
    find_headline(lines, i, found);
    return true;
}

/* A head with lines of any kind may begin a line too early, "Innlegg / Kari Nordmann / • 2nd": does it fit from its second
 * line on, with another author? */
static bool begins_later(const osk__page_lines *lines, const osk__step *steps, uint32_t needs, size_t i, const osk__found *found)
{
    osk__found later;
    size_t next = skip_blanks(lines, i + 1);
    return found->author_line == i && next + 1 < found->end &&
           (lines->lines[next].shapes & OSK__LINE_PROFILE || lines->lines[skip_blanks(lines, next + 1)].shapes & OSK__LINE_BADGE) && osk__steps_fit(lines, steps, next, osk__slice(NULL, 0), &later) &&
           later.end == found->end && !(lines->lines[later.author_line].shapes & (OSK__LINE_META | OSK__LINE_BADGE)) && (!needs || later.shapes & needs) && !osk__slice_equal(later.author, found->author);
}

/* Under a blank line, without one in it, and the author one word. */
static bool is_compact(const osk__page_lines *lines, const osk__found *found)
{
    for (size_t i = found->start; i < found->end; i++)
        if (lines->lines[i].shapes & OSK__LINE_BLANK)
            return false;
    return (found->start == 0 || lines->lines[found->start - 1].shapes & OSK__LINE_BLANK) &&
           !memchr(found->author.data, ' ', found->author.length);
}

bool osk__head_fits(const osk__page_lines *lines, const osk__layout_form *form, size_t head, size_t i, osk__found *found)
{
    return osk__steps_fit(lines, form->heads[head], i, osk__slice(NULL, 0), found) &&
           (!form->head_needs || found->shapes & form->head_needs || found->twice) && (!form->compact || is_compact(lines, found)) &&
           !(found->headline.data && !(form->headlined && head == form->headlined) &&
             begins_later(lines, form->heads[head], form->head_needs, i, found));
}

bool osk__post_fits(const osk__page_lines *lines, const osk__layout_form *form, size_t i, osk__found *found)
{
    for (size_t p = 0; p < OSK__POSTS && form->posts[p]; p++)
        if (osk__steps_fit(lines, form->posts[p], i, osk__slice(NULL, 0), found) &&
            (!form->post_needs || found->shapes & form->post_needs) &&
            !(found->headline.data && begins_later(lines, form->posts[p], form->post_needs, i, found)))
            return true;
    return false;
}

bool osk__tail_fits(const osk__page_lines *lines, const osk__layout_form *form, size_t i, osk_slice author,
                    osk__found *found)
{
    for (size_t t = 0; t < OSK__TAILS && form->tails[t]; t++)
        if (osk__steps_fit(lines, form->tails[t], i, author, found))
            return true;
    return false;
}

/* ---- the layout of a page ---- */

/* A head right over buttons has no text: where a page is full of them, what stands over their times are texts. */
static bool has_text(const osk__page_lines *lines, const osk__layout_form *form, const osk__found *head)
{
    osk__found tail;
    return head->body.length || !osk__tail_fits(lines, form, skip_blanks(lines, head->end), head->author, &tail);
}

static size_t count_heads(const osk__page_lines *lines, const osk__layout_form *form, size_t head)
{
    osk__found found;
    size_t count = 0;
    for (size_t i = 0; i < lines->count; i++)
        if (osk__head_fits(lines, form, head, i, &found)) {
            count += has_text(lines, form, &found);
            i = found.end - 1;
        }
    return count;
}

static size_t count_tails(const osk__page_lines *lines, const osk__layout_form *form)
{
    osk__found found;
    size_t count = 0;
    for (size_t i = 0; i < lines->count; i++)
        if (osk__tail_fits(lines, form, i, osk__slice(NULL, 0), &found)) {
            count++;
            i = found.end - 1;
        }
    return count;
}

static bool is_text_over(const osk__page_lines *lines, size_t i)
{
    while (i-- > 0)
        if (!(lines->lines[i].shapes & OSK__LINE_BLANK))
            return !(lines->lines[i].shapes & (OSK__LINE_INTERFACE | OSK__LINE_ADVERT | OSK__LINE_META));
    return false;
}

/* Tails that name their authors. Heads look the same, but a text stands behind the last of them, and the page's own words over the
 * first. */
static size_t count_below(const osk__page_lines *lines, const osk__layout_form *form)
{
    osk__found found;
    size_t count = 0, over = 0, end = 0;
    for (size_t i = 0; i < lines->count; i++)
        if (osk__tail_fits(lines, form, i, osk__slice(NULL, 0), &found)) {
            count++;
            over += is_text_over(lines, i);
            end = found.end;
            i = end - 1;
        }
    end = skip_blanks(lines, end);
    return over == count && (end >= lines->count || lines->lines[end].shapes & OSK__LINE_INTERFACE) ? count : 0;
}

static size_t count_marks(const osk__page_lines *lines, uint32_t marks)
{
    size_t count = 0;
    for (size_t i = 0; i < lines->count; i++)
        count += (lines->lines[i].shapes & marks) &&
                 (marks & OSK__LINE_BADGE || !(lines->lines[i].shapes & (OSK__LINE_BYLINE | OSK__LINE_FRAME | OSK__LINE_BADGE)));
    return count;
}

/* A sign that begins with = is one word. */
static bool is_sign(osk_slice text, const char *sign)
{
    bool word = sign[0] == '=';
    return text.length && text.length <= 80 && !(word && memchr(text.data, ' ', text.length)) &&
           osk__line_fits(text, sign + word, NULL, NULL);
}

static size_t count_signs(const osk__page_lines *lines, const char *const *signs)
{
    size_t count = 0;
    for (size_t i = 0; signs && i < lines->count; i++)
        for (size_t s = 0; signs[s]; s++)
            if (is_sign(lines->lines[i].text, signs[s])) {
                count++;
                break;
            }
    return count;
}

/* Heads whose name stands over a line that head 0 would take for the name. */
static size_t count_headlined(const osk__page_lines *lines, const osk__layout_form *form)
{
    osk__found found, plain;
    osk_slice first = {NULL, 0};
    size_t count = 0;
    bool others = false; /* a button of every comment is no name */
    for (size_t i = 0; i < lines->count; i++) {
        if (!osk__head_fits(lines, form, form->headlined, i, &found) || osk__head_fits(lines, form, 0, i, &plain) ||
            osk__line_name_words(found.author) == 0)
            continue;
        count += osk__head_fits(lines, form, 0, skip_blanks(lines, i + 1), &plain);
        others = others || (first.data && !osk__slice_equal(first, found.author));
        first = first.data ? first : found.author;
        i = found.end - 1;
    }
    return others ? count : 0;
}

/* People who speak twice, with the same words under their names both times; 0 if one has others the second time. */
static size_t count_under_names(const osk__page_lines *lines, const osk__layout_form *form)
{
    enum { NEAR = 40 };
    struct { osk_slice name, under; } last[NEAR] = {{{NULL, 0}, {NULL, 0}}};
    osk__found found;
    size_t count = 0, seen = 0;
    for (size_t i = 0; i < lines->count; i++) {
        if (!osk__tail_fits(lines, form, i, osk__slice(NULL, 0), &found))
            continue;
        i = found.end - 1;
        osk__found head;
        size_t next = skip_blanks(lines, found.end);
        while (next < lines->count && (lines->lines[next].shapes & OSK__LINE_BLANK || lines->lines[next].shapes & OSK__LINE_INTERFACE))
            next++;
        if (!osk__steps_fit(lines, form->heads[0], next, osk__slice(NULL, 0), &head) || osk__slice_words(head.headline) < 2)
            continue;
        for (size_t k = 0; k < NEAR; k++)
            if (last[k].name.data && osk__slice_equal(last[k].name, head.author)) {
                if (!osk__slice_equal(last[k].under, head.headline))
                    return 0;
                count++;
                break;
            }
        last[seen % NEAR].name = head.author;
        last[seen++ % NEAR].under = head.headline;
    }
    return count;
}

size_t osk__form_fits(const osk__page_lines *lines, const osk__layout_form *form, size_t *head)
{
    size_t best = 0;
    *head = 0;
    for (size_t h = 0; h < OSK__HEADS && form->heads[h] && !form->weak; h++) {
        if (form->headlined && h == form->headlined)
            continue;
        size_t count = count_heads(lines, form, h);
        if (count > best) {
            best = count;
            *head = h;
        }
    }
    if (form->weak)
        best = form->below ? count_below(lines, form) : count_tails(lines, form);
    size_t rows = form->rows || form->closed ? count_tails(lines, form) : 0;
    if (form->closed && rows * 2 < best) /* one comment would swallow the others */
        return 0;
    if (form->rows)
        best = rows > best + 1 ? 0 : best < rows ? best : rows;
    if (form->headlined && *head == 0 && count_headlined(lines, form) * 10 >= best * 9 && best >= LEAST_HEADLINED)
        *head = form->headlined;
    size_t signs = count_signs(lines, form->signs) + (form->clocked ? lines->clocks : 0) + (form->numbered ? lines->numbers : 0);
    if (form->under_names && signs == 0)
        signs = count_under_names(lines, form);
    if (form->signed_only && signs == 0)
        return 0;
    return best < form->needs ? best : 2 * best + count_marks(lines, form->marks) + 2 * signs;
}
