/* The members of a JSON object whatever their depth, as text: what a manifest is read back with.
 *
 *   {"input": {"name": "a.txt", "bytes": 5}}  ->  "input/name" "a.txt", "input/bytes" "5" */
#include "json.h"

#include "../base/number.h"

#include <jansson.h>
#include <stdio.h>

enum { DEEPEST = 4 };

typedef struct walk {
    osk__json_member *take;
    void *host;
    osk__buffer path;
    osk_error *error;
} walk;

static bool told(walk *w, const json_t *value)
{
    char number[32];
    osk_slice text = osk__slice(json_string_value(value), json_string_length(value));
    if (json_is_integer(value)) {
        snprintf(number, sizeof number, "%lld", (long long)json_integer_value(value));
        text = osk__slice_text(number);
    } else if (json_is_boolean(value)) {
        text = osk__slice_text(json_is_true(value) ? "true" : "false");
    }
    return osk__buffer_check(&w->path, w->error) &&
           w->take(w->host, osk__slice(w->path.data, w->path.length), text, w->error);
}

static bool go(walk *w, const json_t *object, int depth)
{
    size_t length = w->path.length;
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)object, key, value) {
        w->path.length = length;
        osk__buffer_text(&w->path, length ? "/" : "");
        osk__buffer_text(&w->path, key);
        if (!(json_is_object(value) && depth < DEEPEST ? go(w, value, depth + 1) : told(w, value)))
            return false;
    }
    return true;
}

bool osk__json_members(const char *path, osk_slice text, osk__json_member *take, void *host, osk_error *error)
{
    json_error_t wrong;
    json_t *root = json_loadb(text.data ? text.data : "", text.length, JSON_REJECT_DUPLICATES, &wrong);
    if (!root)
        return osk__fail_at(error, OSK_INTEGRITY, path, wrong.line > 0 ? (size_t)wrong.line : 0, 0, "is no JSON: %s", wrong.text);
    walk w = {.take = take, .host = host, .error = error};
    bool good = json_is_object(root) ? go(&w, root, 0)
                                     : osk__fail_at(error, OSK_INTEGRITY, path, 1, 1, "holds no object");
    osk__buffer_free(&w.path);
    json_decref(root);
    return good;
}
