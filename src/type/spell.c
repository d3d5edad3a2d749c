/* The door to Hunspell.
 *
 *   folder/nb_NO.aff .dic -> whole? -> Hunspell -> answers what it must? -> words in, words out
 *
 * Hunspell tells neither a damaged dictionary nor a lack of memory: it goes on with fewer words. So a dictionary is
 * read on the first question only, its lines are counted, and then it must answer questions whose answers are known. */
#include "lemma.h"

#include "../base/file.h"
#include "../base/utf8.h"

#include <hunspell/hunspell.h>
#include <stdlib.h>
#include <string.h>

/* Longer words Hunspell does not look at (MAXWORDLEN, in bytes). */
enum { LONGEST = 99 };

struct osk_spell {
    osk__arena arena;
    const char *folder;
    const osk__irregulars *irregulars; /* NULL: none */
    struct dictionary {
        Hunhandle *hunspell; /* NULL until it is asked */
        bool utf8;           /* else ISO 8859-1 */
    } norms[OSK__NORMS];
    osk__buffer word, spelling; /* the question as the dictionary writes it, and in UTF-8 */
};

static const char *const names[OSK__NORMS] = {"nb_NO", "nn_NO"};

osk_spell *osk__spell_open(const char *folder, const osk__irregulars *irregulars, osk_error *error)
{
    osk_spell *spell = osk__take(1, sizeof *spell, error);
    if (!spell)
        return NULL;
    spell->irregulars = irregulars;
    folder = folder ? folder : "/usr/share/hunspell";
    if (!(spell->folder = osk__arena_copy(&spell->arena, folder, strlen(folder), error))) {
        osk_spell_free(spell);
        return NULL;
    }
    return spell;
}

void osk_spell_free(osk_spell *spell)
{
    if (!spell)
        return;
    for (size_t i = 0; i < OSK__NORMS; i++) {
        if (spell->norms[i].hunspell)
            Hunspell_destroy(spell->norms[i].hunspell);
    }
    osk__buffer_free(&spell->word);
    osk__buffer_free(&spell->spelling);
    osk__arena_free(&spell->arena);
    free(spell);
}

/* ---- encodings: Debian's dictionaries are ISO 8859-1, others may be UTF-8 ---- */

/* a to z and à to þ, where the dictionaries' letters are. */
static uint32_t capital(uint32_t value)
{
    bool small = (value >= 'a' && value <= 'z') || (value >= 0xE0 && value <= 0xFE && value != 0xF7);
    return small ? value - 0x20 : value;
}

/* How a folded form may be written: sv, Sv, SV. */
typedef enum spelling { AS_IT_IS, CAPITAL, CAPITALS, SPELLINGS } spelling;

static void respell(osk__buffer *out, osk_slice form, spelling how)
{
    out->length = 0;
    out->failed = false;
    for (size_t i = 0; i < form.length; i += osk__utf8_next(form.data + i, form.length - i, NULL)) {
        uint32_t value = osk__utf8_value(form.data + i);
        osk__utf8_write(out, how == CAPITALS || (how == CAPITAL && i == 0) ? capital(value) : value);
    }
}

/* The word as the dictionary writes it, ended by NUL; empty where it cannot be written so, or is none. */
static bool encode(osk__buffer *out, osk_slice word, bool utf8, osk_error *error)
{
    out->length = 0;
    out->failed = false;
    for (size_t i = 0; i < word.length; i += osk__utf8_next(word.data + i, word.length - i, NULL)) {
        uint32_t value = osk__utf8_value(word.data + i);
        if (value == 0 || word.length > LONGEST || (value > 0xFF && !utf8)) {
            out->length = 0;
            break;
        }
        if (utf8)
            osk__utf8_write(out, value);
        else
            osk__buffer_byte(out, (char)value);
    }
    osk__buffer_byte(out, '\0');
    return osk__buffer_check(out, error);
}

static void decode(osk__buffer *out, const char *bytes, bool utf8)
{
    if (utf8)
        osk__utf8_repair(out, osk__slice_text(bytes));
    else
        for (; *bytes; bytes++)
            osk__utf8_write(out, (unsigned char)*bytes);
}

