/* Models as files: every line is checked before a weight is used, and the hash over all of them first. */
#include "model.h"

#include "../base/digest.h"
#include "../base/number.h"
#include "../base/tsv.h"

#include <stdlib.h>

static const char opening[] = "ordskifte-model\t1";
static const char *const text_names[OSK__MODEL_TEXTS] = {"name",  "domain",  "data",   "command",
                                                         "split", "figures", "licence"};
static const struct { const char *name; int32_t low, high; } number_lines[OSK__MODEL_NUMBERS] = {
    {"positive", -1000, 1000}, {"negative", -1000, 1000}, {"binary", -1000, 1000}, {"subjective", -1000000, 1000000},
    {"lexicon", 0, 3000},      {"lexicon_subjective", 0, 3000}, {"known", 0, 1000}};
static const char entries_name[] = "entries", hash_name[] = "sha256\t";
enum { HASH_LINE = sizeof hash_name - 1 + OSK__DIGEST_SIZE }; /* the newline stands where the NUL would */

struct reader {
    osk__model *model;
    osk__strings *stems;
    const char *path;
    osk_slice rest;
    size_t line;
};

static bool damaged(const struct reader *r, osk_error *error, const char *why)
{
    return osk__fail_at(error, OSK_INTEGRITY, r->path, r->line, 0, "this model is damaged: %s", why);
}

/* ---- the hash ---- */

static bool check_hash(struct reader *r, osk_error *error)
{
    char hash[OSK__DIGEST_SIZE];
    if (osk__slice_begins(r->rest, "ordskifte-model\t") == 0)
        return osk__fail_at(error, OSK_INTEGRITY, r->path, 1, 0, "this is no model: the first line does not say so");
    if (r->rest.length < HASH_LINE || r->rest.data[r->rest.length - 1] != '\n')
        return damaged(r, error, "it is cut");
    osk_slice last = osk__slice_behind(r->rest, r->rest.length - HASH_LINE);
    r->rest.length -= HASH_LINE;
    osk__digest(r->rest, hash);
    if (osk__slice_begins(last, hash_name) == 0 || memcmp(last.data + sizeof hash_name - 1, hash, OSK__DIGEST_SIZE - 1) != 0)
        return damaged(r, error, "its hash in the last line is not that of the lines above");
    return true;
}

/* ---- lines ---- */

/* The next line, up to its LF: nothing else ends one here. */
static bool next_line(struct reader *r, osk_slice *line)
{
    r->line++;
    return osk__slice_cut(&r->rest, '\n', line) && r->rest.data != NULL;
}

static bool named_line(struct reader *r, const char *name, osk_slice *value, osk_error *error)
{
    osk_slice line, key;
    if (!next_line(r, &line) || !osk__slice_cut(&line, '\t', &key) || !osk__slice_is(key, name))
        return osk__fail_at(error, OSK_INTEGRITY, r->path, r->line, 0,
                            "this model is damaged: the line '%s' is missing here", name);
    *value = line;
    return true;
}

static bool is_text(osk_slice text)
{
    if (text.length == 0 || text.length > OSK__MODEL_TEXT)
        return false;
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.data[i] < ' ' || text.data[i] == 0x7F)
            return false;
    return true;
}

static bool read_card(struct reader *r, osk_error *error)
{
    osk_slice value;
    for (size_t i = 0; i < OSK__MODEL_TEXTS; i++) {
        if (!named_line(r, text_names[i], &value, error))
            return false;
        if (!is_text(value))
            return damaged(r, error, "a text of its card is empty, too long or no text");
        if (!(r->model->texts[i] = osk__arena_copy(&r->model->arena, value.data, value.length, error)))
            return false;
    }
    for (size_t i = 0; i < OSK__MODEL_NUMBERS; i++) {
        int32_t *number = &r->model->numbers[i];
        if (!named_line(r, number_lines[i].name, &value, error))
            return false;
        if (!osk__number_thousandths(value, number) || *number < number_lines[i].low || *number > number_lines[i].high)
            return damaged(r, error, "a number is out of its range");
    }
    return r->model->numbers[OSK__MODEL_NEGATIVE] <= r->model->numbers[OSK__MODEL_POSITIVE] ||
           damaged(r, error, "what is negative lies over what is positive");
}

/* ---- entries ---- */

/* A word of an entry: "!~god". False where it is none. */
static bool cut_word(osk_slice word, bool *negated, osk_slice *stem)
{
    *negated = word.length > 0 && word.data[0] == '!';
    word = osk__slice_behind(word, *negated);
    if (word.length < 2 || word.data[0] != '~')
        return false;
    *stem = osk__slice_behind(word, 1);
    return true;
}

