/* Steps against lines: does a head or a tail stand here? */
#include "layout.h"

#include "../base/unicode.h"
#include "../base/utf8.h"
#include "clock.h"
#include "corpus.h"
#include "line_parts.h"

#include <stdlib.h>
#include <string.h>

enum { BLANKS = 3, LEAST_HEADLINED = 3 };

size_t osk__skip_blanks(const osk__page_lines *lines, size_t i)
{
    size_t from = i;
    while (i < lines->count && i - from < BLANKS && lines->lines[i].shapes & OSK__LINE_BLANK)
        i++;
    return i;
}

/* ---- one step ---- */

/* "Kari Nordmann text": the rest behind the name. */
static bool begins_again(osk_slice name, osk_slice line, osk_slice *rest)
{
    if (line.length < name.length || memcmp(line.data, name.data, name.length) != 0)
        return false;
    *rest = osk__slice(line.data + name.length, line.length - name.length);
    osk_slice trimmed = osk__line_trim(*rest);
    bool parted = trimmed.length == 0 || trimmed.data != rest->data;
    *rest = trimmed;
    return parted;
}

/* "Kari Nordmann svarte · 2 svar" */
static bool has_replied(osk_slice rest)
{
    static const char *const replied[] = {"svarte", "svara", "har svart", "replied", "has replied"};
    size_t length = osk__slice_begins_any(rest, OSK__LIST(replied));
    rest = osk__line_trim(osk__slice_behind(rest, length));
    return length && (rest.length == 0 || osk__slice_begins(rest, "\xC2\xB7"));
}

/* "@kari@example.no": an account of Mastodon, which stands under a name. */
static bool is_account(osk_slice s)
{
    return s.length > 1 && s.data[0] == '@' && memchr(s.data + 1, '@', s.length - 1);
}

/* "Like", "Author" and the like are nobody's names. */
static bool could_be_author(const osk__line *line)
{
    uint32_t others = (OSK__LINE_INTERFACE | OSK__LINE_ADVERT | OSK__LINE_SIDEBAR) & ~(uint32_t)OSK__LINE_BADGE;
    if (line->shapes & OSK__LINE_PROFILE && !line->name.data) /* "LinkedIn Member" is all that is said of somebody */
        others &= ~(uint32_t)OSK__LINE_PROFILE;
    bool labelled = osk__slice_find(line->bare, ": ") < SIZE_MAX;
    if (line->shapes & others || osk__line_is_of_time(line->text) || is_account(line->text) || labelled /* "Emne: Re: Lekser" */ || osk__slice_begins(line->text, "\xE2\x80\xA2") || osk__slice_begins(line->text, "r/"))
        return false;
    return !(line->shapes & OSK__LINE_BADGE) || line->bare.length < line->text.length;
}

/* Where a name ends that its text follows in the line: before the last capital of a run that small letters follow, "Kari
 * Nordmann Helt enig"; else where the run does. Longer runs hold other names too: then the first two words, as a guess. */
static bool split_before(osk_slice line, osk__found *found)
{
    size_t ends[8], words = osk__line_leading_names(line, ends, 8);
    if (words == 0)
        return false;
    osk_slice rest = osk__line_trim(osk__slice_behind(line, ends[words - 1]));
    uint32_t first = rest.length ? osk__utf8_value(rest.data) : 0;
    bool small = rest.length && osk__unicode_letter(first) && !osk__unicode_upper(first);
    if (small && --words == 0)
        return false;
    found->parted = words > 3 || words < 2;
    words = words > 3 ? 2 : words;
    found->author = osk__slice(line.data, ends[words - 1]);
    found->body = osk__line_trim(osk__slice_behind(line, ends[words - 1]));
    return found->body.length > 0;
}

/* Does a comment's row of buttons, or something of the page, stand right before line `i`? */
static bool is_behind_page(const osk__page_lines *lines, size_t i)
{
    while (i-- > 0)
        if (!(lines->lines[i].shapes & OSK__LINE_BLANK))
            return lines->lines[i].shapes & (OSK__LINE_ACTIONS | OSK__LINE_FRAME | OSK__LINE_STATED | OSK__LINE_UNLOADED);
    return false;
}

