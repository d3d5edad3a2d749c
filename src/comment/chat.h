/* Readers of chats, exports and documents, each with the question whether a stream is one. */
#ifndef OSK_COMMENT_CHAT_H
#define OSK_COMMENT_CHAT_H

#include "corpus.h"

/* Chats as text: WhatsApp and its like (chat.c), blocks of "From:", "Sent:" as Signal's exporters write, and
 * letters of a thread (signal.c), what is said beside a meeting (meeting.c), messages below a line with who and when (heads.c), captions of
 * a film (captions.c), Telegram's HTML (telegram.c). */
bool osk__chat_fits(const osk_corpus *corpus);
bool osk__chat_read(osk_corpus *corpus, const osk_comment_options *options, osk_error *error);
bool osk__meeting_fits(const osk_corpus *corpus);
bool osk__meeting_read(osk_corpus *corpus, osk_error *error);
bool osk__heads_fit(const osk_corpus *corpus);
bool osk__heads_read(osk_corpus *corpus, osk_error *error);
bool osk__captions_fit(const osk_corpus *corpus);
bool osk__captions_read(osk_corpus *corpus, osk_error *error);
bool osk__telegram_fits(osk_slice text);
bool osk__telegram_read(osk_corpus *corpus, osk_error *error);
bool osk__signal_fits(const osk_corpus *corpus);
bool osk__signal_read(osk_corpus *corpus, const osk_comment_options *options, osk_error *error);

/* ---- what programs write in a person's name (chat_own.c) ---- */
/* Without blanks and marks of direction at both ends, and without the "~" before the name of somebody who is no contact (chat.c). */
osk_slice osk__chat_clean(osk_slice name);
/* What somebody wrote of a message: a part of `text`, empty where nothing is. */
osk_slice osk__chat_words(osk_slice text);
/* A line that a program set beside what was said: a picture ("![a.jpg](./a.jpg)"), reactions ("(- Nora: :) -)"), a lone ">". */
bool osk__chat_is_beside(osk_slice line);
/* Is the message a poll? Its question and its options are the person's words. */
bool osk__chat_is_poll(osk_slice text);
/* A line of a poll without its label and its votes; empty where nothing else is in it. */
osk_slice osk__chat_poll_line(osk_slice line);

#endif
