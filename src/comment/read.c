/* raw file -> comments: decode, guess what it is, hand it to the reader. */
#include "chat.h"
#include "corpus.h"
#include "document.h"
#include "mend.h"
#include "columns.h"
#include "sheet.h"

#include "../base/digest.h"
#include "../base/expand.h"
#include "../base/file.h"
#include "../base/unicode.h"
#include "../base/zip.h"

#include <stdlib.h>
#include <string.h>

static const struct reader {
    const char *input;
    bool (*read)(osk_corpus *, const osk_comment_options *, osk_error *);
} readers[] = {
    {"page", osk__page_read},
    {"csv", osk__table_read},
    {"jsonl", osk__json_read},
    {"text", osk__text_read},
    {"chat", osk__chat_read},
    {"signal", osk__signal_read},
    {"json", osk__document_read},
    {"xml", osk__xml_read},
};

static const struct reader *find_reader(const char *input)
{
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
        if (strcmp(readers[i].input, input) == 0)
            return &readers[i];
    return NULL;
}

/* ---- the guess ---- */

/* What a compressed file's name ends in counts for nothing: "debatt.csv.gz". */
static bool has_suffix(const char *name, const char *suffix)
{
    osk_slice bare = osk__slice_text(name);
    bare.length -= osk__slice_ends(bare, ".gz") + osk__slice_ends(bare, ".zst");
    return osk__slice_ends(bare, suffix) > 0;
}

/* The first line names a text column, has another column beside it, and no cell reads like a sentence. */
static bool heads_a_table(osk_slice first)
{
    bool known = false;
    size_t cells = 0;
    for (size_t i = 0, start = 0; i <= first.length; i++) {
        if (i < first.length && !(first.data[i] && strchr(",;\t|", first.data[i])))
            continue;
        size_t rank;
        osk_slice cell = osk__slice_trim(osk__slice(first.data + start, i - start));
        if (cell.length >= 2 && cell.data[0] == '"' && cell.data[cell.length - 1] == '"')
            cell = osk__slice(cell.data + 1, cell.length - 2);
        if (osk__slice_words(cell) > 2)
            return false;
        known = known || osk__field_guess(cell, &rank) == OSK__TEXT;
        cells++;
        start = i + 1;
    }
    return known && cells > 1;
}

/* "tekst" alone on the first line of several: a column with its name over it. */
static bool heads_one_column(osk_slice first, osk_slice all)
{
    size_t rank;
    return first.length < osk__slice_trim(all).length && first.length > 1 && !strchr(":*)", first.data[first.length - 1]) &&
           osk__slice_words(first) == 1 && osk__field_guess(first, &rank) == OSK__TEXT;
}

/* The same with its cells between quotation marks, as tables have them: breaks and commas are the cells' own. */
static bool heads_quoted(osk_slice first, osk_slice all)
{
    osk_slice rest = osk__slice_trim(osk__slice_behind(all, first.length));
    bool quoted = first.length > 2 && first.data[0] == '"' && first.data[first.length - 1] == '"';
    if (quoted)
        first = osk__slice(first.data + 1, first.length - 2);
    return heads_one_column(first, all) && rest.length && rest.data[0] == '"' && rest.data[rest.length - 1] == '"';
}

/* "{" before a name or "[" before an object, on one line or over several: JSON, of our kind or not. */
static bool opens_json(osk_slice all)
{
    if (all.length < 2 || (all.data[0] != '{' && all.data[0] != '['))
        return false;
    osk_slice rest = osk__slice_trim(osk__slice(all.data + 1, all.length - 1));
    return rest.length && (rest.data[0] == '{' || (rest.data[0] == '"' && all.data[0] == '{'));
}

/* What the file's name says that it is, or NULL. */
static const char *input_by_name(const char *name)
{
    static const struct { const char *suffix, *input; } suffixes[] = {
        {".csv", "csv"}, {".tsv", "csv"}, {".jsonl", "jsonl"}, {".ndjson", "jsonl"}, {".json", "jsonl"}};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (has_suffix(name, suffixes[i].suffix))
            return suffixes[i].input;
    return NULL;
}

static const char *guess(const osk_corpus *corpus)
{
    osk_slice all = osk__slice_trim(osk__slice(corpus->stream, corpus->length));
    const char *end = memchr(all.data, '\n', all.length);
    osk_slice first = osk__slice_trim(osk__slice(all.data, end ? (size_t)(end - all.data) : all.length));
    const char *named = input_by_name(corpus->name);
    if (osk__telegram_fits(all))
        return "chat";
    if (osk__xml_fits(all))
        return "xml";
    if (osk__document_fits(all) && (!named || (strcmp(named, "jsonl") == 0 && has_suffix(corpus->name, ".json"))))
        return "json";
    if (named)
        return named;
    return opens_json(all) ? "jsonl"
           : heads_a_table(first) || heads_quoted(first, all) ? "csv"
           : osk__chat_fits(corpus) || osk__meeting_fits(corpus) || osk__captions_fit(corpus) || osk__heads_fit(corpus) ? "chat"
           : osk__signal_fits(corpus) ? "signal" : NULL;
}

