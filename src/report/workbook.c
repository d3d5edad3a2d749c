/* The door to libxlsxwriter: tables as sheets of one Excel workbook, numbers as numbers, texts always as texts.
 *
 *   contents | participants | compare ...      of a report: what each sheet is, its N and its notes come first
 *   sheet | notes                              of one table: it comes first, so that whoever reads the file reads it
 *
 * A sheet is a header, which stays in sight, and rows: nothing stands above or below that a program would read as data. In a
 * report the header is people's words, and the column's name in tables/ is a note on its cell. */
#include "workbook.h"

#include "../base/number.h"
#include "../base/scratch.h"
#include "../base/table.h"
#include "../base/zip.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <xlsxwriter.h>

enum {
    DECIMALS = 10,
    A4 = 9,            /* in the list of papers of ECMA-376, part 1, 18.3.1.63 */
    NOTES_WIDTH = 120  /* letters */
};

const char *osk__workbook_library(void) { return lxw_version(); }

typedef struct book {
    lxw_workbook *workbook;
    lxw_worksheet *sheet; /* that is written */
    lxw_format *head, *text, *numbers[DECIMALS];
    osk__buffer cell, name;
    osk__buffer *said;
    bool people; /* of a report: labels and words for people; else names and cells as TSV has them */
    lxw_error status;
} book;

static void check(book *b, lxw_error status)
{
    b->status = b->status ? b->status : status;
}

/* ---- texts ---- */

static void say(book *b, osk_slice text)
{
    if (!b->said)
        return;
    osk__buffer_add(b->said, text.data, text.length);
    osk__buffer_byte(b->said, '\n');
}

static void put_text(book *b, size_t row, size_t column, osk_slice text, lxw_format *look)
{
    osk__workbook_cell(&b->cell, text);
    say(b, text);
    if (!b->cell.failed && b->cell.length > 1)
        check(b, worksheet_write_string(b->sheet, (lxw_row_t)row, (lxw_col_t)column, b->cell.data, look));
}

/* ---- a sheet ---- */

/* Its number as it is printed, so that every format of a table says the same. */
static void put_number(book *b, const osk_table *table, size_t row, size_t column)
{
    osk_slice text = osk_table_text(table, row, column);
    size_t point = osk__slice_find(text, "."), decimals = point == SIZE_MAX ? 0 : text.length - point - 1;
    double value;
    if (decimals < DECIMALS && osk__number_decimal(text, &value))
        check(b, worksheet_write_number(b->sheet, (lxw_row_t)row + 1, (lxw_col_t)column, value, b->numbers[decimals]));
    else /* more digits than a number has in Excel */
        put_text(b, row + 1, column, text, b->text);
}

static void put_header(book *b, const osk_table *table, size_t column)
{
    lxw_comment_options small = {.width = 150, .height = 24};
    osk_slice label = osk__workbook_text(table, SIZE_MAX, column, b->people);
    put_text(b, 0, column, label, b->head);
    if (!osk__slice_is(label, osk_table_heading(table, column)))
        check(b, worksheet_write_comment_opt(b->sheet, 0, (lxw_col_t)column, osk_table_heading(table, column), &small));
}

static void put_rows(book *b, const osk_table *table)
{
    for (size_t column = 0; column < osk_table_columns(table); column++)
        put_header(b, table, column);
    for (size_t row = 0; row < osk_table_rows(table) && !b->status; row++)
        for (size_t column = 0; column < osk_table_columns(table); column++) {
            if (osk__table_is_missing(table, row, column))
                continue;
            if (osk__table_kind(table, column) == OSK_TEXT)
                put_text(b, row + 1, column, osk__workbook_text(table, row, column, b->people), b->text);
            else
                put_number(b, table, row, column);
        }
}

/* Is there a sheet of that name? Excel does not tell letters' case apart. */
static bool is_taken(const book *b, const char *name)
{
    lxw_worksheet *sheet;
    STAILQ_FOREACH(sheet, b->workbook->worksheets, list_pointers)
        if (strcasecmp(sheet->name, name) == 0)
            return true;
    return strcasecmp(name, "history") == 0; /* Excel keeps it for itself */
}

/* At most 31 characters, none of []:*?/\, no apostrophe at an end, no other sheet's. In b->name. */
static bool name_sheet(book *b, osk_slice name)
{
    for (int again = 1; again < 1000; again++) {
        osk__workbook_name(&b->name, name, again);
        if (b->name.failed || !is_taken(b, b->name.data))
            return !b->name.failed;
    }
    return false;
}

