/* type: the vocabulary, and the dictionaries themselves: each entry must be found in a text that is the
 * entry, or it is dead. */
#include "language.h"

#include "base/unicode.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uvernum.h>

static osk_language *language;
static osk_worker *worker;

static const osk_chunk *run(osk_slice text)
{
    static osk_comment comment;
    comment = (osk_comment){.n = 1, .kind = OSK_COMMENT, .text = text};
    return osk_worker_run(worker, &comment, 1, NULL);
}

/* "~skuffe noen" as a text: without the marks. */
static osk_slice plain(osk_slice entry, char *room)
{
    size_t length = 0;
    for (size_t i = 0; i < entry.length; i++)
        if (entry.data[i] != '~')
            room[length++] = entry.data[i];
    return osk__slice(room, length);
}

static bool held_by_shifter(uint32_t type)
{
    uint32_t node = type < language->dictionary.form_count
                        ? osk__pattern_next(&language->dictionary.words, 0, OSK__FORM_SYMBOL(type))
                        : 0;
    uint32_t value = node ? osk__pattern_value(&language->dictionary.words, node) : OSK_NONE;
    return value != OSK_NONE && value >= OSK__SHIFTERS;
}

static void entries(void)
{
    char room[256];
    for (uint32_t i = 0; i < language->dictionary.entry_count; i++) {
        const osk_chunk *chunk = run(plain(language->dictionary.entries[i].name, room));
        bool found =
            chunk->trace_count == 1 && chunk->trace[0].entry == i && chunk->trace[0].count == chunk->token_count;
        /* Of a stem's forms a shifter may hold one ("jævlig bra"); the others are the entry's. */
        if (chunk->trace_count == 0 && language->dictionary.entries[i].name.data[0] == '~' && chunk->token_count == 1 &&
            held_by_shifter(chunk->tokens[0].type))
            found = true;
        if (U_ICU_VERSION_MAJOR_NUM < 72 && (unsigned char)language->dictionary.entries[i].name.data[0] == 0xF0)
            found = true; /* an emoji that this ICU is too old to know */
        if (!found)
            printf("dead entry: %.*s\n", (int)language->dictionary.entries[i].name.length,
                   language->dictionary.entries[i].name.data);
        CHECK(found);
    }
}

/* A shifter must take all words of its own text: then no entry is left in it, and at most its own weight. */
static void shifters(void)
{
    char room[256];
    for (size_t i = 0; i < language->dictionary.shifter_count; i++) {
        const osk__shifter *shifter = &language->dictionary.shifters[i];
        const osk_chunk *chunk = run(plain(shifter->name, room));
        size_t words = 1;
        for (size_t j = 0; j < shifter->name.length; j++)
            words += shifter->name.data[j] == ' ';
        bool found = chunk->token_count == words && chunk->trace_count == (shifter->weight != 0) &&
                     (shifter->weight == 0 || (chunk->trace[0].shifter && chunk->trace[0].entry == i));
        if (!found)
            printf("dead shifter: %.*s\n", (int)shifter->name.length, shifter->name.data);
        CHECK(found);
    }
}

static void themes(void)
{
    const osk_chunk *chunk = run(osk__slice_text("Toppledere og B2B-markedet"));
    CHECK(chunk->hit_count == 2);
    for (size_t i = 0; i < osk_theme_count(language); i++) {
        CHECK(strcmp(osk_theme_name(language, i, "nb"), osk_theme_key(language, i)) != 0);
        CHECK(osk_theme_name(language, i, "en")[0] && osk_theme_name(language, i, "nn")[0]);
    }
}

/* Stop words must not hide what turns a sentence. */
static void stops(void)
{
    static const char *const kept[] = {"ikke", "ikkje", "ingen", "aldri", "uten", "utan", "mot", "men", "bare"};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        CHECK(osk__strings_find(&language->dictionary.stops, osk__slice_text(kept[i])) == OSK_NONE);
    CHECK(language->dictionary.stops.count > 300);
}

