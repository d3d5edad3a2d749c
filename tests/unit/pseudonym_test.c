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

/* ---- the key ---- */

static size_t read_file(const char *path, char *room, size_t size)
{
    FILE *file = fopen(path, "r");
    size_t length = file ? fread(room, 1, size - 1, file) : 0;
    room[length] = '\0';
    if (file)
        fclose(file);
    return length;
}

static void check_key(void)
{
    static const char first[] = "author,text\nKari Nordmann,Hei Ola.\nOla Dahl,Hei Kari.\n";
    static const char second[] = "author,text\nPer Vikslid,Hei Kari.\nOla Dahl,Hei Per.\n";
    char before[2000], after[2000];
    struct stat status;
    osk_error error = {0};
    write_key(NULL, 0);
    osk_corpus *corpus = code(first, &error);
    CHECK(corpus && osk_corpus_coded(corpus) == 2 && is(osk_corpus_comment(corpus, 0)->author, "P01"));
    osk_corpus_free(corpus);
    CHECK(stat(KEY, &status) == 0 && (status.st_mode & 0777) == 0600);
    read_file(KEY, before, sizeof before);
    CHECK(before[0] == '#' && strstr(before, "\nP01\tKari Nordmann\nP02\tOla Dahl\n"));
    /* The same person has the same code, new people stand behind, and what stood there stays as it was. */
    corpus = code(second, &error);
    CHECK(corpus && is(osk_corpus_comment(corpus, 0)->author, "P03") && is(osk_corpus_comment(corpus, 0)->text, "Hei P01."));
    CHECK(corpus && is(osk_corpus_comment(corpus, 1)->author, "P02") && is(osk_corpus_comment(corpus, 1)->text, "Hei P03."));
    osk_corpus_free(corpus);
    read_file(KEY, after, sizeof after);
    CHECK(strncmp(before, after, strlen(before)) == 0 && strcmp(after + strlen(before), "P03\tPer Vikslid\n") == 0);
    CHECK(stat(KEY, &status) == 0 && (status.st_mode & 0777) == 0600);
    /* A corpus that has codes keeps them. */
    corpus = code("author,text\nP02,Hei P01.\n", &error);
    CHECK(corpus && is(osk_corpus_comment(corpus, 0)->author, "P02") && is(osk_corpus_comment(corpus, 0)->text, "Hei P01."));
    osk_corpus_free(corpus);
}

static void check_open_key(void)
{
    osk_error error = {0};
    char before[100];
    write_key("P01\tKari Nordmann\n", 0640);
    osk_corpus *corpus = code("author,text\nKari Nordmann,Hei.\n", &error);
    CHECK(!corpus && error.code == OSK_INTEGRITY && strstr(error.message, "chmod 600"));
    CHECK(read_file(KEY, before, sizeof before) && strcmp(before, "P01\tKari Nordmann\n") == 0);
    osk_corpus_free(corpus);
}

static void check_bad_keys(void)
{
    static const struct { const char *key, *message; size_t line; } all[] = {
        {"Kari Nordmann\n", "is no code", 1},
        {"# x\nP01\n", "stands for nobody", 2},
        {"P01 Kari = \n", "a name is missing", 1},
        {"P01 Kari =  = Ola\n", "a name is missing", 1},
        {"P01 Kari\nP02 Kari\n", "has another code", 2},
        {"P01 Kari = Kari\n", "stands here already", 1},
        {"P01 Ka\xFFri\n", "is no name", 1},
        {"P01 Ka\tri\x01\n", "is no name", 1},
        {"name\n", "is not one word", 1},
        {"word Kari Nordmann\n", "is not one word", 1},
        {"P123456789 Kari\n", "is no code", 1},
        {"p01 Kari\n", "is no code", 1},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        osk__pseudonyms key = {0};
        osk_error error = {0};
        bool good = osk__pseudonyms_read(&key, "key", osk__slice_text(all[i].key), &error);
        if (good || !strstr(error.message, all[i].message))
            printf("%s: %s\n", all[i].key, error.message);
        CHECK(!good && error.code == OSK_USAGE && error.line == all[i].line && strstr(error.message, all[i].message));
        osk__pseudonyms_free(&key);
    }
}

/* ---- places ---- */

