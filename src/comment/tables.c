/* Comments as tables: the comments, what is doubtful, what is quoted. */
#include "corpus.h"

#include "../base/number.h"
#include "../base/table.h"

#include <string.h>

const char *osk_quote_name(osk_quote_kind kind)
{
    static const char *const names[] = {"post", "marks", "earlier", "variety", "figures"};
    return (size_t)kind < sizeof names / sizeof *names ? names[kind] : "";
}

/* ---- times ---- */

bool osk__corpus_between(const osk_corpus *corpus, osk_slice posted, char *earliest, char *latest, bool *told)
{
    osk__when when;
    *told = posted.data && osk__clock_is(osk__slice_trim(posted), &when);
    if (*told && when.slashed && !when.turned && corpus->month_first && when.date.day <= 12)
        osk__clock_turn(&when.date);
    return *told && osk__clock_between(&when, &corpus->now, corpus->zone, earliest, latest);
}

/* "10:04 AM" */
static bool has_half(osk_slice s)
{
    s = osk__slice_trim(s);
    char half = s.length > 2 ? (char)(s.data[s.length - 2] | 0x20) : ' ';
    return (half == 'a' || half == 'p') && (s.data[s.length - 1] | 0x20) == 'm';
}

/* A number over 12 tells which is the day. Where no date has one, the month comes first only beside halves of the day, as in America. */
void osk__order_vote(osk__order *order, osk_slice posted)
{
    osk__when when;
    if (!posted.data || !memchr(posted.data, '/', posted.length) || !osk__clock_is(osk__slice_trim(posted), &when) || !when.slashed)
        return;
    order->day += when.date.day > 12 && !when.turned;
    order->month += when.turned;
    order->either += when.date.day <= 12 && !when.turned;
    order->halves += has_half(posted);
}

bool osk__order_settle(const osk__order *order, osk_corpus *corpus, osk_error *error)
{
    corpus->month_first = order->month > order->day || (!order->month && !order->day && order->halves);
    return !corpus->month_first || !order->either ||
           osk__corpus_notice(corpus, error, OSK_NOTICE_GUESS, 0, 0, "dates such as 3/12/2024 are read with the month first%s",
                              order->month ? "" : ", as times with AM and PM suggest; no date of it decides");
}

bool osk__corpus_order(osk_corpus *corpus, osk_error *error)
{
    osk__order order = {0};
    for (size_t i = 0; i < corpus->count; i++)
        osk__order_vote(&order, corpus->comments[i].posted);
    return osk__order_settle(&order, corpus, error);
}

osk__times osk__corpus_times(const osk_corpus *corpus)
{
    osk__times times = {0};
    for (size_t i = 0; i < corpus->count; i++) {
        char earliest[OSK__CLOCK_ROOM], latest[OSK__CLOCK_ROOM];
        bool told;
        if (corpus->comments[i].kind == OSK_POST)
            continue;
        bool dated = osk__corpus_between(corpus, corpus->comments[i].posted, earliest, latest, &told);
        times.told += told;
        times.ages += told && !dated;
        if (dated && (!times.earliest[0] || strcmp(earliest, times.earliest) < 0))
            memcpy(times.earliest, earliest, sizeof earliest);
        if (dated && strcmp(latest, times.latest) > 0)
            memcpy(times.latest, latest, sizeof latest);
    }
    return times;
}

/* ---- comments ---- */

static void add_times(osk_table *table, const osk_corpus *corpus, osk_slice posted)
{
    char earliest[OSK__CLOCK_ROOM], latest[OSK__CLOCK_ROOM];
    bool told, said = osk__corpus_between(corpus, posted, earliest, latest, &told);
    osk__table_text(table, said ? osk__slice_text(earliest) : osk__slice(NULL, 0));
    osk__table_text(table, said ? osk__slice_text(latest) : osk__slice(NULL, 0));
}

/* "120-340 400-420" */
static void add_range(osk__buffer *scratch, uint32_t start, uint32_t end)
{
    osk__buffer_format(scratch, "%s%u-%u", scratch->length ? " " : "", (unsigned)start, (unsigned)end);
}

static void add_ranges(osk_table *table, const osk__buffer *scratch)
{
    osk__table_text(table, scratch->length ? osk__slice(scratch->data, scratch->length) : osk__slice(NULL, 0));
}

static void add_quotes(osk_table *table, const osk_comment *comment, osk__buffer *scratch)
{
    scratch->length = 0;
    for (size_t i = 0; i < comment->quote_count; i++)
        add_range(scratch, comment->quotes[i].start, comment->quotes[i].end);
    add_ranges(table, scratch);
}

static void add_long_names(osk_table *table, const osk_comment *comment, osk__buffer *scratch)
{
    scratch->length = 0;
    for (size_t i = 0; i < comment->long_name_count; i++)
        add_range(scratch, comment->long_names[i].start, comment->long_names[i].end);
    add_ranges(table, scratch);
}

