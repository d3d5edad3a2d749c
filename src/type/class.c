/* Classes of words for theme entries: globs and parts of compounds.
 *
 *   lederskap*   begins with it: lederskapet         "l e d e r s k a p" in the trie `begin`
 *   *ledelse     ends with it: toppledelse           "e s l e d e l" in the trie `end`
 *   *leder*      holds it: ungdomslederne            "l e d e r" in the trie `within`
 *   +leder       has it as a part, in any form: lederstil, topplederne, and leder itself
 *
 * A form is walked through the tries once, whatever the number of globs. */
#include "theme.h"

#include <stdlib.h>

void osk__classes_free(osk__classes *classes)
{
    osk__strings_free(&classes->names);
    osk__pattern_free(&classes->begin);
    osk__pattern_free(&classes->end);
    osk__pattern_free(&classes->within);
    free(classes->parts);
    free(classes->of_entry);
}

/* ---- adding ---- */

static bool add_bytes(osk__pattern *pattern, osk_slice text, bool reverse, uint32_t class, osk_error *error)
{
    uint32_t symbols[OSK__GLOB_MOST], held;
    for (size_t i = 0; i < text.length; i++)
        symbols[i] = (unsigned char)text.data[reverse ? text.length - 1 - i : i];
    return osk__pattern_add(pattern, symbols, text.length, class, &held, error);
}

static const char *check_glob(osk_slice glob, osk_slice *core, bool *first, bool *last)
{
    *first = glob.data[0] == '*';
    *last = glob.data[glob.length - 1] == '*';
    *core = osk__slice(glob.data + *first, glob.length > 1 ? glob.length - *first - *last : 0);
    if (core->length && memchr(core->data, '*', core->length))
        return "has a star inside: a star stands at the beginning, at the end or at both";
    if (core->length < 2)
        return "catches too much: at least two letters beside the star";
    return core->length > OSK__GLOB_MOST ? "is too long: at most 64 bytes beside the star" : NULL;
}

static bool add_glob(osk__classes *classes, osk_slice glob, uint32_t class, const char **why, osk_error *error)
{
    osk_slice core;
    bool first, last;
    if ((*why = check_glob(glob, &core, &first, &last)))
        return false;
    osk__pattern *pattern = first && last ? &classes->within : first ? &classes->end : &classes->begin;
    return add_bytes(pattern, core, first && !last, class, error);
}

static bool add_part(osk__classes *classes, osk__arena *arena, osk_slice word, uint32_t class, const osk_error *place,
                     const char *path, const char **why, osk_error *error)
{
    *why = word.length && !memchr(word.data, '*', word.length) ? NULL : "is no part: a word behind the +, and no star";
    if (*why || !OSK__ROOM(classes->parts, classes->part_capacity, classes->part_count + 1, error))
        return false;
    char *kept = osk__arena_copy(arena, word.data, word.length, error);
    if (!kept)
        return false;
    classes->parts[classes->part_count++] =
        (struct osk__part_class){class, osk__slice(kept, word.length), place->line, place->column, path};
    return true;
}

uint32_t osk__class_add(osk__classes *classes, osk__arena *arena, osk_slice folded, const osk_error *place,
                        const char *path, const char **why, osk_error *error)
{
    size_t before = classes->names.count;
    uint32_t class = osk__strings_add(&classes->names, folded, error);
    *why = NULL;
    if (class == OSK_NONE || classes->names.count == before)
        return class;
    bool good = folded.data[0] == '+'
                    ? add_part(classes, arena, osk__slice_behind(folded, 1), class, place, path, why, error)
                    : add_glob(classes, folded, class, why, error);
    return good ? class : OSK_NONE;
}

bool osk__classes_seal(osk__classes *classes, const osk__compounds *compounds, osk_error *error)
{
    classes->compounds = compounds;
    if (!(classes->of_entry = osk__take(compounds->entries.count + 1, sizeof *classes->of_entry, error)))
        return false;
    for (size_t i = 0; i < compounds->entries.count; i++)
        classes->of_entry[i] = OSK_NONE;
    for (size_t i = 0; i < classes->part_count; i++) {
        const struct osk__part_class *part = &classes->parts[i];
        uint32_t entry = osk__strings_find(&compounds->entries, part->word);
        if (entry == OSK_NONE)
            return osk__fail_at(error, OSK_USAGE, part->path, part->line, part->column,
                                "'+%.*s' is no word that dict/compounds/ lists; give its plain form, add it there, or use "
                                "a star", (int)(part->word.length < 60 ? part->word.length : 60), part->word.data);
        classes->of_entry[entry] = part->class;
    }
    return true;
}

/* ---- finding ---- */

static void put(osk__buffer *out, uint32_t class)
{
    osk__buffer_add(out, (const char *)&class, sizeof class);
}

/* May a glob begin with the byte? */
static inline bool begins(const osk__pattern *pattern, char byte)
{
    return pattern->node_count && (pattern->nodes[0].next & osk__pattern_bit((unsigned char)byte));
}

/* All globs along the bytes from `at` on, or back from it. */
static void walk(const osk__pattern *pattern, osk_slice form, size_t at, bool back, osk__buffer *out)
{
    uint32_t node = 0;
    for (size_t step = 0; back ? step < at : at + step < form.length; step++) {
        unsigned char byte = (unsigned char)form.data[back ? at - 1 - step : at + step];
        if (!(node = osk__pattern_next(pattern, node, byte)))
            return;
        if (osk__pattern_value(pattern, node) != OSK_NONE)
            put(out, osk__pattern_value(pattern, node));
    }
}

/* The part's entry; the last part may have the -s of the genitive. */
static void put_part(const osk__classes *classes, osk_slice part, osk__buffer *out)
{
    uint32_t entry = osk__compound_entry(classes->compounds, part);
    if (entry == OSK_NONE && part.length > 1 && part.data[part.length - 1] == 's')
        entry = osk__compound_entry(classes->compounds, osk__slice(part.data, part.length - 1));
    if (entry != OSK_NONE && classes->of_entry[entry] != OSK_NONE)
        put(out, classes->of_entry[entry]);
}

static void find_parts(const osk__classes *classes, osk_slice form, osk__buffer *out)
{
    osk__part parts[OSK__COMPOUND_PARTS];
    size_t count = osk__compound_split(classes->compounds, form, parts);
    put_part(classes, form, out);
    for (size_t i = 0; i < count; i++)
        put_part(classes, osk__slice(form.data + parts[i].start, parts[i].length), out);
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

static void sort_once(osk__buffer *out)
{
    uint32_t *numbers = (uint32_t *)(void *)out->data;
    size_t count = out->length / sizeof *numbers, kept = 0;
    if (count < 2)
        return;
    qsort(numbers, count, sizeof *numbers, by_number);
    for (size_t i = 0; i < count; i++)
        if (i == 0 || numbers[i] != numbers[i - 1])
            numbers[kept++] = numbers[i];
    out->length = kept * sizeof *numbers;
}

bool osk__classes_find(const osk__classes *classes, osk_slice form, osk__buffer *out, osk_error *error)
{
    out->length = 0;
    walk(&classes->begin, form, 0, false, out);
    walk(&classes->end, form, form.length, true, out);
    for (size_t at = 0; at < form.length; at++)
        if (begins(&classes->within, form.data[at]))
            walk(&classes->within, form, at, false, out);
    if (classes->part_count && form.length)
        find_parts(classes, form, out);
    if (!osk__buffer_check(out, error))
        return false;
    sort_once(out);
    return true;
}
