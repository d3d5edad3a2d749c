/* The program's labels against those of humans, as cells.
 *
 *   human \ program   positive  negative  neutral        one such table a stratum; all comments of a file are one
 *   positive              41         3        9          recall of positive: 41 / 53
 *   ...                precision: down the column        a stratum's cells count `weight` times */
#ifndef OSK_STAT_EVALUATE_H
#define OSK_STAT_EVALUATE_H

#include "sheet.h"
#include "stat.h"

typedef enum osk__class { OSK__CLASS_POSITIVE, OSK__CLASS_NEGATIVE, OSK__CLASS_NEUTRAL, OSK__CLASS_NONE } osk__class;
enum { OSK__CLASSES = 3 };

typedef struct osk__stratum {
    unsigned cells[OSK__CLASSES * OSK__CLASSES]; /* human by program */
    unsigned count;     /* their sum */
    double weight;      /* units in the corpus that one of them stands for */
} osk__stratum;

typedef struct osk__evaluation {
    osk__stratum *strata;
    size_t stratum_count;
    size_t classes, count; /* classes there are; units with a label */
    int64_t cut;           /* a score under this is negative where there are two classes; millionths */
    bool weighted;         /* the confusion is in units of the corpus, not counts */
} osk__evaluation;

/* What a measure is: accuracy, macro-F1, alpha, then precision, recall, F1 of each class. */
enum { OSK__ACCURACY, OSK__MACRO_F1, OSK__ALPHA, OSK__OF_CLASS, OSK__MEASURES = OSK__OF_CLASS + 3 * OSK__CLASSES };

/* A human's label as a class (mixed: neutral), and the program's; where there are two classes, no score is positive. */
osk__class osk__class_of(osk_slice label);
osk__class osk__class_by(const osk__evaluation *evaluation, osk_label label, int64_t value);
void osk__evaluation_add(osk__evaluation *evaluation, size_t stratum, osk__class human, osk__class program);

/* values: NaN where a measure has no meaning; macro-F1 is of the classes that people or program gave. limits: 95 % percentile
 * intervals of a bootstrap over units within strata; of shares of 1 or 0 by Clopper & Pearson (1934), of as many units as the
 * weights leave (Kish 1965, Survey Sampling). */
bool osk__evaluation_measure(const osk__evaluation *evaluation, uint64_t seed, double values[OSK__MEASURES],
                             osk__limits limits[OSK__MEASURES], osk_error *error);

osk_table *osk__figure_table(osk_error *error);
void osk__put_figure(osk_table *table, const char *name, const char *label, double value, osk__limits limits, size_t count);
bool osk__put_figures(osk_table *table, const osk__evaluation *evaluation, uint64_t seed, osk_error *error);
osk_table *osk__confusion_table(const osk__evaluation *evaluation, osk_error *error);
/* The cells human, label, score, text of a unit. */
void osk__put_judged(osk_table *table, osk__class human, osk_label label, int64_t value, osk_slice text);

#endif
