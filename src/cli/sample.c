/* ordskifte sample: a coding sheet for people, blind to what the program says. */
#include "cli.h"

#include <stdio.h>
#include <string.h>

static const char usage[] =
    "Usage: ordskifte sample [OPTIONS] -o SHEET FILE\n"
    "\n"
    "Draws comments or sentences for people to code, shuffled, with nothing of the\n"
    "program's in the sheet. What coders must not see goes to SHEET.key.csv: where\n"
    "each unit stands, how likely it was drawn, the program's label. Make a copy of\n"
    "the sheet for each coder; then ordskifte agree, and ordskifte evaluate --key.\n"
    "\n"
    "  -o, --output SHEET    the sheet, as CSV; it appears when it is whole; SHEET.xlsx\n"
    "                        is a workbook\n"
    "  --excel               sheet, key and codebook as Norwegian Excel wants them\n"
    "  --format FORMAT       csv (default), excel or xlsx\n"
    "  --key FILE            the key's name, instead of SHEET.key.csv\n"
    "  --codebook FILE       a codebook to fill in, too: definition, inclusion,\n"
    "                        exclusion, example of each code; FILE.xlsx is a workbook\n"
    "  --unit UNIT           comment or sentence (default: sentence where there are\n"
    "                        fewer than 50 comments)\n"
    "  --size N              units to draw (200)\n"
    "  --by WHAT             strata: label (default: what the program calls it, so that\n"
    "                        rare labels are there), participant or theme\n"
    "  --lang LANG           nb, nn or en, for headings and codebook\n"
    "  --seed N              of the random numbers (0)\n"
    "  --force               replace files that exist\n"
    CLI_RULE_OPTIONS CLI_THEME_OPTIONS CLI_LEXICON_OPTIONS CLI_MODEL_OPTIONS CLI_INPUT_OPTIONS CLI_DATA_OPTIONS CLI_CHUNK_OPTIONS;

static bool refuse(osk_error *error, const char *what)
{
    *error = (osk_error){.code = OSK_USAGE};
    snprintf(error->message, sizeof error->message, "%s", what);
    return false;
}

/* "ark.csv": "ark.key.csv". */
static bool key_name(const cli_options *options, char *room, size_t size, osk_error *error)
{
    const char *sheet = options->output, *slash = strrchr(sheet, '/'), *point = strrchr(slash ? slash : sheet, '.');
    size_t stem = point && point != (slash ? slash + 1 : sheet) ? (size_t)(point - sheet) : strlen(sheet);
    int length = options->key ? snprintf(room, size, "%s", options->key)
                              : snprintf(room, size, "%.*s.key.csv", (int)stem, sheet);
    return (length > 0 && (size_t)length < size) || refuse(error, "the key's name is too long");
}

/* Takes the table. */
static bool write_beside(const cli_job *job, const char *path, osk_format format, osk_table *table, osk_error *error)
{
    osk_output *output = table ? cli_open(job, path, error) : NULL;
    bool good = output && osk_table_write(table, format, output, error);
    osk_table_free(table);
    if (good)
        return osk_output_close(output, error);
    osk_output_drop(output);
    return false;
}

static bool write_all(const cli_job *job, const osk_sample *sample, osk_output *output, osk_error *error)
{
    const cli_options *options = job->options;
    osk_format format = options->format_given ? options->format : OSK_FORMAT_CSV;
    osk_format beside = format == OSK_FORMAT_XLSX ? OSK_FORMAT_CSV : format; /* the key is for the program */
    char key[1024];
    if (!key_name(options, key, sizeof key, error))
        return false;
    osk_table *sheet = osk_sample_sheet(sample, error);
    bool good = sheet && osk_table_write(sheet, format, output, error) &&
                write_beside(job, key, beside, osk_sample_key(sample, error), error) &&
                (!options->codebook ||
                 write_beside(job, options->codebook, cli_is_workbook(options->codebook) ? OSK_FORMAT_XLSX : beside,
                              osk_sample_codebook(job->language, options->osk.stat.lang, error), error));
    if (good)
        cli_tell_too_long(format, sheet);
    osk_table_free(sheet);
    if (good)
        fprintf(stderr, "drawn: %zu of %zu units; what coders must not see: %s\n", osk_sample_count(sample),
                osk_sample_frame(sample), key);
    return good;
}

static bool stream(const cli_job *job, osk_output *output, osk_error *error)
{
    const cli_options *options = job->options;
    if (!options->output)
        return refuse(error, "where to? -o names the sheet, and its key is written beside it");
    if (options->format_given && options->format != OSK_FORMAT_CSV && options->format != OSK_FORMAT_EXCEL &&
        options->format != OSK_FORMAT_XLSX)
        return refuse(error, "a sheet is CSV or a workbook: --format csv, excel or xlsx");
    osk_sample_options wanted = options->sample;
    wanted.chunk = options->osk.chunk;
    wanted.seed = options->osk.stat.seed;
    wanted.lang = options->osk.stat.lang;
    wanted.workbook = options->format_given && options->format == OSK_FORMAT_XLSX;
    osk_sample *sample = osk_pipeline_sample(job->corpus, job->worker, &wanted, error);
    bool good = sample && write_all(job, sample, output, error);
    osk_sample_free(sample);
    return good;
}

const cli_command cli_sample = {.name = "sample", .summary = "a coding sheet for people, drawn at random",
                                .usage = usage, .stream = stream, .need = CLI_WORKER, .by = CLI_BY_STRATA};
