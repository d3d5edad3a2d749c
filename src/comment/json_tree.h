/* What reads JSON that is one value: the state that json_document.c (which objects are comments), json_fields.c (what stands
 * in one beside its text) and json_place.c (where it stands in the file) share. */
#ifndef OSK_COMMENT_JSON_TREE_H
#define OSK_COMMENT_JSON_TREE_H

#include "json_value.h"
#include "replies.h"

/* Fields that a path of the user's can name beside the text; and the longest path. */
static const osk__field named_fields[] = {OSK__AUTHOR, OSK__ID, OSK__GROUP, OSK__LABEL, OSK__VALUE};
enum { NAMED = sizeof named_fields / sizeof *named_fields, DEEPEST = 32 };

/* An object that holds a comment, in the order of the text. */
struct found {
    json_t *object, *parent; /* the object around it, or NULL */
    const char *key;         /* of which member of that it is the value; NULL: it stands in a list */
    json_t *named[NAMED];    /* values of the fields whose paths the user gave */
    const json_t *text;
    size_t brace;            /* its number among the objects of the text */
    size_t around;           /* the comment around it, as an index of these; SIZE_MAX: none */
    size_t n;                /* of the comment, once taken; 0: was not */
    bool listed;             /* it stands in a list, or in what does */
};

struct document {
    osk_corpus *corpus;
    const osk_comment_options *options;
    osk_error *error;
    struct brace { size_t start, end; } *braces;
    size_t brace_count, brace_capacity, next;
    struct found *found;
    size_t count, capacity;
    osk__replies replies;
    size_t steps;            /* in the path to the text */
    json_t *chain[DEEPEST];  /* objects along that path, down to the one with the text */
    size_t from;             /* bytes before the value: "window.YTD.tweets.part0 = " */
    bool meta;               /* an export of Instagram's or Facebook's: bytes of UTF-8 as \u00xx */
    bool markup;             /* some text was HTML */
    unsigned seen;           /* fields named by options that some object has */
    size_t wordless;
    const json_t *root;
    json_t *people;          /* new: who an id stands for, {"501": "Kari"}; NULL: nobody is listed */
    size_t cut;              /* where the text stops to be JSON; SIZE_MAX: nowhere */
    char why[JSON_ERROR_TEXT_LENGTH];
};

/* ---- values (json_document.c) ---- */
/* Has an object more members than any record has? Then it is a list by id, {"c1": {"text": ...}, "c2": {"text": ...}}. */
bool osk__json_is_list(const json_t *object);
/* object.a.b for the path "a.b", or NULL. */
json_t *osk__json_dig(json_t *object, osk_slice path);
/* The value of the first key that is there and says something; NULL for none. */
json_t *osk__json_first(json_t *object, const char *const *keys, size_t count);
#define FIRST_OF(object, keys) osk__json_first((object), (keys), sizeof(keys) / sizeof *(keys))

/* ---- texts (json_text.c) ---- */
/* Can the value of a key be a text: a string, or under "text" an array of pieces? */
bool osk__json_can_say(const json_t *value, const char *key);
/* The text inside Instagram's {"value": "Så fint!"}, WordPress' {"rendered": "<p>Så fint!</p>"}, Teams' {"contentType": "html",
 * "content": ...}; else the value itself. */
json_t *osk__json_said_by(json_t *value);
/* The text of an object by its keys' names, or NULL. */
const json_t *osk__json_guess_text(osk_corpus *corpus, json_t *object);
/* Appends the words of a text: HTML without its tags (*markup), what Meta wrote as bytes (`meta`) as letters. */
bool osk__json_write_text(osk__buffer *out, const json_t *value, bool meta, bool *markup, osk_error *error);

/* Counts NUL characters in what was said by an object that begins at `start`; the stream itself holds none. */
void osk__json_note_nul(osk_corpus *corpus, osk_slice words, size_t start);

/* ---- places (json_place.c) ---- */
/* Fills `braces`. */
bool osk__json_braces(struct document *document);
/* The value; where the text stops to be JSON, document->cut, that of the objects that are whole before it. NULL where there is none,
 * or where memory ran out, which the error then tells. New. */
json_t *osk__json_load(struct document *document);
/* Tells where the text stops to be JSON; false. */
bool osk__json_fail_cut(const struct document *document);

/* ---- fields (json_fields.c) ---- */
/* The values of found->named, by the paths that the user gave. */
void osk__json_note_named(struct document *document, struct found *found);
/* Which values of the object, and of what it is a part of, are which fields. */
void osk__json_place_fields(struct document *document, const struct found *found, json_t *best[OSK__FIELDS]);
/* Those values as text; `best` is as osk__json_place_fields left it. */
bool osk__json_take_fields(struct document *document, const struct found *found, json_t *const best[OSK__FIELDS], osk_slice fields[OSK__FIELDS]);
/* The id of what the object's comment answers, as a field names it; data NULL where none does. */
bool osk__json_answer_of(struct document *document, const struct found *found, json_t *const best[OSK__FIELDS], osk_slice *id);
/* Whom the comment taken last answers: the one that a field names, or the one around it. */
bool osk__json_note_answer(struct document *document, const struct found *found, json_t *const best[OSK__FIELDS]);
/* The name of a person that is an object, or NULL. */
json_t *osk__json_name(json_t *person);

/* ---- what is no comment (json_none.c) ---- */
/* Does its site not show it: spam, not approved, hidden? */
bool osk__json_is_hidden(const json_t *object);
/* Does "[deleted]" stand in its place, or is it the program's own note of an event? */
bool osk__json_is_none(const struct document *document, const json_t *object, osk_slice words);

/* ---- people (json_people.c) ---- */
/* Fills document->people from lists of people anywhere in the value: X' "includes.users", Commento's "commenters". */
bool osk__json_list_people(struct document *document, const json_t *value);
/* Is it such a list? Nothing in it is a comment. */
bool osk__json_are_people(const char *key, const json_t *value);
/* Who is meant: the name that an id stands for, else the value itself. */
json_t *osk__json_person(const struct document *document, json_t *value);

#endif
