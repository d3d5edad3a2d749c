/* compound: the cases of tests/spec/compound.cases with the shipped list, then bad files and hostile words.
 *
 *     compound_test SOURCE            the test
 *     compound_test SOURCE --split    words on standard input, their parts on standard output
 *     compound_test SOURCE --time     the same, and how long a word takes */
#include "base/error.h"
#include "base/file.h"
#include "base/tsv.h"
#include "type/compound.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static osk__compounds compounds;

static bool read_list(const char *source, const char *name)
{
    osk__buffer bytes = {0};
    osk_error error = {0};
    char path[4096], text[600];
    snprintf(path, sizeof path, "%s/dict/compounds/%s", source, name);
    bool good = osk__file_read(path, &bytes, &error) &&
                osk__compound_read(&compounds, path, osk__slice(bytes.data, bytes.length), &error);
    if (!good)
        printf("%s\n", osk_error_text(&error, text, sizeof text));
    osk__buffer_free(&bytes);
    return good;
}

/* ---- the cases ---- */

typedef struct section {
    char name[64];
    size_t right, all;
} section;

/* What each section reached when it was last looked at, in cases that were right. A change may not lose any. */
static const struct { const char *name; size_t right; } reached[] = {
    {"words", 312},
    {"suspended", 30},
    {"split", 39},
    {"words, held back", 147},
    {"words, held back, drawn", 138},
    {"suspended, held back", 15},
    {"split, held back", 16},
    {"words, written blind", 98},
    {"suspended, written blind", 10},
    {"split, written blind", 11},
};

static void add_split(osk_slice word, osk__buffer *out)
{
    osk__part parts[OSK__COMPOUND_PARTS];
    size_t count = osk__compound_split(&compounds, word, parts);
    for (size_t i = 0; i < count; i++) {
        osk__buffer_text(out, i ? " + " : "");
        osk__buffer_add(out, word.data + parts[i].start, parts[i].length);
    }
    if (count == 0)
        osk__buffer_byte(out, '-');
}

static bool next_word(osk_slice *rest, osk_slice *word)
{
    *rest = osk__slice_trim(*rest);
    const char *space = rest->length ? memchr(rest->data, ' ', rest->length) : NULL;
    *word = osk__slice(rest->data, space ? (size_t)(space - rest->data) : rest->length);
    *rest = osk__slice(rest->data + word->length, rest->length - word->length);
    return word->length > 0;
}

/* "bransje-, kunde- og produktkunnskap": each piece with its hyphen, completed from the last word. */
static void add_suspended(osk_slice series, osk__buffer *out)
{
    osk_slice rest = series, word, last = {0};
    while (next_word(&rest, &word))
        last = word;
    size_t before = out->length;
    for (rest = series; next_word(&rest, &word);) {
        if (word.data[word.length - 1] == ',')
            word.length--;
        if (word.data[word.length - 1] != '-')
            continue;
        if (!osk__compound_suspended(&compounds, word, last, out, NULL)) {
            out->length = before;
            osk__buffer_byte(out, '-');
            return;
        }
        osk__buffer_text(out, " + ");
    }
    osk__buffer_add(out, last.data, last.length);
}

static void add_joins(osk_slice both, osk__buffer *out)
{
    osk_slice rest = both, first, second;
    CHECK(next_word(&rest, &first) && next_word(&rest, &second));
    osk__buffer_text(out, osk__compound_joins(&compounds, first, second) ? "joins" : "-");
}

static void answer(const char *name, osk_slice question, osk__buffer *out)
{
    out->length = 0;
    if (strncmp(name, "words", 5) == 0)
        add_split(question, out);
    else if (strncmp(name, "suspended", 9) == 0)
        add_suspended(question, out);
    else
        add_joins(question, out);
}

static void one_case(section *current, osk_slice line, osk__buffer *out)
{
    const char *tab = memchr(line.data, '\t', line.length);
    CHECK(tab != NULL);
    if (!tab)
        return;
    size_t length = (size_t)(tab - line.data);
    osk_slice question = osk__slice(line.data, length), wanted = osk__slice(tab + 1, line.length - length - 1);
    answer(current->name, question, out);
    bool right = osk__slice_equal(wanted, osk__slice(out->data, out->length));
    current->all++;
    current->right += right;
    if (!right)
        printf("[%s] %.*s: %.*s, not %.*s\n", current->name, (int)length, line.data, (int)out->length, out->data,
               (int)wanted.length, wanted.data);
}

