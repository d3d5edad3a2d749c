/* What a line of a page could be. */
#include "line.h"

#include "../base/unicode.h"
#include "../base/utf8.h"
#include "clock.h"

#include <string.h>

/* Longer lines are text, whatever they begin with. */
enum { LONGEST = 300, LONGEST_HANDLE = 64, LONGEST_BYLINE = 120 };

/* ---- white space ---- */

/* Bytes of white space or a mark of direction at the start of `s`: ASCII, U+00A0, U+200B to U+200F, U+202A to U+202F,
 * U+2066 to U+2069, U+FEFF. */
static size_t blank_length(osk_slice s)
{
    if (s.length == 0)
        return 0;
    if (s.data[0] == ' ' || (s.data[0] >= '\t' && s.data[0] <= '\r'))
        return 1;
    if (osk__slice_begins(s, "\xC2\xA0"))
        return 2;
    if (s.length < 3 || (s.data[0] != '\xE2' && s.data[0] != '\xEF'))
        return 0;
    uint32_t value = osk__utf8_value(s.data);
    bool unseen = (value >= 0x200B && value <= 0x200F) || (value >= 0x202A && value <= 0x202F) ||
                  (value >= 0x2066 && value <= 0x2069) || value == 0xFEFF;
    return unseen ? 3 : 0;
}

static size_t blanks_length(osk_slice s)
{
    size_t length = 0, step;
    while ((step = blank_length(osk__slice_behind(s, length))))
        length += step;
    return length;
}

osk_slice osk__line_trim(osk_slice s)
{
    s = osk__slice_behind(s, blanks_length(s));
    while (s.length) {
        size_t back = 1;
        while (back < 3 && back < s.length && ((unsigned char)s.data[s.length - back] & 0xC0) == 0x80)
            back++;
        if (blank_length(osk__slice(s.data + s.length - back, back)) != back)
            return s;
        s.length -= back;
    }
    return s;
}

/* ---- patterns ---- */

/* "12", "1 204", "1,204", "1.2K", "6,3k", "12 000": its length at the start of `s`, or 0. */
static size_t number_length(osk_slice s, size_t *number)
{
    size_t i = 0, value = 0, decimals = 0, unit = 1;
    bool thousands = true;
    for (;;) {
        size_t digits = 0;
        for (; i < s.length && s.data[i] >= '0' && s.data[i] <= '9'; i++, digits++)
            value = value < 100000000 ? value * 10 + (size_t)(s.data[i] - '0') : value;
        if (digits == 0)
            return 0;
        osk_slice rest = osk__slice_behind(s, i);
        size_t space = osk__slice_begins(rest, "\xC2\xA0") ? 2 : rest.length && strchr(" ,.", rest.data[0]) ? 1 : 0;
        osk_slice next = osk__slice_behind(rest, space);
        size_t group = 0;
        while (group < next.length && next.data[group] >= '0' && next.data[group] <= '9')
            group++;
        if (!space || !thousands || group == 0)
            break;
        if (group != 3) { /* decimals: "1.2K" */
            if (space == 2 || rest.data[0] == ' ' || group > 2 || !(next.length > group && strchr("KkM", next.data[group])))
                break;
            thousands = false;
            decimals = group;
        }
        i += space;
    }
    osk_slice rest = osk__slice_behind(s, i);
    if (rest.length && strchr("KkM", rest.data[0]) && (rest.length == 1 || !osk__unicode_letter(osk__utf8_value(rest.data + 1)))) {
        unit = rest.data[0] == 'M' ? 1000000 : 1000;
        i++;
    } else if (decimals) {
        return 0;
    }
    for (; decimals && unit > 1; decimals--)
        unit /= 10;
    *number = value * unit;
    return i;
}

/* A pattern against a text. A * takes as little as it can; the texts are short. */
struct fit { osk_slice *name; size_t *number; bool has_name, has_number; };

static bool fits(struct fit *fit, osk_slice text, const char *pattern);

static bool fits_star(struct fit *fit, osk_slice text, const char *pattern)
{
    bool first = !fit->has_name;
    fit->has_name = true;
    for (size_t i = 0; i <= text.length; i++) {
        if (i < text.length && ((unsigned char)text.data[i] & 0xC0) == 0x80)
            continue;
        bool numbered = fit->has_number;
        if (fits(fit, osk__slice_behind(text, i), pattern)) {
            if (first && fit->name)
                *fit->name = osk__line_trim(osk__slice(text.data, i));
            return true;
        }
        fit->has_number = numbered; /* what a failed try found is forgotten */
        if (*pattern == '\0') /* the last star takes all */
            i = text.length - 1;
    }
    fit->has_name = !first;
    return false;
}

