/* Themes: the cases of a file that a linguist reads (tests/spec/theme-language.cases), and the compiled matcher against a
 * naive one on random dictionaries and texts.
 *
 *   theme_test SOURCE [ROUNDS]     so many random dictionaries (40), forty texts each */
#include "language.h"

#include "base/file.h"
#include "base/unicode.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

/* A language that knows themes and compounds only. */
static osk_language language;
static osk_worker *worker;

static void read_compounds(const char *source)
{
    static const char *const names[] = {"hand.tsv", "words.tsv"};
    for (size_t i = 0; i < 2; i++) {
        char path[4096];
        osk__buffer bytes = {0};
        snprintf(path, sizeof path, "%s/dict/compounds/%s", source, names[i]);
        CHECK(osk__file_read(path, &bytes, NULL) &&
              osk__compound_read(&language.compounds, path, osk__slice(bytes.data, bytes.length), NULL));
        osk__buffer_free(&bytes);
    }
}

static void close_themes(void)
{
    osk_worker_free(worker);
    worker = NULL;
    osk__dictionary_free(&language.dictionary);
    memset(&language.dictionary, 0, sizeof language.dictionary);
}

static bool open_themes(osk_slice text, osk_error *error)
{
    /* A language is never without words; themes of globs alone name none. */
    if (!osk__dictionary_make(&language.dictionary, error) ||
        osk__strings_add(&language.dictionary.vocabulary.forms, osk__slice_text("ikke"), error) == OSK_NONE ||
        !osk__dictionary_themes(&language.dictionary, "themes", text, error) ||
        !osk__dictionary_seal(&language.dictionary, &language.compounds, error))
        return false;
    worker = osk_worker_make(&language, error);
    return worker != NULL;
}

static const osk_chunk *run(osk_slice text)
{
    static osk_comment comment;
    comment = (osk_comment){.n = 1, .kind = OSK_COMMENT, .text = text};
    return osk_worker_run(worker, &comment, 1, NULL);
}

/* ---- the cases ---- */

static void found_hits(const osk_chunk *chunk, osk__buffer *out)
{
    out->length = 0;
    for (size_t i = 0; i < chunk->hit_count; i++) {
        const osk_hit *hit = &chunk->hits[i];
        const osk_token *first = &chunk->tokens[hit->first], *last = &chunk->tokens[hit->first + hit->count - 1];
        osk__buffer_format(out, "  %s: %.*s\n", osk_theme_key(&language, hit->theme),
                           (int)(osk__token_end(last) - first->start), chunk->comments[0].text.data + first->start);
    }
    if (chunk->hit_count == 0)
        osk__buffer_text(out, "  -\n");
}

static bool take_line(osk_slice *rest, osk_slice *line)
{
    return rest->length > 0 && osk__slice_cut(rest, '\n', line);
}

/* Sentences until "===". */
static size_t check_block(osk_slice *rest, size_t block)
{
    osk_slice line, sentence = {NULL, 0};
    osk__buffer found = {0}, wanted = {0};
    size_t cases = 0;
    for (;;) {
        bool more = take_line(rest, &line), end = !more || osk__slice_is(line, "===");
        if (!end && line.length > 1 && line.data[0] == ' ') {
            osk__buffer_add(&wanted, line.data, line.length);
            osk__buffer_byte(&wanted, '\n');
            continue;
        }
        if (sentence.data) {
            found_hits(run(sentence), &found);
            cases++;
            if (!osk__slice_equal(osk__slice(found.data, found.length), osk__slice(wanted.data, wanted.length))) {
                printf("block %zu: %.*s\nfound\n%.*swanted\n%.*s", block, (int)sentence.length, sentence.data,
                       (int)found.length, found.data, (int)wanted.length, wanted.data);
                CHECK(!"a case of theme-language.cases differs");
            }
        }
        wanted.length = 0;
        sentence = line;
        if (end)
            break;
    }
    osk__buffer_free(&found);
    osk__buffer_free(&wanted);
    return cases;
}

