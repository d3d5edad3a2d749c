/* The text of a comment on a page: its lines, and its quotations of earlier posts. */
#include "layout_reader.h"

#include <string.h>

/* ---- lines ---- */

bool osk__body_add(osk__reader *reader, size_t line, osk_slice text)
{
    if (!OSK__ROOM(reader->body, reader->body_capacity, reader->body_count + 1, reader->error) ||
        !OSK__ROOM(reader->body_line, reader->body_line_capacity, reader->body_count + 1, reader->error))
        return false;
    reader->body[reader->body_count] = text;
    reader->body_line[reader->body_count++] = line;
    return true;
}

/* ---- quoted earlier posts ---- */

/* Does the text hold the line, white space folded? */
static bool holds(osk_slice text, osk_slice line)
{
    if (line.length == 0)
        return false;
    for (size_t from = 0; from + 1 < text.length; from++) {
        const char *start = memchr(text.data + from, line.data[0], text.length - from);
        if (!start)
            return false;
        from = (size_t)(start - text.data);
        size_t i = from, j = 0;
        while (i < text.length && j < line.length) {
            bool a = text.data[i] == ' ' || text.data[i] == '\n' || text.data[i] == '\r' || text.data[i] == '\t';
            bool b = line.data[j] == ' ' || line.data[j] == '\t';
            if (a != b || (!a && text.data[i] != line.data[j]))
                break;
            if (!a) {
                i++, j++;
                continue;
            }
            while (i < text.length && strchr(" \n\r\t", text.data[i]))
                i++;
            while (j < line.length && strchr(" \t", line.data[j]))
                j++;
        }
        if (j == line.length)
            return true;
    }
    return false;
}

size_t osk__quoted_comment(const osk__reader *reader, osk_slice author, osk_slice line)
{
    const osk_corpus *corpus = reader->corpus;
    for (size_t i = corpus->count; i-- > 0 && corpus->count - i < OSK__LOOK_BACK;)
        if ((!author.data || osk__same_name(corpus->comments[i].author, author)) && holds(corpus->comments[i].text, line))
            return i + 1;
    return 0;
}

size_t osk__nearest_by(const osk__reader *reader, osk_slice author)
{
    const osk_corpus *corpus = reader->corpus;
    for (size_t i = corpus->count; i-- > 0 && corpus->count - i < OSK__LOOK_BACK;)
        if (osk__same_name(corpus->comments[i].author, author))
            return i + 1;
    return 0;
}

static osk_slice without_angle(osk_slice line)
{
    while (line.length && line.data[0] == '>')
        line = osk__line_trim(osk__slice(line.data + 1, line.length - 1));
    return line;
}

/* Lines of the body from `b` on that are quoted behind "Kari89 skrev:": those that an earlier comment holds; where none
 * does, those up to a blank line. *whom is that comment, or 0. */
static size_t quoted_lines(const osk__reader *reader, size_t b, osk_slice author, size_t *whom)
{
    size_t end = b, last = b;
    while (end < reader->body_count && osk__body_shapes(reader, end) & OSK__LINE_BLANK)
        end++;
    size_t first = end;
    *whom = first < reader->body_count ? osk__quoted_comment(reader, author, without_angle(reader->body[first])) : 0;
    if (!*whom) {
        while (end < reader->body_count && !(osk__body_shapes(reader, end) & (OSK__LINE_BLANK | OSK__LINE_EDITED)))
            end++;
        *whom = author.data ? osk__nearest_by(reader, author) : 0;
        return end;
    }
    osk_slice text = reader->corpus->comments[*whom - 1].text;
    for (; end < reader->body_count; end++)
        if (!(osk__body_shapes(reader, end) & OSK__LINE_BLANK)) {
            if (!holds(text, without_angle(reader->body[end])))
                break;
            last = end + 1;
        }
    return last;
}

/* ---- the draft ---- */

/* Adds body lines [from, to) to the draft: one range of the stream where nothing was left out. */
static bool draft_lines(osk__reader *reader, size_t from, size_t to, bool quoted)
{
    osk_corpus *corpus = reader->corpus;
    while (from < to && osk__body_shapes(reader, from) & OSK__LINE_BLANK)
        from++;
    while (to > from && osk__body_shapes(reader, to - 1) & OSK__LINE_BLANK)
        to--;
    if (from == to)
        return true;
    size_t begin = osk__offset_of(reader, reader->body[from]);
    size_t end = osk__offset_of(reader, reader->body[to - 1]) + reader->body[to - 1].length;
    if (corpus->draft.text.length && !osk__draft_text(corpus, osk__slice_text("\n"), begin, begin, reader->error))
        return false;
    size_t start = corpus->draft.text.length;
    return osk__draft_clean(corpus, begin, end, reader->error) &&
           osk__ledger_mark(corpus, begin, end, OSK_PART_BODY, reader->error) &&
           (!quoted || osk__draft_quote(corpus, start, OSK_QUOTE_POST, reader->error));
}

