/* Memory that runs out while a corpus is cut, a shard is scored, or parts are merged: the n-th request fails, for every n. Then
 * there is a sentence and nothing under the output's name, or all is there. */
#include "base/file.h"
#include "batch/cut.h"
#include "batch/shard.h"
#include "failing.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char rows[] = "id,traad,navn,tekst\na,1,Kari,\"Dette er \"\"bra\"\"\"\nb,1,Ola\n,2,Eva,Ikke bra\xFF\nd,2,Eva,d\xC3\xA5rlig\n"
                           "e,3,Per,fint :)\n";
static char folder[] = "/tmp/shard-memory-XXXXXX";
static char input[80], plan_path[80], parts[80], part[80], manifest[80], merged[80], result[100];
static const osk_language *language;

/* One thing that is done with the n-th request failing. */
typedef struct trial {
    bool (*run)(osk_error *error);
    const char *made; /* what it makes: whole, or not there; NULL: nothing on the disk */
    size_t least;     /* failures that there must have been */
} trial;

static void sweep(const trial *t)
{
    osk__buffer want = {0}, got = {0};
    osk_error error = {0};
    size_t failures = 0;
    fail_at = 0;
    CHECK(t->run(&error) && (!t->made || osk__file_read(t->made, &want, NULL)));
    for (size_t n = 1, quiet = 0; !quiet && n < 100000; n++) {
        if (t->made)
            unlink(t->made);
        error = (osk_error){0};
        requests = 0;
        fail_at = n;
        bool good = t->run(&error);
        quiet = requests < n;
        fail_at = 0;
        got.length = 0;
        if (!good)
            CHECK(error.code == OSK_FILE && strstr(error.message, "emory") && (!t->made || !osk__file_exists(t->made)));
        else if (t->made)
            CHECK(osk__file_read(t->made, &got, NULL) &&
                  osk__slice_equal(osk__slice(got.data, got.length), osk__slice(want.data, want.length)));
        failures += !good;
    }
    CHECK(failures > t->least);
    osk__buffer_free(&want);
    osk__buffer_free(&got);
}

/* ---- what is tried ---- */

static bool cut(osk_error *error)
{
    osk_comment_options comment = {.edits = "none"};
    osk__cutting cutting = {.comment = &comment, .shards = 2, .thread = "traad"};
    osk__shard_plan plan = {0};
    osk__plan_input only = {.path = input, .name = input, .size = sizeof rows - 1};
    bool good = OSK__ROOM(plan.inputs, plan.input_capacity, 1, error);
    if (good) {
        plan.inputs[plan.input_count++] = only;
        good = osk__plan_cut(&plan, &cutting, error);
    }
    CHECK(!good || (plan.shard_count == 2 && plan.shards[1].rows > 0));
    osk__plan_free(&plan);
    return good;
}

static bool read_plan(osk_error *error)
{
    osk__shard_plan plan = {0};
    bool good = osk__plan_open(&plan, plan_path, error);
    osk__plan_free(&plan);
    return good;
}

static bool score(osk_error *error)
{
    osk__shard_plan plan = {0};
    osk__plan_settings settings;
    osk__shard_part done;
    bool good = osk__plan_open(&plan, plan_path, error) && osk__plan_settings_of(&plan, &settings, error);
    osk_worker *worker = good ? osk_worker_make(language, error) : NULL;
    osk__shard_job job = {&plan, plan_path, &settings, parts};
    good = worker && osk__shard_score(&job, worker, 0, &done, error);
    osk_worker_free(worker);
    osk__plan_free(&plan);
    return good;
}

static bool merge(osk_error *error)
{
    return osk_shard_merge(parts, merged, true, error);
}

/* ---- around it ---- */

static void name_all(void)
{
    snprintf(input, sizeof input, "%s/in.csv", folder);
    snprintf(plan_path, sizeof plan_path, "%s/in.plan", folder);
    snprintf(parts, sizeof parts, "%s/parts", folder);
    snprintf(part, sizeof part, "%s/parts/part-0", folder);
    snprintf(manifest, sizeof manifest, "%s/parts/part-0.manifest", folder);
    snprintf(merged, sizeof merged, "%s/merged", folder);
    snprintf(result, sizeof result, "%s/merged/manifest.json", folder);
}

static void write_inputs(const char *data)
{
    const char *inputs[] = {input};
    osk_output *output = osk_output_open(input, NULL, true, NULL);
    osk_output_write(output, rows, sizeof rows - 1);
    CHECK(osk_output_close(output, NULL));
    CHECK((output = osk_output_open(plan_path, NULL, true, NULL)) != NULL);
    osk_shard_options options = {.language = {.data = data}, .shards = 2, .thread = "traad"};
    CHECK(osk_shard_plan(inputs, 1, &options, output, NULL, NULL) && osk_output_close(output, NULL));
    CHECK(osk_shard_run(plan_path, &(osk_shard_set){0, 1, 2, 1}, parts, data, NULL, NULL));
}

int main(int count, char **arguments)
{
    char command[200];
    if (count < 2 || !mkdtemp(folder))
        return 1;
    name_all();
    write_inputs(arguments[1]);
    osk_language *opened = osk_language_open(&(osk_language_options){.data = arguments[1]}, NULL);
    language = opened;
    sweep(&(trial){cut, NULL, 20});
    sweep(&(trial){read_plan, NULL, 10});
    sweep(&(trial){score, manifest, 100});
    CHECK(osk__file_exists(part));
    sweep(&(trial){merge, result, 50});
    snprintf(command, sizeof command, "ls -A %s %s | grep -q part$", folder, parts);
    CHECK(system(command) != 0); /* nothing private is left */
    osk_language_free(opened);
    snprintf(command, sizeof command, "rm -rf %s", folder);
    CHECK(system(command) == 0);
    return test_end();
}
