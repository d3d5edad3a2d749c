/* Between the files that decide on ambiguous words. */
#ifndef OSK_SCORE_STANCE_LOOK_H
#define OSK_SCORE_STANCE_LOOK_H

#include "stance.h"

enum { OSK__STANCE_NEAR = 5 }; /* words in which what belongs together stands */

/* ---- tokens (stance_look.c) ---- */

bool osk__stance_ends_any(osk_slice form, const char *const *endings); /* endings end with NULL */
/* A word in small letters that is no function word; false outside the sentence. */
bool osk__stance_plain(const osk__stancer *s, size_t i);
/* Does a clause end before this token? */
bool osk__stance_opens(const osk__stancer *s, size_t i);
/* Does an infinitive stand behind the token, in its clause? */
bool osk__stance_infinitive_behind(const osk__stancer *s, size_t i);

/* ---- passives (stance_passive.c) ---- */

bool osk__stance_passive_behind(const osk__stancer *s, size_t i);
/* What is left of the classes of an item that is a participle. */
uint32_t osk__stance_participle(const osk__stancer *s, const osk__stance_item *item);

#endif
