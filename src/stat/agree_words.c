/* What agreement is worth, in words: the conventions, and the sentence for a method chapter. */
#include "agree_table.h"

#include "../base/number.h"
#include "../base/table.h"

#include <math.h>
#include <stdlib.h>

osk_slice osk__say(const osk__speech *speech, const char *key)
{
    return osk__texts_find(speech->texts, key, speech->language);
}

void osk__say_number(const osk__speech *speech, osk__buffer *out, double value)
{
    char digits[OSK__NUMBER_TEXT], room[OSK__NUMBER_ROOM];
    size_t length = osk__number_text(digits, value, 3);
    osk_slice number = osk__number_local(osk__slice(digits, length), speech->language, room);
    osk__buffer_add(out, number.data, number.length);
}

const char *osk__agree_verdict(const osk__coefficient *alpha)
{
    if (alpha->units == 0)
        return "stat.agree_nothing";
    if (isnan(alpha->value))
        return "stat.agree_undefined";
    if (!alpha->limits.given)
        return alpha->units < OSK__FEWEST ? "stat.agree_few" : "stat.agree_single";
    return alpha->limits.low >= 0.8     ? "stat.agree_reliable"
           : alpha->limits.low >= 0.667 ? "stat.agree_tentative"
                                        : "stat.agree_poor";
}

/* ---- the sentence ---- */

enum { PARTS = 9 };

static void put_part(osk__buffer parts[PARTS], size_t i, osk_slice text)
{
    osk__buffer_add(&parts[i], text.data, text.length);
}

static osk__agreement level_of(const osk__variable *variable, osk_level level)
{
    return level == OSK_LEVEL_INTERVAL && variable->coding.values  ? OSK__ALPHA_INTERVAL
           : level == OSK_LEVEL_ORDINAL && variable->coding.values ? OSK__ALPHA_ORDINAL
                                                                   : OSK__ALPHA_NOMINAL;
}

static const char *level_key(osk__agreement which)
{
    return which == OSK__ALPHA_INTERVAL  ? "stat.level_interval"
           : which == OSK__ALPHA_ORDINAL ? "stat.level_ordinal"
                                         : "stat.level_nominal";
}

static bool write_sentence(const osk__variable *v, osk_level level, const osk__speech *speech, osk__buffer *out,
                           osk_error *error)
{
    osk__coefficient alpha, pairs;
    osk__buffer parts[PARTS] = {{0}};
    osk_slice slices[PARTS];
    osk__agreement which = level_of(v, level);
    if (!osk__agree(&v->coding, which, OSK_NONE, &alpha, error) ||
        !osk__agree_share(&v->coding, OSK__SHARE_PAIRS, OSK_NONE, &pairs, error))
        return false;
    osk__buffer_format(&parts[0], "%zu", v->coding.coders);
    osk__buffer_format(&parts[1], "%zu", alpha.units);
    put_part(parts, 2, v->name);
    osk__say_number(speech, &parts[3], pairs.value);
    put_part(parts, 4, osk__say(speech, level_key(which)));
    osk__say_number(speech, &parts[5], alpha.value);
    osk__say_number(speech, &parts[6], alpha.limits.low);
    osk__say_number(speech, &parts[7], alpha.limits.high);
    put_part(parts, 8, osk__say(speech, osk__agree_verdict(&alpha)));
    for (size_t i = 0; i < PARTS; i++) {
        out->failed = out->failed || parts[i].failed;
        slices[i] = osk__slice(parts[i].data, parts[i].length);
    }
    osk__texts_fill(out, osk__say(speech, alpha.limits.given ? "stat.agree_method" : "stat.agree_method_bare"), slices, PARTS);
    for (size_t i = 0; i < PARTS; i++)
        osk__buffer_free(&parts[i]);
    return osk__buffer_check(out, error);
}

static bool put_sentence(osk_table *table, const osk__sheets *sheets, osk_slice name, osk_level level,
                         const osk__speech *speech, osk_error *error)
{
    osk__variable variable;
    osk__buffer text = {0};
    bool good = osk__variable_read(&variable, sheets, name, error) &&
                write_sentence(&variable, level, speech, &text, error);
    if (good)
        osk__table_text(table, osk__slice(text.data, text.length));
    osk__buffer_free(&text);
    osk__variable_free(&variable);
    return good;
}

osk_table *osk__agree_method(const osk__sheets *sheets, const osk_agree_options *options, const osk__speech *speech,
                             osk_error *error)
{
    static const char *const columns[] = {"t text", NULL};
    osk_table *table = osk__table_make("method", columns, error);
    osk_slice *names = NULL;
    size_t count = 0;
    bool good = table && osk__sheets_columns(sheets, options->column, &names, &count, error);
    for (size_t i = 0; i < count && good; i++)
        good = put_sentence(table, sheets, names[i], options->level, speech, error);
    free(names);
    if (good)
        return osk__table_done(table, error);
    osk_table_free(table);
    return NULL;
}
