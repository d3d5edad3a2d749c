/* What a coder said of comments or sentences, joined to the corpus.
 *
 *   comment;sentence;mistillit;tillit;holdning      units    3.1   3.2   7.1
 *   3;1;x;;for                                  ->  mistillit  yes   no    -      a row of the sheet that says nothing
 *   3;2;;x;mot; undrer seg                          tillit     no    yes   -      is not coded
 *   7;1;;;                                          holdning=for, holdning=mot, holdning=undrer seg
 *
 * What is not coded is missing: no share and no test counts it as "no". */
#ifndef OSK_STAT_CODES_H
#define OSK_STAT_CODES_H

#include "sheet.h"

#include "../base/strings.h"

enum { OSK__CODES = 200 }; /* the most codes of a sheet */

typedef enum osk__coded { OSK__UNCODED, OSK__CODED_NO, OSK__CODED_YES } osk__coded;

typedef struct osk__code_unit { uint64_t comment, sentence; size_t row; } osk__code_unit; /* sentence 0: the comment */

struct osk_codes {
    osk__strings names;
    bool sentences;              /* are units sentences? */
    osk__code_unit *units;       /* by place */
    size_t unit_count;
    uint8_t *cells;              /* [unit * names.count + code]: osk__coded */
    osk_notice *notices;
    size_t notice_count, notice_capacity;
    char *file;                  /* as the user wrote it */
    char hash[65];               /* SHA-256 of the sheet as it was read, as UTF-8 */
    size_t *lines;               /* by unit */
};

/* The sheet with what it says of the corpus; free `codes` also where it fails. */
bool osk__codes_read(osk_codes *codes, const osk_corpus *corpus, const char *path, const char *key, osk_error *error);
/* The units of the sheet by comment and sentence, looked up in the corpus or, where the sheet numbers units of a sample, in
 * its key (codes_place.c). `rows` of the result says which row of the sheet a unit is. */
bool osk__codes_place(osk_codes *codes, const osk__sheet *sheet, const osk_corpus *corpus, const char *key,
                      osk_error *error);
/* Is this column where a unit stands, its text or another thing that is no code? */
bool osk__codes_aside(osk_slice heading);
bool osk__codes_notice(osk_codes *codes, osk_error *error, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* How many units of a comment are coded, and how many hold the code. */
typedef struct osk__code_cell { uint32_t coded, yes; } osk__code_cell;
osk__code_cell osk__codes_cell(const osk_codes *codes, uint64_t comment, size_t code);
/* Is the sentence coded so, itself or by its comment? `sentence` counts from 1; 0: any of the comment. */
bool osk__codes_hold(const osk_codes *codes, uint64_t comment, uint64_t sentence, size_t code);
/* The number of a code, or OSK_NONE. */
uint32_t osk__codes_find(const osk_codes *codes, const char *name);
/* The same, with a sentence where there is none or no sheet. OSK_USAGE. */
bool osk__codes_want(const osk_codes *codes, const char *name, uint32_t *number, osk_error *error);

#endif
