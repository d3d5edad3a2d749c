/* Agreement as tables, for commands. */
#ifndef OSK_STAT_AGREE_TABLE_H
#define OSK_STAT_AGREE_TABLE_H

#include "sheets.h"

#include "../base/texts.h"

/* Whom it speaks to. */
typedef struct osk__speech { const osk__texts *texts; uint32_t language; } osk__speech;

osk_slice osk__say(const osk__speech *speech, const char *key);
/* Appends 0.667 as the language writes it. */
void osk__say_number(const osk__speech *speech, osk__buffer *out, double value);
/* What the lower end of alpha's interval allows, by Krippendorff's conventions; why there is none. */
const char *osk__agree_verdict(const osk__coefficient *alpha);

/* A codebook to fill in (codebook.c). */
osk_table *osk__codebook(const osk__speech *speech, osk_error *error);

osk_table *osk__agree_figures(const osk__sheets *sheets, const osk_agree_options *options, const osk__speech *speech,
                              osk_error *error);
osk_table *osk__agree_disagreements(const osk__sheets *sheets, const osk_agree_options *options,
                                    const osk__speech *speech, osk_error *error);
osk_table *osk__agree_method(const osk__sheets *sheets, const osk_agree_options *options, const osk__speech *speech,
                             osk_error *error);

#endif
