/* Workbooks read again by our own reader, whatever their cells hold; sheets' names; what a search for names looks into; another
 * content in a zip file; a figure that is none. */
#include "base/file.h"
#include "base/number.h"
#include "base/table.h"
#include "base/utf8.h"
#include "base/zip.h"
#include "comment/sheet.h"
#include "report/render.h"
#include "report/workbook.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

static osk_slice of(const osk__buffer *buffer) { return osk__slice(buffer->data ? buffer->data : "", buffer->length); }

/* ---- a cell ---- */

static void check_cells(void)
{
    static const struct { const char *text, *cell; size_t length; } cells[] = {
        {"=1+1", "=1+1", 4}, {"_x0041_", "_x005F_x0041_", 7}, {"_x004_", "_x004_", 6}, {"a\0b", "a\xEF\xBF\xBD" "b", 3},
        {"\xEF\xBF\xBE", "\xEF\xBF\xBD", 3}, {"\xFF", "\xEF\xBF\xBD", 1}, {"", "", 0}};
    osk__buffer cell = {0};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        CHECK(osk__workbook_cell(&cell, osk__slice(cells[i].text, cells[i].length)) && strcmp(cell.data, cells[i].cell) == 0);
    /* 32,767 units fit, and a letter outside the first plane is two. */
    char *letters = malloc(4 * 40000);
    memset(letters, 'a', 40000);
    CHECK(osk__workbook_cell(&cell, osk__slice(letters, 32767)) && cell.length == 32768);
    CHECK(!osk__workbook_cell(&cell, osk__slice(letters, 32768)) && cell.length == 32763 + 6 + 1);
    CHECK(strcmp(cell.data + cell.length - 7, " [\xE2\x80\xA6]") == 0);
    for (size_t i = 0; i < 20000; i++)
        memcpy(letters + 4 * i, "\xF0\x9F\x98\x80", 4);
    CHECK(osk__workbook_cell(&cell, osk__slice(letters, 4 * 16383)));
    CHECK(!osk__workbook_cell(&cell, osk__slice(letters, 4 * 16384)) && (cell.length - 7) % 4 == 0);
    free(letters);
    osk__buffer_free(&cell);
}

/* ---- there and back ---- */

static uint64_t state = 1;
static uint32_t below(uint32_t most)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(state >> 33) % most;
}

/* Letters, signs that formats live by, control characters, what looks like an escape. */
static void put_random(osk__buffer *out)
{
    static const char *const parts[] = {"=", "+", "-", "@", "\t", "\n", "\x01", "\x1f", "\r", "\x7f", "<", ">", "&", "\"", "'", "]]>", "_x000D_",
                                        "_x005F_", "_x", " ", "  ", "\xC3\xA5", "\xF0\x9F\x98\x80", "\xE2\x80\xAE", "ord", ",", ";", "1", "0.5", "\xEF\xBB\xBF"};
    for (uint32_t left = below(12); left > 0; left--)
        osk__buffer_text(out, parts[below(sizeof parts / sizeof *parts)]);
}

static osk_table *random_table(size_t rows)
{
    static const char *const columns[] = {"t text", "c count", "3 number", "t more", NULL};
    osk_table *table = osk__table_make("random", columns, NULL);
    osk__buffer text = {0};
    for (size_t i = 0; i < rows; i++) {
        for (size_t column = 0; column < 4; column++) {
            text.length = 0;
            put_random(&text);
            if (column == 1)
                osk__table_count(table, below(1000000));
            else if (column == 2)
                osk__table_number(table, ((double)below(2000001) - 1000000) / 1000);
            else
                osk__table_text(table, of(&text));
        }
    }
    osk__buffer_free(&text);
    return osk__table_done(table, NULL);
}

