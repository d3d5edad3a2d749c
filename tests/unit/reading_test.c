/* reading: LIX and RIX of texts counted by hand, richness and the jackknife against R and published examples. */
#include "language.h"
#include "reference.h"

#include "base/file.h"
#include "base/tsv.h"
#include "stat/reading.h"

enum { LINE = 1 << 16, WORDS = 1024 };

static osk_worker *worker;

/* ---- texts counted by hand ---- */

static osk__reading_row read_text(osk_slice text, bool quoted)
{
    osk__buffer json = {0};
    osk_error error = {0};
    osk__reading reading = {.with_quoted = quoted};
    osk_comment_options options = {.input = "jsonl", .text_column = "text"};
    osk__buffer_text(&json, "{\"text\": \"");
    osk__buffer_add(&json, text.data, text.length);
    osk__buffer_text(&json, "\"}\n");
    osk_corpus *corpus = osk_comment_parse("case.jsonl", json.data, json.length, &options, NULL, &error);
    CHECK(corpus && osk_corpus_count(corpus) == 1);
    const osk_chunk *chunk = corpus ? osk_worker_types(worker, osk_corpus_comment(corpus, 0), 1, &error) : NULL;
    CHECK(chunk && osk__reading_add(&reading, chunk, &worker->vocabulary, &error));
    osk__reading_row row = chunk ? reading.rows[0] : (osk__reading_row){0};
    osk__reading_free(&reading);
    osk_corpus_free(corpus);
    osk__buffer_free(&json);
    return row;
}

/* Two decimals, as the spec has them; "-" for none. */
static bool is_figure(osk_slice cell, bool given, double value)
{
    char text[32];
    snprintf(text, sizeof text, "%.2f", value);
    return given ? osk__slice_is(cell, text) : osk__slice_is(cell, "-");
}

static void check_case(osk_slice line, size_t number)
{
    osk_slice cells[6];
    for (size_t i = 0; i < 6; i++) {
        const char *tab = i < 5 ? memchr(line.data, '\t', line.length) : NULL;
        CHECK(tab || i == 5);
        if (!tab && i < 5)
            return;
        cells[i] = tab ? osk__slice(line.data, (size_t)(tab - line.data)) : line;
        line = tab ? osk__slice_behind(line, cells[i].length + 1) : line;
    }
    osk__reading_row row = read_text(cells[5], false);
    double words = row.words, sentences = row.sentences, lengthy = row.long_words;
    char counts[3][16];
    snprintf(counts[0], sizeof counts[0], "%u", row.words);
    snprintf(counts[1], sizeof counts[1], "%u", row.sentences);
    snprintf(counts[2], sizeof counts[2], "%u", row.long_words);
    bool right = osk__slice_is(cells[0], counts[0]) && osk__slice_is(cells[1], counts[1]) &&
                 osk__slice_is(cells[2], counts[2]) &&
                 is_figure(cells[3], row.words > 0, words / sentences + 100 * lengthy / words) &&
                 is_figure(cells[4], row.words > 0, lengthy / sentences);
    if (!right)
        printf("%zu: %s words, %s sentences, %s long: %.*s\n", number, counts[0], counts[1], counts[2],
               (int)cells[5].length, cells[5].data);
    CHECK(right);
}

static void cases(const char *source)
{
    char path[1024];
    osk__buffer bytes = {0};
    size_t number = 0, checked = 0;
    snprintf(path, sizeof path, "%s/tests/spec/readability.cases", source);
    CHECK(osk__file_read(path, &bytes, NULL));
    osk_slice rest = osk__slice(bytes.data, bytes.length), line;
    while (osk__tsv_line(&rest, &line)) {
        number++;
        if (line.length == 0 || line.data[0] == '#')
            continue;
        check_case(line, number);
        checked++;
    }
    CHECK(checked >= 40);
    osk__buffer_free(&bytes);
}

static void quotations(void)
{
    osk_slice text = osk__slice_text("Hun skrev: «Vi har aldri sett noe lignende i denne kommunen, og vi kommer til å "
                                     "klage.» Det er jeg enig i.");
    osk__reading_row without = read_text(text, false), with = read_text(text, true);
    CHECK(without.words == 7 && without.quoted == 15);
    CHECK(with.words == 22 && with.quoted == 15 && with.long_words == 2); /* lignende, kommunen; kommer has six */
}

/* A word of a million letters, a hundred thousand lines, NUL bytes, text from right to left. */
static osk__reading_row read_raw(osk_slice text)
{
    osk_comment comment = {.n = 1, .kind = OSK_COMMENT, .text = text};
    osk__reading reading = {.keep = true};
    const osk_chunk *chunk = osk_worker_types(worker, &comment, 1, NULL);
    CHECK(chunk && osk__reading_add(&reading, chunk, &worker->vocabulary, NULL));
    osk__reading_row row = reading.rows[0];
    CHECK(reading.unit_count == row.words);
    osk__reading_free(&reading);
    return row;
}

