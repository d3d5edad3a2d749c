/* Between the files of `compare`: observations, the lines of its table, families. */
#ifndef OSK_STAT_COMPARE_H
#define OSK_STAT_COMPARE_H

#include "codes.h"
#include "stat.h"

#include "../base/strings.h"
#include "../base/table.h"

/* Most participants that are compared each for itself, those with most comments, and most groups, those with most participants:
 * a choice made before any value is seen, and told. */
enum { OSK__COMPARED = 40 };

/* ---- observations (observe.c): one value a comment, with its participant ---- */

typedef struct osk__observed {
    double *values, *weights;  /* weights: sentences, where the measure is a share of them; else NULL */
    uint32_t *people;          /* 0 to person_count - 1, those with most comments first */
    uint32_t *places;          /* rows of the fold, ascending */
    size_t count, person_count, missing; /* missing: comments of named people without a value */
    uint32_t *who;             /* number among osk__people of each of these */
} osk__observed;

/* A measure by name; see osk_stat_options. `presence`: of a theme, 1 or 0 for each comment. OSK_USAGE where there is
 * none. */
typedef struct osk__measure { enum osk__what { OSK__OF_SENTIMENT, OSK__OF_AS_ZERO, OSK__OF_WORDS, OSK__OF_SENTENCES, OSK__OF_VALUE, OSK__OF_LIX, OSK__OF_RIX,
                                                 OSK__OF_THEME, OSK__OF_CODE, OSK__OF_COMMENTS, OSK__OF_LABEL } what; /* the last two are of tables only */
                              size_t theme;            /* or the code; of a label 1 + its number, or 0 */
                              bool presence;
                              const osk_codes *codes;  /* of OSK__OF_CODE */
                              const osk_reading *reading; } osk__measure; /* of OSK__OF_LIX and _RIX */
bool osk__measure_find(const osk_fold *fold, const osk_stat_options *options, const char *name, osk__measure *measure,
                       osk_error *error);
/* Is a comment one thing or the other here: does it hold a theme, or a code? Then it is tested within strata of length. */
bool osk__measure_whole(const osk__measure *measure);
/* What comments are told apart by: a theme's key, or code:KEY. */
typedef struct osk__split { size_t number; const osk_codes *codes; osk_slice name; } osk__split; /* codes NULL: a theme */
bool osk__split_find(const osk_fold *fold, const osk_stat_options *options, uint32_t language, osk__split *split, osk_error *error);
/* 1: the comment holds it; 0: it does not; -1: nobody coded it. */
int osk__split_side(const osk_fold *fold, const osk__row *row, const osk__split *split);
bool osk__observe(const osk_fold *fold, const osk__people *people, osk__measure measure, osk__observed *observed,
                  osk_error *error);
void osk__observed_free(osk__observed *observed);

/* ---- groups of participants (groups.c) ---- */

typedef struct osk__groups {
    osk__strings names;    /* by arrival in the file */
    uint32_t *of_person;   /* by number among osk__people; OSK_NONE: in no group */
} osk__groups;
/* From the file, else from the comments of the corpus; OSK_USAGE where both are NULL or say nothing. */
bool osk__groups_read(const char *path, const osk_corpus *corpus, const osk__people *people, osk__groups *groups,
                      osk_error *error);
void osk__groups_free(osk__groups *groups);

/* The comments of the groups, each group's person by person: rows[first[g]] to rows[first[g + 1] - 1], of whom `persons` says
 * which of the group's people (0 to people[g] - 1) each is by. */
typedef struct osk__members { size_t *rows, *first, *people; uint32_t *persons; } osk__members;
bool osk__members_make(osk__members *members, const osk__groups *groups, const osk__people *people, osk_error *error);
void osk__members_free(osk__members *members);

/* ---- lines of the table (lines.c) ---- */

enum { OSK__NOTES = 12 };

typedef struct osk__line {
    osk__measure measure;
    osk_slice left, right;     /* who is compared: "Kari" with "Per"; with the rest; all (both NULL) */
    const char *whom;          /* key of the words that join them; NULL: `left` alone */
    size_t n, m, people, missing;
    bool has_m;
    double estimate, size, expected;
    osk__limits limits, size_limits;
    const char *effect, *method;
    osk__test test;
    bool tested, counted;      /* counted: extreme and arrangements are meant */
    double part[2], whole[2];  /* the counts behind shares: of one side, or of both; whole 0: there is none */
    const char *of;            /* key of what they count */
    bool relation;             /* with a place or another measure, no difference */
    size_t family;             /* 0: alone; else which family */
    double adjusted;
    size_t before, after;      /* sizes of the family */
    bool hopeless;
    const char *notes[OSK__NOTES];
} osk__line;

