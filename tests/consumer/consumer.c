/* A small C program against the installed library: scores a sentence. */
#include <ordskifte.h>

#include <stdio.h>
#include <string.h>

int main(void)
{
    const char *text = "Det er ikke dumt, men veldig bra :-)";
    osk_error error = {OSK_OK, 0, 0, "", ""};
    osk_language *language = osk_language_open(NULL, &error);
    osk_worker *worker = language ? osk_worker_make(language, &error) : NULL;
    osk_comment comment;
    memset(&comment, 0, sizeof comment);
    comment.n = 1;
    comment.kind = OSK_COMMENT;
    comment.text.data = text;
    comment.text.length = strlen(text);
    const osk_chunk *chunk = worker ? osk_worker_run(worker, &comment, 1, &error) : NULL;
    char message[600];
    if (chunk)
        printf("%s %lld\n", osk_label_name(chunk->scores[0].label), (long long)osk_score_value(&chunk->scores[0]));
    else
        printf("%s\n", osk_error_text(&error, message, sizeof message));
    osk_worker_free(worker);
    osk_language_free(language);
    return chunk ? 0 : 1;
}
