/* stance: hand-marked answers in the first third, quotations left out, who is counted, and what is refused. The words themselves are in spec/stance.spec. */
#include "ordskifte.h"
#include "reference.h"

static osk_language *language;
static osk_worker *worker;

/* ---- a small debate ---- */

static osk_stances *make(const char *text, const char *input, const osk_stance_options *options, osk_corpus **corpus,
                         osk_error *error)
{
    osk_comment_options read = {.input = input, .edits = "none"};
    *corpus = osk_comment_parse("debate", text, strlen(text), &read, NULL, error);
    CHECK(*corpus != NULL);
    return *corpus ? osk_pipeline_stances(*corpus, worker, options, error) : NULL;
}

static bool cell_is(const osk_table *table, size_t row, size_t column, const char *text)
{
    osk_slice cell = osk_table_text(table, row, column);
    bool good = cell.length == strlen(text) && (cell.length == 0 || memcmp(cell.data, text, cell.length) == 0);
    if (!good)
        printf("row %zu, column %zu: '%.*s' is not '%s'\n", row, column, (int)cell.length, cell.length ? cell.data : "", text);
    return good;
}

static void counts(void)
{
    static const char text[] = "navn,tekst\nKari,Vi må snu. Vi må ikke vente.\nPer,\"Kari mener det. Jeg tror det går bra.\"\n"
                               ",Ledere må lytte.\nKari,Fint.\n";
    osk_error error = {0};
    osk_corpus *corpus;
    osk_stances *stances = make(text, "csv", NULL, &corpus, &error);
    osk_table *table = stances ? osk_stat_stances(stances, OSK_STANCE_BY_PARTICIPANT, &(osk_stat_options){.lang = "en"}, &error) : NULL;
    CHECK(table && osk_table_rows(table) == 2 * OSK_STANCES); /* who has no name is no participant */
    if (table) {
        CHECK(cell_is(table, 0, 0, "Kari") && cell_is(table, 0, 1, "obligation") && cell_is(table, 0, 2, "2"));
        CHECK(cell_is(table, 0, 3, "3") && cell_is(table, 0, 4, "0.6667") && cell_is(table, 0, 5, ""));
        CHECK(cell_is(table, 0, 7, "1") && cell_is(table, 0, 8, "2") && cell_is(table, 0, 9, "too few for an interval"));
        size_t per = OSK_STANCES;
        CHECK(cell_is(table, per + OSK_STANCE_OPINION, 2, "1") && cell_is(table, per + OSK_STANCE_REPORTED, 2, "1"));
    }
    osk_table_free(table);
    table = stances ? osk_stat_stances(stances, OSK_STANCE_BY_COURSE, NULL, &error) : NULL;
    CHECK(table && osk_table_rows(table) == 4 * OSK_STANCES);
    osk_table_free(table);
    CHECK(stances && !osk_stat_stances(stances, OSK_STANCE_BY_THEME, &(osk_stat_options){.lang = "xx"}, &error) && error.code == OSK_USAGE);
    osk_stances_free(stances);
    osk_corpus_free(corpus);
}

/* What stands in a quotation is nobody's stance; where all of a sentence does, it is not listed. */
static void quotations(void)
{
    static const char text[] = "navn,tekst\nKari,\"Han sa: \"\"Alle ledere må alltid kunne svare på alt mulig rart, og det er "
                               "utvilsomt sant for dem alle.\"\" Jeg er uenig.\"\n";
    osk_error error = {0};
    osk_corpus *corpus;
    osk_stance_options keep = {.places = true};
    osk_stances *stances = make(text, "csv", &keep, &corpus, &error);
    osk_table *places = stances ? osk_stance_places(stances, &error) : NULL;
    CHECK(corpus && osk_corpus_comment(corpus, 0)->quote_count == 1);
    CHECK(places && osk_table_rows(places) == 1 && cell_is(places, 0, 4, "er uenig"));
    osk_table_free(places);
    osk_stances_free(stances);
    osk_corpus_free(corpus);
}

/* ---- questions ---- */

