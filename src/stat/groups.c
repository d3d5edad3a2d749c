/* Who belongs to which group: a file of two columns, participant and group, or what the comments themselves carry. */
#include "compare.h"

#include "../base/csv.h"
#include "../base/file.h"
#include "../base/tsv.h"
#include "../base/unicode.h"

#include <stdlib.h>

struct reader {
    const char *path;
    osk__csv csv;
    osk__strings people;   /* names as people are told apart by; a number is that among osk__people */
    osk__buffer key;
    size_t participant, group; /* columns */
};

/* An error at a cell of the current record, or at the record where it lacks the cell. */
static bool fail(const struct reader *reader, size_t cell, osk_error *error, const char *what)
{
    const osk__csv *csv = &reader->csv;
    size_t line = 1, column = 1, end = csv->count == 0 ? 0 : csv->cells[cell < csv->count ? cell : 0].start;
    for (size_t i = 0; i < end; i++) {
        bool feed = csv->text.data[i] == '\n';
        line += feed;
        column = feed ? 1 : column + ((csv->text.data[i] & 0xC0) != 0x80);
    }
    return osk__fail_at(error, OSK_USAGE, osk__file_name(reader->path), line, column, "%s", what);
}

static bool open_header(struct reader *reader, osk_error *error)
{
    reader->participant = reader->group = SIZE_MAX;
    if (!osk__csv_next(&reader->csv, error))
        return false;
    for (size_t i = 0; i < reader->csv.count; i++) {
        osk_slice name = osk__slice_trim(osk__csv_slice(&reader->csv, i));
        if (osk__slice_alike(name, "participant") || osk__slice_alike(name, "deltaker"))
            reader->participant = i;
        if (osk__slice_alike(name, "group") || osk__slice_alike(name, "gruppe"))
            reader->group = i;
    }
    if (reader->participant == SIZE_MAX || reader->group == SIZE_MAX)
        return fail(reader, 0, error, "the first line must name the columns 'participant' and 'group'");
    return true;
}

static bool list_people(struct reader *reader, const osk__people *people, osk_error *error)
{
    for (size_t i = 0; i < people->count; i++) {
        reader->key.length = 0;
        if (!osk__unicode_name(&reader->key, people->items[i].name, error) ||
            osk__strings_add(&reader->people, osk__slice(reader->key.data, reader->key.length), error) == OSK_NONE)
            return false;
    }
    return true;
}

static bool read_row(struct reader *reader, osk__groups *groups, osk_error *error)
{
    size_t most = reader->participant > reader->group ? reader->participant : reader->group;
    if (osk__csv_blank(&reader->csv))
        return true;
    if (reader->csv.count <= most)
        return fail(reader, 0, error, "the row lacks a column");
    osk_slice group = osk__slice_trim(osk__csv_slice(&reader->csv, reader->group));
    reader->key.length = 0;
    if (!osk__unicode_name(&reader->key, osk__csv_slice(&reader->csv, reader->participant), error))
        return false;
    uint32_t who = osk__strings_find(&reader->people, osk__slice(reader->key.data, reader->key.length));
    if (who == OSK_NONE)
        return fail(reader, reader->participant, error, "nobody in the debate has this name");
    if (groups->of_person[who] != OSK_NONE)
        return fail(reader, reader->participant, error, "this participant has a group already");
    if (group.length == 0)
        return fail(reader, reader->group, error, "the group has no name");
    groups->of_person[who] = osk__strings_add(&groups->names, group, error);
    return groups->of_person[who] != OSK_NONE;
}

static bool read_all(struct reader *reader, const osk__people *people, osk__groups *groups, osk_error *error)
{
    if (!open_header(reader, error) || !list_people(reader, people, error))
        return false;
    while (osk__csv_next(&reader->csv, error) && reader->csv.count)
        if (!read_row(reader, groups, error))
            return false;
    if (reader->csv.open != SIZE_MAX)
        return fail(reader, 0, error, "a quotation mark is never closed");
    return true;
}

