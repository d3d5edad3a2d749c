/* Who is who: one person under several spellings, as the user's edits say, never by a guess.
 *
 *   "Kari Nordmann (4.200+)"                  -> Kari Nordmann   the page's number, always taken off
 *   same Kari Nordmann = K. Nordmann = Kari   -> Kari Nordmann   a line of the file of edits
 *
 * Which spellings look like one person is proposed by the rules in src/identity.c. */
#include "corpus.h"

#include "../base/unicode.h"

#include <stdlib.h>
#include <string.h>

/* ---- numbers behind names ---- */

/* Where "(4.200+)" behind a name begins, white space before it included, or the name's length. */
static size_t badge_start(osk_slice name)
{
    size_t end = name.length, at = end;
    if (end < 4 || name.data[end - 1] != ')')
        return end;
    for (at = end - 1; at > 0 && name.data[at] != '('; at--)
        if (!strchr("0123456789.,+ kKM)", name.data[at]))
            return end;
    if (at == 0 || name.data[at] != '(' || name.data[at + 1] < '0' || name.data[at + 1] > '9')
        return end;
    return osk__slice_trim(osk__slice(name.data, at)).length;
}

bool osk__identity_badges(osk_corpus *corpus, osk_error *error)
{
    osk__strings told = {0};
    bool good = true;
    for (size_t i = 0; good && i < corpus->count; i++) {
        osk_comment *comment = &corpus->comments[i];
        osk_slice name = comment->author.data ? osk__slice_trim(comment->author) : comment->author;
        size_t kept = name.data ? badge_start(name) : 0, before = told.count;
        if (kept == name.length || kept == 0)
            continue;
        comment->author = osk__slice(name.data, kept);
        good = osk__strings_add(&told, name, error) != OSK_NONE;
        if (good && told.count > before)
            good = osk__corpus_notice(corpus, error, OSK_NOTICE_GUESS, comment->line, 0,
                                      "'%.*s' is read as '%.*s': a number behind a name is none of the name",
                                      (int)(name.length < 100 ? name.length : 100), name.data,
                                      (int)(kept < 100 ? kept : 100), name.data);
    }
    osk__strings_free(&told);
    return good;
}

/* ---- edits ---- */

/* The spellings of all edits, by their keys. */
struct spellings {
    osk_corpus *corpus;
    const char *file;
    osk__strings keys;     /* as people are told apart everywhere */
    struct spelling {
        osk_slice name;    /* in the arena; of the person */
        osk_slice other;   /* in the arena; data NULL: it is the person's own */
        size_t line, comments;
    } *items;
    size_t capacity;
    osk__buffer key;
    osk_error *error;
};

static bool wrong(const struct spellings *s, size_t line, const char *what, osk_slice name)
{
    return osk__fail_at(s->error, OSK_USAGE, s->file, line, 0, what, (int)(name.length < 100 ? name.length : 100),
                        name.length ? name.data : "");
}

static bool find_key(struct spellings *s, osk_slice name)
{
    s->key.length = 0;
    return osk__unicode_name(&s->key, name, s->error);
}

/* One name of an edit; `other` is false for the first, which stays. */
static bool add_name(struct spellings *s, osk_slice name, osk_slice person, bool other, size_t line)
{
    size_t before = s->keys.count;
    if (!find_key(s, name))
        return false;
    uint32_t number = osk__strings_add(&s->keys, osk__slice(s->key.data, s->key.length), s->error);
    if (number == OSK_NONE || !OSK__ROOM(s->items, s->capacity, s->keys.count, s->error))
        return false;
    if (s->keys.count == before && other && s->items[number].other.data)
        return wrong(s, line, "'%.*s' is another's spelling already: whose is it?", name);
    if (s->keys.count > before || other)
        s->items[number] = (struct spelling){person, other ? name : osk__slice(NULL, 0), line, 0};
    return true;
}

/* Whose spelling one is may be a spelling itself: all lead to the last. */
static bool settle(struct spellings *s)
{
    for (size_t i = 0; i < s->keys.count; i++)
        for (size_t steps = 0; s->items[i].other.data; steps++) {
            if (!find_key(s, s->items[i].name))
                return false;
            uint32_t next = osk__strings_find(&s->keys, osk__slice(s->key.data, s->key.length));
            if (next == OSK_NONE || !s->items[next].other.data)
                break;
            if (steps > s->keys.count)
                return wrong(s, s->items[i].line, "'%.*s' becomes itself again", s->items[i].other);
            s->items[i].name = s->items[next].name;
        }
    return true;
}

static bool add_edit(struct spellings *s, const osk__same *edit)
{
    char *copy = osk__arena_copy(&s->corpus->arena, edit->names.data ? edit->names.data : "", edit->names.length, s->error);
    osk_slice rest = osk__slice(copy, edit->names.length), piece, person = {NULL, 0};
    size_t count = 0;
    if (!copy)
        return false;
    for (; osk__slice_cut(&rest, '=', &piece); count++) {
        osk_slice name = osk__slice_trim(piece);
        if (name.length == 0)
            return wrong(s, edit->line, "a name is missing beside a '='%.*s", osk__slice(NULL, 0));
        person = count == 0 ? name : person;
        if (!add_name(s, name, person, count > 0, edit->line))
            return false;
    }
    return count > 1 || wrong(s, edit->line, "'same %.*s' needs two names, with a '=' between", edit->names);
}

static bool rename_authors(struct spellings *s)
{
    for (size_t i = 0; i < s->corpus->count; i++) {
        osk_comment *comment = &s->corpus->comments[i];
        if (!comment->author.data)
            continue;
        if (!find_key(s, comment->author))
            return false;
        uint32_t number = osk__strings_find(&s->keys, osk__slice(s->key.data, s->key.length));
        if (number == OSK_NONE || !s->items[number].other.data)
            continue;
        comment->author = s->items[number].name;
        s->items[number].comments++;
    }
    return true;
}

/* What was merged is told, and kept: the texts still have the spellings. */
static bool tell(struct spellings *s)
{
    osk_corpus *corpus = s->corpus;
    for (size_t i = 0; i < s->keys.count; i++) {
        const struct spelling *item = &s->items[i];
        if (!item->other.data)
            continue;
        if (item->comments == 0)
            return wrong(s, item->line, "nobody who wrote is called '%.*s'", item->other);
        if (!OSK__ROOM(corpus->spelled, corpus->spelled_capacity, corpus->spelled_count + 1, s->error) ||
            !osk__corpus_notice(corpus, s->error, OSK_NOTICE_GUESS, 0, 0,
                                item->comments == 1 ? "%zu comment by '%.*s' is by %.*s (%s:%zu)" : "%zu comments by '%.*s' are by %.*s (%s:%zu)",
                                item->comments, (int)(item->other.length < 100 ? item->other.length : 100), item->other.data,
                                (int)(item->name.length < 100 ? item->name.length : 100), item->name.data, s->file, item->line))
            return false;
        corpus->spelled[corpus->spelled_count++] = (osk__spelled){item->name, item->other};
    }
    return true;
}

bool osk__identity_same(osk_corpus *corpus, const char *name, const osk__same *same, size_t count, osk_error *error)
{
    struct spellings s = {.corpus = corpus, .file = name, .error = error};
    bool good = true;
    for (size_t i = 0; good && i < count; i++)
        good = add_edit(&s, &same[i]);
    good = good && (count == 0 || (settle(&s) && rename_authors(&s) && tell(&s)));
    osk__strings_free(&s.keys);
    osk__buffer_free(&s.key);
    free(s.items);
    return good;
}
