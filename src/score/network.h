/* Who speaks to whom. The road inside:
 *
 *   tokens -> names (names.c) -> addressings, with how sure they are (address.c)
 *          -> agreement, negations turn it (address_phrase.c, address_agree.c)
 *          -> what an earlier comment said (address_quote.c)
 *          -> edges of the corpus and their table (network.c) */
#ifndef OSK_SCORE_NETWORK_H
#define OSK_SCORE_NETWORK_H

#include "names.h"

/* Stands for a person where the opening post is meant. */
#define OSK__NETWORK_POST (OSK_NONE - 1)
/* Confidence from which an edge is counted, in percent. */
enum { OSK__NETWORK_SURE = 50 };
/* Of a comment that names nobody and answers none by the file: to the one before it by another, where it opens like an answer,
 * and where it does not. Near what the Storting's debates show (dict/network/CARD.md). */
enum { OSK__NETWORK_ANSWERS = 60, OSK__NETWORK_PLACED = 40 };
enum { OSK__AGREES = 1, OSK__DISAGREES = 2, OSK__AGREES_PARTLY = 3 };

/* Why an edge is not sure. */
typedef enum osk__network_note {
    OSK__NOTE_NONE, OSK__NOTE_SEVERAL, OSK__NOTE_NOBODY, OSK__NOTE_WORD, OSK__NOTE_SMALL, OSK__NOTE_PLACE, OSK__NOTE_CALLED,
    OSK__NOTE_STRANGER, OSK__NOTE_ANSWERS, OSK__NOTE_PLACED
} osk__network_note;

typedef struct osk__arc {
    uint32_t comment;      /* index in the corpus */
    uint32_t from, to;     /* people; to: OSK_NONE where nobody can be told, or OSK__NETWORK_POST */
    uint32_t sentence;     /* from 1; 0: the whole comment */
    uint32_t start, end;   /* bytes of the comment's text */
    uint8_t kind, confidence, note, label, agreement;
} osk__arc;

/* A word or phrase of agreement in the sentence at hand. */
typedef struct osk__agree_item {
    uint32_t first, count; /* tokens */
    uint32_t classes;      /* osk__network_bit */
    uint32_t inside;       /* of the words inside that it passes over */
    bool turned;
    bool denied;           /* in the scope of a negation, and of another's words: neither side ("ikke bare du som bommer") */
} osk__agree_item;

/* A stretch of words of the comments read so far: its hash, and 1 + the comment that said it first. */
typedef struct osk__stretch { uint32_t hash, comment; } osk__stretch;

struct osk_network {
    const osk_corpus *corpus;
    const osk__dictionary *dictionary;
    const osk__vocabulary *vocabulary;
    osk_network_options options;
    osk__names names;
    uint32_t *authors;     /* by comment of the corpus: a person, or OSK_NONE */
    osk__arc *edges; size_t edge_count, edge_capacity;
    osk__strings titles;   /* "statsråd" */
    struct osk__titled { uint32_t person; bool several; } *titled; size_t titled_capacity;
    /* ---- the sentence at hand ---- */
    const osk_chunk *chunk;
    const osk_sentence *sentence;
    size_t begin, end;     /* tokens */
    size_t comment;        /* index in the corpus */
    size_t other;          /* the last comment before it by another, or SIZE_MAX */
    uint32_t number;       /* of the sentence */
    uint32_t *what; size_t what_capacity; /* by token: bits of its entry, and the two below */
    osk__agree_item *items; size_t item_count, item_capacity;
    size_t negation;       /* the chunk's first that is not before the sentence */
    size_t row;            /* the first of the chunk's trace that is not before it */
    size_t quote;          /* the comment's first quotation that is not before it */
    osk_label label;
    bool asks, seconds;    /* it is a question; someone is spoken to */
    bool partly;           /* it agrees in part and disagrees in part */
    bool answers;          /* the comment's first sentence opens like an answer */
    /* ---- quotations ---- */
    bool quotes;           /* some comment holds words of an earlier one */
    bool replies;          /* the file shows who answers whom, so that position says nothing */
    osk__stretch *stretches; size_t stretch_count, stretch_size;
};
enum { OSK__NETWORK_QUOTED = 1 << 30, OSK__NETWORK_ITEM = 1 << 29 };

/* ---- address.c ---- */
/* The edges of the sentence at hand; *agreement gets what it says to whoever is answered, where it names nobody. */
bool osk__address_sentence(osk_network *network, uint8_t *agreement, osk_error *error);
bool osk__network_add(osk_network *network, const osk__arc *edge, osk_error *error);

/* ---- address_phrase.c ---- */
/* The longest entry of dict/network/ that begins at token `at`, one of agreement with words between; false: there is none. */
bool osk__agree_phrase(const osk_network *network, size_t at, osk__agree_item *item);

/* ---- address_agree.c ---- */
/* Fills `what` and the items of the sentence at hand. */
bool osk__agree_open(osk_network *network, osk_error *error);
/* What is said to those named at tokens [first, first + count): of the item that is nearest; SIZE_MAX: of all items. */
uint8_t osk__agree_near(const osk_network *network, size_t first, size_t count);
static inline const osk_token *osk__network_token(const osk_network *n, size_t i) { return &n->chunk->tokens[i]; }
/* Bits of a token; 0 outside the sentence. */
static inline uint32_t osk__network_what(const osk_network *n, size_t i)
{
    return i >= n->begin && i < n->end ? n->what[i - n->begin] : 0;
}
/* osk__function bits of a token; 0 outside the sentence and for words that the dictionary does not know. */
static inline uint16_t osk__network_function(const osk_network *n, size_t i)
{
    if (i < n->begin || i >= n->end || osk__network_token(n, i)->type >= n->dictionary->form_count)
        return 0;
    return n->dictionary->functions[osk__network_token(n, i)->type];
}
/* Does the mark at token `i` hold the character? */
static inline bool osk__network_mark(const osk_network *n, size_t i, char mark)
{
    if (i < n->begin || i >= n->end || osk__network_token(n, i)->kind != OSK_MARK)
        return false;
    const osk_token *token = osk__network_token(n, i);
    return memchr(n->chunk->comments[token->comment].text.data + token->start, mark, token->length) != NULL;
}

/* "og", "and", "&". */
static inline bool osk__network_and(const osk_network *n, size_t i)
{
    if (i < n->begin || i >= n->end || osk__network_token(n, i)->type == OSK_NONE)
        return false;
    osk_slice form = osk__strings_get(&n->vocabulary->forms, osk__network_token(n, i)->type);
    return osk__slice_is(form, "og") || osk__slice_is(form, "and") || osk__slice_is(form, "&");
}

/* ---- address_quote.c ---- */
/* The quotations of a comment of the chunk, whose tokens are [first, end); then its own words are remembered. */
bool osk__address_quotes(osk_network *network, uint32_t comment, size_t first, size_t end, osk_error *error);

#endif