/* ---- questions ---- */

static bool ask(osk_spell *spell, osk__norm norm, osk_slice form, spelling how, bool *known, osk_error *error)
{
    const struct dictionary *dictionary = &spell->norms[norm];
    respell(&spell->spelling, form, how);
    if (!osk__buffer_check(&spell->spelling, error) ||
        !encode(&spell->word, osk__slice(spell->spelling.data, spell->spelling.length), dictionary->utf8, error))
        return false;
    *known = spell->word.data[0] && Hunspell_spell(dictionary->hunspell, spell->word.data);
    return true;
}

/* The first spelling that the norm knows, left in spell->word and ->spelling. */
static bool ask_all(osk_spell *spell, osk__norm norm, osk_slice form, bool *known, osk_error *error)
{
    *known = false;
    for (spelling how = AS_IT_IS; how < SPELLINGS && !*known; how++)
        if (!ask(spell, norm, form, how, known, error))
            return false;
    return true;
}

/* ---- opening ---- */

/* Words that a sound dictionary knows and non-words that it does not. The words stand at all places of the .dic file,
 * and most are made by the endings of the .aff file, its last ones among them: where one is cut, some are missing. */
static const char *const known_words[OSK__NORMS] = {
    "arbeidsplassen bedrifter dessverre etter festing gjennomgår husene ikke japanerne kvinnene lydløst mobilforbud "
    "mykere politikken rådende skolen spesielle turneringer utdanning vanskeligere viktigste ærlig økonomien åpenhet",
    "arbeidsplassen bedrifter deltakarar etter forsoninga grunnare husa ikkje investerer kvinnene lammande meiningar "
    "ordbøker politikken reformerast skulen tolkingar utdanning vanskelegare viktigaste ytringsfridom ærleg økonomien "
    "åtvaringar"};
static const char *const unknown_words[OSK__NORMS] = {
    "akkuratt arbeisplass bedrre bllad defintivt forøvrigt gjennomførrt ikkje interresant kansje kunskap kvifor "
    "leddelse nestenn qxz sammenhegn skoln vanskelli ørrrr åååå",
    "akkuratt arbeisplass bedrre bllad defintivt forøvrigt gjennomførrt hvorfor ikke interresant kansje kunskap "
    "leddelse nestenn qxz sammenhegn vanskelli ørrrr åååå jeg"};

static bool answers(osk_spell *spell, osk__norm norm, const char *words, bool right, osk_error *error)
{
    for (bool known; *words; words += strspn(words, " ")) {
        size_t length = strcspn(words, " ");
        if (!ask(spell, norm, osk__slice(words, length), AS_IT_IS, &known, error))
            return false;
        if (known != right)
            return osk__fail(error, OSK_INTEGRITY,
                             "the dictionary %s in %s is damaged or another than hunspell-no: it %s '%.*s'",
                             names[norm], spell->folder, right ? "does not know" : "takes for a word", (int)length, words);
        words += length;
    }
    return true;
}

/* A .dic file begins with the number of its words, one a line: a cut one has fewer. */
static bool count_lines(const char *path, osk_error *error)
{
    osk__buffer bytes = {0};
    bool good = osk__file_read(path, &bytes, error);
    osk__buffer_byte(&bytes, '\0');
    if (good && (good = osk__buffer_check(&bytes, error))) {
        size_t lines = 0;
        for (size_t i = 0; i < bytes.length; i++)
            lines += bytes.data[i] == '\n';
        unsigned long long said = strtoull(bytes.data, NULL, 10);
        if (said == 0 || lines < said)
            good = osk__fail_at(error, OSK_INTEGRITY, path, 0, 0, "is damaged: it says %llu words and has %zu lines",
                                said, lines);
    }
    osk__buffer_free(&bytes);
    return good;
}

