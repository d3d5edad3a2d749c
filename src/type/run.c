/* A chunk's words to their numbers: the hottest loop there is.
 *
 *   "Ærlig" as written: C3 86 72 6C 69 67   in the text
 *   folded in 16 bytes at once: C3 A6 72 6C 69 67 0 ...  ->  recent[hash]: the same bytes?  ->  number
 *                                                                | no
 *                                                             slot of the vocabulary  ->  form  ->  number, now recent
 *
 * Most words are among the recent ones, which lie close together in the cache. Words go in batches: the memory of the
 * others' slots and forms is fetched while more words are worked on. Only ASCII and the letters of C3 xx fold so (by
 * 0x20); ß, which folds to ss, and whatever is not plain go the long way through ICU, as do words of more than 16
 * bytes. */
#include "type.h"

#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
typedef __m128i lane;

/* Bytes from `low` to `low` + `span`. */
static inline lane in_range(lane bytes, char low, char span)
{
    lane from = _mm_sub_epi8(bytes, _mm_set1_epi8(low));
    return _mm_cmpeq_epi8(_mm_min_epu8(from, _mm_set1_epi8(span)), from);
}

static inline lane is(lane bytes, unsigned char value)
{
    return _mm_cmpeq_epi8(bytes, _mm_set1_epi8((char)value));
}

static inline lane load(const char *bytes)
{
    return _mm_loadu_si128((const lane *)(const void *)bytes);
}

/* Bytes from the length on are masked off: what lies behind a word in the text is none of it. */
static const char masks[2 * OSK__KEY_BYTES] = {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1};

/* Near the text's end: what lies behind it is nobody's. */
static lane load_last(osk_slice form)
{
    char room[OSK__KEY_BYTES] = {0};
    memcpy(room, form.data, form.length);
    return load(room);
}

/* A form of up to 16 bytes, padded with zeros. `readable`: bytes that may be read from it on. */
static inline void cut(osk_slice form, size_t readable, char out[OSK__KEY_BYTES])
{
    lane x = readable < OSK__KEY_BYTES ? load_last(form) : load(form.data);
    _mm_storeu_si128((lane *)(void *)out, _mm_and_si128(x, load(masks + OSK__KEY_BYTES - form.length)));
}

static inline bool fold(lane x, size_t length, char out[OSK__KEY_BYTES])
{
    (void)length;
    lane c3 = is(x, 0xC3), behind = _mm_slli_si128(c3, 1);
    lane odd = _mm_or_si128(is(x, 0x9F), is(_mm_or_si128(x, _mm_set1_epi8(0x20)), 0xB7));
    lane high = _mm_cmplt_epi8(x, _mm_setzero_si128());
    lane strange = _mm_or_si128(_mm_xor_si128(high, _mm_or_si128(c3, behind)), _mm_and_si128(odd, behind));
    lane capital = _mm_or_si128(in_range(x, 'A', 25), _mm_and_si128(behind, in_range(x, (char)0x80, 0x1E)));
    x = _mm_add_epi8(x, _mm_and_si128(capital, _mm_set1_epi8(0x20)));
    _mm_storeu_si128((lane *)(void *)out, x);
    return _mm_movemask_epi8(strange) == 0;
}
#else
typedef struct lane { char bytes[OSK__KEY_BYTES]; } lane;
static inline lane load(const char *bytes)
{
    lane x;
    memcpy(x.bytes, bytes, sizeof x.bytes);
    return x;
}
static inline void cut(osk_slice form, size_t readable, char out[OSK__KEY_BYTES])
{
    (void)readable;
    memset(out, 0, OSK__KEY_BYTES);
    memcpy(out, form.data, form.length);
}
static inline bool fold(lane x, size_t length, char out[OSK__KEY_BYTES])
{
    return osk__fold_portable(x.bytes, length, out);
}
#endif

bool osk__fold_portable(const char bytes[OSK__KEY_BYTES], size_t length, char out[OSK__KEY_BYTES])
{
    memset(out, 0, OSK__KEY_BYTES);
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)bytes[i];
        bool behind = i > 0 && (unsigned char)bytes[i - 1] == 0xC3;
        if (behind ? c < 0x80 || c > 0xBF || c == 0x9F || (c | 0x20) == 0xB7 : c >= 0x80 && c != 0xC3)
            return false;
        bool capital = behind ? c < 0x9F : c >= 'A' && c <= 'Z';
        out[i] = (char)(capital ? c + 0x20 : c);
    }
    return length == 0 || (unsigned char)bytes[length - 1] != 0xC3;
}

bool osk__fold_plain(osk_slice form, char out[OSK__KEY_BYTES])
{
    char room[OSK__KEY_BYTES] = {0};
    if (form.length > OSK__KEY_BYTES)
        return false;
    memcpy(room, form.data, form.length);
    return fold(load(room), form.length, out) && (form.length == 0 || room[form.length - 1] != (char)0xC3);
}

/* ---- words whose keys are ready ---- */

