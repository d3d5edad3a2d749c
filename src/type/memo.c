/* Remembered stems: each word has one place, and the last that came there is known. */
#include "memo.h"

#include <stdlib.h>

/* Two and a half megabytes: that more words are met again is worth more than a cache that holds them. */
enum { PLACES = 1 << 16 };

static struct osk__memo_stem *place_of(const osk__memo *memo, const osk__key *key)
{
    return &memo->items[key->hash % PLACES];
}

bool osk__memo_find(const osk__memo *memo, osk_slice word, osk_slice *stem, bool *repaired)
{
    if (!memo->items || word.length == 0 || word.length > OSK__KEY_BYTES)
        return false;
    osk__key key = osk__strings_key(word);
    const struct osk__memo_stem *item = place_of(memo, &key);
    if (item->low != key.low || item->high != key.high || item->length != word.length)
        return false;
    *stem = osk__slice(item->stem, item->stem_length);
    *repaired = item->repaired;
    return true;
}

bool osk__memo_keep(osk__memo *memo, osk_slice word, osk_slice stem, bool repaired, osk_error *error)
{
    if (word.length == 0 || word.length > OSK__KEY_BYTES || stem.length > OSK__KEY_BYTES)
        return true;
    if (!memo->items && !(memo->items = osk__take(PLACES, sizeof *memo->items, error)))
        return false;
    osk__key key = osk__strings_key(word);
    struct osk__memo_stem *item = place_of(memo, &key);
    *item = (struct osk__memo_stem){.low = key.low, .high = key.high, .length = (uint8_t)word.length,
                                    .stem_length = (uint8_t)stem.length, .repaired = repaired};
    memcpy(item->stem, stem.data, stem.length);
    return true;
}

void osk__memo_free(osk__memo *memo)
{
    free(memo->items);
}
