/* The list of simple words, and the best way to read a word as several of them. */
#include "compound.h"

#include "../base/number.h"
#include "../base/tsv.h"
#include "../base/unicode.h"
#include "../base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* ---- the list ---- */

enum { ENTRY, KIND, FIRST, FORMS, SIZE, NORM };
enum { LARGEST = 15 };

/* What an entry of each kind may do, and what its other forms may. */
static const struct { const char *name; unsigned entry, forms; } kinds[] = {
    {"noun", OSK__MAY_LAST | OSK__IS_NOUN | OSK__IS_WHOLE, OSK__MAY_LAST | OSK__IS_WHOLE},
    {"measure", OSK__MAY_LAST | OSK__IS_WHOLE, OSK__MAY_LAST | OSK__IS_WHOLE},
    {"mixed", OSK__MAY_LAST | OSK__IS_MIXED | OSK__IS_WHOLE, OSK__MAY_LAST | OSK__IS_WHOLE},
    {"head", OSK__MAY_LAST | OSK__IS_ADJECTIVE | OSK__IS_WHOLE, OSK__MAY_LAST | OSK__IS_ADJECTIVE | OSK__IS_WHOLE},
    {"first", OSK__IS_WHOLE, OSK__IS_WHOLE},
    {"code", OSK__IS_CODE | OSK__IS_WHOLE, OSK__IS_WHOLE},
    {"particle", OSK__IS_PARTICLE | OSK__IS_WHOLE, OSK__IS_WHOLE},
    {"tail", OSK__IS_TAIL, OSK__IS_TAIL},
    {"whole", OSK__IS_WHOLE, OSK__IS_WHOLE},
};

static bool read_kind(const osk__tsv *tsv, unsigned *entry, unsigned *forms, osk_error *error)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (osk__slice_is(tsv->cell[KIND], kinds[i].name)) {
            *entry = kinds[i].entry;
            *forms = kinds[i].forms;
            return true;
        }
    return osk__tsv_fail(tsv, KIND, error,
                         "is no kind: noun, measure, mixed, head, first, code, particle, tail or whole");
}

/* The next of "a|b|c"; `rest` begins behind it. */
static bool next_piece(osk_slice *rest, osk_slice *piece)
{
    if (rest->length == 0)
        return false;
    const char *bar = memchr(rest->data, '|', rest->length);
    size_t length = bar ? (size_t)(bar - rest->data) : rest->length, step = bar ? length + 1 : length;
    *piece = osk__slice(rest->data, length);
    *rest = osk__slice(rest->data + step, rest->length - step);
    return true;
}

static bool read_links(const osk__tsv *tsv, unsigned *uses, osk_error *error)
{
    osk_slice rest = tsv->cell[FIRST], link;
    while (next_piece(&rest, &link)) {
        unsigned use = osk__slice_is(link, "0")   ? OSK__MAY_BARE
                       : osk__slice_is(link, "s") ? OSK__MAY_S
                       : osk__slice_is(link, "e") ? OSK__MAY_E
                                                  : 0;
        if (!use)
            return osk__tsv_fail(tsv, FIRST, error, "has another link than 0, s and e");
        *uses |= use;
    }
    return true;
}

static bool read_size(const osk__tsv *tsv, uint8_t *size, osk_error *error)
{
    uint64_t value;
    if (!osk__number_whole(tsv->cell[SIZE], &value) || value > LARGEST)
        return osk__tsv_fail(tsv, SIZE, error, "is no size: 0 to 15");
    *size = (uint8_t)value;
    osk_slice norm = tsv->cell[NORM];
    return osk__slice_is(norm, "nb") || osk__slice_is(norm, "nn") || osk__slice_is(norm, "both") ||
           osk__tsv_fail(tsv, NORM, error, "is no norm: nb, nn or both");
}

/* Entries are looked up with folded words, so a form that folds to another would never be found. */
static bool check_form(const osk__tsv *tsv, size_t column, osk_slice form, osk_error *error)
{
    osk__buffer folded = {0};
    bool good = osk__unicode_fold(&folded, form, error);
    bool same = good && form.length && osk__slice_equal(form, osk__slice(folded.data, folded.length));
    osk__buffer_free(&folded);
    if (good && !same)
        return osk__tsv_fail(tsv, column, error, "is empty or not in lower case");
    if (good && osk__utf8_count(form) > OSK__COMPOUND_LONGEST)
        return osk__tsv_fail(tsv, column, error, "is too long for a word");
    return good;
}

