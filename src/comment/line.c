/* What a line of a page could be. */
#include "line_parts.h"

#include "../base/unicode.h"

#include <pthread.h>
#include <string.h>

static bool is_reaction(osk_slice s)
{
    size_t length = s.length;
    for (; s.length && length; s = osk__slice_behind(s, length))
        length = osk__slice_begins_any(s, osk__line_reactions, osk__line_reaction_count);
    return length > 0;
}

static bool is_rule(osk_slice s)
{
    for (size_t i = 0; i < s.length; i++)
        if (s.data[i] != s.data[0])
            return false;
    return s.length >= 2 && (s.data[0] == '-' || s.data[0] == '_' || s.data[0] == '=');
}

/* "VIS FLERE SVAR", "Load More Comments" as they stand in the list: a capital, then small letters. In `out`. */
static osk_slice in_small(osk_slice s, char *out)
{
    size_t first = 1, k;
    for (k = 0; k < s.length; k++) {
        unsigned char c = (unsigned char)s.data[k];
        bool letter = (unsigned)((c | 0x20) - 'a') < 26u, norse = k && (unsigned char)s.data[k - 1] == 0xC3 && c >= 0x80 && c < 0x9F;
        out[k] = (char)(first ? c : letter ? c | 0x20 : norse ? c + 0x20 : c);
        first = first && !letter && !norse;
    }
    return osk__slice(out, k);
}

static void read_words(osk__line *line);

/* "• 2.2.": what is said twice, once to be seen and once to be heard. */
static osk_slice once(osk_slice s)
{
    size_t dot = osk__slice_begins(s, "\xE2\x80\xA2 ") ? 4 : 0, half = (s.length - dot) / 2;
    bool twice = half > 1 && half * 2 + dot == s.length && memcmp(s.data + dot, s.data + dot + half, half) == 0;
    return twice ? osk__slice(s.data, dot + half) : s;
}

/* The words of the page's own lines, when the line as it stands has none of them: only what is no part of a comment. */
static void read_dressed_words(osk__line *line)
{
    static const uint32_t plain = OSK__LINE_FRAME | OSK__LINE_STATED | OSK__LINE_UNLOADED | OSK__LINE_REPLY | OSK__LINE_BUTTON |
                                  OSK__LINE_LIKE | OSK__LINE_REPLIES | OSK__LINE_CUT | OSK__LINE_COUNT | OSK__LINE_EDITED | OSK__LINE_BADGE;
    char small[OSK__LONGEST_LINE];
    osk_slice inner;
    osk__line bare = {.text = osk__line_without_marks(line->text)};
    if ((osk__line_fits(bare.text, "* (#)", &inner, NULL) || osk__line_fits(bare.text, "*(#)", &inner, NULL)) && inner.length)
        bare.text = inner; /* "Vis svar (3)", "Liker(12)" */
    if (once(line->text).length < line->text.length)
        bare.text = once(line->text);
    bool colon = bare.text.length && bare.text.data[bare.text.length - 1] == ':';
    bare.text.length -= colon;
    if (bare.text.length < line->text.length && bare.text.length)
        read_words(&bare);
    if (!bare.shapes && bare.text.length && bare.text.length < OSK__LONGEST_HANDLE) {
        osk_slice folded = in_small(bare.text, small);
        if (memcmp(folded.data, bare.text.data, folded.length) != 0) {
            bare.text = folded;
            read_words(&bare);
        }
    }
    bare.shapes &= colon ? OSK__LINE_FRAME | OSK__LINE_STATED | OSK__LINE_UNLOADED : plain;
    line->shapes |= bare.shapes;
    line->number = bare.shapes ? bare.number : line->number;
}

/* "Jobber hos *": a badge with words of its own, which a text could also say. */
static bool is_spoken_badge(const osk__line_word *word)
{
    size_t length = strlen(word->pattern);
    return word->shape == OSK__LINE_BADGE && word->pattern[length - 1] == '*' && (unsigned char)word->pattern[0] < 0x80 &&
           !strstr(word->pattern, "\xE2\x80\xA2");
}

/* Longer than a profile's line, or with a sentence's end in it: somebody says it. */
static bool is_sentence(osk_slice s)
{
    return s.length > OSK__LONGEST_HANDLE || strchr(".!?:;", s.data[s.length - 1]) || osk__slice_find(s, ". ") != SIZE_MAX;
}

/* Patterns by what a line must begin with to fit them, so that a line is held against a few only; made once. Each list is in
 * the patterns' order, and ends with WORDS. */
enum { WORDS = OSK__LINE_MOST_WORDS, ANY_NUMBER = 256, ANY_BYTE };
static struct {
    uint16_t first[ANY_BYTE + 1]; /* by byte; the last two: a number, anything */
    uint16_t next[WORDS];
    uint64_t bytes[WORDS];        /* that a line must hold, a bit each (of bytes 64 apart one) */
    unsigned char last[WORDS];    /* the byte that it must end with, or 0 */
} word_index;
static pthread_once_t word_index_made = PTHREAD_ONCE_INIT;

