/* A coder's sheet against what a reader takes out of it by hand: codes_test SCRATCH SOURCE. */
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

/* ---- the readable cases ---- */

struct spec { const char *scratch; char sheet[2000]; osk_codes *codes; osk_error error; int number; bool open, told; };

static void open_sheet(struct spec *s)
{
    s->codes = read_sheet(s->scratch, s->sheet, &s->error);
    s->open = false;
    s->told = true;
}

static void check_line(struct spec *s, const char *line)
{
    char name[100];
    unsigned comment, coded, yes, codes;
    bool good = false;
    if (line[0] == '!')
        good = !s->codes && strstr(s->error.message, line + 2);
    else if (sscanf(line, "= %u", &codes) == 1)
        good = s->codes && osk_codes_count(s->codes) == codes;
    else if (sscanf(line, "%99s k%u %u %u", name, &comment, &coded, &yes) == 4 && s->codes) {
        uint32_t code = osk__codes_find(s->codes, name);
        osk__code_cell cell = code == OSK_NONE ? (osk__code_cell){9, 9} : osk__codes_cell(s->codes, comment, code);
        good = cell.coded == coded && cell.yes == yes;
    }
    if (!good)
        printf("codes.cases:%d: %s %s\n", s->number, line, s->error.message);
    CHECK(good);
}

static void check_cases(const char *scratch, const char *folder)
{
    struct spec s = {.scratch = scratch};
    char path[1000], line[1000];
    snprintf(path, sizeof path, "%s/tests/spec/codes.cases", folder);
    FILE *file = fopen(path, "r");
    CHECK(file != NULL);
    for (s.number = 1; file && fgets(line, sizeof line, file); s.number++) {
        if (strcmp(line, "sheet\n") == 0) {
            osk_codes_free(s.codes);
            s.codes = NULL;
            s.sheet[0] = '\0';
            s.open = true;
        } else if (s.open && line[0] != '\n')
            strcat(s.sheet, line);
        else if (s.open)
            open_sheet(&s);
        else if (line[0] != '#' && line[0] != '\n') {
            line[strcspn(line, "\n")] = '\0';
            check_line(&s, line);
        }
    }
    CHECK(s.told);
    osk_codes_free(s.codes);
    if (file)
        fclose(file);
}

int main(int count, char **arguments)
{
    osk_error error;
    CHECK(count == 3);
    check_cases(arguments[1], arguments[2]);
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
    return test_end();
}
