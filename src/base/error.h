/* How failures are told inside the library: every helper returns false, so that a caller writes
 * `return osk__fail(...)`. `error` may be NULL throughout. */
#ifndef OSK_BASE_ERROR_H
#define OSK_BASE_ERROR_H

#include "../ordskifte.h"

bool osk__fail(osk_error *error, osk_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool osk__fail_at(osk_error *error, osk_code code, const char *file, size_t line, size_t column,
                  const char *format, ...) __attribute__((format(printf, 6, 7)));
bool osk__no_memory(osk_error *error);

#endif
