/* comments -> tokens. The road inside the stage:
 *
 *   text -> segments (ICU, UAX #29) -> units (what belongs together) -> tokens -> sentences
 *            token.c                     unit.c                          scan.c    sentence.c */
#ifndef OSK_TOKEN_TOKEN_H
#define OSK_TOKEN_TOKEN_H

#include "../base/strings.h"
#include "../base/unicode.h"

/* ---- what the dictionaries say of units; immutable once loaded ---- */
typedef struct osk__units {
    osk__strings abbreviations;  /* folded, with their points */
    bool *ends;                  /* by number: may end a sentence before a capital */
    size_t ends_capacity;
    size_t longest_abbreviation; /* bytes */
    osk__strings emoticons;      /* as written */
    size_t longest_emoticon;
    bool emoticon_starts[256];   /* first bytes */
} osk__units;

/* Reads dict/abbreviations.tsv, dict/emoticons.tsv. `path` is for messages. */
bool osk__units_abbreviations(osk__units *units, const char *path, osk_slice text, osk_error *error);
bool osk__units_emoticons(osk__units *units, const char *path, osk_slice text, osk_error *error);
void osk__units_free(osk__units *units);

/* ---- one thread's scratch ---- */
typedef struct osk__tokenizer {
    const osk__units *units;
    osk__breaker *breaker;
    osk__buffer folded;          /* a candidate for an abbreviation */
    osk_error failed;            /* what went wrong while looking for units; code OSK_OK if nothing did */
    osk_token *tokens;
    size_t token_count, token_capacity;
    osk_sentence *sentences;
    size_t sentence_count, sentence_capacity;
} osk__tokenizer;

bool osk__tokenizer_make(osk__tokenizer *tokenizer, const osk__units *units, osk_error *error);
void osk__tokenizer_free(osk__tokenizer *tokenizer);

/* Tokens and sentences of whole comments, in place of those of the chunk before. */
bool osk__token_run(osk__tokenizer *tokenizer, const osk_comment *comments, size_t count, osk_error *error);

/* Where a token ends, in bytes of the comment's text. */
static inline uint32_t osk__token_end(const osk_token *token)
{
    return token->start + token->length;
}

/* ---- between the files of the stage ---- */

/* A comment's text with its segments; `at` walks over them. */
typedef struct osk__walk {
    osk_slice text;
    const osk__segment *segments;
    size_t count;
    size_t at;     /* the segment that comes next */
    size_t start;  /* byte offset where it begins */
} osk__walk;

/* The unit that begins at the walk's place: its end in bytes, always the end of a segment, and its kind;
 * 0 where none begins. */
size_t osk__unit_find(osk__tokenizer *tokenizer, const osk__walk *walk, osk_token_kind *kind);

/* Is the token that an abbreviation one that may end a sentence? */
bool osk__unit_may_end(osk__tokenizer *tokenizer, osk_slice form);

bool osk__scan_comment(osk__tokenizer *tokenizer, uint32_t comment, osk_slice text, osk_error *error);
bool osk__sentence_comment(osk__tokenizer *tokenizer, uint32_t comment, osk_slice text, size_t first_token,
                           osk_error *error);

#endif
