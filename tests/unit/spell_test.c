/* type: the door to Hunspell (what it knows, and that it refuses what is missing or damaged), lemmas, and words near a
 * word against the plain table of distances.
 *
 *     spell_test FOLDER SOURCE             the test
 *     spell_test --lemmas SOURCE nb|nn     words on standard input, and on standard output the one chosen and what Hunspell has
 *     spell_test --known SOURCE nb|nn      ... the words that the norm knows */
#include "base/file.h"
#include "base/strings.h"
#include "type/compound.h"
#include "type/lemma.h"
#include "type/near.h"
#include "type/spell.h"

#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char *const installed = "/usr/share/hunspell";
static osk__compounds nouns;
static osk__irregulars irregulars;

static void read_words(const char *source)
{
    static const char *const names[] = {"hand.tsv", "words.tsv"};
    char path[4096];
    for (size_t i = 0; i < 2; i++) {
        osk__buffer bytes = {0};
        snprintf(path, sizeof path, "%s/dict/compounds/%s", source, names[i]);
        CHECK(osk__file_read(path, &bytes, NULL));
        CHECK(osk__compound_read(&nouns, path, osk__slice(bytes.data, bytes.length), NULL));
        osk__buffer_free(&bytes);
    }
    osk__buffer bytes = {0};
    snprintf(path, sizeof path, "%s/dict/lemmas.tsv", source);
    CHECK(osk__file_read(path, &bytes, NULL));
    CHECK(osk__irregulars_read(&irregulars, path, osk__slice(bytes.data, bytes.length), NULL));
    osk__buffer_free(&bytes);
}

static void free_words(void)
{
    osk__compounds_free(&nouns);
    osk__irregulars_free(&irregulars);
}

/* ---- what the door knows ---- */

static unsigned known(osk_spell *spell, const char *word)
{
    unsigned norms = 9;
    CHECK(osk__spell_known(spell, osk__slice_text(word), &norms, NULL));
    return norms;
}

static void knows(osk_spell *spell)
{
    char longer[1000];
    memset(longer, 'a', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    CHECK(known(spell, "jeg") == OSK__KNOWN_NB);
    CHECK(known(spell, "ikkje") == OSK__KNOWN_NN);
    CHECK(known(spell, "utdanning") == (OSK__KNOWN_NB | OSK__KNOWN_NN));
    CHECK(known(spell, "oslo") && known(spell, "sv") && known(spell, "solveig") && known(spell, "åshild"));
    CHECK(!known(spell, "defintivt") && !known(spell, "qxz"));
    CHECK(known(spell, "arbeidsmiljøloven") && known(spell, "mobilforbud"));
    CHECK(!known(spell, "日本") && !known(spell, "") && !known(spell, longer));
    unsigned norms;
    CHECK(osk__spell_known(spell, osk__slice("a\0b", 3), &norms, NULL) && !norms);
}

static void suggests(osk_spell *spell)
{
    osk__buffer lines = {0};
    CHECK(osk__spell_suggest(spell, OSK__NB, osk__slice_text("ærligt"), &lines, NULL));
    osk__buffer_byte(&lines, '\0');
    CHECK(lines.data && strstr(lines.data, "ærlig\n"));
    lines.length = 0;
    CHECK(osk__spell_suggest(spell, OSK__NB, osk__slice_text("日本"), &lines, NULL) && lines.length == 0);
    osk__buffer_free(&lines);
}

/* ---- lemmas: the chosen one first, the others in Hunspell's order ---- */

static const struct { osk__norm norm; const char *form, *lemmas; } lemmas[] = {
    {OSK__NB, "leder", "leder lede led"},
    {OSK__NB, "norske", "norsk norske"},
    {OSK__NB, "biler", "bil bile"},
    {OSK__NB, "sofaen", "sofa"},
    {OSK__NB, "møtte", "møte møtt"},
    {OSK__NB, "tv-kanalene", "tv-kanal"},
    {OSK__NB, "kvinne", "kvinne kvinen"},
    {OSK__NB, "mobilforbud", "mobilforbud"},
    {OSK__NB, "mobilforbudet", "mobilforbud"},
    {OSK__NB, "barnehagelærerutdanningen", "barnehagelærerutdanning barnehagelærerutdanne"},
    {OSK__NB, "uenigheter", "uenighet"},
    {OSK__NB, "umulige", "umulig"},
    {OSK__NB, "er", "være er"},
    {OSK__NB, "mot", "mot mote mo"},
    {OSK__NB, "oslo", "Oslo"},
    {OSK__NB, "sv", "SV"},
    {OSK__NB, "ikkje", ""},
    {OSK__NN, "ikkje", "ikkje"},
    {OSK__NN, "dagar", "dag dagar dage"},
    {OSK__NN, "skulane", "skule skul"},
    {OSK__NN, "kommunane", "kommune kommunar"},
    {OSK__NN, "vart", "verte vart varte var vare"},
    {OSK__NN, "qxz", ""},
};

static void join_lemmas(const osk__lemmas *found, char *line, size_t size)
{
    line[0] = '\0';
    for (size_t i = 0; i < found->count; i++)
        snprintf(line + strlen(line), size - strlen(line), "%s%.*s", i ? " " : "", (int)found->items[i].length,
                 found->items[i].data);
}

static void finds_lemmas(osk_spell *spell)
{
    osk__lemmas found = {.count = 0};
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++) {
        char line[500];
        CHECK(osk__lemmas_find(&found, spell, &nouns, lemmas[i].norm, osk__slice_text(lemmas[i].form), NULL));
        join_lemmas(&found, line, sizeof line);
        if (strcmp(line, lemmas[i].lemmas) != 0)
            printf("%s: '%s'\n", lemmas[i].form, line);
        CHECK(strcmp(line, lemmas[i].lemmas) == 0);
    }
    osk__lemmas_free(&found);
}

