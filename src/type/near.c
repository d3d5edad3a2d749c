/* Words near a word, by symmetric deletion: two words at distance d have a common rest after at most d letters were
 * left out of each.
 *
 *   known "barnehage"  -> arnehage, brnehage, ... (hashes, sorted)      asked "barnhage" -> barnhage, arnhage, ...
 *                                                    \___ equal hash: measure the true distance ___/
 *
 * Only the first PREFIX letters are cut at: what two words share within them is enough to meet. A word then has at most
 * 56 keys, however long. */
#include "near.h"

#include "../base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { PREFIX = 10, ROW = 128 }; /* longer words than ROW are near nothing */

/* ---- distance ---- */

static uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* Rows of the usual table of distances between beginnings of a and of b; three are kept, for swapped letters look two
 * back. Once a row holds nothing within the limit, nothing below it does. */
uint32_t osk__near_distance(const uint32_t *a, size_t a_length, const uint32_t *b, size_t b_length, uint32_t limit)
{
    uint32_t room[3][ROW + 1], *before = room[0], *above = room[1], *row = room[2];
    if (a_length > ROW || b_length > ROW ||
        (a_length > b_length ? a_length - b_length : b_length - a_length) > limit)
        return limit + 1;
    for (uint32_t j = 0; j <= b_length; j++)
        above[j] = j;
    for (uint32_t i = 1; i <= a_length; i++) {
        uint32_t nearest = row[0] = i, *free_row = before;
        for (size_t j = 1; j <= b_length; j++) {
            row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], before[j - 2] + 1);
            nearest = least(nearest, row[j]);
        }
        if (nearest > limit)
            return limit + 1;
        before = above;
        above = row;
        row = free_row;
    }
    return least(above[b_length], limit + 1);
}

static uint32_t reach(size_t length)
{
    return length >= OSK__NEAR_LONG ? OSK__NEAR_MOST : 1;
}

/* ---- keys ---- */

/* What is done with the rests of a word. */
typedef bool visit(osk__near *near, uint32_t hash, void *host, osk_error *error);

static uint32_t hash(const uint32_t *points, size_t count, size_t skip, size_t skip_too)
{
    uint64_t h = 14695981039346656037u;
    for (size_t i = 0; i < count; i++)
        if (i != skip && i != skip_too)
            h = (h ^ points[i]) * 1099511628211u;
    h ^= h >> 32;
    return (uint32_t)(h * 0x9E3779B97F4A7C15u >> 32);
}

/* The word's beginning, and its rests after one and after two letters were left out. */
static bool each_rest(osk__near *near, const uint32_t *points, size_t length, uint32_t cuts, visit *visit, void *host,
                      osk_error *error)
{
    size_t count = length < PREFIX ? length : PREFIX;
    if (!visit(near, hash(points, count, SIZE_MAX, SIZE_MAX), host, error))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!visit(near, hash(points, count, i, SIZE_MAX), host, error))
            return false;
        for (size_t j = i + 1; cuts > 1 && j < count; j++)
            if (!visit(near, hash(points, count, i, j), host, error))
                return false;
    }
    return true;
}

/* ---- adding ---- */

static bool put_points(uint32_t **points, size_t *capacity, size_t at, osk_slice form, size_t *length, osk_error *error)
{
    *length = osk__utf8_count(form);
    if (!OSK__ROOM(*points, *capacity, at + *length + 1, error))
        return false;
    for (size_t i = 0; i < form.length; i += osk__utf8_next(form.data + i, form.length - i, NULL))
        (*points)[at++] = osk__utf8_value(form.data + i);
    return true;
}

bool osk__near_add(osk__near *near, osk_slice form, uint64_t count, osk_error *error)
{
    osk__near_form made = {.form = form, .count = count, .start = near->point_count};
    if (!OSK__ROOM(near->forms, near->form_capacity, near->form_count + 1, error) ||
        !put_points(&near->points, &near->point_capacity, near->point_count, form, &made.length, error))
        return false;
    near->point_count += made.length;
    near->forms[near->form_count++] = made;
    return true;
}

static bool add_key(osk__near *near, uint32_t hash, void *host, osk_error *error)
{
    if (!OSK__ROOM(near->keys, near->key_capacity, near->key_count + 1, error))
        return false;
    near->keys[near->key_count++] = (struct osk__near_key){hash, *(const uint32_t *)host};
    return true;
}

static int by_hash(const void *a, const void *b)
{
    const struct osk__near_key *x = a, *y = b;
    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return x->form < y->form ? -1 : x->form > y->form;
}

/* A form of four letters may be two away from a word of six, a shorter one from none. */
bool osk__near_seal(osk__near *near, osk_error *error)
{
    for (uint32_t i = 0; i < near->form_count; i++) {
        const osk__near_form *form = &near->forms[i];
        uint32_t cuts = reach(form->length + OSK__NEAR_MOST);
        if (!each_rest(near, near->points + form->start, form->length, cuts, add_key, &i, error))
            return false;
    }
    if (near->key_count)
        qsort(near->keys, near->key_count, sizeof *near->keys, by_hash);
    return true;
}

void osk__near_free(osk__near *near)
{
    free(near->forms);
    free(near->points);
    free(near->keys);
    free(near->word);
    memset(near, 0, sizeof *near);
}

/* ---- finding ---- */

struct question {
    size_t length; /* of near->word */
    uint32_t limit;
    osk__near_candidate *best;
    size_t count;
};

static bool better(const osk__near_candidate *a, const osk__near_candidate *b)
{
    if (a->distance != b->distance)
        return a->distance < b->distance;
    if (a->count != b->count)
        return a->count > b->count;
    return osk__slice_compare(a->form, b->form) < 0;
}

/* Puts a candidate in its place among the best; the last falls out. */
static void place(struct question *question, osk__near_candidate candidate)
{
    size_t at = question->count;
    while (at > 0 && better(&candidate, &question->best[at - 1]))
        at--;
    if (at == OSK__NEAR_CANDIDATES)
        return;
    if (question->count < OSK__NEAR_CANDIDATES)
        question->count++;
    memmove(question->best + at + 1, question->best + at, (question->count - at - 1) * sizeof *question->best);
    question->best[at] = candidate;
}

static void measure(osk__near *near, struct question *question, osk__near_form *form)
{
    if (form->last == near->questions)
        return;
    form->last = near->questions;
    uint32_t distance = osk__near_distance(near->word, question->length, near->points + form->start, form->length,
                                           question->limit);
    if (distance > 0 && distance <= question->limit)
        place(question, (osk__near_candidate){form->form, form->count, distance});
}

static size_t first_key(const osk__near *near, uint32_t hash)
{
    size_t low = 0, high = near->key_count;
    OSK__HALVE(low, high, i, near->keys[i].hash < hash)
    return low;
}

static bool meet(osk__near *near, uint32_t hash, void *host, osk_error *error)
{
    (void)error;
    for (size_t i = first_key(near, hash); i < near->key_count && near->keys[i].hash == hash; i++)
        measure(near, host, &near->forms[near->keys[i].form]);
    return true;
}

bool osk__near_find(osk__near *near, osk_slice word, osk__near_candidate best[OSK__NEAR_CANDIDATES], size_t *count,
                    osk_error *error)
{
    struct question question = {.best = best};
    near->questions++;
    if (!put_points(&near->word, &near->word_capacity, 0, word, &question.length, error))
        return false;
    question.limit = reach(question.length);
    if (!each_rest(near, near->word, question.length, question.limit, meet, &question, error))
        return false;
    *count = question.count;
    return true;
}
