/* The door to ICU. Text stays UTF-8: the iterators walk a UText, so offsets are bytes. */
#include "unicode.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/ucal.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unicode/uvernum.h>

struct osk__breaker {
    UBreakIterator *words, *sentences;
    UText *text;
};

static bool icu_failed(UErrorCode status, osk_error *error)
{
    if (status == U_MEMORY_ALLOCATION_ERROR)
        osk__no_memory(error);
    else
        osk__fail(error, OSK_FILE, "ICU reports %s", u_errorName(status));
    return false;
}

osk__breaker *osk__breaker_make(const char *locale, osk_error *error)
{
    osk__breaker *breaker = osk__take(1, sizeof *breaker, error);
    if (!breaker)
        return NULL;
    UErrorCode status = U_ZERO_ERROR;
    breaker->words = ubrk_open(UBRK_WORD, locale, NULL, 0, &status);
    breaker->sentences = ubrk_open(UBRK_SENTENCE, locale, NULL, 0, &status);
    if (U_FAILURE(status)) {
        icu_failed(status, error);
        osk__breaker_free(breaker);
        return NULL;
    }
    return breaker;
}

void osk__breaker_free(osk__breaker *breaker)
{
    if (!breaker)
        return;
    ubrk_close(breaker->words);
    ubrk_close(breaker->sentences);
    utext_close(breaker->text);
    free(breaker);
}

static osk__segment_kind segment_kind(int32_t status)
{
    if (status >= UBRK_WORD_LETTER)
        return OSK__SEGMENT_WORD;
    return status >= UBRK_WORD_NUMBER ? OSK__SEGMENT_NUMBER : OSK__SEGMENT_OTHER;
}

bool osk__segments_add(osk__segments *segments, size_t end, osk__segment_kind kind, osk_error *error)
{
    if (!OSK__ROOM(segments->items, segments->capacity, segments->count + 1, error))
        return false;
    segments->items[segments->count].end = (uint32_t)end;
    segments->items[segments->count++].kind = kind;
    return true;
}

void osk__segments_free(osk__segments *segments)
{
    free(segments->items);
    *segments = (osk__segments){0};
}

static bool run_breaker(osk__breaker *breaker, bool words, osk_slice text, size_t from, size_t to, osk__segments *out,
                        osk_error *error)
{
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *iterator = words ? breaker->words : breaker->sentences;
    breaker->text = utext_openUTF8(breaker->text, to > from ? text.data + from : "", (int64_t)(to - from), &status);
    ubrk_setUText(iterator, breaker->text, &status);
    if (U_FAILURE(status))
        return icu_failed(status, error);
    for (int32_t end = ubrk_next(iterator); end != UBRK_DONE; end = ubrk_next(iterator))
        if (!osk__segments_add(out, from + (size_t)end,
                               words ? segment_kind(ubrk_getRuleStatus(iterator)) : OSK__SEGMENT_OTHER, error))
            return false;
    return true;
}

bool osk__breaker_words(osk__breaker *breaker, osk_slice text, size_t from, size_t to, osk__segments *out,
                        osk_error *error)
{
    return run_breaker(breaker, true, text, from, to, out, error);
}

bool osk__breaker_sentences(osk__breaker *breaker, osk_slice text, size_t from, size_t to, osk__segments *out,
                            osk_error *error)
{
    return run_breaker(breaker, false, text, from, to, out, error);
}

/* ---- forms ---- */

static bool is_ascii(osk_slice text)
{
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.data[i] >= 0x80)
            return false;
    return true;
}

static void fold_ascii(osk__buffer *out, osk_slice text)
{
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        osk__buffer_byte(out, c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c);
    }
}

/* Drops what no reader sees (soft hyphens, direction marks, U+FEFF) and makes every hyphen one, so that a word
 * copied with them is still the word, and an emoji in any skin tone the same. A joiner inside one is kept. */
