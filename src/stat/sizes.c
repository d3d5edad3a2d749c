/* The interval of a line's effect size, or why there is none. */
#include "compare.h"
#include "effect.h"

#include <math.h>

bool osk__measure_skewed(osk__measure measure, bool skewed)
{
    switch (measure.what) {
    case OSK__OF_SENTIMENT: case OSK__OF_AS_ZERO: return false;
    case OSK__OF_WORDS: case OSK__OF_SENTENCES: case OSK__OF_VALUE: return true;
    default: return skewed;
    }
}

/* Beside an interval by Fisher's F that half the values or more are one and the same, or that they are skewed. */
static bool say_shape(osk__line *line, const osk__sample *sample, osk_error *error)
{
    bool lumpy, skewed = fabs(osk__skewness(sample->values, sample->count)) > 1;
    if (!osk__half_alike(sample->values, sample->count, &lumpy, error))
        return false;
    skewed = osk__measure_skewed(line->measure, skewed);
    if (lumpy || skewed)
        osk__line_note(line, lumpy ? "stat.size_lumpy" : "stat.size_skewed");
    return true;
}

void osk__line_at_least_zero(osk__line *line)
{
    if (line->size >= 0)
        return;
    line->size = 0;
    osk__line_note(line, "stat.size_negative");
}

/* Epsilon squared of ranks, else omega squared. */
bool osk__line_between(osk__line *line, const osk__sample *sample, bool ranks, osk_error *error)
{
    static const char *const why[] = {[OSK__BETWEEN_FEW] = "stat.size_few", [OSK__BETWEEN_ALIKE] = "stat.size_alike"};
    osk__between given;
    if (!line->tested)
        return true;
    if (!(ranks ? osk__epsilon_limits : osk__omega_limits)(sample, &line->size_limits, &given, error))
        return false;
    if (given == OSK__BETWEEN_ALIKE) /* whose note says why 0 */
        line->size = fmax(line->size, 0);
    osk__line_at_least_zero(line);
    if (given != OSK__BETWEEN_GIVEN) {
        osk__line_note(line, why[given]);
        return true;
    }
    if (!ranks)
        osk__line_note(line, "stat.size_normal");
    return say_shape(line, sample, error);
}

void osk__line_left_out(osk__line *line, size_t people, bool within)
{
    osk__line_note(line, line->size_limits.given   ? "stat.size_left_out"
                         : people < OSK__CLUSTERS ? "stat.size_people"
                         : within                 ? "stat.size_few_within"
                                                  : "stat.size_none");
}
