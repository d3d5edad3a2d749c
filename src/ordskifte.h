/* Ordskifte: reading Norwegian debates. The one public header, in the order of the road:
 *
 *   raw file -> comment -> token -> type -> score -> stat -> report
 *
 * Conventions
 *   Names      osk_stage_verb. Lengths and offsets count bytes of UTF-8 unless a comment says otherwise.
 *   Errors     Whatever can fail returns bool or a pointer (false, NULL on failure) and takes an
 *              osk_error last, which may be NULL. Running out of memory is such an error.
 *   Ownership  "new": the caller frees it. "borrows": valid until what is named is freed or reused.
 *              "takes": the callee owns it from now on, also when it fails.
 *   Threads    An osk_language never changes once open and may be shared. An osk_worker belongs to one
 *              thread. The library has no global state, sets no locale and no handler, prints nothing.
 */
#ifndef ORDSKIFTE_H
#define ORDSKIFTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define OSK_API __attribute__((visibility("default")))
#else
#define OSK_API
#endif

/* The version as text, "0.1.0". Borrows: static. */
OSK_API const char *osk_version(void);

/* ---- Errors ---------------------------------------------------------------------------------- */

/* What went wrong; the value is the program's exit status. */
typedef enum osk_code {
    OSK_OK = 0,
    OSK_FILE = 1,      /* a file, a device or memory */
    OSK_USAGE = 2,     /* an unknown option, column or theme; the syntax of a dictionary */
    OSK_INTEGRITY = 3, /* a damaged model, manifest or part */
    OSK_INPUT = 4      /* input that cannot be used: empty, binary, cut, nothing readable as comments */
} osk_code;

/* One clear sentence and where it happened. */
typedef struct osk_error {
    osk_code code;
    size_t line;        /* from 1; 0 where no line is meant */
    size_t column;      /* from 1, in code points; 0 where no column is meant */
    char file[256];     /* as the user wrote it, "" where no file is meant */
    char message[512];  /* UTF-8, no full stop, no line break */
} osk_error;

/* Writes "file:line:column: message" into `out` (always ended by NUL, cut to `size`, control
 * characters replaced, so that it may go to a terminal). Returns `out`. */
OSK_API char *osk_error_text(const osk_error *error, char *out, size_t size);

/* ---- Values ---------------------------------------------------------------------------------- */

/* A piece of somebody else's text, not ended by NUL. `data` is NULL where the text does not say. */
typedef struct osk_slice {
    const char *data;
    size_t length;
} osk_slice;

/* "none" for a type, an entry, a theme. */
#define OSK_NONE UINT32_MAX

/* Something a reader noticed and did not hide: a guess, a rejected row, ill-formed bytes. */
typedef enum osk_notice_kind {
    OSK_NOTICE_COMPLETE, /* how much of the debate the file holds */
    OSK_NOTICE_GUESS,    /* a choice made for the user, and the option that overrides it */
    OSK_NOTICE_REPAIR,   /* ill-formed bytes that became U+FFFD */
    OSK_NOTICE_REJECT,   /* a row that could not be read; the first thousand, all are in osk_corpus_rejected */
    OSK_NOTICE_LEXICON,  /* what a lexicon of the user's own does: its form, and words that others give way to */
    OSK_NOTICE_WORKBOOK, /* what a workbook had no room for */
    OSK_NOTICE_NUL       /* NUL characters, which stand in the text */
} osk_notice_kind;

typedef struct osk_notice {
    osk_notice_kind kind;
    osk_error place; /* code OSK_OK; file, line, column, message as in an error */
} osk_notice;

/* ---- Output: a file under a private name until it is whole ------------------------------------ */

typedef struct osk_output osk_output;

/* Opens `path` for writing, or standard output for NULL. The bytes go to a private name beside it and
 * appear as `path` only when the output is closed. An existing file is an error of OSK_FILE unless
 * `force`; the file `input` ("-": standard input; NULL: none) is never replaced, whatever name leads to it.
 * New: end it with osk_output_close or osk_output_drop. */
OSK_API osk_output *osk_output_open(const char *path, const char *input, bool force, osk_error *error);

/* Writes bytes. A failure is remembered and told by osk_output_close, so calls need no check each. */
OSK_API void osk_output_write(osk_output *output, const char *bytes, size_t length);

/* Ends the output and frees it: the file appears under its name, or an error tells why not. */
OSK_API bool osk_output_close(osk_output *output, osk_error *error);

/* Ends the output without a trace (standard output keeps what it has). NULL is allowed. */
OSK_API void osk_output_drop(osk_output *output);

/* ---- Tables: every result is one before it is anything else ------------------------------------ */

typedef struct osk_table osk_table;

typedef enum osk_cell {
    OSK_TEXT,    /* UTF-8 */
    OSK_COUNT,   /* a whole number */
    OSK_NUMBER   /* a decimal number with the column's fixed decimals */
} osk_cell;

typedef enum osk_format {
    OSK_FORMAT_TABLE, /* aligned, for people at a terminal; control characters replaced */
    OSK_FORMAT_TSV,   /* one header line, LF; tab, newline, return and backslash as \t \n \r \\ */
    OSK_FORMAT_CSV,   /* RFC 4180, LF */
    OSK_FORMAT_EXCEL, /* CSV as Norwegian Excel wants it: BOM, semicolon, decimal comma, no formulas */
    OSK_FORMAT_JSON,  /* {"table": name, "rows": [{...}], "notes": [...]}; `start` and `end` are code points in JSON */
    OSK_FORMAT_JSONL, /* an object a row */
    OSK_FORMAT_MD,    /* Markdown, notes below */
    OSK_FORMAT_LATEX, /* a table in APA's style: booktabs, notes below; a longtable where it is long */
    OSK_FORMAT_HTML,  /* a <table>, everything escaped, notes below */
    OSK_FORMAT_XLSX   /* a workbook: numbers as numbers, texts as texts, never a formula; notes on a sheet of their own */
} osk_format;

/* Finds a format by its name in --format ("tsv", ...). False if there is none. */
OSK_API bool osk_format_find(const char *name, osk_format *format);
/* Does the format show what osk_table_annotate says of a table? A terminal shows labels and words alone. */
OSK_API bool osk_format_annotated(osk_format format);

/* The table's name ("scores") and its size without the header. */
OSK_API const char *osk_table_name(const osk_table *table);
OSK_API size_t osk_table_rows(const osk_table *table);
OSK_API size_t osk_table_columns(const osk_table *table);
/* A column's name in the header, "" behind the last. Borrows: static. */
OSK_API const char *osk_table_heading(const osk_table *table, size_t column);
/* The cell as text, numbers with a point, empty for missing and outside the table. Borrows `table`. */
OSK_API osk_slice osk_table_text(const osk_table *table, size_t row, size_t column);
/* The same as people read it: "unscored" as "ikke vurdert" (osk_table_annotate), where the column's texts are of a closed list. */
OSK_API osk_slice osk_table_shown(const osk_table *table, size_t row, size_t column);
/* What people read over the table ("" where nothing was said), over a column (else its heading), and below the table:
 * osk_table_annotate. `note` is below osk_table_notes. Borrow `table`. */
OSK_API osk_slice osk_table_title(const osk_table *table);
OSK_API osk_slice osk_table_label(const osk_table *table, size_t column);
OSK_API size_t osk_table_notes(const osk_table *table);
OSK_API osk_slice osk_table_note(const osk_table *table, size_t note);
/* Cells that hold more than the 32,767 UTF-16 units that a workbook's cell may: OSK_FORMAT_XLSX cuts them and marks them [...]. */
OSK_API size_t osk_table_too_long(const osk_table *table);
/* Writes the whole table. Fails for memory, and OSK_FORMAT_XLSX also for more rows than a sheet holds (OSK_INPUT) and where
 * there is no room for temporary files (OSK_FILE); what the device says comes with osk_output_close. */
OSK_API bool osk_table_write(const osk_table *table, osk_format format, osk_output *output, osk_error *error);
/* NULL is allowed, as in every osk_..._free. */
OSK_API void osk_table_free(osk_table *table);

/* ---- Language: dictionaries, opened once ------------------------------------------------------ */

typedef struct osk_language osk_language;

typedef struct osk_language_options {
    const char *data;   /* folder that holds dict/; NULL: the installed folder, else the source tree */
    bool compounds;     /* the words that compounds are made of and irregular lemmas too; a layer needs them */
    bool reference;     /* how often words come in other texts too; keyness against it needs them */
    const char *themes; /* a theme file that replaces dict/themes/; NULL: dict/themes/; "none": no themes */
    /* Rules of the score to leave out, "question,compare", or "rules" for all; NULL: none. Also how to count otherwise:
     * "stems", "grades", "stopwords", "window=3" (words that a negation reaches, 1 to 10). */
    const char *without;
    /* Lexicons of the user's own, borrowed for the call: in any form that dict/README.md tells of. `lexicons` stand in
     * place of the shipped lexicon, the valences of emoticons and the weights of negations, `add_lexicons` come on top
     * and win over it; of two the later wins. */
    const char *const *lexicons;     size_t lexicon_count;
    const char *const *add_lexicons; size_t add_lexicon_count;
    const char *model;  /* learned weights on top of the shipped lexicon: the name of one in models/, or a file; NULL: none */
} osk_language_options;

/* Reads every dictionary. New. Errors: OSK_FILE (not there), OSK_USAGE with file, line and column
 * (syntax; no such model, then the message lists those there are), OSK_INTEGRITY (a damaged model). `options` may be NULL. */
OSK_API osk_language *osk_language_open(const osk_language_options *options, osk_error *error);
OSK_API void osk_language_free(osk_language *language);

/* The dictionary files that were read, by name inside the data folder, those of the user's own by the last part of
 * their path (" (2)" behind the second of one name), with their SHA-256 (64 hexadecimal digits).
 * `i` is below the number of files. Borrow `language`. */
OSK_API size_t osk_language_files(const osk_language *language);
OSK_API const char *osk_language_file(const osk_language *language, size_t i);
OSK_API const char *osk_language_hash(const osk_language *language, size_t i);

/* The rules that were left out, as they were named; "" for none. Borrows `language`. */
OSK_API const char *osk_language_without(const osk_language *language);

/* What was noticed while opening: how a user's lexicon was read, and what it changes. Borrows `language`. */
OSK_API size_t osk_language_notices(const osk_language *language);
OSK_API const osk_notice *osk_language_notice(const osk_language *language, size_t i);

/* The release of the stemmer, found by its stems of the words in dict/stemmer.tsv ("snowball 2.2"), or "unknown": then
 * stems may differ from those of others, and of yesterday. Borrows `language`. */
OSK_API const char *osk_language_stemmer(const osk_language *language);

/* Themes by number, in file order: the key ("sosiale-medier") and the name in "nb", "nn" or "en" (another or NULL:
 * "nb"). `theme` is below the count. Borrow `language`. */
OSK_API size_t osk_theme_count(const osk_language *language);
OSK_API const char *osk_theme_key(const osk_language *language, size_t theme);
OSK_API const char *osk_theme_name(const osk_language *language, size_t theme, const char *lang);
/* The number of a theme by its key, or OSK_NONE. */
OSK_API uint32_t osk_theme_find(const osk_language *language, const char *key);

/* ---- 1. comment: raw file -> comments ---------------------------------------------------------- */

/* The opening post is the question that the debate is about; it is read and shown, and counts in no statistics. */
typedef enum osk_kind { OSK_POST, OSK_COMMENT } osk_kind;

/* Piece map: `text_length` bytes of the comment's text at `text` come from `source_length` bytes of the
 * decoded stream at `source`. Equal lengths: byte for byte. What lies between pieces is glue (a space
 * where a page broke a sentence). Ordered, without overlap. */
typedef struct osk_piece {
    size_t text, text_length;
    size_t source, source_length;
} osk_piece;

/* Why words of a comment's text are not its author's own. */
typedef enum osk_quote_kind {
    OSK_QUOTE_POST,    /* the page shows them as an earlier post's: "Kari89 skrev:", "> ..." */
    OSK_QUOTE_MARKS,   /* more than ten words between quotation marks */
    OSK_QUOTE_EARLIER, /* they stand in an earlier comment by another */
    OSK_QUOTE_VARIETY, /* a passage in another norm or language than the rest */
    OSK_QUOTE_FIGURES  /* a pasted list or piece of statistics */
} osk_quote_kind;
OSK_API const char *osk_quote_name(osk_quote_kind kind); /* "post", "marks", "earlier", "variety", "figures" */

