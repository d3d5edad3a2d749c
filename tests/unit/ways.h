/* The three ways to tokens, and whether they find the same: the fast one, its portable twin, and ICU alone. For
 * token_test.c and token_mutate.c. */
#ifndef WAYS_H
#define WAYS_H

#include "language.h"

#include "base/utf8.h"
#include "token/block.h"
#include "token/plain.h"

#include <stdio.h>
#include <string.h>
#include <unicode/uversion.h>

/* The fast way is held to ICU 72. Other releases differ on a colon or an @ between letters, and there is nothing to compare. */
static bool ways_comparable(void)
{
    UVersionInfo version;
    u_getVersion(version);
    if (version[0] != 72)
        printf("SKIP: segments against ICU 72 (ICU %d is installed)\n", version[0]);
    return version[0] == 72;
}

static osk__tokenizer ways[3]; /* fast; blocks the portable way; everything through ICU */

static bool ways_make(const osk__units *units, osk_error *error)
{
    for (int i = 0; i < 3; i++)
        if (!osk__tokenizer_make(&ways[i], units, error))
            return false;
    ways[1].no_blocks = true;
    ways[2].no_plain = true;
    return true;
}

static inline void ways_free(void)
{
    for (int i = 0; i < 3; i++)
        osk__tokenizer_free(&ways[i]);
}

static bool same_tokens(const osk__tokenizer *a, const osk__tokenizer *b)
{
    if (a->token_count != b->token_count || a->sentence_count != b->sentence_count)
        return false;
    for (size_t i = 0; i < a->token_count; i++)
        if (a->tokens[i].start != b->tokens[i].start || a->tokens[i].length != b->tokens[i].length ||
            a->tokens[i].kind != b->tokens[i].kind || a->tokens[i].shape != b->tokens[i].shape)
            return false;
    for (size_t i = 0; i < a->sentence_count; i++)
        if (a->sentences[i].start != b->sentences[i].start || a->sentences[i].first != b->sentences[i].first)
            return false;
    return true;
}

static bool ways_agree(osk_slice text)
{
    osk_comment comment = {.n = 1, .kind = OSK_COMMENT, .text = text};
    for (int i = 0; i < 3; i++)
        if (!osk__token_run(&ways[i], &comment, 1, NULL))
            return false;
    return same_tokens(&ways[0], &ways[1]) && same_tokens(&ways[0], &ways[2]);
}

/* Plain lines: our segments and borders against ICU's. */
static bool segments_agree(osk__breaker *breaker, osk_slice line)
{
    static osk__segments words, ends;
    osk__segment_kind kind;
    size_t at = 0, last = 0, next = 0;
    words.count = ends.count = 0;
    if (!osk__plain_line(line, 0, line.length))
        return true;
    if (!osk__breaker_words(breaker, line, 0, line.length, &words, NULL) ||
        !osk__breaker_sentences(breaker, line, 0, line.length, &ends, NULL))
        return false;
    for (size_t i = 0; i < words.count; i++)
        if ((at = osk__plain_segment(line, at, line.length, &kind)) != words.items[i].end || kind != words.items[i].kind)
            return false;
    for (size_t i = 0; i < line.length; i += osk__plain_at(line, i).length) {
        uint8_t class = osk__plain_at(line, i).sentence;
        size_t end = class == OSK__S_POINT || class == OSK__S_TERM ? osk__plain_border(line, i, line.length)
                     : class == OSK__S_NEWLINE                     ? line.length
                                                                   : 0;
        if (end && end != last && (next >= ends.count || ends.items[next++].end != (last = end)))
            return false;
    }
    return at == line.length && next + (last != line.length) == ends.count;
}

