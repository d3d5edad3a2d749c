/* How often the regions that a map gives participants and themes hold the truth, where the truth is known.
 *
 * Twelve participants speak of six themes, each by shares of their own. Each comment has shares drawn about these (so that
 * sentences of a comment are alike), and one to five themed sentences. The truth of a point is where the true shares lie in
 * the map of the sample; the region is the ellipse about the sample's point, from 1,000 replicates. Prints a line for each
 * number of comments: how many regions there were, and the share that held the truth.
 *
 *   simulate_map [DATA SETS] */
#include "stat/map.h"
#include "stat/random.h"

#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PEOPLE = 12, THEMES = 6 };

/* A data set: the comments of everyone, and the shares they were drawn from. */
static void draw(osk__cross *cross, double shares[PEOPLE][THEMES], size_t comments, double alike, gsl_rng *rng)
{
    static const double common[THEMES] = {6, 4, 3, 3, 2, 2};
    double concentration[THEMES], here[THEMES];
    size_t first[PEOPLE + 1] = {0};
    unsigned counts[THEMES];
    for (size_t p = 0; p < PEOPLE; p++) {
        gsl_ran_dirichlet(rng, THEMES, common, shares[p]);
        first[p + 1] = first[p] + comments;
    }
    memset(cross, 0, sizeof *cross);
    osk__cross_begin(cross, (osk__grouping){NULL, first, PEOPLE}, THEMES, NULL);
    for (size_t p = 0; p < PEOPLE; p++)
        for (size_t c = 0; c < comments; c++) {
            for (size_t t = 0; t < THEMES; t++)
                concentration[t] = shares[p][t] * alike + 1e-6;
            gsl_ran_dirichlet(rng, THEMES, concentration, here);
            gsl_ran_multinomial(rng, THEMES, 1 + (unsigned)(gsl_rng_uniform(rng) * 5), here, counts);
            for (uint32_t t = 0; t < THEMES; t++)
                if (counts[t])
                    osk__cross_cell(cross, t, counts[t], NULL);
            osk__cross_end_unit(cross);
        }
}

/* Does the ellipse about the point hold the true one, whose profile is `shares`? */
static bool holds(const osk__ca *ca, size_t side, size_t point, const osk__spread *spread, const double *shares,
                  size_t units)
{
    const osk__points *mine = side ? &ca->columns : &ca->rows, *others = side ? &ca->rows : &ca->columns;
    double x = 0, y = 0, r = spread->correlation, radius = osk__map_radius(units), sum = 0;
    for (size_t t = 0; t < others->count; t++) {
        if (!(others->mass[t] > 0))
            continue; /* set aside */
        sum += shares[t];
        x += shares[t] * others->standard[t * ca->kept];
        y += shares[t] * others->standard[t * ca->kept + 1];
    }
    x = (x / sum - mine->principal[point * ca->kept]) / spread->sd_x;
    y = (y / sum - mine->principal[point * ca->kept + 1]) / spread->sd_y;
    return (x * x - 2 * r * x * y + y * y) / (1 - r * r) <= radius * radius;
}

static bool has_region(const osk__spread *s)
{
    return s->sd_x > 0 && s->sd_y > 0 && fabs(s->correlation) < 1 - 1e-9;
}

struct tally { size_t given[2], held[2]; };

static void count_regions(const osk__cross *cross, const osk__ca *ca, const osk__standing *standing,
                          const osk__stability *stability, double shares[PEOPLE][THEMES], size_t comments,
                          struct tally *tally)
{
    size_t holders[THEMES] = {0};
    for (size_t p = 0; p < PEOPLE; p++)
        for (size_t i = cross->first_cell[cross->first_unit[p]]; i < cross->first_cell[cross->first_unit[p + 1]]; i++)
            holders[cross->cells[i].column] += standing[p] == OSK__ACTIVE;
    for (size_t p = 0; p < PEOPLE; p++)
        if (has_region(&stability->rows[p])) {
            tally->given[0]++;
            tally->held[0] += holds(ca, 0, p, &stability->rows[p], shares[p], comments);
        }
    for (size_t t = 0; t < THEMES; t++) {
        double column[PEOPLE]; /* all have as many comments, of as many sentences */
        for (size_t p = 0; p < PEOPLE; p++)
            column[p] = shares[p][t];
        if (has_region(&stability->columns[t]) && holders[t] >= 3) {
            tally->given[1]++;
            tally->held[1] += holds(ca, 1, t, &stability->columns[t], column, holders[t]);
        }
    }
}

static void data_set(size_t comments, double alike, uint64_t number, struct tally *tally)
{
    double shares[PEOPLE][THEMES];
    osk__standing standing[PEOPLE];
    osk__cross cross;
    osk__ca ca;
    osk__stability stability;
    osk__map_case found;
    osk__random random;
    osk__random_begin(&random, 7, number);
    draw(&cross, shares, comments, alike, &random.rng);
    double *sums = osk__cross_sums(&cross, NULL);
    osk__map_judge(&cross, true, standing, &found, NULL);
    bool passive[PEOPLE];
    for (size_t p = 0; p < PEOPLE; p++)
        passive[p] = standing[p] != OSK__ACTIVE;
    osk__counts counts = {sums, PEOPLE, THEMES, passive, NULL};
    osk__correspond(&counts, 2, &ca, NULL);
    bool all = true; /* a theme without counts has no place: the truth would have none */
    for (size_t t = 0; t < THEMES; t++)
        all = all && ca.columns.mass[t] > 0;
    if (all && ca.kept == 2 && !osk__map_refuse(&found, false)) {
        osk__map_stability(&cross, standing, &ca, &(osk__chance){number, 0, 0}, &stability, NULL);
        count_regions(&cross, &ca, standing, &stability, shares, comments, tally);
        osk__stability_free(&stability);
    }
    free(sums);
    osk__ca_free(&ca);
    osk__cross_free(&cross);
}

int main(int count, char **arguments)
{
    static const size_t comments[] = {3, 5, 8, 12, 20, 40, 80};
    static const double alike[] = {1000, 4}; /* sentences of a comment as if independent; alike */
    size_t sets = count > 1 ? strtoul(arguments[1], NULL, 10) : 300, all = 0;
    puts("| comments each | sentences of a comment | participants' regions | hold the truth | themes' regions | hold the truth "
         "|\n| --- | --- | --- | --- | --- | --- |");
    for (size_t a = 0; a < 2; a++)
        for (size_t c = 0; c < sizeof comments / sizeof *comments; c++) {
            struct tally t = {{0}, {0}};
            for (uint64_t s = 0; s < sets; s++)
                data_set(comments[c], alike[a], s + 1000 * c + 100000 * a, &t);
            all += t.given[0];
            printf("| %zu | %s | %zu | %.3f | %zu | %.3f |\n", comments[c], a ? "alike" : "independent", t.given[0],
                   t.given[0] ? (double)t.held[0] / (double)t.given[0] : NAN, t.given[1],
                   t.given[1] ? (double)t.held[1] / (double)t.given[1] : NAN);
        }
    return all == 0;
}
