/* The door to RE2: the one file of C++, since RE2 speaks no other language. No exception leaves it. */
extern "C" {
#include "regex.h"
#include "utf8.h"
}

#include <re2/re2.h>

#include <new>
#include <string.h>
#include <string>
#include <vector>

/* What RE2 is given: its \w, \d and \s are ASCII's, so that "å" were no letter, and it knows no other \b; here they are
 * Unicode's. \b stands for what is before the match, or behind it, and is not in it: the match is group 1 then. */
struct rewriting {
    std::string flags, text;    /* flags: "(?i)", which the text begins with */
    std::vector<size_t> origin; /* of each byte, in the pattern */
    bool before, after;         /* \b at the beginning, at the end */

    void put(const char *bytes, size_t from)
    {
        text += bytes;
        origin.resize(text.size(), from);
    }
};

#define WORD "\\p{L}\\p{M}\\p{N}_"
#define SPACE "\\s\\p{Z}\\x0b\\x85"
#define AT_START "(?:\\A|[^" WORD "])("
#define BEHIND "[^" WORD "]("

struct osk__regex {
    re2::RE2 re, later; /* at the text's start, and behind it, where something stands before every match */
    bool before, grouped;
    osk__regex(const rewriting &r, const re2::RE2::Options &options)
        : re(r.text, options), later(r.before ? r.flags + BEHIND + r.text.substr(r.flags.size() + sizeof AT_START - 1) : "", options),
          before(r.before), grouped(r.before || r.after) {}
};

/* Of \w and its like: what stands for it, in a class and outside. */
static const char *unicode_class(char letter, bool in_class)
{
    switch (letter) {
    case 'w': return in_class ? WORD : "[" WORD "]";
    case 'W': return in_class ? NULL : "[^" WORD "]";
    case 's': return in_class ? SPACE : "[" SPACE "]";
    case 'S': return in_class ? NULL : "[^" SPACE "]";
    case 'd': return "\\p{Nd}";
    case 'D': return "\\P{Nd}";
    default: return NULL;
    }
}

/* Bytes of "(?i)" and its like at the beginning. */
static size_t flags_end(osk_slice pattern)
{
    size_t i = 2;
    if (pattern.length < 3 || memcmp(pattern.data, "(?", 2) != 0)
        return 0;
    while (i < pattern.length && strchr("imsU-", pattern.data[i]))
        i++;
    return i > 2 && i < pattern.length && pattern.data[i] == ')' ? i + 1 : 0;
}

static bool fail_at(osk_slice pattern, size_t at, const char *why, osk_error *error)
{
    size_t column = osk__utf8_column(pattern, at);
    return osk__fail_at(error, OSK_USAGE, "", 0, column, "the regular expression fails at column %zu: %s", column, why);
}

/* A backslash and what is behind it, at `i`; false where it cannot stand there. */
static bool rewrite_escape(rewriting *r, osk_slice pattern, size_t i, bool in_class, osk_error *error)
{
    char letter = i + 1 < pattern.length ? pattern.data[i + 1] : '\0';
    const char *other = unicode_class(letter, in_class);
    if (letter && strchr("WS", letter) && in_class)
        return fail_at(pattern, i, "\\W and \\S cannot stand in a class", error);
    if ((letter == 'b' || letter == 'B') && !in_class)
        return fail_at(pattern, i, "\\b is known at the beginning and at the end of the whole only, and \\B nowhere", error);
    if (other) {
        r->put(other, i);
        return true;
    }
    char as_it_is[3] = {'\\', letter, '\0'};
    r->put(as_it_is, i);
    return true;
}

/* The pattern between its \b; *bar: where a | stands outside of groups, or SIZE_MAX. */
static bool rewrite_middle(rewriting *r, osk_slice pattern, size_t from, size_t to, size_t *bar, osk_error *error)
{
    bool in_class = false;
    size_t depth = 0, opened = 0;
    *bar = SIZE_MAX;
    for (size_t i = from; i < to; i++) {
        char c = pattern.data[i], text[2] = {c, '\0'};
        if (c == '\\') {
            if (!rewrite_escape(r, pattern, i, in_class, error))
                return false;
            i++;
            continue;
        }
        if (!in_class && c == '[')
            opened = i + (i + 1 < to && pattern.data[i + 1] == '^');
        if (!in_class && c == '|' && depth == 0 && *bar == SIZE_MAX)
            *bar = i;
        depth += !in_class && c == '(';
        depth -= !in_class && c == ')' && depth > 0;
        in_class = in_class ? c != ']' || i == opened + 1 : c == '[';
        r->put(text, i);
    }
    return true;
}

static bool rewrite(rewriting *r, osk_slice pattern, osk_error *error)
{
    size_t from = flags_end(pattern), to = pattern.length, slashes = 0, bar;
    r->flags.assign(pattern.data, from);
    r->put(r->flags.c_str(), 0);
    r->before = to - from >= 2 && memcmp(pattern.data + from, "\\b", 2) == 0;
    from += r->before ? 2 : 0;
    while (to - from > slashes + 1 && pattern.data[to - 2 - slashes] == '\\')
        slashes++;
    r->after = slashes % 2 == 1 && pattern.data[to - 1] == 'b';
    to -= r->after ? 2 : 0;
    bool grouped = r->before || r->after;
    r->put(r->before ? AT_START : grouped ? "(" : "", from);
    if (!rewrite_middle(r, pattern, from, to, &bar, error))
        return false;
    r->put(r->after ? ")(?:[^" WORD "]|\\z)" : grouped ? ")" : "", to);
    return !grouped || bar == SIZE_MAX ||
           fail_at(pattern, bar, "a | beside a \\b: put the alternatives into a group, \\b(a|b)\\b", error);
}

