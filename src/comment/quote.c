/* Quotations that the words themselves show: long passages between marks, words of an earlier comment by another, pasted
 * lists of figures. The page's own quotations are marked by its reader. */
#include "corpus.h"
#include "marks.h"

#include "../base/unicode.h"
#include "../base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum {
    MARKED_WORDS = 11,     /* more than ten words between marks */
    MARKED_MOST = 6000,    /* bytes */
    EARLIER_WORDS = 9      /* words in a row that stand in an earlier comment: nine are no chance and no saying */
};

/* A word of a text: its bytes and its hash, small letters and no marks. */
struct word { uint32_t start, end, hash; };

struct words { struct word *items; size_t count, capacity; };

static bool split_words(struct words *words, osk_slice text, osk_error *error)
{
    words->count = 0;
    for (size_t i = 0; i < text.length;) {
        uint32_t hash = 2166136261u;
        size_t start = i, end = i;
        while (i < text.length && (unsigned char)text.data[i] > ' ') {
            uint32_t value = osk__utf8_value(text.data + i);
            size_t step = osk__utf8_next(text.data + i, text.length - i, NULL);
            if (osk__unicode_letter(value) || osk__unicode_digit(value)) {
                hash = (hash ^ (value < 0x80 && value >= 'A' && value <= 'Z' ? value | 0x20 : value)) * 16777619u;
                end = i + step;
            }
            i += step;
        }
        if (end > start) {
            if (!OSK__ROOM(words->items, words->capacity, words->count + 1, error))
                return false;
            words->items[words->count++] = (struct word){(uint32_t)start, (uint32_t)end, hash};
        }
        i += i < text.length;
    }
    return true;
}

/* ---- spans of one comment ---- */

struct spans { osk_quote *items; size_t count, capacity; };

static bool add_span(struct spans *spans, size_t start, size_t end, osk_quote_kind kind, osk_error *error)
{
    if (!OSK__ROOM(spans->items, spans->capacity, spans->count + 1, error))
        return false;
    spans->items[spans->count++] = (osk_quote){(uint32_t)start, (uint32_t)end, kind};
    return true;
}

static int by_start(const void *a, const void *b)
{
    const osk_quote *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return (int)x->kind - (int)y->kind;
}

/* Sorts the spans and joins those that overlap; the first one's kind stays. */
static bool settle(osk_corpus *corpus, osk_comment *comment, struct spans *spans, osk_error *error)
{
    size_t kept = 0;
    if (spans->count == 0)
        return true;
    qsort(spans->items, spans->count, sizeof *spans->items, by_start);
    for (size_t i = 0; i < spans->count; i++) {
        osk_quote *last = kept ? &spans->items[kept - 1] : NULL;
        if (last && spans->items[i].start < last->end)
            last->end = last->end > spans->items[i].end ? last->end : spans->items[i].end;
        else
            spans->items[kept++] = spans->items[i];
    }
    osk_quote *quotes = osk__arena_take(&corpus->arena, kept * sizeof *quotes, error);
    if (!quotes)
        return false;
    memcpy(quotes, spans->items, kept * sizeof *quotes);
    comment->quotes = quotes;
    comment->quote_count = kept;
    return true;
}

/* ---- between marks ---- */

static bool find_marked(osk_slice text, struct spans *spans, osk_error *error)
{
    osk__marks marks = {.text = text, .most = MARKED_MOST, .paragraphs = true};
    osk_range outer, inner;
    for (size_t at = 0; osk__marks_next(&marks, &at, &outer, &inner);)
        if (osk__slice_words(osk__slice(text.data + inner.start, inner.end - inner.start)) >= MARKED_WORDS &&
            !add_span(spans, outer.start, outer.end, OSK_QUOTE_MARKS, error))
            return false;
    return true;
}

/* ---- figures ---- */

/* A paragraph of figures: a number in every sixth word, four or more of them, and nobody speaks in it. */
static bool is_figures(osk_slice paragraph)
{
    static const char *const persons[] = {" jeg ", " eg ", " vi ", " me ", " du ", " dere ", " dokker ", " min ", " mitt ",
                                          " mine ", " meg ", " oss ", " deg ", " I ", " we ", " you ", " my "};
    size_t words, numbers = 0, digits = osk__slice_count(paragraph, '0', 9);
    if (digits < 4 || (words = osk__slice_words(paragraph)) < 12 || digits * 6 < words)
        return false; /* hardly any paragraph gets farther */
    for (size_t i = 0; i < paragraph.length; i++)
        numbers += paragraph.data[i] >= '0' && paragraph.data[i] <= '9' &&
                   (i == 0 || strchr(" \n\t(", paragraph.data[i - 1]));
    if (numbers < 4 || numbers * 6 < words)
        return false;
    for (size_t i = 0; i + 1 < paragraph.length; i++)
        for (size_t p = 0; p < sizeof persons / sizeof *persons; p++)
            if (paragraph.data[i] == ' ' && osk__slice_begins(osk__slice_behind(paragraph, i), persons[p]))
                return false;
    return true;
}

