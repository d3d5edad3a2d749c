/* Units: segments that belong together. Each rule looks at the text from the walk's place and answers
 * where the unit ends; an end inside a segment is no unit.
 *
 *   http://example.no   kari@example.no   @kari   #ledelse   :-)   f.eks.   A. Hansen   1. januar   17:00
 *   SMB-bedrifter   ...
 */
#include "token.h"

#include "../base/utf8.h"

#include <string.h>

/* ---- looking around ---- */

/* The last end of a segment from the walk's place on that is not behind `end`; 0 if none is. */
static size_t segment_end_before(const osk__walk *walk, size_t end)
{
    size_t best = 0;
    for (size_t i = walk->at; i < walk->count && walk->segments[i].end <= end; i++)
        best = walk->segments[i].end;
    return best;
}

static uint32_t value_at(osk_slice text, size_t at)
{
    return at < text.length ? osk__utf8_value(text.data + at) : 0;
}

static uint32_t value_before(osk_slice text, size_t at)
{
    if (at == 0)
        return 0;
    do
        at--;
    while (at > 0 && ((unsigned char)text.data[at] & 0xC0) == 0x80);
    return osk__utf8_value(text.data + at);
}

static bool is_alnum(uint32_t value)
{
    return osk__unicode_letter(value) || osk__unicode_digit(value);
}

static bool ascii_alnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static size_t step(osk_slice text, size_t at)
{
    return osk__utf8_next(text.data + at, text.length - at, NULL);
}

static bool begins_fold(osk_slice text, size_t at, const char *word)
{
    size_t i = 0;
    for (; word[i] && at + i < text.length; i++) {
        char c = text.data[at + i];
        if ((c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c) != word[i])
            return false;
    }
    return word[i] == '\0';
}

/* ---- addresses ---- */

/* Bounds on what may be an address keep hostile text linear; those of names are the mail standard's (RFC 5321). */
enum { LOCAL_PART = 64, DOMAIN_NAME = 255, ADDRESS = 2048 };

/* Closing marks behind an address belong to the sentence, a bracket unless it was opened inside. */
static size_t trim_address(osk_slice text, size_t start, size_t end)
{
    while (end > start) {
        char c = text.data[end - 1];
        if (c == ')' && memchr(text.data + start, '(', end - start))
            break;
        if (!c || !strchr(".,:;!?'\")*]", c))
            break;
        end--;
    }
    return end;
}

static size_t address_run(osk_slice text, size_t at)
{
    size_t most = at + ADDRESS;
    while (at < text.length && at < most && !osk__unicode_space(osk__utf8_value(text.data + at)) && text.data[at] &&
           !strchr("<>\"", text.data[at]) && value_at(text, at) != 0xAB && value_at(text, at) != 0xBB)
        at += step(text, at);
    return at;
}

/* A bare "example.no/side": small letters, digits, hyphens and points before a known top domain. */
static size_t bare_domain(osk_slice text, size_t start)
{
    static const char *const tops[] = {".no", ".com", ".org", ".net", ".se", ".dk", ".eu", ".io"};
    size_t end = start;
    while (end < text.length && end - start < DOMAIN_NAME &&
           (ascii_alnum(text.data[end]) || text.data[end] == '-' || text.data[end] == '.'))
        end++;
    end = trim_address(text, start, end);
    for (size_t i = 0; i < sizeof tops / sizeof *tops; i++) {
        size_t length = strlen(tops[i]);
        if (end > start + length && memcmp(text.data + end - length, tops[i], length) == 0)
            return end < text.length && text.data[end] == '/' ? trim_address(text, start, address_run(text, end)) : end;
    }
    return 0;
}

static size_t find_url(osk_slice text, size_t start)
{
    static const char *const schemes[] = {"http://", "https://", "ftp://", "www."};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (begins_fold(text, start, schemes[i])) {
            size_t end = trim_address(text, start, address_run(text, start));
            return end > start + strlen(schemes[i]) ? end : 0;
        }
    return ascii_alnum(text.data[start]) ? bare_domain(text, start) : 0;
}

