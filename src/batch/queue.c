/* Blocks through threads and out in order: the only file of the stage that knows of threads. */
#include "queue.h"

#include "../base/thread.h"

#include <pthread.h>
#include <stdlib.h>

typedef enum state { FREE, TAKEN, DONE } state;

/* Under `lock`, but for `queue` and for what `reading` guards. */
typedef struct run {
    const osk__queue *queue;
    pthread_mutex_t lock, reading;
    pthread_cond_t room;   /* a slot is free, or it is over */
    state *states;         /* by slot */
    uint64_t taken, written; /* blocks */
    uint64_t alone;          /* nothing is taken until so many are written */
    bool over;             /* nothing more is read */
    bool writing, stopped; /* somebody writes; nothing more is written */
    uint64_t failed;       /* block at which `failure` stands */
    osk_error failure;
} run;

typedef struct thread { run *run; size_t number; pthread_t handle; bool started; } thread;

static size_t slot_of(const run *run, uint64_t block) { return (size_t)(block % run->queue->slots); }

/* The failure that stands first in the input is told. Under `lock`. */
static void fail(run *run, uint64_t block, const osk_error *error)
{
    if (run->failure.code == OSK_OK || block < run->failed) {
        run->failure = *error;
        run->failed = block;
    }
    run->over = true;
    run->stopped = run->stopped || block <= run->written;
    pthread_cond_broadcast(&run->room);
}

/* Waits for a free slot; false where nothing more is to be read. Under `reading`, so nobody else takes it. */
static bool wait_room(run *run, uint64_t *block)
{
    pthread_mutex_lock(&run->lock);
    while (!run->over && (run->taken - run->written >= run->queue->slots || run->written < run->alone))
        pthread_cond_wait(&run->room, &run->lock);
    *block = run->taken;
    bool more = !run->over;
    pthread_mutex_unlock(&run->lock);
    return more;
}

static bool take(run *run, uint64_t *block)
{
    osk_error error = {0};
    bool more = false, alone = false;
    pthread_mutex_lock(&run->reading);
    bool good = !wait_room(run, block) || run->queue->read(run->queue->host, slot_of(run, *block), &more, &alone, &error);
    pthread_mutex_lock(&run->lock);
    if (!good)
        fail(run, *block, &error);
    more = good && more;
    run->over = run->over || !more;
    if (more) {
        run->states[slot_of(run, *block)] = TAKEN;
        run->taken++;
        run->alone = alone ? run->taken : run->alone;
    } else {
        pthread_cond_broadcast(&run->room);
    }
    pthread_mutex_unlock(&run->lock);
    pthread_mutex_unlock(&run->reading);
    return more;
}

static bool can_write(const run *run)
{
    return !run->stopped && run->written < run->taken && run->states[slot_of(run, run->written)] == DONE &&
           !(run->failure.code != OSK_OK && run->failed <= run->written);
}

/* Writes what is next in order as long as it is there. Under `lock`, which is left while bytes are written. */
static void write_ready(run *run)
{
    if (run->writing)
        return;
    run->writing = true;
    while (can_write(run)) {
        osk_error error = {0};
        uint64_t block = run->written;
        pthread_mutex_unlock(&run->lock);
        bool good = run->queue->write(run->queue->host, slot_of(run, block), &error);
        pthread_mutex_lock(&run->lock);
        if (!good) {
            fail(run, block, &error);
            break;
        }
        run->states[slot_of(run, block)] = FREE;
        run->written++;
        pthread_cond_broadcast(&run->room);
    }
    run->writing = false;
}

static void *work(void *argument)
{
    thread *thread = argument;
    run *run = thread->run;
    uint64_t block;
    while (take(run, &block)) {
        osk_error error = {0};
        bool good = run->queue->work(run->queue->host, thread->number, slot_of(run, block), &error);
        pthread_mutex_lock(&run->lock);
        run->states[slot_of(run, block)] = DONE;
        if (!good)
            fail(run, block, &error);
        write_ready(run);
        pthread_mutex_unlock(&run->lock);
    }
    return NULL;
}

bool osk__queue_run(const osk__queue *queue, osk_error *error)
{
    run run = {.queue = queue};
    thread threads[OSK__THREADS];
    if (!(run.states = osk__take(queue->slots, sizeof *run.states, error)))
        return false;
    pthread_mutex_init(&run.lock, NULL);
    pthread_mutex_init(&run.reading, NULL);
    pthread_cond_init(&run.room, NULL);
    for (size_t t = 0; t < queue->threads; t++) {
        threads[t] = (thread){.run = &run, .number = t};
        threads[t].started = t > 0 && pthread_create(&threads[t].handle, NULL, work, &threads[t]) == 0;
    }
    work(&threads[0]);
    for (size_t t = 1; t < queue->threads; t++)
        if (threads[t].started)
            pthread_join(threads[t].handle, NULL);
    pthread_cond_destroy(&run.room);
    pthread_mutex_destroy(&run.reading);
    pthread_mutex_destroy(&run.lock);
    free(run.states);
    if (run.failure.code != OSK_OK && error)
        *error = run.failure;
    return run.failure.code == OSK_OK;
}
