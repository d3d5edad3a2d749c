/* Between the files that read themes: where the reader is, and how it fails. */
#ifndef OSK_TYPE_THEME_READ_H
#define OSK_TYPE_THEME_READ_H

#include "type.h"

typedef struct osk__theme_reader {
    osk__dictionary *dictionary;
    const char *path; /* kept by the dictionary's arena */
    size_t line;
    osk_slice text;   /* the current line, for columns */
    osk_error *error;
} osk__theme_reader;

/* OSK_USAGE at a piece of the current line: "'piece' what". */
bool osk__theme_fail(const osk__theme_reader *reader, osk_slice at, const char *what);
/* "leder | +leder [near 3: firma]" into the last theme; `excludes` for a line that begins with a dash. */
bool osk__theme_entry_read(osk__theme_reader *reader, osk_slice line, bool excludes);

#endif
