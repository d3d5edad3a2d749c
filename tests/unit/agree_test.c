/* Agreement between coders against the figures that R printed, to 1e-8; what has no value; the plan; and a case in which
 * ignoring how units were drawn is wrong. */
#include "stat/agree.h"
#include "stat/evaluate.h"
#include "stat/sample.h"
#include "reference.h"

enum { LONG = 70000, MANY = 4000 };

static uint32_t codes[MANY];
static double values[OSK__CATEGORIES];

/* "0;NA;2" */
static size_t read_codes(const char *cell)
{
    size_t count = 0;
    while (*cell && count < MANY) {
        char *end = (char *)cell + 2;
        codes[count++] = strncmp(cell, "NA", 2) == 0 ? OSK_NONE : (uint32_t)strtoul(cell, &end, 10);
        cell = *end == ';' ? end + 1 : end;
    }
    return count;
}

static osk__coding coding_of(size_t count, size_t coders)
{
    osk__coding coding = {.codes = codes, .units = count / coders, .coders = coders, .values = values};
    for (size_t i = 0; i < count; i++)
        if (codes[i] != OSK_NONE && codes[i] >= coding.categories)
            coding.categories = codes[i] + 1;
    for (size_t i = 0; i < OSK__CATEGORIES; i++)
        values[i] = (double)i;
    return coding;
}

static bool same(double a, double b)
{
    return isnan(b) ? isnan(a) : !isnan(a) && near_to(a, b, 1e-8);
}

static bool figures_hold(const osk__coding *coding, const char *procedure, uint32_t category, const double *figures,
                         size_t count)
{
    static const struct { const char *name; osk__agreement which; } all[] = {
        {"alpha-nominal", OSK__ALPHA_NOMINAL}, {"alpha-ordinal", OSK__ALPHA_ORDINAL},
        {"alpha-interval", OSK__ALPHA_INTERVAL}, {"cohen", OSK__COHEN}, {"fleiss", OSK__FLEISS}};
    osk__coefficient c;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (strcmp(all[i].name, procedure) == 0)
            return osk__agree(coding, all[i].which, category, &c, NULL) && count == 3 && same(c.value, figures[0]) &&
                   same(c.limits.given ? c.limits.low : NAN, figures[1]) &&
                   same(c.limits.given ? c.limits.high : NAN, figures[2]);
    osk__sharing which = strcmp(procedure, "pairs") == 0 ? OSK__SHARE_PAIRS
                         : strcmp(procedure, "units") == 0 ? OSK__SHARE_UNITS : OSK__SHARE_CATEGORY;
    return osk__agree_share(coding, which, category, &c, NULL) && same(c.value, figures[0]);
}

static void check_reference(const char *folder)
{
    static char line[LONG];
    char *cells[6];
    double figures[MOST];
    size_t rows = 0;
    FILE *file = open_reference(folder, "agree.tsv");
    while (file && next_row(file, line, sizeof line, cells, 6)) {
        size_t count = read_codes(cells[4]), coders = (size_t)atoi(cells[3]), figure_count = read_list(cells[5], figures);
        osk__coding coding = coding_of(count, coders);
        uint32_t category = strcmp(cells[2], "NA") == 0 ? OSK_NONE : (uint32_t)atoi(cells[2]);
        bool good = figures_hold(&coding, cells[1], category, figures, figure_count);
        if (!good)
            printf("%s %s %s\n", cells[0], cells[1], cells[2]);
        CHECK(good);
        rows++;
    }
    CHECK(rows > 200);
    if (file)
        fclose(file);
}

static void check_plan(const char *folder)
{
    char line[1000], *cells[4];
    double shares[MOST];
    size_t rows = 0;
    FILE *file = open_reference(folder, "agree-plan.tsv");
    while (file && next_row(file, line, sizeof line, cells, 4)) {
        size_t count = read_list(cells[0], shares);
        double spread = osk__agree_spread(shares, count, (size_t)atoi(cells[1]), atof(cells[2]));
        CHECK(near_to(spread, atof(cells[3]), 1e-6)); /* R derives numerically */
        rows++;
    }
    CHECK(rows == 30);
    CHECK(osk__agree_units(1, 0.8, 0.8, 0.5) == 0);
    CHECK(osk__agree_units(1, 0.8, 0.667, 0.8) > osk__agree_units(1, 0.8, 0.667, 0.5));
    if (file)
        fclose(file);
}

/* Twenty categories on which no unit agrees: no unit of each may be added to them all. */
static void check_rare(void)
{
    osk__coefficient c;
    for (size_t i = 0; i < 20; i++) {
        codes[2 * i] = (uint32_t)i;
        codes[2 * i + 1] = (uint32_t)((i * i + 7) % 20);
    }
    osk__coding coding = coding_of(40, 2);
    CHECK(osk__agree(&coding, OSK__COHEN, OSK_NONE, &c, NULL) && c.value < 0 && c.limits.given);
    CHECK(c.limits.high > 0.05 && c.limits.high < 0.25); /* 1 of 21, by Clopper & Pearson: up to .238 */
}

