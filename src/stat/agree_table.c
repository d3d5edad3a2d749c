/* Agreement of several sheets as a table, and the units on which they part as the sheet of a second round. */
#include "agree_table.h"

#include "../base/table.h"

#include <math.h>
#include <stdlib.h>

struct writer {
    osk_table *table;
    const osk__variable *variable;
    const osk__speech *speech;
};

/* ---- figures ---- */

static void put_row(const struct writer *w, const char *measure, uint32_t category, const osk__coefficient *c,
                    const char *note)
{
    osk__table_text(w->table, w->variable->name);
    osk__table_text(w->table, osk__slice_text(measure));
    osk__table_text(w->table, category == OSK_NONE ? osk__slice("", 0) : w->variable->names[category]);
    osk__table_number(w->table, c->value);
    osk__table_number(w->table, c->limits.given ? c->limits.low : NAN);
    osk__table_number(w->table, c->limits.given ? c->limits.high : NAN);
    osk__table_count(w->table, c->units);
    osk__table_count(w->table, c->codes);
    osk__table_text(w->table, note ? osk__say(w->speech, note) : osk__slice("", 0));
}

static bool put_share(const struct writer *w, const char *measure, osk__sharing which, uint32_t category, osk_error *error)
{
    osk__coefficient c;
    if (!osk__agree_share(&w->variable->coding, which, category, &c, error))
        return false;
    put_row(w, measure, category, &c,
            isnan(c.value) ? "stat.agree_nothing" : c.limits.given ? NULL
            : c.units < OSK__FEWEST ? "stat.agree_few" : "stat.agree_single");
    return true;
}

static bool put_coefficient(const struct writer *w, const char *measure, osk__agreement which, uint32_t category,
                            size_t paired, osk_error *error)
{
    osk__coefficient c;
    bool alpha = which <= OSK__ALPHA_INTERVAL;
    if (!osk__agree(&w->variable->coding, which, category, &c, error))
        return false;
    put_row(w, measure, category, &c,
            alpha || !c.limits.given ? osk__agree_verdict(&c) : c.units < paired ? "stat.agree_all_coded" : NULL);
    return true;
}

static bool put_alphas(const struct writer *w, osk_level level, osk_error *error)
{
    bool values = w->variable->coding.values != NULL, any = level == OSK_LEVEL_ANY;
    bool more = values && (!any || w->variable->coding.categories > 2);
    if (!values && level >= OSK_LEVEL_ORDINAL)
        return osk__fail(error, OSK_USAGE, "the codes of '%.*s' have no order: they are neither numbers nor negative, neutral "
                         "and positive", (int)(w->variable->name.length < 60 ? w->variable->name.length : 60),
                         w->variable->name.data);
    return ((!any && level != OSK_LEVEL_NOMINAL) ||
            put_coefficient(w, "alpha_nominal", OSK__ALPHA_NOMINAL, OSK_NONE, 0, error)) &&
           (!more || (!any && level != OSK_LEVEL_ORDINAL) ||
            put_coefficient(w, "alpha_ordinal", OSK__ALPHA_ORDINAL, OSK_NONE, 0, error)) &&
           (!more || (!any && level != OSK_LEVEL_INTERVAL) ||
            put_coefficient(w, "alpha_interval", OSK__ALPHA_INTERVAL, OSK_NONE, 0, error));
}

static size_t paired_units(const osk__coding *coding)
{
    size_t units = 0;
    for (size_t i = 0; i < coding->units; i++) {
        size_t codes = 0;
        for (size_t c = 0; c < coding->coders; c++)
            codes += coding->codes[i * coding->coders + c] != OSK_NONE;
        units += codes > 1;
    }
    return units;
}

static bool put_variable(const struct writer *w, osk_level level, osk_error *error)
{
    const osk__coding *coding = &w->variable->coding;
    size_t paired = paired_units(coding);
    bool good = put_share(w, "agreement", OSK__SHARE_PAIRS, OSK_NONE, error) &&
                put_share(w, "all_agree", OSK__SHARE_UNITS, OSK_NONE, error) && put_alphas(w, level, error) &&
                (coding->coders != 2 || put_coefficient(w, "cohen_kappa", OSK__COHEN, OSK_NONE, paired, error)) &&
                put_coefficient(w, "fleiss_kappa", OSK__FLEISS, OSK_NONE, paired, error);
    for (uint32_t c = 0; c < coding->categories && good; c++)
        good = put_share(w, "agreement", OSK__SHARE_CATEGORY, c, error) &&
               put_coefficient(w, "alpha_nominal", OSK__ALPHA_NOMINAL, c, 0, error) &&
               (coding->coders != 2 || put_coefficient(w, "cohen_kappa", OSK__COHEN, c, paired, error)) &&
               put_coefficient(w, "fleiss_kappa", OSK__FLEISS, c, paired, error);
    return good;
}

