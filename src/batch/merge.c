/* Merging a folder of parts: everything is checked, then one folder appears, in which nothing tells into how many shards
 * the work was dealt.
 *
 *   part-0 .. part-n -> scores.csv        rows, one part behind the other
 *                       rejected.tsv      likewise
 *                       terms.tsv, participants.tsv, themes.tsv    lists, joined by key
 *                       manifest.json     what it was made of, totals, and the hash of each file */
#include "folder.h"
#include "merge.h"

#include "../base/file.h"
#include "../base/table.h"
#include "../report/report.h"

#include <stdlib.h>
#include <string.h>

typedef struct merging {
    osk__part_folder parts;
    osk__folder *folder;
    osk__section_at *stretches;      /* of the section at hand, a part each */
    osk_output *output;           /* the file at hand */
    osk__digester digester;
    osk__merged merged;
    uint64_t records;             /* of the part at hand */
    bool quoted;                  /* in the midst of a quoted cell */
    osk__buffer line;
} merging;

/* ---- the file at hand ---- */

static void put(merging *m, osk_slice bytes)
{
    osk__digest_add(&m->digester, bytes);
    osk_output_write(m->output, bytes.data, bytes.length);
}

static bool begin_file(merging *m, const char *name, osk_slice head, osk_error *error)
{
    if (!(m->output = osk__folder_output(m->folder, name, error)))
        return false;
    osk__digest_begin(&m->digester);
    put(m, head);
    return true;
}

/* Ends it, or drops it where something failed. */
static bool end_file(merging *m, bool good, char hash[OSK__DIGEST_SIZE], osk_error *error)
{
    osk__digest_end(&m->digester, hash);
    if (good)
        good = osk_output_close(m->output, error);
    else
        osk_output_drop(m->output);
    m->output = NULL;
    return good;
}

static void aim(merging *m, int section)
{
    for (size_t i = 0; i < m->parts.plan.shard_count; i++)
        m->stretches[i] = osk__part_stretch(&m->parts.parts[i], m->parts.paths[i], section);
}

/* ---- rows ---- */

/* Rows are counted anew: a line break in a quoted cell ends none. */
static bool take_rows(void *host, osk_slice bytes, osk_error *error)
{
    merging *m = host;
    (void)error;
    for (size_t i = 0; i < bytes.length; i++) {
        m->quoted ^= bytes.data[i] == '"';
        m->records += bytes.data[i] == '\n' && !m->quoted;
    }
    put(m, bytes);
    return true;
}

static bool copy_rows(merging *m, osk_error *error)
{
    for (size_t i = 0; i < m->parts.plan.shard_count; i++) {
        m->records = 0;
        m->quoted = false;
        if (!osk__bytes_read(&m->stretches[i], take_rows, m, error))
            return false;
        if (m->records != m->stretches[i].lines || m->quoted)
            return osk__fail_at(error, OSK_INTEGRITY, m->parts.paths[i], 0, 0, "holds %llu rows; its manifest says %llu",
                                (unsigned long long)m->records, (unsigned long long)m->stretches[i].lines);
    }
    return true;
}

static bool write_scores(merging *m, osk_error *error)
{
    osk__buffer head = {0};
    osk_table *empty = osk__score_begin(error);
    bool good = empty && (osk__table_part(empty, OSK_FORMAT_CSV, true, false, &head) || osk__no_memory(error));
    osk_table_free(empty);
    aim(m, OSK__ROWS);
    if (good && (good = begin_file(m, "scores.csv", osk__slice(head.data, head.length), error)))
        good = end_file(m, copy_rows(m, error), m->merged.hashes[OSK__MERGED_SCORES], error);
    osk__buffer_free(&head);
    return good;
}

static bool write_rejected(merging *m, osk_error *error)
{
    aim(m, OSK__REJECTS);
    return begin_file(m, "rejected.tsv", osk__slice_text("input\tline\tcolumn\treason\n"), error) &&
           end_file(m, copy_rows(m, error), m->merged.hashes[OSK__MERGED_REJECTED], error);
}

/* ---- lists ---- */

/* value / count with six decimals; nothing where nothing was counted. */
static void put_mean(osk__buffer *out, osk__wide sum, osk__wide count)
{
    osk__buffer_byte(out, '\t');
    if (count > 0)
        osk__wide_write(out, osk__wide_divide(sum, count), 6);
}

static void put_numbers(osk__buffer *out, const osk__wide *numbers, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        osk__buffer_byte(out, '\t');
        osk__wide_write(out, numbers[i], 0);
    }
}

static void put_scaled(osk__buffer *out, osk__wide number, int decimals)
{
    osk__buffer_byte(out, '\t');
    osk__wide_write(out, number, decimals);
}

static void term_line(osk__buffer *out, const osk__wide *n)
{
    put_numbers(out, n, osk__list_shapes[OSK__TERMS].numbers);
}

static void person_line(osk__buffer *out, const osk__wide *n)
{
    osk__wide comments = 0;
    for (size_t i = 0; i < OSK__LABELS; i++)
        comments += n[i];
    put_numbers(out, &comments, 1);
    put_numbers(out, n, OSK__PERSON_SCORE);
    put_scaled(out, n[OSK__PERSON_SCORE], 6);
    put_scaled(out, n[OSK__PERSON_SQUARES], 12);
    put_mean(out, n[OSK__PERSON_SCORE], comments - n[OSK_UNSCORED]);
}