/* A million units of three coders: the groups of the jackknife keep it a matter of a second. */
static void check_many(void)
{
    enum { UNITS = 1000000, CODERS = 3 };
    uint32_t *all = malloc(sizeof *all * UNITS * CODERS), state = 1;
    osk__coding coding = {.codes = all, .units = UNITS, .coders = CODERS, .categories = 4, .values = values};
    osk__coefficient c;
    for (size_t i = 0; all && i < UNITS * (size_t)CODERS; i++) {
        state = state * 1664525u + 1013904223u;
        all[i] = (state >> 24) < 200 ? (uint32_t)(i / CODERS % 4) : state >> 24 < 230 ? state >> 16 & 3 : OSK_NONE;
    }
    CHECK(all && osk__agree(&coding, OSK__ALPHA_ORDINAL, OSK_NONE, &c, NULL) && c.limits.given);
    CHECK(c.limits.high - c.limits.low < 0.01 && c.limits.low < c.value && c.value < c.limits.high);
    CHECK(all && osk__agree_share(&coding, OSK__SHARE_PAIRS, OSK_NONE, &c, NULL) && c.limits.given);
    free(all);
}

/* Of 1,000 units the program calls 900 neutral and 100 negative; ten of each were drawn. It is right on every neutral one
 * and wrong on every negative one: right on 90 % of the corpus, and on half of the sample. */
static void check_weights(void)
{
    osk__stratum strata[2] = {{.weight = 90}, {.weight = 10}};
    osk__evaluation e = {.strata = strata, .stratum_count = 2, .classes = OSK__CLASSES};
    double figures[OSK__MEASURES];
    osk__limits limits[OSK__MEASURES];
    for (int i = 0; i < 10; i++) {
        osk__evaluation_add(&e, 0, OSK__CLASS_NEUTRAL, OSK__CLASS_NEUTRAL);
        osk__evaluation_add(&e, 1, OSK__CLASS_NEUTRAL, OSK__CLASS_NEGATIVE);
    }
    CHECK(osk__evaluation_measure(&e, 1, figures, limits, NULL));
    CHECK(near_to(figures[OSK__ACCURACY], 0.9, 1e-12));
    CHECK(near_to(figures[OSK__OF_CLASS + 3 * OSK__CLASS_NEUTRAL + 1], 0.9, 1e-12));
    CHECK(limits[OSK__ACCURACY].given && limits[OSK__ACCURACY].low > 0.899 && limits[OSK__ACCURACY].high < 0.901);
    strata[0].weight = strata[1].weight = 1;
    CHECK(osk__evaluation_measure(&e, 1, figures, limits, NULL));
    CHECK(near_to(figures[OSK__ACCURACY], 0.5, 1e-12));
}

/* 29 of 29 right: not sure to be right always, and of one class alone there is no class to lower macro-F1. */
static void check_all_right(void)
{
    osk__stratum strata[2] = {{.weight = 2}, {.weight = 2}};
    osk__evaluation e = {.strata = strata, .stratum_count = 2, .classes = 2};
    double figures[OSK__MEASURES];
    osk__limits limits[OSK__MEASURES];
    for (size_t i = 0; i < 29; i++)
        osk__evaluation_add(&e, i % 2, OSK__CLASS_POSITIVE, OSK__CLASS_POSITIVE);
    CHECK(osk__evaluation_measure(&e, 1, figures, limits, NULL));
    CHECK(near_to(figures[OSK__ACCURACY], 1, 1e-12) && near_to(figures[OSK__MACRO_F1], 1, 1e-12) && isnan(figures[OSK__ALPHA]));
    CHECK(near_to(limits[OSK__ACCURACY].low, pow(0.025, 1.0 / 29), 1e-9) && near_to(limits[OSK__ACCURACY].high, 1, 1e-12));
    strata[0].weight = 20; /* 15 units heavier than the other 14: fewer tell as much */
    CHECK(osk__evaluation_measure(&e, 1, figures, limits, NULL));
    double sum = 15 * 20 + 14 * 2, squares = 15 * 400 + 14 * 4;
    CHECK(near_to(limits[OSK__ACCURACY].low, pow(0.025, squares / (sum * sum)), 1e-9));
    double p = limits[OSK__ACCURACY].low;
    CHECK(near_to(limits[OSK__MACRO_F1].low, 2 * p / (1 + p), 1e-9));
}