static bool add_pattern(struct reader *r, osk_slice name, uint32_t number, osk_error *error)
{
    uint32_t symbols[2], held;
    size_t count = 0;
    osk_slice word, stem;
    bool negated;
    while (osk__slice_cut(&name, ' ', &word)) {
        if (count == 2 || !cut_word(word, &negated, &stem))
            return damaged(r, error, "an entry is not one or two stems");
        uint32_t known = r->stems ? osk__strings_add(r->stems, stem, error) : 0;
        if (known == OSK_NONE)
            return false;
        symbols[count++] = OSK__MODEL_SYMBOL(known, negated);
    }
    if (!r->stems)
        return true;
    return osk__pattern_add(&r->model->words, symbols, count, number, &held, error) &&
           (held == OSK_NONE || damaged(r, error, "an entry is there already"));
}

static bool read_weight(osk_slice *line, int32_t *weight)
{
    osk_slice cell;
    return osk__slice_cut(line, '\t', &cell) && osk__number_thousandths(cell, weight) && *weight >= -OSK__MODEL_WEIGHT &&
           *weight <= OSK__MODEL_WEIGHT;
}

static bool read_entry(struct reader *r, osk_error *error)
{
    osk__model *model = r->model;
    osk__model_entry entry;
    osk_slice line, name;
    if (!next_line(r, &line))
        return damaged(r, error, "it has fewer entries than it says");
    if (!osk__slice_cut(&line, '\t', &name) || !read_weight(&line, &entry.polarity) ||
        !read_weight(&line, &entry.subjectivity) || line.data != NULL)
        return damaged(r, error, "an entry has not two weights from -3 to 3");
    if (model->entry_count && osk__slice_compare(model->entries[model->entry_count - 1].name, name) >= 0)
        return damaged(r, error, "its entries are not in order");
    char *kept = osk__arena_copy(&model->arena, name.data, name.length, error);
    if (!kept || !OSK__ROOM(model->entries, model->entry_capacity, model->entry_count + 1, error))
        return false;
    entry.name = osk__slice(kept, name.length);
    model->entries[model->entry_count++] = entry;
    return add_pattern(r, entry.name, (uint32_t)model->entry_count - 1, error);
}

bool osk__model_read(osk__model *model, osk__strings *stems, const char *path, osk_slice text, osk_error *error)
{
    struct reader r = {model, stems, path, text, 0};
    osk_slice line, value;
    uint64_t count;
    if (!check_hash(&r, error))
        return false;
    if (!next_line(&r, &line) || !osk__slice_is(line, opening))
        return osk__fail_at(error, OSK_INTEGRITY, path, 1, 0, "this model is of another version than 1");
    if (!osk__tsv_check(path, text, NULL))
        return damaged(&r, error, "it is not UTF-8");
    if (!read_card(&r, error) || !named_line(&r, entries_name, &value, error))
        return false;
    if (!osk__number_whole(value, &count) || count == 0 || count > OSK__MODEL_MOST)
        return damaged(&r, error, "it has no entries, or more than 20,000");
    for (uint64_t i = 0; i < count; i++)
        if (!read_entry(&r, error))
            return false;
    return !next_line(&r, &line) || damaged(&r, error, "it has more entries than it says");
}

/* ---- writing ---- */

void osk__model_name(osk__buffer *out, osk_slice first, bool first_negated, osk_slice second, bool second_negated)
{
    osk__buffer_text(out, first_negated ? "!~" : "~");
    osk__buffer_add(out, first.data, first.length);
    if (!second.data)
        return;
    osk__buffer_text(out, second_negated ? " !~" : " ~");
    osk__buffer_add(out, second.data, second.length);
}

static void put_number(osk__buffer *out, const char *name, int32_t value)
{
    osk__buffer_text(out, name);
    osk__buffer_byte(out, '\t');
    osk__number_scaled(out, value, 3);
    osk__buffer_byte(out, '\n');
}

void osk__model_write(const osk__model *model, osk__buffer *out)
{
    char hash[OSK__DIGEST_SIZE];
    size_t begin = out->length;
    osk__buffer_text(out, opening);
    osk__buffer_byte(out, '\n');
    for (size_t i = 0; i < OSK__MODEL_TEXTS; i++)
        osk__buffer_format(out, "%s\t%s\n", text_names[i], model->texts[i]);
    for (size_t i = 0; i < OSK__MODEL_NUMBERS; i++)
        put_number(out, number_lines[i].name, model->numbers[i]);
    osk__buffer_format(out, "%s\t%zu\n", entries_name, model->entry_count);
    for (size_t i = 0; i < model->entry_count; i++) {
        const osk__model_entry *entry = &model->entries[i];
        osk__buffer_add(out, entry->name.data, entry->name.length);
        osk__buffer_byte(out, '\t');
        osk__number_scaled(out, entry->polarity, 3);
        put_number(out, "", entry->subjectivity);
    }
    if (out->failed)
        return;
    osk__digest(osk__slice(out->data + begin, out->length - begin), hash);
    osk__buffer_format(out, "%s%s\n", hash_name, hash);
}

void osk__model_free(osk__model *model)
{
    osk__arena_free(&model->arena);
    osk__pattern_free(&model->words);
    free(model->entries);
    *model = (osk__model){0};
}
