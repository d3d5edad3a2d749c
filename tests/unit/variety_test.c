/* variety: sentences whose language is known, rows that the reader must refuse, and the arithmetic. */
#include "type/variety.h"

#include "base/file.h"
#include "base/tsv.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "test.h"

#include <string.h>

static osk__variety variety;
static const char *const names[] = {"undecided", "nb", "nn", "en", "da", "sv"};

static osk__buffer read_file(const char *folder, const char *name)
{
    osk__arena arena = {0};
    osk__buffer bytes = {0};
    osk_error error = {0};
    const char *path = osk__file_join(&arena, folder, name, &error);
    CHECK(path && osk__file_read(path, &bytes, &error));
    osk__arena_free(&arena);
    return bytes;
}

/* ---- sentences ---- */

static bool is_letter(osk_slice word)
{
    for (size_t i = 0; i < word.length; i += osk__utf8_next(word.data + i, word.length - i, NULL))
        if (osk__unicode_letter(osk__utf8_value(word.data + i)))
            return true;
    return false;
}

static void add_word(osk_slice word, size_t *words, int32_t sum[OSK__VARIETIES])
{
    osk__buffer folded = {0};
    int16_t evidence[OSK__VARIETIES];
    if (!is_letter(word) || ((*words)++ && osk__unicode_upper(osk__utf8_value(word.data))))
        return;
    CHECK(osk__unicode_fold(&folded, word, NULL));
    osk__variety_evidence(&variety, osk__slice(folded.data, folded.length), evidence);
    for (size_t i = 0; i < OSK__VARIETIES; i++)
        sum[i] += evidence[i];
    osk__buffer_free(&folded);
}

/* Length of the space or mark at `text`, or 0. */
static size_t mark_length(const char *text)
{
    static const char *const marks[] = {" ", ".", ",", ";", ":", "!", "?", "(", ")", "\"", "«", "»"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strncmp(text, marks[i], strlen(marks[i])) == 0)
            return strlen(marks[i]);
    return 0;
}

static osk_variety label_of(osk_slice line, uint32_t *per_mille)
{
    int32_t sum[OSK__VARIETIES] = {0};
    size_t words = 0, start = 0;
    char text[512] = {0};
    memcpy(text, line.data, line.length < sizeof text - 1 ? line.length : sizeof text - 1);
    for (size_t i = 0; i <= line.length; i++) {
        size_t length = i == line.length ? 1 : mark_length(text + i);
        if (length == 0)
            continue;
        if (i > start)
            add_word(osk__slice(text + start, i - start), &words, sum);
        i += length - 1;
        start = i + 1;
    }
    return osk__variety_label(sum, per_mille);
}

static void sentences(const char *folder)
{
    osk__buffer bytes = read_file(folder, "tests/spec/variety.cases");
    osk_slice rest = osk__slice(bytes.data, bytes.length), line;
    while (osk__tsv_line(&rest, &line)) {
        const char *tab = line.length && line.data[0] != '#' ? memchr(line.data, '\t', line.length) : NULL;
        if (!tab)
            continue;
        size_t label = (size_t)(tab - line.data);
        uint32_t per_mille;
        osk_variety found = label_of(osk__slice(tab + 1, line.length - label - 1), &per_mille);
        bool right = osk__slice_is(osk__slice(line.data, label), names[found]);
        if (!right)
            printf("%s (%u): %.*s\n", names[found], per_mille, (int)line.length, line.data);
        CHECK(right);
    }
    CHECK(test_passed > 200);
    osk__buffer_free(&bytes);
}

/* ---- evidence ---- */

static bool says(const osk__variety *v, const char *form, int nb, int nn, int en, int da, int sv)
{
    int16_t out[OSK__VARIETIES];
    osk__variety_evidence(v, osk__slice_text(form), out);
    return out[0] == nb && out[1] == nn && out[2] == en && out[3] == da && out[4] == sv;
}

static void evidence(void)
{
    static const char rows[] = "kind\tentry\tnb\tnn\ten\tda\tsv\nword\tane\t1\t2\t3\t4\t5\nending\tane\t10\t0\t0\t0\t0\n"
                               "ending\te\t20\t0\t0\t0\t0\ncharacter\tø\t0\t0\t0\t0\t-400\n";
    osk__variety v = {0};
    CHECK(osk__variety_read(&v, "rows", osk__slice_text(rows), NULL));
    CHECK(says(&v, "ane", 1, 2, 3, 4, 5));
    CHECK(says(&v, "bygdane", 10, 0, 0, 0, 0));
    CHECK(says(&v, "bygde", 20, 0, 0, 0, 0));
    CHECK(says(&v, "søstrene", 20, 0, 0, 0, -400));
    CHECK(says(&v, "øøøne", 20, 0, 0, 0, -400)); /* a character counts once */
    CHECK(says(&v, "e", 0, 0, 0, 0, 0));         /* no ending of itself */
    CHECK(says(&v, "", 0, 0, 0, 0, 0));
    osk__variety_free(&v);
    CHECK(says(&v, "ane", 0, 0, 0, 0, 0));
}

