/* The manifest of a merged folder, as JSON. */
#include "merge.h"

#include "../report/report.h"
#include "tally.h"

#include <string.h>

const char *const osk__merged_names[OSK__MERGED_FILES] = {"scores.csv", "rejected.tsv", "terms.tsv", "participants.tsv",
                                                          "themes.tsv"};

static void pair(osk__buffer *out, const char *before, const char *key, const char *value)
{
    osk__buffer_text(out, before);
    osk__json_text(out, osk__slice_text(key));
    osk__buffer_text(out, ": ");
    osk__json_text(out, osk__slice_text(value));
}

/* A file of the user's own is named without its folder. */
static const char *without_folder(const osk__plan_pair *option)
{
    static const char *const files[] = {"themes", "lexicon", "add-lexicon", "model"};
    const char *slash = strrchr(option->value, '/');
    for (size_t i = 0; slash && i < sizeof files / sizeof *files; i++)
        if (strcmp(option->name, files[i]) == 0)
            return slash + 1;
    return option->value;
}

static void write_inputs(osk__buffer *out, const osk__shard_plan *plan)
{
    osk__buffer_text(out, ",\n  \"inputs\": [");
    for (size_t i = 0; i < plan->input_count; i++) {
        osk__buffer_format(out, "%s{\"bytes\": %llu", i ? ", " : "", (unsigned long long)plan->inputs[i].size);
        pair(out, ", ", "sha256", plan->inputs[i].hash);
        osk__buffer_byte(out, '}');
    }
    osk__buffer_byte(out, ']');
}

static void write_settings(osk__buffer *out, const osk__shard_plan *plan)
{
    osk__buffer_text(out, ",\n  \"options\": [");
    for (size_t i = 0; i < plan->option_count; i++) {
        pair(out, i ? ", {" : "{", plan->options[i].name, without_folder(&plan->options[i]));
        osk__buffer_byte(out, '}');
    }
    osk__buffer_text(out, "],\n  \"libraries\": {");
    pair(out, "", "icu", plan->unicode);
    pair(out, ", ", "stemmer", plan->stemmer);
    osk__buffer_text(out, "},\n  \"dictionaries\": {");
    for (size_t i = 0; i < plan->dictionary_count; i++)
        pair(out, i ? ",\n    " : "\n    ", plan->dictionaries[i].name, plan->dictionaries[i].value);
    osk__buffer_text(out, "\n  }");
}

/* Sums in the units of the header: thousandths of a valence, millionths of a score and their squares. */
static bool write_total(void *context, const char *key, osk__wide value, osk_error *error)
{
    osk__buffer *out = context;
    (void)error;
    osk__buffer_text(out, strcmp(key, "rows") == 0 ? "\n    " : ",\n    ");
    osk__json_text(out, osk__slice_text(strcmp(key, "rows") == 0 ? "scored" : key));
    osk__buffer_text(out, ": ");
    osk__wide_write(out, value, 0);
    return true;
}

bool osk__merged_write(const osk__merged *merged, const osk__shard_plan *plan, osk__buffer *out, osk_error *error)
{
    osk__buffer_text(out, OSK__MERGED_OPENING);
    pair(out, ",\n  ", "version", plan->version);
    write_inputs(out, plan);
    write_settings(out, plan);
    osk__buffer_format(out, ",\n  \"totals\": {\n    \"rows\": %llu,",
                       (unsigned long long)(merged->sums.rows + merged->sums.rejected + merged->sums.hidden));
    bool good = osk__totals_each(&merged->sums, write_total, out, error);
    osk__buffer_text(out, "\n  },\n  \"files\": {");
    for (size_t i = 0; i < OSK__MERGED_FILES; i++)
        pair(out, i ? ",\n    " : "\n    ", osk__merged_names[i], merged->hashes[i]);
    osk__buffer_text(out, "\n  }\n}\n");
    return good && osk__buffer_check(out, error);
}
