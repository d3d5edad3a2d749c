/* Tells encodings apart: by a mark at the start, by zero bytes in every other place, else by what the high bytes would be
 * as Norwegian letters, with ICU's detector where they say nothing. */
#include "encoding.h"

#include "../base/unicode.h"
#include "../base/utf8.h"

#include <string.h>

static const osk__encoding utf16le = {"UTF-16LE", "UTF-16 (little-endian)", ""},
                           utf16be = {"UTF-16BE", "UTF-16 (big-endian)", ""},
                           windows = {"windows-1252", "Windows-1252", ", by its \xC3\xA6, \xC3\xB8 and \xC3\xA5"},
                           latin1 = {"windows-1252", "ISO-8859-1", ", by its \xC3\xA6, \xC3\xB8 and \xC3\xA5"},
                           latin1_icu = {"windows-1252", "ISO-8859-1", ", as ICU's detector takes it"},
                           windows_icu = {"windows-1252", "Windows-1252", ", as ICU's detector takes it"},
                           mac = {"macintosh", "MacRoman", ", by its \xC3\xA6, \xC3\xB8 and \xC3\xA5"};

enum { LOOKED_AT = 65536, MOST_TOLERATED = 3 };

/* Text in UTF-16 has its ASCII letters, spaces and line ends with a zero on one side. */
static const osk__encoding *tell_utf16(osk_slice bytes)
{
    size_t zeros[2] = {0, 0}, length = bytes.length < LOOKED_AT ? bytes.length : LOOKED_AT;
    if (bytes.length >= 2 && memcmp(bytes.data, "\xFF\xFE", 2) == 0)
        return &utf16le;
    if (bytes.length >= 2 && memcmp(bytes.data, "\xFE\xFF", 2) == 0)
        return &utf16be;
    for (size_t i = 0; i < length; i++)
        zeros[i % 2] += bytes.data[i] == 0;
    if (length < 8 || (zeros[0] + zeros[1]) * 10 < length * 3)
        return NULL;
    return zeros[1] > zeros[0] * 20 ? &utf16le : zeros[0] > zeros[1] * 20 ? &utf16be : NULL;
}

/* Bytes of a text as Norwegian letters. */
struct evidence {
    size_t wide, bad;         /* well-formed characters of several bytes; ill-formed parts */
    size_t windows, mac;      /* high bytes that are æøåÆØÅ in either, beside a letter */
    size_t other_windows, other_mac; /* quotation marks, dashes and é in either */
    size_t upper;             /* 0x80 to 0x9F: ISO-8859-1 has controls there */
};

static bool is_letter(osk_slice s, size_t at)
{
    return at < s.length && (unsigned)((s.data[at] | 0x20) - 'a') < 26u;
}

static bool one_of(unsigned char byte, const char *bytes)
{
    return byte && strchr(bytes, (char)byte);
}

static void weigh(struct evidence *found, osk_slice s, size_t at)
{
    unsigned char byte = (unsigned char)s.data[at];
    bool beside = is_letter(s, at + 1) || (at > 0 && is_letter(s, at - 1));
    bool alone = !beside && (byte == 0xE5 || byte == 0x8C || byte == 0xC5 || byte == 0x81); /* the word "å" */
    found->windows += (beside || alone) && one_of(byte, "\xE6\xF8\xE5\xC6\xD8\xC5");
    found->mac += (beside || alone) && one_of(byte, "\xBE\xBF\x8C\xAE\xAF\x81");
    found->other_windows += one_of(byte, "\x93\x94\x91\x92\x96\x97\x85\xAB\xBB\xE9\xE8\xF6\xE4\xA0");
    found->other_mac += one_of(byte, "\xD2\xD3\xD4\xD5\xD0\xD1\xC9\xC7\xC8\x8E\x8F\x9A\x8A\xCA");
    found->upper += byte >= 0x80 && byte < 0xA0;
}

static struct evidence gather(osk_slice bytes)
{
    struct evidence found = {0};
    for (size_t i = 0, step, bad; i < bytes.length; i += step) {
        if ((unsigned char)bytes.data[i] < 0x80) {
            step = 1;
            continue;
        }
        step = osk__utf8_next(bytes.data + i, bytes.length - i, &bad);
        found.wide += step > 1;
        found.bad += step == 0;
        if (step == 0) {
            for (size_t b = 0; b < bad; b++)
                weigh(&found, bytes, i + b);
            step = bad;
        }
    }
    return found;
}

/* Text of one byte a character has hardly a sequence that is UTF-8 by chance, and its high bytes are letters. A text of
 * UTF-8 with some damage has more good sequences than bad ones. */
static const osk__encoding *tell_bytes(osk_slice bytes)
{
    struct evidence found = gather(bytes);
    size_t windows_all = found.windows + found.other_windows, mac_all = found.mac + found.other_mac;
    if (found.bad == 0 || found.wide * 2 > found.bad)
        return NULL;
    if (found.mac > found.windows && mac_all > windows_all && mac_all * 2 >= found.bad)
        return &mac;
    if (found.windows && windows_all >= mac_all && windows_all * 2 >= found.bad)
        return found.upper ? &windows : &latin1;
    if (found.bad <= MOST_TOLERATED || found.bad * 20 > bytes.length)
        return NULL;
    const char *icu = osk__unicode_detect(bytes);
    return !icu ? NULL : strcmp(icu, "ISO-8859-1") == 0 ? &latin1_icu : strcmp(icu, "windows-1252") == 0 ? &windows_icu : NULL;
}

const osk__encoding *osk__encoding_tell(osk_slice bytes)
{
    const osk__encoding *wide = tell_utf16(bytes);
    if (wide || bytes.length == 0)
        return wide;
    /* Nothing is told of binary files, whose zeros and controls no text has. */
    size_t looked = bytes.length < LOOKED_AT ? bytes.length : LOOKED_AT, controls = 0;
    for (size_t i = 0; i < looked; i++)
        controls += (unsigned char)bytes.data[i] < 9;
    return controls * 100 > looked || osk__utf8_clean(bytes) == bytes.length ? NULL : tell_bytes(bytes);
}
