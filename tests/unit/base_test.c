/* base: memory, strings, numbers, UTF-8, folding, tables, digests. */
#include "base/csv.h"
#include "base/digest.h"
#include "base/heap.h"
#include "base/number.h"
#include "base/strings.h"
#include "base/table.h"
#include "base/thread.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "report/report.h"
#include "test.h"

#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool is(const osk__buffer *buffer, const char *text)
{
    return osk__slice_is(osk__slice(buffer->data, buffer->length), text);
}

static void numbers(void)
{
    osk__buffer b = {0};
    int32_t thousandths;
    uint64_t whole;
    osk__number_fixed(&b, 1234.5678, 2);
    CHECK(is(&b, "1234.57"));
    b.length = 0;
    osk__number_fixed(&b, -0.0001, 3);
    CHECK(is(&b, "0.000"));
    b.length = 0;
    osk__number_fixed(&b, NAN, 3);
    osk__number_fixed(&b, INFINITY, 3);
    CHECK(b.length == 0);
    osk__number_scaled(&b, -1500, 3);
    CHECK(is(&b, "-1.500"));
    b.length = 0;
    osk__number_scaled(&b, INT64_MIN, 0);
    CHECK(is(&b, "-9223372036854775808"));
    osk__buffer_free(&b);
    CHECK(osk__number_divide(5, 2) == 3 && osk__number_divide(-5, 2) == -3);
    CHECK(osk__number_divide(4, 3) == 1 && osk__number_divide(-4, 3) == -1);
    CHECK(osk__number_divide(0, 7) == 0);
    CHECK(osk__number_thousandths(osk__slice_text("+1.5"), &thousandths) && thousandths == 1500);
    CHECK(osk__number_thousandths(osk__slice_text("-0.001"), &thousandths) && thousandths == -1);
    CHECK(!osk__number_thousandths(osk__slice_text("1."), &thousandths));
    CHECK(!osk__number_thousandths(osk__slice_text("1,5"), &thousandths));
    CHECK(!osk__number_thousandths(osk__slice_text("1.2345"), &thousandths));
    CHECK(!osk__number_thousandths(osk__slice_text(""), &thousandths));
    CHECK(!osk__number_thousandths(osk__slice_text("99999999999"), &thousandths));
    static const struct { const char *text; bool good; double value; } decimals[] = {
        {"12", true, 12}, {"-1.5", true, -1.5}, {"+1,5", true, 1.5}, {"0,1", true, 0.1}, {"", false, 0}, {"-", false, 0},
        {"1.", false, 0}, {".5", false, 0}, {"1.2.3", false, 0}, {"1e3", false, 0}, {"999999999999999", true, 999999999999999.0},
        {"1234567890123456", false, 0}, {"ukjent", false, 0}, {"1 000", false, 0}};
    for (size_t i = 0; i < sizeof decimals / sizeof *decimals; i++) {
        double value = 0;
        CHECK(osk__number_decimal(osk__slice_text(decimals[i].text), &value) == decimals[i].good);
        CHECK(!decimals[i].good || (value >= decimals[i].value && value <= decimals[i].value));
    }
    CHECK(osk__number_whole(osk__slice_text("42"), &whole) && whole == 42);
    CHECK(!osk__number_whole(osk__slice_text("-1"), &whole) && !osk__number_whole(osk__slice_text(""), &whole));
    CHECK(!osk__number_whole(osk__slice_text("99999999999999999999"), &whole));
}

/* A host's locale changes no number: skipped in silence only where the machine has no such locale. */
static void foreign_locale(void)
{
    if (!setlocale(LC_NUMERIC, "nb_NO.UTF-8") && !setlocale(LC_NUMERIC, "de_DE.UTF-8"))
        return;
    osk__buffer b = {0};
    osk__number_fixed(&b, 0.5, 1);
    CHECK(is(&b, "0.5"));
    osk__buffer_free(&b);
    setlocale(LC_NUMERIC, "C");
}

