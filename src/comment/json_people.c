/* JSON that keeps people apart from what they say: a comment holds an id, and a list elsewhere tells who that is.
 *
 *   {"data": [{"author_id": "501", "text": "Hei"}], "includes": {"users": [{"id": "501", "name": "Kari"}]}} */
#include "json_tree.h"

#include <stdio.h>
#include <string.h>

/* Does a person hold things said, too? Then the list is no register. */
static bool has_more(const json_t *person)
{
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)person, key, value)
        if (json_is_object(json_array_get(value, 0)))
            return true;
    return false;
}

bool osk__json_are_people(const char *key, const json_t *value)
{
    static const char *const keys[] = {"users", "commenters", "members", "participants", "profiles", "authors", "people",
                                       "accounts", "brukere", "brukarar", "deltakere", "deltakarar", "personer"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(key, keys[i]) == 0)
            return json_is_object(json_array_get(value, 0)) && !has_more(json_array_get(value, 0));
    return false;
}

/* A string or a whole number as text; "" for anything else. */
static const char *text_of(const json_t *value, char room[32])
{
    const char *text = json_string_value(value);
    if (!text && json_is_integer(value))
        snprintf(room, 32, "%lld", (long long)json_integer_value(value));
    return text ? text : json_is_integer(value) ? room : "";
}

static bool note_person(struct document *document, json_t *person)
{
    static const char *const ids[] = {"id", "id_str", "commenterHex", "user_id", "userId", "uid", "pk", "key", "uuid"};
    char room[32];
    const char *id = text_of(FIRST_OF(person, ids), room);
    json_t *name = osk__json_name(person);
    if (!*id || !json_is_string(name))
        return true;
    if (!document->people && !(document->people = json_object()))
        return osk__no_memory(document->error);
    return json_object_get(document->people, id) || json_object_set(document->people, id, name) == 0 || osk__no_memory(document->error);
}

bool osk__json_list_people(struct document *document, const json_t *value)
{
    const char *key;
    size_t i;
    json_t *item, *person;
    json_array_foreach((json_t *)value, i, item)
        if ((json_is_object(item) || json_is_array(item)) && !osk__json_list_people(document, item))
            return false;
    json_object_foreach((json_t *)value, key, item) {
        bool people = osk__json_are_people(key, item);
        json_array_foreach(people ? item : NULL, i, person)
            if (!note_person(document, person))
                return false;
        if (!people && (json_is_object(item) || json_is_array(item)) && !osk__json_list_people(document, item))
            return false;
    }
    return true;
}

json_t *osk__json_person(const struct document *document, json_t *value)
{
    char room[32];
    json_t *name = document->people ? json_object_get(document->people, text_of(value, room)) : NULL;
    bool nobody = document->people && value && !name && strcmp(text_of(value, room), "anonymous") == 0; /* Commento's */
    return nobody ? NULL : name ? name : value;
}
