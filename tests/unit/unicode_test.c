/* token: the segments against Unicode's own tests: WordBreakTest.txt and SentenceBreakTest.txt, whose lines read
 * "÷ 0061 × 0027 × 0062 ÷ # comment".
 *
 *   unicode_test SOURCE FOLDER
 *
 * ICU 72 departs from the word test wherever a colon stands between letters (CLDR 42 took it from MidLetter): those
 * lines are expected to fail, and no other may. */
#include "language.h"

#include "base/utf8.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

/* The differences with the version that they are known for. */
#define ICU_VERSION "72.1"
enum { WORD_TESTS = 1823, WORD_DEPARTURES = 15, SENTENCE_TESTS = 502 };

typedef struct test_case { char text[512]; size_t length; uint32_t ends[64]; size_t end_count; bool colon; } test_case;

/* The case on a line; false on a line that holds none. */
static bool read_case(const char *line, test_case *c)
{
    osk__buffer text = {0};
    memset(c, 0, sizeof *c);
    for (const char *at = line; *at && *at != '#' && *at != '\n';) {
        char *end;
        unsigned long value = strtoul(at, &end, 16);
        if (end != at && (*end == ' ' || *end == '\t')) {
            osk__utf8_write(&text, (uint32_t)value);
            c->colon = c->colon || value == ':';
            at = end;
        } else {
            if (strncmp(at, "\xC3\xB7", 2) == 0 && text.length)
                c->ends[c->end_count++] = (uint32_t)text.length;
            at += strncmp(at, "\xC3", 1) == 0 ? 2 : 1;
        }
    }
    c->length = text.length;
    if (text.length)
        memcpy(c->text, text.data, text.length);
    osk__buffer_free(&text);
    return c->end_count > 0;
}

static bool equal(const osk__segments *found, const test_case *c)
{
    bool same = found->count == c->end_count;
    for (size_t i = 0; same && i < found->count; i++)
        same = found->items[i].end == c->ends[i];
    return same;
}

static void run_file(osk__tokenizer *tokenizer, const char *folder, const char *name, bool words, size_t tests,
                     size_t departures)
{
    char path[4096], line[4096];
    size_t count = 0, failed = 0;
    osk__segments found[2] = {{0}, {0}};
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "r");
    CHECK(file != NULL);
    while (file && fgets(line, sizeof line, file)) {
        test_case c;
        if (!read_case(line, &c))
            continue;
        count++;
        CHECK(osk__token_segments(tokenizer, osk__slice(c.text, c.length), &found[0], &found[1], NULL));
        if (equal(&found[words ? 0 : 1], &c))
            continue;
        failed++;
        if (!words || !c.colon)
            printf("%s: %s", name, line);
        CHECK(words && c.colon);
    }
    printf("%s: %zu of %zu as Unicode has it\n", name, count - failed, count);
    CHECK(count == tests && failed == departures);
    if (file)
        fclose(file);
    for (int i = 0; i < 2; i++)
        osk__segments_free(&found[i]);
}

int main(int count, char **arguments)
{
    osk_error error = {0};
    FILE *there = NULL;
    char path[4096];
    if (count > 2) {
        snprintf(path, sizeof path, "%s/WordBreakTest.txt", arguments[2]);
        there = fopen(path, "r");
    }
    if (!there) {
        printf("SKIP: the segments of Unicode's tests: no WordBreakTest.txt\n");
        return 77;
    }
    fclose(there);
    if (strcmp(osk__unicode_version(), ICU_VERSION) != 0) {
        printf("SKIP: the departures of Unicode's tests are known for ICU " ICU_VERSION ", this is %s\n",
               osk__unicode_version());
        return 77;
    }
    osk_language_options options = {.data = arguments[1]};
    osk_language *language = osk_language_open(&options, &error);
    osk__tokenizer tokenizer;
    CHECK(language && osk__tokenizer_make(&tokenizer, &language->units, &error));
    if (test_failed)
        return test_end();
    run_file(&tokenizer, arguments[2], "WordBreakTest.txt", true, WORD_TESTS, WORD_DEPARTURES);
    run_file(&tokenizer, arguments[2], "SentenceBreakTest.txt", false, SENTENCE_TESTS, 0);
    osk__tokenizer_free(&tokenizer);
    osk_language_free(language);
    return test_end();
}
