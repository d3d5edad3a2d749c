/* The lines of a LinkedIn group page of 2011: marks, author lines, ages with their actions. */
#include "page_linkedin_2011.h"

#include "clock.h"
#include "line.h"

#include <string.h>

/* The words of the mark that stands in every head, usually as a link. */
static const char *const follow_words[] = {"Stop Following", "Follow", "Slutt \xC3\xA5 f\xC3\xB8lge",
                                           "F\xC3\xB8lg"};

/* Lines with which the page's own frame begins: side bar, advertisements, footer. */
static const char *const frames[] = {"Updates: Last", "Ads by LinkedIn", "Manager's Choice", "Top Influencers",
                                     "[See all", "[Learn More", "See all", "Learn More", "Se alle", "Finn ut mer",
                                     "Oppdateringer: Siste", "Annonser fra LinkedIn", "Mest innflytelsesrike",
                                     "Lederens valg", "Show more comments", "Vis flere kommentarer",
                                     "Add a comment...", "Legg til kommentar"};

/* What may follow an age on its line; as a link to nowhere, "(#)", it may say anything. */
static const char *const actions[] = {"Reply privately", "Flag as inappropriate", "Flag", "Like", "Unlike", "Comment",
                                      "Svar privat", "Rapporter som upassende", "Flagg som upassende", "Rapporter", "Liker", "Lik", "Kommenter"};

static const char *const jumps[] = {"Jump to most recent comments", "Gå til de nyeste kommentarene"};

#define BEGINS(s, list) osk__slice_begins_any((s), OSK__LIST(list))

/* ---- the parts of a line ---- */

size_t osk__2011_space(osk_slice s)
{
    if (s.length && s.data[0] == ' ')
        return 1;
    return osk__slice_begins(s, "\xC2\xA0") ? 2 : 0;
}

/* "[text](url)" gives "text". */
static osk_slice unlinked(osk_slice s)
{
    size_t middle = osk__slice_find(s, "](");
    if (s.length < 4 || s.data[0] != '[' || middle == SIZE_MAX || s.data[s.length - 1] != ')')
        return s;
    return osk__slice(s.data + 1, middle - 1);
}

size_t osk__2011_bullet(osk_slice s, size_t *text)
{
    for (size_t from = 0; from < s.length;) {
        size_t at = osk__slice_find(osk__slice_behind(s, from), "\xE2\x80\xA2");
        if (at == SIZE_MAX)
            return SIZE_MAX;
        at += from;
        size_t space = at > 0 && s.data[at - 1] == ' '                               ? 1
                       : at > 1 && osk__2011_space(osk__slice_behind(s, at - 2)) == 2 ? 2
                                                                                     : 0;
        osk_slice rest = osk__slice_behind(s, at + 3);
        if (space && (rest.length == 0 || osk__2011_space(rest))) {
            *text = at + 3 + osk__2011_space(rest);
            return at - space;
        }
        from = at + 3;
    }
    return SIZE_MAX;
}

bool osk__2011_bold(osk_slice line)
{
    return line.length > 4 && memcmp(line.data, "**", 2) == 0 && memcmp(line.data + line.length - 2, "**", 2) == 0;
}

osk_slice osk__2011_bare_name(osk_slice s)
{
    if (osk__2011_bold(s))
        s = osk__slice(s.data + 2, s.length - 4);
    s = unlinked(s);
    size_t paren = osk__slice_find(s, " ("), comma = osk__slice_find(s, ", ");
    if (paren != SIZE_MAX && s.data[s.length - 1] == ')')
        s.length = paren;
    if (comma < s.length)
        s.length = comma;
    return osk__slice_trim(s);
}

/* Length of "[words](address)" at the start of `s`, or 0; *words gets the words. Bounded, so that hostile lines stay
 * linear. */
static size_t link_length(osk_slice s, osk_slice *words)
{
    osk_slice near = osk__slice(s.data, s.length < 300 ? s.length : 300);
    size_t middle = near.length && near.data[0] == '[' ? osk__slice_find(near, "](") : SIZE_MAX;
    size_t end = middle == SIZE_MAX ? SIZE_MAX : osk__slice_find(osk__slice_behind(near, middle), ")");
    if (end == SIZE_MAX)
        return 0;
    *words = osk__slice(near.data + 1, middle - 1);
    return middle + end + 1;
}

/* ---- lines ---- */

/* "**Kari Nordmann (4.200+)** • text": the name, and where the text begins. `headed`: a follow mark came before, so a
 * single name will do, and anything in bold. */
bool osk__2011_author(osk_slice line, bool headed, osk_slice *name, size_t *text)
{
    osk_slice near = osk__slice(line.data, line.length < 200 ? line.length : 200);
    size_t at = osk__2011_bullet(near, text);
    if (at == SIZE_MAX)
        return false;
    *name = osk__2011_bare_name(osk__slice(line.data, at));
    return (osk__line_name_words(*name) > (headed ? 0 : 1)) || (headed && name->length && osk__2011_bold(osk__slice(line.data, at)));
}

/* Length of an action at the start of `s` with its count, "Like (3)", or 0. A link is one if it leads nowhere, "(#)",
 * or says a known action. */
