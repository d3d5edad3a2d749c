/* Runs a fuzz target without libFuzzer: driver ROUNDS SEED-FILE...
 *
 * Each round takes a seed file, cuts and mixes it and feeds it to the target behind a random first byte.
 * Rounds, not seconds, and a fixed generator: a finding comes again. For hours of it, build the target
 * with clang -fsanitize=fuzzer instead. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

enum { MOST = 1 << 16 };

static uint64_t state = 1;

static size_t draw(size_t below)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(state >> 33) % below;
}

static size_t read_file(const char *path, uint8_t *bytes)
{
    FILE *file = fopen(path, "rb");
    size_t size = file ? fread(bytes, 1, MOST, file) : 0;
    if (file)
        fclose(file);
    return size;
}

static size_t mutate(uint8_t *bytes, size_t size)
{
    static const char *const tokens[] = {"\"",
                                         "\n",
                                         "\t",
                                         ",",
                                         ";",
                                         "|",
                                         "~",
                                         "#",
                                         "{\"text\":\"",
                                         "\"}",
                                         "\xC3",
                                         "\xEF\xBF\xBD",
                                         "\n[Stop Following](#)\n",
                                         " \xE2\x80\xA2 ",
                                         "4 months ago",
                                         "**",
                                         "theme: x\n",
                                         "\r\n",
                                         ":-)",
                                         "ikke ",
                                         "f.eks.",
                                         "http://",
                                         "\xF0\x9F\x91\xA9\xE2\x80\x8D",
                                         "*",
                                         "+leder",
                                         "[not near 2: ",
                                         "]",
                                         "@a",
                                         "-"};
    for (size_t n = 1 + draw(8); n-- > 0 && size > 0;) {
        size_t at = draw(size), length = 1 + draw(size - at < 40 ? size - at : 40);
        const char *token = tokens[draw(sizeof tokens / sizeof *tokens)];
        switch (draw(5)) {
        case 0: bytes[at] = (uint8_t)draw(256); break;
        case 1: memmove(bytes + at, bytes + at + length, size - at - length); size -= length; break;
        case 2: memmove(bytes + draw(size - length + 1), bytes + at, length); break;
        case 3: size = at + 1; break;
        default:
            if (size + strlen(token) < MOST) {
                memmove(bytes + at + strlen(token), bytes + at, size - at);
                memcpy(bytes + at, token, strlen(token));
                size += strlen(token);
            }
        }
    }
    return size;
}

int main(int count, char **arguments)
{
    static uint8_t bytes[MOST + 1], seed[MOST];
    if (count < 3)
        return 1;
    long rounds = strtol(arguments[1], NULL, 10);
    for (long round = 0; round < rounds; round++) {
        size_t size = read_file(arguments[2 + draw((size_t)count - 2)], seed);
        if (size == 0)
            continue;
        /* A window of the file: short inputs are read fast and reach as deep. Of a small file half of them begin where it does,
         * since some formats are refused at their first line. */
        size_t from = size <= 4096 && draw(2) ? 0 : draw(size), length = draw(4) ? 1 + draw(3000) : size;
        length = length < size - from ? length : size - from;
        memcpy(bytes + 1, seed + from, length);
        bytes[0] = (uint8_t)draw(256);
        /* A copy of its exact size on the heap, so that a read past the end is seen. */
        size_t total = 1 + mutate(bytes + 1, length);
        uint8_t *exact = malloc(total);
        if (!exact)
            return 1;
        memcpy(exact, bytes, total);
        LLVMFuzzerTestOneInput(exact, total);
        free(exact);
    }
    printf("%ld rounds\n", rounds);
    return 0;
}
