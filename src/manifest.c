/* A run made again: what its manifest says of it, and whether it comes out the same.
 *
 *   manifest.json -> members by path ("options/seed" "7") -> options -> the main job -> its files' hashes beside the old */
#include "language.h"

#include "base/digest.h"
#include "base/number.h"
#include "base/table.h"
#include "base/unicode.h"
#include "comment/json.h"
#include "report/docx.h"
#include "report/render.h"
#include "report/workbook.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct osk_manifest {
    osk__arena arena;
    struct member { const char *path, *value; } *members; /* value NULL: null */
    size_t count, capacity;
    const char **files[2];   /* of the user's own lexicons: alone, on top */
};

/* ---- reading ---- */

static bool take(void *host, osk_slice path, osk_slice value, osk_error *error)
{
    osk_manifest *m = host;
    if (!OSK__ROOM(m->members, m->capacity, m->count + 1, error))
        return false;
    struct member *made = &m->members[m->count++];
    *made = (struct member){osk__arena_copy(&m->arena, path.data, path.length, error), NULL};
    if (value.data)
        made->value = osk__arena_copy(&m->arena, value.data, value.length, error);
    return made->path && (made->value || !value.data);
}

/* The value of a member, or NULL. */
static const char *value_of(const osk_manifest *m, const char *path)
{
    for (size_t i = 0; i < m->count; i++)
        if (strcmp(m->members[i].path, path) == 0)
            return m->members[i].value;
    return NULL;
}

/* Its last member is the hash of all that stands before it. */
static bool check_seal(const osk_manifest *m, const char *path, osk_slice text, osk_error *error)
{
    char hash[OSK__DIGEST_SIZE];
    size_t seal = osk__slice_find(text, OSK__MANIFEST_SEAL);
    const char *sealed = value_of(m, "manifest_sha256");
    if (seal == SIZE_MAX || !sealed || !osk__slice_begins(text, OSK__MANIFEST_OPENING))
        return osk__fail_at(error, OSK_INTEGRITY, path, 0, 0, "is no manifest of a report, or one of an older version");
    osk__digest(osk__slice(text.data, seal), hash);
    return strcmp(hash, sealed) == 0 ||
           osk__fail_at(error, OSK_INTEGRITY, path, 0, 0, "was changed after it was written: its bytes have another SHA-256 "
                                                          "than the one it holds");
}

osk_manifest *osk_manifest_read(const char *path, osk_error *error)
{
    osk__buffer bytes = {0};
    osk_manifest *m = osk__take(1, sizeof *m, error);
    bool good = m && osk__file_read(path, &bytes, error);
    osk_slice text = osk__slice(bytes.data, bytes.length);
    good = good && osk__json_members(path, text, take, m, error) && check_seal(m, path, text, error);
    osk__buffer_free(&bytes);
    if (good)
        return m;
    osk_manifest_free(m);
    return NULL;
}

void osk_manifest_free(osk_manifest *m)
{
    if (!m)
        return;
    osk__arena_free(&m->arena);
    free(m->members);
    free(m->files[0]);
    free(m->files[1]);
    free(m);
}

const char *osk_manifest_input(const osk_manifest *m)
{
    const char *name = value_of(m, "input/name");
    return name ? name : "";
}

/* ---- options ---- */

/* A file of the user's own: beside the input, else in the current folder. "none" is no file. */
static bool find_file(osk_manifest *m, const char *input, const char *name, const char **path, osk_error *error)
{
    const char *slash = strrchr(input, '/');
    *path = name;
    if (!name || strcmp(name, "none") == 0)
        return true;
    if (slash) {
        char *folder = osk__arena_copy(&m->arena, input, (size_t)(slash - input), error);
        char *beside = folder ? osk__file_join(&m->arena, folder, name, error) : NULL;
        if (!beside)
            return false;
        if (osk__file_exists(beside)) {
            *path = beside;
            return true;
        }
    }
    return osk__file_exists(name) || osk__fail_at(error, OSK_FILE, name, 0, 0,
                                                  "the run read this file; it stands neither beside the input nor here");
}