static char *file_of(osk_spell *spell, osk__norm norm, const char *suffix, osk_error *error)
{
    osk__buffer name = {0};
    osk__buffer_format(&name, "%s%s", names[norm], suffix);
    osk__buffer_byte(&name, '\0');
    char *path = NULL;
    if (osk__buffer_check(&name, error))
        path = osk__file_join(&spell->arena, spell->folder, name.data, error);
    osk__buffer_free(&name);
    if (path && !osk__file_exists(path)) {
        osk__fail_at(error, OSK_FILE, path, 0, 0, "is not there; the Norwegian dictionaries are Debian's hunspell-no");
        return NULL;
    }
    return path;
}

static bool load(osk_spell *spell, osk__norm norm, const char *affixes, const char *words, osk_error *error)
{
    struct dictionary *dictionary = &spell->norms[norm];
    if (!(dictionary->hunspell = Hunspell_create(affixes, words)))
        return osk__no_memory(error);
    const char *encoding = Hunspell_get_dic_encoding(dictionary->hunspell);
    dictionary->utf8 = strcmp(encoding, "UTF-8") == 0;
    if (!dictionary->utf8 && strcmp(encoding, "ISO8859-1") != 0)
        return osk__fail_at(error, OSK_INTEGRITY, affixes, 0, 0, "is in %.40s; only UTF-8 and ISO8859-1 can be read",
                            encoding);
    return answers(spell, norm, known_words[norm], true, error) &&
           answers(spell, norm, unknown_words[norm], false, error);
}

/* Reads a norm's dictionary if it is not read yet; one that fails is not kept. */
static bool open_norm(osk_spell *spell, osk__norm norm, osk_error *error)
{
    struct dictionary *dictionary = &spell->norms[norm];
    if (dictionary->hunspell)
        return true;
    char *affixes = file_of(spell, norm, ".aff", error);
    char *words = affixes ? file_of(spell, norm, ".dic", error) : NULL;
    if (words && count_lines(words, error) && load(spell, norm, affixes, words, error))
        return true;
    if (dictionary->hunspell)
        Hunspell_destroy(dictionary->hunspell);
    dictionary->hunspell = NULL;
    return false;
}

/* ---- what the others ask ---- */

bool osk__spell_known(osk_spell *spell, osk_slice form, unsigned *norms, osk_error *error)
{
    *norms = 0;
    for (osk__norm norm = OSK__NB; norm < OSK__NORMS; norm++) {
        bool known;
        if (!open_norm(spell, norm, error) || !ask_all(spell, norm, form, &known, error))
            return false;
        *norms |= known ? 1u << norm : 0;
    }
    return true;
}

static void take_list(osk_spell *spell, osk__norm norm, char **list, int count, osk__buffer *lines)
{
    for (int i = 0; i < count; i++) {
        decode(lines, list[i], spell->norms[norm].utf8);
        osk__buffer_byte(lines, '\n');
    }
    Hunspell_free_list(spell->norms[norm].hunspell, &list, count);
}

bool osk__spell_analyse(osk_spell *spell, osk__norm norm, osk_slice form, osk__buffer *lines, osk_slice *word,
                        osk_error *error)
{
    bool known;
    char **list = NULL;
    if (!open_norm(spell, norm, error) || !ask_all(spell, norm, form, &known, error))
        return false;
    *word = osk__slice(spell->spelling.data, spell->spelling.length);
    if (known) {
        int count = Hunspell_analyze(spell->norms[norm].hunspell, &list, spell->word.data);
        take_list(spell, norm, list, count, lines);
    }
    return osk__buffer_check(lines, error);
}

bool osk__spell_suggest(osk_spell *spell, osk__norm norm, osk_slice form, osk__buffer *lines, osk_error *error)
{
    char **list = NULL;
    if (!open_norm(spell, norm, error) || !encode(&spell->word, form, spell->norms[norm].utf8, error))
        return false;
    if (spell->word.data[0]) {
        int count = Hunspell_suggest(spell->norms[norm].hunspell, &list, spell->word.data);
        take_list(spell, norm, list, count, lines);
    }
    return osk__buffer_check(lines, error);
}

osk_slice osk__spell_irregular(const osk_spell *spell, osk__norm norm, osk_slice form)
{
    return spell->irregulars ? osk__irregulars_find(spell->irregulars, norm, form) : osk__slice(NULL, 0);
}
