/* Abbreviations: those of the dictionary (f.eks.), rows of single letters (L.A.), initials (A. Hansen); and words that begin
 * with one (80 pst.-regelen). */
#include "look.h"

#include <string.h>

/* The word before `at`, up to white space: where it begins; where it ends goes to *end. The same where there is none. */
static size_t word_before(osk_slice text, size_t at, size_t *end)
{
    enum { LOOK_BACK = 60 };
    *end = at;
    while (*end > 0 && text.data[*end - 1] == ' ')
        --*end;
    size_t start = *end;
    while (start > 0 && *end - start < LOOK_BACK && text.data[start - 1] != ' ' && text.data[start - 1] != '\n')
        start--;
    return start;
}

static uint32_t find(osk__tokenizer *tokenizer, osk_slice form)
{
    tokenizer->folded.length = 0;
    /* The rules answer with places, not with errors: a failure is remembered for the end of the comment. */
    if (!osk__unicode_fold(&tokenizer->folded, form, &tokenizer->failed))
        return OSK_NONE;
    return osk__strings_find(&tokenizer->units->abbreviations,
                             osk__slice(tokenizer->folded.data, tokenizer->folded.length));
}

/* Capitals alone, and no point inside. */
static bool is_shout(osk_slice word)
{
    for (size_t i = 0; i < word.length; i += osk__look_step(word, i))
        if (!osk__unicode_upper(osk__look_at(word, i)))
            return false;
    return osk__look_step(word, 0) < word.length;
}

/* "Det sier PST.": the police, not per cent, unless a number stands beside it or all of the text is in capitals. */
static bool is_name(osk_slice text, size_t start, size_t point)
{
    size_t end, before = word_before(text, start, &end), next = point + 1 + (osk__look_at(text, point + 1) == ' ');
    if (!is_shout(osk__slice(text.data + start, point - start)) || osk__unicode_digit(osk__look_at(text, next)) ||
        osk__unicode_digit(osk__look_before(text, end)))
        return false;
    size_t from = before < end ? before : next;
    size_t to = from + osk__look_step(text, from);
    return !(osk__unicode_upper(osk__look_at(text, from)) && osk__unicode_upper(osk__look_at(text, to)));
}

/* The longest of the dictionary from here. Three points are an ellipsis, not an abbreviation's; a number may follow
 * at once: "kl.10". */
static size_t listed_end(osk__tokenizer *tokenizer, osk_slice text, size_t start)
{
    size_t best = 0;
    size_t most = start + tokenizer->units->longest_abbreviation;
    for (size_t at = start; at < text.length && at < most && text.data[at] != ' ' && text.data[at] != '\n'; at++) {
        if (text.data[at] != '.') /* behind any other byte may be the middle of a letter */
            continue;
        uint32_t after = osk__look_at(text, at + 1);
        if (after != '.' && !osk__unicode_letter(after) && !is_name(text, start, at) &&
            find(tokenizer, osk__slice(text.data + start, at + 1 - start)) != OSK_NONE)
            best = at + 1;
    }
    return best;
}

static bool may_end(osk__tokenizer *tokenizer, osk_slice form)
{
    uint32_t number = find(tokenizer, form);
    return number != OSK_NONE && tokenizer->units->ends[number]; /* an initial is in no list */
}

/* "m." "m." as one form without the space between; empty where it is long. */
static osk_slice join(char *room, size_t size, osk_slice first, osk_slice second)
{
    if (first.length + second.length > size)
        return osk__slice(room, 0);
    memcpy(room, first.data, first.length);
    memcpy(room + first.length, second.data, second.length);
    return osk__slice(room, first.length + second.length);
}

bool osk__unit_may_end(osk__tokenizer *tokenizer, osk_slice text, size_t start, size_t end)
{
    char whole[32];
    size_t stop, before = word_before(text, start, &stop);
    osk_slice form = osk__slice(text.data + start, end - start);
    return may_end(tokenizer, form) ||
           may_end(tokenizer, join(whole, sizeof whole, osk__slice(text.data + before, stop - before), form));
}

/* "L.A.", "f.v.": single letters, each with its point, at least two. */
static size_t letters_end(osk_slice text, size_t start)
{
    size_t at = start, count = 0;
    while (osk__unicode_letter(osk__look_at(text, at))) {
        size_t point = at + osk__look_step(text, at);
        if (osk__look_at(text, point) != '.')
            return 0;
        at = point + 1;
        count++;
    }
    return count > 1 && !osk__unicode_digit(osk__look_at(text, at)) && osk__look_at(text, at) != '.' ? at : 0;
}

