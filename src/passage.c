/* Passages in another norm or language than their poster writes: a quotation without marks. A thread's nynorsk statistics
 * in a bokmål comment are not its poster's voice.
 *
 *   paragraph -> evidence of its words -> nb, nn, en ... or undecided
 *   all paragraphs of a participant    -> what he writes
 *   paragraphs in a row in another     -> a passage, if it is long enough and the comment has words of his own */
#include "language.h"

#include "comment/corpus.h"
#include "score/fold.h"

#include <stdlib.h>
#include <string.h>

enum {
    SURE = 950,         /* per mille: a paragraph below is undecided */
    PASSAGE_WORDS = 20, /* fewer may be a saying or a name */
    OWN_WORDS = 10      /* of the comment in what its poster writes */
};

struct paragraph {
    uint32_t comment;
    uint32_t start, end; /* bytes of the comment's text */
    uint32_t words;
    osk_variety variety;
};

struct passages {
    osk_corpus *corpus;
    osk_worker *worker;
    osk_error *error;
    struct paragraph *items;
    size_t count, capacity;
    osk__strings authors;
    uint32_t (*words)[OSK__VARIETIES + 1]; /* of each author, by variety */
    size_t word_capacity;
};

/* ---- paragraphs ---- */

/* Its tokens begin at *token_at, which moves behind them: they stand in order, and each is looked at once. */
static bool add_paragraph(struct passages *p, const osk_chunk *chunk, uint32_t comment, uint32_t start, uint32_t end, size_t *token_at)
{
    int32_t sum[OSK__VARIETIES] = {0};
    struct paragraph paragraph = {.comment = comment, .start = start, .end = end};
    uint32_t sure;
    for (; *token_at < chunk->token_count && chunk->tokens[*token_at].start < end; ++*token_at) {
        const osk_token *token = &chunk->tokens[*token_at];
        int16_t evidence[OSK__VARIETIES];
        if (token->kind != OSK_WORD || token->start < start)
            continue;
        paragraph.words++;
        if (token->shape == OSK_SHAPE_CAPITAL || token->shape == OSK_SHAPE_MIXED)
            continue; /* names mostly */
        osk__variety_evidence(&p->worker->language->variety, osk_type_form(p->worker, token->type), evidence);
        for (size_t v = 0; v < OSK__VARIETIES; v++)
            sum[v] += evidence[v];
    }
    paragraph.variety = osk__variety_label(sum, &sure);
    if (sure < SURE)
        paragraph.variety = OSK_VARIETY_UNDECIDED;
    if (!OSK__ROOM(p->items, p->capacity, p->count + 1, p->error))
        return false;
    p->items[p->count++] = paragraph;
    return true;
}

static bool read_paragraphs(struct passages *p, uint32_t comment)
{
    const osk_comment *one = &p->corpus->comments[comment];
    const osk_chunk *chunk = osk_worker_types(p->worker, one, 1, p->error);
    size_t token_at = 0;
    if (!chunk)
        return false;
    for (size_t start = 0; start < one->text.length;) {
        const char *newline = memchr(one->text.data + start, '\n', one->text.length - start);
        size_t end = newline ? (size_t)(newline - one->text.data) : one->text.length;
        if (osk__slice_trim(osk__slice(one->text.data + start, end - start)).length &&
            !add_paragraph(p, chunk, comment, (uint32_t)start, (uint32_t)end, &token_at))
            return false;
        start = end + 1;
    }
    return true;
}

/* ---- what people write ---- */

static bool count_author(struct passages *p, const struct paragraph *paragraph)
{
    osk_slice author = p->corpus->comments[paragraph->comment].author;
    uint32_t number = osk__strings_add(&p->authors, author.data ? author : osk__slice_text(""), p->error);
    size_t known = p->word_capacity;
    if (number == OSK_NONE || !OSK__ROOM(p->words, p->word_capacity, number + (size_t)1, p->error))
        return false;
    memset(p->words + known, 0, (p->word_capacity - known) * sizeof *p->words);
    p->words[number][paragraph->variety] += paragraph->words;
    return true;
}

