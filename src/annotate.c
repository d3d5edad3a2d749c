/* What a reader must know of a table: its title, what stands over its columns, words for what its cells hold, and notes below:
 * N, what the corpus lacks, what the figures are.
 *
 *   dict/texts.tsv: table.NAME -> title, column.NAME.HEADING or column.HEADING -> label, legend.HEADING -> note,
 *                   value.HEADING_TEXT or value.TEXT -> words; themes have names of their own */
#include "language.h"

#include "base/table.h"
#include "base/unicode.h"
#include "comment/corpus.h"

#include <stdio.h>
#include <string.h>

typedef struct annotation {
    osk_table *table;
    const osk__dictionary *dictionary;
    const osk__texts *texts;
    uint32_t language;
} annotation;

/* The text of kind.name, or nothing. */
static bool find(const annotation *a, const char *kind, const char *name, osk_slice *text)
{
    char key[128];
    int length = snprintf(key, sizeof key, "%s.%s", kind, name);
    if (length < 0 || (size_t)length >= sizeof key ||
        osk__strings_find(&a->texts->keys, osk__slice(key, (size_t)length)) == OSK_NONE)
        return false;
    *text = osk__texts_find(a->texts, key, a->language);
    return true;
}

/* ---- N, and what is not there ---- */

static bool count_people(const osk_corpus *corpus, size_t *people, osk_error *error)
{
    osk__strings names = {0};
    osk__buffer name = {0};
    bool good = true;
    for (size_t i = 0; i < osk_corpus_count(corpus) && good; i++) {
        const osk_comment *comment = osk_corpus_comment(corpus, i);
        if (comment->kind == OSK_POST || !comment->author.data)
            continue;
        name.length = 0;
        good = osk__unicode_name(&name, comment->author, error) &&
               osk__strings_add(&names, osk__slice(name.data, name.length), error) != OSK_NONE;
    }
    *people = names.count;
    osk__buffer_free(&name);
    osk__strings_free(&names);
    return good;
}

static void put_completeness(const annotation *a, const osk_corpus *corpus, osk__buffer *out)
{
    static const char *const keys[] = {"note.unknown", "note.partial", "note.complete"};
    osk_complete complete = osk_corpus_complete(corpus);
    bool unloaded = complete == OSK_PARTIAL && osk_corpus_stated(corpus) <= osk_corpus_found(corpus);
    char stated[24];
    snprintf(stated, sizeof stated, "%zu", osk_corpus_stated(corpus));
    osk_slice value = osk__slice_text(stated);
    osk__texts_fill(out, osk__texts_find(a->texts, unloaded ? "note.unloaded" : keys[complete], a->language), &value, 1);
}

static bool note_corpus(const annotation *a, const osk_corpus *corpus, osk_error *error)
{
    osk__buffer how = {0}, note = {0};
    char comments[24], named[24];
    size_t people;
    bool good = count_people(corpus, &people, error);
    if (good) {
        snprintf(comments, sizeof comments, "%zu", osk_corpus_found(corpus));
        snprintf(named, sizeof named, "%zu", people);
        put_completeness(a, corpus, &how);
        osk_slice values[] = {osk__slice_text(comments), osk__slice_text(named), osk__slice(how.data, how.length)};
        osk__texts_fill(&note, osk__texts_find(a->texts, "note.corpus", a->language), values, 3);
        good = osk__buffer_check(&how, error) && osk__buffer_check(&note, error);
    }
    if (good)
        osk__table_note(a->table, osk__slice(note.data, note.length));
    osk__buffer_free(&how);
    osk__buffer_free(&note);
    return good;
}

/* Without a corpus the table is all there is. */
static bool note_rows(const annotation *a, osk_error *error)
{
    osk__buffer note = {0};
    char rows[24];
    snprintf(rows, sizeof rows, "%zu", osk_table_rows(a->table));
    osk_slice value = osk__slice_text(rows);
    osk__texts_fill(&note, osk__texts_find(a->texts, "note.rows", a->language), &value, 1);
    bool good = osk__buffer_check(&note, error);
    if (good)
        osk__table_note(a->table, osk__slice(note.data, note.length));
    osk__buffer_free(&note);
    return good;
}

/* ---- columns ---- */

static void label_columns(const annotation *a)
{
    osk_slice text;
    char own[128];
    for (size_t i = 0; i < osk_table_columns(a->table); i++) {
        snprintf(own, sizeof own, "%.31s.%.80s", osk_table_name(a->table), osk_table_heading(a->table, i));
        if (find(a, "column", own, &text) || find(a, "column", osk_table_heading(a->table, i), &text))
            osk__table_relabel(a->table, i, text);
    }
}

