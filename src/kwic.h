/* Between the files of the concordance: a match with what is known of it, and its writer. */
#ifndef OSK_KWIC_H
#define OSK_KWIC_H

#include "language.h"
#include "long_table.h"

#include "base/table.h"
#include "score/query.h"
#include "stat/codes.h"

/* A range of bytes in the notes. */
typedef struct osk__note { size_t start, length; } osk__note;

typedef struct osk__kwic_row {
    const osk_comment *comment;
    uint32_t start, end;   /* bytes of its text */
    uint32_t from, to;     /* of the sentence, or sentences, that hold the match */
    uint32_t sentence;     /* from 1; 0 where there is none */
    int32_t valence;       /* thousandths */
    bool valued, quoted;
    osk_quote_kind quote;
    osk__note negated, themes, key;
    const char *sort;      /* the key's bytes, while rows are sorted */
} osk__kwic_row;

/* Where rows go. */
typedef struct osk__kwic_writer {
    osk__long_table rows;  /* its table not for a terminal, where lines are written at once */
    size_t width;          /* as in osk_kwic_options */
    bool begun;            /* a terminal's head was written */
    size_t digits, name;   /* columns of a terminal's first cells; name 0: nobody has one */
    osk__buffer out, cell;
} osk__kwic_writer;

/* A concordance in the making. */
typedef struct osk__kwic {
    osk_worker *worker;
    const osk_kwic_options *options;
    osk__query query;
    osk__buffer who, name;   /* keys of names */
    osk__kwic_writer writer;
    osk_kwic_count count;
    osk__kwic_row *rows; size_t row_count, row_capacity;
    osk__buffer notes;
    uint8_t *seen;           /* by theme */
    /* the chunk at hand, and where in it we are */
    const osk_chunk *chunk;
    uint32_t comment, first_sentence, themed;
    size_t trace, negation, hit, quote;
    bool wanted;             /* is the comment the participant's? */
    size_t counted;          /* 1 + the number of the comment that was counted last */
    uint32_t code;           /* that a match must be coded as, or OSK_NONE */
    osk__note themes;        /* of sentence `themed` */
} osk__kwic;

/* Fills in what is known of a match. */
void osk__kwic_note(osk__kwic *k, const osk__place *place, osk__kwic_row *row);

bool osk__kwic_open(osk__kwic_writer *writer, const osk_corpus *corpus, osk_error *error);
/* Writes a row; `notes` is what its notes point into. */
bool osk__kwic_put(osk__kwic_writer *writer, const osk__kwic_row *row, const char *notes, osk_error *error);
/* Writes what is left. */
bool osk__kwic_close(osk__kwic_writer *writer, osk_error *error);
void osk__kwic_free(osk__kwic_writer *writer);

#endif
