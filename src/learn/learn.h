/* labelled comments -> a model. The road inside the stage:
 *
 *   chunks -> examples (features of each comment) -> weights (liblinear) -> the largest ones -> fitted again -> model
 *             example.c                              solve.c                fit.c
 *   scores by the model, people's labels -> thresholds -> figures for its card
 *                                           judge.c */
#ifndef OSK_LEARN_LEARN_H
#define OSK_LEARN_LEARN_H

#include "../score/score.h"
#include "../stat/evaluate.h"

/* ---- solve: the door to liblinear ---- */

/* Rows of features; a feature stands once in a row. The columns behind `columns` are `extra` dense ones. */
typedef struct osk__matrix {
    size_t rows, columns, extra;
    const size_t *starts;     /* row r: numbers[starts[r]] to numbers[starts[r + 1] - 1] */
    const uint32_t *numbers;  /* of features, each of value 1 */
    const double *dense;      /* [rows * extra] */
    bool constant;            /* one more weight, the same for every row, which is not given back */
} osk__matrix;

/* Fits weights for every column, the squared ones held down by 1 / cost. `classes`: logistic regression of the sign of
 * `targets`, in which both signs stand; else the squares of what is missed. liblinear cannot tell that memory ran out. */
bool osk__solve(const osk__matrix *matrix, const double *targets, bool classes, double cost, double *weights,
                osk_error *error);

/* ---- examples ---- */

typedef struct osk__example {
    size_t first, count;      /* in features */
    double polarity, subjectivity; /* targets; NAN for none */
    double lexicon, weight;   /* what the lexicon says, in valences: its sum, and the sum of its sizes */
    osk__class human;         /* NONE where the label is a number */
    uint32_t part;            /* of a cross-validation */
} osk__example;

typedef struct osk__examples {
    osk__strings names;       /* of features: "!~god", "~svært ~god" */
    uint32_t *comments;       size_t comment_capacity; /* by feature: comments that hold it */
    uint32_t *last;           size_t last_capacity;    /* by feature: 1 + the example that counted it last */
    uint32_t *features;       size_t feature_count, feature_capacity;
    osk__example *items;      size_t count, capacity;
    size_t graded, skipped;   /* with a number for a label; without any label */
    osk__buffer name;
} osk__examples;

/* Adds the comments of a chunk that was scored by a worker that learns. */
bool osk__examples_add(osk__examples *examples, const osk__scorer *scorer, const osk_chunk *chunk, osk_error *error);
void osk__examples_free(osk__examples *examples);

/* ---- fit ---- */

typedef struct osk__fit {
    size_t entries;  /* at most */
    size_t fewest;   /* comments that hold an entry, at least */
    double cost;
    uint32_t without; /* the part that is left out; OSK_NONE: none */
} osk__fit;

/* Fills the entries of a model and the factors of its lexicon; the rest of it is zeros. OSK_INPUT where there is too little
 * to learn from. */
bool osk__fit_model(const osk__examples *examples, const osk__fit *fit, osk__model *model, osk_error *error);

/* ---- judge ---- */

/* A comment as the model scores it, and as a human labels it. */
typedef struct osk__judgement {
    osk__class human;
    osk_label label;
    int64_t value, subjectivity;
    uint32_t words, known;
} osk__judgement;
typedef struct osk__judgements { osk__judgement *items; size_t count, capacity; } osk__judgements;

/* Adds the labelled comments of a fold; of those of part `part` where `parts` is given, a part a comment in order. */
bool osk__judgements_add(osk__judgements *verdicts, const osk_fold *fold, const osk__examples *parts, uint32_t part,
                       osk_error *error);
/* Sets the model's thresholds where macro-F1 is highest, and its share of known words. */
bool osk__judge(osk__model *model, const osk__judgements *verdicts, osk_error *error);
/* "macro-F1 of two classes 0.770 (0.731 to 0.806), n = 701; of three ..." by these thresholds. */
bool osk__judge_say(const osk__model *model, const osk__judgements *verdicts, uint64_t seed, osk__buffer *out,
                    osk_error *error);

#endif