static size_t action_length(osk_slice s, bool *link)
{
    osk_slice words;
    size_t length = link_length(s, &words), digits = 2;
    *link = length > 0;
    while (!length && digits < s.length + 2 && s.data[digits - 2] >= '0' && s.data[digits - 2] <= '9')
        digits++;
    if (digits - 2 == s.length) /* "• Like • 3": how many did */
        return s.length;
    digits = 2;
    if (length && !BEGINS(words, actions) && memcmp(s.data + length - 3, "(#)", 3) != 0)
        return 0;
    if (!length)
        length = BEGINS(s, actions);
    osk_slice rest = osk__slice_behind(s, length);
    if (!length || !osk__slice_begins(rest, " ("))
        return length;
    while (digits < rest.length && digits < 12 && rest.data[digits] >= '0' && rest.data[digits] <= '9')
        digits++;
    return digits > 2 && digits < rest.length && rest.data[digits] == ')' ? length + digits + 1 : length;
}

/* Length of "• " or "· " at the start of `s`, or 0. */
static size_t dot_length(osk_slice s)
{
    size_t dot = osk__slice_begins(s, "\xE2\x80\xA2") ? 3 : osk__slice_begins(s, "\xC2\xB7") ? 2 : 0;
    size_t space = dot ? osk__2011_space(osk__slice_behind(s, dot)) : 0;
    return space ? dot + space : 0;
}

/* Does the rest of the line behind an age hold nothing but actions? "• [Reply privately](#) • [Flag](#)Per":
 * *tail gets what stands behind the last action. Behind a link anything may stand: the next head, glued to it; behind
 * an action without one a first name or nothing. */
static bool only_actions(osk_slice rest, osk_slice *tail)
{
    bool linked = false;
    size_t count = 0;
    for (;; count++) {
        bool link;
        size_t space = osk__2011_space(rest), dot = dot_length(osk__slice_behind(rest, space));
        if (!dot)
            break;
        osk_slice word = osk__slice_behind(rest, space + dot);
        size_t length = action_length(word, &link);
        if (length == 0)
            return false;
        linked = linked || link;
        rest = osk__slice_behind(word, length);
    }
    *tail = osk__slice_trim(rest);
    return count > 0 && (linked || tail->length == 0 || (osk__line_name_words(*tail) > 0));
}

/* Where an age that ends the comment stands in the line: alone, or before actions; SIZE_MAX if nowhere. */
size_t osk__2011_age(osk_slice line, size_t *length, osk_slice *tail)
{
    *tail = osk__slice(NULL, 0);
    *length = osk__clock_age(line);
    if (*length && *length == line.length)
        return 0;
    /* An age inside the line needs an action behind it; look only where one stands. */
    if (osk__slice_find(line, "\xE2\x80\xA2") == SIZE_MAX && osk__slice_find(line, "\xC2\xB7") == SIZE_MAX)
        return SIZE_MAX;
    for (size_t i = 0; i < line.length; i++) {
        /* "...12 months ago": begin with the first digit of a number. */
        if (i && line.data[i] >= '0' && line.data[i] <= '9' && line.data[i - 1] >= '0' && line.data[i - 1] <= '9')
            continue;
        *length = osk__clock_age(osk__slice_behind(line, i));
        if (*length && only_actions(osk__slice_behind(line, i + *length), tail))
            return i;
    }
    return SIZE_MAX;
}

/* The number before " comments": "this68 comments • [Jump ...". */
size_t osk__2011_stated(osk_slice line, size_t before)
{
    static const char *const patterns[] = {"*# comment*", "*# kommentar*"};
    size_t number = 0;
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns && number == 0; i++)
        if (!osk__line_fits(osk__slice(line.data, before), patterns[i], NULL, &number))
            number = 0;
    return number;
}

static bool is_follow(osk_slice words)
{
    return osk__slice_is_any(words, OSK__LIST(follow_words));
}

/* Length of a follow mark at the start of the line, or 0. One without a link is words unless it is all of the line or
 * an author follows in bold. */
size_t osk__2011_mark(osk_slice line)
{
    osk_slice words;
    size_t length = link_length(line, &words);
    if (length)
        return is_follow(words) ? length : 0;
    length = BEGINS(line, follow_words);
    return length == line.length || osk__slice_begins(osk__slice_behind(line, length), "**") ? length : 0;
}

/* "Follow Jon Are", as plain text has the mark and the first name, or the label of the picture over it, "Jon Are's photo": *name gets
 * it. */
bool osk__2011_name(osk_slice line, osk_slice *name)
{
    static const char *const photos[] = {"*'s photo", "* photo", "Photo of *", "Bilde av *", "Foto av *", "Bildet til *"};
    size_t length = BEGINS(line, follow_words);
    for (size_t i = 0; line.length < 80 && i < sizeof photos / sizeof *photos; i++)
        if (osk__line_fits(line, photos[i], name, NULL) && osk__line_name_words(*name) > 0)
            return true;
    if (length == 0 || length + 1 >= line.length || line.data[length] != ' ')
        return false;
    *name = osk__slice_behind(line, length + 1);
    return osk__line_name_words(*name) > 0;
}

bool osk__2011_frame(osk_slice line)
{
    return BEGINS(line, frames) > 0;
}

size_t osk__2011_jump(osk_slice line)
{
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < sizeof jumps / sizeof *jumps; i++) {
        size_t at = osk__slice_find(line, jumps[i]);
        best = at < best ? at : best;
    }
    return best;
}
