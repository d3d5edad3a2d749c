/* The concordance written: as a table in rows, or a line a match on a terminal:
 *
 *     12  Kari Nordmann   det er ikke en god  leder  som bare skriver e-post   +0.9 ikke
 *     n   author                        left  match  right                     valence, negation, > quoted
 */
#include "kwic.h"

#include "base/number.h"
#include "report/report.h"

enum {
    TERMINAL = 80, NAME = 10, MARK = 12, LEFT_SHARE = 3, /* the left context has three sevenths of what is left */
    MATCH_ROOM = 20,     /* columns that a terminal's line of a given width keeps for the match */
    CONTEXT_MOST = 2000  /* columns on a side where no width is given */
};

static const char *const columns[] = {"c comment", "t author", "c sentence", "c start",   "c end",    "t left",  "t match",
                                      "t right",   "t negated", "3 valence", "w themes", "t quoted", NULL};

bool osk__kwic_open(osk__kwic_writer *writer, const osk_corpus *corpus, osk_error *error)
{
    size_t largest = 100;
    writer->rows.corpus = corpus;
    for (size_t i = 0; i < osk_corpus_count(corpus); i++) {
        const osk_comment *comment = osk_corpus_comment(corpus, i);
        largest = comment->n > largest ? comment->n : largest;
        writer->name = comment->author.data ? NAME : writer->name;
    }
    for (; largest; largest /= 10)
        writer->digits++;
    return writer->rows.format == OSK_FORMAT_TABLE || (writer->rows.table = osk__table_make("kwic", columns, error));
}

void osk__kwic_free(osk__kwic_writer *writer)
{
    osk__long_free(&writer->rows);
    osk__buffer_free(&writer->out);
    osk__buffer_free(&writer->cell);
}

static osk_slice note_of(osk__note note, const char *notes)
{
    return note.length ? osk__slice(notes + note.start, note.length) : osk__slice("", 0);
}

/* ---- context ---- */

static osk_slice part(const osk__kwic_row *row, uint32_t start, uint32_t end)
{
    return osk__slice(row->comment->text.data + start, end > start ? end - start : 0);
}

/* The context before the match and behind it, without white space at the outer ends. */
static osk_slice left_of(const osk__kwic_row *row, size_t width)
{
    osk_slice all = part(row, width ? 0 : row->from, row->start);
    return osk__terminal_tail(all, width ? width : CONTEXT_MOST);
}

static osk_slice right_of(const osk__kwic_row *row, size_t width)
{
    osk_slice all = part(row, row->end, width ? (uint32_t)row->comment->text.length : row->to);
    return osk__terminal_head(all, width ? width : CONTEXT_MOST);
}

/* An ellipsis where a sentence was cut. */
static void put_context(osk__kwic_writer *writer, osk_slice text, bool before, bool after)
{
    osk_slice shown = osk__slice_trim(text);
    writer->cell.length = 0;
    osk__buffer_text(&writer->cell, before ? "\xE2\x80\xA6" : "");
    osk__buffer_add(&writer->cell, shown.data, shown.length);
    osk__buffer_text(&writer->cell, after ? "\xE2\x80\xA6" : "");
    osk__table_text(writer->rows.table, osk__slice(writer->cell.length ? writer->cell.data : "", writer->cell.length));
}

/* ---- a table in parts ---- */

static bool put_cells(osk__kwic_writer *writer, const osk__kwic_row *row, const char *notes, osk_error *error)
{
    osk_table *table = writer->rows.table;
    osk_slice left = left_of(row, writer->width), right = right_of(row, writer->width);
    bool whole = writer->width > 0;
    osk__table_count(table, row->comment->n);
    osk__table_text(table, row->comment->author);
    if (row->sentence)
        osk__table_count(table, row->sentence);
    else
        osk__table_missing(table);
    osk__table_span(table, row->comment->text, row->start, row->end);
    put_context(writer, left, !whole && row->start - row->from > left.length, false);
    osk__table_text(table, part(row, row->start, row->end));
    put_context(writer, right, false, !whole && row->to > row->end && row->to - row->end > right.length);
    osk__table_text(table, note_of(row->negated, notes));
    if (row->valued)
        osk__table_scaled(table, row->valence);
    else
        osk__table_missing(table);
    osk__table_text(table, note_of(row->themes, notes));
    osk__table_text(table, osk__slice_text(row->quoted ? osk_quote_name(row->quote) : ""));
    if (!osk__buffer_check(&writer->cell, error))
        return false;
    return osk__long_row(&writer->rows, error);
}

/* ---- a terminal ---- */

struct layout { size_t left, right, between; };

