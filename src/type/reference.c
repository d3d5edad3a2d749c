/* The reference of word frequencies, from a text file. */
#include "reference.h"

#include "../base/number.h"
#include "../base/tsv.h"

#include <stdlib.h>

static bool add_row(osk__reference *reference, const osk__tsv *tsv, osk_error *error)
{
    uint64_t tokens;
    size_t before = reference->forms.count;
    if (!osk__number_whole(tsv->cell[1], &tokens) || tokens == 0)
        return osk__tsv_fail(tsv, 1, error, "is no whole number above 0");
    if (osk__slice_is(tsv->cell[0], "*floor") || osk__slice_is(tsv->cell[0], "*words")) {
        *(tsv->cell[0].data[1] == 'f' ? &reference->floor : &reference->words) = tokens;
        return true;
    }
    if (!OSK__ROOM(reference->tokens, reference->capacity, before + 1, error) ||
        osk__strings_add(&reference->forms, tsv->cell[0], error) == OSK_NONE)
        return false;
    if (reference->forms.count == before)
        return osk__tsv_fail(tsv, 0, error, "has a form that is there already");
    reference->tokens[before] = tokens;
    return true;
}

bool osk__reference_read(osk__reference *reference, const char *path, osk_slice text, osk_error *error)
{
    static const char *const columns[] = {"form", "tokens", NULL};
    osk__tsv tsv;
    if (!osk__tsv_open(&tsv, path, text, columns, error))
        return false;
    while (osk__tsv_next(&tsv))
        if (!add_row(reference, &tsv, error))
            return false;
    if (reference->floor && reference->words)
        return true;
    return osk__fail_at(error, OSK_USAGE, path, 1, 1, "the rows '*floor' and '*words' must be there");
}

void osk__reference_free(osk__reference *reference)
{
    osk__strings_free(&reference->forms);
    free(reference->tokens);
    *reference = (osk__reference){0};
}

uint64_t osk__reference_tokens(const osk__reference *reference, osk_slice form, bool *listed)
{
    uint32_t number = osk__strings_find(&reference->forms, form);
    *listed = number != OSK_NONE;
    return *listed ? reference->tokens[number] : reference->floor - 1;
}
