/* Signatures: what stands under a comment and is none of it.
 *
 *   ... og det mener jeg.          ... og det mener jeg.
 *   --                             Mvh
 *   Kari Nordmann                  Kari Nordmann, Nordvik kommune
 *
 * A line of two hyphens opens one (RFC 3676), and a closing formula among the last lines, all of them short. */
#include "reading.h"

#include "../base/unicode.h"
#include "../base/utf8.h"

#include <string.h>

enum { LINES_MOST = 6, WORDS_MOST = 6 };

static bool is_formula(osk_slice line)
{
    static const char *const formulas[] = {
        "mvh", "m.v.h", "vh", "v.h", "med vennlig hilsen", "vennlig hilsen", "med venleg helsing", "venleg helsing",
        "med hilsen", "med helsing", "beste hilsen", "beste helsing", "hilsen", "helsing", "best regards", "kind regards",
        "regards"};
    for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++) {
        size_t length = strlen(formulas[i]);
        if (line.length < length || !osk__slice_alike(osk__slice(line.data, length), formulas[i]))
            continue;
        if (line.length == length || !osk__unicode_letter(osk__utf8_value(line.data + length)))
            return true;
    }
    return false;
}

size_t osk__signature_start(osk_slice text)
{
    size_t end = text.length, found = text.length;
    for (size_t lines = 0; lines < LINES_MOST && end > 0;) {
        size_t start = end;
        while (start > 0 && text.data[start - 1] != '\n')
            start--;
        osk_slice line = osk__slice_trim(osk__slice(text.data + start, end - start));
        if (osk__slice_words(line) > WORDS_MOST)
            break;
        if (osk__slice_is(line, "--") || is_formula(line))
            found = start;
        lines += line.length > 0;
        end = start ? start - 1 : 0;
    }
    /* A comment that is all signature is a comment. */
    return osk__slice_trim(osk__slice(text.data, found)).length ? found : text.length;
}
