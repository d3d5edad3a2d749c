/* Plain text: segments as ICU 72 makes them (UAX #29, locale nb), without ICU.
 *
 * Nearly every line of Norwegian holds only ASCII, the letters of Latin-1 and common punctuation ("« » – ’ …").
 * There the rules for words and sentences need a handful of classes and no more than one look ahead, so they
 * stand here as code; every other line goes to ICU. A differential test holds the two together. */
#ifndef OSK_TOKEN_PLAIN_H
#define OSK_TOKEN_PLAIN_H

#include "../base/unicode.h"

/* Word_Break of the code points of plain text. */
enum osk__word_class {
    OSK__W_OTHER, OSK__W_LETTER, OSK__W_DIGIT, OSK__W_JOINER /* _ */, OSK__W_MID_LETTER, OSK__W_MID_NUMBER,
    OSK__W_MID_BOTH /* . ' ’ */, OSK__W_SPACE, OSK__W_NEWLINE
};
/* Sentence_Break of the same. */
enum osk__sentence_class {
    OSK__S_OTHER, OSK__S_SPACE, OSK__S_LOWER, OSK__S_UPPER, OSK__S_DIGIT, OSK__S_POINT, OSK__S_TERM /* ! ? */,
    OSK__S_CONTINUE /* , - : */, OSK__S_CLOSE, OSK__S_NEWLINE
};

/* One code point of plain text. */
typedef struct osk__plain {
    uint8_t length; /* bytes; 0 where the text is not plain */
    uint8_t word, sentence;
} osk__plain;

/* The code point at `at` < text.length, which may be any byte. */
extern const osk__plain osk__plain_ascii[128];
osk__plain osk__plain_wide(osk_slice text, size_t at); /* of more than one byte: letters, signs, CR LF */
static inline osk__plain osk__plain_at(osk_slice text, size_t at)
{
    unsigned char c = (unsigned char)text.data[at];
    return c < 0x80 && c != '\r' ? osk__plain_ascii[c] : osk__plain_wide(text, at);
}

/* Is the line [start, end) plain? `end` is behind its line feed or the text's end. */
bool osk__plain_line(osk_slice text, size_t start, size_t end);

/* In a plain line that ends at `end`: the end of the word segment that begins at `at`. */
size_t osk__plain_segment(osk_slice text, size_t at, size_t end, osk__segment_kind *kind);

/* In a plain line that ends at `end`: where the sentence that the mark at `at` (. ! ?) closes ends, white space
 * behind it included; 0 where the mark closes none. */
size_t osk__plain_border(osk_slice text, size_t at, size_t end);

#endif
