/* The method paragraph, for a thesis: what was done, with which program, dictionaries and options, and what was not. Every
 * figure in it is one of the manifest's; a work is in the references if, and only if, the paragraph cites it.
 *
 *   method.md:       # Metode / the paragraph / ## Referanser / - Holm, S. (1979). ...
 *   references.bib:  the same works */
#include "report.h"

#include "../base/digest.h"
#include "../base/unicode.h"

#include <stdio.h>
#include <string.h>

enum { VALUES = 7, ROOM = 96, SHORT_HASH = 12 };

typedef struct paragraph {
    const osk__method *method;
    osk__buffer text;
    osk_slice values[VALUES];
    char rooms[VALUES][ROOM];
    size_t count;
} paragraph;

static void value(paragraph *p, osk_slice text) { p->values[p->count++] = text; }

static void number(paragraph *p, uint64_t n)
{
    snprintf(p->rooms[p->count], ROOM, "%llu", (unsigned long long)n);
    value(p, osk__slice_text(p->rooms[p->count]));
}

static void hash(paragraph *p, const char *whole)
{
    snprintf(p->rooms[p->count], ROOM, "%.*s", SHORT_HASH, whole);
    value(p, osk__slice_text(p->rooms[p->count]));
}

/* The sentence with the values so far, which are used up. */
static void say(paragraph *p, const char *key)
{
    osk__buffer_text(&p->text, p->text.length ? " " : "");
    osk__texts_fill(&p->text, osk__texts_find(p->method->texts, key, p->method->language), p->values, p->count);
    p->count = 0;
}

static void program(paragraph *p)
{
    const osk__manifest *manifest = p->method->manifest;
    char all[OSK__DIGEST_SIZE], lexicon[OSK__DIGEST_SIZE];
    osk__manifest_dictionaries(manifest, "", all, &p->text.failed);
    value(p, osk__slice_text(osk_version()));
    value(p, osk__slice_text(osk__unicode_version()));
    value(p, osk__slice_text(osk__stat_library()));
    value(p, osk__slice_text(manifest->stemmer));
    number(p, manifest->file_count);
    hash(p, all);
    if (osk__manifest_dictionaries(manifest, "dict/lexicon/", lexicon, &p->text.failed))
        hash(p, lexicon);
    else
        value(p, osk__slice_text("\xE2\x80\x93"));
    say(p, "written.program");
}

static void completeness(paragraph *p, const osk_corpus *corpus)
{
    osk_complete complete = osk_corpus_complete(corpus);
    number(p, osk_corpus_stated(corpus));
    say(p, complete == OSK_COMPLETE                                  ? "written.complete"
           : complete == OSK_UNKNOWN                                 ? "written.unknown"
           : osk_corpus_stated(corpus) > osk_corpus_found(corpus)    ? "written.partial"
                                                                     : "written.unloaded");
}

static void data(paragraph *p)
{
    const osk_corpus *corpus = p->method->manifest->corpus;
    const char *name = osk_corpus_name(corpus), *slash = strrchr(name, '/');
    value(p, osk__slice_text(slash ? slash + 1 : name));
    hash(p, osk_corpus_hash(corpus));
    value(p, osk__slice_text(osk_corpus_layout(corpus)[0] ? osk_corpus_layout(corpus) : osk_corpus_input(corpus)));
    number(p, osk_corpus_found(corpus));
    number(p, p->method->named);
    say(p, "written.data");
    completeness(p, corpus);
    if (osk_corpus_edits(corpus)) {
        const char *edits = osk_corpus_edits(corpus), *behind = strrchr(edits, '/');
        number(p, osk_corpus_edit_count(corpus));
        value(p, osk__slice_text(behind ? behind + 1 : edits));
        hash(p, osk_corpus_edits_hash(corpus));
        say(p, "written.edits");
    }
    if (osk_corpus_rejected(corpus)) {
        number(p, osk_corpus_rejected(corpus));
        say(p, "written.rejected");
    }
}

