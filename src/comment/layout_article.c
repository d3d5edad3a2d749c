/* An article over its comments: who wrote it, and what about it is none of its text. */
#include "layout_reader.h"
#include "line_parts.h"

#include <string.h>

static void drop_first(osk__reader *reader, size_t count)
{
    if (count == 0)
        return;
    reader->body_count -= count;
    memmove(reader->body, reader->body + count, reader->body_count * sizeof *reader->body);
    memmove(reader->body_line, reader->body_line + count, reader->body_count * sizeof *reader->body_line);
}

/* Counts and buttons under an article, and buttons over it: "Del / Kopier lenke". */
static void trim(osk__reader *reader)
{
    static const uint32_t none = OSK__LINE_BLANK | OSK__LINE_COUNT | OSK__LINE_BUTTON | OSK__LINE_ADVERT | OSK__LINE_META |
                                 OSK__LINE_CUT | OSK__LINE_REACTION | OSK__LINE_IMAGE;
    static const uint32_t over = OSK__LINE_BLANK | OSK__LINE_BUTTON;
    size_t first = 0;
    while (reader->body_count && osk__body_shapes(reader, reader->body_count - 1) & none)
        reader->body_count--;
    while (first < reader->body_count && osk__body_shapes(reader, first) & over)
        first++;
    drop_first(reader, first);
}

bool osk__article_scrap(osk_slice s)
{
    enum { MOST_WORDS = 4 };
    static const char *const ends[] = {".", "!", "?", "\xE2\x80\xA6", "\xC2\xBB", "\"", "\xE2\x80\x9D", ":", ")"};
    for (size_t e = 0; e < sizeof ends / sizeof *ends; e++)
        if (osk__slice_ends(s, ends[e]))
            return false;
    return osk__slice_words(s) <= MOST_WORDS;
}

/* Behind an article's last sentence, "212 har signert / Signer forslaget", names of themes and the like. */
static void trim_scraps(osk__reader *reader)
{
    size_t last = reader->body_count;
    while (last && osk__article_scrap(reader->body[last - 1]))
        last--;
    reader->body_count = last ? last : reader->body_count;
}

/* What may stand between a name and the date under it: an address, a telephone, a badge. */
static bool is_about_author(const osk__line *line)
{
    static const char *const phones[] = {"Tlf", "Telefon", "Mobil", "Tel"};
    return osk__slice_begins_any(line->text, OSK__LIST(phones)) || line->shapes & (OSK__LINE_BLANK | OSK__LINE_META | OSK__LINE_BADGE) ||
           (memchr(line->text.data, '@', line->text.length) && !memchr(line->text.data, ' ', line->text.length));
}

/* The author may stand over what he is: "Ragnvald Eidsmo / Lektor, Bodø / Publisert: ...", "Leder i Eksempel Handelsforening". */
static void name_from_above(const osk__reader *reader, osk__found *in)
{
    const osk__line *line = osk__line_at(reader, in->author_line);
    size_t above = in->author_line;
    bool role = in->author.length < line->text.length || osk__line_name_words(in->author) < 2 || osk__slice_find(in->author, " i ") < SIZE_MAX;
    while (above-- > 1 && is_about_author(line) && is_about_author(osk__line_at(reader, above)))
        ;
    const osk__line *before = osk__line_at(reader, above);
    if (!role || osk__line_name_words(before->text) < 2 || before->shapes & (OSK__LINE_INTERFACE & ~(uint32_t)OSK__LINE_BADGE) ||
        in->author.data > line->text.data) /* "Av Redaksjonen" */
        return;
    in->headline = line->text;
    in->author = before->bare;
}

/* "Skrevet av" alone, over a name. */
static bool says_by(osk_slice s)
{
    static const char *const by[] = {"Av", "Av:", "By", "Skrevet av", "Skrevet av:", "Skrive av", "Skrive av:", "Written by", "Tekst", "Tekst:"};
    return osk__slice_is_any(s, OSK__LIST(by));
}

/* "lærer og far": a few small words, and no sentence. */
static bool is_role(osk_slice s)
{
    return s.length && s.length <= 48 && osk__slice_words(s) <= 5 && !strchr(".!?:", s.data[s.length - 1]) &&
           (unsigned)(s.data[0] - 'a') < 26u;
}

/* The author between date and text: "av Kari Nordmann", or "Skrevet av / Kari Nordmann / lærer og far". */
static void name_from_below(osk__reader *reader)
{
    osk__found *in = &reader->in;
    osk_slice first = reader->body_count > 1 ? reader->body[0] : osk__slice("", 0), name = osk__line_name(first);
    size_t line = reader->body_count > 1 ? reader->body_line[0] : 0;
    bool by = osk__line_fits(first, "av *", &name, NULL) || (name.length < first.length && osk__line_fits(first, "Av *", NULL, NULL));
    bool under = !by && line > 0 && says_by(osk__line_at(reader, line - 1)->text);
    if ((!by && !under) || osk__line_name_words(name) < 2)
        return;
    in->author = name;
    in->author_line = line;
    drop_first(reader, 1);
    if (under && reader->body_count > 1 && is_role(reader->body[0])) {
        in->headline = reader->body[0];
        drop_first(reader, 1);
    }
}

/* A handle, "kari_89", that stands under the article too: no title. */
static bool speaks_again(const osk__reader *reader)
{
    osk_slice author = reader->in.author;
    for (size_t i = reader->in.author_line + 1; !memchr(author.data, ' ', author.length) && i < reader->page->count; i++)
        if (osk__slice_equal(osk__line_at(reader, i)->text, author))
            return true;
    return false;
}

static void name_author(osk__reader *reader)
{
    osk__found *in = &reader->in;
    if (!reader->form->article)
        return;
    if (in->author_line && in->author.data) {
        name_from_above(reader, in);
        if (in->author.length == osk__line_at(reader, in->author_line)->text.length && !osk__line_name_words(in->author) && !speaks_again(reader))
            in->author = osk__slice(NULL, 0); /* the title stands over the date, and nobody's name */
    }
    if (!in->author.data)
        name_from_below(reader);
}

void osk__article_finish(osk__reader *reader)
{
    if (!reader->form->compact)
        trim(reader);
    name_author(reader);
    if (reader->form->article)
        trim_scraps(reader);
}

/* "Del på Facebook / LinkedIn": where one can share it. */
static bool is_sharing(osk_slice s)
{
    static const char *const with[] = {"Del p\xC3\xA5 ", "Share on ", "Share by "};
    static const char *const sites[] = {"Facebook", "Twitter", "X", "LinkedIn", "E-post", "Messenger", "Bluesky"};
    for (size_t i = 0; i < sizeof sites / sizeof *sites; i++)
        if (osk__slice_is(s, sites[i]))
            return true;
    return osk__slice_begins_any(s, OSK__LIST(with));
}

bool osk__article_is_over(const osk__reader *reader, const osk__line *line)
{
    static const uint32_t field = OSK__LINE_STATED | OSK__LINE_UNLOADED | OSK__LINE_SIDEBAR;
    return reader->post && reader->form->article && reader->body_count == 0 && line->shapes & OSK__LINE_FRAME && !(line->shapes & field) &&
           (osk__slice_words(line->text) > 3 || is_sharing(line->text) || says_by(line->text));
}