/* ---- arithmetic ---- */

static void labels(void)
{
    static const int32_t none[OSK__VARIETIES], nn[OSK__VARIETIES] = {-1000, 0, -1000, -1000, -1000},
                         far[OSK__VARIETIES] = {INT32_MIN, INT32_MIN, INT32_MAX, INT32_MIN, INT32_MIN};
    static const int32_t by_one[OSK__VARIETIES] = {90, 0, -99999, -99999, -99999};
    uint32_t per_mille;
    CHECK(osk__variety_label(none, &per_mille) == OSK_VARIETY_UNDECIDED && per_mille < OSK__VARIETY_SURE);
    CHECK(osk__variety_label(nn, &per_mille) == OSK_VARIETY_NN && per_mille == 1000);
    CHECK(osk__variety_label(far, &per_mille) == OSK_VARIETY_EN && per_mille == 1000);
    CHECK(osk__variety_label(by_one, &per_mille) == OSK_VARIETY_NB && per_mille == 731); /* 1 / (1 + e^-1) */
}

/* ---- rows that are refused, with the place ---- */

static void refused(const char *row, size_t column, const char *why)
{
    char text[256];
    osk__variety v = {0};
    osk_error error = {0};
    snprintf(text, sizeof text, "# test\nkind\tentry\tnb\tnn\ten\tda\tsv\nword\tog\t0\t0\t-450\t0\t-450\n%s\n", row);
    CHECK(!osk__variety_read(&v, "variety.tsv", osk__slice_text(text), &error));
    CHECK(error.code == OSK_USAGE && error.line == 4 && error.column == column);
    if (!strstr(error.message, why))
        printf("%s: %s\n", row, error.message);
    CHECK(strstr(error.message, why));
    osk__variety_free(&v);
}

static void malformed(void)
{
    osk__variety v = {0};
    osk_error error = {0};
    refused("prefix\tfor\t0\t0\t0\t0\t0", 1, "no kind");
    refused("word\tog\t0\t0\t0\t0\t0", 6, "twice");
    refused("word\tOg\t0\t0\t0\t0\t0", 6, "lower case");
    refused("word\t\t0\t0\t0\t0\t0", 6, "empty");
    refused("character\tæø\t0\t0\t0\t0\t0", 11, "more than one");
    refused("word\ti\t0\t0\t0\t0", 15, "no weight");
    refused("word\ti\t0\t-0.5\t0\t0\t0", 10, "no weight");
    refused("word\ti\t0\t0\t1000\t0\t0", 12, "no weight");
    refused("word\ti\tmye\t0\t0\t0\t0", 8, "no weight");
    CHECK(!osk__variety_read(&v, "variety.tsv", osk__slice_text("kind\tentry\tnb\tnn\ten\tda\n"), &error));
    CHECK(strstr(error.message, "'sv'"));
    osk__variety_free(&v);
}

/* More characters than may be listed: a, b ... and so on past z in Latin-1. */
static void too_many_characters(void)
{
    osk__buffer text = {0};
    osk__variety v = {0};
    osk_error error = {0};
    osk__buffer_text(&text, "kind\tentry\tnb\tnn\ten\tda\tsv\n");
    for (uint32_t i = 0; i <= OSK__VARIETY_CHARACTERS; i++) {
        osk__buffer_text(&text, "character\t");
        osk__utf8_write(&text, i < 26 ? 'a' + i : 0xE0 + i - 26);
        osk__buffer_text(&text, "\t0\t0\t0\t0\t0\n");
    }
    CHECK(!osk__variety_read(&v, "variety.tsv", osk__slice(text.data, text.length), &error));
    CHECK(error.line == OSK__VARIETY_CHARACTERS + 2 && strstr(error.message, "too many"));
    osk__variety_free(&v);
    osk__buffer_free(&text);
}

int main(int count, char **arguments)
{
    if (count != 2)
        return 1;
    osk_error error = {0};
    osk__buffer bytes = read_file(arguments[1], "dict/variety.tsv");
    CHECK(osk__variety_read(&variety, "dict/variety.tsv", osk__slice(bytes.data, bytes.length), &error));
    if (error.message[0])
        printf("%zu:%zu %s\n", error.line, error.column, error.message);
    osk__buffer_free(&bytes);
    sentences(arguments[1]);
    evidence();
    labels();
    malformed();
    too_many_characters();
    osk__variety_free(&variety);
    return test_end();
}
