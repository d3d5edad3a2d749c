/* Captions of a meeting or a debate that was filmed, WebVTT and SubRip, where they say who speaks. What one person says in a row is
 * one turn, though it is shown in pieces; two may speak in one cue.
 *
 *   WEBVTT                                            1
 *                                                     00:00:03,120 --> 00:00:06,480
 *   00:00:03.120 --> 00:00:06.480                     Kari Moe: Da er <i>møtet</i> satt.
 *   <v Kari Moe>Da er møtet satt.</v>                 - Ola: Takk! */
#include "chat.h"
#include "line.h"
#include "markup.h"

#include "../base/strings.h"

#include <stdlib.h>
#include <string.h>

struct cue {
    osk_slice time;
    size_t first, end; /* lines of its words, from 0 */
};

struct captions {
    osk_corpus *corpus;
    osk_error *error;
    bool tagged;       /* names are in tags, and a colon is anybody's */
    osk__strings names;
    uint32_t *uses;    /* cues that begin with the name */
    size_t capacity;
    osk_slice name, time; /* of the turn that is open */
    size_t start;      /* where its cue begins */
    size_t line;       /* of its last words */
    bool any;          /* a turn is open */
};

/* ---- cues ---- */

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

/* The next cue from line *at on; false behind the last. */
static bool next_cue(const osk_corpus *corpus, size_t *at, struct cue *cue)
{
    *cue = (struct cue){.first = 0};
    while (*at < corpus->line_count && !read_times(osk__corpus_line(corpus, *at), &cue->time))
        ++*at;
    if (*at == corpus->line_count)
        return false;
    cue->first = ++*at;
    while (*at < corpus->line_count && osk__corpus_line(corpus, *at).length)
        ++*at;
    cue->end = *at;
    return true;
}

/* ---- who speaks ---- */

/* Where a tag that begins `s` ends; NULL where none does. */
static const char *tag_end(osk_slice s)
{
    enum { LONGEST_TAG = 200 };
    return s.length > 2 && s.data[0] == '<' ? memchr(s.data, '>', s.length < LONGEST_TAG ? s.length : LONGEST_TAG) : NULL;
}

/* "<v Kari Moe>", "<v.loud Kari>": its bytes, or 0. */
static size_t read_tag(osk_slice s, osk_slice *name)
{
    const char *end = osk__slice_begins(s, "<v") ? tag_end(s) : NULL;
    const char *space = end ? memchr(s.data, ' ', (size_t)(end - s.data)) : NULL;
    if (!space || (space != s.data + 2 && s.data[2] != '.'))
        return 0;
    *name = osk__slice_trim(osk__slice(space, (size_t)(end - space)));
    return (size_t)(end + 1 - s.data);
}

static size_t find_tag(osk_slice s)
{
    osk_slice name;
    for (size_t i = 0; i < s.length; i++)
        if (s.data[i] == '<' && read_tag(osk__slice_behind(s, i), &name))
            return i;
    return s.length;
}

/* "Kari Moe: ", "- Kari: ", "KARI:" over what she says: bytes before the words, or 0. */
static size_t read_head(osk_slice line, osk_slice *name, bool *dashed)
{
    static const char *const dashes[] = {"-", "\xE2\x80\x93", "\xE2\x80\x94", ">>"};
    enum { LONGEST_NAME = 60, MOST_WORDS = 6 };
    osk_slice rest = osk__slice_trim(osk__slice_behind(line, osk__slice_begins_any(line, OSK__LIST(dashes))));
    const char *colon = rest.length ? memchr(rest.data, ':', rest.length < LONGEST_NAME ? rest.length : LONGEST_NAME) : NULL;
    size_t length = colon ? (size_t)(colon - rest.data) : 0;
    *dashed = rest.data > line.data;
    *name = osk__slice_trim(osk__slice(rest.data, length));
    return length && (length + 1 == rest.length || colon[1] == ' ') && osk__slice_words(*name) < MOST_WORDS ? (size_t)(colon + 1 - line.data) : 0;
}

