/* Fuzz target: what lies in containers. The first byte chooses one: a workbook built around the bytes, so that they are sheets,
 * styles and relations behind a directory that is whole; gzip or zstd of them with one byte changed; or the bytes as they are.
 *
 *   bytes:  choice, place of the change (2), content; of a workbook: member 0xFF member 0xFF ... in the order of `members` */
#include "ordskifte.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

enum { MEMBERS = 5, LOCAL = 30, ENTRY = 46, END = 22 };

static const struct { const char *name, *whole; } members[MEMBERS] = {
    {"xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r=\"1\"><c t=\"s\"><v>0</v></c></row><row><c s=\"1\"><v>45363.5</v></c></row></sheetData></worksheet>"},
    {"xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"},
    {"xl/sharedStrings.xml", "<sst><si><t>tekst</t></si></sst>"},
    {"xl/workbook.xml", "<workbook><sheets><sheet name=\"A\" r:id=\"r1\"/></sheets></workbook>"},
    {"xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"}};

struct out { uint8_t *bytes; size_t length; };

static void put(struct out *out, const void *bytes, size_t length)
{
    if (length)
        memcpy(out->bytes + out->length, bytes, length);
    out->length += length;
}

static void number(struct out *out, size_t value, size_t bytes)
{
    for (; bytes-- > 0; value >>= 8)
        out->bytes[out->length++] = (uint8_t)value;
}

/* The fields that a member's header and its entry of the directory share. */
static void head(struct out *out, const char *name, const uint8_t *content, size_t length)
{
    number(out, 20, 2), number(out, 0, 2), number(out, 0, 2), number(out, 0, 2), number(out, 0x21, 2);
    number(out, crc32(0, content, (uInt)length), 4), number(out, length, 4), number(out, length, 4);
    number(out, strlen(name), 2), number(out, 0, 2);
}

static size_t make_workbook(const uint8_t *bytes, size_t size, uint8_t *room)
{
    struct out out = {room, 0}, directory = {malloc(MEMBERS * (ENTRY + 64)), 0};
    const uint8_t *end = bytes + size;
    for (size_t i = 0; i < MEMBERS; i++) {
        const uint8_t *cut = bytes < end ? memchr(bytes, 0xFF, (size_t)(end - bytes)) : NULL;
        size_t length = bytes < end ? (size_t)((cut ? cut : end) - bytes) : 0, at = out.length;
        const uint8_t *content = length ? bytes : (const uint8_t *)members[i].whole;
        bytes = cut ? cut + 1 : end;
        length = length ? length : strlen(members[i].whole);
        put(&out, "PK\x03\x04", 4);
        head(&out, members[i].name, content, length);
        put(&out, members[i].name, strlen(members[i].name));
        put(&out, content, length);
        put(&directory, "PK\x01\x02\x14\x00", 6);
        head(&directory, members[i].name, content, length);
        number(&directory, 0, 10), number(&directory, at, 4);
        put(&directory, members[i].name, strlen(members[i].name));
    }
    size_t at = out.length;
    put(&out, directory.bytes, directory.length);
    put(&out, "PK\x05\x06\0\0\0\0", 8);
    number(&out, MEMBERS, 2), number(&out, MEMBERS, 2), number(&out, directory.length, 4), number(&out, at, 4), number(&out, 0, 2);
    free(directory.bytes);
    return out.length;
}

static size_t make_gzip(const uint8_t *bytes, size_t size, uint8_t *room, size_t capacity)
{
    z_stream stream = {0};
    if (deflateInit2(&stream, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        abort();
    stream.next_in = (Bytef *)(uintptr_t)bytes, stream.avail_in = (uInt)size;
    stream.next_out = room, stream.avail_out = (uInt)capacity;
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END)
        abort();
    deflateEnd(&stream);
    return capacity - stream.avail_out;
}

static void read_it(const uint8_t *bytes, size_t size)
{
    osk_comment_options options = {0};
    osk_corpus *partial = NULL;
    osk_error error = {0};
    osk_corpus *corpus = osk_comment_parse("fuzz", (const char *)bytes, size, &options, &partial, &error);
    if (!corpus && (error.code == OSK_OK || !error.message[0]))
        abort(); /* a failure must say what failed */
    const osk_corpus *read = corpus ? corpus : partial;
    osk_table_free(read ? osk_corpus_table(read, NULL) : NULL);
    osk_corpus_free(corpus);
    osk_corpus_free(partial);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (size < 3)
        return 0;
    size_t capacity = 2 * size + 8192, change = (size_t)bytes[1] << 8 | bytes[2], length;
    const uint8_t *content = bytes + 3;
    uint8_t *room = malloc(capacity);
    if (!room)
        abort();
    switch (bytes[0] % 4) {
    case 0: length = make_workbook(content, size - 3, room); break;
    case 1: length = make_gzip(content, size - 3, room, capacity); break;
    case 2: length = ZSTD_compress(room, capacity, content, size - 3, 1); break;
    default: memcpy(room, content, length = size - 3);
    }
    if (bytes[0] % 4 && bytes[0] >= 128 && length)
        room[change % length] ^= (uint8_t)(1u << (change >> 13));
    read_it(room, length);
    free(room);
    return 0;
}
