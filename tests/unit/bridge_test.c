/* bridge: forms of both norms under one key, ambiguous ones in their own norm only, rows that are refused. */
#include "type/bridge.h"

#include "base/file.h"
#include "test.h"

#include <string.h>

static osk__bridge bridge;

static bool leads(const char *form, osk_variety variety, const char *key)
{
    osk_slice found = osk__bridge_key(&bridge, osk__slice_text(form), variety);
    if (!osk__slice_is(found, key))
        printf("%s leads to %.*s, not %s\n", form, (int)found.length, found.data, key);
    return osk__slice_is(found, key);
}

static void read_bridge(const char *folder)
{
    osk__arena arena = {0};
    osk__buffer bytes = {0};
    osk_error error = {0};
    const char *path = osk__file_join(&arena, folder, "dict/bridge.tsv", &error);
    CHECK(path && osk__file_read(path, &bytes, &error));
    CHECK(osk__bridge_read(&bridge, "dict/bridge.tsv", osk__slice(bytes.data, bytes.length), &error));
    if (error.message[0])
        printf("%zu:%zu %s\n", error.line, error.column, error.message);
    osk__buffer_free(&bytes);
    osk__arena_free(&arena);
}

static void keys(void)
{
    static const osk_variety norwegian[] = {OSK_VARIETY_NB, OSK_VARIETY_NN, OSK_VARIETY_UNDECIDED};
    for (size_t i = 0; i < 3; i++) {
        CHECK(leads("ikkje", norwegian[i], "ikke") && leads("ikke", norwegian[i], "ikke"));
        CHECK(leads("leiarar", norwegian[i], "ledere") && leads("verte", norwegian[i], "bli"));
        CHECK(leads("framtida", norwegian[i], "fremtiden") && leads("fremtida", norwegian[i], "fremtiden"));
        CHECK(leads("helikopter", norwegian[i], "helikopter") && leads("", norwegian[i], ""));
    }
}

static void ambiguous(void)
{
    CHECK(leads("tilsette", OSK_VARIETY_NN, "ansatte"));
    CHECK(leads("tilsette", OSK_VARIETY_NB, "tilsette"));
    CHECK(leads("tilsette", OSK_VARIETY_UNDECIDED, "tilsette"));
    CHECK(leads("kor", OSK_VARIETY_NN, "hvor") && leads("kor", OSK_VARIETY_NB, "kor"));
    CHECK(leads("seier", OSK_VARIETY_NN, "sier") && leads("seier", OSK_VARIETY_NB, "seier"));
    CHECK(leads("vann", OSK_VARIETY_NN, "vant") && leads("vann", OSK_VARIETY_NB, "vann"));
    CHECK(leads("ikkje", OSK_VARIETY_SV, "ikkje") && leads("frå", OSK_VARIETY_DA, "frå"));
}

/* No key is led on to another, and every form leads to its key in its own norm. */
static void whole(void)
{
    static const osk_variety own[] = {OSK_VARIETY_NB, OSK_VARIETY_NN};
    CHECK(bridge.keys.count >= 450);
    for (uint32_t i = 0; i < bridge.keys.count; i++) {
        osk_slice key = osk__strings_get(&bridge.keys, i);
        CHECK(osk__slice_equal(osk__bridge_key(&bridge, key, OSK_VARIETY_NB), key));
    }
    for (size_t side = 0; side < 2; side++)
        for (uint32_t i = 0; i < bridge.banks[side].forms.count; i++) {
            osk_slice key = osk__strings_get(&bridge.keys, bridge.banks[side].planks[i].key);
            osk_slice form = osk__strings_get(&bridge.banks[side].forms, i);
            CHECK(osk__slice_equal(osk__bridge_key(&bridge, form, own[side]), key));
        }
}

static void restricted(void)
{
    osk__bridge kept = bridge;
    memset(&bridge, 0, sizeof bridge);
    CHECK(osk__bridge_read(&bridge, "rows",
                           osk__slice_text("nb\tnn\tkey\tonly\na|b\tc\ta\tnb\nd|e\tf|g\td\tboth\n"), NULL));
    CHECK(leads("b", OSK_VARIETY_NB, "a") && leads("b", OSK_VARIETY_NN, "b"));
    CHECK(leads("c", OSK_VARIETY_NB, "a") && leads("c", OSK_VARIETY_UNDECIDED, "a"));
    CHECK(leads("e", OSK_VARIETY_UNDECIDED, "e") && leads("g", OSK_VARIETY_UNDECIDED, "g"));
    CHECK(leads("e", OSK_VARIETY_NB, "d") && leads("g", OSK_VARIETY_NN, "d") && leads("g", OSK_VARIETY_NB, "g"));
    osk__bridge_free(&bridge);
    CHECK(leads("b", OSK_VARIETY_NB, "b"));
    bridge = kept;
}

static void refused(const char *row, size_t column, const char *why)
{
    char text[256];
    osk__bridge b = {0};
    osk_error error = {0};
    snprintf(text, sizeof text, "# test\nnb\tnn\tkey\tonly\tnote\nhva\tkva\thva\n%s\n", row);
    CHECK(!osk__bridge_read(&b, "bridge.tsv", osk__slice_text(text), &error));
    if (error.column != column || !strstr(error.message, why))
        printf("%s: %zu %s\n", row, error.column, error.message);
    CHECK(error.code == OSK_USAGE && error.line == 4 && error.column == column && strstr(error.message, why));
    osk__bridge_free(&b);
}

static void malformed(void)
{
    osk__bridge b = {0};
    osk_error error = {0};
    refused("hva\tkvat\thva", 1, "already");
    refused("hvilken\tkva\thvilken", 9, "already");
    refused("bli\tverte|verte\tbli", 5, "already");
    refused("Jeg\teg\tjeg", 1, "lower case");
    refused("jeg\teg\tJeg", 8, "lower case");
    refused("jeg\t\tjeg", 5, "empty");
    refused("jeg|\teg\tjeg", 1, "empty");
    refused("jeg\teg", 7, "empty");
    refused("kor\tkor\thvor\tsometimes", 14, "neither");
    CHECK(!osk__bridge_read(&b, "bridge.tsv", osk__slice_text("nb\tnn\tkey\n"), &error));
    CHECK(error.line == 1 && strstr(error.message, "'only'"));
    osk__bridge_free(&b);
}

int main(int count, char **arguments)
{
    if (count != 2)
        return 1;
    read_bridge(arguments[1]);
    keys();
    ambiguous();
    whole();
    restricted();
    malformed();
    osk__bridge_free(&bridge);
    return test_end();
}