static bool add_form(osk__compounds *compounds, osk_slice form, unsigned uses, uint8_t size, osk_error *error)
{
    size_t before = compounds->forms.count;
    uint32_t number = osk__strings_add(&compounds->forms, form, error);
    if (number == OSK_NONE || !OSK__ROOM(compounds->known, compounds->capacity, compounds->forms.count, error))
        return false;
    struct osk__compound_form *known = &compounds->known[number];
    if (compounds->forms.count > before)
        *known = (struct osk__compound_form){.entry = (uint32_t)compounds->entries.count - 1};
    known->uses |= (uint16_t)uses;
    if (size > known->size) {
        known->size = size;
        known->entry = (uint32_t)compounds->entries.count - 1;
    }
    if (form.length > compounds->longest)
        compounds->longest = form.length;
    return true;
}

static bool add_entry(osk__compounds *compounds, const osk__tsv *tsv, osk_error *error)
{
    size_t before = compounds->entries.count;
    if (osk__strings_add(&compounds->entries, tsv->cell[ENTRY], error) == OSK_NONE)
        return false;
    return compounds->entries.count > before || osk__tsv_fail(tsv, ENTRY, error, "stands here twice");
}

static bool read_row(osk__compounds *compounds, const osk__tsv *tsv, osk_error *error)
{
    unsigned entry = 0, forms = 0;
    uint8_t size = 0;
    osk_slice rest = tsv->cell[FORMS], form;
    if (!check_form(tsv, ENTRY, tsv->cell[ENTRY], error) || !read_kind(tsv, &entry, &forms, error) ||
        !read_links(tsv, &entry, error) || !read_size(tsv, &size, error) || !add_entry(compounds, tsv, error) ||
        !add_form(compounds, tsv->cell[ENTRY], entry, size, error))
        return false;
    while (next_piece(&rest, &form))
        if (!check_form(tsv, FORMS, form, error) || !add_form(compounds, form, forms, size, error))
            return false;
    return true;
}

bool osk__compound_read(osk__compounds *compounds, const char *path, osk_slice text, osk_error *error)
{
    static const char *const columns[] = {"entry", "kind", "first", "forms", "size", "norm", NULL};
    osk__tsv tsv;
    bool good = osk__tsv_open(&tsv, path, text, columns, error);
    while (good && osk__tsv_next(&tsv))
        good = read_row(compounds, &tsv, error);
    return good;
}

void osk__compounds_free(osk__compounds *compounds)
{
    osk__strings_free(&compounds->forms);
    osk__strings_free(&compounds->entries);
    free(compounds->known);
    memset(compounds, 0, sizeof *compounds);
}

static struct osk__compound_form look_up(const osk__compounds *compounds, osk_slice form)
{
    uint32_t number = osk__strings_find(&compounds->forms, form);
    return number == OSK_NONE ? (struct osk__compound_form){0} : compounds->known[number];
}

unsigned osk__compound_uses(const osk__compounds *compounds, osk_slice form)
{
    return look_up(compounds, form).uses;
}

uint32_t osk__compound_entry(const osk__compounds *compounds, osk_slice form)
{
    uint32_t entry = osk__strings_find(&compounds->entries, form), number = osk__strings_find(&compounds->forms, form);
    return entry != OSK_NONE || number == OSK_NONE ? entry : compounds->known[number].entry;
}

/* ---- splitting ----
 *
 * From left to right over the places where a part may begin, with the best way to each for every number of parts:
 *
 *   a r b e i d s m a r k e d e t
 *   0             7               the end     arbeid -s- from 0 to 7, markedet from 7 to the end
 *
 * A place is reached by a few parts only, each no longer than the longest form, so the work is linear in the word
 * times the square of that length, and words are short. */

enum { PLACES = 4 * OSK__COMPOUND_LONGEST + 1 };

typedef struct step {
    bool reached;
    uint8_t from;    /* the place where the part before begins */
    uint8_t length;  /* that part's, in bytes */
    uint8_t link;    /* behind it */
    uint16_t score;  /* sum of sizes so far */
} step;

typedef struct search {
    const osk__compounds *compounds;
    osk_slice word;
    bool strangers; /* may what stands before a hyphen be unknown? */
    step steps[OSK__COMPOUND_PARTS + 1][PLACES]; /* by parts before the place, place */
} search;

/* The part from..to leads to `next`. A place reached before is reached from further left, so by a longer part: of equal
 * ways it stays, unless the same part is longer without its link: venteliste is vente + liste rather than vent -e- liste. */
static void reach(search *s, size_t parts, size_t from, size_t to, osk__link link, size_t next, unsigned size)
{
    step *way = &s->steps[parts + 1][next];
    uint16_t score = (uint16_t)(s->steps[parts][from].score + size);
    bool longer = way->score == score && way->from == from && link == OSK__LINK_NONE && way->link == OSK__LINK_E;
    if (way->reached && way->score >= score && !longer)
        return;
    *way = (step){true, (uint8_t)from, (uint8_t)(to - from), (uint8_t)link, score};
}

