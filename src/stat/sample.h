/* What a sample is drawn from, and what was drawn.
 *
 *   frame:   comments or sentences in the order of the corpus, each with who, theme and the program's label
 *   strata:  frame units that are drawn alike: n of N each
 *   drawn:   frame units in the order of the sheet: unit 1, 2, 3 ... */
#ifndef OSK_STAT_SAMPLE_H
#define OSK_STAT_SAMPLE_H

#include "../base/strings.h"
#include "../ordskifte.h"

typedef struct osk__frame_unit {
    size_t comment;         /* n */
    uint32_t sentence;      /* from 1; 0: the whole comment */
    uint32_t start, end;    /* bytes of the comment's text */
    osk_slice text;         /* borrows the corpus */
    uint32_t group, stratum; /* before and after the small ones are put together */
    osk_label label;
    int64_t value;
} osk__frame_unit;

typedef struct osk__frame {
    osk__frame_unit *units;
    size_t count, capacity;
    osk__strings groups;    /* names of labels, people or themes */
} osk__frame;

typedef struct osk__layer { osk_slice name; size_t units, drawn; } osk__layer;

struct osk_sample {
    osk_sample_options options; /* unit is never auto */
    uint32_t language;
    osk__frame frame;
    osk__layer *strata;
    size_t stratum_count;
    uint32_t *drawn;        /* units of the frame */
    size_t drawn_count;
    char name[20];          /* "s" and 12 hexadecimal digits: begins with a letter, so that no spreadsheet counts with it */
};

/* Strata, allocation, drawing, shuffling, name; `corpus` and `edits` are hashes ("" for none). */
bool osk__sample_draw(osk_sample *sample, const char *corpus, const char *edits, osk_error *error);

/* A name is the hash of the corpus and of all that the key says of places and strata, a row at a time in the order of
 * units. */
void osk__sample_name_begin(osk__buffer *text, const char *corpus, const char *edits);
void osk__sample_name_add(osk__buffer *text, const uint64_t numbers[6]);
bool osk__sample_name_end(osk__buffer *text, char name[20], osk_error *error);

#endif
