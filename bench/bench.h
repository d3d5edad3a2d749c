/* Throughput against peers, in one run.
 *
 *   corpus.c    files, or a text made by Zipf's law   ->  text, comments, words; a CSV and a small part of it on disk
 *   stages.c    contestants inside this process       \
 *   program.c   other programs, and scripts of peers   ->  rows: seconds of every run
 *   table.c     rows                                   ->  a table for people, or JSON
 *   bench.c     which rows there are, and the order of the runs */
#ifndef BENCH_H
#define BENCH_H

#include "ordskifte.h"

#include "token/token.h"

#include <stddef.h>

enum { RUNS = 5, ROWS = 40 };

struct text { char *data; size_t length, capacity; };
void append(struct text *text, const char *bytes, size_t length);

struct bench {
    const char *source;     /* the top of the tree */
    const char *program;    /* ordskifte itself */
    const char *name;       /* of the corpus */
    struct text text;       /* all comments as a table, id and text; the part of it for slow peers */
    size_t part_length, comment_count;
    size_t bytes;           /* of the comments' texts */
    struct text words;      /* all words, folded, a line each: what a stemmer gets; and the first of them */
    size_t word_count, token_count;
    osk_corpus *corpus;
    osk_language *language;
    osk_worker *worker;
    char folder[64];        /* of the files below */
    struct file { char path[96]; size_t size, words; } csv, part, word_file, word_part, lexicon;
    size_t part_tokens;
};

/* ---- corpus.c ---- */
void corpus_open(struct bench *bench, const char *const *files, size_t count);
void corpus_close(struct bench *bench);

/* ---- rows ---- */
struct row {
    const char *stage, *name;
    double (*run)(struct bench *bench, struct row *row); /* seconds, below 0 where it is to be skipped */
    double megabytes;
    size_t tokens;
    bool base;         /* the others of the stage are measured against this one */
    bool wall;         /* seconds that passed, not those of the processor: for several threads */
    const char *const *arguments; /* of a program, or a script and what it shall do */
    const char *input; /* of a program: the file that it reads from standard input; NULL: nothing */
    double seconds[RUNS], wall_seconds[RUNS];
    int runs;
    const char *why;   /* it was skipped; NULL: it was not */
    char version[64];
};

/* ---- stages.c: CPU seconds ---- */
double run_libstemmer(struct bench *bench, struct row *row);
double run_type_table(struct bench *bench, struct row *row);
double run_icu(struct bench *bench, struct row *row);
double run_tokens(struct bench *bench, struct row *row);
double run_obvious_counts(struct bench *bench, struct row *row);
double run_types(struct bench *bench, struct row *row);
double run_obvious_score(struct bench *bench, struct row *row);
double run_scores(struct bench *bench, struct row *row);
/* Entries of one word of the lexicon: word, tab, thousandths of a valence, a line each. */
void list_lexicon(const struct bench *bench, struct text *out);

/* ---- program.c ---- */
/* `arguments` run, with @CSV, @PART, @WORDS, @WORDPART, @LEXICON, @OUT, @PROGRAM, @SOURCE filled in: CPU seconds of it. */
double run_program(struct bench *bench, struct row *row);
/* A script that tells its own seconds, tokens and version, so that its start counts for nothing. */
double run_script(struct bench *bench, struct row *row);

/* ---- table.c ---- */
void table_print(const struct bench *bench, const struct row *rows, size_t count);
void table_json(const struct bench *bench, const struct row *rows, size_t count);

#endif