/* The comment that "> " lines from `b` on are of; "> Kari89 skrev:" is none of its words. */
static size_t angled_comment(const osk__reader *reader, size_t b)
{
    osk_slice none = {NULL, 0};
    for (; b < reader->body_count && reader->body[b].length && reader->body[b].data[0] == '>'; b++) {
        osk_slice line = without_angle(reader->body[b]);
        if (line.length && !(osk__line_read(line).shapes & OSK__LINE_QUOTES))
            return osk__quoted_comment(reader, none, line);
    }
    return 0;
}

/* A run of "> " lines, each for itself without its mark. */
static bool draft_angles(osk__reader *reader, size_t *b)
{
    for (; *b < reader->body_count && reader->body[*b].length && reader->body[*b].data[0] == '>'; ++*b) {
        reader->body[*b] = without_angle(reader->body[*b]);
        if (osk__line_read(reader->body[*b]).shapes & OSK__LINE_QUOTES)
            continue; /* "> Kari89 skrev:" */
        if (!draft_lines(reader, *b, *b + 1, true))
            return false;
    }
    return true;
}

/* "Sitat:" over "Opprinnelig postet av kari89": the second names whom. */
static bool quotes_below(const osk__reader *reader, size_t b)
{
    while (++b < reader->body_count && osk__body_shapes(reader, b) & OSK__LINE_BLANK)
        ;
    return b < reader->body_count && osk__body_shapes(reader, b) & OSK__LINE_QUOTES && reader->body[b].data[0] != '>';
}

/* "kari89:" alone in a line, over what she wrote earlier. */
static osk_slice quoted_name(const osk__reader *reader, size_t b)
{
    osk_slice name = reader->body[b];
    bool alone = reader->form->compact && name.length > 1 && name.data[name.length - 1] == ':' && !memchr(name.data, ' ', name.length);
    name.length -= alone;
    return alone && osk__nearest_by(reader, name) ? name : osk__slice(NULL, 0);
}

/* "Hun skrev:" is no page's line: pages name people. */
static bool is_pronoun(osk_slice name)
{
    static const char *const pronouns[] = {"jeg", "eg", "du", "han", "hun", "ho", "vi", "me", "dere", "de", "dei", "hen", "noen", "nokon",
                                           "ingen", "alle", "andre", "mange", "som", "hvem", "kven", "den", "det",
                                           "he", "she", "they", "we", "you", "who", "someone", "nobody", "everyone"};
    for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++)
        if (name.length == strlen(pronouns[i]) && (name.data[0] | 0x20) == pronouns[i][0] &&
            memcmp(name.data + 1, pronouns[i] + 1, name.length - 1) == 0)
            return true;
    return name.length == 1 && name.data[0] == 'I';
}

/* Behind the line, "Kari skrev:", are words that somebody said on the page, or could be such of another page. */
static bool quotes_somebody(const osk__reader *reader, size_t b)
{
    osk_slice name = osk__line_at(reader, reader->body_line[b])->name;
    if (name.data && is_pronoun(name))
        return false;
    if (!reader->form->unquoting || (name.data && osk__nearest_by(reader, name)))
        return true;
    while (++b < reader->body_count && osk__body_shapes(reader, b) & OSK__LINE_BLANK)
        ;
    return b < reader->body_count && osk__quoted_comment(reader, osk__slice(NULL, 0), without_angle(reader->body[b]));
}

bool osk__body_draft(osk__reader *reader, osk_comment *comment)
{
    size_t from = 0, whom = 0;
    for (size_t b = 0; b < reader->body_count;) {
        bool angle = reader->body[b].length > 1 && reader->body[b].data[0] == '>';
        osk_slice named = quoted_name(reader, b);
        bool quotes = !reader->post && !angle &&
                      (named.data || (osk__body_shapes(reader, b) & OSK__LINE_QUOTES && quotes_somebody(reader, b)));
        bool note = (osk__body_shapes(reader, b) & OSK__LINE_EDITED) != 0; /* of the page, inside a text */
        if (!angle && !quotes && !note) {
            b++;
            continue;
        }
        if (!draft_lines(reader, from, b, false))
            return false;
        if (note || (quotes && quotes_below(reader, b))) {
            b++;
        } else if (quotes) {
            osk_slice author = named.data ? named : osk__line_at(reader, reader->body_line[b])->name;
            size_t end = quoted_lines(reader, b + 1, author, &whom);
            for (from = ++b; b < end && reader->body[b].data[0] != '>';)
                b++;
            if (!draft_lines(reader, from, b, true))
                return false;
        } else {
            size_t here = angled_comment(reader, b);
            whom = here ? here : whom;
        }
        if (!draft_angles(reader, &b))
            return false;
        if (whom && !comment->reply_to && !comment->to_post)
            osk__comment_answers(comment, &reader->corpus->comments[whom - 1]);
        from = b;
    }
    return draft_lines(reader, from, reader->body_count, false);
}
