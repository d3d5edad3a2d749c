/* Universes reckoned by hand: Kendall's W, and what the headline figures hang on. */
#include "stat/multiverse.h"
#include "base/table.h"
#include "test.h"

#include <math.h>
#include <string.h>

static bool near_to(double a, double b) { return fabs(a - b) < 1e-12; }

/* Rank sums 4 6 8 12 about 7.5: S = 35; W = 12 S / (m^2 (n^3 - n)) = 420 / 540. With 2.5 2.5 in the third: sums 4 5.5 8.5
 * 12, S = 37.5, T = 6; W = 450 / (540 - 18). */
static void concordance(void)
{
    static const double plain[] = {1, 2, 3, 4, 2, 1, 3, 4, 1, 3, 2, 4}, tied[] = {1, 2, 3, 4, 2, 1, 3, 4, 1, 2, 2, 4};
    static const double alike[] = {5, 1, 9, 6, 2, 8}, turned[] = {1, 2, 3, 3, 2, 1}, same[] = {1, 1, 1, 1};
    double w;
    CHECK(osk__concord(plain, 3, 4, &w, NULL) && near_to(w, 420.0 / 540));
    CHECK(osk__concord(tied, 3, 4, &w, NULL) && near_to(w, 450.0 / 522));
    CHECK(osk__concord(alike, 2, 3, &w, NULL) && near_to(w, 1));
    CHECK(osk__concord(turned, 2, 3, &w, NULL) && near_to(w, 0));
    CHECK(osk__concord(same, 2, 2, &w, NULL) && isnan(w));
    CHECK(osk__concord(plain, 1, 4, &w, NULL) && isnan(w));
    CHECK(osk__concord(plain, 3, 0, &w, NULL) && isnan(w));
}

/* Two people, six comments; two levels of stop words and two of values: four universes.
 *
 *             Ada: comments 1 2 3     Bo: comments 4 5 6        theme in
 *   0 kept    .5 .3 .1   30 words     -.1 -.3 .1  20 words      3 of 10 sentences
 *   1 signs   .2 .2 .2                -.2 -.2 .2
 *   2 dropped .5 .3 .1   10 words     -.1 -.3 .1  20 words      3 of 10
 *   3 both    -.5 -.3 -.1             -.1 -.3 .1                1 of 10; the other theme 2 of 10 */
enum { ROWS = 6 };

static void fill(osk__universe *universe, const double *values, uint64_t words, uint64_t first, uint64_t second)
{
    memcpy(universe->values, values, ROWS * sizeof *values);
    for (size_t i = 0; i < ROWS; i++)
        universe->words[i] = i < 3 ? words / 3 : i == 3 ? 20 : 0;
    universe->sentences = 10;
    universe->themed[0] = first;
    universe->themed[1] = second;
}

static double number(const osk_table *table, size_t row, const char *heading)
{
    size_t column = osk__table_find(table, heading);
    return osk__table_is_missing(table, row, column) ? NAN : osk__table_value(table, row, column);
}

static void check_table(const osk_table *table)
{
    CHECK(table && osk_table_rows(table) == 4);
    if (!table)
        return;
    /* Ada: 30 of 50, 30 of 50, 9 of 29 and 9 of 29 (10 / 3 is 3 a comment). */
    CHECK(near_to(number(table, 0, "base"), 0.6) && near_to(number(table, 0, "least"), 9.0 / 29));
    CHECK(number(table, 0, "holds") == 2 && number(table, 0, "universes") == 4 && number(table, 0, "ranked") == 2);
    CHECK(near_to(number(table, 0, "w"), 0)); /* two ways each */
    CHECK(osk__slice_is(osk_table_text(table, 0, osk__table_find(table, "choice")), "stopwords"));
    CHECK(near_to(number(table, 0, "change"), 0.6 - 9.0 / 29));
    CHECK(near_to(number(table, 1, "base"), 0.3) && near_to(number(table, 1, "least"), 0.1) && number(table, 1, "holds") == 3);
    /* Means .1, .0667, .1, -.2: signs differ from the base's in the last; level means of values .1 and -.0667, of stop words
     * .0833 and -.05. */
    CHECK(near_to(number(table, 2, "base"), 0.1) && near_to(number(table, 2, "least"), -0.2) && number(table, 2, "holds") == 3);
    CHECK(osk__slice_is(osk_table_text(table, 2, osk__table_find(table, "choice")), "values"));
    CHECK(near_to(number(table, 2, "change"), 1.0 / 6) && number(table, 2, "shown") == 0);
    /* Scores .5 .3 .1 | -.1 -.3 .1: ranks 6 5 3.5 | 2 1 3.5, sums 14.5 and 6.5, T = 6:
     * H = (12 / 42 (14.5^2 + 6.5^2) / 3 - 21) / (1 - 6 / 210), less 1, by 4. */
    double h = (12.0 / 42 * (14.5 * 14.5 + 6.5 * 6.5) / 3 - 21) / (1 - 6.0 / 210);
    CHECK(near_to(number(table, 3, "base"), (h - 1) / 4));
}

int main(void)
{
    static const double kept[] = {.5, .3, .1, -.1, -.3, .1}, signs[] = {.2, .2, .2, -.2, -.2, .2};
    static const double both[] = {-.5, -.3, -.1, -.1, -.3, .1};
    static const uint32_t base[OSK__CHOICES] = {0};
    osk__theme themes[2] = {{.key = "a"}, {.key = "b"}};
    osk__dictionary dictionary = {.themes = themes, .theme_count = 2};
    osk_fold fold = {.dictionary = &dictionary};
    osk__participant items[] = {{.name = osk__slice_text("Ada")}, {.name = osk__slice_text("Bo")}};
    size_t rows[] = {0, 1, 2, 3, 4, 5}, first[] = {0, 3, 6};
    osk__people people = {.items = items, .count = 2, .rows = rows, .first = first};
    osk__multiverse m = {.rows = ROWS, .themes = 2, .level_count = {2, 1, 2, 1},
                         .levels = {{"kept", "dropped"}, {"on"}, {"graded", "signs"}, {"7"}}};
    concordance();
    CHECK(osk__multiverse_make(&m, base, NULL) && m.count == 4 && m.base == 0);
    fill(&m.items[0], kept, 30, 3, 2);
    fill(&m.items[1], signs, 30, 3, 2);
    fill(&m.items[2], kept, 10, 3, 2);
    fill(&m.items[3], both, 10, 1, 2);
    osk_table *table = osk__multiverse_table(&m, &fold, &people, NULL);
    check_table(table);
    osk_table_free(table);
    table = osk__universe_table(&m, &fold, &people, NULL);
    CHECK(table && osk_table_rows(table) == 4 && number(table, 3, "universe") == 4 && near_to(number(table, 3, "mood"), -0.2));
    CHECK(table && osk__slice_is(osk_table_text(table, 3, osk__table_find(table, "main_theme")), "b"));
    osk_table_free(table);
    for (size_t i = 0; i < ROWS; i++) /* four scored comments are too few for a mood */
        m.items[0].values[i] = i < 4 ? kept[i] : NAN;
    table = osk__multiverse_table(&m, &fold, &people, NULL);
    CHECK(table && isnan(number(table, 2, "base")) && number(table, 2, "holds") == 0 && number(table, 2, "universes") == 3);
    osk_table_free(table);
    osk__multiverse_free(&m);
    return test_end();
}
