/* A column of codes as numbers: which codes are one category, and in which order they stand. */
#include "sheets.h"

#include "../base/number.h"
#include "../base/strings.h"
#include "../base/unicode.h"

#include <stdlib.h>

struct category { osk_slice key, name; double value; osk_label label; bool number; uint32_t arrival; };

struct maker {
    osk__variable *variable;
    const osk__sheets *sheets;
    osk__strings keys;
    struct category *items;
    size_t capacity;
    osk__buffer key;
};

osk_slice osk__variable_cell(const osk__variable *variable, const osk__sheets *sheets, size_t unit, size_t sheet)
{
    uint32_t row = sheets->rows[unit * sheets->count + sheet];
    if (row == 0 || variable->columns[sheet] == SIZE_MAX)
        return osk__slice(NULL, 0);
    return osk__sheet_cell(&sheets->items[sheet], row - 1, variable->columns[sheet]);
}

static bool make_key(struct maker *m, osk_slice cell, struct category *category, osk_error *error)
{
    *category = (struct category){.name = cell, .label = OSK_UNSCORED};
    m->key.length = 0;
    if ((category->number = osk__code_number(cell, &category->value))) {
        osk__number_fixed(&m->key, category->value, 6);
        return osk__buffer_check(&m->key, error);
    }
    if (!osk__unicode_fold(&m->key, cell, error))
        return false;
    category->label = osk__label_find(osk__slice(m->key.data, m->key.length));
    if (category->label != OSK_UNSCORED) {
        m->key.length = 0;
        osk__buffer_text(&m->key, osk_label_name(category->label));
    }
    return osk__buffer_check(&m->key, error);
}

static bool take_code(struct maker *m, size_t unit, size_t sheet, uint32_t *code, osk_error *error)
{
    osk_slice cell = osk__variable_cell(m->variable, m->sheets, unit, sheet);
    struct category category;
    *code = OSK_NONE;
    if (!cell.data || osk__code_missing(cell))
        return true;
    size_t row = m->sheets->rows[unit * m->sheets->count + sheet] - 1;
    if (cell.data[0] == '#')
        return osk__sheet_fail(&m->sheets->items[sheet], OSK_INPUT, row, error,
                               "the code is the error value of a formula, or of a cell that was taken for one");
    if (!make_key(m, cell, &category, error) ||
        (*code = osk__strings_add(&m->keys, osk__slice(m->key.data, m->key.length), error)) == OSK_NONE ||
        !OSK__ROOM(m->items, m->capacity, m->keys.count, error))
        return false;
    if (m->keys.count > OSK__CATEGORIES)
        return osk__sheet_fail(&m->sheets->items[sheet], OSK_INPUT, row, error,
                               "here is the 201st different code: is this a column of codes? (--column)");
    if (*code == m->variable->coding.categories) {
        category.arrival = *code;
        m->items[m->variable->coding.categories++] = category;
    }
    return true;
}

/* ---- the order of categories ---- */

static int by_key(const void *a, const void *b)
{
    return osk__slice_compare(((const struct category *)a)->key, ((const struct category *)b)->key);
}

static int by_value(const void *a, const void *b)
{
    double x = ((const struct category *)a)->value, y = ((const struct category *)b)->value;
    return x < y ? -1 : x > y;
}

/* Labels get values from -1 to 1 where none is mixed, which has no place between them. */
static bool order(struct maker *m)
{
    size_t count = m->variable->coding.categories;
    bool numbers = count > 0, labels = count > 0, mixed = false;
    for (size_t i = 0; i < count; i++) {
        m->items[i].key = osk__strings_get(&m->keys, (uint32_t)i);
        numbers = numbers && m->items[i].number;
        labels = labels && m->items[i].label != OSK_UNSCORED;
        mixed = mixed || m->items[i].label == OSK_MIXED;
    }
    for (size_t i = 0; i < count && labels; i++)
        m->items[i].value = m->items[i].label == OSK_NEGATIVE ? -1 : m->items[i].label == OSK_POSITIVE ? 1
                          : m->items[i].label == OSK_MIXED    ? 0.5 : 0;
    if (count)
        qsort(m->items, count, sizeof *m->items, numbers || labels ? by_value : by_key);
    return numbers || (labels && !mixed);
}

static bool number(struct maker *m, osk_error *error)
{
    osk__variable *v = m->variable;
    bool valued = order(m);
    uint32_t *here = osk__take(v->coding.categories + 1, sizeof *here, error);
    v->names = osk__take(v->coding.categories + 1, sizeof *v->names, error);
    v->values = osk__take(v->coding.categories + 1, sizeof *v->values, error);
    bool good = here && v->names && v->values;
    for (uint32_t i = 0; good && i < v->coding.categories; i++) {
        here[m->items[i].arrival] = i;
        v->names[i] = m->items[i].name;
        v->values[i] = m->items[i].value;
    }
    for (size_t i = 0; good && i < v->coding.units * v->coding.coders; i++)
        if (v->codes[i] != OSK_NONE)
            v->codes[i] = here[v->codes[i]];
    v->coding.codes = v->codes;
    v->coding.values = valued ? v->values : NULL;
    free(here);
    return good;
}

static bool fill(struct maker *m, osk_error *error)
{
    osk__variable *v = m->variable;
    for (size_t s = 0; s < m->sheets->count; s++) {
        v->columns[s] = SIZE_MAX;
        for (size_t i = 0; i < m->sheets->items[s].columns && v->columns[s] == SIZE_MAX; i++) {
            osk_slice heading = osk__sheet_heading(&m->sheets->items[s], i);
            if (osk__slice_equal(heading, v->name) || (osk__sheet_role(heading) == OSK__ROLE_CODE &&
                                                       osk__sheet_role(v->name) == OSK__ROLE_CODE))
                v->columns[s] = i;
        }
    }
    for (size_t i = 0; i < v->coding.units; i++)
        for (size_t s = 0; s < m->sheets->count; s++)
            if (!take_code(m, i, s, &v->codes[i * m->sheets->count + s], error))
                return false;
    return number(m, error);
}

bool osk__variable_read(osk__variable *variable, const osk__sheets *sheets, osk_slice name, osk_error *error)
{
    struct maker m = {.variable = variable, .sheets = sheets};
    *variable = (osk__variable){.name = name, .coding = {.units = sheets->unit_count, .coders = sheets->count}};
    variable->columns = osk__take(sheets->count + 1, sizeof *variable->columns, error);
    variable->codes = osk__take(sheets->unit_count * sheets->count + 1, sizeof *variable->codes, error);
    bool good = variable->columns && variable->codes && fill(&m, error);
    osk__strings_free(&m.keys);
    osk__buffer_free(&m.key);
    free(m.items);
    return good;
}

void osk__variable_free(osk__variable *variable)
{
    free(variable->columns);
    free(variable->codes);
    free(variable->names);
    free(variable->values);
    *variable = (osk__variable){0};
}