static void add_sheet(book *b, osk_slice name)
{
    b->sheet = name_sheet(b, name) ? workbook_add_worksheet(b->workbook, b->name.data) : NULL;
    if (!b->sheet) {
        check(b, LXW_ERROR_CREATING_TMPFILE);
        return;
    }
    say(b, osk__slice_text(b->name.data));
    worksheet_freeze_panes(b->sheet, 1, 0);
    worksheet_set_paper(b->sheet, A4); /* printed as wide as a page */
    worksheet_set_landscape(b->sheet);
    worksheet_fit_to_pages(b->sheet, 1, 0);
    check(b, worksheet_repeat_rows(b->sheet, 0, 0));
}

static void add_table(book *b, const osk_table *table)
{
    add_sheet(b, osk__slice_text(osk_table_name(table)));
    if (b->status)
        return;
    for (size_t column = 0; column < osk_table_columns(table); column++) {
        lxw_format *look = osk__table_kind(table, column) == OSK_TEXT ? b->text : NULL; /* of cells that somebody fills in */
        check(b, worksheet_set_column(b->sheet, (lxw_col_t)column, (lxw_col_t)column, (double)osk__workbook_width(table, column, b->people), look));
    }
    if (osk_table_rows(table))
        check(b, worksheet_autofilter(b->sheet, 0, 0, (lxw_row_t)osk_table_rows(table), (lxw_col_t)(osk_table_columns(table) - 1)));
    put_rows(b, table);
}

/* ---- the file ---- */

static bool open_book(book *b, const char *path, char *folder)
{
    static const lxw_doc_properties properties = {.created = 315532800}; /* 1980-01-01, as zip files count from: no clock */
    lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = folder, .use_zip64 = LXW_TRUE};
    if (!(b->workbook = workbook_new_opt(path, &options)))
        return false;
    b->head = workbook_add_format(b->workbook);
    b->text = workbook_add_format(b->workbook);
    if (!b->head || !b->text)
        return false;
    format_set_bold(b->head);
    format_set_bottom(b->head, LXW_BORDER_THIN);
    format_set_num_format_index(b->text, 49); /* "@": what is typed over it stays a text, too */
    format_set_text_wrap(b->text);
    format_set_align(b->text, LXW_ALIGN_VERTICAL_TOP);
    for (size_t i = 0; i < DECIMALS; i++) {
        char code[DECIMALS + 3] = "0.000000000";
        code[i ? i + 2 : 1] = '\0';
        if (!(b->numbers[i] = workbook_add_format(b->workbook)))
            return false;
        format_set_num_format(b->numbers[i], code);
        format_set_align(b->numbers[i], LXW_ALIGN_VERTICAL_TOP);
    }
    return workbook_set_properties(b->workbook, (lxw_doc_properties *)&properties) == LXW_NO_ERROR;
}

/* The library does not look whether what it wrote into its temporary files arrived. */
static bool is_whole(osk_slice zip, size_t sheets, osk_error *error)
{
    static const char end[] = "</worksheet>";
    osk__buffer xml = {0};
    bool good = true, found = false;
    for (size_t i = 1; i <= sheets && good; i++) {
        char name[64];
        snprintf(name, sizeof name, "xl/worksheets/sheet%zu.xml", i);
        xml.length = 0;
        good = osk__zip_read(zip, name, &xml, &found, error) &&
               ((found && xml.length >= sizeof end - 1 && memcmp(xml.data + xml.length - (sizeof end - 1), end, sizeof end - 1) == 0) ||
                osk__fail(error, OSK_FILE, "the workbook could not be written whole: is there room for temporary files? (TMPDIR)"));
    }
    osk__buffer_free(&xml);
    return good;
}

static bool close_book(book *b, osk__scratch *scratch, osk__buffer *out, osk_error *error)
{
    size_t sheets = b->workbook ? b->workbook->num_worksheets : 0, from = out->length;
    lxw_error closed = b->workbook ? workbook_close(b->workbook) : LXW_ERROR_CREATING_TMPFILE;
    bool memory = b->cell.failed || b->name.failed || (b->said && b->said->failed);
    lxw_error status = b->status ? b->status : closed;
    osk__buffer_free(&b->cell);
    osk__buffer_free(&b->name);
    if (memory || status == LXW_ERROR_MEMORY_MALLOC_FAILED)
        return osk__no_memory(error);
    if (status)
        return osk__fail(error, OSK_FILE, "the workbook could not be written: %s (TMPDIR names the place of temporary files)",
                         lxw_strerror(status));
    return osk__scratch_read(scratch, "book.xlsx", out, error) &&
           is_whole(osk__slice(out->data + from, out->length - from), sheets, error);
}

/* The library writes numbers through the host's locale; for this thread it is C's while a book is written. */
typedef void sheets_writer(book *b, const void *what);

