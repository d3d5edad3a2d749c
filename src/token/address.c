/* Addresses: http://example.no, example.no/side, kari@example.no, @kari, #ledelse. */
#include "look.h"

#include <string.h>

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
           !strchr("<>\"", text.data[at]) && osk__look_at(text, at) != 0xAB && osk__look_at(text, at) != 0xBB)
        at += osk__look_step(text, at);
    return at;
}

/* A bare "example.no/side": small letters, digits, hyphens and points before a known top domain. */
static size_t bare_domain(osk_slice text, size_t start)
{
    static const char *const tops[] = {".no", ".com", ".org", ".net", ".se", ".dk", ".eu", ".io"};
    size_t end = start;
    while (end < text.length && end - start < DOMAIN_NAME &&
           (osk__look_ascii_alnum(text.data[end]) || text.data[end] == '-' || text.data[end] == '.'))
        end++;
    end = trim_address(text, start, end);
    for (size_t i = 0; i < sizeof tops / sizeof *tops; i++) {
        size_t length = strlen(tops[i]);
        if (end > start + length && memcmp(text.data + end - length, tops[i], length) == 0)
            return end < text.length && text.data[end] == '/' ? trim_address(text, start, address_run(text, end)) : end;
    }
    return 0;
}

size_t osk__url_end(osk_slice text, size_t start)
{
    static const char *const schemes[] = {"http://", "https://", "ftp://", "www."};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (begins_fold(text, start, schemes[i])) {
            size_t end = trim_address(text, start, address_run(text, start));
            return end > start + strlen(schemes[i]) ? end : 0;
        }
    return osk__look_ascii_alnum(text.data[start]) ? bare_domain(text, start) : 0;
}

/* NUL is a byte of strchr's string, so it needs a look of its own. */
static bool is_local(char c)
{
    return c && strchr("._%+-", c);
}

size_t osk__email_end(osk_slice text, size_t start)
{
    size_t at = start, points = 0;
    while (at < text.length && at - start <= LOCAL_PART && (osk__look_ascii_alnum(text.data[at]) || is_local(text.data[at])))
        at++;
    if (at == start || at >= text.length || text.data[at] != '@')
        return 0;
    size_t domain = ++at;
    while (at < text.length && at - domain < DOMAIN_NAME &&
           (osk__look_ascii_alnum(text.data[at]) || text.data[at] == '-' || text.data[at] == '.'))
        points += text.data[at++] == '.';
    while (at > domain && (text.data[at - 1] == '.' || text.data[at - 1] == '-'))
        points -= text.data[--at] == '.';
    return at > domain && points > 0 ? at : 0;
}

size_t osk__signed_end(osk_slice text, size_t start, const char *joints)
{
    size_t at = start + 1;
    bool letter = false;
    while (at < text.length) {
        uint32_t value = osk__utf8_value(text.data + at);
        if (!osk__look_alnum(value) && !(value < 0x80 && value && strchr(joints, (int)value)))
            break;
        letter = letter || osk__unicode_letter(value);
        at += osk__look_step(text, at);
    }
    while (at > start + 1 && text.data[at - 1] && strchr(joints, text.data[at - 1]) && text.data[at - 1] != '_')
        at--;
    return letter ? at : 0;
}
