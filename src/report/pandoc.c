/* pandoc, which makes Word files of our document. It runs by itself, without a shell, and reads and writes in a scratch folder only.
 *
 *   document.md, sentiment.png ... -> document.docx
 *
 * The paper's size is ours: pandoc's own template has none, and whoever opens the file gets what their program likes. */
#include "docx.h"

#include "../base/zip.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static const char missing[] = "pandoc, which makes the Word file, is not installed (Debian, Ubuntu: apt-get install pandoc); without "
                              "--docx the report needs it not";

/* The environment and a clock that stands still; the strings are borrowed. New: free(). */
static char **still_environment(osk_error *error)
{
    static char clock[] = "SOURCE_DATE_EPOCH=315532800";
    size_t count = 0, kept = 0;
    while (environ && environ[count])
        count++;
    char **made = osk__take(count + 2, sizeof *made, error);
    for (size_t i = 0; made && i < count; i++)
        if (strncmp(environ[i], clock, sizeof "SOURCE_DATE_EPOCH") != 0)
            made[kept++] = environ[i];
    if (made)
        made[kept] = clock;
    return made;
}

/* Runs pandoc with its output in the file `out` and its complaints in the file `log`. *status: how it ended; 127: it is not there. */
static bool run(char *const arguments[], const char *out, const char *log, int *status, osk_error *error)
{
    posix_spawn_file_actions_t actions;
    pid_t child;
    char **environment = still_environment(error);
    if (!environment)
        return false;
    int failed = posix_spawn_file_actions_init(&actions);
    if (failed) {
        free(environment);
        return osk__no_memory(error);
    }
    failed = posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    failed = failed ? failed : posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    failed = failed ? failed : posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, log, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    failed = failed ? failed : posix_spawnp(&child, arguments[0], &actions, NULL, arguments, environment);
    posix_spawn_file_actions_destroy(&actions);
    free(environment);
    *status = 127;
    if (failed == ENOENT || failed == EACCES)
        return true;
    if (failed)
        return osk__fail(error, OSK_FILE, "pandoc could not be started: %s", strerror(failed));
    int how = 0;
    while (waitpid(child, &how, 0) < 0)
        if (errno != EINTR)
            return osk__fail(error, OSK_FILE, "pandoc could not be waited for: %s", strerror(errno));
    *status = WIFEXITED(how) ? WEXITSTATUS(how) : 126;
    return true;
}

/* ---- is it there? ---- */

bool osk__pandoc_find(char version[32], osk_error *error)
{
    char name[] = "pandoc", what[] = "--version", *arguments[] = {name, what, NULL};
    osk__scratch *scratch = osk__scratch_make(error);
    osk__buffer said = {0};
    int status = 0;
    const char *out = scratch ? osk__scratch_path(scratch, "version", error) : NULL;
    bool good = out && run(arguments, out, "/dev/null", &status, error) &&
                (status == 0 || osk__fail(error, OSK_FILE, "%s", missing)) && osk__scratch_read(scratch, "version", &said, error);
    size_t length = 0, from = good && said.length > 7 && memcmp(said.data, "pandoc ", 7) == 0 ? 7 : 0;
    for (; good && from && from + length < said.length && said.data[from + length] > ' ' && length < 31; length++)
        version[length] = said.data[from + length];
    version[length] = '\0';
    osk__buffer_free(&said);
    osk__scratch_free(scratch);
    return good;
}

/* ---- the template ---- */

/* A4 with margins of 2.5 cm, in place of the template's section, which says nothing. */
static bool set_paper(osk__scratch *scratch, const osk__buffer *template, osk_error *error)
{
    static const char empty[] = "<w:sectPr />", body[] = "word/document.xml",
                      paper[] = "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1417\" w:right=\"1417\" "
                                "w:bottom=\"1417\" w:left=\"1417\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/></w:sectPr>";
    osk__buffer xml = {0}, set = {0}, made = {0};
    bool found = false;
    osk_slice zip = osk__slice(template->data, template->length);
    bool good = osk__zip_read(zip, body, &xml, &found, error);
    size_t at = good && found ? osk__slice_find(osk__slice(xml.data, xml.length), empty) : SIZE_MAX;
    if (at != SIZE_MAX) {
        osk__buffer_add(&set, xml.data, at);
        osk__buffer_text(&set, paper);
        osk__buffer_add(&set, xml.data + at + sizeof empty - 1, xml.length - at - (sizeof empty - 1));
    }
    if (good && at == SIZE_MAX) /* another pandoc's template: as it is */
        good = osk__scratch_write(scratch, "template.docx", zip, error);
    else if (good)
        good = osk__buffer_check(&set, error) && osk__zip_replace(zip, body, osk__slice(set.data, set.length), &made, error) &&
               osk__scratch_write(scratch, "template.docx", osk__slice(made.data, made.length), error);
    osk__buffer_free(&xml);
    osk__buffer_free(&set);
    osk__buffer_free(&made);
    return good;
}

