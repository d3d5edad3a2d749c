/* Who speaks to whom: the readable cases, the marked debates, hostile inputs, counts and graphs. */
#include "test.h"

#include "ordskifte.h"

#include <stdlib.h>
#include <string.h>

static osk_language *language;
static osk_worker *worker;

static bool is(osk_slice s, const char *text)
{
    return s.length == strlen(text) && memcmp(s.data ? s.data : "", text, s.length) == 0;
}

static bool cell_is(const osk_table *table, size_t row, size_t column, const char *text)
{
    return table && is(osk_table_text(table, row, column), text);
}

/* A corpus and its network; both are the caller's. */
static osk_network *make(const char *kind, const char *text, size_t length, const osk_network_options *options,
                         osk_corpus **corpus)
{
    osk_error error = {0};
    osk_comment_options input = {.input = kind};
    *corpus = osk_comment_parse("test", text, length, &input, NULL, &error);
    osk_network *network = *corpus ? osk_pipeline_network(*corpus, worker, options, &error) : NULL;
    if (!network)
        printf("%s\n", error.message);
    CHECK(network != NULL);
    return network;
}

/* ---- the readable cases ---- */

/* The edges of comment `n` as the cases write them; what only its place says is left out. */
static void tell_edges(const osk_table *edges, size_t n, char *out, size_t size)
{
    char number[30];
    size_t used = 0;
    snprintf(number, sizeof number, "%zu", n);
    out[0] = '\0';
    for (size_t i = 0; edges && i < osk_table_rows(edges); i++) {
        osk_slice to = osk_table_text(edges, i, 6), kind = osk_table_text(edges, i, 7), side = osk_table_text(edges, i, 11);
        if (!cell_is(edges, i, 0, number) || (cell_is(edges, i, 7, "position") && cell_is(edges, i, 9, "0")))
            continue;
        used += (size_t)snprintf(out + used, size - used, "%s%.*s %.*s%s%.*s%s", used ? "; " : "", (int)to.length, to.data,
                                 (int)kind.length, kind.data, side.length ? " " : "", (int)side.length, side.data,
                                 cell_is(edges, i, 9, "0") ? " ?" : "");
    }
    if (!used)
        snprintf(out, size, "-");
}

static void add_row(char *csv, const char *author, const char *text)
{
    char *at = csv + strlen(csv);
    at += sprintf(at, "\"%s\",\"", author);
    for (; *text; text++) {
        if (*text == '"')
            *at++ = '"';
        *at++ = *text;
    }
    strcpy(at, "\"\n");
}

static bool run_case(const char *people, const char *author, const char *text, const char *expected)
{
    static char csv[20000], got[2000], names[2000];
    osk_error error = {0};
    osk_corpus *corpus;
    size_t count = 0;
    strcpy(csv, "author,text\n");
    strcpy(names, people);
    for (char *name = strtok(names, ";"); name; name = strtok(NULL, ";"), count++)
        add_row(csv, name + strspn(name, " "), "Ja.");
    add_row(csv, author, text);
    osk_network *network = make("csv", csv, strlen(csv), NULL, &corpus);
    osk_table *edges = network ? osk_network_edges(network, "en", &error) : NULL;
    tell_edges(edges, count + 1, got, sizeof got);
    bool good = strcmp(got, expected) == 0;
    if (!good)
        printf("%s | %s\n  expected %s\n  got      %s\n", author, text, expected, got);
    osk_table_free(edges);
    osk_network_free(network);
    osk_corpus_free(corpus);
    return good;
}

static void cases(const char *source)
{
    char path[600], line[1000], people[1000] = "";
    size_t run = 0;
    snprintf(path, sizeof path, "%s/tests/spec/network.cases", source);
    FILE *file = fopen(path, "r");
    CHECK(file != NULL);
    while (file && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        char *text = strstr(line, " | "), *expected = text ? strstr(text + 3, " | ") : NULL;
        if (strncmp(line, "people ", 7) == 0)
            strcpy(people, line + 7);
        else if (line[0] && line[0] != '#') {
            CHECK(expected != NULL);
            if (!expected)
                continue;
            *text = *expected = '\0';
            CHECK(run_case(people, line, text + 3, expected + 3));
            run++;
        }
    }
    if (file)
        fclose(file);
    printf("%zu cases\n", run);
    CHECK(run >= 160);
}