/* The variety of most of the author's words, or undecided. */
static osk_variety own_variety(const struct passages *p, osk_slice author)
{
    uint32_t number = osk__strings_find(&p->authors, author.data ? author : osk__slice_text("")), best = 0;
    for (uint32_t v = 1; number != OSK_NONE && v <= OSK__VARIETIES; v++)
        if (p->words[number][v] > p->words[number][best] || best == 0)
            best = p->words[number][v] ? v : best;
    return (osk_variety)best;
}

/* Danish and bokmål are too near to tell one from the other by a paragraph. */
static bool is_other(osk_variety own, osk_variety variety)
{
    bool near = (own == OSK_VARIETY_NB && variety == OSK_VARIETY_DA) || (own == OSK_VARIETY_DA && variety == OSK_VARIETY_NB);
    return variety != OSK_VARIETY_UNDECIDED && own != OSK_VARIETY_UNDECIDED && variety != own && !near;
}

/* ---- passages ---- */

static bool is_quoted(const osk_comment *comment, const struct paragraph *paragraph)
{
    for (size_t q = 0; q < comment->quote_count; q++)
        if (comment->quotes[q].start < paragraph->end && comment->quotes[q].end > paragraph->start)
            return true;
    return false;
}

/* The comment's quotations and one more, in order. */
static bool add_quote(struct passages *p, osk_comment *comment, uint32_t start, uint32_t end)
{
    osk_quote *quotes = osk__arena_take(&p->corpus->arena, (comment->quote_count + 1) * sizeof *quotes, p->error);
    size_t at = 0;
    if (!quotes)
        return false;
    while (at < comment->quote_count && comment->quotes[at].start < start)
        at++;
    for (size_t q = 0; q < at; q++)
        quotes[q] = comment->quotes[q];
    quotes[at] = (osk_quote){start, end, OSK_QUOTE_VARIETY};
    for (size_t q = at; q < comment->quote_count; q++)
        quotes[q + 1] = comment->quotes[q];
    comment->quotes = quotes;
    comment->quote_count++;
    return true;
}

/* Marks the passages among paragraphs [from, to) of one comment. */
static bool mark(struct passages *p, size_t from, size_t to, size_t *words)
{
    osk_comment *comment = &p->corpus->comments[p->items[from].comment];
    osk_variety own = own_variety(p, comment->author);
    uint32_t own_words = 0;
    for (size_t i = from; i < to; i++)
        own_words += p->items[i].variety == own ? p->items[i].words : 0;
    for (size_t i = from, last; own_words >= OWN_WORDS && i < to; i = last) {
        const struct paragraph *first = &p->items[i];
        uint32_t count = 0, end = first->end;
        last = i + 1;
        if (!is_other(own, first->variety) || is_quoted(comment, first))
            continue;
        for (last = i; last < to && (p->items[last].variety == first->variety || p->items[last].variety == OSK_VARIETY_UNDECIDED) &&
                       !is_quoted(comment, &p->items[last]); last++)
            if (p->items[last].variety == first->variety)
                count += p->items[last].words, end = p->items[last].end;
        if (count < PASSAGE_WORDS)
            continue;
        *words += count;
        if (!add_quote(p, comment, first->start, end))
            return false;
    }
    return true;
}

static bool mark_all(struct passages *p, size_t *words)
{
    for (size_t i = 0; i < p->corpus->count; i++)
        if (!read_paragraphs(p, (uint32_t)i))
            return false;
    for (size_t i = 0; i < p->count; i++)
        if (!count_author(p, &p->items[i]))
            return false;
    for (size_t from = 0, to; from < p->count; from = to) {
        for (to = from; to < p->count && p->items[to].comment == p->items[from].comment;)
            to++;
        if (!mark(p, from, to, words))
            return false;
    }
    return true;
}

bool osk_corpus_passages(osk_corpus *corpus, osk_worker *worker, size_t *words, osk_error *error)
{
    struct passages passages = {.corpus = corpus, .worker = worker, .error = error};
    *words = 0;
    bool good = strcmp(corpus->input, "page") != 0 || mark_all(&passages, words);
    free(passages.items);
    free(passages.words);
    osk__strings_free(&passages.authors);
    return good;
}
