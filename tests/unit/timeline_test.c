/* Timelines: borders of periods, what has no place, and sums that must be those of the debate. */
#include "ordskifte.h"
#include "test.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static osk_language *language;
static osk_worker *worker;

static bool is(const osk_table *table, size_t row, size_t column, const char *text)
{
    osk_slice cell = osk_table_text(table, row, column);
    bool same = cell.length == strlen(text) && memcmp(cell.data, text, cell.length) == 0;
    if (!same)
        printf("row %zu, column %zu: '%.*s', not '%s'\n", row, column, (int)cell.length, cell.data, text);
    return same;
}

/* The timeline of a CSV without themes: a row a period. */
static osk_table *timeline(const char *csv, const char *as_of, osk_every every, osk_error *error)
{
    osk_comment_options options = {.as_of = as_of};
    osk_corpus *corpus = osk_comment_parse("t.csv", csv, strlen(csv), &options, NULL, error);
    osk_fold *fold = corpus ? osk_pipeline_fold(corpus, worker, 0, OSK_DEPTH_SCORES, error) : NULL;
    osk_table *table = fold ? osk_stat_timeline(corpus, fold, every, NULL, error) : NULL;
    osk_fold_free(fold);
    osk_corpus_free(corpus);
    return table;
}

static void check_row(const osk_table *table, size_t row, const char *from, const char *to, const char *comments)
{
    CHECK(is(table, row, 1, from) && is(table, row, 2, to) && is(table, row, 3, "sentiment") && is(table, row, 4, comments));
}

#define HEAD "navn,dato,tekst\n"
#define LINE(name, date) name "," date ",Bra.\n"

static void by_date(void)
{
    /* A Sunday, the Monday behind it, New Year's Eve, a leap day. */
    static const char csv[] = HEAD LINE("Kari", "2023-12-31") LINE("Per", "2024-01-01") LINE("Kari", "2024-01-07")
        LINE("Ola", "2024-02-29") LINE("Ola", "");
    osk_table *table = timeline(csv, NULL, OSK_EVERY_WEEK, NULL);
    CHECK(table && osk_table_rows(table) == 11);
    check_row(table, 0, "2023-12-25", "2023-12-31", "1");
    check_row(table, 1, "2024-01-01", "2024-01-07", "2");
    check_row(table, 2, "2024-01-08", "2024-01-14", "0");
    check_row(table, 9, "2024-02-26", "2024-03-03", "1");
    check_row(table, 10, "", "", "1");
    CHECK(is(table, 1, 5, "2") && is(table, 2, 8, "") && is(table, 10, 0, ""));
    osk_table_free(table);
    table = timeline(csv, NULL, OSK_EVERY_MONTH, NULL);
    CHECK(table && osk_table_rows(table) == 4);
    check_row(table, 0, "2023-12-01", "2023-12-31", "1");
    check_row(table, 2, "2024-02-01", "2024-02-29", "1");
    osk_table_free(table);
    table = timeline(csv, NULL, OSK_EVERY_YEAR, NULL);
    CHECK(table && osk_table_rows(table) == 3);
    check_row(table, 1, "2024-01-01", "2024-12-31", "3");
    osk_table_free(table);
    table = timeline(csv, NULL, OSK_EVERY_AUTO, NULL); /* 61 days are too many: weeks */
    CHECK(table && osk_table_rows(table) == 11);
    osk_table_free(table);
    table = timeline(HEAD LINE("Kari", "2024-02-28") LINE("Kari", "2024-03-01"), NULL, OSK_EVERY_AUTO, NULL);
    CHECK(table && osk_table_rows(table) == 3);
    check_row(table, 1, "2024-02-29", "2024-02-29", "0");
    osk_table_free(table);
}

/* An age is a place in a period only if all of it lies in one. */
static void by_age(void)
{
    static const char csv[] = HEAD LINE("Kari", "3 days ago") LINE("Per", "2 months ago") LINE("Per", "4 days ago");
    osk_table *table = timeline(csv, "2024-05-30", OSK_EVERY_MONTH, NULL);
    CHECK(table && osk_table_rows(table) == 5); /* two months, from just under three: since February 29 */
    CHECK(is(table, 0, 1, "2024-02-01") && is(table, 3, 4, "2") && is(table, 4, 4, "1") && is(table, 4, 1, ""));
    osk_table_free(table);
    table = timeline(csv, "2024-05-30", OSK_EVERY_YEAR, NULL);
    CHECK(table && osk_table_rows(table) == 1 && is(table, 0, 4, "3"));
    osk_table_free(table);
    table = timeline(csv, NULL, OSK_EVERY_AUTO, NULL); /* nobody says when it was copied: by position */
    CHECK(table && osk_table_rows(table) == 3);
    check_row(table, 2, "3", "3", "1");
    osk_table_free(table);
    osk_error error = {0};
    CHECK(!timeline(csv, NULL, OSK_EVERY_DAY, &error) && error.code == OSK_USAGE && strstr(error.message, "--as-of"));
    CHECK(!timeline(HEAD LINE("Kari", "2001-01-01") LINE("Per", "2024-01-01"), NULL, OSK_EVERY_DAY, &error) &&
          strstr(error.message, "4000"));
}

static void by_position(void)
{
    enum { COMMENTS = 27 };
    char csv[2000] = HEAD;
    for (int i = 0; i < COMMENTS; i++)
        strcat(csv, LINE("Kari", ""));
    osk_table *table = timeline(csv, NULL, OSK_EVERY_AUTO, NULL);
    CHECK(table && osk_table_rows(table) == 10);
    size_t sum = 0;
    for (size_t row = 0; row < 10; row++) {
        osk_slice comments = osk_table_text(table, row, 4);
        CHECK(comments.length == 1 && (comments.data[0] == '2' || comments.data[0] == '3'));
        sum += (size_t)(comments.data[0] - '0');
        CHECK(is(table, row, 5, "1"));
    }
    CHECK(sum == COMMENTS && is(table, 0, 1, "1") && is(table, 9, 2, "27"));
    osk_table_free(table);
}

int main(int count, char **arguments)
{
    if (count != 2)
        return 1;
    osk_language_options options = {.data = arguments[1], .themes = "none"};
    language = osk_language_open(&options, NULL);
    worker = language ? osk_worker_make(language, NULL) : NULL;
    CHECK(worker != NULL);
    if (worker) {
        by_date();
        by_age();
        by_position();
    }
    osk_worker_free(worker);
    osk_language_free(language);
    return test_end();
}
