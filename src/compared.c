/* A comparison as a reviewer writes it, for people at a terminal: estimate, interval and size first, p after, in whole lines.
 *
 *   Sentiment: Kari mot resten (5 mot 22 kommentarer)
 *     Forskjell 0,202 [−0,207; 0,575]. A 0,664 [0,387; 0,854].
 *     p = 21121/80730 = 0,262, justert 1,000 (6 av 12 kunne avgjøres). Permutert differanse.
 *     Ingen forskjell vist. [1] */
#include "language.h"

#include "base/number.h"
#include "base/table.h"
#include "base/utf8.h"
#include "report/report.h"
#include "stat/stat.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TERMINAL = 80, LONG_NOTE = 40, UNSEEN = 0 };

/* What a method compares, and what its units are, where it is not a difference of comments. */
typedef struct method { const char *name, *unit, *estimate; } method;
static const method usual = {"", "unit.comments", "estimate.difference"};
static const method methods[] = {
    {"permuted shares", "unit.comments", "estimate.share"},
    {"permuted shares in strata", "unit.comments", "estimate.share"},
    {"permuted presence in strata", "unit.comments", "estimate.share"},
    {"Newcombe", "unit.comments", "estimate.share"},
    {"permuted participants, Kruskal-Wallis", "unit.people", "estimate.difference"},
    {"permuted participants", "unit.people", "estimate.difference"},
    {"permuted participants, Welch", "unit.people", "estimate.difference"},
    {"sign flips", "unit.people", "estimate.difference"},
    {"descriptive", "unit.people", "estimate.difference"},
    {"Mann-Kendall, within people", "unit.comments", "estimate.change"},
    {"Mann-Kendall, people kept together", "unit.comments", "estimate.change"},
    {"REML", "unit.comments", "estimate.mean"},
    {"partial pooling", "unit.comments", "estimate.pooled"}};

/* Effects: what the column `expected` holds beside them, what they mean. */
static const struct { const char *effect, *expected, *legend; } effects[] = {
    {"epsilon2", NULL, "meaning.epsilon2"},
    {"omega2", NULL, "meaning.omega2"},
    {"eta2", "expected.chance", "meaning.eta2"},
    {"A", NULL, "meaning.a"},
    {"delta", NULL, "meaning.delta"},
    {"g", NULL, "meaning.g"},
    {"Hodges-Lehmann", NULL, "meaning.shift"},
    {"d_z", NULL, "meaning.d_z"},
    {"rho", NULL, "meaning.rho"},
    {"tau-b", NULL, "meaning.tau"},
    {"V", NULL, "meaning.v"},
    {"odds ratio", "expected.residual", "meaning.odds"},
    {"ICC", NULL, "meaning.icc"},
    {"P(highest)", NULL, "meaning.highest"},
    {"Gini", "expected.most", "meaning.gini"},
    {"entropy", "expected.most", "meaning.entropy"}};
enum { METHODS = sizeof methods / sizeof *methods, EFFECTS = sizeof effects / sizeof *effects };

struct writer {
    const osk_table *table;
    const osk__dictionary *dictionary;
    uint32_t language;
    osk__buffer out, part;   /* part: what is wrapped next */
    osk__strings ids;        /* of all notes */
    struct note { osk_slice text; size_t count, footnote; } *notes;
    size_t note_room, footnotes;
    bool seen[EFFECTS];
};

static osk_slice say(const struct writer *w, const char *key)
{
    return osk__texts_find(&w->dictionary->texts, key, w->language);
}

static size_t column(const struct writer *w, const char *heading) { return osk__table_find(w->table, heading); }

static osk_slice cell(const struct writer *w, size_t row, const char *heading)
{
    return osk_table_text(w->table, row, column(w, heading));
}

static bool there(const struct writer *w, size_t row, const char *heading)
{
    return !osk__table_is_missing(w->table, row, column(w, heading));
}

/* ---- lines of the terminal's width ---- */

