/* Models: what is damaged is refused, what is learned is what the comments say, and what a model says can be added up by
 * hand. */
#include "language.h"
#include "test.h"

#include "base/digest.h"
#include "base/file.h"
#include "learn/learn.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static osk_language_options shipped;

/* A small model; its hash is that of the lines above it. */
static const char lines[] =
    "ordskifte-model\t1\nname\tprøve\ndomain\tkafeer\ndata\t-\ncommand\t-\nsplit\t-\nfigures\t-\nlicence\t-\n"
    "positive\t0.050\nnegative\t-0.050\nbinary\t0.010\nsubjective\t0.300\nlexicon\t0.500\nlexicon_subjective\t0.400\n"
    "known\t0.500\nentries\t4\n!~blå\t-0.700\t0.500\n~biff\t0.000\t-0.200\n~blå\t0.800\t0.600\n~blå ~biff\t0.125\t0.000\n";

static osk_slice sign(osk__buffer *room, osk_slice text)
{
    char hash[OSK__DIGEST_SIZE];
    osk__digest(text, hash);
    room->length = 0;
    osk__buffer_add(room, text.data, text.length);
    osk__buffer_format(room, "sha256\t%s\n", hash);
    return osk__slice(room->data, room->length);
}

/* Is it read? What is refused must be refused as damaged, with a line. */
static bool is_read(osk_slice text, osk__buffer *again)
{
    osk__model model = {0};
    osk__strings stems = {0};
    osk_error error = {0};
    bool good = osk__model_read(&model, &stems, "m.tsv", text, &error);
    CHECK(good || (error.code == OSK_INTEGRITY && error.message[0]));
    if (good && again)
        osk__model_write(&model, again);
    osk__model_free(&model);
    osk__strings_free(&stems);
    return good;
}

static void round_trip(void)
{
    osk__buffer room = {0}, again = {0};
    osk_slice whole = sign(&room, osk__slice_text(lines));
    CHECK(is_read(whole, &again));
    CHECK(osk__slice_equal(whole, osk__slice(again.data, again.length)));
    osk__buffer_free(&room);
    osk__buffer_free(&again);
}

static void every_bit(void)
{
    osk__buffer room = {0};
    osk_slice whole = sign(&room, osk__slice_text(lines));
    size_t taken = 0;
    for (size_t i = 0; i < whole.length * 8; i++) {
        room.data[i / 8] ^= (char)(1 << i % 8);
        taken += is_read(whole, NULL);
        room.data[i / 8] ^= (char)(1 << i % 8);
    }
    CHECK(taken == 0);
    for (size_t i = 0; i < whole.length; i++)
        taken += is_read(osk__slice(whole.data, i), NULL);
    CHECK(taken == 0);
    osk__buffer_free(&room);
}

/* Edits that know the hash: each is refused, or is a model whose numbers are in their ranges, which writing keeps. */
static void every_edit(void)
{
    static const char bytes[] = {'\0', '\t', '\n', ' ', '~', '!', '-', '.', '0', '9', 'x', '\xFF', '\x7F', '\r'};
    osk__buffer room = {0}, text = {0}, again = {0}, third = {0};
    size_t taken = 0;
    osk__buffer_text(&text, lines);
    for (size_t i = 0; i < text.length; i++)
        for (size_t b = 0; b < sizeof bytes; b++) {
            char old = text.data[i];
            text.data[i] = bytes[b];
            again.length = third.length = 0;
            if (is_read(sign(&room, osk__slice(text.data, text.length)), &again)) {
                taken++;
                CHECK(is_read(osk__slice(again.data, again.length), &third));
                CHECK(osk__slice_equal(osk__slice(again.data, again.length), osk__slice(third.data, third.length)));
            }
            text.data[i] = old;
        }
    CHECK(taken > 0); /* another letter in a stem is another model */
    osk__buffer_free(&room);
    osk__buffer_free(&text);
    osk__buffer_free(&again);
    osk__buffer_free(&third);
}