static bool guess_input(osk_corpus *corpus, const char **input, osk__nearest *near, osk_error *error)
{
    bool fits;
    *input = guess(corpus);
    if (*input)
        return true;
    if (!osk__page_fits(corpus, &fits, near, error))
        return false;
    *input = fits ? "page" : "text";
    corpus->headed = !fits && corpus->line_count > 1 &&
                     heads_one_column(osk__corpus_line(corpus, 0), osk__slice(corpus->stream, corpus->length));
    return true;
}

/* Text is what is left; a page that fits no layout is told apart from a text by the marks of the nearest. */
static bool tell_text(osk_corpus *corpus, const osk__nearest *near, osk_error *error)
{
    if (corpus->headed && !osk__corpus_notice(corpus, error, OSK_NOTICE_GUESS, 1, 0,
                                              "'%.*s' on the first line is taken for the name of a column (--input text reads it as a comment)",
                                              (int)osk__corpus_line(corpus, 0).length, osk__corpus_line(corpus, 0).data))
        return false;
    if (near->marks == 0)
        return osk__corpus_notice(corpus, error, OSK_NOTICE_GUESS, 0, 0,
                                  "read as plain text, a comment a line (--input names another kind)");
    return osk__corpus_notice(corpus, error, OSK_NOTICE_GUESS, 0, 0,
                              "read as plain text, a comment a line: it fits no page layout; the nearest is %s, of which %zu "
                              "%s found (--layout reads it so)",
                              near->layout, near->marks, near->marks == 1 ? "mark was" : "marks were");
}

static bool is_html(const osk_corpus *corpus)
{
    osk_slice all = osk__slice(corpus->stream, corpus->length);
    return !osk__xml_fits(all) && !osk__telegram_fits(all) && osk__html_fits(all);
}

/* A guess, and where it says that nothing better fits, how to say otherwise. */
static bool guess_told(osk_corpus *corpus, const char **input, osk_error *error)
{
    osk__nearest near = {NULL, 0};
    return guess_input(corpus, input, &near, error) &&
           (strcmp(*input, "text") != 0 || tell_text(corpus, &near, error));
}

bool osk__input_tell(osk_corpus *corpus, const char **input, osk_error *error)
{
    if (input_by_name(corpus->name) || !is_html(corpus))
        return guess_told(corpus, input, error);
    *input = "page";
    return true;
}

/* ---- whose words they are ---- */

/* Quoted words count for nobody's sentiment, so that there are any is told. */
static bool tell_quoted(osk_corpus *corpus, osk_error *error)
{
    size_t quotations = 0, comments = 0;
    for (size_t i = 0; i < corpus->count; i++) {
        quotations += corpus->comments[i].quote_count;
        comments += corpus->comments[i].quote_count > 0;
    }
    osk_error place;
    osk__quotes_told(&place, corpus->name, quotations, comments);
    return quotations == 0 || osk__corpus_notice(corpus, error, OSK_NOTICE_GUESS, 0, 0, "%s", place.message);
}

/* ---- how much of the debate is here ---- */

static bool tell_unloaded(osk_corpus *corpus, size_t found, osk_error *error)
{
    return osk__corpus_notice(corpus, error, OSK_NOTICE_COMPLETE, corpus->unloaded, 0,
                              "the page offers more than the %zu comments read: the rest was not loaded when it was copied",
                              found);
}

static bool tell_stated(osk_corpus *corpus, size_t found, osk_error *error)
{
    const char *rest = found >= corpus->stated && corpus->unloaded ? ", and it offers more, which were not loaded"
                       : found < corpus->stated ? "; the rest was probably not loaded when it was copied" : "";
    return osk__corpus_notice(corpus, error, OSK_NOTICE_COMPLETE, 0, 0, "the page states %zu comments and holds %zu%s",
                              corpus->stated, found, rest);
}

