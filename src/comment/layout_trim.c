/* What of a comment's lines is none of its text: counts, titles, previews, signatures under it and over it; and the words that
 * are its text all the same, because it has no others. */
#include "layout_reader.h"
#include "line_parts.h"

#include <string.h>

/* ---- lines ---- */

/* Blank lines, "…more" and notes on images are not of the text. */
static void trim_body(osk__reader *reader)
{
    static const uint32_t none = OSK__LINE_BLANK | OSK__LINE_CUT | OSK__LINE_IMAGE;
    while (reader->body_count && osk__body_shapes(reader, reader->body_count - 1) & none)
        reader->body_count--;
}

/* "... føler seg sett. …mer": the button right behind the last words. Three dots as the text's own have no such word behind. */
static void cut_button(osk__reader *reader)
{
    static const char *const dots[] = {"\xE2\x80\xA6", "..."};
    static const char *const words[] = {"mer", "meir", "more", "se mer", "sj\xC3\xA5 meir", "see more", "vis mer", "vis meir", "show more",
                                        "les mer", "les meir", "read more", "Se mer", "Sj\xC3\xA5 meir", "See more", "See More", "Vis mer", "Vis meir",
                                        "Show more", "Les mer", "Les meir", "Read more"};
    osk_slice *last = reader->body_count ? &reader->body[reader->body_count - 1] : NULL;
    for (size_t w = 0; last && w < sizeof words / sizeof *words; w++) {
        size_t length = osk__slice_ends(*last, words[w]);
        if (!length)
            continue;
        osk_slice rest = osk__line_trim(osk__slice(last->data, last->length - length));
        for (size_t d = 0; d < 2; d++) {
            size_t dot = osk__slice_ends(rest, dots[d]);
            if (dot) {
                *last = osk__line_trim(osk__slice(rest.data, rest.length - dot));
                return;
            }
        }
    }
}

/* The first line of the signature: the last rule in the text, with at most six lines behind it. */
static size_t signature_of(const osk__reader *reader)
{
    for (size_t b = reader->body_count; b-- > 1 && reader->body_count - b < 8;)
        if (osk__body_shapes(reader, b) & OSK__LINE_RULE)
            return b;
    return reader->body_count;
}

bool osk__body_drop(osk__reader *reader, size_t from, size_t to, osk_part part)
{
    for (size_t b = from; b < to; b++)
        if (!osk__ledger_slice(reader->corpus, reader->body[b], part, reader->error))
            return false;
    size_t behind = to < reader->body_count ? reader->body_count - to : 0;
    if (to > from && behind) {
        memmove(reader->body + from, reader->body + to, behind * sizeof *reader->body);
        memmove(reader->body_line + from, reader->body_line + to, behind * sizeof *reader->body_line);
    }
    reader->body_count -= to > from ? to - from : 0;
    return true;
}

/* "Standard Re: Elbil eller diesel?": the title without what forums set before it. */
static osk_slice bare_title(osk_slice s)
{
    static const char *const before[] = {"Standard", "Default", "Re:", "RE:", "Sv:", "SV:", "Svar:"};
    size_t length;
    while ((length = osk__slice_begins_any(s, OSK__LIST(before))))
        s = osk__line_trim(osk__slice_behind(s, length));
    return s;
}

/* The thread's title over a text is none of it. */
static bool drop_title(osk__reader *reader)
{
    if (reader->body_count < 2)
        return true;
    osk_slice title = bare_title(reader->body[0]);
    for (size_t i = 0; i < reader->titles; i++)
        if (osk__slice_words(title) > 1 && osk__slice_equal(title, osk__line_at(reader, i)->text))
            return osk__body_drop(reader, 0, 1, OSK_PART_INTERFACE);
    return true;
}

