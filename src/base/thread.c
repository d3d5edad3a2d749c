/* Threads: the range is cut into as many even parts as there are threads; the caller does the first. */
#include "thread.h"

#include <pthread.h>
#include <stdbool.h>
#include <unistd.h>

struct part {
    void (*work)(void *context, size_t thread, size_t first, size_t last);
    void *context;
    size_t thread, first, last;
    pthread_t handle;
    bool started;
};

static void *run(void *argument)
{
    struct part *part = argument;
    part->work(part->context, part->thread, part->first, part->last);
    return NULL;
}

size_t osk__thread_count(size_t asked)
{
    long there = sysconf(_SC_NPROCESSORS_ONLN);
    size_t count = asked ? asked : there > 0 ? (size_t)there : 1;
    return count < OSK__THREADS ? count : OSK__THREADS;
}

size_t osk__thread_stride(size_t count, size_t size)
{
    enum { LINE = 128 }; /* of some processors; of others half of it */
    return (count * size / LINE + 2) * LINE / size;
}

void osk__parallel(size_t count, size_t threads, void (*work)(void *context, size_t thread, size_t first, size_t last),
                   void *context)
{
    struct part parts[OSK__THREADS];
    if (threads > count)
        threads = count;
    for (size_t t = 0; t < threads; t++) {
        parts[t] = (struct part){work, context, t, count / threads * t, count / threads * (t + 1), .started = false};
        if (t == threads - 1)
            parts[t].last = count;
        parts[t].started = t > 0 && pthread_create(&parts[t].handle, NULL, run, &parts[t]) == 0;
    }
    for (size_t t = 0; t < threads; t++)
        if (!parts[t].started)
            run(&parts[t]);
    for (size_t t = 0; t < threads; t++)
        if (parts[t].started)
            pthread_join(parts[t].handle, NULL);
}