static void check_cases(const char *path)
{
    osk__buffer bytes = {0}, themes = {0};
    CHECK(osk__file_read(path, &bytes, NULL));
    osk_slice rest = osk__slice(bytes.data, bytes.length), line;
    size_t cases = 0, block = 0;
    while (take_line(&rest, &line)) {
        if (!osk__slice_is(line, "---")) {
            osk__buffer_add(&themes, line.data, line.length);
            osk__buffer_byte(&themes, '\n');
            continue;
        }
        osk_error error = {0};
        char text[1024];
        block++;
        if (!open_themes(osk__slice(themes.data, themes.length), &error)) {
            printf("block %zu: %s\n", block, osk_error_text(&error, text, sizeof text));
            CHECK(!"a theme of theme-language.cases cannot be read");
        } else
            cases += check_block(&rest, block);
        close_themes();
        themes.length = 0;
    }
    printf("%zu cases in %zu blocks\n", cases, block);
    CHECK(cases >= 40);
    osk__buffer_free(&bytes);
    osk__buffer_free(&themes);
}

/* ---- the naive matcher: every entry at every place, by strings ---- */

enum { WORDS = 14, ENTRIES = 24, FORMS = 3, LENGTH = 3, CONDITIONS = 2, SENTENCE = 24 };
static const char *const vocabulary[WORDS] = {"lede",  "ledet", "leder", "ledende", "ledd",  "styre", "styret",
                                              "styrer", "sal",   "salg",  "salget",  "salgene", "å",   "åre"};
static const char *const globs[] = {"led*", "*et", "*yr*", "sal*", "*de*", "å*re"};

typedef struct form { size_t count; const char *words[LENGTH]; bool stem[LENGTH]; } form;
typedef struct condition { bool negated, before, after; int reach; form words; } condition;
typedef struct entry {
    int theme;
    bool excludes;
    size_t form_count, condition_count;
    form forms[FORMS];
    condition conditions[CONDITIONS];
} entry;
typedef struct book { entry entries[ENTRIES]; size_t count; } book;
/* Themes a, a/b, c. */
static const char *const theme_keys[] = {"a", "a/b", "c"};
static const int theme_parents[] = {-1, 0, -1};

static uint64_t state;
static size_t dice(size_t sides)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (size_t)(state >> 11) % sides;
}

static form random_form(void)
{
    form f = {.count = 1 + (size_t)(dice(3) == 0) + (size_t)(dice(6) == 0)};
    for (size_t i = 0; i < f.count; i++) {
        size_t kind = dice(8);
        f.words[i] = kind == 0 ? globs[dice(5)] : vocabulary[dice(WORDS)];
        f.stem[i] = kind == 1;
    }
    return f;
}

static condition random_condition(void)
{
    condition c = {.negated = dice(2), .reach = (int)dice(4), .words = random_form()};
    c.before = dice(2);
    c.after = !c.before || dice(2);
    return c;
}

static void put_form(osk__buffer *out, const form *f)
{
    for (size_t i = 0; i < f->count; i++)
        osk__buffer_format(out, "%s%s%s", i ? " " : "", f->stem[i] ? "~" : "", f->words[i]);
}

static void put_condition(osk__buffer *out, const condition *c)
{
    osk__buffer_format(out, " [%s", c->negated ? "not " : "");
    if (c->reach)
        osk__buffer_format(out, "%s %d: ", c->before && c->after ? "near" : c->before ? "before" : "after", c->reach);
    else
        osk__buffer_text(out, "sentence: ");
    put_form(out, &c->words);
    osk__buffer_text(out, "]");
}