static int32_t keep_visible(UChar *text, int32_t length)
{
    int32_t kept = 0;
    for (int32_t i = 0; i < length; i++) {
        bool tone = text[i] == 0xD83C && i + 1 < length && text[i + 1] >= 0xDFFB && text[i + 1] <= 0xDFFF;
        if (tone) /* U+1F3FB to U+1F3FF: a thumb is a thumb */
            i++;
        else if (text[i] == 0x2010 || text[i] == 0x2011 || text[i] == 0x2013)
            text[kept++] = '-';
        else if (text[i] == 0x200D || text[i] == 0xFE0F || U16_IS_SURROGATE(text[i]) ||
                 !u_hasBinaryProperty(text[i], UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
            text[kept++] = text[i];
    }
    return kept;
}

/* Folding can undo a composition and composing can make a capital whole, so: NFC, fold, NFC. Two arrays
 * of UTF-16 suffice: full folding and NFC each at most triple a text. */
static bool fold_wide(osk__buffer *out, UChar *a, UChar *b, int32_t room, osk_slice text, osk_error *error)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = 0;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    u_strFromUTF8(a, room, &length, text.data, (int32_t)text.length, &status);
    length = unorm2_normalize(nfc, a, length, b, room, &status);
    length = u_strFoldCase(a, room, b, length, U_FOLD_CASE_DEFAULT, &status);
    length = keep_visible(a, length);
    length = unorm2_normalize(nfc, a, length, b, room, &status);
    int32_t bytes = 0;
    UErrorCode sizing = status;
    u_strToUTF8(NULL, 0, &bytes, b, length, &sizing);
    if (U_FAILURE(status))
        return icu_failed(status, error);
    size_t before = out->length;
    if (!OSK__ROOM(out->data, out->capacity, before + (size_t)bytes + 1, error))
        return false;
    u_strToUTF8(out->data + before, bytes + 1, &bytes, b, length, &status);
    if (U_FAILURE(status))
        return icu_failed(status, error);
    out->length += (size_t)bytes;
    return true;
}

bool osk__unicode_fold(osk__buffer *out, osk_slice text, osk_error *error)
{
    if (is_ascii(text)) {
        fold_ascii(out, text);
        return osk__buffer_check(out, error);
    }
    if (text.length > INT32_MAX / 32)
        return osk__fail(error, OSK_INPUT, "a word of %zu bytes is too long", text.length);
    UChar small[512];
    int32_t room = (int32_t)text.length * 9 + 16;
    UChar *wide = small;
    if ((size_t)room * 2 > sizeof small / sizeof *small && !(wide = osk__take((size_t)room * 2, sizeof *wide, error)))
        return false;
    if (wide == small)
        room = (int32_t)(sizeof small / sizeof *small / 2);
    bool done = fold_wide(out, wide, wide + room, room, text, error);
    if (wide != small)
        free(wide);
    return done;
}

static bool compose_wide(osk__buffer *out, UChar *a, UChar *b, int32_t room, osk_slice text, osk_error *error)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = 0, bytes = 0, kept = 0;
    u_strFromUTF8(a, room, &length, text.data, (int32_t)text.length, &status);
    length = unorm2_normalize(unorm2_getNFCInstance(&status), a, length, b, room, &status);
    for (int32_t i = 0; U_SUCCESS(status) && i < length; i++) {
        bool space = u_isUWhiteSpace(b[i]);
        if (!space)
            a[kept++] = b[i];
        else if (kept && a[kept - 1] != ' ')
            a[kept++] = ' ';
    }
    kept -= kept && a[kept - 1] == ' ';
    size_t before = out->length, most = (size_t)kept * 3;
    if (U_FAILURE(status))
        return icu_failed(status, error);
    if (!OSK__ROOM(out->data, out->capacity, before + most + 1, error))
        return false;
    u_strToUTF8(out->data + before, (int32_t)most + 1, &bytes, a, kept, &status);
    out->length += (size_t)bytes;
    return U_SUCCESS(status) || icu_failed(status, error);
}

bool osk__unicode_name(osk__buffer *out, osk_slice text, osk_error *error)
{
    if (text.length > INT32_MAX / 32)
        return osk__fail(error, OSK_INPUT, "a name of %zu bytes is too long", text.length);
    int32_t room = (int32_t)text.length * 3 + 16; /* NFC at most triples a text */
    UChar *wide = osk__take((size_t)room * 2, sizeof *wide, error);
    bool done = wide && compose_wide(out, wide, wide + room, room, text, error);
    free(wide);
    return done;
}

