/* Segments that hold white space, in parts. ICU joins a narrow no-break space to what stands beside it, and to any space the
 * marks and joiners behind it; a token holds none:
 *
 *   |«|_Hei_|»|   ->   |«|_|Hei|_|»|        |9:14_PM|   ->   |9:14|_|PM|        (_: U+202F) */
#include "look.h"

/* Where the part that begins at `at` ends: white space with what no reader sees behind it, or what is none. */
static size_t part_end(osk_slice text, size_t at, size_t end)
{
    bool space = osk__unicode_space(osk__look_at(text, at));
    for (at += osk__look_step(text, at); at < end; at += osk__look_step(text, at)) {
        uint32_t value = osk__look_at(text, at);
        if (space ? osk__unicode_width(value) > 0 || osk__unicode_space(value) : osk__unicode_space(value))
            break;
    }
    return at < end ? at : end;
}

/* As ICU's rule status: what the last letter or digit is. */
static osk__segment_kind kind_of(osk_slice text, size_t from, size_t to)
{
    osk__segment_kind kind = OSK__SEGMENT_OTHER;
    for (size_t i = from; i < to; i += osk__look_step(text, i)) {
        uint32_t value = osk__look_at(text, i);
        kind = osk__unicode_letter(value) ? OSK__SEGMENT_WORD : osk__unicode_digit(value) ? OSK__SEGMENT_NUMBER : kind;
    }
    return kind;
}

bool osk__segments_part(osk_slice text, size_t from, osk__segments *segments, osk__segments *room, osk_error *error)
{
    osk__segments whole = *segments;
    room->count = 0;
    for (size_t i = 0; i < whole.count; i++) {
        size_t end = whole.items[i].end, first = part_end(text, from, end);
        if (first == end && !osk__segments_add(room, end, (osk__segment_kind)whole.items[i].kind, error))
            return false;
        for (size_t to; first < end && from < end; from = to) {
            to = part_end(text, from, end);
            if (!osk__segments_add(room, to, kind_of(text, from, to), error))
                return false;
        }
        from = end;
    }
    *segments = *room;
    *room = whole;
    return true;
}
