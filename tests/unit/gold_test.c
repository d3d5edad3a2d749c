/* A page against what a careful reader takes out of it: gold_test PAGE GOLD.jsonl STATED. Texts are equal
 * after folding white space; authors, ages, titles and numbers exactly. */
#include "gold.h"
#include "test.h"

/* Every piece of a text is the same bytes of the file. */
static void check_pieces(const osk_comment *comment, const char *file)
{
    size_t covered = 0;
    for (size_t i = 0; i < comment->piece_count; i++) {
        const osk_piece *piece = &comment->pieces[i];
        CHECK(piece->text >= covered && piece->text_length == piece->source_length);
        CHECK(memcmp(comment->text.data + piece->text, file + piece->source, piece->text_length) == 0);
        covered = piece->text + piece->text_length;
    }
    CHECK(covered == comment->text.length);
}

static char *read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    fseek(file, 0, SEEK_END);
    size_t size = (size_t)ftell(file);
    rewind(file);
    char *bytes = calloc(size + 1, 1);
    if (fread(bytes, 1, size, file) != size)
        exit(1);
    fclose(file);
    return bytes;
}

int main(int count, char **arguments)
{
    osk_error error = {0};
    char *page = count == 4 ? read_file(arguments[1]) : NULL, line[65536];
    FILE *gold = page ? fopen(arguments[2], "r") : NULL;
    if (!gold) {
        printf("SKIP: %s is not here\n", count > 1 ? arguments[1] : "the page");
        return 77;
    }
    osk_corpus *corpus = osk_comment_read(arguments[1], NULL, NULL, &error);
    size_t i = 0;
    CHECK(corpus != NULL);
    for (; corpus && fgets(line, sizeof line, gold); i++) {
        json_t *wanted = json_loads(line, 0, NULL);
        CHECK(wanted != NULL && i < osk_corpus_count(corpus));
        if (i >= osk_corpus_count(corpus))
            break;
        const osk_comment *found = osk_corpus_comment(corpus, i);
        CHECK(found->n == (size_t)json_integer_value(json_object_get(wanted, "n")));
        CHECK((found->kind == OSK_POST) == (strcmp(json_string_value(json_object_get(wanted, "kind")), "post") == 0));
        CHECK(same(found->author, json_object_get(wanted, "author")));
        CHECK(same(found->posted, json_object_get(wanted, "posted")));
        CHECK(same(found->title, json_object_get(wanted, "title")));
        CHECK(same(found->text, json_object_get(wanted, "text")));
        check_pieces(found, page);
        json_decref(wanted);
    }
    CHECK(corpus && i == osk_corpus_count(corpus));
    CHECK(corpus && osk_corpus_stated(corpus) == (size_t)atoi(arguments[3]));
    CHECK(corpus && osk_corpus_notices(corpus) > 0 && osk_corpus_notice(corpus, 0)->kind == OSK_NOTICE_COMPLETE);
    fclose(gold);
    free(page);
    osk_corpus_free(corpus);
    return test_end();
}
