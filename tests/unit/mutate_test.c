/* The differential run over many lines: the fast way to segments, sentences and tokens against ICU's.
 *
 *   mutate_test DATA LINES SEED FILE...
 *
 * A third of the lines are awkward pieces in a row, a third signs drawn at random, a third lines of the files' comments cut
 * somewhere and changed in a few places. ctest runs a few hundred thousand; a long run is started by hand with more lines
 * and other seeds, and says how many it was. */
#include "language.h"

#include "base/utf8.h"
#include "test.h"
#include "ways.h"

#include <stdlib.h>
#include <string.h>

enum { LINE = 400, WINDOW = 56, GROUP = 32 /* lines that go through together, so that one meets the next */ };

struct source { char *data; size_t length, capacity; }; /* all comments, one behind the other */

static void add_file(struct source *source, const char *path)
{
    osk_error error = {0};
    osk_corpus *corpus = osk_comment_read(path, NULL, NULL, &error);
    CHECK(corpus != NULL);
    for (size_t i = 0; corpus && i < osk_corpus_count(corpus); i++) {
        osk_slice text = osk_corpus_comment(corpus, i)->text;
        if (!OSK__ROOM(source->data, source->capacity, source->length + text.length + 1, NULL))
            exit(1);
        memcpy(source->data + source->length, text.data, text.length);
        source->length += text.length;
        source->data[source->length++] = '\n';
    }
    osk_corpus_free(corpus);
}

/* ---- lines ---- */

static size_t put(char *line, size_t length, const char *bytes, size_t count)
{
    if (length + count > LINE)
        return length;
    memcpy(line + length, bytes, count);
    return length + count;
}

static size_t put_piece(char *line, size_t length)
{
    const char *piece = pieces[draw(sizeof pieces / sizeof *pieces)];
    return put(line, length, piece, strlen(piece));
}

/* Mostly ASCII, else Latin-1, a mark beyond it, or any code point of the first plane. */
static size_t put_sign(char *line, size_t length)
{
    size_t kind = draw(64);
    uint32_t value = kind < 48 ? 0x20 + (uint32_t)draw(0x5F) : kind < 58 ? 0xA0 + (uint32_t)draw(0x60)
                     : kind < 63 ? 0x2010 + (uint32_t)draw(0x40) : (uint32_t)draw(0xD800);
    char bytes[4];
    if (value < 0x80) {
        bytes[0] = (char)(value ? value : 1);
        return put(line, length, bytes, 1);
    }
    if (value < 0x800) {
        bytes[0] = (char)(0xC0 | value >> 6);
        bytes[1] = (char)(0x80 | (value & 0x3F));
        return put(line, length, bytes, 2);
    }
    bytes[0] = (char)(0xE0 | value >> 12);
    bytes[1] = (char)(0x80 | (value >> 6 & 0x3F));
    bytes[2] = (char)(0x80 | (value & 0x3F));
    return put(line, length, bytes, 3);
}

static bool inside(const struct source *source, size_t at)
{
    return at < source->length && ((unsigned char)source->data[at] & 0xC0) == 0x80;
}

/* A window of a comment, where at each code point something may happen: once or twice a line. */
static size_t mutated(const struct source *source, char *line)
{
    size_t length = 0, at = draw(source->length), end = at + 8 + draw(WINDOW);
    while (inside(source, at))
        at++;
    for (size_t next; at < source->length && at < end; at = next) {
        for (next = at + 1; inside(source, next);)
            next++;
        switch (draw(200)) {
        case 0: continue;
        case 1: length = put_piece(line, length); break;
        case 2: length = put_sign(line, length); continue;
        case 3: length = put(line, length, source->data + at, next - at); break;
        case 4: length = put(line, length, ". ", 1 + draw(2)); break;
        default: break;
        }
        bool letter = (source->data[at] | 0x20) >= 'a' && (source->data[at] | 0x20) <= 'z';
        char other = (char)(source->data[at] ^ 0x20);
        length = letter && draw(60) == 0 ? put(line, length, &other, 1) : put(line, length, source->data + at, next - at);
    }
    return length;
}

static size_t make_line(const struct source *source, char *line)
{
    size_t length = 0;
    size_t kind = draw(3);
    if (kind == 0 && source->length)
        return mutated(source, line);
    for (size_t n = 1 + draw(kind == 1 ? 14 : 40); n-- > 0;)
        length = kind == 1 ? put_piece(line, length) : put_sign(line, length);
    return length;
}

int main(int count, char **arguments)
{
    if (!ways_comparable())
        return 77;
    osk_error error = {0};
    osk_language_options options = {.data = count > 1 ? arguments[1] : NULL};
    osk_language *language = osk_language_open(&options, &error);
    osk__breaker *breaker = osk__breaker_make("nb", &error);
    struct source source = {0};
    static char text[GROUP * (LINE + 1)];
    size_t lines = count > 2 ? strtoull(arguments[2], NULL, 10) : 0, done = 0;
    CHECK(language && breaker && lines > 0 && ways_make(&language->units, &error));
    if (test_failed)
        return test_end();
    state = count > 3 ? strtoull(arguments[3], NULL, 10) : 1;
    for (int i = 4; i < count; i++)
        add_file(&source, arguments[i]);
    while (done < lines && test_failed < 20) {
        size_t length = 0;
        for (size_t i = 0; i < GROUP; i++, done++) {
            length += make_line(&source, text + length);
            text[length++] = '\n';
        }
        CHECK(all_agree(breaker, osk__slice(text, length)));
        if (done % (1 << 20) == 0) {
            printf("%zu lines\n", done);
            fflush(stdout);
        }
    }
    printf("%zu lines, seed %s\n", done, count > 3 ? arguments[3] : "1");
    free(source.data);
    ways_free();
    osk__breaker_free(breaker);
    osk_language_free(language);
    return test_end();
}
