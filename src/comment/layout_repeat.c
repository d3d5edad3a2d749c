/* What a page says of people over and over, told by repetition and by no list of words: whatever the site and its language.
 *
 *   Vis Kari Nordmanns profil     a line over the name that it holds, in one form for several people: the picture
 *   Kari Nordmann
 *   text
 *   Lik kommentaren til Kari Nordmann   below it: a button, or a count where a number comes first
 *   Svar privat                         in nearly every stretch between two times, and no name: a button
 *   08:14                               a time of the day alone, under names everywhere: when it was said */
#include "clock.h"
#include "layout.h"
#include "line_parts.h"

#include "../base/strings.h"

#include <stdlib.h>
#include <string.h>

/* Lines: a longer one is no button; names that are remembered behind a line; a form is one when said so often. */
enum { LONGEST = 120, LONGEST_BUTTON = 40, RING = 6, LEAST = 3, LEAST_GAPS = 4 };

/* ---- forms: a line with a name taken out ---- */

struct form {
    uint32_t uses, over, name; /* lines; those right over the name; the first name, by number */
    bool several;              /* of different names */
};

struct forms {
    osk__strings texts, names;
    struct form *forms;
    size_t capacity;
};

struct match { osk_slice name; size_t at; bool over; };

static bool could_be_named(const osk__line *line)
{
    return line->text.length >= 4 && line->text.length <= OSK__LONGEST_HANDLE && line->shapes & (OSK__LINE_NAME | OSK__LINE_HANDLE) &&
           !(line->shapes & (OSK__LINE_INTERFACE | OSK__LINE_META | OSK__LINE_TIME));
}

/* A line that may hold a name, and more than one. */
static bool could_hold(const osk__line *line)
{
    static const uint32_t known = OSK__LINE_BLANK | OSK__LINE_TIME | OSK__LINE_META | OSK__LINE_QUOTES | OSK__LINE_BYLINE | OSK__LINE_ADVERT |
                                  OSK__LINE_SIDEBAR;
    return line->text.length > 6 && line->text.length <= LONGEST && !(line->shapes & (known | OSK__LINE_INTERFACE));
}

static size_t find_name(osk_slice text, osk_slice name)
{
    return name.length < 4 || text.length < name.length + 3 ? SIZE_MAX : osk__slice_find_slice(text, name);
}

/* The line without the name and its genitive, and with # for numbers; length 0 where too little is left to be a form. */
static osk_slice form_of(osk_slice text, const struct match *match, char *out)
{
    static const char *const genitives[] = {"'s", "\xE2\x80\x99s", "s", "'", "\xE2\x80\x99"};
    size_t length = 0, letters = 0, behind = match->at + match->name.length;
    behind += osk__slice_begins_any(osk__slice_behind(text, behind), OSK__LIST(genitives));
    for (size_t i = 0; i < text.length; i++) {
        if (i == match->at) {
            out[length++] = '*';
            i = behind - 1;
            continue;
        }
        bool digit = text.data[i] >= '0' && text.data[i] <= '9';
        if (!digit || length == 0 || out[length - 1] != '#')
            out[length++] = digit ? '#' : text.data[i];
        letters += (unsigned)((text.data[i] | 0x20) - 'a') < 26u;
    }
    return osk__slice(out, letters >= 4 ? length : 0);
}

/* The next line with words: dear, so asked only of lines that have some. */
static size_t next_line(const osk__page_lines *lines, size_t i)
{
    do
        i++;
    while (i < lines->count && lines->lines[i].shapes & OSK__LINE_BLANK);
    return i;
}

/* The name that line `i` holds: of the line below it, or else of one of the last that stood alone. */
static bool holds_name(const osk__page_lines *lines, size_t i, const osk_slice *ring, struct match *match)
{
    osk_slice text = lines->lines[i].text;
    size_t next = next_line(lines, i);
    if (next < lines->count && could_be_named(&lines->lines[next]) &&
        (match->at = find_name(text, lines->lines[next].text)) != SIZE_MAX) {
        match->name = lines->lines[next].text;
        match->over = true;
        return true;
    }
    match->over = false;
    for (size_t r = 0; r < RING; r++)
        if ((match->at = find_name(text, ring[r])) != SIZE_MAX) {
            match->name = ring[r];
            return true;
        }
    return false;
}

