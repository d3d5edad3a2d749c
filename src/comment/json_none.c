/* JSON of any kind: which objects with a text are no comment, since their site does not show them or their program wrote them itself. */
#include "json_tree.h"

#include <string.h>

/* ---- does the site show it? ---- */

/* true, 1, "1" and "true" are yes; what says nothing is neither yes nor no. */
enum answer { NEITHER, NO, YES };
static enum answer answer_of(const json_t *value)
{
    const char *text = json_string_value(value);
    if (json_is_boolean(value))
        return json_is_true(value) ? YES : NO;
    if (json_is_integer(value))
        return json_integer_value(value) ? YES : NO;
    if (!text)
        return NEITHER;
    return strcmp(text, "1") == 0 || strcmp(text, "true") == 0 ? YES : strcmp(text, "0") == 0 || strcmp(text, "false") == 0 ? NO : NEITHER;
}

static bool any_answers(const json_t *object, const char *const *keys, size_t count, enum answer answer)
{
    for (size_t i = 0; i < count; i++)
        if (answer_of(json_object_get(object, keys[i])) == answer)
            return true;
    return false;
}
#define ANY_ANSWERS(object, keys, answer) any_answers((object), (keys), sizeof(keys) / sizeof *(keys), (answer))

/* "status": "spam" of WordPress, "state": "unapproved" of Commento, "moderationStatus": "heldForReview" of YouTube. */
static bool is_in_hidden_state(const json_t *object)
{
    static const char *const keys[] = {"status", "state", "comment_status", "moderationStatus", "moderation_status", "comment_approved"},
                      *const states[] = {"spam", "trash", "hold", "pending", "unapproved", "rejected", "heldforreview", "likelyspam", "deleted",
                                         "removed", "hidden", "slettet", "sletta", "skjult", "avvist"};
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        const char *state = json_string_value(json_object_get(object, keys[k]));
        for (size_t s = 0; state && s < sizeof states / sizeof *states; s++)
            if (osk__slice_alike(osk__slice_text(state), states[s]))
                return true;
    }
    return false;
}

bool osk__json_is_hidden(const json_t *object)
{
    static const char *const shown[] = {"approved", "isApproved", "is_approved", "godkjent", "visible", "isVisible", "is_visible", "published", "isPublished", "is_published"},
                      *const hidden[] = {"spam", "isSpam", "is_spam", "hidden", "isHidden", "is_hidden", "removed", "isRemoved", "is_removed",
                                         "user_deleted", "skjult", "slettet", "sletta"};
    return ANY_ANSWERS(object, shown, NO) || ANY_ANSWERS(object, hidden, YES) || is_in_hidden_state(object);
}

/* ---- what nobody said ---- */

/* What Reddit writes in the place of a comment. */
static bool is_gone(osk_slice words)
{
    return osk__slice_is(words, "[deleted]") || osk__slice_is(words, "[removed]");
}

/* "Kari joined the channel", as Slack ("subtype": "channel_join"), Discord ("type": "GuildMemberJoin") and Skype note it. */
static bool is_event(const json_t *object)
{
    static const char *const keys[] = {"subtype", "type", "messageType", "messagetype"},
                      *const begins[] = {"channel_", "group_", "Channel", "GuildMember", "Recipient", "ThreadCreated", "system",
                                         "ThreadActivity", "Event/", "PopCard"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const char *kind = json_string_value(json_object_get(object, keys[i]));
        if (kind && osk__slice_begins_any(osk__slice_text(kind), OSK__LIST(begins)))
            return true;
    }
    return false;
}

/* The words without `end`, or empty where they do not end so. */
static osk_slice before_end(osk_slice words, const char *end)
{
    size_t length = osk__slice_ends(words, end);
    return osk__slice(words.data, length ? words.length - length : 0);
}

/* "Reacted \xF0\x9F\x98\x82 to your message", "Reagerte med \xE2\x9D\xA4 p\xC3\xA5 meldingen din": nothing but a sign between. */
static bool is_reaction(osk_slice words)
{
    static const char *const begins[] = {"Reacted ", "Reagerte med ", "Reagerte "}, *const ends[] = {" to your message", " p\xC3\xA5 meldingen din", " p\xC3\xA5 meldinga di"};
    size_t begin = osk__slice_begins_any(words, OSK__LIST(begins));
    for (size_t i = 0; begin && i < sizeof ends / sizeof *ends; i++) {
        osk_slice sign = before_end(words, ends[i]);
        if (sign.length > begin && osk__slice_words(osk__slice_behind(sign, begin)) == 1 &&
            !osk__slice_count(osk__slice_behind(sign, begin), 'A', 'z' - 'A'))
            return true;
    }
    return false;
}

/* "Kari sent an attachment.", of a message of Kari Moe's; "You sent a photo." Somebody else's name there is somebody's words. Both are
 * compared as they stand in the file. */
static bool is_sending(const json_t *object)
{
    static const char *const ends[] = {" sent an attachment.", " sendte et vedlegg.", " sende eit vedlegg.", " sent a photo.", " sendte et bilde.", " sende eit bilete."};
    const char *sender = json_string_value(json_object_get(object, "sender_name")), *content = json_string_value(json_object_get(object, "content"));
    for (size_t i = 0; content && i < sizeof ends / sizeof *ends; i++) {
        osk_slice who = before_end(osk__slice_trim(osk__slice_text(content)), ends[i]);
        bool begins = sender && who.length && strncmp(sender, who.data, who.length) == 0;
        if (osk__slice_is(who, "You") || osk__slice_is(who, "Du") || (begins && strchr(" ", sender[who.length])))
            return true;
    }
    return false;
}

/* What Messenger and Instagram write for somebody. */
static bool is_metas(const json_t *object, osk_slice words)
{
    static const char *const whole[] = {"Liked a message", "Likte en melding", "Liker en melding", "Likte ei melding", "Liker ei melding"};
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        if (osk__slice_is(words, whole[i]))
            return true;
    return is_reaction(words) || is_sending(object);
}

static bool is_deleted(const json_t *object)
{
    static const char *const keys[] = {"deleted", "delete", "isDeleted", "is_deleted", "isUnsent", "is_unsent"};
    return ANY_ANSWERS(object, keys, YES);
}

bool osk__json_is_none(const struct document *document, const json_t *object, osk_slice words)
{
    return is_deleted(object) || is_gone(words) || is_event(object) || (document->meta && is_metas(object, words));
}
