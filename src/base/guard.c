/* The search for names in outputs, after they are made and before they appear.
 *
 *   "ord\tKari Nordmanns mor"  ->  ord | kari | nordmanns | mor  ->  "kari nordmann" is a phrase: refused
 *
 * A word is a run of letters, digits and underscores, so that one search serves TSV, JSON, HTML, SVG and LaTeX: a backslash
 * takes the letter behind it along ("\nKari"), and an entity of HTML is no word ("O&#39;Brien"). */
#include "guard.h"

#include "unicode.h"
#include "utf8.h"

enum {
    WORDS = 24,   /* of a phrase at most: a long link is told by its first ones */
    GAP = 12,     /* bytes between two words of a phrase: ", ", "&nbsp;", "%20" */
    ENTITY = 8,
    WINDOW = 1 << 16, /* bytes of a line at a time, and how far the next reaches back */
    BACK = 1024
};

struct reader { osk_slice text; size_t at; };
struct word { size_t start, end; };

static bool in_word(uint32_t value)
{
    return value == '_' || osk__unicode_letter(value) || osk__unicode_digit(value) || (value >= 0x300 && value < 0x370);
}

/* Length of "&amp;" or "&#39;" at `at`, or 0. */
static size_t entity_length(osk_slice text, size_t at)
{
    size_t length = 1;
    while (length < ENTITY && at + length < text.length && text.data[at + length] != ';') {
        char c = text.data[at + length++];
        if (!(c == '#' || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')))
            return 0;
    }
    return length < ENTITY && at + length < text.length && length > 1 ? length + 1 : 0;
}

/* What stands at `at` and is no word: bytes to pass over, 0 where a word begins. */
static size_t pass(osk_slice text, size_t at)
{
    size_t step = osk__utf8_next(text.data + at, text.length - at, NULL);
    if (text.data[at] == '\\' && at + 1 < text.length && strchr("ntrbf\\\"/", text.data[at + 1]))
        return 2;
    if (text.data[at] == '&') {
        size_t entity = entity_length(text, at);
        return entity ? entity : 1;
    }
    return step && in_word(osk__utf8_value(text.data + at)) ? 0 : step ? step : 1;
}

static bool next_word(struct reader *r, struct word *word)
{
    size_t step = 0;
    while (r->at < r->text.length && (step = pass(r->text, r->at)) > 0)
        r->at += step;
    word->start = r->at;
    while (r->at < r->text.length && pass(r->text, r->at) == 0)
        r->at += osk__utf8_next(r->text.data + r->at, r->text.length - r->at, NULL);
    word->end = r->at;
    return word->end > word->start;
}

static osk_slice held(const osk__buffer *buffer)
{
    return osk__slice(buffer->data ? buffer->data : "", buffer->length);
}

bool osk__guard_add(osk__guard *guard, osk_slice text, osk_error *error)
{
    osk__buffer folded = {0}, phrase = {0};
    struct word word;
    size_t words = 0;
    bool good = osk__unicode_fold(&folded, text, error);
    struct reader r = {held(&folded), 0};
    while (good && words < WORDS && next_word(&r, &word)) {
        osk_slice form = osk__slice(r.text.data + word.start, word.end - word.start);
        good = words > 0 || osk__strings_add(&guard->opens, form, error) != OSK_NONE;
        osk__buffer_text(&phrase, words++ ? " " : "");
        osk__buffer_add(&phrase, form.data, form.length);
    }
    guard->longest = words > guard->longest ? words : guard->longest;
    good = good && osk__buffer_check(&phrase, error) &&
           (words == 0 || osk__strings_add(&guard->phrases, held(&phrase), error) != OSK_NONE);
    osk__buffer_free(&folded);
    osk__buffer_free(&phrase);
    return good;
}

/* Is it a phrase, as it stands or without a genitive's ending? The buffer is cut to the phrase. */
static bool is_phrase(const osk__guard *guard, osk__buffer *phrase)
{
    if (osk__strings_find(&guard->phrases, held(phrase)) != OSK_NONE)
        return true;
    if (phrase->length < 2 || phrase->data[phrase->length - 1] != 's')
        return false;
    osk_slice bare = osk__slice(phrase->data, phrase->length - 1);
    if (osk__strings_find(&guard->phrases, bare) == OSK_NONE)
        return false;
    phrase->length--;
    return true;
}

/* Could a phrase begin with the word? */
static bool may_open(const osk__guard *guard, osk_slice form)
{
    return osk__strings_find(&guard->opens, form) != OSK_NONE ||
           (form.length > 1 && form.data[form.length - 1] == 's' &&
            osk__strings_find(&guard->opens, osk__slice(form.data, form.length - 1)) != OSK_NONE);
}

/* Is there a phrase that begins with `word`, behind which `r` stands? */
static bool begins_phrase(const osk__guard *guard, struct reader r, struct word word, osk__buffer *phrase)
{
    phrase->length = 0;
    for (size_t words = 0; words < guard->longest; words++) {
        size_t end = word.end;
        osk__buffer_text(phrase, words ? " " : "");
        osk__buffer_add(phrase, r.text.data + word.start, word.end - word.start);
        if (phrase->failed || is_phrase(guard, phrase))
            return !phrase->failed;
        if (!next_word(&r, &word) || word.start - end > GAP)
            return false;
    }
    return false;
}

static bool find_in_line(const osk__guard *guard, osk_slice line, osk__buffer *folded, osk__buffer *phrase, bool *found,
                         osk_error *error)
{
    struct word word;
    osk__buffer whole = {0};
    folded->length = 0;
    if (osk__utf8_clean(line) < line.length) { /* perhaps ill-formed, which cannot be folded */
        osk__utf8_repair(&whole, line);
        line = held(&whole);
    }
    bool good = osk__buffer_check(&whole, error) && osk__unicode_fold(folded, line, error);
    osk__buffer_free(&whole);
    if (!good)
        return false;
    struct reader r = {held(folded), 0};
    while (!*found && next_word(&r, &word)) {
        osk_slice form = osk__slice(r.text.data + word.start, word.end - word.start);
        *found = may_open(guard, form) && begins_phrase(guard, r, word, phrase);
    }
    return osk__buffer_check(phrase, error);
}

/* A border of code points at `at` or before. */
static size_t border(osk_slice text, size_t at)
{
    while (at > 0 && at < text.length && ((unsigned char)text.data[at] & 0xC0) == 0x80)
        at--;
    return at;
}

bool osk__guard_find(const osk__guard *guard, osk_slice bytes, osk__buffer *phrase, bool *found, osk_error *error)
{
    osk__buffer folded = {0};
    osk_slice rest = bytes, line;
    bool good = true;
    *found = false;
    while (good && !*found && guard->longest && osk__slice_cut(&rest, '\n', &line))
        for (size_t at = 0, end = 0; good && !*found && end < line.length; at = border(line, end - BACK)) {
            end = line.length - at > WINDOW ? border(line, at + WINDOW) : line.length;
            good = find_in_line(guard, osk__slice(line.data + at, end - at), &folded, phrase, found, error);
        }
    osk__buffer_free(&folded);
    return good;
}

void osk__guard_free(osk__guard *guard)
{
    osk__strings_free(&guard->opens);
    osk__strings_free(&guard->phrases);
}