static bool count_form(struct forms *forms, osk_slice text, const struct match *match, osk_error *error)
{
    uint32_t number = osk__strings_add(&forms->texts, text, error), name = osk__strings_add(&forms->names, match->name, error);
    size_t known = forms->capacity;
    if (number == OSK_NONE || name == OSK_NONE || !OSK__ROOM(forms->forms, forms->capacity, number + (size_t)1, error))
        return false;
    memset(forms->forms + known, 0, (forms->capacity - known) * sizeof *forms->forms);
    struct form *form = &forms->forms[number];
    form->several = form->several || (form->uses && form->name != name);
    form->name = form->uses ? form->name : name;
    form->uses++;
    form->over += match->over;
    return true;
}

static void mark_form(const struct forms *forms, osk__line *line, osk_slice text, const struct match *match)
{
    uint32_t number = osk__strings_find(&forms->texts, text);
    const struct form *form = number == OSK_NONE ? NULL : &forms->forms[number];
    if (!form || !form->several || form->uses < LEAST)
        return;
    bool over = form->over * 5 >= form->uses * 4;
    line->shapes = over ? OSK__LINE_PROFILE : text.data[0] == '#' ? OSK__LINE_COUNT : OSK__LINE_BUTTON;
    line->name = match->name;
}

/* Counts the forms of all lines, or marks them. */
static bool walk_forms(osk__page_lines *lines, struct forms *forms, bool marking, osk_error *error)
{
    osk_slice ring[RING] = {{NULL, 0}};
    size_t at = 0;
    char out[LONGEST + 1];
    for (size_t i = 0; i < lines->count; i++) {
        osk__line *line = &lines->lines[i];
        struct match match;
        if (could_hold(line) && holds_name(lines, i, ring, &match)) {
            osk_slice text = form_of(line->text, &match, out);
            if (text.length && marking)
                mark_form(forms, line, text, &match);
            else if (text.length && !count_form(forms, text, &match, error))
                return false;
        } else if (could_be_named(line)) {
            ring[at++ % RING] = line->text;
        }
    }
    return true;
}

static bool learn_forms(osk__page_lines *lines, osk_error *error)
{
    struct forms forms = {0};
    bool good = walk_forms(lines, &forms, false, error) && (forms.texts.count == 0 || walk_forms(lines, &forms, true, error));
    osk__strings_free(&forms.texts);
    osk__strings_free(&forms.names);
    free(forms.forms);
    return good;
}

/* ---- buttons: the same short line in nearly every stretch between two times ---- */

struct button { uint32_t gaps; size_t last; };

static bool could_be_button(const osk__line *line)
{
    static const uint32_t known = OSK__LINE_BLANK | OSK__LINE_TIME | OSK__LINE_META | OSK__LINE_QUOTES | OSK__LINE_BYLINE | OSK__LINE_RULE;
    return line->text.length >= 2 && line->text.length <= LONGEST_BUTTON && !(line->shapes & (known | OSK__LINE_INTERFACE));
}

