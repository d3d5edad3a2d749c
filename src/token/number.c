/* Numbers with what belongs to them: 1. januar, 9.april, 17:00, 299,-, 72°N, -3. */
#include "look.h"

#include <string.h>

static size_t word_end(osk_slice text, size_t at)
{
    while (at < text.length && osk__unicode_letter(osk__look_at(text, at)))
        at += osk__look_step(text, at);
    return at;
}

static bool is_month(osk_slice word)
{
    static const char *const months[] = {"januar", "februar", "mars", "april", "mai", "juni", "juli", "august",
                                         "september", "oktober", "november", "desember"};
    char small[16];
    if (word.length >= sizeof small)
        return false;
    for (size_t i = 0; i < word.length; i++)
        small[i] = (char)(word.data[i] | 0x20);
    for (size_t i = 0; i < sizeof months / sizeof *months; i++)
        if (strlen(months[i]) == word.length && memcmp(small, months[i], word.length) == 0)
            return true;
    return false;
}

/* Nothing but white space before it on its line: the number of a point in a list. */
static bool begins_line(osk_slice text, size_t at)
{
    while (at > 0 && (text.data[at - 1] == ' ' || text.data[at - 1] == '\t'))
        at--;
    return at == 0 || text.data[at - 1] == '\n';
}

/* "1. januar", "17. Mai", "5., 6. og 7. trinn", "1. Lytte" at the start of a line: the point belongs to the number. So it
 * does in "19.plass"; a month comes with it: "9.april", and so does a hyphen's word: "11.-plassen", "22.juli-kommisjonen". */
static size_t ordinal_end(const osk__walk *walk)
{
    osk_slice text = walk->text;
    size_t end = walk->segments[walk->at].end, next = end + 1;
    if (end - walk->start > 4 || osk__look_at(text, end) != '.' || !osk__look_ascii_alnum(text.data[end - 1]))
        return 0;
    uint32_t after = osk__look_at(text, next);
    if (osk__unicode_letter(after)) {
        size_t word = word_end(text, next);
        return is_month(osk__slice(text.data + next, word - next)) ? osk__behind_point_end(walk, word) : next;
    }
    if (after == '-') {
        size_t word = osk__behind_point_end(walk, next);
        return word > next ? word : 0;
    }
    if (after == ',' && osk__look_gap(osk__look_at(text, next + 1)))
        return next;
    if (after == '\n' || after == 0 || !osk__unicode_space(after))
        return 0;
    next += osk__look_step(text, next);
    if (osk__unicode_lower(osk__look_at(text, next)) || begins_line(text, walk->start) ||
        is_month(osk__slice(text.data + next, word_end(text, next) - next)))
        return end + 1;
    return 0;
}

static bool is_number(const osk__walk *walk, size_t at)
{
    return at < walk->count && walk->segments[at].kind == OSK__SEGMENT_NUMBER;
}

/* "17:00", "11:12:45", "1:50000": numbers with colons between. */
static size_t clock_end(const osk__walk *walk)
{
    size_t at = walk->at;
    while (osk__look_at(walk->text, walk->segments[at].end) == ':' && is_number(walk, at + 2) &&
           walk->segments[at + 1].end == walk->segments[at].end + 1)
        at += 2;
    return at > walk->at ? walk->segments[at].end : 0;
}

/* "299,-", and with the longer dash. */
static size_t price_end(const osk__walk *walk)
{
    osk_slice text = walk->text;
    size_t end = walk->segments[walk->at].end;
    uint32_t dash = osk__look_at(text, end + 1);
    if (osk__look_at(text, end) != ',' || (dash != '-' && dash != 0x2013 && dash != 0x2014))
        return 0;
    end += 1 + osk__look_step(text, end + 1);
    uint32_t after = osk__look_at(text, end);
    return osk__look_alnum(after) || after == '-' ? 0 : end;
}

/* "70°", "72°N", "6°C" */
static size_t degree_end(const osk__walk *walk)
{
    osk_slice text = walk->text;
    size_t end = walk->segments[walk->at].end;
    return osk__look_at(text, end) == 0xB0 ? word_end(text, end + 2) : 0;
}

size_t osk__number_end(const osk__walk *walk)
{
    size_t end;
    if ((end = ordinal_end(walk)) || (end = clock_end(walk)) || (end = price_end(walk)))
        return end;
    return degree_end(walk);
}

static uint32_t last_visible_before(osk_slice text, size_t at)
{
    while (at > 0 && text.data[at - 1] == ' ')
        at--;
    return osk__look_before(text, at);
}

/* "minst -3", "+47": but the dash of "1939 -45" is none of the number's. */
size_t osk__signed_number_end(const osk__walk *walk)
{
    osk_slice text = walk->text;
    if (!osk__look_gap(osk__look_before(text, walk->start)) || !is_number(walk, walk->at + 1) ||
        osk__unicode_digit(last_visible_before(text, walk->start)))
        return 0;
    osk__walk behind = *walk;
    behind.start = walk->segments[walk->at].end;
    behind.at++;
    size_t end = degree_end(&behind);
    return end ? end : walk->segments[behind.at].end;
}