/* ---- disagreements ---- */

static bool part(const osk__coding *coding, size_t unit)
{
    uint32_t first = OSK_NONE;
    for (size_t i = 0; i < coding->coders; i++) {
        uint32_t code = coding->codes[unit * coding->coders + i];
        if (code != OSK_NONE && first != OSK_NONE && code != first)
            return true;
        first = code != OSK_NONE ? code : first;
    }
    return false;
}

/* What a column of that role says of the unit in the first sheet that has both. */
static osk_slice role_cell(const osk__sheets *sheets, size_t unit, osk__role role)
{
    for (size_t s = 0; s < sheets->count; s++) {
        size_t column = osk__sheet_find_role(&sheets->items[s], role);
        uint32_t row = sheets->rows[unit * sheets->count + s];
        if (row && column != SIZE_MAX)
            return osk__sheet_cell(&sheets->items[s], row - 1, column);
    }
    return osk__slice("", 0);
}

/* "kari: positiv; ola: negativ". */
static void list_codes(const osk__variable *v, const osk__sheets *sheets, size_t unit, osk__buffer *out)
{
    out->length = 0;
    for (size_t s = 0; s < sheets->count; s++) {
        osk_slice cell = osk__variable_cell(v, sheets, unit, s), name = sheets->items[s].name;
        if (!cell.data || osk__code_missing(cell))
            continue;
        osk__buffer_text(out, out->length ? "; " : "");
        osk__buffer_add(out, name.data, name.length);
        osk__buffer_text(out, ": ");
        osk__buffer_add(out, cell.data, cell.length);
    }
}

static bool put_disagreements(const struct writer *w, const osk__sheets *sheets, osk_error *error)
{
    osk__buffer codes = {0};
    for (size_t i = 0; i < sheets->unit_count; i++) {
        if (!part(&w->variable->coding, i))
            continue;
        list_codes(w->variable, sheets, i, &codes);
        osk__table_text(w->table, role_cell(sheets, i, OSK__ROLE_SAMPLE));
        osk__table_count(w->table, sheets->units[i]);
        osk__table_text(w->table, w->variable->name);
        osk__table_text(w->table, role_cell(sheets, i, OSK__ROLE_TEXT));
        osk__table_text(w->table, osk__slice(codes.data, codes.length));
        osk__table_text(w->table, osk__slice("", 0));
        osk__table_text(w->table, osk__slice("", 0));
    }
    bool good = osk__buffer_check(&codes, error);
    osk__buffer_free(&codes);
    return good;
}

/* ---- each column of codes ---- */

static osk_table *each(const char *name, const char *const *columns, const osk__sheets *sheets,
                       const osk_agree_options *options, const osk__speech *speech, bool figures, osk_error *error)
{
    struct writer w = {.table = osk__table_make(name, columns, error), .speech = speech};
    osk_slice *names = NULL;
    size_t count = 0;
    bool good = w.table && osk__sheets_columns(sheets, options->column, &names, &count, error);
    for (size_t i = 0; i < count && good; i++) {
        osk__variable variable;
        w.variable = &variable;
        good = osk__variable_read(&variable, sheets, names[i], error) &&
               (figures ? put_variable(&w, options->level, error) : put_disagreements(&w, sheets, error));
        osk__variable_free(&variable);
    }
    free(names);
    if (good)
        return osk__table_done(w.table, error);
    osk_table_free(w.table);
    return NULL;
}

osk_table *osk__agree_figures(const osk__sheets *sheets, const osk_agree_options *options, const osk__speech *speech,
                              osk_error *error)
{
    static const char *const columns[] = {"t column", "t measure", "t category", "3 value", "3 low", "3 high",
                                          "c units",  "c codes",   "t note",     NULL};
    return each("agreement", columns, sheets, options, speech, true, error);
}

osk_table *osk__agree_disagreements(const osk__sheets *sheets, const osk_agree_options *options,
                                    const osk__speech *speech, osk_error *error)
{
    static const char *const columns[3][8] = {
        {"t utvalg", "c enhet", "t kolonne", "t tekst", "t kodene", "t kode", "t merknad", NULL},
        {"t utval", "c eining", "t kolonne", "t tekst", "t kodane", "t kode", "t merknad", NULL},
        {"t sample", "c unit", "t column", "t text", "t codes", "t code", "t note", NULL}};
    return each("disagreements", columns[speech->language], sheets, options, speech, false, error);
}
