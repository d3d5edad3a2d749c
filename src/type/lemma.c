/* Lemmas: what Hunspell's analyses of a form say of it, and which of several candidates is taken: by a list of words
 * (dict/lemmas.tsv), else by one of endings (lemma_endings.c), each of which wants its lemma to be a candidate of Hunspell's, a
 * noun of dict/compounds/, both, or a word at least.
 *
 *   "st:bile fl:E"  and the noun "bil" with "biler"     -> bile bil        -> -er goes, a noun's -> bil
 *   "pa:mobil st:mobil pa:forbudet st:forbud fl:B"      -> mobilforbud
 *   "fl:a st:enighet fl:E" of "uenigheter"              -> uenighet */
#include "lemma.h"

#include "compound.h"

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

typedef struct choice {
    osk__lemmas *lemmas;
    osk_spell *spell;
    const osk__compounds *nouns;
    osk__norm norm;
    osk_slice word;
    size_t noun_from;  /* the noun begins here: behind the parts before it in a compound */
    osk_slice noun;    /* the entry of dict/compounds/ that the rest is a form of; empty where it is none */
} choice;

/* The noun that the word is a form of, or ends in: "gravferdsforvaltningen", "tv-kanalene". */
static void find_noun(choice *c)
{
    osk__part parts[OSK__COMPOUND_PARTS];
    if (c->nouns->forms.count == 0)
        return;
    uint32_t entry = osk__compound_entry(c->nouns, c->word);
    size_t count = entry == OSK_NONE ? osk__compound_split(c->nouns, c->word, parts) : 0;
    if (count && parts[count - 1].start + parts[count - 1].length == c->word.length) {
        c->noun_from = parts[count - 1].start;
        entry = osk__compound_entry(c->nouns, osk__slice(c->word.data + c->noun_from, parts[count - 1].length));
    }
    c->noun = entry == OSK_NONE ? osk__slice(NULL, 0) : osk__strings_get(&c->nouns->entries, entry);
}

static bool is_noun(const choice *c, osk_slice lemma)
{
    return c->noun.length && lemma.length == c->noun_from + c->noun.length &&
           memcmp(lemma.data, c->word.data, c->noun_from) == 0 &&
           memcmp(lemma.data + c->noun_from, c->noun.data, c->noun.length) == 0;
}

static size_t candidate(const osk__lemmas *lemmas, osk_slice lemma)
{
    size_t i = 0;
    while (i < lemmas->count && !osk__slice_equal(item(lemmas, i), lemma))
        i++;
    return i;
}

/* The word with the lemma's ending in place of its own, in `lemmas->made`; empty where it does not end so, or there is
 * nothing before the ending. */
static osk_slice replace_ending(choice *c, const osk__lemma_ending *ending)
{
    osk__buffer *made = &c->lemmas->made;
    size_t form = strlen(ending->form), stem = c->word.length - form;
    made->length = 0;
    if (c->word.length <= form || memcmp(c->word.data + stem, ending->form, form) != 0)
        return osk__slice(NULL, 0);
    osk__buffer_add(made, c->word.data, stem);
    osk__buffer_text(made, ending->lemma);
    return osk__slice(made->data, made->failed ? 0 : made->length);
}

/* Does the pair lead to a word of its source? */
static bool leads(choice *c, const osk__lemma_ending *ending, osk_slice lemma, osk_error *error)
{
    unsigned norms = 0;
    bool hunspell = candidate(c->lemmas, lemma) < c->lemmas->count;
    unsigned source = (hunspell ? OSK__LEMMA_HUNSPELL : 0u) | (is_noun(c, lemma) ? OSK__LEMMA_NOUN : 0u);
    if (source != ending->source)
        return false;
    if (source)
        return true;
    if (c->lemmas->count == 0 || !osk__spell_known(c->spell, lemma, &norms, error))
        return false; /* a form that nobody knows is left alone */
    return norms >> c->norm & 1;
}

static size_t longest(const osk__lemmas *lemmas)
{
    size_t best = 0;
    for (size_t i = 1; i < lemmas->count; i++)
        if (lemmas->places[i].length > lemmas->places[best].length)
            best = i;
    return best;
}

