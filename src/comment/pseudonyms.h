/* The key: which code stands for whom. */
#ifndef OSK_COMMENT_PSEUDONYMS_H
#define OSK_COMMENT_PSEUDONYMS_H

#include "../base/strings.h"

typedef struct osk__pseudonyms {
    osk__arena arena;
    osk__strings codes;      /* "P01", in the order of the key */
    struct osk__pseudonym { osk_slice name; uint32_t code; } *names; /* in the arena; those of a code beside each other while
                                                             the key is read, new ones behind */
    size_t count, capacity;
    osk__strings keys;       /* the names, as people are told apart */
    osk__strings folded;     /* the same, folded: addresses, links and handles are sought so */
    uint32_t *code_of; size_t code_capacity; /* by number in `keys` */
    uint32_t *folded_code; size_t folded_capacity;
    osk__strings surely, hardly; /* folded words that are names wherever they have a capital, and words that are words */
    uint64_t highest;        /* number of a code of the form P... */
    size_t read;             /* names that the key had when it was read */
    osk__buffer added;       /* lines to write behind the file's own */
} osk__pseudonyms;

/* Reads a key (pseudonyms.c says how it looks). OSK_USAGE, with its place, where it is wrong. */
bool osk__pseudonyms_read(osk__pseudonyms *key, const char *path, osk_slice text, osk_error *error);
/* The code of a name; new ones are appended. */
bool osk__pseudonyms_code(osk__pseudonyms *key, osk_slice name, uint32_t *code, osk_error *error);
/* Another name of a code, appended; a name that the key has is left as it is. */
bool osk__pseudonyms_also(osk__pseudonyms *key, uint32_t code, osk_slice name, osk_error *error);
/* The code of a folded name, or OSK_NONE. */
uint32_t osk__pseudonyms_find(const osk__pseudonyms *key, osk_slice folded);
void osk__pseudonyms_free(osk__pseudonyms *key);

#endif
