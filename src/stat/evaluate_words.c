/* The sentence on the program against people that a method chapter needs. */
#include "evaluate_sample.h"

#include "../base/table.h"

#include <math.h>

/* "0.71 (0.60 to 0.79)", or without limits where there are none. */
static void say_measure(const osk__speech *speech, osk__buffer *out, double value, osk__limits limits)
{
    osk__buffer ends[2] = {{0}};
    if (isnan(value)) {
        osk_slice none = osk__say(speech, "stat.evaluate_undefined");
        osk__buffer_add(out, none.data, none.length);
        return;
    }
    osk__say_number(speech, out, value);
    if (!limits.given)
        return;
    osk__buffer_byte(out, ' ');
    osk__say_number(speech, &ends[0], limits.low);
    osk__say_number(speech, &ends[1], limits.high);
    osk__texts_fill(out, osk__say(speech, "stat.evaluate_limits"),
                    (osk_slice[]){osk__slice(ends[0].data, ends[0].length), osk__slice(ends[1].data, ends[1].length)}, 2);
    out->failed = out->failed || ends[0].failed || ends[1].failed;
    osk__buffer_free(&ends[0]);
    osk__buffer_free(&ends[1]);
}

enum { PARTS = 7 };

static bool fill_parts(const osk__sampled *sampled, uint64_t seed, const osk__speech *speech, osk__buffer parts[PARTS],
                       osk_error *error)
{
    double values[OSK__MEASURES];
    osk__limits limits[OSK__MEASURES];
    if (!osk__evaluation_measure(sampled->evaluation, seed, values, limits, error))
        return false;
    osk_slice what = osk__say(speech, sampled->unit == OSK_SAMPLE_SENTENCES ? "stat.sentences" : "stat.comments");
    osk__buffer_format(&parts[0], "%zu", sampled->evaluation->count);
    osk__buffer_add(&parts[1], what.data, what.length);
    osk__buffer_format(&parts[2], "%zu", sampled->frame);
    osk__buffer_format(&parts[3], "%zu", sampled->coders);
    say_measure(speech, &parts[4], values[OSK__ACCURACY], limits[OSK__ACCURACY]);
    say_measure(speech, &parts[5], values[OSK__MACRO_F1], limits[OSK__MACRO_F1]);
    say_measure(speech, &parts[6], values[OSK__ALPHA], limits[OSK__ALPHA]);
    return true;
}

osk_table *osk__evaluate_method(const osk__sampled *sampled, uint64_t seed, const osk__speech *speech, osk_error *error)
{
    static const char *const columns[] = {"t text", NULL};
    osk_table *table = osk__table_make("method", columns, error);
    osk__buffer parts[PARTS] = {{0}}, text = {0};
    osk_slice slices[PARTS];
    bool good = table && fill_parts(sampled, seed, speech, parts, error);
    for (size_t i = 0; i < PARTS; i++) {
        slices[i] = osk__slice(parts[i].data, parts[i].length);
        text.failed = text.failed || parts[i].failed;
    }
    if (good)
        osk__texts_fill(&text, osk__say(speech, "stat.evaluate_method"), slices, PARTS);
    good = good && osk__buffer_check(&text, error);
    if (good)
        osk__table_text(table, osk__slice(text.data, text.length));
    for (size_t i = 0; i < PARTS; i++)
        osk__buffer_free(&parts[i]);
    osk__buffer_free(&text);
    if (good)
        return osk__table_done(table, error);
    osk_table_free(table);
    return NULL;
}