/* A model may be one of ours by its name, and then is no file here. */
static bool find_model(osk_manifest *m, const char *input, const char **model, osk_error *error)
{
    const char *name = value_of(m, "options/model");
    osk_error none = {0};
    *model = name;
    return !name || find_file(m, input, name, model, &none) || none.code == OSK_FILE || osk__no_memory(error);
}

/* "a.tsv/b.tsv" */
static bool find_files(osk_manifest *m, const char *input, const char *key, const char ***paths, size_t *count,
                       osk_error *error)
{
    const char *names = value_of(m, key);
    osk_slice rest = osk__slice_text(names ? names : ""), name;
    size_t most = 1;
    for (size_t i = 0; i < rest.length; i++)
        most += rest.data[i] == '/';
    *count = 0;
    if (!names || !(*paths = osk__take(most, sizeof **paths, error)))
        return !names;
    while (osk__slice_cut(&rest, '/', &name)) {
        char *copy = osk__arena_copy(&m->arena, name.data, name.length, error);
        if (!copy || !find_file(m, input, copy, &(*paths)[*count], error))
            return false;
        ++*count;
    }
    return true;
}

static uint64_t whole(const osk_manifest *m, const char *path)
{
    uint64_t number = 0;
    const char *value = value_of(m, path);
    return value && osk__number_whole(osk__slice_text(value), &number) ? number : 0;
}

static bool is_true(const osk_manifest *m, const char *path)
{
    const char *value = value_of(m, path);
    return value && strcmp(value, "true") == 0;
}

static void read_comment_options(const osk_manifest *m, osk_comment_options *comment)
{
    comment->input = value_of(m, "options/input");
    comment->layout = value_of(m, "options/layout");
    comment->as_of = value_of(m, "options/as_of");
    comment->zone = value_of(m, "options/timezone");
    comment->text_column = value_of(m, "options/text_column");
    comment->author_column = value_of(m, "options/author_column");
    comment->id_column = value_of(m, "options/id_column");
    comment->group_column = value_of(m, "options/group_column");
    comment->mend = is_true(m, "options/mend");
}

bool osk_manifest_options(osk_manifest *m, const char *input, osk_options *options, osk_language_options *language,
                          osk_error *error)
{
    read_comment_options(m, &options->comment);
    options->strict = is_true(m, "options/strict");
    options->stat.lang = value_of(m, "options/lang");
    options->stat.seed = whole(m, "options/seed");
    options->stat.permutations = (size_t)whole(m, "options/permutations");
    language->without = value_of(m, "options/without_rules");
    const char *figures = value_of(m, "options/figures");
    options->figures = (figures && strstr(figures, "pdf") ? OSK_FIGURES_PDF : 0) | (figures && strstr(figures, "png") ? OSK_FIGURES_PNG : 0);
    options->docx = is_true(m, "options/docx");
    if (whole(m, "input/pseudonyms") && !options->pseudonyms)
        return osk__fail(error, OSK_USAGE, "the run put codes in the place of names; --pseudonyms KEY names its key");
    bool good = find_file(m, input, value_of(m, "options/codes"), &options->codes, error) &&
                find_file(m, input, value_of(m, "options/key"), &options->key, error) &&
                find_model(m, input, &language->model, error) &&
                find_file(m, input, value_of(m, "options/edits"), &options->comment.edits, error) &&
                find_file(m, input, value_of(m, "options/themes"), &language->themes, error) &&
                find_files(m, input, "options/lexicons", &m->files[0], &language->lexicon_count, error) &&
                find_files(m, input, "options/add_lexicons", &m->files[1], &language->add_lexicon_count, error);
    language->lexicons = m->files[0];
    language->add_lexicons = m->files[1];
    return good;
}

/* ---- the run again ---- */

typedef struct again {
    const osk_manifest *manifest;
    osk_table *table;
    size_t others, found; /* files that differ; files of both */
} again;

/* Whether the two are the same. */
static bool put(again *a, const char *kind, const char *name, const char *then, const char *now)
{
    bool same = then && now && strcmp(then, now) == 0;
    osk__table_text(a->table, osk__slice_text(kind));
    osk__table_text(a->table, osk__slice_text(name));
    osk__table_text(a->table, osk__slice_text(then));
    osk__table_text(a->table, osk__slice_text(now));
    osk__table_text(a->table, osk__slice_text(same ? "same" : "differs"));
    return same;
}

