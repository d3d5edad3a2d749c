/* The last section: the method paragraph as it goes into a thesis, how scores come about, limits, references. */
#include "report.h"

/* "*Biometrics*, *46*(2)": what stands between two stars leans. */
static void put_work(osk__page *page, const char *apa)
{
    osk_slice rest = osk__slice_text(apa), part;
    bool leaning = false;
    osk__buffer_text(&page->out, "<li>");
    while (rest.length) {
        osk__slice_cut(&rest, '*', &part);
        osk__html_text(&page->out, part);
        if (rest.length || leaning)
            osk__buffer_text(&page->out, leaning ? "</i>" : "<i>");
        leaning = !leaning && rest.length;
    }
    osk__buffer_text(&page->out, "</li>\n");
}

static void references(osk__page *page, osk_slice text)
{
    size_t count;
    const osk__work *works = osk__works(&count);
    osk__page_element(page, "h3", "references.title");
    osk__buffer_text(&page->out, "<ul lang=\"en\">\n");
    for (size_t i = 0; i < count; i++)
        if (osk__slice_find(text, works[i].cited) != SIZE_MAX)
            put_work(page, works[i].apa);
    osk__buffer_text(&page->out, "</ul>\n");
}

static void scores(osk__page *page)
{
    char a[OSK__NUMBER_ROOM], b[OSK__NUMBER_ROOM], c[OSK__NUMBER_ROOM], d[OSK__NUMBER_ROOM], e[OSK__NUMBER_ROOM];
    const osk__dictionary *dictionary = page->fold->dictionary;
    osk_slice values[] = {osk__slice_text(osk_version()), osk__page_count(dictionary->entry_count, a),
                          osk__page_count(dictionary->shifter_count, b), osk__page_count(dictionary->theme_count, c),
                          osk__page_count(page->stat->seed, d), osk__page_number(page, OSK_SCORE_K / 1000.0, 0, e)};
    osk__buffer_text(&page->out, "<details><summary>");
    osk__page_say(page, "method.scores");
    osk__buffer_text(&page->out, "</summary>\n");
    osk__page_paragraph(page, "p", "method.paragraph", values, 6);
    osk__buffer_text(&page->out, "</details>\n");
}

static void limits(osk__page *page)
{
    const osk__dictionary *dictionary = page->fold->dictionary;
    osk__page_element(page, "h3", "limits.title");
    osk__page_completeness(page, osk_corpus_found(page->corpus));
    osk__page_element(page, "p", "limits.paragraph");
    if (dictionary->user)
        osk__page_element(page, "p", "limits.user");
    if (dictionary->without) {
        osk_slice without = osk__slice_text(dictionary->without);
        osk__page_paragraph(page, "p", "limits.without", &without, 1);
    }
}

void osk__page_method(osk__page *page)
{
    osk__buffer text = {0};
    osk__method_text(page->method, &text);
    osk_slice paragraph = osk__slice(text.data, text.length);
    osk__page_element(page, "p class=\"how\"", "method.copy");
    osk__buffer_text(&page->out, "<p id=\"method-text\">");
    osk__html_text(&page->out, paragraph);
    osk__buffer_text(&page->out, "</p>\n");
    scores(page);
    limits(page);
    references(page, paragraph);
    osk__page_element(page, "p", "method.manifest");
    page->out.failed |= text.failed;
    osk__buffer_free(&text);
}