/* A type's record is a pure function of its form: order of arrival and case change nothing. */
static void pure(void)
{
    osk_worker *other = osk_worker_make(language, NULL);
    osk_comment a = {.n = 1, .text = osk__slice_text("Helikopter leder BRA nyord")};
    osk_comment b = {.n = 1, .text = osk__slice_text("nyord bra LEDER annet helikopter")};
    const osk_chunk *x = osk_worker_run(worker, &a, 1, NULL), *y = osk_worker_run(other, &b, 1, NULL);
    static const size_t at[] = {4, 2, 1, 0};
    for (size_t i = 0; i < 4; i++) {
        uint32_t p = x->tokens[i].type, q = y->tokens[at[i]].type;
        CHECK(osk__slice_equal(osk_type_form(worker, p), osk_type_form(other, q)));
        CHECK(osk__slice_equal(osk_type_stem(worker, p), osk_type_stem(other, q)));
        CHECK(worker->vocabulary.records[p].flags == other->vocabulary.records[q].flags);
        CHECK(osk_type_record(worker, p).stop == osk_type_record(other, q).stop);
    }
    osk_worker_free(other);
}

/* The fast fold and the portable one agree, and where they answer it is what ICU folds. */
static void folds(void)
{
    static const char *const letters[] = {"a", "Z", "m", "\xC3\x98", "\xC3\xA5", "\xC3\x9F", "\xC3\x97", "\xC3\xBF", "9",
                                          "-", "\xC2\xAD", "\xE2\x80\x91", "_", "\xC3\x9E", "\xC3\x80"};
    osk__buffer folded = {0};
    uint64_t state = 7;
    size_t plain = 0;
    for (int round = 0; round < 20000; round++) {
        char word[64] = {0}, fast[OSK__KEY_BYTES], portable[OSK__KEY_BYTES];
        size_t length = 0;
        for (size_t n = (size_t)(state >> 60); n-- > 0 && length < 14;) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            const char *letter = letters[(state >> 33) % (sizeof letters / sizeof *letters)];
            memcpy(word + length, letter, strlen(letter));
            length += strlen(letter);
        }
        state = state * 6364136223846793005u + 1442695040888963407u;
        bool good = osk__fold_plain(osk__slice(word, length), fast);
        if (length > OSK__KEY_BYTES || good != osk__fold_portable(word, length, portable)) {
            CHECK(length > OSK__KEY_BYTES && !good);
            continue;
        }
        folded.length = 0;
        osk__unicode_fold(&folded, osk__slice(word, length), NULL);
        bool same = !good || (memcmp(fast, portable, sizeof fast) == 0 && folded.length == length &&
                              (length == 0 || memcmp(fast, folded.data, length) == 0));
        if (!same)
            CHECK(!"folds agree");
        plain += good && length > 0;
    }
    CHECK(plain > 1000);
    osk__buffer_free(&folded);
}

/* Every base of an affix is found in the word that it makes, and what only looks like one is not. */
static void affixes(void)
{
    static const char *const whole[] = {"utvikling", "umiddelbart", "uansett", "utforske", "underlig", "unik", "uke",
                                        "fritid", "løsning", "bedrift", "løs", "fri", "u", "innfri", "oppløs"};
    static const struct { const char *form; unsigned affix; bool suffix; } parted[] = {
        {"uakseptabel", 1, false}, {"UBEGRIPELIG", 1, false}, {"urettferdige", 1, false}, {"arbeidsløst", 4, true},
        {"feilfri", 3, true}, {"meiningslause", 5, true}, {"ikke-voldelig", 5, false}, {"inkompetent", 2, false}};
    const osk__dictionary *dictionary = &language->dictionary;
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        CHECK(worker->vocabulary.records[run(osk__slice_text(whole[i]))->tokens[0].type].affix == 0);
    for (size_t i = 0; i < sizeof parted / sizeof *parted; i++) {
        const osk_chunk *chunk = run(osk__slice_text(parted[i].form));
        const osk__record *record = &worker->vocabulary.records[chunk->tokens[0].type];
        CHECK(record->affix == parted[i].affix && ((record->flags & OSK__SUFFIX) != 0) == parted[i].suffix);
    }
    CHECK(dictionary->affixes.keys.count > 1000);
}

/* The valence of a text that is one entry, 0 where none is found. */
static int32_t valence_of(osk_worker *own, const char *text)
{
    osk_comment comment = {.n = 1, .kind = OSK_COMMENT, .text = osk__slice_text(text)};
    const osk_chunk *chunk = osk_worker_run(own, &comment, 1, NULL);
    return chunk && chunk->trace_count == 1 ? chunk->trace[0].valence : 0;
}

