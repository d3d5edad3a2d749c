/* Memory that runs out in a run over files: the n-th request fails, for every n. Then there is a sentence and nothing under
 * the output's name, or all is there; never half. One thread, so that the requests can be counted. */
#include "base/file.h"
#include "failing.h"
#include "ordskifte.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static osk_language *language;

static bool run(const char *input, const char *output, const char *rejects, osk_error *error)
{
    osk_batch_options options = {.threads = 1, .chunk = 3, .output = output, .rejects = rejects, .force = true,
                                 .format = OSK_FORMAT_TSV, .record = 1000};
    osk_batch *batch = osk_batch_open(&input, 1, &options, error);
    bool good = batch && osk_batch_rows(batch) && osk_batch_run(batch, language, NULL, error);
    osk_batch_free(batch);
    return good;
}

static void check_all(const char *input, const char *output, const char *rejects)
{
    osk__buffer want = {0}, got = {0};
    osk_error error = {0};
    fail_at = 0;
    CHECK(run(input, output, rejects, &error) && osk__file_read(output, &want, NULL));
    size_t failures = 0;
    for (size_t n = 1, quiet = 0; !quiet && n < 100000; n++) {
        unlink(output);
        error = (osk_error){0};
        requests = 0;
        fail_at = n;
        bool good = run(input, output, rejects, &error);
        quiet = requests < n;
        fail_at = 0;
        got.length = 0;
        if (good)
            CHECK(osk__file_read(output, &got, NULL) && got.length == want.length &&
                  memcmp(got.data, want.data, want.length) == 0);
        else
            CHECK(error.code == OSK_FILE && strcmp(error.message, "out of memory") == 0 && !osk__file_exists(output));
        failures += !good;
    }
    CHECK(failures > 50);
    osk__buffer_free(&want);
    osk__buffer_free(&got);
}

static void write_file(const char *path, const char *text)
{
    osk_output *output = osk_output_open(path, NULL, true, NULL);
    if (output)
        osk_output_write(output, text, strlen(text));
    CHECK(output && osk_output_close(output, NULL));
}

int main(int count, char **arguments)
{
    char input[400], output[400], rejects[400], packed[400];
    CHECK(count > 2);
    snprintf(input, sizeof input, "%s.csv", arguments[2]);
    snprintf(output, sizeof output, "%s.tsv", arguments[2]);
    snprintf(packed, sizeof packed, "%s.tsv.gz", arguments[2]);
    snprintf(rejects, sizeof rejects, "%s.rejects", arguments[2]);
    write_file(input, "id,navn,tekst\na,Kari,\"Dette er \"\"bra\"\"\"\nb,Ola\n,Eva,Ikke bra\xFF\nd,Eva,d\xC3\xA5rlig\ne,Per,fint :)\n");
    language = osk_language_open(&(osk_language_options){.data = arguments[1]}, NULL);
    CHECK(language != NULL);
    check_all(input, output, rejects);
    check_all(input, packed, rejects);
    osk_language_free(language);
    return test_end();
}
