/* What codes say of a comment or a sentence. */
#include "codes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The first unit that does not stand before the place. */
static size_t unit_from(const osk_codes *codes, uint64_t comment)
{
    size_t low = 0, high = codes->unit_count;
    OSK__HALVE(low, high, i, codes->units[i].comment < comment)
    return low;
}

osk__code_cell osk__codes_cell(const osk_codes *codes, uint64_t comment, size_t code)
{
    osk__code_cell cell = {0, 0};
    for (size_t u = unit_from(codes, comment); u < codes->unit_count && codes->units[u].comment == comment; u++) {
        uint8_t here = codes->cells[u * codes->names.count + code];
        cell.coded += here != OSK__UNCODED;
        cell.yes += here == OSK__CODED_YES;
    }
    return cell;
}

bool osk__codes_hold(const osk_codes *codes, uint64_t comment, uint64_t sentence, size_t code)
{
    for (size_t u = unit_from(codes, comment); u < codes->unit_count && codes->units[u].comment == comment; u++)
        if (codes->cells[u * codes->names.count + code] == OSK__CODED_YES &&
            (sentence == 0 || !codes->sentences || codes->units[u].sentence == sentence))
            return true;
    return false;
}

uint32_t osk__codes_find(const osk_codes *codes, const char *name)
{
    return codes && name ? osk__strings_find(&codes->names, osk__slice_text(name)) : OSK_NONE;
}

bool osk__codes_want(const osk_codes *codes, const char *name, uint32_t *number, osk_error *error)
{
    enum { SHOWN = 8 };
    char list[400] = "";
    size_t used = 0;
    if ((*number = osk__codes_find(codes, name)) != OSK_NONE)
        return true;
    for (uint32_t i = 0; codes && i < codes->names.count && i < SHOWN; i++) {
        osk_slice code = osk__strings_get(&codes->names, i);
        used += (size_t)snprintf(list + used, sizeof list - used, "%s%.*s", i ? ", " : "",
                                 (int)(code.length < 40 ? code.length : 40), code.data);
    }
    return codes ? osk__fail(error, OSK_USAGE, "the sheet has no code '%.60s'; it has %s%s", name, list,
                             codes->names.count > SHOWN ? " ..." : "")
                 : osk__fail(error, OSK_USAGE, "code:%.60s needs a coder's sheet: --codes names it", name);
}

size_t osk_codes_count(const osk_codes *codes)
{
    return codes->names.count;
}

osk_slice osk_codes_name(const osk_codes *codes, size_t code)
{
    return osk__strings_get(&codes->names, (uint32_t)code);
}

size_t osk_codes_notices(const osk_codes *codes)
{
    return codes->notice_count;
}

const osk_notice *osk_codes_notice(const osk_codes *codes, size_t i)
{
    return &codes->notices[i];
}

void osk_codes_free(osk_codes *codes)
{
    if (!codes)
        return;
    osk__strings_free(&codes->names);
    free(codes->units);
    free(codes->cells);
    free(codes->notices);
    free(codes->file);
    free(codes->lines);
    free(codes);
}
