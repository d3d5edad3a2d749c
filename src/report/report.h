/* Everything becomes what people read: tables in each format, one page, a chart, a manifest. */
#ifndef OSK_REPORT_REPORT_H
#define OSK_REPORT_REPORT_H

#include "../base/file.h"
#include "../base/number.h"
#include "../stat/stat.h"

/* ---- write.c: a table in one of the formats ---- */
bool osk__table_format(const osk_table *table, osk_format format, osk__buffer *out);
/* The same in parts, for a table that is too long to hold: the first with its head, the last with its foot, and rows in
 * each but the last. Not for OSK_FORMAT_TABLE, which must see all rows, nor for OSK_FORMAT_XLSX, which is no text. */
bool osk__table_part(const osk_table *table, osk_format format, bool head, bool foot, osk__buffer *out);

/* For its neighbours: a cell as text (`row` SIZE_MAX: the heading), and whether a column holds numbers. */
osk_slice osk__cell_text(const osk_table *table, size_t row, size_t column);
/* The same as people read it. */
osk_slice osk__cell_shown(const osk_table *table, size_t row, size_t column);
bool osk__is_number(const osk_table *table, size_t column);
/* latex.c */
void osk__table_latex(const osk_table *table, bool head, bool foot, osk__buffer *out);
/* Text that LaTeX prints as it stands; what its usual fonts lack becomes U+1F600. */
void osk__latex_text(osk__buffer *out, osk_slice text);
/* terminal.c */
void osk__table_terminal(const osk_table *table, osk__buffer *out);
/* Columns that a text takes at a terminal. */
size_t osk__terminal_width(osk_slice text);
/* A cell at a terminal: `text` made harmless, cut to `width` columns with an ellipsis, padded before it (`right`) or behind. */
void osk__terminal_put(osk__buffer *out, osk_slice text, size_t width, bool right);
/* As much of the text's start, or of its end, as fits in `width` columns. */
osk_slice osk__terminal_head(osk_slice text, size_t width);
osk_slice osk__terminal_tail(osk_slice text, size_t width);

/* ---- html.c: escaping, and tables for the page ---- */

/* Text in an element or attribute: & < > " ' escaped, control characters as U+FFFD. */
void osk__html_text(osk__buffer *out, osk_slice text);

/* The figures of the page, each also a file figures/NAME.svg. */
enum { OSK__FIGURES = 5 };

/* What a page's writers share. `out` remembers its failures. */
typedef struct osk__page {
    osk__buffer out;
    osk__buffer figures[OSK__FIGURES]; /* drawn once, before the page is written; empty where a number does */
    osk__buffer scratch;
    const osk__texts *texts;
    uint32_t language;           /* 0 nb, 1 nn, 2 en */
    const osk_corpus *corpus;
    const osk_fold *fold;        /* sorted, with marks */
    const osk__people *people;
    const osk_table *participants, *compare, *types, *moods; /* moods: osk_stat_theme_mood */
    const osk_table *answers, *stances, *keyness, *reading, *timeline, *codes; /* NULL: not made, see pipeline.c */
    const osk_table *map, *map_axes, *talkers, *pairs;                 /* the same */
    const osk_network *network;                                        /* the same */
    const osk_table *multiverse, *universes;                           /* the same */
    const struct osk__method *method;
    const osk_stat_options *stat;
    size_t *ranked, ranked_count; /* rows of scored comments, most positive first */
    bool *cited;                  /* by row: it stands in the page; NULL: all do */
    size_t sides;                 /* pages beside it that hold all comments; 0: none */
    size_t side;                  /* the one that is being written, from 1; 0: the page itself */
} osk__page;

/* A text by key, escaped; with {1}... filled in. */
void osk__page_say(osk__page *page, const char *key);
void osk__page_fill(osk__page *page, const char *key, const osk_slice *values, size_t count);
/* "<element>text</element>" */
void osk__page_element(osk__page *page, const char *element, const char *key);
/* The same with values filled in. */
void osk__page_paragraph(osk__page *page, const char *element, const char *key, const osk_slice *values, size_t count);
/* A number as the page's language writes it (decimal comma, true minus), as a slice in `room`. */
osk_slice osk__page_number(const osk__page *page, double value, int decimals, char room[OSK__NUMBER_ROOM]);
osk_slice osk__page_count(uint64_t value, char room[OSK__NUMBER_ROOM]);
/* A person's name in a sentence: of one longer than people's the beginning. In `room`, or borrows. */
enum { OSK__NAME_ROOM = 256 };
osk_slice osk__page_name(osk_slice name, char room[OSK__NAME_ROOM]);
/* "12 %" */
osk_slice osk__page_percent(const osk__page *page, double share, char room[OSK__NUMBER_ROOM]);
/* Opens the <div> of something that may be wider than the page: it scrolls, also by keyboard. */
void osk__page_open_wide(osk__page *page);
/* A table with headings and set words in the page's language: the columns of `headings` (ended by NULL; NULL: all), at
 * most `most` rows (0: all). */
