/* Codes for people: what the files of the road share that put them there.
 *
 *   key -> names, and who is called so   (pseudonym.c, score/names.c)
 *   a text -> tokens -> cuts             (pseudonym_find.c, pseudonym_link.c)
 *   cuts -> a corpus without names       (pseudonym_corpus.c) */
#ifndef OSK_PSEUDONYM_H
#define OSK_PSEUDONYM_H

#include "language.h"

#include "comment/corpus.h"
#include "comment/pseudonyms.h"
#include "score/names.h"

/* Bytes of a text that become others; `put` is where in the mask's buffer those begin. */
typedef struct osk__cut { uint32_t start, end; size_t put, length; } osk__cut;

/* Somebody who is named and did not write, or a word that may be a name: asked about at last. */
typedef struct osk__asked { osk_slice name, context; size_t offset, count; bool word; } osk__asked;

typedef struct osk__mask {
    osk_corpus *corpus;
    osk_worker *worker;      /* of its own: its vocabulary has seen the names */
    const osk__dictionary *dictionary;
    osk__pseudonyms *key;
    osk__names names;
    uint32_t *codes; size_t code_capacity;   /* by person of `names` */
    uint32_t *people; size_t people_capacity; /* by code: a person, or OSK_NONE */
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
/* The same text with its cuts applied, in `out`, which is emptied. */
bool osk__mask_text(osk__mask *mask, osk_slice text, osk__buffer *out, osk_error *error);
/* Is the folded word an ordinary one too, here or anywhere? */
bool osk__mask_ordinary(const osk__mask *mask, osk_slice word);
/* One who is called so, of several the likeliest, and the code. */
uint32_t osk__mask_code(osk__mask *mask, uint32_t alias);
/* Bytes [start, end) of the text become `before`, the code and `after`. */
bool osk__mask_cut(osk__mask *mask, size_t start, size_t end, const char *before, uint32_t code, const char *after,
                   osk_error *error);

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
