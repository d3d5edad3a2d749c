/* Themes of a sentence (themes.c), and of a comment (theme_fold.c). */
#ifndef OSK_SCORE_THEMES_H
#define OSK_SCORE_THEMES_H

#include "fold.h"

/* Appends the hits of tokens [begin, end), one sentence, to scorer->hits; scorer->starts are the tokens at which a
 * pattern of a theme may begin. */
bool osk__themes_find(osk__scorer *scorer, const osk__record *records, const osk_chunk *chunk, size_t begin, size_t end,
                      osk_error *error);

/* Counts the themes of a chunk whose rows are the fold's from `first_row` on. */
bool osk__themes_fold(osk_fold *fold, const osk_chunk *chunk, size_t first_row, osk_error *error);

#endif
