/* The page: one file, no request, nothing that runs. The order is that of a reader who has one minute:
 * what the data are, what was found, then who, how positively, about what, and every comment. */
#include "report.h"

#include "../base/digest.h"

#include <string.h>

/* Colours: blue and vermilion, which colour-blind readers tell apart (Okabe & Ito 2008). */
static const char style[] =
    ":root{color-scheme:light dark;--line:#8886;--soft:#8882}"
    "body{font:17px/1.55 system-ui,sans-serif;max-width:64rem;margin:0 auto;padding:1rem}p,li,.text{max-width:46rem}p,li,h1,h3{overflow-wrap:anywhere}th{overflow-wrap:break-word}th[scope=row]{min-width:7rem;max-width:14rem}"
    "h1{font-size:1.7rem;line-height:1.2}h2{margin-top:2.5rem;border-bottom:1px solid var(--line)}"
    "nav a{margin-right:.8em}.wide{overflow-x:auto}"
    ".note{min-width:18rem}"
    "table{border-collapse:collapse;font-size:.86rem;margin:.8rem 0}"
    "th,td{padding:.25rem .55rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}"
    ".n{text-align:right;font-variant-numeric:tabular-nums}"
    ".findings{background:var(--soft);border-left:4px solid #0072b2;padding:.8rem 1rem .8rem 2.2rem}"
    ".findings li{margin:.3rem 0}svg{width:100%;min-width:40rem;height:auto}"
    ".heat thead th{vertical-align:bottom;font-weight:600}"
    ".s1{background:#0072b21a}.s2{background:#0072b233}.s3{background:#0072b24d}.s4{background:#0072b270}.s5{background:#0072b299}"
    "article{border-top:1px solid var(--line);padding:.6rem 0}article h3{margin:.2rem 0;font-size:1rem;font-weight:400}"
    ".text{white-space:pre-wrap;overflow-wrap:anywhere}.words{opacity:.75;font-size:.86rem}"
    ".label{font-size:.86rem;border:1px solid var(--line);border-radius:.3rem;padding:0 .4rem}"
    ".label.positive{background:#0072b240}.label.negative{background:#d55e0040}.label.mixed{background:#cc79a740}"
    "mark{color:inherit;background:none}mark.p{background:#0072b240;text-decoration:underline}"
    "mark.m{background:#d55e0050;text-decoration:underline wavy}"
    "mark.t{border-bottom:2px dotted currentColor}mark.z{background:var(--soft)}"
    "details{margin:.3rem 0}summary{cursor:pointer;opacity:.8;font-size:.9rem}"
    "@media print{details{display:none}nav{display:none}article{break-inside:avoid}body{font-size:11pt}}";

/* ---- head ---- */

static osk_slice title_of(const osk__page *page)
{
    const osk__row *first = page->fold->row_count ? &page->fold->rows[0] : NULL;
    const char *name = osk_corpus_name(page->corpus), *slash = strrchr(name, '/');
    if (first && first->title.data)
        return first->title;
    return osk__slice_text(slash ? slash + 1 : name);
}

