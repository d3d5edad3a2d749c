/* Fuzz target: any bytes as a key to codes, and any name added to it. The first byte says where the name ends. Links with
 * libFuzzer, or with driver.c beside it. */
#include "base/utf8.h"
#include "comment/pseudonyms.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* The names of a key that was read keep their codes, and nothing is added for them. */
static void check_names(osk__pseudonyms *key)
{
    for (size_t i = 0; i < key->count; i++) {
        uint32_t code;
        if (!osk__pseudonyms_code(key, key->names[i].name, &code, NULL) || code != key->names[i].code)
            abort();
    }
    if (key->added.length)
        abort();
}

/* What is written behind a key can be read again, and gives the name the same code. */
static void check_again(const osk__pseudonyms *key, osk_slice text, osk_slice name, uint32_t code)
{
    osk__pseudonyms again = {0};
    osk__buffer whole = {0};
    osk_error error = {0};
    uint32_t now;
    osk__buffer_add(&whole, text.data, text.length);
    osk__buffer_byte(&whole, '\n');
    osk__buffer_add(&whole, key->added.data, key->added.length);
    if (!osk__pseudonyms_read(&again, "fuzz", osk__slice(whole.data, whole.length), &error) ||
        !osk__pseudonyms_code(&again, name, &now, NULL) || again.added.length ||
        !osk__slice_equal(osk__strings_get(&again.codes, now), osk__strings_get(&key->codes, code)))
        abort();
    osk__buffer_free(&whole);
    osk__pseudonyms_free(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    osk__pseudonyms key = {0};
    osk_error error = {0};
    if (size == 0)
        return 0;
    size_t length = bytes[0] < size - 1 ? bytes[0] : size - 1;
    osk_slice name = osk__slice((const char *)bytes + 1, length), text = osk__slice(name.data + length, size - 1 - length);
    if (osk__pseudonyms_read(&key, "fuzz", text, &error)) {
        uint32_t code;
        check_names(&key);
        if (osk__utf8_clean(name) == name.length && osk__pseudonyms_code(&key, name, &code, NULL)) /* as authors are */
            check_again(&key, text, name, code);
    } else if (error.code == OSK_OK || !error.message[0] || error.line == 0)
        abort(); /* a failure must say what failed, and where */
    osk__pseudonyms_free(&key);
    return 0;
}
