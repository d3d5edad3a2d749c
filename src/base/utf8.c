/* UTF-8, by table 3-7 of the Unicode standard. */
#include "utf8.h"

#include <string.h>

static bool tail(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

size_t osk__utf8_next(const char *bytes, size_t length, size_t *bad)
{
    const unsigned char *s = (const unsigned char *)bytes;
    size_t ignored;
    if (!bad)
        bad = &ignored;
    *bad = 1;
    if (s[0] < 0x80)
        return 1;
    size_t want = s[0] >= 0xC2 && s[0] <= 0xDF ? 2 : (s[0] & 0xF0) == 0xE0 ? 3 : s[0] >= 0xF0 && s[0] <= 0xF4 ? 4 : 0;
    if (want == 0 || length < 2 || !tail(s[1]))
        return 0;
    /* The second byte shuts out overlong forms, surrogates and values over U+10FFFF. */
    if ((s[0] == 0xE0 && s[1] < 0xA0) || (s[0] == 0xED && s[1] > 0x9F) || (s[0] == 0xF0 && s[1] < 0x90) ||
        (s[0] == 0xF4 && s[1] > 0x8F))
        return 0;
    for (size_t i = 2; i < want; i++)
        if (i >= length || !tail(s[i])) {
            *bad = i;
            return 0;
        }
    return want;
}

/* Eight bytes of ASCII that are no controls: the high bit of each byte of the result says where one is not so. */
static uint64_t not_plain(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, 8);
    return (word | (word - 0x2020202020202020u)) & 0x8080808080808080u;
}

size_t osk__utf8_clean(osk_slice text)
{
    const unsigned char *s = (const unsigned char *)text.data;
    for (size_t i = 0, step; i < text.length; i += step) {
        while (text.length - i >= 8 && !not_plain(text.data + i))
            i += 8;
        if (i == text.length)
            break;
        step = 1;
        if (s[i] >= 0xC2 && s[i] <= 0xDF && text.length - i > 1 && tail(s[i + 1])) /* all that Norwegian needs */
            step = 2;
        else if (s[i] >= 0x80 && (step = osk__utf8_next(text.data + i, text.length - i, NULL)) == 0)
            return i;
        else if (s[i] < 0x20 && s[i] != '\n' && s[i] != '\t' && s[i] != '\r')
            return i;
    }
    return text.length;
}

uint32_t osk__utf8_value(const char *bytes)
{
    const unsigned char *s = (const unsigned char *)bytes;
    if (s[0] < 0x80)
        return s[0];
    if (s[0] < 0xE0)
        return (uint32_t)(s[0] & 0x1F) << 6 | (s[1] & 0x3F);
    if (s[0] < 0xF0)
        return (uint32_t)(s[0] & 0x0F) << 12 | (uint32_t)(s[1] & 0x3F) << 6 | (s[2] & 0x3F);
    return (uint32_t)(s[0] & 0x07) << 18 | (uint32_t)(s[1] & 0x3F) << 12 | (uint32_t)(s[2] & 0x3F) << 6 | (s[3] & 0x3F);
}

size_t osk__utf8_count(osk_slice text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += !tail((unsigned char)text.data[i]);
    return count;
}

void osk__utf8_write(osk__buffer *buffer, uint32_t value)
{
    if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        value = 0xFFFD;
    char out[4];
    size_t length = 0;
    if (value < 0x80) {
        out[length++] = (char)value;
    } else if (value < 0x800) {
        out[length++] = (char)(0xC0 | value >> 6);
    } else if (value < 0x10000) {
        out[length++] = (char)(0xE0 | value >> 12);
        out[length++] = (char)(0x80 | (value >> 6 & 0x3F));
    } else {
        out[length++] = (char)(0xF0 | value >> 18);
        out[length++] = (char)(0x80 | (value >> 12 & 0x3F));
        out[length++] = (char)(0x80 | (value >> 6 & 0x3F));
    }
    if (value >= 0x80)
        out[length++] = (char)(0x80 | (value & 0x3F));
    osk__buffer_add(buffer, out, length);
}

size_t osk__utf8_repair(osk__buffer *buffer, osk_slice text)
{
    size_t repaired = 0;
    for (size_t i = 0, step, bad; i < text.length && !buffer->failed; i += step) {
        step = osk__utf8_next(text.data + i, text.length - i, &bad);
        if (step) {
            osk__buffer_add(buffer, text.data + i, step);
        } else {
            osk__buffer_text(buffer, "\xEF\xBF\xBD");
            repaired++;
            step = bad;
        }
    }
    return repaired;
}

size_t osk__utf8_column(osk_slice text, size_t offset)
{
    size_t start = offset < text.length ? offset : text.length;
    while (start > 0 && text.data[start - 1] != '\n')
        start--;
    return osk__utf8_count(osk__slice(text.data + start, offset - start)) + 1;
}