static bool write_book(sheets_writer *write, const void *what, osk__buffer *out, osk__buffer *said, osk_error *error)
{
    osk__scratch *scratch = osk__scratch_make(error);
    const char *path = scratch ? osk__scratch_path(scratch, "book.xlsx", error) : NULL;
    locale_t plain = path ? newlocale(LC_ALL_MASK, "C", (locale_t)0) : (locale_t)0;
    bool good = plain || !path || osk__no_memory(error);
    if (plain) {
        locale_t before = uselocale(plain);
        book b = {.said = said};
        if (open_book(&b, path, (char *)osk__scratch_path(scratch, NULL, NULL)))
            write(&b, what);
        else
            check(&b, LXW_ERROR_MEMORY_MALLOC_FAILED);
        good = close_book(&b, scratch, out, error);
        uselocale(before);
        freelocale(plain);
    }
    osk__scratch_free(scratch);
    return good && path;
}

/* ---- one table ---- */

static void write_one(book *b, const void *what)
{
    const osk_table *table = what;
    add_table(b, table);
    if (b->status || osk_table_notes(table) == 0)
        return;
    add_sheet(b, osk__slice_text("notes"));
    if (b->status)
        return;
    check(b, worksheet_set_column(b->sheet, 0, 0, NOTES_WIDTH, NULL));
    put_text(b, 0, 0, osk_table_title(table), b->head);
    for (size_t i = 0; i < osk_table_notes(table); i++)
        put_text(b, i + 1, 0, osk_table_note(table, i), b->text);
}

bool osk__workbook_table(const osk_table *table, osk__buffer *out, osk__buffer *said, osk_error *error)
{
    if (osk_table_rows(table) > OSK__WORKBOOK_ROWS)
        return osk__fail(error, OSK_INPUT, "%zu rows are more than a sheet of a workbook holds (%d): write TSV or CSV",
                         osk_table_rows(table), OSK__WORKBOOK_ROWS);
    return write_book(write_one, table, out, said, error);
}

/* ---- a report ---- */

static void add_contents(book *b, const osk__report_book *w)
{
    static const int widths[OSK__CONTENTS] = {26, 44, 10, NOTES_WIDTH};
    add_sheet(b, w->contents);
    for (size_t i = 0; i < OSK__CONTENTS && !b->status; i++) {
        check(b, worksheet_set_column(b->sheet, (lxw_col_t)i, (lxw_col_t)i, widths[i], NULL));
        put_text(b, 0, i, w->headings[i], b->head);
    }
}

/* A line of the contents: the sheet with a link to it, its title, rows, notes. */
static void list_table(book *b, const osk__report_book *w, size_t row, const osk_table *table, const char *sheet)
{
    osk__buffer notes = {0}, link = {0};
    for (size_t i = 0; i < osk_table_notes(table); i++) {
        osk_slice note = osk_table_note(table, i);
        osk__buffer_text(&notes, i ? " " : "");
        osk__buffer_add(&notes, note.data, note.length);
    }
    if (!sheet) {
        osk__buffer_text(&notes, notes.length ? " " : "");
        osk__buffer_add(&notes, w->too_long.data, w->too_long.length);
    } else if (osk_table_too_long(table)) {
        osk__buffer_text(&notes, notes.length ? " " : "");
        osk__buffer_add(&notes, w->cut.data, w->cut.length);
    }
    osk__buffer_format(&link, "internal:'%s'!A1", sheet ? sheet : "");
    osk__buffer_byte(&link, '\0');
    if (sheet && !link.failed)
        check(b, worksheet_write_url_opt(b->sheet, (lxw_row_t)row, 0, link.data, NULL, sheet, NULL));
    else
        put_text(b, row, 0, osk__slice_text(osk_table_name(table)), b->text);
    put_text(b, row, 1, osk_table_title(table), b->text);
    check(b, worksheet_write_number(b->sheet, (lxw_row_t)row, 2, (double)osk_table_rows(table), b->numbers[0]));
    put_text(b, row, 3, osk__slice(notes.data ? notes.data : "", notes.length), b->text);
    b->cell.failed = b->cell.failed || notes.failed || link.failed;
    osk__buffer_free(&notes);
    osk__buffer_free(&link);
}

static void write_all(book *b, const void *what)
{
    const osk__report_book *w = what;
    b->people = true;
    add_contents(b, w);
    lxw_worksheet *contents = b->sheet;
    for (size_t i = 0, row = 1; i < w->count && !b->status; i++) {
        if (!w->tables[i])
            continue;
        bool fits = osk_table_rows(w->tables[i]) <= OSK__WORKBOOK_ROWS;
        if (fits)
            add_table(b, w->tables[i]);
        lxw_worksheet *sheet = b->sheet;
        b->sheet = contents;
        if (!b->status)
            list_table(b, w, row++, w->tables[i], fits ? sheet->name : NULL);
    }
}

bool osk__workbook_write(const osk__report_book *workbook, osk__buffer *out, osk__buffer *said, osk_error *error)
{
    return write_book(write_all, workbook, out, said, error);
}