/* NUL is a byte of strchr's string, so it needs a look of its own. */
static bool is_local(char c)
{
    return c && strchr("._%+-", c);
}

static size_t find_email(osk_slice text, size_t start)
{
    size_t at = start, points = 0;
    while (at < text.length && at - start <= LOCAL_PART && (ascii_alnum(text.data[at]) || is_local(text.data[at])))
        at++;
    if (at == start || at >= text.length || text.data[at] != '@')
        return 0;
    size_t domain = ++at;
    while (at < text.length && at - domain < DOMAIN_NAME &&
           (ascii_alnum(text.data[at]) || text.data[at] == '-' || text.data[at] == '.'))
        points += text.data[at++] == '.';
    while (at > domain && (text.data[at - 1] == '.' || text.data[at - 1] == '-'))
        points -= text.data[--at] == '.';
    return at > domain && points > 0 ? at : 0;
}

/* "@kari.n", "#sjefpånett": a sign and a name; `letters`: at least one letter is needed. */
static size_t find_signed(osk_slice text, size_t start, const char *joints)
{
    size_t at = start + 1;
    bool letter = false;
    while (at < text.length) {
        uint32_t value = osk__utf8_value(text.data + at);
        if (!is_alnum(value) && !(value < 0x80 && value && strchr(joints, (int)value)))
            break;
        letter = letter || osk__unicode_letter(value);
        at += step(text, at);
    }
    while (at > start + 1 && text.data[at - 1] && strchr(joints, text.data[at - 1]) && text.data[at - 1] != '_')
        at--;
    return letter ? at : 0;
}

/* ---- emoticons and emoji ---- */

/* Does a bracket that was opened before `at` on the line still wait for its end? Looks back a sentence's
 * length, no farther. */
static bool inside_brackets(osk_slice text, size_t at)
{
    enum { LOOK_BACK = 300 };
    for (size_t i = at; i > 0 && at - i < LOOK_BACK && text.data[i - 1] != '\n'; i--) {
        char c = text.data[i - 1];
        if (c == '(' || c == '[')
            return true;
        if (c == ')' || c == ']')
            return false;
    }
    return false;
}

/* Brackets and letters have other work in a text, so an emoticon made of them needs air: "xD", not "maxDose";
 * "):", not "(altså prisen): ja"; ":(", not "grunner:(pris)"; ":)", not "(se her:)". */
static bool has_air(osk_slice text, size_t start, osk_slice emoticon)
{
    char first = emoticon.data[0], last = emoticon.data[emoticon.length - 1];
    uint32_t before = value_before(text, start), after = value_at(text, start + emoticon.length);
    bool letter_before = is_alnum(before), letter_after = is_alnum(after);
    if (ascii_alnum(first) || ascii_alnum(last))
        return !letter_before && !letter_after;
    if (strchr("()[]", first))
        return (!before || osk__unicode_space(before)) && (!after || osk__unicode_space(after));
    if (last == '(' || last == '[')
        return !letter_after;
    if (last == ')' || last == ']')
        return !(letter_before && inside_brackets(text, start));
    return true;
}

static size_t find_emoticon(const osk__units *units, osk_slice text, size_t start)
{
    if (!units->emoticon_starts[(unsigned char)text.data[start]])
        return 0;
    size_t most = text.length - start < units->longest_emoticon ? text.length - start : units->longest_emoticon;
    for (size_t length = most; length >= 2; length--) {
        osk_slice candidate = osk__slice(text.data + start, length);
        if (osk__strings_find(&units->emoticons, candidate) != OSK_NONE && has_air(text, start, candidate))
            return start + length;
    }
    return 0;
}

static bool is_emoji(osk_slice segment)
{
    if (osk__unicode_emoji(osk__utf8_value(segment.data)))
        return true;
    for (size_t i = 0; i < segment.length; i += step(segment, i)) {
        uint32_t value = osk__utf8_value(segment.data + i);
        if (value == 0xFE0F || value == 0x20E3) /* "show as emoji"; a keycap */
            return true;
    }
    return false;
}

