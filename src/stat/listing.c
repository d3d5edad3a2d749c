/* What lists of words share: their first columns, their notes; and what they leave out. */
#include "words.h"

#include <stdlib.h>

osk_table *osk__word_table(const char *name, const osk_word_options *words, const char *const *rest, osk_error *error)
{
    const char *columns[OSK__TABLE_COLUMNS];
    size_t count = 0;
    if (words->by != OSK_BY_NOBODY)
        columns[count++] = words->by == OSK_BY_GROUP    ? "t group"
                           : words->by == OSK_BY_PERIOD ? "t period"
                                                        : "t participant";
    columns[count++] = "t form";
    if (words->unit != OSK_UNIT_FORM)
        columns[count++] = "t members";
    do
        columns[count++] = *rest;
    while (*rest++);
    return osk__table_make(name, columns, error);
}

bool osk__put_term(osk_table *table, const osk__terms *terms, osk_unit unit, uint32_t term, osk__buffer *text,
                   osk_error *error)
{
    text->length = 0;
    osk__term_label(terms, term, text);
    osk__table_text(table, osk__slice(text->data, text->length));
    text->length = 0;
    if (unit == OSK_UNIT_FORM)
        return osk__buffer_check(text, error);
    if (!osk__term_members(terms, term, text, error))
        return false;
    osk__table_text(table, osk__slice(text->data, text->length));
    return true;
}

bool osk__put_notes(osk_table *table, const osk_fold *fold, uint32_t language, const char *const *notes, size_t count,
                    osk__buffer *text, osk_error *error)
{
    text->length = 0;
    for (size_t i = 0; i < count; i++) {
        osk_slice note = osk__texts_find(&fold->dictionary->texts, notes[i], language);
        osk__buffer_text(text, i ? "; " : "");
        osk__buffer_add(text, note.data, note.length);
    }
    osk__table_text(table, count ? osk__slice(text->data, text->length) : osk__slice(NULL, 0));
    return osk__buffer_check(text, error);
}

osk_table *osk_word_dropped(const osk_fold *fold, const osk_word_options *words, osk_error *error)
{
    static const char *const columns[] = {"t form", "c tokens", "c comments", NULL};
    osk_table *table = osk__table_make("dropped", columns, error);
    osk__terms terms = {0};
    osk__buffer text = {0};
    size_t count = 0;
    uint32_t *numbers = NULL;
    bool good = table && osk__terms_make(&terms, fold, OSK_UNIT_FORM, true, NULL, error) &&
                (numbers = osk__take(terms.count + 1, sizeof *numbers, error));
    for (uint32_t t = 0; good && !words->all && t < terms.count; t++)
        if (osk__unit_stop(fold, terms.items[t].best))
            numbers[count++] = t;
    good = good && osk__terms_sort(&terms, numbers, &count, count, NULL, error);
    for (size_t i = 0; good && i < count; i++) {
        text.length = 0;
        osk__term_label(&terms, numbers[i], &text);
        osk__table_text(table, osk__slice(text.data, text.length));
        osk__table_count(table, terms.items[numbers[i]].tokens);
        osk__table_count(table, fold->counts[terms.items[numbers[i]].best].comments);
        good = osk__buffer_check(&text, error);
    }
    osk__terms_free(&terms);
    osk__buffer_free(&text);
    free(numbers);
    if (good)
        return osk__table_done(table, error);
    osk_table_free(table);
    return NULL;
}