/* Lexicons of the user's own: what they say, what they leave, what is told. */
static void user_lexicons(const char *data)
{
    const char *paths[] = {"tests/lexicon/own.tsv", "tests/lexicon/layers.tsv", "tests/bad/lexicon-twice.tsv"};
    char room[3][600];
    osk_error error = {0};
    for (size_t i = 0; i < 3; i++) {
        snprintf(room[i], sizeof room[i], "%s/%s", data, paths[i]);
        paths[i] = room[i];
    }
    osk_language_options options = {.data = data, .add_lexicons = paths, .add_lexicon_count = 2};
    osk_language *with = osk_language_open(&options, &error);
    osk_worker *own = with ? osk_worker_make(with, &error) : NULL;
    CHECK(own && osk_language_notices(with) >= 3 && osk_language_notice(with, 0)->kind == OSK_NOTICE_LEXICON);
    CHECK(osk_language_notices(language) == 0);
    CHECK(valence_of(own, "Dunderfine") == 2500 && valence_of(own, "oppi skya") == 2000);
    CHECK(valence_of(own, "skuffet") == -3000 && valence_of(own, "skuffer") == -1000);
    CHECK(valence_of(own, "skuffende") == 0 && valence_of(worker, "skuffende") < 0);
    CHECK(valence_of(own, "bra") == valence_of(worker, "bra") && valence_of(own, ":-)") == 1500);
    osk_worker_free(own);
    osk_language_free(with);
    options = (osk_language_options){.data = data, .lexicons = paths + 1, .lexicon_count = 1};
    own = (with = osk_language_open(&options, &error)) ? osk_worker_make(with, &error) : NULL;
    CHECK(own && with->dictionary.entry_count == 2 && valence_of(own, "bra") == 0 && valence_of(own, ":-)") == 0);
    osk_worker_free(own);
    osk_language_free(with);
    options.lexicons = paths + 2;
    CHECK(!osk_language_open(&options, &error) && error.code == OSK_USAGE && error.line == 3 && error.column == 1);
}

/* Stems of words as written are remembered, each in the place of its hash: the same the second time, and where another word has
 * taken the place. */
static void remembered(void)
{
    const osk__strings *forms = &language->dictionary.vocabulary.forms;
    osk__stemmer *stemmer = osk__stemmer_make(NULL);
    for (int round = 0; round < 3; round++)
        for (uint32_t i = 0; i < forms->count; i++) {
            osk_slice form = osk__strings_get(forms, i), stem, wanted;
            bool repaired = true;
            CHECK(osk_type_stem_word(worker, form, &stem, &repaired, NULL) && osk__stemmer_run(stemmer, form, &wanted, NULL) &&
                  osk__slice_equal(stem, wanted) && !repaired);
        }
    osk__stemmer_free(stemmer);
    for (int round = 0; round < 3; round++) {
        osk_slice stem;
        bool repaired = false;
        CHECK(osk_type_stem_word(worker, osk__slice_text("b\xFFlene"), &stem, &repaired, NULL) && repaired);
        CHECK(osk_type_stem_word(worker, osk__slice_text("LEDERNE"), &stem, &repaired, NULL) && !repaired &&
              osk__slice_is(stem, "ledern"));
        CHECK(osk_type_stem_word(worker, osk__slice_text(""), &stem, &repaired, NULL) && stem.length == 0);
    }
}

int main(int count, char **arguments)
{
    osk_error error = {0};
    osk_language_options options = {.data = count > 1 ? arguments[1] : NULL};
    language = osk_language_open(&options, &error);
    worker = language ? osk_worker_make(language, &error) : NULL;
    if (!worker) {
        printf("%s: %s\n", error.file, error.message);
        return 1;
    }
    CHECK(language->dictionary.entry_count >= 600);
    CHECK(osk_language_files(language) >= 10 && strcmp(osk_language_file(language, 0), "dict/abbreviations.tsv") == 0);
    CHECK(strlen(osk_language_hash(language, 0)) == 64);
    CHECK(osk_type_count(worker) == language->dictionary.form_count);
    entries();
    shifters();
    themes();
    stops();
    affixes();
    pure();
    folds();
    remembered();
    user_lexicons(options.data);
    osk_worker_free(worker);
    osk_language_free(language);
    return test_end();
}
