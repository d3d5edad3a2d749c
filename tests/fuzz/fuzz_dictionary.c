/* Fuzz target: any bytes as a dictionary file. The first byte chooses which. */
#include "language.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    osk__dictionary dictionary;
    osk__units units = {0};
    osk__texts texts = {0};
    osk__variety variety = {0};
    osk__bridge bridge = {0};
    osk__compounds compounds = {0};
    osk_error error = {0};
    if (size == 0 || !osk__dictionary_make(&dictionary, &error))
        return 0;
    osk_slice text = osk__slice((const char *)bytes + 1, size - 1);
    bool good = true;
    switch (bytes[0] % 11) {
    case 0: good = osk__dictionary_lexicon(&dictionary, "fuzz", text, &error); break;
    case 1: good = osk__dictionary_shifters(&dictionary, "fuzz", text, &error); break;
    case 2: good = osk__dictionary_themes(&dictionary, "fuzz", text, &error); break;
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
    default: good = osk__texts_read(&texts, "fuzz", text, &error); break;
    }
    good = good && osk__dictionary_seal(&dictionary, &error);
    if (!good && (error.code == OSK_OK || !error.message[0]))
        abort(); /* a failure must say what failed */
    osk__texts_free(&texts);
    osk__variety_free(&variety);
    osk__bridge_free(&bridge);
    osk__compounds_free(&compounds);
    osk__units_free(&units);
    osk__dictionary_free(&dictionary);
    return 0;
}
