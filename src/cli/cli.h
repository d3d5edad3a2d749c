/* The program: one file a command, its usage text on top. A command includes this and ordskifte.h only. */
#ifndef OSK_CLI_H
#define OSK_CLI_H

#include "../ordskifte.h"

#include <glob.h>

/* What `comments` prints. */
typedef enum cli_page_table { CLI_COMMENTS, CLI_DROPPED, CLI_LEDGER, CLI_REVIEW, CLI_QUOTATIONS } cli_page_table;

/* What `themes` prints. */
typedef enum cli_theme_table {
    CLI_THEMES, CLI_THEME_COMMENTS, CLI_THEME_HITS, CLI_THEME_CHECK, CLI_THEME_TOGETHER, CLI_THEME_MOOD,
    CLI_THEME_RESIDUE, CLI_THEME_SUGGEST
} cli_theme_table;

/* What --by asks for; a command says which it takes. */
typedef enum cli_by {
    CLI_BY_NOTHING, CLI_BY_PARTICIPANT = 1, CLI_BY_GROUP = 2, CLI_BY_THEME = 4, CLI_BY_COURSE = 8, CLI_BY_COMMENT = 16,
    CLI_BY_LABEL = 32, CLI_BY_PERIOD = 64, CLI_BY_SPLIT = 128, /* theme:KEY or code:KEY */
    CLI_BY_CAMPS = CLI_BY_GROUP | CLI_BY_SPLIT,
    CLI_BY_SIDES = CLI_BY_PARTICIPANT | CLI_BY_GROUP | CLI_BY_PERIOD | CLI_BY_SPLIT, CLI_BY_STRATA = CLI_BY_LABEL | CLI_BY_PARTICIPANT | CLI_BY_THEME,
    CLI_BY_WHOM = CLI_BY_PARTICIPANT | CLI_BY_GROUP, CLI_BY_WORDS = CLI_BY_WHOM | CLI_BY_PERIOD,
    CLI_BY_WHAT = CLI_BY_PARTICIPANT | CLI_BY_GROUP | CLI_BY_THEME | CLI_BY_COURSE,
    CLI_BY_TEXT = CLI_BY_WHOM | CLI_BY_COMMENT
} cli_by;

/* What the command line said. */
typedef struct cli_options {
    osk_options osk;
    osk_language_options language;
    osk_format format;
    bool format_given;
    const char *output;
    osk_layer layer;
    osk_evaluation evaluation;
    size_t memory; /* bytes */
    bool memory_given;
    bool all, explain, fill, participants, lemmas, audit, suggest;
    bool same_sentence, terms;
    cli_page_table page_table;
    cli_theme_table theme_table;
    const char *theme;  /* of CLI_THEME_SUGGEST */
    osk_word_options words;
    osk_map_options map;
    osk_every every;
    bool by_words, factored; /* a map of words, not of themes; factors instead of a map */
    cli_by by;
    osk_stance_by stance_by;
    const char *question; /* of stance; NULL: none was named */
    bool answers;
    osk_kwic_options kwic;
    osk_reading_options reading;
    bool richness;
    bool edges, summary, position, graph_given; /* of network */
    osk_graph graph;
    const char *figure; /* a file, or NULL */
    const char *manifest; /* of a report that is to be made again, or NULL */
    const char **files; /* operands, in order */
    size_t file_count;
    /* sample, agree, evaluate of a sample */
    osk_sample_options sample;
    const char *key, *codebook, *shares, *where;
    const char **codes; /* a coder's sheet each */
    size_t code_count, coders;
    osk_agree_options agree;
    bool plan;
    const char *gold, *gold_column, *held_out, *name, *domain, *licence; /* of train */
    size_t entries, cost;
    /* score, filter */
    const char *rejects;
    size_t record;
    bool resume;
    /* plan, missing, and score of one shard */
    const char *plan_file, *dir, *thread;
    size_t shards;
    osk_shard_set set;
    bool set_given;
    const char **lexicons, **add_lexicons; /* values of options that may come again; `language` borrows them */
} cli_options;

/* The operands in order; one that is no file and has a sign of a pattern stands for the files that it fits, by their bytes.
 * False for memory; to be freed either way. */
typedef struct cli_names {
    const char **names;
    size_t count;
    glob_t *globs;
    size_t glob_count;
} cli_names;
bool cli_names_expand(const cli_options *options, cli_names *names);
void cli_names_free(cli_names *names);

