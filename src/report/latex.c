/* A table in LaTeX, in the style of APA (2020, 7th edition, section 7): booktabs, N and notes below, symbols in italics,
 * no zero before the point of what cannot lie outside -1 to 1.
 *
 *   \begin{table} \caption{...} \begin{tabular}{lrr} \toprule ... \bottomrule \end{tabular} \par Note. ... \end{table}
 *   a long one, or one in parts: \begin{longtable}{lrr} \caption{...} ... \end{longtable} Note. ...
 *
 * A column's numbers have the same decimals, so that numbers set to the right stand point under point. */
#include "report.h"

#include "../base/number.h"
#include "../base/table.h"
#include "../base/utf8.h"

#include <string.h>

enum {
    LONG_ROWS = 35, /* more do not fit on a page */
    LONG_CELL = 30, /* code points of a text from which its column is a paragraph */
    WIDE_CELL = 18, /* the same where the table is wide */
    WIDE = 7        /* columns that fit in the text's width */
};

/* ---- text ---- */

/* What T1 and TS1 have, which pdflatex has without a package: Latin-1, Latin Extended-A but a few, some punctuation. */
static bool has_glyph(uint32_t c)
{
    static const uint32_t signs[] = {0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2020, 0x2021, 0x2022,
                                     0x2026, 0x2030, 0x2039, 0x203A, 0x20AC, 0x2122};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (signs[i] == c)
            return true;
    return (c >= 0xA1 && c <= 0xFF && c != 0xAD) ||
           (c >= 0x102 && c <= 0x17E && c != 0x138 && c != 0x13F && c != 0x140 && c != 0x149 && c != 0x166 && c != 0x167 &&
            c != 0x108 && c != 0x109 && c != 0x10A && c != 0x10B && c != 0x114 && c != 0x115 &&
            !(c >= 0x11C && c <= 0x12F && c != 0x11E && c != 0x11F && c != 0x12E && c != 0x12F) && !(c >= 0x132 && c <= 0x138) &&
            c != 0x126 && c != 0x127 && c != 0x13B && c != 0x13C);
}

static const char *special(uint32_t c)
{
    static const struct { uint32_t c; const char *latex; } specials[] = {
        {'\\', "\\textbackslash{}"}, {'{', "\\{"}, {'}', "\\}"}, {'$', "\\$"}, {'&', "\\&"}, {'%', "\\%"}, {'#', "\\#"},
        {'_', "\\_"}, {'~', "\\textasciitilde{}"}, {'^', "\\textasciicircum{}"}, {'<', "\\textless{}"},
        {'>', "\\textgreater{}"}, {'|', "\\textbar{}"}, {'`', "\\textasciigrave{}"},
        {'"', "\\symbol{34}"}, /* babel makes " do things in Norwegian */
        {0xA0, "~"}, {0xAD, "\\-"}, {0x202F, "\\,"}, {0x2009, "\\,"}, {0x2011, "-{}"}, {0x2212, "$-$"}, {0x03B1, "$\\alpha$"},
        {0x03B5, "$\\varepsilon$"}, {0x03BA, "$\\kappa$"}, {0x2192, "$\\rightarrow$"}, {0x2265, "$\\geq$"},
        {0x2264, "$\\leq$"}, {0x200B, ""}, {0xFEFF, ""}, {0xFE0F, ""}};
    for (size_t i = 0; i < sizeof specials / sizeof *specials; i++)
        if (specials[i].c == c)
            return specials[i].latex;
    return c < 0x20 || c == 0x7F ? " " : NULL;
}

/* "--", "''", ",,", "?`" and "!`" would become other signs. */
static bool joins(char c) { return c == '-' || c == '\'' || c == ','; }

void osk__latex_text(osk__buffer *out, osk_slice text)
{
    for (size_t i = 0, length; i < text.length; i += length) {
        length = osk__utf8_next(text.data + i, text.length - i, NULL);
        uint32_t c = length ? osk__utf8_value(text.data + i) : 0xFFFD;
        const char *latex = special(c);
        length = length ? length : 1;
        if (latex)
            osk__buffer_text(out, latex);
        else if (c < 0x80 || has_glyph(c))
            osk__buffer_add(out, text.data + i, length);
        else
            osk__buffer_format(out, "\\texttt{U+%04lX}", (unsigned long)c);
        if (joins(text.data[i]) && i + 1 < text.length && text.data[i + 1] == text.data[i])
            osk__buffer_text(out, "{}");
    }
}