static bool with_change(const char *from, const char *to)
{
    osk__buffer room = {0}, text = {0};
    const char *at = strstr(lines, from);
    osk__buffer_add(&text, lines, (size_t)(at - lines));
    osk__buffer_text(&text, to);
    osk__buffer_text(&text, at + strlen(from));
    bool good = is_read(sign(&room, osk__slice(text.data, text.length)), NULL);
    osk__buffer_free(&room);
    osk__buffer_free(&text);
    return good;
}

static void wrong_lines(void)
{
    CHECK(with_change("~biff\t0.000", "~biff\t3.000"));
    CHECK(!with_change("~biff\t0.000", "~biff\t3.001"));
    CHECK(!with_change("model\t1\n", "model\t2\n"));
    CHECK(!with_change("known\t0.500", "known\t1.001"));
    CHECK(!with_change("positive\t0.050", "positive\t-0.060"));
    CHECK(!with_change("entries\t4", "entries\t3"));
    CHECK(!with_change("entries\t4", "entries\t5"));
    CHECK(!with_change("entries\t4", "entries\t20001"));
    CHECK(!with_change("~blå ~biff", "~blå ~biff ~god"));
    CHECK(!with_change("~blå ~biff", "~al ~biff"));
    CHECK(!with_change("~blå ~biff", "~blå"));
    CHECK(!with_change("0.800\t0.600\n", "0.800\n"));
    CHECK(!with_change("0.800\t0.600\n", "0.800\t0.600\t1\n"));
    CHECK(!with_change("name\tprøve\n", "name\t\n"));
    CHECK(!with_change("name\tprøve\n", ""));
}

/* ---- what it says ---- */

struct scored { osk_score score; osk_trace rows[8]; size_t count; };

static struct scored score(osk_slice model, const char *text)
{
    struct scored scored = {.count = 0};
    osk_language *language = osk__language_with(&shipped, model, NULL);
    osk_worker *worker = language ? osk_worker_make(language, NULL) : NULL;
    osk_comment comment = {.n = 1, .kind = OSK_COMMENT, .text = osk__slice_text(text)};
    const osk_chunk *chunk = worker ? osk_worker_run(worker, &comment, 1, NULL) : NULL;
    CHECK(chunk != NULL);
    for (size_t i = 0; chunk && i < chunk->trace_count && i < 8; i++)
        scored.rows[scored.count++] = chunk->trace[i];
    if (chunk)
        scored.score = chunk->scores[0];
    osk_worker_free(worker);
    osk_language_free(language);
    return scored;
}

static void by_hand(void)
{
    osk__buffer room = {0};
    osk_slice model = sign(&room, osk__slice_text(lines));
    /* ~blå 0.800, ~blå ~biff 0.125, ~biff 0: no rule touches them. */
    struct scored s = score(model, "En blå biff.");
    CHECK(s.count == 3 && s.rows[0].learned && s.rows[0].value == 800 && s.rows[0].words == 1 && s.rows[1].count == 2 &&
          s.rows[1].value == 125 && s.rows[1].words == 1 && s.rows[2].words == 0);
    CHECK(s.score.positive == 925 && s.score.negative == 0 && s.score.subjectivity == 400 && s.score.scored_words == 2);
    CHECK(s.score.label == OSK_POSITIVE);
    /* A model's entry holds its negation. */
    s = score(model, "Den er ikke blå.");
    CHECK(s.count >= 1 && s.rows[s.count - 1].learned && s.rows[s.count - 1].value == -700);
    /* The lexicon speaks at half its voice: "god" has 2.000 there, and adds 0.4 of what it gives to subjectivity. */
    s = score(osk__slice(NULL, 0), "Den er god.");
    struct scored half = score(model, "Den er god.");
    CHECK(s.count == 1 && half.count == 1 && half.rows[0].valence * 2 == s.rows[0].valence);
    CHECK(half.score.subjectivity == half.score.positive * 4 / 10 && s.score.subjectivity == 0);
    /* Not subjective enough: neutral, whatever the score. */
    s = score(model, "En biff.");
    CHECK(s.score.label == OSK_NEUTRAL && s.count == 1 && s.score.subjectivity == -200);
    /* Quoted words are another's. */
    s = score(model, "Han sa \xC2\xAB" "en blå og grønn biff\xC2\xBB.");
    CHECK(s.count == 0 && s.score.label == OSK_UNSCORED);
    osk__buffer_free(&room);
}

