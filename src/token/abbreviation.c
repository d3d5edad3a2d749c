/* Abbreviations: those of the dictionary (f.eks.), rows of single letters (L.A.), initials (A. Hansen). */
#include "look.h"

#include <string.h>

static uint32_t find(osk__tokenizer *tokenizer, osk_slice form)
{
    tokenizer->folded.length = 0;
    /* The rules answer with places, not with errors: a failure is remembered for the end of the comment. */
    if (!osk__unicode_fold(&tokenizer->folded, form, &tokenizer->failed))
        return OSK_NONE;
    return osk__strings_find(&tokenizer->units->abbreviations,
                             osk__slice(tokenizer->folded.data, tokenizer->folded.length));
}

/* The longest of the dictionary from here. Three points are an ellipsis, not an abbreviation's; a number may follow
 * at once: "kl.10". */
static size_t listed_end(osk__tokenizer *tokenizer, osk_slice text, size_t start)
{
    size_t best = 0;
    size_t most = start + tokenizer->units->longest_abbreviation;
    for (size_t at = start; at < text.length && at < most && text.data[at] != ' ' && text.data[at] != '\n'; at++) {
        uint32_t after = osk__look_at(text, at + 1);
        if (text.data[at] == '.' && after != '.' && !osk__unicode_letter(after) &&
            find(tokenizer, osk__slice(text.data + start, at + 1 - start)) != OSK_NONE)
            best = at + 1;
    }
    return best;
}

bool osk__unit_may_end(osk__tokenizer *tokenizer, osk_slice form)
{
    uint32_t number = find(tokenizer, form);
    return number != OSK_NONE && tokenizer->units->ends[number]; /* an initial is in no list */
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
    return start == end || osk__unicode_upper(osk__look_at(text, start)) || strchr(".!?:", text.data[end - 1]);
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
    bool initial = osk__unicode_upper(letter) && osk__unicode_upper(after) && name_before(text, walk->start);
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
    memcpy(whole, text.data + walk->start, length);
    memcpy(whole + length, text.data + end + 2, at + 1 - (end + 2));
    return find(tokenizer, osk__slice(whole, length + at + 1 - (end + 2))) != OSK_NONE ? end + 1 : 0;
}

size_t osk__abbreviation_end(osk__tokenizer *tokenizer, const osk__walk *walk)
{
    size_t end;
    if ((end = listed_end(tokenizer, walk->text, walk->start)) || (end = letters_end(walk->text, walk->start)))
        return end;
    return (end = spaced_end(tokenizer, walk)) ? end : initial_end(walk);
}
