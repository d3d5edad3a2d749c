/* The chat beside a meeting, as Zoom saves it: the time of day, who, to whom, and the text in the lines below.
 *
 *   14:03:22 From Kari Nordmann to Everyone:          14:03:22	 From  Kari Nordmann : Hei!      (before 2021)
 *   	Hei! */
#include "chat.h"

#include <string.h>

struct turn {
    osk_slice time, name;
    size_t text; /* bytes of the line before what is said in it */
};

/* "14:03:22": its bytes, or 0. */
static size_t time_length(osk_slice s)
{
    static const char form[] = "00:00:00";
    if (s.length < sizeof form - 1)
        return 0;
    for (size_t i = 0; i < sizeof form - 1; i++)
        if (form[i] == ':' ? s.data[i] != ':' : s.data[i] < '0' || s.data[i] > '9')
            return 0;
    return sizeof form - 1;
}

/* Where the name ends: before " to Everyone" (" til Alle"), or before the colon. */
static size_t name_length(osk_slice s, size_t colon)
{
    static const char *const joints[] = {" to ", " til "};
    for (size_t at = colon; at-- > 0;)
        if (osk__slice_begins_any(osk__slice_behind(s, at), OSK__LIST(joints)))
            return at;
    return colon;
}

static bool read_turn(osk_slice line, struct turn *turn)
{
    static const char *const froms[] = {"From ", "Fra "};
    size_t time = time_length(line);
    osk_slice rest = osk__slice_behind(line, time);
    if (!time || !rest.length || (rest.data[0] != ' ' && rest.data[0] != '\t'))
        return false;
    rest = osk__slice_trim(rest);
    size_t from = osk__slice_begins_any(rest, OSK__LIST(froms));
    rest = osk__slice_behind(rest, from);
    const char *colon = memchr(rest.data, ':', rest.length);
    bool tabbed = colon && colon > rest.data && colon + 1 < rest.data + rest.length && colon[1] == '\t' && line.data[time] == '\t';
    if (!colon || (!from && !tabbed)) /* what a recording keeps: "00:12:03	Kari:	Hei!" */
        return false;
    *turn = (struct turn){.time = osk__slice(line.data, time), .text = (size_t)(colon + 1 - line.data)};
    turn->name = osk__slice_trim(osk__slice(rest.data, name_length(rest, (size_t)(colon - rest.data))));
    return turn->name.length > 0;
}

/* 'Reacted to "Kan vi ..." with 👍', 'Removed a 👍 reaction from "..."': nobody's words. */
static bool is_reaction(osk_slice words)
{
    static const char *const begins[] = {"Reacted to \"", "Removed a ", "Reagerte p\xC3\xA5 \"", "Fjernet en ", "Fjernet reaksjonen "};
    return osk__slice_begins_any(words, OSK__LIST(begins)) > 0 && !memchr(words.data, '\n', words.length);
}

static bool draft_lines(osk_corpus *corpus, osk_slice words, osk_error *error)
{
    osk_slice rest = words, line;
    osk__draft_begin(corpus);
    while (osk__slice_cut(&rest, '\n', &line))
        if (!osk__draft_line(corpus, (size_t)(line.data - corpus->stream), osk__slice_trim(line), error))
            return false;
    return true;
}

/* What is said from a turn's head up to `end`. */
static bool take_turn(osk_corpus *corpus, const struct turn *turn, const char *end, size_t *left_out, osk_error *error)
{
    osk_comment comment = {.kind = OSK_COMMENT, .author = turn->name, .posted = turn->time};
    const char *from = turn->time.data + turn->text;
    osk_slice words = osk__slice_trim(osk__slice(from, (size_t)(end - from)));
    bool said = words.length && !is_reaction(words);
    *left_out += !said;
    return osk__ledger_slice(corpus, turn->time, OSK_PART_TIME, error) &&
           osk__ledger_slice(corpus, turn->name, OSK_PART_AUTHOR, error) &&
           osk__ledger_slice(corpus, words, said ? OSK_PART_BODY : OSK_PART_INTERFACE, error) &&
           (!said || (draft_lines(corpus, words, error) &&
                      osk__draft_end(corpus, &comment, (size_t)(words.data - corpus->stream), error)));
}

bool osk__meeting_read(osk_corpus *corpus, osk_error *error)
{
    struct turn open = {.text = 0}, next;
    bool any = false;
    size_t left_out = 0;
    corpus->layout = "meeting";
    if (!osk__corpus_notice(corpus, error, OSK_NOTICE_GUESS, 0, 0, "read as the chat of a meeting"))
        return false;
    for (size_t i = 0; i < corpus->line_count; i++) {
        osk_slice line = osk__corpus_line(corpus, i);
        if (!line.length || !read_turn(line, &next))
            continue;
        if (any && !take_turn(corpus, &open, line.data, &left_out, error))
            return false;
        any = true;
        open = next;
    }
    return (!any || take_turn(corpus, &open, corpus->stream + corpus->length, &left_out, error)) &&
           osk__ledger_close(corpus, NULL, error) &&
           (!left_out || osk__corpus_notice(corpus, error, OSK_NOTICE_GUESS, 0, 0, "left out: %zu messages without words (reactions, files)",
                                            left_out));
}

/* The first line that is not blank opens a turn. */
bool osk__meeting_fits(const osk_corpus *corpus)
{
    struct turn turn;
    for (size_t i = 0; i < corpus->line_count; i++) {
        osk_slice line = osk__corpus_line(corpus, i);
        if (line.length)
            return read_turn(line, &turn);
    }
    return false;
}
