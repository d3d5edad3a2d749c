/* The door to RE2: the one file of C++, since RE2 speaks no other language. No exception leaves it. */
extern "C" {
#include "regex.h"
#include "utf8.h"
}

#include <re2/re2.h>

#include <new>
#include <string>

struct osk__regex {
    re2::RE2 re;
    osk__regex(const re2::StringPiece &pattern, const re2::RE2::Options &options) : re(pattern, options) {}
};

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

/* The byte of the innermost ( that is open at the end; escapes and classes hold none. */
static size_t open_group(osk_slice pattern)
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
        else if (c == ')' && depth > 0)
            depth--;
    }
    return depth ? places[depth - 1] : 0;
}

static size_t place_of(const re2::RE2 &re, osk_slice pattern)
{
    if (re.error_code() == re2::RE2::ErrorMissingParen && re.error_arg().size() == pattern.length)
        return open_group(pattern);
    if (re.error_code() == re2::RE2::ErrorTrailingBackslash)
        return pattern.length ? pattern.length - 1 : 0;
    size_t at = re.error_arg().empty() ? 0 : re.pattern().find(re.error_arg());
    return at == std::string::npos ? 0 : at;
}

static bool check(const re2::RE2 &re, osk_slice pattern, osk_error *error)
{
    if (!re.ok()) {
        size_t column = osk__utf8_column(pattern, place_of(re, pattern));
        return osk__fail_at(error, OSK_USAGE, "", 0, column, "the regular expression fails at column %zu: %s", column,
                            reason(re.error_code()));
    }
    if (re2::RE2::FullMatch("", re))
        return osk__fail_at(error, OSK_USAGE, "", 0, 1, "the regular expression fails at column 1: it matches the empty "
                            "text, and so stands everywhere");
    return true;
}

extern "C" osk__regex *osk__regex_make(osk_slice pattern, osk_error *error)
{
    osk__regex *regex = NULL;
    try {
        re2::RE2::Options options;
        options.set_log_errors(false);
        regex = new osk__regex(re2::StringPiece(pattern.data, pattern.length), options);
        if (check(regex->re, pattern, error))
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

/* What begins in the first OSK__REGEX_ROOM bytes from `at` has at least as much room to end in, and is taken; what begins
 * behind them is sought again from where it begins. */
extern "C" bool osk__regex_find(const osk__regex *regex, osk_slice text, size_t at, osk_range *match)
{
    re2::StringPiece all(text.data, text.length), found;
    while (at < text.length) {
        size_t middle = whole(text, at + OSK__REGEX_ROOM), end = whole(text, middle + OSK__REGEX_ROOM);
        if (!regex->re.Match(all, at, end, re2::RE2::UNANCHORED, &found, 1)) {
            at = middle;
            continue;
        }
        size_t start = (size_t)(found.data() - text.data);
        if (start >= middle && end < text.length) {
            at = start;
        } else if (found.empty()) {
            at = whole(text, start + 1);
        } else {
            match->start = (uint32_t)start;
            match->end = (uint32_t)(start + found.size());
            return true;
        }
    }
    return false;
}