/* "u/kari89": kari89 */
static osk_slice plain_name(osk_slice name)
{
    return osk__slice_behind(name, osk__slice_begins(name, "u/"));
}

/* A line that names the author, alone or with more. */
static bool take_author(const osk__page_lines *lines, size_t i, osk__role role, osk__found *found)
{
    const osk__line *line = &lines->lines[i];
    found->author_line = i;
    switch (role) {
    case OSK__ROLE_AUTHOR:
        found->author = plain_name(line->whom.data ? osk__line_name(line->name) : line->bare);
        found->answers = line->whom.data ? line->whom : found->answers;
        found->answers_last = osk__line_answers_last(line->text);
        return could_be_author(line);
    case OSK__ROLE_BYLINE:
        found->author = line->name;
        found->time = line->time;
        found->answers = line->whom.data ? line->whom : found->answers;
        return line->time.data != NULL;
    case OSK__ROLE_SAID: found->author = osk__line_name(line->name); return line->time.data == NULL;
    default: /* OSK__ROLE_BEFORE */
        return is_behind_page(lines, i) && !(line->shapes & OSK__LINE_INTERFACE) && split_before(line->text, found);
    }
}

/* Is all of `s` an age in full, "1 måned siden", and as long ago as `time`, "1 md."? */
static bool same_age(osk_slice s, osk_slice time)
{
    osk__when full, brief;
    return osk__clock_age(s) == s.length && osk__clock_is(s, &full) && osk__clock_is(time, &brief) && brief.kind == OSK__AGE &&
           brief.brief && full.amount == brief.amount && full.unit == brief.unit;
}

/* "Redigert i går 11:42": a date or a day with its hour behind the word, where others have "Redigert 3 t". */
static bool is_when_changed(const osk__line *line)
{
    static const char *const changed[] = {"Redigert", "redigert", "Sist redigert", "Edited", "Last edited", "Endret", "Endra", "Sist endret", "Sist endra"};
    osk__when when;
    return line->time.data && line->time.data > line->text.data && osk__slice_begins_any(line->text, OSK__LIST(changed)) &&
           osk__clock_is(line->time, &when) && !when.brief && when.date.hour >= 0;
}

/* A line with something about the comment whose author is known. */
static bool take_more(const osk__line *line, osk__role role, osk__found *found)
{
    switch (role) {
    case OSK__ROLE_WHOM: found->answers = line->bare; return could_be_author(line);
    case OSK__ROLE_AGAIN: return begins_again(found->author, line->text, &found->body) && !has_replied(found->body);
    case OSK__ROLE_TWICE:
    case OSK__ROLE_SAME:
        found->twice = role == OSK__ROLE_TWICE;
        return osk__slice_equal(line->bare, found->author);
    case OSK__ROLE_ACCOUNT: return line->text.length > 1 && line->text.data[0] == '@' && !memchr(line->text.data, ' ', line->text.length);
    case OSK__ROLE_TIME: /* "Redigert 02.01.2024 kl 08:20" under a text is no comment's; a row of buttons may have none; "2 d •" is the time, "2 dager siden • Synlig for alle" that once more */
        if (!found->time.data && is_when_changed(line))
            return false;
        found->time = found->time.data ? found->time : line->time;
        return line->time.data != NULL;
    case OSK__ROLE_AGE_AGAIN: return same_age(line->text, found->time);
    case OSK__ROLE_LAST_TIME:
        found->time = line->time;
        return line->time.data && line->time.data + line->time.length == line->text.data + line->text.length;
    case OSK__ROLE_DEGREE: return !(line->shapes & OSK__LINE_META);
    case OSK__ROLE_ANSWERS: /* "Svar til deg som spør" is text */
        found->answers = line->name;
        return line->name.data && (line->answers || osk__line_name_words(line->name) || !memchr(line->name.data, ' ', line->name.length));
    default: return true;
    }
}

/* "Jobber i butikk" behind the time begins the text, unless other lines about the author stand right over it. */
static bool begins_text(const osk__page_lines *lines, size_t i, const osk__found *found)
{
    if (!lines->lines[i].spoken || !found->time.data)
        return false;
    while (i-- > 0)
        if (!(lines->lines[i].shapes & OSK__LINE_BLANK))
            return !(lines->lines[i].shapes & (OSK__LINE_BADGE | OSK__LINE_META));
    return true;
}

