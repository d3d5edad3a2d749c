/* What is told while reading has words in every language: told_test SOURCE FOLDER ... reads every file of the folders, and whatever
 * its notices say must come of a text in dict/texts.tsv, which in English says the same. */
#include "test.h"

#include "base/file.h"
#include "base/texts.h"

#include "ordskifte.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *retold(const osk__texts *texts, uint32_t language, const char *told, osk__buffer *out, bool *known)
{
    out->length = 0;
    *known = osk__texts_retell(texts, language, osk__slice_text(told), out);
    osk__buffer_byte(out, '\0');
    return out->failed ? "" : out->data;
}

/* Four of the words of ours that stand beside each other in English and in Norwegian too: an end that no text knows went
 * through as somebody's word. What stands between marks, options and numbers are nobody's words of ours. */
static bool left_in_english(const char *told, const char *norwegian)
{
    char run[4][64] = {{0}}, four[280];
    size_t words = 0;
    bool quoted = false;
    for (const char *at = told; *at; at += strspn(at, " ")) {
        size_t length = strcspn(at, " ");
        bool opens = *at == '\'' || *at == '(', ours = !quoted && !opens && length < sizeof *run && strspn(at, "abcdefghijklmnopqrstuvwxyz,;:") == length;
        for (size_t i = 0; i < length; i++)
            quoted = at[i] == '\'' ? !quoted : quoted;
        words = ours ? words + 1 : 0;
        snprintf(run[words % 4], sizeof *run, "%.*s", ours ? (int)length : 0, at);
        at += length;
        if (words < 4)
            continue;
        snprintf(four, sizeof four, "%s %s %s %s", run[(words + 1) % 4], run[(words + 2) % 4], run[(words + 3) % 4], run[words % 4]);
        if (strstr(norwegian, four))
            return true;
    }
    return false;
}

static void check_notice(const osk__texts *texts, const char *path, const char *told)
{
    osk__buffer out = {0};
    bool known;
    const char *english = retold(texts, 2, told, &out, &known);
    if (!known || strcmp(english, told) != 0)
        printf("%s: dict/texts.tsv has no words for: %s\n", path, told);
    CHECK(known && strcmp(english, told) == 0);
    const char *norwegian = retold(texts, 0, told, &out, &known);
    bool english_left = left_in_english(told, norwegian) && !osk__slice_begins(osk__slice_text(told), "is no JSON: "); /* jansson's words */
    if (english_left)
        printf("%s: half in English: %s\n", path, norwegian);
    CHECK(!english_left);
    osk__buffer_free(&out);
}

static size_t check_file(const osk__texts *texts, const char *path)
{
    osk_error error = {0};
    osk_corpus *partial = NULL, *corpus = osk_comment_read(path, NULL, &partial, &error), *read = corpus ? corpus : partial;
    size_t notices = read ? osk_corpus_notices(read) : 0;
    for (size_t i = 0; i < notices; i++)
        check_notice(texts, path, osk_corpus_notice(read, i)->place.message);
    osk_corpus_free(corpus);
    osk_corpus_free(partial);
    return notices;
}

static size_t check_folder(const osk__texts *texts, const char *folder)
{
    struct dirent **names = NULL;
    int found = scandir(folder, &names, NULL, alphasort);
    size_t notices = 0;
    for (int i = 0; i < found; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", folder, names[i]->d_name);
        if (names[i]->d_name[0] != '.' && !strstr(names[i]->d_name, ".gold."))
            notices += check_file(texts, path);
        free(names[i]);
    }
    free(names);
    return notices;
}

/* Values that look like words of ours, or like what stands around them. */
static void check_values(const osk__texts *texts)
{
    static const struct { const char *told, *nb; bool known; } cases[] = {
        {"columns guessed: text from 'tekst', author from 'navn' (--text-column, --author-column, --id-column)",
         "Kolonner er gjettet: tekst fra «tekst», avsender fra «navn» (--text-column, --author-column, --id-column).", true},
        {"columns guessed: text from 'comment', author from 'quotation' (--text-column, --author-column, --id-column)",
         "Kolonner er gjettet: tekst fra «comment», avsender fra «quotation» (--text-column, --author-column, --id-column).", true},
        {"two columns are called 'it's '; the first is read'; the first is read",
         "To kolonner heter «it's '; the first is read»; den første er lest.", true},
        {"read as a page of layout {1} (--layout or --input names another)",
         "Lest som en side med oppsettet {1} (--layout eller --input velger noe annet).", true},
        {"2 participants have more than one group, and are in none: Kari, Per (--groups FILE decides)",
         "2 deltakere er i mer enn én gruppe, og derfor i ingen: Kari, Per (--groups FIL avgjør).", true},
        {"something nobody ever told", "something nobody ever told", false}, {"", "", false}};
    osk__buffer out = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool known;
        const char *nb = retold(texts, 0, cases[i].told, &out, &known);
        if (strcmp(nb, cases[i].nb) != 0)
            printf("%s\n  is told as: %s\n", cases[i].told, nb);
        CHECK(known == cases[i].known && strcmp(nb, cases[i].nb) == 0);
    }
    osk__buffer_free(&out);
}

int main(int count, char **arguments)
{
    osk__texts texts = {0};
    osk__buffer bytes = {0};
    osk_error error = {0};
    char path[4096];
    size_t notices = 0;
    snprintf(path, sizeof path, "%s/dict/texts.tsv", count > 1 ? arguments[1] : ".");
    CHECK(osk__file_read(path, &bytes, &error) && osk__texts_read(&texts, path, osk__slice(bytes.data, bytes.length), &error));
    check_values(&texts);
    for (int i = 2; i < count; i++)
        notices += check_folder(&texts, arguments[i]);
    printf("%zu notices\n", notices);
    CHECK(notices > 100);
    osk__buffer_free(&bytes);
    osk__texts_free(&texts);
    return test_end();
}
