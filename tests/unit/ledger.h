/* The sum of a ledger's bytes, which must be the stream's. */
#ifndef TEST_LEDGER_H
#define TEST_LEDGER_H

#include "ordskifte.h"

static inline uint64_t ledger_sum(const osk_table *ledger)
{
    uint64_t sum = 0;
    for (size_t row = 0; row < osk_table_rows(ledger); row++) {
        osk_slice bytes = osk_table_text(ledger, row, 1);
        uint64_t value = 0;
        for (size_t i = 0; i < bytes.length; i++)
            value = value * 10 + (uint64_t)(bytes.data[i] - '0');
        sum += value;
    }
    return sum;
}

#endif
