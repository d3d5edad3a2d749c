/* The scanner between its files: one comment on its way to tokens and borders.
 *
 *   scan.c      block by block: words and marks that stand alone
 *   word.c      those of them that want a closer look
 *   stretch.c   what takes segments and the rules for units: stretches, and lines that are not plain */
#ifndef OSK_TOKEN_SCAN_H
#define OSK_TOKEN_SCAN_H

#include "block.h"
#include "plain.h"
#include "token.h"

#include <string.h>

typedef struct osk__scan {
    osk__tokenizer *tokenizer;
    uint32_t comment;
    osk_slice text;
    size_t resume;                        /* what lies before is done */
    size_t line, line_end;                /* the line; its end is 0 until it was looked for */
    size_t line_tokens, line_borders;     /* how many there were at its beginning */
    osk_error *error;
} osk__scan;

static inline unsigned char osk__scan_byte(const osk__scan *s, size_t at)
{
    return at < s->text.length ? (unsigned char)s->text.data[at] : 0;
}

static inline size_t osk__scan_line_end(osk__scan *s)
{
    if (!s->line_end) {
        const char *feed = memchr(s->text.data + s->line, '\n', s->text.length - s->line);
        s->line_end = feed ? (size_t)(feed - s->text.data) + 1 : s->text.length;
    }
    return s->line_end;
}

static inline void osk__scan_line_begin(osk__scan *s, size_t at)
{
    s->line = at;
    s->line_end = 0;
    s->line_tokens = s->tokenizer->token_count;
    s->line_borders = s->tokenizer->border_count;
}

/* ---- what is found ---- */

static inline void osk__scan_put(osk_token *token, uint32_t comment, size_t from, size_t length,
                                 osk_token_kind kind, osk_shape shape)
{
    token->comment = comment;
    token->start = (uint32_t)from;
    token->length = (uint32_t)length;
    token->type = OSK_NONE;
    token->kind = (uint8_t)kind;
    token->shape = (uint8_t)shape;
}

/* Room for another token and for all that the rest of a block may hold: the loop over a block asks once. */
static inline bool osk__scan_room(osk__scan *s)
{
    osk__tokenizer *t = s->tokenizer;
    size_t need = t->token_count + 2 * OSK__BLOCK;
    return need <= t->token_capacity || OSK__ROOM(t->tokens, t->token_capacity, need, s->error);
}

/* There is room: whoever adds has asked for it. */
static inline void osk__scan_add(osk__scan *s, size_t from, size_t to, osk_token_kind kind, osk_shape shape)
{
    osk__tokenizer *t = s->tokenizer;
    osk__scan_put(&t->tokens[t->token_count++], s->comment, from, to - from, kind, shape);
}

static inline bool osk__scan_border(osk__scan *s, size_t at, osk__border_kind kind)
{
    osk__tokenizer *t = s->tokenizer;
    if (!OSK__ROOM(t->borders, t->border_capacity, t->border_count + 1, s->error))
        return false;
    size_t last = t->token_count ? t->token_count - 1 : 0;
    t->borders[t->border_count++] = (osk__border){(uint32_t)at, (uint32_t)last, (uint8_t)kind};
    return true;
}

static inline bool osk__scan_ends(unsigned char c)
{
    return c == '.' || c == '!' || c == '?';
}

static inline bool osk__scan_white(osk_slice text, size_t at, osk__plain here)
{
    return here.sentence == OSK__S_SPACE || here.sentence == OSK__S_NEWLINE || text.data[at] == '\t';
}

/* How the letters of a form stand. */
osk_shape osk__scan_shape(osk_slice form);

/* ---- stretch.c; each moves s->resume behind what it did ---- */
/* The line by ICU, in place of what was found in it. */
bool osk__scan_line(osk__scan *s);
/* From `from` up to white space. */
bool osk__scan_stretch(osk__scan *s, size_t from);
/* In a plain line: the borders, if any, that the mark of an end brings. */
bool osk__scan_end(osk__scan *s, size_t mark);

/* ---- word.c ---- */
/* A word of a block; its capitals and its digits a bit a byte. */
bool osk__scan_word(osk__scan *s, size_t from, size_t to, uint64_t capitals, uint64_t odd);
/* A word longer than a block. */
bool osk__scan_long_word(osk__scan *s, size_t from, size_t to);
/* What is neither word nor space. */
bool osk__scan_mark(osk__scan *s, size_t at);

#endif
