/* Bytes of a file to a stream of well-formed UTF-8, and the refusal of what is no text. */
#include "corpus.h"
#include "encoding.h"

#include "../base/digest.h"
#include "../base/unicode.h"
#include "../base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* What a file is by its first bytes, and what to do with it: the sentence a beginner gets. */
static const struct { const char *bytes; size_t length; const char *sentence; } magic[] = {
    {"%PDF-", 5, "is a PDF; copy its text into a file and read that"},
    {"PK\x03\x04", 4, "is a zip file (Word and Excel files are, too); save the comments as CSV or text"},
    {"\x1F\x8B", 2, "is compressed twice, with gzip; unpack it first: gunzip"},
    {"\x28\xB5\x2F\xFD", 4, "is compressed twice, with zstd; unpack it first: unzstd"},
};

static bool refuse_magic(const osk_corpus *corpus, osk_slice bytes, osk_error *error)
{
    for (size_t i = 0; i < sizeof magic / sizeof *magic; i++)
        if (bytes.length >= magic[i].length && memcmp(bytes.data, magic[i].bytes, magic[i].length) == 0)
            return osk__fail_at(error, OSK_INPUT, corpus->name, 1, 1, "%s", magic[i].sentence);
    return true;
}

/* Ill-formed parts, control bytes and those of them that are NUL; the first place of each kind. */
struct survey {
    size_t bad, bad_first, control, control_first, nul, nul_first;
};

static bool is_control(unsigned char byte)
{
    return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != '\v' && byte != 0x1B;
}

static struct survey look_over(osk_slice bytes)
{
    struct survey found = {0};
    for (size_t i = osk__utf8_clean(bytes), step, bad; i < bytes.length; i += step) {
        unsigned char byte = (unsigned char)bytes.data[i];
        step = osk__utf8_next(bytes.data + i, bytes.length - i, &bad);
        if (step == 0) {
            if (found.bad++ == 0)
                found.bad_first = i;
            step = bad;
        } else if (is_control(byte)) {
            if (found.control++ == 0)
                found.control_first = i;
            if (byte == 0 && found.nul++ == 0)
                found.nul_first = i;
        }
    }
    return found;
}

static size_t line_of(osk_slice bytes, size_t offset)
{
    size_t line = 1;
    for (size_t i = 0; i < offset; i++)
        line += bytes.data[i] == '\n';
    return line;
}

/* Of a program or a picture a third and more are control or ill-formed bytes. */
enum { PER_HUNDRED_BINARY = 5 };

static bool refuse_binary(const osk_corpus *corpus, osk_slice bytes, const struct survey *found, osk_error *error)
{
    if ((found->bad + found->control) * 100 <= bytes.length * PER_HUNDRED_BINARY)
        return true;
    bool bad_first = found->bad && (!found->control || found->bad_first < found->control_first);
    return osk__fail_at(error, OSK_INPUT, corpus->name,
                        corpus->lines_before + line_of(bytes, bad_first ? found->bad_first : found->control_first), 0,
                        "is binary, not text: %zu of its %zu bytes are control or ill-formed bytes",
                        found->bad + found->control, bytes.length);
}

static bool copy_stream(osk_corpus *corpus, osk_slice bytes, osk_error *error)
{
    osk__buffer out = {0};
    osk__utf8_repair(&out, bytes);
    osk__buffer_byte(&out, '\0');
    if (!osk__buffer_check(&out, error)) {
        osk__buffer_free(&out);
        return false;
    }
    corpus->stream = out.data;
    corpus->length = out.length - 1;
    return true;
}

static bool copy_whole(osk_corpus *corpus, osk_slice bytes, osk_error *error)
{
    corpus->stream = osk__take(bytes.length + 1, 1, error);
    if (!corpus->stream)
        return false;
    memcpy(corpus->stream, bytes.data, bytes.length);
    corpus->length = bytes.length;
    return true;
}

bool osk__corpus_lines(osk_corpus *corpus, osk_error *error)
{
    for (size_t start = 0;;) {
        if (!OSK__ROOM(corpus->lines, corpus->line_capacity, corpus->line_count + 1, error))
            return false;
        corpus->lines[corpus->line_count++] = start;
        const char *end = memchr(corpus->stream + start, '\n', corpus->length - start);
        if (!end)
            return true;
        start = (size_t)(end - corpus->stream) + 1;
    }
}

static bool is_blank(osk_slice bytes)
{
    return osk__slice_trim(bytes).length == 0;
}

/* Old Macs end lines with CR alone. */
static void end_lines(osk_corpus *corpus)
{
    for (char *at = corpus->stream; (at = memchr(at, '\r', corpus->length - (size_t)(at - corpus->stream))); at++)
        *at = '\n';
}

