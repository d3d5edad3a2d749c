/* Universes, and the figures of each. */
#include "multiverse.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *osk__choice_name(size_t choice)
{
    static const char *const names[OSK__CHOICES] = {"stopwords", "stems", "values", "window"};
    return names[choice];
}

/* ---- room ---- */

static bool make_universe(osk__universe *universe, size_t rows, size_t themes, osk_error *error)
{
    return (universe->values = osk__take(rows + 1, sizeof *universe->values, error)) &&
           (universe->words = osk__take(rows + 1, sizeof *universe->words, error)) &&
           (universe->themed = osk__take(themes + 1, sizeof *universe->themed, error));
}

/* The levels of universe `i`, the last choice running fastest. */
static void set_levels(const osk__multiverse *multiverse, osk__universe *universe, size_t i)
{
    for (size_t c = OSK__CHOICES; c-- > 0; i /= multiverse->level_count[c])
        universe->level[c] = (uint32_t)(i % multiverse->level_count[c]);
}

bool osk__multiverse_make(osk__multiverse *multiverse, const uint32_t base[OSK__CHOICES], osk_error *error)
{
    multiverse->count = 1;
    for (size_t c = 0; c < OSK__CHOICES; c++)
        multiverse->count *= multiverse->level_count[c];
    if (!(multiverse->items = osk__take(multiverse->count, sizeof *multiverse->items, error)))
        return false;
    for (size_t i = 0; i < multiverse->count; i++) {
        if (!make_universe(&multiverse->items[i], multiverse->rows, multiverse->themes, error))
            return false;
        set_levels(multiverse, &multiverse->items[i], i);
        if (memcmp(multiverse->items[i].level, base, sizeof multiverse->items[i].level) == 0)
            multiverse->base = i;
    }
    return true;
}

void osk__multiverse_free(osk__multiverse *multiverse)
{
    for (size_t i = 0; i < multiverse->count && multiverse->items; i++) {
        free(multiverse->items[i].values);
        free(multiverse->items[i].words);
        free(multiverse->items[i].themed);
    }
    free(multiverse->items);
    *multiverse = (osk__multiverse){0};
}

/* ---- the figures of one universe ---- */

static size_t largest(const double *values, size_t count)
{
    size_t at = OSK_NONE;
    for (size_t i = 0; i < count; i++)
        if (values[i] > 0 && (at == OSK_NONE || values[i] > values[at]))
            at = i;
    return at;
}

/* The words of each participant, and their mean score. */
static void sum_people(const osk__looker *l, const osk__universe *universe, double *words, double *means)
{
    const osk__people *people = l->people;
    for (size_t p = 0; p < people->count; p++) {
        double sum = 0, scored = 0;
        words[p] = 0;
        for (size_t i = people->first[p]; i < people->first[p + 1]; i++) {
            size_t row = people->rows[i];
            words[p] += (double)universe->words[row];
            if (isnan(universe->values[row]))
                continue;
            sum += universe->values[row];
            scored++;
        }
        means[p] = scored > 0 ? sum / scored : NAN;
    }
}

/* The mean of all scored comments with Student's interval, from OSK__FEWEST of them. */
static void find_mood(osk__looker *l, const osk__universe *universe, osk__headlines *f)
{
    size_t count = 0;
    for (size_t i = 0; i < l->multiverse->rows; i++)
        if (!isnan(universe->values[i]))
            l->scratch[count++] = universe->values[i];
    if (count < OSK__FEWEST)
        return;
    double n = (double)count, mean = osk__mean(l->scratch, count);
    double half = osk__student(n - 1) * sqrt(osk__squares(l->scratch, count) / (n - 1) / n);
    f->value[OSK__HEAD_MOOD] = mean;
    f->low = mean - half;
    f->high = mean + half;
}