static bool tell_complete(osk_corpus *corpus, osk_error *error)
{
    size_t found = osk_corpus_found(corpus);
    bool offers = corpus->unloaded && corpus->stated == 0;
    if (corpus->stated == 0 && !offers)
        return true;
    if (!(offers ? tell_unloaded(corpus, found, error) : tell_stated(corpus, found, error)))
        return false;
    /* It is the first thing that a reader is told. */
    osk_notice last = corpus->notices[corpus->notice_count - 1];
    memmove(corpus->notices + 1, corpus->notices, (corpus->notice_count - 1) * sizeof last);
    corpus->notices[0] = last;
    return true;
}

/* ---- the road ---- */

/* The edits beside the input, or those that the options name. Tables and JSON are edited in themselves, but for who is who. */
static bool apply_edits(osk_corpus *corpus, const osk_comment_options *options, osk_error *error)
{
    osk__buffer bytes = {0};
    bool lines = strcmp(corpus->input, "page") == 0 || strcmp(corpus->input, "text") == 0;
    if (!options->edits || strcmp(options->edits, "none") == 0)
        return true;
    bool good = osk__file_read(options->edits, &bytes, error) &&
                osk__edits_apply(corpus, osk__file_name(options->edits), osk__slice(bytes.data, bytes.length), lines, error) &&
                osk__corpus_notice(corpus, error, OSK_NOTICE_GUESS, 0, 0, corpus->edit_count == 1 ? "%zu edit of %s was applied" : "%zu edits of %s were applied",
                                   corpus->edit_count, corpus->edits);
    osk__buffer_free(&bytes);
    return good;
}

bool osk__corpus_clock(osk_corpus *corpus, const osk_comment_options *options, osk_error *error)
{
    int64_t offset;
    corpus->now.year = -1;
    const char *zone = options->zone ? options->zone : "Europe/Oslo";
    if (!(corpus->zone = osk__arena_copy(&corpus->arena, zone, strlen(zone), error)))
        return false;
    if (options->as_of && !osk__clock_moment(osk__slice_text(options->as_of), &corpus->now))
        return osk__fail(error, OSK_USAGE, "'%.40s' is no date, as 2026-11-24 or 2026-11-24T14:05", options->as_of);
    if (options->zone && !osk__unicode_zone(options->zone, 0, &offset))
        return osk__fail(error, OSK_USAGE, "there is no time zone '%.40s'; one is Europe/Oslo", options->zone);
    return true;
}

static bool fill_plain(osk_corpus *corpus, osk_slice bytes, const osk_comment_options *options,
                 osk_error *error)
{
    corpus->next_n = 1;
    corpus->layout = "";
    if (!osk__corpus_clock(corpus, options, error))
        return false;
    const struct reader *reader = options->input ? find_reader(options->input) : NULL;
    if (options->input && !reader)
        return osk__fail(error, OSK_USAGE, "there is no kind of input '%s'; there are page, chat, signal, csv, jsonl, json, xml and text",
                         options->input);
    if (!osk__corpus_decode(corpus, bytes, error) || !osk__mend_stream(corpus, options->mend, error))
        return false;
    bool guessed = !reader, page = reader ? reader->read == osk__page_read : options->layout || !input_by_name(corpus->name);
    if (page && is_html(corpus) && !osk__html_read(corpus, error))
        return false;
    const char *input = options->layout ? "page" : NULL;
    if (guessed && ((!input && !guess_told(corpus, &input, error)) || !(reader = find_reader(input))))
        return false;
    corpus->input = reader->input;
    if (!reader->read(corpus, options, error) || !osk__identity_badges(corpus, error) ||
        !apply_edits(corpus, options, error) || !osk__corpus_order(corpus, error) || !osk__groups_settle(corpus, error) || !osk__quotes_mark(corpus, error) ||
        !tell_quoted(corpus, error) || !tell_complete(corpus, error))
        return false;
    return corpus->count > 0 ||
           osk__rows_missing(error, corpus->name, corpus->input, corpus->rejected);
}

/* Does some row of a sheet, written as CSV with every cell quoted, have two cells beside each other with something in them? */
static bool is_tabular(const osk__buffer *csv)
{
    for (size_t i = 1; i + 3 < csv->length; i++)
        if (memcmp(csv->data + i, "\",\"", 3) == 0 && csv->data[i - 1] != '"' && csv->data[i + 3] != '"')
            return true;
    return false;
}

/* A sheet as CSV. It is written anew, so its lines are told as the sheet's rows. */
static bool write_sheet(osk_corpus *corpus, osk_slice bytes, size_t nth, osk__workbook *workbook, osk__buffer *plain, osk_error *error)
{
    size_t rows = 0;
    free(corpus->line_numbers);
    corpus->line_numbers = NULL;
    plain->length = 0;
    return osk__workbook_read(bytes, nth, workbook, error) &&
           osk__sheet_write(bytes, workbook, plain, &corpus->line_numbers, &rows, error);
}