/* ---- agreement ---- */

/* What the edges to Kari say: '+', '-', '*' (both) or '0'. */
static char side_of(const char *text)
{
    static char csv[3000];
    osk_error error = {0};
    osk_corpus *corpus;
    strcpy(csv, "author,text\n");
    add_row(csv, "Kari Berg", "Ja.");
    add_row(csv, "Ola Dahl", text);
    osk_network *network = make("csv", csv, strlen(csv), NULL, &corpus);
    osk_table *edges = network ? osk_network_edges(network, "en", &error) : NULL;
    char side = '0';
    for (size_t i = 0; edges && i < osk_table_rows(edges); i++)
        side = cell_is(edges, i, 11, "agrees")      ? '+'
               : cell_is(edges, i, 11, "disagrees") ? '-'
               : cell_is(edges, i, 11, "both")      ? '*'
                                                   : side;
    osk_table_free(edges);
    osk_network_free(network);
    osk_corpus_free(corpus);
    return side;
}

struct sides { size_t sides, found, wrong; };

static void count_side(struct sides *s, const char *line)
{
    char side = side_of(line + 2);
    s->sides += line[0] != '0';
    s->found += line[0] != '0' && side == line[0];
    s->wrong += side != '0' && side != line[0];
    if (side != line[0])
        printf("agreement.tsv: %s is %c\n", line, side);
}

/* Of what the list was made by, all but one in twenty sides are found, and none is taken that nobody took, or wrongly; of what
 * stands under "aside" as many as were found when this was written. */
static void agreement(const char *source)
{
    char path[600], line[500];
    struct sides known = {0}, aside = {0}, *now = &known;
    snprintf(path, sizeof path, "%s/tests/spec/agreement.tsv", source);
    FILE *file = fopen(path, "r");
    CHECK(file != NULL);
    while (file && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        if (line[0] == '#')
            now = strncmp(line, "# aside", 7) == 0 ? &aside : &known;
        else if (line[0] && line[1] == '\t')
            count_side(now, line);
    }
    if (file)
        fclose(file);
    printf("agreement: %zu of %zu sides found, %zu wrong; of those kept aside %zu of %zu, %zu wrong\n", known.found, known.sides,
           known.wrong, aside.found, aside.sides, aside.wrong);
    CHECK(known.sides >= 157 && known.found * 100 >= known.sides * 94 && known.wrong == 0);
    CHECK(aside.sides >= 40 && aside.found * 40 >= aside.sides * 19 && aside.wrong <= 1);
}

/* ---- the marked debates ---- */

/* The first comment by the one whom a row is to. */
static size_t first_by(const osk_corpus *corpus, osk_slice author)
{
    for (size_t i = 0; i < osk_corpus_count(corpus); i++) {
        const osk_comment *comment = osk_corpus_comment(corpus, i);
        if (comment->kind == OSK_COMMENT && comment->author.length == author.length && author.length &&
            memcmp(comment->author.data, author.data, author.length) == 0)
            return comment->n;
    }
    return 0;
}

static bool is_marked(const size_t (*marks)[4], size_t count, const size_t place[4])
{
    for (size_t i = 0; i < count; i++)
        if (memcmp(marks[i], place, sizeof *marks) == 0)
            return true;
    return false;
}

static size_t number_at(const osk_table *table, size_t row, size_t column)
{
    osk_slice cell = osk_table_text(table, row, column);
    size_t number = 0;
    for (size_t i = 0; i < cell.length; i++)
        number = number * 10 + (size_t)(cell.data[i] - '0');
    return number;
}

/* What a reader marked: the comment, two bytes of it, and a comment by whom it is about. */
enum { MARKS = 200 };
static size_t read_marks(const char *path, size_t marks[MARKS][4])
{
    char line[400];
    size_t count = 0;
    FILE *file = fopen(path, "r");
    CHECK(file != NULL);
    while (file && count < MARKS && fgets(line, sizeof line, file))
        count += sscanf(line, "%zu\t%zu\t%zu\t%zu", &marks[count][0], &marks[count][1], &marks[count][2], &marks[count][3]) == 4;
    if (file)
        fclose(file);
    return count;
}

