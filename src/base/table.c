/* Tables: named, typed columns over one buffer of text.
 *
 *   cells (row by row): [start length json] [start length json] ...  ->  text: "Kari Nordmann3170.512..."
 *   title, labels, notes, words: [start length] ...                  ->  the same text
 *
 * A cell whose value in JSON is another one (a place there counts code points) has it behind its text.
 */
#include "table.h"

#include "number.h"
#include "strings.h"
#include "utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS = OSK__TABLE_COLUMNS, NOTES = 24 };

struct range { size_t start, length; };

struct osk_table {
    char name[64];
    struct column {
        const char *heading;
        osk_cell kind;
        int decimals;
        bool bounded, worded;
        struct range label;
        osk__strings texts;  /* of a worded column, and by their numbers what people read */
        struct range *words;
        size_t word_capacity;
    } columns[COLUMNS];
    size_t column_count;
    struct cell { size_t start, length; double value; uint32_t json; bool missing; } *cells;
    size_t cell_count, cell_capacity;
    osk__buffer text;
    struct range title, notes[NOTES];
    size_t note_count;
    struct clause { struct range range; const char *id; } *clauses; /* of cells, ascending */
    size_t clause_count, clause_capacity;
    /* Where the last place was, so that places that ascend cost one walk through the text. */
    struct { const char *text; size_t byte, points; } last;
    bool failed;
};

static void add_column(osk_table *table, const char *column)
{
    if (table->column_count == COLUMNS) {
        table->failed = true;
        return;
    }
    struct column *made = &table->columns[table->column_count++];
    made->heading = column + 2;
    made->worded = column[0] == 'w';
    made->kind = column[0] == 't' || made->worded ? OSK_TEXT : column[0] == 'c' ? OSK_COUNT : OSK_NUMBER;
    made->decimals = made->kind == OSK_NUMBER ? column[0] - '0' : 0;
    made->bounded = column[1] == '.';
}

osk_table *osk__table_make(const char *name, const char *const *columns, osk_error *error)
{
    osk_table *table = osk__take(1, sizeof *table, error);
    if (!table)
        return NULL;
    strncpy(table->name, name, sizeof table->name - 1);
    for (; *columns; columns++)
        add_column(table, *columns);
    return table;
}

size_t osk__table_find(const osk_table *table, const char *heading)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (strcmp(table->columns[i].heading, heading) == 0)
            return i;
    return SIZE_MAX;
}

static void end_cell(osk_table *table, size_t start, double value, bool missing)
{
    if (!OSK__ROOM(table->cells, table->cell_capacity, table->cell_count + 1, NULL)) {
        table->failed = true;
        return;
    }
    struct cell *cell = &table->cells[table->cell_count++];
    cell->start = start;
    cell->length = table->text.length - start;
    cell->value = value;
    cell->json = 0;
    cell->missing = missing;
}

static int decimals_here(const osk_table *table)
{
    return table->columns[table->cell_count % table->column_count].decimals;
}

void osk__table_text(osk_table *table, osk_slice text)
{
    size_t start = table->text.length;
    osk__buffer_add(&table->text, text.data, text.data ? text.length : 0);
    end_cell(table, start, 0, text.data == NULL);
}

void osk__table_clauses(osk_table *table, const osk_slice *texts, const char *const *ids, size_t count)
{
    size_t start = table->text.length;
    if (!OSK__ROOM(table->clauses, table->clause_capacity, table->clause_count + count, NULL)) {
        table->failed = true;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        osk__buffer_text(&table->text, i ? "; " : "");
        table->clauses[table->clause_count++] = (struct clause){{table->text.length, texts[i].length}, ids[i]};
        osk__buffer_add(&table->text, texts[i].data, texts[i].length);
    }
    end_cell(table, start, 0, count == 0);
}

void osk__table_count(osk_table *table, uint64_t value)
{
    size_t start = table->text.length;
    osk__number_count(&table->text, value);
    end_cell(table, start, (double)value, false);
}

void osk__table_number(osk_table *table, double value)
{
    size_t start = table->text.length;
    osk__number_fixed(&table->text, value, decimals_here(table));
    end_cell(table, start, value, table->text.length == start);
}