/* "Bygdas orakel / Innlegg: 41 / Sted: Moss": what the head did not take, for a first word that no list has. */
static bool drop_about(osk__reader *reader)
{
    size_t end = 1;
    while (end < reader->body_count && osk__body_shapes(reader, end) & OSK__LINE_META &&
           (memchr(reader->body[end].data, ':', reader->body[end].length) || osk__line_fits(reader->body[end], "# *", NULL, NULL)))
        end++;
    bool about = reader->form->titled && end > 1 && end < reader->body_count && reader->body[0].length < 40;
    return !about || osk__body_drop(reader, 0, end, OSK_PART_HEADLINE);
}

/* "#2", "Emne: Re: Lekser" over the next head */
static bool drop_number(osk__reader *reader)
{
    static const char *const over[] = {"##", "Emne: *", "Tittel: *", "Subject: *"};
    size_t last = reader->body_count;
    bool number = false;
    for (size_t i = 0; reader->form->titled && last > 1 && i < sizeof over / sizeof *over; i++)
        number = number || osk__line_fits(reader->body[last - 1], over[i], NULL, NULL);
    return !number || osk__body_drop(reader, last - 1, last, OSK_PART_INTERFACE);
}

/* Lines that stand at the same place in most comments of the page, if something is left without them. */
static bool drop_learnt(osk__reader *reader)
{
    size_t from = 0, none = OSK__LINE_BLANK | OSK__LINE_LEARNT;
    for (size_t b = 1; reader->last && b < reader->body_count; b++)
        if (osk__body_shapes(reader, b) & OSK__LINE_LEARNT)
            reader->body_count = b; /* the page's foot is none of the last text */
    size_t to = reader->body_count;
    while (to > 0 && osk__body_shapes(reader, to - 1) & none)
        to--;
    while (from < to && osk__body_shapes(reader, from) & none)
        from++;
    if (from >= to || (from == 0 && to == reader->body_count))
        return true;
    return osk__body_drop(reader, to, reader->body_count, OSK_PART_INTERFACE) && osk__body_drop(reader, 0, from, OSK_PART_INTERFACE);
}

/* "2 Likes", "1 svar" under a text: not a bare number, which may be all that was said. */
static bool drop_counts(osk__reader *reader)
{
    size_t to = reader->body_count;
    while (to > 1 && (osk__body_shapes(reader, to - 1) & OSK__LINE_BLANK ||
                      (osk__body_shapes(reader, to - 1) & (OSK__LINE_COUNT | OSK__LINE_REPLIES) && osk__slice_words(reader->body[to - 1]) > 1 &&
                       osk__line_fits(reader->body[to - 1], "# *", NULL, NULL))))
        to--;
    return reader->post || osk__body_drop(reader, to, reader->body_count, OSK_PART_INTERFACE);
}

/* "👍 / React with 👍 / 3" under a text that no row of buttons ends: signs, buttons and their counts. */
static bool drop_signs(osk__reader *reader)
{
    static const uint32_t sign = OSK__LINE_REACTION | OSK__LINE_BUTTON, none = OSK__LINE_BLANK | OSK__LINE_COUNT | sign;
    size_t to = reader->body_count, signs = 0;
    for (; to > 1 && osk__body_shapes(reader, to - 1) & none; to--)
        signs += (osk__body_shapes(reader, to - 1) & sign) == sign;
    return !signs || reader->post || osk__body_drop(reader, to, reader->body_count, OSK_PART_INTERFACE);
}

/* "Mat: 5 / Service: 4" under a review: not all of it. */
static bool drop_ratings(osk__reader *reader)
{
    enum { MOST_WORDS = 4 };
    size_t to = reader->body_count;
    while (reader->form->rated && to > 1 && osk__slice_words(reader->body[to - 1]) <= MOST_WORDS &&
           (osk__line_fits(reader->body[to - 1], "*: #", NULL, NULL) || osk__line_fits(reader->body[to - 1], "*: #/#", NULL, NULL)))
        to--;
    return osk__body_drop(reader, to, reader->body_count, OSK_PART_INTERFACE);
}

