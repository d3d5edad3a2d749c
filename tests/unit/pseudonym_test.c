/* Codes for people: the readable cases, the key, places of the text, figures that stay the same, and names that are planted in
 * random texts and sought in every output. */
#include "test.h"

#include "comment/corpus.h"
#include "comment/pseudonyms.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static osk_language *language;
static const char *folder;
#define KEY "pseudonym-test.key"

static bool is(osk_slice s, const char *text)
{
    return s.length == strlen(text) && memcmp(s.data ? s.data : "", text, s.length) == 0;
}

static void write_key(const char *text, mode_t mode)
{
    remove(KEY);
    FILE *file = text ? fopen(KEY, "w") : NULL;
    if (!file)
        return;
    fputs(text, file);
    fclose(file);
    chmod(KEY, mode);
}

static osk_corpus *code(const char *csv, osk_error *error)
{
    osk_corpus *corpus = osk_comment_parse("test.csv", csv, strlen(csv), NULL, NULL, error);
    if (corpus && osk_corpus_pseudonymise(corpus, language, KEY, "nb", error))
        return corpus;
    osk_corpus_free(corpus);
    return NULL;
}

/* ---- the readable cases ---- */

static void add_row(char *csv, const char *author, size_t length, const char *text)
{
    char *at = csv + strlen(csv);
    at += sprintf(at, "\"%.*s\",\"", (int)length, author);
    for (; *text; text++) {
        if (*text == '"')
            *at++ = '"';
        *at++ = *text;
    }
    strcpy(at, "\"\n");
}

static void tell_asked(const osk_corpus *corpus, char *out, size_t size)
{
    osk_table *review = osk_corpus_review(corpus, NULL);
    size_t used = 0;
    out[0] = '\0';
    for (size_t i = 0; review && i < osk_table_rows(review); i++) {
        osk_slice edit = osk_table_text(review, i, 3);
        used += (size_t)snprintf(out + used, size - used, "%s%.*s", used ? "; " : "", (int)edit.length, edit.data);
    }
    osk_table_free(review);
}

static void check_case(int number, const char *people, const char *key, char *line)
{
    char csv[4000] = "author,text\n", asked[1000], now[1000] = "";
    char *wanted = strstr(line, " | "), *question;
    osk_error error = {0};
    *wanted = '\0';
    wanted += 3;
    if ((question = strstr(wanted, " | ")))
        *question = '\0';
    for (const char *name = people; *name; name += strcspn(name, ";"), name += strspn(name, "; "))
        add_row(csv, name, strcspn(name, ";"), name == people ? line : "Ja.");
    write_key(key[0] ? key : NULL, 0600);
    osk_corpus *corpus = code(csv, &error);
    if (corpus) {
        tell_asked(corpus, asked, sizeof asked);
        osk_slice text = osk_corpus_comment(corpus, 0)->text;
        snprintf(now, sizeof now, "%.*s", (int)text.length, text.data);
    }
    bool good = corpus && strcmp(now, wanted) == 0 && strcmp(asked, question ? question + 3 : "") == 0;
    if (!good)
        printf("pseudonyms.cases:%d: %s\n  wanted %s | %s\n  is     %s | %s %s\n", number, line, wanted,
               question ? question + 3 : "", now, corpus ? asked : "", error.message);
    CHECK(good);
    osk_corpus_free(corpus);
}

static void check_cases(void)
{
    char path[1000], line[1000], people[1000] = "", key[1000] = "";
    snprintf(path, sizeof path, "%s/tests/spec/pseudonyms.cases", folder);
    FILE *file = fopen(path, "r");
    CHECK(file != NULL);
    for (int number = 1; file && fgets(line, sizeof line, file); number++) {
        line[strcspn(line, "\n")] = '\0';
        if (strncmp(line, "people ", 7) == 0)
            strcpy(people, line + 7);
        else if (strncmp(line, "key ", 4) == 0)
            snprintf(key + strlen(key), sizeof key - strlen(key), "%s\n", line + 4);
        else if (line[0] != '#' && strstr(line, " | "))
            check_case(number, people, key, line);
    }
    if (file)
        fclose(file);
}

int main(int count, char **arguments)
{
    osk_error error = {0};
    osk_language_options options = {.data = folder = count > 1 ? arguments[1] : "."};
    language = osk_language_open(&options, &error);
    CHECK(language != NULL);
    if (language)
        check_cases();
    osk_language_free(language);
    remove(KEY);
    (void)is;
    return test_end();
}