static const char *reason(re2::RE2::ErrorCode code)
{
    switch (code) {
    case re2::RE2::ErrorBadEscape: return "a backslash and what it cannot stand before (back references are not known)";
    case re2::RE2::ErrorBadCharClass: return "no class of characters";
    case re2::RE2::ErrorBadCharRange: return "a range of characters that runs backwards";
    case re2::RE2::ErrorMissingBracket: return "a [ that is never closed";
    case re2::RE2::ErrorMissingParen: return "a ( that is never closed";
    case re2::RE2::ErrorUnexpectedParen: return "a ) that closes nothing";
    case re2::RE2::ErrorTrailingBackslash: return "a backslash at the end";
    case re2::RE2::ErrorRepeatArgument: return "a repetition of nothing";
    case re2::RE2::ErrorRepeatSize: return "a repetition that is too large or runs backwards";
    case re2::RE2::ErrorRepeatOp: return "a repetition of a repetition";
    case re2::RE2::ErrorBadPerlOp: return "no such group (look-around is not known)";
    case re2::RE2::ErrorBadUTF8: return "no well-formed UTF-8";
    case re2::RE2::ErrorBadNamedCapture: return "no name of a group";
    case re2::RE2::ErrorPatternTooLarge: return "an expression that is too large";
    default: return "no regular expression";
    }
}

/* The byte of the innermost ( that is open at the end, or of the ) that closes none; escapes and classes hold neither. */
static size_t unpaired(osk_slice pattern)
{
    size_t places[64], depth = 0;
    bool in_class = false;
    for (size_t i = 0; i < pattern.length; i++) {
        char c = pattern.data[i];
        if (c == '\\')
            i++;
        else if (in_class)
            in_class = c != ']';
        else if (c == '[')
            in_class = true;
        else if (c == '(' && depth < 64)
            places[depth++] = i;
        else if (c == ')' && depth == 0)
            return i;
        else if (c == ')')
            depth--;
    }
    return depth ? places[depth - 1] : 0;
}

static size_t place_of(const re2::RE2 &re, const rewriting &r, osk_slice pattern)
{
    if (re.error_code() == re2::RE2::ErrorMissingParen || re.error_code() == re2::RE2::ErrorUnexpectedParen) {
        if (re.error_arg().size() == re.pattern().size())
            return unpaired(pattern);
    }
    if (re.error_code() == re2::RE2::ErrorTrailingBackslash)
        return pattern.length ? pattern.length - 1 : 0;
    size_t at = re.error_arg().empty() ? 0 : re.pattern().find(re.error_arg());
    return at < r.origin.size() ? r.origin[at] : 0;
}

static bool check(const re2::RE2 &re, const rewriting &r, osk_slice pattern, osk_error *error)
{
    if (!re.ok())
        return fail_at(pattern, place_of(re, r, pattern), reason(re.error_code()), error);
    return !re2::RE2::FullMatch("", re) ||
           fail_at(pattern, 0, "it matches the empty text, and so stands everywhere", error);
}

extern "C" osk__regex *osk__regex_make(osk_slice pattern, osk_error *error)
{
    osk__regex *regex = NULL;
    try {
        re2::RE2::Options options;
        rewriting r = rewriting();
        options.set_log_errors(false);
        if (!rewrite(&r, pattern, error))
            return NULL;
        regex = new osk__regex(r, options);
        if (check(regex->re, r, pattern, error))
            return regex;
    } catch (const std::bad_alloc &) {
        osk__no_memory(error);
    }
    delete regex;
    return NULL;
}

extern "C" void osk__regex_free(osk__regex *regex)
{
    delete regex;
}

/* The start of the code point at `at`, or the text's end. */
static size_t whole(osk_slice text, size_t at)
{
    while (at < text.length && (text.data[at] & 0xC0) == 0x80)
        at++;
    return at < text.length ? at : text.length;
}

/* Where a search must begin for a match at `at`: \b looks at what is before it. */
static size_t look_from(const osk__regex *regex, osk_slice text, size_t at)
{
    size_t from = at;
    while (regex->before && from > 0 && (text.data[--from] & 0xC0) == 0x80)
        continue;
    return from;
}

/* What begins in the first OSK__REGEX_ROOM bytes from `at` has at least as much room to end in, and is taken; what begins
 * behind them is sought again from where it begins. */
static bool find(const osk__regex *regex, osk_slice text, size_t at, osk_range *match)
{
    re2::StringPiece all(text.data, text.length), found[2];
    while (at < text.length) {
        size_t middle = whole(text, at + OSK__REGEX_ROOM), end = whole(text, middle + OSK__REGEX_ROOM);
        const re2::RE2 &re = regex->before && at > 0 ? regex->later : regex->re;
        if (!re.Match(all, look_from(regex, text, at), end, re2::RE2::UNANCHORED, found, regex->grouped ? 2 : 1)) {
            at = middle;
            continue;
        }
        const re2::StringPiece &here = found[regex->grouped];
        size_t start = (size_t)(here.data() - text.data);
        if (start >= middle && end < text.length) {
            at = start;
        } else if (here.empty()) {
            at = whole(text, start + 1);
        } else {
            match->start = (uint32_t)start;
            match->end = (uint32_t)(start + here.size());
            return true;
        }
    }
    return false;
}

extern "C" bool osk__regex_find(const osk__regex *regex, osk_slice text, size_t at, osk_range *match, bool *found,
                                osk_error *error)
{
    try {
        *found = find(regex, text, at, match);
        return true;
    } catch (const std::bad_alloc &) {
        return osk__no_memory(error);
    }
}
