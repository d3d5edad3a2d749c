/* The door to libstemmer. */
#include "type.h"

#include <libstemmer.h>
#include <limits.h>

/* The library's own type is the stemmer; the name here keeps it behind the door. */
osk__stemmer *osk__stemmer_make(osk_error *error)
{
    struct sb_stemmer *stemmer = sb_stemmer_new("norwegian", "UTF_8");
    if (!stemmer)
        osk__no_memory(error);
    return (osk__stemmer *)stemmer;
}

bool osk__stemmer_run(osk__stemmer *stemmer, osk_slice form, osk_slice *stem, osk_error *error)
{
    struct sb_stemmer *own = (struct sb_stemmer *)stemmer;
    if (form.length > INT_MAX / 8)
        return osk__fail(error, OSK_INPUT, "a word of %zu bytes is too long to stem", form.length);
    const sb_symbol *out = sb_stemmer_stem(own, (const sb_symbol *)form.data, (int)form.length);
    if (!out)
        return osk__no_memory(error);
    *stem = osk__slice((const char *)out, (size_t)sb_stemmer_length(own));
    return true;
}

void osk__stemmer_free(osk__stemmer *stemmer)
{
    if (stemmer)
        sb_stemmer_delete((struct sb_stemmer *)stemmer);
}