/* All of the marked names are found, and none is invented. */
static void marked(const char *debate, const char *marks_path, size_t expected)
{
    static size_t marks[MARKS][4];
    osk_error error = {0};
    size_t count = read_marks(marks_path, marks), found = 0, invented = 0;
    osk_corpus *corpus = osk_comment_read(debate, NULL, NULL, &error);
    osk_network *network = corpus ? osk_pipeline_network(corpus, worker, NULL, &error) : NULL;
    osk_table *edges = network ? osk_network_edges(network, NULL, &error) : NULL;
    CHECK(edges != NULL);
    for (size_t i = 0; edges && i < osk_table_rows(edges); i++) {
        const size_t place[4] = {number_at(edges, i, 0), number_at(edges, i, 2), number_at(edges, i, 3),
                                 first_by(corpus, osk_table_text(edges, i, 6))};
        if (cell_is(edges, i, 7, "position"))
            continue;
        bool there = is_marked((const size_t (*)[4])marks, count, place);
        found += there;
        invented += !there;
    }
    printf("%s: %zu of %zu marked names found, %zu invented\n", debate, found, count, invented);
    CHECK(count == expected && found == count && invented == 0);
    osk_table_free(edges);
    osk_network_free(network);
    osk_corpus_free(corpus);
}

/* Who speaks to or of whom, by comments: of those marked, with a name and without one, how many are found, and of the rest how
 * many are counted as sure. */
static void marked_again(const char *debate, const char *marks_path)
{
    static size_t marks[MARKS][4];
    size_t pairs[MARKS][2], count = 0, counted = 0, listed = 0, invented = 0, unsure = 0;
    osk_error error = {0};
    for (size_t i = 0, marked = read_marks(marks_path, marks); i < marked; i++) {
        pairs[count][0] = marks[i][0];
        pairs[count][1] = marks[i][3];
        count += count == 0 || memcmp(pairs[count], pairs[count - 1], sizeof *pairs) != 0;
    }
    osk_corpus *corpus = osk_comment_read(debate, NULL, NULL, &error);
    osk_network *network = corpus ? osk_pipeline_network(corpus, worker, NULL, &error) : NULL;
    osk_table *edges = network ? osk_network_edges(network, NULL, &error) : NULL;
    CHECK(edges != NULL);
    bool found[MARKS] = {false}, sure[MARKS] = {false};
    for (size_t i = 0; edges && i < osk_table_rows(edges); i++) {
        const size_t pair[2] = {number_at(edges, i, 0), first_by(corpus, osk_table_text(edges, i, 6))};
        bool counts = cell_is(edges, i, 9, "1"), there = false;
        for (size_t m = 0; m < count; m++) {
            bool same = memcmp(pairs[m], pair, sizeof pair) == 0;
            there = there || same;
            found[m] = found[m] || same;
            sure[m] = sure[m] || (same && counts);
        }
        invented += !there && counts;
        unsure += !there && !counts;
    }
    for (size_t m = 0; m < count; m++) {
        counted += sure[m];
        listed += found[m];
    }
    printf("%s: of %zu marked again %zu are found and counted, %zu found; of others %zu counted, %zu said to be uncertain\n", debate,
           count, counted, listed, invented, unsure);
    CHECK(count == 23 && counted >= 20 && listed >= 22 && invented == 0);
    osk_table_free(edges);
    osk_network_free(network);
    osk_corpus_free(corpus);
}

/* ---- counts ---- */

static const char exchange[] =
    "{\"id\":\"a\",\"author\":\"Kari Berg\",\"text\":\"Ola, du har rett.\"}\n"
    "{\"id\":\"b\",\"author\":\"Ola Dahl\",\"text\":\"Takk.\",\"reply_to\":\"a\"}\n"
    "{\"id\":\"c\",\"author\":\"Per Vik\",\"text\":\"Jeg er uenig med Ola.\",\"reply_to\":\"b\"}\n"
    "{\"id\":\"d\",\"author\":\"Per Vik\",\"text\":\"Ola, nei.\",\"reply_to\":\"d\"}\n"
    "{\"id\":\"e\",\"author\":\"Anne \\\"<&>\\\" Moe\",\"text\":\"Noe annet.\",\"reply_to\":\"x\"}\n";

