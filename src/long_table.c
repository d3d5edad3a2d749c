/* A table written as it is made; see long_table.h. */
#include "long_table.h"

#include "base/table.h"
#include "report/report.h"

enum { PART = 1000 };

/* Without a corpus it is noted how many rows there are, which only the whole can tell. */
static bool held_whole(const osk__long_table *rows)
{
    return rows->format == OSK_FORMAT_TABLE || rows->format == OSK_FORMAT_XLSX ||
           (!rows->corpus && osk_format_annotated(rows->format));
}

static bool write_part(osk__long_table *rows, bool last, osk_error *error)
{
    osk_table *table = rows->table;
    bool annotated = osk_format_annotated(rows->format);
    rows->out.length = 0;
    if (!osk__table_check(table, error) ||
        (annotated && !osk_table_annotate(table, rows->language, rows->corpus, rows->lang, error)))
        return false;
    if (!osk__table_part(table, rows->format, !rows->begun, last, &rows->out))
        return osk__no_memory(error);
    osk_output_write(rows->output, rows->out.data, rows->out.length);
    rows->begun = true;
    return osk__table_empty(table, error);
}

bool osk__long_row(osk__long_table *rows, osk_error *error)
{
    return osk_table_rows(rows->table) < PART || held_whole(rows) || write_part(rows, false, error);
}

bool osk__long_close(osk__long_table *rows, osk_error *error)
{
    if (rows->format != OSK_FORMAT_TABLE && rows->format != OSK_FORMAT_XLSX)
        return write_part(rows, true, error);
    return osk__table_check(rows->table, error) &&
           osk_table_annotate(rows->table, rows->language, rows->corpus, rows->lang, error) &&
           osk_table_write(rows->table, rows->format, rows->output, error);
}

void osk__long_free(osk__long_table *rows)
{
    osk_table_free(rows->table);
    osk__buffer_free(&rows->out);
}