/* A quotation: bytes of the comment's text, end exclusive. Ordered, without overlap. */
typedef struct osk_quote {
    uint32_t start, end;
    osk_quote_kind kind;
} osk_quote;

/* Bytes of a comment's text, end exclusive. */
typedef struct osk_range { uint32_t start, end; } osk_range;

typedef struct osk_comment {
    size_t n;          /* 0 the opening post, comments from 1: the number in every table */
    osk_kind kind;
    osk_slice id;      /* as the file has it, else n as text */
    osk_slice author;  /* data NULL where the text does not say */
    bool inferred;     /* the author is told by other words than the comment's head: "8 Replies on Kari's comment" */
    osk_slice headline; /* what the page says of the author; data NULL where it says nothing */
    osk_slice posted;  /* as written ("4 months ago"), of chats as "2024-03-12T14:05"; data NULL where it is not said */
    size_t reply_to;   /* n of the comment that it answers, where the file shows it; else 0 */
    bool to_post;      /* it answers the opening post, whose n is 0 */
    osk_slice title;   /* of the opening post; else data NULL */
    osk_slice value;   /* a number as the file has it ("12", "1,5"); data NULL where the options name no column, or it is empty */
    osk_slice label;   /* that a human gave the comment; data NULL where the options name no column */
    osk_slice group;   /* of its author (camp, party, company, role), as a column says at any of the author's comments; data
                          NULL where none does, and where they say different things, which a notice tells */
    osk_slice text;    /* decoded UTF-8 */
    size_t line;       /* where its text begins in the file, from 1 */
    const osk_piece *pieces;
    size_t piece_count;
    const osk_quote *quotes;
    size_t quote_count;
    const osk_range *long_names; /* words of the text in which a code stands for a name, and which had seven letters or more
                                    before it did: LIX counts them as long all the same. Ordered, without overlap */
    size_t long_name_count;
} osk_comment;

/* What the bytes of a page are. */
typedef enum osk_part {
    OSK_PART_AUTHOR,        /* a name over a comment */
    OSK_PART_HEADLINE,      /* what the page says of the author; a signature */
    OSK_PART_TIME,
    OSK_PART_BODY,          /* text of comments and of the opening post, its title too */
    OSK_PART_QUOTATION,     /* text of comments that is quoted */
    OSK_PART_INTERFACE,     /* buttons, counts, menus */
    OSK_PART_SIDEBAR,
    OSK_PART_ADVERTISEMENT,
    OSK_PART_UNKNOWN,       /* belongs to no comment, and is no known part of a page */
    OSK_PARTS
} osk_part;
OSK_API const char *osk_part_name(osk_part part); /* "author", "headline", ... */

typedef struct osk_corpus osk_corpus;

typedef struct osk_comment_options {
    const char *input;         /* "page", "chat", "signal", "csv", "jsonl", "json", "xml", "text"; NULL: guess */
    const char *layout;        /* of a page: "linkedin", "forum", ...; NULL: guess */
    const char *edits;         /* a file of edits, see osk_comment_read; NULL: "INPUT.edits" where there is one; "none" */
    const char *as_of;         /* when the page was copied, "2026-11-24" or "2026-11-24T14:05": ages become dates */
    const char *zone;          /* of dates that name another: a name that ICU knows; NULL: "Europe/Oslo" */
    const char *text_column;   /* CSV, JSONL: names of columns or fields; NULL: guess */
    const char *author_column;
    const char *id_column;
    const char *value_column;  /* a number, for osk_stat_compare: likes, a rating; never guessed */
    const char *label_column;  /* a human's label, for osk_stat_evaluate; never guessed */
    const char *group_column;  /* the author's group; NULL: guess */
    bool mend;                 /* UTF-8 that was taken for Windows-1252 ("Ã¸") becomes what it was ("ø") */
} osk_comment_options;

/* Reads the comments of a file ("-": standard input), whole in memory. New. Errors: OSK_FILE (missing,
 * a folder, unreadable), OSK_USAGE (no such column or kind of input), OSK_INPUT (empty, binary, an open
 * quotation mark, nothing readable as comments). When `partial` is given and the input was cut, it gets
 * the comments read before the place (new, or NULL). */
OSK_API osk_corpus *osk_comment_read(const char *path, const osk_comment_options *options,
                                     osk_corpus **partial, osk_error *error);

/* The same from memory; `name` stands for the file in messages and in the guess. */
OSK_API osk_corpus *osk_comment_parse(const char *name, const char *bytes, size_t length,
                                      const osk_comment_options *options, osk_corpus **partial,
                                      osk_error *error);
OSK_API void osk_corpus_free(osk_corpus *corpus);

/* Comments in the order of the file, the opening post among them, and the i-th of them. Borrows `corpus`. The comments
 * lie one behind the other, so a pointer to one serves as an array for osk_worker_run. */
OSK_API size_t osk_corpus_count(const osk_corpus *corpus);
OSK_API const osk_comment *osk_corpus_comment(const osk_corpus *corpus, size_t i);
/* What was read, and how. Borrow `corpus`. */
OSK_API const char *osk_corpus_input(const osk_corpus *corpus);   /* "page", "csv", ... as read */
OSK_API const char *osk_corpus_layout(const osk_corpus *corpus);  /* "linkedin-2011", or "" */
OSK_API const char *osk_corpus_name(const osk_corpus *corpus);    /* the path as given */
OSK_API const char *osk_corpus_hash(const osk_corpus *corpus);    /* SHA-256 of the file's bytes */
OSK_API size_t osk_corpus_size(const osk_corpus *corpus);         /* the file's bytes */
/* Bytes of the decoded stream: what a page or chat's ledger sums to. */
OSK_API size_t osk_corpus_stream_size(const osk_corpus *corpus);
/* The number of comments that the page itself states; 0 where it states none. */
OSK_API size_t osk_corpus_stated(const osk_corpus *corpus);
/* The comments read, the opening post not counted. */
OSK_API size_t osk_corpus_found(const osk_corpus *corpus);
/* Those of them whose author the file does not name. */
OSK_API size_t osk_corpus_nameless(const osk_corpus *corpus);
/* Does the file hold the whole debate? Complete only if the page states just the number that was read. */
typedef enum osk_complete { OSK_UNKNOWN, OSK_PARTIAL, OSK_COMPLETE } osk_complete;
OSK_API osk_complete osk_corpus_complete(const osk_corpus *corpus);
/* The line of a "Load more comments", from 1; 0 where the page holds none. */
OSK_API size_t osk_corpus_unloaded(const osk_corpus *corpus);
OSK_API const char *osk_complete_name(osk_complete complete); /* "unknown", "partial", "complete" */
/* Rows that could not be read, and everything that the reader noticed, completeness first. Borrows `corpus`. */
OSK_API size_t osk_corpus_rejected(const osk_corpus *corpus);
OSK_API size_t osk_corpus_notices(const osk_corpus *corpus);
OSK_API const osk_notice *osk_corpus_notice(const osk_corpus *corpus, size_t i);

/* For --strict: OSK_INPUT at the first place where a row was rejected or bytes were ill-formed. */
OSK_API bool osk_corpus_check(const osk_corpus *corpus, osk_error *error);
/* The edits that were applied: the file's name (NULL: none), its SHA-256, how many. Borrow `corpus`. */
OSK_API const char *osk_corpus_edits(const osk_corpus *corpus);
OSK_API const char *osk_corpus_edits_hash(const osk_corpus *corpus);
OSK_API size_t osk_corpus_edit_count(const osk_corpus *corpus);

/* The comments as a table: n, kind, id, author, group (only where some comment carries one), inferred, posted, earliest, latest, reply_to, line, quoted,
 * long_names (the same; where codes stand for long names), title, text.
 * `reply_to` is 0 of those that answer the opening post, and empty of those that answer nobody. `earliest` and `latest` are the days or minutes between which it was posted, as far as that can be said; `quoted` are
 * ranges of bytes, "120-340 400-420". New. */
OSK_API osk_table *osk_corpus_table(const osk_corpus *corpus, osk_error *error);
/* What of a page belongs to no comment: line, lines, part, why, text. Of other inputs the rejected rows. New. */
OSK_API osk_table *osk_corpus_dropped(const osk_corpus *corpus, osk_error *error);
/* The ledger of a page or chat: part, bytes, share, ranges; the sum of bytes is that of the decoded stream. OSK_USAGE for other
 * inputs. New. */
OSK_API osk_table *osk_corpus_ledger(const osk_corpus *corpus, osk_error *error);
/* What is doubtful: line, comment, doubt, edit (the line of an edit file that would decide it the other way). New. */
OSK_API osk_table *osk_corpus_review(const osk_corpus *corpus, osk_error *error);
/* Every quotation: comment, author, start, end, words, kind, text. New. */
OSK_API osk_table *osk_corpus_quotations(const osk_corpus *corpus, osk_error *error);

/* Puts over and below a table what a reader must know, in `lang` ("nb", "nn", "en"; NULL: "nb"): a title, what stands over
 * the columns, words for what its cells hold ("unscored", a theme's key), N and what of the debate is not there (`corpus`;
 * NULL: the rows), what the figures are. Markdown, LaTeX, HTML and a report's workbook have it; a terminal has labels and
 * words; JSON and the workbook of one table have title and notes, and cells as TSV has them. A second call changes nothing.
 * OSK_USAGE: no such language. */
OSK_API bool osk_table_annotate(osk_table *table, const osk_language *language, const osk_corpus *corpus, const char *lang,
                                osk_error *error);

/* ---- 2. token: comments -> tokens -------------------------------------------------------------- */

/* Words, abbreviations, emoticons and emoji have types; the other kinds have none. */
typedef enum osk_token_kind {
    OSK_WORD, OSK_ABBREVIATION, OSK_NUMERAL, OSK_URL, OSK_EMAIL, OSK_MENTION, OSK_TAG,
    OSK_EMOTICON, OSK_EMOJI, OSK_MARK
} osk_token_kind;

/* How the letters stand: "sv", "Sv", "SV" and "eBay" differ; OSK_SHAPE_NONE has no letters. */
typedef enum osk_shape {
    OSK_SHAPE_NONE, OSK_SHAPE_LOWER, OSK_SHAPE_CAPITAL, OSK_SHAPE_UPPER, OSK_SHAPE_MIXED
} osk_shape;

/* A token is a union of whole UAX #29 word segments and holds no white space: where ICU joins U+202F to what stands beside it,
 * the segment is parted ("1\u202F600" is two tokens, one number). */
typedef struct osk_token {
    uint32_t comment; /* index in the chunk */
    uint32_t start;   /* bytes of the comment's text */
    uint32_t length;
    uint32_t type;    /* number in the worker's vocabulary; OSK_NONE for numerals, addresses, marks */
    uint8_t kind;     /* osk_token_kind */
    uint8_t shape;    /* osk_shape */
} osk_token;

/* Sentences tile the comment's text from its start. One whose comment has no token has no sentence. */
typedef struct osk_sentence {
    uint32_t comment;       /* index in the chunk */
    uint32_t start, length; /* bytes of the comment's text, white space at the end included */
    uint32_t first, count;  /* tokens of the chunk */
} osk_sentence;

OSK_API const char *osk_token_kind_name(osk_token_kind kind); /* "word", "url", ... */

/* ---- 3. type: tokens -> types ------------------------------------------------------------------ */

/* What is known of one normalised form (NFC, case-folded): a pure function of the form. */
typedef struct osk_type {
    uint32_t stem;   /* number of the Snowball stem; see osk_type_stem */
    bool stop;       /* a stop word */
} osk_type;

/* ---- 4. score: a comment's value, and why ------------------------------------------------------ */

/* Positive from a score of 0.2, negative from -0.1; between them mixed if both sums are at least 1.5, else neutral; a model
 * has thresholds of its own, and is neutral too where no sentence is subjective enough. Unscored where nothing matched, neither an entry nor a shifter with a weight, which is not the same as neutral. */
typedef enum osk_label { OSK_UNSCORED, OSK_NEUTRAL, OSK_POSITIVE, OSK_NEGATIVE, OSK_MIXED } osk_label;

