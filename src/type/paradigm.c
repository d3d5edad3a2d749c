/* All forms of a word, as Hunspell's dictionaries have them: endings are tried, and those kept whose lemma is the word.
 *
 *   "sjef"     sjef | sjefs | sjefen | sjefens | sjefer | sjefers | sjefene | sjefenes | sjefar | sjefane ...
 *   "program"  with a doubled letter: programmet; "middel" without its e: midler; "lede" without its last: ledet */
#include "spell.h"
#include "theme.h"

#include "../base/file.h"
#include "../base/tsv.h"
#include "../base/unicode.h"

#include <string.h>

static const char *const endings[OSK__NORMS][40] = {
    {"", "s", "en", "ens", "a", "as", "et", "ets", "er", "ers", "ene", "enes", "e", "es", "ne", "nes", "n", "ns", "r", "rs",
     "re", "t", "te", "de", "dde", "dd", "tt", "ere", "est", "este", "ende", "st", NULL},
    {"", "s", "en", "a", "et", "ar", "ane", "er", "ene", "e", "ne", "n", "r", "re", "i", "t", "te", "de", "dde", "dd", "tt",
     "are", "ast", "aste", "ande", "st", "om", NULL}};

typedef struct paradigm {
    osk_spell *spell;
    osk__lemmas lemmas;
    osk_slice word;
    osk__strings forms;  /* found so far, each once */
    osk__buffer form;
    osk_error *error;
} paradigm;

static bool has_lemma(const osk__lemmas *lemmas, osk_slice word)
{
    for (size_t i = 0; i < lemmas->count; i++)
        if (osk__slice_equal(lemmas->items[i], word))
            return true;
    return false;
}

/* stem, letter, ending: "program" "m" "et". */
static bool try_form(paradigm *p, osk__norm norm, osk_slice stem, osk_slice letter, const char *ending)
{
    p->form.length = 0;
    osk__buffer_add(&p->form, stem.data, stem.length);
    osk__buffer_add(&p->form, letter.data, letter.length);
    osk__buffer_text(&p->form, ending);
    osk_slice form = osk__slice(p->form.data, p->form.length);
    /* All that a form can be, and nothing that only the choice of the likeliest would add: "saur" is no "sau". */
    if (!osk__buffer_check(&p->form, p->error) || !osk__lemmas_candidates(&p->lemmas, p->spell, norm, form, p->error))
        return false;
    return !has_lemma(&p->lemmas, p->word) || osk__strings_add(&p->forms, form, p->error) != OSK_NONE;
}

static bool try_endings(paradigm *p, osk__norm norm, osk_slice stem, osk_slice letter)
{
    for (size_t i = 0; endings[norm][i]; i++)
        if (!try_form(p, norm, stem, letter, endings[norm][i]))
            return false;
    return true;
}

/* The word itself; lede: led-; program: programm-; middel: midl-. */
static bool try_norm(paradigm *p, osk__norm norm)
{
    osk_slice word = p->word, none = osk__slice(word.data, 0);
    size_t n = word.length;
    if (!try_endings(p, norm, word, none))
        return false;
    if (n < 3)
        return true;
    if (word.data[n - 1] == 'e')
        return try_endings(p, norm, osk__slice(word.data, n - 1), none);
    if (!strchr("bdfgklmnprst", word.data[n - 1]))
        return true;
    if (!try_endings(p, norm, word, osk__slice(word.data + n - 1, 1)))
        return false;
    if (word.data[n - 2] != 'e' || !strchr("lrn", word.data[n - 1]))
        return true;
    /* gammel: gaml-, with one m */
    size_t cut = n > 4 && word.data[n - 3] == word.data[n - 4] ? n - 3 : n - 2;
    return try_endings(p, norm, osk__slice(word.data, cut), osk__slice(word.data + n - 1, 1));
}

/* Appends "sjef | sjefen | ..." to `out`; the word alone where neither norm knows it: then *known is false. */
static bool fill_word(osk_spell *spell, osk_slice word, osk__buffer *out, bool *known, osk_error *error)
{
    paradigm p = {.spell = spell, .error = error};
    osk__buffer folded = {0};
    bool good = osk__unicode_fold(&folded, word, error);
    p.word = osk__slice(folded.data, folded.length);
    good = good && try_norm(&p, OSK__NB) && try_norm(&p, OSK__NN);
    *known = p.forms.count > 0;
    osk__buffer_add(out, word.data, word.length);
    for (uint32_t i = 0; i < p.forms.count; i++) {
        osk_slice form = osk__strings_get(&p.forms, i);
        if (osk__slice_equal(form, p.word))
            continue;
        osk__buffer_text(out, " | ");
        osk__buffer_add(out, form.data, form.length);
    }
    osk__lemmas_free(&p.lemmas);
    osk__strings_free(&p.forms);
    osk__buffer_free(&p.form);
    osk__buffer_free(&folded);
    return good;
}

/* Is the line an entry of one plain word? */
static bool is_word(osk_slice line)
{
    static const char *const others[] = {"theme:", "nb:", "nn:", "en:", "keep:", "#"};
    if (line.length == 0 || osk__slice_begins_any(line, OSK__LIST(others)))
        return false;
    for (size_t i = 0; i < line.length; i++)
        if (strchr(" |*+~[]:", line.data[i]))
            return false;
    return true;
}

bool osk_theme_fill(const char *path, osk_spell *spell, osk_output *output, size_t *unknown, osk_error *error)
{
    osk__buffer bytes = {0}, out = {0};
    bool good = osk__file_read(path, &bytes, error), known;
    osk_slice text = osk__slice(bytes.data, bytes.length), line;
    *unknown = 0;
    good = good && osk__tsv_check(path, text, error);
    while (good && osk__tsv_line(&text, &line)) {
        out.length = 0;
        if (is_word(osk__slice_trim(line))) {
            good = fill_word(spell, osk__slice_trim(line), &out, &known, error);
            *unknown += !known;
        } else
            osk__buffer_add(&out, line.data, line.length);
        osk__buffer_byte(&out, '\n');
        good = good && osk__buffer_check(&out, error);
        if (good)
            osk_output_write(output, out.data, out.length);
    }
    osk__buffer_free(&bytes);
    osk__buffer_free(&out);
    return good;
}
