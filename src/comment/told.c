/* Sentences on all of a file: readers that see it whole and those that see a block at a time say the same. */
#include "corpus.h"

#include <string.h>

void osk__repairs_told(osk_error *first, const char *name, size_t line, size_t column, size_t count)
{
    osk__fail_at(first, OSK_OK, name, line, column, "%zu ill-formed UTF-8 %s; each stands as U+FFFD in the text", count,
                 count == 1 ? "sequence, here" : "sequences, the first here");
}

/* A NUL ends a text for many programs: whoever reads on with another than this should know of it. Nothing is repaired. */
void osk__nul_told(osk_error *first, const char *name, size_t line, size_t column, size_t count)
{
    osk__fail_at(first, OSK_OK, name, line, column, "%zu NUL %s; %s in the text as U+0000", count,
                 count == 1 ? "character, here" : "characters, the first here", count == 1 ? "it stands" : "each stands");
}

/* Among the notices on bytes: behind those on ill-formed ones. */
static void move_up(osk_corpus *corpus)
{
    size_t at = 0, end = corpus->notice_count - 1;
    osk_notice last = corpus->notices[end];
    while (at < end && corpus->notices[at].kind == OSK_NOTICE_REPAIR && corpus->notices[at].place.line)
        at++;
    memmove(corpus->notices + at + 1, corpus->notices + at, (end - at) * sizeof last);
    corpus->notices[at] = last;
}

bool osk__nul_tell(osk_corpus *corpus, osk_error *error)
{
    osk_error first;
    osk__nul_told(&first, corpus->name, corpus->nul_line, corpus->nul_column, corpus->nul);
    for (size_t i = 0; i < corpus->notice_count; i++)
        if (corpus->notices[i].kind == OSK_NOTICE_NUL) {
            corpus->notices[i].place = first;
            return true;
        }
    if (!corpus->nul)
        return true;
    if (!osk__corpus_notice(corpus, error, OSK_NOTICE_NUL, first.line, first.column, "%s", first.message))
        return false;
    move_up(corpus);
    return true;
}

osk_notice_kind osk__doubled_told(osk_error *place, const char *name, size_t count, bool mended)
{
    osk__fail_at(place, OSK_OK, name, 0, 0, mended
                     ? "%zu times \xC3\xA6, \xC3\xB8 or \xC3\xA5 stood as two signs and was mended"
                     : "%zu times \xC3\xA6, \xC3\xB8 or \xC3\xA5 stands as two signs (\xC3\x83\xC2\xB8 for \xC3\xB8); --mend mends it",
                 count);
    return mended ? OSK_NOTICE_REPAIR : OSK_NOTICE_GUESS;
}

void osk__hidden_told(osk_error *place, const char *name, size_t count)
{
    osk__fail_at(place, OSK_OK, name, 0, 0, "left out: %zu comments that are deleted, spam, or not approved", count);
}

void osk__quotes_told(osk_error *place, const char *name, size_t quotations, size_t comments)
{
    osk__fail_at(place, OSK_OK, name, 0, 0,
                 "not their posters' own words, and in no sentiment: %zu %s in %zu %s (comments --quotations)", quotations,
                 quotations == 1 ? "quotation" : "quotations", comments, comments == 1 ? "comment" : "comments");
}

bool osk__rows_missing(osk_error *error, const char *name, const char *input, size_t rejected)
{
    return osk__fail_at(error, OSK_INPUT, name, 0, 0, "holds no comments that could be read as %s (%zu rejected)", input, rejected);
}