static void sentiment(paragraph *p)
{
    const osk__dictionary *dictionary = p->method->dictionary;
    const osk__manifest *manifest = p->method->manifest;
    number(p, dictionary->entry_count);
    number(p, dictionary->shifter_count);
    number(p, OSK_SCORE_K / 1000);
    number(p, dictionary->theme_count);
    say(p, "written.sentiment");
    if (manifest->without) {
        value(p, osk__slice_text(manifest->without));
        say(p, "written.without");
    }
    if (manifest->lexicons || manifest->add_lexicons) {
        value(p, osk__slice_text(manifest->lexicons ? manifest->lexicons : manifest->add_lexicons));
        say(p, "written.user");
    }
}

static void ways(paragraph *p)
{
    osk__buffer windows = {0};
    const osk_table *universes = p->method->universes;
    int farthest = osk__universe_windows(universes, &windows);
    number(p, osk_table_rows(universes));
    value(p, osk__slice(windows.data ? windows.data : "", windows.length));
    number(p, (uint64_t)farthest);
    value(p, osk__universe_shipped(universes) ? osk__texts_find(p->method->texts, "written.ways_shipped", p->method->language)
                                              : osk__slice_text(""));
    say(p, "written.ways");
    p->text.failed |= windows.failed;
    osk__buffer_free(&windows);
}

static void tests(paragraph *p)
{
    const osk_stat_options *stat = &p->method->manifest->options->stat;
    number(p, osk__replicates(stat->permutations, p->method->named_comments));
    number(p, stat->seed);
    value(p, osk__texts_find(p->method->texts, stat->bh ? "written.bh" : "written.holm", p->method->language));
    say(p, "written.tests");
    if (p->method->words)
        say(p, "written.words");
    if (p->method->reading)
        say(p, "written.reading");
    if (p->method->universes)
        ways(p);
    say(p, "written.undone");
    if (!p->method->words)
        say(p, "written.unlooked");
}

static void list(const paragraph *p, osk__buffer *out, osk__buffer *bib)
{
    size_t count;
    const osk__work *references = osk__works(&count);
    osk_slice text = osk__slice(p->text.data, p->text.length);
    osk_slice title = osk__texts_find(p->method->texts, "written.references", p->method->language);
    osk__buffer_format(out, "\n\n## %.*s\n\n", (int)title.length, title.data);
    for (size_t i = 0; i < count; i++)
        if (osk__slice_find(text, references[i].cited) != SIZE_MAX) {
            osk__buffer_format(out, "- %s\n", references[i].apa);
            osk__buffer_text(bib, references[i].bibtex);
        }
}

/* Markdown reads some signs as its own; a file's name may hold them. */
static void put_plain(osk__buffer *out, osk_slice text)
{
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] && strchr("\\`*_<>[]#|", text.data[i]))
            osk__buffer_byte(out, '\\');
        osk__buffer_byte(out, (unsigned char)text.data[i] < 0x20 ? ' ' : text.data[i]);
    }
}

static void write_text(paragraph *p)
{
    program(p);
    data(p);
    sentiment(p);
    tests(p);
}

void osk__method_text(const osk__method *method, osk__buffer *out)
{
    paragraph p = {.method = method};
    write_text(&p);
    osk__buffer_add(out, p.text.data, p.text.length);
    out->failed |= p.text.failed;
    osk__buffer_free(&p.text);
}

bool osk__method_write(const osk__method *method, osk__buffer *out, osk__buffer *bib, osk_error *error)
{
    paragraph p = {.method = method};
    osk_slice title = osk__texts_find(method->texts, "column.method", method->language);
    write_text(&p);
    bool good = osk__buffer_check(&p.text, error);
    if (good) {
        osk__buffer_format(out, "# %.*s\n\n", (int)title.length, title.data);
        put_plain(out, osk__slice(p.text.data, p.text.length));
        list(&p, out, bib);
    }
    osk__buffer_free(&p.text);
    return good && osk__buffer_check(out, error) && osk__buffer_check(bib, error);
}
