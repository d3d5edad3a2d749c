/* ordskifte plan: how files are dealt out to many machines. */
#include "cli.h"

#include <stdio.h>

static const char usage[] =
    "Usage: ordskifte plan [OPTIONS] --shards N FILE...\n"
    "\n"
    "Reads CSV, JSON Lines or lines once and writes a plan: the bytes, rows and\n"
    "hashes of N shards, with everything that their output depends on. Then\n"
    "  ordskifte score --plan PLAN --shard I/N --dir DIR     I from 0, anywhere\n"
    "  ordskifte missing DIR                                 nothing: all are there\n"
    "  ordskifte merge DIR -o OUT\n"
    "The result is the same bytes for any N. A compressed file is one shard's. FILE\n"
    "may be a pattern: 'data/*.csv.gz'.\n"
    "\n"
    "  --shards N            how many shards, 1 to 10000; most clusters allow arrays\n"
    "                        of up to 1000\n"
    "  --keep-threads COLUMN rows with one value in this column or field stay in one\n"
    "                        shard; sort the file by it, or few shards get rows\n"
    "  -o, --output FILE     write to FILE; it appears when it is whole\n"
    "  --force               replace FILE if it exists\n"
    CLI_RULE_OPTIONS CLI_THEME_OPTIONS CLI_LEXICON_OPTIONS CLI_MODEL_OPTIONS
    "  --input KIND          csv, jsonl or text, instead of a guess\n"
    "  --text-column NAME    column or field that holds the text\n"
    "  --author-column NAME  column or field that names the author\n"
    "  --id-column NAME      column or field that identifies the comment\n"
    "  --mend                letters that came as two signs (Ã¸ for ø) become what they were\n"
    CLI_DATA_OPTIONS;

static void tell(const osk_shard_planned *planned, const char *thread)
{
    fprintf(stderr, "%zu shards, %llu rows, %llu bytes\n", planned->shards, (unsigned long long)planned->rows,
            (unsigned long long)planned->bytes);
    if (planned->filled < planned->shards && planned->filled < planned->rows)
        fprintf(stderr, "rows stand in only %zu of %zu shards%s\n", planned->filled, planned->shards,
                thread ? ": threads reach over the places where others would begin; sort the file by thread"
                       : ": files that are compressed, or rows that are long, are not cut");
}

static int make(const cli_options *options, const char *const *files, size_t count)
{
    osk_error error = {0};
    osk_shard_options batch = {.comment = options->osk.comment, .language = options->language, .shards = options->shards,
                               .thread = options->thread, .notice = cli_notice};
    osk_shard_planned planned;
    osk_output *output = osk_output_open(options->output, count ? files[0] : NULL, options->osk.force, &error);
    if (!output)
        return cli_fail(&error);
    if (!osk_shard_plan(files, count, &batch, output, &planned, &error)) {
        osk_output_drop(output);
        return cli_fail(&error);
    }
    if (!osk_output_close(output, &error))
        return cli_fail(&error);
    tell(&planned, options->thread);
    return OSK_OK;
}

static int run(const cli_options *options)
{
    osk_error error = {.code = OSK_USAGE, .message = "into how many shards? --shards N says so"};
    cli_names names;
    if (!options->shards)
        return cli_fail(&error);
    for (size_t i = 0; i < options->file_count; i++)
        if (options->files[i][0] == '-' && options->files[i][1] == '\0') {
            snprintf(error.message, sizeof error.message, "a plan's input is read again: name a file, not '-'");
            return cli_fail(&error);
        }
    osk_error memory = {.code = OSK_FILE, .message = "out of memory"};
    int status = cli_names_expand(options, &names) ? make(options, names.names, names.count) : cli_fail(&memory);
    cli_names_free(&names);
    return status;
}

const cli_command cli_plan = {.name = "plan", .summary = "deals files out to many machines: bytes, rows, hashes",
                              .usage = usage, .run = run};
