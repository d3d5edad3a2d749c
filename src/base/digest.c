/* SHA-256 through nettle. */
#include "digest.h"

#include <nettle/base64.h>
#include <nettle/sha2.h>

static void digest(osk_slice bytes, uint8_t out[SHA256_DIGEST_SIZE])
{
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, bytes.length, (const uint8_t *)bytes.data);
    sha256_digest(&context, SHA256_DIGEST_SIZE, out);
}

static void write_digits(const uint8_t sum[SHA256_DIGEST_SIZE], char out[OSK__DIGEST_SIZE])
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < SHA256_DIGEST_SIZE; i++) {
        out[2 * i] = digits[sum[i] >> 4];
        out[2 * i + 1] = digits[sum[i] & 15];
    }
    out[64] = '\0';
}

void osk__digest(osk_slice bytes, char out[OSK__DIGEST_SIZE])
{
    uint8_t sum[SHA256_DIGEST_SIZE];
    digest(bytes, sum);
    write_digits(sum, out);
}

_Static_assert(sizeof(osk__digester) >= sizeof(struct sha256_ctx), "nettle's state must fit");

void osk__digest_begin(osk__digester *digester)
{
    sha256_init((struct sha256_ctx *)(void *)digester->room);
}

void osk__digest_add(osk__digester *digester, osk_slice bytes)
{
    if (bytes.length)
        sha256_update((struct sha256_ctx *)(void *)digester->room, bytes.length, (const uint8_t *)bytes.data);
}

void osk__digest_end(osk__digester *digester, char out[OSK__DIGEST_SIZE])
{
    uint8_t sum[SHA256_DIGEST_SIZE];
    sha256_digest((struct sha256_ctx *)(void *)digester->room, SHA256_DIGEST_SIZE, sum);
    write_digits(sum, out);
}

void osk__digest_base64(osk_slice bytes, char out[45])
{
    uint8_t sum[SHA256_DIGEST_SIZE];
    digest(bytes, sum);
    base64_encode_raw(out, sizeof sum, sum);
    out[44] = '\0';
}