/* Whatever is byte for byte the stream's is so, quotations lie in their texts, and a ledger sums to the stream. */
static void check_places(const osk_corpus *corpus)
{
    uint64_t marked = 0;
    for (size_t i = 0; i < corpus->count; i++) {
        const osk_comment *comment = &corpus->comments[i];
        for (size_t p = 0; p < comment->piece_count; p++) {
            const osk_piece *piece = &comment->pieces[p];
            CHECK(piece->text + piece->text_length <= comment->text.length);
            CHECK(piece->source + piece->source_length <= corpus->length);
            CHECK(piece->text_length == piece->source_length &&
                  memcmp(comment->text.data + piece->text, corpus->stream + piece->source, piece->text_length) == 0);
        }
        for (size_t q = 0; q < comment->quote_count; q++)
            CHECK(comment->quotes[q].start < comment->quotes[q].end && comment->quotes[q].end <= comment->text.length);
    }
    for (size_t i = 0; i < corpus->mark_count; i++) {
        CHECK(corpus->marks[i].start <= corpus->marks[i].end);
        marked += corpus->marks[i].end - corpus->marks[i].start;
    }
    CHECK(corpus->mark_count == 0 || marked == corpus->length);
    for (size_t i = 1; i < corpus->line_count; i++)
        CHECK(corpus->stream[corpus->lines[i] - 1] == '\n');
}

/* ---- figures ---- */

static osk_corpus *read_one(const char *path, bool coded, osk_worker *worker, osk_error *error)
{
    size_t words;
    osk_corpus *corpus = osk_comment_read(path, NULL, NULL, error);
    if (corpus && osk_corpus_passages(corpus, worker, &words, error) &&
        (!coded || osk_corpus_pseudonymise(corpus, language, KEY, NULL, error)))
        return corpus;
    osk_corpus_free(corpus);
    return NULL;
}

/* Is it the same cell, but for an author at its start, who has a code: "Kari Berg mot resten"? */
static bool same_cell(const osk_corpus *a, const osk_corpus *b, osk_slice x, osk_slice y)
{
    bool same = osk__slice_equal(x, y);
    for (size_t i = 0; !same && i < a->count; i++) {
        osk_slice name = a->comments[i].author, code = b->comments[i].author;
        same = name.data && x.length >= name.length && y.length >= code.length && memcmp(x.data, name.data, name.length) == 0 &&
               memcmp(y.data, code.data, code.length) == 0 &&
               osk__slice_equal(osk__slice_behind(x, name.length), osk__slice_behind(y, code.length));
    }
    return same;
}

/* Takes both tables. */
static void check_same(const osk_corpus *a, const osk_corpus *b, osk_table *x, osk_table *y)
{
    CHECK(x && y && osk_table_rows(x) == osk_table_rows(y) && osk_table_rows(x) > 0);
    size_t differ = 0;
    for (size_t r = 0; x && y && r < osk_table_rows(x) && r < osk_table_rows(y); r++)
        for (size_t c = 0; c < osk_table_columns(x); c++)
            if (!same_cell(a, b, osk_table_text(x, r, c), osk_table_text(y, r, c)) && ++differ < 6)
                printf("row %zu, %s: %.*s, %.*s\n", r, osk_table_heading(x, c), (int)osk_table_text(x, r, c).length,
                       osk_table_text(x, r, c).data, (int)osk_table_text(y, r, c).length, osk_table_text(y, r, c).data);
    if (differ)
        printf("%s: %zu cells of %s differ\n", osk_corpus_name(b), differ, osk_table_name(x));
    CHECK(differ == 0);
    osk_table_free(x);
    osk_table_free(y);
}

static size_t count_of(osk_slice cell)
{
    size_t count = 0;
    for (size_t i = 0; i < cell.length; i++)
        count = 10 * count + (size_t)(cell.data[i] - '0');
    return count;
}

static size_t sum_tokens(const osk_fold *fold)
{
    osk_table *types = osk_type_table(fold, false, NULL);
    size_t sum = 0;
    for (size_t i = 0; types && i < osk_table_rows(types); i++)
        sum += count_of(osk_table_text(types, i, 2));
    osk_table_free(types);
    return sum;
}

