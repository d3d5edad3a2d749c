/* types -> scores. The road inside the stage:
 *
 *   tokens -> what may begin -> matches (longest entry or shifter) -> contributions -----------------> P, N, label
 *             begin.c           match.c                               clause.c gap.c negation.c mood.c   score.c
 *          -> features (stems, negated or not) -> contributions of a model
 *             learned.c
 *          -> theme hits                         -> negations with their scopes, where they are asked for
 *                                                   scope.c
 *          -> folds -> tables
 *             fold.c   tables.c */
#ifndef OSK_SCORE_SCORE_H
#define OSK_SCORE_SCORE_H

#include "../token/token.h"
#include "../type/type.h"

/* ---- match ---- */
typedef struct osk__match {
    uint32_t first, count; /* tokens of the chunk */
    uint32_t value;        /* of the pattern */
    bool affixal;          /* the entry is the base's: "urettferdig" by "rettferdig" */
} osk__match;

/* Do entries by stem, ~skuffe, hold the form of the record? Where stems are off only the forms written there. */
static inline bool osk__by_stem(const osk__dictionary *dictionary, const osk__record *record)
{
    return !(dictionary->off & OSK__STEMS) || (record->flags & OSK__CITED);
}

/* The longest sequence of `pattern` that begins at token `at` and ends before token `end`; of equally long ones the one by
 * forms. False if there is none. */
bool osk__match_pattern(const osk__dictionary *dictionary, const osk__pattern *pattern, const osk__record *records,
                        const osk_token *tokens, size_t at, size_t end, osk__match *match);
/* The same of lexicon and shifters, where the token's form begins any: by what `opening` says of it first; and of a word
 * that is none of them the entry of its base. `next`: the bits of the token behind, 0 where none stands there. */
bool osk__match_longest(const osk__dictionary *dictionary, const osk__record *records, const osk__opening *opening,
                        uint64_t next, const osk_token *tokens, size_t at, size_t end, osk__match *match);

/* A token whose form begins something. */
typedef struct osk__begin {
    uint32_t token;
    uint32_t opening : 30; /* of the vocabulary */
    uint32_t words : 1, themes : 1; /* once osk__begins_sift looked at the token behind: may a match, a theme, begin here? */
} osk__begin;
enum { OSK__OPENING_MOST = (1 << 30) - 1 };

/* How many words stand in the chunk before a token, and how many tokens that count as words between matches. */
typedef struct osk__before { uint32_t words, counted; } osk__before;

/* How many words that count, signs that end a scope, and matches that do stand in the sentence before a match. */
typedef struct osk__gap {
    uint32_t words, words_behind; /* before it; before what follows it */
    uint32_t signs, signs_behind;
    uint32_t ends, ends_back;     /* matches that end a scope ahead, or one that reaches back */
} osk__gap;

/* Something that a theme's patterns match: an entry, an exclusion, words of a condition. */
typedef struct osk__candidate {
    uint32_t first; /* token of the chunk */
    uint16_t count;
    bool loose;     /* by stem, part or glob */
    uint32_t what;  /* as osk__theme_use */
} osk__candidate;

/* Where in a sentence the words of a condition stand: the first of their ends, and the last of their beginnings. */
typedef struct osk__stand { uint64_t sentence; uint32_t end, begin; } osk__stand;

