/* Quotation marks, of the kinds that are written here. */
#include "marks.h"

#include <string.h>

static const struct { const char *open, *close; } pairs[OSK__MARK_PAIRS] = {
    {"\xC2\xAB", "\xC2\xBB"}, {"\xE2\x80\x9C", "\xE2\x80\x9D"}, {"\xE2\x80\x9E", "\xE2\x80\x9C"}, {"\"", "\""},
    {"\xE2\x80\x9D", "\xE2\x80\x9D"},
};

/* A mark opens behind white space, another mark or a letter that is not ASCII; behind "5" it is an inch. */
static bool could_open(osk_slice text, size_t at)
{
    return at == 0 || strchr(" \n\r\t(:", text.data[at - 1]) || (unsigned char)text.data[at - 1] >= 0x80;
}

/* Where the quotation that opens with pair `p` closes, or 0. */
static size_t closing(osk__marks *marks, size_t p, size_t from)
{
    size_t limit = from + marks->most, i = from > marks->none_before[p] ? from : marks->none_before[p];
    for (; i < marks->text.length && i < limit && (marks->paragraphs || marks->text.data[i] != '\n'); i++)
        if (marks->text.data[i] == pairs[p].close[0] &&
            osk__slice_begins(osk__slice_behind(marks->text, i), pairs[p].close))
            return i;
    marks->none_before[p] = i;
    return 0;
}

bool osk__marks_next(osk__marks *marks, size_t *at, osk_range *outer, osk_range *inner)
{
    for (; (*at = osk__slice_next(marks->text, *at, '"', '\xC2', '\xE2')) < marks->text.length; ++*at) {
        if (!could_open(marks->text, *at))
            continue;
        for (size_t p = 0; p < OSK__MARK_PAIRS; p++) {
            size_t open = osk__slice_begins(osk__slice_behind(marks->text, *at), pairs[p].open);
            size_t end = open ? closing(marks, p, *at + open) : 0;
            if (!end)
                continue;
            *inner = (osk_range){(uint32_t)(*at + open), (uint32_t)end};
            *outer = (osk_range){(uint32_t)*at, (uint32_t)(end + strlen(pairs[p].close))};
            *at = end + 1;
            return true;
        }
    }
    return false;
}