static struct layout layout_of(const osk__kwic_writer *writer)
{
    size_t fixed = writer->digits + 2 + (writer->name ? writer->name + 2 : 0) + 2 + 2 + MARK, rest = TERMINAL - fixed;
    if (writer->width)
        return (struct layout){writer->width, writer->width + 2 + MATCH_ROOM, writer->width};
    size_t left = rest * LEFT_SHARE / 7;
    return (struct layout){left, rest - left, rest};
}

static void put_gap(osk__buffer *out)
{
    osk__buffer_text(out, "  ");
}

static void end_line(osk__kwic_writer *writer, size_t start)
{
    while (writer->out.length > start && writer->out.data[writer->out.length - 1] == ' ')
        writer->out.length--;
    osk__buffer_byte(&writer->out, '\n');
}

static void put_head(osk__kwic_writer *writer, const struct layout *layout)
{
    osk__buffer *out = &writer->out;
    osk__terminal_put(out, osk__slice_text("n"), writer->digits, true);
    put_gap(out);
    if (writer->name) {
        osk__terminal_put(out, osk__slice_text("author"), writer->name, false);
        put_gap(out);
    }
    osk__terminal_put(out, osk__slice_text("left"), layout->left, true);
    put_gap(out);
    osk__terminal_put(out, osk__slice_text("match"), layout->right, false);
    put_gap(out);
    osk__buffer_text(out, "valence\n");
}

/* The match and what is behind it, in one cell: the match begins where the others begin. */
static void put_match(osk__kwic_writer *writer, const osk__kwic_row *row, const struct layout *layout)
{
    osk_slice match = part(row, row->start, row->end), whole;
    osk_slice right = osk__slice_trim(right_of(row, layout->between));
    writer->cell.length = 0;
    osk__buffer_add(&writer->cell, match.data, match.length);
    put_gap(&writer->cell);
    osk__buffer_add(&writer->cell, right.data, right.length);
    whole = osk__slice(writer->cell.data, writer->cell.length);
    bool fits = osk__terminal_head(match, layout->right).length == match.length;
    osk__terminal_put(&writer->out, fits ? osk__terminal_head(whole, layout->right) : match, layout->right, false);
}

/* "-0.9 ikke >" */
static void put_mark(osk__kwic_writer *writer, const osk__kwic_row *row, const char *notes)
{
    osk__buffer *cell = &writer->cell;
    osk_slice negated = note_of(row->negated, notes);
    cell->length = 0;
    if (row->valued) {
        osk__buffer_text(cell, row->valence > 0 ? "+" : "");
        osk__number_fixed(cell, (double)row->valence / 1000, 1);
    }
    if (negated.length) {
        osk__buffer_text(cell, cell->length ? " " : "     ");
        osk__buffer_add(cell, negated.data, negated.length);
    }
    if (row->quoted)
        osk__buffer_text(cell, " >");
    osk__terminal_put(&writer->out, osk__slice(cell->data, cell->length), MARK, false);
}

static void put_line(osk__kwic_writer *writer, const osk__kwic_row *row, const char *notes)
{
    struct layout layout = layout_of(writer);
    osk__buffer *out = &writer->out;
    if (!writer->begun)
        put_head(writer, &layout);
    writer->begun = true;
    size_t start = out->length;
    writer->cell.length = 0;
    osk__buffer_format(&writer->cell, "%zu", row->comment->n);
    osk__terminal_put(out, osk__slice(writer->cell.data, writer->cell.length), writer->digits, true);
    put_gap(out);
    if (writer->name) {
        osk__terminal_put(out, row->comment->author, writer->name, false);
        put_gap(out);
    }
    osk_slice left = osk__slice_trim(part(row, 0, row->start));
    osk__terminal_put(out, osk__terminal_tail(left, layout.left), layout.left, true);
    put_gap(out);
    put_match(writer, row, &layout);
    put_gap(out);
    put_mark(writer, row, notes);
    end_line(writer, start);
}

bool osk__kwic_put(osk__kwic_writer *writer, const osk__kwic_row *row, const char *notes, osk_error *error)
{
    if (writer->rows.format != OSK_FORMAT_TABLE)
        return put_cells(writer, row, notes, error);
    writer->out.length = 0;
    put_line(writer, row, notes);
    if (!osk__buffer_check(&writer->out, error) || !osk__buffer_check(&writer->cell, error))
        return false;
    osk_output_write(writer->rows.output, writer->out.data, writer->out.length);
    return true;
}

bool osk__kwic_close(osk__kwic_writer *writer, osk_error *error)
{
    return writer->rows.format == OSK_FORMAT_TABLE || osk__long_close(&writer->rows, error);
}