static void end_section(const section *ended)
{
    if (ended->all == 0)
        return;
    printf("%-26s %3zu of %3zu right\n", ended->name, ended->right, ended->all);
    bool listed = false;
    for (size_t i = 0; i < sizeof reached / sizeof *reached; i++)
        if (strcmp(reached[i].name, ended->name) == 0) {
            listed = true;
            CHECK(ended->right >= reached[i].right);
        }
    CHECK(listed);
}

static void cases(const char *source)
{
    osk__buffer text = {0}, out = {0};
    char path[4096];
    section current = {0};
    snprintf(path, sizeof path, "%s/tests/spec/compound.cases", source);
    CHECK(osk__file_read(path, &text, NULL));
    osk_slice rest = osk__slice(text.data, text.length), line;
    while (osk__tsv_line(&rest, &line)) {
        if (line.length && line.data[0] == '[') {
            end_section(&current);
            memset(&current, 0, sizeof current);
            memcpy(current.name, line.data + 1, line.length - 2 < 63 ? line.length - 2 : 63);
        } else if (line.length && line.data[0] != '#') {
            one_case(&current, line, &out);
        }
    }
    end_section(&current);
    osk__buffer_free(&text);
    osk__buffer_free(&out);
}

/* ---- links ---- */

static void links(void)
{
    osk__part parts[OSK__COMPOUND_PARTS];
    CHECK(osk__compound_split(&compounds, osk__slice_text("arbeidsmarkedets"), parts) == 2);
    CHECK(parts[0].length == 6 && parts[0].link == OSK__LINK_S && parts[1].start == 7 && parts[1].length == 9);
    CHECK(osk__compound_split(&compounds, osk__slice_text("barnehage"), parts) == 2 && parts[0].link == OSK__LINK_E);
    CHECK(osk__compound_split(&compounds, osk__slice_text("smb-bedrifter"), parts) == 2);
    CHECK(parts[0].link == OSK__LINK_HYPHEN && parts[1].start == 4 && parts[1].link == OSK__LINK_NONE);
    CHECK(osk__compound_split(&compounds, osk__slice_text("busstopp"), parts) == 2);
    CHECK(parts[0].length == 4 && parts[0].link == OSK__LINK_SHARED && parts[1].start == 3 && parts[1].length == 5);
}

/* ---- bad files ---- */

#define HEADER "entry\tkind\tfirst\tforms\tsize\tnorm\n"

static void refused(const char *text, size_t line, size_t column)
{
    osk__compounds list = {0};
    osk_error error = {0};
    CHECK(!osk__compound_read(&list, "bad.tsv", osk__slice_text(text), &error));
    CHECK(error.code == OSK_USAGE && error.line == line && error.column == column && error.message[0]);
    osk__compounds_free(&list);
}

static void bad_files(void)
{
    osk__compounds list = {0};
    CHECK(osk__compound_read(&list, "", osk__slice_text(HEADER "by\tnoun\t0\tbyen|byer\t9\tboth\n"), NULL));
    CHECK(list.forms.count == 3);
    osk__compounds_free(&list);
    refused("", 1, 0);
    refused("entry\tkind\n", 1, 1);
    refused(HEADER "\tnoun\t0\t\t9\tboth\n", 2, 1);
    refused(HEADER "By\tnoun\t0\t\t9\tboth\n", 2, 1);
    refused(HEADER "by\tstad\t0\t\t9\tboth\n", 2, 4);
    refused(HEADER "by\tnoun\t0|n\t\t9\tboth\n", 2, 9);
    refused(HEADER "by\tnoun\t0||s\t\t9\tboth\n", 2, 9);
    refused(HEADER "by\tnoun\t0\tbyen||byer\t9\tboth\n", 2, 11);
    refused(HEADER "by\tnoun\t0\tByen\t9\tboth\n", 2, 11);
    refused(HEADER "by\tnoun\t0\tbyen\t16\tboth\n", 2, 16);
    refused(HEADER "by\tnoun\t0\tbyen\t-1\tboth\n", 2, 16);
    refused(HEADER "by\tnoun\t0\tbyen\n", 2, 15);
    refused(HEADER "by\tnoun\t0\tbyen\t9\tsv\n", 2, 18);
    refused(HEADER "by\tnoun\t0\t\t9\tboth\nby\tfirst\t0\t\t9\tboth\n", 3, 1);
    refused(HEADER "b\xFFy\tnoun\t0\t\t9\tboth\n", 2, 2);
}