static bool make_template(osk__scratch *scratch, const char *log, osk_error *error)
{
    char name[] = "pandoc", what[] = "--print-default-data-file=reference.docx", *arguments[] = {name, what, NULL};
    osk__buffer template = {0};
    int status;
    const char *out = osk__scratch_path(scratch, "default.docx", error);
    bool good = out && run(arguments, out, log, &status, error) &&
                (status == 0 || osk__fail(error, OSK_FILE, "%s", missing)) &&
                osk__scratch_read(scratch, "default.docx", &template, error) && set_paper(scratch, &template, error);
    osk__buffer_free(&template);
    return good;
}

/* ---- the document ---- */

/* The first line of what it complained of. */
static bool tell(osk__scratch *scratch, osk_error *error)
{
    osk__buffer said = {0};
    osk_error unread = {0};
    osk_slice rest, line = osk__slice("", 0);
    if (osk__scratch_read(scratch, "log", &said, &unread) && said.length) {
        rest = osk__slice(said.data, said.length);
        osk__slice_cut(&rest, '\n', &line);
    }
    osk__fail(error, OSK_FILE, "pandoc could not make the Word file: %.*s", (int)(line.length < 200 ? line.length : 200), line.data);
    osk__buffer_free(&said);
    return false;
}

static bool convert(osk__scratch *scratch, const char *source, const char *title, const char *language, const char *log,
                    osk_error *error)
{
    osk__buffer words = {0};
    const char *in = osk__scratch_path(scratch, source, error), *out = osk__scratch_path(scratch, "document.docx", error);
    const char *template = osk__scratch_path(scratch, "template.docx", error), *folder = osk__scratch_path(scratch, NULL, error);
    int status = 0;
    if (!in || !out || !template || !folder)
        return false;
    const char *const parts[] = {"pandoc", "--from=commonmark+raw_attribute+attributes", "--to=docx", "--output=", out,
                                 "--reference-doc=", template, "--resource-path=", folder, "--metadata=title:", title,
                                 "--metadata=lang:", language, in};
    /* An option that ends in '=' or ':' takes the next part along. */
    size_t starts[sizeof parts / sizeof *parts], count = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        starts[count++] = words.length;
        osk__buffer_text(&words, parts[i]);
        if (i + 1 < sizeof parts / sizeof *parts && strchr("=:", parts[i][strlen(parts[i]) - 1]) && parts[i][0] == '-')
            osk__buffer_text(&words, parts[++i]);
        osk__buffer_byte(&words, '\0');
    }
    bool good = osk__buffer_check(&words, error);
    char *arguments[sizeof parts / sizeof *parts + 1] = {NULL};
    for (size_t i = 0; i < count && good; i++)
        arguments[i] = words.data + starts[i];
    good = good && run(arguments, log, log, &status, error) && (status == 0 || tell(scratch, error));
    osk__buffer_free(&words);
    return good;
}

bool osk__pandoc_run(osk__scratch *scratch, const char *source, osk_slice title, const char *language, osk__buffer *out,
                     osk_error *error)
{
    const char *log = osk__scratch_path(scratch, "log", error);
    osk__buffer plain = {0};
    for (size_t i = 0; i < title.length; i++) /* an argument, which no sign means anything in but a NUL */
        osk__buffer_byte(&plain, (unsigned char)title.data[i] < 0x20 || title.data[i] == 0x7F ? ' ' : title.data[i]);
    osk__buffer_text(&plain, " "); /* else a debate called "true" is YAML's, and has no title */
    osk__buffer_byte(&plain, '\0');
    bool good = log && osk__buffer_check(&plain, error) && make_template(scratch, log, error) &&
                convert(scratch, source, plain.data, language, log, error) && osk__scratch_read(scratch, "document.docx", out, error);
    osk__buffer_free(&plain);
    return good;
}