static bool take_line(const osk__page_lines *lines, size_t i, const osk__step *step, osk__found *found)
{
    const osk__line *line = &lines->lines[i];
    bool author = step->role == OSK__ROLE_AUTHOR || step->role == OSK__ROLE_BYLINE || step->role == OSK__ROLE_SAID ||
                  step->role == OSK__ROLE_BEFORE;
    osk__found with = *found;
    if (!(line->shapes & step->shapes) || (step->role == OSK__ROLE_NONE && begins_text(lines, i, found)) ||
        !(author ? take_author(lines, i, step->role, &with) : take_more(line, step->role, &with)))
        return false;
    bool dot = line->shapes == (OSK__LINE_BADGE | OSK__LINE_COUNT); /* any site has it */
    *found = with;
    found->shapes |= dot ? OSK__LINE_COUNT : line->shapes;
    return true;
}

/* Any line is taken sparingly, what has a shape of its own greedily. */
static bool fit_from(const osk__page_lines *lines, const osk__step *steps, size_t step, size_t i, osk__found *found)
{
    if (steps[step].most == 0) {
        found->end = i;
        return true;
    }
    size_t places[16] = {i}, taken = 0;
    bool sparing = steps[step].shapes == OSK__LINE_ANY;
    osk__found before = *found;
    for (; taken < steps[step].most; taken++) {
        if (sparing && taken >= steps[step].least) {
            osk__found with = *found;
            with.taken[step] = (uint8_t)taken;
            if (fit_from(lines, steps, step + 1, places[taken], &with)) {
                *found = with;
                return true;
            }
        }
        size_t next = osk__skip_blanks(lines, places[taken]);
        if (next >= lines->count || !take_line(lines, next, &steps[step], found))
            break;
        places[taken + 1] = next + 1;
    }
    for (; taken + 1 > steps[step].least; taken--) {
        /* The roles of a shorter taking are those of its last line; none but headlines are taken more than once. */
        osk__found with = taken ? *found : before;
        with.taken[step] = (uint8_t)taken;
        if (fit_from(lines, steps, step + 1, places[taken], &with)) {
            *found = with;
            return true;
        }
        if (taken == 0)
            break;
    }
    *found = before;
    return false;
}

/* The headline's lines, as one slice. */
static void find_headline(const osk__page_lines *lines, size_t i, osk__found *found)
{
    for (size_t step = 0; found->steps[step].most; step++)
        for (size_t taken = 0; taken < found->taken[step]; taken++) {
            i = osk__skip_blanks(lines, i);
            osk_slice line = lines->lines[i++].text;
            if (found->steps[step].role != OSK__ROLE_HEADLINE)
                continue;
            if (!found->headline.data)
                found->headline = line;
            found->headline.length = (size_t)(line.data + line.length - found->headline.data);
        }
}

bool osk__steps_fit(const osk__page_lines *lines, const osk__step *steps, size_t i, osk_slice author, osk__found *found)
{
    memset(found, 0, sizeof *found);
    found->author = author;
    found->start = i;
    found->steps = steps;
    if (!steps || i >= lines->count || lines->lines[i].shapes & OSK__LINE_BLANK || !fit_from(lines, steps, 0, i, found))
        return false;
    find_headline(lines, i, found);
    return true;
}

/* A head with lines of any kind may begin a line too early, "Innlegg / Kari Nordmann / • 2nd": does it fit from its second
 * line on, with another author? */
static bool begins_later(const osk__page_lines *lines, const osk__step *steps, uint32_t needs, size_t i, const osk__found *found)
{
    osk__found later;
    size_t next = osk__skip_blanks(lines, i + 1);
    return found->author_line == i && next + 1 < found->end &&
           (lines->lines[next].shapes & OSK__LINE_PROFILE || lines->lines[osk__skip_blanks(lines, next + 1)].shapes & OSK__LINE_BADGE) && osk__steps_fit(lines, steps, next, osk__slice(NULL, 0), &later) &&
           later.end == found->end && !(lines->lines[later.author_line].shapes & (OSK__LINE_META | OSK__LINE_BADGE)) && (!needs || later.shapes & needs) && !osk__slice_equal(later.author, found->author);
}

