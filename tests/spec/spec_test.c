/* Runs a spec file: cases that a linguist reads and adds. A case is a text at the start of a line and, on
 * the indented lines below it, what Ordskifte must find. `#` begins a comment. The file's name tells what:
 *
 *   token.spec   a line a sentence, its tokens with spaces between
 *   score.spec   the label; then a line a contribution: words = value, (cue) where one negates it, [question] or
 *                another mood, [theme omdomme] where a theme claims it
 *   negation.spec  a line a negation: the text with its <cue> and its [scope]
 *   stance.spec  a line a place: the class or classes and the words; "not" where they are negated, the holder in brackets;
 *                "-" for none
 *   theme.spec   a line a hit: theme: words ("-" for none)
 *
 * "\n" in a text is a line break. */
#include "ordskifte.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct text { char data[16384]; size_t length; } text;

static void add(text *to, const char *bytes, size_t length)
{
    if (to->length + length < sizeof to->data) {
        memcpy(to->data + to->length, bytes, length);
        to->length += length;
    }
    to->data[to->length] = '\0';
}

static void say(text *to, const char *words)
{
    add(to, words, strlen(words));
}

static void add_words(text *to, const osk_chunk *chunk, uint32_t first, uint32_t count)
{
    const osk_token *a = &chunk->tokens[first], *b = &chunk->tokens[first + count - 1];
    add(to, chunk->comments[a->comment].text.data + a->start, b->start + b->length - a->start);
}

static void tokens(text *to, const osk_chunk *chunk)
{
    for (size_t i = 0; i < chunk->sentence_count; i++) {
        for (uint32_t t = 0; t < chunk->sentences[i].count; t++) {
            say(to, t ? " " : "");
            add_words(to, chunk, chunk->sentences[i].first + t, 1);
        }
        say(to, "\n");
    }
}

static void add_reasons(text *to, const osk_chunk *chunk, const osk_language *language, const osk_trace *row)
{
    if (row->cue != OSK_NONE) {
        say(to, " (");
        if (row->other_cue != OSK_NONE) {
            add_words(to, chunk, row->other_cue, 1);
            say(to, " ... ");
        }
        add_words(to, chunk, row->cue, 1);
        say(to, ")");
    }
    if (row->mood) {
        say(to, " [");
        say(to, osk_mood_name((osk_mood)row->mood));
        say(to, "]");
    }
    if (row->theme != OSK_NONE) {
        say(to, " [theme ");
        say(to, osk_theme_key(language, row->theme));
        say(to, "]");
    }
}

static void scores(text *to, const osk_chunk *chunk, const osk_language *language)
{
    char number[32];
    say(to, osk_label_name(chunk->scores[0].label));
    say(to, "\n");
    for (size_t i = 0; i < chunk->trace_count; i++) {
        const osk_trace *row = &chunk->trace[i];
        long size = row->value < 0 ? -(long)row->value : row->value;
        add_words(to, chunk, row->first, row->count);
        snprintf(number, sizeof number, " = %s%ld.%03ld", row->value < 0 ? "-" : "", size / 1000, size % 1000);
        say(to, number);
        add_reasons(to, chunk, language, row);
        say(to, "\n");
    }
}

/* Which ranges begin or end at byte `at`. */
static void add_brackets(text *to, const osk_chunk *chunk, const osk_negation *negation, uint32_t at, bool opening)
{
    for (uint32_t i = 0; i < negation->cue_count + negation->scope_count; i++) {
        const osk_range *range = &chunk->ranges[negation->first + i];
        bool cue = i < negation->cue_count;
        if ((opening ? range->start : range->end) == at)
            say(to, opening ? (cue ? "<" : "[") : cue ? ">" : "]");
    }
}

static void negations(text *to, const osk_chunk *chunk)
{
    osk_slice whole = chunk->comments[0].text;
    for (size_t i = 0; i < chunk->negation_count; i++) {
        for (uint32_t at = 0; at <= whole.length; at++) {
            add_brackets(to, chunk, &chunk->negations[i], at, false);
            add_brackets(to, chunk, &chunk->negations[i], at, true);
            add(to, whole.data + at, at < whole.length);
        }
        say(to, "\n");
    }
    if (chunk->negation_count == 0)
        say(to, "-\n");
}

static void themes(text *to, const osk_chunk *chunk, const osk_language *language)
{
    for (size_t i = 0; i < chunk->hit_count; i++) {
        say(to, osk_theme_key(language, chunk->hits[i].theme));
        say(to, ": ");
        add_words(to, chunk, chunk->hits[i].first, chunk->hits[i].count);
        say(to, "\n");
    }
    if (chunk->hit_count == 0)
        say(to, "-\n");
}

static void add_cell(text *to, const osk_table *table, size_t row, size_t column, const char *before, const char *after)
{
    osk_slice cell = osk_table_text(table, row, column);
    if (!cell.length)
        return;
    say(to, before);
    add(to, cell.data, cell.length);
    say(to, after);
}

/* Columns of osk_stance_places. */
enum { WORDS = 4, CLASS, NEGATED, HOLDER };