/* ---- missing and damaged dictionaries ---- */

static char folder[500];

static const char *path_in(const char *where, const char *name)
{
    static char path[1000];
    snprintf(path, sizeof path, "%s/%s", where, name);
    return path;
}

/* Copies a dictionary file as far as `permille`; a letter `from` is replaced by `to`, if given. */
static void copy(const char *name, const char *as, size_t permille, const char *from, const char *to)
{
    osk__buffer bytes = {0};
    CHECK(osk__file_read(path_in(installed, name), &bytes, NULL));
    bytes.length = bytes.length * permille / 1000;
    FILE *file = fopen(path_in(folder, as), "wb");
    CHECK(file != NULL);
    for (size_t i = 0; file && i < bytes.length; i++)
        fputc(from && bytes.data[i] == *from ? *to : bytes.data[i], file);
    if (file)
        fclose(file);
    osk__buffer_free(&bytes);
}

static const char *const files[] = {"nb_NO.aff", "nb_NO.dic", "nn_NO.aff", "nn_NO.dic"};

static void copy_all(void)
{
    for (size_t i = 0; i < 4; i++)
        copy(files[i], files[i], 1000, NULL, NULL);
}

static osk_code answer(osk_error *error)
{
    unsigned norms;
    *error = (osk_error){.code = OSK_OK};
    osk_spell *spell = osk__spell_open(folder, &irregulars, error);
    if (spell && osk__spell_known(spell, osk__slice_text("hus"), &norms, error))
        CHECK(norms == (OSK__KNOWN_NB | OSK__KNOWN_NN));
    osk_spell_free(spell);
    return error->code;
}

static void missing(void)
{
    osk_error error;
    for (size_t i = 0; i < 4; i++) {
        copy_all();
        CHECK(answer(&error) == OSK_OK);
        remove(path_in(folder, files[i]));
        CHECK(answer(&error) == OSK_FILE);
        CHECK(strstr(error.message, "hunspell-no") && strstr(error.file, files[i]));
    }
}

/* Cut anywhere in the part that holds endings (behind it are only comments), or anywhere in the words. */
static void cut(void)
{
    static const size_t affixes[] = {1, 50, 200, 400, 600, 700};
    static const size_t words[] = {0, 1, 300, 500, 900, 999};
    osk_error error;
    for (size_t i = 0; i < 4; i++)
        for (size_t j = 0; j < 6; j++) {
            size_t permille = i % 2 == 0 ? affixes[j] : words[j];
            copy_all();
            copy(files[i], files[i], permille, NULL, NULL);
            osk_code code = answer(&error);
            if (code != OSK_INTEGRITY || !error.message[0])
                printf("%s cut at %zu of 1000: %d %s\n", files[i], permille, (int)code, error.message);
            CHECK(code == OSK_INTEGRITY);
        }
}

static void spoilt(void)
{
    osk_error error;
    copy_all();
    copy("nn_NO.dic", "nb_NO.dic", 1000, NULL, NULL); /* one norm for the other */
    CHECK(answer(&error) == OSK_INTEGRITY && strstr(error.message, "nb_NO"));
    copy_all();
    copy("nb_NO.dic", "nb_NO.dic", 1000, "\xF8", "o"); /* ø lost on the way */
    CHECK(answer(&error) == OSK_INTEGRITY);
    copy_all();
    copy("nb_NO.aff", "nb_NO.aff", 1000, "1", "7"); /* SET ISO8859-1 is none any more */
    CHECK(answer(&error) == OSK_INTEGRITY && strstr(error.message, "ISO"));
}

