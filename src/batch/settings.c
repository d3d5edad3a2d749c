/* The settings of a run in its plan: options by name, dictionaries by hash. */
#include "plan.h"

#include "../base/unicode.h"

#include <string.h>

static bool add_pair(osk__shard_plan *plan, osk__plan_pair **pairs, size_t *count, size_t *capacity, const char *name,
                     const char *value, osk_error *error)
{
    osk__plan_pair pair = {osk__arena_copy(&plan->arena, name, strlen(name), error),
                           osk__arena_copy(&plan->arena, value, strlen(value), error)};
    if (!pair.name || !pair.value || !OSK__ROOM(*pairs, *capacity, *count + 1, error))
        return false;
    (*pairs)[(*count)++] = pair;
    return true;
}

/* An option that is not set leaves no line. */
static bool add_option(osk__shard_plan *plan, const char *name, const char *value, osk_error *error)
{
    return !value || add_pair(plan, &plan->options, &plan->option_count, &plan->option_capacity, name, value, error);
}

static bool add_options(osk__shard_plan *plan, const osk_comment_options *comment, const osk_language_options *language,
                        osk_error *error)
{
    bool good = add_option(plan, "input", comment->input, error) &&
                add_option(plan, "text-column", comment->text_column, error) &&
                add_option(plan, "author-column", comment->author_column, error) &&
                add_option(plan, "id-column", comment->id_column, error) &&
                add_option(plan, "mend", comment->mend ? "1" : NULL, error) &&
                add_option(plan, "themes", language->themes, error) && add_option(plan, "without", language->without, error) &&
                add_option(plan, "model", language->model, error);
    for (size_t i = 0; good && i < language->lexicon_count; i++)
        good = add_option(plan, "lexicon", language->lexicons[i], error);
    for (size_t i = 0; good && i < language->add_lexicon_count; i++)
        good = add_option(plan, "add-lexicon", language->add_lexicons[i], error);
    return good;
}

bool osk__plan_take_settings(osk__shard_plan *plan, const osk_comment_options *comment, const osk_language_options *language,
                             const osk_language *opened, osk_error *error)
{
    plan->version = osk_version();
    plan->unicode = osk__unicode_version();
    plan->stemmer = osk_language_stemmer(opened);
    if (language->lexicon_count > OSK__PLAN_LEXICONS || language->add_lexicon_count > OSK__PLAN_LEXICONS)
        return osk__fail(error, OSK_USAGE, "a plan takes at most %d lexicons", OSK__PLAN_LEXICONS);
    bool good = add_options(plan, comment, language, error);
    for (size_t i = 0; good && i < osk_language_files(opened); i++)
        good = add_pair(plan, &plan->dictionaries, &plan->dictionary_count, &plan->dictionary_capacity,
                        osk_language_file(opened, i), osk_language_hash(opened, i), error);
    return good;
}

static bool take_lexicon(const char *lexicons[OSK__PLAN_LEXICONS], size_t *count, const char *value)
{
    if (*count == OSK__PLAN_LEXICONS)
        return false;
    lexicons[(*count)++] = value;
    return true;
}

static bool take_option(osk__plan_settings *settings, const osk__plan_pair *option)
{
    osk_comment_options *comment = &settings->comment;
    osk_language_options *language = &settings->language;
    const struct { const char *name; const char **place; } texts[] = {
        {"input", &comment->input}, {"text-column", &comment->text_column}, {"author-column", &comment->author_column},
        {"id-column", &comment->id_column}, {"themes", &language->themes}, {"without", &language->without},
        {"model", &language->model}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (strcmp(option->name, texts[i].name) == 0) {
            *texts[i].place = option->value;
            return true;
        }
    if (strcmp(option->name, "mend") == 0)
        return comment->mend = strcmp(option->value, "1") == 0;
    if (strcmp(option->name, "lexicon") == 0)
        return take_lexicon(settings->lexicons, &language->lexicon_count, option->value);
    return strcmp(option->name, "add-lexicon") == 0 &&
           take_lexicon(settings->add_lexicons, &language->add_lexicon_count, option->value);
}

bool osk__plan_settings_of(const osk__shard_plan *plan, osk__plan_settings *settings, osk_error *error)
{
    *settings = (osk__plan_settings){.comment = {.edits = "none"}};
    settings->language.lexicons = settings->lexicons;
    settings->language.add_lexicons = settings->add_lexicons;
    for (size_t i = 0; i < plan->option_count; i++)
        if (!take_option(settings, &plan->options[i]))
            return osk__fail(error, OSK_INTEGRITY, "the plan has an option '%.60s' that is not known, or is set wrongly",
                             plan->options[i].name);
    return true;
}

static bool differs(const char *path, const char *what, const char *planned, const char *now, osk_error *error)
{
    return strcmp(planned, now) == 0 ||
           osk__fail_at(error, OSK_INTEGRITY, path, 0, 0, "the plan was made with %s %.60s, and here it is %.60s", what, planned,
                        now);
}

bool osk__plan_check_language(const osk__shard_plan *plan, const char *path, const osk_language *language, osk_error *error)
{
    if (!differs(path, "version", plan->version, osk_version(), error) ||
        !differs(path, "ICU", plan->unicode, osk__unicode_version(), error) ||
        !differs(path, "stemmer", plan->stemmer, osk_language_stemmer(language), error))
        return false;
    for (size_t i = 0; i < plan->dictionary_count || i < osk_language_files(language); i++) {
        const char *planned = i < plan->dictionary_count ? plan->dictionaries[i].name : osk_language_file(language, i);
        if (i >= plan->dictionary_count || i >= osk_language_files(language) ||
            strcmp(planned, osk_language_file(language, i)) != 0 ||
            strcmp(plan->dictionaries[i].value, osk_language_hash(language, i)) != 0)
            return osk__fail_at(error, OSK_INTEGRITY, path, 0, 0,
                                "the plan was made with another dictionary or model %.80s, or without it", planned);
    }
    return true;
}
