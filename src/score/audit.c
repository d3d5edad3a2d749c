/* Where stems and lemmas part: the Snowball stemmer held against Hunspell's dictionaries.
 *
 *   conflated  stem "led"   leder 12, lede 3 | ledig 2     forms of one stem that can have no lemma in common
 *   split      lemma "gå"   går 9 | gå 4 | gikk 1          forms of one lemma with several stems
 *
 * Forms are "kept apart" only where no candidate of one is a candidate of another: "leder" may be a leader or leads, so
 * it parts neither from "lederne" nor from "lede". Bokmål and nynorsk are not brought together: where a debate has
 * both, "særlig" and "særleg" are two lemmas. */
#include "lemmas.h"

#include "../base/table.h"

#include <stdlib.h>

typedef enum kind { CONFLATED, SPLIT } kind;

/* A form under its stem or its lemma; `group` is the rank of the most frequent form that it belongs with. */
struct member { uint32_t key; size_t rank, group; };
struct row { kind kind; osk_slice name; const struct member *members; size_t count; uint64_t tokens; };

/* Both halves of `members` and `rows` are filled: first what is conflated, then what is split. */
struct audit {
    const osk_fold *fold;
    osk__lexemes lexemes;
    struct member *members; size_t member_count;
    struct row *rows;       size_t row_count, row_capacity;
};

static int by_key(const void *a, const void *b)
{
    const struct member *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return x->rank < y->rank ? -1 : x->rank > y->rank;
}

/* ---- which members of a stem or a lemma belong together ---- */

static bool share_lemma(const osk__lexemes *lexemes, size_t rank, size_t other)
{
    const osk__lexeme *a = &lexemes->items[rank], *b = &lexemes->items[other];
    for (size_t i = 0; i < a->count; i++)
        for (size_t j = 0; j < b->count; j++)
            if (lexemes->numbers[a->first + i] == lexemes->numbers[b->first + j])
                return true;
    return false;
}

static bool together(const struct audit *audit, kind kind, size_t rank, size_t other)
{
    if (kind == CONFLATED)
        return share_lemma(&audit->lexemes, rank, other);
    return osk__lexeme_stem(&audit->lexemes, audit->fold, rank) ==
           osk__lexeme_stem(&audit->lexemes, audit->fold, other);
}

static void join(struct member *members, size_t count, size_t group, size_t other)
{
    size_t kept = group < other ? group : other, gone = group < other ? other : group;
    for (size_t i = 0; i < count; i++)
        if (members[i].group == gone)
            members[i].group = kept;
}

/* Groups the members; true if they are more than one group. */
static bool part_members(const struct audit *audit, kind kind, struct member *members, size_t count)
{
    bool parted = false;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++)
            if (members[j].group != members[i].group && together(audit, kind, members[i].rank, members[j].rank))
                join(members, count, members[i].group, members[j].group);
    for (size_t i = 1; i < count; i++)
        parted = parted || members[i].group != members[0].group;
    return parted;
}

/* ---- rows ---- */

static osk_slice name_of(const struct audit *audit, kind kind, uint32_t key)
{
    return osk__strings_get(kind == CONFLATED ? &audit->fold->vocabulary->stems : &audit->lexemes.lemmas, key);
}

static bool add_row(struct audit *audit, kind kind, struct member *members, size_t count, osk_error *error)
{
    if (!part_members(audit, kind, members, count))
        return true;
    if (!OSK__ROOM(audit->rows, audit->row_capacity, audit->row_count + 1, error))
        return false;
    struct row row = {kind, name_of(audit, kind, members->key), members, count, 0};
    for (size_t i = 0; i < count; i++)
        row.tokens += audit->lexemes.ranks[members[i].rank].tokens;
    audit->rows[audit->row_count++] = row;
    return true;
}

