/* Lemmas: what Hunspell's analyses of a form say of it, and which of several candidates is taken.
 *
 *   "st:leder"  "st:lede fl:E"  "st:led fl:E"           -> leder lede led  -> the list of endings: -r goes -> lede
 *   "pa:mobil st:mobil pa:forbudet st:forbud fl:B"      -> mobilforbud
 *   "fl:a st:enighet fl:E" of "uenigheter"              -> uenighet */
#include "spell.h"

#include "../base/utf8.h"

#include <string.h>

/* ---- reading an analysis ---- */

/* Fields of one analysis, parted by spaces; false behind the last. */
static bool next_field(osk_slice *line, osk_slice *field)
{
    *line = osk__slice_trim(*line);
    size_t length = 0;
    while (length < line->length && line->data[length] != ' ')
        length++;
    *field = osk__slice(line->data, length);
    *line = osk__slice(line->data + length, line->length - length);
    return length > 0;
}

static bool tagged(osk_slice field, const char *tag, osk_slice *value)
{
    size_t length = strlen(tag);
    if (field.length < length || memcmp(field.data, tag, length) != 0)
        return false;
    *value = osk__slice(field.data + length, field.length - length);
    return true;
}

static size_t shared_start(osk_slice a, osk_slice b)
{
    size_t shared = 0;
    while (shared < a.length && shared < b.length && a.data[shared] == b.data[shared])
        shared++;
    return shared;
}

/* Hunspell leaves a prefix out of the stem and names it by a letter: "uenigheter", "enighet" -> "u". What stands
 * before the place where the stem fits longest is the prefix. */
static osk_slice find_prefix(osk_slice word, osk_slice stem)
{
    size_t best = 0, place = 0;
    for (size_t i = 1; i < word.length; i++) {
        size_t shared = shared_start(osk__slice(word.data + i, word.length - i), stem);
        if (shared > best) {
            best = shared;
            place = i;
        }
    }
    return osk__slice(word.data, place);
}

static osk_slice item(const osk__lemmas *lemmas, size_t i)
{
    return osk__slice(lemmas->text.data + lemmas->places[i].start, lemmas->places[i].length);
}

/* The bytes from `start` on are a candidate, unless it is there already or there are too many. */
static void end_item(osk__lemmas *lemmas, size_t start)
{
    if (lemmas->text.failed)
        return;
    osk_slice made = osk__slice(lemmas->text.data + start, lemmas->text.length - start);
    bool known = lemmas->count == OSK__LEMMAS;
    for (size_t i = 0; i < lemmas->count && !known; i++)
        known = osk__slice_equal(item(lemmas, i), made);
    if (known) {
        lemmas->text.length = start;
        return;
    }
    lemmas->places[lemmas->count].start = start;
    lemmas->places[lemmas->count++].length = made.length;
}

static void add_item(osk__lemmas *lemmas, osk_slice before, osk_slice stem)
{
    size_t start = lemmas->text.length;
    osk__buffer_add(&lemmas->text, before.data, before.length);
    osk__buffer_add(&lemmas->text, stem.data, stem.length);
    end_item(lemmas, start);
}

/* The stems of one analysis, each behind what it leaves out: the first parts of a compound ("pa:"), which are pieces of
 * the word as it stands, or a prefix. Of a compound whose last part is a stem itself ("mobilforbud") Hunspell tells no
 * stem of that part. */
static void read_analysis(osk__lemmas *lemmas, osk_slice word, osk_slice line)
{
    size_t first = lemmas->count, start = lemmas->text.length, before = 0, stems = 0;
    osk_slice part = osk__slice(NULL, 0), field, value;
    for (size_t at = 0; next_field(&line, &field); at++) {
        if (tagged(field, "pa:", &value)) {
            before += part.length;
            part = value;
            lemmas->count = first; /* the stems so far were of the part before */
            lemmas->text.length = start;
            stems = 0;
        } else if (tagged(field, "st:", &value) && before <= word.length) {
            osk_slice front = osk__slice(word.data, before);
            add_item(lemmas, part.length || at == 0 ? front : find_prefix(word, value), value);
            stems++;
        }
    }
    if (part.length && stems == 0 && before <= word.length)
        add_item(lemmas, osk__slice(word.data, before), part);
}

/* ---- choosing ---- */