static void hostile(void)
{
    osk__buffer text = {0};
    for (size_t i = 0; i < 1000000; i++)
        osk__buffer_byte(&text, 'x');
    osk__reading_row row = read_raw(osk__slice(text.data, text.length));
    CHECK(row.words == 1 && row.long_words == 1 && row.sentences == 1);
    text.length = 0;
    for (size_t i = 0; i < 100000; i++)
        osk__buffer_text(&text, "ja nei\n");
    row = read_raw(osk__slice(text.data, text.length));
    CHECK(row.words == 200000 && row.sentences == 100000 && row.long_words == 0);
    row = read_raw(osk__slice("ja\0nei ja", 9));
    CHECK(row.words == 3 && row.sentences == 1);
    row = read_raw(osk__slice_text("שלום עולם. مرحبا بالعالم"));
    CHECK(row.words == 4 && row.long_words == 1);
    row = read_raw(osk__slice_text(""));
    CHECK(row.words == 0 && row.sentences == 0);
    osk__buffer_free(&text);
}

static void letters(void)
{
    CHECK(osk__letters(osk__slice_text("nei-folk")) == 7);
    CHECK(osk__letters(osk__slice_text("ma\xCC\x8Alene")) == 6);
    CHECK(osk__letters(osk__slice_text("x2-3.")) == 1);
    CHECK(osk__letters(osk__slice_text("")) == 0);
}

static void signatures(void)
{
    CHECK(osk__signature_start(osk__slice_text("Ja.\nMvh Kari")) == 4);
    CHECK(osk__signature_start(osk__slice_text("Ja.\nMVH\n\nKari\n")) == 4);
    CHECK(osk__signature_start(osk__slice_text("Mvh Kari")) == 8);          /* all of it: no signature */
    CHECK(osk__signature_start(osk__slice_text("Ja.\nMvhikke")) == 11);
    CHECK(osk__signature_start(osk__slice_text("Ja.\nHilsen til deg som er syk og alle de andre")) == 46);
    CHECK(osk__signature_start(osk__slice_text("Ja.\n--\nen\nto tre fire fem seks sju lange ord")) == 44);
    CHECK(osk__signature_start(osk__slice_text("")) == 0);
}

/* ---- richness against R ---- */

static size_t read_words(const char *cell, uint32_t *words)
{
    size_t count = 0;
    for (char *end; *cell && count < WORDS; cell = *end == ';' ? end + 1 : end)
        words[count++] = (uint32_t)strtoul(cell, &end, 10);
    return count;
}

static bool same(double value, const char *cell)
{
    return strcmp(cell, "NA") == 0 ? isnan(value) : near_to(value, strtod(cell, NULL), 1e-10);
}

static void richness(const char *folder)
{
    static char line[LINE];
    static uint32_t words[WORDS];
    char *cells[10];
    size_t rows = 0;
    osk__richness r;
    FILE *file = open_reference(folder, "richness.tsv");
    CHECK(osk__richness_make(&r, 2 * WORDS, NULL));
    while (file && next_row(file, line, sizeof line, cells, 10)) {
        size_t count = read_words(cells[1], words), size = (size_t)strtoul(cells[7], NULL, 10);
        CHECK(same(osk__ttr(&r, words, count, 0), cells[2]));
        CHECK(same(osk__yule(&r, words, count, 0), cells[3]));
        CHECK(same(osk__hdd(&r, words, count, OSK__HDD_DRAWS), cells[4]));
        CHECK(same(osk__mattr(&r, words, count, OSK__MATTR_WINDOW), cells[5]));
        CHECK(same(osk__mtld(&r, words, count), cells[6]));
        CHECK(same(osk__ttr(&r, words, count, size), cells[8]));
        CHECK(same(osk__yule(&r, words, count, size), cells[9]));
        for (size_t i = 0; i < 2 * WORDS; i++)
            if (r.counts[i])
                CHECK(!"a measure leaves counts behind");
        rows++;
    }
    CHECK(rows == 24);
    osk__richness_free(&r);
    if (file)
        fclose(file);
}

/* ---- published examples ---- */

static size_t number_words(const char *text, uint32_t *words)
{
    osk__strings numbers = {0};
    size_t count = 0;
    for (const char *at = text; *at;) {
        size_t length = strcspn(at, " ");
        words[count++] = osk__strings_add(&numbers, osk__slice(at, length), NULL);
        at += length + (at[length] == ' ');
    }
    osk__strings_free(&numbers);
    return count;
}

/* The texts and figures of the documentation and the tests of LexicalRichness (MIT licence; Shen 2022), split into words
 * as it splits them. In the first one a factor ends at 0.72 exactly. */