/* "Oversett / 14" under a text: the button, and how many like it. */
static bool drop_translated(osk__reader *reader)
{
    size_t to = reader->body_count;
    while (to > 2 && osk__body_shapes(reader, to - 1) & (OSK__LINE_BLANK | OSK__LINE_COUNT))
        to--;
    bool button = to > 1 && to < reader->body_count && osk__body_shapes(reader, to - 1) & OSK__LINE_CUT;
    return !button || osk__body_drop(reader, to - 1, reader->body_count, OSK_PART_INTERFACE);
}

/* "2 / 1 / 37" under a text: not all of it. */
static bool drop_hearts(osk__reader *reader)
{
    size_t to = reader->body_count;
    while (reader->form->counted && to > 1 && osk__body_shapes(reader, to - 1) & (OSK__LINE_BLANK | OSK__LINE_COUNT))
        to--;
    return osk__body_drop(reader, to, reader->body_count, OSK_PART_INTERFACE);
}

/* "snakk.example": nothing but the name of a site. */
static bool is_domain(osk_slice s)
{
    size_t label = 0, dots = 0;
    bool letters = true;
    for (size_t i = 0; i < s.length; i++) {
        unsigned char c = (unsigned char)s.data[i];
        bool letter = (unsigned)((c | 0x20) - 'a') < 26u || c >= 0xC3, other = (c >= '0' && c <= '9') || c == '-' || (c >= 0x80 && c < 0xC0);
        if (c == '.' ? label == 0 : !letter && !other)
            return false;
        dots += c == '.';
        letters = c == '.' ? true : letters && letter;
        label = c == '.' ? 0 : label + 1;
    }
    return dots && letters && label > 1 && label < 9 && s.length > 5 && s.length < 64;
}

/* "budsjett_2025.xlsx": one word, and what kind of file it is. */
static bool is_file(osk_slice s)
{
    static const char *const kinds[] = {".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".csv", ".txt", ".zip", ".png", ".jpg",
                                        ".jpeg", ".gif", ".heic", ".mp4", ".mov", ".mp3", ".m4a"};
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        if (osk__slice_ends(s, kinds[k]))
            return !memchr(s.data, ' ', s.length);
    return false;
}

/* "budsjett_2025.xlsx / Excel-regneark" at the end of a message: a file that came with it, and its kind. */
static bool drop_file(osk__reader *reader)
{
    enum { MOST_WORDS = 3 };
    size_t count = reader->body_count;
    if (!reader->form->previews || count < 3 || !is_file(reader->body[count - 2]) || osk__slice_words(reader->body[count - 1]) > MOST_WORDS ||
        strchr(".!?,:", reader->body[count - 1].data[reader->body[count - 1].length - 1]))
        return true;
    return osk__corpus_doubt(reader->corpus, reader->error, osk__offset_of(reader, reader->body[count - 2]), NULL,
                             "'%.*s' is taken for a file that came with the message", (int)reader->body[count - 2].length,
                             reader->body[count - 2].data) &&
           osk__body_drop(reader, count - 2, count, OSK_PART_INTERFACE);
}

/* A site's name on a line of its own behind the end of a sentence, with a title and a few words under it, is a link's
 * preview. */
static bool drop_preview(osk__reader *reader)
{
    enum { MOST_PREVIEWED = 6 };
    size_t count = reader->body_count;
    for (size_t b = count > MOST_PREVIEWED ? count - MOST_PREVIEWED : 1; reader->form->previews && b + 1 < count; b++) {
        if (b == 0 || !is_domain(reader->body[b]))
            continue;
        osk_slice before = reader->body[b - 1];
        unsigned char last = before.length ? (unsigned char)before.data[before.length - 1] : '.';
        if ((unsigned)((last | 0x20) - 'a') < 26u || last == ':' || last == ',')
            continue; /* the sentence goes on */
        return osk__corpus_doubt(reader->corpus, reader->error, osk__offset_of(reader, reader->body[b]), NULL,
                                 "'%.*s' is taken to begin a link's preview", (int)reader->body[b].length, reader->body[b].data) &&
               osk__body_drop(reader, b, count, OSK_PART_INTERFACE);
    }
    return true;
}

