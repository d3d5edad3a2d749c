/* Names of columns and fields that are put together: "ownerUsername", "author/name", "created_time", "in_reply_to_status_id",
 * "opprettet tidspunkt". No list can hold them all, and every one is made of a few words:
 *
 *   owner + username          PERSON NAMED   who wrote it
 *   created + time            EVENT MOMENT   when
 *   replied + to + id         ANSWER LINK    whom it answers
 *   comment + body            THING WORDS    what is said */
#include "corpus.h"

#include <string.h>

enum word {
    PERSON = 1 << 0, NAMED = 1 << 1, EVENT = 1 << 2, MOMENT = 1 << 3, ANSWER = 1 << 4, TOWARDS = 1 << 5, THING = 1 << 6,
    WORDS = 1 << 7, ID = 1 << 8, LOCALE = 1 << 9, UNIQUE = 1 << 10, BY = 1 << 11, FROM = 1 << 12
};

static const struct { const char *text; unsigned kind; } words[] = {
    {"author", PERSON}, {"user", PERSON}, {"owner", PERSON}, {"sender", PERSON}, {"from", FROM}, {"commenter", PERSON},
    {"creator", PERSON}, {"poster", PERSON}, {"profile", PERSON}, {"account", PERSON}, {"person", PERSON},
    {"participant", PERSON}, {"member", PERSON}, {"forfatter", PERSON}, {"bruker", PERSON}, {"brukar", PERSON},
    {"avsender", PERSON}, {"avsendar", PERSON}, {"deltaker", PERSON}, {"deltakar", PERSON}, {"innsender", PERSON},
    {"innsendar", PERSON}, {"taler", PERSON}, {"talar", PERSON}, {"speaker", PERSON}, {"contact", PERSON}, {"kontakt", PERSON},
    {"name", NAMED}, {"username", NAMED}, {"displayname", NAMED}, {"nickname", NAMED}, {"fullname", NAMED},
    {"screenname", NAMED}, {"handle", NAMED}, {"login", NAMED}, {"realname", NAMED}, {"navn", NAMED}, {"namn", NAMED},
    {"brukernavn", NAMED}, {"brukarnamn", NAMED}, {"visningsnavn", NAMED}, {"visningsnamn", NAMED}, {"visnings", NAMED},
    {"created", EVENT}, {"create", EVENT}, {"creation", EVENT}, {"published", EVENT}, {"publish", EVENT}, {"posted", EVENT},
    {"post", EVENT}, {"sent", EVENT}, {"submitted", EVENT}, {"submit", EVENT}, {"submission", EVENT},
    {"commented", EVENT}, {"registered", EVENT}, {"recorded", EVENT}, {"arrival", EVENT}, {"opprettet", EVENT},
    {"oppretta", EVENT}, {"publisert", EVENT}, {"innsendt", EVENT}, {"sendt", EVENT}, {"levert", EVENT},
    {"registrert", EVENT}, {"lagt", EVENT}, {"ytret", EVENT}, {"skrevet", EVENT}, {"skrive", EVENT},
    {"time", MOMENT}, {"date", MOMENT}, {"datetime", MOMENT}, {"timestamp", MOMENT}, {"stamp", MOMENT}, {"at", MOMENT},
    {"on", MOMENT}, {"utc", MOMENT}, {"gmt", MOMENT}, {"iso", MOMENT}, {"ms", MOMENT}, {"local", MOMENT}, {"unix", MOMENT},
    {"dato", MOMENT}, {"tid", MOMENT}, {"tidspunkt", MOMENT}, {"klokkeslett", MOMENT}, {"ut", MOMENT},
    {"reply", ANSWER}, {"replies", ANSWER}, {"replied", ANSWER}, {"inreply", ANSWER | TOWARDS}, {"parent", ANSWER | TOWARDS},
    {"svar", ANSWER}, {"svarer", ANSWER}, {"answer", ANSWER}, {"to", TOWARDS}, {"til", TOWARDS}, {"p\xC3\xA5", TOWARDS},
    {"comment", THING}, {"kommentar", THING}, {"message", THING | WORDS}, {"melding", THING | WORDS}, {"tweet", THING},
    {"tweets", THING}, {"referenced", THING}, {"status", THING}, {"innlegg", THING | WORDS}, {"review", THING},
    {"original", THING | EVENT}, {"full", THING}, {"plain", THING}, {"is", THING},
    {"text", WORDS}, {"tekst", WORDS}, {"body", WORDS}, {"content", WORDS}, {"innhold", WORDS}, {"innhald", WORDS},
    {"id", ID}, {"hex", ID}, {"uri", ID}, {"ref", ID}, {"unique", UNIQUE}, {"by", BY}, {"av", BY},
    {"nb", LOCALE}, {"nn", LOCALE}, {"no", LOCALE}, {"en", LOCALE}};

enum { MOST_WORDS = 8, LONGEST_WORD = 16 };

/* Splits `name` into words; answers how many, or 0 where some part of it is none. The longest word that leaves a rest which
 * splits too is taken first: "inreplyto" is "inreply" and "to". */
static size_t split(osk_slice name, unsigned *kinds, size_t count)
{
    unsigned begins[LONGEST_WORD + 1] = {0}; /* the word of each length that the name begins with */
    if (name.length == 0)
        return count;
    if (count == MOST_WORDS)
        return 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = words[i].text[0] == name.data[0] ? osk__slice_begins(name, words[i].text) : 0;
        begins[length] = words[i].kind;
    }
    for (size_t length = LONGEST_WORD; length > 0; length--) {
        kinds[count] = begins[length];
        size_t all = begins[length] ? split(osk__slice_behind(name, length), kinds, count + 1) : 0;
        if (all)
            return all;
    }
    return 0;
}

static bool is_made_of(const unsigned *kinds, size_t count, unsigned of, unsigned needed, unsigned also)
{
    unsigned has = 0;
    for (size_t i = 0; i < count; i++) {
        if (!(kinds[i] & of))
            return false;
        has |= kinds[i] & of;
    }
    return (has & needed) && (!also || (has & also));
}

osk__field osk__field_compound(osk_slice name, size_t *rank)
{
    /* From the surest to the least sure; an id tells people apart where nothing names them. */
    static const struct { osk__field field; unsigned of, needed, also; } made[] = {
        {OSK__TEXT, THING | WORDS | LOCALE, WORDS, THING | LOCALE},
        {OSK__POSTED, EVENT | MOMENT, EVENT, MOMENT},
        {OSK__REPLY_TO, ANSWER | TOWARDS | THING | ID, ANSWER, TOWARDS},
        {OSK__ID, THING | ID, ID, THING},
        {OSK__AUTHOR, PERSON | FROM | NAMED, NAMED, 0},
        {OSK__AUTHOR, EVENT | BY, BY, EVENT},
        {OSK__AUTHOR, UNIQUE | ID, UNIQUE, ID},
        {OSK__AUTHOR, PERSON | ID, PERSON, ID}};
    unsigned kinds[MOST_WORDS];
    size_t count = name.length ? split(name, kinds, 0) : 0;
    for (size_t i = 0; count > 1 && i < sizeof made / sizeof *made; i++)
        if (is_made_of(kinds, count, made[i].of, made[i].needed, made[i].also)) {
            *rank = i;
            return made[i].field;
        }
    return OSK__FIELDS;
}