/* ---- what is learned ---- */

static osk_corpus *corpus_of(const char *source)
{
    static const char rest[] = "/tests/learn/anmeldelser.csv";
    char path[1024];
    snprintf(path, sizeof path, "%s%s", source, rest);
    osk_comment_options options = {.label_column = "merke", .text_column = "tekst"};
    return osk_comment_read(path, &options, NULL, NULL);
}

static bool train(const osk_corpus *corpus, const char *path, size_t chunk, size_t entries, osk_error *error)
{
    osk_train_options options = {.language = shipped, .name = "a", .domain = "b", .licence = "c", .command = "d",
                                 .entries = entries, .fewest = 2, .cost = 0.5, .chunk = chunk};
    osk_output *output = osk_output_open(path, NULL, true, error);
    if (output && osk_train(&(osk_train_data){.corpus = corpus}, &options, output, error))
        return osk_output_close(output, error);
    osk_output_drop(output);
    return false;
}

static int32_t polarity_of(const osk__model *model, const char *name)
{
    for (size_t i = 0; i < model->entry_count; i++)
        if (osk__slice_is(model->entries[i].name, name))
            return model->entries[i].polarity;
    return 0;
}

static void learned(const char *source, const char *path)
{
    osk_corpus *corpus = corpus_of(source);
    osk__buffer one = {0}, two = {0};
    osk__model model = {0};
    osk__strings stems = {0};
    CHECK(corpus && train(corpus, path, 1, 20000, NULL) && osk__file_read(path, &one, NULL));
    CHECK(train(corpus, path, 7, 20000, NULL) && osk__file_read(path, &two, NULL));
    CHECK(one.length && osk__slice_equal(osk__slice(one.data, one.length), osk__slice(two.data, two.length)));
    CHECK(osk__model_read(&model, &stems, path, osk__slice(one.data, one.length), NULL));
    CHECK(polarity_of(&model, "~saft") > 0 && polarity_of(&model, "~seig") < 0 && polarity_of(&model, "~lunk") < 0);
    CHECK(polarity_of(&model, "!~saft") < 0 && polarity_of(&model, "!~seigt") > 0);
    CHECK(polarity_of(&model, "~og") == 0 && polarity_of(&model, "~er") == 0); /* function words alone are no entries */
    osk__model_free(&model);
    CHECK(train(corpus, path, 0, 5, NULL));
    one.length = 0;
    CHECK(osk__file_read(path, &one, NULL) &&
          osk__model_read(&model, &stems, path, osk__slice(one.data, one.length), NULL) && model.entry_count <= 5);
    osk_error error = {0};
    CHECK(!train(corpus, path, 0, 20001, &error) && error.code == OSK_USAGE);
    osk__model_free(&model);
    osk__strings_free(&stems);
    osk__buffer_free(&one);
    osk__buffer_free(&two);
    osk_corpus_free(corpus);
}

static void too_little(void)
{
    static const char csv[] = "label,text\npositive,Bra.\nnegative,Dårlig.\n", mixed[] = "label,text\npositive,Bra.\n0.5,Fin.\n",
                      none[] = "label,text\nja,Bra.\n,Fin.\n";
    static const struct { const char *text; osk_code code; } all[] = {{csv, OSK_INPUT}, {mixed, OSK_INPUT}, {none, OSK_INPUT}};
    osk_comment_options options = {.label_column = "label"};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        osk_error error = {0};
        osk_corpus *corpus = osk_comment_parse("t.csv", all[i].text, strlen(all[i].text), &options, NULL, NULL);
        CHECK(corpus && !train(corpus, NULL, 0, 10, &error) && error.code == all[i].code && error.message[0]);
        osk_corpus_free(corpus);
    }
}