/* "Kommunen kuttar / avisa.example / 3 min lesing" at the end, under a blank line: a preview whose title stands over its site. */
static bool drop_titled_preview(osk__reader *reader)
{
    static const char *const read[] = {"# min lesing", "# min lesetid", "# min read", "# minutters lesing", "# minutters lesetid"};
    size_t count = reader->body_count, site = count;
    for (size_t r = 0; count && r < sizeof read / sizeof *read; r++)
        if (osk__line_fits(reader->body[count - 1], read[r], NULL, NULL))
            site = count - 1;
    bool timed = site < count;
    if (!reader->form->previews || site < 4 || !is_domain(reader->body[site - 1]) ||
        !(osk__body_shapes(reader, site - 3) & OSK__LINE_BLANK))
        return true;
    osk_slice title = reader->body[site - 2];
    if (osk__slice_words(title) < 2 || (!timed && strchr(".,:;", title.data[title.length - 1])))
        return true; /* "Les mer:" is the text's own */
    return osk__corpus_doubt(reader->corpus, reader->error, osk__offset_of(reader, title), NULL,
                             "'%.*s' is taken for a link's preview", (int)(title.length < 80 ? title.length : 80), title.data) &&
           osk__body_drop(reader, site - 2, count, OSK_PART_INTERFACE);
}

/* "1 svar / 12" under a text and a blank line: what others made of it. Not all of a text. */
static bool drop_bare_counts(osk__reader *reader)
{
    static const uint32_t none = OSK__LINE_BLANK | OSK__LINE_COUNT | OSK__LINE_REPLIES;
    size_t to = reader->body_count;
    while (reader->form->compact && to > 1 && osk__body_shapes(reader, to - 1) & none)
        to--;
    if (to < reader->body_count && !(osk__body_shapes(reader, to) & OSK__LINE_BLANK))
        return true; /* it goes on from the text: "Det blir: / 12" */
    return osk__body_drop(reader, to, reader->body_count, OSK_PART_INTERFACE);
}

/* "Bilde 1 / Bilde 1 / 1920×1080 214 KB": the names of a picture stand over its size. */
static bool drop_picture(osk__reader *reader)
{
    size_t last = reader->body_count;
    while (last > 0 && osk__body_shapes(reader, last - 1) & OSK__LINE_BLANK)
        last--;
    if (!reader->form->compact || last < 3 || !(osk__body_shapes(reader, last - 1) & OSK__LINE_IMAGE))
        return true;
    size_t from = last - 1;
    for (size_t b = from; b-- > 1 && last - b < 4 && !(osk__body_shapes(reader, b) & OSK__LINE_BLANK);)
        from = b;
    bool parted = from > 0 && osk__body_shapes(reader, from - 1) & OSK__LINE_BLANK;
    return !parted || osk__body_drop(reader, from, reader->body_count, OSK_PART_INTERFACE);
}

/* Is the line an earlier one of the open comment, which is by `whom`? */
static bool says_itself(const osk__reader *reader, osk_slice whom, size_t before, osk_slice line)
{
    for (size_t b = 0; b < before && osk__same_name(whom, reader->in.author); b++)
        if (osk__slice_equal(reader->body[b], line))
            return true;
    return false;
}

/* "@kari89 / ja og hvem skal lage den" over the next head: whom that answers, and what he said. */
static bool drop_cited(osk__reader *reader)
{
    enum { MOST_CITED = 8 };
    size_t count = reader->body_count;
    for (size_t b = count; reader->form->cites && b-- > 0 && count - b < MOST_CITED;) {
        osk_slice line = reader->body[b], whom = osk__slice_behind(line, osk__slice_begins(line, "@"));
        if (whom.length == line.length || b + 1 == count ||
            (!says_itself(reader, whom, b, reader->body[b + 1]) && !osk__quoted_comment(reader, whom, reader->body[b + 1])))
            continue;
        reader->cited = whom;
        return osk__body_drop(reader, b, count, OSK_PART_INTERFACE);
    }
    return true;
}