static void questions(void)
{
    static const char text[] = "Lederen styrer alt.\nKatten sover.\nHvem styrer lederen?\n";
    static const char *const wrong[] = {NULL, "", "Hva er det?", "?"};
    osk_error error = {0};
    osk_corpus *corpus;
    for (size_t i = 0; i < 4; i++) {
        osk_stance_options options = {.answers = true, .question = wrong[i]};
        error = (osk_error){0};
        CHECK(!make(text, "text", &options, &corpus, &error) && error.code == OSK_USAGE && error.message[0]);
        osk_corpus_free(corpus);
    }
    osk_stance_options options = {.answers = true, .question = "Hva gjør lederne?"};
    osk_stances *stances = make(text, "text", &options, &corpus, &error);
    osk_table *answers = stances ? osk_stance_answers(stances, &error) : NULL;
    CHECK(answers && osk_table_rows(answers) == 3 && cell_is(answers, 0, 1, "1"));
    CHECK(answers && cell_is(answers, 1, 1, "3") && cell_is(answers, 2, 1, "2")); /* a question answers less */
    osk_table_free(answers);
    osk_stances_free(stances);
    osk_corpus_free(corpus);
}

/* Of the marked sentences of a debate, how many are in the first third? Columns of the marks: comment, start, end. */
static double marked_share(const char *debate, const char *marks, size_t *count)
{
    char line[400], *cells[3];
    osk_error error = {0};
    osk_stance_options options = {.answers = true};
    osk_corpus *corpus = osk_comment_read(debate, NULL, NULL, &error);
    osk_stances *stances = corpus ? osk_pipeline_stances(corpus, worker, &options, &error) : NULL;
    osk_table *answers = stances ? osk_stance_answers(stances, &error) : NULL;
    FILE *file = fopen(marks, "r");
    size_t found = 0, third = answers ? osk_table_rows(answers) / 3 : 0;
    *count = 0;
    CHECK(answers && file);
    while (file && next_row(file, line, sizeof line, cells, 3)) {
        if (strcmp(cells[0], "comment") == 0)
            continue;
        ++*count;
        for (size_t row = 0; row < third; row++) {
            osk_slice n = osk_table_text(answers, row, 1), start = osk_table_text(answers, row, 3);
            found += n.length == strlen(cells[0]) && memcmp(n.data, cells[0], n.length) == 0 &&
                     start.length == strlen(cells[1]) && memcmp(start.data, cells[1], start.length) == 0;
        }
    }
    if (file)
        fclose(file);
    osk_table_free(answers);
    osk_stances_free(stances);
    osk_corpus_free(corpus);
    printf("%s: %zu of %zu marked sentences are in the first third\n", debate, found, *count);
    return *count ? (double)found / (double)*count : 0;
}

static void marks(const char *source, const char *shared)
{
    char debate[600], file[600];
    size_t count;
    snprintf(debate, sizeof debate, "%s/corpus/lederdebatt.txt", source);
    snprintf(file, sizeof file, "%s/tests/spec/stance-lederdebatt.tsv", source);
    CHECK(marked_share(debate, file, &count) >= 0.9 && count == 46);
    snprintf(debate, sizeof debate, "%s/leder-2011/thread.txt", shared);
    FILE *there = fopen(debate, "r");
    if (!there)
        return;
    fclose(there);
    snprintf(file, sizeof file, "%s/tests/spec/stance-leder-2011.tsv", source);
    CHECK(marked_share(debate, file, &count) >= 0.8 && count == 23);
}

int main(int count, char **arguments)
{
    osk_language_options options = {.data = count > 2 ? arguments[1] : NULL, .compounds = true};
    osk_error error = {0};
    language = count > 2 ? osk_language_open(&options, &error) : NULL;
    worker = language ? osk_worker_make(language, &error) : NULL;
    CHECK(worker != NULL);
    if (!worker) {
        printf("%s:%zu: %s\n", error.file, error.line, error.message);
        return test_end();
    }
    CHECK(strcmp(osk_stance_name(OSK_STANCE_OBJECT), "object") == 0 && osk_stance_name(OSK_STANCES)[0] == '\0');
    counts();
    quotations();
    questions();
    marks(arguments[1], arguments[2]);
    osk_worker_free(worker);
    osk_language_free(language);
    return test_end();
}
