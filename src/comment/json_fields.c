/* JSON that is one value: who wrote a comment, when, and whom it answers, from the object that holds its text. */
#include "json_tree.h"
#include "mend.h"

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

/* Does the value say anything? */
static bool says(const json_t *value)
{
    return value && !json_is_null(value) && !(json_is_string(value) && json_string_length(value) == 0);
}

json_t *osk__json_name(json_t *person)
{
    static const char *const names[] = {"nickname", "real_name", "name", "navn", "namn", "displayName", "display_name", "full_name", "username", "acct", "handle",
                                        "screen_name", "login"};
    const char *key;
    json_t *value, *name = FIRST_OF(person, names);
    size_t rank;
    if (says(name) && !json_is_object(name))
        return name;
    json_object_foreach(person, key, value) /* "visningsnavn", "ownerUsername" */
        if (json_is_string(value) && says(value) && osk__field_guess(osk__slice_text(key), &rank) == OSK__AUTHOR)
            return value;
    json_object_foreach(person, key, value) /* Teams' {"application": null, "user": {"displayName": "Kari"}} */
        if (json_is_object(value) && osk__field_guess(osk__slice_text(key), &rank) == OSK__AUTHOR)
            return osk__json_name(value);
    return NULL;
}

/* Is the object a part of the one around it, which is no comment itself, and no item of a list in it? YouTube keeps the id
 * beside the "snippet" that holds all else, Bluesky the author beside the "record". */
static bool wraps(const struct found *found)
{
    return found->key && !osk__json_is_list(found->parent) && !osk__slice_alike(osk__slice_text(found->key), "reply");
}

/* A date or an id that is wrapped: Instagram's {"timestamp": 1710248706}, a database's {"$date": "..."} and {"$oid": "..."}. */
static json_t *unwrapped(osk__field field, json_t *value)
{
    static const char *const keys[] = {"timestamp", "$date", "$oid", "value"};
    return json_is_object(value) && (field == OSK__POSTED || field == OSK__ID) ? FIRST_OF(value, keys) : value;
}

/* The members of an object that are fields by their names, where no better is known. A number is nobody's name (WordPress' "author": 0
 * beside "author_name"), and what says nothing gives way to what does. */
static void place_guessed(struct document *document, json_t *object, json_t *best[OSK__FIELDS], size_t best_rank[OSK__FIELDS])
{
    const char *key;
    json_t *value;
    json_object_foreach(object, key, value) {
        size_t rank;
        osk__field field = osk__field_known(document->corpus, osk__slice_text(key), &rank);
        value = unwrapped(field, value);
        if (field == OSK__FIELDS || osk__field_named(document->options, field) || !says(value))
            continue;
        rank += field == OSK__AUTHOR && json_is_number(value) ? SIZE_MAX / 2 : 0;
        if (best[field] && rank >= best_rank[field])
            continue;
        best[field] = value;
        best_rank[field] = rank;
    }
}

/* What the object around says of it: all but a text, and nothing that says what kind of thing the other is. */
static void place_around(struct document *document, json_t *around, json_t *best[OSK__FIELDS])
{
    static const osk__field taken[] = {OSK__AUTHOR, OSK__ID, OSK__POSTED, OSK__REPLY_TO};
    json_t *there[OSK__FIELDS] = {NULL};
    size_t rank[OSK__FIELDS];
    place_guessed(document, around, there, rank);
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
        if (!best[taken[i]])
            best[taken[i]] = there[taken[i]];
}

void osk__json_place_fields(struct document *document, const struct found *found, json_t *best[OSK__FIELDS])
{
    static const char *const people[] = {"author", "account", "user", "from", "creator", "owner", "profile"}, *const ids[] = {"id", "uri"}, *const stamps[] = {"ts"};
    size_t best_rank[OSK__FIELDS];
    json_t *value;
    place_guessed(document, found->object, best, best_rank);
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
    if ((value = json_object_get(found->object, "post_number")) && json_is_integer(value)) /* Discourse's, which answers name */
        best[OSK__ID] = value;
    if (around)
        place_around(document, around, best);
}

bool osk__json_take_fields(struct document *document, const struct found *found, json_t *const best[OSK__FIELDS], osk_slice fields[OSK__FIELDS])
{
    json_t *taken[OSK__FIELDS];
    memcpy(taken, best, sizeof taken);
    for (size_t f = 0; f < NAMED; f++)
        if (osk__field_named(document->options, named_fields[f]))
            taken[named_fields[f]] = found->named[f];
    taken[OSK__TEXT] = NULL;
    taken[OSK__AUTHOR] = json_is_object(taken[OSK__AUTHOR]) ? osk__json_name(taken[OSK__AUTHOR]) : osk__json_person(document, taken[OSK__AUTHOR]);
    for (osk__field field = 0; field < OSK__FIELDS; field++)
        if (!osk__json_value(document->corpus, taken[field], &fields[field], document->error))
            return false;
    if (osk__json_is_hidden(found->object))
        fields[OSK__STATE] = osk__slice_text("false");
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

/* X' [{"type": "quoted", "id": "1"}, {"type": "replied_to", "id": "2"}]: the id of what is answered. */
static json_t *replied_to(const json_t *list)
{
    size_t i;
    json_t *item;
    json_array_foreach((json_t *)list, i, item) {
        const char *type = json_string_value(json_object_get(item, "type"));
        if (type && strcmp(type, "replied_to") == 0)
            return json_object_get(item, "id");
    }
    return NULL;
}

bool osk__json_answer_of(struct document *document, const struct found *found, json_t *const best[OSK__FIELDS], osk_slice *id)
{
    static const char *const keys[] = {"reply_to_message_id", "parentId", "parentHex", "parent_id", "parent", "in_reply_to",
                                       "in_reply_to_id", "in_reply_to_status_id_str", "replyTo", "svar_til", "thread_ts", "reply_to_post_number"};
    static const char *const paths[] = {"reply.parent.uri", "reference.messageId"}; /* Bluesky, Discord */
    json_t *answered = FIRST_OF(found->object, keys);
    if (!says(answered)) {
        answered = best[OSK__REPLY_TO] ? best[OSK__REPLY_TO] : replied_to(json_object_get(found->object, "referenced_tweets"));
    }
    for (size_t i = 0; !answered && i < sizeof paths / sizeof *paths; i++)
        answered = osk__json_dig(found->object, osk__slice_text(paths[i]));
    if (!osk__json_value(document->corpus, answered, id, document->error))
        return false;
    if (osk__slice_begins(*id, "t1_")) /* Reddit's, of a comment whose id has no kind before it */
        *id = osk__slice_behind(*id, 3);
    return true;
}

/* Whom it answers: the comment that a field names, or the one around it. */
bool osk__json_note_answer(struct document *document, const struct found *found, json_t *const best[OSK__FIELDS])
{
    osk_slice id;
    osk_corpus *corpus = document->corpus;
    osk_comment *comment = &corpus->comments[corpus->count - 1];
    if (!osk__json_answer_of(document, found, best, &id))
        return false;
    if (id.length)
        return osk__replies_add(&document->replies, corpus->count - 1, id, document->error);
    if (found->around != SIZE_MAX && !comment->reply_to && !comment->to_post)
        comment->reply_to = document->found[found->around].n;
    return true;
}