static void head(osk__page *page)
{
    static const char *const codes[] = {"nb", "nn", "en"};
    char hash[45];
    osk__digest_base64(osk__slice_text(style), hash);
    osk__buffer_format(&page->out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
                       codes[page->language]);
    osk__buffer_format(&page->out,
                       "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                       "style-src 'sha256-%s'; base-uri 'none'; form-action 'none'\">\n", hash);
    osk__buffer_text(&page->out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    osk__html_text(&page->out, title_of(page));
    osk__buffer_format(
        &page->out, " \xE2\x80\x93 Ordskifte</title>\n<style>%s</style>\n</head>\n<body>\n<header>\n<h1 dir=\"auto\">",
        style);
    osk__html_text(&page->out, title_of(page));
    osk__buffer_text(&page->out, "</h1>\n");
    osk__page_element(page, "p", "page.lead");
    osk__buffer_text(&page->out, "</header>\n");
}

/* ---- sections that need no file of their own ---- */

static void who(osk__page *page)
{
    osk__page_element(page, "p", "who.how");
    osk__page_table(page, page->participants, NULL, 0);
}

/* Words that a theme claims count for nothing: how many there were, and what the mean would be with them. */
static void firewall(osk__page *page)
{
    const osk_fold *fold = page->fold;
    int64_t with = 0, without = 0;
    size_t claimed = 0, scored = 0;
    for (size_t i = 0; i < fold->mark_count; i++)
        claimed += fold->marks[i].theme == OSK_NONE && fold->marks[i].trace.theme != OSK_NONE &&
                   fold->marks[i].n > 0;
    for (size_t i = 0; i < fold->row_count; i++) {
        osk_score open = fold->rows[i].score;
        if (!osk__row_scored(&fold->rows[i]))
            continue;
        scored++;
        without += osk_score_value(&open);
        open.positive = open.free_positive;
        open.negative = open.free_negative;
        with += osk_score_value(&open);
    }
    if (claimed == 0 || scored == 0) {
        osk__page_element(page, "p", "sentiment.unclaimed");
        return;
    }
    char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM], c[OSK__NUMBER_ROOM], d[OSK__NUMBER_ROOM];
    osk_slice values[] = {osk__page_count(claimed, a), osk__page_count(scored, b),
                          osk__page_number(page, (double)without / 1e6 / (double)scored, 3, c),
                          osk__page_number(page, (double)with / 1e6 / (double)scored, 3, d)};
    osk__page_paragraph(page, "p", "sentiment.claimed", values, 4);
}

static void sentiment(osk__page *page)
{
    osk__page_element(page, "p", "sentiment.how");
    firewall(page);
    osk__page_figure(page, "sentiment");
    if (page->people->count > OSK__CHART_ROWS) {
        char room[OSK__NUMBER_ROOM];
        osk_slice rows = osk__page_count(OSK__CHART_ROWS, room);
        osk__page_paragraph(page, "p", "chart.cut", &rows, 1);
    }
    osk__page_extremes(page);
}

static void compare(osk__page *page)
{
    /* What a reader asks first; the rest of a row is for who repeats it. */
    static const char *const columns[] = {"measure", "comparison", "n", "m", "estimate", "low", "high", "effect", "size", "p",
                                          "p_adjusted", "note", NULL};
    static const char *const claims[] = {"compare.unknown", "compare.partial", "compare.complete"};
    char room[OSK__NUMBER_ROOM];
    osk_slice replicates = osk__page_count(osk__replicates(page->stat->permutations, page->people->named), room);
    osk__page_paragraph(page, "p", "compare.how", &replicates, 1);
    osk__page_table(page, page->compare, columns, 0);
    osk__page_element(page, "p", "compare.rest");
    osk__page_element(page, "p", claims[osk_corpus_complete(page->corpus)]);
}

static void words(osk__page *page)
{
    osk__page_element(page, "p", "words.how");
    osk__page_table(page, page->types, NULL, 30);
}

