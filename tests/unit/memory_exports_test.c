/* Every request for memory in reading each kind of export fails once, and must be told: memory_exports_test FILE... */
#include "ordskifte.h"
#include "failing.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

static bool read_once(const char *path, osk_error *error)
{
    osk_comment_options options = {.mend = true};
    osk_corpus *partial = NULL, *corpus = osk_comment_read(path, &options, &partial, error);
    bool good = corpus != NULL;
    osk_corpus_free(corpus);
    osk_corpus_free(partial);
    return good;
}

int main(int count, char **arguments)
{
    for (int i = 1; i < count; i++) {
        osk_error error = {0};
        fail_at = requests = 0;
        CHECK(read_once(arguments[i], &error));
        size_t all = requests;
        for (size_t n = 1; n <= all; n++) {
            memset(&error, 0, sizeof error);
            requests = 0;
            fail_at = n;
            bool good = read_once(arguments[i], &error);
            fail_at = 0;
            if (good || error.code != OSK_FILE || !strstr(error.message, "memory"))
                printf("%s: request %zu of %zu: %s, '%s'\n", arguments[i], n, all, good ? "succeeded" : "failed", error.message);
            CHECK(!good && error.code == OSK_FILE);
        }
    }
    return test_end();
}
