/* Fuzz target: any bytes as a coder's sheet, joined to a corpus of five comments. The first byte chooses whether ids are words
 * or numbers. Links with libFuzzer, or with driver.c beside it. */
#define _GNU_SOURCE
#include "ordskifte.h"
#include "stat/codes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const char *const corpora[] = {
    "id,navn,kommentar\nk1,Kari,En. To.\nk2,Ola,Tre.\nk3,Kari,Fire.\nk4,Per,Fem.\nk5,Ola,Seks.\n",
    "id,navn,kommentar\n1,Kari,En. To.\n2,Ola,Tre.\n3,Kari,Fire.\n4,Per,Fem.\n5,Ola,Seks.\n"};

/* A place is coded once, in order, of a comment that is there; of what is coded no more says yes than there is. */
static void check(const osk_codes *codes, const osk_corpus *corpus)
{
    if (codes->names.count == 0 || codes->names.count > OSK__CODES)
        abort();
    for (size_t u = 0; u < codes->unit_count; u++) {
        const osk__code_unit *unit = &codes->units[u], *before = unit - 1;
        if (unit->comment < 1 || unit->comment > osk_corpus_count(corpus) || (unit->sentence > 0) != codes->sentences)
            abort();
        if (u && (before->comment > unit->comment || (before->comment == unit->comment && before->sentence >= unit->sentence)))
            abort();
    }
    for (size_t code = 0; code < codes->names.count; code++)
        for (size_t n = 0; n <= osk_corpus_count(corpus) + 1; n++) {
            osk__code_cell cell = osk__codes_cell(codes, n, code);
            if (cell.yes > cell.coded || cell.coded > codes->unit_count || osk__codes_hold(codes, n, 0, code) != (cell.yes > 0))
                abort();
        }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static int file = -1;
    static osk_corpus *corpus[2];
    static char path[64];
    osk_error error = {0};
    if (size == 0)
        return 0;
    if (file < 0) {
        file = memfd_create("sheet", 0);
        snprintf(path, sizeof path, "/proc/self/fd/%d", file);
        for (size_t i = 0; i < 2; i++)
            corpus[i] = osk_comment_parse("d.csv", corpora[i], strlen(corpora[i]), NULL, NULL, &error);
    }
    if (file < 0 || !corpus[0] || !corpus[1] || ftruncate(file, 0) != 0 ||
        pwrite(file, bytes + 1, size - 1, 0) != (ssize_t)(size - 1))
        abort();
    osk_codes *codes = osk__take(1, sizeof *codes, &error);
    if (codes && osk__codes_read(codes, corpus[bytes[0] & 1], path, NULL, &error))
        check(codes, corpus[bytes[0] & 1]);
    else if (error.code == OSK_OK || !error.message[0])
        abort(); /* a failure must say what failed */
    osk_codes_free(codes);
    return 0;
}