/* More stems of a form than are kept, none of which is what our nouns say: the noun is chosen all the same, and first. */
static void too_many(void)
{
    osk__lemmas found = {.count = 0};
    char line[500];
    copy_all();
    FILE *file = fopen(path_in(folder, "nb_NO.dic"), "ab");
    CHECK(file != NULL);
    for (char letter = 'a'; file && letter < 'a' + OSK__LEMMAS + 4; letter++)
        fprintf(file, "abonnenten\tst:abo%c\n", letter);
    if (file)
        fclose(file);
    osk_spell *spell = osk__spell_open(folder, &irregulars, NULL);
    CHECK(spell && osk__lemmas_find(&found, spell, &nouns, OSK__NB, osk__slice_text("abonnenten"), NULL));
    CHECK(found.count == OSK__LEMMAS);
    join_lemmas(&found, line, sizeof line);
    CHECK(strcmp(line, "abonnent aboa abob aboc abod aboe abof abog aboh aboi aboj abok abol abom abon aboo") == 0);
    osk__lemmas_free(&found);
    osk_spell_free(spell);
}

/* Other systems have the dictionaries in UTF-8: the same answers. */
static void utf8(void)
{
    osk_error error = {0};
    char command[3000];
    for (size_t i = 0; i < 4; i++) {
        snprintf(command, sizeof command, "iconv -f latin1 -t utf-8 '%s' | sed 's/^SET .*/SET UTF-8/' >'%s/%s'",
                 path_in(installed, files[i]), folder, files[i]);
        CHECK(system(command) == 0);
    }
    osk_spell *spell = osk__spell_open(folder, &irregulars, &error);
    knows(spell);
    suggests(spell);
    finds_lemmas(spell);
    osk_spell_free(spell);
}

/* ---- distances ---- */

static uint64_t state = 1;

static uint32_t draw(uint32_t below)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(state >> 33) % below;
}

/* The whole table, as the books have it. */
static uint32_t plain(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
    uint32_t table[40][40];
    for (size_t i = 0; i <= n; i++)
        for (size_t j = 0; j <= m; j++) {
            if (i == 0 || j == 0) {
                table[i][j] = (uint32_t)(i + j);
                continue;
            }
            uint32_t best = table[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            if (table[i - 1][j] + 1 < best)
                best = table[i - 1][j] + 1;
            if (table[i][j - 1] + 1 < best)
                best = table[i][j - 1] + 1;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && table[i - 2][j - 2] + 1 < best)
                best = table[i - 2][j - 2] + 1;
            table[i][j] = best;
        }
    return table[n][m];
}

/* A word of few letters, so that neighbours are common; half are a slip or three away from the one before. */
static size_t make_word(uint32_t *word, size_t length)
{
    static const uint32_t letters[] = {'a', 'b', 'r', 'e', 0xE5, 0xF8};
    if (length == 0 || draw(2)) {
        length = 1 + draw(18);
        for (size_t i = 0; i < length; i++)
            word[i] = letters[draw(6)];
        return length;
    }
    for (uint32_t slips = draw(4); slips > 0; slips--) {
        size_t at = draw((uint32_t)length);
        if (draw(2) && length > 1)
            memmove(word + at, word + at + 1, (--length - at) * sizeof *word);
        else if (draw(2) && length < 20) {
            memmove(word + at + 1, word + at, (length++ - at) * sizeof *word);
            word[at] = letters[draw(6)];
        } else
            word[at] = letters[draw(6)];
    }
    return length;
}

static void distances(void)
{
    uint32_t a[30] = {0}, b[30];
    size_t n = 0, wrong = 0;
    for (size_t round = 0; round < 200000; round++) {
        size_t m = n;
        memcpy(b, a, sizeof a);
        n = make_word(a, n);
        m = m ? m : 1;
        b[0] = b[0] ? b[0] : 'a';
        uint32_t limit = draw(4), right = plain(a, n, b, m);
        wrong += osk__near_distance(a, n, b, m, limit) != (right <= limit ? right : limit + 1);
    }
    CHECK(wrong == 0);
    CHECK(osk__near_distance(a, 0, b, 0, 2) == 0);
}

enum { WORDS = 1500 };
static struct { uint32_t points[30]; size_t length; osk_slice form; uint64_t count; } words[WORDS];

static bool before(size_t a, uint32_t a_far, size_t b, uint32_t b_far)
{
    if (a_far != b_far)
        return a_far < b_far;
    if (words[a].count != words[b].count)
        return words[a].count > words[b].count;
    return osk__slice_compare(words[a].form, words[b].form) < 0;
}

