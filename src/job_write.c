/* stat -> report: the folder that the main job leaves (job.h). */
#include "job.h"

#include "base/file.h"
#include "base/table.h"
#include "comment/corpus.h"
#include "stat/codes.h"
#include "stat/stat.h"

#include <stdio.h>
#include <string.h>

static bool write_file(osk__job *job, const char *name, osk__buffer *bytes, osk_error *error)
{
    bool good = osk__buffer_check(bytes, error) &&
                osk__folder_write(job->folder, name, osk__slice(bytes->data, bytes->length), error);
    osk__buffer_free(bytes);
    return good;
}

static bool write_table(osk__job *job, const osk_table *table, osk_error *error)
{
    osk__buffer bytes = {0}, name = {0};
    osk__buffer_format(&name, "tables/%s.tsv", osk_table_name(table));
    osk__buffer_byte(&name, '\0');
    osk__table_format(table, OSK_FORMAT_TSV, &bytes);
    bool good = osk__buffer_check(&name, error) && write_file(job, name.data, &bytes, error);
    osk__buffer_free(&name);
    osk__buffer_free(&bytes);
    return good;
}

static bool write_figures(osk__job *job, osk__page *page, osk_error *error)
{
    bool good = true;
    for (size_t i = 0; i < OSK__FIGURES && good; i++) {
        char name[64];
        snprintf(name, sizeof name, "figures/%s.svg", osk__figure_name(i));
        if (page->figures[i].length)
            good = write_file(job, name, &page->figures[i], error);
    }
    return good;
}

/* The pages that hold all comments, where the page itself does not. */
static bool write_sides(osk__job *job, osk__page *page, osk_error *error)
{
    bool good = true;
    for (size_t i = 1; i <= page->sides && good; i++) {
        char name[OSK__SIDE_ROOM];
        osk__page_side_name(i, name);
        good = osk__page_write_side(page, i, error) && write_file(job, name, &page->out, error);
    }
    return good;
}

static osk__manifest manifest_of(const osk__job *job)
{
    osk__manifest manifest = {job->corpus, job->options, job->language->files, job->language->hashes,
                              job->language->file_count, osk_language_stemmer(job->language),
                              job->language->dictionary.without, job->language->themes, job->language->lexicons,
                              job->language->add_lexicons, job->language->model_name,
                              job->codes ? job->codes->hash : NULL, job->pandoc, NULL, 0};
    manifest.written_count = osk__folder_files(job->folder, &manifest.written);
    return manifest;
}

static osk__method method_of(const osk__job *job, const osk__manifest *manifest)
{
    return (osk__method){.manifest = manifest, .texts = &job->language->dictionary.texts,
                         .language = osk__texts_language(job->options->stat.lang), .dictionary = &job->language->dictionary,
                         .named = job->people.count, .named_comments = job->people.named, .words = job->keyness,
                         .reading = job->reading, .universes = job->universes};
}

static bool make_method(osk__job *job, osk_error *error)
{
    osk__manifest manifest = manifest_of(job);
    osk__method method = method_of(job, &manifest);
    return osk__method_write(&method, &job->method, &job->references, error);
}

static bool write_method(osk__job *job, osk_error *error)
{
    return write_file(job, "method.md", &job->method, error) && write_file(job, "references.bib", &job->references, error);
}

/* For other programs. */
static bool write_exports(osk__job *job, osk__page *page, osk_error *error)
{
    osk_table *tables[OSK__JOB_TABLES];
    osk__job_tables(job, tables);
    osk__exports exports = {.options = job->options, .tables = tables, .table_count = OSK__JOB_TABLES, .page = page,
                            .quotations = job->quotations, .method = osk__slice(job->method.data, job->method.length),
                            .folder = job->folder};
    return osk__exports_workbook(&exports, error) && osk__exports_figures(&exports, error) && osk__exports_docx(&exports, error);
}

