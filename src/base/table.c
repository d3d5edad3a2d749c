/* Tables: named, typed columns over one buffer of text.
 *
 *   cells (row by row): [start length] [start length] ...  ->  text: "Kari Nordmann3170.512..."
 */
#include "table.h"

#include "number.h"

#include <stdlib.h>
#include <string.h>

enum { COLUMNS = OSK__TABLE_COLUMNS };

struct osk_table {
    char name[64];
    struct column { const char *heading; osk_cell kind; int decimals; } columns[COLUMNS];
    size_t column_count;
    struct cell { size_t start, length; double value; bool missing; } *cells;
    size_t cell_count, cell_capacity;
    osk__buffer text;
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
    made->kind = column[0] == 't' ? OSK_TEXT : column[0] == 'c' ? OSK_COUNT : OSK_NUMBER;
    made->decimals = made->kind == OSK_NUMBER ? column[0] - '0' : 0;
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

osk_table *osk__table_done(osk_table *table, osk_error *error)
{
    if (!table->failed && !table->text.failed)
        return table;
    osk_table_free(table);
    osk__no_memory(error);
    return NULL;
}

void osk_table_free(osk_table *table)
{
    if (!table)
        return;
    osk__buffer_free(&table->text);
    free(table->cells);
    free(table);
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

double osk__table_value(const osk_table *table, size_t row, size_t column)
{
    return table->cells[row * table->column_count + column].value;
}

bool osk__table_is_missing(const osk_table *table, size_t row, size_t column)
{
    return table->cells[row * table->column_count + column].missing;
}
