/* Names of files, and patterns that stand for several. */
#include "cli.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Is it no file, and has a sign of a pattern? */
static bool is_pattern(const char *name)
{
    return strpbrk(name, "*?[") && access(name, F_OK) != 0;
}

bool cli_names_expand(const cli_options *options, cli_names *names)
{
    size_t all = 0;
    *names = (cli_names){.glob_count = options->file_count, .globs = calloc(options->file_count + 1, sizeof *names->globs)};
    if (!names->globs)
        return false;
    for (size_t i = 0; i < options->file_count; i++) {
        const char *name = options->files[i];
        all += is_pattern(name) && glob(name, 0, NULL, &names->globs[i]) == 0 ? names->globs[i].gl_pathc : 1;
    }
    if (!(names->names = calloc(all + 1, sizeof *names->names)))
        return false;
    for (size_t i = 0; i < options->file_count; i++) {
        for (size_t k = 0; k < names->globs[i].gl_pathc; k++)
            names->names[names->count++] = names->globs[i].gl_pathv[k];
        if (names->globs[i].gl_pathc == 0)
            names->names[names->count++] = options->files[i];
    }
    return true;
}

void cli_names_free(cli_names *names)
{
    for (size_t i = 0; names->globs && i < names->glob_count; i++)
        globfree(&names->globs[i]);
    free(names->globs);
    free(names->names);
}
