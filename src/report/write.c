/* One table, ten formats, one writer each. */
#include "workbook.h"

#include "../base/table.h"
#include "../base/tsv.h"

#include <string.h>

static const char *const format_names[] = {"table", "tsv", "csv", "excel", "json", "jsonl", "md", "latex", "html", "xlsx"};

bool osk_format_find(const char *name, osk_format *format)
{
    for (size_t i = 0; i < sizeof format_names / sizeof *format_names; i++)
        if (strcmp(name, format_names[i]) == 0) {
            *format = (osk_format)i;
            return true;
        }
    return false;
}

bool osk_format_annotated(osk_format format)
{
    return format == OSK_FORMAT_JSON || format == OSK_FORMAT_MD || format == OSK_FORMAT_LATEX || format == OSK_FORMAT_HTML ||
           format == OSK_FORMAT_XLSX || format == OSK_FORMAT_TABLE;
}

/* A writer of cells: `row` SIZE_MAX is the header. */
typedef void cell_writer(osk__buffer *out, const osk_table *table, size_t row, size_t column);

osk_slice osk__cell_shown(const osk_table *table, size_t row, size_t column)
{
    return row == SIZE_MAX ? osk_table_label(table, column) : osk_table_shown(table, row, column);
}

osk_slice osk__cell_text(const osk_table *table, size_t row, size_t column)
{
    return row == SIZE_MAX ? osk__slice_text(osk_table_heading(table, column)) : osk_table_text(table, row, column);
}

bool osk__is_number(const osk_table *table, size_t column)
{
    return osk__table_kind(table, column) != OSK_TEXT;
}

/* before, cells with `between`, after: header first where `head`, then every row. */
static void write_rows(osk__buffer *out, const osk_table *table, bool head, cell_writer *write, const char *before,
                       const char *between, const char *after)
{
    for (size_t row = head ? SIZE_MAX : 0; row == SIZE_MAX || row < osk_table_rows(table); row++) {
        osk__buffer_text(out, before);
        for (size_t column = 0; column < osk_table_columns(table); column++) {
            if (column)
                osk__buffer_text(out, between);
            write(out, table, row, column);
        }
        osk__buffer_text(out, after);
    }
}

/* ---- TSV ---- */

static void tsv_cell(osk__buffer *out, const osk_table *table, size_t row, size_t column)
{
    osk__tsv_escape(out, osk__cell_text(table, row, column));
}

/* ---- CSV, and CSV for Norwegian Excel ---- */

static void quoted(osk__buffer *out, osk_slice text, const char *special)
{
    bool need = false;
    for (size_t i = 0; i < text.length && !need; i++)
        need = text.data[i] && strchr(special, text.data[i]);
    if (!need) {
        osk__buffer_add(out, text.data, text.length);
        return;
    }
    osk__buffer_byte(out, '"');
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] == '"')
            osk__buffer_byte(out, '"');
        osk__buffer_byte(out, text.data[i]);
    }
    osk__buffer_byte(out, '"');
}

static void csv_cell(osk__buffer *out, const osk_table *table, size_t row, size_t column)
{
    quoted(out, osk__cell_text(table, row, column), ",\"\n\r");
}

/* A text that a spreadsheet would take for a formula gets an apostrophe in front, as Excel shows text. */
static void excel_cell(osk__buffer *out, const osk_table *table, size_t row, size_t column)
{
    osk_slice text = osk__cell_text(table, row, column);
    if (row != SIZE_MAX && osk__is_number(table, column)) {
        for (size_t i = 0; i < text.length; i++)
            osk__buffer_byte(out, text.data[i] == '.' ? ',' : text.data[i]);
        return;
    }
    osk__buffer safe = {0};
    if (text.length && text.data[0] && strchr("=+-@\t\r", text.data[0]))
        osk__buffer_byte(&safe, '\'');
    osk__buffer_add(&safe, text.data, text.length);
    quoted(out, osk__slice(safe.data, safe.length), ";\"\n\r");
    out->failed = out->failed || safe.failed;
    osk__buffer_free(&safe);
}

/* ---- JSON ---- */

void osk__json_text(osk__buffer *out, osk_slice text)
{
    osk__buffer_byte(out, '"');
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c == '"' || c == '\\')
            osk__buffer_format(out, "\\%c", c);
        else if (c == '\n')
            osk__buffer_text(out, "\\n");
        else if (c < 0x20 || c == 0x7F)
            osk__buffer_format(out, "\\u%04x", c);
        else
            osk__buffer_byte(out, (char)c);
    }
    osk__buffer_byte(out, '"');
}

static void json_row(osk__buffer *out, const osk_table *table, size_t row)
{
    osk__buffer_byte(out, '{');
    for (size_t column = 0; column < osk_table_columns(table); column++) {
        osk_slice text = osk__table_json(table, row, column);
        if (column)
            osk__buffer_byte(out, ',');
        osk__json_text(out, osk__slice_text(osk_table_heading(table, column)));
        osk__buffer_byte(out, ':');
        if (osk__table_is_missing(table, row, column))
            osk__buffer_text(out, "null");
        else if (osk__is_number(table, column))
            osk__buffer_add(out, text.data, text.length);
        else
            osk__json_text(out, text);
    }
    osk__buffer_byte(out, '}');
}

static void write_jsonl(osk__buffer *out, const osk_table *table)
{
    for (size_t row = 0; row < osk_table_rows(table); row++) {
        json_row(out, table, row);
        osk__buffer_byte(out, '\n');
    }
}

