/* Mojibake: finds and mends UTF-8 that was taken for Windows-1252 or ISO-8859-1. */
#include "mend.h"

#include "../base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* What Windows-1252 has at 0x80 to 0x9F; 0 where it has nothing. */
static const uint16_t upper[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/* The byte that a character was, or 0 for one that was none above ASCII. */
static unsigned char byte_of(uint32_t value)
{
    if (value >= 0x80 && value <= 0xFF)
        return (unsigned char)value;
    for (size_t i = 0; value > 0xFF && i < 32; i++)
        if (upper[i] == value)
            return (unsigned char)(0x80 + i);
    return 0;
}

/* The bytes that up to four characters at `s` were; *used[n] is the length of the first n of them. */
static size_t take_bytes(osk_slice s, char bytes[4], size_t used[5])
{
    size_t n = 0, at = 0;
    used[0] = 0;
    while (n < 4 && at < s.length && (unsigned char)s.data[at] >= 0x80) {
        size_t length = osk__utf8_next(s.data + at, s.length - at, NULL);
        unsigned char byte = length ? byte_of(osk__utf8_value(s.data + at)) : 0;
        if (!byte)
            break;
        at += length;
        bytes[n++] = (char)byte;
        used[n] = at;
    }
    return n;
}

static bool is_norwegian(uint32_t value)
{
    return value == 0xE6 || value == 0xF8 || value == 0xE5 || value == 0xC6 || value == 0xD8 || value == 0xC5;
}

/* Where the next character begins that another follows and neither is ASCII, or the end: nothing else can be two signs for
 * one, and in Norwegian text it is rare. Eight bytes at a time: the first byte of a character behind one that is not ASCII. */
static size_t next_pair(osk_slice text, size_t from)
{
    const uint64_t high = 0x8080808080808080u;
    size_t at = from + 1;
    for (uint64_t here, before; at + 8 <= text.length; at += 8) {
        memcpy(&here, text.data + at, 8);
        memcpy(&before, text.data + at - 1, 8);
        if (here & (here << 1) & before & high)
            break;
    }
    while (at < text.length && ((unsigned char)text.data[at] < 0xC0 || (unsigned char)text.data[at - 1] < 0x80))
        at++;
    if (at >= text.length)
        return text.length;
    do
        at--;
    while (at > from && ((unsigned char)text.data[at] & 0xC0) == 0x80);
    return at;
}

size_t osk__mend(osk_slice text, osk__buffer *out)
{
    size_t found = 0;
    for (size_t i = 0, start = 0; i < text.length; start = i) {
        char bytes[4];
        size_t used[5], n = 0, length = 0;
        i = next_pair(text, start);
        if (out)
            osk__buffer_add(out, text.data + start, i - start);
        if (i == text.length)
            break;
        if ((unsigned char)text.data[i] >= 0xC3) /* no character below U+00C0 was a first byte */
            n = take_bytes(osk__slice_behind(text, i), bytes, used);
        if (n > 1 && (unsigned char)bytes[0] >= 0xC2)
            length = osk__utf8_next(bytes, n, NULL);
        if (length > 1) {
            found += is_norwegian(osk__utf8_value(bytes));
            if (out)
                osk__buffer_add(out, bytes, length);
            i += used[length];
        } else {
            if (out)
                osk__buffer_byte(out, text.data[i]);
            i++;
        }
    }
    return found;
}

static bool tell(osk_corpus *corpus, bool mended, osk_error *error)
{
    osk_error place;
    osk_notice_kind kind = osk__doubled_told(&place, corpus->name, corpus->doubled, mended);
    return !corpus->doubled || corpus->apart || osk__corpus_notice(corpus, error, kind, 0, 0, "%s", place.message);
}

bool osk__mend_stream(osk_corpus *corpus, bool mend, osk_error *error)
{
    osk_slice text = osk__slice(corpus->stream, corpus->length);
    corpus->doubled = osk__mend(text, NULL);
    if (!mend)
        return tell(corpus, false, error);
    osk__buffer out = {0};
    osk__mend(text, &out);
    osk__buffer_byte(&out, '\0');
    if (!osk__buffer_check(&out, error)) {
        osk__buffer_free(&out);
        return false;
    }
    free(corpus->stream);
    corpus->stream = out.data;
    corpus->length = out.length - 1;
    corpus->line_count = 0;
    return osk__corpus_lines(corpus, error) && tell(corpus, true, error);
}