/* `ordered`: no two people tie, whom tables put in the order of their names. */
static void check_figures(const char *path, bool ordered)
{
    osk_error error = {0};
    osk_worker *worker = osk_worker_make(language, &error), *other = osk_worker_make(language, &error);
    osk_stat_options stat = {0};
    osk_reading_options reading = {.by = OSK_READING_BY_COMMENT};
    write_key(NULL, 0);
    osk_corpus *a = worker ? read_one(path, false, worker, &error) : NULL, *b = a && other ? read_one(path, true, other, &error) : NULL;
    osk_fold *x = b ? osk_pipeline_fold(a, worker, 0, OSK_DEPTH_SCORES, &error) : NULL,
             *y = x ? osk_pipeline_fold(b, other, 0, OSK_DEPTH_SCORES, &error) : NULL;
    if (!y)
        printf("%s: %s\n", path, error.message);
    CHECK(y != NULL);
    if (y) {
        check_places(b);
        check_same(a, b, osk_score_table(x, NULL), osk_score_table(y, NULL));
        check_same(a, b, osk_theme_table(x, NULL), osk_theme_table(y, NULL));
        if (ordered) {
            check_same(a, b, osk_stat_participants(x, &stat, NULL), osk_stat_participants(y, &stat, NULL));
            check_same(a, b, osk_stat_compare(x, &stat, NULL), osk_stat_compare(y, &stat, NULL));
            check_same(a, b, osk_stat_themes(x, &stat, NULL), osk_stat_themes(y, &stat, NULL));
            check_same(a, b, osk_stat_theme_mood(x, &stat, NULL), osk_stat_theme_mood(y, &stat, NULL));
        }
        check_same(a, b, osk_stat_timeline(a, x, OSK_EVERY_AUTO, &stat, NULL), osk_stat_timeline(b, y, OSK_EVERY_AUTO, &stat, NULL));
        check_same(a, b, osk_readability_table(a, worker, &reading, 0, NULL), osk_readability_table(b, other, &reading, 0, NULL));
        CHECK(sum_tokens(x) == sum_tokens(y) && sum_tokens(x) > 0);
    }
    osk_fold_free(x);
    osk_fold_free(y);
    osk_corpus_free(a);
    osk_corpus_free(b);
    osk_worker_free(worker);
    osk_worker_free(other);
}

/* No author of a hand-made list is left, in texts or in what belongs to none. */
static void check_gold(const char *thread, const char *gold)
{
    static char text[200000];
    osk_error error = {0};
    osk_worker *worker = osk_worker_make(language, &error);
    osk_corpus *names = osk_comment_read(gold, NULL, NULL, &error);
    write_key(NULL, 0);
    osk_corpus *corpus = worker && names ? read_one(thread, true, worker, &error) : NULL;
    CHECK(corpus && corpus->length < sizeof text);
    for (size_t i = 0; corpus && i < names->count; i++) {
        osk_slice rest = names->comments[i].author, word;
        while (osk__slice_cut(&rest, ' ', &word)) {
            char name[100];
            snprintf(name, sizeof name, "%.*s", (int)word.length, word.data);
            memcpy(text, corpus->stream, corpus->length);
            text[corpus->length] = '\0';
            for (const char *at = text; word.length > 3 && (at = strstr(at, name)); at++)
                CHECK(!"a name is left in the stream");
        }
    }
    osk_corpus_free(names);
    osk_corpus_free(corpus);
    osk_worker_free(worker);
}

/* ---- planted names ---- */

static uint64_t state = 1;
static size_t draw(size_t below)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(state >> 33) % below;
}

enum { PEOPLE = 6, NAME = 40 };
struct person { char first[NAME], last[NAME], handle[2 * NAME]; };

/* A name that no language has: every syllable holds a q or an x, and no two names are alike. */
static void invent(char *name)
{
    static const char *const all[] = {"qar", "xol", "qim", "vex", "quf", "raxn", "q\xC3\xB8l", "x\xC3\xA5" "d", "lyqs", "t\xC3\xA9x"};
    static size_t made;
    size_t n = made++;
    sprintf(name, "%s%s%s", all[n % 10], all[n / 10 % 10], all[n / 100 % 10]);
    name[0] = (char)(name[0] - 'a' + 'A');
}

static void invent_people(struct person *people)
{
    for (size_t i = 0; i < PEOPLE; i++) {
        invent(people[i].first);
        invent(people[i].last);
        if (i % 3 == 1) {
            strcat(people[i].last, "-");
            invent(people[i].last + strlen(people[i].last));
        }
        snprintf(people[i].handle, sizeof people[i].handle, "%c%.30s", people[i].first[0] | 0x20, people[i].first + 1);
    }
}