/* Words of `part`, lines after the first two columns further in; then empties it. */
static void wrap(struct writer *w, size_t indent)
{
    while (w->part.length && w->part.data[w->part.length - 1] == ' ')
        w->part.length--;
    const char *at = w->part.data, *end = at + w->part.length;
    size_t used = indent;
    for (size_t i = 0; i < indent; i++)
        osk__buffer_byte(&w->out, ' ');
    for (bool first = true; at < end; first = false) {
        const char *space = memchr(at, ' ', (size_t)(end - at));
        osk_slice word = osk__slice(at, (size_t)((space ? space : end) - at));
        size_t width = osk__terminal_width(word);
        if (!first && used + 1 + width > TERMINAL) {
            osk__buffer_byte(&w->out, '\n');
            for (used = 0; used < indent + 2; used++)
                osk__buffer_byte(&w->out, ' ');
        } else if (!first) {
            osk__buffer_byte(&w->out, ' ');
            used++;
        }
        osk__terminal_put(&w->out, word, width, false);
        used += width;
        at = space ? space + 1 : end;
    }
    osk__buffer_byte(&w->out, '\n');
    w->part.length = 0;
}

static void add(struct writer *w, osk_slice text) { osk__buffer_add(&w->part, text.data, text.length); }

/* Ends a sentence: its first letter is a capital where it is a to z, and a full stop stands behind. */
static void end_sentence(struct writer *w, size_t start)
{
    if (w->part.length <= start)
        return;
    char *first = w->part.data + start;
    if (*first >= 'a' && *first <= 'z' && w->part.length - start > 2 && first[1] != '_')
        *first = (char)(*first - 'a' + 'A');
    osk__buffer_byte(&w->part, '.');
    osk__buffer_byte(&w->part, ' ');
}

static void add_number(struct writer *w, osk_slice number)
{
    char room[OSK__NUMBER_ROOM];
    add(w, osk__number_local(number, w->language, room));
}

static void add_limits(struct writer *w, size_t row, const char *low, const char *high)
{
    if (!there(w, row, low) || !there(w, row, high))
        return;
    osk__buffer_text(&w->part, " [");
    add_number(w, cell(w, row, low));
    osk__buffer_text(&w->part, w->language < 2 ? ";\xC2\xA0" : ",\xC2\xA0"); /* no line ends in an interval */
    add_number(w, cell(w, row, high));
    osk__buffer_text(&w->part, "]");
}

/* ---- the parts of a line ---- */

static const method *method_of(const struct writer *w, size_t row)
{
    osk_slice name = cell(w, row, "method");
    for (size_t i = 0; i < METHODS; i++)
        if (osk__slice_is(name, methods[i].name))
            return &methods[i];
    return &usual;
}

/* "Sentiment: Kari mot resten (5 mot 22 kommentarer)" */
static void write_head(struct writer *w, size_t row)
{
    osk_slice measure = cell(w, row, "measure");
    const method *method = method_of(w, row);
    size_t start = w->part.length;
    bool two = there(w, row, "m"), people = strcmp(method->unit, "unit.people") == 0;
    bool single = osk__slice_is(cell(w, row, two ? "m" : "n"), "1");
    osk_slice values[] = {cell(w, row, "n"), cell(w, row, "m"), say(w, people ? single ? "unit.people_one" : "unit.people"
                                                                       : single ? "unit.comments_one" : "unit.comments"),
                          cell(w, row, "participants"), cell(w, row, "missing")};
    bool all = osk__slice_equal(values[0], values[3]);
    osk__measure_say(w->dictionary, w->language, measure, &w->part);
    if (w->part.length > start && w->part.data[start] >= 'a' && w->part.data[start] <= 'z')
        w->part.data[start] = (char)(w->part.data[start] - 'a' + 'A');
    osk__buffer_text(&w->part, ": ");
    add(w, cell(w, row, "comparison"));
    if (!osk__slice_begins(measure, "label:")) { /* of labels the counts stand there */
        osk__buffer_text(&w->part, " (");
        bool one = people ? all : strcmp(method->estimate, "estimate.pooled") == 0;
        osk__texts_fill(&w->part, say(w, two ? "compared.two" : one ? "compared.one" : people ? "compared.some" : "compared.all"),
                        values, 5);
        if (there(w, row, "missing")) {
            osk__buffer_text(&w->part, ", ");
            osk__texts_fill(&w->part, say(w, "compared.missing"), values, 5);
        }
        osk__buffer_text(&w->part, ")");
    }
    wrap(w, 0);
}

