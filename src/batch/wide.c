/* Whole numbers of 128 bits as text, and back. */
#include "wide.h"

#define MOST ((osk__wide)1 << 126)

/* With all its digits read but the last, there is room for another. */
static bool fits(osk__wide value)
{
    return value / 10 < MOST / 10 && value / 10 > -(MOST / 10);
}

void osk__wide_write(osk__buffer *buffer, osk__wide value, int decimals)
{
    char digits[64];
    int count = 0;
    unsigned __int128 size = value < 0 ? 0 - (unsigned __int128)value : (unsigned __int128)value;
    for (; size || count <= decimals; size /= 10)
        digits[count++] = (char)('0' + (int)(size % 10));
    if (value < 0)
        osk__buffer_byte(buffer, '-');
    while (count-- > 0) {
        osk__buffer_byte(buffer, digits[count]);
        if (count == decimals && count > 0)
            osk__buffer_byte(buffer, '.');
    }
}

bool osk__wide_read(osk_slice text, osk__wide *value)
{
    size_t first = text.length && text.data[0] == '-';
    osk__wide size = 0;
    if (text.length == first || (text.data[first] == '0' && text.length > 1))
        return false;
    for (size_t i = first; i < text.length; i++) {
        if (text.data[i] < '0' || text.data[i] > '9' || size >= MOST / 10)
            return false;
        size = size * 10 + (text.data[i] - '0');
    }
    *value = first ? -size : size;
    return true;
}

bool osk__wide_add(osk__wide *sum, osk__wide value)
{
    osk__wide total = *sum + value;
    if (!fits(total))
        return false;
    *sum = total;
    return true;
}

osk__wide osk__wide_divide(osk__wide value, osk__wide divisor)
{
    osk__wide quotient = value / divisor, rest = value % divisor;
    if (rest < 0)
        rest = -rest;
    return rest >= divisor - rest ? quotient + (value < 0 ? -1 : 1) : quotient;
}
