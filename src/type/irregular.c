/* Reading dict/lemmas.tsv: the lemmas that no ending leads to.
 *
 *   lemma    forms              norm
 *   bruke    bruker|brukes|...  nb
 *   bruker   brukere|...        nb      "bruker" itself is a form of "bruke", which lists it */
#include "lemma.h"

#include "../base/tsv.h"
#include "dictionary.h"

#include <stdlib.h>

/* The number of a form; *known: it was there. */
static uint32_t number_of(struct osk__irregular_norm *norm, osk_slice form, bool *known, osk_error *error)
{
    size_t before = norm->forms.count;
    uint32_t number = osk__strings_add(&norm->forms, form, error);
    if (number == OSK_NONE || !OSK__ROOM(norm->lemma_of, norm->capacity, norm->forms.count, error))
        return OSK_NONE;
    *known = norm->forms.count == before;
    return number;
}

/* A lemma is a form of itself where no row has it among its forms. */
static bool is_itself(const struct osk__irregular_norm *norm, uint32_t number)
{
    return osk__slice_equal(osk__strings_get(&norm->forms, number), osk__strings_get(&norm->lemmas, norm->lemma_of[number]));
}

static bool add_lemma(struct osk__irregular_norm *norm, const osk__tsv *tsv, uint32_t *lemma, osk_error *error)
{
    size_t before = norm->lemmas.count;
    bool known;
    if ((*lemma = osk__strings_add(&norm->lemmas, tsv->cell[0], error)) == OSK_NONE)
        return false;
    if (norm->lemmas.count == before)
        return osk__tsv_fail(tsv, 0, error, "has a row already");
    uint32_t number = number_of(norm, tsv->cell[0], &known, error);
    if (number != OSK_NONE && !known)
        norm->lemma_of[number] = *lemma;
    return number != OSK_NONE;
}

static bool add_row(struct osk__irregular_norm *norm, const osk__tsv *tsv, osk_error *error)
{
    osk_slice rest = tsv->cell[1], form;
    uint32_t lemma, number;
    bool known;
    if (!add_lemma(norm, tsv, &lemma, error))
        return false;
    while (rest.length && osk__slice_cut(&rest, '|', &form)) {
        if (form.length == 0)
            return osk__tsv_fail(tsv, 1, error, "holds an empty form");
        if ((number = number_of(norm, form, &known, error)) == OSK_NONE)
            return false;
        if (known && !is_itself(norm, number))
            return osk__tsv_fail(tsv, 1, error, "holds a form that stands in this or another row already");
        norm->lemma_of[number] = lemma;
    }
    return true;
}

bool osk__irregulars_read(osk__irregulars *all, const char *path, osk_slice text, osk_error *error)
{
    static const char *const columns[] = {"lemma", "forms", "norm", NULL};
    static const char *const names[OSK__NORMS] = {"nb", "nn"};
    osk__tsv tsv;
    bool good = osk__tsv_open(&tsv, path, text, columns, error);
    while (good && osk__tsv_next(&tsv)) {
        good = osk__dictionary_norm(&tsv, 2, error) &&
               (tsv.cell[0].length || osk__tsv_fail(&tsv, 0, error, "is no lemma"));
        for (size_t i = 0; good && i < OSK__NORMS; i++)
            if (osk__slice_is(tsv.cell[2], names[i]) || osk__slice_is(tsv.cell[2], "both"))
                good = add_row(&all->norms[i], &tsv, error);
    }
    return good;
}

void osk__irregulars_free(osk__irregulars *all)
{
    for (size_t i = 0; i < OSK__NORMS; i++) {
        osk__strings_free(&all->norms[i].forms);
        osk__strings_free(&all->norms[i].lemmas);
        free(all->norms[i].lemma_of);
    }
}

osk_slice osk__irregulars_find(const osk__irregulars *all, osk__norm norm, osk_slice form)
{
    const struct osk__irregular_norm *known = &all->norms[norm];
    uint32_t number = osk__strings_find(&known->forms, form);
    return number == OSK_NONE ? osk__slice(NULL, 0) : osk__strings_get(&known->lemmas, known->lemma_of[number]);
}