static uint64_t bit_of(char byte) { return UINT64_C(1) << ((unsigned char)byte & 63); }

static size_t bucket_of(const char *pattern)
{
    return strchr("*~'", *pattern) ? (size_t)ANY_BYTE : *pattern == '#' ? (size_t)ANY_NUMBER : (unsigned char)*pattern;
}

static void make_word_index(void)
{
    for (size_t b = 0; b <= ANY_BYTE; b++)
        word_index.first[b] = WORDS;
    for (size_t i = osk__line_word_count; i-- > 0;) {
        const char *pattern = osk__line_words[i].pattern;
        size_t bucket = bucket_of(pattern);
        word_index.next[i] = word_index.first[bucket];
        word_index.first[bucket] = (uint16_t)i;
        word_index.bytes[i] = 0;
        size_t length = strlen(pattern);
        word_index.last[i] = strchr("*~#'", pattern[length - 1]) ? 0 : (unsigned char)pattern[length - 1];
        for (; *pattern; pattern++)
            word_index.bytes[i] |= strchr("*~#' ", *pattern) ? 0 : bit_of(*pattern);
    }
}

/* The next pattern of the lists, each begun at lists[], that the line's bytes allow; WORDS: none. */
static size_t next_word(size_t lists[3], uint64_t bytes, unsigned char last)
{
    for (;;) {
        size_t *list = lists[0] < lists[1] ? &lists[0] : &lists[1];
        list = lists[2] < *list ? &lists[2] : list;
        size_t i = *list;
        if (i == WORDS)
            return WORDS;
        *list = word_index.next[i];
        if (!(word_index.bytes[i] & ~bytes) && (!word_index.last[i] || word_index.last[i] == last))
            return i;
    }
}

static void read_words(osk__line *line)
{
    bool counted = false;
    if (line->text.length == 0)
        return;
    pthread_once(&word_index_made, make_word_index);
    uint64_t bytes = 0;
    for (size_t i = 0; i < line->text.length; i++)
        bytes |= bit_of(line->text.data[i]);
    unsigned char last = (unsigned char)line->text.data[line->text.length - 1];
    unsigned char first = (unsigned char)line->text.data[0];
    bool number = first == '#' || (first >= '0' && first <= '9');
    size_t lists[3] = {word_index.first[first], number ? word_index.first[ANY_NUMBER] : (size_t)WORDS, word_index.first[ANY_BYTE]};
    for (size_t i; (i = next_word(lists, bytes, last)) < WORDS;) {
        osk_slice name = {NULL, 0};
        size_t number = 0;
        if (!osk__line_fits(line->text, osk__line_words[i].pattern, &name, &number))
            continue;
        bool spoken = is_spoken_badge(&osk__line_words[i]);
        if (spoken && is_sentence(line->text))
            continue;
        line->spoken = line->spoken || spoken;
        line->shapes |= osk__line_words[i].shape;
        counted = counted || !(~osk__line_words[i].shape & (OSK__LINE_STATED | OSK__LINE_UNLOADED));
        if (!line->name.data && name.length)
            line->name = osk__line_name(name);
        line->number = line->number ? line->number : number;
    }
    if (line->shapes & OSK__LINE_STATED && line->shapes & OSK__LINE_COUNT) /* "12 reaksjoner på kommentaren til Kari" */
        line->shapes &= ~(uint32_t)OSK__LINE_STATED;
    if (line->shapes & OSK__LINE_STATED && !counted) /* "34 svar · 2 108 visninger" offers nothing */
        line->shapes &= ~(uint32_t)(OSK__LINE_UNLOADED | OSK__LINE_REPLIES);
}

/* "Kari Nordmann • 2nd": a badge behind a name. */
static bool has_badge(osk_slice s)
{
    for (size_t i = 1; i + 3 < s.length; i++)
        if (osk__slice_begins(osk__slice_behind(s, i), "\xE2\x80\xA2")) {
            osk__line rest = {.text = osk__slice_behind(s, i)};
            read_words(&rest);
            return rest.shapes & OSK__LINE_BADGE;
        }
    return false;
}

/* "4 of 12", "Viser 2 av 749 kommentarer": the second number. */
static bool read_part_of(osk__line *line)
{
    static const char *const before[] = {"Viser ", "Showing "}, *const behind[] = {"", " kommentarer", " kommentarar", " comments", " innlegg", " svar"};
    size_t number, all;
    osk_slice s = osk__slice_behind(line->text, osk__slice_begins_any(line->text, before, 2));
    osk_slice rest = osk__slice_behind(s, osk__line_number(s, &number));
    size_t joint = osk__slice_begins(rest, " of ") ? 4 : osk__slice_begins(rest, " av ") ? 4 : 0;
    if (rest.length == s.length || !joint)
        return false;
    rest = osk__slice_behind(rest, joint);
    rest = osk__slice_behind(rest, osk__line_number(rest, &all));
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++)
        if (osk__slice_is(rest, behind[i]) && rest.data[-1] >= '0' && rest.data[-1] <= '9') {
            line->number = all;
            return true;
        }
    return false;
}

