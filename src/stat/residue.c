/* What the theme files leave over: frequent words that no entry caught, and words that keep a theme's company. Both are
 * offers to whoever writes a dictionary, not tests. */
#include "words.h"

#include "../base/table.h"

#include <math.h>
#include <stdlib.h>

enum { TOP = 100, LEAST = 3 };

/* ---- residue: by stem, over participants ---- */

typedef struct left { uint32_t term; uint64_t tokens; size_t comments, people; double dp_norm, weight; osk_slice form; } left;

typedef struct residue {
    const osk_fold *fold;
    osk__people people;
    osk__terms terms;
    osk__matrix by_person, by_comment; /* turned: rows are terms */
    double *sizes, *held, *rates;
    uint32_t *at;
    osk__parts parts;
    left *items; size_t count;
    osk__buffer text;
} residue;

static void free_residue(residue *r)
{
    osk__people_free(&r->people);
    osk__terms_free(&r->terms);
    osk__matrix_free(&r->by_person);
    osk__matrix_free(&r->by_comment);
    free(r->sizes);
    free(r->held);
    free(r->rates);
    free(r->at);
    free(r->items);
    osk__buffer_free(&r->text);
}

static bool turn(residue *r, const uint32_t *part_of, size_t parts, osk__matrix *out, osk_error *error)
{
    osk__parting parting = {r->terms.of_unit, r->terms.count, part_of, parts};
    osk__matrix matrix = {0};
    bool good = osk__matrix_make(&matrix, r->fold, &parting, error) && osk__matrix_turn(out, &matrix, error);
    osk__matrix_free(&matrix);
    return good;
}

/* Participants' words are the sizes of the parts. */
static bool make_parts(residue *r, osk_error *error)
{
    size_t count = r->people.count;
    uint64_t *words = osk__take(count + 1, sizeof *words, error);
    bool good = words && (r->sizes = osk__take(count + 1, sizeof *r->sizes, error)) &&
                (r->held = osk__take(count + 1, sizeof *r->held, error)) &&
                (r->rates = osk__take(count + 1, sizeof *r->rates, error)) &&
                (r->at = osk__take(count + 1, sizeof *r->at, error));
    if (good)
        osk__part_words(r->fold, r->people.of_row, count, words, NULL);
    r->parts = (osk__parts){.sizes = r->sizes, .count = count, .least = INFINITY};
    for (size_t i = 0; good && i < count; i++) {
        r->sizes[i] = words[i] ? (double)words[i] : 1; /* sizes are above 0 */
        r->parts.total += r->sizes[i];
        r->parts.squares += r->sizes[i] * r->sizes[i];
        r->parts.least = fmin(r->parts.least, r->sizes[i]);
    }
    free(words);
    return good;
}

/* Words that say how something is meant and not what it is about: negations, "men", "veldig". No stop words, since they bear
 * on the score, but none of any theme's either. */
static bool says_how(const osk_fold *fold, uint32_t type)
{
    const osk__dictionary *dictionary = fold->dictionary;
    uint32_t node = type < dictionary->form_count
                        ? osk__pattern_next(&dictionary->words, 0, OSK__FORM_SYMBOL(type)) : 0;
    uint32_t value = node ? osk__pattern_value(&dictionary->words, node) : OSK_NONE;
    return value != OSK_NONE && value >= OSK__SHIFTERS;
}

/* A term of so few people or tokens tells of them, not of the debate. */
static void consider(residue *r, uint32_t term)
{
    const size_t *first = r->by_person.first;
    size_t people = first[term + 1] - first[term];
    left item = {.term = term, .tokens = r->terms.items[term].tokens, .people = people,
                 .comments = r->by_comment.first[term + 1] - r->by_comment.first[term]};
    if (item.tokens < LEAST || (people < 2 && r->people.count > 1) ||
        says_how(r->fold, r->terms.items[term].best))
        return;
    osk__held held = {r->at, r->held, people};
    for (size_t i = 0; i < people; i++) {
        r->at[i] = r->by_person.cells[first[term] + i].column;
        r->held[i] = r->by_person.cells[first[term] + i].count;
    }
    item.dp_norm = osk__dispersion(&r->parts, &held, r->rates).dp_norm;
    item.weight = (double)item.tokens * (isnan(item.dp_norm) ? 1 : 1 - item.dp_norm);
    r->items[r->count++] = item;
}

static int by_weight(const void *a, const void *b)
{
    const left *x = a, *y = b;
    if (x->weight < y->weight || x->weight > y->weight)
        return x->weight > y->weight ? -1 : 1;
    if (x->tokens != y->tokens)
        return x->tokens > y->tokens ? -1 : 1;
    return osk__slice_compare(x->form, y->form);
}

static bool put_left(osk_table *table, residue *r, const left *item, osk_error *error)
{
    r->text.length = 0;
    osk__table_text(table, item->form);
    if (!osk__term_members(&r->terms, item->term, &r->text, error))
        return false;
    osk__table_text(table, osk__slice(r->text.data, r->text.length));
    osk__table_count(table, item->tokens);
    osk__table_count(table, item->comments);
    osk__table_count(table, item->people);
    osk__table_count(table, r->people.count);
    osk__table_number(table, item->dp_norm);
    osk__table_number(table, item->weight);
    return true;
}