static void utf8(void)
{
    size_t bad;
    CHECK(osk__utf8_next("\xC3\xA6", 2, NULL) == 2 && osk__utf8_value("\xC3\xA6") == 0xE6);
    CHECK(osk__utf8_next("\xC0\x80", 2, &bad) == 0 && bad == 1);         /* overlong */
    CHECK(osk__utf8_next("\xED\xA0\x80", 3, &bad) == 0 && bad == 1);     /* a surrogate */
    CHECK(osk__utf8_next("\xF4\x90\x80\x80", 4, &bad) == 0 && bad == 1); /* over U+10FFFF */
    CHECK(osk__utf8_next("\xF0\x9F\x98", 3, &bad) == 0 && bad == 3);     /* cut */
    CHECK(osk__utf8_next("\xE2\x82", 2, &bad) == 0 && bad == 2);
    CHECK(osk__utf8_next("\xE2\x82x", 3, &bad) == 0 && bad == 2);
    osk__buffer b = {0};
    for (uint32_t value = 1; value <= 0x10FFFF; value++) {
        if (value >= 0xD800 && value <= 0xDFFF)
            continue;
        b.length = 0;
        osk__utf8_write(&b, value);
        if (osk__utf8_next(b.data, b.length, NULL) != b.length || osk__utf8_value(b.data) != value)
            CHECK(!"every code point must survive");
    }
    osk__buffer_free(&b);
    CHECK(osk__utf8_column(osk__slice_text("a\n\xC3\xA6\xC3\xB8x"), 6) == 3);
}

static void folding(void)
{
    static const struct { const char *from, *to; } cases[] = {
        {"LEDELSE", "ledelse"}, {"\xC3\x85", "\xC3\xA5"}, {"A\xCC\x8A", "\xC3\xA5"}, /* a ring, composed */
        {"Stra\xC3\x9F" "e", "strasse"}, {"", ""}, {"\xC3\x86\xC3\x98", "\xC3\xA6\xC3\xB8"}};
    osk__buffer b = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        b.length = 0;
        CHECK(osk__unicode_fold(&b, osk__slice_text(cases[i].from), NULL) && is(&b, cases[i].to));
    }
    char longer[3000];
    for (size_t i = 0; i < sizeof longer; i += 2)
        memcpy(longer + i, "\xC3\x85", 2);
    b.length = 0;
    CHECK(osk__unicode_fold(&b, osk__slice(longer, sizeof longer), NULL) && b.length == sizeof longer);
    osk__buffer_free(&b);
}

static void strings(void)
{
    osk__strings s = {0}, copy;
    char name[16];
    for (int round = 0; round < 2; round++)
        for (uint32_t i = 0; i < 5000; i++) {
            snprintf(name, sizeof name, "ord%u", i);
            CHECK(osk__strings_add(&s, osk__slice_text(name), NULL) == i);
        }
    CHECK(osk__strings_copy(&copy, &s, NULL) && osk__strings_find(&copy, osk__slice_text("ord4999")) == 4999);
    CHECK(osk__strings_find(&s, osk__slice_text("finnes ikke")) == OSK_NONE);
    CHECK(osk__slice_is(osk__strings_get(&s, 7), "ord7"));
    osk__strings_free(&s);
    osk__strings_free(&copy);
}

