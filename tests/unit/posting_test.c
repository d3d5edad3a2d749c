/* posting: the counts of every comment are those of a plain count, whatever the chunks, the workers and the order in
 * which folds are joined; and so are the counts by participant and by term. */
#include "language.h"

#include "comment/corpus.h"
#include "score/posting.h"
#include "stat/stat.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

static osk_language *language;

/* ---- a plain count: every form of a comment's own words, one line each, sorted ---- */

static bool is_quoted(const osk_comment *comment, const osk_token *token)
{
    for (size_t q = 0; q < comment->quote_count; q++)
        if (token->start >= comment->quotes[q].start && token->start < comment->quotes[q].end)
            return true;
    return false;
}

static int by_text(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

static char *copy(osk_slice text)
{
    char *out = malloc(text.length + 1);
    memcpy(out, text.data, text.length);
    out[text.length] = '\0';
    return out;
}

/* "word 2\n" for each, by bytes; from single words, which are freed. */
static char *listed(char **words, size_t count)
{
    osk__buffer out = {0};
    if (count)
        qsort(words, count, sizeof *words, by_text);
    for (size_t i = 0, n; i < count; i += n) {
        for (n = 1; i + n < count && strcmp(words[i], words[i + n]) == 0;)
            n++;
        osk__buffer_format(&out, "%s %zu\n", words[i], n);
    }
    for (size_t i = 0; i < count; i++)
        free(words[i]);
    osk__buffer_byte(&out, '\0');
    return out.data;
}

static char *plain(osk_worker *worker, const osk_comment *comments, size_t count)
{
    size_t words = 0, capacity = 0;
    char **list = NULL;
    for (size_t c = 0; c < count; c++) {
        const osk_chunk *chunk = osk_worker_types(worker, &comments[c], 1, NULL);
        for (size_t i = 0; chunk && i < chunk->token_count && comments[c].kind == OSK_COMMENT; i++) {
            const osk_token *token = &chunk->tokens[i];
            if ((token->kind != OSK_WORD && token->kind != OSK_ABBREVIATION) || is_quoted(&comments[c], token))
                continue;
            if (!OSK__ROOM(list, capacity, words + 1, NULL))
                exit(1);
            list[words++] = copy(osk_type_form(worker, token->type));
        }
    }
    char *out = listed(list, words);
    free(list);
    return out;
}

/* ---- the fold's count ---- */

/* A cell stands for as many words as it counts. */
static char *of_cells(const osk_fold *fold, const osk__cell *cells, size_t count)
{
    size_t words = 0, capacity = 0;
    char **list = NULL;
    for (size_t i = 0; i < count; i++)
        for (uint32_t n = 0; n < cells[i].count; n++) {
            if (!OSK__ROOM(list, capacity, words + 1, NULL))
                exit(1);
            list[words++] = copy(osk__strings_get(&fold->vocabulary->forms, cells[i].column));
        }
    char *out = listed(list, words);
    free(list);
    return out;
}

static void check_rows(osk_worker *worker, const osk_corpus *corpus, const osk_fold *fold)
{
    osk__matrix matrix, turned, back;
    osk__parting all = {0};
    CHECK(fold->row_count == osk_corpus_count(corpus));
    CHECK(osk__matrix_make(&matrix, fold, &all, NULL) && osk__matrix_turn(&turned, &matrix, NULL) &&
          osk__matrix_turn(&back, &turned, NULL));
    CHECK(back.row_count == matrix.row_count && back.first[back.row_count] == matrix.first[matrix.row_count]);
    uint64_t *sums = calloc(fold->count_count + 1, sizeof *sums);
    for (size_t i = 0; i < fold->row_count; i++) {
        const osk_comment *comment = osk_corpus_comment(corpus, i);
        size_t count;
        const osk__posting *postings = osk__row_postings(fold, i, &count);
        char *a = plain(worker, comment, 1), *b = of_cells(fold, matrix.cells + matrix.first[i],
                                                           matrix.first[i + 1] - matrix.first[i]);
        char *c = of_cells(fold, back.cells + back.first[i], back.first[i + 1] - back.first[i]);
        uint64_t words = 0;
        for (size_t p = 0; p < count; p++) {
            words += postings[p].count;
            sums[postings[p].type] += postings[p].count;
        }
        CHECK(fold->rows[i].n == comment->n && strcmp(a, b) == 0 && strcmp(b, c) == 0);
        CHECK(words == osk__row_words(&fold->rows[i]));
        free(a);
        free(b);
        free(c);
    }
    size_t wrong = 0;
    for (size_t t = 0; t < fold->count_count; t++)
        wrong += sums[t] != fold->counts[t].tokens || fold->counts[t].comments != turned.first[t + 1] - turned.first[t];
    CHECK(wrong == 0);
    free(sums);
    osk__matrix_free(&matrix);
    osk__matrix_free(&turned);
    osk__matrix_free(&back);
}

/* By participant, every second type left out and pairs of types one term: the sums must be those of the types. */
static void check_parts(const osk_fold *fold)
{
    osk__people people;
    osk__matrix types, terms;
    uint32_t *term_of = calloc(fold->count_count + 1, sizeof *term_of);
    CHECK(osk__people_make(&people, fold, NULL));
    uint64_t *words = calloc(people.count + 1, sizeof *words), *sums = calloc(fold->count_count + 1, sizeof *sums);
    uint32_t *rows = calloc(people.count + 1, sizeof *rows);
    for (size_t t = 0; t < fold->count_count; t++)
        term_of[t] = t % 3 == 0 ? OSK_NONE : (uint32_t)t / 4;
    osk__parting by_type = {.part_of = people.of_row, .part_count = people.count}, by_term = by_type;
    by_term.term_of = term_of;
    by_term.term_count = fold->count_count / 4 + 1;
    CHECK(osk__matrix_make(&types, fold, &by_type, NULL) && osk__matrix_make(&terms, fold, &by_term, NULL));
    osk__part_words(fold, people.of_row, people.count, words, rows);
    for (size_t p = 0; p < people.count; p++) {
        uint64_t sum = 0;
        memset(sums, 0, fold->count_count * sizeof *sums);
        for (size_t i = types.first[p]; i < types.first[p + 1]; i++) {
            sum += types.cells[i].count;
            if (term_of[types.cells[i].column] != OSK_NONE)
                sums[term_of[types.cells[i].column]] += types.cells[i].count;
        }
        CHECK(sum == words[p] && rows[p] == people.items[p].comments);
        for (size_t i = terms.first[p]; i < terms.first[p + 1]; i++) {
            CHECK(sums[terms.cells[i].column] == terms.cells[i].count); /* a term that came twice would fail here */
            sums[terms.cells[i].column] = 0;
        }
        uint64_t left = 0;
        for (size_t t = 0; t < fold->count_count; t++)
            left |= sums[t];
        CHECK(left == 0);
    }
    osk__matrix_free(&types);
    osk__matrix_free(&terms);
    osk__people_free(&people);
    free(term_of);
    free(words);
    free(sums);
    free(rows);
}

/* Parts of the comments folded by two workers, each with a vocabulary of its own, and joined, the later ones first. */
static void check_joins(osk_worker *worker, const osk_corpus *corpus)
{
    size_t count = osk_corpus_count(corpus), half = count / 2;
    osk_worker *others[2] = {osk_worker_make(language, NULL), osk_worker_make(language, NULL)};
    osk_fold *folds[2];
    for (size_t i = 0; i < 2; i++) {
        folds[i] = osk_fold_make(others[i], OSK_DEPTH_POSTINGS, NULL);
        size_t from = i ? 0 : half, here = i ? half : count - half;
        const osk_chunk *chunk = here ? osk_worker_types(others[i], osk_corpus_comment(corpus, from), here, NULL) : NULL;
        CHECK(!here || osk_fold_add(folds[i], chunk, NULL));
    }
    CHECK(osk_fold_join(folds[0], folds[1], NULL));
    check_rows(worker, corpus, folds[0]);
    check_parts(folds[0]);
    for (size_t i = 0; i < 2; i++) {
        osk_fold_free(folds[i]);
        osk_worker_free(others[i]);
    }
}

static void check_corpus(const osk_corpus *corpus)
{
    osk_worker *worker = osk_worker_make(language, NULL);
    static const size_t chunks[] = {1, 2, 7, 1000};
    for (size_t i = 0; i < 4; i++) {
        osk_fold *fold = osk_pipeline_fold(corpus, worker, chunks[i], OSK_DEPTH_POSTINGS, NULL);
        CHECK(fold != NULL);
        check_rows(worker, corpus, fold);
        check_parts(fold);
        osk_fold_free(fold);
    }
    check_joins(worker, corpus);
    osk_worker_free(worker);
}

/* ---- random text ---- */

static uint32_t state = 7;
static uint32_t below(uint32_t n)
{
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % n;
}

/* A CSV of random comments by up to five people, some nameless, some empty, with marks, numbers and quotations. */
static void random_corpus(void)
{
    static const char *const words[] = {"sjefen", "Sjefen", "er", "ikke", "god", "nok", "SV", "i", "å", "på", "12", "...",
                                        "😀", ":-)", "f.eks.", "e\xCC\x81n", "\xC3\xA9n", "rettferdighetsministerdepartementet", ". ", "! "};
    osk__buffer out = {0};
    uint32_t comments = 1 + below(30);
    osk__buffer_text(&out, "author,text\n");
    for (uint32_t c = 0; c < comments; c++) {
        osk__buffer_text(&out, &"A,\"\0B,\"\0C,\"\0,\"\0\0E,\"\0"[4 * below(5)]);
        for (uint32_t w = below(60) + 1; w > 0; w--) {
            osk__buffer_text(&out, words[below(sizeof words / sizeof *words)]);
            osk__buffer_byte(&out, ' ');
        }
        osk__buffer_text(&out, "\"\n");
    }
    osk_corpus *corpus = osk_comment_parse("random.csv", out.data, out.length, NULL, NULL, NULL);
    CHECK(corpus != NULL);
    if (corpus)
        check_corpus(corpus);
    osk_corpus_free(corpus);
    osk__buffer_free(&out);
}

int main(int count, char **arguments)
{
    osk_language_options where = {.data = arguments[1]};
    language = osk_language_open(&where, NULL);
    CHECK(language != NULL);
    for (int i = 2; i < count; i++) {
        osk_corpus *corpus = osk_comment_read(arguments[i], NULL, NULL, NULL);
        CHECK(corpus != NULL);
        if (corpus)
            check_corpus(corpus);
        osk_corpus_free(corpus);
    }
    for (int i = 0; i < 40; i++)
        random_corpus();
    osk_language_free(language);
    return test_end();
}
