/* A coder's sheet against what a reader takes out of it by hand: codes_test SCRATCH. */
#include "test.h"

#include "stat/codes.h"

#include <stdio.h>
#include <string.h>

static const char comments[] = "id,navn,kommentar\nk1,Kari,En. To.\nk2,Ola,Tre.\nk3,Kari,Fire.\nk4,Per,Fem.\n";

static osk_codes *read_sheet(const char *path, const char *text, osk_error *error)
{
    FILE *file = fopen(path, "wb");
    CHECK(file && fputs(text, file) >= 0 && fclose(file) == 0);
    osk_corpus *corpus = osk_comment_parse("d.csv", comments, strlen(comments), NULL, NULL, error);
    osk_codes *codes = osk__take(1, sizeof *codes, error);
    *error = (osk_error){0};
    if (!osk__codes_read(codes, corpus, path, NULL, error)) {
        osk_codes_free(codes);
        codes = NULL;
    }
    osk_corpus_free(corpus);
    return codes;
}

static void check_cell(const osk_codes *codes, const char *name, size_t comment, uint32_t coded, uint32_t yes)
{
    uint32_t code = osk__codes_find(codes, name);
    CHECK(code != OSK_NONE);
    osk__code_cell cell = osk__codes_cell(codes, comment, code);
    CHECK(cell.coded == coded && cell.yes == yes);
}

int main(int count, char **arguments)
{
    osk_error error;
    CHECK(count == 2);
    /* Yes and no: an empty cell is missing. Never a no: it is one, in a row that says something. Several in a cell. */
    osk_codes *codes = read_sheet(arguments[1], "\xEF\xBB\xBFid;frykt;tillit;kode;merknad\nk3;ja;x;\"ros; kritikk\";x\nk1;nei;;ros;\nk2;;;;husk\nk4;;x;-;\n", &error);
    CHECK(codes && codes->unit_count == 4 && !codes->sentences && osk_codes_count(codes) == 4);
    check_cell(codes, "frykt", 1, 1, 0);
    check_cell(codes, "frykt", 2, 0, 0);
    check_cell(codes, "frykt", 3, 1, 1);
    check_cell(codes, "frykt", 4, 0, 0);
    check_cell(codes, "tillit", 1, 1, 0);
    check_cell(codes, "tillit", 2, 0, 0);
    check_cell(codes, "tillit", 4, 1, 1);
    check_cell(codes, "ros", 3, 1, 1);
    check_cell(codes, "kritikk", 3, 1, 1);
    check_cell(codes, "kritikk", 4, 0, 0);
    osk_codes_free(codes);
    codes = read_sheet(arguments[1], "id,kode,side\nk3,ros; kritikk,for|mot\nk1,ros,\n", &error);
    check_cell(codes, "kritikk", 3, 1, 1);
    check_cell(codes, "kritikk", 1, 1, 0);
    check_cell(codes, "side=mot", 3, 1, 1);
    check_cell(codes, "side=mot", 1, 0, 0);
    CHECK(osk__codes_find(codes, "side") == OSK_NONE);
    osk_codes_free(codes);
    codes = read_sheet(arguments[1], "comment,sentence,frykt\n1,2,x\n1,1,0\n3,1,x\n", &error);
    CHECK(codes && codes->sentences);
    check_cell(codes, "frykt", 1, 2, 1);
    CHECK(osk__codes_hold(codes, 1, 2, 0) && !osk__codes_hold(codes, 1, 1, 0) && osk__codes_hold(codes, 1, 0, 0));
    CHECK(!osk__codes_hold(codes, 2, 0, 0));
    osk_codes_free(codes);
    codes = read_sheet(arguments[1], "id,frykt\nk1,x\nk9,x\n", &error);
    CHECK(!codes && error.code == OSK_INPUT && error.line == 3);
    return 0;
}