/* The first sheet that holds a table: what stands before it is a cover with a title and a date. */
static bool unpack_workbook(osk_corpus *corpus, osk_slice bytes, osk__buffer *plain, osk_error *error)
{
    enum { MOST_COVERS = 100 };
    osk__workbook workbook = {0};
    size_t nth = 0;
    bool good = write_sheet(corpus, bytes, 0, &workbook, plain, error);
    while (good && !is_tabular(plain) && ++nth < workbook.sheets && nth < MOST_COVERS)
        good = write_sheet(corpus, bytes, nth, &workbook, plain, error);
    if (good && nth && (nth == workbook.sheets || nth == MOST_COVERS)) /* none does: a column of texts, or nothing */
        good = write_sheet(corpus, bytes, 0, &workbook, plain, error);
    if (workbook.sheets > 1)
        good = osk__corpus_notice(corpus, error, OSK_NOTICE_GUESS, 0, 0, "of %zu sheets '%.60s' is read", workbook.sheets, workbook.name.data) && good;
    osk__workbook_free(&workbook);
    return good;
}

/* What packed bytes hold: a workbook's sheet as CSV, a compressed file as it was. */
static bool unpack(osk_corpus *corpus, osk_slice bytes, osk__buffer *plain, osk_comment_options *options, osk_error *error)
{
    if (osk__gzip_fits(bytes))
        return osk__gzip_expand(bytes, plain, error);
    if (osk__zstd_fits(bytes))
        return osk__zstd_expand(bytes, plain, error);
    if (!options->input)
        options->input = "csv";
    return unpack_workbook(corpus, bytes, plain, error);
}

/* A compressed file is what it holds; where it is cut or damaged, what came before is read and that is told at the end. */
static bool fill(osk_corpus *corpus, const char *name, osk_slice bytes, const osk_comment_options *options, osk_error *error)
{
    osk__buffer plain = {0};
    osk_error cut = {0};
    osk_comment_options own = *options;
    if (!(corpus->name = osk__arena_copy(&corpus->arena, name, strlen(name), error)))
        return false;
    if (!osk__gzip_fits(bytes) && !osk__zstd_fits(bytes) && !osk__zip_fits(bytes))
        return fill_plain(corpus, bytes, options, error);
    bool whole = unpack(corpus, bytes, &plain, &own, &cut);
    while (!whole && plain.length && plain.data[plain.length - 1] != '\n') /* half a line is nobody's word */
        plain.length--;
    bool good = cut.code != OSK_FILE && fill_plain(corpus, osk__slice(plain.data ? plain.data : "", plain.length), &own, error);
    osk__buffer_free(&plain);
    if (corpus->size) {
        corpus->size = bytes.length;
        osk__digest(bytes, corpus->hash);
    }
    if (!whole && error)
        osk__fail_at(error, cut.code, osk__file_name(name), 0, 0, "%s", cut.message);
    return good && whole;
}

osk_corpus *osk_comment_parse(const char *name, const char *bytes, size_t length, const osk_comment_options *options,
                              osk_corpus **partial, osk_error *error)
{
    static const osk_comment_options none = {0};
    osk_corpus *corpus = osk__take(1, sizeof *corpus, error);
    osk_error own = {0};
    if (partial)
        *partial = NULL;
    if (!corpus || fill(corpus, name, osk__slice(bytes, length), options ? options : &none, &own))
        return corpus;
    if (error)
        *error = own;
    /* Only cut input leaves something worth having; after a mistake of the user's the whole file is read anew. */
    if (partial && own.code == OSK_INPUT && (corpus->count || corpus->notice_count))
        *partial = corpus;
    else
        osk_corpus_free(corpus);
    return NULL;
}

osk_corpus *osk_comment_read(const char *path, const osk_comment_options *options, osk_corpus **partial,
                             osk_error *error)
{
    osk__buffer bytes = {0}, edits = {0};
    osk_corpus *corpus = NULL;
    osk_comment_options own = options ? *options : (osk_comment_options){0};
    if (partial)
        *partial = NULL;
    if (!own.edits && strcmp(path, "-") != 0) {
        osk__buffer_format(&edits, "%s.edits", path);
        osk__buffer_byte(&edits, '\0');
        own.edits = !edits.failed && osk__file_exists(edits.data) ? edits.data : NULL;
    }
    if (osk__buffer_check(&edits, error) && osk__file_read(path, &bytes, error))
        corpus = osk_comment_parse(osk__file_name(path), bytes.data, bytes.length, &own, partial, error);
    osk__buffer_free(&bytes);
    osk__buffer_free(&edits);
    return corpus;
}
