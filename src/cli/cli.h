/* The program: one file a command, its usage text on top. A command includes this and ordskifte.h only. */
#ifndef OSK_CLI_H
#define OSK_CLI_H

#include "../ordskifte.h"

/* What `comments` prints. */
typedef enum cli_page_table { CLI_COMMENTS, CLI_DROPPED, CLI_LEDGER, CLI_REVIEW, CLI_QUOTATIONS } cli_page_table;

/* What the command line said. */
typedef struct cli_options {
    osk_options osk;
    osk_language_options language;
    osk_format format;
    bool format_given;
    const char *output;
    osk_layer layer;
    osk_evaluation evaluation;
    bool all, explain, participants, comments, hits, lemmas, audit, suggest;
    cli_page_table page_table;
    osk_kwic_options kwic;
    osk_reading_options reading;
    bool richness;
    const char *by; /* what rows are of; the command knows which there are */
    const char **files; /* operands, in order */
    size_t file_count;
    const char **lexicons, **add_lexicons; /* values of options that may come again; `language` borrows them */
} cli_options;

/* Option lines that several usage texts share. */
#define CLI_INPUT_OPTIONS \
    "  --input KIND          page, csv, jsonl or text, instead of a guess\n" \
    "  --text-column NAME    column or field that holds the text\n" \
    "  --author-column NAME  column or field that names the author\n" \
    "  --id-column NAME      column or field that identifies the comment\n" \
    "  --layout NAME         of a page: linkedin, facebook, forum ..., instead of a guess\n" \
    "  --edits FILE          edits of a page (else FILE.edits beside it), or none\n" \
    "  --strict              a rejected row or an ill-formed byte is an error\n"
#define CLI_TIME_OPTIONS \
    "  --as-of DATE          when the page was copied, 2026-11-24 or 2026-11-24T14:05:\n" \
    "                        ages become dates\n" \
    "  --timezone NAME       of dates that name another zone (Europe/Oslo)\n"
#define CLI_OUTPUT_OPTIONS \
    "  -o, --output FILE     write to FILE; it appears when it is whole\n" \
    "  --force               replace FILE if it exists\n" \
    "  --format FORMAT       table, tsv, csv, excel, json, jsonl, md, latex or html\n" \
    "  --excel               CSV as Norwegian Excel wants it\n"
#define CLI_DATA_OPTIONS \
    "  --data DIR            folder that holds dict/ (else $ORDSKIFTE_DATA)\n"
#define CLI_THEME_OPTIONS \
    "  --themes FILE         a theme file instead of the shipped ones, or none\n"
#define CLI_RULE_OPTIONS \
    "  --without RULES       leave rules out: question,compare ... or rules for all\n"
#define CLI_LEXICON_OPTIONS \
    "  --lexicon FILE        a lexicon of yours instead of the shipped one: TSV, CSV, a\n" \
    "                        list like AFINN's or NorSentLex'; may be given again\n" \
    "  --add-lexicon FILE    the same, on top of the shipped one: yours wins\n"
#define CLI_CHUNK_OPTIONS \
    "  --chunk N             comments at a time; changes no byte of the output\n"
#define CLI_STAT_OPTIONS \
    "  --lang LANG           nb, nn or en, for the words that people read\n" \
    "  --seed N              of the random numbers (0)\n" \
    "  --permutations N      random arrangements where not all can be counted (99999)\n"

/* A corpus, its language and a worker, opened from the options. */
typedef struct cli_job {
    const cli_options *options;
    osk_language *language;
    osk_worker *worker;
    osk_corpus *corpus;
    osk_fold *fold;
    osk_error error;  /* code OSK_OK unless the input was cut: then what was read before is there */
} cli_job;

typedef struct cli_command {
    const char *name;
    const char *summary;
    const char *usage;  /* what --help prints; the options that stand in it are the options there are */
    int (*run)(const cli_options *options); /* or NULL: the command reads a file and prints a table, made by: */
    osk_table *(*table)(const cli_job *job, osk_error *error);
    enum cli_need { CLI_CORPUS, CLI_WORKER, CLI_COUNTS, CLI_FOLD } need; /* how far down the road the table is */
    bool (*stream)(const cli_job *job, osk_output *output, osk_error *error); /* instead of a table, or NULL */
    /* Another form of the command that the options ask for, or NULL. */
    const struct cli_command *(*choose)(const cli_options *options);
} cli_command;

extern const cli_command cli_report, cli_comments, cli_tokens, cli_types, cli_stem, cli_spell, cli_score, cli_themes,
    cli_compare, cli_evaluate, cli_kwic, cli_readability;

/* Reads arguments behind the command's name. False on a usage error, already told. *help: only the usage
 * was asked for. */
bool cli_parse(const cli_command *command, int count, char **arguments, cli_options *options, bool *help);

/* Tells an error on standard error; returns its exit status. */
int cli_fail(const osk_error *error);

/* Prints words that were asked for on standard output; returns the exit status, a full disk told. */
int cli_print(const char *text);

/* ---- what commands share (common.c) ---- */

/* Reads the one input file, tells its notices, makes the command's table or stream and writes it where the options say.
 * Returns the exit status. */
int cli_run_table(const cli_command *command, const cli_options *options);

/* Tells on standard error what was noticed in opening, and if the stemmer is of no known release. */
void cli_tell_language(const osk_language *language);

/* The format that the output will have. */
osk_format cli_format(const cli_options *options);

/* A notice on standard error; the host is ignored. */
void cli_notice(void *host, const osk_notice *notice);

#endif
