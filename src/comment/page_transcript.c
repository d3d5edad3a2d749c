/* Transcripts: a turn begins with its speaker and a colon.
 *
 *   [00:12:05] Intervjuer: Hva er god ledelse?
 *   Deltaker 3 [00:12:11]: Det er to ting: å se folk, og å
 *   la dem være i fred.
 *   KARI NORDMANN (Ap): ...
 *
 * A speaker is a name, or short words with a capital that come again; "Det er to ting:" is neither. */
#include "page.h"

#include "../base/strings.h"
#include "../base/utf8.h"
#include "clock.h"
#include "line.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_SPEAKER = 90, MOST_WORDS = 5 };

struct turn {
    osk_slice speaker, posted, text;
    bool named;      /* two words or more, all with capitals: a speaker wherever it stands */
};

/* "[00:12:05]", "(10:42)", "10:42:07", "10:42 -" at the start of `s`: its length, or 0; *time gets what stands inside. */
static size_t stamp_length(osk_slice s, osk_slice *time)
{
    size_t open = s.length && (s.data[0] == '[' || s.data[0] == '('), i = open, colons = 0;
    for (; i < s.length && i < 12 + open && ((s.data[i] >= '0' && s.data[i] <= '9') || s.data[i] == ':' || s.data[i] == '.'); i++)
        colons += s.data[i] == ':';
    if (colons == 0 || colons > 2 || i - open < 4 || s.data[i - 1] == ':')
        return 0;
    *time = osk__slice(s.data + open, i - open);
    if (open && (i == s.length || (s.data[i] != ']' && s.data[i] != ')')))
        return 0;
    i += open;
    while (i < s.length && strchr(" -\t", s.data[i]))
        i++;
    return i;
}

/* The words before the colon without a role in parentheses and a stamp: "Kari Nordmann (Ap) [10:05:12]". */
static osk_slice bare_speaker(osk_slice s, osk_slice *posted)
{
    for (;;) {
        size_t at = s.length;
        char last = s.length ? s.data[s.length - 1] : 0, open = last == ')' ? '(' : last == ']' ? '[' : 0;
        while (open && at > 0 && s.data[at - 1] != open)
            at--;
        if (!open || at < 2)
            return s;
        osk_slice time;
        if (stamp_length(osk__slice(s.data + at - 1, s.length - at + 1), &time))
            *posted = time;
        s = osk__line_trim(osk__slice(s.data, at - 1));
    }
}

/* Short words of which each has a capital or is a number: "Deltaker 3", "I", "Intervjuer 1". */
static bool is_speaker(osk_slice s, bool *named)
{
    static const char *const labels[] = {"Navn", "Namn", "Name", "Dato", "Date", "Tid", "Emne", "Tittel", "Sted", "E-post", "Innlegg"};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) /* of a field's form */
        if (osk__slice_is(s, labels[i]))
            return false;
    size_t names = osk__line_name_words(s), words = 1;
    *named = names > 1;
    if (names)
        return true;
    for (size_t i = 0; i < s.length; i++)
        words += s.data[i] == ' ';
    if (words > MOST_WORDS || s.length == 0 || s.length > 40)
        return false;
    size_t end = s.length; /* "Deltaker 3", "Elev 2B" */
    while (end > 0 && s.data[end - 1] != ' ')
        end--;
    return end > 1 && s.data[end] >= '0' && s.data[end] <= '9' && osk__line_name_words(osk__line_trim(osk__slice(s.data, end)));
}

/* Behind a time stamp a few words with a capital are a speaker, though none is a name: "[00:03:01] Mann i salen:" */
static bool is_stamped_speaker(osk_slice s, bool *named)
{
    size_t words = 1, end;
    for (size_t i = 0; i < s.length; i++)
        words += s.data[i] == ' ';
    *named = words <= MOST_WORDS && s.length <= 40 && osk__line_leading_names(s, &end, 1);
    return *named;
}

static bool read_turn(osk_slice line, struct turn *turn)
{
    memset(turn, 0, sizeof *turn);
    line = osk__line_trim(line);
    size_t stamp = stamp_length(line, &turn->posted);
    osk_slice rest = osk__slice_behind(line, stamp);
    size_t depth = 0;
    for (size_t i = 0; i < rest.length && i < LONGEST_SPEAKER; i++) {
        depth += rest.data[i] == '(' || rest.data[i] == '[';
        depth -= depth && (rest.data[i] == ')' || rest.data[i] == ']');
        if (rest.data[i] != ':' || depth)
            continue;
        osk_slice text = osk__slice_behind(rest, i + 1);
        if (text.length && text.data[0] != ' ' && text.data[0] != '\t' && text.data[0] != '\xC2')
            return false;
        turn->text = osk__line_trim(text);
        turn->speaker = bare_speaker(osk__line_trim(osk__slice(rest.data, i)), &turn->posted);
        return is_speaker(turn->speaker, &turn->named) || (stamp && is_stamped_speaker(turn->speaker, &turn->named));
    }
    return false;
}

/* ---- speakers of the page ---- */

struct speakers { osk__strings names; uint32_t *turns; size_t capacity; size_t all; };