/* ---- properties ---- */

bool osk__unicode_wide_letter(uint32_t value) { return u_isalpha((UChar32)value); }
bool osk__unicode_wide_digit(uint32_t value) { return u_isdigit((UChar32)value); }
bool osk__unicode_wide_upper(uint32_t value) { return u_isupper((UChar32)value) || u_istitle((UChar32)value); }
bool osk__unicode_wide_lower(uint32_t value) { return u_islower((UChar32)value); }
bool osk__unicode_wide_space(uint32_t value) { return u_isUWhiteSpace((UChar32)value); }

/* From U+231A on: what lies below (digits, #, the signs of copyright and trade mark, arrows) is text first. */
bool osk__unicode_emoji(uint32_t value) { return value >= 0x231A && u_hasBinaryProperty((UChar32)value, UCHAR_EMOJI); }

int osk__unicode_width(uint32_t value)
{
    int8_t type = u_charType((UChar32)value);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR)
        return 0;
    int32_t width = u_getIntPropertyValue((UChar32)value, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

bool osk__unicode_zone(const char *zone, int64_t moment, int64_t *offset)
{
    UChar name[64];
    UErrorCode status = U_ZERO_ERROR;
    int32_t length;
    u_strFromUTF8(name, 64, &length, zone, -1, &status);
    UCalendar *calendar = U_FAILURE(status) ? NULL : ucal_open(name, length, "nb", UCAL_GREGORIAN, &status);
    UChar unknown[] = {'E', 't', 'c', '/', 'U', 'n', 'k', 'n', 'o', 'w', 'n', 0}, canonical[64];
    if (calendar) /* a zone that ICU does not know becomes this one, without an error */
        ucal_getTimeZoneID(calendar, canonical, 64, &status);
    bool good = calendar && U_SUCCESS(status) && u_strcmp(canonical, unknown) != 0;
    if (good) {
        ucal_setMillis(calendar, (UDate)moment * 1000, &status);
        *offset = (ucal_get(calendar, UCAL_ZONE_OFFSET, &status) + ucal_get(calendar, UCAL_DST_OFFSET, &status)) / 1000;
    }
    ucal_close(calendar);
    return good && U_SUCCESS(status);
}

const char *osk__unicode_version(void) { return U_ICU_VERSION; }

/* ---- encodings ---- */

enum { LONGEST_CONVERTED = 700000000, DETECTED_BYTES = 65536 };

bool osk__unicode_convert(osk__buffer *out, osk_slice text, const char *encoding, osk_error *error)
{
    if (text.length > LONGEST_CONVERTED)
        return osk__fail(error, OSK_INPUT, "is %s and over 700 MB; convert it first: iconv -f %s -t UTF-8", encoding, encoding);
    UErrorCode status = U_ZERO_ERROR;
    size_t most = text.length * 3 + 1; /* a byte or half a UTF-16 unit gives at most three */
    if (!OSK__ROOM(out->data, out->capacity, out->length + most, error))
        return false;
    int32_t length = ucnv_convert("UTF-8", encoding, out->data + out->length, (int32_t)most, text.data, (int32_t)text.length, &status);
    if (U_FAILURE(status))
        return icu_failed(status, error);
    out->length += (size_t)length;
    return true;
}

const char *osk__unicode_detect(osk_slice text)
{
    static const char *const known[] = {"UTF-8", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "windows-1252"};
    UErrorCode status = U_ZERO_ERROR;
    UCharsetDetector *detector = ucsdet_open(&status);
    const char *answer = NULL;
    if (U_SUCCESS(status)) {
        ucsdet_setText(detector, text.data, (int32_t)(text.length < DETECTED_BYTES ? text.length : DETECTED_BYTES), &status);
        const UCharsetMatch *match = ucsdet_detect(detector, &status);
        const char *name = match ? ucsdet_getName(match, &status) : NULL;
        for (size_t i = 0; name && U_SUCCESS(status) && i < sizeof known / sizeof *known; i++)
            if (strcmp(name, known[i]) == 0)
                answer = known[i];
    }
    ucsdet_close(detector);
    return answer;
}