/* A time, a row of buttons, or a name and a time. */
static void read_when(osk__line *line)
{
    osk_slice s = line->text;
    bool of_forum = false, quotes = line->shapes == OSK__LINE_QUOTES; /* "#12 14.02.2019", a row with "Siter" */
    if (osk__line_read_post_time(s, &line->time))
        line->shapes |= OSK__LINE_POST_TIME | (osk__line_read_time(s, &line->time, &of_forum) ? OSK__LINE_TIME : 0);
    else if (osk__line_read_time(s, &line->time, &of_forum))
        line->shapes |= OSK__LINE_TIME;
    else if (line->time = osk__slice(NULL, 0), osk__line_read_actions(s, &line->time, &of_forum))
        line->shapes |= OSK__LINE_ACTIONS;
    else if (osk__line_read_row(s, line))
        of_forum = false;
    else if (quotes && osk__line_read_quoting_byline(s, line))
        line->shapes |= OSK__LINE_BYLINE;
    else if (!(line->shapes & ~(uint32_t)OSK__LINE_OF_POST) && osk__line_read_byline(s, line))
        line->shapes |= OSK__LINE_BYLINE;
    else if (line->shapes == OSK__LINE_FRAME && osk__slice_begins(s, "Lagt inn av ") && osk__line_read_byline(s, line))
        line->shapes = OSK__LINE_BYLINE; /* without a time it stands under a blog's text */
    else if (line->time = osk__slice(NULL, 0), !line->shapes && osk__line_read_said(s, line))
        line->shapes |= OSK__LINE_BYLINE;
    if (of_forum && line->shapes & (OSK__LINE_TIME | OSK__LINE_ACTIONS))
        line->shapes |= OSK__LINE_META;
    static const char *const dots[] = {"\xC2\xB7", "\xE2\x80\xA2", "("};
    osk_slice bare = osk__slice_behind(s, osk__line_begins(s, dots, 3));
    if (line->shapes & OSK__LINE_TIME && osk__slice_begins_any(bare, osk__line_edited, osk__line_edited_count))
        line->shapes |= OSK__LINE_EDITED;
}

static void read_names(osk__line *line)
{
    osk_slice s = line->text;
    line->bare = osk__line_name(s);
    if (osk__line_name_words(line->bare))
        line->shapes |= OSK__LINE_NAME | (has_badge(s) ? OSK__LINE_BADGE : 0);
    osk_slice whom = {NULL, 0}, name = osk__line_split_whom(s, &whom);
    osk__line answered = {.text = whom};
    if (whom.data)
        read_words(&answered); /* "Kari  MOD" answers nobody */
    if (whom.data && !(answered.shapes & OSK__LINE_INTERFACE) && !(line->shapes & ~(uint32_t)(OSK__LINE_OTHER | OSK__LINE_NAME)) &&
        s.length < OSK__LONGEST_BYLINE)
        line->name = osk__slice_find(s, "  ") < SIZE_MAX ? line->bare : name, line->whom = whom;
    if (osk__line_is_handle(osk__line_spoken_name(s)) && !(line->shapes & (OSK__LINE_TIME | OSK__LINE_COUNT)))
        line->shapes |= OSK__LINE_HANDLE;
}

osk__line osk__line_read(osk_slice text)
{
    osk__line line = {.text = osk__line_trim(text)};
    line.bare = line.text;
    osk_slice s = line.text;
    size_t number;
    if (s.length == 0)
        line.shapes = OSK__LINE_BLANK;
    if (s.length == 0 || s.length > OSK__LONGEST_LINE) {
        line.shapes |= s.length ? OSK__LINE_OTHER : 0;
        return line;
    }
    read_words(&line);
    if (osk__line_number(s, &number) == s.length)
        line.shapes |= OSK__LINE_COUNT;
    if (!line.shapes)
        read_dressed_words(&line);
    if (!line.shapes && osk__line_read_unloaded(osk__line_without_marks(s)))
        line.shapes = OSK__LINE_UNLOADED;
    if (read_part_of(&line))
        line.shapes |= OSK__LINE_STATED;
    if (is_reaction(s))
        line.shapes |= OSK__LINE_REACTION;
    if (is_rule(s))
        line.shapes |= OSK__LINE_RULE;
    read_when(&line);
    if (!line.shapes)
        line.shapes = OSK__LINE_OTHER;
    read_names(&line);
    return line;
}