static bool count_speakers(const osk_corpus *corpus, struct speakers *speakers, osk_error *error)
{
    for (size_t i = 0; i < corpus->line_count; i++) {
        struct turn turn;
        if (!read_turn(osk__corpus_line(corpus, i), &turn))
            continue;
        uint32_t number = osk__strings_add(&speakers->names, turn.speaker, error);
        size_t known = speakers->capacity;
        if (number == OSK_NONE || !OSK__ROOM(speakers->turns, speakers->capacity, number + (size_t)1, error))
            return false;
        memset(speakers->turns + known, 0, (speakers->capacity - known) * sizeof *speakers->turns);
        speakers->turns[number] += turn.named ? 2 : 1;
    }
    return true;
}

static void free_speakers(struct speakers *speakers)
{
    osk__strings_free(&speakers->names);
    free(speakers->turns);
}

/* A name of several words is a speaker; other words are if they come again. */
static bool begins_turn(const struct speakers *speakers, osk_slice line, struct turn *turn)
{
    if (!read_turn(line, turn))
        return false;
    uint32_t number = osk__strings_find(&speakers->names, turn->speaker);
    return number != OSK_NONE && speakers->turns[number] > 1;
}

/* ---- reading ---- */

struct transcript {
    osk_corpus *corpus;
    osk_error *error;
    struct speakers speakers;
    bool open;
    struct turn turn;
    size_t from, to; /* of the open turn's text in the stream, as far as it is not drafted */
    size_t start;    /* where the turn's text begins */
};

/* "(latter)", "[slutt på opptak]" on a line of its own: nobody says it. */
static bool is_direction(osk_slice line)
{
    char first = line.data[0], last = line.data[line.length - 1], close = first == '(' ? ')' : first == '[' ? ']' : 0;
    return close && last == close && memchr(line.data, close, line.length) == line.data + line.length - 1;
}

/* The text read so far into the draft. */
static bool draft_text(struct transcript *transcript)
{
    osk_corpus *corpus = transcript->corpus;
    osk_slice text = osk__line_trim(osk__slice(corpus->stream + transcript->from, transcript->to - transcript->from));
    transcript->from = transcript->to;
    if (text.length == 0)
        return true;
    size_t start = (size_t)(text.data - corpus->stream);
    if (corpus->draft.text.length == 0)
        transcript->start = start;
    else if (!osk__draft_text(corpus, osk__slice_text("\n"), start, start, transcript->error))
        return false;
    return osk__ledger_slice(corpus, text, OSK_PART_BODY, transcript->error) &&
           osk__draft_range(corpus, start, start + text.length, transcript->error);
}

static bool end_turn(struct transcript *transcript)
{
    osk_corpus *corpus = transcript->corpus;
    const struct turn *turn = &transcript->turn;
    osk_comment comment = {.kind = OSK_COMMENT, .author = turn->speaker, .posted = turn->posted};
    if (!transcript->open)
        return true;
    transcript->open = false;
    if (!draft_text(transcript))
        return false;
    return corpus->draft.text.length == 0 ||
           (osk__ledger_slice(corpus, turn->speaker, OSK_PART_AUTHOR, transcript->error) &&
            osk__ledger_slice(corpus, turn->posted, OSK_PART_TIME, transcript->error) &&
            osk__draft_end(corpus, &comment, transcript->start, transcript->error));
}

static bool read_turns(struct transcript *transcript)
{
    osk_corpus *corpus = transcript->corpus;
    for (size_t i = 0; i < corpus->line_count; i++) {
        osk_slice line = osk__corpus_line(corpus, i);
        struct turn turn;
        if (line.length == 0)
            continue;
        if (begins_turn(&transcript->speakers, line, &turn)) {
            if (!end_turn(transcript))
                return false;
            transcript->turn = turn;
            transcript->open = true;
            osk__draft_begin(corpus);
            transcript->from = (size_t)(turn.text.data - corpus->stream);
        }
        if (is_direction(line)) {
            if (transcript->open && !draft_text(transcript))
                return false;
            transcript->from = transcript->to = (size_t)(line.data + line.length - corpus->stream);
            continue;
        }
        transcript->to = (size_t)(line.data + line.length - corpus->stream);
    }
    return end_turn(transcript);
}

static bool read(osk_corpus *corpus, osk_error *error)
{
    struct transcript transcript = {.corpus = corpus, .error = error};
    bool good = count_speakers(corpus, &transcript.speakers, error) && read_turns(&transcript);
    free_speakers(&transcript.speakers);
    return good;
}

/* Turns, if they are a good part of the lines: a text with a few colons is no transcript. */
static bool fits(const osk_corpus *corpus, size_t *marks, osk_error *error)
{
    struct speakers speakers = {0};
    size_t turns = 0, lines = 0, people = 0;
    bool good = count_speakers(corpus, &speakers, error);
    for (size_t i = 0; good && i < corpus->line_count; i++) {
        struct turn turn;
        osk_slice line = osk__corpus_line(corpus, i);
        lines += line.length > 0;
        turns += begins_turn(&speakers, line, &turn);
    }
    for (size_t i = 0; good && i < speakers.names.count; i++)
        people += speakers.turns[i] > 1;
    free_speakers(&speakers);
    *marks = people > 1 && turns * 5 >= lines ? turns : 0;
    return good;
}

const osk__layout osk__page_transcript = {"transcript", fits, 4, read};
