/* ordskifte themes: what comments and participants speak about, and in what mood. */
#include "cli.h"

#include <stdio.h>

static const char usage[] =
    "Usage: ordskifte themes [OPTIONS] FILE\n"
    "\n"
    "Themes by participant: comments and sentences that hold the theme, of how\n"
    "many; share = themed sentences / sentences, with its 95 % interval. Tests:\n"
    "ordskifte compare --measure theme:KEY.\n"
    "\n"
    "  --comments            each comment that holds a theme instead\n"
    "  --hits                every place instead: comment, start, end, words, theme,\n"
    "                        entry\n"
    "  --check               what each line of the theme files caught, to be read\n"
    "  --all                 with --check: lines that caught nothing too\n"
    "  --sentiment           the mood of each theme's sentences, and what the themes'\n"
    "                        own words were kept from saying\n"
    "  --together            which two themes stand in the same sentences and comments\n"
    "  --residue             frequent words that no theme caught, spread over participants\n"
    "  --suggest-for KEY     words that keep a theme's company, and that none caught\n"
    "  --fill                FILE is a theme file: prints it with the forms of each lone\n"
    "                        word filled in, as Hunspell has them; to be read through\n"
    "  --by WHAT             participant, group, or the comments on either side of theme:KEY\n"
    "                        or code:KEY\n"
    CLI_GROUP_OPTIONS CLI_CODE_OPTIONS
    CLI_THEME_OPTIONS CLI_INPUT_OPTIONS CLI_OUTPUT_OPTIONS CLI_DATA_OPTIONS CLI_CHUNK_OPTIONS;

static osk_table *table(const cli_job *job, osk_error *error)
{
    if (job->options->all && job->options->theme_table != CLI_THEME_CHECK) {
        *error = (osk_error){.code = OSK_USAGE, .message = "--all goes with --check"};
        return NULL;
    }
    switch (job->options->theme_table) {
    case CLI_THEME_COMMENTS: return osk_theme_table(job->fold, error);
    case CLI_THEME_HITS: return osk_hit_table(job->fold, error);
    case CLI_THEME_CHECK: return osk_theme_check_table(job->fold, job->options->all, error);
    case CLI_THEME_TOGETHER: return osk_theme_pair_table(job->fold, error);
    case CLI_THEME_MOOD: return osk_stat_theme_mood(job->fold, &job->options->osk.stat, error);
    default: return osk_stat_themes(job->fold, &job->options->osk.stat, error);
    }
}

/* ---- what the theme files leave over ---- */

static osk_table *suggestions(const cli_job *job, osk_error *error)
{
    const cli_options *options = job->options;
    uint32_t theme = osk_theme_find(job->language, options->theme);
    if (theme == OSK_NONE) {
        *error = (osk_error){.code = OSK_USAGE};
        snprintf(error->message, sizeof error->message, "there is no theme '%.80s'; ordskifte themes FILE lists those there are",
                 options->theme);
        return NULL;
    }
    osk_fold *inside = osk_pipeline_residue(job->corpus, job->worker, options->osk.chunk, theme, true, error);
    osk_fold *outside = inside ? osk_pipeline_residue(job->corpus, job->worker, options->osk.chunk, theme, false, error) : NULL;
    osk_table *made = outside ? osk_theme_suggestions(inside, outside, error) : NULL;
    osk_fold_free(inside);
    osk_fold_free(outside);
    return made;
}

static osk_table *left_over(const cli_job *job, osk_error *error)
{
    if (job->options->theme_table == CLI_THEME_SUGGEST)
        return suggestions(job, error);
    osk_fold *fold = osk_pipeline_residue(job->corpus, job->worker, job->options->osk.chunk, OSK_NONE, false, error);
    osk_table *made = fold ? osk_theme_residue(fold, error) : NULL;
    osk_fold_free(fold);
    return made;
}

static const cli_command over = {.name = "themes", .usage = usage, .table = left_over, .need = CLI_WORKER};

static const cli_command *choose(const cli_options *options)
{
    return options->theme_table >= CLI_THEME_RESIDUE ? &over : NULL;
}

/* ---- forms filled in ---- */

static bool fill(const cli_options *options, size_t *unknown, osk_error *error)
{
    osk_language_options known = options->language;
    known.compounds = true; /* irregular forms too */
    osk_language *language = osk_language_open(&known, error);
    osk_spell *spell = language ? osk_spell_open(NULL, language, error) : NULL;
    osk_output *output = spell ? osk_output_open(options->output, options->files[0], options->osk.force, error) : NULL;
    bool good = output && osk_theme_fill(options->files[0], spell, output, unknown, error);
    if (output && !good)
        osk_output_drop(output);
    osk_spell_free(spell);
    osk_language_free(language);
    return good && osk_output_close(output, error);
}

static int run(const cli_options *options)
{
    osk_error error = {.code = OSK_USAGE, .message = "--fill takes one theme file, and no other table"};
    size_t unknown;
    if (!options->fill)
        return cli_run_table(&cli_themes, options);
    if (options->file_count != 1 || options->theme_table != CLI_THEMES)
        return cli_fail(&error);
    if (!fill(options, &unknown, &error))
        return cli_fail(&error);
    if (unknown)
        fprintf(stderr, "%s: %zu %s that Hunspell's dictionaries do not know: no forms filled in\n", options->files[0],
                unknown, unknown == 1 ? "word" : "words");
    return OSK_OK;
}

const cli_command cli_themes = {.name = "themes", .summary = "themes by participant, their mood, or each place",
                                .usage = usage, .run = run, .table = table, .need = CLI_FOLD,
                                .by = CLI_BY_SIDES, .coded = true, .choose = choose};