/* "Kari Moe", "SPEAKER 1", and whatever stands before a colon more than once; not "Saken er denne: ...". */
static bool is_name(const struct captions *captions, osk_slice name)
{
    uint32_t number = osk__strings_find(&captions->names, name);
    osk_slice bare = name;
    while (bare.length && bare.data[bare.length - 1] >= '0' && bare.data[bare.length - 1] <= '9')
        bare.length--;
    return number != OSK_NONE && (captions->uses[number] > 1 || osk__line_name_words(osk__slice_trim(bare)));
}

/* What stands before a colon where a cue begins, or behind a dash. */
static bool learn_names(struct captions *captions)
{
    struct cue cue;
    for (size_t at = 0; next_cue(captions->corpus, &at, &cue);)
        for (size_t i = cue.first; i < cue.end; i++) {
            osk_slice name;
            bool dashed;
            size_t known = captions->capacity;
            if (!read_head(osk__corpus_line(captions->corpus, i), &name, &dashed) || (i > cue.first && !dashed))
                continue;
            uint32_t number = osk__strings_add(&captions->names, name, captions->error);
            if (number == OSK_NONE || !OSK__ROOM(captions->uses, captions->capacity, number + (size_t)1, captions->error))
                return false;
            memset(captions->uses + known, 0, (captions->capacity - known) * sizeof *captions->uses);
            captions->uses[number]++;
        }
    return true;
}

/* ---- turns ---- */

static bool end_turn(struct captions *captions)
{
    const osk_comment comment = {.kind = OSK_COMMENT, .author = captions->name, .posted = captions->time};
    return !captions->any || !captions->corpus->draft.text.length ||
           osk__draft_end(captions->corpus, &comment, captions->start, captions->error);
}

/* Somebody begins to speak, or goes on. */
static bool turn(struct captions *captions, const struct cue *cue, osk_slice name)
{
    if (!osk__ledger_slice(captions->corpus, name, OSK_PART_AUTHOR, captions->error))
        return false;
    if (captions->any && (!name.length || osk__slice_equal(name, captions->name)))
        return true;
    if (!end_turn(captions))
        return false;
    captions->any = true;
    captions->name = name;
    captions->time = cue->time;
    captions->start = captions->corpus->lines[cue->first];
    osk__draft_begin(captions->corpus);
    return true;
}

/* "<i>", "</v>", "<c.yellow>", "<00:00:01.500>": its bytes, or 0. */
static size_t markup_length(osk_slice s)
{
    const char *end = tag_end(s);
    bool named = end && (s.data[1] == '/' || (unsigned)((s.data[1] | 0x20) - 'a') < 26u);
    bool timed = end && stamp_length(osk__slice_behind(s, 1)) + 1 == (size_t)(end - s.data);
    return named || timed ? (size_t)(end + 1 - s.data) : 0;
}

/* "&amp;", "&#39;": what it stands for; its bytes. */
static bool draft_entity(struct captions *captions, osk_slice s, size_t *length)
{
    enum { LONGEST = 10 };
    osk__buffer out = {0};
    const char *end = memchr(s.data, ';', s.length < LONGEST ? s.length : LONGEST);
    size_t from = (size_t)(s.data - captions->corpus->stream);
    *length = end ? (size_t)(end + 1 - s.data) : 1;
    osk__markup_plain(&out, osk__slice(s.data, *length));
    bool good = osk__buffer_check(&out, captions->error) &&
                osk__draft_text(captions->corpus, osk__slice(out.data, out.length), from, from + *length, captions->error);
    osk__buffer_free(&out);
    return good;
}

static bool draft_words(struct captions *captions, osk_slice s)
{
    for (size_t length; s.length; s = osk__slice_behind(s, length)) {
        size_t from = (size_t)(s.data - captions->corpus->stream);
        if ((length = markup_length(s)))
            continue;
        length = osk__slice_next(s, 1, '<', '&', '<');
        if (s.data[0] == '&' ? !draft_entity(captions, s, &length)
                             : !osk__draft_clean(captions->corpus, from, from + length, captions->error))
            return false;
    }
    return true;
}

