/* Codes for people: what the files of the road share that put them there.
 *
 *   key -> names, and who is called so   (pseudonym.c, score/names.c)
 *   a text -> tokens -> names and whose  (pseudonym_find.c, pseudonym_link.c; how words look: pseudonym_word.c)
 *   names -> cuts, or questions          (pseudonym_cut.c, pseudonym_ask.c)
 *   cuts -> a corpus without names       (pseudonym_corpus.c, pseudonym_stream.c) */
#ifndef OSK_PSEUDONYM_H
#define OSK_PSEUDONYM_H

#include "language.h"

#include "comment/corpus.h"
#include "comment/pseudonyms.h"
#include "score/names.h"

/* Bytes of a text that become others; `put` is where in the mask's buffer those begin. */
typedef struct osk__cut { uint32_t start, end; size_t put, length; } osk__cut;

/* What is asked about at last. */
typedef enum osk__question {
    OSK__ASK_WORD,     /* may this word be a name? */
    OSK__ASK_STRANGER, /* somebody is named who has no code */
    OSK__ASK_JOINED,   /* a word with a name in it: "Hansenforslaget", "Mettemor" */
    OSK__ASK_INITIALS  /* "MH", "M.H." */
} osk__question;
typedef struct osk__asked { osk_slice name, context; size_t offset, count; osk__question question; uint32_t code; } osk__asked;

typedef struct osk__mask {
    osk_corpus *corpus;
    osk_worker *worker;      /* of its own: its vocabulary has seen the names */
    const osk__dictionary *dictionary;
    const osk__reference *reference; /* empty where it is not open */
    osk__pseudonyms *key;
    osk__names names;
    uint32_t *codes; size_t code_capacity;   /* by person of `names` */
    uint32_t *people; size_t people_capacity; /* by code: a person, or OSK_NONE */
    osk__strings initials;                   /* folded: "mh", "oab" */
    uint32_t *initial_codes; size_t initial_capacity;
    osk__strings lower, upper;               /* words by how they are written inside sentences, and how often */
    size_t *lower_count, *upper_count; size_t lower_capacity, upper_capacity;
    osk__strings asked_keys;
    osk__asked *asked; size_t asked_count, asked_capacity;
    size_t *asked_at; size_t asked_at_capacity; /* by number of the key */
    size_t codes_there;      /* words of the texts that are codes already */
    size_t replaced, shared, changed;        /* words; of them, where several are called so; comments with another number of words */
    /* ---- the text at hand ---- */
    const osk_chunk *chunk;
    size_t begin, end;       /* tokens of the sentence */
    uint32_t self;           /* person who wrote it, or OSK_NONE */
    bool prose;              /* sentences of people, not parts of a page */
    size_t comment;          /* index in the corpus, or SIZE_MAX */
    size_t offset;           /* of the text in the stream, where it is of no comment */
    osk__cut *cuts; size_t cut_count, cut_capacity;
    osk__buffer put, word;
    bool failed;             /* memory ran out where a question was asked */
} osk__mask;

/* ---- pseudonym_find.c ---- */
/* The cuts of a text, in order, in place of those of the text before. */
bool osk__mask_find(osk__mask *mask, osk_slice text, osk_error *error);

/* ---- pseudonym_word.c: tokens of the text at hand; those that may be outside the sentence say no ---- */
osk_slice osk__mask_folded(const osk__mask *mask, size_t token);
osk_slice osk__mask_written(const osk__mask *mask, size_t token);
/* Is the folded word an ordinary one by the lists? Here or anywhere, too? */
bool osk__mask_listed(const osk__mask *mask, osk_slice word);
bool osk__mask_ordinary(const osk__mask *mask, osk_slice word);
/* Does the key say that the folded word is a name wherever it has a capital? */
bool osk__mask_surely(const osk__mask *mask, osk_slice word);
/* Is the folded word one of Norwegian texts, as far as the lists know that are open? */
bool osk__mask_known(const osk__mask *mask, osk_slice word);
/* Bits of dict/network/. */
uint32_t osk__mask_class(const osk__mask *mask, size_t token);
bool osk__mask_capital(const osk__mask *mask, size_t token);
bool osk__mask_mark(const osk__mask *mask, size_t token);
/* Does the sentence give the word its capital? */
bool osk__mask_heads(const osk__mask *mask, size_t token);
/* A mark behind one who is spoken to, or the end. */
bool osk__mask_closes(const osk__mask *mask, size_t token);
/* A word that nobody is called: it has its capital from the sentence, or is one anywhere. */
bool osk__mask_plain(const osk__mask *mask, size_t token);
/* The "K" of "K. Nordmann" before a token, also where the point ended the sentence; OSK_NONE: there is none. */
uint32_t osk__mask_initial(const osk__mask *mask, size_t token);

/* ---- pseudonym_cut.c ---- */
/* Bytes [start, end) of the text become `before`, the code and `after`. */
bool osk__mask_cut(osk__mask *mask, size_t start, size_t end, const char *before, uint32_t code, const char *after,
                   osk_error *error);
/* An initial becomes the code's letter. */
bool osk__mask_cut_initial(osk__mask *mask, const osk_token *token, uint32_t code, osk_error *error);
bool osk__mask_cut_hit(osk__mask *mask, const osk__name_hit *hit, osk_error *error);
/* Names among the parts of a compound with hyphens or other marks in it. */
bool osk__mask_cut_compound(osk__mask *mask, size_t token, osk_error *error);
/* One who is called so, of several the likeliest, and the code. */
uint32_t osk__mask_code(osk__mask *mask, uint32_t alias);
/* "Nordmann" of "Nordmann-saken": the longest name of the parts from `from` on; *length 0: none. */
bool osk__mask_part(osk__mask *mask, osk_slice word, size_t from, size_t *length, uint32_t *alias, osk_error *error);
/* The text with its cuts applied, in `out`, which is emptied. */
bool osk__mask_text(osk__mask *mask, osk_slice text, osk__buffer *out, osk_error *error);

/* ---- pseudonym_ask.c ---- */
/* Tokens [token, token + count) are asked about; but for words that may be names, once, and counted. */
bool osk__mask_ask(osk__mask *mask, size_t token, size_t count, osk__question question, uint32_t code, osk_error *error);
/* Capitals in a row that no sentence gave, or a title and a capital: how many tokens, 0 for none. */
size_t osk__mask_third(const osk__mask *mask, size_t token);
/* All of a stranger's name, of which a part is somebody's here; the hit becomes that long. */
bool osk__mask_ask_stranger(osk__mask *mask, osk__name_hit *hit, osk_error *error);
/* A word that begins with a name, or initials alone, where the token is one. */
bool osk__mask_ask_hidden(osk__mask *mask, size_t token, osk_error *error);
bool osk__mask_add_initials(osk__mask *mask, osk_slice name, uint32_t code, osk_error *error);

/* ---- pseudonym_link.c ---- */
/* Addresses, handles and links at a token; *done: it was one of these. */
bool osk__mask_link(osk__mask *mask, const osk_token *token, bool *done, osk_error *error);
/* Outputs are searched for an address, handle or link; `folded` is the same. */
bool osk__mask_guard(osk__mask *mask, osk_slice text, osk_slice folded, osk_error *error);
/* Names in what is no text, file names: the words of a name may have any mark between. `out` is emptied. */
bool osk__mask_loose(osk__mask *mask, osk_slice text, osk__buffer *out, osk_error *error);

/* ---- pseudonym_corpus.c ---- */
bool osk__mask_corpus(osk__mask *mask, osk_error *error);

#endif
