/* The manifest: what a run was made of, so that it can be made again. No clock, no host, no path. */
#include "render.h"
#include "workbook.h"

#include "../base/digest.h"
#include "../base/unicode.h"

#include <string.h>

static void pair(osk__buffer *out, const char *key, osk_slice value, const char *after)
{
    osk__json_text(out, osk__slice_text(key));
    osk__buffer_text(out, ": ");
    if (value.data)
        osk__json_text(out, value);
    else
        osk__buffer_text(out, "null");
    osk__buffer_text(out, after);
}

static void number(osk__buffer *out, const char *key, uint64_t value, const char *after)
{
    osk__json_text(out, osk__slice_text(key));
    osk__buffer_format(out, ": %llu%s", (unsigned long long)value, after);
}

/* The last part of a path that the user named; NULL and "none" as they are. */
static const char *last_part(const char *path)
{
    const char *slash = path ? strrchr(path, '/') : NULL;
    return slash ? slash + 1 : path;
}

static void input(osk__buffer *out, const osk__manifest *manifest)
{
    const osk_corpus *corpus = manifest->corpus;
    osk__buffer_text(out, "  \"input\": {\n    ");
    pair(out, "name", osk__slice_text(last_part(osk_corpus_name(corpus))), ",\n    ");
    pair(out, "sha256", osk__slice_text(osk_corpus_hash(corpus)), ",\n    ");
    number(out, "bytes", osk_corpus_size(corpus), ",\n    ");
    pair(out, "read_as", osk__slice_text(osk_corpus_input(corpus)), ",\n    ");
    pair(out, "layout", osk__slice_text(osk_corpus_layout(corpus)), ",\n    ");
    number(out, "stated", osk_corpus_stated(corpus), ",\n    ");
    number(out, "found", osk_corpus_found(corpus), ",\n    ");
    number(out, "unloaded_line", osk_corpus_unloaded(corpus), ",\n    ");
    pair(out, "edits", osk__slice_text(osk_corpus_edits(corpus)), ",\n    ");
    pair(out, "edits_sha256", osk__slice_text(osk_corpus_edits(corpus) ? osk_corpus_edits_hash(corpus) : NULL), ",\n    ");
    number(out, "edit_count", osk_corpus_edit_count(corpus), ",\n    ");
    number(out, "rejected", osk_corpus_rejected(corpus), ",\n    ");
    number(out, "pseudonyms", osk_corpus_coded(corpus), ",\n    ");
    pair(out, "complete", osk__slice_text(osk_complete_name(osk_corpus_complete(corpus))), "\n  },\n");
}

static void options(osk__buffer *out, const osk__manifest *manifest)
{
    static const char *const figures[] = {"", "pdf", "png", "pdf,png"};
    const osk_options *given = manifest->options;
    osk__buffer_text(out, "  \"options\": {\n    ");
    pair(out, "input", osk__slice_text(given->comment.input), ",\n    ");
    pair(out, "layout", osk__slice_text(given->comment.layout), ",\n    ");
    pair(out, "as_of", osk__slice_text(given->comment.as_of), ",\n    ");
    pair(out, "timezone", osk__slice_text(given->comment.zone), ",\n    ");
    pair(out, "text_column", osk__slice_text(given->comment.text_column), ",\n    ");
    pair(out, "author_column", osk__slice_text(given->comment.author_column), ",\n    ");
    pair(out, "id_column", osk__slice_text(given->comment.id_column), ",\n    ");
    pair(out, "group_column", osk__slice_text(given->comment.group_column), ",\n    ");
    pair(out, "edits", osk__slice_text(last_part(given->comment.edits)), ",\n    ");
    osk__buffer_format(out, "\"mend\": %s,\n    \"strict\": %s,\n    ", given->comment.mend ? "true" : "false",
                       given->strict ? "true" : "false");
    pair(out, "themes", osk__slice_text(manifest->themes), ",\n    ");
    pair(out, "model", osk__slice_text(manifest->model), ",\n    ");
    pair(out, "codes", osk__slice_text(last_part(given->codes)), ",\n    ");
    pair(out, "key", osk__slice_text(last_part(given->key)), ",\n    ");
    pair(out, "lexicons", osk__slice_text(manifest->lexicons), ",\n    ");
    pair(out, "add_lexicons", osk__slice_text(manifest->add_lexicons), ",\n    ");
    pair(out, "lang", osk__slice_text(given->stat.lang ? given->stat.lang : "nb"), ",\n    ");
    number(out, "seed", given->stat.seed, ",\n    ");
    if (given->stat.permutations)
        number(out, "permutations", given->stat.permutations, ",\n    ");
    else
        pair(out, "permutations", osk__slice(NULL, 0), ",\n    "); /* the usual number: tables/compare.tsv has it */
    pair(out, "without_rules", osk__slice_text(manifest->without), ",\n    ");
    pair(out, "figures", osk__slice_text(given->figures ? figures[given->figures & 3] : NULL), ",\n    ");
    osk__buffer_format(out, "\"docx\": %s,\n    ", given->docx ? "true" : "false");
    pair(out, "generator", osk__slice_text("splitmix64"), "\n  },\n");
}