/* ---- cells ---- */

static const char *symbol(const char *heading)
{
    static const struct { const char *heading, *latex; } symbols[] = {
        {"alpha", "$\\alpha$"}, {"correlation", "\\textit{r}"}, {"d", "\\textit{D}"}, {"da", "\\textit{DA}"},
        {"dp", "\\textit{DP}"}, {"free_mean", "\\textit{M}\\textsubscript{free}"}, {"g2", "\\textit{G}\\textsuperscript{2}"},
        {"high", "\\textit{UL}"}, {"lix", "LIX"}, {"log_odds_z", "\\textit{z}"}, {"low", "\\textit{LL}"}, {"m", "\\textit{m}"},
        {"mean", "\\textit{M}"}, {"n", "\\textit{n}"}, {"p", "\\textit{p}"}, {"p_adjusted", "\\textit{p}\\textsubscript{adj}"},
        {"rix", "RIX"}, {"sd_x", "\\textit{SD}\\textsubscript{x}"}, {"sd_y", "\\textit{SD}\\textsubscript{y}"},
        {"t", "\\textit{t}"}, {"x", "\\textit{x}"}, {"y", "\\textit{y}"}, {"z", "\\textit{z}"}};
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++)
        if (strcmp(symbols[i].heading, heading) == 0)
            return symbols[i].latex;
    return NULL;
}

/* A word a line, so that a number's column is no wider than it must be. "p_error" without a label is read as "p error". */
static void put_heading(osk__buffer *out, const osk_table *table, size_t column)
{
    const char *latex = symbol(osk_table_heading(table, column));
    osk_slice label = osk_table_label(table, column);
    bool own = label.data != osk_table_heading(table, column), stack = !latex && osk__is_number(table, column);
    osk__buffer_text(out, stack ? "\\shortstack[r]{" : "");
    osk__buffer_text(out, latex ? latex : "");
    for (size_t i = 0, from = 0; !latex && i <= label.length; i++)
        if (i == label.length || label.data[i] == ' ' || (!own && label.data[i] == '_')) {
            osk__latex_text(out, osk__slice(label.data + from, i - from));
            osk__buffer_text(out, i == label.length ? "" : stack ? "\\\\" : " ");
            from = i + 1;
        }
    osk__buffer_text(out, stack ? "}" : "");
}

static bool is_probability(const osk_table *table, size_t column)
{
    const char *heading = osk_table_heading(table, column);
    return strcmp(heading, "p") == 0 || strcmp(heading, "p_adjusted") == 0;
}

/* "-0.412" as "$-$.412" where the column is bounded. */
static void put_digits(osk__buffer *out, osk_slice text, bool bounded)
{
    if (text.length && text.data[0] == '-') {
        osk__buffer_text(out, "$-$");
        text = osk__slice_behind(text, 1);
    }
    if (bounded && text.length > 1 && text.data[0] == '0' && text.data[1] == '.')
        text = osk__slice_behind(text, 1);
    osk__buffer_add(out, text.data, text.length);
}

/* Three decimals, "< .001" under them, and four where .0496 would be read as .05. */
static void put_probability(osk__buffer *out, double p)
{
    char room[OSK__NUMBER_TEXT];
    if (p < 0.001) {
        osk__buffer_text(out, "$<$ .001");
        return;
    }
    size_t length = osk__number_text(room, p, p < OSK__LEVEL && p >= OSK__LEVEL - 0.0005 ? 4 : 3);
    put_digits(out, osk__slice(room, length), true);
}

static void put_cell(osk__buffer *out, const osk_table *table, size_t row, size_t column)
{
    osk_slice text = osk_table_shown(table, row, column);
    if (!osk__is_number(table, column))
        osk__latex_text(out, text);
    else if (osk__table_is_missing(table, row, column))
        osk__buffer_text(out, "--");
    else if (is_probability(table, column))
        put_probability(out, osk__table_value(table, row, column));
    else
        put_digits(out, text, osk__table_bounded(table, column));
}

