/* Building a table: columns first, then cells row by row. Failures are remembered; check once. */
#ifndef OSK_BASE_TABLE_H
#define OSK_BASE_TABLE_H

#include "memory.h"

enum { OSK__TABLE_COLUMNS = 40 }; /* at most */

/* New. `name` is copied. `columns` is static and ended by NULL; each begins with its kind: "t form" a text, "w label" texts
 * of a closed list, or several with commas between, which people read as words (osk__table_word), "c tokens" a count,
 * "3 score" a number with so many decimals, "3.score" one that cannot lie outside -1 to 1. */
osk_table *osk__table_make(const char *name, const char *const *columns, osk_error *error);
/* The next cell, left to right. A slice with data NULL is a missing cell. */
void osk__table_text(osk_table *table, osk_slice text);
void osk__table_count(osk_table *table, uint64_t value);
/* Not finite: a missing cell. */
void osk__table_number(osk_table *table, double value);
/* value / 10^decimals of the column, exactly. */
void osk__table_scaled(osk_table *table, int64_t value);
void osk__table_missing(osk_table *table);
/* Does the row at hand lack a cell? Not where none is begun. */
bool osk__table_open(const osk_table *table);
/* Puts the rows in another order: row i becomes what row order[i] was. The table is whole. */
bool osk__table_arrange(osk_table *table, const size_t *order, osk_error *error);
/* A text of several, with "; " between, each known by a static id; none: a missing cell. And clause `i` of such a cell: false
 * behind the last. */
void osk__table_clauses(osk_table *table, const osk_slice *texts, const char *const *ids, size_t count);
bool osk__table_clause(const osk_table *table, size_t row, size_t column, size_t i, osk_slice *text, const char **id);
/* Two cells: bytes of a text, which are code points in JSON. */
void osk__table_span(osk_table *table, osk_slice text, size_t start, size_t end);
/* What the cell that was put last is in JSON, instead of its text. */
void osk__table_in_json(osk_table *table, osk_slice text);

/* What people read over the table, over a column instead of its heading, and below the table. They are copied. */
void osk__table_entitle(osk_table *table, osk_slice title);
void osk__table_relabel(osk_table *table, size_t column, osk_slice label);
void osk__table_note(osk_table *table, osk_slice note);
/* Are the column's texts of a closed list? And what people read where a cell of it holds `text`; the first that is said stays. */
bool osk__table_worded(const osk_table *table, size_t column);
void osk__table_word(osk_table *table, size_t column, osk_slice text, osk_slice words);
bool osk__table_has_word(const osk_table *table, size_t column, osk_slice text);

/* Takes all rows out; what is said of the table, and the words for its cells, stay. */
bool osk__table_empty(osk_table *table, osk_error *error);

/* Did all that was put find room? An error where not; the table stays. */
bool osk__table_check(const osk_table *table, osk_error *error);
/* The table if all went well; else frees it, fails and returns NULL. */
osk_table *osk__table_done(osk_table *table, osk_error *error);

/* Can its numbers not lie outside -1 to 1? */
bool osk__table_bounded(const osk_table *table, size_t column);
/* The cell as JSON has it. */
osk_slice osk__table_json(const osk_table *table, size_t row, size_t column);
osk_cell osk__table_kind(const osk_table *table, size_t column);
/* The column of a heading, or SIZE_MAX. */
size_t osk__table_find(const osk_table *table, const char *heading);
/* The number in an OSK_COUNT or OSK_NUMBER cell before rounding (as scaled where it was put scaled). */
double osk__table_value(const osk_table *table, size_t row, size_t column);
bool osk__table_is_missing(const osk_table *table, size_t row, size_t column);

#endif
