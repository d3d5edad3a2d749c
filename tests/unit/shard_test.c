/* Whole numbers of 128 bits, lists that are joined, sealed texts, the tally's terms put aside, plans and parts as text: what
 * shards stand on. The commands themselves are tested in tests/shard/. */
#include "batch/part.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "/tmp/shard-test-XXXXXX";

/* ---- numbers ---- */

static bool is_written(osk__wide value, int decimals, const char *text)
{
    osk__buffer out = {0};
    osk__wide_write(&out, value, decimals);
    bool same = osk__slice_is(osk__slice(out.data, out.length), text);
    osk__buffer_free(&out);
    return same;
}

static bool is_read_back(osk__wide value)
{
    osk__buffer out = {0};
    osk__wide again;
    osk__wide_write(&out, value, 0);
    bool same = osk__wide_read(osk__slice(out.data, out.length), &again) && again == value;
    osk__buffer_free(&out);
    return same;
}

static void numbers(void)
{
    osk__wide value, most = ((osk__wide)1 << 126) / 10 * 10 - 11;
    CHECK(is_written(0, 0, "0") && is_written(0, 6, "0.000000") && is_written(-1, 3, "-0.001") && is_written(1500, 3, "1.500"));
    CHECK(is_written((osk__wide)1 << 100, 0, "1267650600228229401496703205376"));
    CHECK(is_written(-((osk__wide)1 << 100), 12, "-1267650600228229401.496703205376"));
    CHECK(is_read_back(0) && is_read_back(-7) && is_read_back((osk__wide)1 << 125) && is_read_back(most) && is_read_back(-most));
    static const char *const bad[] = {"", "-", "01", "-0", "+1", "1.5", " 1", "1 ", "a", "--1",
                                      "85070591730234615865843651857942052864", "999999999999999999999999999999999999999"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        CHECK(!osk__wide_read(osk__slice_text(bad[i]), &value));
    value = most;
    CHECK(!osk__wide_add(&value, most) && value == most);
    CHECK(osk__wide_add(&value, -most) && value == 0);
    CHECK(osk__wide_divide(7, 2) == 4 && osk__wide_divide(-7, 2) == -4 && osk__wide_divide(-6, 4) == -2 &&
          osk__wide_divide(5, 4) == 1);
}

/* ---- lists: join is associative and commutative ---- */

typedef struct file { char name[32], path[80], hash[OSK__DIGEST_SIZE]; uint64_t lines, length; } file;
static const osk__shape shape = {1, 2};

/* Ends a list: its file, and what a manifest would say of it. */
static void keep(osk__store *store, file *made, uint64_t lines)
{
    made->lines = lines;
    made->length = store->length;
    osk__store_digest(store, made->hash);
    CHECK(osk__store_commit(store, NULL));
}

static void begin(osk__store *store, file *made, const char *name)
{
    snprintf(made->name, sizeof made->name, "%s", name);
    snprintf(made->path, sizeof made->path, "%s/%s", folder, name);
    CHECK(osk__store_open(store, folder, name, NULL));
}

static uint64_t state = 7;
static uint64_t draw(uint64_t below)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (state >> 33) % below;
}

/* Keys of a small set, in any order; sums of squares that need 128 bits. */
static void make_random(file *made, const char *name, size_t keys)
{
    osk__store store;
    osk__list list = {.shape = shape};
    char key[16];
    begin(&store, made, name);
    for (size_t i = keys; i-- > 0;) {
        osk__wide numbers[2] = {(osk__wide)draw(1000) - 500, (osk__wide)draw(UINT64_MAX) << 60};
        snprintf(key, sizeof key, "k%zu", i * 7919 % keys);
        if (draw(3))
            CHECK(osk__list_add(&list, osk__slice_text(key), numbers, NULL));
    }
    CHECK(osk__list_write(&list, &store, NULL));
    keep(&store, made, list.count);
    osk__list_free(&list);
}

typedef struct joined { osk__store store; osk__buffer line; uint64_t lines; } joined;

static bool take(void *context, osk_slice key, const osk__wide *numbers, osk_error *error)
{
    joined *j = context;
    (void)error;
    j->line.length = 0;
    osk__list_line(&j->line, key, numbers, shape.numbers);
    osk__store_write(&j->store, osk__slice(j->line.data, j->line.length));
    j->lines++;
    return true;
}

static void join(file *made, const char *name, const file *const *files, size_t count)
{
    osk__section_at lists[8];
    joined j = {.lines = 0};
    begin(&j.store, made, name);
    for (size_t i = 0; i < count; i++)
        lists[i] = (osk__section_at){files[i]->path, 0, files[i]->length, files[i]->lines, files[i]->hash};
    CHECK(osk__list_join(shape, lists, count, take, &j, NULL));
    keep(&j.store, made, j.lines);
    osk__buffer_free(&j.line);
}