/* Entries in the order of the file, which is that of the themes. */
static void random_book(book *b, osk__buffer *out)
{
    out->length = 0;
    b->count = 0;
    for (int theme = 0; theme < 3; theme++) {
        osk__buffer_format(out, "theme: %s\n", theme_keys[theme]);
        for (size_t n = 1 + dice(7); n > 0; n--) {
            entry *e = &b->entries[b->count++];
            *e = (entry){.theme = theme, .excludes = dice(5) == 0, .form_count = 1 + dice(FORMS)};
            osk__buffer_text(out, e->excludes ? "- " : "");
            for (size_t i = 0; i < e->form_count; i++) {
                e->forms[i] = random_form();
                osk__buffer_text(out, i ? " | " : "");
                put_form(out, &e->forms[i]);
            }
            e->condition_count = e->excludes ? 0 : dice(3) / 2 + dice(5) / 4;
            for (size_t i = 0; i < e->condition_count; i++) {
                e->conditions[i] = random_condition();
                put_condition(out, &e->conditions[i]);
            }
            osk__buffer_byte(out, '\n');
        }
    }
}

static bool same_stem(const char *a, const char *b)
{
    char kept[64];
    osk_slice stem;
    CHECK(osk_type_stem_word(worker, osk__slice_text(a), &stem, NULL, NULL) && stem.length < sizeof kept);
    memcpy(kept, stem.data, stem.length);
    size_t length = stem.length;
    CHECK(osk_type_stem_word(worker, osk__slice_text(b), &stem, NULL, NULL));
    return stem.length == length && memcmp(stem.data, kept, length) == 0;
}

static bool glob_fits(const char *glob, const char *word)
{
    size_t g = strlen(glob), w = strlen(word);
    if (glob[0] != '*')
        return w >= g - 1 && memcmp(word, glob, g - 1) == 0;
    if (glob[g - 1] != '*')
        return w >= g - 1 && memcmp(word + w - (g - 1), glob + 1, g - 1) == 0;
    char core[16] = {0};
    memcpy(core, glob + 1, g - 2);
    return strstr(word, core) != NULL;
}

/* Words of a sentence; NULL for a mark. */
typedef struct text { const char *words[SENTENCE]; size_t count; } text;

static bool fits(const form *f, const text *t, size_t at, bool *loose)
{
    *loose = false;
    if (at + f->count > t->count)
        return false;
    for (size_t i = 0; i < f->count; i++) {
        const char *word = t->words[at + i];
        bool glob = strchr(f->words[i], '*') != NULL;
        if (!word || !(glob ? glob_fits(f->words[i], word)
                            : f->stem[i] ? same_stem(f->words[i], word) : strcmp(f->words[i], word) == 0))
            return false;
        *loose |= glob || f->stem[i];
    }
    return true;
}

static int words_between(const text *t, size_t from, size_t to)
{
    int words = 0;
    for (size_t i = from; i < to; i++)
        words += t->words[i] != NULL;
    return words;
}

static bool stands(const condition *c, const text *t, size_t at, size_t count)
{
    bool loose;
    for (size_t i = 0; i < t->count; i++) {
        if (!fits(&c->words, t, i, &loose))
            continue;
        bool behind = i >= at + count, ahead = i + c->words.count <= at;
        int distance = 1 + (behind ? words_between(t, at + count, i) : words_between(t, i + c->words.count, at));
        if ((behind || ahead) && (c->reach == 0 || ((behind ? c->before : c->after) && distance <= c->reach)))
            return true;
    }
    return false;
}

static bool covered(const book *b, const text *t, const entry *e, size_t at, size_t count)
{
    bool loose;
    for (size_t x = 0; x < b->count; x++) {
        const entry *other = &b->entries[x];
        if (!other->excludes || (other->theme != e->theme && other->theme != theme_parents[e->theme]))
            continue;
        for (size_t f = 0; f < other->form_count; f++)
            for (size_t i = 0; i <= at; i++)
                if (i + other->forms[f].count >= at + count && fits(&other->forms[f], t, i, &loose))
                    return true;
    }
    return false;
}