static void put_sentence(char *out, const struct person *p)
{
    static const char *const forms[] = {
        "%s, du har rett.", "Jeg er enig med %s i dette.", "Det er %ss forslag.", "Eg har lese %s sitt innlegg.", "hei %s!",
        "Hele %s-saken er trist.", "Slik %s sier, er det dyrt.", "%s og alle andre: les dette.", "Bra sagt %s :-)", "(%s)"};
    char name[3 * NAME];
    switch (draw(8)) {
    case 0: sprintf(out, "Skriv til %s.%s@firma.example, eller se https://www.linkedin.com/in/%s-%s-12 n\xC3\xA5. ", p->handle, p->last, p->handle, p->last); return;
    case 1: sprintf(out, "@%s%s er god. Det sa %.1s. %s. ", p->handle, p->last, p->first, p->last); return;
    case 2: sprintf(out, "Skolen er god, men det koster \"mye\" penger; ikke sant? "); return;
    case 3: snprintf(name, sizeof name, "%s %s", p->first, p->last); break;
    case 4: snprintf(name, sizeof name, "%s", p->last); break;
    default: snprintf(name, sizeof name, "%s", p->first);
    }
    sprintf(out, forms[draw(sizeof forms / sizeof *forms)], name);
    strcat(out, draw(4) ? " " : "\n");
}

static void write_debate(const char *path, const struct person *people, int kind)
{
    FILE *file = fopen(path, "w");
    if (file && kind == 0)
        fprintf(file, "author,text\n");
    for (int i = 0; file && i < 14; i++) {
        const struct person *by = &people[i < PEOPLE ? (size_t)i : draw(PEOPLE)];
        char text[8000] = "";
        for (size_t s = 1 + draw(6); s > 0; s--)
            put_sentence(text + strlen(text), &people[draw(PEOPLE)]);
        for (char *c = text; *c; c++)
            *c = (*c == '"' || (*c == '\n' && kind)) ? '*' : *c;
        fprintf(file, kind == 0 ? "\"%s %s\",\"%s\"\n" : kind == 1 ? "{\"author\":\"%s %s\",\"text\":\"%s\"}\n" : "%s %s: %s\n\n",
                by->first, by->last, text);
    }
    if (file)
        fclose(file);
}

/* Is a name left among the bytes? Small letters are the same as large ones; every part of a name is sought. */
static bool is_left(const char *bytes, const struct person *people, const char *what)
{
    for (size_t i = 0; i < PEOPLE; i++) {
        const char *parts[] = {people[i].first + 1, people[i].last + 1};
        for (size_t k = 0; k < 2; k++)
            if (strstr(bytes, parts[k])) {
                printf("%s: '%.60s' is left\n", what, strstr(bytes, parts[k]) > bytes + 20 ? strstr(bytes, parts[k]) - 20 : bytes);
                return true;
            }
    }
    return false;
}

static char room[1 << 22];

static bool file_holds(const char *path, const struct person *people)
{
    CHECK(access(path, R_OK) == 0);
    read_file(path, room, sizeof room);
    return is_left(room, people, path);
}

/* Takes the table. */
static void seek_in_table(osk_table *table, const osk_corpus *corpus, const struct person *people)
{
    CHECK(table != NULL);
    for (int format = OSK_FORMAT_TABLE; table && format <= OSK_FORMAT_HTML; format++) {
        osk_error error = {0};
        osk_output *output = osk_output_open("pseudonym-test.out", NULL, true, &error);
        if (!output)
            return;
        osk_output_guard(output, corpus);
        CHECK(osk_table_write(table, (osk_format)format, output, &error) && osk_output_close(output, &error));
        CHECK(!file_holds("pseudonym-test.out", people));
    }
    osk_table_free(table);
}

static void seek_in_stream(const osk_corpus *corpus, osk_worker *worker, const osk_network *network, const struct person *people)
{
    static const osk_kwic_options query = {.query = "det"};
    for (int what = 0; what < 3 + OSK_FORMAT_HTML; what++) {
        osk_error error = {0};
        osk_output *output = osk_output_open("pseudonym-test.out", NULL, true, &error);
        bool good = output && (osk_output_guard(output, corpus), true) &&
                    (what < 2 ? osk_network_graph(network, (osk_graph)what, output, &error)
                     : what == 2 ? osk_network_figure(network, OSK_SVG, "nb", output, &error)
                                 : osk_kwic_write(corpus, worker, &query, 0, (osk_format)(what - 3), output, NULL, &error));
        good = good && osk_output_close(output, &error);
        if (!good)
            printf("%d: %s\n", what, error.message);
        CHECK(good);
        CHECK(!file_holds("pseudonym-test.out", people));
    }
}