enum { BATCH = 128 };
typedef struct run {
    osk__vocabulary *vocabulary;
    osk_error *error;
    size_t count; /* of the batch */
    osk_token *tokens[BATCH];
    uint32_t hashes[BATCH];
    uint64_t folded[BATCH][2];
} run;

/* Those of the batch that are not among the recent words go to the front of it. There is no branch on that, since
 * nobody could guess it. */
static void find_recent(run *r)
{
    const osk__recent *recents = r->vocabulary->recent;
    size_t rest = 0;
    for (size_t i = 0; i < r->count; i++) {
        osk_token *token = r->tokens[i];
        uint32_t hash = r->hashes[i];
        uint64_t low = r->folded[i][0], high = r->folded[i][1];
        const osk__recent *recent = &recents[hash % OSK__RECENT];
        token->type = recent->number;
        r->tokens[rest] = token;
        r->hashes[rest] = hash;
        r->folded[rest][0] = low;
        r->folded[rest][1] = high;
        rest += (low != recent->low) | (high != recent->high) | (token->length != recent->length);
    }
    r->count = rest;
}

static uint32_t find_or_add(run *r, size_t i)
{
    osk__strings *forms = &r->vocabulary->forms;
    osk__key key = {r->folded[i][0], r->folded[i][1], r->tokens[i]->length, r->hashes[i]};
    uint32_t number = osk__strings_find_short(forms, &key);
    return number != OSK_NONE ? number
                              : osk__strings_add_key(forms, key, osk__slice((char *)r->folded[i], key.length), r->error);
}

/* The rest in three steps, so that the memory of many words' slots, then of the forms that they point to, is fetched at
 * a time. */
static bool look_up(run *r)
{
    osk__strings *forms = &r->vocabulary->forms;
    find_recent(r);
    for (size_t i = 0; i < r->count; i++)
        osk__strings_fetch(forms, r->hashes[i]);
    for (size_t i = 0; i < r->count; i++)
        osk__strings_fetch_item(forms, r->hashes[i]);
    for (size_t i = 0; i < r->count; i++) {
        osk_token *token = r->tokens[i];
        if ((token->type = find_or_add(r, i)) == OSK_NONE)
            return false;
        r->vocabulary->recent[r->hashes[i] % OSK__RECENT] =
            (osk__recent){r->folded[i][0], r->folded[i][1], token->length, token->type};
    }
    r->count = 0;
    return true;
}

/* ---- words one by one ---- */

/* ":))))))" is ":)))": the longest that the dictionary knows, the mouth being drawn out. */
static osk_slice known_emoticon(const osk__vocabulary *vocabulary, osk_slice form)
{
    osk_slice shorter = form;
    while (shorter.length > 2 && osk__strings_find(&vocabulary->forms, shorter) == OSK_NONE &&
           shorter.data[shorter.length - 1] == shorter.data[shorter.length - 2])
        shorter.length--;
    return shorter;
}

static bool add_slowly(run *r, osk_token *token, osk_slice form)
{
    if (token->kind == OSK_EMOTICON)
        form = known_emoticon(r->vocabulary, form);
    token->type = osk__vocabulary_add(r->vocabulary, form, r->error);
    return token->type != OSK_NONE;
}

/* `readable`: bytes that may be read from the form on. */
static inline bool add_token(run *r, osk_token *token, osk_slice form, size_t readable)
{
    char written[OSK__KEY_BYTES];
    size_t i = r->count;
    if (form.length > OSK__KEY_BYTES || token->kind == OSK_EMOTICON)
        return add_slowly(r, token, form);
    cut(form, readable, written);
    if (!fold(load(written), form.length, (char *)r->folded[i]))
        return add_slowly(r, token, form);
    r->tokens[i] = token;
    r->hashes[i] = osk__strings_hash(r->folded[i][0], r->folded[i][1], token->length);
    r->count = i + 1;
    return r->count < BATCH || look_up(r);
}

/* Words, abbreviations, emoticons and emoji. */
static inline bool has_type(uint8_t kind)
{
    return (1u << OSK_WORD | 1u << OSK_ABBREVIATION | 1u << OSK_EMOTICON | 1u << OSK_EMOJI) >> kind & 1;
}

bool osk__type_run(osk__vocabulary *vocabulary, const osk__dictionary *dictionary, const osk_comment *comments,
                   osk_token *tokens, size_t count, osk_error *error)
{
    run r;
    r.vocabulary = vocabulary;
    r.error = error;
    r.count = 0;
    osk_slice text = {NULL, 0};
    uint32_t comment = OSK_NONE;
    for (osk_token *token = tokens; token < tokens + count; token++) {
        if (!has_type(token->kind))
            continue;
        if (token->comment != comment)
            text = comments[comment = token->comment].text;
        if (!add_token(&r, token, osk__slice(text.data + token->start, token->length), text.length - token->start))
            return false;
    }
    return look_up(&r) && osk__vocabulary_catch_up(vocabulary, dictionary, error);
}
