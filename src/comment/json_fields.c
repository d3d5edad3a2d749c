/* JSON that is one value: who wrote a comment, when, and whom it answers, from the object that holds its text. */
#include "json_tree.h"
#include "mend.h"

#include "../base/number.h"

#include <stdio.h>
#include <string.h>

/* ---- paths of the user's ---- */

/* A path of the user's begins where it parts from the path to the text: "svar.hvem.navn" beside "svar.innhold.norsk" is
 * "hvem.navn" of the object "svar". */
void osk__json_note_named(struct document *document, struct found *found)
{
    const char *text = document->options->text_column ? document->options->text_column : "";
    for (size_t f = 0; f < NAMED; f++) {
        const char *path = osk__field_named(document->options, named_fields[f]);
        size_t shared = 0, steps = 0;
        for (size_t i = 0; path && path[i] && path[i] == text[i]; i++)
            if (path[i] == '.') {
                shared = i + 1;
                steps++;
            }
        if (!path)
            continue;
        json_t *base = document->steps > 1 && steps + 1 < document->steps && steps < DEEPEST ? document->chain[steps] : found->object;
        found->named[f] = osk__json_dig(base, osk__slice_text(path + shared));
        document->seen |= found->named[f] ? 1u << named_fields[f] : 0;
    }
}

/* ---- one comment ---- */

/* A count of seconds or milliseconds since 1970 as "2024-03-12T13:05:06Z". */
static bool write_moment(osk_corpus *corpus, int64_t moment, osk_slice *posted, osk_error *error)
{
    char text[64];
    int64_t seconds = moment >= 100000000000 ? moment / 1000 : moment, days = seconds / 86400, rest = seconds % 86400;
    if (seconds < 0 || days > 2932896) /* the year 9999 */
        return true;
    /* Days to a date in the calendar: H. Hinnant, "chrono-compatible low-level date algorithms" (2013). */
    int64_t z = days + 719468, era = z / 146097, day = z - era * 146097,
            year = (day - day / 1460 + day / 36524 - day / 146096) / 365, in_year = day - (365 * year + year / 4 - year / 100),
            m = (5 * in_year + 2) / 153, month = m < 10 ? m + 3 : m - 9;
    int length = snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02dZ", (int)(year + era * 400 + (month <= 2)), (int)month,
                          (int)(in_year - (153 * m + 2) / 5 + 1), (int)(rest / 3600), (int)(rest / 60 % 60), (int)(rest % 60));
    posted->data = osk__arena_copy(&corpus->arena, text, (size_t)length, error);
    posted->length = (size_t)length;
    return posted->data != NULL;
}

bool osk__json_moment(osk_corpus *corpus, osk_slice *posted, osk_error *error)
{
    osk_slice whole = *posted;
    const char *point = whole.data ? memchr(whole.data, '.', whole.length) : NULL;
    uint64_t moment;
    if (point)
        whole.length = (size_t)(point - whole.data);
    return whole.length < 9 || whole.length > 13 || !osk__number_whole(whole, &moment) ||
           write_moment(corpus, (int64_t)moment, posted, error);
}

/* Commento keeps names apart: commenterHex -> name. */
static json_t *commenter(const struct document *document, const json_t *object)
{
    const char *wanted = json_string_value(json_object_get(object, "commenterHex"));
    size_t i;
    json_t *item;
    json_array_foreach(document->commenters, i, item) {
        const char *hex = json_string_value(json_object_get(item, "commenterHex"));
        if (wanted && hex && strcmp(wanted, hex) == 0)
            return json_object_get(item, "name");
    }
    return NULL;
}

/* Is the object a part of the one around it, which is no comment itself, and no item of a list in it? YouTube keeps the id
 * beside the "snippet" that holds all else, Bluesky the author beside the "record". */
static bool wraps(const struct found *found)
{
    const char *key;
    json_t *value;
    json_object_foreach(found->parent, key, value)
        if (value == found->object)
            return !osk__slice_alike(osk__slice_text(key), "reply");
    return false;
}

