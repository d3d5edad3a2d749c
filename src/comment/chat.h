/* Readers of chats, exports and documents, each with the question whether a stream is one. */
#ifndef OSK_COMMENT_CHAT_H
#define OSK_COMMENT_CHAT_H

#include "corpus.h"

/* Chats as text: WhatsApp and its like (chat.c), blocks of "From:", "Sent:" as Signal's exporters write, and
 * letters of a thread (signal.c), what is said beside a meeting (meeting.c). */
bool osk__chat_fits(const osk_corpus *corpus);
bool osk__chat_read(osk_corpus *corpus, const osk_comment_options *options, osk_error *error);
bool osk__meeting_fits(const osk_corpus *corpus);
bool osk__meeting_read(osk_corpus *corpus, osk_error *error);
bool osk__signal_fits(const osk_corpus *corpus);
bool osk__signal_read(osk_corpus *corpus, const osk_comment_options *options, osk_error *error);

#endif