static void joins(void)
{
    file a, b, c, ab, bc, ab_c, a_bc, cba, all;
    for (int round = 0; round < 20; round++) {
        make_random(&a, "a", 1 + draw(400));
        make_random(&b, "b", round == 3 ? 0 : 1 + draw(400));
        make_random(&c, "c", 1 + draw(20));
        join(&ab, "ab", (const file *const[]){&a, &b}, 2);
        join(&bc, "bc", (const file *const[]){&b, &c}, 2);
        join(&ab_c, "ab_c", (const file *const[]){&ab, &c}, 2);
        join(&a_bc, "a_bc", (const file *const[]){&a, &bc}, 2);
        join(&cba, "cba", (const file *const[]){&c, &b, &a}, 3);
        join(&all, "all", (const file *const[]){&a, &b, &c}, 3);
        CHECK(strcmp(ab_c.hash, a_bc.hash) == 0 && strcmp(ab_c.hash, cba.hash) == 0 && strcmp(ab_c.hash, all.hash) == 0);
    }
}

/* A list as text, joined: the message, or "". */
static const char *told(const char *text, uint64_t lines, const char *hash)
{
    static osk_error error;
    file made, out;
    joined j = {.lines = 0};
    error = (osk_error){0};
    begin(&j.store, &made, "broken");
    osk__store_write(&j.store, osk__slice_text(text));
    keep(&j.store, &made, lines);
    osk__section_at list = {made.path, 0, made.length, lines, hash ? hash : made.hash};
    begin(&j.store, &out, "out");
    bool good = osk__list_join(shape, &list, 1, take, &j, &error);
    CHECK(good == (error.code == OSK_OK) && (good || error.code == OSK_INTEGRITY));
    osk__store_drop(&j.store);
    osk__buffer_free(&j.line);
    return error.message;
}

static void broken_lists(void)
{
    CHECK(!*told("a\t1\t2\nb\t-3\t4\n", 2, NULL) && !*told("", 0, NULL) && !*told("\t1\t2\n", 1, NULL));
    CHECK(strstr(told("b\t1\t2\na\t3\t4\n", 2, NULL), "not sorted"));
    CHECK(strstr(told("a\t1\t2\na\t3\t4\n", 2, NULL), "not sorted"));
    CHECK(strstr(told("a\t1\n", 1, NULL), "number") && strstr(told("a\t1\tx\n", 1, NULL), "number"));
    CHECK(strstr(told("a\t1\t2\t3\n", 1, NULL), "too many") && strstr(told("a\t1\t2", 1, NULL), "no end"));
    CHECK(strstr(told("a\t1\t2\n", 2, NULL), "number of lines") && strstr(told("a\t1\t2\n", 1, "00"), "checksum"));
    CHECK(strstr(told("a\t28356863910078205288614550619314017621\t0\n", 1, NULL), "") != NULL);
}

/* Two sums that do not fit are refused, not wrapped. */
static void overflow(void)
{
    static const char line[] = "a\t80000000000000000000000000000000000000\t0\n";
    osk_error error = {0};
    file made, out;
    joined j = {.lines = 0};
    begin(&j.store, &made, "large");
    osk__store_write(&j.store, osk__slice_text(line));
    keep(&j.store, &made, 1);
    osk__section_at lists[2] = {{made.path, 0, made.length, 1, made.hash}, {made.path, 0, made.length, 1, made.hash}};
    begin(&j.store, &out, "out");
    CHECK(!osk__list_join(shape, lists, 2, take, &j, &error) && strstr(error.message, "leaves the range"));
    osk__store_drop(&j.store);
    osk__buffer_free(&j.line);
}

/* ---- the tally: putting terms aside changes nothing ---- */

static void tally_once(osk_worker *worker, const osk_corpus *corpus, size_t most, char hash[OSK__DIGEST_SIZE], size_t *asides)
{
    osk__tally tally;
    osk__sums sums = {.rows = 1};
    osk__store store;
    file made;
    uint64_t lines;
    CHECK(osk__tally_make(&tally, worker, folder, NULL));
    for (size_t i = 0; i < osk_corpus_count(corpus); i++) {
        const osk_chunk *chunk = osk_worker_run(worker, osk_corpus_comment(corpus, i), 1, NULL);
        CHECK(chunk && osk__tally_add(&tally, chunk, NULL) && osk__tally_rest(&tally, most, NULL));
    }
    *asides = tally.aside_count;
    begin(&store, &made, "tally");
    for (int list = 0; list < OSK__LISTS; list++)
        CHECK(osk__tally_write(&tally, &sums, list, &store, &lines, NULL));
    keep(&store, &made, 0);
    memcpy(hash, made.hash, sizeof made.hash);
    osk__tally_free(&tally);
    osk_worker_forget(worker);
}