/* {}: a row may begin with [. */
static void put_row(osk__buffer *out, const osk_table *table, size_t row)
{
    osk__buffer_text(out, "{}");
    for (size_t column = 0; column < osk_table_columns(table); column++) {
        osk__buffer_text(out, column ? " & " : "");
        if (row == SIZE_MAX)
            put_heading(out, table, column);
        else
            put_cell(out, table, row, column);
    }
    osk__buffer_text(out, " \\\\\n");
}

/* ---- the table ---- */

static bool is_long(const osk_table *table, size_t column)
{
    size_t most = osk_table_columns(table) > WIDE ? WIDE_CELL : LONG_CELL;
    bool found = false;
    for (size_t row = 0; !found && !osk__is_number(table, column) && row < osk_table_rows(table); row++)
        found = osk__utf8_count(osk_table_shown(table, row, column)) > most;
    return found;
}

/* Long texts share what the other columns leave of the line. */
static void put_columns(osk__buffer *out, const osk_table *table)
{
    size_t columns = osk_table_columns(table), texts = 0;
    for (size_t column = 0; column < columns; column++)
        texts += is_long(table, column);
    size_t each = columns > WIDE ? 6 : 8, left = 100 > each * (columns - texts) + 30 ? 100 - each * (columns - texts) : 30;
    osk__buffer_text(out, "{");
    for (size_t column = 0; column < columns; column++)
        if (is_long(table, column))
            osk__buffer_format(out, ">{\\raggedright\\arraybackslash}p{.%02zu\\linewidth}", left / texts > 99 ? 95 : left * 9 / 10 / texts);
        else
            osk__buffer_byte(out, osk__is_number(table, column) ? 'r' : 'l');
    osk__buffer_text(out, "}\n");
}

static void put_caption(osk__buffer *out, const osk_table *table, const char *after)
{
    osk_slice title = osk_table_title(table);
    osk__buffer_text(out, "\\caption{\\textit{");
    osk__latex_text(out, title.length ? title : osk__slice_text(osk_table_name(table)));
    osk__buffer_format(out, "}}%s", after);
}

static void put_notes(osk__buffer *out, const osk_table *table)
{
    if (osk_table_notes(table) == 0)
        return;
    osk__buffer_text(out, "\\par\\smallskip\\begin{minipage}{\\linewidth}\\footnotesize\\raggedright \\textit{Note.}");
    for (size_t i = 0; i < osk_table_notes(table); i++) {
        osk_slice note = osk_table_note(table, i);
        osk__buffer_byte(out, ' ');
        if (osk__slice_begins(note, "N = ")) {
            osk__buffer_text(out, "\\textit{N}");
            note = osk__slice_behind(note, 1);
        }
        osk__latex_text(out, note);
    }
    osk__buffer_text(out, "\\end{minipage}\n");
}

static void begin(osk__buffer *out, const osk_table *table, bool whole)
{
    osk__buffer_text(out, "% \\usepackage[T1]{fontenc}\\usepackage{array,booktabs,longtable}\n");
    osk__buffer_text(out, whole ? "\\begin{table}[htbp]\n\\raggedright\n" : "\\begingroup\n");
    if (osk_table_columns(table) > WIDE)
        osk__buffer_text(out, "\\scriptsize\\setlength{\\tabcolsep}{2pt}\n");
    if (whole)
        put_caption(out, table, "\n");
    osk__buffer_format(out, "\\begin{%s}", whole ? "tabular" : "longtable");
    put_columns(out, table);
    if (!whole)
        put_caption(out, table, "\\\\\n");
    osk__buffer_text(out, "\\toprule\n");
    put_row(out, table, SIZE_MAX);
    osk__buffer_text(out, whole ? "\\midrule\n" : "\\midrule\n\\endhead\n");
}

void osk__table_latex(const osk_table *table, bool head, bool foot, osk__buffer *out)
{
    bool whole = head && foot && osk_table_rows(table) <= LONG_ROWS;
    if (head)
        begin(out, table, whole);
    for (size_t row = 0; row < osk_table_rows(table); row++)
        put_row(out, table, row);
    if (!foot)
        return;
    osk__buffer_format(out, "\\bottomrule\n\\end{%s}\n", whole ? "tabular" : "longtable");
    put_notes(out, table);
    osk__buffer_text(out, whole ? "\\end{table}\n" : "\\par\\endgroup\n");
}
