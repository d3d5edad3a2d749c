/* comments -> tokens. The road inside the stage:
 *
 *   text -> blocks of 64 bytes -> words and marks that stand alone ----------------> tokens -> sentences
 *           block.c               scan.c word.c   \                              /            sentence.c
 *                                                  -> segments -> units (what belongs together)
 *                                         stretch.c   plain.c, ICU   unit.c
 *
 * Segments are those of UAX #29, in parts where ICU joins white space to a word; every token is a union of whole ones. */
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
    /* Filters that spare most words and marks a closer look: the shapes of abbreviations, the first two bytes of
     * emoticons. */
    uint32_t abbreviation_shapes[16][32], abbreviation_insides[16][32];
    uint32_t emoticon_pairs[128][4];
    bool emoticon_letters[256]; /* letters that begin one with a small letter or a quiet mark behind them: xd, not XD or o.O */
    bool busy_marks;            /* one begins with a comma, a quotation mark or a bracket and goes on with a letter */
} osk__units;

/* Reads dict/abbreviations.tsv, dict/emoticons.tsv. `path` is for messages. */
bool osk__units_abbreviations(osk__units *units, const char *path, osk_slice text, osk_error *error);
bool osk__units_emoticons(osk__units *units, const char *path, osk_slice text, osk_error *error);
void osk__units_free(osk__units *units);

/* Could an emoticon begin with these two bytes? Those that are not ASCII share the last bit. */
static inline bool osk__units_emoticon(const osk__units *units, unsigned char first, unsigned char second)
{
    if (second >= 0x80)
        second = 0x7F;
    return first < 0x80 && units->emoticon_pairs[first][second >> 5] >> (second & 31) & 1;
}

/* Could the word before a point be an abbreviation's? By its length and the lower bits of its first two bytes and its last
 * one, which are the same in small and large letters. */
static inline bool osk__units_abbreviation(const osk__units *units, osk_slice word)
{
    return word.length < 16 &&
           (units->abbreviation_shapes[word.length][word.data[0] & 31] &
            units->abbreviation_insides[word.length][word.data[word.length > 1] & 31]) >>
                   (word.data[word.length - 1] & 31) & 1;
}

/* Where a sentence may end: behind a mark, a line, an emoticon. */
typedef struct osk__border {
    uint32_t at;    /* byte offset where the next sentence would begin */
    uint32_t token; /* number in the chunk of a token that is not behind it, near it */
    uint8_t kind;   /* osk__border_kind */
} osk__border;
typedef enum osk__border_kind {
    OSK__BORDER_ICU,     /* a border of UAX #29 */
    OSK__BORDER_DASH,    /* a mark of an end, and a dash behind it: "Nei. - Jo." */
    OSK__BORDER_DIGIT,   /* a point, and a number behind it: "Slutt. 20 timer senere ..." */
    OSK__BORDER_PICTURE  /* behind an emoticon or emoji */
} osk__border_kind;

/* ---- one thread's scratch ---- */
typedef struct osk__tokenizer {
    const osk__units *units;
    osk__breaker *breaker;
    osk__buffer folded;          /* a candidate for an abbreviation */
    osk_error failed;            /* what went wrong while looking for units; code OSK_OK if nothing did */
    osk__segments segments, sentence_ends; /* of a stretch of plain text, or of a line that is not plain */
    osk__border *borders;        /* of one comment */
    size_t border_count, border_capacity;
    bool no_plain, no_blocks;    /* for tests: all text through ICU; blocks read the portable way */
    osk_token *tokens;
    size_t token_count, token_capacity;
    osk_sentence *sentences;
    size_t sentence_count, sentence_capacity;
} osk__tokenizer;

bool osk__tokenizer_make(osk__tokenizer *tokenizer, const osk__units *units, osk_error *error);
void osk__tokenizer_free(osk__tokenizer *tokenizer);

/* Tokens and sentences of whole comments, in place of those of the chunk before. */
bool osk__token_run(osk__tokenizer *tokenizer, const osk_comment *comments, size_t count, osk_error *error);

/* The layer below: all word segments of a text, and the ends of its sentences by UAX #29, in place of what the two held. */
bool osk__token_segments(osk__tokenizer *tokenizer, osk_slice text, osk__segments *words, osk__segments *ends,
                         osk_error *error);

/* The unit over spaces that begins with token `i` of a sentence: how many tokens it takes (0: none) and its name:
 * "number", "percent", "time", "abbreviation". */
size_t osk__span_find(osk_slice text, const osk_token *tokens, size_t count, size_t i, const char **name);

/* Where a token ends, in bytes of the comment's text. */
static inline uint32_t osk__token_end(const osk_token *token)
{
    return token->start + token->length;
}

/* ---- between the files of the stage ---- */

/* Segments of a comment's text; `at` walks over them. */
typedef struct osk__walk {
    osk_slice text;
    const osk__segment *segments;
    size_t count;
    size_t at;     /* the segment that comes next */
    size_t start;  /* byte offset where it begins */
    bool has_at, has_point, has_colon; /* does an @, a point, a colon stand among the segments? Most rules need one */
} osk__walk;

/* The unit that begins at the walk's place: its end in bytes, always the end of a segment, and its kind;
 * 0 where none begins. */
size_t osk__unit_find(osk__tokenizer *tokenizer, const osk__walk *walk, osk_token_kind *kind);

/* Puts segments of text[from, ...) in parts where white space stands in them, with `room` for scratch. */
bool osk__segments_part(osk_slice text, size_t from, osk__segments *segments, osk__segments *room, osk_error *error);

/* May the abbreviation text[start, end) end a sentence, by itself or with what it is written apart from ("m. m.")? */
bool osk__unit_may_end(osk__tokenizer *tokenizer, osk_slice text, size_t start, size_t end);

/* Tokens and borders of one comment. */
bool osk__scan_comment(osk__tokenizer *tokenizer, uint32_t comment, osk_slice text, osk_error *error);
/* Its sentences, from the tokens and the borders. */
bool osk__sentence_comment(osk__tokenizer *tokenizer, uint32_t comment, osk_slice text, size_t first_token,
                           osk_error *error);

#endif
