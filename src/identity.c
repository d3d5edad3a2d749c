/* Who may be who: names of people who wrote that look like spellings of one, by rules that can be read.
 *
 *   K. Berg            an initial            Kari Berg
 *   Kari               a first name alone, where one person only has it
 *   Dr. Kari Berg      a title; "Berg, Kari" is turned round, "kari berg" differs in capitals
 *   Joakim Viken       a listed spelling of Joachim Viken (dict/network/names.tsv)
 *   Kari Anne Berg     a name more than Kari Berg
 *   kariberg           a handle
 *
 * They are proposed, never merged: an edit does that (comment/identity.c). */
#include "language.h"

#include "comment/corpus.h"
#include "score/names.h"

#include <stdlib.h>
#include <string.h>

struct who { osk_slice name; size_t comment, comments; }; /* as written; the first comment, and how many */

struct identities {
    osk_corpus *corpus;
    const osk__dictionary *dictionary;
    osk_error *error;
    osk__strings written;   /* names as they are written */
    struct who *people; size_t people_capacity;
    osk__names names;       /* without titles, the usual way round */
    uint32_t *first; size_t first_capacity; /* by number in `names`: in `people` */
    osk__buffer plain;
    size_t found;
};

/* ---- the people ---- */

static bool add_author(struct identities *d, size_t i)
{
    osk_slice author = d->corpus->comments[i].author;
    size_t before = d->written.count;
    uint32_t who = osk__strings_add(&d->written, author, d->error);
    if (who == OSK_NONE || !OSK__ROOM(d->people, d->people_capacity, d->written.count, d->error))
        return false;
    if (d->written.count > before)
        d->people[who] = (struct who){author, i, 0};
    d->people[who].comments++;
    return true;
}

/* ---- proposals ---- */

static int shown(osk_slice name) { return (int)(name.length < 80 ? name.length : 80); }

static bool propose(struct identities *d, const struct who *kept, const struct who *other, const char *why)
{
    const osk_comment *comment = &d->corpus->comments[other->comment];
    osk__buffer edit = {0}, a = {0}, b = {0};
    bool good = osk__unicode_name(&a, kept->name, d->error) && osk__unicode_name(&b, other->name, d->error);
    osk__buffer_format(&edit, "same %.*s = %.*s", (int)a.length, a.length ? a.data : "", (int)b.length, b.length ? b.data : "");
    osk__buffer_byte(&edit, '\0');
    /* A name with a '=' cannot stand in an edit. Names that differ in white space alone are one person already. */
    bool plain = good && !memchr(a.data, '=', a.length) && !memchr(b.data, '=', b.length);
    bool one = good && osk__slice_equal(osk__slice(a.data, a.length), osk__slice(b.data, b.length));
    d->found += !one;
    good = good && osk__buffer_check(&edit, d->error) &&
           (one || osk__corpus_ask(d->corpus, d->error, comment->piece_count ? comment->pieces[0].source : 0,
                                   plain ? edit.data : NULL, "'%.*s' may be %.*s: %s", shown(other->name), other->name.data,
                                   shown(kept->name), kept->name.data, why));
    osk__buffer_free(&edit);
    osk__buffer_free(&a);
    osk__buffer_free(&b);
    return good;
}

/* Takes the people's names in; two that are one without their titles are proposed at once. */
static bool add_names(struct identities *d)
{
    for (size_t i = 0; i < d->written.count; i++) {
        const struct who *who = &d->people[i];
        size_t before = d->names.people.count;
        uint32_t number;
        if (!osk__name_plain(&d->plain, d->dictionary, who->name, d->error))
            return false;
        const char *copy = osk__arena_copy(&d->corpus->arena, d->plain.data ? d->plain.data : "", d->plain.length, d->error);
        if (!copy || !osk__names_add(&d->names, osk__slice(copy, d->plain.length), &number, d->error) ||
            !OSK__ROOM(d->first, d->first_capacity, d->names.people.count, d->error))
            return false;
        if (d->names.people.count > before)
            d->first[number] = (uint32_t)i;
        else {
            bool bare = osk__slice_equal(who->name, osk__slice(copy, d->plain.length)); /* it has no title itself */
            if (!propose(d, bare ? who : &d->people[d->first[number]], bare ? &d->people[d->first[number]] : who,
                         "a title, or the last name first"))
                return false;
            d->first[number] = bare ? (uint32_t)i : d->first[number];
        }
    }
    return true;
}

static const char *reason(const osk__alias *alias, bool respelled)
{
    static const char *const why[] = {"the same letters", "a name more or less", "a first name alone", "a last name alone",
                                      "an initial", "a handle"};
    return respelled && alias->kind == OSK__ALIAS_FULL ? "another spelling of the name" : why[alias->kind];
}

/* A person whose whole name is one of the ways to call another. */
static bool look_at(struct identities *d, uint32_t number)
{
    const osk__names *names = &d->names;
    size_t from = names->first[number];
    if (from == names->first[number + 1])
        return true; /* a name without a letter */
    const osk__alias *alias = &names->items[names->called[from]];
    bool respelled = alias->count < 2;
    alias = respelled ? &names->items[names->called[from + 1]] : alias;
    uint32_t other = alias->person == number ? alias->second : alias->person;
    if (alias->count < 2 || (alias->kind == OSK__ALIAS_FULL && other > number))
        return true; /* nobody else; of two alike the second tells it */
    const struct who *me = &d->people[d->first[number]], *you = &d->people[d->first[other]];
    if (alias->count > 2) {
        d->found++;
        return osk__corpus_ask(d->corpus, d->error, d->corpus->comments[me->comment].pieces ? d->corpus->comments[me->comment].pieces[0].source : 0, NULL,
                               "'%.*s' may be one of %zu who are called so", shown(me->name), me->name.data,
                               (size_t)alias->count - 1);
    }
    bool mine = alias->kind == OSK__ALIAS_FULL && me->comments > you->comments;
    return propose(d, mine ? me : you, mine ? you : me, reason(alias, respelled));
}

static bool find_all(struct identities *d)
{
    for (size_t i = 0; i < d->corpus->count; i++)
        if (d->corpus->comments[i].author.data && !add_author(d, i))
            return false;
    if (!add_names(d))
        return false;
    for (uint32_t i = 0; i < d->names.people.count; i++)
        if (!look_at(d, i))
            return false;
    return d->found == 0 ||
           osk__corpus_notice(d->corpus, d->error, OSK_NOTICE_GUESS, 0, 0,
                              d->found == 1 ? "%zu name may be another spelling of somebody who wrote (comments --review proposes the edit)"
                                            : "%zu names may be other spellings of people who wrote (comments --review proposes the edits)",
                              d->found);
}

bool osk_corpus_identities(osk_corpus *corpus, const osk_language *language, osk_error *error)
{
    struct identities d = {.corpus = corpus, .dictionary = &language->dictionary, .error = error};
    d.names.lore = &language->dictionary.name_lore;
    bool good = find_all(&d);
    osk__strings_free(&d.written);
    osk__names_free(&d.names);
    osk__buffer_free(&d.plain);
    free(d.people);
    free(d.first);
    return good;
}