/* One thing of the pattern at the start of the text: its length, or 0. */
static size_t fit_one(struct fit *fit, osk_slice text, const char *pattern, size_t *taken)
{
    size_t number;
    *taken = 1;
    if (*pattern == ' ')
        return blanks_length(text);
    if (*pattern == '\'')
        return text.length && text.data[0] == '\'' ? 1 : osk__slice_begins(text, "\xE2\x80\x99");
    if (*pattern != '#')
        return text.length && text.data[0] == *pattern;
    if (pattern[1] == '#') { /* "##": "#12" */
        *taken = 2;
        return text.length > 1 && text.data[0] == '#' && number_length(osk__slice_behind(text, 1), &number)
                   ? 1 + number_length(osk__slice_behind(text, 1), &number) : 0;
    }
    size_t length = number_length(text, &number);
    if (length && fit->number && !fit->has_number) {
        *fit->number = number;
        fit->has_number = true;
    }
    return length;
}

static bool fits(struct fit *fit, osk_slice text, const char *pattern)
{
    while (*pattern && *pattern != '*') {
        size_t taken, length = fit_one(fit, text, pattern, &taken);
        if (length == 0)
            return false;
        text = osk__slice_behind(text, length);
        pattern += taken;
    }
    return *pattern ? fits_star(fit, text, pattern + 1) : text.length == 0;
}

bool osk__line_fits(osk_slice text, const char *pattern, osk_slice *name, size_t *number)
{
    struct fit fit = {name, number, false, false};
    /* Nearly all fail at the first byte. */
    if (text.length == 0 || (*pattern != '*' && *pattern != '#' && *pattern != '\'' && *pattern != text.data[0]))
        return false;
    return fits(&fit, text, pattern);
}

/* ---- names ---- */

static bool is_particle(osk_slice word)
{
    static const char *const particles[] = {"af", "al", "av", "bin", "&", "d'", "da", "de", "del", "den", "der", "di", "dos",
                                            "du", "el", "la", "le", "og", "van", "von", "ter", "ten", "zu", "i", "y", "jr.", "sr.", "jr", "sr", "d.y.", "d.e."};
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
        if (osk__slice_is(word, particles[i]))
            return true;
    return false;
}

static bool is_name_word(osk_slice word)
{
    if (is_particle(word))
        return true;
    if (word.length > 2 && word.data[0] == '"' && word.data[word.length - 1] == '"') /* Tor "Toto" Øien */
        word = osk__slice(word.data + 1, word.length - 2);
    for (size_t i = 0; i < word.length;) {
        uint32_t value = osk__utf8_value(word.data + i);
        bool joint = value == '-' || value == '\'' || value == '.' || value == 0x2019;
        if (i == 0 ? !osk__unicode_upper(value) : !(joint || osk__unicode_letter(value)))
            return osk__unicode_emoji(value) || (i > 0 && value == 0xFE0F);
        i += osk__utf8_next(word.data + i, word.length - i, NULL);
    }
    return word.length > 0;
}

size_t osk__line_leading_names(osk_slice s, size_t *ends, size_t most)
{
    size_t words = 0, at = 0;
    while (words < most && at < s.length) {
        size_t end = at;
        while (end < s.length && !blank_length(osk__slice_behind(s, end)))
            end++;
        osk_slice word = osk__slice(s.data + at, end - at);
        bool emoji = osk__unicode_emoji(osk__utf8_value(word.data));
        if (emoji || !is_name_word(word) || (words == 0 && !osk__unicode_upper(osk__utf8_value(word.data))))
            break;
        ends[words++] = end;
        at = end + blanks_length(osk__slice_behind(s, end));
    }
    return words;
}

size_t osk__line_name_words(osk_slice s)
{
    size_t words = 0;
    if (s.length > 80)
        return 0;
    while (s.length) {
        size_t length = 0;
        while (length < s.length && !blank_length(osk__slice_behind(s, length)))
            length++;
        osk_slice word = osk__slice(s.data, length);
        if (!is_name_word(word) || (words == 0 && !osk__unicode_upper(osk__utf8_value(word.data))))
            return 0;
        words++;
        s = osk__slice_behind(s, length);
        s = osk__slice_behind(s, blanks_length(s));
    }
    return words <= 6 ? words : 0;
}