/* Columns that stand there only where some comment has them. */
struct extra { bool group, long_names; };

static void add_comment(osk_table *table, const osk_corpus *corpus, const osk_comment *comment, struct extra extra,
                        osk__buffer *scratch)
{
    osk__table_count(table, comment->n);
    osk__table_text(table, osk__slice_text(comment->kind == OSK_POST ? "post" : "comment"));
    osk__table_text(table, comment->id);
    osk__table_text(table, comment->author);
    if (extra.group)
        osk__table_text(table, comment->group);
    osk__table_count(table, comment->inferred);
    osk__table_text(table, comment->posted);
    add_times(table, corpus, comment->posted);
    if (comment->reply_to || comment->to_post)
        osk__table_count(table, comment->reply_to);
    else
        osk__table_missing(table);
    osk__table_count(table, comment->line);
    add_quotes(table, comment, scratch);
    if (extra.long_names)
        add_long_names(table, comment, scratch);
    osk__table_text(table, comment->title);
    osk__table_text(table, comment->text);
}

static osk_table *finish(osk_table *table, osk__buffer *scratch, osk_error *error)
{
    bool good = osk__buffer_check(scratch, error);
    osk__buffer_free(scratch);
    if (good)
        return osk__table_done(table, error);
    osk_table_free(table);
    return NULL;
}

osk_table *osk_corpus_table(const osk_corpus *corpus, osk_error *error)
{
    static const char *const columns[] = {"c n", "w kind", "t id", "t author", "t group", "c inferred", "t posted", "t earliest",
                                          "t latest", "c reply_to", "c line", "t quoted", "t long_names", "t title", "t text"};
    const char *shown[sizeof columns / sizeof *columns + 1] = {NULL};
    struct extra extra = {false, false};
    size_t count = 0;
    for (size_t i = 0; i < corpus->count; i++) {
        extra.group = extra.group || corpus->comments[i].group.data;
        extra.long_names = extra.long_names || corpus->comments[i].long_name_count;
    }
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        if ((extra.group || strcmp(columns[i], "t group") != 0) &&
            (extra.long_names || strcmp(columns[i], "t long_names") != 0))
            shown[count++] = columns[i];
    osk_table *table = osk__table_make("comments", shown, error);
    osk__buffer scratch = {0};
    if (!table)
        return NULL;
    for (size_t i = 0; i < corpus->count; i++)
        add_comment(table, corpus, &corpus->comments[i], extra, &scratch);
    return finish(table, &scratch, error);
}

/* ---- doubts ---- */

/* The comment that holds the place, or NULL. */
static const osk_comment *comment_at(const osk_corpus *corpus, size_t offset)
{
    for (size_t i = 0; i < corpus->count; i++) {
        const osk_comment *comment = &corpus->comments[i];
        for (size_t p = 0; p < comment->piece_count; p++)
            if (offset >= comment->pieces[p].source &&
                offset < comment->pieces[p].source + comment->pieces[p].source_length)
                return comment;
    }
    return NULL;
}

osk_table *osk_corpus_review(const osk_corpus *corpus, osk_error *error)
{
    static const char *const columns[] = {"c line", "c comment", "t doubt", "t edit", NULL};
    osk_table *table = osk__table_make("review", columns, error);
    if (!table)
        return NULL;
    for (size_t i = 0; i < corpus->doubt_count; i++) {
        const osk__doubt *doubt = &corpus->doubts[i];
        const osk_comment *comment = comment_at(corpus, doubt->offset);
        size_t line, column;
        osk__corpus_place(corpus, doubt->offset, &line, &column);
        osk__table_count(table, line);
        if (comment)
            osk__table_count(table, comment->n);
        else
            osk__table_missing(table);
        osk__table_text(table, doubt->what);
        osk__table_text(table, doubt->edit);
    }
    return osk__table_done(table, error);
}

/* ---- quotations ---- */

osk_table *osk_corpus_quotations(const osk_corpus *corpus, osk_error *error)
{
    static const char *const columns[] = {"c comment", "t author", "c start", "c end", "c words", "w kind", "t text", NULL};
    osk_table *table = osk__table_make("quotations", columns, error);
    if (!table)
        return NULL;
    for (size_t i = 0; i < corpus->count; i++)
        for (size_t q = 0; q < corpus->comments[i].quote_count; q++) {
            const osk_comment *comment = &corpus->comments[i];
            const osk_quote *quote = &comment->quotes[q];
            osk_slice text = osk__slice(comment->text.data + quote->start, quote->end - quote->start);
            osk__table_count(table, comment->n);
            osk__table_text(table, comment->author);
            osk__table_span(table, comment->text, quote->start, quote->end);
            osk__table_count(table, osk__slice_words(text));
            osk__table_text(table, osk__slice_text(osk_quote_name(quote->kind)));
            osk__table_text(table, text);
        }
    return osk__table_done(table, error);
}
