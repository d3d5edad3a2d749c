/* Which language a sentence is in: bokmål, nynorsk, English, Danish or Swedish, by what its words weigh.
 *
 *   "ikkje" -> nb -448, nn 0, en ... -> summed over the words of a sentence, with priors -> nn, 993 of 1000
 *
 * Weights are log-likelihoods in hundredths of a nat, from dict/variety.tsv. The evidence of a form is a pure function
 * of the folded form, so it is asked for once a type. Words that begin with a capital inside a sentence should not be
 * added: they are names mostly. On the UD development sets (the norm of sentences of six words or more) 98.6 % of the
 * decided are right, with 2.7 % undecided. */
#ifndef OSK_TYPE_VARIETY_H
#define OSK_TYPE_VARIETY_H

#include "../base/strings.h"

typedef enum osk_variety {
    OSK_VARIETY_UNDECIDED, OSK_VARIETY_NB, OSK_VARIETY_NN, OSK_VARIETY_EN, OSK_VARIETY_DA, OSK_VARIETY_SV
} osk_variety;

/* Varieties that evidence is for; that for `v` stands at v - 1. */
enum { OSK__VARIETIES = OSK_VARIETY_SV };
/* Below this probability, in thousandths, a sentence is undecided. At 600 the likeliest is half as likely again as all
 * others together. Where the norm is known (UD's development sets, and likewise the treebank's training half) this leaves
 * 2.7 % undecided with 98.6 % of the rest right. */
enum { OSK__VARIETY_SURE = 600 };
/* Characters that may be listed, and the most that a row may weigh, so that no form's evidence overflows. */
enum { OSK__VARIETY_CHARACTERS = 30, OSK__VARIETY_WEIGHT = 999 };

typedef struct osk__weights { int16_t of[OSK__VARIETIES]; } osk__weights;

typedef enum osk__clue { OSK__CLUE_WORD, OSK__CLUE_ENDING, OSK__CLUE_CHARACTER, OSK__CLUES } osk__clue;

/* Zeroed before the file is read. */
typedef struct osk__variety {
    struct osk__clues {
        osk__strings entries;
        osk__weights *weights; /* by number of the entry */
        size_t capacity;
    } clues[OSK__CLUES];
    size_t longest_ending; /* bytes */
} osk__variety;

/* Reads dict/variety.tsv; `path` is for messages. OSK_USAGE with line and column on an error. */
bool osk__variety_read(osk__variety *v, const char *path, osk_slice text, osk_error *error);
void osk__variety_free(osk__variety *v);

/* What one folded form says: its own weights if it is listed as a word, else those of its longest listed ending, which
 * must be shorter than the form; and those of its listed characters, each once. Overwrites `out`. */
void osk__variety_evidence(const osk__variety *v, osk_slice folded, int16_t out[OSK__VARIETIES]);

/* The variety of a sentence by its words; capitalised ones inside it are names mostly. `forms`: by type. */
osk_variety osk__variety_of(const osk__variety *v, const osk__strings *forms, const osk_token *tokens, size_t count,
                            uint32_t *per_mille);

/* The likeliest variety of a sentence whose words' evidence adds up to `sum`, or undecided; *per_mille gets the
 * probability of the likeliest in either case. The same on every machine: whole numbers only. */
osk_variety osk__variety_label(const int32_t sum[OSK__VARIETIES], uint32_t *per_mille);

#endif