void osk__page_table(osk__page *page, const osk_table *table, const char *const *headings, size_t most);
/* The same for some of its rows: those whose cell under `heading` is `value` (NULL: all). */
typedef struct osk__page_rows { const char *heading, *value; size_t most; } osk__page_rows;
void osk__page_table_of(osk__page *page, const osk_table *table, const char *const *headings, const osk__page_rows *rows);
/* A cell as people read it: set words, themes and numbers in the page's language. In `room`, or borrows. */
osk_slice osk__page_shown(const osk__page *page, const osk_table *table, size_t row, size_t column, char room[OSK__NUMBER_ROOM]);
/* "3/25" on one of six shades: none, then a shade for every ten per cent begun, the darkest from forty on. */
void osk__page_cell(osk__page *page, uint64_t part, uint64_t whole);

/* The level under which a difference is called one; the method section says so. */
#define OSK__LEVEL 0.05
/* "< 0,001" or "0,381"; a p just under the level is not rounded up to it. */
osk_slice osk__page_probability(const osk__page *page, double p, char room[OSK__NUMBER_ROOM]);

/* ---- the sections ---- */
void osk__page_findings(osk__page *page);           /* findings.c */
/* What the comments come to, the opening post left out. */
typedef struct osk__counts { size_t comments, labels[5], scored; uint64_t words, sentences; } osk__counts;
osk__counts osk__page_tally(const osk__page *page);  /* data.c */
/* How much of the debate is here, in a sentence. */
void osk__page_completeness(osk__page *page, size_t found);
void osk__page_data(osk__page *page);
void osk__page_themes(osk__page *page);             /* themes.c */
void osk__page_map(osk__page *page);                /* relations.c */
void osk__page_network(osk__page *page);
void osk__page_answers(osk__page *page);            /* speech.c */
void osk__page_manner(osk__page *page);
void osk__page_key_words(osk__page *page);
void osk__page_course(osk__page *page);
void osk__page_reading(osk__page *page);
void osk__page_extremes(osk__page *page);           /* extremes.c */
void osk__page_method(osk__page *page);             /* page_method.c */
void osk__page_multiverse(osk__page *page);         /* multiverse.c */
/* How the mood fares over all ways to count, as a sentence; nothing where that was not looked at. */
void osk__page_mood_ways(osk__page *page, const char *key);
/* Has the mood the same sign in all of them? True where that was not looked at. */
bool osk__page_mood_stands(const osk__page *page);
/* How far negations reached over all ways to count: all but the farthest ("1, 3, 7", appended) and the farthest. */
int osk__universe_windows(const osk_table *universes, osk__buffer *others);
/* Was the shipped lexicon tried beside the user's? */
bool osk__universe_shipped(const osk_table *universes);
void osk__page_comments(osk__page *page);           /* comments.c */

/* ---- cited.c: which comments stand where ---- */

/* Up to so many comments stand in the page. Of more it holds those that the findings cite, and pages beside it hold all, so
 * many each; of still more there are none. */
enum { OSK__PAGE_COMMENTS = 500, OSK__PAGE_CITED = 200, OSK__PAGE_MOST = 50000 };
/* How many of the most positive, of the most negative, and of the answers the page tells of. */
enum { OSK__EXTREMES = 3, OSK__PAGE_ANSWERS = 8 };
bool osk__page_choose(osk__page *page, osk_error *error);
void osk__page_choose_free(osk__page *page);
/* Does the row stand in the page that is being written? */
bool osk__page_holds(const osk__page *page, size_t row);
/* Opens a link to a comment where it can be read; false, and nothing, if nowhere. */
bool osk__page_open_link(osk__page *page, size_t n);
/* "comments/3.html" of side 3. */
enum { OSK__SIDE_ROOM = 48 };
void osk__page_side_name(size_t side, char name[OSK__SIDE_ROOM]);
/* The marks of a row, in the order of the text. */
const osk__mark *osk__page_marks(const osk__page *page, const osk__row *row, size_t *count);

