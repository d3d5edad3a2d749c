/* Which release of the stemmer is this? The library does not tell; its stems of fixed words do. */
#include "type.h"

#include "../base/digest.h"
#include "../base/tsv.h"

/* The rows: releases with their hashes, and the words, whose stems go to `stems`, one a line. */
static bool read_row(osk__dictionary *dictionary, const osk__tsv *tsv, osk__buffer *stems, osk_error *error)
{
    osk_slice stem;
    if (osk__slice_is(tsv->cell[0], "release"))
        return tsv->cell[2].length == OSK__DIGEST_SIZE - 1 || osk__tsv_fail(tsv, 2, error, "is no SHA-256");
    if (!osk__slice_is(tsv->cell[0], "word"))
        return osk__tsv_fail(tsv, 0, error, "is neither word nor release");
    if (!osk__stemmer_run(dictionary->vocabulary.stemmer, tsv->cell[1], &stem, error))
        return false;
    if (stems->length)
        osk__buffer_byte(stems, '\n');
    osk__buffer_add(stems, stem.data, stem.length);
    return true;
}

static bool open_rows(osk__tsv *tsv, const char *path, osk_slice text, osk_error *error)
{
    static const char *const columns[] = {"kind", "entry", "?hash", NULL};
    return osk__tsv_open(tsv, path, text, columns, error);
}

/* The release whose hash is that of the stems. */
static bool find_release(osk__dictionary *dictionary, const char *path, osk_slice text, osk_slice stems,
                         osk_error *error)
{
    char hash[OSK__DIGEST_SIZE];
    osk__tsv tsv;
    osk__digest(stems, hash);
    if (!open_rows(&tsv, path, text, error))
        return false;
    while (osk__tsv_next(&tsv))
        if (osk__slice_is(tsv.cell[0], "release") && osk__slice_is(tsv.cell[2], hash) &&
            !(dictionary->stemmer = osk__arena_copy(&dictionary->arena, tsv.cell[1].data, tsv.cell[1].length, error)))
            return false;
    return true;
}

bool osk__dictionary_stemmer(osk__dictionary *dictionary, const char *path, osk_slice text, osk_error *error)
{
    osk__buffer stems = {0};
    osk__tsv tsv;
    bool good = open_rows(&tsv, path, text, error);
    while (good && osk__tsv_next(&tsv))
        good = read_row(dictionary, &tsv, &stems, error);
    good = good && osk__buffer_check(&stems, error) &&
           find_release(dictionary, path, text, osk__slice(stems.data, stems.length), error);
    osk__buffer_free(&stems);
    return good;
}