typedef struct osk__lines {
    const osk_fold *fold;
    const osk__people *people;
    const osk_stat_options *options;
    osk__chance chance;
    uint32_t language;
    osk__line *items;
    size_t count, capacity;
    osk__strings names;        /* that lines borrow, where nothing else holds them */
} osk__lines;

/* A new line with nothing in it; borrows until the next. NULL when out of memory. */
osk__line *osk__line_add(osk__lines *lines, osk__measure measure, osk_error *error);
void osk__line_note(osk__line *line, const char *key);
/* Says of an interval of these values that such did not hold; see osk__mostly_alike. */
bool osk__line_alike(osk__line *line, const double *values, size_t count, osk_error *error);
/* Says why a difference of means has no interval, where nothing else has said it. */
void osk__line_unlimited(osk__line *line, const double *a, size_t n, const double *b, size_t m);
/* Is to be said of a measure that intervals held too seldom since it is skewed? Scores end at -1 and 1, and five of them look skewed
 * by chance; what does not end may be skewed though a few of its values do not look so. */
bool osk__measure_skewed(osk__measure measure, bool skewed);
/* A share of variance that chance taken off made negative is 0, and a note says so. */
void osk__line_at_least_zero(osk__line *line);
/* The interval of an effect size, or why there is none (sizes.c): of epsilon squared (ranks) or omega squared of a tested line; and
 * of a correlation with people left out in turn, whose limits the line has. */
bool osk__line_between(osk__line *line, const osk__sample *sample, bool ranks, osk_error *error);
void osk__line_left_out(osk__line *line, size_t people, bool within);
/* Takes a verdict or a result into the line; `why`: keys, by verdict, of what is said where nothing could be tested. */
void osk__line_test_of(osk__line *line, const osk__test *test, const char *method, const char *const why[OSK__VERDICTS]);
/* Of participants. */
void osk__line_test(osk__line *line, const osk__test *test, const char *method);
/* Participants who are compared each with the rest: those with most comments. Of two the first alone, whose rest is the other: both
 * would be one comparison, counted twice in its family. */
size_t osk__compared(size_t people);
/* Says, in the last line, where that is not all. */
void osk__lines_compared(osk__lines *lines, size_t people);
/* Names who is compared: `left` with `right`, or with the rest where that is OSK_NONE; both of `people` whose numbers among
 * osk__people are in `who` (NULL: the same). */
void osk__line_against(osk__line *line, const osk__lines *lines, const uint32_t *who, size_t people, uint32_t left, uint32_t right);
/* Adjusts each family of the lines, and says of each line what it shows. */
bool osk__lines_correct(osk__lines *lines, osk_error *error);
osk_table *osk__lines_table(const osk__lines *lines, osk_error *error);

/* ---- what is compared ---- */

bool osk__compare_people(osk__lines *lines, osk__measure measure, size_t family, osk_error *error);  /* contrast.c */
bool osk__compare_all(osk__lines *lines, osk__measure measure, size_t family, osk_error *error);     /* overall.c */
bool osk__compare_observed(osk__lines *lines, osk__measure measure, const osk__observed *o, size_t family, osk_error *error);
bool osk__compare_repeated(osk__lines *lines, osk__measure measure, osk__observed *o, osk_error *error); /* o shrinks */
bool osk__compare_themes(osk__lines *lines, size_t family, osk_error *error);
bool osk__compare_pairs(osk__lines *lines, osk__measure measure, size_t family, osk_error *error);
bool osk__compare_detail(osk__lines *lines, osk__measure measure, osk_error *error);
/* Within strata of length: of measure.presence and of coded comments whether they hold it, else the share of sentences. */
bool osk__compare_strata(osk__lines *lines, osk__measure measure, size_t family, osk_error *error);   /* presence.c */
bool osk__compare_strata_all(osk__lines *lines, osk__measure measure, size_t family, osk_error *error);
bool osk__compare_groups(osk__lines *lines, osk__measure measure, const osk__groups *groups, osk_error *error); /* cluster.c */
bool osk__compare_trend(osk__lines *lines, osk__measure measure, osk_error *error);                  /* order.c */
bool osk__compare_correlation(osk__lines *lines, osk__measure x, osk__measure y, osk_error *error);
bool osk__compare_within(osk__lines *lines, osk__measure measure, const osk__split *split, osk_error *error); /* within.c */
bool osk__compare_periods(osk__lines *lines, osk__measure measure, osk_error *error);                /* phases.c */
bool osk__compare_talk(osk__lines *lines, osk_error *error);                                         /* whole.c */
bool osk__compare_counts(osk__lines *lines, osk_error *error);
bool osk__compare_model(osk__lines *lines, osk__measure measure, osk_error *error);

#endif
