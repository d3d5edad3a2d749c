/* A codebook to fill in: what a code means, what counts, what does not, an example. */
#include "agree_table.h"

#include "../base/table.h"

osk_table *osk__codebook(const osk__speech *speech, osk_error *error)
{
    static const char *const columns[3][6] = {
        {"t kode", "t definisjon", "t inklusjon", "t eksklusjon", "t eksempel", NULL},
        {"t kode", "t definisjon", "t inklusjon", "t eksklusjon", "t døme", NULL},
        {"t code", "t definition", "t inclusion", "t exclusion", "t example", NULL}};
    static const char *const rows[][5] = {
        {"value.positive", "stat.book_positive", "stat.book_positive_in", "stat.book_positive_out", "stat.book_positive_as"},
        {"value.negative", "stat.book_negative", "stat.book_negative_in", "stat.book_negative_out", "stat.book_negative_as"},
        {"value.neutral", "stat.book_neutral", "stat.book_neutral_in", "stat.book_neutral_out", "stat.book_neutral_as"},
        {"value.mixed", "stat.book_mixed", "stat.book_mixed_in", "stat.book_mixed_out", "stat.book_mixed_as"}};
    osk_table *table = osk__table_make("codebook", columns[speech->language], error);
    for (size_t i = 0; table && i < sizeof rows / sizeof *rows; i++)
        for (size_t c = 0; c < 5; c++)
            osk__table_text(table, osk__say(speech, rows[i][c]));
    return table ? osk__table_done(table, error) : NULL;
}
