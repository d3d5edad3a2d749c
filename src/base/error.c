/* Errors: one sentence and its place, handed up through the caller's struct. */
#include "error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* snprintf cuts at a byte; a message must not end inside a code point. */
static void trim_cut(char *text)
{
    size_t end = strlen(text), start = end;
    while (start > 0 && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
        start--;
    if (start == 0)
        return;
    unsigned char lead = (unsigned char)text[start - 1];
    size_t want = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    if (want > 1 && end - (start - 1) < want)
        text[start - 1] = '\0';
}

static void fill(osk_error *error, osk_code code, const char *file, size_t line, size_t column,
                 const char *format, va_list arguments)
{
    if (!error)
        return;
    error->code = code;
    error->line = line;
    error->column = column;
    snprintf(error->file, sizeof error->file, "%s", file ? file : "");
    vsnprintf(error->message, sizeof error->message, format, arguments);
    trim_cut(error->file);
    trim_cut(error->message);
}

bool osk__fail(osk_error *error, osk_code code, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fill(error, code, "", 0, 0, format, arguments);
    va_end(arguments);
    return false;
}

bool osk__fail_at(osk_error *error, osk_code code, const char *file, size_t line, size_t column,
                  const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fill(error, code, file, line, column, format, arguments);
    va_end(arguments);
    return false;
}

bool osk__no_memory(osk_error *error)
{
    return osk__fail(error, OSK_FILE, "out of memory");
}

char *osk_error_text(const osk_error *error, char *out, size_t size)
{
    if (size == 0)
        return out;
    char place[64] = "";
    if (error->line && error->column)
        snprintf(place, sizeof place, ":%zu:%zu", error->line, error->column);
    else if (error->line)
        snprintf(place, sizeof place, ":%zu", error->line);
    snprintf(out, size, "%s%s%s%s", error->file, place, error->file[0] ? ": " : "", error->message);
    trim_cut(out);
    /* A file name may hold escape sequences; a terminal must not obey them. */
    for (unsigned char *p = (unsigned char *)out; *p; p++)
        if (*p < 0x20 || *p == 0x7F || (*p == 0xC2 && p[1] >= 0x80 && p[1] <= 0x9F))
            *p = '?';
    return out;
}
