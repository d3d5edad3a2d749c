/* A sentence on its way to contributions, and what ends a scope in it. */
#ifndef OSK_SCORE_CLAUSE_H
#define OSK_SCORE_CLAUSE_H

#include "score.h"

enum { OSK__ONE = 1000 };

typedef struct osk__clause {
    osk__scorer *scorer;
    const osk_chunk *chunk;
    size_t begin, end; /* tokens */
    size_t hit;        /* of the chunk's, that is not before the last match */
    size_t passed;     /* tokens before it are looked at for borders; of osk__mood_step */
    const osk__shifter *condition; /* that is open, or NULL */
    enum { OSK__NOT_ASKED, OSK__ASKS, OSK__TELLS } asks; /* does the sentence ask? Found when it matters */
} osk__clause;

/* The shifter that a match is, or NULL. */
static inline const osk__shifter *osk__shifter_of(const osk__scorer *scorer, const osk__match *match)
{
    return match->value >= OSK__SHIFTERS ? &scorer->dictionary->shifters[match->value - OSK__SHIFTERS] : NULL;
}

static inline bool osk__is_picture(const osk_token *token)
{
    return token->kind == OSK_EMOTICON || token->kind == OSK_EMOJI;
}

/* The text of a token. */
static inline osk_slice osk__token_text(const osk__clause *clause, const osk_token *token)
{
    return osk__slice(clause->chunk->comments[token->comment].text.data + token->start, token->length);
}

/* What a token is as a function word: osk__function bits, 0 for others. */
static inline uint16_t osk__function_of(const osk__clause *clause, const osk_token *token)
{
    const osk__dictionary *dictionary = clause->scorer->dictionary;
    return token->type < dictionary->form_count ? dictionary->functions[token->type] : 0; /* OSK_NONE is above all */
}

/* An entry that the rules touch. */
bool osk__is_entry(const osk__clause *clause, const osk__match *match);

/* Does this token end a clause? A comma of a list does not: "ikke snill, ærlig eller flink". */
bool osk__sign_is_border(const osk__clause *clause, size_t token);
static inline bool osk__is_border(const osk__clause *clause, size_t token)
{
    uint8_t kind = clause->chunk->tokens[token].kind;
    return kind != OSK_WORD && kind != OSK_NUMERAL && osk__sign_is_border(clause, token);
}

/* Does the token count as one of the words between? Marks do not, nor stop words where they are passed over. */
static inline bool osk__is_counted(const osk__clause *clause, size_t i)
{
    const osk_token *token = &clause->chunk->tokens[i];
    return token->kind != OSK_MARK &&
           !osk__is_passed(clause->scorer->dictionary, clause->scorer->vocabulary->records, token);
}

/* Words from behind match `from` to match `to`, or -1 where something between them ends the scope: a mark, a border, a
 * contrast, and on the way back a word that opens a clause. */
int osk__distance(const osk__clause *clause, size_t from, size_t to, bool back);

/* The negations that hold entry `i` in their scope, as matches: the one that counts first, then a second one ("ingen kan
 * si at dette ikke er bra"); SIZE_MAX for none. */
typedef struct osk__cues { size_t first, second; } osk__cues;
osk__cues osk__cues_of(osk__clause *clause, size_t i);

/* Which tokens of the sentence a negation holds, as far as it reaches in its clause: where it takes the word before it, that
 * one alone; held[i] is of token clause->begin + i. Matches must be those of the sentence. */
void osk__negation_hold(osk__clause *clause, bool *held);

/* Does the shifter end a scope, or one that reaches back? `shifter` may be NULL. */
bool osk__ends_scope(const osk__shifter *shifter, bool back);

/* Does the negation ask for assent and negate nothing? "Er ikke planen god?", "Hvorfor ikke være snill?" */
bool osk__is_rhetorical(osk__clause *clause, size_t cue);

/* To be called for every match in turn, before osk__mood_of: which condition is open there. */
void osk__mood_step(osk__clause *clause, size_t i);

/* Why entry `i` counts for less, and its factor in thousandths; `good`: it is positive, and no word negates it.
 * False where memory ran out. */
bool osk__mood_of(osk__clause *clause, size_t i, bool good, osk_mood *mood, int32_t *factor, osk_error *error);

/* Does the token stand in a quotation? Asked in the order of the text of a comment. False where memory ran out. */
bool osk__is_quoted(const osk__clause *clause, const osk_token *token, bool *quoted, osk_error *error);

/* The theme that claims a word of the match, or OSK_NONE; themes may leave their words to the score. Matches come in the
 * order of the text, and so do hits. */
uint32_t osk__claimed_by(osk__clause *clause, const osk__match *match);

/* A row of the trace for a match, its factors all one. */
bool osk__trace_add(const osk__clause *clause, const osk__match *match, osk_trace **row, osk_error *error);

/* ---- a model (learned.c) ---- */

/* Finds the features of the sentence's tokens: scorer->features. */
bool osk__features_find(osk__clause *clause, const osk__record *records, osk_error *error);
/* Adds what the model says of them to the trace. */
bool osk__learned_add(osk__clause *clause, osk_error *error);

/* Adds the negations of the sentence to the scorer, with their scopes. */
bool osk__scopes_add(const osk__clause *clause, const osk__record *records, osk_error *error);

#endif