/* The best five by looking at every word. */
static size_t look_at_all(size_t asked, size_t best[OSK__NEAR_CANDIDATES + 1], uint32_t far[OSK__NEAR_CANDIDATES + 1])
{
    uint32_t limit = words[asked].length >= OSK__NEAR_LONG ? 2 : 1;
    size_t count = 0;
    for (size_t i = 0; i < WORDS; i++) {
        uint32_t distance = plain(words[asked].points, words[asked].length, words[i].points, words[i].length);
        if (distance == 0 || distance > limit)
            continue;
        size_t at = count;
        for (; at > 0 && before(i, distance, best[at - 1], far[at - 1]); at--) {
            best[at] = best[at - 1];
            far[at] = far[at - 1];
        }
        best[at] = i;
        far[at] = distance;
        count += count < OSK__NEAR_CANDIDATES;
    }
    return count;
}

static void fill_words(osk__strings *strings, osk__near *near)
{
    for (size_t count = 0; count < WORDS;) {
        char form[100];
        osk__buffer bytes = {0};
        size_t length = count ? words[count - 1].length : 0;
        if (count)
            memcpy(words[count].points, words[count - 1].points, sizeof words[count].points);
        length = words[count].length = make_word(words[count].points, length);
        for (size_t i = 0; i < length; i++)
            osk__buffer_format(&bytes, words[count].points[i] < 0x80 ? "%c" : "\xC3%c",
                               (int)(words[count].points[i] < 0x80 ? words[count].points[i]
                                                                   : words[count].points[i] - 0x40));
        memcpy(form, bytes.data, bytes.length);
        osk_slice slice = osk__slice(form, bytes.length);
        if (osk__strings_find(strings, slice) == OSK_NONE) {
            CHECK(osk__strings_add(strings, slice, NULL) == count);
            words[count++].count = draw(5);
        }
        osk__buffer_free(&bytes);
    }
    for (uint32_t i = 0; i < WORDS; i++) {
        words[i].form = osk__strings_get(strings, i);
        CHECK(osk__near_add(near, words[i].form, words[i].count, NULL));
    }
    CHECK(osk__near_seal(near, NULL));
}

static void candidates(void)
{
    osk__strings strings = {0};
    osk__near near = {0};
    size_t wrong = 0, found = 0;
    fill_words(&strings, &near);
    for (size_t asked = 0; asked < WORDS; asked++) {
        osk__near_candidate got[OSK__NEAR_CANDIDATES];
        size_t best[OSK__NEAR_CANDIDATES + 1], count, want;
        uint32_t far[OSK__NEAR_CANDIDATES + 1];
        want = look_at_all(asked, best, far);
        CHECK(osk__near_find(&near, words[asked].form, got, &count, NULL));
        found += count;
        wrong += count != want;
        for (size_t i = 0; i < count && i < want; i++)
            wrong += got[i].distance != far[i] || !osk__slice_equal(got[i].form, words[best[i]].form);
    }
    CHECK(wrong == 0 && found > WORDS);
    osk__near_free(&near);
    osk__strings_free(&strings);
}

/* ---- words from outside ---- */

static void answer_lines(bool lemma, osk__norm norm)
{
    char line[1000];
    osk_spell *spell = osk__spell_open(NULL, &irregulars, NULL);
    osk__lemmas found = {.count = 0};
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = '\0';
        if (!lemma) {
            printf("%u\n", known(spell, line) >> norm & 1);
            continue;
        }
        CHECK(osk__lemmas_find(&found, spell, &nouns, norm, osk__slice_text(line), NULL));
        printf("%s", line);
        if (found.count)
            printf("\t%.*s", (int)found.items[0].length, found.items[0].data);
        CHECK(osk__lemmas_candidates(&found, spell, norm, osk__slice_text(line), NULL));
        for (size_t i = 0; i < found.count; i++)
            printf("\t%.*s", (int)found.items[i].length, found.items[i].data);
        printf("\n");
    }
    osk__lemmas_free(&found);
    osk_spell_free(spell);
}

int main(int count, char **arguments)
{
    osk_error error = {0};
    if (count < 3)
        return 1;
    read_words(arguments[2]);
    if (count == 4) {
        answer_lines(strcmp(arguments[1], "--lemmas") == 0, strcmp(arguments[3], "nn") == 0 ? OSK__NN : OSK__NB);
        free_words();
        return test_failed > 0;
    }
    snprintf(folder, sizeof folder, "%s", arguments[1]);
    mkdir(folder, 0777);
    osk_spell *spell = osk__spell_open(NULL, &irregulars, &error);
    knows(spell);
    suggests(spell);
    finds_lemmas(spell);
    osk_spell_free(spell);
    missing();
    cut();
    spoilt();
    too_many();
    utf8();
    distances();
    candidates();
    for (size_t i = 0; i < 4; i++)
        remove(path_in(folder, files[i]));
    remove(folder);
    free_words();
    return test_end();
}
