/* One debate counted in many ways: what hangs on choices that others would have made otherwise (Steegen, Tuerlinckx, Gelman
 * & Vanpaemel 2016, Perspectives on Psychological Science 11, 702-712).
 *
 *   universe          0       1       2      ...                       one a combination of levels
 *   choices      words   kept    kept    kept     stop words
 *                stems   on      on      on
 *                values  graded  graded  graded   the lexicon
 *                window  7       1       3        of a negation
 *   by comment        .2 -.1  .2  .1  .2 -.1      score; words
 *   by theme          46 19   46 19   46 19       sentences
 *
 * src/multiverse.c makes the universes, and knows nothing of figures; stat/multiverse.c makes figures and tables of them. */
#ifndef OSK_STAT_MULTIVERSE_H
#define OSK_STAT_MULTIVERSE_H

#include "stat.h"

enum osk__choice { OSK__CHOICE_STOPS, OSK__CHOICE_STEMS, OSK__CHOICE_VALUES, OSK__CHOICE_WINDOW, OSK__CHOICES };
enum { OSK__LEVELS = 5 }; /* of a choice at most */

typedef struct osk__universe {
    uint32_t level[OSK__CHOICES];
    double *values;      /* by row of the fold: the score; NAN for unscored comments and the opening post */
    uint64_t *words;     /* by row */
    uint64_t *themed;    /* by theme: sentences that hold it */
    uint64_t sentences;  /* of all comments */
} osk__universe;

typedef struct osk__multiverse {
    size_t rows, themes;
    size_t level_count[OSK__CHOICES];
    const char *levels[OSK__CHOICES][OSK__LEVELS]; /* their names: "kept", "dropped"; static, or own_window */
    char own_window[12];
    osk__universe *items;
    size_t count, base;  /* base: the one that the rest of the report is of */
} osk__multiverse;

/* "stopwords", "stems", "values", "window". Static. */
const char *osk__choice_name(size_t choice);

/* Room for all combinations of the levels, of which `base` has one of each choice. */
bool osk__multiverse_make(osk__multiverse *multiverse, const uint32_t base[OSK__CHOICES], osk_error *error);
void osk__multiverse_free(osk__multiverse *multiverse);

/* "multiverse": a row a headline figure: talk (share of the words of who says most), theme (share of sentences of the theme
 * in most), mood (mean score) and difference (epsilon squared of the scores by participant). Base, least and largest; in how
 * many universes what is said of it holds: the same participant first, the same theme first, the same sign, the same side of
 * what chance gives; of the mood also in how many an interval (Student's t) shows its sign; how far the ranks of
 * participants by words, of themes, of participants by mean agree (Kendall's W); which choice moves it most, measured by the
 * range of the means of its levels, and by how much. New. */
osk_table *osk__multiverse_table(const osk__multiverse *multiverse, const osk_fold *fold, const osk__people *people,
                                 osk_error *error);
/* "universes": a row a universe, with its choices and figures. New. */
osk_table *osk__universe_table(const osk__multiverse *multiverse, const osk_fold *fold, const osk__people *people,
                               osk_error *error);

/* ---- between the files ---- */

enum { OSK__HEAD_TALK, OSK__HEAD_THEME, OSK__HEAD_MOOD, OSK__HEAD_DIFFERENCE, OSK__HEADLINES };

/* The subjects are those of the base: who says most there, which theme is in most sentences there. */
typedef struct osk__headlines {
    double value[OSK__HEADLINES];   /* NAN: too little data */
    size_t first_person, first_theme; /* of this universe; OSK_NONE: none */
    double low, high; /* of the mood */
} osk__headlines;

typedef struct osk__looker {
    const osk__multiverse *multiverse;
    const osk_fold *fold;
    const osk__people *people;
    size_t talker, theme;     /* of the base */
    double *people_words, *people_means, *theme_shares; /* [universe][people or themes]; NAN where there is none */
    osk__headlines *items;           /* by universe */
    double *scratch, *ranks;  /* by row */
    uint32_t *groups;
    osk_error *error;
} osk__looker;

/* The figures of every universe; free it also where it fails. */
bool osk__looker_make(osk__looker *looker);
void osk__looker_free(osk__looker *looker);

#endif
