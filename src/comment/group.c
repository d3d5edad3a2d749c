/* Whose group is what: a column says it comment by comment, a person has one.
 *
 *   navn    parti        group of each
 *   Kari    Rødt         Kari: Rødt, also where the cell is empty
 *   Kari
 *   Ola     Høyre        Ola: none, and a notice says so
 *   Ola     Venstre
 *
 * Whom to count where would otherwise be a silent guess: a file of groups decides. */
#include "corpus.h"

#include "../base/unicode.h"

#include <stdlib.h>

/* A person: two comments that name the group, the second another one than the first; SIZE_MAX for none. */
struct person { size_t first, other; };

struct settling {
    osk_corpus *corpus;
    osk__strings names;
    struct person *people;
    size_t capacity, torn;   /* torn: people with two groups */
    uint32_t *of_comment;
    osk__buffer key;
};

static bool has_author(const osk_comment *comment)
{
    return comment->kind == OSK_COMMENT && comment->author.data;
}

static bool add_comment(struct settling *s, size_t i, osk_error *error)
{
    const osk_comment *comments = s->corpus->comments;
    size_t before = s->names.count;
    s->key.length = 0;
    if (!osk__unicode_name(&s->key, comments[i].author, error))
        return false;
    uint32_t who = s->of_comment[i] = osk__strings_add(&s->names, osk__slice(s->key.data, s->key.length), error);
    if (who == OSK_NONE || !OSK__ROOM(s->people, s->capacity, s->names.count, error))
        return false;
    struct person *person = &s->people[who];
    if (who == before)
        *person = (struct person){SIZE_MAX, SIZE_MAX};
    if (!comments[i].group.data)
        return true;
    if (person->first == SIZE_MAX)
        person->first = i;
    else if (person->other == SIZE_MAX && !osk__slice_equal(comments[person->first].group, comments[i].group)) {
        person->other = i;
        s->torn++;
    }
    return true;
}

/* "Ola ('Høyre' in line 3, 'Venstre' in line 4)" of the first few, by their first comment. */
static bool tell_torn(struct settling *s, osk_error *error)
{
    enum { SHOWN = 3 };
    const osk_comment *comments = s->corpus->comments;
    osk__buffer list = {0};
    size_t shown = 0, line = 0;
    for (size_t who = 0; who < s->names.count && shown < SHOWN; who++) {
        if (s->people[who].other == SIZE_MAX)
            continue;
        const osk_comment *a = &comments[s->people[who].first], *b = &comments[s->people[who].other];
        line = line ? line : b->line;
        osk__buffer_format(&list, "%s%.*s ('%.*s' in line %zu, '%.*s' in line %zu)", shown++ ? ", " : "",
                           (int)(a->author.length < 40 ? a->author.length : 40), a->author.data,
                           (int)(a->group.length < 30 ? a->group.length : 30), a->group.data, a->line,
                           (int)(b->group.length < 30 ? b->group.length : 30), b->group.data, b->line);
    }
    osk__buffer_byte(&list, '\0');
    bool good = osk__buffer_check(&list, error) &&
                osk__corpus_notice(s->corpus, error, OSK_NOTICE_GUESS, line, 0,
                                   "%zu %s more than one group, and %s in none: %s%s (--groups FILE decides)", s->torn,
                                   s->torn == 1 ? "participant has" : "participants have", s->torn == 1 ? "is" : "are",
                                   list.data, s->torn > shown ? " ..." : "");
    osk__buffer_free(&list);
    return good;
}

static bool tell_groupless(struct settling *s, osk_error *error)
{
    size_t without = 0;
    for (size_t who = 0; who < s->names.count; who++)
        without += s->people[who].first == SIZE_MAX;
    return without == 0 || osk__corpus_notice(s->corpus, error, OSK_NOTICE_GUESS, 0, 0,
                                              "participants without a group: %zu of %zu", without, s->names.count);
}

static bool settle(struct settling *s, osk_error *error)
{
    osk_corpus *corpus = s->corpus;
    if (!(s->of_comment = osk__take(corpus->count + 1, sizeof *s->of_comment, error)))
        return false;
    for (size_t i = 0; i < corpus->count; i++)
        if (has_author(&corpus->comments[i]) && !add_comment(s, i, error))
            return false;
    if ((s->torn && !tell_torn(s, error)) || !tell_groupless(s, error))
        return false;
    for (size_t i = corpus->count; i-- > 0;) { /* the first says what the others get, so it is changed last */
        osk_comment *comment = &corpus->comments[i];
        if (!has_author(comment))
            continue;
        const struct person *person = &s->people[s->of_comment[i]];
        comment->group = person->first == SIZE_MAX || person->other != SIZE_MAX ? osk__slice(NULL, 0)
                                                                                : corpus->comments[person->first].group;
    }
    return true;
}

bool osk__groups_settle(osk_corpus *corpus, osk_error *error)
{
    struct settling s = {.corpus = corpus};
    bool any = false;
    for (size_t i = 0; i < corpus->count && !any; i++)
        any = corpus->comments[i].group.data != NULL;
    bool good = !any || settle(&s, error);
    osk__strings_free(&s.names);
    osk__buffer_free(&s.key);
    free(s.people);
    free(s.of_comment);
    return good;
}
