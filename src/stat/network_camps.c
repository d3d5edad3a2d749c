/* Who is in which camp of a network: groups as elsewhere, or what a coder said of people's comments.
 *
 *   side:  Kari  for for mot   ->  for      the value of most of her coded units
 *          Ola   for mot       ->  no camp  as many for one as for another
 *          Per   -             ->  no camp  nothing of his is coded */
#include "network.h"

#include "codes.h"

#include <stdlib.h>

enum { MOST_GROUPS = 200 };

/* ---- groups ---- */

static bool read_groups(const osk__talks *talks, const osk_stat_options *options, osk__groups *groups, osk_error *error)
{
    osk__people list = {.count = talks->people_count - 1};
    if (!(list.items = osk__take(talks->people_count, sizeof *list.items, error)))
        return false;
    for (uint32_t i = 0; i < list.count; i++)
        list.items[i].name = osk__talks_name(talks, i);
    bool good = osk__groups_read(options->groups, options->grouped, &list, groups, error);
    free(list.items);
    return good && (groups->names.count <= MOST_GROUPS ||
                    osk__fail(error, OSK_USAGE, "more than %d groups are no camps", MOST_GROUPS));
}

/* ---- codes ---- */

/* The camps that a key names: a code, and being without it; or the values of a column ("side" of side=for, side=mot). */
struct sides { const osk_codes *codes; uint32_t numbers[OSK__CODES]; size_t count; bool whole; };

static bool find_sides(struct sides *sides, const osk_codes *codes, const char *key, osk__groups *groups, osk_error *error)
{
    size_t length = strlen(key);
    uint32_t code = osk__codes_find(codes, key);
    osk__buffer name = {0};
    *sides = (struct sides){.codes = codes, .whole = code != OSK_NONE};
    if (sides->whole) {
        sides->numbers[sides->count++] = code;
        osk__buffer_format(&name, "code:%s=1", key);
        bool good = osk__buffer_check(&name, error) &&
                    osk__strings_add(&groups->names, osk__slice(name.data, name.length), error) != OSK_NONE;
        if (good) {
            name.data[name.length - 1] = '0';
            good = osk__strings_add(&groups->names, osk__slice(name.data, name.length), error) != OSK_NONE;
        }
        osk__buffer_free(&name);
        return good;
    }
    for (uint32_t i = 0; codes && i < codes->names.count; i++) {
        osk_slice value = osk__strings_get(&codes->names, i);
        if (value.length <= length + 1 || memcmp(value.data, key, length) != 0 || value.data[length] != '=')
            continue;
        sides->numbers[sides->count++] = i;
        if (osk__strings_add(&groups->names, osk__slice_behind(value, length + 1), error) == OSK_NONE)
            return false;
    }
    return sides->count > 1 || osk__codes_want(codes, key, &code, error);
}

/* Adds what is coded of a comment to its author's counts, one a camp. */
static void count_comment(const struct sides *sides, uint64_t n, uint32_t *counts)
{
    for (size_t i = 0; i < sides->count; i++) {
        osk__code_cell cell = osk__codes_cell(sides->codes, n, sides->numbers[i]);
        counts[i] += cell.yes;
        if (sides->whole)
            counts[1] += cell.coded - cell.yes;
    }
}

/* The camp with most, or OSK_NONE where there is none, or two. */
static uint32_t camp_of(const uint32_t *counts, size_t camps)
{
    uint32_t best = OSK_NONE, most = 0;
    bool tie = false;
    for (uint32_t i = 0; i < camps; i++) {
        tie = counts[i] > most ? false : tie || (counts[i] == most && most > 0);
        best = counts[i] > most ? i : best;
        most = counts[i] > most ? counts[i] : most;
    }
    return tie ? OSK_NONE : best;
}

static bool read_codes(const osk__talks *talks, const osk_codes *codes, const char *key, osk__groups *groups, osk_error *error)
{
    const osk_network *network = talks->network;
    size_t people = talks->people_count;
    struct sides sides;
    if (!find_sides(&sides, codes, key, groups, error) ||
        !(groups->of_person = osk__take(people, sizeof *groups->of_person, error)))
        return false;
    size_t camps = groups->names.count;
    uint32_t *counts = osk__take(people * camps, sizeof *counts, error);
    for (size_t i = 0; counts && i < osk_corpus_count(network->corpus); i++) {
        const osk_comment *comment = osk_corpus_comment(network->corpus, i);
        if (comment->kind == OSK_COMMENT && network->authors[i] != OSK_NONE)
            count_comment(&sides, comment->n, counts + network->authors[i] * camps);
    }
    for (size_t p = 0; counts && p < people; p++)
        groups->of_person[p] = camp_of(counts + p * camps, camps);
    free(counts);
    return counts != NULL;
}

bool osk__camps_read(const osk__talks *talks, const osk_stat_options *options, osk__groups *groups, osk_error *error)
{
    const char *by = options ? options->themed : NULL;
    *groups = (osk__groups){0};
    if (by && strncmp(by, "code:", 5) == 0)
        return read_codes(talks, options->codes, by + 5, groups, error);
    if (by || !osk__stat_grouped(options))
        return osk__fail(error, OSK_USAGE, "camps need a file of groups, a column, or a coder's code: --by group or --by code:KEY");
    return read_groups(talks, options, groups, error);
}
