/* Readers of documents that are one value or tree: JSON and XML. */
#ifndef OSK_COMMENT_DOCUMENT_H
#define OSK_COMMENT_DOCUMENT_H

#include "corpus.h"

/* JSON that is one value (json_document.c). A text column may be a path: "data.comments.text". */
bool osk__document_fits(osk_slice text);
bool osk__document_read(osk_corpus *corpus, const osk_comment_options *options, osk_error *error);

/* Exports in XML: Disqus, WordPress (xml.c). */
bool osk__xml_fits(osk_slice text);
bool osk__xml_read(osk_corpus *corpus, const osk_comment_options *options, osk_error *error);

#endif