OSK_API const char *osk_label_name(osk_label label); /* "unscored", "neutral", ... */

/* score = (positive - negative) / (positive + negative + OSK_SCORE_K). K is the weight of two clear
 * words: one word at valence 2 gives 0.5, and no amount of words reaches 1. */
#define OSK_SCORE_K 2000

/* Sums of contributions in thousandths of a valence. */
typedef struct osk_score {
    int64_t positive;      /* sum of the positive contributions */
    int64_t negative;      /* sum of the negative ones, as a positive number */
    int64_t free_positive, free_negative; /* the same with the words that themes claim */
    uint32_t words;        /* words and abbreviations */
    uint32_t quoted_words; /* of these, words inside the comment's quotations: they count for nobody's sentiment */
    uint32_t scored_words; /* of these, words that an entry, or a shifter with a weight, took */
    uint32_t known_words;  /* of the own words, those that are an entry each for itself, whatever a theme claims */
    uint32_t sentences;
    int64_t subjectivity;  /* of a model: that of the sentence that has most, thousandths; else 0 */
    osk_label label;
} osk_score;

/* The score in millionths, rounded once, half away from zero; 0 where unscored (see the label). */
OSK_API int64_t osk_score_value(const osk_score *score);

/* Why an entry counts for less, or not at all. */
typedef enum osk_mood {
    OSK_MOOD_NONE,
    OSK_MOOD_QUESTION,   /* the sentence asks: "Er dette bra?" */
    OSK_MOOD_CONDITION,  /* it stands in a condition: "hvis det blir bra" */
    OSK_MOOD_COMPARISON, /* it is measured against something: "bedre enn" */
    OSK_MOOD_MODAL,      /* what is good is only called for, or possible: "må bli bra" */
    OSK_MOOD_QUOTATION   /* three words or more between quotation marks: someone else's */
} osk_mood;
OSK_API const char *osk_mood_name(osk_mood mood); /* "", "question", ... */

/* One contribution: `free_value` = `valence` times the factors, rounded once, half away from zero; `value` is the same,
 * or 0 where a theme claims one of the words (see osk_language_options.themes). The values of a comment's rows sum to
 * positive - negative. Factors in thousandths, 1000 where the rule is silent. */
typedef struct osk_trace {
    uint32_t comment;
    uint32_t first, count;   /* tokens of the chunk */
    uint32_t words;          /* of these, words that no row before it holds */
    uint32_t entry;          /* number of the lexicon entry; of the shifter where `shifter` */
    bool shifter;            /* the weight of a shifter itself: "ikke" leans to the negative, whatever it negates */
    bool known;              /* it is one word, which no such row before it holds */
    bool learned;            /* `entry` is a model's, "!~god": a negation is part of it, and no rule touches it */
    uint32_t cue, cue_count; /* tokens of the negation that holds it in its scope; OSK_NONE, 0 for none */
    uint32_t other_cue, other_cue_count; /* the same of a second one, farther ahead */
    uint32_t theme;          /* that claims one of the words, or OSK_NONE */
    int32_t valence, strength, negation, contrast, frame;
    uint8_t mood;            /* osk_mood: why `frame` is not 1000 */
    bool affixal;            /* the negation is an affix of the word: "urettferdig" */
    int32_t value, free_value;
    int32_t subjectivity;    /* what it adds to its sentence's, where a model is in use */
} osk_trace;

/* A negation by the guidelines of NoReC_neg: the ranges of its cue, then those of its scope, in the chunk's ranges from
 * `first` on. Neighbouring words of a scope are one range. */
typedef struct osk_negation {
    uint32_t comment;
    uint32_t first, cue_count, scope_count;
    bool affixal;
} osk_negation;

/* One theme entry found in the text. */
typedef struct osk_hit {
    uint32_t comment;
    uint32_t first, count;  /* tokens of the chunk */
    uint32_t theme;
    uint32_t entry;         /* number of the line that found it, in the order of the files */
} osk_hit;

/* A chunk on the road: whole comments and what the stages made of them. Comments, tokens, sentences,
 * trace and hits are in the order of the text. */
typedef struct osk_chunk {
    const osk_comment *comments; size_t comment_count;
    osk_token *tokens;           size_t token_count;
    osk_sentence *sentences;     size_t sentence_count;
    osk_score *scores;           /* one a comment */
    osk_trace *trace;            size_t trace_count;
    osk_hit *hits;               size_t hit_count;
    osk_negation *negations;     size_t negation_count; /* only from osk_worker_explain */
    osk_range *ranges;
} osk_chunk;

/* One thread's scratch: boundaries, vocabulary, the chunk. */
typedef struct osk_worker osk_worker;

/* New; borrows `language` for its whole life. */
OSK_API osk_worker *osk_worker_make(const osk_language *language, osk_error *error);
OSK_API void osk_worker_free(osk_worker *worker);
/* Forgets all types but those of the dictionaries: numbers of types and folds of this worker are worth nothing then. */
OSK_API void osk_worker_forget(osk_worker *worker);

/* Takes whole comments down the road to scores. The chunk borrows `worker` (until the next run) and
 * `comments`. */
OSK_API const osk_chunk *osk_worker_run(osk_worker *worker, const osk_comment *comments, size_t count,
                                        osk_error *error);

/* The same, and the negations with their scopes. */
OSK_API const osk_chunk *osk_worker_explain(osk_worker *worker, const osk_comment *comments, size_t count,
                                            osk_error *error);

/* The same as far as types: a chunk without scores, trace and hits. */
OSK_API const osk_chunk *osk_worker_types(osk_worker *worker, const osk_comment *comments, size_t count,
                                          osk_error *error);

/* What the worker knows of types and entries. `type` is below the count. Slices borrow `worker` until its next run. */
OSK_API size_t osk_type_count(const osk_worker *worker);
OSK_API osk_slice osk_type_form(const osk_worker *worker, uint32_t type);
OSK_API osk_slice osk_type_stem(const osk_worker *worker, uint32_t type);
OSK_API osk_type osk_type_record(const osk_worker *worker, uint32_t type);
OSK_API osk_slice osk_trace_entry(const osk_worker *worker, const osk_trace *row); /* as the dictionary writes it */

/* The Snowball stem of one word, case-folded first; ill-formed UTF-8 becomes U+FFFD, and *repaired, if given, tells
 * whether any was. Borrows `worker` until the next call. */
OSK_API bool osk_type_stem_word(osk_worker *worker, osk_slice word, osk_slice *stem, bool *repaired, osk_error *error);

/* ---- spelling: what Hunspell's Norwegian dictionaries know; never on the road to a score ------------ */

/* The dictionaries nb_NO and nn_NO, for one thread at a time. */
typedef struct osk_spell osk_spell;

/* New. Borrows the language, whose irregular lemmas it has where that holds `compounds`; NULL: none. `folder` holds nb_NO.aff,
 * nb_NO.dic, nn_NO.aff, nn_NO.dic; NULL: where Debian's hunspell-no has them. They are read when they are first asked, and
 * that call fails with OSK_FILE (not there) or OSK_INTEGRITY (cut, or they answer wrongly what is known). Hunspell itself
 * cannot tell that memory ran out. */
OSK_API osk_spell *osk_spell_open(const char *folder, const osk_language *language, osk_error *error);
OSK_API void osk_spell_free(osk_spell *spell);

/* Looks for names of people who wrote that may be spellings of one: "K. Berg", "Kari", "Dr. Kari Berg", "Berg, Kari",
 * "kari berg", a listed spelling (Joakim, Joachim). Nothing is merged: what is found stands in osk_corpus_review with the line
 * of an edit file that would, and is counted in a notice. */
OSK_API bool osk_corpus_identities(osk_corpus *corpus, const osk_language *language, osk_error *error);

/* Puts a code (P01) in the place of everybody who wrote, and of everybody the key names: as author, in texts (first names and
 * surnames alone, genitives, compounds, handles, addresses, profile links), in what belongs to no comment, in file names and
 * notices. A code stands for each word of a name, so that words and sentences count as before. `key` is a file, made with mode
 * 0600 where there is none; new people are appended to it. `lang` is that of its first line. What may be a name and what
 * names others stands in osk_corpus_review with a line for the key. Outputs that osk_output_guard joins to the corpus must
 * hold no full name, surname, address or link of the key. Call it behind osk_corpus_identities and osk_corpus_passages, and before anything else is made of the
 * corpus. Errors: OSK_USAGE (the key's
 * syntax, with its place), OSK_INTEGRITY (others can read the key), OSK_FILE. After an error the corpus may only be freed. */
OSK_API bool osk_corpus_pseudonymise(osk_corpus *corpus, const osk_language *language, const char *key, const char *lang,
                                     osk_error *error);
/* The codes that the corpus's key has; 0: nobody has one. */
OSK_API size_t osk_corpus_coded(const osk_corpus *corpus);
/* Closing the output fails with OSK_INTEGRITY, and nothing appears, where it holds a name that the corpus was freed of. The
 * corpus is borrowed until then. */
OSK_API void osk_output_guard(osk_output *output, const osk_corpus *corpus);

/* Marks passages of a page's comments that are in another norm or language than their poster writes, as quotations; *words
 * gets how many words they have. Other inputs stay as they are: each row is its own. */
OSK_API bool osk_corpus_passages(osk_corpus *corpus, osk_worker *worker, size_t *words, osk_error *error);

/* ---- folds: what of a chunk is kept ------------------------------------------------------------ */

typedef struct osk_fold osk_fold;

/* How far down the road a fold goes. */
typedef enum osk_depth {
    OSK_DEPTH_TYPES,  /* counts of types */
    OSK_DEPTH_SCORES, /* and scores and themes of comments */
    OSK_DEPTH_MARKS,  /* and trace and hits, for a page that shows them: the fold grows with tokens */
    OSK_DEPTH_POSTINGS /* no scores: how often each comment's own words stand in it, eight bytes a word and comment */
} osk_depth;

/* New, empty. Borrows `worker` (its vocabulary). */
OSK_API osk_fold *osk_fold_make(osk_worker *worker, osk_depth depth, osk_error *error);
OSK_API void osk_fold_free(osk_fold *fold);

/* Adds a chunk of the fold's own worker. The comments' slices are borrowed from the corpus. */
OSK_API bool osk_fold_add(osk_fold *fold, const osk_chunk *chunk, osk_error *error);

/* Adds all of `other` (of any worker of the same language). Associative and commutative. OSK_USAGE where one counts words,
 * the other n-grams or keys. */
OSK_API bool osk_fold_join(osk_fold *fold, const osk_fold *other, osk_error *error);

/* Does the text look unlike what the model learned from: does it know so much fewer of its words, one by one, that chance
 * (one standard error of a share) is not why? Then *notice says how many; false also where there is no model, or under 500
 * words. Pairs do not count: "er det" stands in any text. */
OSK_API bool osk_model_domain(const osk_fold *fold, osk_notice *notice);
/* The same of so many own words, of which the model knows so many: known_words of the scores (osk_score). */
OSK_API bool osk_model_foreign(const osk_language *language, uint64_t words, uint64_t known, osk_notice *notice);

/* A row for each comment: id, author, label, score, positive, negative, words, scored_words, quoted_words. New. */
OSK_API osk_table *osk_score_table(const osk_fold *fold, osk_error *error);
/* Every contribution: comment, start, end, words, entry, valence, strength, negation, contrast, frame, mood, theme,
 * free_value, value, cue, divisor (positive + negative + K of the comment: its values sum to score * divisor). The fold
 * must keep its marks, else the table is empty. `start` and `end` are bytes of the comment's text. New. */
OSK_API osk_table *osk_trace_table(const osk_fold *fold, osk_error *error);
/* The reasons of every comment as JSON Lines: id, comment, author, label, score, positive, negative, divisor, words,
 * scored_words, trace (an object a contribution) and negations ({"cue": [[start, end], ...], "scope": [...], "affixal":
 * false}), places in code points of the text. Writes chunk by chunk; fails for memory, and the device is told of by
 * osk_output_close. */
OSK_API bool osk_explain_write(const osk_corpus *corpus, osk_worker *worker, size_t chunk, osk_output *output,
                               osk_error *error);