/* The place of a lemma that may be none of the candidates ("abonnent" by our nouns alone): it becomes one, and the last makes
 * room where there are too many. */
static size_t place_of(osk__lemmas *lemmas, osk_slice lemma)
{
    size_t at = candidate(lemmas, lemma);
    if (at < lemmas->count)
        return at;
    if (lemmas->count == OSK__LEMMAS)
        lemmas->count--;
    add_item(lemmas, osk__slice(NULL, 0), lemma);
    return lemmas->count - 1;
}

/* The place of the chosen candidate. */
static size_t choose(choice *c, osk_error *error)
{
    osk__lemmas *lemmas = c->lemmas;
    find_noun(c);
    for (const osk__lemma_ending *ending = osk__lemma_endings[c->norm]; ending->form; ending++) {
        osk_slice lemma = replace_ending(c, ending);
        if (lemma.length && leads(c, ending, lemma, error))
            return place_of(lemmas, lemma);
    }
    size_t at = candidate(lemmas, c->word);
    return at == lemmas->count ? longest(lemmas) : at;
}

/* ---- the candidates, and the chosen one before them ---- */

/* The list's lemma, then Hunspell's, in its order. */
static bool gather(osk__lemmas *lemmas, osk_spell *spell, osk__norm norm, osk_slice form, bool *irregular, osk_error *error)
{
    osk_slice word, listed = osk__spell_irregular(spell, norm, form);
    lemmas->lines.length = lemmas->text.length = lemmas->word.length = lemmas->count = 0;
    lemmas->lines.failed = lemmas->text.failed = lemmas->word.failed = lemmas->made.failed = false;
    if (!osk__spell_analyse(spell, norm, form, &lemmas->lines, &word, error))
        return false;
    *irregular = listed.length > 0;
    if (*irregular)
        add_item(lemmas, osk__slice(NULL, 0), listed);
    for (size_t i = 0; i < lemmas->lines.length;) {
        const char *line = lemmas->lines.data + i, *end = memchr(line, '\n', lemmas->lines.length - i);
        read_analysis(lemmas, word, osk__slice(line, (size_t)(end - line)));
        i += (size_t)(end - line) + 1;
    }
    word = lemmas->count ? word : form; /* the former is the door's until it is asked again */
    osk__buffer_add(&lemmas->word, word.data, word.length);
    return osk__buffer_check(&lemmas->text, error) && osk__buffer_check(&lemmas->word, error);
}

static void list_items(osk__lemmas *lemmas, size_t first)
{
    for (size_t i = 0, next = 1; i < lemmas->count; i++)
        lemmas->items[i == first ? 0 : next++] = item(lemmas, i);
}

bool osk__lemmas_candidates(osk__lemmas *lemmas, osk_spell *spell, osk__norm norm, osk_slice form, osk_error *error)
{
    bool irregular;
    if (!gather(lemmas, spell, norm, form, &irregular, error))
        return false;
    list_items(lemmas, 0);
    return true;
}

bool osk__lemmas_find(osk__lemmas *lemmas, osk_spell *spell, const osk__compounds *nouns, osk__norm norm, osk_slice form,
                      osk_error *error)
{
    bool irregular;
    osk_error failed = {.code = OSK_OK};
    if (!gather(lemmas, spell, norm, form, &irregular, error))
        return false;
    choice c = {.lemmas = lemmas, .spell = spell, .nouns = nouns, .norm = norm,
                .word = osk__slice(lemmas->word.data, lemmas->word.length)};
    size_t chosen = irregular ? 0 : choose(&c, &failed);
    if (failed.code != OSK_OK || !osk__buffer_check(&lemmas->made, &failed) || !osk__buffer_check(&lemmas->text, &failed)) {
        if (error)
            *error = failed;
        return false;
    }
    list_items(lemmas, chosen);
    return true;
}

void osk__lemmas_free(osk__lemmas *lemmas)
{
    osk__buffer_free(&lemmas->lines);
    osk__buffer_free(&lemmas->text);
    osk__buffer_free(&lemmas->made);
    osk__buffer_free(&lemmas->word);
}