/* ---- hostile words ---- */

/* On the heap in their exact size, so that a step over the end is seen. */
static size_t split_copy(const char *bytes, size_t length)
{
    osk__part parts[OSK__COMPOUND_PARTS];
    char *copy = malloc(length ? length : 1);
    if (!copy)
        return 0;
    memcpy(copy, bytes, length);
    size_t count = osk__compound_split(&compounds, osk__slice(copy, length), parts);
    for (size_t i = 0; i < count; i++)
        CHECK(parts[i].length > 0 && parts[i].start + parts[i].length <= length);
    osk_slice left = osk__slice(copy, length / 2), right = osk__slice(copy + length / 2, length - length / 2);
    osk__buffer out = {0};
    osk__compound_joins(&compounds, left, right);
    osk__compound_suspended(&compounds, left, right, &out, NULL);
    osk__buffer_free(&out);
    free(copy);
    return count;
}

static void long_words(void)
{
    enum { LONG = 1000000 };
    char *word = malloc(LONG);
    CHECK(word != NULL);
    if (!word)
        return;
    static const char *const pieces[] = {"s", "-", "skole", "øl", "buss-", "arbeids", "ss", "e"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t step = strlen(pieces[i]);
        for (size_t at = 0; at < LONG; at++)
            word[at] = pieces[i][at % step];
        CHECK(split_copy(word, LONG) == 0);
        for (size_t n = 0; n < 300; n++)
            split_copy(word, n);
    }
    free(word);
}

static void random_words(void)
{
    static const char *const pieces[] = {"s", "e", "-", "by", "skole", "arbeid", "buss", "stopp", "ø", "markedet",
                                         "leder", "utvikling", "ut", "land", "ss", "b2b", "\xFF", "barn", "hage", "'"};
    unsigned long state = 1;
    char word[400];
    for (size_t round = 0; round < 20000; round++) {
        size_t length = 0, wanted = 1 + round % 17;
        for (size_t i = 0; i < wanted; i++) {
            state = (state * 1103515245u + 12345u) & 0x7fffffffu;
            const char *piece = pieces[(state >> 16) % (sizeof pieces / sizeof *pieces)];
            memcpy(word + length, piece, strlen(piece));
            length += strlen(piece);
        }
        split_copy(word, length);
    }
    CHECK(split_copy("", 0) == 0 && split_copy("-", 1) == 0 && split_copy("----", 4) == 0);
}

/* Nothing listed is split, in any form. */
static void listed_are_simple(void)
{
    osk__part parts[OSK__COMPOUND_PARTS];
    size_t split = 0;
    for (uint32_t i = 0; i < compounds.forms.count; i++)
        if (compounds.known[i].uses & OSK__IS_WHOLE)
            split += osk__compound_split(&compounds, osk__strings_get(&compounds.forms, i), parts) > 0;
    CHECK(split == 0 && compounds.entries.count > 5000);
}

/* ---- words from outside ---- */

static void split_input(bool timed)
{
    char line[4096];
    osk__buffer out = {0};
    size_t count = 0;
    clock_t start = clock();
    while (fgets(line, sizeof line, stdin)) {
        osk_slice word = osk__slice_trim(osk__slice_text(line));
        out.length = 0;
        add_split(word, &out);
        count++;
        if (!timed)
            printf("%.*s\t%.*s\n", (int)word.length, word.data, (int)out.length, out.data);
    }
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    if (timed && count)
        printf("%zu words, %.2f microseconds a word\n", count, seconds * 1e6 / (double)count);
    osk__buffer_free(&out);
}

int main(int count, char **arguments)
{
    const char *source = count > 1 ? arguments[1] : ".";
    CHECK(read_list(source, "hand.tsv"));
    CHECK(read_list(source, "words.tsv"));
    if (test_failed == 0 && count > 2) {
        split_input(strcmp(arguments[2], "--time") == 0);
    } else {
        cases(source);
        links();
        bad_files();
        long_words();
        random_words();
        listed_are_simple();
    }
    osk__compounds_free(&compounds);
    return count > 2 ? test_failed > 0 : test_end();
}
