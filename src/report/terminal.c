/* A table for people at a terminal of 80 columns: aligned, cut with an ellipsis, in strips where it is wider. */
#include "report.h"

#include "../base/table.h"
#include "../base/unicode.h"
#include "../base/utf8.h"

#include <string.h>

enum {
    TERMINAL = 80, NARROWEST = 20,
    MARKS = 16 /* bytes a column: what takes none is not looked through without end */
};

/* Untrusted text at a terminal: control characters, and those that turn its direction, become U+FFFD. */
static bool is_unsafe(uint32_t value)
{
    return value < 0x20 || (value >= 0x7F && value < 0xA0) || (value >= 0x202A && value <= 0x202E) ||
           (value >= 0x2066 && value <= 0x2069);
}

/* Columns of what is shown for a code point: a space and U+FFFD take one. */
static size_t columns_of(uint32_t value)
{
    return is_unsafe(value) ? 1 : (size_t)osk__unicode_width(value);
}

size_t osk__terminal_width(osk_slice text)
{
    size_t width = 0;
    for (size_t i = 0; i < text.length; i += osk__utf8_next(text.data + i, text.length - i, NULL))
        width += columns_of(osk__utf8_value(text.data + i));
    return width;
}

osk_slice osk__terminal_head(osk_slice text, size_t width)
{
    size_t used = 0, i = 0, most = MARKS * (width + 1);
    while (i < text.length && i < most) {
        used += columns_of(osk__utf8_value(text.data + i));
        if (used > width)
            break;
        i += osk__utf8_next(text.data + i, text.length - i, NULL);
    }
    return osk__slice(text.data, i);
}

osk_slice osk__terminal_tail(osk_slice text, size_t width)
{
    size_t used = 0, from = text.length, i = text.length, most = MARKS * (width + 1);
    while (i > 0 && text.length - i < most) {
        do
            i--;
        while (i > 0 && ((unsigned char)text.data[i] & 0xC0) == 0x80);
        size_t columns = columns_of(osk__utf8_value(text.data + i));
        if (used + columns > width)
            break;
        used += columns;
        from = columns ? i : from; /* a mark goes with the letter before it, or not at all */
    }
    return osk__slice_behind(text, from);
}

void osk__terminal_put(osk__buffer *out, osk_slice text, size_t width, bool right)
{
    size_t has = osk__terminal_width(text), used = 0, limit = has > width ? width - 1 : width;
    for (size_t i = has; right && i < width; i++)
        osk__buffer_byte(out, ' ');
    for (size_t i = 0; i < text.length; i += osk__utf8_next(text.data + i, text.length - i, NULL)) {
        uint32_t value = osk__utf8_value(text.data + i);
        size_t columns = columns_of(value);
        if (used + columns > limit)
            break;
        used += columns;
        if (value == '\n' || value == '\r' || value == '\t')
            osk__buffer_byte(out, ' ');
        else
            osk__utf8_write(out, is_unsafe(value) ? 0xFFFD : value);
    }
    if (has > width) {
        osk__buffer_text(out, "\xE2\x80\xA6");
        used++;
    }
    for (; !right && used < width; used++)
        osk__buffer_byte(out, ' ');
}

/* The widest cell of a column; 0 where every cell is missing: such a column is not shown. */
static size_t width_of_column(const osk_table *table, size_t column)
{
    size_t widest = 0;
    for (size_t row = 0; row < osk_table_rows(table); row++) {
        size_t width = osk__terminal_width(osk__cell_shown(table, row, column));
        widest = width > widest ? width : widest;
    }
    size_t heading = osk__terminal_width(osk__cell_shown(table, SIZE_MAX, column));
    return widest && heading > widest ? heading : widest;
}

/* Columns [first, last) behind the `keys` leading ones. */
struct strip { size_t keys, first, last; };

static bool in_strip(const struct strip *strip, size_t column)
{
    return column < strip->keys || (column >= strip->first && column < strip->last);
}

static size_t width_of_strip(const osk_table *table, const struct strip *strip, const size_t *widths)
{
    size_t total = 0;
    for (size_t column = 0; column < osk_table_columns(table); column++)
        if (widths[column] && in_strip(strip, column))
            total += widths[column] + (total ? 2 : 0);
    return total;
}

/* Narrows the widest text columns of a strip until it fits, or as far as it goes. */
static void narrow(const osk_table *table, const struct strip *strip, size_t *widths)
{
    for (size_t total = width_of_strip(table, strip, widths); total > TERMINAL; total--) {
        size_t widest = SIZE_MAX;
        for (size_t column = 0; column < osk_table_columns(table); column++)
            if (in_strip(strip, column) && !osk__is_number(table, column) && widths[column] > NARROWEST &&
                (widest == SIZE_MAX || widths[column] > widths[widest]))
                widest = column;
        if (widest == SIZE_MAX)
            return;
        widths[widest]--;
    }
}

static void write_strip(osk__buffer *out, const osk_table *table, const struct strip *strip, const size_t *widths)
{
    for (size_t row = SIZE_MAX; row == SIZE_MAX || row < osk_table_rows(table); row++) {
        size_t start = out->length;
        for (size_t column = 0; column < osk_table_columns(table); column++) {
            if (!widths[column] || !in_strip(strip, column))
                continue;
            if (out->length > start)
                osk__buffer_text(out, "  ");
            osk__terminal_put(out, osk__cell_shown(table, row, column), widths[column], osk__is_number(table, column));
        }
        while (out->length > start && out->data[out->length - 1] == ' ')
            out->length--;
        osk__buffer_byte(out, '\n');
    }
}

/* The narrowest that a column can get. */
static size_t least(const osk_table *table, size_t column, const size_t *widths)
{
    return osk__is_number(table, column) || widths[column] < NARROWEST ? widths[column] : NARROWEST;
}

/* Where the strip that begins at `first` ends: as many columns as fit at their narrowest, at least one. */
static size_t end_of_strip(const osk_table *table, size_t keys, size_t first, const size_t *widths)
{
    size_t total = 0, column = first;
    for (size_t key = 0; key < keys; key++)
        total += least(table, key, widths) + 2;
    for (; column < osk_table_columns(table); column++) {
        total += widths[column] ? least(table, column, widths) + 2 : 0;
        if (total > TERMINAL + 2 && column > first)
            break;
    }
    return column;
}

/* A table wider than a terminal is shown in strips, one under the other, each with the leading texts that
 * name its rows. */
void osk__table_terminal(const osk_table *table, osk__buffer *out)
{
    size_t widths[OSK__TABLE_COLUMNS], columns = osk_table_columns(table), keys = 0;
    for (size_t column = 0; column < columns; column++)
        widths[column] = width_of_column(table, column);
    while (keys < columns && keys < 2 && !osk__is_number(table, keys))
        keys++;
    for (size_t first = keys < columns ? keys : 0; first < columns;) {
        size_t here[OSK__TABLE_COLUMNS];
        struct strip strip = {keys, first, end_of_strip(table, keys, first, widths)};
        memcpy(here, widths, sizeof here);
        narrow(table, &strip, here);
        if (first > keys)
            osk__buffer_byte(out, '\n');
        write_strip(out, table, &strip, here);
        first = strip.last;
    }
}
