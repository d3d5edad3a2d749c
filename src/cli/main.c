/* ordskifte: finds the command and runs it. */
#include "cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const cli_command *const commands[] = {
    &cli_report,
    &cli_comments,
    &cli_pseudonymise,
    &cli_tokens,
    &cli_types,
    &cli_stem,
    &cli_spell,
    &cli_freq,
    &cli_keyness,
    &cli_collocations,
    &cli_kwic,
    &cli_readability,
    &cli_score,
    &cli_filter,
    &cli_themes,
    &cli_stance,
    &cli_map,
    &cli_timeline,
    &cli_network,
    &cli_compare,
    &cli_sample,
    &cli_agree,
    &cli_evaluate,
    &cli_train,
    &cli_plan,
    &cli_missing,
    &cli_merge,
    &cli_check,
};
enum { COMMANDS = sizeof commands / sizeof *commands };

static const char *usage(char *room, size_t size)
{
    size_t used = (size_t)snprintf(room, size,
                                   "Usage: ordskifte COMMAND [OPTIONS] [FILE...]\n\n"
                                   "Reads Norwegian debates: who said what, about what, how positively.\n\n");
    for (size_t i = 0; i < COMMANDS; i++)
        used += (size_t)snprintf(room + used, size - used, "  %-13s %s\n", commands[i]->name, commands[i]->summary);
    snprintf(room + used, size - used,
             "\nordskifte COMMAND --help tells a command's options. FILE '-' is standard input.\n"
             "Exit status: 0 done, 1 file or memory, 2 wrong usage, 3 integrity, 4 unusable input.\n");
    return room;
}

int cli_fail(const osk_error *error)
{
    char text[1024];
    fprintf(stderr, "ordskifte: %s\n", osk_error_text(error, text, sizeof text));
    return (int)error->code;
}

int cli_print(const char *text)
{
    osk_error error = {0};
    osk_output *output = osk_output_open(NULL, NULL, false, &error);
    if (output)
        osk_output_write(output, text, strlen(text));
    return output && osk_output_close(output, &error) ? OSK_OK : cli_fail(&error);
}

static int unknown(const char *name)
{
    osk_error error = {.code = OSK_USAGE};
    snprintf(error.message, sizeof error.message, "there is no command '%.60s'; ordskifte --help lists them", name);
    return cli_fail(&error);
}

/* Operands and values that come again: of each as many as there are arguments, at most. */
static bool make_lists(cli_options *options, size_t most)
{
    if (!(options->files = calloc(4 * most, sizeof *options->files)))
        return false;
    options->language.lexicons = options->lexicons = options->files + most;
    options->language.add_lexicons = options->add_lexicons = options->files + 2 * most;
    options->codes = options->files + 3 * most;
    return true;
}

static int run(const cli_command *command, int count, char **arguments)
{
    cli_options options = {0};
    bool help = false;
    int status = OSK_USAGE;
    const char *data = getenv("ORDSKIFTE_DATA");
    options.language.data = data && data[0] ? data : NULL;
    if (!make_lists(&options, (size_t)count + 1)) {
        osk_error error = {.code = OSK_FILE, .message = "out of memory"};
        return cli_fail(&error);
    }
    if (cli_parse(command, count, arguments, &options, &help)) {
        if (help)
            status = cli_print(command->usage);
        else
            status = command->run ? command->run(&options) : cli_run_table(command, &options);
    }
    free(options.files);
    return status;
}

int main(int count, char **arguments)
{
    char room[4096];
    if (count < 2) {
        fputs(usage(room, sizeof room), stderr);
        return OSK_USAGE;
    }
    if (strcmp(arguments[1], "--help") == 0 || strcmp(arguments[1], "-h") == 0)
        return cli_print(usage(room, sizeof room));
    if (strcmp(arguments[1], "--version") == 0) {
        snprintf(room, sizeof room, "ordskifte %s\n", osk_version());
        return cli_print(room);
    }
    for (size_t i = 0; i < COMMANDS; i++)
        if (strcmp(arguments[1], commands[i]->name) == 0)
            return run(commands[i], count - 2, arguments + 2);
    return unknown(arguments[1]);
}
