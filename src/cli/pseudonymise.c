/* ordskifte pseudonymise: a corpus with codes for people, and the key to them apart. */
#include "cli.h"

static const char usage[] =
    "Usage: ordskifte pseudonymise --key KEY -o NEW.jsonl [OPTIONS] FILE\n"
    "\n"
    "Writes the comments of FILE as JSON Lines with codes (P01) for people: authors,\n"
    "and names in the texts, alone and in compounds, addresses, handles, profile\n"
    "links, file names. KEY gets the codes and names; only its owner can read it, the\n"
    "same person has the same code in every run with it, and new people are added.\n"
    "A code stands for each word of a name, so that words count as before; long_names\n"
    "tells where the word was a long one, so that LIX stays too. Types do not: Kari and\n"
    "Nordmann become one P01, of which freq, keyness and --richness see one word.\n"
    "What is written is searched for full names, surnames, addresses and links, and\n"
    "nothing appears if one is left. What may be a name (Even, Liv) and who has no\n"
    "code is listed, with lines for KEY: ordskifte comments --review --pseudonyms KEY.\n"
    "\n"
    "As Sikt, the Norwegian agency for shared services in education and research,\n"
    "puts it: data are personal data as long as there is a key, wherever it lies;\n"
    "and a long quotation can be searched for and leads back to who wrote it.\n"
    "\n"
    "  --key KEY             the key: read, or made; keep it apart from the texts\n"
    "  -o, --output FILE     write to FILE; it appears when it is whole; FILE.xlsx is\n"
    "                        a workbook, else it is JSONL\n"
    "  --force               replace FILE if it exists\n"
    "  --lang LANG           nb, nn or en, for the key's first line\n"
    "  --input KIND          page, chat, csv, jsonl, text ..., instead of a guess\n"
    "  --text-column NAME    column or field that holds the text\n"
    "  --author-column NAME  column or field that names the author\n"
    "  --id-column NAME      column or field that identifies the comment\n"
    "  --layout NAME         of a page: linkedin, facebook, forum ..., instead of a guess\n"
    "  --edits FILE          edits of a page (else FILE.edits beside it), or none\n"
    "  --mend                letters that came as two signs (Ã¸ for ø) become what they were\n"
    "  --strict              a rejected row or an ill-formed byte is an error\n"
    CLI_TIME_OPTIONS CLI_DATA_OPTIONS;

static osk_table *table(const cli_job *job, osk_error *error)
{
    return osk_corpus_table(job->corpus, error);
}

static const cli_command coded = {.name = "pseudonymise", .usage = usage, .table = table, .need = CLI_WORKER};

static int run(const cli_options *options)
{
    cli_options own = *options;
    osk_error error = {.code = OSK_USAGE, .message = "which key? --key names its file, which is made where there is none"};
    own.osk.pseudonyms = options->key;
    own.language.reference = true; /* as --pseudonyms does */
    if (!options->key)
        return cli_fail(&error);
    if (!options->output) {
        error = (osk_error){.code = OSK_USAGE, .message = "where to? -o names the new file"};
        return cli_fail(&error);
    }
    own.format = cli_is_workbook(options->output) ? OSK_FORMAT_XLSX : OSK_FORMAT_JSONL;
    own.format_given = true;
    return cli_run_table(&coded, &own);
}

const cli_command cli_pseudonymise = {.name = "pseudonymise", .summary = "the same corpus with codes for people, and a key apart",
                                      .usage = usage, .run = run};