/* Term counts: form, stem, tokens, comments; most frequent first, then by bytes; stop words only with `all`. New. */
OSK_API osk_table *osk_type_table(const osk_fold *fold, bool all, osk_error *error);
/* The same with the lemma that Hunspell's dictionaries and our nouns lead to, empty where they know none: form, stem, lemma,
 * tokens, comments. Each form is asked in the norm that knows more of the corpus's tokens, then in the other. The choice
 * among lemmas is better where the language holds `compounds`. Errors: those of `spell`. New. */
OSK_API osk_table *osk_lemma_table(const osk_fold *fold, bool all, osk_spell *spell, osk_error *error);
/* Where stems and lemmas part: kind, stem, members, groups, tokens. "conflated": a stem whose forms have no lemma in
 * common; groups are lemmas. "split": a lemma (in column stem) whose forms have several stems; groups are stems. Most
 * tokens first, then by bytes. Errors: those of `spell`. New. */
OSK_API osk_table *osk_stem_audit_table(const osk_fold *fold, bool all, osk_spell *spell, osk_error *error);
/* Words that neither norm nor the dictionaries of the language know: form, tokens, comments, candidates; most frequent
 * first, then by bytes. Candidates are up to five known forms at distance 1, for words of six letters or more 2, best
 * first. With `suggest` also Hunspell's suggestions, a tenth of a second a word, which its own clock may cut short: the
 * column is not the same on every machine. Errors: those of `spell`. New. */
OSK_API osk_table *osk_spelling_table(const osk_fold *fold, bool suggest, osk_spell *spell, osk_error *error);
/* Each comment that holds a theme: comment, author, theme, hits, words (in those places), themed_sentences, sentences. New. */
OSK_API osk_table *osk_theme_table(const osk_fold *fold, osk_error *error);
/* Every place of a theme: comment, start, end, words, theme, entry (the first form of the line that found it). The fold must
 * keep its marks. New. */
OSK_API osk_table *osk_hit_table(const osk_fold *fold, osk_error *error);
/* Writes the theme file `path` with the forms of each entry that is one plain word filled in, as Hunspell's dictionaries of both
 * norms have them; other lines stay. To be read by people: a form of two words is given for either. *unknown: words that no
 * dictionary knows, which stay alone. Errors: those of `spell`, OSK_FILE, OSK_USAGE. */
OSK_API bool osk_theme_fill(const char *path, osk_spell *spell, osk_output *output, size_t *unknown, osk_error *error);
/* What each line of the theme files caught in comments: theme, entry, line (in its file), form (folded), tokens, comments; in
 * the order of the files, most tokens first; with `all` lines that caught nothing too. The fold must keep its marks. New. */
OSK_API osk_table *osk_theme_check_table(const osk_fold *fold, bool all, osk_error *error);
/* Which two themes stand together: theme, other, sentences (of comments, that hold both), theme_sentences, other_sentences,
 * expected (sentences with both if themes fell independently of each other), comments (with both). Most sentences first. A
 * theme and a part of it are no two. Descriptive: sentences of a comment hang together, so there is no test. New. */
OSK_API osk_table *osk_theme_pair_table(const osk_fold *fold, osk_error *error);

/* Counts of words, long words and sentences by comment, as osk_readability_table has them: for osk_stat_options. New. */
typedef struct osk_reading osk_reading;
OSK_API osk_reading *osk_pipeline_reading(const osk_corpus *corpus, osk_worker *worker, size_t chunk, osk_error *error);
OSK_API void osk_reading_free(osk_reading *reading);

/* ---- a coder's own codes, joined to the corpus -------------------------------------------------- */

/* A sheet (CSV by any program, header first) of codes: which comment a row is of says a column `comment` (its number), `id` (as
 * in the file) or `unit` (of a sample, whose `key` then tells where it stands); a column `sentence` makes sentences the units.
 * Every other column is a code: 1, x, ja, yes or 0, nei, no, empty where it was not coded; where a column never says no, an
 * empty cell in a row that says something is a no. A column with other words holds codes of its own, several with ; between
 * them: `holdning=for`, and of a column `code` (kode) the word alone. Columns that `comments` writes and those of text, note
 * and coder are no codes; `sha256` must be the input's. What is not coded is missing everywhere, never a no. */
typedef struct osk_codes osk_codes;
/* New. `key` is NULL but for units of a sample. Errors: OSK_FILE, OSK_USAGE (no column says where a row belongs, no codes),
 * OSK_INPUT with file and line (unknown comment or sentence, a unit twice, sentences and comments mixed, over 200 codes),
 * OSK_INTEGRITY (coded in another file, or of another sample). */
OSK_API osk_codes *osk_pipeline_codes(const osk_corpus *corpus, osk_worker *worker, const char *sheet, const char *key,
                                      osk_error *error);
OSK_API void osk_codes_free(osk_codes *codes);
/* Codes by number and name; what was noticed while reading. `i` is below the count. Borrow `codes`. */
OSK_API size_t osk_codes_count(const osk_codes *codes);
OSK_API osk_slice osk_codes_name(const osk_codes *codes, size_t i);
OSK_API size_t osk_codes_notices(const osk_codes *codes);
OSK_API const osk_notice *osk_codes_notice(const osk_codes *codes, size_t i);

/* ---- 5. stat: participants compared ------------------------------------------------------------ */

/* What is compared. The comment is the unit; opening post and comments without an author are left out. */
typedef enum osk_comparison {
    OSK_COMPARE_DEFAULT, /* all participants, then each against the rest (sentiment, or the measure asked for); then each
                            theme over all participants (themed sentences over sentences) */
    OSK_COMPARE_PAIRS,   /* every two participants, with groups every two groups; the table tells how large that family is */
    OSK_COMPARE_DETAIL,  /* each against the rest, all procedures for two groups beside each other */
    OSK_COMPARE_TREND,   /* does the measure rise or fall through the debate */
    OSK_COMPARE_TALK,    /* how unevenly the talk falls; descriptive */
    OSK_COMPARE_COUNTS,  /* the label of a comment (positive, negative, ...) by participant; no whole table for themes */
    OSK_COMPARE_MODEL    /* partial pooling: a random intercept for each participant */
} osk_comparison;

/* Periods of a debate: of a timeline, of comparisons, of lists of words. */
typedef enum osk_every {
    OSK_EVERY_AUTO,  /* the shortest of the next four that makes at most forty periods and has a place for at least half of
                        the comments; else tenths */
    OSK_EVERY_DAY, OSK_EVERY_WEEK, /* from Monday */ OSK_EVERY_MONTH, OSK_EVERY_YEAR,
    OSK_EVERY_TENTH, /* of the comments in their order, whatever their dates */
    OSK_EVERY_CUT    /* days that begin a period are named, "2024-09-05,2024-10-01"; OSK_USAGE where they are no days or do
                        not ascend */
} osk_every;

typedef struct osk_stat_options {
    uint64_t seed;        /* of the random numbers; replicate r draws from stream (seed, r) */
    size_t permutations;  /* replicates where not all arrangements can be counted; 0: 99,999, for more than a
                             thousand comments fewer, but never under 999, where one is dear (a trend of
                             80,000 comments) 499; each p tells its error */
    const char *lang;     /* language of the plain words: "nb", "nn", "en"; NULL: "nb"; another is OSK_USAGE */
    size_t threads;       /* 0: as many as processors. Changes no byte of any output */
    osk_comparison comparison;
    const char *measure;  /* "sentiment", "words", "sentences", "value" (of osk_comment_options.value_column), "lix" and "rix" (with `reading`), "code:KEY" (with `codes`: coded sentences that hold it over coded sentences, or 1 and 0 of coded comments, within strata of length), "theme:KEY" (of each comment: 1 where it holds the theme
                             for pairs, trend and correlation; else themed sentences over sentences); NULL: sentiment and
                             the themes; another is OSK_USAGE */
    const char *other;    /* a second measure: their rank correlation instead of a comparison; NULL: none */
    const char *themed;   /* a theme's key, or code:KEY: each person's comments that hold it against the same person's others,
                             by sign flips over people (of osk_stat_themes: rows are those comments and the others); NULL: none */
    const char *groups;   /* TSV or CSV with the columns participant and group: groups of participants are compared, and
                             participants permuted; NULL: participants themselves. Errors: OSK_FILE, OSK_USAGE with place */
    const osk_corpus *grouped; /* the same with the groups that the comments of this corpus carry (osk_comment.group), where
                             `groups` is NULL. OSK_USAGE where they carry none */
    const osk_corpus *dated; /* when its comments were posted: a trend is by time where all of them tell it; NULL: by place */
    bool periods;         /* periods are compared, which needs `dated`: comments change places so that people's stay together */
    osk_every every;      /* which periods */
    const char *cuts;     /* of OSK_EVERY_CUT, also of a timeline */
    const osk_codes *codes; /* a coder's codes: measures code:KEY, rows of osk_stat_themes; NULL: none */
    const osk_reading *reading; /* of osk_pipeline_reading: measures "lix" and "rix", of each comment; NULL: none */
    bool bca;             /* BCa for intervals of a mean also under 40 comments */
    bool bh;              /* Benjamini-Hochberg instead of Holm */
    bool force;           /* what is refused for too little data too; the note says that it was */
    osk_complete complete; /* how much of the debate there is: words what a p-value means */
} osk_stat_options;

/* In what follows `options` may be NULL: seed 0, the usual replicates, bokmål, the default comparison. */

/* For each participant comments, words, share of the talk and mean sentiment: unweighted over scored comments, with its
 * 95 % interval from five scored comments on (Student t for 5 to 19, bootstrap-t from 20, BCa from 40), weighted by words,
 * and with unscored comments as 0. Most comments first. New. */
OSK_API osk_table *osk_stat_participants(const osk_fold *fold, const osk_stat_options *options, osk_error *error);
/* Who differs from whom, by how much, how sure is that, and which comparisons could never have been decided. Columns:
 * measure, comparison, n and m (units on both sides; m empty where all are compared), estimate, low, high (95 %), effect
 * (its name), size, size_low, size_high, p, p_error (Monte Carlo), p_adjusted, family and decidable (its size before and
 * after Tarone's rule), least (the smallest p that the pooled values could give), extreme, arrangements (p is their
 * ratio), method, note. Sources of the methods: src/stat/procedure.h, effect.h. Errors: OSK_USAGE for a measure there is not, and
 * those of `groups`. New. */
OSK_API osk_table *osk_stat_compare(const osk_fold *fold, const osk_stat_options *options, osk_error *error);
/* The same table for people at a terminal, in `lang` (NULL: "nb"): each comparison in whole lines of 80 columns, estimate, interval
 * and size first and p after, the notes that several share once below. Annotate it first. OSK_USAGE: no such language. */
OSK_API bool osk_compare_write(const osk_table *table, const osk_language *language, const char *lang, osk_output *output,
                               osk_error *error);
/* Each theme by participant, or by group where the options name groups: theme, participant (group), themed_comments, comments,
 * themed_sentences, sentences, share (of sentences) with its 95 % interval low, high, themed_words, words, word_share. The
 * interval leaves out one comment at a time, of groups one participant; none under five. New. */
OSK_API osk_table *osk_stat_themes(const osk_fold *fold, const osk_stat_options *options, osk_error *error);
/* A coder's codes (options->codes): code, participant (empty: all), held (units that hold it), coded (units), share of them with
 * its 95 % interval as above. New. */
OSK_API osk_table *osk_stat_codes(const osk_fold *fold, const osk_stat_options *options, osk_error *error);
/* In what mood a theme is spoken of, by all (participant empty) and by each who does, or each group: comments and sentences
 * that hold it, how many of them are scored, mean with its interval as in osk_stat_participants (the unit is the comment: the
 * mean score of its themed sentences), free_mean (the same with the words that themes claim), held (contributions that the
 * theme keeps out of the score) and held_value (their sum, as valence). New. */
OSK_API osk_table *osk_stat_theme_mood(const osk_fold *fold, const osk_stat_options *options, osk_error *error);

/* What of an evaluation is wanted. */
typedef enum osk_evaluation {
    OSK_EVALUATION_FIGURES,      /* measure, label, value, low, high, count: accuracy, macro_f1, alpha (Krippendorff's, of people and
                                    program, nominal), and precision, recall
                                    and f1 of each label, with 95 % percentile intervals of a bootstrap over comments;
                                    spearman (of scores with graded labels) with Bonett and Wright's interval */
    OSK_EVALUATION_CONFUSION,    /* human, positive, negative, neutral: how often each label was given for each */
    OSK_EVALUATION_DISAGREEMENTS, /* comment, human, label, score, text */
    OSK_EVALUATION_METHOD        /* text: the sentence for a method chapter */
} osk_evaluation;