/* The CSV that the reader of workbooks should make of it. */
static void put_csv(const osk_table *table, osk__buffer *out)
{
    for (size_t row = SIZE_MAX; row == SIZE_MAX || row < osk_table_rows(table); row++) {
        for (size_t column = 0; column < osk_table_columns(table); column++) {
            osk_slice text = row == SIZE_MAX ? osk__slice_text(osk_table_heading(table, column)) : osk_table_text(table, row, column);
            double value;
            char room[64];
            if (row != SIZE_MAX && column == 2 && osk__number_decimal(text, &value)) /* 0.500 is 0.5 there */
                text = osk__slice(room, (size_t)snprintf(room, sizeof room, "%.16G", value));
            osk__buffer_text(out, column ? ",\"" : "\"");
            for (size_t i = 0; i < text.length; i++) {
                osk__buffer_text(out, text.data[i] == '"' ? "\"" : "");
                osk__buffer_byte(out, text.data[i]);
            }
            osk__buffer_byte(out, '"');
        }
        osk__buffer_byte(out, '\n');
    }
}

static void read_again(osk_slice zip, osk__buffer *csv)
{
    osk__workbook workbook = {0};
    size_t *rows = NULL, count = 0;
    CHECK(osk__workbook_read(zip, 0, &workbook, NULL) && osk__sheet_write(zip, &workbook, csv, &rows, &count, NULL));
    osk__workbook_free(&workbook);
    free(rows);
}

static void check_round(void)
{
    osk__buffer zip = {0}, again = {0}, said = {0}, csv = {0}, wanted = {0};
    osk_table *table = random_table(3000);
    CHECK(osk__workbook_table(table, &zip, &said, NULL) && osk__workbook_table(table, &again, NULL, NULL));
    CHECK(osk__slice_equal(of(&zip), of(&again)));
    read_again(of(&zip), &csv);
    put_csv(table, &wanted);
    bool same = osk__slice_equal(of(&csv), of(&wanted));
    for (size_t i = 0; !same && i < csv.length && i < wanted.length; i++)
        if (csv.data[i] != wanted.data[i]) {
            printf("at %zu: '%.*s', not '%.*s'\n", i, 60, csv.data + (i > 30 ? i - 30 : 0), 60, wanted.data + (i > 30 ? i - 30 : 0));
            break;
        }
    CHECK(same);
    for (size_t row = 0; row < osk_table_rows(table); row++) /* every text is told to the search */
        CHECK(osk_table_text(table, row, 0).length == 0 || memchr(said.data, osk_table_text(table, row, 0).data[0], said.length));
    osk_table_free(table);
    osk__buffer_free(&zip);
    osk__buffer_free(&again);
    osk__buffer_free(&said);
    osk__buffer_free(&csv);
    osk__buffer_free(&wanted);
}

/* ---- names of sheets ---- */

static void check_names(void)
{
    static const char *const columns[] = {"t a", NULL};
    static const char *const names[] = {"a/b:c", "a_b_c", "History", "et navn som er altfor langt for et ark i en bok",
                                        "et navn som er altfor langt for et annet ark", "'sitat'"};
    osk_table *tables[7] = {NULL};
    osk__buffer zip = {0}, xml = {0};
    bool found;
    for (size_t i = 0; i < 6; i++)
        tables[i] = osk__table_done(osk__table_make(names[i], columns, NULL), NULL);
    osk_slice word = osk__slice_text("innhold");
    osk__report_book workbook = {(const osk_table *const *)tables, 7, word, {word, word, word, word}, word, word};
    CHECK(osk__workbook_write(&workbook, &zip, NULL, NULL) && osk__zip_read(of(&zip), "xl/workbook.xml", &xml, &found, NULL) && found);
    static const char *const wanted[] = {"\"innhold\"", "\"a_b_c\"", "\"a_b_c~2\"", "\"History~2\"", "\"et navn som er altfor langt for\"",
                                         "\"et navn som er altfor langt f~2\"", "\"_sitat_\""};
    for (size_t i = 0; i < 7; i++)
        if (osk__slice_find(of(&xml), wanted[i]) == SIZE_MAX) {
            printf("%s is no sheet: %.*s\n", wanted[i], (int)xml.length, xml.data);
            CHECK(!"the name of a sheet");
        }
    for (size_t i = 0; i < 7; i++)
        osk_table_free(tables[i]);
    osk__buffer_free(&zip);
    osk__buffer_free(&xml);
}

