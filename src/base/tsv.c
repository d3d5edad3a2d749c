/* Dictionary files: rows by column name. */
#include "tsv.h"

#include "utf8.h"

#include <string.h>

void osk__tsv_escape(osk__buffer *out, osk_slice text)
{
    size_t done = 0; /* what needs no change goes in one piece */
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i], letter = c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\\' ? '\\' : 0;
        if (!letter)
            continue;
        osk__buffer_add(out, text.data + done, i - done);
        osk__buffer_byte(out, '\\');
        osk__buffer_byte(out, letter);
        done = i + 1;
    }
    if (text.length > done)
        osk__buffer_add(out, text.data + done, text.length - done);
}

bool osk__tsv_line(osk_slice *rest, osk_slice *line)
{
    if (rest->length == 0)
        return false;
    const char *end = memchr(rest->data, '\n', rest->length);
    size_t length = end ? (size_t)(end - rest->data) : rest->length;
    size_t step = end ? length + 1 : length;
    *line = osk__slice(rest->data, length);
    if (length && line->data[length - 1] == '\r')
        line->length--;
    rest->data += step;
    rest->length -= step;
    return true;
}

/* The next line that is neither blank nor a comment. */
static bool content_line(osk__tsv *tsv, osk_slice *line)
{
    while (osk__tsv_line(&tsv->rest, line)) {
        tsv->line++;
        if (line->length && line->data[0] != '#' && osk__slice_trim(*line).length)
            return true;
    }
    return false;
}

static size_t split(osk_slice line, osk_slice *cells)
{
    size_t count = 0, start = 0;
    for (size_t i = 0; i <= line.length && count < OSK__TSV_COLUMNS; i++)
        if (i == line.length || line.data[i] == '\t') {
            cells[count++] = osk__slice(line.data + start, i - start);
            start = i + 1;
        }
    return count;
}

bool osk__tsv_check(const char *path, osk_slice text, osk_error *error)
{
    size_t line = 1;
    for (size_t i = 0, step; i < text.length; i += step) {
        step = osk__utf8_next(text.data + i, text.length - i, NULL);
        if (step == 0)
            return osk__fail_at(error, OSK_USAGE, path, line, osk__utf8_column(text, i), "is not UTF-8 here");
        line += text.data[i] == '\n';
    }
    return true;
}

bool osk__tsv_open(osk__tsv *tsv, const char *path, osk_slice text, const char *const *wanted, osk_error *error)
{
    osk_slice line, cells[OSK__TSV_COLUMNS];
    memset(tsv, 0, sizeof *tsv);
    tsv->path = path;
    tsv->rest = text;
    if (!osk__tsv_check(path, text, error))
        return false;
    if (!content_line(tsv, &line))
        return osk__fail_at(error, OSK_USAGE, path, tsv->line + 1, 0, "has no header that names its columns");
    size_t count = split(line, cells);
    for (; wanted[tsv->wanted]; tsv->wanted++) {
        bool optional = wanted[tsv->wanted][0] == '?';
        const char *name = wanted[tsv->wanted] + optional;
        size_t at = 0;
        while (at < count && !osk__slice_is(cells[at], name))
            at++;
        if (at == count && !optional)
            return osk__fail_at(error, OSK_USAGE, path, tsv->line, 1, "the header names no column '%s'", name);
        tsv->place[tsv->wanted] = at == count ? OSK__TSV_COLUMNS : at;
    }
    return true;
}

bool osk__tsv_next(osk__tsv *tsv)
{
    osk_slice line, cells[OSK__TSV_COLUMNS];
    if (!content_line(tsv, &line))
        return false;
    size_t count = split(line, cells);
    for (size_t i = 0; i < tsv->wanted; i++) {
        bool there = tsv->place[i] < count;
        tsv->cell[i] = there ? osk__slice_trim(cells[tsv->place[i]]) : osk__slice("", 0);
        size_t offset = there ? (size_t)(cells[tsv->place[i]].data - line.data) : line.length;
        tsv->column[i] = osk__utf8_count(osk__slice(line.data, offset)) + 1;
    }
    return true;
}

bool osk__tsv_fail(const osk__tsv *tsv, size_t wanted, osk_error *error, const char *what)
{
    osk_slice cell = tsv->cell[wanted];
    return osk__fail_at(error, OSK_USAGE, tsv->path, tsv->line, tsv->column[wanted], "'%.*s' %s",
                        (int)(cell.length < 80 ? cell.length : 80), cell.length ? cell.data : "", what);
}