static void theme_line(osk__buffer *out, const osk__wide *n)
{
    put_numbers(out, n, OSK__THEME_SCORE);
    put_scaled(out, n[OSK__THEME_SCORE], 6);
    put_mean(out, n[OSK__THEME_SCORE], n[OSK__THEME_SCORED]);
}

static const struct listing {
    const char *name, *head;
    void (*line)(osk__buffer *out, const osk__wide *numbers);
} listings[] = {
    [OSK__TERMS] = {"terms.tsv", "form\tstem\ttokens\tcomments\n", term_line},
    [OSK__PEOPLE] = {"participants.tsv",
                     "participant\tcomments\tunscored\tneutral\tpositive\tnegative\tmixed\twords\tscored_words\tquoted_words\t"
                     "sum\tsquares\tmean\n",
                     person_line},
    [OSK__THEMES] = {"themes.tsv", "theme\tcomments\thits\twords\tsentences\tscored\tsum\tmean\n", theme_line},
};

typedef struct listed { merging *m; const struct listing *listing; } listed;

static bool take_line(void *context, osk_slice key, const osk__wide *numbers, osk_error *error)
{
    const listed *l = context;
    osk__buffer *line = &l->m->line;
    line->length = 0;
    osk__buffer_add(line, key.data, key.length);
    l->listing->line(line, numbers);
    osk__buffer_byte(line, '\n');
    put(l->m, osk__slice(line->data, line->length));
    return osk__buffer_check(line, error);
}

static bool write_list(merging *m, int list, osk_error *error)
{
    listed l = {m, &listings[list]};
    aim(m, OSK__FIRST_LIST + list);
    if (!begin_file(m, l.listing->name, osk__slice_text(l.listing->head), error))
        return false;
    bool good = osk__list_join(osk__list_shapes[list], m->stretches, m->parts.plan.shard_count, take_line, &l, error);
    return end_file(m, good, m->merged.hashes[OSK__MERGED_TERMS + list], error);
}

static bool take_total(void *context, osk_slice key, const osk__wide *numbers, osk_error *error)
{
    merging *m = context;
    return osk__totals_take(&m->merged.sums, key, numbers[0], m->parts.folder, error);
}

/* The totals must be those of the plan's rows. */
static bool add_totals(merging *m, osk_error *error)
{
    const osk__shard_plan *plan = &m->parts.plan;
    const osk__plan_shard *last = &plan->shards[plan->shard_count - 1];
    aim(m, OSK__FIRST_LIST + OSK__TOTALS);
    if (!osk__list_join(osk__list_shapes[OSK__TOTALS], m->stretches, plan->shard_count, take_total, m, error))
        return false;
    const osk__sums *sums = &m->merged.sums;
    return sums->rows + sums->rejected + sums->hidden == last->row + last->rows - 1 ||
           osk__fail_at(error, OSK_INTEGRITY, m->parts.folder, 0, 0,
                        "the count of rows does not hold: %llu scored, %llu rejected and %llu left out of %llu",
                        (unsigned long long)sums->rows, (unsigned long long)sums->rejected, (unsigned long long)sums->hidden,
                        (unsigned long long)(last->row + last->rows - 1));
}

/* ---- all of it ---- */

static bool read_parts(merging *m, osk_error *error)
{
    const osk__shard_plan *plan = &m->parts.plan;
    for (size_t i = 0; i < plan->shard_count; i++) {
        if (!osk__parts_read(&m->parts, i, error))
            return false;
        if (!m->parts.there[i])
            return osk__fail_at(error, OSK_INTEGRITY, m->parts.folder, 0, 0, "a gap: shard %zu (bytes %llu-%llu) is missing", i,
                                (unsigned long long)plan->shards[i].start, (unsigned long long)plan->shards[i].end);
        if (!osk__part_there(&m->parts.parts[i], m->parts.paths[i], error))
            return false;
    }
    return osk__parts_strangers(&m->parts, error);
}

static bool write_manifest(merging *m, osk_error *error)
{
    osk__buffer out = {0};
    bool good = osk__merged_write(&m->merged, &m->parts.plan, &out, error) &&
                osk__folder_write(m->folder, OSK__MANIFEST_NAME, osk__slice(out.data, out.length), error);
    osk__buffer_free(&out);
    return good;
}

static bool write_files(merging *m, osk_error *error)
{
    return write_scores(m, error) && write_rejected(m, error) && write_list(m, OSK__TERMS, error) &&
           write_list(m, OSK__PEOPLE, error) && write_list(m, OSK__THEMES, error) && add_totals(m, error) &&
           write_manifest(m, error);
}

bool osk_shard_merge(const char *folder, const char *output, bool force, osk_error *error)
{
    merging m = {0};
    if (!osk__parts_open(&m.parts, folder, NULL, error))
        return false;
    m.stretches = osk__take(m.parts.plan.shard_count, sizeof *m.stretches, error);
    bool good = m.stretches && read_parts(&m, error) &&
                (m.folder = osk__folder_open(output, OSK__MANIFEST_NAME, OSK__MERGED_OPENING, folder, force, error)) &&
                write_files(&m, error);
    if (good) {
        good = osk__folder_close(m.folder, error);
        m.folder = NULL; /* closing takes it, also when it fails */
    }
    osk__folder_drop(m.folder);
    osk__parts_free(&m.parts);
    osk__buffer_free(&m.line);
    free(m.stretches);
    return good;
}