static void tallies(const char *source)
{
    osk_language_options where = {.data = source};
    char path[600], hash[2][OSK__DIGEST_SIZE];
    size_t asides[2];
    snprintf(path, sizeof path, "%s/corpus/skoledebatt.csv", source);
    osk_language *language = osk_language_open(&where, NULL);
    osk_worker *worker = osk_worker_make(language, NULL);
    osk_corpus *corpus = osk_comment_read(path, NULL, NULL, NULL);
    tally_once(worker, corpus, 0, hash[0], &asides[0]);
    tally_once(worker, corpus, 20, hash[1], &asides[1]);
    CHECK(asides[0] == 0 && asides[1] > 3 && strcmp(hash[0], hash[1]) == 0);
    osk_corpus_free(corpus);
    osk_worker_free(worker);
    osk_language_free(language);
}

/* ---- totals as lines ---- */

static bool take_total(void *context, const char *key, osk__wide value, osk_error *error)
{
    return osk__totals_take(context, osk__slice_text(key), value, "totals", error);
}

static void totals(void)
{
    osk__sums sums = {0}, again = {0};
    for (size_t i = 0; i < 100; i++)
        osk__sums_score(&sums, &(osk_score){.positive = (int64_t)draw(9000), .negative = (int64_t)draw(9000), .words = 7,
                                            .label = (osk_label)draw(OSK_MIXED + 1)});
    sums.rows = 100;
    CHECK(osk__totals_each(&sums, take_total, &again, NULL) && memcmp(&sums, &again, sizeof sums) == 0);
    CHECK(!osk__totals_take(&again, osk__slice_text("rows"), -1, "totals", NULL));
    CHECK(!osk__totals_take(&again, osk__slice_text("rows"), (osk__wide)1 << 64, "totals", NULL));
    CHECK(!osk__totals_take(&again, osk__slice_text("rowz"), 1, "totals", NULL));
}

/* ---- sealed texts ---- */

static void sealed_texts(void)
{
    osk__buffer out = {0};
    osk__arena arena = {0};
    osk__sealed sealed;
    osk_error error = {0};
    const char *text;
    uint64_t number;
    osk__seal_begin(&out, "ordskifte test 1");
    osk__seal_key(&out, "a");
    osk__seal_text(&out, osk__slice_text("tab\t line\n \\ end"));
    osk__seal_number(&out, 12);
    osk__seal_line(&out);
    osk__seal_end(&out);
    osk_slice all = osk__slice(out.data, out.length);
    CHECK(osk__sealed_open(&sealed, "t", all, "ordskifte test 1", &arena, &error) && osk__sealed_is(&sealed, "a") &&
          !osk__sealed_is(&sealed, "b") && osk__sealed_next(&sealed, "a", 2) && osk__sealed_text(&sealed, 1, &text) &&
          strcmp(text, "tab\t line\n \\ end") == 0 && osk__sealed_number(&sealed, 2, &number) && number == 12 &&
          osk__sealed_close(&sealed));
    CHECK(!osk__sealed_open(&sealed, "t", all, "ordskifte test 2", &arena, &error) && error.code == OSK_INTEGRITY);
    for (size_t cut = 0; cut < all.length; cut++) /* cut anywhere, and with any bit of any byte turned */
        CHECK(!osk__sealed_open(&sealed, "t", osk__slice(all.data, cut), "ordskifte test 1", &arena, NULL));
    for (size_t bit = 0; bit < 8 * all.length; bit++) {
        out.data[bit / 8] = (char)(out.data[bit / 8] ^ 1 << bit % 8);
        CHECK(!osk__sealed_open(&sealed, "t", all, "ordskifte test 1", &arena, NULL));
        out.data[bit / 8] = (char)(out.data[bit / 8] ^ 1 << bit % 8);
    }
    osk__buffer_free(&out);
    osk__arena_free(&arena);
}

/* ---- the folder does not change under a name that is not whole ---- */

static void stores(void)
{
    osk__store store;
    osk_error error = {0};
    char path[80];
    snprintf(path, sizeof path, "%s/dropped", folder);
    CHECK(osk__store_open(&store, folder, "dropped", &error));
    osk__store_write(&store, osk__slice_text("half"));
    osk__store_drop(&store);
    CHECK(access(path, F_OK) != 0);
    CHECK(!osk__store_open(&store, "/nowhere/at/all", "x", &error) && error.code == OSK_FILE);
    CHECK(osk__store_put(folder, "dropped", osk__slice_text("whole"), &error) && access(path, F_OK) == 0);
}

int main(int count, char **arguments)
{
    char command[100];
    if (count < 2 || !mkdtemp(folder))
        return 1;
    numbers();
    joins();
    broken_lists();
    overflow();
    tallies(arguments[1]);
    totals();
    sealed_texts();
    stores();
    snprintf(command, sizeof command, "ls -A %s | grep -c part$ | grep -qx 0 && rm -rf %s", folder, folder);
    CHECK(system(command) == 0); /* no private file is left */
    return test_end();
}