static void seek_everywhere(const char *path, const struct person *people)
{
    osk_error error = {0};
    osk_worker *worker = osk_worker_make(language, &error);
    osk_corpus *corpus = worker ? read_one(path, true, worker, &error) : NULL;
    osk_fold *fold = corpus ? osk_pipeline_fold(corpus, worker, 0, OSK_DEPTH_MARKS, &error) : NULL;
    osk_network *network = fold ? osk_pipeline_network(corpus, worker, NULL, &error) : NULL;
    osk_stances *stances = network ? osk_pipeline_stances(corpus, worker, &(osk_stance_options){.places = true}, &error) : NULL;
    if (!stances)
        printf("%s: %s\n", path, error.message);
    CHECK(stances != NULL);
    if (stances) {
        check_places(corpus);
        CHECK(!is_left(osk_corpus_name(corpus), people, "the name of the input"));
        for (size_t i = 0; i < osk_corpus_notices(corpus); i++) {
            char text[1024];
            CHECK(!is_left(osk_error_text(&osk_corpus_notice(corpus, i)->place, text, sizeof text), people, "a notice"));
        }
        seek_in_table(osk_corpus_table(corpus, NULL), corpus, people);
        seek_in_table(osk_corpus_dropped(corpus, NULL), corpus, people);
        seek_in_table(osk_corpus_quotations(corpus, NULL), corpus, people);
        seek_in_table(osk_theme_table(fold, NULL), corpus, people);
        seek_in_table(osk_stat_participants(fold, NULL, NULL), corpus, people);
        seek_in_table(osk_type_table(fold, true, NULL), corpus, people);
        seek_in_table(osk_network_edges(network, "nn", NULL), corpus, people);
        seek_in_table(osk_stat_network(network, OSK_NETWORK_PAIRS, NULL, NULL), corpus, people);
        seek_in_table(osk_stance_sentences(stances, NULL), corpus, people);
        seek_in_table(osk_stance_places(stances, NULL), corpus, people);
        seek_in_stream(corpus, worker, network, people);
    }
    osk_stances_free(stances);
    osk_network_free(network);
    osk_fold_free(fold);
    osk_corpus_free(corpus);
    osk_worker_free(worker);
}

static void seek_in_report(const char *path, const struct person *people)
{
    static const char *const files[] = {"index.html", "manifest.json", "figures/sentiment.svg", "tables/comments.tsv",
                                        "tables/types.tsv", "tables/stance_sentences.tsv", "tables/keyness.tsv"};
    osk_options options = {.force = true, .pseudonyms = KEY, .stat = {.permutations = 19}};
    osk_error error = {0};
    bool good = osk_pipeline_report(language, path, "pseudonym-test-report", &options, &error);
    if (!good)
        printf("%s: %s\n", path, error.message);
    CHECK(good);
    for (size_t i = 0; good && i < sizeof files / sizeof *files; i++) {
        char file[200];
        snprintf(file, sizeof file, "pseudonym-test-report/%s", files[i]);
        CHECK(!file_holds(file, people));
    }
}

static void check_planted(int rounds)
{
    static const char *const kinds[] = {"csv", "jsonl", "txt"};
    for (int round = 0; round < rounds; round++) {
        struct person people[PEOPLE];
        char path[400];
        invent_people(people);
        snprintf(path, sizeof path, "%s-%s_debatt.%s", people[0].handle, people[0].last, kinds[round % 3]);
        write_key(NULL, 0);
        write_debate(path, people, round % 3);
        seek_everywhere(path, people);
        if (round < 6)
            seek_in_report(path, people);
        if (getenv("KEEP") == NULL) remove(path);
    }
    remove("pseudonym-test.out");
}

/* ---- a leak ---- */

