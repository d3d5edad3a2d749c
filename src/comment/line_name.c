/* Names on a page: persons, handles, and what pages add to them. */
#include "line_parts.h"

#include "../base/unicode.h"
#include "../base/utf8.h"

#include <string.h>

static bool is_particle(osk_slice word)
{
    static const char *const particles[] = {"af", "al", "av", "bin", "&", "d'", "da", "de", "del", "den", "der", "di", "dos",
                                            "du", "el", "la", "le", "og", "van", "von", "ter", "ten", "zu", "i", "y", "jr.", "sr.", "jr", "sr", "d.y.", "d.e."};
    return osk__slice_is_any(word, OSK__LIST(particles));
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
        while (end < s.length && !osk__line_blank(osk__slice_behind(s, end)))
            end++;
        osk_slice word = osk__slice(s.data + at, end - at);
        bool emoji = osk__unicode_emoji(osk__utf8_value(word.data));
        if (emoji || !is_name_word(word) || (words == 0 && !osk__unicode_upper(osk__utf8_value(word.data))))
            break;
        ends[words++] = end;
        at = end + osk__line_blanks(osk__slice_behind(s, end));
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
        while (length < s.length && !osk__line_blank(osk__slice_behind(s, length)))
            length++;
        osk_slice word = osk__slice(s.data, length);
        if (!is_name_word(word) || (words == 0 && !osk__unicode_upper(osk__utf8_value(word.data))))
            return 0;
        words++;
        s = osk__slice_behind(s, length);
        s = osk__slice_behind(s, osk__line_blanks(s));
    }
    return words <= 6 ? words : 0;
}

/* Something that an interface prints as a name though it is none: short, without the end of a sentence. */
bool osk__line_is_handle(osk_slice s)
{
    size_t words = 0;
    if (s.length == 0 || s.length > OSK__LONGEST_HANDLE || strchr(".!?:;,", s.data[s.length - 1]) || osk__slice_begins(s, "http"))
        return false;
    bool letter = false;
    for (size_t i = 0; i < s.length; i += osk__utf8_next(s.data + i, s.length - i, NULL)) {
        letter = letter || osk__unicode_letter(osk__utf8_value(s.data + i));
        words += i > 0 && s.data[i] == ' ';
    }
    return letter && words < 6;
}

/* "cand.philol. Kari Nordmann", "dr. Ola Nordmann": without the degree, which is in small letters and ends with a dot. */
static osk_slice without_degree(osk_slice s)
{
    static const char *const degrees[] = {"cand.", "dr.", "prof.", "mag.", "lic.", "stud.", "siv.", "fil."};
    while (osk__slice_begins_any(s, OSK__LIST(degrees))) {
        const char *space = memchr(s.data, ' ', s.length);
        size_t end = space ? (size_t)(space - s.data) : s.length;
        osk_slice rest = osk__line_trim(osk__slice_behind(s, end));
        if (!rest.length || (s.data[end - 1] != '.' && !memchr(s.data, '.', end - 1)))
            return s;
        s = rest;
    }
    return s;
}

/* "Kari Nordmann Mod", over whom she answers: without the badge. */
static osk_slice without_badge(osk_slice s)
{
    static const char *const badges[] = {" Mod", " MOD", " Moderator"};
    for (size_t i = 0; i < sizeof badges / sizeof *badges; i++) {
        size_t length = osk__slice_ends(s, badges[i]);
        if (length)
            return osk__line_trim(osk__slice(s.data, s.length - length));
    }
    return s;
}

osk_slice osk__line_without_numbers(osk_slice s, char *out)
{
    size_t length = 0;
    for (size_t i = 0; i < s.length; i++) {
        bool digit = s.data[i] >= '0' && s.data[i] <= '9';
        if (!digit || length == 0 || out[length - 1] != '#')
            out[length++] = digit ? '#' : s.data[i];
    }
    return osk__slice(out, length);
}