static bool read_file(const char *path, const osk__people *people, osk__groups *groups, osk_error *error)
{
    osk__buffer bytes = {0};
    struct reader reader = {.path = path};
    size_t counts[OSK__SEPARATORS], best = 0;
    if (!osk__file_read(path, &bytes, error)) {
        osk__buffer_free(&bytes);
        return false;
    }
    osk_slice text = osk__slice(bytes.data, bytes.length);
    osk__csv_count(text, counts);
    for (size_t i = 1; i < OSK__SEPARATORS; i++)
        best = counts[i] > counts[best] ? i : best;
    reader.csv = osk__csv_open(text, osk__csv_separators[best]);
    bool good = osk__tsv_check(path, text, error) && read_all(&reader, people, groups, error);
    osk__csv_free(&reader.csv);
    osk__strings_free(&reader.people);
    osk__buffer_free(&reader.key);
    osk__buffer_free(&bytes);
    return good;
}

/* The reader gave all comments of a person one group, or none. */
static bool read_comments(const osk_corpus *corpus, const osk__people *people, osk__groups *groups, osk_error *error)
{
    struct reader reader = {0};
    bool good = list_people(&reader, people, error);
    for (size_t i = 0; good && i < osk_corpus_count(corpus); i++) {
        const osk_comment *comment = osk_corpus_comment(corpus, i);
        reader.key.length = 0;
        if (comment->kind != OSK_COMMENT || !comment->author.data || !comment->group.data)
            continue;
        good = osk__unicode_name(&reader.key, comment->author, error);
        uint32_t who = good ? osk__strings_find(&reader.people, osk__slice(reader.key.data, reader.key.length)) : OSK_NONE;
        if (who != OSK_NONE && groups->of_person[who] == OSK_NONE)
            good = (groups->of_person[who] = osk__strings_add(&groups->names, comment->group, error)) != OSK_NONE;
    }
    osk__strings_free(&reader.people);
    osk__buffer_free(&reader.key);
    return good && (groups->names.count ||
                    osk__fail_at(error, OSK_USAGE, osk_corpus_name(corpus), 0, 0,
                                 "no column of the input says whose group is what: --group-column names one, --groups a file"));
}

bool osk__groups_read(const char *path, const osk_corpus *corpus, const osk__people *people, osk__groups *groups,
                      osk_error *error)
{
    *groups = (osk__groups){0};
    if (!path && !corpus)
        return osk__fail(error, OSK_USAGE, "which groups? A file names them, or a column of the input");
    if (!(groups->of_person = osk__take(people->count + 1, sizeof *groups->of_person, error)))
        return false;
    for (size_t i = 0; i < people->count; i++)
        groups->of_person[i] = OSK_NONE;
    return path ? read_file(path, people, groups, error) : read_comments(corpus, people, groups, error);
}

void osk__groups_free(osk__groups *groups)
{
    osk__strings_free(&groups->names);
    free(groups->of_person);
    *groups = (osk__groups){0};
}

/* ---- their comments ---- */

bool osk__members_make(osk__members *members, const osk__groups *groups, const osk__people *people, osk_error *error)
{
    size_t named = people->first[people->count], used = 0, count = groups->names.count;
    *members = (osk__members){0};
    if (!(members->rows = osk__take(named + 1, sizeof *members->rows, error)) ||
        !(members->persons = osk__take(named + 1, sizeof *members->persons, error)) ||
        !(members->first = osk__take(count + 1, sizeof *members->first, error)) ||
        !(members->people = osk__take(count + 1, sizeof *members->people, error)))
        return false;
    for (uint32_t g = 0; g < count; members->first[++g] = used)
        for (size_t who = 0; who < people->count; who++) {
            if (groups->of_person[who] != g)
                continue;
            for (size_t i = people->first[who]; i < people->first[who + 1]; i++) {
                members->rows[used] = people->rows[i];
                members->persons[used++] = (uint32_t)members->people[g];
            }
            members->people[g]++;
        }
    return true;
}

void osk__members_free(osk__members *members)
{
    free(members->rows);
    free(members->first);
    free(members->people);
    free(members->persons);
    *members = (osk__members){0};
}
