/* Output packed as its name says, in pieces of a fixed size. */
#include "pack.h"

#include "../base/expand.h"

#include <string.h>

enum { MEMBER = 1 << 20 };

static bool ends_in(const char *path, const char *suffix)
{
    size_t a = strlen(path), b = strlen(suffix);
    return a > b && strcmp(path + a - b, suffix) == 0;
}

void osk__pack_begin(osk__pack *pack, osk_output *output, const char *path)
{
    pack->output = output;
    pack->pack = !path ? NULL : ends_in(path, ".gz") ? osk__gzip_pack : ends_in(path, ".zst") ? osk__zstd_pack : NULL;
}

static bool write_member(osk__pack *pack, osk_slice bytes, osk_error *error)
{
    pack->packed.length = 0;
    if (!pack->pack(bytes, &pack->packed, error))
        return false;
    osk_output_write(pack->output, pack->packed.data, pack->packed.length);
    pack->begun = true;
    return true;
}

bool osk__pack_write(osk__pack *pack, osk_slice bytes, osk_error *error)
{
    if (!pack->pack) {
        if (bytes.length)
            osk_output_write(pack->output, bytes.data, bytes.length);
        return true;
    }
    while (bytes.length) {
        size_t room = MEMBER - pack->tail.length, here = bytes.length < room ? bytes.length : room;
        osk__buffer_add(&pack->tail, bytes.data, here);
        bytes = osk__slice_behind(bytes, here);
        if (!osk__buffer_check(&pack->tail, error))
            return false;
        if (pack->tail.length == MEMBER) {
            if (!write_member(pack, osk__slice(pack->tail.data, MEMBER), error))
                return false;
            pack->tail.length = 0;
        }
    }
    return true;
}

bool osk__pack_end(osk__pack *pack, osk_error *error)
{
    bool whole = !pack->pack || (pack->tail.length == 0 && pack->begun);
    return whole || write_member(pack, osk__slice(pack->tail.data ? pack->tail.data : "", pack->tail.length), error);
}

void osk__pack_free(osk__pack *pack)
{
    osk__buffer_free(&pack->tail);
    osk__buffer_free(&pack->packed);
}
