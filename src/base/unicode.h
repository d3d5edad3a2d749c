/* The door to ICU: boundaries, normalised forms, properties of code points. */
#ifndef OSK_BASE_UNICODE_H
#define OSK_BASE_UNICODE_H

#include "memory.h"

/* ---- boundaries (UAX #29) ---- */

typedef struct osk__breaker osk__breaker;

/* What a word segment holds, by ICU's rule status. */
typedef enum osk__segment_kind { OSK__SEGMENT_OTHER, OSK__SEGMENT_NUMBER, OSK__SEGMENT_WORD } osk__segment_kind;

typedef struct osk__segment {
    uint32_t end; /* byte offset where it ends; it begins where the one before ends */
    uint32_t kind;
} osk__segment;

/* Segments one behind the other. */
typedef struct osk__segments {
    osk__segment *items;
    size_t count, capacity;
} osk__segments;

bool osk__segments_add(osk__segments *segments, size_t end, osk__segment_kind kind, osk_error *error);
void osk__segments_free(osk__segments *segments);

/* One thread's word and sentence iterators for a locale such as "nb". New. */
osk__breaker *osk__breaker_make(const char *locale, osk_error *error);
void osk__breaker_free(osk__breaker *breaker);

/* Appends the word segments, or the sentences (of kind OSK__SEGMENT_OTHER), of text[from, to), both ends being
 * borders; the text is under 2^31 bytes. */
bool osk__breaker_words(osk__breaker *breaker, osk_slice text, size_t from, size_t to, osk__segments *out,
                        osk_error *error);
bool osk__breaker_sentences(osk__breaker *breaker, osk_slice text, size_t from, size_t to, osk__segments *out,
                            osk_error *error);

/* ---- forms ---- */

/* Appends `text` in NFC and case-folded (full folding), without characters that no reader sees. */
bool osk__unicode_fold(osk__buffer *out, osk_slice text, osk_error *error);

/* Appends `text` in NFC, runs of white space as one space and none at the ends: the key of a person's name. */
bool osk__unicode_name(osk__buffer *out, osk_slice text, osk_error *error);

/* ---- encodings ---- */

/* Appends `text` of an encoding that ICU knows ("UTF-16LE", "windows-1252", "macintosh") as UTF-8, what is ill-formed as
 * U+FFFD. Fails with OSK_INPUT where it is too long for ICU, 700 MB. */
bool osk__unicode_convert(osk__buffer *out, osk_slice text, const char *encoding, osk_error *error);
/* What ICU's detector takes the first bytes for, or NULL where it does not know. Borrows: static. */
const char *osk__unicode_detect(osk_slice text);

/* ---- properties ---- */
bool osk__unicode_wide_letter(uint32_t value);
bool osk__unicode_wide_digit(uint32_t value);
bool osk__unicode_wide_upper(uint32_t value);
bool osk__unicode_wide_lower(uint32_t value);
bool osk__unicode_wide_space(uint32_t value);

/* ASCII is asked about so often that it needs no call. */
static inline bool osk__unicode_letter(uint32_t value)
{
    return value < 0x80 ? (value | 0x20) - 'a' < 26u : osk__unicode_wide_letter(value);
}
static inline bool osk__unicode_digit(uint32_t value)
{
    return value < 0x80 ? value - '0' < 10u : osk__unicode_wide_digit(value);
}
static inline bool osk__unicode_upper(uint32_t value)
{
    return value < 0x80 ? value - 'A' < 26u : osk__unicode_wide_upper(value);
}
static inline bool osk__unicode_lower(uint32_t value)
{
    return value < 0x80 ? value - 'a' < 26u : osk__unicode_wide_lower(value);
}
static inline bool osk__unicode_space(uint32_t value)
{
    return value < 0x80 ? value == ' ' || value - '\t' < 5u : osk__unicode_wide_space(value);
}

/* An emoji, whether shown as one by default or not (a heart); letters, digits and signs like (c) are none. */
bool osk__unicode_emoji(uint32_t value);
/* Columns of a terminal that a code point takes: 0, 1 or 2. */
int osk__unicode_width(uint32_t value);

/* How far local time in `zone` ("Europe/Oslo") lies before or behind UTC at a moment, both in seconds: *offset is 7200 for
 * Oslo in summer. False where ICU knows no such zone. */
bool osk__unicode_zone(const char *zone, int64_t moment, int64_t *offset);

/* ICU's version, "72.1". Borrows: static. */
const char *osk__unicode_version(void);

#endif
