/* Numbers as text, and back, without a locale. */
#include "number.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

size_t osk__number_text(char room[OSK__NUMBER_TEXT], double value, int decimals)
{
    char text[OSK__NUMBER_TEXT];
    size_t out = 0;
    bool zero = true;
    room[0] = '\0';
    if (!isfinite(value))
        return 0;
    /* The widest double has 309 digits before the mark; `decimals` is at most 9. */
    size_t length = (size_t)snprintf(text, sizeof text, "%.*f", decimals, value);
    for (size_t i = 0; i < length; i++)
        zero = zero && !(text[i] >= '1' && text[i] <= '9');
    for (size_t i = text[0] == '-' && zero ? 1 : 0; i < length; i++) {
        bool digit = (text[i] >= '0' && text[i] <= '9') || text[i] == '-';
        if (digit)
            room[out++] = text[i];
        /* The decimal mark is whatever stands before the last digits, in one byte or several. */
        else if (i + 1 < length && text[i + 1] >= '0' && text[i + 1] <= '9')
            room[out++] = '.';
    }
    room[out] = '\0';
    return out;
}

void osk__number_fixed(osk__buffer *buffer, double value, int decimals)
{
    char text[OSK__NUMBER_TEXT];
    osk__buffer_add(buffer, text, osk__number_text(text, value, decimals));
}

/* At least `least` digits. Tables are made of these, so no printf. */
static void add_digits(osk__buffer *buffer, uint64_t value, int least)
{
    char text[24];
    size_t at = sizeof text;
    for (; value || least > 0; value /= 10, least--)
        text[--at] = (char)('0' + value % 10);
    osk__buffer_add(buffer, text + at, sizeof text - at);
}

void osk__number_count(osk__buffer *buffer, uint64_t value)
{
    add_digits(buffer, value, 1);
}

void osk__number_scaled(osk__buffer *buffer, int64_t value, int decimals)
{
    uint64_t size = value < 0 ? 0 - (uint64_t)value : (uint64_t)value, unit = 1;
    for (int i = 0; i < decimals; i++)
        unit *= 10;
    if (value < 0)
        osk__buffer_byte(buffer, '-');
    add_digits(buffer, size / unit, 1);
    if (decimals == 0)
        return;
    osk__buffer_byte(buffer, '.');
    add_digits(buffer, size % unit, decimals);
}

osk_slice osk__number_local(osk_slice digits, uint32_t language, char room[OSK__NUMBER_ROOM])
{
    size_t length = 0;
    for (size_t i = 0; i < digits.length && length + 4 < OSK__NUMBER_ROOM; i++) {
        char c = digits.data[i];
        if (c == '-') {
            memcpy(room + length, "\xE2\x88\x92", 3); /* U+2212, as wide as a plus */
            length += 3;
        } else {
            room[length++] = c == '.' && language != 2 ? ',' : c;
        }
    }
    return osk__slice(room, length);
}

int64_t osk__number_divide(int64_t value, int64_t divisor)
{
    int64_t quotient = value / divisor, rest = value % divisor;
    if (rest < 0)
        rest = -rest;
    if (rest >= divisor - rest) /* 2 * rest >= divisor, without overflow */
        quotient += value < 0 ? -1 : 1;
    return quotient;
}

bool osk__number_thousandths(osk_slice text, int32_t *value)
{
    size_t i = 0;
    bool minus = false;
    if (i < text.length && (text.data[i] == '+' || text.data[i] == '-'))
        minus = text.data[i++] == '-';
    int32_t whole = 0, digits = 0, decimals = 0;
    for (; i < text.length && text.data[i] >= '0' && text.data[i] <= '9'; i++, digits++) {
        whole = whole * 10 + (text.data[i] - '0');
        if (whole >= 1000000)
            return false;
    }
    whole *= 1000;
    if (digits && i + 1 < text.length && text.data[i] == '.')
        for (i++; i < text.length && text.data[i] >= '0' && text.data[i] <= '9'; i++) {
            static const int32_t place[] = {100, 10, 1};
            if (decimals == 3)
                return false;
            whole += (text.data[i] - '0') * place[decimals++];
        }
    if (digits == 0 || i != text.length)
        return false;
    *value = minus ? -whole : whole;
    return true;
}

bool osk__number_decimal(osk_slice text, double *value)
{
    static const double tens[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    size_t at = text.length && (text.data[0] == '-' || text.data[0] == '+'), digits = 0, decimals = 0;
    bool point = false;
    int64_t whole = 0;
    for (; at < text.length; at++) {
        char c = text.data[at];
        if ((c == '.' || c == ',') && !point && digits > 0) {
            point = true;
            continue;
        }
        if (c < '0' || c > '9' || ++digits > 15)
            return false;
        whole = 10 * whole + (c - '0');
        decimals += point;
    }
    /* Both are exact, so the quotient is the nearest double. */
    *value = (double)(text.length && text.data[0] == '-' ? -whole : whole) / tens[decimals];
    return digits > 0 && !(point && decimals == 0);
}

bool osk__number_whole(osk_slice text, uint64_t *value)
{
    uint64_t number = 0;
    if (text.length == 0)
        return false;
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] < '0' || text.data[i] > '9' || number > (INT64_MAX - 9) / 10)
            return false;
        number = number * 10 + (uint64_t)(text.data[i] - '0');
    }
    *value = number;
    return true;
}