bool osk__manifest_dictionaries(const osk__manifest *manifest, const char *begins, char hash[OSK__DIGEST_SIZE],
                                 bool *failed)
{
    osk__buffer lines = {0};
    for (size_t i = 0; i < manifest->file_count; i++)
        if (strncmp(manifest->files[i], begins, strlen(begins)) == 0)
            osk__buffer_format(&lines, "%s %s\n", manifest->files[i], manifest->hashes[i]);
    osk__digest(osk__slice(lines.failed ? "" : lines.data, lines.failed ? 0 : lines.length), hash);
    bool some = lines.length > 0;
    *failed = *failed || lines.failed;
    osk__buffer_free(&lines);
    return some;
}

static void joint(osk__buffer *out, const osk__manifest *manifest, const char *key, const char *begins)
{
    char hash[OSK__DIGEST_SIZE];
    bool some = osk__manifest_dictionaries(manifest, begins, hash, &out->failed);
    pair(out, key, some ? osk__slice_text(hash) : osk__slice(NULL, 0), ",\n  ");
}

static void seal(osk__buffer *out)
{
    char hash[OSK__DIGEST_SIZE];
    osk__digest(osk__slice(out->data, out->length), hash);
    osk__buffer_format(out, OSK__MANIFEST_SEAL "%s\"\n}\n", hash);
}

bool osk__manifest_write(const osk__manifest *manifest, osk__buffer *out, osk_error *error)
{
    osk__buffer_text(out, OSK__MANIFEST_OPENING ",\n  ");
    pair(out, "version", osk__slice_text(osk_version()), ",\n  ");
    pair(out, "command", osk__slice_text("report"), ",\n");
    input(out, manifest);
    if (manifest->codes) {
        osk__buffer_text(out, "  \"codes\": {\n    ");
        pair(out, "name", osk__slice_text(last_part(manifest->options->codes)), ",\n    ");
        pair(out, "sha256", osk__slice_text(manifest->codes), "\n  },\n");
    }
    options(out, manifest);
    osk__buffer_text(out, "  \"libraries\": {\n    ");
    pair(out, "icu", osk__slice_text(osk__unicode_version()), ",\n    ");
    pair(out, "stemmer", osk__slice_text(manifest->stemmer), ",\n    ");
    pair(out, "gsl", osk__slice_text(osk__stat_library()), ",\n    ");
    pair(out, "libxlsxwriter", osk__slice_text(osk__workbook_library()), "");
    if (manifest->options->figures || manifest->options->docx) {
        char room[64];
        osk__buffer_text(out, ",\n    ");
        pair(out, "librsvg", osk__slice_text(osk__render_library(room, sizeof room)), "");
    }
    if (manifest->options->docx) {
        osk__buffer_text(out, ",\n    ");
        pair(out, "pandoc", osk__slice_text(manifest->pandoc), "");
    }
    osk__buffer_text(out, "\n  },\n  ");
    joint(out, manifest, "dictionaries_sha256", "");
    joint(out, manifest, "lexicon_sha256", "dict/lexicon/");
    osk__buffer_text(out, "\"dictionaries\": {\n");
    for (size_t i = 0; i < manifest->file_count; i++) {
        osk__buffer_text(out, "    ");
        pair(out, manifest->files[i], osk__slice_text(manifest->hashes[i]), i + 1 < manifest->file_count ? ",\n" : "\n");
    }
    osk__buffer_text(out, "  },\n  \"files\": {\n");
    for (size_t i = 0; i < manifest->written_count; i++) {
        osk__buffer_text(out, "    ");
        pair(out, manifest->written[i].name, osk__slice_text(manifest->written[i].hash),
             i + 1 < manifest->written_count ? ",\n" : "\n");
    }
    osk__buffer_text(out, "  }");
    if (osk__buffer_check(out, error))
        seal(out);
    return osk__buffer_check(out, error);
}
