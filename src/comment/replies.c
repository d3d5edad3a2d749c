/* Whom a comment answers: ids of the file become numbers of comments. */
#include "replies.h"

#include "../base/strings.h"

#include <stdlib.h>

bool osk__replies_add(osk__replies *replies, size_t comment, osk_slice id, osk_error *error)
{
    if (!OSK__ROOM(replies->items, replies->capacity, replies->count + 1, error))
        return false;
    replies->items[replies->count++] = (struct osk__reply){comment, id};
    return true;
}

bool osk__replies_resolve(osk__replies *replies, osk_corpus *corpus, osk_error *error)
{
    osk__strings ids = {0};
    size_t *first = replies->count ? osk__take(corpus->count + 1, sizeof *first, error) : NULL;
    bool good = !replies->count || first;
    for (size_t i = 0; good && replies->count && i < corpus->count; i++) {
        size_t before = ids.count;
        uint32_t number = osk__strings_add(&ids, corpus->comments[i].id, error);
        good = number != OSK_NONE;
        if (good && number == before)
            first[number] = i;
    }
    for (size_t i = 0; good && i < replies->count; i++) {
        uint32_t number = osk__strings_find(&ids, replies->items[i].id);
        if (number != OSK_NONE && first[number] != replies->items[i].comment)
            osk__comment_answers(&corpus->comments[replies->items[i].comment], &corpus->comments[first[number]]);
    }
    osk__strings_free(&ids);
    free(first);
    return good;
}

void osk__replies_free(osk__replies *replies)
{
    free(replies->items);
}