/* Under a blank line, without one in it, and the author one word. */
static bool is_compact(const osk__page_lines *lines, const osk__found *found)
{
    for (size_t i = found->start; i < found->end; i++)
        if (lines->lines[i].shapes & OSK__LINE_BLANK)
            return false;
    return (found->start == 0 || lines->lines[found->start - 1].shapes & OSK__LINE_BLANK) &&
           !memchr(found->author.data, ' ', found->author.length);
}

bool osk__head_fits(const osk__page_lines *lines, const osk__layout_form *form, size_t head, size_t i, osk__found *found)
{
    return osk__steps_fit(lines, form->heads[head], i, osk__slice(NULL, 0), found) &&
           (!form->head_needs || found->shapes & form->head_needs || found->twice) && (!form->compact || is_compact(lines, found)) &&
           !(found->headline.data && !(form->headlined && head == form->headlined) &&
             begins_later(lines, form->heads[head], form->head_needs, i, found));
}

bool osk__post_fits(const osk__page_lines *lines, const osk__layout_form *form, size_t i, osk__found *found)
{
    for (size_t p = 0; p < OSK__POSTS && form->posts[p]; p++)
        if (osk__steps_fit(lines, form->posts[p], i, osk__slice(NULL, 0), found) &&
            (!form->post_needs || found->shapes & form->post_needs) &&
            !(found->headline.data && begins_later(lines, form->posts[p], form->post_needs, i, found)))
            return true;
    return false;
}

bool osk__tail_fits(const osk__page_lines *lines, const osk__layout_form *form, size_t i, osk_slice author,
                    osk__found *found)
{
    for (size_t t = 0; t < OSK__TAILS && form->tails[t]; t++)
        if (osk__steps_fit(lines, form->tails[t], i, author, found))
            return true;
    return false;
}

/* ---- the layout of a page ---- */

/* A head right over buttons has no text: where a page is full of them, what stands over their times are texts. */
static bool has_text(const osk__page_lines *lines, const osk__layout_form *form, const osk__found *head)
{
    osk__found tail;
    return head->body.length || !osk__tail_fits(lines, form, osk__skip_blanks(lines, head->end), head->author, &tail);
}

static size_t count_heads(const osk__page_lines *lines, const osk__layout_form *form, size_t head)
{
    osk__found found;
    size_t count = 0;
    for (size_t i = 0; i < lines->count; i++)
        if (osk__head_fits(lines, form, head, i, &found)) {
            count += has_text(lines, form, &found);
            i = found.end - 1;
        }
    return count;
}

static size_t count_tails(const osk__page_lines *lines, const osk__layout_form *form)
{
    osk__found found;
    size_t count = 0;
    for (size_t i = 0; i < lines->count; i++)
        if (osk__tail_fits(lines, form, i, osk__slice(NULL, 0), &found)) {
            count++;
            i = found.end - 1;
        }
    return count;
}

static bool is_text_over(const osk__page_lines *lines, size_t i)
{
    while (i-- > 0)
        if (!(lines->lines[i].shapes & OSK__LINE_BLANK))
            return !(lines->lines[i].shapes & (OSK__LINE_INTERFACE | OSK__LINE_ADVERT | OSK__LINE_META));
    return false;
}

/* Tails that name their authors. Heads look the same, but a text stands behind the last of them, and the page's own words over the
 * first. */
static size_t count_below(const osk__page_lines *lines, const osk__layout_form *form)
{
    osk__found found;
    size_t count = 0, over = 0, end = 0;
    for (size_t i = 0; i < lines->count; i++)
        if (osk__tail_fits(lines, form, i, osk__slice(NULL, 0), &found)) {
            count++;
            over += is_text_over(lines, i);
            end = found.end;
            i = end - 1;
        }
    end = osk__skip_blanks(lines, end);
    return over == count && (end >= lines->count || lines->lines[end].shapes & OSK__LINE_INTERFACE) ? count : 0;
}

static size_t count_marks(const osk__page_lines *lines, uint32_t marks)
{
    size_t count = 0;
    for (size_t i = 0; i < lines->count; i++)
        count += (lines->lines[i].shapes & marks) &&
                 (marks & OSK__LINE_BADGE || !(lines->lines[i].shapes & (OSK__LINE_BYLINE | OSK__LINE_FRAME | OSK__LINE_BADGE)));
    return count;
}

