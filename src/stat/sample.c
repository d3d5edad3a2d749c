/* A stratified random sample for people to code: who is in a stratum, how many are drawn, which. */
#include "sample.h"

#include "random.h"
#include "sheet.h"

#include "../base/digest.h"
#include "../base/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { USUAL = 200, MOST_STRATA = 64, SHUFFLING = 1 << 20 };

/* ---- strata ---- */

struct group { osk_slice name; uint32_t number; size_t units; };

static int by_size(const void *a, const void *b)
{
    const struct group *x = a, *y = b;
    return x->units != y->units ? (x->units < y->units ? 1 : -1) : osk__slice_compare(x->name, y->name);
}

/* The largest groups are strata, the rest together one more, "other". */
static bool make_strata(osk_sample *sample, size_t size, osk_error *error)
{
    osk__frame *frame = &sample->frame;
    size_t count = frame->groups.count, most = size / 2 < 1 ? 1 : size / 2 < MOST_STRATA ? size / 2 : MOST_STRATA;
    size_t kept = count <= most ? count : most - 1;
    struct group *groups = osk__take(count + 1, sizeof *groups, error);
    uint32_t *stratum = osk__take(count + 1, sizeof *stratum, error);
    sample->strata = osk__take(kept + 1, sizeof *sample->strata, error);
    bool good = groups && stratum && sample->strata;
    for (uint32_t g = 0; good && g < count; g++)
        groups[g] = (struct group){osk__strings_get(&frame->groups, g), g, 0};
    for (size_t i = 0; good && i < frame->count; i++)
        groups[frame->units[i].group].units++;
    if (good) {
        qsort(groups, count, sizeof *groups, by_size);
        sample->stratum_count = kept + (kept < count);
    }
    for (size_t g = 0; good && g < count; g++) {
        uint32_t here = stratum[groups[g].number] = (uint32_t)(g < kept ? g : kept);
        sample->strata[here].name = g < kept ? groups[g].name : osk__slice_text(kept ? "other" : "all");
        sample->strata[here].units += groups[g].units;
    }
    for (size_t i = 0; good && i < frame->count; i++)
        frame->units[i].stratum = stratum[frame->units[i].group];
    free(groups);
    free(stratum);
    return good;
}

/* Two each, then one after the other to the stratum with most claim: sqrt(units) by one more than it has. */
static void allocate(osk_sample *sample, size_t size)
{
    size_t given = 0;
    for (size_t h = 0; h < sample->stratum_count && given < size; h++) {
        osk__layer *stratum = &sample->strata[h];
        stratum->drawn = stratum->units < 2 || size - given < 2 ? 1 : 2;
        given += stratum->drawn;
    }
    for (; given < size; given++) {
        osk__layer *next = NULL;
        double most = 0;
        for (size_t h = 0; h < sample->stratum_count; h++) {
            osk__layer *stratum = &sample->strata[h];
            double claim = sqrt((double)stratum->units) / ((double)stratum->drawn + 1);
            if (stratum->drawn < stratum->units && claim > most) {
                most = claim;
                next = stratum;
            }
        }
        if (next)
            next->drawn++;
    }
}

/* ---- drawing ---- */

/* The first `count` of a random order (Fisher & Yates; Durstenfeld 1964). */
static void shuffle(uint32_t *items, size_t all, size_t count, uint64_t seed, uint64_t stream)
{
    osk__random random;
    osk__random_begin(&random, seed, stream);
    for (size_t i = 0; i < count && i + 1 < all; i++) {
        size_t j = i + osk__random_below(&random, (uint32_t)(all - i));
        uint32_t other = items[i];
        items[i] = items[j];
        items[j] = other;
    }
}

static bool draw(osk_sample *sample, osk_error *error)
{
    const osk__frame *frame = &sample->frame;
    uint64_t seed = osk__random_seed(sample->options.seed, 0x73616D706C65); /* "sample" */
    uint32_t *list = osk__take(frame->count + 1, sizeof *list, error);
    if (!list || !(sample->drawn = osk__take(frame->count + 1, sizeof *sample->drawn, error))) {
        free(list);
        return false;
    }
    for (size_t h = 0; h < sample->stratum_count; h++) {
        size_t count = 0;
        for (uint32_t i = 0; i < frame->count; i++)
            if (frame->units[i].stratum == h)
                list[count++] = i;
        shuffle(list, count, sample->strata[h].drawn, seed, h);
        memcpy(sample->drawn + sample->drawn_count, list, sample->strata[h].drawn * sizeof *list);
        sample->drawn_count += sample->strata[h].drawn;
    }
    shuffle(sample->drawn, sample->drawn_count, sample->drawn_count, seed, SHUFFLING);
    free(list);
    return true;
}

/* ---- the name ---- */

void osk__sample_name_begin(osk__buffer *text, const char *corpus, const char *edits)
{
    osk__buffer_format(text, "%s\n%s\n", corpus, edits);
}

void osk__sample_name_add(osk__buffer *text, const uint64_t numbers[6])
{
    for (size_t i = 0; i < 6; i++)
        osk__buffer_format(text, "%llu ", (unsigned long long)numbers[i]);
}