static bool write_page(osk__job *job, osk_error *error)
{
    osk__manifest manifest = manifest_of(job);
    osk__method method = method_of(job, &manifest);
    osk__page page = {.texts = &job->language->dictionary.texts,
                      .language = osk__texts_language(job->options->stat.lang), .corpus = job->corpus,
                      .fold = job->fold, .people = &job->people, .participants = job->participants,
                      .compare = job->compare, .types = job->types, .moods = job->moods, .answers = job->answers, .stances = job->stances, .keyness = job->keyness,
                      .reading = job->reading, .timeline = job->timeline, .codes = job->coded, .map = job->map, .map_axes = job->map_axes,
                      .talkers = job->talkers, .pairs = job->pairs, .network = job->network, .multiverse = job->multiverse,
                      .universes = job->universes, .method = &method, .stat = &job->options->stat};
    bool good = osk__figures_draw(&page, error) && osk__page_choose(&page, error) && osk__page_write(&page, error) &&
                write_file(job, "index.html", &page.out, error) && write_sides(job, &page, error) &&
                write_exports(job, &page, error) && write_figures(job, &page, error);
    osk__buffer_free(&page.out);
    osk__buffer_free(&page.scratch);
    osk__page_choose_free(&page);
    osk__figures_free(&page);
    return good;
}

static bool write_manifest(osk__job *job, osk_error *error)
{
    osk__buffer bytes = {0};
    osk__manifest manifest = manifest_of(job);
    bool good = osk__manifest_write(&manifest, &bytes, error) && write_file(job, OSK__MANIFEST_NAME, &bytes, error);
    osk__buffer_free(&bytes);
    return good;
}

/* The folder's name is an output too. */
static bool check_folder(osk__job *job, const char *output, osk_error *error)
{
    osk__buffer phrase = {0};
    if (!output)
        return true;
    const char *slash = strrchr(output, '/');
    bool found = false, good = true;
    if (job->options->pseudonyms && osk__file_within(job->options->pseudonyms, output))
        return osk__fail_at(error, OSK_FILE, output, 0, 0, "holds the key, which is to be kept apart");
    if (job->corpus->coded)
        good = osk__guard_find(&job->corpus->guard, osk__slice_text(slash && slash[1] ? slash + 1 : output), &phrase, &found, error);
    if (found)
        osk__fail(error, OSK_INTEGRITY, "the name of the output holds '%.*s', which the key has a code for; nothing was "
                  "written (-o names another folder)", (int)(phrase.length < 100 ? phrase.length : 100), phrase.data);
    osk__buffer_free(&phrase);
    return good && !found;
}

/* stat -> report */
bool osk__job_write(osk__job *job, const char *input, const char *output, osk_error *error)
{
    osk_table *tables[OSK__JOB_TABLES];
    osk__job_tables(job, tables);
    if (!check_folder(job, output, error) ||
        !(job->folder = osk__folder_open(output, OSK__MANIFEST_NAME, OSK__MANIFEST_OPENING, input, job->options->force,
                                         error)))
        return false;
    osk__folder_guard(job->folder, job->corpus->coded ? &job->corpus->guard : NULL);
    for (size_t i = 0; i < OSK__JOB_TABLES; i++)
        if (tables[i] && !write_table(job, tables[i], error))
            return false;
    for (size_t i = 0; i < OSK__JOB_TABLES; i++) /* for people, from here on */
        if (tables[i] && !osk_table_annotate(tables[i], job->language, job->corpus, job->options->stat.lang, error))
            return false;
    if (!make_method(job, error) || !write_page(job, error) || !write_method(job, error) || !write_manifest(job, error))
        return false;
    const osk__folder_file *files;
    osk__folder *folder = job->folder;
    size_t count = osk__folder_files(folder, &files);
    if (job->written && !job->written(job->host, files, count, error))
        return false;
    job->folder = NULL; /* closing takes it, also when it fails */
    return osk__folder_close(folder, error);
}