/* Option lines that several usage texts share. */
#define CLI_INPUT_OPTIONS \
    "  --input KIND          page, chat, csv, jsonl, text ..., instead of a guess\n" \
    "  --text-column NAME    column or field that holds the text; in JSON a path may\n" \
    "                        lead to it: data.comments.text\n" \
    "  --author-column NAME  column or field that names the author\n" \
    "  --id-column NAME      column or field that identifies the comment\n" \
    "  --layout NAME         of a page: linkedin, facebook, forum ..., instead of a guess\n" \
    "  --edits FILE          edits of a page (else FILE.edits beside it), or none\n" \
    "  --pseudonyms KEY      codes for people before all else: see pseudonymise\n" \
    "  --mend                letters that came as two signs (Ã¸ for ø) become what they were\n" \
    "  --strict              a rejected row or an ill-formed byte is an error\n"
/* A command that takes these is `coded`. */
#define CLI_CODE_OPTIONS \
    "  --codes FILE          a coder's sheet (CSV): a column comment (number) or id, perhaps\n" \
    "                        sentence, and a column a code; what is not coded is missing\n" \
    "  --key FILE            the sample's key, where the sheet numbers units of a sample\n"
/* A command that takes these has CLI_BY_GROUP among its values of --by. */
#define CLI_GROUP_OPTIONS \
    "  --groups FILE         groups of people: TSV or CSV with the columns participant\n" \
    "                        and group\n" \
    "  --group-column NAME   groups from a column or field of the input (gruppe, parti,\n" \
    "                        rolle, group ... are guessed: --by group)\n"
#define CLI_TIME_OPTIONS \
    "  --as-of DATE          when the page was copied, 2026-11-24 or 2026-11-24T14:05:\n" \
    "                        ages become dates\n" \
    "  --timezone NAME       of dates that name another zone (Europe/Oslo)\n"
#define CLI_OUTPUT_OPTIONS \
    "  -o, --output FILE     write to FILE; it appears when it is whole; FILE.xlsx is\n" \
    "                        a workbook\n" \
    "  --force               replace FILE if it exists\n" \
    "  --format FORMAT       table, tsv, csv, excel, xlsx, json, jsonl, md, latex or\n" \
    "                        html\n" \
    "  --excel               CSV as Norwegian Excel wants it\n" \
    "  --lang LANG           nb, nn or en, for the words that people read\n"
#define CLI_DATA_OPTIONS \
    "  --data DIR            folder that holds dict/ (else $ORDSKIFTE_DATA)\n"
#define CLI_THEME_OPTIONS \
    "  --themes FILE         a theme file instead of the shipped ones, or none\n"
#define CLI_RULE_OPTIONS \
    "  --without RULES       leave rules out: question,compare ... or rules for all;\n" \
    "                        count otherwise: stems, grades, stopwords, window=N\n"
#define CLI_LEXICON_OPTIONS \
    "  --lexicon FILE        a lexicon of yours instead of the shipped one: TSV, CSV, a\n" \
    "                        list like AFINN's or NorSentLex'; may be given again\n" \
    "  --add-lexicon FILE    the same, on top of the shipped one: yours wins\n"
#define CLI_MODEL_OPTIONS \
    "  --model NAME          learned weights on top of the lexicon: review, or a file that\n" \
    "                        ordskifte train made; another name lists what there is\n"
#define CLI_PERIOD_OPTIONS \
    "  --every PERIOD        day, week, month, year or tenth, instead of a choice; or the\n" \
    "                        days that begin a period: 2024-09-05,2024-10-01\n"
#define CLI_CHUNK_OPTIONS \
    "  --chunk N             comments at a time; changes no byte of the output\n"
#define CLI_MEMORY_OPTIONS \
    "  --max-memory MIB      a table, JSONL or text is read a piece at a time, and what\n" \
    "                        words and counts take above it goes to temporary files;\n" \
    "                        changes no byte of the output\n"
#define CLI_BATCH_OPTIONS \
    "  --threads N           threads (one a processor); changes no byte of the output\n" \
    "  --max-record MIB      a longer row is rejected and read past (16)\n"
#define CLI_STAT_OPTIONS \
    "  --seed N              of the random numbers (0)\n" \
    "  --permutations N      random arrangements where not all can be counted (99999)\n"

#define CLI_UNIT_OPTIONS \
    "  --unit UNIT           form (default), stem, lemma or key (one for bokmål and\n" \
    "                        nynorsk: ikke and ikkje)\n" \
    "  --ngram N             n-grams of 2 to 5 words that stand side by side in a\n" \
    "                        sentence, no mark between\n" \
    "  --skip N              and that may leave out up to so many words between (1 to 5)\n"
#define CLI_LIST_OPTIONS \
    "  --all                 stop words too; else they are left out, and n-grams that\n" \
    "                        begin or end with one: what was left out is printed\n" \
    "  --top N               rows of each list\n" \
    "  --min N               only what comes so often\n"

