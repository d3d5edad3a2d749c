/* What commands over files of any size share: options, progress on a terminal, and the count of rows. */
#include "cli.h"

#include <malloc.h>
#include <stdio.h>

static void tell_notice(void *host, const osk_notice *notice)
{
    cli_clock_clear(host);
    cli_notice(NULL, notice);
}

/* Done, rate, time left. */
static bool tell_progress(void *host, const osk_batch_state *state)
{
    double passed = cli_clock_due(host);
    if (passed <= 0)
        return true;
    fprintf(stderr, "\r\033[K%llu rows, %.1f MB, %.1f MB/s", (unsigned long long)(state->rows + state->rejected),
            (double)state->done / 1e6, (double)state->done / 1e6 / passed);
    if (state->size > 0 && state->done > 0)
        fprintf(stderr, ", %.0f %%, %.0f s left", 100.0 * (double)state->done / (double)state->size,
                passed * (double)(state->size - (state->done < state->size ? state->done : state->size)) / (double)state->done);
    return true;
}

osk_batch_options cli_batch_options(const cli_options *options)
{
    return (osk_batch_options){.comment = options->osk.comment, .format = cli_format(options), .chunk = options->osk.chunk,
                               .threads = options->osk.stat.threads, .record = options->record, .output = options->output,
                               .rejects = options->rejects, .strict = options->osk.strict, .force = options->osk.force,
                               .resume = options->resume};
}

int cli_run_batch(osk_batch *batch, osk_batch_options *options, const cli_options *cli)
{
    osk_error error = {0};
    osk_batch_state state = {0};
#ifdef M_MMAP_THRESHOLD
    /* What a row of megabytes took goes back to the system, not to each thread's own heap. */
    mallopt(M_MMAP_THRESHOLD, 1 << 21);
#endif
    cli_clock clock = cli_clock_begin();
    options->notice = tell_notice;
    options->progress = tell_progress;
    options->host = &clock;
    osk_language *language = osk_language_open(&cli->language, &error);
    if (language)
        cli_tell_language(language);
    bool good = language && osk_batch_run(batch, language, &state, &error);
    cli_clock_clear(&clock);
    osk_language_free(language);
    uint64_t rows = state.rows + state.rejected + state.hidden;
    if (rows > 0 && (!options->lines || state.rejected))
        fprintf(stderr, "rows: %llu, scored: %llu, rejected: %llu\n", (unsigned long long)rows, (unsigned long long)state.rows,
                (unsigned long long)state.rejected);
    return good ? OSK_OK : cli_fail(&error);
}
