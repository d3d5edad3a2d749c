/* The sums of rows as lines of a list, and back. */
#include "tally.h"

#include <stdio.h>
#include <string.h>

typedef struct total {
    const char *key;
    size_t offset, count; /* of the first; so many in a row */
    enum { COUNT, WIDE } kind;
} total;

#define ONE(field, kind) {#field, offsetof(osk__sums, field), 1, kind}
static const total totals[] = {
    ONE(rows, COUNT), ONE(rejected, COUNT), ONE(hidden, COUNT), {"label", offsetof(osk__sums, labels), OSK__LABELS, COUNT},
    ONE(words, COUNT), ONE(scored_words, COUNT), ONE(quoted_words, COUNT), ONE(known_words, COUNT), ONE(sentences, COUNT), ONE(quotations, COUNT),
    ONE(quoting, COUNT), ONE(repaired, COUNT), ONE(doubled, COUNT), ONE(positive, WIDE), ONE(negative, WIDE),
    ONE(value, WIDE), ONE(value_squared, WIDE), {"histogram", offsetof(osk__sums, histogram), OSK__BINS, COUNT},
};
enum { TOTALS = sizeof totals / sizeof *totals, KEY = 40 };

static void name_total(const total *t, size_t i, char key[KEY])
{
    if (t->count == 1)
        snprintf(key, KEY, "%s", t->key);
    else if (t->count == OSK__LABELS)
        snprintf(key, KEY, "%s.%s", t->key, osk_label_name((osk_label)i));
    else
        snprintf(key, KEY, "%s.%02zu", t->key, i);
}

static osk__wide get(const osk__sums *sums, const total *t, size_t i)
{
    const void *at = (const char *)sums + t->offset;
    return t->kind == COUNT ? ((const uint64_t *)at)[i] : ((const osk__wide *)at)[i];
}

static bool put(osk__sums *sums, const total *t, size_t i, osk__wide value)
{
    void *at = (char *)sums + t->offset;
    if (t->kind == WIDE)
        ((osk__wide *)at)[i] = value;
    else
        ((uint64_t *)at)[i] = (uint64_t)value;
    return t->kind == WIDE || (value >= 0 && value <= UINT64_MAX);
}

bool osk__totals_each(const osk__sums *sums, osk__total_taker *take, void *context, osk_error *error)
{
    char key[KEY];
    for (size_t t = 0; t < TOTALS; t++)
        for (size_t i = 0; i < totals[t].count; i++) {
            name_total(&totals[t], i, key);
            if (!take(context, key, get(sums, &totals[t], i), error))
                return false;
        }
    return true;
}

bool osk__totals_take(osk__sums *sums, osk_slice key, osk__wide value, const char *path, osk_error *error)
{
    char name[KEY];
    for (size_t t = 0; t < TOTALS; t++)
        for (size_t i = 0; i < totals[t].count; i++) {
            name_total(&totals[t], i, name);
            if (osk__slice_is(key, name))
                return put(sums, &totals[t], i, value) ||
                       osk__fail_at(error, OSK_INTEGRITY, path, 0, 0, "the total '%s' is out of range", name);
        }
    return osk__fail_at(error, OSK_INTEGRITY, path, 0, 0, "there is no total '%.*s'",
                        (int)(key.length < 40 ? key.length : 40), key.data);
}