/* Does the word before begin with a capital, or is there none in the sentence? "Jens P. Dahl", "A. Hansen", "(A. Hansen)",
 * "Dahl - A. Hansen", but "vi velger plan B. Det ..." */
static bool name_before(osk_slice text, size_t at)
{
    size_t end, start = word_before(text, at, &end);
    return start == end || osk__unicode_upper(osk__look_at(text, start)) || strchr(".!?:,(-", text.data[end - 1]);
}

/* "forfatteren H. G. Wells": is what follows an initial too? */
static bool initial_at(osk_slice text, size_t at)
{
    size_t point = at + osk__look_step(text, at);
    return osk__unicode_upper(osk__look_at(text, at)) && osk__look_at(text, point) == '.' &&
           osk__look_at(text, point + 1) == ' ' && osk__unicode_upper(osk__look_at(text, point + 2));
}

/* "Josef K. venter": a name before, and the sentence goes on. */
static bool goes_on(osk_slice text, size_t start, uint32_t after)
{
    size_t end, before = word_before(text, start, &end);
    return osk__unicode_lower(after) && before < end && osk__unicode_upper(osk__look_at(text, before)) &&
           osk__unicode_lower(osk__look_before(text, end));
}

/* "A. Hansen": one capital letter and a point before another capital; "f. 1981": a small one before a number. */
static size_t initial_end(const osk__walk *walk)
{
    osk_slice text = walk->text;
    size_t end = walk->segments[walk->at].end;
    uint32_t letter = osk__look_at(text, walk->start), after = osk__look_at(text, end + 2);
    if (osk__look_step(text, walk->start) != end - walk->start || osk__look_at(text, end) != '.' ||
        osk__look_at(text, end + 1) != ' ')
        return 0;
    bool initial = osk__unicode_upper(letter) &&
                   ((osk__unicode_upper(after) && (name_before(text, walk->start) || initial_at(text, end + 2))) ||
                    goes_on(text, walk->start, after));
    bool before_number = osk__unicode_lower(letter) && osk__unicode_digit(after);
    return initial || before_number ? end + 1 : 0;
}

/* "f. eks.": written with a space, it is two; the first is one if the dictionary has the whole without the space. */
static size_t spaced_end(osk__tokenizer *tokenizer, const osk__walk *walk)
{
    char whole[32];
    osk_slice text = walk->text;
    size_t end = walk->segments[walk->at].end, at = end + 2, length = end + 1 - walk->start;
    if (length > 3 || osk__look_at(text, end) != '.' || osk__look_at(text, end + 1) != ' ')
        return 0;
    while (osk__unicode_letter(osk__look_at(text, at)) && at - end < sizeof whole - 8)
        at += osk__look_step(text, at);
    if (osk__look_at(text, at) != '.')
        return 0;
    osk_slice first = osk__slice(text.data + walk->start, length), second = osk__slice(text.data + end + 2, at - end - 1);
    return find(tokenizer, join(whole, sizeof whole, first, second)) != OSK_NONE ? end + 1 : 0;
}

/* The "e." of "d. e.": one letter, where the dictionary has it with what stands before it. */
static size_t spaced_tail_end(osk__tokenizer *tokenizer, const osk__walk *walk)
{
    char whole[32];
    osk_slice text = walk->text;
    size_t end = walk->segments[walk->at].end, stop, start = word_before(text, walk->start, &stop);
    if (osk__look_step(text, walk->start) != end - walk->start || osk__look_at(text, end) != '.' ||
        stop + 1 != walk->start || start == stop || text.data[stop - 1] != '.' || osk__look_at(text, end + 1) == '.')
        return 0;
    osk_slice first = osk__slice(text.data + start, stop - start);
    osk_slice second = osk__slice(text.data + walk->start, end + 1 - walk->start);
    return find(tokenizer, join(whole, sizeof whole, first, second)) != OSK_NONE ? end + 1 : 0;
}

size_t osk__abbreviation_end(osk__tokenizer *tokenizer, const osk__walk *walk)
{
    size_t end;
    if ((end = listed_end(tokenizer, walk->text, walk->start)) || (end = letters_end(walk->text, walk->start)))
        return end;
    if ((end = spaced_end(tokenizer, walk)) || (end = spaced_tail_end(tokenizer, walk)))
        return end;
    return initial_end(walk);
}