/* ---- score ---- */
typedef struct osk__scorer {
    const osk__dictionary *dictionary;
    const osk__vocabulary *vocabulary; /* of the worker */
    bool scopes;              /* list the negations too */
    osk__begin *begins;       size_t begin_count, begin_capacity, begin_at; /* of the chunk; the first not yet looked at */
    osk__match *matches;      /* of one sentence */
    size_t match_count, match_capacity, entry_count;
    bool contrasts, weighs;   /* does a contrast, or a shifter that says something of itself, stand among them? */
    osk__before *before;      size_t before_capacity; /* by token of the chunk, and one behind */
    uint32_t *signs;          size_t sign_capacity, sign_at; /* tokens of the chunk that may end a scope; the first not yet passed */
    osk__gap *gaps;           size_t gap_capacity; /* by match of the sentence, once a distance was asked for */
    bool gaps_known;
    osk_range *quotes;        size_t quote_count, quote_capacity, quote_at; /* of one comment: bytes of its text */
    size_t quote_comment;     /* 1 + the comment they are of */
    osk_score *scores;        size_t score_capacity;
    osk_trace *trace;         size_t trace_count, trace_capacity;
    bool learns;              /* list the features of the chunk's tokens also where no model is in use */
    uint32_t *features;       size_t feature_capacity; /* by token of the chunk; see learned.c */
    bool *negated;            size_t negated_capacity; /* tokens of one sentence */
    osk_hit *hits;            size_t hit_count, hit_capacity;
    uint32_t *starts;         size_t start_count, start_capacity; /* tokens of one sentence where a theme may begin */
    osk__candidate *candidates; size_t candidate_count, candidate_capacity; /* of that sentence */
    uint32_t *places;         size_t place_capacity;
    osk__stand *extents;     size_t extent_capacity; /* by number of a condition's words; of sentence `sentence` if it says so */
    uint64_t sentence;        /* number of the one at hand */
    osk_negation *negations;  size_t negation_count, negation_capacity;
    osk_range *ranges;        size_t range_count, range_capacity;
    uint16_t *classes;        size_t class_capacity; /* of one sentence's tokens, for scopes */
    bool *held;               size_t held_capacity;  /* which of them the scope at hand holds */
} osk__scorer;

/* begin.c: finds scorer->begins, in the order of the text; and from begin_at on those of tokens before `end`, a sentence's
 * end, at which something may begin indeed: they are put in front, and begin_at behind all that were looked at. */
bool osk__begins_find(osk__scorer *scorer, const osk__record *records, const osk_chunk *chunk, osk_error *error);
size_t osk__begins_sift(osk__scorer *scorer, const osk__record *records, const osk_token *tokens, size_t end);

/* gap.c: finds what stands before the tokens, and the signs, of the chunk. */
bool osk__before_find(osk__scorer *scorer, const osk__record *records, const osk_chunk *chunk, osk_error *error);

/* Scores, trace and hits of the chunk, in place of those of the chunk before. */
bool osk__score_run(osk__scorer *scorer, const osk__record *records, osk_chunk *chunk, osk_error *error);
void osk__scorer_free(osk__scorer *scorer);

/* A score from rows of the trace: each added, then closed with its label. Words and subjectivity are the caller's. */
void osk__score_add(osk_score *score, const osk_trace *row);
void osk__score_close(osk_score *score, const osk__dictionary *dictionary);
/* A sentence for itself. *row is the first row of the chunk's trace that is not before it, and then the first behind. */
osk_score osk__score_sentence(const osk__dictionary *dictionary, const osk__record *records, const osk_chunk *chunk,
                              const osk_sentence *sentence, size_t *row);

/* ---- features: what a model knows of a token (learned.c) ---- */
#define OSK__FEATURE_FUNCTION 1u /* a function word: it counts beside another word only */
#define OSK__FEATURE_SYMBOL(feature) ((feature) >> 1) /* OSK__MODEL_SYMBOL */

/* The entry, or the shifter, that a row of the trace is of. */
static inline osk_slice osk__trace_name(const osk__dictionary *dictionary, const osk_trace *row)
{
    return row->learned   ? dictionary->model->entries[row->entry].name
           : row->shifter ? dictionary->shifters[row->entry].name
                          : dictionary->entries[row->entry].name;
}

/* Which of a chunk's tokens stand in quotations: others' words. Asked in the order of the text; begins zeroed. */
typedef struct osk__voice { uint32_t comment; size_t quote; } osk__voice;
static inline bool osk__voice_quoted(osk__voice *voice, const osk_chunk *chunk, const osk_token *token)
{
    const osk_comment *comment = &chunk->comments[token->comment];
    if (voice->comment != token->comment)
        *voice = (osk__voice){token->comment, 0};
    while (voice->quote < comment->quote_count && comment->quotes[voice->quote].end <= token->start)
        voice->quote++;
    return voice->quote < comment->quote_count && comment->quotes[voice->quote].start <= token->start;
}

static inline bool osk__is_word(const osk_token *token)
{
    return token->kind == OSK_WORD || token->kind == OSK_ABBREVIATION;
}

/* Is the token a stop word that is passed over, as if it had been taken out? */
static inline bool osk__is_passed(const osk__dictionary *dictionary, const osk__record *records, const osk_token *token)
{
    return (dictionary->off & OSK__STOPS) && token->type != OSK_NONE && (records[token->type].flags & OSK__STOP);
}

#endif