static void method(osk__page *page)
{
    char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM], c[OSK__NUMBER_ROOM], d[OSK__NUMBER_ROOM], e[OSK__NUMBER_ROOM];
    const osk__dictionary *dictionary = page->fold->dictionary;
    osk_slice values[] = {osk__slice_text(osk_version()), osk__page_count(dictionary->entry_count, a),
                          osk__page_count(dictionary->shifter_count, b), osk__page_count(dictionary->theme_count, c),
                          osk__page_count(page->stat->seed, d), osk__page_number(page, OSK_SCORE_K / 1000.0, 0, e)};
    osk__page_paragraph(page, "p", "method.paragraph", values, 6);
    osk__page_completeness(page, osk_corpus_found(page->corpus));
    osk__page_element(page, "h3", "limits.title");
    osk__page_element(page, "p", "limits.paragraph");
    if (dictionary->user)
        osk__page_element(page, "p", "limits.user");
    if (dictionary->without) {
        osk_slice without = osk__slice_text(dictionary->without);
        osk__page_paragraph(page, "p", "limits.without", &without, 1);
    }
    osk__page_element(page, "h3", "references.title");
    osk__buffer_text(
        &page->out,
        "<ul lang=\"en\">\n"
        "<li>Efron, B. (1987). Better bootstrap confidence intervals. Journal of the American Statistical Association, 82, 171\xE2\x80\x93"
        "185.</li>\n"
        "<li>Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics, 6, 65\xE2\x80\x93"
        "70.</li>\n"
        "<li>Kruskal, W. H., &amp; Wallis, W. A. (1952). Use of ranks in one-criterion variance analysis. Journal of the American Statistical Association, 47, 583\xE2\x80\x93"
        "621.</li>\n"
        "<li>Newcombe, R. G. (2006). Confidence intervals for an effect size measure based on the Mann\xE2\x80\x93Whitney statistic. Part 2. Statistics in Medicine, 25, 559\xE2\x80\x93"
        "573.</li>\n"
        "<li>Phipson, B., &amp; Smyth, G. K. (2010). Permutation p-values should never be zero. Statistical Applications in Genetics and Molecular Biology, 9, 39.</li>\n"
        "<li>Porter, M. F. (2001). Snowball: A language for stemming algorithms. snowballstem.org.</li>\n"
        "<li>Potts, C. (2011). On the negativity of negation. Proceedings of Semantics and Linguistic Theory 20, 636\xE2\x80\x93"
        "659.</li>\n"
        "<li>Tarone, R. E. (1990). A modified Bonferroni method for discrete data. Biometrics, 46, 515\xE2\x80\x93"
        "522.</li>\n"
        "<li>Taboada, M., Brooke, J., Tofiloski, M., Voll, K., &amp; Stede, M. (2011). Lexicon-based methods for sentiment analysis. Computational Linguistics, 37, 267\xE2\x80\x93"
        "307.</li>\n"
        "</ul>\n");
    osk__page_element(page, "p", "method.manifest");
}

static const struct { const char *id, *title; void (*write)(osk__page *page); } sections[] = {
    {"data", "section.data", osk__page_data},
    {"findings", "section.findings", osk__page_findings},
    {"who", "section.who", who},
    {"sentiment", "section.sentiment", sentiment},
    {"themes", "section.themes", osk__page_themes},
    {"answers", "section.answers", osk__page_answers},
    {"manner", "section.manner", osk__page_manner},
    {"compare", "section.compare", compare},
    {"network", "section.network", osk__page_network},
    {"keywords", "section.keywords", osk__page_key_words},
    {"words", "section.words", words},
    {"course", "section.course", osk__page_course},
    {"reading", "section.reading", osk__page_reading},
    {"comments", "section.comments", osk__page_comments},
    {"method", "section.method", method},
};
enum { SECTIONS = sizeof sections / sizeof *sections };

bool osk__page_write(osk__page *page, osk_error *error)
{
    head(page);
    osk__buffer_text(&page->out, "<nav aria-label=\"Ordskifte\">");
    for (size_t i = 0; i < SECTIONS; i++) {
        osk__buffer_format(&page->out, "<a href=\"#%s\">", sections[i].id);
        osk__page_say(page, sections[i].title);
        osk__buffer_text(&page->out, "</a>\n");
    }
    osk__buffer_text(&page->out, "</nav>\n<main>\n");
    for (size_t i = 0; i < SECTIONS; i++) {
        osk__buffer_format(&page->out, "<section id=\"%s\">\n", sections[i].id);
        osk__page_element(page, "h2", sections[i].title);
        sections[i].write(page);
        osk__buffer_text(&page->out, "</section>\n");
    }
    osk__buffer_text(&page->out, "</main>\n</body>\n</html>\n");
    return osk__buffer_check(&page->out, error);
}
