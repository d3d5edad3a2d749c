/* One key for a word in both norms: "ikkje" and "ikke" are counted as one, by dict/bridge.tsv.
 *
 *   nynorsk side:  tilsette -> ansatte, in nynorsk only     bokmål side:  boken, boka -> boken
 */
#ifndef OSK_TYPE_BRIDGE_H
#define OSK_TYPE_BRIDGE_H

#include "variety.h"

/* Zeroed before the file is read. */
typedef struct osk__bridge {
    osk__strings keys;
    struct osk__bank {
        osk__strings forms;
        struct osk__plank { uint32_t key; bool only; } *planks; /* by number of the form */
        size_t capacity;
    } banks[2]; /* bokmål, nynorsk */
} osk__bridge;

/* Reads dict/bridge.tsv; `path` is for messages. OSK_USAGE with line and column on an error. */
bool osk__bridge_read(osk__bridge *b, const char *path, osk_slice text, osk_error *error);
void osk__bridge_free(osk__bridge *b);

/* The key of a folded form in a sentence of that variety, or the form itself. The side of the sentence's own norm is
 * asked first, bokmål where it is undecided. Nothing is bridged in another language. Borrows the bridge or the form. */
osk_slice osk__bridge_key(const osk__bridge *b, osk_slice folded, osk_variety variety);

#endif