/* The labels that humans gave against the program's, of comments. A human label is positive, negative, neutral or mixed (in
 * Norwegian, English or the first three letters); mixed counts as neutral. Where no human label is neutral there are two
 * classes: a score below 0 is negative, all else positive, no score too; else three: mixed and unscored are neutral.
 * Numbers are graded labels, for spearman alone. Comments with another label, or none, are left out, and row left_out
 * counts them. OSK_INPUT where fewer than two are left. New. */
OSK_API osk_table *osk_stat_evaluate(const osk_fold *fold, osk_evaluation which, const osk_stat_options *options,
                                     osk_error *error);

/* ---- agreement with people: coding sheets, coders, and the program against them ------------------ */

typedef enum osk_sample_unit { OSK_SAMPLE_AUTO, OSK_SAMPLE_COMMENTS, OSK_SAMPLE_SENTENCES } osk_sample_unit;
typedef enum osk_sample_by { OSK_SAMPLE_BY_LABEL, OSK_SAMPLE_BY_PARTICIPANT, OSK_SAMPLE_BY_THEME } osk_sample_by;

typedef struct osk_sample_options {
    osk_sample_unit unit; /* auto: sentences where there are fewer than 50 comments */
    osk_sample_by by;     /* strata: the program's label (default), who wrote it, the theme with most places in it */
    size_t size;          /* units to draw; 0: 200. All where there are no more */
    size_t chunk;         /* comments a chunk; 0: as many as suit. Changes no byte of any output */
    uint64_t seed;
    const char *lang;     /* of headings and codebook: "nb", "nn", "en"; NULL: "nb" */
    bool workbook;        /* the sheet will be one: no apostrophe before what CSV would make a formula of */
} osk_sample_options;

/* A stratified random sample of comments or sentences that hold a word of their poster's own; the opening post is left
 * out. Strata are at most half as many as units and 64: the smallest groups are one, "other". Of each two units at least, the
 * rest by the square root of its size (power allocation: Bankier 1988, The American Statistician 42, 174-177), drawn
 * without replacement, stratum h from stream (seed, h); then all are shuffled. */
typedef struct osk_sample osk_sample;
/* New; borrows `corpus`. `options` may be NULL. OSK_INPUT where there is nothing to draw from. */
OSK_API osk_sample *osk_pipeline_sample(const osk_corpus *corpus, osk_worker *worker, const osk_sample_options *options,
                                        osk_error *error);
OSK_API void osk_sample_free(osk_sample *sample);
/* How many were drawn, of how many. */
OSK_API size_t osk_sample_count(const osk_sample *sample);
OSK_API size_t osk_sample_frame(const osk_sample *sample);
/* What coders get: sample (a hash of corpus, edits and what was drawn), unit, text, code, note. Nothing of the program's.
 * A text that a spreadsheet would take for a formula has an apostrophe in front, in every format. New. */
OSK_API osk_table *osk_sample_sheet(const osk_sample *sample, osk_error *error);
/* What they must not see: sample, unit, comment, sentence (0: the comment), start, end (bytes of its text), stratum,
 * stratum_units, stratum_drawn, probability (of being drawn: their ratio), label, score. New. */
OSK_API osk_table *osk_sample_key(const osk_sample *sample, osk_error *error);
/* A codebook to fill in: code, definition, inclusion, exclusion, example. New. */
OSK_API osk_table *osk_sample_codebook(const osk_language *language, const char *lang, osk_error *error);

/* As osk_stat_evaluate, of a sample: `key` and the coders' `sheets` against the program as it labels the units now. A
 * unit's human label is the one that most coders gave it; without one it is left out. Each stratum counts for all its units
 * in the corpus (the weight of a unit is their number by that of coded ones; a stratum without a coded unit is left out),
 * also in the confusion, which is in units of the corpus; resamples are drawn within strata. OSK_INTEGRITY where key, sheets and corpus are not of one sample. */
typedef struct osk_sample_codes {
    const char *key;
    const char *const *sheets; size_t sheet_count;
    const char *column;   /* of the codes; NULL: "code" */
} osk_sample_codes;
OSK_API osk_table *osk_pipeline_evaluate(const osk_corpus *corpus, osk_worker *worker, const osk_sample_codes *codes,
                                         osk_evaluation which, size_t chunk, const osk_stat_options *options,
                                         osk_error *error);

typedef enum osk_level { OSK_LEVEL_ANY, OSK_LEVEL_NOMINAL, OSK_LEVEL_ORDINAL, OSK_LEVEL_INTERVAL } osk_level;
typedef struct osk_agree_options {
    const char *column;   /* of codes; NULL: all that two sheets or more have */
    osk_level level;      /* ANY: nominal, and where codes have an order ordinal and interval too */
    const char *lang;     /* of the notes; NULL: "nb" */
} osk_agree_options;

/* Two coders' sheets or more (CSV by any program, rows in any order, a column `unit`). Figures: column, measure, category,
 * value, low, high, units, codes, note: agreement (share of pairs of codes that agree), all_agree (of units), alpha,
 * cohen_kappa (of two sheets), fleiss_kappa, for all codes and for each category against the rest; the note says what
 * alpha's lower end allows by the conventions of .667 and .800, or why there is none. Disagreements: a sheet for a second
 * round with all codes beside each text. Method: the sentence. Intervals: src/stat/agree.h. Errors: OSK_FILE, OSK_USAGE,
 * OSK_INPUT with place, OSK_INTEGRITY (sheets of different samples). New. */
OSK_API osk_table *osk_agree_table(const osk_language *language, const char *const *sheets, size_t count,
                                   osk_evaluation which, const osk_agree_options *options, osk_error *error);
/* For alphas from .70 to .95 the units that coders must code for the lower end of alpha's interval to reach .667 and .800
 * in four of five samples: units_667, units_800, empty where no number is enough. `shares`: of the categories,
 * "0.6,0.3,0.1"; NULL: three alike. Nominal codes. New. */
OSK_API osk_table *osk_agree_plan(size_t coders, const char *shares, osk_error *error);

/* ---- stance: how people speak about it ---------------------------------------------------------- */

/* What a sentence does; one sentence may do several. Words and rules: dict/stance/CARD.md. */
typedef enum osk_stance {
    OSK_STANCE_OBLIGATION,  /* "må", "bør", "en leder skal", "er nødt til" */
    OSK_STANCE_POSSIBILITY, /* "kan lære", "er i stand til" */
    OSK_STANCE_HEDGE,       /* "kanskje", "det er nok riktig" */
    OSK_STANCE_BOOSTER,     /* "utvilsomt", "har klart endret seg" */
    OSK_STANCE_OPINION,     /* of the poster's own: "jeg tror", "etter min mening" */
    OSK_STANCE_REPORTED,    /* of another: "Kari mener", "mange synes" */
    OSK_STANCE_CHANGE,      /* "endrer seg", "påvirker", "blir viktigere" */
    OSK_STANCE_SAME,        /* "er den samme", "fortsatt" */
    OSK_STANCE_AGENT,       /* the subject controls: "sjefen styrer" */
    OSK_STANCE_OBJECT,      /* it is acted on: "blir styrt", "styres", "lar seg styre" */
    OSK_STANCE_QUESTION,
    OSK_STANCES
} osk_stance;
OSK_API const char *osk_stance_name(osk_stance stance); /* "obligation", ... */

/* What of a corpus is kept: a row a sentence that holds a word of its poster's own. Quotations are left out, and what
 * lies in them counts for nothing; the opening post is left out too. */
typedef struct osk_stances osk_stances;

typedef struct osk_stance_options {
    size_t chunk;         /* comments a chunk; 0: as many as suit. Changes no byte of any output */
    bool places;          /* keep every place too, for osk_stance_places */
    bool answers;         /* rank the sentences that answer a question, for osk_stance_answers; the language should hold
                             compounds, else "lederrollen" is not seen to be about "leder" */
    const char *question; /* NULL or empty: the title of the opening post; OSK_USAGE where there is none, or where the
                             question holds no word but function words */
} osk_stance_options;

/* New. Borrows `corpus` (its texts) and `worker` (what it knows of types). `options` may be NULL. */
OSK_API osk_stances *osk_pipeline_stances(const osk_corpus *corpus, osk_worker *worker, const osk_stance_options *options,
                                          osk_error *error);
OSK_API void osk_stances_free(osk_stances *stances);

/* Every sentence: comment, sentence, start, end, author, classes, holder, person (first, generic, other), negated (the
 * classes that stand in the scope of a negation), themes, text. New. */
OSK_API osk_table *osk_stance_sentences(const osk_stances *stances, osk_error *error);
/* Every place: comment, sentence, start, end, words, class, negated, holder. Empty unless places were kept. New. */
OSK_API osk_table *osk_stance_places(const osk_stances *stances, osk_error *error);
/* Every sentence, those first that answer the question best: rank, comment, sentence, start, end, author, claim, holder,
 * modality, negated, weight, why. `weight` counts for its order only. Ties by place. New. */
OSK_API osk_table *osk_stance_answers(const osk_stances *stances, osk_error *error);

/* What the sentences are counted by. */
typedef enum osk_stance_by {
    OSK_STANCE_BY_PARTICIPANT,
    OSK_STANCE_BY_THEME,  /* sentences that hold the theme */
    OSK_STANCE_BY_COURSE, /* tenths of the debate, by comments in their order */
    OSK_STANCE_BY_GROUP   /* of people, as the options tell them */
} osk_stance_by;

/* Sentences that hold each class: (participant | theme | part, from, to | group), class, count, of, share, low, high, negated,
 * comments, note. `of` are the sentences there, low and high the 95 % interval of the share, which leaves out one
 * comment at a time since its sentences go together (osk__interval_share); none for fewer than five comments, or where all
 * sentences but those of one comment are of one kind. Of a group one participant at a time is left out, and the column is
 * participants, not comments. Of the options, which may be NULL, lang words the note, groups and grouped tell who is in
 * which. New. */
OSK_API osk_table *osk_stat_stances(const osk_stances *stances, osk_stance_by by, const osk_stat_options *options,
                                    osk_error *error);

/* ---- words: how often, whose, and beside which -------------------------------------------------- */

/* What a row of words is of. A term of several forms is shown by the most frequent of them, and its members beside it. */
typedef enum osk_unit {
    OSK_UNIT_FORM,  /* as written, in small letters */
    OSK_UNIT_STEM,  /* forms of one Snowball stem */
    OSK_UNIT_LEMMA, /* forms of one lemma, as Hunspell's dictionaries have it; single words only */
    OSK_UNIT_KEY    /* forms that the bridge between bokmål and nynorsk holds to be the same word */
} osk_unit;

/* Whose words a row counts. */
typedef enum osk_by { OSK_BY_NOBODY, OSK_BY_PARTICIPANT, OSK_BY_GROUP, OSK_BY_PERIOD } osk_by;

/* Words are words and abbreviations of comments, those that are quoted left out, the opening post too. */
typedef struct osk_word_options {
    osk_unit unit;
    size_t ngram;     /* 2 to 5: n-grams of so many words, side by side in a sentence, no mark between; 0, 1: words */
    size_t skip;      /* up to 5: an n-gram may leave out so many words in all (Guthrie et al. 2006) */
    bool all;         /* stop words too; else they are left out, and n-grams that begin or end with one */
    osk_by by;
    const osk_corpus *corpus; /* of the fold's comments: for OSK_BY_PERIOD, which needs their times; else NULL */
    osk_every every;          /* for OSK_BY_PERIOD */
    const char *cuts;         /* for OSK_EVERY_CUT */
    size_t top;       /* rows of each list; 0: the usual number */
    size_t min;       /* tokens that a term must have in the list; 0: the usual number */
    const char *who;  /* keyness of this participant or group alone; NULL: of each */
    bool reference;   /* keyness against the language's reference instead of the rest */
    size_t window;    /* collocations: words between which two stand together, 1: side by side; 0: in one sentence */
    bool directed;    /* the word before its collocate; needs a window */
    const char *node; /* the collocates of this word only; NULL: of all */
} osk_word_options;

