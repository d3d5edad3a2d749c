/* Sorted runs to terms: records of one term lie together, those of one form of it too, the earlier run's first. */
#include "spill.h"

#include <string.h>

uint64_t osk__spill_take_number(osk_slice *rest)
{
    uint64_t number = 0;
    unsigned char byte = 0x80;
    for (unsigned shift = 0; byte & 0x80 && rest->length; shift += 7) {
        byte = (unsigned char)rest->data[0];
        number |= (uint64_t)(byte & 0x7F) << shift;
        *rest = osk__slice_behind(*rest, 1);
    }
    return number;
}

/* Words of a key, a space between them. */
static void write_words(osk__buffer *out, osk_slice rest)
{
    for (bool first = true; rest.length; first = false) {
        size_t length = (size_t)osk__spill_take_number(&rest);
        osk__buffer_text(out, first ? "" : " ");
        osk__buffer_add(out, rest.data, length);
        rest = osk__slice_behind(rest, length);
    }
}

/* ---- the term's members and counts ---- */

static bool begin_member(osk__spill *spill, osk__spilled *term, osk_error *error)
{
    const osk__item *item = &spill->item;
    osk_slice term_words = osk__slice(item->key.data + 1, item->group - 1);
    osk_slice rest = osk__slice_behind(item->key, item->group);
    if (!OSK__ROOM(spill->members, spill->member_capacity, term->member_count + 1, error) ||
        !OSK__ROOM(spill->starts, spill->start_capacity, term->member_count + 2, error))
        return false;
    spill->last.length = 0;
    osk__buffer_add(&spill->last, item->key.data, item->key.length);
    spill->starts[term->member_count] = spill->text.length;
    spill->members[term->member_count++] = (osk__spilled_member){0};
    write_words(&spill->text, rest.length ? rest : term_words);
    spill->starts[term->member_count] = spill->text.length;
    return osk__buffer_check(&spill->last, error) && osk__buffer_check(&spill->text, error);
}

static bool take_cells(osk__spill *spill, osk__spilled *term, uint64_t *tokens, osk_error *error)
{
    for (osk_slice rest = spill->item.value; rest.length;) {
        if (!OSK__ROOM(spill->cells, spill->cell_capacity, term->cell_count + 1, error))
            return false;
        osk__cell *cell = &spill->cells[term->cell_count++];
        cell->column = (uint32_t)osk__spill_take_number(&rest);
        cell->count = (uint32_t)osk__spill_take_number(&rest);
        *tokens += cell->count;
    }
    return true;
}

static bool take_item(osk__spill *spill, osk__spilled *term, osk_error *error)
{
    const osk__item *item = &spill->item;
    osk_slice rest = item->value;
    uint64_t tokens = 0;
    bool fresh = term->member_count == 0 || !osk__slice_equal(item->key, osk__slice(spill->last.data, spill->last.length));
    if (spill->types) {
        term->tokens += osk__spill_take_number(&rest);
        term->comments += osk__spill_take_number(&rest);
        return true;
    }
    if (fresh && !begin_member(spill, term, error))
        return false;
    if (term->dropped)
        tokens = osk__spill_take_number(&rest);
    else if (!take_cells(spill, term, &tokens, error))
        return false;
    spill->members[term->member_count - 1].tokens += tokens;
    term->tokens += tokens;
    return true;
}

/* ---- what it is called ---- */

static osk_slice best_of(const osk__spilled *term)
{
    const osk__spilled_member *best = term->members;
    for (size_t i = 1; i < term->member_count; i++) {
        const osk__spilled_member *here = &term->members[i];
        if (here->tokens > best->tokens ||
            (here->tokens == best->tokens && osk__slice_compare(here->form, best->form) < 0))
            best = here;
    }
    return best->form;
}

/* Terms of keys may have one label: then their keys order them, as osk__terms_sort does. */
static bool name_term(osk__spill *spill, osk__spilled *term, osk_error *error)
{
    for (size_t i = 0; i < term->member_count; i++)
        term->members[i].form = osk__slice(spill->text.data + spill->starts[i], spill->starts[i + 1] - spill->starts[i]);
    term->label = term->name = best_of(term);
    if (spill->unit != OSK_UNIT_KEY || term->dropped)
        return true;
    spill->name.length = 0;
    osk__buffer_add(&spill->name, term->label.data, term->label.length);
    osk__buffer_byte(&spill->name, '\n');
    write_words(&spill->name, osk__slice_behind(term->key, 1));
    term->name = osk__slice(spill->name.data, spill->name.length);
    return osk__buffer_check(&spill->name, error);
}

/* ---- term by term ---- */

bool osk__spill_rewind(osk__spill *spill, osk_error *error)
{
    return osk__runs_rewind(spill->runs, error) && osk__runs_next(spill->runs, &spill->item, &spill->more, error);
}

bool osk__spill_next(osk__spill *spill, osk__spilled *term, bool *more, osk_error *error)
{
    *term = (osk__spilled){0};
    if (!(*more = spill->more))
        return true;
    spill->group.length = spill->text.length = 0;
    osk__buffer_add(&spill->group, spill->item.key.data, spill->item.group);
    if (!osk__buffer_check(&spill->group, error))
        return false;
    term->key = osk__slice(spill->group.data, spill->group.length);
    term->dropped = !spill->types && term->key.data[0] == 'd';
    while (spill->more && osk__slice_equal(term->key, osk__slice(spill->item.key.data, spill->item.group)))
        if (!take_item(spill, term, error) || !osk__runs_next(spill->runs, &spill->item, &spill->more, error))
            return false;
    term->members = spill->members;
    term->cells = spill->cells;
    if (!spill->types)
        return name_term(spill, term, error);
    term->label = term->name = term->key;
    return true;
}