static void counts(void)
{
    osk_error error = {0};
    osk_corpus *corpus;
    osk_network *network = make("jsonl", exchange, sizeof exchange - 1, NULL, &corpus);
    osk_table *people = osk_stat_network(network, OSK_NETWORK_PEOPLE, NULL, &error);
    CHECK(osk_table_rows(people) == 4 && cell_is(people, 0, 0, "Ola Dahl") && cell_is(people, 0, 2, "1") &&
          cell_is(people, 0, 3, "3"));
    CHECK(cell_is(people, 0, 9, "1") && cell_is(people, 0, 12, "1") && cell_is(people, 0, 13, "1")); /* ends, agreed, not */
    CHECK(cell_is(people, 1, 0, "Kari Berg") && cell_is(people, 1, 6, "1") && cell_is(people, 1, 8, "1"));
    osk_table *pairs = osk_stat_network(network, OSK_NETWORK_PAIRS, NULL, &error);
    CHECK(osk_table_rows(pairs) == 3 && cell_is(pairs, 0, 0, "Per Vik") && cell_is(pairs, 0, 2, "2") &&
          cell_is(pairs, 0, 8, "1"));
    osk_table *summary = osk_stat_network(network, OSK_NETWORK_SUMMARY, NULL, &error);
    CHECK(cell_is(summary, 1, 1, "4.0000") && cell_is(summary, 6, 0, "reciprocity") && cell_is(summary, 6, 1, "0.6667"));
    CHECK(!osk_stat_network(network, OSK_NETWORK_CAMPS, NULL, &error) && error.code == OSK_USAGE);
    osk_stat_options wrong = {.lang = "xx"};
    CHECK(!osk_stat_network(network, OSK_NETWORK_SUMMARY, &wrong, &error) && !osk_network_edges(network, "xx", &error));
    CHECK(strcmp(osk_network_name(OSK_NETWORK_QUOTE), "quote") == 0 && osk_network_name(OSK_NETWORK_KINDS)[0] == '\0');
    osk_table_free(people);
    osk_table_free(pairs);
    osk_table_free(summary);
    osk_network_free(network);
    osk_corpus_free(corpus);
}

/* A phrase of agreement ends where a quotation begins: "godt" is Ola's, "innlegg om skolen ..." are Kari's words. */
static void quoted(void)
{
    static const struct { const char *said, *agreement; } both[] = {
        {"Innlegg om skolen er noe alle her kan skrive om de vil", ""}, {"Noe annet er det jo", "agrees"}};
    for (size_t i = 0; i < 2; i++) {
        char page[500];
        osk_error error = {0};
        osk_corpus *corpus;
        snprintf(page, sizeof page, "Kari Berg: %s.\nOla Dahl: %s.\nKari Berg: Ja.\nOla Dahl: Nei.\n", both[i].said,
                 "Kari, godt innlegg om skolen er noe alle her kan skrive om de vil");
        osk_network *network = make("page", page, strlen(page), NULL, &corpus);
        osk_table *edges = osk_network_edges(network, "en", &error);
        CHECK(edges && osk_table_rows(edges) > 0 && cell_is(edges, 0, 6, "Kari Berg") && cell_is(edges, 0, 7, "address") &&
              cell_is(edges, 0, 11, both[i].agreement));
        osk_table_free(edges);
        osk_network_free(network);
        osk_corpus_free(corpus);
    }
}

/* Position counts where it is asked for, or the comment opens like an answer; nowhere if the file shows replies. */
static void position(void)
{
    static const char text[] = "author,text\nKari Berg,Ja.\nOla Dahl,Nei.\nOla Dahl,Skolen er stor.\n";
    static const char replies[] = "id,author,text,reply_to\n1,Kari Berg,Ja.,\n2,Ola Dahl,Nei.,\n3,Ola Dahl,Skolen er stor.,1\n";
    for (int asked = 0; asked < 2; asked++) {
        osk_error error = {0};
        osk_corpus *corpus;
        osk_network_options options = {.position = asked};
        osk_network *network = make("csv", text, sizeof text - 1, &options, &corpus);
        osk_table *edges = osk_network_edges(network, NULL, &error);
        CHECK(osk_table_rows(edges) == 2 && cell_is(edges, 0, 8, "0.60") && cell_is(edges, 0, 9, "1"));
        CHECK(cell_is(edges, 1, 6, "Kari Berg") && cell_is(edges, 1, 7, "position"));
        CHECK(cell_is(edges, 1, 8, asked ? "0.50" : "0.40") && cell_is(edges, 1, 9, asked ? "1" : "0"));
        osk_table_free(edges);
        osk_network_free(network);
        osk_corpus_free(corpus);
        network = make("csv", replies, sizeof replies - 1, &options, &corpus);
        edges = osk_network_edges(network, NULL, &error);
        CHECK(osk_table_rows(edges) == (asked ? 2 : 1));
        osk_table_free(edges);
        osk_network_free(network);
        osk_corpus_free(corpus);
    }
}