void osk__table_scaled(osk_table *table, int64_t value)
{
    size_t start = table->text.length;
    osk__number_scaled(&table->text, value, decimals_here(table));
    end_cell(table, start, (double)value, false);
}

void osk__table_missing(osk_table *table)
{
    end_cell(table, table->text.length, 0, true);
}

bool osk__table_open(const osk_table *table)
{
    return !table->failed && table->cell_count % table->column_count != 0;
}

void osk__table_in_json(osk_table *table, osk_slice text)
{
    if (table->failed || table->cell_count == 0)
        return;
    osk__buffer_add(&table->text, text.data, text.length);
    table->cells[table->cell_count - 1].json = (uint32_t)text.length;
}

/* Code points before `byte`, on from the last place where it is the same text and lies ahead. */
static size_t points_before(osk_table *table, osk_slice text, size_t byte)
{
    if (table->last.text != text.data || byte < table->last.byte) {
        table->last.text = text.data;
        table->last.byte = table->last.points = 0;
    }
    table->last.points += osk__utf8_count(osk__slice(text.data + table->last.byte, byte - table->last.byte));
    table->last.byte = byte;
    return table->last.points;
}

static void put_place(osk_table *table, osk_slice text, size_t byte)
{
    char room[24];
    snprintf(room, sizeof room, "%zu", points_before(table, text, byte));
    osk__table_count(table, byte);
    osk__table_in_json(table, osk__slice_text(room));
}

void osk__table_span(osk_table *table, osk_slice text, size_t start, size_t end)
{
    put_place(table, text, start);
    put_place(table, text, end);
}

/* ---- what is told of the table ---- */

static struct range keep(osk_table *table, osk_slice text)
{
    struct range range = {table->text.length, text.length};
    osk__buffer_add(&table->text, text.data, text.length);
    return range;
}

static osk_slice kept(const osk_table *table, struct range range)
{
    return range.length && !table->text.failed ? osk__slice(table->text.data + range.start, range.length) : osk__slice("", 0);
}

void osk__table_note(osk_table *table, osk_slice note)
{
    if (table->note_count == NOTES)
        table->failed = true;
    else
        table->notes[table->note_count++] = keep(table, note);
}

void osk__table_entitle(osk_table *table, osk_slice title) { table->title = keep(table, title); }

void osk__table_relabel(osk_table *table, size_t column, osk_slice label)
{
    table->columns[column].label = keep(table, label);
}

bool osk__table_worded(const osk_table *table, size_t column) { return table->columns[column].worded; }

bool osk__table_has_word(const osk_table *table, size_t column, osk_slice text)
{
    return osk__strings_find(&table->columns[column].texts, text) != OSK_NONE;
}

void osk__table_word(osk_table *table, size_t column, osk_slice text, osk_slice words)
{
    struct column *c = &table->columns[column];
    if (osk__table_has_word(table, column, text))
        return;
    uint32_t number = osk__strings_add(&c->texts, text, NULL);
    if (number == OSK_NONE || !OSK__ROOM(c->words, c->word_capacity, (size_t)number + 1, NULL))
        table->failed = true;
    else
        c->words[number] = keep(table, words);
}

osk_slice osk_table_shown(const osk_table *table, size_t row, size_t column)
{
    osk_slice text = osk_table_text(table, row, column);
    if (column >= table->column_count || !table->columns[column].worded || text.length == 0)
        return text;
    const struct column *c = &table->columns[column];
    uint32_t number = osk__strings_find(&c->texts, text);
    return number == OSK_NONE || number >= c->word_capacity ? text : kept(table, c->words[number]);
}

bool osk__table_arrange(osk_table *table, const size_t *order, osk_error *error)
{
    size_t columns = table->column_count, rows = table->cell_count / columns;
    struct cell *cells = osk__take(table->cell_count, sizeof *cells, error);
    if (!cells)
        return false;
    for (size_t i = 0; i < rows; i++)
        memcpy(cells + i * columns, table->cells + order[i] * columns, columns * sizeof *cells);
    free(table->cells);
    table->cells = cells;
    table->cell_capacity = table->cell_count;
    return true;
}

osk_table *osk__table_done(osk_table *table, osk_error *error)
{
    if (!table->failed && !table->text.failed)
        return table;
    osk_table_free(table);
    osk__no_memory(error);
    return NULL;
}