/* Forms that no dictionary knows are left out: nothing is known against their stem. */
static bool add_kind(struct audit *audit, kind kind, osk_error *error)
{
    struct member *members = audit->members + audit->member_count;
    size_t count = 0;
    for (size_t i = 0; i < audit->lexemes.count; i++) {
        uint32_t lemma = osk__lexeme_lemma(&audit->lexemes, i);
        if (lemma != OSK_NONE)
            members[count++] = (struct member){
                kind == SPLIT ? lemma : osk__lexeme_stem(&audit->lexemes, audit->fold, i), i, i};
    }
    audit->member_count += count;
    if (count)
        qsort(members, count, sizeof *members, by_key);
    for (size_t first = 0, end; first < count; first = end) {
        for (end = first + 1; end < count && members[end].key == members[first].key; end++)
            ;
        if (!add_row(audit, kind, members + first, end - first, error))
            return false;
    }
    return true;
}

static int by_tokens(const void *a, const void *b)
{
    const struct row *x = a, *y = b;
    if (x->tokens != y->tokens)
        return x->tokens > y->tokens ? -1 : 1;
    int order = osk__slice_compare(x->name, y->name);
    return order ? order : (x->kind > y->kind) - (x->kind < y->kind);
}

static bool make_rows(struct audit *audit, bool all, osk_spell *spell, osk_error *error)
{
    if (!osk__lexemes_make(&audit->lexemes, audit->fold, all, spell, error) ||
        !(audit->members = osk__take(2 * audit->lexemes.count + 1, sizeof *audit->members, error)) ||
        !add_kind(audit, CONFLATED, error) || !add_kind(audit, SPLIT, error))
        return false;
    if (audit->row_count)
        qsort(audit->rows, audit->row_count, sizeof *audit->rows, by_tokens);
    return true;
}

/* ---- the table ---- */

/* "leder 12, lede 3, ledig 2": most frequent first. */
static void write_members(const struct audit *audit, const struct row *row, osk__buffer *cell)
{
    cell->length = 0;
    for (size_t i = 0; i < row->count; i++) {
        const osk__ranked *rank = &audit->lexemes.ranks[row->members[i].rank];
        osk__buffer_text(cell, i ? ", " : "");
        osk__buffer_add(cell, rank->form.data, rank->form.length);
        osk__buffer_format(cell, " %llu", (unsigned long long)rank->tokens);
    }
}

/* The lemma or the stem of each group's most frequent form. */
static void write_groups(const struct audit *audit, const struct row *row, osk__buffer *cell)
{
    cell->length = 0;
    for (size_t i = 0; i < row->count; i++) {
        size_t rank = row->members[i].rank;
        if (row->members[i].group != rank)
            continue;
        osk_slice name = row->kind == CONFLATED
                             ? name_of(audit, SPLIT, osk__lexeme_lemma(&audit->lexemes, rank))
                             : name_of(audit, CONFLATED, osk__lexeme_stem(&audit->lexemes, audit->fold, rank));
        osk__buffer_text(cell, cell->length ? ", " : "");
        osk__buffer_add(cell, name.data, name.length);
    }
}

static bool put_row(osk_table *table, const struct audit *audit, const struct row *row, osk__buffer *cell,
                    osk_error *error)
{
    osk__table_text(table, osk__slice_text(row->kind == CONFLATED ? "conflated" : "split"));
    osk__table_text(table, row->name);
    write_members(audit, row, cell);
    osk__table_text(table, osk__slice(cell->data, cell->length));
    write_groups(audit, row, cell);
    osk__table_text(table, osk__slice(cell->data, cell->length));
    osk__table_count(table, row->tokens);
    return osk__buffer_check(cell, error);
}

osk_table *osk_stem_audit_table(const osk_fold *fold, bool all, osk_spell *spell, osk_error *error)
{
    static const char *const columns[] = {"w kind", "t stem", "t members", "t groups", "c tokens", NULL};
    struct audit audit = {.fold = fold};
    osk__buffer cell = {0};
    osk_table *table = osk__table_make("stem_audit", columns, error);
    bool good = table && make_rows(&audit, all, spell, error);
    for (size_t i = 0; good && i < audit.row_count; i++)
        good = put_row(table, &audit, &audit.rows[i], &cell, error);
    if (!good) {
        osk_table_free(table);
        table = NULL;
    }
    osk__buffer_free(&cell);
    osk__lexemes_free(&audit.lexemes);
    free(audit.members);
    free(audit.rows);
    return table ? osk__table_done(table, error) : NULL;
}
