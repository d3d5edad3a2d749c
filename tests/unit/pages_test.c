/* Pages of every layout against what a careful reader takes out of them: pages_test FOLDER SCRATCH. The gold's first line says
 * the layout and the number that the page states; then a line a comment. Known differences stand in known.txt, each
 * with its reason, comments too many, the layout and the number among them: a page that is read better fails too, so that the
 * list stays true. Each corpus is written as JSON Lines into SCRATCH and read again. */
#include "again.h"
#include "gold.h"
#include "ledger.h"
#include "test.h"

#include <dirent.h>
#include <unistd.h>

static bool same_quotes(const osk_comment *found, const json_t *wanted)
{
    size_t at = 0;
    for (size_t q = 0; q < found->quote_count; q++) {
        const osk_quote *quote = &found->quotes[q];
        if (quote->kind != OSK_QUOTE_POST)
            continue;
        osk_slice text = {found->text.data + quote->start, quote->end - quote->start};
        if (!same(text, json_array_get(wanted, at++)))
            return false;
    }
    return at == json_array_size(wanted);
}

static bool same_comment(const osk_comment *found, const json_t *wanted)
{
    bool post = strcmp(json_string_value(json_object_get(wanted, "kind")), "post") == 0;
    return (found->kind == OSK_POST) == post && found->n == (size_t)json_integer_value(json_object_get(wanted, "n")) &&
           same(found->author, json_object_get(wanted, "author")) && same(found->posted, json_object_get(wanted, "posted")) &&
           same(found->text, json_object_get(wanted, "text")) &&
           found->reply_to == (size_t)json_integer_value(json_object_get(wanted, "reply_to")) &&
           found->inferred == json_is_true(json_object_get(wanted, "inferred")) &&
           (post || same_quotes(found, json_object_get(wanted, "quotes")));
}

/* Every byte has a part, and every piece of a text says where it came from. */
static void check_ledger(const osk_corpus *corpus)
{
    osk_table *ledger = osk_corpus_ledger(corpus, NULL);
    CHECK(ledger_sum(ledger) == osk_corpus_stream_size(corpus));
    osk_table_free(ledger);
    for (size_t i = 0; i < osk_corpus_count(corpus); i++) {
        const osk_comment *comment = osk_corpus_comment(corpus, i);
        size_t covered = 0;
        for (size_t p = 0; p < comment->piece_count; p++) {
            CHECK(comment->pieces[p].text >= covered && comment->pieces[p].text_length == comment->pieces[p].source_length);
            covered = comment->pieces[p].text + comment->pieces[p].text_length;
        }
        CHECK(covered == comment->text.length);
    }
}

/* How much of the page is known to be read otherwise. */
static size_t known_differences(const char *folder, const char *page)
{
    char path[4096], line[512], name[128];
    snprintf(path, sizeof path, "%s/known.txt", folder);
    FILE *file = fopen(path, "r");
    size_t known = 0, count;
    while (file && fgets(line, sizeof line, file))
        if (line[0] != '#' && sscanf(line, "%127s %zu", name, &count) == 2 && strcmp(name, page) == 0)
            known = count;
    if (file)
        fclose(file);
    return known;
}

struct reading { size_t good, all, wrong; };

/* The layout and the number that the page states: how many of the two differ. */
static size_t compare_head(const osk_corpus *corpus, const json_t *head, const char *page)
{
    const char *layout = json_string_value(json_object_get(head, "layout"));
    size_t stated = (size_t)json_integer_value(json_object_get(head, "stated"));
    bool other_layout = strcmp(osk_corpus_layout(corpus), layout) != 0, other_number = osk_corpus_stated(corpus) != stated;
    if (other_layout)
        printf("%s: is %s\n", page, osk_corpus_layout(corpus));
    if (other_number)
        printf("%s: states %zu\n", page, osk_corpus_stated(corpus));
    return (size_t)other_layout + other_number;
}

