/* Labels as people write them. */
#include "sheet.h"

osk_label osk__label_find(osk_slice text)
{
    static const struct { const char *name; osk_label label; } names[] = {
        {"positive", OSK_POSITIVE}, {"positiv", OSK_POSITIVE}, {"pos", OSK_POSITIVE},
        {"negative", OSK_NEGATIVE}, {"negativ", OSK_NEGATIVE}, {"neg", OSK_NEGATIVE},
        {"neutral", OSK_NEUTRAL},   {"nøytral", OSK_NEUTRAL},  {"neu", OSK_NEUTRAL}, {"nøy", OSK_NEUTRAL},
        {"mixed", OSK_MIXED},       {"blandet", OSK_MIXED},    {"blanda", OSK_MIXED}, {"mix", OSK_MIXED}};
    for (size_t i = 0; text.data && i < sizeof names / sizeof *names; i++)
        if (osk__slice_alike(text, names[i].name))
            return names[i].label;
    return OSK_UNSCORED;
}