/* As osk_pipeline_fold, to OSK_DEPTH_POSTINGS, counting as `words` asks: unit (of keys), ngram, skip. OSK_USAGE where
 * these are out of range. Only what follows here reads such a fold, and none of another plan joins it. New. */
OSK_API osk_fold *osk_pipeline_words(const osk_corpus *corpus, osk_worker *worker, size_t chunk,
                                     const osk_word_options *words, osk_error *error);

/* In what follows the fold is of osk_pipeline_words with the same `words`; `options` may be NULL, and says lang and groups
 * (with OSK_BY_GROUP); `spell` is for lemmas only, else NULL. */

/* How often: [participant, group or period,] form, [members,] count, words, per_1000 with its 95 % interval (clusters are
 * participants from twelve on, else comments, since words of one mouth are not independent; none under five), comments and
 * participants that hold it of how many, tf_idf (count x log10(N / holding), over comments, or over the participants or
 * groups that have rows), dispersion over comments and over participants: dp and dp_norm (Gries 2008, Lijffijt & Gries
 * 2012: 0 is even), d and da (Juilland 1970, Burch et al. 2017: 1 is even, by rates in parts), and a note. Of all comments
 * the `top` terms (1,000), of each participant or group 20, that come `min` times (1); most frequent first, then by
 * bytes. New. */
OSK_API osk_table *osk_word_frequencies(const osk_fold *fold, const osk_word_options *words,
                                        const osk_stat_options *options, osk_spell *spell, osk_error *error);
/* Which words a participant, group (OSK_BY_GROUP) or period has more or fewer of than the rest; against the reference also all
 * comments together (OSK_BY_NOBODY). Columns: whose, form, [members,] count and count_rest, words and words_rest, per_1000
 * and per_1000_rest, comments and comments_rest that hold it, dp_norm and dp_norm_rest over these comments, g2
 * (log-likelihood, Dunning 1993), log_ratio (Hardie 2014), lrc (its conservative bound, Evert 2022, over the family),
 * log_odds_z (Monroe, Colaresi & Quinn 2008; the prior has the words of the smaller side, shared out as both sides together
 * share them), p by permuting comments (of groups: participants) over the two sides, never words, with g2 as the statistic:
 * all arrangements where they can be counted, else random ones until twenty are as extreme (Besag & Clifford 1991) or all
 * are drawn; p_error, p_adjusted over the family of the list's words (Holm, or Benjamini-Hochberg with options.bh), family,
 * unit, arrangements, and a note, which says of a word in one comment only that it is so. Against the reference there is
 * no p: its texts are not there to be permuted; a word that it lacks counts as its floor less one. The list holds the
 * `top` words (20) of largest g2 that come `min` times (3) on both sides together, of the 40 participants or groups with
 * most comments. OSK_USAGE where there is no such `who`, and for units other than form against the reference. New. */
OSK_API osk_table *osk_word_keyness(const osk_fold *fold, const osk_word_options *words,
                                    const osk_stat_options *options, osk_spell *spell, osk_error *error);
/* Words that stand together more often than chance would have them, of the corpus that the fold is of: word, collocate,
 * count, count_word and count_collocate of how many (events: pairs of places in the window, from either end where the
 * pair is not directed; or sentences), comments that hold the pair, expected, g2, pmi, npmi, log_dice, t, delta_p and
 * delta_p_back (of the collocate by the word, and of the word by it), and a note. Marks take no place, sentences end
 * windows, and of a sentence over 100 words stretches count where there is no window. The `top` (100) of largest g2 that
 * come `min` times (3), both words too. OSK_USAGE where no comment holds `node`. New. */
OSK_API osk_table *osk_word_collocations(const osk_fold *fold, const osk_corpus *corpus, osk_worker *worker,
                                         size_t chunk, const osk_word_options *words, const osk_stat_options *options,
                                         osk_spell *spell, osk_error *error);
/* Candidates for terms of two or three words, side by side, none at the ends a stop word, in two comments at least, with
 * an npmi of 0.3 or more however they are parted; of `words` all, top and min count, and others are OSK_USAGE: entry (as a theme dictionary has it), count, comments, and the measures
 * of the weaker parting. New. */
OSK_API osk_table *osk_word_terms(const osk_corpus *corpus, osk_worker *worker, size_t chunk,
                                  const osk_word_options *words, osk_error *error);
/* What was left out as stop words: form, tokens, comments; most frequent first. New. */
OSK_API osk_table *osk_word_dropped(const osk_fold *fold, const osk_word_options *words, osk_error *error);

/* ---- more words than memory is to hold ---- */

/* Counts that are written to temporary files, in $TMPDIR (else /tmp) and without names, whenever they reach a limit: sorted
 * runs, merged when the table is made. The tables are those of osk_pipeline_words, byte for byte, whatever the limit. */
typedef struct osk_count osk_count;

typedef struct osk_count_options {
    const osk_word_options *words; /* NULL: types */
    bool all;                      /* types: stop words too */
    size_t memory;                 /* bytes that words and counts take before they are written; one chunk is always held */
    size_t chunk;                  /* comments at a time; 0: as many as suit */
    bool dated;                    /* for OSK_BY_PERIOD: keeps when comments were posted */
} osk_count_options;

/* New; borrows the worker, whose types it forgets, and what the options point to. OSK_USAGE: lemmas, of which only the whole
 * can tell the likeliest. */
OSK_API osk_count *osk_count_open(osk_worker *worker, const osk_count_options *options, osk_error *error);
OSK_API void osk_count_free(osk_count *count);
/* Adds all comments of a corpus. */
OSK_API bool osk_count_corpus(osk_count *count, const osk_corpus *corpus, osk_error *error);
/* How often counts were written to a file so far. */
OSK_API size_t osk_count_runs(const osk_count *count);
/* Of words: osk_word_frequencies, and what was left out as stop words: how many tokens of how many forms, and the first rows
 * of osk_word_dropped, form and tokens. `words` may differ from those of the options in `by`, `corpus` and times. No more is
 * added then. New, both tables. OSK_FILE. */
typedef struct osk_count_dropped { osk_table *first; uint64_t tokens; size_t forms; } osk_count_dropped;
OSK_API osk_table *osk_count_frequencies(osk_count *count, const osk_word_options *words, const osk_stat_options *options,
                                         osk_count_dropped *dropped, osk_error *error);
/* Of types: osk_type_table, written in the format as far as it is made; OSK_FORMAT_TABLE and OSK_FORMAT_XLSX need it whole in
 * memory. `corpus` and `lang` are for osk_table_annotate. No more is added then. */
OSK_API bool osk_count_types(osk_count *count, const osk_corpus *corpus, const char *lang, osk_format format,
                             osk_output *output, osk_error *error);

/* ---- what the theme files leave over ---- */

/* Postings of what no theme caught: of all words (theme OSK_NONE), or of those in sentences that hold the theme (inside) or
 * do not. New. */
OSK_API osk_fold *osk_pipeline_residue(const osk_corpus *corpus, osk_worker *worker, size_t chunk, uint32_t theme, bool inside,
                                       osk_error *error);
/* Frequent words that no theme caught, of three tokens and two participants or more, forms of a stem together: form, members,
 * tokens, comments, participants, of_participants, dp_norm (dispersion over participants, see osk_word_frequencies), weight
 * (tokens x (1 - dp_norm)). Stop words are left out; largest weight first, a hundred at most. `fold` is of
 * osk_pipeline_residue. New. */
OSK_API osk_table *osk_theme_residue(const osk_fold *fold, osk_error *error);
/* Forms that come more often in a theme's sentences than elsewhere, and that no theme caught: form, tokens, tokens_elsewhere,
 * words, words_elsewhere, comments, g2, log_ratio, lrc (see osk_word_keyness). Largest g2 first, a hundred at most. Offers, not
 * tests: words of a comment hang together. New. */
OSK_API osk_table *osk_theme_suggestions(const osk_fold *inside, const osk_fold *outside, osk_error *error);

/* ---- maps: who speaks of what, on two axes -------------------------------------------------------- */

typedef struct osk_map_options {
    bool axes;          /* the axes instead of the points */
    size_t words;       /* the most frequent so many; 0: 100, for factors 1,000 */
    size_t replicates;  /* of the stability; 0: 1,000, over a hundred thousand comments or two hundred columns fewer, but
                           never under 100; for factors as many starts, at most 1,000, 0: 20 */
    size_t factors;     /* of osk_stat_factors, 2 to 50; 0: 10, or with `seeded` as many as there are themes in the comments */
    bool seeded;        /* factors begin as the themes */
    bool set_aside;     /* participants of whom one comment makes over half become supplementary instead of a refusal */
} osk_map_options;

/* Correspondence analysis (Greenacre 1984) of participants by theme: cells are themed sentences. With `words` (else NULL),
 * a fold of single words that osk_pipeline_words made of the same comments, cells are counts of words (stems of keys of both
 * norms, or of forms; no stop words), and the themes are supplementary columns. Comments without an author are left out.
 * Points: kind (participant, theme, word), name, supplementary (1: no say in the axes), comments (of a column those of active
 * participants that hold it), count (sum of the cells, those of supplementary participants among them), mass, x and y
 * (principal coordinates on axes 1 and 2), contribution_x and _y (of the axis's inertia), cos2_x and _y (of the point's
 * distance), sd_x, sd_y and correlation of where `replicates` replicates put the point, radius (how many of these standard
 * deviations the ellipse of 95 % reaches: Hotelling 1931; how often it holds: tests/reference/simulation_map.md), note.
 * Participants with most comments first, then columns.
 * Axes: axis, inertia (squared singular value), share, cumulative, kept (share of replicates in which the axis is most
 * like itself; first three), swapped (in which axes 1 and 2 change places), replicates, note.
 * With groups in `stat` these are the points in the place of participants, and people their units: drawn anew whole, three at least
 * and three groups where below it says comments and five rows.
 * Participants with under three comments are supplementary. Refused under 5 active rows or 4 columns with counts, where
 * the cells sum to under 50, and where one comment supplies over half of an active row: then the table is one line with a
 * note, unless `stat` forces it. `options` and `stat` may be NULL. New. */
OSK_API osk_table *osk_stat_map(const osk_fold *fold, const osk_fold *words, const osk_map_options *options,
                                const osk_stat_options *stat, osk_error *error);

/* Non-negative factors of comments by word (Lee & Seung 2001, Kullback-Leibler divergence) from the same two folds: what is
 * spoken of together. Words are those of at least three comments and at most half of them. Factors: factor, theme (that it
 * began as), kept (cosine of its words with those it began with), share (of all counted words), comments (in which it is the
 * largest), words (the ten weightiest), coherence (mean normalised pointwise mutual information of their pairs, a comment
 * being a window: -1 never together, 0 as chance would have it), cosine and jaccard (how like it the most like factor of another start is, in the mean over starts: of all
 * words, and of the ten; with `seeded` other starts are the themes' with every entry times something between a half and one
 * and a half), starts, note. Largest share first; shown is the start that fits best, or with `seeded` that of the
 * themes themselves. Refused under 50 comments with a counted word, and under 10 for each factor: then the table is one line
 * with a note, unless `stat` forces it. New. */
OSK_API osk_table *osk_stat_factors(const osk_fold *fold, const osk_fold *words, const osk_map_options *options,
                                    const osk_stat_options *stat, osk_error *error);

/* Sentiment and themes through the debate, period by period: period, from, to (days; of tenths the comments' numbers),
 * measure (sentiment, or the key of a theme that some comment holds), comments, participants, n (scored comments; of a theme
 * sentences), m (of a theme themed sentences), estimate (mean of the scored comments; themed sentences over sentences), low
 * and high (95 %: of sentiment where osk_stat_participants would give an interval, of a share where osk_stat_themes would),
 * note. With groups in `stat` a column group stands first, and each has the periods by its own comments. Periods without comments are there, their estimates empty. Behind them, with
 * an empty period, the comments that have no date, or an age that reaches over several periods. The opening post is left
 * out, comments without an author are not. Errors: OSK_USAGE where a period is asked for and no comment has a date, or there
 * would be over 4,000 periods. New. */
OSK_API osk_table *osk_stat_timeline(const osk_corpus *corpus, const osk_fold *fold, osk_every every,
                                     const osk_stat_options *stat, osk_error *error);

/* ---- reading and concordance ------------------------------------------------------------------- */