static bool put_files(void *host, const osk__folder_file *files, size_t count, osk_error *error)
{
    again *a = host;
    static const char prefix[] = "files/";
    char path[512];
    for (size_t i = 0; i < count; i++) {
        if (strcmp(files[i].name, OSK__MANIFEST_NAME) == 0)
            continue;
        snprintf(path, sizeof path, "%s%s", prefix, files[i].name);
        const char *then = value_of(a->manifest, path);
        a->found += then != NULL;
        a->others += !put(a, "file", files[i].name, then, files[i].hash);
    }
    for (size_t i = 0; i < a->manifest->count; i++) {
        const char *name = a->manifest->members[i].path + sizeof prefix - 1;
        if (strncmp(a->manifest->members[i].path, prefix, sizeof prefix - 1) != 0)
            continue;
        bool here = false;
        for (size_t f = 0; f < count && !here; f++)
            here = strcmp(files[f].name, name) == 0;
        if (!here)
            a->others += !put(a, "file", name, a->manifest->members[i].value, NULL);
    }
    return osk__table_check(a->table, error);
}

/* What drew figures and made the Word file, where the run had them; pandoc's own file tells the rest. */
static void put_drawers(again *a)
{
    char room[64], pandoc[32];
    const char *drawn = value_of(a->manifest, "libraries/librsvg"), *written = value_of(a->manifest, "libraries/pandoc");
    osk_error none;
    if (drawn)
        put(a, "library", "librsvg", drawn, osk__render_library(room, sizeof room));
    if (written)
        put(a, "library", "pandoc", written, osk__pandoc_find(pandoc, &none) ? pandoc : NULL);
}

static void put_makings(again *a, const osk_language *language)
{
    static const char prefix[] = "dictionaries/";
    const osk_manifest *m = a->manifest;
    put(a, "program", "ordskifte", value_of(m, "version"), osk_version());
    put(a, "library", "icu", value_of(m, "libraries/icu"), osk__unicode_version());
    put(a, "library", "stemmer", value_of(m, "libraries/stemmer"), osk_language_stemmer(language));
    put(a, "library", "gsl", value_of(m, "libraries/gsl"), osk__stat_library());
    put(a, "library", "libxlsxwriter", value_of(m, "libraries/libxlsxwriter"), osk__workbook_library());
    put_drawers(a);
    for (size_t i = 0; i < osk_language_files(language); i++) {
        char path[512];
        snprintf(path, sizeof path, "%s%s", prefix, osk_language_file(language, i));
        put(a, "dictionary", osk_language_file(language, i), value_of(m, path), osk_language_hash(language, i));
    }
}

static bool check_input(const osk_manifest *m, const char *input, osk_error *error)
{
    char hash[OSK__DIGEST_SIZE];
    osk__buffer bytes = {0};
    const char *then = value_of(m, "input/sha256");
    bool good = osk__file_read(input, &bytes, error);
    osk__digest(osk__slice(bytes.data ? bytes.data : "", bytes.length), hash);
    osk__buffer_free(&bytes);
    return good && ((then && strcmp(then, hash) == 0) ||
                    osk__fail_at(error, OSK_INTEGRITY, input, 0, 0,
                                 "is not the file that the run read: its SHA-256 is %.12s..., not %.12s...", hash,
                                 then ? then : "unknown"));
}

osk_table *osk_manifest_repeat(const osk_manifest *m, const osk_language *language, const char *input, const char *output,
                               const osk_options *options, bool *same, osk_error *error)
{
    static const char *const columns[] = {"w kind", "t name", "t then", "t now", "w same", NULL};
    again a = {.manifest = m};
    *same = false;
    if (!check_input(m, input, error) || !(a.table = osk__table_make("repetition", columns, error)))
        return NULL;
    put_makings(&a, language);
    if (!osk__pipeline_report(language, input, output, options, put_files, &a, error)) {
        osk_table_free(a.table);
        return NULL;
    }
    *same = a.others == 0 && a.found > 0;
    return osk__table_done(a.table, error);
}
