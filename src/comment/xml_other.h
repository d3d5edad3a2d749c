/* XML of no known export: elements that hold a text beside who wrote it (xml_other.c). */
#ifndef OSK_COMMENT_XML_OTHER_H
#define OSK_COMMENT_XML_OTHER_H

#include "corpus.h"

typedef struct osk__elements osk__elements;

/* New. */
osk__elements *osk__elements_make(osk_corpus *corpus, osk_error *error);
void osk__elements_free(osk__elements *elements);

/* What the parser meets: `attributes` are names and values in turn, NULL or NULL at the end; `at` is the place in the stream. */
bool osk__elements_open(osk__elements *elements, const char *name, const char *const *attributes, size_t at, osk_error *error);
void osk__elements_text(osk__elements *elements, const char *text, size_t length);
bool osk__elements_close(osk__elements *elements, size_t at, osk_error *error);

/* Texts that were no comment: what stands beside the comments, in the outermost element. */
size_t osk__elements_left_out(const osk__elements *elements);

/* Does an element or an attribute have a name that says it is a text? */
bool osk__elements_fit(osk_slice text);

#endif