bool osk__sample_name_end(osk__buffer *text, char name[20], osk_error *error)
{
    char hash[OSK__DIGEST_SIZE];
    if (!osk__buffer_check(text, error))
        return false;
    osk__digest(osk__slice(text->data, text->length), hash);
    name[0] = 's';
    memcpy(name + 1, hash, 12);
    name[13] = '\0';
    return true;
}

static bool give_name(osk_sample *sample, const char *corpus, const char *edits, osk_error *error)
{
    osk__buffer text = {0};
    osk__sample_name_begin(&text, corpus, edits);
    for (size_t i = 0; i < sample->drawn_count; i++) {
        const osk__frame_unit *unit = &sample->frame.units[sample->drawn[i]];
        const osk__layer *stratum = &sample->strata[unit->stratum];
        osk__sample_name_add(&text, (uint64_t[]){unit->comment, unit->sentence, unit->start, unit->end, stratum->units,
                                                 stratum->drawn});
    }
    bool good = osk__sample_name_end(&text, sample->name, error);
    osk__buffer_free(&text);
    return good;
}

bool osk__sample_draw(osk_sample *sample, const char *corpus, const char *edits, osk_error *error)
{
    size_t size = sample->options.size ? sample->options.size : USUAL;
    if (sample->frame.count == 0)
        return osk__fail(error, OSK_INPUT, "there is nothing to draw from: no unit holds a word of its poster's own");
    size = size < sample->frame.count ? size : sample->frame.count;
    if (!make_strata(sample, size, error))
        return false;
    allocate(sample, size);
    return draw(sample, error) && give_name(sample, corpus, edits, error);
}

void osk_sample_free(osk_sample *sample)
{
    if (!sample)
        return;
    free(sample->frame.units);
    osk__strings_free(&sample->frame.groups);
    free(sample->strata);
    free(sample->drawn);
    free(sample);
}

size_t osk_sample_count(const osk_sample *sample) { return sample->drawn_count; }
size_t osk_sample_frame(const osk_sample *sample) { return sample->frame.count; }

/* ---- tables ---- */

/* What a spreadsheet would take for a formula gets an apostrophe, however it is written as CSV. */
static void put_text(osk_table *table, osk_slice text, bool workbook, osk__buffer *room)
{
    room->length = 0;
    if (!workbook && text.length && strchr("=+-@\t\r", text.data[0]) && text.data[0])
        osk__buffer_byte(room, '\'');
    osk__buffer_add(room, text.data, text.length);
    osk__table_text(table, osk__slice(room->data, room->length));
}

osk_table *osk_sample_sheet(const osk_sample *sample, osk_error *error)
{
    static const char *const columns[3][6] = {{"t utvalg", "c enhet", "t tekst", "t kode", "t merknad", NULL},
                                              {"t utval", "c eining", "t tekst", "t kode", "t merknad", NULL},
                                              {"t sample", "c unit", "t text", "t code", "t note", NULL}};
    osk_table *table = osk__table_make("sheet", columns[sample->language], error);
    osk__buffer room = {0};
    for (size_t i = 0; table && i < sample->drawn_count; i++) {
        osk__table_text(table, osk__slice_text(sample->name));
        osk__table_count(table, i + 1);
        put_text(table, sample->frame.units[sample->drawn[i]].text, sample->options.workbook, &room);
        osk__table_text(table, osk__slice("", 0));
        osk__table_text(table, osk__slice("", 0));
    }
    bool good = osk__buffer_check(&room, error);
    osk__buffer_free(&room);
    if (table && good)
        return osk__table_done(table, error);
    osk_table_free(table);
    return NULL;
}

osk_table *osk_sample_key(const osk_sample *sample, osk_error *error)
{
    static const char *const columns[] = {"t sample", "c unit", "c comment", "c sentence", "c start", "c end", "t stratum",
                                          "c stratum_units", "c stratum_drawn", "6.probability", "w label", "6.score", NULL};
    osk_table *table = osk__table_make("key", columns, error);
    for (size_t i = 0; table && i < sample->drawn_count; i++) {
        const osk__frame_unit *unit = &sample->frame.units[sample->drawn[i]];
        const osk__layer *stratum = &sample->strata[unit->stratum];
        osk__table_text(table, osk__slice_text(sample->name));
        osk__table_count(table, i + 1);
        osk__table_count(table, unit->comment);
        osk__table_count(table, unit->sentence);
        osk__table_count(table, unit->start);
        osk__table_count(table, unit->end);
        osk__table_text(table, stratum->name);
        osk__table_count(table, stratum->units);
        osk__table_count(table, stratum->drawn);
        osk__table_number(table, (double)stratum->drawn / (double)stratum->units);
        osk__table_text(table, osk__slice_text(osk_label_name(unit->label)));
        if (unit->label == OSK_UNSCORED)
            osk__table_missing(table);
        else
            osk__table_scaled(table, unit->value);
    }
    return table ? osk__table_done(table, error) : NULL;
}