/* The entry that has the words at a place, and how many; 0 for none. */
static size_t best_at(const book *b, const text *t, size_t at, size_t *who)
{
    size_t best = 0;
    bool best_loose = true, loose;
    for (size_t x = 0; x < b->count; x++) {
        const entry *e = &b->entries[x];
        for (size_t f = 0; f < e->form_count && !e->excludes; f++) {
            size_t count = e->forms[f].count;
            if (!fits(&e->forms[f], t, at, &loose) || count < best || (count == best && (loose || !best_loose)))
                continue;
            bool holds = !covered(b, t, e, at, count);
            for (size_t c = 0; c < e->condition_count; c++)
                holds = holds && stands(&e->conditions[c], t, at, count) != e->conditions[c].negated;
            if (!holds)
                continue;
            best = count;
            best_loose = loose;
            *who = x;
        }
    }
    return best;
}

static void random_text(text *t, osk__buffer *out)
{
    out->length = 0;
    t->count = 1 + dice(SENTENCE);
    for (size_t i = 0; i < t->count; i++) {
        t->words[i] = i && dice(9) == 0 && t->words[i - 1] ? NULL : vocabulary[dice(WORDS)];
        osk__buffer_format(out, "%s%s", i && t->words[i] ? " " : "", t->words[i] ? t->words[i] : ",");
    }
}

static void compare(const book *b, const text *t, osk_slice written)
{
    const osk_chunk *chunk = run(written);
    size_t hit = 0, who = 0;
    for (size_t at = 0; at < t->count;) {
        size_t count = best_at(b, t, at, &who);
        if (count) {
            bool good = hit < chunk->hit_count && chunk->hits[hit].first == at && chunk->hits[hit].count == count &&
                        chunk->hits[hit].entry == who && (int)chunk->hits[hit].theme == b->entries[who].theme;
            CHECK(good);
            if (!good)
                return;
            hit++;
        }
        at += count ? count : 1;
    }
    CHECK(hit == chunk->hit_count);
}

static void check_random(size_t rounds)
{
    osk__buffer written = {0};
    size_t books = 0;
    for (size_t round = 0; round < rounds; round++) {
        book b;
        text t;
        random_book(&b, &written);
        if (open_themes(osk__slice(written.data, written.length), NULL)) { /* else a form stands in it twice */
            books++;
            for (size_t i = 0; i < 40; i++) {
                random_text(&t, &written);
                compare(&b, &t, osk__slice(written.data, written.length));
            }
        }
        close_themes();
    }
    printf("%zu random dictionaries of %zu could be read\n", books, rounds);
    CHECK(books * 4 > rounds);
    osk__buffer_free(&written);
}

/* ---- hostile: a thousand globs, a word of a megabyte, a sentence of candidates only ---- */

static void check_hostile(void)
{
    osk__buffer themes = {0}, words = {0};
    osk__buffer_text(&themes, "theme: a\n");
    for (size_t i = 0; i < 1000; i++)
        osk__buffer_format(&themes, "*a%zub* | ab%zu*\n", i, i);
    osk__buffer_text(&themes, "aa* [not near 30: bb | cc] [sentence: dd]\n- aa aa aa aa aa aa aa aaa\n");
    CHECK(open_themes(osk__slice(themes.data, themes.length), NULL));
    for (size_t i = 0; i < 1 << 20; i++)
        osk__buffer_byte(&words, 'a');
    CHECK(run(osk__slice(words.data, words.length))->hit_count == 0);
    words.length = 0;
    for (size_t i = 0; i < 100000; i++)
        osk__buffer_text(&words, "aa ");
    osk__buffer_text(&words, "dd");
    const osk_chunk *chunk = run(osk__slice(words.data, words.length));
    CHECK(chunk->hit_count > 99000);
    close_themes();
    osk__buffer_free(&themes);
    osk__buffer_free(&words);
}

int main(int count, char **arguments)
{
    state = 0x9E3779B97F4A7C15u;
    read_compounds(arguments[1]);
    char path[4096];
    snprintf(path, sizeof path, "%s/tests/spec/theme-language.cases", arguments[1]);
    check_cases(path);
    check_random(count > 2 ? strtoul(arguments[2], NULL, 10) : 40);
    check_hostile();
    osk__compounds_free(&language.compounds);
    return test_end();
}