/* How many comments are as the gold has them, how many it has; and what is wrong: those that are not so, those that it does not
 * have, and the head. */
static struct reading compare(const osk_corpus *corpus, FILE *gold, const char *page)
{
    struct reading r = {0};
    char *line = NULL;
    size_t room = 0, count = osk_corpus_count(corpus);
    for (bool head = true; getline(&line, &room, gold) > 0; head = false) {
        json_t *object = json_loads(line, 0, NULL);
        CHECK(object != NULL);
        if (head)
            r.wrong += compare_head(corpus, object, page);
        else {
            bool same = r.all < count && same_comment(osk_corpus_comment(corpus, r.all), object);
            r.good += same;
            if (!same)
                printf("%s: comment %zu differs\n", page, r.all);
            r.all++;
        }
        json_decref(object);
    }
    free(line);
    r.wrong += r.all - r.good + (count > r.all ? count - r.all : 0);
    return r;
}

/* Comments as in the gold, and all: of the pages that were kept aside, and of the others. */
static struct tally { size_t good, all; } kept_aside, others;

static void check_page(const char *folder, const char *name, const char *scratch)
{
    char page[4096], gold_path[4096];
    osk_error error = {0};
    snprintf(page, sizeof page, "%s/%s.txt", folder, name);
    snprintf(gold_path, sizeof gold_path, "%s/%s.gold.jsonl", folder, name);
    FILE *gold = fopen(gold_path, "r");
    osk_corpus *corpus = osk_comment_read(page, NULL, NULL, &error);
    CHECK(gold && corpus);
    if (gold && corpus && strcmp(osk_corpus_input(corpus), "page") == 0) {
        struct reading r = compare(corpus, gold, name);
        printf("%-20s %zu of %zu, %zu wrong\n", name, r.good, r.all, r.wrong);
        struct tally *tally = strstr(name, "-held") ? &kept_aside : &others;
        tally->good += r.good;
        tally->all += r.all;
        CHECK(r.wrong == known_differences(folder, name));
        check_ledger(corpus);
        check_round_trip(corpus, scratch);
    } else {
        char line[65536];
        struct tally *tally = strstr(name, "-held") ? &kept_aside : &others;
        while (gold && fgets(line, sizeof line, gold))
            tally->all += strstr(line, "\"n\":") != NULL;
        printf("%s: read as no page: %s\n", name, error.message);
        CHECK(known_differences(folder, name) == 999);
    }
    if (gold)
        fclose(gold);
    osk_corpus_free(corpus);
}

/* Each page of the list is there. */
static void check_known(const char *folder)
{
    char path[4096], line[512], name[128], page[4096];
    size_t count, rows = 0;
    snprintf(path, sizeof path, "%s/known.txt", folder);
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file)) {
        if (line[0] == '#' || line[0] == '\n')
            continue;
        CHECK(sscanf(line, "%127s %zu", name, &count) == 2);
        snprintf(page, sizeof page, "%s/%s.txt", folder, name);
        CHECK(access(page, R_OK) == 0);
        rows++;
    }
    CHECK(file && rows > 0);
    if (file)
        fclose(file);
}

int main(int count, char **arguments)
{
    struct dirent **names = NULL;
    int found = count == 3 ? scandir(arguments[1], &names, NULL, alphasort) : -1, pages = 0, texts = 0;
    for (int i = 0; i < found; i++) {
        char *end = strstr(names[i]->d_name, ".gold.jsonl");
        texts += strstr(names[i]->d_name, ".txt") && strcmp(names[i]->d_name, "known.txt") != 0;
        if (end) {
            *end = '\0';
            check_page(arguments[1], names[i]->d_name, arguments[2]);
            pages++;
        }
        free(names[i]);
    }
    free(names);
    CHECK(pages > 0 && pages == texts);
    if (count == 3)
        check_known(arguments[1]);
    printf("kept aside: %zu of %zu; the others: %zu of %zu\n", kept_aside.good, kept_aside.all, others.good, others.all);
    return test_end();
}