static bool learn_buttons(osk__page_lines *lines, osk_error *error)
{
    osk__strings texts = {0};
    struct button *buttons = NULL;
    size_t capacity = 0, gaps = 0, known;
    char out[LONGEST_BUTTON];
    bool good = true;
    for (size_t i = 0; good && i < lines->count; i++) {
        const osk__line *line = &lines->lines[i];
        gaps += line->time.data != NULL;
        if (gaps == 0 || !could_be_button(line))
            continue;
        uint32_t number = osk__strings_add(&texts, osk__line_without_numbers(line->text, out), error);
        known = capacity;
        good = number != OSK_NONE && OSK__ROOM(buttons, capacity, number + (size_t)1, error);
        if (!good)
            break;
        memset(buttons + known, 0, (capacity - known) * sizeof *buttons);
        buttons[number].gaps += buttons[number].last != gaps;
        buttons[number].last = gaps;
    }
    for (size_t i = 0; good && gaps >= LEAST_GAPS && i < lines->count; i++) {
        osk__line *line = &lines->lines[i];
        uint32_t number = could_be_button(line) ? osk__strings_find(&texts, osk__line_without_numbers(line->text, out)) : OSK_NONE;
        if (number != OSK_NONE && buttons[number].gaps >= LEAST_GAPS && buttons[number].gaps * 4 >= gaps * 3)
            line->shapes = OSK__LINE_BUTTON | OSK__LINE_BADGE;
    }
    osk__strings_free(&texts);
    free(buttons);
    return good;
}

/* ---- times of the day ---- */

/* "08:14", "8.14", "08:14 PM" and nothing else: of a text as well as of a clock. */
static bool is_clock(osk_slice s)
{
    size_t hours = 0, at;
    while (hours < s.length && s.data[hours] >= '0' && s.data[hours] <= '9')
        hours++;
    at = hours + 3;
    if (hours < 1 || hours > 2 || s.length < at || (s.data[hours] != ':' && s.data[hours] != '.') || s.data[hours + 1] < '0' ||
        s.data[hours + 1] > '5' || s.data[hours + 2] < '0' || s.data[hours + 2] > '9')
        return false;
    osk_slice rest = osk__line_trim(osk__slice_behind(s, at));
    return rest.length == 0 || osk__slice_is(rest, "AM") || osk__slice_is(rest, "PM") || osk__slice_is(rest, "am") || osk__slice_is(rest, "pm");
}

static bool is_under_name(const osk__page_lines *lines, size_t i)
{
    for (size_t seen = 0; i-- > 0 && seen < 2;) {
        uint32_t shapes = lines->lines[i].shapes;
        if (shapes & OSK__LINE_BLANK)
            continue;
        if (could_be_named(&lines->lines[i]))
            return true;
        if (!(shapes & OSK__LINE_BADGE) && lines->lines[i].text.data[0] != ':') /* ":palm_tree:", how one is */
            return false;
        seen++;
    }
    return false;
}

static bool is_over_name(const osk__page_lines *lines, size_t i)
{
    size_t next = next_line(lines, i);
    return next < lines->count && could_be_named(&lines->lines[next]) && next_line(lines, next) < lines->count;
}

/* ":palm_tree:", ":+1:": a picture's name, beside a name or under a message. */
static bool is_picture(osk_slice s)
{
    for (size_t i = 1; i + 1 < s.length; i++)
        if (s.data[i] == ' ' || s.data[i] == ':')
            return false;
    return s.length > 3 && s.length < 40 && s.data[0] == ':' && s.data[s.length - 1] == ':';
}

/* "tirsdag 18. november", "I dag": over the messages of a day. */
static bool is_day(const osk__line *line)
{
    osk__when when;
    return line->shapes & OSK__LINE_TIME && osk__clock_is(line->text, &when) && when.kind != OSK__AGE && when.date.hour < 0;
}

/* "Message #styret": where one writes. */
static bool is_message_box(osk_slice s)
{
    static const char *const write[] = {"Message #", "Melding til #", "Skriv til #", "Send en melding til #", "Send ei melding til #"};
    size_t length = osk__slice_begins_any(s, OSK__LIST(write));
    return length && !memchr(s.data + length, ' ', s.length - length);
}

/* Where clocks stand under names, pictures' names, days and what parts read from unread are of the page. */
static void mark_clock(osk__line *line)
{
    static const char *const unread[] = {"New", "Nytt", "Nye", "Nye meldinger", "New messages"};
    if (is_clock(line->text)) {
        line->shapes = OSK__LINE_TIME;
        line->time = line->text;
    } else if (is_day(line)) {
        line->shapes = OSK__LINE_FRAME;
    } else if (is_picture(line->text)) {
        line->shapes = OSK__LINE_REACTION | OSK__LINE_BADGE;
    }
    for (size_t u = 0; u < sizeof unread / sizeof *unread; u++)
        if (osk__slice_is(line->text, unread[u]))
            line->shapes = OSK__LINE_FRAME;
    if (is_message_box(line->text))
        line->shapes = OSK__LINE_FRAME;
}

