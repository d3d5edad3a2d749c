/* A chat that Telegram's program for desktops exported as HTML, which it does unless told otherwise. It is written by a machine and always
 * so; a message without a name goes on in the one before.
 *
 *   <div class="message default clearfix" id="message2">
 *    <div class="pull_right date details" title="12.03.2024 14:05:06 UTC+01:00">14:05</div>
 *    <div class="from_name">Turid Moe</div>
 *    <div class="reply_to details">In reply to <a href="#go_to_message1">this message</a></div>
 *    <div class="text">Hunden bjeffer.</div> */
#include "chat.h"
#include "markup.h"
#include "replies.h"

#include <string.h>

static const char message_mark[] = "<div class=\"message ";

/* What stands between `before` and `after`, the first time; data NULL where it does not. */
static osk_slice between(osk_slice s, const char *before, const char *after)
{
    size_t at = osk__slice_find(s, before);
    if (at == SIZE_MAX)
        return osk__slice(NULL, 0);
    osk_slice rest = osk__slice_behind(s, at + strlen(before));
    size_t end = osk__slice_find(rest, after);
    return end == SIZE_MAX ? osk__slice(NULL, 0) : osk__slice(rest.data, end);
}

/* Plain text in the arena. */
static bool plain(osk_corpus *corpus, osk_slice markup, osk_slice *out, osk_error *error)
{
    osk__buffer text = {0};
    osk__markup_plain(&text, markup);
    osk_slice words = osk__slice_trim(osk__slice(text.data ? text.data : "", text.length));
    bool good = osk__buffer_check(&text, error) && (out->data = osk__arena_copy(&corpus->arena, words.data, words.length, error));
    out->length = words.length;
    osk__buffer_free(&text);
    return good;
}

static bool take_message(osk_corpus *corpus, osk_slice message, osk_slice *author, osk__replies *replies, size_t *left_out, osk_error *error)
{
    osk_slice own = message, text, words, answered = between(message, "#go_to_message", "\"");
    size_t forwarded = osk__slice_find(message, "<div class=\"forwarded body\">");
    own.length = forwarded < own.length ? forwarded : own.length; /* the name in there is another's */
    osk_slice name = between(own, "<div class=\"from_name\">", "</div>");
    osk_comment comment = {.kind = OSK_COMMENT, .id = between(message, "id=\"message", "\""), .posted = between(own, "date details\" title=\"", "\"")};
    if (name.data && (!plain(corpus, name, author, error) || !osk__ledger_slice(corpus, name, OSK_PART_AUTHOR, error)))
        return false;
    comment.author = author->length ? *author : osk__slice(NULL, 0);
    text = between(message, "<div class=\"text\">", "</div>");
    if (text.data && !plain(corpus, text, &words, error))
        return false;
    if (!text.data || !words.length)
        return ++*left_out, true; /* a picture, a sticker, a call */
    size_t start = (size_t)(text.data - corpus->stream);
    osk__draft_begin(corpus);
    return osk__ledger_slice(corpus, comment.posted, OSK_PART_TIME, error) && osk__ledger_slice(corpus, text, OSK_PART_BODY, error) &&
           osk__draft_text(corpus, words, start, start + text.length, error) && osk__draft_end(corpus, &comment, start, error) &&
           (!answered.length || osk__replies_add(replies, corpus->count - 1, answered, error));
}

bool osk__telegram_read(osk_corpus *corpus, osk_error *error)
{
    osk_slice rest = osk__slice(corpus->stream, corpus->length), author = {NULL, 0};
    osk__replies replies = {0};
    size_t at, left_out = 0;
    corpus->layout = "telegram";
    bool good = osk__corpus_notice(corpus, error, OSK_NOTICE_GUESS, 0, 0, "read as a chat that Telegram exported as HTML");
    while (good && (at = osk__slice_find(rest, message_mark)) != SIZE_MAX) {
        rest = osk__slice_behind(rest, at + sizeof message_mark - 1);
        size_t end = osk__slice_find(rest, message_mark);
        osk_slice message = osk__slice(rest.data, end < rest.length ? end : rest.length);
        if (osk__slice_begins(message, "default"))
            good = take_message(corpus, message, &author, &replies, &left_out, error);
    }
    good = good && osk__replies_resolve(&replies, corpus, error) && osk__ledger_close(corpus, NULL, error) &&
           (!left_out || osk__corpus_notice(corpus, error, OSK_NOTICE_GUESS, 0, 0, "left out: %zu messages without words (pictures, calls)", left_out));
    osk__replies_free(&replies);
    return good;
}

bool osk__telegram_fits(osk_slice text)
{
    enum { LOOKED_AT = 16384 };
    osk_slice head = osk__slice(text.data, text.length < LOOKED_AT ? text.length : LOOKED_AT);
    return osk__slice_find(head, "class=\"page_body chat_page\"") != SIZE_MAX && osk__slice_find(head, "<div class=\"history\">") != SIZE_MAX;
}