/* Ridge regression of one column and a constant, by its normal equations: liblinear's loss is C times the sum of squares,
 * and half the squared weights, the constant's too. */
static void ridge(void)
{
    static const double y[] = {1, 2, 0.5, 3, -1, -2}, x[] = {1, 1, 0, 1, 0, 0};
    static const size_t starts[] = {0, 1, 2, 2, 3, 3, 3};
    static const uint32_t numbers[] = {0, 0, 0};
    osk__matrix matrix = {.rows = 6, .columns = 1, .starts = starts, .numbers = numbers, .constant = true};
    double weight = 0, cost = 0.7, xx = 0, xy = 0, sx = 0, sy = 0;
    for (size_t i = 0; i < 6; i++) {
        xx += x[i] * x[i];
        xy += x[i] * y[i];
        sx += x[i];
        sy += y[i];
    }
    double a = 2 * cost * xx + 1, b = 2 * cost * sx, d = 2 * cost * 6 + 1;
    CHECK(osk__solve(&matrix, y, false, cost, &weight, NULL));
    CHECK(fabs(weight - (2 * cost * xy * d - b * 2 * cost * sy) / (a * d - b * b)) < 1e-2);
    matrix.constant = false;
    CHECK(osk__solve(&matrix, y, false, cost, &weight, NULL) && fabs(weight - 2 * cost * xy / a) < 1e-2);
    CHECK(osk__solve(&matrix, (const double[]){-1, -1, 1, -1, 1, 1}, true, cost, &weight, NULL) && weight < 0);
}

/* Thresholds: a score of 0.1 parts the classes without error, 0 does not. */
static void thresholds(void)
{
    osk__judgement items[] = {{OSK__CLASS_POSITIVE, OSK_POSITIVE, 300000, 900, 9, 5}, {OSK__CLASS_POSITIVE, OSK_POSITIVE, 200000, 800, 9, 5},
                              {OSK__CLASS_NEGATIVE, OSK_POSITIVE, 50000, 700, 9, 4}, {OSK__CLASS_NEGATIVE, OSK_NEGATIVE, -300000, 800, 9, 4},
                              {OSK__CLASS_NEUTRAL, OSK_POSITIVE, 300000, 100, 9, 4}, {OSK__CLASS_NEUTRAL, OSK_UNSCORED, 0, 0, 9, 0}};
    osk__judgements all = {items, 6, 6};
    osk__model model = {0};
    osk__buffer said = {0};
    CHECK(osk__judge(&model, &all, NULL));
    CHECK(model.numbers[OSK__MODEL_BINARY] > 50 && model.numbers[OSK__MODEL_BINARY] <= 200);
    CHECK(model.numbers[OSK__MODEL_SUBJECTIVE] > 100 && model.numbers[OSK__MODEL_SUBJECTIVE] <= 700);
    CHECK(model.numbers[OSK__MODEL_KNOWN] == 407); /* 22 of 54 */
    CHECK(osk__judge_say(&model, &all, 0, &said, NULL));
    osk__buffer_byte(&said, '\0');
    CHECK(strstr(said.data, "two classes 1.000") && strstr(said.data, "of three 1.000"));
    osk__buffer_free(&said);
}

int main(int count, char **arguments)
{
    if (count != 3)
        return 2;
    shipped = (osk_language_options){.data = arguments[1], .themes = "none"};
    round_trip();
    every_bit();
    every_edit();
    wrong_lines();
    by_hand();
    learned(arguments[1], arguments[2]);
    too_little();
    ridge();
    thresholds();
    return test_end();
}
