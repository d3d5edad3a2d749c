/* Chats, exports and tables of every kind against what a careful reader takes out of them: exports_test FOLDER SCRATCH.
 * The gold's first line names the file, the kind of input as read, whether it is cut, and how many comments of a file that was
 * kept aside are known to be read otherwise (or that it is refused); then a line a comment. What was
 * read, written as JSON Lines and read again, must be the same. */
#include "again.h"
#include "gold.h"
#include "test.h"

#include <dirent.h>

static bool same_comment(const osk_comment *found, const json_t *wanted)
{
    return same(found->author, json_object_get(wanted, "author")) && same(found->posted, json_object_get(wanted, "posted")) &&
           same(found->text, json_object_get(wanted, "text")) &&
           (!json_object_get(wanted, "group") || same(found->group, json_object_get(wanted, "group"))) &&
           found->n == (size_t)json_integer_value(json_object_get(wanted, "n")) &&
           found->reply_to == (size_t)json_integer_value(json_object_get(wanted, "reply_to"));
}

static void check_comments(const osk_corpus *corpus, FILE *gold, const char *name, size_t known)
{
    char *line = NULL;
    size_t room = 0, wanted = 0, good_count = 0;
    for (; getline(&line, &room, gold) > 0; wanted++) {
        json_t *object = json_loads(line, 0, NULL);
        bool good = object && wanted < osk_corpus_count(corpus) && same_comment(osk_corpus_comment(corpus, wanted), object);
        if (!good)
            printf("%s: comment %zu differs\n", name, wanted + 1);
        good_count += good;
        json_decref(object);
    }
    free(line);
    size_t extra = osk_corpus_count(corpus) > wanted ? osk_corpus_count(corpus) - wanted : 0;
    CHECK(wanted > 0 && wanted - good_count + extra == known);
}

static void check_export(const char *folder, const char *name, const char *scratch)
{
    char path[4096], line[1024];
    osk_error error = {0};
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *gold = fopen(path, "r");
    json_t *head = gold && fgets(line, sizeof line, gold) ? json_loads(line, 0, NULL) : NULL;
    CHECK(head != NULL);
    if (head) {
        osk_comment_options options = {.text_column = json_string_value(json_object_get(head, "text")),
                                       .author_column = json_string_value(json_object_get(head, "author")),
                                       .mend = json_is_true(json_object_get(head, "mend"))};
        osk_corpus *partial = NULL;
        snprintf(path, sizeof path, "%s/%s", folder, json_string_value(json_object_get(head, "file")));
        osk_corpus *corpus = osk_comment_read(path, &options, &partial, &error);
        bool cut = json_is_true(json_object_get(head, "cut"));
        bool refused = json_is_true(json_object_get(head, "refused"));
        if (!corpus)
            printf("%s: %s\n", name, error.message);
        CHECK(refused ? !corpus : cut ? !corpus && partial && error.code == OSK_INPUT : corpus != NULL);
        const osk_corpus *read = corpus ? corpus : partial;
        if (read && !refused) {
            CHECK(strcmp(osk_corpus_input(read), json_string_value(json_object_get(head, "input"))) == 0);
            check_comments(read, gold, name, (size_t)json_integer_value(json_object_get(head, "known")));
            check_round_trip(read, scratch);
        }
        osk_corpus_free(corpus);
        osk_corpus_free(partial);
    }
    json_decref(head);
    if (gold)
        fclose(gold);
}

int main(int count, char **arguments)
{
    struct dirent **names = NULL;
    int found = count == 3 ? scandir(arguments[1], &names, NULL, alphasort) : -1, exports = 0;
    for (int i = 0; i < found; i++) {
        if (strstr(names[i]->d_name, ".gold.jsonl")) {
            check_export(arguments[1], names[i]->d_name, arguments[2]);
            exports++;
        }
        free(names[i]);
    }
    free(names);
    printf("%d exports\n", exports);
    CHECK(exports >= 5);
    return test_end();
}