/* A theme by its key, or OSK_NONE; and its name in the page's language. */
size_t osk__page_theme(const osk__page *page, osk_slice key);
osk_slice osk__page_theme_name(const osk__page *page, size_t theme);

/* ---- figures.c ---- */
enum { OSK__CHART_ROWS = 40 }; /* participants at most, those with most comments */
bool osk__figures_draw(osk__page *page, osk_error *error);
void osk__figures_free(osk__page *page);
const char *osk__figure_name(size_t figure); /* "sentiment", ...: the file's name without .svg */
/* Keys of its title and caption. */
const char *osk__figure_title(size_t figure);
const char *osk__figure_caption(size_t figure);
/* The figure in the page with its caption and the name of its table; false, and nothing, where it was not drawn. */
bool osk__page_figure(osk__page *page, const char *name);

/* The drawings. Nothing is written where a number does. */
bool osk__chart_sentiment(osk__buffer *out, const osk__page *page, osk_error *error);  /* chart.c: by participant */
bool osk__chart_themes(osk__buffer *out, const osk__page *page, osk_error *error);     /* chart.c: by theme */
bool osk__chart_course(osk__buffer *out, const osk__page *page, osk_error *error);     /* chart_course.c */
bool osk__figure_map(osk__buffer *out, const osk__page *page, osk_error *error);       /* figure_map.c */
/* figure_network.c; *pairs: how many arrows there could be. */
bool osk__figure_network(osk__buffer *out, const osk_network *network, uint32_t language, size_t *pairs, osk_error *error);

/* ---- page.c: the whole page, and one of those beside it ---- */
/* The opening post's, else the file's name. */
osk_slice osk__page_title(const osk__page *page);
bool osk__page_write(osk__page *page, osk_error *error);
bool osk__page_write_side(osk__page *page, size_t side, osk_error *error);

/* ---- manifest.c ---- */
typedef struct osk__manifest {
    const osk_corpus *corpus;
    const osk_options *options;
    const char *const *files;    /* dictionaries and their hashes */
    const char *const *hashes;
    size_t file_count;
    const char *stemmer; /* its release */
    const char *without; /* rules left out; NULL for none */
    const char *themes, *lexicons, *add_lexicons, *model; /* as osk_language has them */
    const char *codes;   /* SHA-256 of a coder's sheet; NULL for none */
    const char *pandoc;  /* its version where a Word file was made; else NULL or "" */
    const osk__folder_file *written; /* the files of the run */
    size_t written_count;
} osk__manifest;
/* How every manifest of ours begins, and its name. */
#define OSK__MANIFEST_OPENING "{\n  \"program\": \"ordskifte\""
#define OSK__MANIFEST_NAME "manifest.json"
/* Its last member is the SHA-256 of all bytes before this key, so that a change to it shows. */
#define OSK__MANIFEST_SEAL ",\n  \"manifest_sha256\": \""
/* Dictionaries whose name begins with `begins` in one: the SHA-256 of "NAME HASH" lines. False where there are none; *failed becomes
 * true where memory ran out. */
bool osk__manifest_dictionaries(const osk__manifest *manifest, const char *begins, char hash[65], bool *failed);
bool osk__manifest_write(const osk__manifest *manifest, osk__buffer *out, osk_error *error);

/* ---- method.c: the method paragraph with its references; works.c: what they cite ---- */
typedef struct osk__work { const char *cited, *key, *apa, *bibtex; } osk__work;
const osk__work *osk__works(size_t *count);
typedef struct osk__method {
    const osk__manifest *manifest; /* without the files written */
    const osk__texts *texts;
    uint32_t language;
    const osk__dictionary *dictionary;
    size_t named, named_comments;  /* people, and comments by them */
    bool words, reading;           /* were they looked at? */
    const osk_table *universes;    /* NULL: not looked at */
} osk__method;
/* The paragraph, plain. */
void osk__method_text(const osk__method *method, osk__buffer *out);
/* Markdown, and BibTeX. */
bool osk__method_write(const osk__method *method, osk__buffer *out, osk__buffer *bib, osk_error *error);

/* A JSON string with its quotation marks. */
void osk__json_text(osk__buffer *out, osk_slice text);

#endif