/* Something that an interface prints as a name though it is none: short, without the end of a sentence. */
static bool is_handle(osk_slice s)
{
    size_t words = 0;
    if (s.length == 0 || s.length > LONGEST_HANDLE || strchr(".!?:;,", s.data[s.length - 1]) || osk__slice_begins(s, "http"))
        return false;
    bool letter = false;
    for (size_t i = 0; i < s.length; i += osk__utf8_next(s.data + i, s.length - i, NULL)) {
        letter = letter || osk__unicode_letter(osk__utf8_value(s.data + i));
        words += i > 0 && s.data[i] == ' ';
    }
    return letter && words < 6;
}

osk_slice osk__line_name(osk_slice s)
{
    osk_slice name;
    static const char *const with[] = {"* \xE2\x80\xA2 *", "* \xC2\xB7 *", "* (#+)", "Av *", "By *", "* sier:", "* seier:", "* says:", "* sa:", "* said:", "* sa...", "* said...", "* sa\xE2\x80\xA6", "* said\xE2\x80\xA6", "*, *"};
    s = osk__line_trim(s);
    for (size_t i = 0; i < sizeof with / sizeof *with; i++)
        if (osk__line_fits(s, with[i], &name, NULL) && name.length)
            s = name;
    for (size_t i = 1; i + 1 < s.length; i++) /* "Simen Dahl  MOD" */
        if (s.data[i] == ' ' && s.data[i + 1] == ' ')
            s = osk__slice(s.data, i);
    size_t half = s.length / 2;
    if (s.length > 3 && s.length % 2 == 0 && memcmp(s.data, s.data + half, half) == 0)
        s.length = half;
    return osk__line_trim(s);
}

/* ---- times ---- */

/* Length of one of the words at the start of `s`, the longest, with its white space; or 0. */
static size_t word_length(osk_slice s, const char *const *words, size_t count)
{
    size_t length = osk__slice_begins_any(s, words, count);
    return length ? length + blanks_length(osk__slice_behind(s, length)) : 0;
}

/* "#12 ", "Innlegg #3 " */
static size_t count_length(osk_slice s)
{
    size_t number, length;
    if (s.length < 2 || s.data[0] != '#' || !(length = number_length(osk__slice_behind(s, 1), &number)))
        return 0;
    return 1 + length + blanks_length(osk__slice_behind(s, 1 + length));
}

/* A line that says when, and nothing else: "Skrevet 12. mars 2015, 14:05 (redigert)". */
static bool read_time(osk_slice s, osk_slice *time, bool *counted)
{
    size_t length, words = 0;
    *counted = count_length(s) > 0;
    while ((length = osk__clock_read(s, NULL)) == 0) {
        size_t step = word_length(s, osk__line_before_time, osk__line_before_times);
        step = step ? step : count_length(s);
        if (step == 0 || ++words > 5)
            return false;
        s = osk__slice_behind(s, step);
    }
    *time = osk__slice(s.data, length);
    s = osk__slice_behind(s, length);
    s = osk__slice_behind(s, blanks_length(s));
    while (s.length) {
        size_t step = word_length(s, osk__line_behind_time, osk__line_behind_times);
        step = step ? step : count_length(s);
        if (step == 0)
            return false;
        s = osk__slice_behind(s, step);
    }
    return true;
}

