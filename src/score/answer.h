/* Which sentences answer a question. The question is taken apart into concepts; a sentence that holds many and rare ones,
 * or stands among such, and makes a claim, comes first. Whole numbers only. */
#ifndef OSK_SCORE_ANSWER_H
#define OSK_SCORE_ANSWER_H

#include "stance.h"

#include "../type/bridge.h"
#include "../type/compound.h"

enum {
    OSK__CONCEPTS = 24,      /* of a question, at most: further words are passed over */
    /* How well a sentence holds one: the word, a word made of it, its theme, its class of stance. */
    OSK__BY_WORD = 1000, OSK__BY_PART = 900, OSK__BY_THEME = 800, OSK__BY_CLASS = 600
};

/* A content word of the question, or the words of a theme's entry. */
typedef struct osk__concept {
    char *name;
    uint32_t theme;          /* OSK_NONE: none; "leder" is also met by "sjefen" */
    uint32_t classes;        /* of stance: "forandrer" is also met by "endrer" and by "er den samme" */
} osk__concept;

typedef struct osk__question {
    const osk__vocabulary *vocabulary;
    const osk__bridge *bridge;
    const osk__compounds *compounds;
    osk__arena arena;
    osk__concept concepts[OSK__CONCEPTS];
    size_t concept_count;
    osk__strings keys;       /* forms, keys of both norms and stems; */
    uint8_t *concept_of;     size_t key_capacity; /* by number of the key */
    struct osk__known { uint32_t direct, parts; bool made, named; } *known; /* by type: bits of the concepts that it is a
                                form of, or that its parts are forms of */
    size_t known_count, known_capacity;
    osk__strings names;      /* words of participants' names, folded: who is spoken to, or of */
    osk__buffer folded;
    osk__stemmer *stemmer;   /* of its own: keys are stemmed while the worker's stands still */
} osk__question;

/* What a sentence has of the question, and how it speaks. */
typedef struct osk__cue {
    uint16_t strength[OSK__CONCEPTS];
    uint16_t words;
    uint16_t flags;          /* osk__cue_flag */
} osk__cue;
typedef enum osk__cue_flag {
    OSK__CUE_BACK = 1,       /* it begins with what points back: "Den", "Det", "Slikt", "Derfor" */
    OSK__CUE_REFERS = 2,     /* to a noun: "Den", "De", "Han"; where it opens a comment, to the question's */
    OSK__CUE_ADDRESS = 4,    /* speaks to or of a participant: du, dere; thanks; a name */
    OSK__CUE_PLACE = 8,      /* holds an address of the net */
    OSK__CUE_VERB = 16,      /* a finite verb */
    OSK__CUE_LIST = 32       /* an item of a list, or what announces one: "- Kaffe", "Vi skal snakke om:" */
} osk__cue_flag;

/* Takes the question apart; `chunk` is the question run through the worker. False for memory, and with OSK_USAGE where it
 * holds no content word. */
bool osk__question_make(osk__question *question, osk__stancer *stancer, const osk_chunk *chunk, osk_error *error);
/* Makes the words of a participant's name known. */
bool osk__question_name(osk__question *question, osk_slice name, osk_error *error);
void osk__question_free(osk__question *question);

/* The cue of the sentence at hand. */
bool osk__answer_cue(osk__question *question, const osk__stancer *stancer, const uint32_t *themes, size_t theme_count,
                     uint32_t classes, osk__cue *cue, osk_error *error);

/* ---- ranking (answer_rank.c) ---- */

enum { OSK__ANSWER_REASONS = 6 };
typedef struct osk__answer {
    size_t row;
    int64_t weight;
    bool near;               /* neighbours lend it weight */
    uint32_t reasons;        /* bits, named by osk__answer_reason */
} osk__answer;
const char *osk__answer_reason(uint32_t reason);
/* A row each, best first. New: free(). */
osk__answer *osk__answers_rank(const osk_stances *stances, osk_error *error);

/* Names of classes with commas, data NULL for none; borrows `room` (stance_tables.c). */
osk_slice osk__stance_names(osk__buffer *room, uint32_t classes);

#endif
