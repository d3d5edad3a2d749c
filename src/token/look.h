/* Looking around a place in a text: what the rules for units share. */
#ifndef OSK_TOKEN_LOOK_H
#define OSK_TOKEN_LOOK_H

#include "token.h"

#include "../base/utf8.h"

/* Bytes of the code point at `at`; ill-formed ones go one by one. */
static inline size_t osk__look_step(osk_slice text, size_t at)
{
    size_t step = osk__utf8_next(text.data + at, text.length - at, NULL);
    return step ? step : 1;
}

/* The code point at `at`, 0 behind the end. A place inside one has U+FFFD: some rules look a byte or two ahead before they
 * know what stands between, and the bytes that it seems to want may lie behind the text. */
static inline uint32_t osk__look_at(osk_slice text, size_t at)
{
    if (at >= text.length)
        return 0;
    return ((unsigned char)text.data[at] & 0xC0) == 0x80 ? 0xFFFD : osk__utf8_value(text.data + at);
}

/* The code point before `at`, 0 at the start. */
static inline uint32_t osk__look_before(osk_slice text, size_t at)
{
    if (at == 0)
        return 0;
    do
        at--;
    while (at > 0 && ((unsigned char)text.data[at] & 0xC0) == 0x80);
    return osk__utf8_value(text.data + at);
}

static inline bool osk__look_alnum(uint32_t value)
{
    return osk__unicode_letter(value) || osk__unicode_digit(value);
}

static inline bool osk__look_ascii_alnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* White space, or an end of the text. */
static inline bool osk__look_gap(uint32_t value)
{
    return value == 0 || osk__unicode_space(value);
}

/* ---- the rules; each answers where the unit from `start` or from the walk's place ends, 0 where none begins ---- */
size_t osk__url_end(osk_slice text, size_t start);
size_t osk__email_end(osk_slice text, size_t start);
/* "@kari.n", "#sjefpånett": a sign and a name with a letter in it, of letters, digits and `joints`. */
size_t osk__signed_end(osk_slice text, size_t start, const char *joints);

size_t osk__emoticon_end(const osk__units *units, osk_slice text, size_t start);
bool osk__is_emoji(osk_slice segment);

size_t osk__abbreviation_end(osk__tokenizer *tokenizer, const osk__walk *walk);

/* Numbers: "1.", "17:00", "299,-", "72°N", and with a sign "-3". */
size_t osk__number_end(const osk__walk *walk);
size_t osk__signed_number_end(const osk__walk *walk);
/* Words held together: "SMB-bedrifter", "salgs-", "TV´n", "A/S", "Paulus'"; of a number alone its own end. */
size_t osk__joined_end(const osk__walk *walk);
/* The rest of a word behind an abbreviation or an ordinal that ends at `end`: "80 pst.-regelen", "22.juli-kommisjonen",
 * "11.-plassen"; `end` itself where none follows. */
size_t osk__behind_point_end(const osk__walk *walk, size_t end);
/* The rest of a word behind its quotation: «Guitar Hero»-spillet, "kurs og -konferanser". */
size_t osk__hyphen_tail_end(const osk__walk *walk);

#endif