/* "Kvinne, 34 år": all that is said of somebody. */
static bool is_aged(osk_slice s)
{
    return osk__line_fits(s, "*, # \xC3\xA5r", NULL, NULL);
}

/* "Svar fra Eksempel AS", under a review. */
static const char *const answering[] = {"Svar fra *", "Svar fr\xC3\xA5 *", "Reply from *", "Response from *", "* (eier)", "* (eieren)", "* (eigar)", "* (owner)", "* (Owner)"};

bool osk__line_answers_last(osk_slice s)
{
    for (size_t i = 0; i < sizeof answering / sizeof *answering; i++)
        if (osk__line_fits(s, answering[i], NULL, NULL))
            return true;
    return false;
}

osk_slice osk__line_name(osk_slice s)
{
    osk_slice name;
    for (size_t i = 0; i < sizeof answering / sizeof *answering; i++)
        if (osk__line_fits(s, answering[i], &name, NULL) && name.length)
            s = name;
    static const char *const with[] = {"* \xE2\x80\xA2 *", "* \xC2\xB7 *", "* (#+)", "* Foto: *", "*, foto: *", "* Photo: *", "Av *", "Av: *", "By *", "By: *", "Tekst: *", "Innlegg av *", "Innlegg av: *", "Kronikk av *", "Skrevet av *", "Skrevet av: *", "Skrive av *", "Written by *", "Postet av *", "Innsendt av *", "Publisert av *", "Fra: *", "Fr\xC3\xA5: *", "From: *", "Forslag fra *", "Forslag fr\xC3\xA5 *", "Navn: *", "Namn: *", "Name: *", "Avsender: *", "Avsendar: *", "Innsender: *", "Sender: *", "#. * sier:", "#. * seier:", "#. * says:", "* sier:", "* seier:", "* says:", "* sa:", "* said:", "* sa...", "* said...", "* sa\xE2\x80\xA6", "* said\xE2\x80\xA6", "*, *"};
    s = osk__line_trim(s);
    for (size_t i = 0; i < sizeof with / sizeof *with; i++)
        if (osk__line_fits(s, with[i], &name, NULL) && name.length && !is_aged(s))
            s = name;
    for (size_t i = 1; i + 1 < s.length; i++) /* "Simen Dahl  MOD" */
        if (s.data[i] == ' ' && s.data[i + 1] == ' ')
            s = without_badge(osk__slice(s.data, i));
    s = without_degree(s);
    size_t half = s.length / 2;
    if (s.length > 3 && s.length % 2 == 0 && memcmp(s.data, s.data + half, half) == 0)
        s.length = half;
    return osk__line_trim(s);
}

/* "kari89 sier:": what says so. */
osk_slice osk__line_spoken_name(osk_slice s)
{
    static const char *const says[] = {"* skrev:", "* wrote:", "* sier:", "* seier:", "* says:", "* sa:", "* said:", "* sa...", "* said...", "* sa\xE2\x80\xA6", "* said\xE2\x80\xA6"};
    osk_slice name;
    for (size_t i = 0; i < sizeof says / sizeof *says; i++)
        if (osk__line_fits(s, says[i], &name, NULL))
            return name;
    return s;
}

/* "Kari  Ola", "Kari ↪ Ola": the first answers the second. */
osk_slice osk__line_split_whom(osk_slice name, osk_slice *whom)
{
    static const char *const arrows[] = {"\xE2\x86\xAA", "\xE2\x9E\x9C", "\xE2\x96\xB8", "\xE2\x96\xBA", "\xE2\x86\x92", "  ", "\t", " > "};
    for (size_t a = 0; a < sizeof arrows / sizeof *arrows; a++) {
        size_t at = osk__slice_find(name, arrows[a]);
        if (at == SIZE_MAX || at == 0)
            continue;
        osk_slice behind = osk__line_trim(osk__slice_behind(name, at + strlen(arrows[a])));
        if (!osk__line_name_words(behind) && !osk__line_is_handle(behind))
            continue;
        *whom = behind;
        return osk__line_trim(osk__slice(name.data, at));
    }
    return name;
}