/* 20 of 20 wrong: alpha is below 0, and no surer than the accuracy. */
static void check_all_wrong(void)
{
    osk__stratum whole = {.weight = 1};
    osk__evaluation e = {.strata = &whole, .stratum_count = 1, .classes = 2};
    double figures[OSK__MEASURES];
    osk__limits limits[OSK__MEASURES];
    for (size_t i = 0; i < 20; i++)
        osk__evaluation_add(&e, 0, OSK__CLASS_POSITIVE, OSK__CLASS_NEGATIVE);
    CHECK(osk__evaluation_measure(&e, 1, figures, limits, NULL));
    CHECK(near_to(figures[OSK__ALPHA], 1 - 1 / 0.5 * 39 / 40, 1e-12) && near_to(limits[OSK__ALPHA].low, figures[OSK__ALPHA], 1e-12));
    CHECK(near_to(limits[OSK__ALPHA].high, 1 - pow(0.025, 1.0 / 20) / 0.5 * 39 / 40, 1e-12));
}

/* How often each unit is drawn, over many seeds, is what the key calls its probability; two of a stratum at least. */
static void check_probabilities(void)
{
    enum { FRAME = 30, SEEDS = 4000 };
    static const char *const names[] = {"nøytral", "positiv", "negativ"};
    unsigned drawn[FRAME] = {0};
    double wanted[FRAME] = {0};
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        osk_sample *sample = calloc(1, sizeof *sample);
        sample->options = (osk_sample_options){.size = 10, .seed = seed};
        sample->frame.units = calloc(FRAME, sizeof *sample->frame.units);
        for (uint32_t i = 0; i < FRAME; i++) {
            osk_slice name = osk__slice_text(names[i < 20 ? 0 : i < 27 ? 1 : 2]);
            sample->frame.units[i] = (osk__frame_unit){.comment = i + 1, .end = 1, .text = name};
            sample->frame.units[i].group = osk__strings_add(&sample->frame.groups, name, NULL);
        }
        sample->frame.count = FRAME;
        CHECK(osk__sample_draw(sample, "", "", NULL) && sample->drawn_count == 10 && sample->stratum_count == 3);
        for (size_t i = 0; i < sample->drawn_count; i++)
            drawn[sample->drawn[i]]++;
        for (size_t i = 0; i < FRAME; i++) {
            const osk__layer *stratum = &sample->strata[sample->frame.units[i].stratum];
            CHECK(stratum->drawn >= 2);
            wanted[i] = (double)stratum->drawn / (double)stratum->units;
        }
        osk_sample_free(sample);
    }
    for (size_t i = 0; i < FRAME; i++)
        CHECK(fabs(drawn[i] / (double)SEEDS - wanted[i]) < 4.5 * sqrt(wanted[i] * (1 - wanted[i]) / SEEDS));
}

/* Alpha between people and program is the alpha of two coders. */
static void check_alpha(void)
{
    osk__stratum whole = {.weight = 1};
    osk__evaluation e = {.strata = &whole, .stratum_count = 1, .classes = OSK__CLASSES};
    double figures[OSK__MEASURES];
    osk__limits limits[OSK__MEASURES];
    osk__coefficient c;
    for (size_t i = 0; i < 60; i++) {
        codes[2 * i] = (uint32_t)(i * 7 % 3);
        codes[2 * i + 1] = i % 4 ? codes[2 * i] : (uint32_t)(i * 5 % 3);
        osk__evaluation_add(&e, 0, (osk__class)codes[2 * i], (osk__class)codes[2 * i + 1]);
    }
    osk__coding coding = coding_of(120, 2);
    CHECK(osk__agree(&coding, OSK__ALPHA_NOMINAL, OSK_NONE, &c, NULL));
    CHECK(osk__evaluation_measure(&e, 1, figures, limits, NULL));
    CHECK(near_to(figures[OSK__ALPHA], c.value, 1e-12));
}

static void check_cells(void)
{
    double value;
    CHECK(osk__code_number(osk__slice_text("1,5"), &value) && near_to(value, 1.5, 1e-15));
    CHECK(osk__code_number(osk__slice_text("-2.0"), &value) && near_to(value, -2, 1e-15));
    CHECK(!osk__code_number(osk__slice_text("1,5,2"), &value) && !osk__code_number(osk__slice_text(""), &value));
    CHECK(!osk__code_number(osk__slice_text("01.feb"), &value) && !osk__code_number(osk__slice_text("-"), &value));
    CHECK(osk__code_missing(osk__slice_text("#I/T")) && !osk__code_missing(osk__slice_text("0")));
    CHECK(osk__label_find(osk__slice_text("Blanda")) == OSK_MIXED && osk__label_find(osk__slice_text("x")) == OSK_UNSCORED);
}

int main(int count, char **arguments)
{
    const char *folder = count > 1 ? arguments[1] : "tests/reference";
    check_reference(folder);
    check_plan(folder);
    check_rare();
    check_many();
    check_weights();
    check_all_right();
    check_all_wrong();
    check_probabilities();
    check_alpha();
    check_cells();
    return test_end();
}
