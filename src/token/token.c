/* The token stage: a chunk's comments one by one. */
#include "token.h"

#include <stdlib.h>
#include <string.h>

bool osk__tokenizer_make(osk__tokenizer *tokenizer, const osk__units *units, osk_error *error)
{
    memset(tokenizer, 0, sizeof *tokenizer);
    tokenizer->units = units;
    tokenizer->breaker = osk__breaker_make("nb", error);
    return tokenizer->breaker != NULL;
}

void osk__tokenizer_free(osk__tokenizer *tokenizer)
{
    osk__breaker_free(tokenizer->breaker);
    osk__buffer_free(&tokenizer->folded);
    osk__segments_free(&tokenizer->segments);
    osk__segments_free(&tokenizer->sentence_ends);
    free(tokenizer->borders);
    free(tokenizer->tokens);
    free(tokenizer->sentences);
}

bool osk__token_run(osk__tokenizer *tokenizer, const osk_comment *comments, size_t count, osk_error *error)
{
    tokenizer->token_count = tokenizer->sentence_count = 0;
    tokenizer->failed.code = OSK_OK;
    tokenizer->folded.failed = false;
    for (size_t i = 0; i < count; i++) {
        size_t first = tokenizer->token_count;
        if (!osk__scan_comment(tokenizer, (uint32_t)i, comments[i].text, error) ||
            !osk__sentence_comment(tokenizer, (uint32_t)i, comments[i].text, first, error))
            return false;
        if (tokenizer->failed.code != OSK_OK) {
            if (error)
                *error = tokenizer->failed;
            return false;
        }
    }
    return true;
}

const char *osk_token_kind_name(osk_token_kind kind)
{
    static const char *const names[] = {"word", "abbreviation", "number", "url", "email", "mention",
                                        "tag", "emoticon", "emoji", "mark"};
    return (size_t)kind < sizeof names / sizeof *names ? names[kind] : "";
}
