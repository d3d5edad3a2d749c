/* Delimited rows: cells as ranges of the text. Where a cell can end and where a quotation mark stands is looked up 64 bytes at
 * a time, a bit a byte, and kept for the cells of the same block. */
#include "csv.h"

#include <stdlib.h>
#include <string.h>

const char osk__csv_separators[OSK__SEPARATORS] = {',', ';', '\t', '|'};

enum { BLOCK = OSK__CSV_BLOCK };

void osk__csv_marks_portable(const char *bytes, size_t length, char separator, osk__csv_marks *marks)
{
    *marks = (osk__csv_marks){0, 0};
    for (size_t i = 0; i < length; i++) {
        marks->ends |= (uint64_t)(bytes[i] == separator || bytes[i] == '\n') << i;
        marks->quotes |= (uint64_t)(bytes[i] == '"') << i;
    }
}

#if defined(__SSE2__)
#include <emmintrin.h>

static inline uint64_t bits_of(__m128i mask)
{
    return (uint64_t)(unsigned)_mm_movemask_epi8(mask);
}

void osk__csv_marks_read(const char *bytes, size_t length, char separator, osk__csv_marks *marks)
{
    if (length < BLOCK) {
        osk__csv_marks_portable(bytes, length, separator, marks);
        return;
    }
    const __m128i between = _mm_set1_epi8(separator), ends = _mm_set1_epi8('\n'), quote = _mm_set1_epi8('"');
    *marks = (osk__csv_marks){0, 0};
    for (unsigned i = 0; i < BLOCK; i += 16) {
        __m128i x = _mm_loadu_si128((const __m128i *)(const void *)(bytes + i));
        marks->ends |= bits_of(_mm_or_si128(_mm_cmpeq_epi8(x, between), _mm_cmpeq_epi8(x, ends))) << i;
        marks->quotes |= bits_of(_mm_cmpeq_epi8(x, quote)) << i;
    }
}
#else
void osk__csv_marks_read(const char *bytes, size_t length, char separator, osk__csv_marks *marks)
{
    osk__csv_marks_portable(bytes, length, separator, marks);
}
#endif

/* The marks of the block that begins at `block`, kept till another is asked for. */
static const osk__csv_marks *marks_at(osk__csv *csv, size_t block)
{
    if (block != csv->block) {
        size_t rest = csv->text.length - block;
        osk__csv_marks_read(csv->text.data + block, rest < BLOCK ? rest : BLOCK, csv->separator, &csv->marks);
        csv->block = block;
    }
    return &csv->marks;
}

/* The first place from `at` on where a cell can end, or where a quotation mark stands; the text's length for none. */
static inline size_t find(osk__csv *csv, size_t at, bool quote)
{
    uint64_t mask = ~UINT64_C(0) << at % BLOCK;
    for (size_t block = at - at % BLOCK; block < csv->text.length; block += BLOCK, mask = ~UINT64_C(0)) {
        const osk__csv_marks *marks = marks_at(csv, block);
        uint64_t here = (quote ? marks->quotes : marks->ends) & mask;
        if (here)
            return block + (size_t)__builtin_ctzll(here);
    }
    return csv->text.length;
}

osk__csv osk__csv_open(osk_slice text, char separator)
{
    osk__csv csv = {.text = text, .separator = separator, .bad = SIZE_MAX, .open = SIZE_MAX, .block = SIZE_MAX};
    return csv;
}

void osk__csv_free(osk__csv *csv)
{
    free(csv->cells);
}

/* A quoted cell from its opening mark; leaves `at` behind the closing one. */
static bool read_quoted(osk__csv *csv, osk__csv_cell *cell)
{
    osk_slice text = csv->text;
    size_t open = csv->at++;
    *cell = (osk__csv_cell){csv->at, csv->at, false};
    for (;;) {
        csv->at = find(csv, csv->at, true);
        if (csv->at == text.length) {
            csv->open = open;
            return false;
        }
        csv->at++;
        if (csv->at < text.length && text.data[csv->at] == '"') {
            cell->doubled = true;
            csv->at++;
            continue;
        }
        cell->end = csv->at - 1;
        return true;
    }
}

static void skip_cell(osk__csv *csv)
{
    csv->at = find(csv, csv->at, false);
}

static void read_plain(osk__csv *csv, osk__csv_cell *cell)
{
    size_t start = csv->at;
    skip_cell(csv);
    *cell = (osk__csv_cell){start, csv->at, false};
    if (cell->end > cell->start && csv->text.data[cell->end - 1] == '\r')
        cell->end--;
}

/* What may follow a closing mark: a separator or the end of the record. Anything else is skipped, so that the next
 * record can be read. */
static void skip_tail(osk__csv *csv)
{
    osk_slice text = csv->text;
    if (csv->at < text.length && text.data[csv->at] == '\r')
        csv->at++;
    if (csv->at == text.length || text.data[csv->at] == csv->separator || text.data[csv->at] == '\n')
        return;
    if (csv->bad == SIZE_MAX)
        csv->bad = csv->at;
    skip_cell(csv);
}

static bool read_cell(osk__csv *csv, osk_error *error)
{
    if (!OSK__ROOM(csv->cells, csv->capacity, csv->count + 1, error))
        return false;
    osk__csv_cell *cell = &csv->cells[csv->count++];
    if (csv->at == csv->text.length || csv->text.data[csv->at] != '"') {
        read_plain(csv, cell);
        return true;
    }
    if (!read_quoted(csv, cell))
        return false;
    skip_tail(csv);
    return true;
}

bool osk__csv_next(osk__csv *csv, osk_error *error)
{
    osk_slice text = csv->text;
    csv->count = 0;
    csv->bad = csv->open = SIZE_MAX;
    while (csv->at < text.length) {
        if (!read_cell(csv, error))
            return false;
        if (csv->at == text.length || text.data[csv->at++] == '\n')
            return true;
        if (csv->at == text.length) /* a separator was the last byte: one more, empty cell */
            return read_cell(csv, error);
    }
    return true;
}

osk_slice osk__csv_slice(const osk__csv *csv, size_t cell)
{
    return osk__slice(csv->text.data + csv->cells[cell].start, csv->cells[cell].end - csv->cells[cell].start);
}

bool osk__csv_blank(const osk__csv *csv)
{
    return csv->count == 1 && osk__slice_trim(osk__csv_slice(csv, 0)).length == 0;
}

void osk__csv_count(osk_slice text, size_t counts[OSK__SEPARATORS])
{
    bool quoted = false;
    size_t start = 0;
    memset(counts, 0, OSK__SEPARATORS * sizeof *counts);
    while (start < text.length && (text.data[start] == '\n' || text.data[start] == '\r'))
        start++;
    for (size_t i = start; i < text.length && (quoted || text.data[i] != '\n'); i++) {
        quoted = quoted != (text.data[i] == '"');
        for (size_t s = 0; !quoted && s < OSK__SEPARATORS; s++)
            counts[s] += text.data[i] == osk__csv_separators[s];
    }
}