static void add_effect(struct writer *w, size_t row)
{
    for (size_t i = 0; i < EFFECTS; i++) {
        size_t start = w->part.length;
        if (!there(w, row, "size") || !osk__slice_is(cell(w, row, "effect"), effects[i].effect))
            continue;
        w->seen[i] = true;
        add(w, osk_table_shown(w->table, row, column(w, "effect")));
        osk__buffer_byte(&w->part, ' ');
        add_number(w, cell(w, row, "size"));
        add_limits(w, row, "size_low", "size_high");
        if (effects[i].expected && there(w, row, "expected")) {
            osk__buffer_text(&w->part, ", ");
            add(w, say(w, effects[i].expected));
            osk__buffer_byte(&w->part, ' ');
            add_number(w, cell(w, row, "expected"));
        }
        end_sentence(w, start);
    }
}

static void write_estimate(struct writer *w, size_t row)
{
    if (there(w, row, "estimate")) {
        add(w, say(w, method_of(w, row)->estimate));
        osk__buffer_byte(&w->part, ' ');
        add_number(w, cell(w, row, "estimate"));
        add_limits(w, row, "low", "high");
        end_sentence(w, 0);
    }
    add_effect(w, row);
    if (w->part.length)
        wrap(w, 2);
}

/* Three digits that tell, and never 0. */
static void add_p(struct writer *w, double p)
{
    char room[32];
    snprintf(room, sizeof room, "%.*f", p >= 0.1 ? 3 : p >= 0.001 ? 4 : 6, p);
    add_number(w, osk__slice_text(room));
}

static void write_test(struct writer *w, size_t row)
{
    if (there(w, row, "p")) {
        bool tiny = osk__table_value(w->table, row, column(w, "p")) < 5e-7; /* of what is not counted */
        osk__buffer_text(&w->part, tiny ? "p < " : "p = ");
        if (there(w, row, "extreme")) {
            add(w, cell(w, row, "extreme"));
            osk__buffer_byte(&w->part, '/');
            add(w, cell(w, row, "arrangements"));
            osk__buffer_text(&w->part, " = ");
        }
        add_p(w, tiny ? 1e-6 : osk__table_value(w->table, row, column(w, "p")));
        if (there(w, row, "p_error")) {
            osk__buffer_text(&w->part, " \xC2\xB1\xC2\xA0");
            add_number(w, cell(w, row, "p_error"));
        }
        if (there(w, row, "family") && !osk__slice_is(cell(w, row, "family"), "1")) {
            osk_slice values[] = {cell(w, row, "decidable"), cell(w, row, "family")};
            osk__buffer_text(&w->part, ", ");
            add(w, say(w, there(w, row, "p_adjusted") ? "compared.adjusted" : "compared.outside"));
            osk__buffer_byte(&w->part, ' ');
            add_p(w, osk__table_value(w->table, row, column(w, there(w, row, "p_adjusted") ? "p_adjusted" : "least")));
            if (there(w, row, "p_adjusted")) {
                osk__buffer_byte(&w->part, ' ');
                osk__texts_fill(&w->part, say(w, "compared.family"), values, 2);
            }
        }
        osk__buffer_text(&w->part, ". ");
    }
    size_t start = w->part.length;
    if (there(w, row, "p") || there(w, row, "size") || there(w, row, "estimate"))
        add(w, osk_table_shown(w->table, row, column(w, "method")));
    end_sentence(w, start);
    if (w->part.length)
        wrap(w, 2);
}

/* ---- notes: what several lines say stands below, once ---- */

static bool note_of(const struct writer *w, size_t row, size_t i, osk_slice *text, const char **id)
{
    return osk__table_clause(w->table, row, column(w, "note"), i, text, id);
}