bool osk__table_check(const osk_table *table, osk_error *error)
{
    return (!table->failed && !table->text.failed) || osk__no_memory(error);
}

static void move(osk__buffer *to, const osk__buffer *from, struct range *range)
{
    size_t start = to->length;
    if (range->length)
        osk__buffer_add(to, from->data + range->start, range->length);
    range->start = start;
}

bool osk__table_empty(osk_table *table, osk_error *error)
{
    osk__buffer told = {0};
    if (!osk__table_check(table, error))
        return false;
    move(&told, &table->text, &table->title);
    for (size_t i = 0; i < table->note_count; i++)
        move(&told, &table->text, &table->notes[i]);
    for (size_t i = 0; i < table->column_count; i++) {
        struct column *column = &table->columns[i];
        move(&told, &table->text, &column->label);
        for (size_t word = 0; word < column->texts.count; word++)
            move(&told, &table->text, &column->words[word]);
    }
    osk__buffer_free(&table->text);
    table->text = told;
    table->cell_count = 0;
    table->last.text = NULL;
    return osk__table_check(table, error);
}

void osk_table_free(osk_table *table)
{
    if (!table)
        return;
    for (size_t i = 0; i < table->column_count; i++) {
        osk__strings_free(&table->columns[i].texts);
        free(table->columns[i].words);
    }
    osk__buffer_free(&table->text);
    free(table->cells);
    free(table->clauses);
    free(table);
}

size_t osk_table_notes(const osk_table *table) { return table->note_count; }
osk_slice osk_table_title(const osk_table *table) { return kept(table, table->title); }

osk_slice osk_table_note(const osk_table *table, size_t note)
{
    return note < table->note_count ? kept(table, table->notes[note]) : osk__slice("", 0);
}

osk_slice osk_table_label(const osk_table *table, size_t column)
{
    if (column < table->column_count && table->columns[column].label.length)
        return kept(table, table->columns[column].label);
    return osk__slice_text(osk_table_heading(table, column));
}

const char *osk_table_name(const osk_table *table) { return table->name; }
size_t osk_table_columns(const osk_table *table) { return table->column_count; }
size_t osk_table_rows(const osk_table *table) { return table->cell_count / table->column_count; }

const char *osk_table_heading(const osk_table *table, size_t column)
{
    return column < table->column_count ? table->columns[column].heading : "";
}

osk_slice osk_table_text(const osk_table *table, size_t row, size_t column)
{
    size_t i = row * table->column_count + column;
    if (column >= table->column_count || i >= table->cell_count || !table->text.data)
        return osk__slice("", 0);
    return osk__slice(table->text.data + table->cells[i].start, table->cells[i].length);
}

osk_cell osk__table_kind(const osk_table *table, size_t column)
{
    return table->columns[column].kind;
}

bool osk__table_bounded(const osk_table *table, size_t column) { return table->columns[column].bounded; }

osk_slice osk__table_json(const osk_table *table, size_t row, size_t column)
{
    const struct cell *cell = &table->cells[row * table->column_count + column];
    return cell->json ? osk__slice(table->text.data + cell->start + cell->length, cell->json) : osk_table_text(table, row, column);
}

/* The first clause that does not lie before the place. */
static size_t clause_from(const osk_table *table, size_t place)
{
    size_t low = 0, high = table->clause_count;
    OSK__HALVE(low, high, i, table->clauses[i].range.start < place)
    return low;
}

bool osk__table_clause(const osk_table *table, size_t row, size_t column, size_t i, osk_slice *text, const char **id)
{
    const struct cell *cell = &table->cells[row * table->column_count + column];
    size_t at = clause_from(table, cell->start) + i;
    if (at >= table->clause_count || table->clauses[at].range.start >= cell->start + cell->length)
        return false;
    *text = kept(table, table->clauses[at].range);
    *id = table->clauses[at].id;
    return true;
}

double osk__table_value(const osk_table *table, size_t row, size_t column)
{
    return table->cells[row * table->column_count + column].value;
}

bool osk__table_is_missing(const osk_table *table, size_t row, size_t column)
{
    return table->cells[row * table->column_count + column].missing;
}
