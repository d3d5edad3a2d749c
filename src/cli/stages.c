/* The stage that the main job is in, on a terminal: some take long and tell nothing, so a thread of its own writes the line. */
#include "cli.h"

#include <pthread.h>
#include <stdio.h>
#include <time.h>

struct cli_stages {
    cli_clock clock;
    osk_report_state state;
    pthread_t thread;
    pthread_mutex_t lock; /* holds all of it but the thread */
    pthread_cond_t changed;
    bool ended;
};

/* "2 of 9, scoring: 2100 of 10000 comments, 3 s" */
static void write_line(cli_stages *stages)
{
    const osk_report_state *state = &stages->state;
    double passed = state->stage ? cli_clock_due(&stages->clock) : 0;
    if (passed <= 0)
        return;
    fprintf(stderr, "\r\033[K%zu of %zu, %s", state->step, state->steps, state->stage);
    if (state->all)
        fprintf(stderr, ": %zu of %zu comments", state->done, state->all);
    fprintf(stderr, ", %.0f s", passed);
}

static void *watch(void *host)
{
    cli_stages *stages = host;
    pthread_mutex_lock(&stages->lock);
    while (!stages->ended) {
        struct timespec next;
        clock_gettime(CLOCK_REALTIME, &next);
        next.tv_nsec += 250000000;
        next.tv_sec += next.tv_nsec / 1000000000;
        next.tv_nsec %= 1000000000;
        pthread_cond_timedwait(&stages->changed, &stages->lock, &next);
        if (!stages->ended)
            write_line(stages);
    }
    pthread_mutex_unlock(&stages->lock);
    return NULL;
}

static void tell_notice(void *host, const osk_notice *notice)
{
    cli_stages *stages = host;
    pthread_mutex_lock(&stages->lock);
    cli_clock_clear(&stages->clock);
    cli_notice(NULL, notice);
    pthread_mutex_unlock(&stages->lock);
}

static bool tell_stage(void *host, const osk_report_state *state)
{
    cli_stages *stages = host;
    pthread_mutex_lock(&stages->lock);
    stages->state = *state;
    pthread_mutex_unlock(&stages->lock);
    return true;
}

cli_stages *cli_stages_begin(osk_options *options)
{
    static cli_stages only;
    only.clock = cli_clock_begin();
    options->notice = cli_notice;
    pthread_mutex_init(&only.lock, NULL);
    pthread_cond_init(&only.changed, NULL);
    if (!only.clock.terminal || pthread_create(&only.thread, NULL, watch, &only) != 0)
        return NULL;
    options->notice = tell_notice;
    options->progress = tell_stage;
    options->host = &only;
    return &only;
}

void cli_stages_end(cli_stages *stages)
{
    if (!stages)
        return;
    pthread_mutex_lock(&stages->lock);
    stages->ended = true;
    pthread_cond_signal(&stages->changed);
    pthread_mutex_unlock(&stages->lock);
    pthread_join(stages->thread, NULL);
    cli_clock_clear(&stages->clock);
}