static void tables(void)
{
    static const char *const columns[] = {"t navn", "2 tall", NULL};
    osk_table *table = osk__table_make("t", columns, NULL);
    osk__buffer out = {0};
    osk__table_text(table, osk__slice_text("a\tb\\"));
    osk__table_number(table, 1.005);
    osk__table_text(table, osk__slice(NULL, 0));
    osk__table_missing(table);
    table = osk__table_done(table, NULL);
    CHECK(osk__table_find(table, "tall") == 1 && osk__table_find(table, "annet") == SIZE_MAX);
    CHECK(strcmp(osk_table_heading(table, 1), "tall") == 0 && strcmp(osk_table_name(table), "t") == 0);
    CHECK(osk_table_rows(table) == 2 && osk_table_columns(table) == 2);
    osk__table_format(table, OSK_FORMAT_TSV, &out);
    CHECK(is(&out, "navn\ttall\na\\tb\\\\\t1.00\n\t\n"));
    out.length = 0;
    osk__table_format(table, OSK_FORMAT_JSONL, &out);
    CHECK(is(&out, "{\"navn\":\"a\\u0009b\\\\\",\"tall\":1.00}\n{\"navn\":null,\"tall\":null}\n"));
    CHECK(osk_table_text(table, 9, 0).length == 0 && osk_table_text(table, 0, 9).length == 0);
    osk_table_free(table);
    osk__buffer_free(&out);
}

/* What a cell says is known by its ids, whatever the words hold and wherever its row stands. */
static void clauses(void)
{
    static const char *const columns[] = {"t note", NULL}, *const ids[] = {"first", "second"};
    const osk_slice texts[] = {osk__slice_text("nei; og atter nei"), osk__slice_text("ja")};
    osk_table *table = osk__table_make("t", columns, NULL);
    osk_slice text;
    const char *id;
    osk__table_clauses(table, texts, ids, 2);
    osk__table_clauses(table, texts, ids, 0);
    osk__table_clauses(table, texts + 1, ids + 1, 1);
    CHECK((table = osk__table_done(table, NULL)) && osk__table_arrange(table, (size_t[]){2, 0, 1}, NULL));
    CHECK(osk__slice_is(osk_table_text(table, 1, 0), "nei; og atter nei; ja") && osk__table_is_missing(table, 2, 0));
    CHECK(osk__table_clause(table, 1, 0, 0, &text, &id) && osk__slice_is(text, "nei; og atter nei") && strcmp(id, "first") == 0);
    CHECK(osk__table_clause(table, 1, 0, 1, &text, &id) && osk__slice_is(text, "ja") && strcmp(id, "second") == 0);
    CHECK(!osk__table_clause(table, 1, 0, 2, &text, &id) && !osk__table_clause(table, 2, 0, 0, &text, &id));
    CHECK(osk__table_clause(table, 0, 0, 0, &text, &id) && strcmp(id, "second") == 0 && !osk__table_clause(table, 0, 0, 1, &text, &id));
    osk_table_free(table);
}