/* ---- words and numbers ---- */

static uint32_t find_abbreviation(osk__tokenizer *tokenizer, osk_slice form)
{
    tokenizer->folded.length = 0;
    /* The rules answer with places, not with errors: a failure is remembered for the end of the comment. */
    if (!osk__unicode_fold(&tokenizer->folded, form, &tokenizer->failed))
        return OSK_NONE;
    return osk__strings_find(&tokenizer->units->abbreviations,
                             osk__slice(tokenizer->folded.data, tokenizer->folded.length));
}

/* The longest abbreviation from here. Three points are an ellipsis, not an abbreviation's. */
static size_t abbreviation_end(osk__tokenizer *tokenizer, osk_slice text, size_t start)
{
    size_t best = 0;
    size_t most = start + tokenizer->units->longest_abbreviation;
    for (size_t at = start; at < text.length && at < most && text.data[at] != ' ' && text.data[at] != '\n'; at++)
        if (text.data[at] == '.' && value_at(text, at + 1) != '.' && !is_alnum(value_at(text, at + 1)) &&
            find_abbreviation(tokenizer, osk__slice(text.data + start, at + 1 - start)) != OSK_NONE)
            best = at + 1;
    return best;
}

bool osk__unit_may_end(osk__tokenizer *tokenizer, osk_slice form)
{
    uint32_t number = find_abbreviation(tokenizer, form);
    return number != OSK_NONE && tokenizer->units->ends[number]; /* an initial is in no list */
}

static bool is_hyphen(uint32_t value)
{
    return value == '-' || value == 0x2010 || value == 0x2011;
}

/* "SMB-bedrifter", "1980-tallet", "salgs-": segments of letters or digits with single hyphens between,
 * and one at the end where air or a mark follows ("salgs- og ..."). */
static size_t hyphen_run(const osk__walk *walk, osk_token_kind *kind)
{
    osk_slice text = walk->text;
    size_t i = walk->at, end = walk->segments[i].end;
    bool word = walk->segments[i].kind == OSK__SEGMENT_WORD;
    while (i + 1 < walk->count && is_hyphen(value_at(text, walk->segments[i].end))) {
        bool more = i + 2 < walk->count && walk->segments[i + 2].kind != OSK__SEGMENT_OTHER;
        uint32_t next = value_at(text, walk->segments[i + 1].end);
        if (!more) {
            if (word && !is_hyphen(next))
                end = walk->segments[i + 1].end;
            break;
        }
        i += 2;
        word = word || walk->segments[i].kind == OSK__SEGMENT_WORD;
        end = walk->segments[i].end;
    }
    *kind = word ? OSK_WORD : OSK_NUMERAL;
    return end;
}

/* "1. januar": the point belongs to the number where a small letter follows. */
static size_t ordinal_end(const osk__walk *walk)
{
    osk_slice text = walk->text;
    size_t end = walk->segments[walk->at].end, next = end + 1;
    if (end - walk->start > 4 || value_at(text, end) != '.' || !osk__unicode_space(value_at(text, next)) ||
        value_at(text, next) == '\n')
        return 0;
    next += step(text, next);
    return osk__unicode_lower(value_at(text, next)) ? end + 1 : 0;
}

/* "17:00": two numbers with a colon between, as in a time. */
static size_t clock_end(const osk__walk *walk)
{
    size_t end = walk->segments[walk->at].end;
    bool two = walk->at + 2 < walk->count && walk->segments[walk->at + 2].kind == OSK__SEGMENT_NUMBER;
    bool colon = value_at(walk->text, end) == ':' && two && walk->segments[walk->at + 1].end == end + 1;
    return colon && end - walk->start <= 2 && walk->segments[walk->at + 2].end == end + 3 ? end + 3 : 0;
}

/* Does the word before begin with a capital, or is there none in the sentence? "Jens P. Dahl", "A. Hansen", but
 * "vi velger plan B. Det ..." */