/* Words of the open turn, in line `i`. */
static bool say(struct captions *captions, size_t i, osk_slice words)
{
    osk_corpus *corpus = captions->corpus;
    words = osk__slice_trim(words);
    while (markup_length(words))
        words = osk__slice_trim(osk__slice_behind(words, markup_length(words)));
    if (!words.length)
        return true;
    size_t from = (size_t)(words.data - corpus->stream);
    bool goes_on = corpus->draft.text.length && captions->line == i;
    captions->line = i;
    return (goes_on ? osk__draft_text(corpus, osk__slice(" ", 1), from, from, captions->error)
                    : osk__draft_break(corpus, corpus->lines[i], captions->error)) &&
           draft_words(captions, words) && osk__ledger_slice(corpus, words, OSK_PART_BODY, captions->error);
}

/* ---- lines ---- */

static bool take_tagged(struct captions *captions, const struct cue *cue, size_t i)
{
    osk_slice rest = osk__corpus_line(captions->corpus, i), name;
    while (rest.length) {
        size_t tag = read_tag(rest, &name), end;
        if (tag && !turn(captions, cue, name))
            return false;
        rest = osk__slice_behind(rest, tag);
        end = find_tag(rest);
        if (!say(captions, i, osk__slice(rest.data, end)))
            return false;
        rest = osk__slice_behind(rest, end);
    }
    return true;
}

static bool take_plain(struct captions *captions, const struct cue *cue, size_t i)
{
    osk_slice line = osk__corpus_line(captions->corpus, i), name;
    bool dashed;
    size_t head = read_head(line, &name, &dashed);
    head = head && is_name(captions, name) ? head : 0;
    return (!head || turn(captions, cue, name)) && say(captions, i, osk__slice_behind(line, head));
}

static bool take_cue(struct captions *captions, const struct cue *cue)
{
    if (!captions->any && cue->end > cue->first && !turn(captions, cue, osk__slice(NULL, 0)))
        return false;
    for (size_t i = cue->first; i < cue->end; i++)
        if (!(captions->tagged ? take_tagged : take_plain)(captions, cue, i))
            return false;
    return true;
}

bool osk__captions_read(osk_corpus *corpus, osk_error *error)
{
    struct captions captions = {.corpus = corpus, .error = error};
    struct cue cue;
    osk_slice all = osk__slice(corpus->stream, corpus->length);
    corpus->layout = "captions";
    captions.tagged = find_tag(all) < all.length;
    bool good = osk__corpus_notice(corpus, error, OSK_NOTICE_GUESS, 0, 0,
                                   "read as captions: what one person says in a row is one comment, dated by the time in the film") &&
                (captions.tagged || learn_names(&captions));
    for (size_t at = 0; good && next_cue(corpus, &at, &cue);)
        good = take_cue(&captions, &cue);
    good = good && end_turn(&captions) && osk__ledger_close(corpus, NULL, error);
    osk__strings_free(&captions.names);
    free(captions.uses);
    return good;
}

/* Times soon, and somebody named in one of the first cues. */
bool osk__captions_fit(const osk_corpus *corpus)
{
    enum { LINES_BEFORE = 12, CUES = 20 };
    struct cue cue;
    osk_slice time, name;
    bool dashed;
    size_t at = 0;
    while (at < corpus->line_count && at < LINES_BEFORE && !read_times(osk__corpus_line(corpus, at), &time))
        at++;
    if (at == corpus->line_count || at == LINES_BEFORE)
        return false;
    for (size_t c = 0; c < CUES && next_cue(corpus, &at, &cue); c++)
        for (size_t i = cue.first; i < cue.end; i++) {
            osk_slice line = osk__corpus_line(corpus, i);
            if (find_tag(line) < line.length || (read_head(line, &name, &dashed) && (dashed || i == cue.first)))
                return true;
        }
    return false;
}
