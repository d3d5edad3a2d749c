/* The list of works in a Word file: paragraphs that hang, as APA has them, where Markdown knows only bullets.
 *
 *   - Holm, S. (1979). A simple ... *Scandinavian Journal of Statistics*, *6*(2), 65-70.
 *   -> <w:p> with a hanging indent of 1.27 cm, in the style that Word itself gives a bibliography */
#include "docx.h"

static void put_run(osk__buffer *out, osk_slice text, bool italic)
{
    if (text.length == 0)
        return;
    osk__buffer_format(out, "<w:r>%s<w:t xml:space=\"preserve\">", italic ? "<w:rPr><w:i/></w:rPr>" : "");
    osk__html_text(out, text);
    osk__buffer_text(out, "</w:t></w:r>");
}

static void put_work(osk__buffer *out, osk_slice work)
{
    bool italic = false;
    osk_slice part;
    osk__buffer_text(out, "<w:p><w:pPr><w:pStyle w:val=\"Bibliography\"/><w:ind w:left=\"720\" w:hanging=\"720\"/></w:pPr>");
    for (; osk__slice_cut(&work, '*', &part); italic = !italic)
        put_run(out, part, italic);
    osk__buffer_text(out, "</w:p>\n");
}

void osk__docx_works(osk__buffer *out, osk_slice list)
{
    osk_slice line;
    osk__buffer_text(out, "```{=openxml}\n");
    while (osk__slice_cut(&list, '\n', &line))
        if (line.length > 2 && line.data[0] == '-')
            put_work(out, osk__slice(line.data + 2, line.length - 2));
    osk__buffer_text(out, "```\n");
}