/* A sign that begins with = is one word. */
static bool is_sign(osk_slice text, const char *sign)
{
    bool word = sign[0] == '=';
    return text.length && text.length <= 80 && !(word && memchr(text.data, ' ', text.length)) &&
           osk__line_fits(text, sign + word, NULL, NULL);
}

static size_t count_signs(const osk__page_lines *lines, const char *const *signs)
{
    size_t count = 0;
    for (size_t i = 0; signs && i < lines->count; i++)
        for (size_t s = 0; signs[s]; s++)
            if (is_sign(lines->lines[i].text, signs[s])) {
                count++;
                break;
            }
    return count;
}

/* Heads whose name stands over a line that head 0 would take for the name. */
static size_t count_headlined(const osk__page_lines *lines, const osk__layout_form *form)
{
    osk__found found, plain;
    osk_slice first = {NULL, 0};
    size_t count = 0;
    bool others = false; /* a button of every comment is no name */
    for (size_t i = 0; i < lines->count; i++) {
        if (!osk__head_fits(lines, form, form->headlined, i, &found) || osk__head_fits(lines, form, 0, i, &plain) ||
            osk__line_name_words(found.author) == 0)
            continue;
        count += osk__head_fits(lines, form, 0, osk__skip_blanks(lines, i + 1), &plain);
        others = others || (first.data && !osk__slice_equal(first, found.author));
        first = first.data ? first : found.author;
        i = found.end - 1;
    }
    return others ? count : 0;
}

/* People who speak twice, with the same words under their names both times; 0 if one has others the second time. */
static size_t count_under_names(const osk__page_lines *lines, const osk__layout_form *form)
{
    enum { NEAR = 40 };
    struct { osk_slice name, under; } last[NEAR] = {{{NULL, 0}, {NULL, 0}}};
    osk__found found;
    size_t count = 0, seen = 0;
    for (size_t i = 0; i < lines->count; i++) {
        if (!osk__tail_fits(lines, form, i, osk__slice(NULL, 0), &found))
            continue;
        i = found.end - 1;
        osk__found head;
        size_t next = osk__skip_blanks(lines, found.end);
        while (next < lines->count && (lines->lines[next].shapes & OSK__LINE_BLANK || lines->lines[next].shapes & OSK__LINE_INTERFACE))
            next++;
        if (!osk__steps_fit(lines, form->heads[0], next, osk__slice(NULL, 0), &head) || osk__slice_words(head.headline) < 2)
            continue;
        for (size_t k = 0; k < NEAR; k++)
            if (last[k].name.data && osk__slice_equal(last[k].name, head.author)) {
                if (!osk__slice_equal(last[k].under, head.headline))
                    return 0;
                count++;
                break;
            }
        last[seen % NEAR].name = head.author;
        last[seen++ % NEAR].under = head.headline;
    }
    return count;
}

size_t osk__form_fits(const osk__page_lines *lines, const osk__layout_form *form, size_t *head)
{
    size_t best = 0;
    *head = 0;
    for (size_t h = 0; h < OSK__HEADS && form->heads[h] && !form->weak; h++) {
        if (form->headlined && h == form->headlined)
            continue;
        size_t count = count_heads(lines, form, h);
        if (count > best) {
            best = count;
            *head = h;
        }
    }
    if (form->weak)
        best = form->below ? count_below(lines, form) : count_tails(lines, form);
    size_t rows = form->rows || form->closed ? count_tails(lines, form) : 0;
    if (form->closed && rows * 2 < best) /* one comment would swallow the others */
        return 0;
    if (form->rows)
        best = rows > best + 1 ? 0 : best < rows ? best : rows;
    if (form->headlined && *head == 0 && count_headlined(lines, form) * 10 >= best * 9 && best >= LEAST_HEADLINED)
        *head = form->headlined;
    size_t signs = count_signs(lines, form->signs) + (form->clocked ? lines->clocks : 0) + (form->numbered ? lines->numbers : 0);
    if (form->under_names && signs == 0)
        signs = count_under_names(lines, form);
    if (form->signed_only && signs == 0)
        return 0;
    return best < form->needs ? best : 2 * best + count_marks(lines, form->marks) + 2 * signs;
}