typedef enum osk_kwic_sort { OSK_SORT_PLACE, OSK_SORT_LEFT, OSK_SORT_RIGHT } osk_kwic_sort;

/* What a concordance looks for. The words of `query` stand in a row in one sentence with no mark between: a form
 * ("leder"), any form of a stem ("~skuffe"), a glob ("leder*", "*ledelse", "*leder*") or a word that is part of a compound
 * ("+leder"; the language must hold compounds); whatever the case. With `regex` it is an expression in RE2's syntax over
 * the comment's text instead: case counts unless it begins with (?i), and a match is at most 2,048 bytes long. */
typedef struct osk_kwic_options {
    const char *query;
    bool regex;
    const char *who;    /* one participant's comments only; NULL: all */
    osk_kwic_sort sort; /* by the words before the match, the nearest first, or by those behind it */
    const osk_codes *codes; /* with `where`: a coder's sheet; NULL: none */
    const char *where;  /* a code's name: only matches in what was coded so; NULL: all. OSK_USAGE where the sheet has no such code */
    size_t width;       /* columns of context on either side; 0: the sentence (at most 2,000 columns a side), and in
                           OSK_FORMAT_TABLE what fits into 80 */
    const char *lang;   /* of labels and words in formats that people read: nb (NULL), nn, en */
} osk_kwic_options;

typedef struct osk_kwic_count { size_t matches, comments; } osk_kwic_count;

/* Writes every match with its context, the opening post's (number 0) too: comment, author, sentence, start, end (bytes of
 * the comment's text), left, match, right, negated (the words that negate it), valence (the sum of its contributions to
 * the score; missing where it has none), themes (of its sentence, by key), quoted (why it is not the author's own; see
 * osk_quote_kind). Memory grows with the matches of a chunk, and of all where they are sorted. OSK_FORMAT_TABLE is the
 * concordance on a terminal, aligned by columns. *count, if given, gets how many there were. Errors: OSK_USAGE, with the
 * column in the sentence, for a malformed query, and where nobody is called `who`. */
OSK_API bool osk_kwic_write(const osk_corpus *corpus, osk_worker *worker, const osk_kwic_options *options, size_t chunk,
                            osk_format format, osk_output *output, osk_kwic_count *count, osk_error *error);

typedef enum osk_reading_by { OSK_READING_BY_PARTICIPANT, OSK_READING_BY_COMMENT, OSK_READING_BY_GROUP } osk_reading_by;

typedef struct osk_reading_options {
    osk_reading_by by;
    const char *groups; /* for OSK_READING_BY_GROUP: as in osk_stat_options; NULL: the groups that the comments carry */
    bool quoted;        /* count quoted words too */
    bool stems;         /* richness: types are stems instead of forms */
    bool rarefy;        /* richness: everybody's words reduced to one number */
    const char *lang;   /* of bands and notes: "nb", "nn", "en"; NULL: "nb" */
} osk_reading_options;

/* LIX (Björnsson 1968) = words / sentences + 100 x long words / words, and RIX (Anderson 1983) = long words / sentences,
 * with all counts behind them. A long word has seven letters or more, hyphens, points and digits not counted. Words are
 * words and abbreviations; numbers, addresses, emoticons and a signature at the end are none. A sentence is one of
 * osk_sentence that holds a word: a line or an item of a list without an end mark is one, a colon ends none, an emoticon
 * before a capital does. Bands: under 30, 40, 50, 60 and above; none under 100 words or five sentences. Intervals (95 %)
 * are the jackknife's over comments (over people where people are grouped), with at most 40 parts and from five on
 * (Shao & Tu 1995), cut off where no text can be; those of LIX held the value of all in 92, 92, 94 and 94 of 100 samples
 * of 5, 10, 20 and 40 speeches of nine speakers. The opening post does not count; without an author a comment counts only
 * by comment. New. */
OSK_API osk_table *osk_readability_table(const osk_corpus *corpus, osk_worker *worker,
                                         const osk_reading_options *options, size_t chunk, osk_error *error);
/* The choices that the figures rest on, in a sentence. Borrows `language`. */
OSK_API osk_slice osk_readability_note(const osk_language *language, const char *lang);

/* Lexical richness of all of somebody's words in order, over the borders of comments: participant (or comment, or group),
 * measure, comments, tokens, types, size, value, low, high, note. Measures: mattr (Covington & McFall 2010, window of 50;
 * refused under 50 words), mtld (McCarthy & Jarvis 2010, factor 0.72, mean of both directions; refused under 100 words,
 * the shortest text it was tried on), hdd (McCarthy & Jarvis 2007, 42 draws; refused under 42), yule_k (Yule 1944;
 * flagged under 100 words, a floor of ours) and ttr, which falls with length and says so. Intervals as above. With
 * `rarefy` ttr and yule_k are those expected of `size` words drawn without return (Hurlbert 1971), mattr and mtld means
 * over stretches of `size` words. New. */
OSK_API osk_table *osk_richness_table(const osk_corpus *corpus, osk_worker *worker, const osk_reading_options *options,
                                      size_t chunk, osk_error *error);

/* ---- network: who speaks to whom ----------------------------------------------------------------- */

/* How a comment points to a person, the surest sign first. Words and rules: dict/network/CARD.md. */
typedef enum osk_network_kind {
    OSK_NETWORK_REPLY,    /* the file says which comment it answers */
    OSK_NETWORK_AT,       /* "@kari" */
    OSK_NETWORK_ADDRESS,  /* "Kari, du har rett" */
    OSK_NETWORK_MENTION,  /* "slik Kari sier", "Karis forslag" */
    OSK_NETWORK_QUOTE,    /* it holds words of an earlier comment */
    OSK_NETWORK_TITLE,    /* "statsråden", after someone was called so by name */
    OSK_NETWORK_POSITION, /* nothing but that it stands behind the other's comment; counted where it opens like an answer */
    OSK_NETWORK_KINDS
} osk_network_kind;
OSK_API const char *osk_network_name(osk_network_kind kind); /* "reply", "at", ... */

/* The edges of a debate. Borrows the corpus and the worker; belongs to the worker's thread. */
typedef struct osk_network osk_network;

typedef struct osk_network_options {
    size_t chunk;    /* comments a chunk; 0: as many as suit. Changes no byte of any output */
    bool position;   /* a comment with no other sign is counted as an answer to the one before it */
} osk_network_options;

/* New. `options` may be NULL. People are those who wrote, told apart as everywhere; the opening post is "post". Time is
 * linear in the words and the people. */
OSK_API osk_network *osk_pipeline_network(const osk_corpus *corpus, osk_worker *worker, const osk_network_options *options,
                                          osk_error *error);
OSK_API void osk_network_free(osk_network *network);
/* Keeps only the edges that lie in what was coded so: in such a sentence, or comment. A reply is of the whole comment. OSK_USAGE
 * where the sheet has no such code. */
OSK_API bool osk_network_keep(osk_network *network, const osk_codes *codes, const char *code, osk_error *error);

/* Every edge in the order of the text: comment, sentence, start, end (bytes of the comment's text; empty for a reply and for
 * position), words, from, to (empty where it is not certain who is meant), kind, confidence (0 to 1, set by hand for each
 * rule, no frequency but for position), counted (1 from a confidence of 0.5 and a known `to`), polarity (of the sentence; of a reply the comment),
 * agreement (agrees, disagrees, both or empty), note. `lang` as everywhere. New. */
OSK_API osk_table *osk_network_edges(const osk_network *network, const char *lang, osk_error *error);

typedef enum osk_network_table {
    OSK_NETWORK_PEOPLE,  /* participant, comments, out, in (addressings: comments that point to one, each person once a comment),
                            people_out, people_in, mutual (people both ways), pagerank (Brin & Page 1998, damping 0.85, weighted
                            by addressings), starts, ends (exchanges: both address each other, no more than 50 comments
                            between), agrees, disagrees, agreed_with, disagreed_with, in_expected, p (of `in`, two-sided) */
    OSK_NETWORK_PAIRS,   /* from, to, addressings, back, replies, named, quotes, agrees, disagrees, positive, negative */
    OSK_NETWORK_CAMPS,   /* from, to, addressings, expected, p, agrees, disagrees, share (agrees of both), low, high, note;
                            needs options->groups or ->grouped, or
                            ->codes and ->themed code:KEY: each participant is in the camp of most of their coded units */
    OSK_NETWORK_SUMMARY  /* measure, value, expected, low, high (of the middle 95 % of the arrangements), p, note */
} osk_network_table;

/* `expected` and p: each speaker keeps the number of addressings, and their targets are drawn from those who had spoken
 * before, all equally likely; p with one added (Phipson & Smyth 2010). Replicates: options->permutations, else 999, fewer
 * where there are more than 20,000 addressings, but never under 99. OSK_USAGE: groups as elsewhere, or more than 200 of
 * them. `options` may be NULL but for camps. New. */
OSK_API osk_table *osk_stat_network(const osk_network *network, osk_network_table which, const osk_stat_options *options,
                                    osk_error *error);

/* The counted addressings, a pair an edge with its weights, for other programs. Names are escaped. */
typedef enum osk_graph { OSK_GRAPHML, OSK_DOT } osk_graph;
OSK_API bool osk_network_graph(const osk_network *network, osk_graph form, osk_output *output, osk_error *error);
/* A drawing of the forty who speak and are spoken to most: near each other stand those who speak to each other (stress
 * majorization: Gansner, Koren & North 2005); the same bytes on every run. OSK_USAGE: no such language. */
typedef enum osk_drawing { OSK_SVG, OSK_PDF, OSK_PNG } osk_drawing;
OSK_API bool osk_network_figure(const osk_network *network, osk_drawing form, const char *lang, osk_output *output,
                                osk_error *error);

/* ---- 6. report, and the whole road ------------------------------------------------------------- */

/* Forms of a figure beside SVG. */
enum { OSK_FIGURES_PDF = 1, OSK_FIGURES_PNG = 2 };
/* How far the main job has come. */
typedef struct osk_report_state {
    const char *stage;     /* in English: "scoring" */
    size_t step, steps;    /* its number from 1, and how many there are */
    size_t done, all;      /* comments that it has been through, and all; 0, 0 where it does not go by comments */
} osk_report_state;

typedef struct osk_options {
    osk_comment_options comment;
    osk_stat_options stat;
    const char *codes, *key; /* a coder's sheet, as of osk_pipeline_codes, and the key of its sample; NULL: none */
    size_t chunk;       /* comments a chunk; 0: as many as suit. Changes no byte of any output */
    const char *pseudonyms; /* a key, see osk_corpus_pseudonymise; NULL: people keep their names */
    unsigned figures;   /* OSK_FIGURES_PDF, OSK_FIGURES_PNG or both: figures as such files too, beside SVG */
    bool docx;          /* a Word file too, through pandoc */
    bool strict;        /* any rejected row or ill-formed byte is an error of OSK_INPUT */
    bool force;         /* set an output folder aside that is not ours */
    void (*notice)(void *host, const osk_notice *notice); /* told after reading; may be NULL */
    /* Told at the beginning of each stage, and within those that go by comments; false ends the run with OSK_FILE, and
     * nothing is written. May be NULL. */
    bool (*progress)(void *host, const osk_report_state *state);
    void *host;
} osk_options;

/* The road as far as folds: every comment of `corpus` through token, type and, where `depth` asks for it, score. New. */
OSK_API osk_fold *osk_pipeline_fold(const osk_corpus *corpus, osk_worker *worker, size_t chunk, osk_depth depth,
                                    osk_error *error);

/* Quotations by theme: of each theme and participant the two sentences that hold most of the theme's words; of several the one
 * most strongly worded, nearest to twenty words, first. They have 5 to 80 words of their poster's own. A row each: theme,
 * participant, comment, id, sentence (from 1), start, end (bytes of the comment's text), score (of the sentence by itself), words,
 * rare (own types that the reference of frequencies does not list; missing unless the language was opened with it), names (words
 * with a capital inside a sentence, numbers, addresses, mentions), quoted_words, grade (how easily a search finds the text again:
 * 3 easily, 1 hardly; the rule is in quotation.c), text. Themes in the order of the files, the best first. New. */
OSK_API osk_table *osk_pipeline_quotations(const osk_corpus *corpus, osk_worker *worker, size_t chunk, osk_error *error);

