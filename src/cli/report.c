/* ordskifte report: the main job, from a file to a page. */
#include "cli.h"

#include <stdio.h>
#include <string.h>

static const char usage[] =
    "Usage: ordskifte report [OPTIONS] FILE\n"
    "       ordskifte report --manifest MANIFEST [FILE]\n"
    "\n"
    "Writes FILE-report/ in the current folder: index.html (one page, no request),\n"
    "tables/ (TSV), tables.xlsx (all of them), figures/ (SVG), manifest.json. Prints\n"
    "where the page is.\n"
    "\n"
    "  -o, --output DIR      write the folder DIR instead\n"
    "  --figures FORMS       figures as pdf, png or pdf,png too\n"
    "  --docx                a Word file too, report.docx: tables, figures, quotations by\n"
    "                        theme and the method paragraph (needs pandoc)\n"
    "  --force               set DIR aside as DIR.old if it is no report of ours\n"
    "  --manifest MANIFEST   makes the run of that manifest again, with its options, and\n"
    "                        prints of every file whether it is the same; exit status 3\n"
    "                        if one is not. Without FILE the input is sought by its\n"
    "                        name here. Nothing is written unless -o names a folder\n"
    "  --lang LANG           nb, nn or en, for the words that people read\n"
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

/* Prints the table, and in words what it comes to. */
static bool tell(const cli_options *options, const osk_table *table, bool same, osk_error *error)
{
    osk_output *output = osk_output_open(NULL, NULL, false, error);
    if (!output)
        return false;
    cli_options plain = *options;
    plain.output = NULL;
    if (!osk_table_write(table, cli_format(&plain), output, error)) {
        osk_output_drop(output);
        return false;
    }
    if (!osk_output_close(output, error))
        return false;
    fputs(same ? "every file is the same as in the run of the manifest\n" : "", stderr);
    *error = (osk_error){.code = OSK_INTEGRITY, .message = "the run came out otherwise than the manifest says; see the rows that differ"};
    return same;
}

/* The run of a manifest again. */
static int repeat(const cli_options *options)
{
    osk_error error = {.code = OSK_USAGE, .message = "report --manifest takes one file, or none: then the input is sought by its name here"};
    if (options->file_count > 1)
        return cli_fail(&error);
    osk_manifest *manifest = osk_manifest_read(options->manifest, &error);
    if (!manifest)
        return cli_fail(&error);
    osk_options osk = options->osk;
    osk_language_options known = options->language;
    known.compounds = known.reference = true;
    osk.notice = cli_notice;
    cli_stages *stages = cli_stages_begin(&osk);
    const char *input = options->file_count ? options->files[0] : osk_manifest_input(manifest);
    bool same = false, good = osk_manifest_options(manifest, input, &osk, &known, &error);
    osk_language *language = good ? osk_language_open(&known, &error) : NULL;
    osk_table *table = language ? osk_manifest_repeat(manifest, language, input, options->output, &osk, &same, &error) : NULL;
    cli_stages_end(stages);
    good = table && tell(options, table, same, &error);
    osk_table_free(table);
    osk_language_free(language);
    osk_manifest_free(manifest);
    return good ? OSK_OK : cli_fail(&error);
}

static int run(const cli_options *options)
{
    osk_error error = {.code = OSK_USAGE, .message = "report takes one file, or '-' for standard input"};
    char room[512];
    const char *output = options->output;
    if (options->manifest)
        return repeat(options);
    if (options->file_count != 1)
        return cli_fail(&error);
    if (!output && !(output = default_output(options->files[0], room, sizeof room))) {
        error = (osk_error){.code = OSK_USAGE, .message = "the file's name is too long for a folder; -o names one"};
        return cli_fail(&error);
    }
    osk_options osk = options->osk;
    osk.codes = options->code_count ? options->codes[0] : NULL;
    osk.key = options->key;
    if (options->code_count > 1) {
        error = (osk_error){.code = OSK_USAGE, .message = "one coder's sheet at a time; ordskifte agree holds several beside each other"};
        return cli_fail(&error);
    }
    osk_language_options known = options->language;
    known.compounds = known.reference = true; /* "lederrollen" is about "leder" */
    osk_language *language = osk_language_open(&known, &error);
    if (language)
        cli_tell_language(language);
    cli_stages *stages = cli_stages_begin(&osk);
    bool good = language && osk_pipeline_report(language, options->files[0], output, &osk, &error);
    cli_stages_end(stages);
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