/* A corpus, its language and a worker, opened from the options. */
typedef struct cli_job {
    const cli_options *options;
    osk_language *language;
    osk_worker *worker;
    osk_corpus *corpus;
    osk_fold *fold;
    osk_count *count; /* instead of the fold, with --max-memory */
    size_t told;      /* the corpus's notices that were told */
    osk_codes *codes; /* of --codes, where the command takes them as such; `options` has them too */
    osk_error error;  /* code OSK_OK unless the input was cut: then what was read before is there */
} cli_job;

typedef struct cli_command {
    const char *name;
    const char *summary;
    const char *usage;  /* what --help prints; the options that stand in it are the options there are */
    int (*run)(const cli_options *options); /* or NULL: the command reads a file and prints a table, made by: */
    osk_table *(*table)(const cli_job *job, osk_error *error);
    enum cli_need { CLI_CORPUS, CLI_WORKER, CLI_COUNTS, CLI_WORDS, CLI_FOLD } need; /* how far down the road the table is */
    bool (*stream)(const cli_job *job, osk_output *output, osk_error *error); /* instead of a table, or NULL */
    /* Writes the table for people at a terminal instead of columns, or NULL. */
    bool (*read)(const cli_job *job, osk_table *table, osk_output *output, osk_error *error);
    /* Another form of the command that the options ask for, or NULL. */
    const struct cli_command *(*choose)(const cli_options *options);
    cli_by by;          /* values of --by that it takes */
    bool coded;         /* --codes is a sheet of codes that are joined to the corpus */
} cli_command;

extern const cli_command cli_report, cli_comments, cli_tokens, cli_types, cli_stem, cli_spell, cli_freq, cli_keyness,
    cli_collocations, cli_kwic, cli_readability, cli_score, cli_filter, cli_pseudonymise, cli_themes, cli_stance, cli_map,
    cli_timeline, cli_network, cli_compare, cli_sample, cli_agree, cli_evaluate, cli_train, cli_plan, cli_missing, cli_merge, cli_check;
/* What `score` becomes with --plan. */
extern const cli_command cli_shard;

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
/* The same of a corpus that is read already, or of what came before a cut, which `error` tells; takes both. */
int cli_run_corpus(const cli_command *command, const cli_options *options, osk_corpus *corpus, osk_corpus *partial,
                   const osk_error *error);

/* clock.c: progress on standard error. */
typedef struct cli_clock { double begun, told; bool terminal, shown; } cli_clock;
cli_clock cli_clock_begin(void);
/* Seconds since the beginning where a line is due, which the caller writes behind "\r\033[K"; else 0. */
double cli_clock_due(cli_clock *clock);
/* Takes the line away. */
void cli_clock_clear(cli_clock *clock);

/* stages.c: tells of the main job's stages and notices by `options`; NULL where standard error is no terminal. End it before
 * anything else is written. */
typedef struct cli_stages cli_stages;
cli_stages *cli_stages_begin(osk_options *options);
void cli_stages_end(cli_stages *stages);

/* Scores inputs of any size with these options, tells what was noticed, how far it is and how many rows there were.
 * Returns the exit status (batch.c). */
int cli_run_batch(osk_batch *batch, osk_batch_options *options, const cli_options *cli);
/* What the command line says for it. */
osk_batch_options cli_batch_options(const cli_options *options);

/* Tells on standard error what was noticed in opening, and if the stemmer is of no known release. */
void cli_tell_language(const osk_language *language);

/* A list of words, made by `make` with the options as they were settled, and with Hunspell where they ask for lemmas; tells on
 * standard error which stop words it leaves out, and how many comments have no author where it is by participant (words.c). */
typedef osk_table *cli_word_maker(const cli_job *job, const osk_word_options *words, osk_spell *spell, osk_error *error);
osk_table *cli_word_list(const cli_job *job, osk_word_options words, cli_word_maker *make, osk_error *error);
/* The list of frequencies of job->count, told the same. */
osk_table *cli_counted_list(const cli_job *job, osk_word_options words, osk_error *error);

/* Do the options ask for groups instead of participants, and is it not said that rows are by something else? */
bool cli_grouped(const cli_options *options);
/* Does the name say that it is a workbook? */
bool cli_is_workbook(const char *path);
/* Tells on standard error how many cells a workbook had no room for. */
void cli_tell_too_long(osk_format format, const osk_table *table);
/* Title, labels and notes, where the format shows them. */
bool cli_annotate(osk_table *table, const cli_job *job, osk_error *error);

/* The format that the output will have. */
osk_format cli_format(const cli_options *options);

/* Opens an output for the job: none of the names that codes stand for may be in it. */
osk_output *cli_open(const cli_job *job, const char *path, osk_error *error);

/* A notice on standard error; the host is ignored. */
void cli_notice(void *host, const osk_notice *notice);

#endif