static void write_json(osk__buffer *out, const osk_table *table, bool head, bool foot)
{
    if (head) {
        osk__buffer_text(out, "{\"table\":");
        osk__json_text(out, osk__slice_text(osk_table_name(table)));
        osk__buffer_text(out, ",\"rows\":[");
    }
    for (size_t row = 0; row < osk_table_rows(table); row++) {
        osk__buffer_text(out, row || !head ? ",\n" : "\n");
        json_row(out, table, row);
    }
    osk__buffer_text(out, foot ? "\n]" : "");
    for (size_t i = 0; foot && i < osk_table_notes(table); i++) {
        osk__buffer_text(out, i ? "," : ",\"notes\":[");
        osk__json_text(out, osk_table_note(table, i));
    }
    osk__buffer_text(out, !foot ? "" : osk_table_notes(table) ? "]}\n" : "}\n");
}

/* ---- Markdown, HTML ---- */

/* Control characters have no place here, a line break included. */
static void md_text(osk__buffer *out, osk_slice text)
{
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if (c && strchr("|\\`*_<>[]#", c))
            osk__buffer_byte(out, '\\');
        osk__buffer_byte(out, (unsigned char)c < 0x20 || c == 0x7F ? ' ' : c);
    }
}

static void write_md(osk__buffer *out, const osk_table *table, bool head, bool foot)
{
    if (head && osk_table_title(table).length) {
        osk__buffer_text(out, "**");
        md_text(out, osk_table_title(table));
        osk__buffer_text(out, "**\n\n");
    }
    for (size_t row = head ? SIZE_MAX : 0; row == SIZE_MAX || row < osk_table_rows(table); row++) {
        for (size_t column = 0; column < osk_table_columns(table); column++) {
            osk__buffer_text(out, column ? " | " : "| ");
            md_text(out, osk__cell_shown(table, row, column));
        }
        osk__buffer_text(out, " |\n");
        for (size_t column = 0; row == SIZE_MAX && column < osk_table_columns(table); column++)
            osk__buffer_text(out, osk__is_number(table, column) ? "|---:" : "|---");
        if (row == SIZE_MAX)
            osk__buffer_text(out, "|\n");
    }
    for (size_t i = 0; foot && i < osk_table_notes(table); i++) {
        osk__buffer_text(out, i ? " " : "\n*Note.* ");
        md_text(out, osk_table_note(table, i));
    }
    osk__buffer_text(out, foot && osk_table_notes(table) ? "\n" : "");
}

static void html_cell(osk__buffer *out, const osk_table *table, size_t row, size_t column)
{
    osk__buffer_text(out, row == SIZE_MAX ? "<th>" : "<td>");
    osk__html_text(out, osk__cell_shown(table, row, column));
    osk__buffer_text(out, row == SIZE_MAX ? "</th>" : "</td>");
}

static void write_html(osk__buffer *out, const osk_table *table, bool head, bool foot)
{
    osk__buffer_text(out, head ? "<table>\n" : "");
    if (head && osk_table_title(table).length) {
        osk__buffer_text(out, "<caption>");
        osk__html_text(out, osk_table_title(table));
        osk__buffer_text(out, "</caption>\n");
    }
    write_rows(out, table, head, html_cell, "<tr>", "", "</tr>\n");
    for (size_t i = 0; foot && i < osk_table_notes(table); i++) {
        osk__buffer_format(out, "<tr><td colspan=\"%zu\">", osk_table_columns(table));
        osk__html_text(out, osk_table_note(table, i));
        osk__buffer_text(out, "</td></tr>\n");
    }
    osk__buffer_text(out, foot ? "</table>\n" : "");
}

/* ---- in one place ---- */

bool osk__table_part(const osk_table *table, osk_format format, bool head, bool foot, osk__buffer *out)
{
    switch (format) {
    case OSK_FORMAT_TABLE: osk__table_terminal(table, out); break;
    case OSK_FORMAT_TSV: write_rows(out, table, head, tsv_cell, "", "\t", "\n"); break;
    case OSK_FORMAT_CSV: write_rows(out, table, head, csv_cell, "", ",", "\n"); break;
    case OSK_FORMAT_EXCEL:
        osk__buffer_text(out, head ? "\xEF\xBB\xBF" : "");
        write_rows(out, table, head, excel_cell, "", ";", "\r\n");
        break;
    case OSK_FORMAT_JSON: write_json(out, table, head, foot); break;
    case OSK_FORMAT_JSONL: write_jsonl(out, table); break;
    case OSK_FORMAT_MD: write_md(out, table, head, foot); break;
    case OSK_FORMAT_LATEX: osk__table_latex(table, head, foot, out); break;
    case OSK_FORMAT_HTML: write_html(out, table, head, foot); break;
    case OSK_FORMAT_XLSX: break; /* is packed, and can fail otherwise: osk_table_write */
    }
    return !out->failed;
}

bool osk__table_format(const osk_table *table, osk_format format, osk__buffer *out)
{
    return osk__table_part(table, format, true, true, out);
}

bool osk_table_write(const osk_table *table, osk_format format, osk_output *output, osk_error *error)
{
    osk__buffer out = {0}, said = {0};
    bool packed = format == OSK_FORMAT_XLSX;
    bool good = packed ? osk__workbook_table(table, &out, &said, error)
                       : osk__table_format(table, format, &out) || osk__no_memory(error);
    if (good)
        osk_output_write(output, out.data, out.length);
    if (good && packed)
        osk__output_source(output, osk__slice(said.data ? said.data : "", said.length));
    osk__buffer_free(&out);
    osk__buffer_free(&said);
    return good;
}