/* ---- words in cells ---- */

/* The title of a theme by its key, which a measure writes "theme:KEY". */
static bool title_of(const annotation *a, osk_slice text, osk_slice *title)
{
    osk_slice key = osk__slice_behind(text, osk__slice_begins(text, "theme:"));
    for (size_t i = 0; i < a->dictionary->theme_count; i++)
        if (osk__slice_is(key, a->dictionary->themes[i].key)) {
            *title = osk__slice_text(a->dictionary->themes[i].names[a->language]);
            return true;
        }
    return false;
}

/* Does the column hold keys of themes? A user's theme may have the key of a word of ours. */
static bool holds_themes(const char *heading)
{
    static const char *const headings[] = {"theme", "themes", "main_theme", "other"};
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        if (strcmp(heading, headings[i]) == 0)
            return true;
    return false;
}

/* A theme's title, a word of a closed list, or what it is. */
static osk_slice words_of(const annotation *a, const char *heading, osk_slice text)
{
    char plain[64], own[128];
    osk_slice words;
    if (holds_themes(heading) && title_of(a, text, &words))
        return words;
    size_t length = text.length < sizeof plain ? text.length : sizeof plain - 1;
    memcpy(plain, text.data, length);
    plain[length] = '\0';
    snprintf(own, sizeof own, "%.40s_%s", heading, plain);
    return find(a, "value", own, &words) || find(a, "value", plain, &words) || title_of(a, text, &words) ? words : text;
}

static void word_list(const annotation *a, const char *heading, osk_slice list, osk__buffer *out)
{
    osk_slice whole = words_of(a, heading, list); /* a method's name may have a comma */
    out->length = 0;
    if (!osk__slice_equal(whole, list)) {
        osk__buffer_add(out, whole.data, whole.length);
        return;
    }
    while (list.length) {
        size_t comma = osk__slice_find(list, ","), end = comma == SIZE_MAX ? list.length : comma;
        osk_slice words = words_of(a, heading, osk__slice(list.data, end));
        osk__buffer_text(out, out->length ? ", " : "");
        osk__buffer_add(out, words.data, words.length);
        list = osk__slice_behind(list, comma == SIZE_MAX ? end : end + 1);
    }
}

static bool word_columns(const annotation *a, osk_error *error)
{
    osk__buffer words = {0}, text = {0};
    for (size_t column = 0; column < osk_table_columns(a->table); column++)
        for (size_t row = 0; osk__table_worded(a->table, column) && row < osk_table_rows(a->table); row++) {
            osk_slice cell = osk_table_text(a->table, row, column);
            if (cell.length == 0 || osk__table_has_word(a->table, column, cell))
                continue;
            text.length = 0; /* the table's own text moves where words are added to it */
            osk__buffer_add(&text, cell.data, cell.length);
            word_list(a, osk_table_heading(a->table, column), osk__slice(text.data, text.length), &words);
            osk__table_word(a->table, column, osk__slice(text.data, text.length), osk__slice(words.data, words.length));
        }
    bool good = osk__buffer_check(&words, error) && osk__buffer_check(&text, error);
    osk__buffer_free(&words);
    osk__buffer_free(&text);
    return good;
}

static void note_columns(const annotation *a)
{
    osk_slice text;
    for (size_t i = 0; i < osk_table_columns(a->table); i++)
        if (osk__table_kind(a->table, i) != OSK_TEXT && find(a, "legend", osk_table_heading(a->table, i), &text))
            osk__table_note(a->table, text);
}

bool osk_table_annotate(osk_table *table, const osk_language *language, const osk_corpus *corpus, const char *lang,
                        osk_error *error)
{
    annotation a = {table, &language->dictionary, &language->dictionary.texts, osk__texts_language(lang)};
    osk_slice title;
    if (a.language == OSK_NONE)
        return osk__fail(error, OSK_USAGE, "there is no language '%s': nb, nn or en", lang);
    if (!word_columns(&a, error)) /* of rows that came since, too */
        return false;
    if (osk_table_notes(table))
        return osk__table_check(table, error);
    if (find(&a, "table", osk_table_name(table), &title))
        osk__table_entitle(table, title);
    if (!(corpus ? note_corpus(&a, corpus, error) : note_rows(&a, error)))
        return false;
    label_columns(&a);
    note_columns(&a);
    return osk__table_check(table, error);
}