static bool blocks_agree(osk_slice text)
{
    osk__block a, b;
    if (text.length < OSK__BLOCK)
        return true;
    osk__block_read((const unsigned char *)text.data, &a);
    osk__block_read_portable((const unsigned char *)text.data, &b);
    return a.word == b.word && a.odd == b.odd && a.upper == b.upper && a.space == b.space && a.wrong == b.wrong &&
           a.quiet == b.quiet && a.calm == b.calm;
}

/* Every way finds the same in the text. */
static bool agree(osk__breaker *breaker, osk_slice text)
{
    bool good = ways_agree(text) && blocks_agree(text);
    for (size_t start = 0, end; start < text.length && good; start = end) {
        const char *feed = memchr(text.data + start, '\n', text.length - start);
        end = feed ? (size_t)(feed - text.data) + 1 : text.length;
        good = segments_agree(breaker, osk__slice(text.data + start, end - start));
    }
    return good;
}

static bool well_formed(osk_slice text)
{
    size_t step = 1;
    for (size_t at = 0; at < text.length && step; at += step)
        step = osk__utf8_next(text.data + at, text.length - at, NULL);
    return step > 0;
}

/* Takes out of a text on which they differ whatever can go, so that a person sees what it is about. */
static void shrink(osk__breaker *breaker, char *text, size_t *length)
{
    char shorter[1 << 14];
    for (size_t cut = *length / 2; cut > 0; cut /= 2)
        for (size_t at = 0; at + cut <= *length;) {
            memcpy(shorter, text, at);
            memcpy(shorter + at, text + at + cut, *length - at - cut);
            osk_slice rest = osk__slice(shorter, *length - cut);
            if (!well_formed(rest) || agree(breaker, rest)) {
                at++;
                continue;
            }
            memcpy(text, shorter, *length -= cut);
        }
}

static bool all_agree(osk__breaker *breaker, osk_slice text)
{
    char room[1 << 14];
    size_t length = text.length;
    if (agree(breaker, text))
        return true;
    if (length > sizeof room)
        return false;
    memcpy(room, text.data, length);
    shrink(breaker, room, &length);
    printf("they differ on: [%.*s]\n", (int)length, room);
    return false;
}

static const char *const pieces[] = {
    "ikke", "Bra", " ", " ", "\n", ".", "...", ",", ":", ":-)", ":D", "@kari", "#tag", "f.eks.", "osv.", "1.",
    "17.000", "44 %",
    "http://example.no/a(b)", "kari@example.no", "www.", "-", "SMB-", "\xC3\xA6", "\xE2\x80\x99s", "\xC2\xAB",
    "\xC2\xBB",
    "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7", "\xF0\x9F\x87\xB3\xF0\x9F\x87\xB4", "\xEF\xB8\x8F",
    "1\xEF\xB8\x8F\xE2\x83\xA3",
    "\xCC\x8A", "\xC2\xAD", "\xEF\xBB\xBF", "\xE2\x80\x8B", "\xC2\xA0", "\xD7\xA9\xD7\x9C", "\xE2\x80\xAE",
    "\xEF\xBF\xBD", "(8)", "xD",
    "\"", "'", "!!", "?!", "\r\n", "\t", "e", "a.b.c", "%", "_", "@", "#", "/", "http://",
    "\xE0\xB8\xAA\xE0\xB8\xA7", "\xE4\xB8\xAD",
    "langt_sammensatt_medbestemmelsesrettighetsord", "\xC3\x98RE", "stra\xC3\x9F" "e", "\xC3\x97", "\xC2\xB7", "\xC2\xB4", "`",
    "- ", "-", "\xE2\x80\x93", "299,-", "17:00", "9.april", "12. mai", "70-80", "A/S", "L.A.", "\xC2\xA7\xC2\xA7", "72\xC2\xB0N",
    ". ", "! ", "?\xC2\xBB ", ", ", "Nei", "og ", " ", "\xE2\x80\xA6", "(", ")", ":))))", "xD", "o.O"};

static uint64_t state = 20111124;
static inline size_t draw(size_t below)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(state >> 33) % below;
}

#endif
