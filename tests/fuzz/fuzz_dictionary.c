/* Fuzz target: any bytes as a dictionary file. The first byte chooses which. */
#include "language.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* A piece of a file behind a header, since few pieces hold one: then rows are read at all. Free `room`. */
static osk_slice headed(osk__buffer *room, size_t choice, osk_slice text)
{
    static const char *const headers[] = {"", "entry\tvalence\tnorm\tforms\n", "ord\tvalens\ta\tb\tc\td\n", "x;score;word\n",
                                          "term,vekt,\"a \"\"b\"\"\"\n", "sep=,\nord,verdi\n"};
    osk__buffer_text(room, headers[choice % (sizeof headers / sizeof *headers)]);
    osk__buffer_add(room, text.data, text.length);
    return osk__slice(room->data, room->length);
}

/* A lexicon of the user's own; the second time every word is known. */
static bool user_lexicon(osk__userlex *user, osk__dictionary *dictionary, osk__units *units, const char *path,
                         osk_slice text, osk_error *error)
{
    if (!osk__userlex_read(user, dictionary, path, text, error))
        return false;
    size_t words = user->word_count;
    if (!osk__userlex_read(user, dictionary, path, text, error) || user->word_count != words)
        abort();
    return osk__userlex_apply(user, dictionary, units, true, error);
}

/* Words of the user's on top of the rest of the text, which is read as a shipped lexicon: its beginning may be right. */
static bool two_lexicons(osk__userlex *user, osk__dictionary *dictionary, osk__units *units, osk_slice text,
                         osk_error *error)
{
    static const char words[] = "~bra\t1\ngod\t0\nikke\t2\nal\t0\n~opp ~i ~sky\t0\n:-)\t-1\n";
    dictionary->user = user;
    return osk__userlex_read(user, dictionary, "fuzz", osk__slice_text(words), error) &&
           (osk__dictionary_lexicon(dictionary, "fuzz", text, NULL) || true) &&
           osk__userlex_apply(user, dictionary, units, true, error);
}

/* Compounds that the fuzzed themes may name parts of. */
static bool some_compounds(osk__compounds *compounds, osk_error *error)
{
    static const char words[] = "entry\tkind\tfirst\tforms\tsize\tnorm\nleder\tnoun\t0\tledere|lederen\t9\tnb\n"
                                "stil\tnoun\ts\tstilen\t7\tboth\ntopp\tnoun\t0\ttoppen\t9\tboth\n";
    return osk__compound_read(compounds, "fuzz", osk__slice_text(words), error);
}

/* Themes that could be read take words from a text: their own lines, where nearly every word is one of theirs. Hits come in
 * order, none over another. */
static void match_themes(const osk__dictionary *dictionary, osk_slice text)
{
    osk_language language = {.dictionary = *dictionary};
    osk_worker *worker = osk_worker_make(&language, NULL);
    osk_comment comment = {.n = 1, .kind = OSK_COMMENT, .text = text};
    const osk_chunk *chunk = worker ? osk_worker_run(worker, &comment, 1, NULL) : NULL;
    for (size_t i = 0, end = 0; chunk && i < chunk->hit_count; i++) {
        const osk_hit *hit = &chunk->hits[i];
        if (hit->first < end || hit->count == 0 || hit->first + hit->count > chunk->token_count ||
            hit->theme != dictionary->theme_rules.entries[hit->entry].theme)
            abort();
        end = hit->first + hit->count;
    }
    osk_worker_free(worker);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    osk__dictionary dictionary;
    osk__units units = {0};
    osk__texts texts = {0};
    osk__variety variety = {0};
    osk__bridge bridge = {0};
    osk__compounds compounds = {0};
    osk__irregulars irregulars = {0};
    osk__userlex user = {0};
    osk_error error = {0};
    if (size == 0 || !osk__dictionary_make(&dictionary, &error))
        return 0;
    osk_slice text = osk__slice((const char *)bytes + 1, size - 1);
    osk__buffer room = {0};
    bool good = true;
    enum { THEMES = 2, KINDS = 19 };
    switch (bytes[0] % KINDS) {
    case 0: good = osk__dictionary_lexicon(&dictionary, "fuzz", text, &error); break;
    case 1: good = osk__dictionary_shifters(&dictionary, "fuzz", text, &error); break;
    case THEMES:
        good = some_compounds(&compounds, &error) && osk__dictionary_themes(&dictionary, "fuzz", text, &error);
        break;
    case 3: good = osk__dictionary_stops(&dictionary, "fuzz", text, &error); break;
    case 4: good = osk__units_abbreviations(&units, "fuzz", text, &error); break;
    case 5:
        good = osk__units_emoticons(&units, "fuzz", text, &error) &&
               osk__dictionary_emoticons(&dictionary, "fuzz", text, &error);
        break;
    case 6: good = osk__variety_read(&variety, "fuzz", text, &error); break;
    case 7: good = osk__bridge_read(&bridge, "fuzz", text, &error); break;
    case 8: good = osk__compound_read(&compounds, "fuzz", text, &error); break;
    case 9: good = osk__dictionary_stemmer(&dictionary, "fuzz", text, &error); break;
    case 10:
        text = headed(&room, bytes[0] / KINDS, text);
        good = user_lexicon(&user, &dictionary, &units, "fuzz", text, &error);
        break;
    case 11: good = user_lexicon(&user, &dictionary, &units, "fuzz-positive", text, &error); break;
    case 12:
        good = two_lexicons(&user, &dictionary, &units, headed(&room, 1, text), &error);
        break;
    case 13: good = osk__dictionary_affixes(&dictionary, "fuzz", text, &error); break;
    case 14: good = osk__dictionary_functions(&dictionary, "fuzz", text, &error); break;
    case 15: good = osk__dictionary_stance(&dictionary, "fuzz", text, &error); break;
    case 16: good = osk__dictionary_network(&dictionary, "fuzz", text, &error); break;
    case 17: good = osk__irregulars_read(&irregulars, "fuzz", text, &error); break;
    default: good = osk__texts_read(&texts, "fuzz", text, &error); break;
    }
    good = good && osk__dictionary_seal(&dictionary, &compounds, &error);
    if (good && bytes[0] % KINDS == THEMES && dictionary.vocabulary.forms.count)
        match_themes(&dictionary, text);
    if (!good && (error.code == OSK_OK || !error.message[0]))
        abort(); /* a failure must say what failed */
    osk__buffer_free(&room);
    osk__texts_free(&texts);
    osk__variety_free(&variety);
    osk__bridge_free(&bridge);
    osk__compounds_free(&compounds);
    osk__irregulars_free(&irregulars);
    osk__units_free(&units);
    osk__userlex_free(&user);
    osk__dictionary_free(&dictionary);
    return 0;
}
