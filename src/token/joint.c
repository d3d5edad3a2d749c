/* Words held together by hyphens, apostrophes and strokes: SMB-bedrifter, salgs-, TV´n, A/S, Paulus'. */
#include "look.h"

static bool is_hyphen(uint32_t value)
{
    return value == '-' || value == 0x2010 || value == 0x2011;
}

static bool has_letter(osk_slice text, size_t from, size_t to)
{
    for (size_t i = from; i < to; i += osk__look_step(text, i))
        if (osk__unicode_letter(osk__look_at(text, i)))
            return true;
    return false;
}

static bool all_capitals(osk_slice text, size_t from, size_t to)
{
    for (size_t i = from; i < to; i += osk__look_step(text, i))
        if (!osk__unicode_upper(osk__look_at(text, i)))
            return false;
    return to > from;
}

/* Segment `i` of the walk: where it begins. */
static size_t start_of(const osk__walk *walk, size_t i)
{
    return i == walk->at ? walk->start : walk->segments[i - 1].end;
}

/* "km/t", "A/S", "c/o", but not "og/eller" or "kr/mnd": one letter behind the stroke, at most two before. */
static bool joins_stroke(const osk__walk *walk, size_t left)
{
    osk_slice text = walk->text;
    size_t before = walk->segments[left].end - start_of(walk, left);
    size_t from = walk->segments[left + 1].end, to = walk->segments[left + 2].end;
    return before <= 2 && to - from == 1 && has_letter(text, from, to) && left == walk->at &&
           has_letter(text, start_of(walk, left), walk->segments[left].end);
}

/* Does the mark between two segments, white space nowhere, hold them together? */
static bool joins(const osk__walk *walk, size_t left)
{
    osk_slice text = walk->text;
    size_t from = start_of(walk, left), mark = walk->segments[left].end, to = walk->segments[left + 2].end;
    uint32_t value = osk__look_at(text, mark);
    if (walk->segments[left + 1].end != mark + osk__look_step(text, mark))
        return false;
    switch (value) {
    case '-': case 0x2010: case 0x2011:
        return true;
    case 0xB4: case '`': /* "TV´n", "7`er" */
        return has_letter(text, walk->segments[left + 1].end, to);
    case 0x2013: /* "fem–tiårsperspektiv", but "2001–2005" is a span of years */
        return has_letter(text, from, mark) && has_letter(text, walk->segments[left + 1].end, to);
    case ':': /* "GH:WT" */
        return all_capitals(text, from, mark) && all_capitals(text, walk->segments[left + 1].end, to);
    case '/':
        return joins_stroke(walk, left);
    default:
        return false;
    }
}

/* A hyphen at the end where air or a mark follows: "salgs- og ..." */
static size_t with_last_hyphen(const osk__walk *walk, size_t last)
{
    osk_slice text = walk->text;
    size_t end = walk->segments[last].end;
    if (last + 1 >= walk->count || !is_hyphen(osk__look_at(text, end)))
        return end;
    size_t behind = walk->segments[last + 1].end;
    return is_hyphen(osk__look_at(text, behind)) || osk__look_alnum(osk__look_at(text, behind)) ? end : behind;
}

/* Was a single quotation mark opened before `at` on the line? */
static bool inside_quotes(osk_slice text, size_t at)
{
    enum { LOOK_BACK = 300 };
    for (size_t i = at; i > 0 && at - i < LOOK_BACK && text.data[i - 1] != '\n'; i--) {
        bool quote = text.data[i - 1] == '\'' || (i > 2 && (unsigned char)text.data[i - 3] == 0xE2 &&
                                                  (unsigned char)text.data[i - 2] == 0x80 &&
                                                  ((unsigned char)text.data[i - 1] | 1) == 0x99);
        size_t start = text.data[i - 1] == '\'' ? i - 1 : i - (i > 2 ? 3 : i);
        if (quote && osk__look_gap(osk__look_before(text, start)))
            return true;
    }
    return false;
}

/* "Paulus' brev": the genitive of a name that ends in s, x or z. */
static size_t genitive_end(const osk__walk *walk, size_t end)
{
    osk_slice text = walk->text;
    uint32_t mark = osk__look_at(text, end);
    char last = (char)(text.data[end - 1] | 0x20);
    if ((mark != '\'' && mark != 0x2019) || (last != 's' && last != 'x' && last != 'z'))
        return end;
    size_t behind = end + osk__look_step(text, end);
    uint32_t after = osk__look_at(text, behind);
    bool more = after && !osk__unicode_space(after) && after != '-' && after != '.' && after != ',';
    return more || inside_quotes(text, walk->start) ? end : behind;
}

size_t osk__joined_end(const osk__walk *walk)
{
    osk_slice text = walk->text;
    size_t last = walk->at;
    while (last + 2 < walk->count && walk->segments[last + 2].kind != OSK__SEGMENT_OTHER && joins(walk, last))
        last += 2;
    size_t end = walk->segments[last].end;
    bool number = !has_letter(text, walk->start, end);
    if (number && with_last_hyphen(walk, last) == end) /* "70-80" is two numbers, "1-2-tapet" a word */
        return walk->segments[walk->at].end;
    end = with_last_hyphen(walk, last);
    return end == walk->segments[last].end ? genitive_end(walk, end) : end;
}

size_t osk__behind_point_end(const osk__walk *walk, size_t end)
{
    osk_slice text = walk->text;
    size_t at = walk->at;
    while (at < walk->count && walk->segments[at].end < end)
        at++;
    if (at + 2 >= walk->count || walk->segments[at].end != end || !is_hyphen(osk__look_at(text, end)) ||
        !osk__unicode_letter(osk__look_at(text, walk->segments[at + 1].end)))
        return end;
    osk__walk rest = *walk;
    rest.at = at + 2;
    rest.start = walk->segments[at + 1].end;
    return osk__joined_end(&rest);
}

/* Does the text before the hyphen let it be the rest of a word? A quotation that ends there, or "og " and the like. */
static bool expects_tail(osk_slice text, size_t at)
{
    static const char *const before[] = {" og ", " eller ", ", ", " samt ", "/"};
    uint32_t last = osk__look_before(text, at);
    if (last == 0xBB || last == '"' || last == 0x201D || last == 0x2019 || last == '\'')
        return true;
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        osk_slice word = osk__slice_text(before[i]);
        if (at >= word.length && osk__slice_equal(osk__slice(text.data + at - word.length, word.length), word))
            return true;
    }
    return false;
}

size_t osk__hyphen_tail_end(const osk__walk *walk)
{
    osk_slice text = walk->text;
    size_t behind = walk->segments[walk->at].end;
    uint32_t next = osk__look_at(text, behind);
    bool quoted = !osk__look_gap(osk__look_before(text, walk->start));
    if (walk->at + 1 >= walk->count || !osk__unicode_letter(next) || !expects_tail(text, walk->start) ||
        (!quoted && osk__unicode_upper(next)))
        return 0;
    osk__walk rest = *walk;
    rest.at++;
    rest.start = behind;
    return osk__joined_end(&rest);
}
