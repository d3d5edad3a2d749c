/* When to tell of progress: at a terminal only, after the first second, five times a second, on one line that goes again. */
#include "cli.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

static double seconds(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

cli_clock cli_clock_begin(void)
{
    return (cli_clock){.begun = seconds(), .terminal = isatty(STDERR_FILENO) == 1};
}

double cli_clock_due(cli_clock *clock)
{
    double now = seconds(), passed = now - clock->begun;
    if (!clock->terminal || passed < 1 || now - clock->told < 0.2)
        return 0;
    clock->told = now;
    clock->shown = true;
    return passed;
}

void cli_clock_clear(cli_clock *clock)
{
    if (clock->shown)
        fputs("\r\033[K", stderr);
    clock->shown = false;
}
