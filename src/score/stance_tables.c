/* The stance of a corpus as tables: every sentence, every place. */
#include "stances.h"

#include "../base/table.h"

#include <stdlib.h>

static osk_slice part(osk_slice text, uint32_t start, uint32_t end)
{
    return end > start ? osk__slice(text.data + start, end - start) : osk__slice(NULL, 0);
}

osk_slice osk__stance_names(osk__buffer *room, uint32_t classes)
{
    room->length = 0;
    for (uint32_t i = 0; i < OSK_STANCES; i++)
        if (classes & OSK__STANCE_BIT(i)) {
            osk__buffer_text(room, room->length ? "," : "");
            osk__buffer_text(room, osk_stance_name((osk_stance)i));
        }
    return room->length ? osk__slice(room->data, room->length) : osk__slice(NULL, 0);
}

/* An opinion's holder: first is the poster ("jeg", "vi", or nobody named), generic anyone, else another. */
static osk_slice person_name(const osk__stance_row *row)
{
    uint32_t held = row->classes & (OSK__STANCE_BIT(OSK_STANCE_OPINION) | OSK__STANCE_BIT(OSK_STANCE_REPORTED));
    if (!held)
        return osk__slice(NULL, 0);
    return osk__slice_text(row->person == 0 || row->person == OSK__STANCE_FIRST ? "first"
                           : row->person == OSK__STANCE_GENERIC                 ? "generic"
                                                                                : "other");
}

static osk_slice theme_names(const osk_stances *stances, const osk__stance_row *row, osk__buffer *room)
{
    room->length = 0;
    for (size_t i = 0; i < row->theme_count; i++) {
        osk__buffer_text(room, i ? "," : "");
        osk__buffer_text(room, stances->fold->dictionary->themes[stances->themes[row->theme + i]].key);
    }
    return room->length ? osk__slice(room->data, room->length) : osk__slice(NULL, 0);
}

static void put_sentence(osk_table *table, const osk_stances *stances, const osk__stance_row *row, osk__buffer *room)
{
    const osk__row *comment = osk__stance_comment(stances, row);
    osk__table_count(table, comment->n);
    osk__table_count(table, row->sentence);
    osk__table_span(table, comment->text, row->start, row->end);
    osk__table_text(table, comment->author);
    osk__table_text(table, osk__stance_names(room, row->classes));
    osk__table_text(table, part(comment->text, row->holder, row->holder_end));
    osk__table_text(table, person_name(row));
    osk__table_text(table, osk__stance_names(room, row->denied));
    osk__table_text(table, theme_names(stances, row, room));
    osk__table_text(table, osk__slice_trim(part(comment->text, row->start, row->end)));
}

static osk_table *end_table(osk_table *table, osk__buffer *room, osk_error *error)
{
    if (table && !osk__buffer_check(room, error)) {
        osk_table_free(table);
        table = NULL;
    }
    osk__buffer_free(room);
    return table ? osk__table_done(table, error) : NULL;
}

osk_table *osk_stance_sentences(const osk_stances *stances, osk_error *error)
{
    static const char *const columns[] = {"c comment", "c sentence", "c start",   "c end",    "t author", "w classes",
                                          "t holder",  "w person",   "w negated", "w themes", "t text",   NULL};
    osk_table *table = osk__table_make("stance_sentences", columns, error);
    osk__buffer room = {0};
    for (size_t i = 0; table && i < stances->row_count; i++)
        put_sentence(table, stances, &stances->rows[i], &room);
    return end_table(table, &room, error);
}

osk_table *osk_stance_places(const osk_stances *stances, osk_error *error)
{
    static const char *const columns[] = {"c comment", "c sentence", "c start",   "c end",
                                          "t words",   "w class",    "w negated", "t holder", NULL};
    osk_table *table = osk__table_make("stance_places", columns, error);
    osk__buffer room = {0};
    for (size_t i = 0; table && i < stances->place_count; i++) {
        const osk__stance_place *place = &stances->places[i];
        const osk__stance_row *row = &stances->rows[place->sentence];
        const osk__row *comment = osk__stance_comment(stances, row);
        osk__table_count(table, comment->n);
        osk__table_count(table, row->sentence);
        osk__table_span(table, comment->text, place->start, place->end);
        osk__table_text(table, part(comment->text, place->start, place->end));
        osk__table_text(table, osk__stance_names(&room, place->classes));
        osk__table_text(table, place->negated ? osk__slice_text("negated") : osk__slice(NULL, 0));
        osk__table_text(table, part(comment->text, place->holder, place->holder_end));
    }
    return end_table(table, &room, error);
}

/* ---- answers ---- */

static void put_why(osk__buffer *room, const osk_stances *stances, const osk__answer *answer)
{
    const osk__cue *cue = &stances->cues[answer->row];
    room->length = 0;
    for (size_t c = 0; c < stances->question.concept_count; c++)
        if (cue->strength[c]) {
            osk__buffer_text(room, room->length ? ", " : "");
            osk__buffer_text(room, stances->question.concepts[c].name);
        }
    if (answer->near) {
        osk__buffer_text(room, room->length ? "; " : "");
        osk__buffer_text(room, "near");
    }
    for (uint32_t i = 0; i < OSK__ANSWER_REASONS; i++)
        if (answer->reasons >> i & 1) {
            osk__buffer_text(room, room->length ? "; " : "");
            osk__buffer_text(room, osk__answer_reason(i));
        }
}

static void put_answer(osk_table *table, const osk_stances *stances, const osk__answer *answer, size_t rank,
                       osk__buffer *room)
{
    uint32_t modality = OSK__STANCE_BIT(OSK_STANCE_OBLIGATION) | OSK__STANCE_BIT(OSK_STANCE_POSSIBILITY) |
                        OSK__STANCE_BIT(OSK_STANCE_HEDGE) | OSK__STANCE_BIT(OSK_STANCE_BOOSTER);
    const osk__stance_row *row = &stances->rows[answer->row];
    const osk__row *comment = osk__stance_comment(stances, row);
    osk__table_count(table, rank);
    osk__table_count(table, comment->n);
    osk__table_count(table, row->sentence);
    osk__table_span(table, comment->text, row->start, row->end);
    osk__table_text(table, comment->author);
    osk__table_text(table, osk__slice_trim(part(comment->text, row->start, row->end)));
    osk__table_text(table, part(comment->text, row->holder, row->holder_end));
    osk__table_text(table, osk__stance_names(room, row->classes & modality));
    osk__table_text(table, row->negated ? osk__slice_text("negated") : osk__slice(NULL, 0));
    osk__table_count(table, (uint64_t)answer->weight);
    put_why(room, stances, answer);
    osk__table_text(table, osk__slice(room->data, room->length));
}

osk_table *osk_stance_answers(const osk_stances *stances, osk_error *error)
{
    static const char *const columns[] = {"c rank",   "c comment",  "c sentence", "c start",  "c end", "t author", "t claim",
                                          "t holder", "w modality", "w negated",  "c weight", "t why", NULL};
    osk_table *table = osk__table_make("stance_answers", columns, error);
    osk__buffer room = {0};
    osk__answer *answers = table ? osk__answers_rank(stances, error) : NULL;
    for (size_t i = 0; answers && i < stances->row_count; i++)
        put_answer(table, stances, &answers[i], i + 1, &room);
    if (!answers) {
        osk_table_free(table);
        return NULL;
    }
    free(answers);
    return end_table(table, &room, error);
}
