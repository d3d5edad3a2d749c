/* Emoticons and emoji. */
#include "look.h"

#include <string.h>

/* Does a bracket that was opened before `at` on the line still wait for its end? Looks back a sentence's
 * length, no farther. */
static bool inside_brackets(osk_slice text, size_t at)
{
    enum { LOOK_BACK = 300 };
    for (size_t i = at; i > 0 && at - i < LOOK_BACK && text.data[i - 1] != '\n'; i--) {
        char c = text.data[i - 1];
        if (c == '(' || c == '[')
            return true;
        if (c == ')' || c == ']')
            return false;
    }
    return false;
}

/* Brackets and letters have other work in a text, so an emoticon made of them needs air: "xD", not "maxDose";
 * "):", not "(altså prisen): ja"; ":(", not "grunner:(pris)"; ":)", not "(se her:)". */
static bool has_air(osk_slice text, size_t start, osk_slice emoticon)
{
    char first = emoticon.data[0], last = emoticon.data[emoticon.length - 1];
    uint32_t before = osk__look_before(text, start), after = osk__look_at(text, start + emoticon.length);
    bool letter_before = osk__look_alnum(before), letter_after = osk__look_alnum(after);
    if (osk__look_ascii_alnum(first) || osk__look_ascii_alnum(last))
        return !letter_before && !letter_after;
    if (strchr("()[]", first))
        return (!before || osk__unicode_space(before)) && (!after || osk__unicode_space(after));
    if (last == '(' || last == '[')
        return !letter_after;
    if (last == ')' || last == ']')
        return !(letter_before && inside_brackets(text, start));
    return true;
}

/* ":))))))": the mouth may be drawn out. */
static size_t drawn_out(osk_slice text, size_t start, size_t length)
{
    size_t end = start + length;
    char mouth = text.data[end - 1];
    bool closes = mouth == ')' && inside_brackets(text, start);
    if ((mouth == ')' || mouth == '(' || mouth == 'D') && !closes)
        while (end < text.length && text.data[end] == mouth)
            end++;
    return end;
}

size_t osk__emoticon_end(const osk__units *units, osk_slice text, size_t start)
{
    if (start + 1 >= text.length ||
        !osk__units_emoticon(units, (unsigned char)text.data[start], (unsigned char)text.data[start + 1]))
        return 0;
    size_t most = text.length - start < units->longest_emoticon ? text.length - start : units->longest_emoticon;
    for (size_t length = most; length >= 2; length--) {
        osk_slice candidate = osk__slice(text.data + start, length);
        if (osk__strings_find(&units->emoticons, candidate) == OSK_NONE)
            continue;
        candidate.length = drawn_out(text, start, length) - start;
        if (has_air(text, start, candidate))
            return start + candidate.length;
    }
    return 0;
}

bool osk__is_emoji(osk_slice segment)
{
    if (osk__unicode_emoji(osk__utf8_value(segment.data)))
        return true;
    for (size_t i = 0; i < segment.length; i += osk__look_step(segment, i)) {
        uint32_t value = osk__utf8_value(segment.data + i);
        if (value == 0xFE0F || value == 0x20E3) /* "show as emoji"; a keycap */
            return true;
    }
    return false;
}