static void learn_clocks(osk__page_lines *lines)
{
    size_t clocks = 0, under = 0, over = 0;
    for (size_t i = 0; i < lines->count; i++)
        if (is_clock(lines->lines[i].text)) {
            clocks++;
            under += is_under_name(lines, i);
            over += is_over_name(lines, i);
        }
    size_t named = under * 4 >= clocks * 3 ? under : over;
    if (named < LEAST || named * 4 < clocks * 3)
        return;
    lines->clocks = named;
    for (size_t i = 0; i < lines->count; i++)
        mark_clock(&lines->lines[i]);
}

/* "2-14": month and day, and nothing else. */
static bool is_month_day(osk_slice s)
{
    size_t dash = osk__slice_find(s, "-"), month, day;
    return dash < 3 && s.length < 6 && osk__line_number(s, &month) == dash && osk__line_number(osk__slice_behind(s, dash + 1), &day) == s.length - dash - 1 &&
           month && month < 13 && day && day < 32;
}

/* Right over the button to answer, time after time, it says when. */
static void learn_month_days(osk__page_lines *lines)
{
    size_t count = 0;
    for (size_t marking = 0; marking < 2 && count >= marking * LEAST; marking++)
        for (size_t i = 0; i < lines->count; i++) {
            size_t next = is_month_day(lines->lines[i].text) ? next_line(lines, i) : lines->count;
            if (next >= lines->count || !(lines->lines[next].shapes & OSK__LINE_REPLY))
                continue;
            count += !marking;
            if (marking) {
                lines->lines[i].shapes = OSK__LINE_TIME;
                lines->lines[i].time = lines->lines[i].text;
            }
        }
}

/* ---- ratings ---- */

/* "5 av 5", "4 of 6": of at most ten. */
static size_t rated_of(const osk__line *line)
{
    size_t first;
    return line->shapes & OSK__LINE_STATED && line->number > 2 && line->number <= 10 && osk__line_number(line->text, &first) && first <= line->number ? line->number : 0;
}

/* The same highest number three times or more: what people gave, not how many comments there are. */
static void learn_ratings(osk__page_lines *lines)
{
    size_t uses[11] = {0};
    for (size_t i = 0; i < lines->count; i++)
        uses[rated_of(&lines->lines[i])]++;
    for (size_t i = 0; i < lines->count; i++)
        if (rated_of(&lines->lines[i]) && uses[rated_of(&lines->lines[i])] >= LEAST)
            lines->lines[i].shapes = OSK__LINE_META;
}

/* ---- first names ---- */

/* "Kari" over "Kari Nordmann" */
static bool is_first_name(const osk__page_lines *lines, size_t i)
{
    if (!(lines->lines[i].shapes & OSK__LINE_NAME))
        return false;
    size_t next = next_line(lines, i);
    osk_slice first = lines->lines[i].text, name = next < lines->count ? lines->lines[next].text : first;
    return osk__line_name_words(first) < 3 && name.length > first.length && name.data[first.length] == ' ' &&
           lines->lines[next].shapes & OSK__LINE_NAME && memcmp(name.data, first.data, first.length) == 0 && osk__line_name_words(name) == osk__line_name_words(first) + 1 && name.data[name.length - 1] != '.';
}