static bool consonant(char c)
{
    return c && strchr("bcdfghjklmnpqrstvwxz", c) != NULL;
}

/* What may follow a part that ends at `to`: busstopp begins its next part a letter earlier. */
static void go_on(search *s, size_t parts, size_t from, size_t to, unsigned uses, unsigned size)
{
    const char *word = s->word.data;
    char after = word[to];
    bool more = to + 1 < s->word.length; /* a link links: gresslette does not end in slett + e */
    if (after == '-' && more && (uses & (OSK__MAY_BARE | OSK__MAY_S | OSK__MAY_E | OSK__IS_CODE)))
        reach(s, parts, from, to, OSK__LINK_HYPHEN, to + 1, size);
    if (uses & OSK__MAY_BARE)
        reach(s, parts, from, to, OSK__LINK_NONE, to, size);
    if ((uses & OSK__MAY_BARE) && to - from > 2 && word[to - 1] == word[to - 2] && consonant(word[to - 1]))
        reach(s, parts, from, to, OSK__LINK_SHARED, to - 1, size);
    if ((uses & OSK__MAY_S) && after == 's' && more)
        reach(s, parts, from, to, OSK__LINK_S, to + 1, size);
    if ((uses & OSK__MAY_E) && after == 'e' && more)
        reach(s, parts, from, to, OSK__LINK_E, to + 1, size);
}

/* var-prinsippet: before a hyphen even an unknown word is a part. */
static void stranger(search *s, size_t parts, size_t from)
{
    const char *word = s->word.data;
    if (!s->strangers || (from > 0 && word[from - 1] != '-'))
        return;
    const char *hyphen = memchr(word + from, '-', s->word.length - from);
    size_t to = hyphen ? (size_t)(hyphen - word) : 0;
    if (hyphen && to > from && to + 1 < s->word.length)
        reach(s, parts, from, to, OSK__LINK_HYPHEN, to + 1, 0);
}

/* All parts that begin at `from`. The last may have the -s of the genitive: arbeidsplassens. */
static void parts_from(search *s, size_t parts, size_t from)
{
    size_t end = s->word.length;
    for (size_t to = from + 1; to <= end && to - from <= s->compounds->longest; to++) {
        struct osk__compound_form form = look_up(s->compounds, osk__slice(s->word.data + from, to - from));
        bool genitive = to + 1 == end && s->word.data[to] == 's' && s->word.data[to - 1] != 's';
        if (to < end)
            go_on(s, parts, from, to, form.uses, form.size);
        if ((form.uses & OSK__MAY_LAST) && (to == end || genitive))
            reach(s, parts, from, end, OSK__LINK_NONE, end, form.size);
    }
    stranger(s, parts, from);
}

static size_t follow(const search *s, size_t count, osk__part *parts)
{
    size_t place = s->word.length;
    for (size_t i = count; i > 0; i--) {
        const step *way = &s->steps[i][place];
        parts[i - 1] = (osk__part){way->from, way->length, (osk__link)way->link};
        place = way->from;
    }
    return count;
}

/* The first number of parts that reaches the end is the smallest. */
static size_t run(search *s, osk__part *parts)
{
    memset(s->steps, 0, sizeof s->steps);
    s->steps[0][0].reached = true;
    for (size_t count = 0; count < OSK__COMPOUND_PARTS; count++) {
        for (size_t place = 0; place < s->word.length; place++)
            if (s->steps[count][place].reached)
                parts_from(s, count, place);
        if (s->steps[count + 1][s->word.length].reached)
            return count ? follow(s, count + 1, parts) : 0;
    }
    return 0;
}

/* A listed form is simple, and so is its genitive: lederens. */
static bool is_simple(const osk__compounds *compounds, osk_slice word)
{
    if (osk__compound_uses(compounds, word) & OSK__IS_WHOLE)
        return true;
    return word.data[word.length - 1] == 's' &&
           (osk__compound_uses(compounds, osk__slice(word.data, word.length - 1)) & OSK__IS_WHOLE);
}

size_t osk__compound_split(const osk__compounds *compounds, osk_slice folded, osk__part parts[OSK__COMPOUND_PARTS])
{
    search s;
    if (folded.length < 4 || folded.length >= PLACES || osk__utf8_count(folded) > OSK__COMPOUND_LONGEST ||
        is_simple(compounds, folded))
        return 0;
    s.compounds = compounds;
    s.word = folded;
    s.strangers = false;
    size_t count = run(&s, parts);
    if (count || !memchr(folded.data, '-', folded.length))
        return count;
    s.strangers = true;
    return run(&s, parts);
}