/* A stranger who shares somebody's last name: nothing appears, and the message names what was found. */
static void check_leak(void)
{
    osk_error error = {0};
    write_key(NULL, 0);
    remove("pseudonym-test.out");
    osk_corpus *corpus = code("author,text\nKari Hexlund,\"Jeg m\xC3\xB8tte Erna Hexlund i g\xC3\xA5r.\"\n", &error);
    osk_table *table = corpus ? osk_corpus_table(corpus, &error) : NULL;
    osk_output *output = osk_output_open("pseudonym-test.out", NULL, false, &error);
    CHECK(table && output);
    if (table && output) {
        osk_output_guard(output, corpus);
        CHECK(osk_table_write(table, OSK_FORMAT_CSV, output, &error) && !osk_output_close(output, &error));
        CHECK(error.code == OSK_INTEGRITY && strstr(error.message, "hexlund"));
        CHECK(access("pseudonym-test.out", F_OK) != 0);
    }
    osk_table_free(table);
    osk_corpus_free(corpus);
    /* With a line of the key for her all is well. */
    write_key("P01 Kari Hexlund\nP02 Erna Hexlund\n", 0600);
    corpus = code("author,text\nKari Hexlund,\"Jeg m\xC3\xB8tte Erna Hexlund i g\xC3\xA5r.\"\n", &error);
    CHECK(corpus && is(osk_corpus_comment(corpus, 0)->text, "Jeg m\xC3\xB8tte P02 P02 i g\xC3\xA5r."));
    osk_corpus_free(corpus);
}

static void check_guard(void)
{
    static const struct { const char *bytes; bool found; } all[] = {
        {"x\tKari Nordmann\ty", true}, {"x\\nkari nordmann", true}, {"<b>Nordmanns</b>", true}, {"Nordmann-saken", true},
        {"\"Nordmann\"", true}, {"Nordmannen", false}, {"Kari Berg", false}, {"KARI   NORDMANN", true}, {"enordmann", false},
        {"mailto:kari@x.example?a", true}, {"kari at x.example", false}, {"O&#39;Brien", true}, {"O'Brien", true}, {"o brian", false},
        {"N\xC3\xB8sted", true}, {"no\xCC\x88sted", false}, {"", false}, {"&", false}, {"\xFF\xFENordmann", true},
        {"https://x.example/in/kari-1", true}};
    osk__guard guard = {0};
    osk__buffer phrase = {0};
    bool found;
    static const char *const names[] = {"Kari Nordmann", "Nordmann", "kari@x.example", "O'Brien", "N\xC3\xB8sted", "https://x.example/in/kari-1", "!"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        CHECK(osk__guard_add(&guard, osk__slice_text(names[i]), NULL));
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        CHECK(osk__guard_find(&guard, osk__slice_text(all[i].bytes), &phrase, &found, NULL));
        if (found != all[i].found)
            printf("guard: %s\n", all[i].bytes);
        CHECK(found == all[i].found);
    }
    /* A name at every place of a long line is found. */
    size_t size = 200000;
    char *line = malloc(size + 1);
    for (size_t at = 65000; line && at < 66600; at += 7) {
        memset(line, 'a', size);
        for (size_t i = 0; i < size; i += 9)
            line[i] = ' ';
        memcpy(line + at, " Nordmann ", 10);
        CHECK(osk__guard_find(&guard, osk__slice(line, size), &phrase, &found, NULL) && found);
    }
    free(line);
    osk__buffer_free(&phrase);
    osk__guard_free(&guard);
}

int main(int count, char **arguments)
{
    osk_error error = {0};
    osk_language_options options = {.data = folder = count > 1 ? arguments[1] : ".", .compounds = true, .reference = true};
    char path[1000], gold[1000];
    language = osk_language_open(&options, &error);
    CHECK(language != NULL);
    if (language && count > 2) { /* the real thread, where it is */
        snprintf(path, sizeof path, "%s/thread.txt", arguments[2]);
        snprintf(gold, sizeof gold, "%s/gold.jsonl", arguments[2]);
        if (access(path, R_OK) != 0) {
            printf("SKIP: the thread of 2011 (%s is not there)\n", path);
            return 77;
        }
        check_figures(path, true);
        check_gold(path, gold);
    } else if (language) {
        check_cases();
        check_key();
        check_open_key();
        check_bad_keys();
        check_guard();
        check_leak();
        snprintf(path, sizeof path, "%s/corpus/lederdebatt.txt", folder);
        check_figures(path, true);
        snprintf(path, sizeof path, "%s/corpus/skoledebatt.csv", folder);
        check_figures(path, false);
        check_planted(30);
    }
    osk_language_free(language);
    remove(KEY);
    return test_end();
}
