/* A model: what was learned about stems, from texts that people or a teacher labelled.
 *
 *   ordskifte-model  1
 *   name             review            the card: what it is, what it was made from, how well it holds
 *   ...
 *   entries          3
 *   ~god             0.812   0.640     a stem: polarity and subjectivity, in valences
 *   !~god            -0.411  0.300     the same in the scope of a negation
 *   ~svært ~god      0.900   0.250     two stems that stand side by side
 *   sha256           9f86...           of all above
 *
 * Polarity goes into the score as the valence of a lexicon's entry does. Subjectivity tells whether a sentence says
 * anything: labels need both. */
#ifndef OSK_TYPE_MODEL_H
#define OSK_TYPE_MODEL_H

#include "pattern.h"

#include "../base/strings.h"

/* What the card says, in the order of the file. */
enum osk__model_text {
    OSK__MODEL_NAME, OSK__MODEL_DOMAIN, OSK__MODEL_DATA, OSK__MODEL_COMMAND, OSK__MODEL_SPLIT, OSK__MODEL_FIGURES,
    OSK__MODEL_LICENCE, OSK__MODEL_TEXTS
};
/* Its numbers, in thousandths. Thresholds are of a score (positive, negative, binary) and of a sum of subjectivity. */
enum osk__model_number {
    OSK__MODEL_POSITIVE,   /* a score from here on is positive, */
    OSK__MODEL_NEGATIVE,   /* down from here negative, */
    OSK__MODEL_BINARY,     /* and under this negative where there are but two classes */
    OSK__MODEL_SUBJECTIVE, /* a sentence under this is neutral, whatever its score */
    OSK__MODEL_LEXICON,    /* factor of the hand-written lexicon's valences; 0: it does not speak */
    OSK__MODEL_LEXICON_SUBJECTIVE, /* what a contribution of the lexicon adds to subjectivity, times its size */
    OSK__MODEL_KNOWN,      /* share of the words of its own texts that are an entry each for itself */
    OSK__MODEL_NUMBERS
};

enum {
    OSK__MODEL_MOST = 20000, /* entries */
    OSK__MODEL_WEIGHT = 3000, /* polarity and subjectivity reach from -this to this */
    OSK__MODEL_TEXT = 600    /* bytes of a line of the card */
};

/* A stem, and whether a negation holds it; what entries are sequences of. */
#define OSK__MODEL_SYMBOL(stem, negated) (2 * (stem) + (negated))

typedef struct osk__model_entry {
    osk_slice name; /* "!~god", "~svært ~god" */
    int32_t polarity, subjectivity;
} osk__model_entry;

typedef struct osk__model {
    osk__arena arena;
    const char *texts[OSK__MODEL_TEXTS];
    int32_t numbers[OSK__MODEL_NUMBERS];
    osk__model_entry *entries; size_t entry_count, entry_capacity; /* by name */
    osk__pattern words;        /* of OSK__MODEL_SYMBOLs; values: numbers of entries */
} osk__model;

/* Reads a whole model, and checks format, version, hash and ranges: OSK_INTEGRITY with the line where one is damaged.
 * Stems get numbers in `stems`; NULL: only the card is wanted, and entries are checked but lead nowhere. */
bool osk__model_read(osk__model *model, osk__strings *stems, const char *path, osk_slice text, osk_error *error);
/* Appends the model as a file, its entries sorted by name. */
void osk__model_write(const osk__model *model, osk__buffer *out);
/* "~svært ~god" from stems; `second` has data NULL where there is none. */
void osk__model_name(osk__buffer *out, osk_slice first, bool first_negated, osk_slice second, bool second_negated);
void osk__model_free(osk__model *model);

#endif