/* "Public", "Redigert • Alle •": words for whom a post is, with dots between; "Edited" alone says nothing of that. */
static bool is_audience(osk_slice s)
{
    bool told = false;
    while (s.length) {
        size_t edited = word_length(s, osk__line_edited, osk__line_edited_count);
        size_t length = word_length(s, osk__line_audiences, osk__line_audience_count);
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
static bool read_post_time(osk_slice s, osk_slice *time)
{
    size_t length = osk__clock_read(s, NULL);
    *time = osk__slice(s.data, length);
    if (length == 0)
        return false;
    s = osk__slice_behind(s, length);
    s = osk__slice_behind(s, blanks_length(s));
    size_t mark = osk__slice_begins(s, "\xE2\x80\xA2") ? 3 : osk__slice_begins(s, "\xC2\xB7") ? 2 : 0;
    if (mark == 0)
        return false;
    s = osk__line_trim(osk__slice_behind(s, mark));
    return s.length == 0 || osk__line_fits(s, "*Visible to*", NULL, NULL) || osk__line_fits(s, "*Synlig for*", NULL, NULL) ||
           is_audience(s) || (s.length < 60 && osk__line_fits(s, "*\xC2\xB7", NULL, NULL)); /* "Yesterday at 21:14 · Oslo ·" */
}

/* Without the marks that pages set about their words: "Svar ↓", "View more comments…", "▾ Beste". */
static osk_slice without_marks(osk_slice s)
{
    static const char *const marks[] = {"\xE2\x80\xA6", "...", "\xE2\x80\xBA", "\xC2\xBB", "\xE2\x96\xBE", "\xE2\x96\xBC",
                                        "\xE2\x96\xB8", "\xE2\x96\xBA", "\xE2\x86\x93", "\xE2\x86\x92", "\xE2\x86\xB3",
                                        "\xE2\x86\xA9", "\xE2\x96\xB2", "\xE2\x80\xA2", "\xF0\x9F\x94\x92", "\xF0\x9F\x92\xAC"};
    size_t before = 0;
    while (before != s.length) {
        before = s.length;
        s = osk__line_trim(osk__slice_behind(s, osk__slice_begins_any(s, marks, sizeof marks / sizeof *marks)));
        for (size_t m = 0; m < sizeof marks / sizeof *marks; m++) {
            size_t length = strlen(marks[m]);
            if (s.length > length && memcmp(s.data + s.length - length, marks[m], length) == 0)
                s.length -= length;
        }
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
    part = without_marks(part);
    size_t number, length = word_length(part, osk__line_buttons, osk__line_button_count);
    length = length ? length : word_length(part, osk__line_row_buttons, osk__line_row_button_count);
    osk_slice rest = osk__slice_behind(part, length);
    return length && (rest.length == 0 || osk__line_fits(rest, "(#)", NULL, NULL) || osk__line_fits(rest, ": #", NULL, NULL) ||
                      number_length(rest, &number) == rest.length);
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
    if (number_length(part, &number) == part.length)
        return true;
    for (size_t i = 0; i < part.length; i += osk__utf8_next(part.data + i, part.length - i, NULL))
        if (osk__unicode_letter(osk__utf8_value(part.data + i)))
            return false;
    return true;
}

/* "Like · Reply · 177 · 5 mins", "Svar · Liker (3) · 2 t", "Liker: 12  Svar  Rapporter" */
static bool read_actions(osk_slice s, osk_slice *time, bool *quotes)
{
    size_t buttons = 0, parts = 0;
    *quotes = false;
    for (;; parts++) {
        size_t end = 0;
        while (end < s.length && !parting_length(osk__slice_behind(s, end)))
            end++;
        osk_slice part = osk__line_trim(osk__slice(s.data, end));
        bool button = is_button(part), counted;
        buttons += button;
        *quotes = *quotes || osk__slice_is(part, "Siter") || osk__slice_is(part, "Quote");
        if (!button && !is_count(part) && !read_time(part, time, &counted))
            return false;
        if (end == s.length)
            return buttons > 0 && parts > 0;
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
static bool read_row(osk_slice s, osk__line *line)
{
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
        else if (!(length = number_length(s, &number)))
            return false;
        s = osk__slice_behind(s, length);
        s = osk__slice_behind(s, blanks_length(s));
        if (number && buttons == 0 && !time.data && (length = osk__slice_begins_any(s, stated, sizeof stated / sizeof *stated))) {
            shapes |= OSK__LINE_STATED;
            line->number = number;
            s = osk__slice_behind(s, length);
            s = osk__slice_behind(s, blanks_length(s));
        }
    }
    if (buttons < 2)
        return false;
    line->shapes |= shapes;
    line->time = time;
    return true;
}

/* ---- a name and a time in one line ---- */

/* "kari89 sier:": what says so. */
static osk_slice spoken_name(osk_slice s)
{
    static const char *const says[] = {"* skrev:", "* wrote:", "* sier:", "* seier:", "* says:", "* sa:", "* said:", "* sa...", "* said...", "* sa\xE2\x80\xA6", "* said\xE2\x80\xA6"};
    osk_slice name;
    for (size_t i = 0; i < sizeof says / sizeof *says; i++)
        if (osk__line_fits(s, says[i], &name, NULL))
            return name;
    return s;
}

/* "[–]", "[+]" before a name of Reddit. */
static osk_slice without_fold(osk_slice s)
{
    static const char *const folds[] = {"[\xE2\x80\x93]", "[\xE2\x88\x92]", "[-]", "[+]"};
    return osk__line_trim(osk__slice_behind(s, osk__slice_begins_any(s, folds, sizeof folds / sizeof *folds)));
}

/* Where the last word of `s` begins. */
static size_t last_word(osk_slice s)
{
    size_t at = s.length;
    while (at > 0 && s.data[at - 1] != ' ')
        at--;
    return at;
}

/* "kari89[S] Oslo 12 points": the name, which is one word, or data NULL. */
static osk_slice pointed_name(osk_slice s)
{
    static const char *const points[] = {"point", "points", "poeng", "[score hidden]", "score hidden"};
    for (size_t p = 0; p < sizeof points / sizeof *points; p++) {
        size_t length = strlen(points[p]), number;
        if (s.length <= length || memcmp(s.data + s.length - length, points[p], length) != 0)
            continue;
        osk_slice rest = osk__line_trim(osk__slice(s.data, s.length - length));
        osk_slice count = osk__slice_behind(rest, last_word(rest));
        bool minus = count.length > 1 && count.data[0] == '-';
        if (p < 3 && number_length(osk__slice_behind(count, minus), &number) == 0)
            continue;
        size_t end = 0;
        while (end < rest.length && rest.data[end] != ' ')
            end++;
        osk_slice name = osk__slice(rest.data, end);
        for (size_t i = 1; i + 1 < name.length; i++) /* "[S]": who began it */
            if (name.data[i] == '[')
                name.length = i;
        return end < rest.length || p > 2 ? name : osk__slice(NULL, 0);
    }
    return osk__slice(NULL, 0);
}

/* The name before a time: `s` without what joins it to the time. *marked: a mark joins it; *joined: a word. */
static osk_slice joined_name(osk_slice s, bool *marked, bool *joined)
{
    static const char *const marks[] = {"\xC2\xBB", "\xC2\xB7", "\xE2\x80\xA2", ",", "|", "-", "\xE2\x80\x93", "("};
    size_t before = 0;
    *marked = *joined = false;
    s = osk__line_trim(s);
    while (before != s.length) {
        before = s.length;
        for (size_t m = 0; m < sizeof marks / sizeof *marks; m++) {
            size_t length = strlen(marks[m]);
            if (s.length > length && memcmp(s.data + s.length - length, marks[m], length) == 0) {
                *marked = *marked || m == 3 || s.data[s.length - length - 1] == ' ';
                s = osk__line_trim(osk__slice(s.data, s.length - length));
            }
        }
        size_t word = last_word(s);
        for (size_t j = 0; j < osk__line_joint_count && word > 0; j++)
            if (osk__slice_is(osk__slice_behind(s, word), osk__line_joints[j])) {
                *joined = true;
                s = osk__line_trim(osk__slice(s.data, word));
                break;
            }
    }
    return s;
}

/* "Kari  Ola", "Kari ↪ Ola": the first answers the second. */
static osk_slice split_whom(osk_slice name, osk_slice *whom)
{
    static const char *const arrows[] = {"  ", "\xE2\x86\xAA", "\xE2\x9E\x9C", "\xE2\x96\xB8", "\xE2\x96\xBA", "\xE2\x86\x92", "\t", " > "};
    for (size_t a = 0; a < sizeof arrows / sizeof *arrows; a++) {
        size_t at = osk__slice_find(name, arrows[a]);
        if (at == SIZE_MAX || at == 0)
            continue;
        osk_slice behind = osk__line_trim(osk__slice_behind(name, at + strlen(arrows[a])));
        if (!osk__line_name_words(behind) && !is_handle(behind))
            continue;
        *whom = behind;
        return osk__line_trim(osk__slice(name.data, at));
    }
    return name;
}

/* Is the time so written that no text would say it by the way? Behind two words of a name a date or a brief age is
 * enough. */
static bool is_full_time(osk_slice time, bool named)
{
    osk__when when;
    return osk__clock_read(time, &when) && (named || !when.brief) &&
           (when.kind == OSK__AGE || when.date.hour >= 0 || (named && when.date.year >= 0));
}

/* What stands behind a name's time, "sa:", " 12", "(3 children)": at *time it begins. */
static bool read_byline_time(osk_slice s, osk_slice *time, bool loose)
{
    bool counted;
    size_t number;
    if (read_time(s, time, &counted))
        return true;
    size_t at = last_word(s), length = osk__clock_read(s, NULL);
    if (at && number_length(osk__slice_behind(s, at), &number) == s.length - at && at >= length)
        return read_time(osk__line_trim(osk__slice(s.data, at)), time, &counted); /* the number of a post */
    *time = osk__slice(s.data, length);
    return loose && length && s.length - length < 40;
}

static const char *const bys[] = {"av ", "Av ", "by ", "By ", "Skrevet av ", "Skrive av ", "Postet av ", "Posted by ", "Post by ",
                                  "Innlegg av ", "Fra ", "Lagt inn av ", "Publisert av ", "Written by ", "Innsendt av ", "Innsendt av: ", "Skrevet av: ", "Av: ", "Fra: ", "By: ", "Kommentar av ",
                                  "Kommentar fra ", "Comment by "};

/* "submitted 5 hours ago by kari89", "Skrevet 12. mars 2015 av kari89" */
static bool read_time_by(osk_slice s, osk__line *line)
{
    static const char *const by[] = {" by ", " av ", " skrev ", " sa ", " wrote "};
    for (size_t b = 0; b < sizeof by / sizeof *by; b++) {
        size_t at = osk__slice_find(s, by[b]);
        osk_slice time;
        bool counted;
        if (at == SIZE_MAX || !read_time(osk__slice(s.data, at), &time, &counted))
            continue;
        osk_slice name = osk__line_trim(osk__slice_behind(s, at + strlen(by[b])));
        name.length -= name.length && name.data[name.length - 1] == ':';
        if (!is_handle(name))
            return false;
        line->name = osk__line_name(name);
        line->time = time;
        return true;
    }
    return false;
}

/* "On March 12, 2019 at 10:22 am Kari said:" */
static bool read_time_said(osk_slice s, osk__line *line)
{
    osk_slice name = spoken_name(s);
    if (name.length == s.length)
        return false;
    static const char *const on[] = {"On ", "on ", "Den ", "den ", "P\xC3\xA5 "};
    name = osk__slice_behind(name, osk__slice_begins_any(name, on, sizeof on / sizeof *on));
    size_t length = osk__clock_read(name, NULL);
    osk_slice time = osk__slice(name.data, length);
    name = osk__line_trim(osk__slice_behind(name, length));
    if (!length || name.length == 0 || name.data[0] == ',' || !is_handle(name) || !is_full_time(time, false))
        return false;
    line->name = osk__line_name(name);
    line->time = time;
    return true;
}

/* "av kari89 » 03.05.2011 21:14", "Kari Nordmann, 12. mars 2015", "kari89 12 points 3 hours ago", "Kari på 4. mai 2014 kl.
 * 09:12 sa:": a name, and a time that ends the line. Without a mark between them the time must be one in full. */
static bool read_byline(osk_slice s, osk__line *line)
{
    s = without_fold(s);
    s = osk__slice_behind(s, count_length(s));
    s = osk__slice_behind(s, word_length(s, bys, sizeof bys / sizeof *bys));
    for (size_t i = 1; i < s.length && i < LONGEST_BYLINE; i++) {
        if ((s.data[i - 1] != ' ' && s.data[i - 1] != '(') || !osk__clock_read(osk__slice_behind(s, i), NULL))
            continue;
        bool marked, joined;
        osk_slice before = osk__line_trim(osk__slice(s.data, i)), name = joined_name(before, &marked, &joined);
        osk_slice pointed = pointed_name(name);
        if (!read_byline_time(osk__slice_behind(s, i), &line->time, pointed.data != NULL))
            continue;
        if (!pointed.data && ((!is_handle(name) && !osk__line_name_words(name)) || osk__clock_read(name, NULL)))
            continue;
        bool sure = joined || osk__line_name_words(name) || last_word(name) == 0;
        if (!pointed.data && !marked && !(sure && is_full_time(line->time, osk__line_name_words(name) > 1)))
            continue;
        line->name = osk__line_name(pointed.data ? pointed : split_whom(name, &line->whom));
        return line->name.length > 0;
    }
    return read_time_by(s, line);
}

/* "Kari on May 4, 2012 at 9:12 am said:", where "Kari said on May 4:" quotes */
static bool read_said_at(osk_slice s, osk__line *line)
{
    osk_slice at = spoken_name(s);
    osk__line own = {.text = at};
    if (at.length == s.length || !read_byline(at, &own) || spoken_name(own.name).length != own.name.length)
        return false;
    line->name = own.name;
    line->time = own.time;
    return at.data + at.length == own.time.data + own.time.length;
}

/* "Kari sa...": what follows is hers, and no time is told. */
static bool read_said(osk_slice s, osk__line *line)
{
    static const char *const said[] = {"* sa...", "* said...", "* sa\xE2\x80\xA6", "* said\xE2\x80\xA6", "* sier...", "* seier...", "* skrev...", "* sa ...", "* said ..."};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        if (osk__line_fits(s, said[i], &line->name, NULL) && (osk__line_name_words(line->name) || is_handle(line->name)))
            return true;
    line->name = osk__slice(NULL, 0);
    return false;
}

/* ---- the line ---- */

static bool is_reaction(osk_slice s)
{
    size_t length = s.length;
    for (; s.length && length; s = osk__slice_behind(s, length))
        length = osk__slice_begins_any(s, osk__line_reactions, osk__line_reaction_count);
    return length > 0;
}

static bool is_rule(osk_slice s)
{
    for (size_t i = 0; i < s.length; i++)
        if (s.data[i] != s.data[0])
            return false;
    return s.length >= 2 && (s.data[0] == '-' || s.data[0] == '_' || s.data[0] == '=');
}

/* "VIS FLERE SVAR", "Load More Comments" as they stand in the list: a capital, then small letters. In `out`. */
static osk_slice in_small(osk_slice s, char *out)
{
    size_t first = 1, k;
    for (k = 0; k < s.length; k++) {
        unsigned char c = (unsigned char)s.data[k];
        bool letter = (unsigned)((c | 0x20) - 'a') < 26u, norse = k && (unsigned char)s.data[k - 1] == 0xC3 && c >= 0x80 && c < 0x9F;
        out[k] = (char)(first ? c : letter ? c | 0x20 : norse ? c + 0x20 : c);
        first = first && !letter && !norse;
    }
    return osk__slice(out, k);
}

static void read_words(osk__line *line);

/* The words of the page's own lines, when the line as it stands has none of them: only what is no part of a comment. */
static void read_dressed_words(osk__line *line)
{
    static const uint32_t plain = OSK__LINE_FRAME | OSK__LINE_STATED | OSK__LINE_UNLOADED | OSK__LINE_REPLY | OSK__LINE_BUTTON |
                                  OSK__LINE_LIKE | OSK__LINE_REPLIES | OSK__LINE_CUT | OSK__LINE_COUNT | OSK__LINE_EDITED;
    char small[LONGEST];
    osk_slice inner;
    osk__line bare = {.text = without_marks(line->text)};
    if (osk__line_fits(bare.text, "* (#)", &inner, NULL) && inner.length) /* "Vis svar (3)" */
        bare.text = inner;
    bool colon = bare.text.length && bare.text.data[bare.text.length - 1] == ':';
    bare.text.length -= colon;
    if (bare.text.length < line->text.length && bare.text.length)
        read_words(&bare);
    if (!bare.shapes && bare.text.length && bare.text.length < LONGEST_HANDLE) {
        osk_slice folded = in_small(bare.text, small);
        if (memcmp(folded.data, bare.text.data, folded.length) != 0) {
            bare.text = folded;
            read_words(&bare);
        }
    }
    bare.shapes &= colon ? OSK__LINE_FRAME | OSK__LINE_STATED | OSK__LINE_UNLOADED : plain;
    line->shapes |= bare.shapes;
    line->number = bare.shapes ? bare.number : line->number;
}

static void read_words(osk__line *line)
{
    bool counted = false;
    for (size_t i = 0; i < osk__line_word_count; i++) {
        osk_slice name = {NULL, 0};
        size_t number = 0;
        if (!osk__line_fits(line->text, osk__line_words[i].pattern, &name, &number))
            continue;
        line->shapes |= osk__line_words[i].shape;
        counted = counted || !(~osk__line_words[i].shape & (OSK__LINE_STATED | OSK__LINE_UNLOADED));
        if (!line->name.data && name.length)
            line->name = osk__line_name(name);
        line->number = line->number ? line->number : number;
    }
    if (line->shapes & OSK__LINE_STATED && !counted) /* "34 svar · 2 108 visninger" offers nothing */
        line->shapes &= ~(uint32_t)(OSK__LINE_UNLOADED | OSK__LINE_REPLIES);
}

/* "Kari Nordmann • 2nd": a badge behind a name. */
static bool has_badge(osk_slice s)
{
    for (size_t i = 1; i + 3 < s.length; i++)
        if (osk__slice_begins(osk__slice_behind(s, i), "\xE2\x80\xA2")) {
            osk__line rest = {.text = osk__slice_behind(s, i)};
            read_words(&rest);
            return rest.shapes & OSK__LINE_BADGE;
        }
    return false;
}

/* "4 of 12", "Viser 2 av 749 kommentarer": the second number. */
static bool read_part_of(osk__line *line)
{
    static const char *const before[] = {"Viser ", "Showing "}, *const behind[] = {"", " kommentarer", " kommentarar", " comments", " innlegg", " svar"};
    size_t number, all;
    osk_slice s = osk__slice_behind(line->text, osk__slice_begins_any(line->text, before, 2));
    osk_slice rest = osk__slice_behind(s, number_length(s, &number));
    size_t joint = osk__slice_begins(rest, " of ") ? 4 : osk__slice_begins(rest, " av ") ? 4 : 0;
    if (rest.length == s.length || !joint)
        return false;
    rest = osk__slice_behind(rest, joint);
    rest = osk__slice_behind(rest, number_length(rest, &all));
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++)
        if (osk__slice_is(rest, behind[i]) && rest.data[-1] >= '0' && rest.data[-1] <= '9') {
            line->number = all;
            return true;
        }
    return false;
}

osk__line osk__line_read(osk_slice text)
{
    osk__line line = {.text = osk__line_trim(text)};
    osk_slice s = line.text;
    size_t number;
    if (s.length == 0)
        line.shapes = OSK__LINE_BLANK;
    if (s.length == 0 || s.length > LONGEST) {
        line.shapes |= s.length ? OSK__LINE_OTHER : 0;
        return line;
    }
    read_words(&line);
    if (number_length(s, &number) == s.length)
        line.shapes |= OSK__LINE_COUNT;
    if (!line.shapes)
        read_dressed_words(&line);
    if (read_part_of(&line))
        line.shapes |= OSK__LINE_STATED;
    if (is_reaction(s))
        line.shapes |= OSK__LINE_REACTION;
    if (is_rule(s))
        line.shapes |= OSK__LINE_RULE;
    bool of_forum = false, quotes = line.shapes == OSK__LINE_QUOTES; /* "#12 14.02.2019", a row with "Siter" */
    if (read_post_time(s, &line.time))
        line.shapes |= OSK__LINE_POST_TIME | (read_time(s, &line.time, &of_forum) ? OSK__LINE_TIME : 0);
    else if (read_time(s, &line.time, &of_forum))
        line.shapes |= OSK__LINE_TIME;
    else if (line.time = osk__slice(NULL, 0), read_actions(s, &line.time, &of_forum))
        line.shapes |= OSK__LINE_ACTIONS;
    else if (read_row(s, &line))
        of_forum = false;
    else if (quotes && (read_time_by(s, &line) || read_time_said(s, &line) || read_said_at(s, &line)))
        line.shapes |= OSK__LINE_BYLINE;
    else if (!(line.shapes & ~(uint32_t)OSK__LINE_OF_POST) && read_byline(s, &line))
        line.shapes |= OSK__LINE_BYLINE;
    else if (line.time = osk__slice(NULL, 0), !line.shapes && read_said(s, &line))
        line.shapes |= OSK__LINE_BYLINE;
    if (of_forum && line.shapes & (OSK__LINE_TIME | OSK__LINE_ACTIONS))
        line.shapes |= OSK__LINE_META;
    if (!line.shapes)
        line.shapes = OSK__LINE_OTHER;
    if (osk__line_name_words(osk__line_name(s)))
        line.shapes |= OSK__LINE_NAME | (has_badge(s) ? OSK__LINE_BADGE : 0);
    osk_slice whom = {NULL, 0}, name = split_whom(s, &whom);
    if (whom.data && line.shapes == OSK__LINE_OTHER && s.length < LONGEST_BYLINE)
        line.name = name, line.whom = whom;
    if (line.shapes & OSK__LINE_TIME && osk__slice_begins_any(s, osk__line_edited, osk__line_edited_count))
        line.shapes |= OSK__LINE_EDITED;
    if (is_handle(spoken_name(s)) && !(line.shapes & (OSK__LINE_TIME | OSK__LINE_COUNT)))
        line.shapes |= OSK__LINE_HANDLE;
    return line;
}