static void published(void)
{
    static const char manual[] =
        "measure of textual lexical diversity computed as the mean length of sequential words in a text that maintains a "
        "minimum threshold ttr score iterates over words until ttr scores falls below a threshold then increase factor "
        "counter by and start over mccarthy and jarvis pg recommends a factor threshold in the range of mccarthy mccarthy "
        "and jarvis";
    static const char test[] = "test text with some text numbers hyphenhere and text punctuations";
    uint32_t words[WORDS];
    osk__richness r;
    CHECK(osk__richness_make(&r, WORDS, NULL));
    size_t count = number_words(manual, words);
    CHECK(count == 57 && osk__types_of(&r, words, count) == 39);
    CHECK(near_to(osk__ttr(&r, words, count, 0), 0.6842105263157895, 1e-12));
    CHECK(near_to(osk__mattr(&r, words, count, 25), 0.8351515151515151, 1e-12));
    CHECK(near_to(osk__mtld(&r, words, count), 46.79226361031519, 1e-12));
    CHECK(near_to(osk__hdd(&r, words, count, 42), 0.7468703323966486, 1e-12));
    count = number_words(test, words);
    CHECK(count == 10 && osk__types_of(&r, words, count) == 8);
    CHECK(near_to(osk__ttr(&r, words, count, 0), 0.8, 1e-12));
    CHECK(near_to(osk__mattr(&r, words, count, 5), 0.9, 1e-12));
    CHECK(near_to(osk__mtld(&r, words, count), 14, 1e-12));
    CHECK(near_to(osk__hdd(&r, words, count, 5), 0.8833333333333332, 1e-12));
    osk__richness_free(&r);
}

/* Too few words, and none that comes twice. */
static void border(void)
{
    uint32_t words[25];
    osk__richness r;
    CHECK(osk__richness_make(&r, WORDS, NULL));
    for (uint32_t i = 0; i < 25; i++)
        words[i] = i < 18 ? i : i - 18;
    CHECK(near_to(osk__mtld(&r, words, 25), 25, 1e-12)); /* one factor, not two, in either direction */
    CHECK(isnan(osk__mtld(&r, words, 18)) && isnan(osk__mattr(&r, words, 25, 26)) && isnan(osk__hdd(&r, words, 25, 42)));
    CHECK(isnan(osk__ttr(&r, words, 25, 26)) && isnan(osk__ttr(&r, words, 0, 0)) && isnan(osk__yule(&r, words, 1, 0)));
    osk__richness_free(&r);
}

/* ---- the jackknife against R ---- */

static double lix(const double *words, const double *sentences, const double *lengthy, size_t count, size_t without)
{
    double w = 0, s = 0, l = 0;
    for (size_t i = 0; i < count; i++)
        if (i != without)
            w += words[i], s += sentences[i], l += lengthy[i];
    return w / s + 100 * l / w;
}

static void jackknife(const char *folder)
{
    static char line[LINE];
    char *cells[7];
    double words[MOST], sentences[MOST], lengthy[MOST], without[MOST];
    size_t rows = 0;
    FILE *file = open_reference(folder, "jackknife.tsv");
    while (file && next_row(file, line, sizeof line, cells, 7)) {
        size_t count = read_list(cells[1], words);
        CHECK(read_list(cells[2], sentences) == count && read_list(cells[3], lengthy) == count);
        double all = lix(words, sentences, lengthy, count, SIZE_MAX);
        for (size_t i = 0; i < count; i++)
            without[i] = lix(words, sentences, lengthy, count, i);
        osk__limits limits = osk__jackknife(all, without, count, -INFINITY, INFINITY);
        CHECK(limits.given && same(all, cells[4]) && same(limits.low, cells[5]) && same(limits.high, cells[6]));
        CHECK(!osk__jackknife(all, without, 4, 0, 1).given && !osk__jackknife(NAN, without, count, 0, 1).given);
        osk__limits cut = osk__jackknife(all, without, count, all - 0.5, all + 0.25);
        CHECK(near_to(cut.low, all - 0.5, 1e-12) && near_to(cut.high, all + 0.25, 1e-12));
        rows++;
    }
    CHECK(rows == 12);
    if (file)
        fclose(file);
}

int main(int count, char **arguments)
{
    if (count != 3)
        return 1;
    osk_error error = {0};
    osk_language_options options = {.data = arguments[1], .themes = "none"};
    osk_language *language = osk_language_open(&options, &error);
    worker = language ? osk_worker_make(language, &error) : NULL;
    CHECK(worker);
    if (worker) {
        cases(arguments[1]);
        quotations();
        letters();
        signatures();
        hostile();
    }
    richness(arguments[2]);
    published();
    border();
    jackknife(arguments[2]);
    osk_worker_free(worker);
    osk_language_free(language);
    return test_end();
}
