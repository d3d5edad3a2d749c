/* Words that no dictionary knows, each with the known words near it: likely slips, and the words that the dictionaries
 * lack. */
#include "fold.h"

#include "../base/table.h"
#include "../base/unicode.h"
#include "../base/utf8.h"
#include "../type/near.h"
#include "../type/spell.h"

#include <stdlib.h>
#include <string.h>

/* Suggestions of Hunspell that are shown. */
enum { SUGGESTIONS = 10 };

/* ---- which forms are words ---- */

/* A hyphen or an apostrophe inside a word. */
static bool joins(uint32_t value)
{
    return value == '-' || value == '\'' || value == 0x2019;
}

/* Letters only, at least two, and not only consonants: a form without a vowel is an abbreviation ("nrk", "mvh"). */
static bool is_word(osk_slice form)
{
    size_t letters = 0;
    bool vowel = false;
    for (size_t i = 0; i < form.length; i += osk__utf8_next(form.data + i, form.length - i, NULL)) {
        uint32_t value = osk__utf8_value(form.data + i);
        if (!osk__unicode_letter(value) && (!joins(value) || i == 0 || i + 1 == form.length))
            return false;
        letters += osk__unicode_letter(value);
        vowel = vowel || value > 0x7F || !strchr("bcdfghjklmnpqrstvwxz-'", (int)value);
    }
    return letters > 1 && vowel;
}

/* ---- known and unknown ---- */

/* The types of a fold, parted. */
struct parted {
    osk__ranked *ranks; /* the unknown ones are moved to the front, in order */
    size_t count, unknown;
    osk__near near;
};

/* Our dictionaries' forms may be chosen whether the corpus has them or not: they are what a debate is about. */
static bool add_dictionary(struct parted *parted, const osk_fold *fold, osk_error *error)
{
    for (uint32_t i = 0; i < fold->dictionary->own_form_count; i++) {
        osk_slice form = osk__strings_get(&fold->vocabulary->forms, i);
        uint64_t count = i < fold->count_count ? fold->counts[i].tokens : 0;
        if (is_word(form) && !osk__near_add(&parted->near, form, count, error))
            return false;
    }
    return true;
}

static bool part_ranks(struct parted *parted, const osk_fold *fold, osk_spell *spell, osk_error *error)
{
    unsigned norms;
    for (size_t i = 0; i < parted->count; i++) {
        osk__ranked rank = parted->ranks[i];
        if (rank.type < fold->dictionary->own_form_count || !is_word(rank.form))
            continue;
        if (!osk__spell_known(spell, rank.form, &norms, error))
            return false;
        if (!norms)
            parted->ranks[parted->unknown++] = rank;
        else if (!osk__near_add(&parted->near, rank.form, rank.tokens, error))
            return false;
    }
    return true;
}

static bool part(struct parted *parted, const osk_fold *fold, osk_spell *spell, osk_error *error)
{
    return (parted->ranks = osk__fold_rank(fold, true, &parted->count, error)) &&
           add_dictionary(parted, fold, error) && part_ranks(parted, fold, spell, error) &&
           osk__near_seal(&parted->near, error);
}

static void free_parted(struct parted *parted)
{
    osk__near_free(&parted->near);
    free(parted->ranks);
}

/* ---- cells ---- */

/* Candidates parted by spaces. */
static bool put_candidates(osk_table *table, osk__near *near, osk_slice form, osk__buffer *cell, osk_error *error)
{
    osk__near_candidate best[OSK__NEAR_CANDIDATES];
    size_t count;
    if (!osk__near_find(near, form, best, &count, error))
        return false;
    cell->length = 0;
    for (size_t i = 0; i < count; i++) {
        osk__buffer_text(cell, i ? " " : "");
        osk__buffer_add(cell, best[i].form.data, best[i].form.length);
    }
    osk__table_text(table, osk__slice(cell->data, cell->length));
    return osk__buffer_check(cell, error);
}

/* Takes the next line off the front. */
static osk_slice take_line(osk_slice *lines)
{
    const char *end = memchr(lines->data, '\n', lines->length);
    osk_slice line = osk__slice(lines->data, (size_t)(end - lines->data));
    *lines = osk__slice(end + 1, lines->length - line.length - 1);
    return line;
}

/* Is it among the lines already? Both norms may suggest it. */
static bool told(osk_slice lines, osk_slice line)
{
    while (lines.length)
        if (osk__slice_equal(take_line(&lines), line))
            return true;
    return false;
}

/* Hunspell's suggestions, bokmål's first, parted by comma and space: some hold a space ("kunde service"). */
static bool put_suggestions(osk_table *table, osk_spell *spell, osk_slice form, osk__buffer *lines, osk__buffer *cell,
                            osk_error *error)
{
    lines->length = cell->length = 0;
    for (osk__norm norm = OSK__NB; norm < OSK__NORMS; norm++)
        if (!osk__spell_suggest(spell, norm, form, lines, error))
            return false;
    osk_slice rest = osk__slice(lines->data, lines->length);
    for (size_t shown = 0; rest.length && shown < SUGGESTIONS;) {
        osk_slice before = osk__slice(lines->data, (size_t)(rest.data - lines->data)), line = take_line(&rest);
        if (told(before, line))
            continue;
        osk__buffer_text(cell, shown++ ? ", " : "");
        osk__buffer_add(cell, line.data, line.length);
    }
    osk__table_text(table, osk__slice(cell->data, cell->length));
    return osk__buffer_check(cell, error);
}

/* ---- the table ---- */

static bool put_rows(osk_table *table, const osk_fold *fold, struct parted *parted, osk_spell *suggest,
                     osk_error *error)
{
    osk__buffer lines = {0}, cell = {0};
    bool good = true;
    for (size_t i = 0; good && i < parted->unknown; i++) {
        const osk__ranked *rank = &parted->ranks[i];
        osk__table_text(table, rank->form);
        osk__table_count(table, rank->tokens);
        osk__table_count(table, fold->counts[rank->type].comments);
        good = put_candidates(table, &parted->near, rank->form, &cell, error) &&
               (!suggest || put_suggestions(table, suggest, rank->form, &lines, &cell, error));
    }
    osk__buffer_free(&lines);
    osk__buffer_free(&cell);
    return good;
}

osk_table *osk_spelling_table(const osk_fold *fold, bool suggest, osk_spell *spell, osk_error *error)
{
    static const char *const columns[] = {"t form", "c tokens", "c comments", "t candidates", "t suggestions", NULL};
    static const char *const without[] = {"t form", "c tokens", "c comments", "t candidates", NULL};
    struct parted parted = {0};
    osk_table *table = osk__table_make("spelling", suggest ? columns : without, error);
    if (table && (!part(&parted, fold, spell, error) ||
                  !put_rows(table, fold, &parted, suggest ? spell : NULL, error))) {
        osk_table_free(table);
        table = NULL;
    }
    free_parted(&parted);
    return table ? osk__table_done(table, error) : NULL;
}