/* ---- hostile: many people, a deep thread, a circle of replies, one name, names without end ---- */

static void hostile(size_t people, size_t comments, bool one_name, const char *text)
{
    osk_error error = {0};
    osk_corpus *corpus;
    size_t room = 64 + comments * (100 + strlen(text)), used = 0;
    char *rows = malloc(room);
    for (size_t i = 0; i < comments; i++)
        used += (size_t)snprintf(rows + used, room - used,
                                 "{\"n\":%zu,\"author\":\"%s%zu Etternavn\",\"text\":\"%s\",\"reply_to\":%zu}\n", i + 1,
                                 one_name ? "Kari X" : "Navn", i % people, text, i ? i : comments);
    osk_network *network = make("jsonl", rows, used, NULL, &corpus);
    osk_stat_options few = {.permutations = 9};
    osk_table *table = osk_stat_network(network, OSK_NETWORK_SUMMARY, &few, &error);
    osk_table *all = osk_stat_network(network, OSK_NETWORK_PEOPLE, &few, &error);
    CHECK(table && all && osk_table_rows(all) == (people < comments ? people : comments));
    osk_table_free(table);
    osk_table_free(all);
    osk_network_free(network);
    osk_corpus_free(corpus);
    free(rows);
}

static void long_words(void)
{
    osk_error error = {0};
    osk_corpus *corpus;
    size_t length = 1 << 20, used = (size_t)sprintf((char[40]){0}, "author,text\nKari Berg,Ja.\nOla Dahl,");
    char *rows = malloc(2 * length + 100);
    sprintf(rows, "author,text\nKari Berg,Ja.\nOla Dahl,");
    memset(rows + used, 'K', length);
    used += length;
    for (size_t i = 0; i < 100000; i++, used += 5)
        memcpy(rows + used, " Kari", 5);
    rows[used++] = '\n';
    osk_network *network = make("csv", rows, used, NULL, &corpus);
    osk_table *edges = osk_network_edges(network, NULL, &error);
    CHECK(edges != NULL);
    osk_table_free(edges);
    osk_network_free(network);
    osk_corpus_free(corpus);
    free(rows);
}

int main(int count, char **arguments)
{
    char debate[600], marks[600];
    osk_language_options options = {.data = count > 1 ? arguments[1] : NULL};
    osk_error error = {0};
    FILE *there = count > 2 ? fopen(arguments[2], "r") : NULL;
    if (count > 2 && !there)
        return 77; /* the debate is not here */
    if (there)
        fclose(there);
    language = count > 1 ? osk_language_open(&options, &error) : NULL;
    worker = language ? osk_worker_make(language, &error) : NULL;
    CHECK(worker != NULL);
    if (!worker) {
        printf("%s:%zu: %s\n", error.file, error.line, error.message);
        return test_end();
    }
    if (count > 2) {
        snprintf(marks, sizeof marks, "%s/tests/spec/network-leder-2011.tsv", arguments[1]);
        marked(arguments[2], marks, 21);
        snprintf(marks, sizeof marks, "%s/tests/spec/network-leder-2011-again.tsv", arguments[1]);
        marked_again(arguments[2], marks);
    } else {
        cases(arguments[1]);
        agreement(arguments[1]);
        snprintf(debate, sizeof debate, "%s/corpus/lederdebatt.txt", arguments[1]);
        snprintf(marks, sizeof marks, "%s/tests/spec/network-lederdebatt.tsv", arguments[1]);
        marked(debate, marks, 36);
        counts();
        quoted();
        position();
        hostile(100000, 100000, false, "Navn7, enig.");
        hostile(10000, 10000, true, "Kari, enig med Etternavn.");
        hostile(2, 10000, false, "Navn1 og Navn0, nei.");
        long_words();
    }
    osk_worker_free(worker);
    osk_language_free(language);
    return test_end();
}
