/* Fuzz target: any bytes as a comment's text, ill-formed ones made U+FFFD. The fast scanner, its portable twin and ICU alone
 * find the same tokens, sentences and segments; tokens, sentences and units over spaces tile the text, whatever the ICU. */
#include "../unit/tiling.h"
#include "../unit/ways.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static osk_worker *worker;
static osk__breaker *breaker;
static bool ours; /* it is the ICU that the fast way is held to */

static bool begin(void)
{
    osk_language_options options = {.data = getenv("SOURCE")};
    osk_language *language = osk_language_open(&options, NULL);
    worker = language ? osk_worker_make(language, NULL) : NULL;
    breaker = osk__breaker_make("nb", NULL);
    ours = ways_comparable();
    return worker && breaker && ways_make(&language->units, NULL);
}

/* Each unit over spaces takes two tokens at least, and stays in its sentence. */
static void check_spans(osk_slice text)
{
    osk_comment comment = {.n = 1, .kind = OSK_COMMENT, .text = text};
    const osk__tokenizer *t = &ways[0];
    if (!osk__token_run(&ways[0], &comment, 1, NULL))
        abort();
    for (size_t i = 0; i < t->sentence_count; i++) {
        const osk_sentence *sentence = &t->sentences[i];
        for (size_t at = 0; at < sentence->count; at++) {
            const char *name = NULL;
            size_t taken = osk__span_find(text, t->tokens + sentence->first, sentence->count, at, &name);
            if (taken == 1 || at + taken > sentence->count || (taken && !name))
                abort();
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    osk__buffer repaired = {0};
    if (!worker && !begin())
        abort();
    osk__utf8_repair(&repaired, osk__slice((const char *)bytes, size));
    osk_slice text = osk__slice(repaired.length ? repaired.data : "", repaired.length);
    if ((ours && !all_agree(breaker, text)) || !tokens_hold(worker, ours ? breaker : NULL, text))
        abort();
    check_spans(text);
    osk__buffer_free(&repaired);
    return 0;
}
