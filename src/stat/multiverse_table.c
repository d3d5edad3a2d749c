/* What the figures of many universes hang on: their ranges, whether what is said of them holds, the choice that moves them. */
#include "multiverse.h"

#include "../base/table.h"

#include <math.h>
#include <stdlib.h>

/* ---- over all universes ---- */

static bool holds(const osk__looker *l, size_t figure, size_t u)
{
    const osk__headlines *f = &l->items[u], *base = &l->items[l->multiverse->base];
    double here = f->value[figure], there = base->value[figure];
    if (isnan(here) || isnan(there))
        return false;
    switch (figure) {
    case OSK__HEAD_TALK: return f->first_person == base->first_person;
    case OSK__HEAD_THEME: return f->first_theme == base->first_theme;
    case OSK__HEAD_MOOD: return (here > 0) - (here < 0) == (there > 0) - (there < 0);
    default: return (here > 0) == (there > 0);
    }
}

/* How far the level means of a choice lie apart; NAN where a level has no figure. */
static double range_of(const osk__looker *l, size_t figure, size_t choice)
{
    const osk__multiverse *m = l->multiverse;
    double sums[OSK__LEVELS] = {0}, counts[OSK__LEVELS] = {0}, low = INFINITY, high = -INFINITY;
    for (size_t u = 0; u < m->count; u++)
        if (!isnan(l->items[u].value[figure])) {
            sums[m->items[u].level[choice]] += l->items[u].value[figure];
            counts[m->items[u].level[choice]]++;
        }
    for (size_t v = 0; v < m->level_count[choice]; v++) {
        double mean = sums[v] / counts[v];
        low = mean < low ? mean : low;
        high = mean > high ? mean : high;
    }
    return high >= low ? high - low : NAN;
}

/* Kendall's W over universes of what has a value in each of them; *count: so many are ranked. */
static bool agreement(const osk__looker *l, const double *values, size_t width, size_t *count, double *w)
{
    size_t universes = l->multiverse->count;
    double *kept = osk__take(universes * width + 1, sizeof *kept, l->error);
    *count = 0;
    *w = NAN;
    for (size_t i = 0; i < width && kept; i++) {
        bool there = true;
        for (size_t u = 0; u < universes && there; u++)
            there = !isnan(values[u * width + i]);
        *count += there;
    }
    for (size_t u = 0, at = 0; u < universes && kept; u++)
        for (size_t i = 0; i < width; i++) {
            bool there = true;
            for (size_t v = 0; v < universes && there; v++)
                there = !isnan(values[v * width + i]);
            if (there)
                kept[at++] = values[u * width + i];
        }
    bool good = kept && osk__concord(kept, universes, *count, w, l->error);
    free(kept);
    return good;
}

static bool put_agreement(osk_table *table, const osk__looker *l, size_t figure)
{
    const double *values[OSK__HEADLINES] = {l->people_words, l->theme_shares, l->people_means, NULL};
    const size_t widths[OSK__HEADLINES] = {l->people->count, l->multiverse->themes, l->people->count, 0};
    size_t count = 0;
    double w = NAN;
    if (values[figure] && !agreement(l, values[figure], widths[figure], &count, &w))
        return false;
    if (values[figure] && !isnan(w))
        osk__table_count(table, count);
    else
        osk__table_missing(table);
    osk__table_number(table, w);
    return true;
}

static void put_choice(osk_table *table, const osk__looker *l, size_t figure)
{
    size_t most = OSK__CHOICES;
    double range = 0;
    for (size_t c = 0; c < OSK__CHOICES; c++) {
        double here = range_of(l, figure, c);
        if (here > range + 1e-12) {
            range = here;
            most = c;
        }
    }
    osk__table_text(table, most < OSK__CHOICES ? osk__slice_text(osk__choice_name(most)) : osk__slice(NULL, 0));
    osk__table_number(table, isnan(l->items[l->multiverse->base].value[figure]) ? NAN : range);
}

/* Of whom or what the figure is. */
static osk_slice subject(const osk__looker *l, size_t figure)
{
    if (figure == OSK__HEAD_TALK && l->talker != OSK_NONE)
        return l->people->items[l->talker].name;
    if (figure == OSK__HEAD_THEME && l->theme != OSK_NONE)
        return osk__slice_text(l->fold->dictionary->themes[l->theme].key);
    return osk__slice(NULL, 0);
}