/* ---- what is searched for names ---- */

static void check_guard(const char *path)
{
    osk__guard guard = {0};
    osk_error error = {0};
    CHECK(osk__guard_add(&guard, osk__slice_text("Bo Berg"), NULL));
    osk__folder *folder = osk__folder_open(path, "mark", "{", NULL, true, NULL);
    osk__folder_guard(folder, &guard);
    osk_slice packed = osk__slice("\x01\x02\x03", 3), looks = osk__slice_text("\x01 bo, berg \x02"), text = osk__slice_text("P01 skrev");
    CHECK(osk__folder_write_made(folder, "a.bin", packed, text, &error));
    CHECK(osk__folder_write_made(folder, "b.bin", looks, text, &error)); /* bytes that only look like a name */
    CHECK(!osk__folder_write(folder, "c.bin", looks, &error) && error.code == OSK_INTEGRITY);
    error = (osk_error){0};
    CHECK(!osk__folder_write_made(folder, "d.bin", packed, osk__slice_text("Bo Bergs svar"), &error) && error.code == OSK_INTEGRITY);
    CHECK(!osk__folder_write_made(folder, "bo berg.bin", packed, text, &error)); /* nor in a file's name */
    osk__folder_drop(folder);
    osk__guard_free(&guard);
}

/* ---- zip, figures ---- */

static void check_replace(void)
{
    osk__buffer zip = {0}, made = {0}, content = {0};
    osk_error error = {0};
    bool found;
    osk_table *table = random_table(3);
    CHECK(osk__workbook_table(table, &zip, NULL, NULL));
    CHECK(osk__zip_replace(of(&zip), "docProps/app.xml", osk__slice_text("<nytt/>"), &made, NULL));
    CHECK(osk__zip_read(of(&made), "docProps/app.xml", &content, &found, NULL) && found && osk__slice_is(of(&content), "<nytt/>"));
    content.length = 0;
    CHECK(osk__zip_read(of(&made), "xl/workbook.xml", &content, &found, NULL) && found && content.length > 100);
    CHECK(!osk__zip_replace(osk__slice_text("PK\x03\x04 ikke en zip"), "a", osk__slice_text("b"), &made, &error) && error.code == OSK_INPUT);
    osk_table_free(table);
    osk__buffer_free(&zip);
    osk__buffer_free(&made);
    osk__buffer_free(&content);
}

static void check_render(void)
{
    osk__buffer out = {0};
    osk_error error = {0};
    CHECK(!osk__render(osk__slice_text("<svg"), OSK__RENDER_PNG, &out, &error) && error.code == OSK_FILE);
    CHECK(!osk__render(osk__slice_text("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), OSK__RENDER_PDF, &out, &error));
    osk_slice good = osk__slice_text("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 5\"><text x=\"1\" y=\"4\">\xC3\xA5</text></svg>");
    CHECK(osk__render(good, OSK__RENDER_PDF, &out, NULL) && memcmp(out.data, "%PDF-", 5) == 0);
    out.length = 0;
    CHECK(osk__render(good, OSK__RENDER_PNG, &out, NULL) && out.length > 24 && (unsigned char)out.data[19] == 20 && out.data[23] == 10);
    osk__buffer_free(&out);
}

int main(int count, char **arguments)
{
    if (count != 2)
        return 1;
    check_cells();
    check_round();
    check_names();
    check_guard(arguments[1]);
    check_replace();
    check_render();
    return test_end();
}