/* "👍 / 4", "[19:07]" under a message, and "(redigert)" behind its last word: not all of it. */
static bool drop_chat(osk__reader *reader)
{
    static const uint32_t none = OSK__LINE_BLANK | OSK__LINE_COUNT | OSK__LINE_REPLIES | OSK__LINE_REACTION | OSK__LINE_META | OSK__LINE_EDITED;
    static const char *const edited[] = {"(redigert)", "(edited)"};
    size_t to = reader->body_count;
    while (reader->form->cites && to > 1 && osk__body_shapes(reader, to - 1) & none)
        to--;
    if (!osk__body_drop(reader, to, reader->body_count, OSK_PART_INTERFACE))
        return false;
    osk_slice *last = reader->form->cites && to ? &reader->body[to - 1] : NULL;
    for (size_t i = 0; last && i < sizeof edited / sizeof *edited; i++) {
        size_t length = strlen(edited[i]);
        if (last->length > length && memcmp(last->data + last->length - length, edited[i], length) == 0)
            *last = osk__line_trim(osk__slice(last->data, last->length - length));
    }
    return true;
}

bool osk__body_trim(osk__reader *reader)
{
    if (!drop_cited(reader) || !drop_chat(reader))
        return false;
    if (!drop_bare_counts(reader) || !drop_hearts(reader) || !drop_signs(reader) || !drop_ratings(reader) || !drop_translated(reader) || !drop_picture(reader))
        return false;
    trim_body(reader);
    if (!drop_about(reader) || !drop_title(reader) || !drop_learnt(reader) || !drop_counts(reader) || !drop_number(reader) || !drop_preview(reader) || !drop_titled_preview(reader) || !drop_file(reader))
        return false;
    trim_body(reader);
    cut_button(reader);
    if (reader->form->signatures && !osk__body_drop(reader, signature_of(reader), reader->body_count, OSK_PART_HEADLINE))
        return false;
    trim_body(reader);
    return true;
}

/* ---- a text that looks like the page's own words ---- */

/* "+1", "17", an emoji: what stands right over the buttons and has no words. */
static bool could_be_said(const osk__line *line)
{
    osk_slice s = line->text;
    size_t number, plus = s.length > 1 && s.data[0] == '+';
    if (line->shapes & OSK__LINE_COUNT)
        return osk__line_number(osk__slice_behind(s, plus), &number) + plus == s.length;
    return line->shapes & OSK__LINE_REACTION && s.length && (unsigned char)s.data[0] >= 0xE2;
}

/* The line that may be the text, or the number of lines. */
static size_t rescued_line(const osk__reader *reader, const osk__found *tail)
{
    size_t last = reader->in.end ? reader->in.end - 1 : 0;
    if (reader->body_count && osk__slice_words(reader->body[0]) > 2)
        return reader->body_line[0];
    if (tail && could_be_said(osk__line_at(reader, tail->start)))
        return tail->start;
    bool behind = last > reader->head_line && last > reader->in.author_line && !(osk__line_at(reader, last)->shapes & OSK__LINE_TIME);
    return behind && (osk__line_at(reader, last)->spoken || could_be_said(osk__line_at(reader, last))) ? last : reader->page->count;
}

bool osk__body_rescue(osk__reader *reader, const osk__found *tail)
{
    size_t line = rescued_line(reader, tail);
    if (line == reader->page->count)
        return true;
    osk_slice text = osk__line_at(reader, line)->text;
    size_t begin = osk__offset_of(reader, text), end = begin + text.length;
    return osk__draft_clean(reader->corpus, begin, end, reader->error) &&
           osk__ledger_mark(reader->corpus, begin, end, OSK_PART_BODY, reader->error) &&
           osk__corpus_doubt(reader->corpus, reader->error, begin, NULL,
                             "'%.*s' could be the page's own words: it is taken as the text, as the comment has no other",
                             (int)(text.length < 80 ? text.length : 80), text.data);
}
