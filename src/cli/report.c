/* ordskifte report: the main job, from a file to a page. */
#include "cli.h"

#include <stdio.h>
#include <string.h>

static const char usage[] =
    "Usage: ordskifte report [OPTIONS] FILE\n"
    "\n"
    "Writes FILE-report/ in the current folder: index.html (one page, no request),\n"
    "tables/ (TSV), figures/ (SVG), manifest.json. Prints where the page is.\n"
    "\n"
    "  -o, --output DIR      write the folder DIR instead\n"
    "  --force               set DIR aside as DIR.old if it is no report of ours\n"
    CLI_CODE_OPTIONS CLI_STAT_OPTIONS CLI_RULE_OPTIONS CLI_THEME_OPTIONS CLI_LEXICON_OPTIONS CLI_MODEL_OPTIONS CLI_TIME_OPTIONS CLI_INPUT_OPTIONS CLI_DATA_OPTIONS
    CLI_CHUNK_OPTIONS;

/* INPUT-report in the current folder; standard input has no name of its own. */
static const char *default_output(const char *input, char *room, size_t size)
{
    const char *slash = strrchr(input, '/');
    const char *name = strcmp(input, "-") == 0 ? "stdin" : slash ? slash + 1 : input;
    int length = snprintf(room, size, "%s-report", name);
    return length > 0 && (size_t)length < size ? room : NULL;
}

static int run(const cli_options *options)
{
    osk_error error = {.code = OSK_USAGE, .message = "report takes one file, or '-' for standard input"};
    char room[512];
    const char *output = options->output;
    if (options->file_count != 1)
        return cli_fail(&error);
    if (!output && !(output = default_output(options->files[0], room, sizeof room))) {
        error = (osk_error){.code = OSK_USAGE, .message = "the file's name is too long for a folder; -o names one"};
        return cli_fail(&error);
    }
    osk_options osk = options->osk;
    osk.notice = cli_notice;
    osk.codes = options->code_count ? options->codes[0] : NULL;
    osk.key = options->key;
    if (options->code_count > 1) {
        error = (osk_error){.code = OSK_USAGE, .message = "one coder's sheet at a time; ordskifte agree holds several beside each other"};
        return cli_fail(&error);
    }
    osk_language_options known = options->language;
    known.compounds = true; /* "lederrollen" is about "leder" */
    osk_language *language = osk_language_open(&known, &error);
    if (language)
        cli_tell_language(language);
    bool good = language && osk_pipeline_report(language, options->files[0], output, &osk, &error);
    osk_language_free(language);
    if (!good)
        return cli_fail(&error);
    char page[600];
    size_t length = strlen(output);
    snprintf(page, sizeof page, "%.*s%sindex.html\n", (int)(length < 500 ? length : 500), output,
             output[length - 1] == '/' ? "" : "/");
    return cli_print(page);
}

const cli_command cli_report = {.name = "report", .summary = "everything: one page, tables, a manifest",
                                .usage = usage, .run = run};
