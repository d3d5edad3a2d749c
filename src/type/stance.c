/* Reading dict/stance/: what words and phrases say of how one speaks.
 *
 *   entry      class                    rule
 *   kan        possibility              infinitive    counts only with an infinitive behind it
 *   påvirket   change,agent,participle                behind bli: no agent, but a passive
 *   nok til    none                                   eats its words */
#include "dictionary.h"

#include <stdio.h>
#include <string.h>

static const struct { const char *name; uint32_t bits; } classes[] = {
    {"obligation", 1u << OSK_STANCE_OBLIGATION}, {"possibility", 1u << OSK_STANCE_POSSIBILITY},
    {"hedge", 1u << OSK_STANCE_HEDGE},           {"booster", 1u << OSK_STANCE_BOOSTER},
    {"opinion", 1u << OSK_STANCE_OPINION},       {"change", 1u << OSK_STANCE_CHANGE},
    {"same", 1u << OSK_STANCE_SAME},             {"agent", 1u << OSK_STANCE_AGENT},
    {"object", 1u << OSK_STANCE_OBJECT},         {"asks", OSK__STANCE_ASKS},
    {"participle", OSK__STANCE_PARTICIPLE},      {"become", OSK__STANCE_BECOME},
    {"became", OSK__STANCE_BECAME},              {"let", OSK__STANCE_LET},
    {"comparative", OSK__STANCE_COMPARATIVE},    {"infinitive", OSK__STANCE_INFINITIVE},
    {"not", OSK__STANCE_NOT},                    {"first", OSK__STANCE_FIRST},
    {"second", OSK__STANCE_SECOND},              {"generic", OSK__STANCE_GENERIC},
    {"third", OSK__STANCE_THIRD},
};

static uint32_t class_of(osk_slice name)
{
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (osk__slice_is(name, classes[i].name))
            return classes[i].bits;
    return 0;
}

/* "change,agent" as bits; "none" alone is no class at all. */
static bool read_classes(const osk__tsv *tsv, uint32_t *bits, osk_error *error)
{
    osk_slice cell = tsv->cell[1];
    *bits = 0;
    if (osk__slice_is(cell, "none"))
        return true;
    do {
        const char *comma = memchr(cell.data, ',', cell.length);
        size_t length = comma ? (size_t)(comma - cell.data) : cell.length;
        uint32_t bit = class_of(osk__slice(cell.data, length));
        if (!bit)
            return osk__tsv_fail(tsv, 1, error, "names something that is no class of stance");
        *bits |= bit;
        cell = osk__slice_behind(cell, comma ? length + 1 : length);
    } while (cell.length);
    return true;
}

static bool read_rule(const osk__tsv *tsv, osk__stance_rule *rule, osk_error *error)
{
    static const char *const names[] = {"", "infinitive", "duty", "particle", "degree", "opens", "after", "unlike",
                                        "personal", "own"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (osk__slice_is(tsv->cell[2], names[i])) {
            *rule = (osk__stance_rule)i;
            return true;
        }
    return osk__tsv_fail(tsv, 2, error,
                         "is no rule: infinitive, duty, particle, degree, opens, after, unlike, personal, own or empty");
}

static bool add_pattern(osk__dictionary *dictionary, const osk__tsv *tsv, osk_error *error)
{
    uint32_t symbols[OSK__PATTERN_WORDS], held;
    size_t count;
    const char *why;
    if (!osk__dictionary_symbols(dictionary, tsv->cell[0], symbols, &count, &why, error))
        return why ? osk__tsv_fail(tsv, 0, error, why) : false;
    if (!osk__pattern_add(&dictionary->stance_words, symbols, count, (uint32_t)dictionary->stance_count, &held, error))
        return false;
    return held == OSK_NONE || osk__tsv_fail(tsv, 0, error, "stands in dict/stance/ twice");
}

static bool add_entry(osk__dictionary *dictionary, const osk__tsv *tsv, osk_error *error)
{
    if (!OSK__ROOM(dictionary->stances, dictionary->stance_capacity, dictionary->stance_count + 1, error))
        return false;
    osk__stance_entry *entry = &dictionary->stances[dictionary->stance_count];
    if (!read_classes(tsv, &entry->classes, error) || !read_rule(tsv, &entry->rule, error) ||
        !osk__dictionary_norm(tsv, 3, error) || !add_pattern(dictionary, tsv, error))
        return false;
    dictionary->stance_count++;
    return true;
}

bool osk__dictionary_stance(osk__dictionary *dictionary, const char *path, osk_slice text, osk_error *error)
{
    static const char *const columns[] = {"entry", "class", "rule", "norm", NULL};
    osk__tsv tsv;
    if (!osk__tsv_open(&tsv, path, text, columns, error))
        return false;
    while (osk__tsv_next(&tsv))
        if (!add_entry(dictionary, &tsv, error))
            return false;
    return true;
}