static bool find_left(residue *r, osk_error *error)
{
    if (!osk__people_make(&r->people, r->fold, error) ||
        !osk__terms_make(&r->terms, r->fold, OSK_UNIT_STEM, false, NULL, error) || !make_parts(r, error) ||
        !turn(r, r->people.of_row, r->people.count, &r->by_person, error) ||
        !turn(r, NULL, 0, &r->by_comment, error) ||
        !(r->items = osk__take(r->terms.count + 1, sizeof *r->items, error)))
        return false;
    for (uint32_t t = 0; t < r->terms.count; t++)
        consider(r, t);
    for (size_t i = 0; i < r->count; i++)
        r->items[i].form = osk__strings_get(&r->fold->vocabulary->forms, r->terms.items[r->items[i].term].best);
    if (r->count)
        qsort(r->items, r->count, sizeof *r->items, by_weight);
    return true;
}

osk_table *osk_theme_residue(const osk_fold *fold, osk_error *error)
{
    static const char *const columns[] = {"t form", "t members", "c tokens", "c comments", "c participants",
                                          "c of_participants", "4.dp_norm", "2 weight", NULL};
    residue r = {.fold = fold};
    osk_table *table = osk__table_make("residue", columns, error);
    bool good = table && find_left(&r, error);
    for (size_t i = 0; good && i < r.count && i < TOP; i++)
        good = put_left(table, &r, &r.items[i], error);
    free_residue(&r);
    if (good)
        return osk__table_done(table, error);
    osk_table_free(table);
    return NULL;
}

/* ---- suggestions: forms in the theme's sentences against all others ---- */

typedef struct offer { osk_slice form; uint64_t inside, outside; uint32_t comments; double g2, log_ratio, bound; } offer;

static int by_g2(const void *a, const void *b)
{
    const offer *x = a, *y = b;
    if (x->g2 < y->g2 || x->g2 > y->g2)
        return x->g2 > y->g2 ? -1 : 1;
    return osk__slice_compare(x->form, y->form);
}

static osk__count count_of(const osk_fold *fold, uint32_t type)
{
    return type < fold->count_count ? fold->counts[type] : (osk__count){0};
}

static uint64_t sum_of(const osk_fold *fold)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < fold->count_count; i++)
        sum += fold->counts[i].tokens;
    return sum;
}

/* Forms that come more often inside, in two comments at least. */
static size_t find_offers(const osk_fold *inside, const osk_fold *outside, offer *offers)
{
    const osk__vocabulary *vocabulary = inside->vocabulary;
    double n = (double)sum_of(inside), m = (double)sum_of(outside), family = 0;
    size_t count = 0;
    for (uint32_t type = 0; type < inside->count_count; type++)
        family += inside->counts[type].tokens > 0;
    for (uint32_t type = 0; type < inside->count_count; type++) {
        osk__count a = count_of(inside, type), b = count_of(outside, type);
        if (a.tokens < LEAST || a.comments < 2 || (vocabulary->records[type].flags & OSK__STOP) || says_how(inside, type) ||
            (double)a.tokens * m <= (double)b.tokens * n)
            continue;
        double x = (double)a.tokens, y = (double)b.tokens;
        offers[count++] = (offer){osk__strings_get(&vocabulary->forms, type), a.tokens, b.tokens, a.comments,
                                  osk__g2(x, n, y, m), osk__log_ratio(x, n, y, m),
                                  osk__log_ratio_bound(x, n, y, m, family)};
    }
    if (count)
        qsort(offers, count, sizeof *offers, by_g2);
    return count;
}

osk_table *osk_theme_suggestions(const osk_fold *inside, const osk_fold *outside, osk_error *error)
{
    static const char *const columns[] = {"t form", "c tokens", "c tokens_elsewhere", "c words", "c words_elsewhere",
                                          "c comments", "2 g2", "3 log_ratio", "3 lrc", NULL};
    osk_table *table = osk__table_make("suggestions", columns, error);
    offer *offers = osk__take(inside->count_count + 1, sizeof *offers, error);
    if (!table || !offers) {
        osk_table_free(table);
        free(offers);
        return NULL;
    }
    size_t count = find_offers(inside, outside, offers);
    uint64_t n = sum_of(inside), m = sum_of(outside);
    for (size_t i = 0; i < count && i < TOP; i++) {
        osk__table_text(table, offers[i].form);
        osk__table_count(table, offers[i].inside);
        osk__table_count(table, offers[i].outside);
        osk__table_count(table, n);
        osk__table_count(table, m);
        osk__table_count(table, offers[i].comments);
        osk__table_number(table, offers[i].g2);
        osk__table_number(table, offers[i].log_ratio);
        osk__table_number(table, offers[i].bound);
    }
    free(offers);
    return osk__table_done(table, error);
}