static bool stances(text *to, osk_worker *worker, osk_slice words, osk_error *error)
{
    osk_comment_options read = {.input = "text", .edits = "none"};
    osk_stance_options keep = {.places = true};
    osk_corpus *corpus = osk_comment_parse("case.txt", words.data, words.length, &read, NULL, error);
    osk_stances *found = corpus ? osk_pipeline_stances(corpus, worker, &keep, error) : NULL;
    osk_table *table = found ? osk_stance_places(found, error) : NULL;
    for (size_t row = 0; table && row < osk_table_rows(table); row++) {
        add_cell(to, table, row, CLASS, "", ": ");
        add_cell(to, table, row, WORDS, "", "");
        say(to, osk_table_text(table, row, NEGATED).length ? " not" : "");
        add_cell(to, table, row, HOLDER, " [", "]");
        say(to, "\n");
    }
    if (table && osk_table_rows(table) == 0)
        say(to, "-\n");
    bool good = table != NULL;
    osk_table_free(table);
    osk_stances_free(found);
    osk_corpus_free(corpus);
    return good;
}

/* A text of the file with "\n" as a line break. */
static osk_slice unescape(char *line)
{
    char *to = line;
    for (const char *from = line; *from; from++) {
        bool newline = from[0] == '\\' && from[1] == 'n';
        *to++ = newline ? '\n' : *from;
        from += newline;
    }
    *to = '\0';
    return (osk_slice){line, (size_t)(to - line)};
}

static bool run_case(osk_worker *worker, const osk_language *language, const char *kind, osk_slice words,
                     const text *expected, size_t line, const char *path)
{
    osk_comment comment = {.n = 1, .kind = OSK_COMMENT, .text = words};
    text found = {{0}, 0};
    osk_error error = {0};
    const osk_chunk *chunk = osk_worker_explain(worker, &comment, 1, &error);
    if (!chunk || (strcmp(kind, "stance") == 0 && !stances(&found, worker, words, &error))) {
        printf("%s:%zu: %s\n", path, line, error.message);
        return false;
    }
    if (strcmp(kind, "token") == 0)
        tokens(&found, chunk);
    else if (strcmp(kind, "score") == 0)
        scores(&found, chunk, language);
    else if (strcmp(kind, "negation") == 0)
        negations(&found, chunk);
    else if (strcmp(kind, "stance") != 0)
        themes(&found, chunk, language);
    if (found.length == expected->length && memcmp(found.data, expected->data, found.length) == 0)
        return true;
    printf("%s:%zu: %s\nexpected:\n%sfound:\n%s\n", path, line, words.data, expected->data, found.data);
    return false;
}

struct reader { char line[16384], title[16384]; text expected; size_t number, title_line; int passed, failed; };

static void end_case(struct reader *reader, osk_worker *worker, const osk_language *language, const char *kind,
                     const char *path)
{
    if (reader->title[0]) {
        bool good =
            run_case(worker, language, kind, unescape(reader->title), &reader->expected, reader->title_line, path);
        *(good ? &reader->passed : &reader->failed) += 1;
    }
    reader->title[0] = '\0';
    reader->expected.length = 0;
    reader->expected.data[0] = '\0';
}

static void kind_of(const char *path, char *kind, size_t size)
{
    const char *slash = strrchr(path, '/');
    snprintf(kind, size, "%s", slash ? slash + 1 : path);
    kind[strcspn(kind, ".-")] = '\0';
}

int main(int count, char **arguments)
{
    static struct reader reader;
    char kind[64];
    osk_error error = {0};
    FILE *file = count >= 3 ? fopen(arguments[1], "r") : NULL;
    osk_language_options options = {.data = file ? arguments[2] : NULL, .without = count > 3 ? arguments[3] : NULL};
    osk_language *language = file ? osk_language_open(&options, &error) : NULL;
    osk_worker *worker = language ? osk_worker_make(language, &error) : NULL;
    if (!worker) {
        printf("usage: spec_test FILE.spec DATA [RULES LEFT OUT] %s: %s\n", error.file, error.message);
        return 1;
    }
    kind_of(arguments[1], kind, sizeof kind);
    while (fgets(reader.line, sizeof reader.line, file)) {
        reader.number++;
        reader.line[strcspn(reader.line, "\n")] = '\0';
        if (reader.line[0] == '#')
            continue;
        if (reader.line[0] != ' ')
            end_case(&reader, worker, language, kind, arguments[1]);
        if (reader.line[0] == ' ') {
            say(&reader.expected, reader.line + strspn(reader.line, " "));
            say(&reader.expected, "\n");
        } else if (reader.line[0]) {
            memcpy(reader.title, reader.line, sizeof reader.title);
            reader.title_line = reader.number;
        }
    }
    end_case(&reader, worker, language, kind, arguments[1]);
    printf("%d cases passed, %d failed\n", reader.passed, reader.failed);
    fclose(file);
    osk_worker_free(worker);
    osk_language_free(language);
    return reader.failed > 0 || reader.passed == 0;
}