/* The main job: reads `input`, writes the folder `output` (index.html, tables/, tables.xlsx, figures/,
 * manifest.json) under a private name and renames it. An existing folder is replaced if it is ours (it
 * holds our manifest), set aside as `output`.old with `force`, and never touched where it holds the input.
 * `options` may be NULL. */
OSK_API bool osk_pipeline_report(const osk_language *language, const char *input, const char *output,
                                 const osk_options *options, osk_error *error);

/* ---- learning ---- */

typedef struct osk_train_data {
    const osk_corpus *corpus;   /* label: positive, negative, neutral, mixed; or a number, the value then subjectivity */
    const osk_corpus *gold;     /* people's labels, to choose thresholds by; NULL: parts of the corpus, where it has such */
    const osk_corpus *held_out; /* people's labels, for the figures on the card; NULL: those of the thresholds */
} osk_train_data;

typedef struct osk_train_options {
    osk_language_options language; /* the lexicon that the model comes on top of: the shipped one */
    const char *name, *domain, *licence, *command; /* for the card: a line each, up to 600 bytes */
    size_t entries;   /* 1 to 20,000: at most */
    size_t fewest;    /* comments that hold an entry, at least */
    double cost;      /* above 0: how closely weights follow the labels */
    uint64_t seed;    /* of the intervals */
    size_t chunk;
} osk_train_options;

/* Learns weights of stems, negated stems and two side by side, for polarity and subjectivity, by L2-regularised logistic
 * regression where labels are classes and least squares where they are numbers (liblinear), the largest kept and fitted
 * anew; writes them as a model file. Same bytes for the same input. Errors: OSK_INPUT where there is too little to learn
 * from. liblinear itself cannot tell that memory ran out. */
OSK_API bool osk_train(const osk_train_data *data, const osk_train_options *options, osk_output *output, osk_error *error);

/* ---- batch: the same road over files of any size ------------------------------------------------- */

/* What is written of every row. */
typedef enum osk_batch_table {
    OSK_BATCH_SCORES,    /* osk_score_table */
    OSK_BATCH_SENTENCES, /* OSK_LAYER_SCORES */
    OSK_BATCH_TRACE      /* osk_trace_table */
} osk_batch_table;

/* How far a run has come. Rows of the input are rows + rejected + hidden. */
typedef struct osk_batch_state {
    uint64_t rows, rejected, hidden; /* written; that could not be read; that their site does not show */
    uint64_t done, size;     /* bytes of the input files read so far, and all (0: nobody knows) */
} osk_batch_state;

typedef struct osk_batch_options {
    osk_comment_options comment;
    osk_batch_table table;
    osk_format format;     /* any but OSK_FORMAT_TABLE and OSK_FORMAT_XLSX */
    size_t chunk;          /* comments at a time; 0: as many as suit. Changes no byte of any output, nor does the next */
    size_t threads;        /* 0: one a processor */
    size_t record;         /* bytes of a row; a longer one is rejected and read past. 0: 16 MiB */
    const char *output;    /* a file, packed where it ends in .gz or .zst; NULL: standard output */
    const char *rejects;   /* a file that gets file, line, column and reason of every rejected row (TSV); NULL: none */
    bool strict, force;    /* as in osk_options, the second as in osk_output_open */
    bool lines;            /* a filter: a line out for every line in, in TSV or JSONL, without a header and, where the file
                              gives none, without an id; the label of what could not be read is "rejected". The input is
                              text, or JSONL where comment.input says so; it may be empty. OSK_BATCH_SCORES only */
    bool resume;           /* go on where a run that was killed had come to; needs regular input files and an output */
    void (*notice)(void *host, const osk_notice *notice); /* told of guesses, the first ten rejected rows, repairs; or NULL */
    /* Told now and then, from any thread but one at a time; false ends the run with OSK_FILE. May be NULL. */
    bool (*progress)(void *host, const osk_batch_state *state);
    void *host;
} osk_batch_options;

/* Inputs of any size, read in constant memory. Rows are numbered from 1 through all inputs; a row's number is its id where
 * it has none. */
typedef struct osk_batch osk_batch;

/* Looks at the beginning of the first input ("-": standard input). Borrows `paths` and what `options` point to. New.
 * Errors: OSK_FILE, OSK_USAGE (a column that is not there, resume without files). */
OSK_API osk_batch *osk_batch_open(const char *const *paths, size_t count, const osk_batch_options *options, osk_error *error);
OSK_API void osk_batch_free(osk_batch *batch);

/* Is the input a table, an object a line or a comment a line, so that it can be run? What it is else (a page, a chat, a
 * workbook), and what is empty or no text, osk_batch_corpus reads whole; as osk_comment_read, and only instead of a run. */
OSK_API bool osk_batch_rows(const osk_batch *batch);
OSK_API osk_corpus *osk_batch_corpus(osk_batch *batch, osk_corpus **partial, osk_error *error);

/* Scores all rows on all threads and writes the table in their order; the same bytes whatever the threads and the chunks.
 * An output file appears under its name when it is whole. One that is killed leaves two files beside it, ".NAME.part" and
 * ".NAME.journal", that `resume` goes on with. *state, if given, gets where it ended. Errors: OSK_FILE, OSK_USAGE (JSONL: a
 * named field that no object has), OSK_INPUT after all that stood before was written: cut or damaged compression, a bomb, a
 * quotation mark left open, and with `strict` a rejected row or ill-formed bytes. */
OSK_API bool osk_batch_run(osk_batch *batch, const osk_language *language, osk_batch_state *state, osk_error *error);
/* Instead of a run: counts the comments of the first input, read a block at a time on one thread. *corpus, new, stands for
 * the file: its notices and numbers, and of comments, without their texts, the first of each author in each group. False with
 * a corpus: OSK_INPUT, the input was cut or had none; what came before is counted. The batch's options say comment, chunk and record. */
OSK_API bool osk_count_batch(osk_count *count, osk_batch *batch, osk_corpus **corpus, osk_error *error);

/* ---- A run made again ------------------------------------------------------------------------- */

typedef struct osk_manifest osk_manifest;

/* Reads the manifest of a report. New. OSK_FILE; OSK_INTEGRITY: it is none, or was changed after it was written. */
OSK_API osk_manifest *osk_manifest_read(const char *path, osk_error *error);
OSK_API void osk_manifest_free(osk_manifest *manifest);
/* The name of the input, without its folder. Borrows `manifest`. */
OSK_API const char *osk_manifest_input(const osk_manifest *manifest);
/* The options of the run into `options` and `language`, which borrow `manifest`; chunk, threads, force, notice and data
 * stay. Files of the user's own (themes, lexicons, edits) are sought by their names beside `input`, then in the current
 * folder: OSK_FILE where one is not there. */
OSK_API bool osk_manifest_options(osk_manifest *manifest, const char *input, osk_options *options,
                                  osk_language_options *language, osk_error *error);
/* Makes the run again, with what osk_manifest_options gave, and writes its folder where `output` is not NULL. A table: kind,
 * name, then, now, same: the program's version, its libraries, dictionaries, and every file by its SHA-256. *same: all files
 * are the same. OSK_INTEGRITY: the input is another. New. */
OSK_API osk_table *osk_manifest_repeat(const osk_manifest *manifest, const osk_language *language, const char *input,
                                       const char *output, const osk_options *options, bool *same, osk_error *error);

/* ---- shards: many machines  */

/* How a file is dealt out. A plan is a text that names the inputs with their hashes, the options, the dictionaries with their
 * hashes and the bytes and rows of every shard; osk_shard_run reads it again, on any machine that sees the inputs. */
typedef struct osk_shard_options {
    osk_comment_options comment;   /* input, text_column, author_column, id_column, mend; no page */
    osk_language_options language; /* themes, without, lexicons; `data` only for the call */
    size_t shards;                 /* 1 to 10,000 */
    const char *thread;            /* a column or field whose rows stay in one shard, or NULL. Shards then end only where no
                                      thread has rows on both sides; of a file where threads are mixed all through, all rows
                                      are one shard's */
    void (*notice)(void *host, const osk_notice *notice); /* what was guessed; may be NULL */
    void *host;
} osk_shard_options;

typedef struct osk_shard_planned {
    size_t shards, filled; /* filled: shards with rows */
    uint64_t rows, bytes;
} osk_shard_planned;

/* Reads CSV, JSON Lines or lines once, files one behind the other, and writes the plan. A compressed file is never cut: it is
 * one shard's. `planned` may be NULL. Errors: OSK_FILE, OSK_USAGE, OSK_INPUT where a file cannot be read in pieces. */
OSK_API bool osk_shard_plan(const char *const *inputs, size_t count, const osk_shard_options *options, osk_output *output,
                            osk_shard_planned *planned, osk_error *error);

/* Shards `first` to `last`, from 0, of a plan that has `shards`; `threads` of them at a time (0: one). */
typedef struct osk_shard_set { size_t first, last, shards, threads; } osk_shard_set;

typedef struct osk_shard_done {
    size_t shards, already;        /* of the set; whose part was there and whole, so that nothing was done */
    uint64_t rows, rejected, bytes; /* of all of them */
} osk_shard_done;

/* Scores shards of the plan `plan` into a part each in `folder`, which is made if need be and belongs to this plan from then
 * on. `data` as in osk_language_options. Killed at any moment, it leaves whole parts or none; run twice, also at the same
 * time, it leaves the same bytes. `done` may be NULL. Errors: OSK_USAGE for a shard that the plan does not have,
 * OSK_INTEGRITY where the input, the dictionaries, the model or the program are no longer those of the plan, or the folder
 * belongs to another one. */
OSK_API bool osk_shard_run(const char *plan, const osk_shard_set *set, const char *folder, const char *data,
                           osk_shard_done *done, osk_error *error);

/* Writes the shards that have no whole part in `folder` as "0,3-5" and a line break, or nothing where all are there. `plan`
 * may be NULL once the folder holds one. *missing, if given, gets how many. */
OSK_API bool osk_shard_missing(const char *folder, const char *plan, osk_output *output, size_t *missing, osk_error *error);

/* Checks every part of `folder` and puts them together as the folder `output`: scores.csv, rejected.tsv, terms.tsv,
 * participants.tsv, themes.tsv, manifest.json, the same bytes however many shards there were. OSK_INTEGRITY, with the part
 * that is to blame, for a gap, an overlap, a part twice or of another run, input, options or dictionaries, a checksum or a
 * count of rows that does not hold. An existing folder is replaced only if it is a merge of ours, or set aside with `force`. */
OSK_API bool osk_shard_merge(const char *folder, const char *output, bool force, osk_error *error);

typedef struct osk_shard_checked {
    bool merged;            /* it was a merged folder, else parts */
    size_t shards, parts;   /* of the plan; there and whole */
    uint64_t rows;          /* of the parts */
} osk_shard_checked;

/* The same checks of what is there, parts or a merged folder, without writing; a missing part is no fault. `checked` may be
 * NULL. */
OSK_API bool osk_shard_check(const char *folder, osk_shard_checked *checked, osk_error *error);

/* ---- the linguistic layers as tables ---- */

typedef enum osk_layer {
    OSK_LAYER_TOKENS,    /* comment sentence token start end kind form stem unit: "percent:4", a unit that reaches over
                            spaces and begins with token 4 */
    OSK_LAYER_SENTENCES, /* comment sentence start end variety probability words: nb, nn, en, da, sv or undecided */
    OSK_LAYER_SEGMENTS,  /* comment sentence start end kind form: those of UAX #29, white space too */
    OSK_LAYER_KEYS,      /* comment sentence token form key: where the bridge between the norms gives another key */
    OSK_LAYER_COMPOUNDS, /* comment sentence token kind words key parts: solid, suspended, split (an offer). The language
                            must hold compounds, else the table is empty */
    OSK_LAYER_SCORES     /* id sentence start end label score positive negative words scored_words text: as comments are
                            scored, each sentence for itself */
} osk_layer;

/* One layer of all comments. `start` and `end` are bytes of the comment's text, end exclusive; sentences
 * and tokens are counted from 1 in each comment. New. */
OSK_API osk_table *osk_layer_table(const osk_corpus *corpus, osk_worker *worker, osk_layer layer, size_t chunk,
                                   osk_error *error);

#ifdef __cplusplus
}
#endif
#endif