/* The line break before the next blank line, or the end. */
static size_t paragraph_end(osk_slice text, size_t from)
{
    for (const char *at; from < text.length && (at = memchr(text.data + from, '\n', text.length - from)); from++) {
        from = (size_t)(at - text.data);
        osk_slice rest = osk__slice_behind(text, from);
        if (osk__slice_begins(rest, "\n\n") || osk__slice_begins(rest, "\n\r\n"))
            return from;
    }
    return text.length;
}

static bool find_figures(osk_slice text, struct spans *spans, osk_error *error)
{
    for (size_t start = 0; start < text.length;) {
        size_t end = paragraph_end(text, start);
        if (is_figures(osk__slice(text.data + start, end - start)) &&
            !add_span(spans, start, end, OSK_QUOTE_FIGURES, error))
            return false;
        start = end;
        while (start < text.length && (text.data[start] == '\n' || text.data[start] == '\r'))
            start++;
    }
    return true;
}

/* ---- words of an earlier comment ---- */

/* Runs of EARLIER_WORDS words of the comments read so far: the run's hash, and the author and place where it stood. */
struct run { uint32_t hash, comment; }; /* comment + 1; 0: empty */
struct runs { struct run *slots; size_t count, size; };

static uint32_t hash_run(const struct word *words)
{
    uint32_t hash = 0;
    for (size_t i = 0; i < EARLIER_WORDS; i++)
        hash = (hash ^ words[i].hash) * 2654435761u + 40503u;
    return hash;
}

static struct run *slot_of(const struct runs *runs, uint32_t hash)
{
    size_t at = hash & (runs->size - 1);
    while (runs->slots[at].comment && runs->slots[at].hash != hash)
        at = (at + 1) & (runs->size - 1);
    return &runs->slots[at];
}

static bool grow_runs(struct runs *runs, size_t more, osk_error *error)
{
    size_t size = runs->size ? runs->size : 1024;
    while (size < 2 * (runs->count + more))
        size *= 2;
    if (size == runs->size)
        return true;
    struct runs larger = {osk__take(size, sizeof *larger.slots, error), runs->count, size};
    if (!larger.slots)
        return false;
    for (size_t i = 0; i < runs->size; i++)
        if (runs->slots[i].comment)
            *slot_of(&larger, runs->slots[i].hash) = runs->slots[i];
    free(runs->slots);
    *runs = larger;
    return true;
}

static bool remember(struct runs *runs, const struct words *words, size_t comment, osk_error *error)
{
    size_t count = words->count < EARLIER_WORDS ? 0 : words->count - EARLIER_WORDS + 1;
    if (!grow_runs(runs, count, error))
        return false;
    for (size_t i = 0; i < count; i++) {
        uint32_t hash = hash_run(words->items + i);
        struct run *slot = slot_of(runs, hash);
        runs->count += slot->comment == 0;
        if (!slot->comment) /* who said it first */
            *slot = (struct run){hash, (uint32_t)comment + 1};
    }
    return true;
}

static bool by_another(const osk_corpus *corpus, size_t earlier, size_t now)
{
    osk_slice a = corpus->comments[earlier].author, b = corpus->comments[now].author;
    return a.data && b.data && !osk__slice_equal(a, b);
}

static bool find_earlier(const osk_corpus *corpus, size_t now, const struct runs *runs, const struct words *words,
                         struct spans *spans, osk_error *error)
{
    for (size_t i = 0; runs->size && i + EARLIER_WORDS <= words->count; i++) {
        size_t last = i;
        while (last + EARLIER_WORDS <= words->count) {
            const struct run *slot = slot_of(runs, hash_run(words->items + last));
            if (!slot->comment || !by_another(corpus, slot->comment - 1, now))
                break;
            last++;
        }
        if (last == i)
            continue;
        size_t end = last + EARLIER_WORDS - 2;
        if (!add_span(spans, words->items[i].start, words->items[end].end, OSK_QUOTE_EARLIER, error))
            return false;
        i = end;
    }
    return true;
}

/* ---- all comments ---- */

/* Only people on one page quote each other; rows of a table may be copies. */
struct marker { bool page; struct words words; struct runs runs; struct spans spans; };

static bool mark_comment(osk_corpus *corpus, size_t i, struct marker *marker, osk_error *error)
{
    osk_comment *comment = &corpus->comments[i];
    marker->spans.count = 0;
    for (size_t q = 0; q < comment->quote_count; q++)
        if (!add_span(&marker->spans, comment->quotes[q].start, comment->quotes[q].end, comment->quotes[q].kind, error))
            return false;
    if (marker->page && (!split_words(&marker->words, comment->text, error) ||
                         !find_earlier(corpus, i, &marker->runs, &marker->words, &marker->spans, error) ||
                         !remember(&marker->runs, &marker->words, i, error)))
        return false;
    return find_marked(comment->text, &marker->spans, error) && find_figures(comment->text, &marker->spans, error) &&
           settle(corpus, comment, &marker->spans, error);
}

bool osk__quotes_mark(osk_corpus *corpus, osk_error *error)
{
    struct marker marker = {.page = strcmp(corpus->input, "page") == 0};
    bool good = true;
    for (size_t i = 0; good && i < corpus->count; i++)
        good = mark_comment(corpus, i, &marker, error);
    free(marker.words.items);
    free(marker.runs.slots);
    free(marker.spans.items);
    return good;
}