/* Endings of a form and what the lemma has in their place; the first pair that leads to a candidate decides: "norske"
 * is "norsk" by -ske, "leder" is "lede" by -r though it is a candidate itself. Pairs and order are those that choose best
 * on the training part of the Norwegian Dependency Treebank. Where none leads anywhere the form is its own lemma if it
 * is a candidate ("kvinne"), else the longest candidate is taken. */
struct ending { const char *form, *lemma; };
static const struct ending endings_nb[] = {
    {"ige", "ig"}, {"tt", ""}, {"ens", ""}, {"ske", "sk"}, {"es", "e"}, {"t", "e"}, {"et", ""}, {"t", ""}, {"ene", ""},
    {"ne", ""}, {"en", ""}, {"r", ""}, {"er", ""}, {NULL, NULL}};
static const struct ending endings_nn[] = {
    {"ane", ""}, {"ert", "ere"}, {"ane", "e"}, {"r", ""}, {"ar", "e"}, {"en", ""}, {"et", ""}, {"a", "e"}, {"a", ""},
    {NULL, NULL}};
static const struct ending *const endings[OSK__NORMS] = {endings_nb, endings_nn};

/* Does the lemma come of the word by this ending: "har" by "r", "" to "ha"? */
static bool made_by(osk_slice word, osk_slice lemma, const struct ending *ending)
{
    size_t form_length = strlen(ending->form), lemma_length = strlen(ending->lemma);
    if (word.length < form_length || lemma.length < lemma_length ||
        word.length - form_length != lemma.length - lemma_length)
        return false;
    size_t stem = word.length - form_length;
    return shared_start(word, lemma) >= stem && memcmp(word.data + stem, ending->form, form_length) == 0 &&
           memcmp(lemma.data + stem, ending->lemma, lemma_length) == 0;
}

/* The first candidate that an ending leads to, or the count. */
static size_t led_to(const osk__lemmas *lemmas, osk_slice word, const struct ending *ending)
{
    size_t i = 0;
    while (i < lemmas->count && !made_by(word, item(lemmas, i), ending))
        i++;
    return i;
}

static size_t longest(const osk__lemmas *lemmas)
{
    size_t best = 0;
    for (size_t i = 1; i < lemmas->count; i++)
        if (lemmas->places[i].length > lemmas->places[best].length)
            best = i;
    return best;
}

/* Three letters are no ending and something before it: "mot" is no form of "mo", "år" none of "å". */
enum { SHORTEST = 4 };

static size_t choose(const osk__lemmas *lemmas, osk__norm norm, osk_slice word)
{
    static const struct ending itself = {"", ""};
    size_t found = lemmas->count;
    for (const struct ending *ending = endings[norm]; ending->form && found == lemmas->count; ending++)
        if (osk__utf8_count(word) >= SHORTEST)
            found = led_to(lemmas, word, ending);
    if (found == lemmas->count)
        found = led_to(lemmas, word, &itself);
    return found == lemmas->count ? longest(lemmas) : found;
}

bool osk__lemmas_find(osk__lemmas *lemmas, osk_spell *spell, osk__norm norm, osk_slice form, osk_error *error)
{
    osk_slice word, irregular = osk__lemma_irregular(norm, form);
    lemmas->lines.length = lemmas->text.length = lemmas->count = 0;
    lemmas->lines.failed = lemmas->text.failed = false;
    if (!osk__spell_analyse(spell, norm, form, &lemmas->lines, &word, error))
        return false;
    if (irregular.length)
        add_item(lemmas, osk__slice(NULL, 0), irregular);
    for (size_t i = 0; i < lemmas->lines.length;) {
        const char *line = lemmas->lines.data + i, *end = memchr(line, '\n', lemmas->lines.length - i);
        read_analysis(lemmas, word, osk__slice(line, (size_t)(end - line)));
        i += (size_t)(end - line) + 1;
    }
    if (!osk__buffer_check(&lemmas->text, error))
        return false;
    size_t chosen = lemmas->count && !irregular.length ? choose(lemmas, norm, word) : 0;
    for (size_t i = 0, next = 1; i < lemmas->count; i++)
        lemmas->items[i == chosen ? 0 : next++] = item(lemmas, i);
    return true;
}

void osk__lemmas_free(osk__lemmas *lemmas)
{
    osk__buffer_free(&lemmas->lines);
    osk__buffer_free(&lemmas->text);
}
