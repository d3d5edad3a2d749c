/* Types by their tokens: the runs by form, read once, become runs by what they are listed by.
 *
 *   key: tokens turned round, so that the most frequent come first, then the form      value: comments */
#include "spill.h"

#include <stdlib.h>

enum { TURNED = 8 };

static void put_turned(osk__buffer *out, uint64_t tokens)
{
    for (int shift = 56; shift >= 0; shift -= 8)
        osk__buffer_byte(out, (char)(~tokens >> shift));
}

static uint64_t take_turned(osk_slice key)
{
    uint64_t turned = 0;
    for (size_t i = 0; i < TURNED; i++)
        turned = turned << 8 | (unsigned char)key.data[i];
    return ~turned;
}

/* Keys one behind the other, and what goes with them. */
struct listed { const char *bytes; size_t start, length; uint64_t comments; };
struct list { osk__buffer keys; struct listed *items; size_t count, capacity; };

static int by_key(const void *a, const void *b)
{
    const struct listed *x = a, *y = b;
    return osk__slice_compare(osk__slice(x->bytes + x->start, x->length), osk__slice(y->bytes + y->start, y->length));
}

static bool write_list(osk__spill *spill, struct list *list, osk_error *error)
{
    bool good = osk__buffer_check(&list->keys, error);
    for (size_t i = 0; i < list->count; i++)
        list->items[i].bytes = list->keys.data;
    if (good && list->count)
        qsort(list->items, list->count, sizeof *list->items, by_key);
    for (size_t i = 0; good && i < list->count; i++) {
        const struct listed *listed = &list->items[i];
        spill->value.length = 0;
        osk__spill_put_number(&spill->value, listed->comments);
        osk__item item = {osk__slice(listed->bytes + listed->start, listed->length), listed->length,
                          osk__slice(spill->value.data, spill->value.length)};
        good = osk__buffer_check(&spill->value, error) && osk__runs_put(spill->ranked, &item, error);
    }
    good = good && (list->count == 0 || osk__runs_end(spill->ranked, error));
    list->count = list->keys.length = 0;
    return good;
}

static bool add_type(osk__spill *spill, struct list *list, const osk__spilled *term, osk_error *error)
{
    if (!OSK__ROOM(list->items, list->capacity, list->count + 1, error))
        return false;
    struct listed *listed = &list->items[list->count++];
    *listed = (struct listed){.start = list->keys.length, .length = TURNED + term->key.length, .comments = term->comments};
    put_turned(&list->keys, term->tokens);
    osk__buffer_add(&list->keys, term->key.data, term->key.length);
    return list->count * sizeof *list->items + list->keys.length <= spill->memory || write_list(spill, list, error);
}

bool osk__spill_rank(osk__spill *spill, osk_error *error)
{
    struct list list = {0};
    osk__spilled term;
    osk__runs_free(spill->ranked); /* of an earlier call */
    bool more = true, good = (spill->ranked = osk__runs_make(error)) && osk__spill_rewind(spill, error);
    while (good && (good = osk__spill_next(spill, &term, &more, error)) && more)
        good = add_type(spill, &list, &term, error);
    good = good && write_list(spill, &list, error) && osk__runs_rewind(spill->ranked, error);
    osk__buffer_free(&list.keys);
    free(list.items);
    return good;
}

bool osk__spill_next_type(osk__spill *spill, osk__spilled_type *type, bool *more, osk_error *error)
{
    osk__item item;
    if (!osk__runs_next(spill->ranked, &item, more, error))
        return false;
    if (!*more)
        return true;
    *type = (osk__spilled_type){osk__slice_behind(item.key, TURNED), take_turned(item.key),
                                osk__spill_take_number(&item.value)};
    return true;
}