/* Epsilon squared of the Kruskal-Wallis statistic, over participants with a scored comment; 0 where chance gives as much. */
static bool find_difference(osk__looker *l, const osk__universe *universe, osk__headlines *f)
{
    const osk__people *people = l->people;
    size_t count = 0, groups = 0;
    double ties, between = 0;
    for (size_t p = 0; p < people->count; p++) {
        size_t before = count;
        for (size_t i = people->first[p]; i < people->first[p + 1]; i++)
            if (!isnan(universe->values[people->rows[i]])) {
                l->scratch[count] = universe->values[people->rows[i]];
                l->groups[count++] = (uint32_t)groups;
            }
        groups += count > before;
    }
    if (groups < 2 || count <= groups || !osk__rank(l->scratch, count, l->ranks, &ties, l->error))
        return groups < 2 || count <= groups;
    for (size_t i = 0, j; i < count; i = j) {
        double sum = 0;
        for (j = i; j < count && l->groups[j] == l->groups[i]; j++)
            sum += l->ranks[j];
        between += sum * sum / (double)(j - i);
    }
    double n = (double)count, untied = 1 - ties / (n * n * n - n);
    double share = (12 / (n * (n + 1)) * between - 3 * (n + 1)) / untied / (n - 1);
    if (untied > 0)
        f->value[OSK__HEAD_DIFFERENCE] = fmax(osk__epsilon(share, groups, count), 0);
    return true;
}

static bool look(osk__looker *l, size_t u)
{
    const osk__universe *universe = &l->multiverse->items[u];
    size_t people = l->people->count, themes = l->multiverse->themes;
    double *words = l->people_words + u * people, *shares = l->theme_shares + u * themes, all = 0;
    osk__headlines *f = &l->items[u];
    *f = (osk__headlines){.value = {NAN, NAN, NAN, NAN}, .low = NAN, .high = NAN};
    sum_people(l, universe, words, l->people_means + u * people);
    for (size_t p = 0; p < people; p++)
        all += words[p];
    for (size_t t = 0; t < themes; t++)
        shares[t] = universe->sentences ? (double)universe->themed[t] / (double)universe->sentences : 0;
    f->first_person = largest(words, people);
    f->first_theme = largest(shares, themes);
    if (l->talker != OSK_NONE && all > 0 && people > 1)
        f->value[OSK__HEAD_TALK] = words[l->talker] / all;
    if (l->theme != OSK_NONE)
        f->value[OSK__HEAD_THEME] = shares[l->theme];
    find_mood(l, universe, f);
    return find_difference(l, universe, f);
}

void osk__looker_free(osk__looker *l)
{
    free(l->people_words);
    free(l->people_means);
    free(l->theme_shares);
    free(l->items);
    free(l->scratch);
    free(l->ranks);
    free(l->groups);
}

/* The base first: it tells whose figures these are. */
bool osk__looker_make(osk__looker *l)
{
    const osk__multiverse *m = l->multiverse;
    l->talker = l->theme = OSK_NONE;
    if (!(l->people_words = osk__take(m->count * l->people->count + 1, sizeof *l->people_words, l->error)) ||
        !(l->people_means = osk__take(m->count * l->people->count + 1, sizeof *l->people_means, l->error)) ||
        !(l->theme_shares = osk__take(m->count * m->themes + 1, sizeof *l->theme_shares, l->error)) ||
        !(l->items = osk__take(m->count, sizeof *l->items, l->error)) ||
        !(l->scratch = osk__take(m->rows + 1, sizeof *l->scratch, l->error)) ||
        !(l->ranks = osk__take(m->rows + 1, sizeof *l->ranks, l->error)) ||
        !(l->groups = osk__take(m->rows + 1, sizeof *l->groups, l->error)) || !look(l, m->base))
        return false;
    l->talker = l->items[m->base].first_person;
    l->theme = l->items[m->base].first_theme;
    for (size_t u = 0; u < m->count; u++)
        if (!look(l, u))
            return false;
    return true;
}