/* The picture's label and the first name, where pages print them over the name: of several people, three times or more. */
static void learn_first_names(osk__page_lines *lines)
{
    size_t count = 0, last = lines->count;
    bool several = false;
    for (size_t i = 0; i < lines->count; i++)
        if (is_first_name(lines, i)) {
            several = several || (last < lines->count && !osk__slice_equal(lines->lines[last].text, lines->lines[i].text));
            last = i;
            count++;
        }
    for (size_t i = 0, before = lines->count; several && count >= LEAST && i < lines->count; i++) {
        if (is_first_name(lines, i)) {
            osk_slice name = lines->lines[next_line(lines, i)].text;
            if (before < i && osk__slice_equal(lines->lines[before].text, name))
                lines->lines[before].shapes = OSK__LINE_PROFILE, lines->lines[before].name = name;
            lines->lines[i].shapes = OSK__LINE_PROFILE;
            lines->lines[i].name = name;
        }
        before = lines->lines[i].shapes & OSK__LINE_BLANK ? before : i;
    }
}

/* ---- degrees ---- */

/* "3.+", "2.": how near somebody is, alone under the name. "2." may be anything's number: it counts where another is sure. */
static void learn_degrees(osk__page_lines *lines)
{
    static const char *const degrees[] = {"3.+", "3rd+", "2nd", "1st", "3rd", "1.", "2.", "3."};
    enum { SURE = 5, DEGREES = sizeof degrees / sizeof *degrees };
    for (size_t all = 0, sure = 0; all < 2 && (all == 0 || sure); all++)
        for (size_t i = 0, before = 0; i < lines->count; i++) {
            osk__line *line = &lines->lines[i];
            for (size_t d = 0; d < DEGREES && i && line->text.length < 5 && lines->lines[before].shapes & OSK__LINE_NAME; d++) {
                if (!osk__slice_is(line->text, degrees[d]))
                    continue;
                sure += d < SURE;
                if (all)
                    line->shapes = (line->shapes & ~(uint32_t)(OSK__LINE_OTHER | OSK__LINE_HANDLE | OSK__LINE_NAME | OSK__LINE_COUNT)) | OSK__LINE_BADGE;
            }
            before = line->shapes & OSK__LINE_BLANK ? before : i;
        }
}

/* ---- numbers for names ---- */

/* "Svar / 2 / 6 t / text": a small number alone over an age, behind what ends the comment above. */
static bool is_numbered(const osk__page_lines *lines, size_t i)
{
    const osk__line *line = &lines->lines[i];
    if (!(line->shapes & OSK__LINE_COUNT) || line->text.length > 3 || osk__slice_count(line->text, '0', 9) < line->text.length)
        return false; /* most lines; only behind this are the next ones looked for */
    size_t next = next_line(lines, i), then = next < lines->count ? next_line(lines, next) : next;
    if (then >= lines->count || lines->lines[next].shapes != OSK__LINE_TIME || lines->lines[then].shapes & OSK__LINE_INTERFACE)
        return false;
    while (i-- > 0)
        if (!(lines->lines[i].shapes & OSK__LINE_BLANK))
            return lines->lines[i].shapes & (OSK__LINE_REPLY | OSK__LINE_BUTTON | OSK__LINE_FRAME | OSK__LINE_STATED | OSK__LINE_UNLOADED);
    return false;
}

/* Threads without names number who speaks: the number is the name, where several have one and none is higher than they are many; counts
 * of hearts under a text are. */
static void learn_numbers(osk__page_lines *lines)
{
    size_t count = 0, highest = 0, number;
    for (size_t i = 0; i < lines->count; i++)
        if (is_numbered(lines, i) && osk__line_number(lines->lines[i].text, &number)) {
            count++;
            highest = number > highest ? number : highest;
        }
    for (size_t i = 0; count >= LEAST && highest <= count && i < lines->count; i++)
        if (is_numbered(lines, i)) {
            lines->lines[i].shapes = OSK__LINE_HANDLE;
            lines->numbers++;
        }
}

bool osk__page_repeats(osk__page_lines *lines, osk_error *error)
{
    learn_clocks(lines);
    learn_degrees(lines);
    learn_first_names(lines);
    learn_numbers(lines);
    learn_month_days(lines);
    learn_ratings(lines);
    return learn_forms(lines, error) && learn_buttons(lines, error);
}
