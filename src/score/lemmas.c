/* The types of a fold with their lemmas, and the table of them. */
#include "lemmas.h"

#include "../base/table.h"
#include "../type/spell.h"

#include <stdlib.h>
#include <string.h>

/* The norm that knows more of the tokens is asked first: many forms are words of both, with other lemmas ("et" eats in
 * nynorsk and is an article in bokmål). Bokmål where they know the same. */
static bool choose_norm(const osk__lexemes *lexemes, osk_spell *spell, osk__norm *norm, osk_error *error)
{
    uint64_t known[OSK__NORMS] = {0, 0};
    unsigned norms;
    for (size_t i = 0; i < lexemes->count; i++) {
        if (!osk__spell_known(spell, lexemes->ranks[i].form, &norms, error))
            return false;
        known[OSK__NB] += norms & OSK__KNOWN_NB ? lexemes->ranks[i].tokens : 0;
        known[OSK__NN] += norms & OSK__KNOWN_NN ? lexemes->ranks[i].tokens : 0;
    }
    *norm = known[OSK__NN] > known[OSK__NB] ? OSK__NN : OSK__NB;
    return true;
}

static bool add_lemmas(osk__lexemes *lexemes, osk__lexeme *item, const osk__lemmas *lemmas, osk_error *error)
{
    *item = (osk__lexeme){lexemes->number_count, lemmas->count};
    if (!OSK__ROOM(lexemes->numbers, lexemes->number_capacity, lexemes->number_count + OSK__LEMMAS, error))
        return false;
    for (size_t i = 0; i < lemmas->count; i++) {
        uint32_t number = osk__strings_add(&lexemes->lemmas, lemmas->items[i], error);
        if (number == OSK_NONE)
            return false;
        lexemes->numbers[lexemes->number_count++] = number;
    }
    return true;
}

static bool find_lemmas(osk__lexemes *lexemes, osk_spell *spell, const osk__compounds *nouns, osk__norm norm,
                        osk_error *error)
{
    osk__lemmas lemmas = {.count = 0};
    osk__norm other = norm == OSK__NB ? OSK__NN : OSK__NB;
    bool good = true;
    for (size_t i = 0; good && i < lexemes->count; i++) {
        osk_slice form = lexemes->ranks[i].form;
        good = osk__lemmas_find(&lemmas, spell, nouns, norm, form, error) &&
               (lemmas.count || osk__lemmas_find(&lemmas, spell, nouns, other, form, error)) &&
               add_lemmas(lexemes, &lexemes->items[i], &lemmas, error);
    }
    osk__lemmas_free(&lemmas);
    return good;
}

bool osk__lexemes_make(osk__lexemes *lexemes, const osk_fold *fold, bool all, osk_spell *spell, osk_error *error)
{
    osk__norm norm;
    memset(lexemes, 0, sizeof *lexemes);
    return (lexemes->ranks = osk__fold_rank(fold, all, &lexemes->count, error)) &&
           (lexemes->items = osk__take(lexemes->count + 1, sizeof *lexemes->items, error)) &&
           choose_norm(lexemes, spell, &norm, error) &&
           find_lemmas(lexemes, spell, fold->dictionary->compounds, norm, error);
}

void osk__lexemes_free(osk__lexemes *lexemes)
{
    free(lexemes->ranks);
    free(lexemes->items);
    free(lexemes->numbers);
    osk__strings_free(&lexemes->lemmas);
}

/* ---- the table ---- */

static osk_slice lemma_of(const osk__lexemes *lexemes, size_t rank)
{
    uint32_t lemma = osk__lexeme_lemma(lexemes, rank);
    return lemma == OSK_NONE ? osk__slice(NULL, 0) : osk__strings_get(&lexemes->lemmas, lemma);
}

static osk_table *make_table(const osk_fold *fold, const osk__lexemes *lexemes, osk_error *error)
{
    static const char *const columns[] = {"t form", "t stem", "t lemma", "c tokens", "c comments", NULL};
    osk_table *table = osk__table_make("types", columns, error);
    for (size_t i = 0; table && i < lexemes->count; i++) {
        const osk__ranked *rank = &lexemes->ranks[i];
        osk__table_text(table, rank->form);
        osk__table_text(table, osk__strings_get(&fold->vocabulary->stems, osk__lexeme_stem(lexemes, fold, i)));
        osk__table_text(table, lemma_of(lexemes, i));
        osk__table_count(table, rank->tokens);
        osk__table_count(table, fold->counts[rank->type].comments);
    }
    return table ? osk__table_done(table, error) : NULL;
}

osk_table *osk_lemma_table(const osk_fold *fold, bool all, osk_spell *spell, osk_error *error)
{
    osk__lexemes lexemes;
    osk_table *table = NULL;
    if (osk__lexemes_make(&lexemes, fold, all, spell, error))
        table = make_table(fold, &lexemes, error);
    osk__lexemes_free(&lexemes);
    return table;
}