void osk__json_place_fields(struct document *document, const struct found *found, json_t *best[OSK__FIELDS])
{
    static const char *const people[] = {"author", "account", "user", "from", "creator", "owner", "profile"}, *const ids[] = {"id", "uri"}, *const times[] = {"Time", "Tid"}, *const stamps[] = {"ts"};
    size_t best_rank[OSK__FIELDS];
    const char *key;
    json_t *value;
    json_object_foreach(found->object, key, value) {
        size_t rank;
        osk__field field = osk__field_guess(osk__slice_text(key), &rank);
        if (field == OSK__FIELDS || osk__field_named(document->options, field) || (best[field] && rank >= best_rank[field]))
            continue;
        best[field] = value;
        best_rank[field] = rank;
    }
    if ((value = json_object_get(found->object, "user_profile")) && json_is_object(value)) /* Slack's, beside the user's key */
        best[OSK__AUTHOR] = value;
    json_t *around = wraps(found) ? found->parent : NULL;
    if (!best[OSK__AUTHOR])
        best[OSK__AUTHOR] = FIRST_OF(found->object, people);
    if (!best[OSK__AUTHOR] && around)
        best[OSK__AUTHOR] = FIRST_OF(around, people);
    if (!best[OSK__ID] && around)
        best[OSK__ID] = FIRST_OF(around, ids);
    if (!best[OSK__ID])
        best[OSK__ID] = FIRST_OF(found->object, stamps);
    if (!best[OSK__POSTED])
        best[OSK__POSTED] = FIRST_OF(found->object, stamps);
    if (!best[OSK__POSTED] && (value = FIRST_OF(found->object, times)))
        best[OSK__POSTED] = json_object_get(value, "timestamp");
    if (!best[OSK__AUTHOR] && document->commenters)
        best[OSK__AUTHOR] = commenter(document, found->object);
}

bool osk__json_take_fields(struct document *document, const struct found *found, osk_slice fields[OSK__FIELDS])
{
    static const char *const names[] = {"nickname", "real_name", "name", "navn", "namn", "displayName", "display_name", "full_name", "username", "acct", "handle",
                                        "screen_name", "login"};
    json_t *best[OSK__FIELDS] = {NULL};
    osk__json_place_fields(document, found, best);
    for (size_t f = 0; f < NAMED; f++)
        if (osk__field_named(document->options, named_fields[f]))
            best[named_fields[f]] = found->named[f];
    best[OSK__TEXT] = NULL;
    if (json_is_object(best[OSK__AUTHOR]))
        best[OSK__AUTHOR] = FIRST_OF(best[OSK__AUTHOR], names);
    for (osk__field field = 0; field < OSK__FIELDS; field++)
        if (!osk__json_value(document->corpus, best[field], &fields[field], document->error))
            return false;
    if (!osk__json_moment(document->corpus, &fields[OSK__POSTED], document->error))
        return false;
    if (!document->meta || !fields[OSK__AUTHOR].data)
        return true;
    osk__buffer name = {0};
    osk__mend(fields[OSK__AUTHOR], &name);
    bool good = osk__buffer_check(&name, document->error) &&
                (fields[OSK__AUTHOR].data = osk__arena_copy(&document->corpus->arena, name.data ? name.data : "", name.length, document->error));
    fields[OSK__AUTHOR].length = good ? name.length : 0;
    osk__buffer_free(&name);
    return good;
}

/* Whom it answers: the comment that a field names, or the one around it. */
bool osk__json_note_answer(struct document *document, const struct found *found)
{
    static const char *const keys[] = {"reply_to_message_id", "parentId", "parentHex", "parent_id", "parent", "in_reply_to",
                                       "in_reply_to_id", "in_reply_to_status_id_str", "replyTo", "svar_til", "thread_ts"};
    static const char *const paths[] = {"reply.parent.uri", "reference.messageId"}; /* Bluesky, Discord */
    osk_slice id;
    osk_corpus *corpus = document->corpus;
    osk_comment *comment = &corpus->comments[corpus->count - 1];
    json_t *answered = FIRST_OF(found->object, keys);
    for (size_t i = 0; !answered && i < sizeof paths / sizeof *paths; i++)
        answered = osk__json_dig(found->object, osk__slice_text(paths[i]));
    if (!osk__json_value(corpus, answered, &id, document->error))
        return false;
    if (osk__slice_begins(id, "t1_")) /* Reddit's, of a comment whose id has no kind before it */
        id = osk__slice_behind(id, 3);
    if (id.length)
        return osk__replies_add(&document->replies, corpus->count - 1, id, document->error);
    if (found->around != SIZE_MAX && !comment->reply_to && !comment->to_post)
        comment->reply_to = document->found[found->around].n;
    return true;
}

/* ---- what is no comment ---- */

/* What Reddit writes in the place of a comment. */
static bool is_gone(osk_slice words)
{
    return osk__slice_is(words, "[deleted]") || osk__slice_is(words, "[removed]");
}

/* "Kari joined the channel", as Slack ("subtype": "channel_join") and Discord ("type": "GuildMemberJoin") note it. */
static bool is_event(const json_t *object)
{
    static const char *const keys[] = {"subtype", "type", "messageType"},
                      *const begins[] = {"channel_", "group_", "Channel", "GuildMember", "Recipient", "ThreadCreated", "system"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const char *kind = json_string_value(json_object_get(object, keys[i]));
        if (kind && osk__slice_begins_any(osk__slice_text(kind), begins, sizeof begins / sizeof *begins))
            return true;
    }
    return false;
}

bool osk__json_is_none(const json_t *object, osk_slice words)
{
    return is_gone(words) || is_event(object);
}