static bool name_before(osk_slice text, size_t at)
{
    enum { LOOK_BACK = 60 };
    size_t end = at;
    while (end > 0 && text.data[end - 1] == ' ')
        end--;
    size_t start = end;
    while (start > 0 && end - start < LOOK_BACK && text.data[start - 1] != ' ' && text.data[start - 1] != '\n')
        start--;
    return start == end || osk__unicode_upper(value_at(text, start)) || strchr(".!?:", text.data[end - 1]);
}

/* "A. Hansen": one capital letter and a point before another capital. */
static size_t initial_end(const osk__walk *walk)
{
    osk_slice text = walk->text;
    size_t end = walk->segments[walk->at].end;
    bool one = step(text, walk->start) == end - walk->start && osk__unicode_upper(value_at(text, walk->start));
    return one && name_before(text, walk->start) && value_at(text, end) == '.' && value_at(text, end + 1) == ' ' &&
                   osk__unicode_upper(value_at(text, end + 2))
               ? end + 1
               : 0;
}

static size_t repeated_mark(const osk__walk *walk)
{
    osk_slice text = walk->text;
    char mark = text.data[walk->start];
    size_t end = walk->start;
    if (!mark || !strchr(".!?-*_", mark))
        return 0;
    while (end < text.length && text.data[end] == mark)
        end++;
    return end;
}

/* ---- in order: the first rule that finds a unit has it ---- */

static size_t find_lettered(osk__tokenizer *tokenizer, const osk__walk *walk, osk_token_kind *kind)
{
    osk_slice text = walk->text;
    size_t start = walk->start, end;
    bool inside = is_alnum(value_before(text, start));
    if (!inside && (end = find_email(text, start))) {
        *kind = OSK_EMAIL;
    } else if (!inside && (end = find_url(text, start))) {
        *kind = OSK_URL;
    } else if ((end = find_emoticon(tokenizer->units, text, start))) {
        *kind = OSK_EMOTICON;
    } else if (!inside && (end = abbreviation_end(tokenizer, text, start))) {
        *kind = OSK_ABBREVIATION;
    } else if (!inside && (end = initial_end(walk))) {
        *kind = OSK_ABBREVIATION;
    } else if (walk->segments[walk->at].kind == OSK__SEGMENT_NUMBER &&
               ((end = ordinal_end(walk)) || (end = clock_end(walk)))) {
        *kind = OSK_NUMERAL;
    } else {
        end = hyphen_run(walk, kind);
    }
    return end;
}

static size_t find_marked(osk__tokenizer *tokenizer, const osk__walk *walk, osk_token_kind *kind)
{
    osk_slice text = walk->text;
    size_t start = walk->start, end = 0;
    bool inside = is_alnum(value_before(text, start));
    if (text.data[start] == '@' && !inside && (end = find_signed(text, start, "._-")))
        *kind = OSK_MENTION;
    else if (text.data[start] == '#' && !inside && (end = find_signed(text, start, "_")))
        *kind = OSK_TAG;
    else if ((end = find_emoticon(tokenizer->units, text, start)))
        *kind = OSK_EMOTICON;
    else if (is_emoji(osk__slice(text.data + start, walk->segments[walk->at].end - start)))
        *kind = OSK_EMOJI;
    else
        end = repeated_mark(walk);
    return end;
}

size_t osk__unit_find(osk__tokenizer *tokenizer, const osk__walk *walk, osk_token_kind *kind)
{
    osk_token_kind found = *kind;
    bool lettered = walk->segments[walk->at].kind != OSK__SEGMENT_OTHER;
    size_t end = lettered ? find_lettered(tokenizer, walk, &found) : find_marked(tokenizer, walk, &found);
    size_t whole = segment_end_before(walk, end);
    /* An address may be cut back to whole segments; anything else that ends inside one is no unit. */
    if (whole != end && (found != OSK_URL || whole == 0))
        return 0;
    end = whole; /* 0: the segment itself, of the kind found */
    *kind = found;
    return end;
}
