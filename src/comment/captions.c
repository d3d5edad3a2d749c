/* Captions of a meeting or a debate that was filmed, WebVTT and SubRip, where they say who speaks. What one person says in a row is
 * one turn, though it is shown in pieces.
 *
 *   WEBVTT                                            1
 *                                                     00:00:03,120 --> 00:00:06,480
 *   00:00:03.120 --> 00:00:06.480                     Kari Moe: Da er møtet satt.
 *   <v Kari Moe>Da er møtet satt.</v> */
#include "chat.h"

#include <string.h>

struct cue {
    osk_slice time, name;
    size_t first, end; /* lines of its words, from 0 */
    size_t head;       /* bytes of the first line before its words */
};

/* "00:00:03.120", "00:03.120": its bytes, or 0. */
static size_t stamp_length(osk_slice s)
{
    size_t i = 0, colons = 0, point = 0;
    for (; i < s.length && ((s.data[i] >= '0' && s.data[i] <= '9') || strchr(":.,", s.data[i])); i++) {
        colons += s.data[i] == ':';
        point += s.data[i] == '.' || s.data[i] == ',';
    }
    return colons >= 1 && colons <= 2 && point == 1 ? i : 0;
}

static bool read_times(osk_slice line, osk_slice *time)
{
    size_t length = line.length ? stamp_length(line) : 0;
    if (!length || !osk__slice_begins(osk__slice_trim(osk__slice_behind(line, length)), "-->"))
        return false;
    *time = osk__slice(line.data, length);
    return true;
}

/* "<v Kari Moe>", "<v.loud Kari>", or "Kari Moe: " */
static void read_speaker(osk_slice line, struct cue *cue)
{
    enum { LONGEST_NAME = 60 };
    const char *end = osk__slice_begins(line, "<v") ? memchr(line.data, '>', line.length) : NULL;
    const char *space = end ? memchr(line.data, ' ', (size_t)(end - line.data)) : NULL;
    size_t colon = osk__slice_find(line, ": ");
    if (space) {
        cue->name = osk__slice_trim(osk__slice(space, (size_t)(end - space)));
        cue->head = (size_t)(end + 1 - line.data);
    } else if (colon != SIZE_MAX && colon < LONGEST_NAME && osk__slice_words(osk__slice(line.data, colon)) < 6) {
        cue->name = osk__slice_trim(osk__slice(line.data, colon));
        cue->head = colon + 2;
    }
}

/* The next cue from line *at on; false behind the last. */
static bool next_cue(const osk_corpus *corpus, size_t *at, struct cue *cue)
{
    *cue = (struct cue){.head = 0};
    while (*at < corpus->line_count && !read_times(osk__corpus_line(corpus, *at), &cue->time))
        ++*at;
    if (*at == corpus->line_count)
        return false;
    cue->first = ++*at;
    while (*at < corpus->line_count && osk__corpus_line(corpus, *at).length)
        ++*at;
    cue->end = *at;
    if (cue->end > cue->first)
        read_speaker(osk__corpus_line(corpus, cue->first), cue);
    return true;
}

/* A line without "</v>" at its end. */
static osk_slice untagged(osk_slice line)
{
    static const char tag[] = "</v>";
    enum { TAG = sizeof tag - 1 };
    if (line.length >= TAG && memcmp(line.data + line.length - TAG, tag, TAG) == 0)
        line.length -= TAG;
    return osk__slice_trim(line);
}

static bool draft_cue(osk_corpus *corpus, const struct cue *cue, bool first, osk_error *error)
{
    for (size_t i = cue->first; i < cue->end; i++) {
        osk_slice line = osk__corpus_line(corpus, i);
        line = untagged(i == cue->first ? osk__slice_behind(line, cue->head) : line);
        size_t from = (size_t)(line.data - corpus->stream);
        if (!line.length)
            continue;
        if ((!first && !osk__draft_range(corpus, corpus->lines[i] - 1, corpus->lines[i], error)) ||
            !osk__draft_clean(corpus, from, from + line.length, error) || !osk__ledger_slice(corpus, line, OSK_PART_BODY, error))
            return false;
        first = false;
    }
    return true;
}

bool osk__captions_read(osk_corpus *corpus, osk_error *error)
{
    struct cue cue, open = {.first = 0};
    bool any = false;
    corpus->layout = "captions";
    if (!osk__corpus_notice(corpus, error, OSK_NOTICE_GUESS, 0, 0,
                            "read as captions: what one person says in a row is one comment, dated by the time in the film"))
        return false;
    for (size_t at = 0; next_cue(corpus, &at, &cue);) {
        osk_comment comment = {.kind = OSK_COMMENT, .author = open.name, .posted = open.time};
        bool goes_on = any && (!cue.name.length || osk__slice_equal(cue.name, open.name));
        if (cue.name.length && !osk__ledger_slice(corpus, cue.name, OSK_PART_AUTHOR, error))
            return false;
        if (!goes_on && any && corpus->draft.text.length && !osk__draft_end(corpus, &comment, corpus->lines[open.first], error))
            return false;
        if (!goes_on) {
            osk__draft_begin(corpus);
            open = cue;
        }
        any = true;
        if (!draft_cue(corpus, &cue, !goes_on || !corpus->draft.text.length, error))
            return false;
    }
    osk_comment last = {.kind = OSK_COMMENT, .author = open.name, .posted = open.time};
    return (!any || !corpus->draft.text.length || osk__draft_end(corpus, &last, corpus->lines[open.first], error)) && osk__ledger_close(corpus, NULL, error);
}

/* Times soon, and somebody named in one of the first cues. */
bool osk__captions_fit(const osk_corpus *corpus)
{
    enum { LINES_BEFORE = 12, CUES = 20 };
    struct cue cue;
    osk_slice time;
    size_t at = 0;
    while (at < corpus->line_count && at < LINES_BEFORE && !read_times(osk__corpus_line(corpus, at), &time))
        at++;
    if (at == corpus->line_count || at == LINES_BEFORE)
        return false;
    for (size_t i = 0; i < CUES && next_cue(corpus, &at, &cue); i++)
        if (cue.name.length)
            return true;
    return false;
}