static bool put_figure(osk_table *table, const osk__looker *l, size_t figure)
{
    static const char *const names[OSK__HEADLINES] = {"talk", "theme", "mood", "difference"};
    const osk__multiverse *m = l->multiverse;
    double base = l->items[m->base].value[figure], low = INFINITY, high = -INFINITY;
    size_t given = 0, held = 0, shown = 0;
    for (size_t u = 0; u < m->count; u++) {
        const osk__headlines *f = &l->items[u];
        double here = f->value[figure];
        given += isnan(here) ? 0 : 1;
        held += holds(l, figure, u);
        low = here < low ? here : low;
        high = here > high ? here : high;
        shown += figure == OSK__HEAD_MOOD && ((base > 0 && f->low > 0) || (base < 0 && f->high < 0));
    }
    osk__table_text(table, osk__slice_text(names[figure]));
    osk__table_text(table, subject(l, figure));
    osk__table_number(table, base);
    osk__table_number(table, low);
    osk__table_number(table, high);
    osk__table_count(table, given);
    osk__table_count(table, held);
    if (figure == OSK__HEAD_MOOD)
        osk__table_count(table, shown);
    else
        osk__table_missing(table);
    if (!put_agreement(table, l, figure))
        return false;
    put_choice(table, l, figure);
    return true;
}

osk_table *osk__multiverse_table(const osk__multiverse *multiverse, const osk_fold *fold, const osk__people *people,
                                 osk_error *error)
{
    static const char *const columns[] = {"w figure", "t subject", "3.base", "3.least", "3.largest", "c universes", "c holds",
                                          "c shown", "c ranked", "3 w", "w choice", "3 change", NULL};
    osk__looker l = {.multiverse = multiverse, .fold = fold, .people = people, .error = error};
    osk_table *table = osk__table_make("multiverse", columns, error);
    bool good = table && osk__looker_make(&l);
    for (size_t f = 0; f < OSK__HEADLINES && good; f++)
        good = put_figure(table, &l, f);
    osk__looker_free(&l);
    if (good)
        return osk__table_done(table, error);
    osk_table_free(table);
    return NULL;
}

static void put_universe(osk_table *table, const osk__looker *l, size_t u)
{
    const osk__multiverse *m = l->multiverse;
    const osk__headlines *f = &l->items[u];
    osk__table_count(table, u + 1);
    for (size_t c = 0; c < OSK__CHOICES; c++)
        osk__table_text(table, osk__slice_text(m->levels[c][m->items[u].level[c]]));
    osk__table_text(table, osk__slice_text(u == m->base ? "yes" : "no"));
    osk__table_number(table, f->value[OSK__HEAD_TALK]);
    osk__table_text(table, f->first_person == OSK_NONE ? osk__slice(NULL, 0) : l->people->items[f->first_person].name);
    osk__table_number(table, f->value[OSK__HEAD_THEME]);
    osk__table_text(table, osk__slice_text(f->first_theme == OSK_NONE ? NULL : l->fold->dictionary->themes[f->first_theme].key));
    osk__table_number(table, f->value[OSK__HEAD_MOOD]);
    osk__table_number(table, f->low);
    osk__table_number(table, f->high);
    osk__table_number(table, f->value[OSK__HEAD_DIFFERENCE]);
}

osk_table *osk__universe_table(const osk__multiverse *multiverse, const osk_fold *fold, const osk__people *people,
                               osk_error *error)
{
    static const char *const columns[] = {"c universe", "w stopwords", "w stems", "w values", "t window", "w base", "3.talk",
                                          "t most", "3.theme", "w main_theme", "4.mood", "4 low", "4 high", "4.difference",
                                          NULL};
    osk__looker l = {.multiverse = multiverse, .fold = fold, .people = people, .error = error};
    osk_table *table = osk__table_make("universes", columns, error);
    bool good = table && osk__looker_make(&l);
    for (size_t u = 0; u < multiverse->count && good; u++)
        put_universe(table, &l, u);
    osk__looker_free(&l);
    if (good)
        return osk__table_done(table, error);
    osk_table_free(table);
    return NULL;
}