/* NUL bytes stand where they are; JSON has none, but writes "\u0000", which its readers note. */
static bool tell_nul(osk_corpus *corpus, osk_slice bytes, const struct survey *found, osk_error *error)
{
    corpus->nul = found->nul;
    corpus->nul_line = found->nul ? corpus->lines_before + line_of(bytes, found->nul_first) : 0;
    corpus->nul_column = found->nul ? osk__utf8_column(bytes, found->nul_first) : 0;
    return osk__nul_tell(corpus, error);
}

static bool tell_repair(osk_corpus *corpus, osk_slice bytes, const struct survey *found, osk_error *error)
{
    osk_error first;
    if (!found->bad)
        return true;
    osk__repairs_told(&first, corpus->name, corpus->lines_before + line_of(bytes, found->bad_first),
                      osk__utf8_column(bytes, found->bad_first), found->bad);
    return osk__corpus_notice(corpus, error, OSK_NOTICE_REPAIR, first.line, first.column, "%s", first.message);
}

bool osk__corpus_take(osk_corpus *corpus, osk_slice bytes, osk_error *error)
{
    struct survey found = look_over(bytes);
    corpus->repaired = found.bad;
    return (corpus->apart || refuse_binary(corpus, bytes, &found, error)) &&
           (found.bad ? copy_stream(corpus, bytes, error) : copy_whole(corpus, bytes, error)) &&
           osk__corpus_lines(corpus, error) && tell_repair(corpus, bytes, &found, error) && tell_nul(corpus, bytes, &found, error);
}

static size_t count_units(osk_slice bytes, const char *unit, size_t size)
{
    size_t count = 0;
    for (size_t i = 0; i + size <= bytes.length; i += size == 2 ? 2 : 1)
        count += memcmp(bytes.data + i, unit, size) == 0;
    return count;
}

/* Half of a pair, or half a unit at the end, became U+FFFD on the way from UTF-16; that of the file's own are none. */
static bool tell_halves(osk_corpus *corpus, osk_slice bytes, const char *icu, osk_error *error)
{
    osk_slice stream = osk__slice(corpus->stream, corpus->length);
    osk_error first;
    if (strncmp(icu, "UTF-16", 6) != 0)
        return true;
    size_t own = count_units(bytes, strstr(icu, "LE") ? "\xFD\xFF" : "\xFF\xFD", 2), all = count_units(stream, "\xEF\xBF\xBD", 3), line, column;
    if (all <= own)
        return true;
    corpus->repaired = all - own;
    osk__corpus_place(corpus, osk__slice_find(stream, "\xEF\xBF\xBD"), &line, &column);
    osk__fail_at(&first, OSK_OK, corpus->name, line, column, "%zu ill-formed UTF-16 %s; each stands as U+FFFD in the text", corpus->repaired,
                 corpus->repaired == 1 ? "unit, here" : "units, the first here");
    return osk__corpus_notice(corpus, error, OSK_NOTICE_REPAIR, first.line, first.column, "%s", first.message);
}

/* A stream of UTF-8 that may hold ill-formed parts. */
static bool take_in(osk_corpus *corpus, osk_slice bytes, osk_error *error)
{
    if (bytes.length >= 3 && memcmp(bytes.data, "\xEF\xBB\xBF", 3) == 0)
        bytes = osk__slice(bytes.data + 3, bytes.length - 3);
    if (is_blank(bytes))
        return osk__fail_at(error, OSK_INPUT, corpus->name, 1, 0, "is empty: there is nothing to read");
    if (!osk__corpus_take(corpus, bytes, error))
        return false;
    if (corpus->line_count > 1)
        return true;
    end_lines(corpus);
    corpus->line_count = 0;
    return osk__corpus_lines(corpus, error);
}

bool osk__corpus_decode(osk_corpus *corpus, osk_slice bytes, osk_error *error)
{
    osk__buffer converted = {0};
    corpus->size = bytes.length;
    osk__digest(bytes, corpus->hash);
    if (!refuse_magic(corpus, bytes, error))
        return false;
    const osk__encoding *encoding = osk__encoding_tell(bytes);
    if (!encoding)
        return take_in(corpus, bytes, error);
    bool good = osk__unicode_convert(&converted, bytes, encoding->icu, error) &&
                take_in(corpus, osk__slice(converted.data, converted.length), error) && tell_halves(corpus, bytes, encoding->icu, error) &&
                osk__corpus_notice(corpus, error, OSK_NOTICE_GUESS, 0, 0, "is %s, and is read so%s", encoding->name,
                                   encoding->evidence);
    osk__buffer_free(&converted);
    return good;
}
