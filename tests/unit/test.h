/* A test program in a few lines: CHECK counts and tells, test_end gives the exit status. */
#ifndef TEST_H
#define TEST_H

#include <stdio.h>

static int test_failed, test_passed;

#define CHECK(condition)                                                              \
    ((condition) ? (void)test_passed++                                                \
                 : (void)(test_failed++, printf("%s:%d: failed: %s\n", __FILE__, __LINE__, #condition)))

static inline int test_end(void)
{
    printf("%d checks passed, %d failed\n", test_passed, test_failed);
    return test_failed > 0 || test_passed == 0;
}

#endif