static bool count_notes(struct writer *w, osk_error *error)
{
    const char *id;
    osk_slice text;
    for (size_t row = 0; row < osk_table_rows(w->table); row++)
        for (size_t i = 0; note_of(w, row, i, &text, &id); i++) {
            uint32_t number = osk__strings_add(&w->ids, osk__slice_text(id), error);
            size_t had = w->note_room;
            if (number == OSK_NONE || !OSK__ROOM(w->notes, w->note_room, w->ids.count, error))
                return false;
            for (size_t k = had; k < w->note_room; k++)
                w->notes[k] = (struct note){{NULL, 0}, 0, UNSEEN};
            w->notes[number].text = text;
            w->notes[number].count++;
        }
    return true;
}

static bool is_one_of(const char *id, const char *const *ids)
{
    while (*ids && strcmp(*ids, id) != 0)
        ids++;
    return *ids != NULL;
}

/* What the line shows, what else is said of it alone, what is said below; nothing of columns, since there are none. */
static void write_notes(struct writer *w, size_t row)
{
    static const char *const shown[] = {"stat.shown", "stat.not_shown", "stat.relation", "stat.no_relation", "stat.hopeless", NULL};
    static const char *const columns[] = {"stat.column_residual", "stat.column_most", NULL};
    enum { SHOWN, ALONE, BELOW, PARTS };
    const char *id;
    osk_slice text;
    for (int part = SHOWN; part < PARTS; part++)
        for (size_t i = 0; note_of(w, row, i, &text, &id); i++) {
            struct note *note = &w->notes[osk__strings_find(&w->ids, osk__slice_text(id))];
            size_t start = w->part.length;
            int own = is_one_of(id, shown) ? SHOWN : note->count > 1 && osk__utf8_count(text) > LONG_NOTE ? BELOW : ALONE;
            if (own != part || is_one_of(id, columns))
                continue;
            if (part == BELOW) {
                note->footnote = note->footnote ? note->footnote : ++w->footnotes;
                osk__buffer_format(&w->part, "[%zu] ", note->footnote);
            } else {
                add(w, text);
                end_sentence(w, start);
            }
        }
    if (w->part.length)
        wrap(w, 2);
}

static void write_below(struct writer *w)
{
    for (size_t footnote = 1; footnote <= w->footnotes; footnote++)
        for (uint32_t i = 0; i < w->ids.count; i++)
            if (w->notes[i].footnote == footnote) {
                osk__buffer_format(&w->part, "[%zu] ", footnote);
                size_t start = w->part.length;
                add(w, w->notes[i].text);
                end_sentence(w, start);
                wrap(w, 0);
            }
    for (size_t i = 0; i < EFFECTS; i++)
        if (w->seen[i]) {
            add(w, say(w, effects[i].legend));
            wrap(w, 0);
        }
    if (osk_table_notes(w->table)) { /* the first says what N is; the others are of columns */
        add(w, osk_table_note(w->table, 0));
        wrap(w, 0);
    }
}

bool osk_compare_write(const osk_table *table, const osk_language *language, const char *lang, osk_output *output,
                       osk_error *error)
{
    struct writer w = {.table = table, .dictionary = &language->dictionary, .language = osk__texts_language(lang)};
    bool good = w.language != OSK_NONE || osk__fail(error, OSK_USAGE, "there is no language '%s': nb, nn or en", lang);
    good = good && count_notes(&w, error);
    if (good) {
        add(&w, say(&w, "compared.top"));
        wrap(&w, 0);
    }
    for (size_t row = 0; good && row < osk_table_rows(table); row++) {
        osk__buffer_byte(&w.out, '\n');
        write_head(&w, row);
        write_estimate(&w, row);
        write_test(&w, row);
        write_notes(&w, row);
    }
    if (good) {
        osk__buffer_byte(&w.out, '\n');
        write_below(&w);
        good = osk__buffer_check(&w.part, error) && osk__buffer_check(&w.out, error);
    }
    if (good)
        osk_output_write(output, w.out.data, w.out.length);
    osk__buffer_free(&w.out);
    osk__buffer_free(&w.part);
    osk__strings_free(&w.ids);
    free(w.notes);
    return good;
}
