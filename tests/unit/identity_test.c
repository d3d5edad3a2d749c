/* Who is who: the readable cases of what is proposed, and what edits do with it. */
#include "test.h"

#include "ordskifte.h"

#include <stdlib.h>
#include <string.h>

static osk_language *language;

static bool is(osk_slice s, const char *text)
{
    return s.length == strlen(text) && memcmp(s.data ? s.data : "", text, s.length) == 0;
}

/* ---- the readable cases ---- */

/* "Kari Berg; Ola Dahl" as a table in which each has written. */
static void fill_table(char *csv, char *names)
{
    strcpy(csv, "author,text\n");
    for (char *name = strtok(names, ";"); name; name = strtok(NULL, ";"))
        sprintf(csv + strlen(csv), "\"%s\",Dette er et innlegg.\n", name + strspn(name, " "));
}

/* The edits of the review, or "?" for one without, as the cases write them. */
static void tell_edits(const osk_table *review, char *out, size_t size)
{
    size_t used = 0;
    snprintf(out, size, "-");
    for (size_t i = 0; review && i < osk_table_rows(review); i++) {
        osk_slice edit = osk_table_text(review, i, 3);
        used += (size_t)snprintf(out + used, size - used, "%s%.*s", used ? "; " : "", edit.length ? (int)edit.length : 1,
                                 edit.length ? edit.data : "?");
    }
}

static void check_case(const char *path, int number, char *names, const char *wanted)
{
    char csv[2000], now[1000];
    osk_error error = {0};
    fill_table(csv, names);
    osk_corpus *corpus = osk_comment_parse("test.csv", csv, strlen(csv), NULL, NULL, &error);
    bool good = corpus && osk_corpus_identities(corpus, language, &error);
    osk_table *review = good ? osk_corpus_review(corpus, &error) : NULL;
    tell_edits(review, now, sizeof now);
    if (!review || strcmp(now, wanted) != 0)
        printf("%s:%d: %s: %s, wanted %s\n", path, number, error.message, now, wanted);
    CHECK(review && strcmp(now, wanted) == 0);
    osk_table_free(review);
    osk_corpus_free(corpus);
}

static void check_cases(const char *folder)
{
    char path[1000], line[1000];
    snprintf(path, sizeof path, "%s/tests/spec/identity.cases", folder);
    FILE *file = fopen(path, "r");
    CHECK(file != NULL);
    for (int number = 1; file && fgets(line, sizeof line, file); number++) {
        char *bar = strstr(line, " | ");
        line[strcspn(line, "\n")] = '\0';
        if (line[0] == '#' || !bar)
            continue;
        *bar = '\0';
        check_case(path, number, line, bar + 3);
    }
    if (file)
        fclose(file);
}

/* ---- edits ---- */

static const char debate[] = "id,author,text\n"
                             "a,Joachim Viken,\"Dette er et langt og godt innlegg om skolen i byen v\xC3\xA5r.\"\n"
                             "b,Joakim Viken,Jeg sier det igjen.\n"
                             "c,J. Viken,Og en gang til.\n"
                             "d,,Ingen har skrevet dette.\n";

static osk_corpus *edited(const char *edits, osk_error *error)
{
    FILE *file = fopen("identity-test.edits", "w");
    if (!file)
        return NULL;
    fputs(edits, file);
    fclose(file);
    osk_comment_options options = {.edits = "identity-test.edits"};
    osk_corpus *corpus = osk_comment_parse("test.csv", debate, strlen(debate), &options, NULL, error);
    remove("identity-test.edits");
    return corpus;
}

static void check_merged(void)
{
    osk_error error = {0};
    osk_corpus *corpus = edited("# hvem er hvem\nsame Joachim Viken = Joakim Viken\nsame Joakim Viken = J. Viken\n", &error);
    CHECK(corpus && osk_corpus_count(corpus) == 4 && osk_corpus_edit_count(corpus) == 2);
    for (size_t i = 0; corpus && i < 3; i++)
        CHECK(is(osk_corpus_comment(corpus, i)->author, "Joachim Viken"));
    CHECK(corpus && !osk_corpus_comment(corpus, 3)->author.data);
    CHECK(corpus && is(osk_corpus_comment(corpus, 0)->id, "a")); /* a table keeps its own identifiers */
    bool told = false;
    for (size_t i = 0; corpus && i < osk_corpus_notices(corpus); i++)
        told = told || strstr(osk_corpus_notice(corpus, i)->place.message, "1 comment by 'J. Viken' is by Joachim Viken");
    CHECK(told);
    osk_corpus_free(corpus);
}

static void check_wrong(void)
{
    static const struct { const char *edits, *message; size_t line; } all[] = {
        {"same Joachim Viken\n", "needs two names", 1},
        {"\nsame Joachim Viken = = J. Viken\n", "a name is missing", 2},
        {"same Joachim Viken = Ola Dahl\n", "nobody who wrote is called 'Ola Dahl'", 1},
        {"same Joachim Viken = J. Viken\nsame Joakim Viken = J. Viken\n", "another's spelling already", 2},
        {"same Joachim Viken = Joakim Viken\nsame Joakim Viken = Joachim Viken\n", "becomes itself", 2},
        {"drop 2\n", "read as csv", 1},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        osk_error error = {0};
        osk_corpus *corpus = edited(all[i].edits, &error);
        if (corpus || !strstr(error.message, all[i].message))
            printf("%s: %s\n", all[i].edits, error.message);
        CHECK(!corpus && error.code == OSK_USAGE && error.line == all[i].line && strstr(error.message, all[i].message));
        osk_corpus_free(corpus);
    }
}

int main(int count, char **arguments)
{
    osk_error error = {0};
    osk_language_options options = {.data = count > 1 ? arguments[1] : "."};
    language = osk_language_open(&options, &error);
    CHECK(language != NULL);
    if (language) {
        check_cases(options.data);
        check_merged();
        check_wrong();
    }
    osk_language_free(language);
    return test_end();
}