/* FIPS 180-4's example. */
static void digests(void)
{
    char hash[OSK__DIGEST_SIZE];
    osk__digest(osk__slice_text("abc"), hash);
    CHECK(strcmp(hash, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad") == 0);
}

static void errors(void)
{
    osk_error error = {0};
    char text[64];
    osk__fail_at(&error, OSK_INPUT, "a\033[31m.csv", 3, 5, "feil %s", "her");
    CHECK(strcmp(osk_error_text(&error, text, sizeof text), "a?[31m.csv:3:5: feil her") == 0);
    char longer[600];
    memset(longer, 'x', sizeof longer);
    memcpy(longer + 510, "\xC3\xA6", 3);
    osk__fail(&error, OSK_INPUT, "%s", longer);
    CHECK(strlen(error.message) == 510); /* cut at a code point, not inside it */
}

/* The fast reader stops just where the exact one meets something. */
static void check_clean(void)
{
    static const struct { const char *text; size_t clean; } cases[] = {
        {"", 0}, {"abcdefgh", 8}, {"abcdefghij\n\tkl", 14}, {"bl\xC3\xA5" "b\xC3\xA6r og \xE2\x80\x93 \xF0\x9F\x91\x8D", 20},
        {"abcdefgh\x01", 8}, {"abc\xC3", 3}, {"abcdefgh\xC0\x80", 8}, {"\xED\xA0\x80", 0}, {"abcdefghi\xE6 \xE6", 9}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK(osk__utf8_clean(osk__slice_text(cases[i].text)) == cases[i].clean);
}

static uint64_t state = 20261129;

static size_t draw(size_t below)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(state >> 33) % below;
}

/* Pieces in any order, now and then any byte: at most `room` bytes. */
enum { LONGEST = 16 }; /* at least the bytes of a piece */
static size_t mix(char *out, size_t room, const char *const *pieces, size_t count, size_t wild)
{
    size_t length = 0, wanted = draw(room - LONGEST);
    while (length < wanted) {
        const char *piece = pieces[draw(count)];
        if (wild && draw(wild) == 0)
            out[length++] = (char)draw(256);
        else
            for (; *piece; piece++)
                out[length++] = *piece;
    }
    return length;
}

/* By SSE2 and without: the same places, for well-formed texts and for others. */
static void clean_ways(void)
{
    static const char *const pieces[] = {"a", "blabla ", "\xC3\xA6", "\xC3\xB8\xC3\xA5", "\xE2\x80\x93", "\xF0\x9F\x91\x8D", "\n", "\t", "ord og ord, ",
                                         "\xE0\xA4\x95", "\xED\x9F\xBF"};
    char text[400];
    for (size_t round = 0; round < 60000; round++) {
        size_t length = mix(text, sizeof text, pieces, sizeof pieces / sizeof *pieces, round % 3 ? round % 3 * 60 : 0), from = draw(9);
        from = from < length ? from : 0;
        osk_slice s = {text + from, length - from};
        size_t clean = osk__utf8_clean_portable(s);
        CHECK(osk__utf8_clean(s) == clean && (round % 3 || from || clean == s.length));
    }
}

static void check_marks(void)
{
    static const char *const pieces[] = {"a", ",", ";", "\"", "\n", "\t", "\xC3\xA6", "abcabc"};
    char text[80];
    for (size_t round = 0; round < 40000; round++) {
        osk__csv_marks fast, plain;
        size_t length = mix(text, sizeof text, pieces, sizeof pieces / sizeof *pieces, 9);
        length = length < OSK__CSV_BLOCK ? length : OSK__CSV_BLOCK;
        char separator = osk__csv_separators[draw(OSK__SEPARATORS)];
        osk__csv_marks_read(text, length, separator, &fast);
        osk__csv_marks_portable(text, length, separator, &plain);
        CHECK(fast.ends == plain.ends && fast.quotes == plain.quotes);
    }
}

/* Cells one byte after another, by what csv.h promises. */
struct slow { size_t at, count, starts[64], ends[64]; bool open; };

static void slow_record(struct slow *slow, osk_slice text, char separator)
{
    slow->count = 0;
    while (slow->at < text.length && slow->count < 64) {
        size_t at = slow->at, end;
        if (text.data[at] == '"') {
            for (end = ++at; end < text.length && (text.data[end] != '"' || (end + 1 < text.length && text.data[end + 1] == '"'));)
                end += text.data[end] == '"' ? 2 : 1;
            slow->open = end >= text.length;
            if (slow->open)
                return;
            slow->at = end + 1;
            while (slow->at < text.length && text.data[slow->at] != separator && text.data[slow->at] != '\n')
                slow->at++;
        } else {
            for (end = at; end < text.length && text.data[end] != separator && text.data[end] != '\n';)
                end++;
            slow->at = end;
            end -= end > at && text.data[end - 1] == '\r';
        }
        slow->starts[slow->count] = at;
        slow->ends[slow->count++] = end;
        if (slow->at == text.length || text.data[slow->at++] == '\n')
            return;
        if (slow->at == text.length) {
            slow->starts[slow->count] = slow->ends[slow->count] = text.length;
            slow->count++;
        }
    }
}

static void check_records(void)
{
    static const char *const pieces[] = {"a", ",", "\"", "\"\"", "\n", "\r\n", ",\"", "\",", "en lang celle med mange ord i seg, og flere til", "\"\n\""};
    char text[700];
    for (size_t round = 0; round < 20000; round++) {
        osk_slice s = {text, mix(text, sizeof text - 60, pieces, sizeof pieces / sizeof *pieces, 0)};
        osk__csv csv = osk__csv_open(s, ',');
        struct slow slow = {0};
        for (bool good = true; good;) {
            good = osk__csv_next(&csv, NULL);
            slow_record(&slow, s, ',');
            CHECK(good != slow.open || slow.count == 64);
            if (slow.count == 64 || !good)
                break;
            CHECK(csv.count == slow.count && csv.at == slow.at);
            for (size_t i = 0; i < csv.count && i < slow.count; i++)
                CHECK(csv.cells[i].start == slow.starts[i] && csv.cells[i].end == slow.ends[i]);
            good = csv.count > 0;
        }
        osk__csv_free(&csv);
    }
}

/* What threads write lies a line of memory apart, and holds what it has to. */
static void strides(void)
{
    for (size_t size = 4; size <= 16; size *= 2)
        for (size_t count = 0; count < 100; count++)
            CHECK((osk__thread_stride(count, size) - count) * size >= 128 && osk__thread_stride(count, size) * size % 128 == 0);
}

/* ---- heaps ---- */

struct weight { uint32_t weight, number; char rest[72]; }; /* longer than what is swapped at a time */

static bool lighter(const void *a, const void *b)
{
    const struct weight *x = a, *y = b;
    return x->weight != y->weight ? x->weight < y->weight : x->number < y->number;
}

static int by_weight(const void *a, const void *b) { return lighter(a, b) ? -1 : lighter(b, a); }

static bool is_heap(const struct weight *items, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (lighter(&items[i], &items[(i - 1) / 2]))
            return false;
    return true;
}

/* All come out as a sort puts them, and whole: one taken at a time, the last in its place. */
static bool comes_sorted(struct weight *heap, size_t count, const struct weight *sorted)
{
    for (size_t taken = 0; count; taken++) {
        if (memcmp(&heap[0], &sorted[taken], sizeof *heap) != 0)
            return false;
        heap[0] = heap[--count];
        osk__heap_sink(heap, count, sizeof *heap, lighter);
        if (!is_heap(heap, count))
            return false;
    }
    return true;
}

/* Made at once, made one by one, and with a first item that changes again and again, as readers do. */
static void heaps(void)
{
    enum { MOST = 60 };
    for (size_t round = 0; round < 500; round++) {
        struct weight drawn[MOST] = {{0}}, heap[MOST], sorted[MOST];
        size_t count = round < 4 ? round : draw(MOST);
        for (size_t i = 0; i < count; i++) {
            drawn[i].weight = (uint32_t)draw(20);
            drawn[i].number = (uint32_t)i;
            drawn[i].rest[71] = (char)i;
        }
        memcpy(sorted, drawn, sizeof drawn);
        qsort(sorted, count, sizeof *sorted, by_weight);
        memcpy(heap, drawn, sizeof drawn);
        osk__heap_make(heap, count, sizeof *heap, lighter);
        CHECK(is_heap(heap, count) && comes_sorted(heap, count, sorted));
        for (size_t i = 0; i < count; i++) {
            heap[i] = drawn[i];
            osk__heap_rise(heap, i + 1, sizeof *heap, lighter);
        }
        CHECK(is_heap(heap, count) && comes_sorted(heap, count, sorted));
        memcpy(heap, sorted, sizeof sorted); /* a sorted array is a heap */
        for (size_t i = 0; count && i < 100; i++) {
            heap[0].weight += (uint32_t)draw(5);
            osk__heap_sink(heap, count, sizeof *heap, lighter);
        }
        CHECK(is_heap(heap, count));
    }
}

int main(void)
{
    numbers();
    foreign_locale();
    utf8();
    folding();
    strings();
    tables();
    clauses();
    digests();
    errors();
    check_clean();
    clean_ways();
    check_marks();
    check_records();
    strides();
    heaps();
    return test_end();
}
