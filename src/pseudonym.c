/* Codes for people, at the door: the key is read, who wrote is added to it, the corpus is freed of names, and what only the
 * user can tell is asked. */
#include "pseudonym.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- the key ---- */

/* A key that others can read is no key. */
static bool read_key(osk__pseudonyms *key, const osk_corpus *corpus, const char *path, osk__buffer *bytes, osk_error *error)
{
    if (strcmp(path, "-") == 0)
        return osk__fail(error, OSK_USAGE, "a key is a file that stays; name one");
    if (osk__file_same(path, corpus->name))
        return osk__fail_at(error, OSK_FILE, path, 0, 0, "is the input; it is never replaced");
    if (!osk__file_exists(path))
        return true;
    if (!osk__file_private(path))
        return osk__fail_at(error, OSK_INTEGRITY, path, 0, 0, "others than its owner can read this key; chmod 600 makes it "
                            "one person's, then it is used");
    return osk__file_read(path, bytes, error) &&
           osk__pseudonyms_read(key, path, osk__slice(bytes->data ? bytes->data : "", bytes->length), error);
}

/* What the key had, and the new lines behind it. */
static bool write_key(const osk__pseudonyms *key, const osk_language *language, const char *path, osk__buffer *bytes,
                      const char *lang, osk_error *error)
{
    if (key->added.length == 0)
        return true;
    if (bytes->length == 0) {
        osk_slice head = osk__texts_find(&language->dictionary.texts, "page.key", osk__texts_language(lang));
        osk__buffer_text(bytes, "# ");
        osk__buffer_add(bytes, head.data, head.length);
        osk__buffer_byte(bytes, '\n');
    } else if (bytes->data[bytes->length - 1] != '\n')
        osk__buffer_byte(bytes, '\n');
    osk__buffer_add(bytes, key->added.data, key->added.length);
    return osk__buffer_check(bytes, error) && osk__file_write_private(path, osk__slice(bytes->data, bytes->length), error);
}

/* Everybody who wrote gets a code, and so do other spellings of them. */
static bool add_people(osk__mask *m, osk_error *error)
{
    const osk_corpus *corpus = m->corpus;
    uint32_t code;
    for (size_t i = 0; i < corpus->count; i++)
        if (corpus->comments[i].author.data && !osk__pseudonyms_code(m->key, corpus->comments[i].author, &code, error))
            return false;
    for (size_t i = 0; i < corpus->spelled_count; i++)
        if (!osk__pseudonyms_code(m->key, corpus->spelled[i].name, &code, error) ||
            !osk__pseudonyms_also(m->key, code, corpus->spelled[i].other, error))
            return false;
    return true;
}

/* ---- words, as the debate writes them ---- */

static bool count_word(osk__strings *words, size_t **counts, size_t *capacity, osk_slice word, osk_error *error)
{
    size_t before = words->count;
    uint32_t number = osk__strings_add(words, word, error);
    if (number == OSK_NONE || !OSK__ROOM(*counts, *capacity, words->count, error))
        return false;
    if (words->count > before)
        (*counts)[number] = 0;
    (*counts)[number]++;
    return true;
}

static bool count_sentence(osk__mask *m, const osk_chunk *chunk, const osk_sentence *sentence, osk_error *error)
{
    bool first = true;
    for (size_t i = sentence->first; i < (size_t)sentence->first + sentence->count; i++) {
        const osk_token *token = &chunk->tokens[i];
        if (token->kind != OSK_WORD || token->type == OSK_NONE)
            continue;
        osk_slice word = osk__strings_get(&m->worker->vocabulary.forms, token->type);
        if (token->shape == OSK_SHAPE_LOWER && !count_word(&m->lower, &m->lower_count, &m->lower_capacity, word, error))
            return false;
        if (!first && token->shape == OSK_SHAPE_CAPITAL &&
            !count_word(&m->upper, &m->upper_count, &m->upper_capacity, word, error))
            return false;
        first = false;
    }
    return true;
}

static bool count_words(osk__mask *m, osk_error *error)
{
    const osk_corpus *corpus = m->corpus;
    size_t step = osk__chunk_size(0);
    for (size_t i = 0; i < corpus->count; i += step) {
        const osk_chunk *chunk = osk_worker_types(m->worker, &corpus->comments[i],
                                                  corpus->count - i < step ? corpus->count - i : step, error);
        for (size_t s = 0; chunk && s < chunk->sentence_count; s++)
            if (!count_sentence(m, chunk, &chunk->sentences[s], error))
                return false;
        if (!chunk)
            return false;
    }
    return true;
}

/* ---- names ---- */

/* An address, a link or a handle: sought as it is. */
static bool is_link(osk_slice name)
{
    return memchr(name.data, '@', name.length) || memchr(name.data, '/', name.length) || osk__slice_begins(name, "#");
}

/* The last name, its halves, or the only name: sought in outputs if it is no ordinary word. */
static bool guard_word(osk__mask *m, osk_slice word, osk_error *error)
{
    osk__buffer folded = {0};
    bool good = osk__unicode_fold(&folded, word, error);
    osk_slice form = osk__slice(folded.data ? folded.data : "", folded.length);
    if (good && form.length > 2 && !osk__mask_ordinary(m, form))
        good = osk__guard_add(&m->corpus->guard, word, error);
    osk__buffer_free(&folded);
    return good;
}

static bool guard_name(osk__mask *m, osk_slice plain, osk_error *error)
{
    osk_slice rest = plain, word, last = {NULL, 0}, half;
    size_t words = 0;
    while (osk__slice_cut(&rest, ' ', &word))
        if (word.length && word.data[0] != '(') {
            last = word;
            words++;
        }
    if (words > 1 && !osk__guard_add(&m->corpus->guard, osk__slice(plain.data, (size_t)(last.data + last.length - plain.data)), error))
        return false;
    if (!last.data)
        return true; /* a name without a letter */
    if (!guard_word(m, last, error))
        return false;
    for (rest = last; memchr(last.data, '-', last.length) && osk__slice_cut(&rest, '-', &half);)
        if (!guard_word(m, half, error))
            return false;
    return true;
}

/* Another name of a code. Of two codes with one name the first is called so in texts. */
static bool add_name(osk__mask *m, osk_slice name, uint32_t code, osk_error *error)
{
    osk__buffer plain = {0};
    uint32_t person = m->people[code];
    bool handle = name.length > 1 && name.data[0] == '@', good = true;
    if (is_link(name)) {
        good = osk__unicode_fold(&plain, name, error) &&
               osk__mask_guard(m, name, osk__slice(plain.data ? plain.data : "", plain.length), error);
        osk__buffer_free(&plain);
        if (!handle || !good)
            return good;
        name = osk__slice_behind(name, 1);
    }
    good = osk__name_plain(&plain, m->dictionary, name, error);
    const char *copy = good ? osk__arena_copy(&m->corpus->arena, plain.data ? plain.data : "", plain.length, error) : NULL;
    osk_slice text = osk__slice(copy, plain.length);
    size_t before = m->names.people.count;
    good = copy && (handle || (guard_name(m, text, error) && osk__mask_add_initials(m, text, code, error)));
    if (good && person == OSK_NONE) {
        good = osk__names_add(&m->names, text, &person, error) &&
               OSK__ROOM(m->codes, m->code_capacity, m->names.people.count, error);
        m->people[code] = good ? person : OSK_NONE;
        if (good && m->names.people.count > before)
            m->codes[person] = code;
    } else if (good && person + 1 == m->names.people.count)
        good = osk__names_also(&m->names, person, text, error);
    osk__buffer_free(&plain);
    return good;
}

/* Names code by code, so that those of a person come together. */
static bool add_names(osk__mask *m, osk_error *error)
{
    const osk__pseudonyms *key = m->key;
    size_t codes = key->codes.count, *first = osk__take(codes + 2, sizeof *first, error);
    uint32_t *order = osk__take(key->count + 1, sizeof *order, error);
    bool good = first && order && OSK__ROOM(m->people, m->people_capacity, codes + 1, error);
    for (size_t i = 0; good && i < codes; i++)
        m->people[i] = OSK_NONE;
    for (size_t i = 0; good && i < key->count; i++)
        first[key->names[i].code + 1]++;
    for (size_t i = 1; good && i < codes; i++)
        first[i] += first[i - 1];
    for (size_t i = 0; good && i < key->count; i++)
        order[first[key->names[i].code]++] = (uint32_t)i;
    for (size_t i = 0; good && i < key->count; i++)
        good = add_name(m, key->names[order[i]].name, key->names[order[i]].code, error);
    free(first);
    free(order);
    return good;
}

/* ---- what is asked, and what is told ---- */

static int shown(osk_slice s) { return (int)(s.length < 120 ? s.length : 120); }

/* The line for the key that answers it. */
static void put_answer(osk__buffer *edit, const osk__mask *m, const osk__asked *asked, uint64_t *free_code)
{
    osk_slice code = asked->code != OSK_NONE ? osk__strings_get(&m->key->codes, asked->code) : osk__slice("", 0);
    if (asked->question == OSK__ASK_WORD)
        osk__buffer_text(edit, "name ");
    else if (asked->question == OSK__ASK_STRANGER)
        osk__buffer_format(edit, "P%02llu ", (unsigned long long)++*free_code);
    else
        osk__buffer_format(edit, "%.*s ", (int)code.length, code.data);
    osk__buffer_add(edit, asked->name.data, (size_t)shown(asked->name));
    osk__buffer_byte(edit, '\0');
}

static bool ask_one(const osk__mask *m, const osk__asked *asked, const char *edit, osk_error *error)
{
    static const char *const questions[] = {"may be a name", "has no code", "may hold the name of ", "may be the initials of "};
    osk_slice code = asked->code != OSK_NONE ? osk__strings_get(&m->key->codes, asked->code) : osk__slice("", 0);
    char times[48] = "";
    if (asked->question == OSK__ASK_STRANGER || asked->count > 1)
        snprintf(times, sizeof times, ", and is named %zu %s", asked->count, asked->count == 1 ? "time" : "times");
    return osk__corpus_ask(m->corpus, error, asked->offset, edit, "'%.*s' %s%.*s%s: %.*s", shown(asked->name), asked->name.data,
                           questions[asked->question], (int)code.length, code.data, times, shown(asked->context),
                           asked->context.data);
}

/* Is the phrase part of a name that is asked about? */
static bool is_asked(const osk__mask *m, osk_slice phrase, bool *found, osk_error *error)
{
    osk__buffer folded = {0};
    bool good = true;
    *found = false;
    for (size_t i = 0; good && !*found && i < m->asked_count; i++) {
        folded.length = 0;
        good = osk__unicode_fold(&folded, m->asked[i].name, error);
        osk_slice name = osk__slice(folded.data ? folded.data : "", folded.length);
        for (size_t at = 0; good && !*found && at + phrase.length <= name.length; at++)
            *found = memcmp(name.data + at, phrase.data, phrase.length) == 0;
    }
    osk__buffer_free(&folded);
    return good;
}

/* Names that are left in the texts all the same, which no output may hold: a way to write them that was not foreseen. */
static bool ask_left(osk__mask *m, osk_error *error)
{
    osk__buffer phrase = {0};
    bool found = false, asked, good = true;
    for (size_t i = 0; good && i < m->corpus->count; i++) {
        const osk_comment *comment = &m->corpus->comments[i];
        good = osk__guard_find(&m->corpus->guard, comment->text, &phrase, &found, error) &&
               (!found || is_asked(m, osk__slice(phrase.data, phrase.length), &asked, error)) &&
               (!found || asked || osk__corpus_ask(m->corpus, error, comment->piece_count ? comment->pieces[0].source : 0, NULL,
                                          "the name '%.*s' is left in this comment, and no output may hold it",
                                          (int)(phrase.length < 120 ? phrase.length : 120), phrase.data));
    }
    osk__buffer_free(&phrase);
    return good;
}

static bool ask(osk__mask *m, osk_error *error)
{
    uint64_t code = m->key->highest;
    for (size_t i = 0; i < m->asked_count; i++) {
        osk__buffer edit = {0};
        put_answer(&edit, m, &m->asked[i], &code);
        bool good = osk__buffer_check(&edit, error) && ask_one(m, &m->asked[i], edit.data, error);
        osk__buffer_free(&edit);
        if (!good)
            return false;
    }
    return ask_left(m, error);
}

static bool tell(osk__mask *m, const char *path, osk_error *error)
{
    size_t names = 0, made = m->key->count - m->key->read;
    for (size_t i = 0; i < m->asked_count; i++)
        names += m->asked[i].question == OSK__ASK_STRANGER;
    size_t words = m->asked_count - names;
    return osk__corpus_notice(m->corpus, error, OSK_NOTICE_GUESS, 0, 0,
                              "names that became codes: %zu; the key %s, which is to be kept apart, has %zu names, new ones: %zu",
                              m->replaced, path, m->key->count, made) &&
           (m->codes_there == 0 ||
            osk__corpus_notice(m->corpus, error, OSK_NOTICE_GUESS, 0, 0,
                               "words of the texts that looked like codes of the key before: %zu", m->codes_there)) &&
           (m->shared == 0 ||
            osk__corpus_notice(m->corpus, error, OSK_NOTICE_GUESS, 0, 0,
                               "places where several people are called so, and the one who had spoken last is taken: %zu", m->shared)) &&
           (m->asked_count == 0 ||
            osk__corpus_notice(m->corpus, error, OSK_NOTICE_GUESS, 0, 0,
                               "left as they are: words that may be names: %zu, names that have no code: %zu (comments --review "
                               "--pseudonyms KEY lists them, with lines for the key)", words, names)) &&
           (m->changed == 0 ||
            osk__corpus_notice(m->corpus, error, OSK_NOTICE_GUESS, 0, 0,
                               "comments in which the codes changed the number of words or sentences: %zu", m->changed));
}

/* ---- the whole ---- */

static bool mask(osk__mask *m, const osk_language *language, const char *path, const char *lang, osk_error *error)
{
    osk__buffer bytes = {0};
    bool good = read_key(m->key, m->corpus, path, &bytes, error) && (m->worker = osk_worker_make(language, error)) &&
                count_words(m, error) && add_people(m, error) && add_names(m, error) && osk__mask_corpus(m, error) &&
                ask(m, error) && write_key(m->key, language, path, &bytes, lang, error) && tell(m, path, error);
    m->corpus->coded = m->key->codes.count;
    osk__buffer_free(&bytes);
    return good;
}

bool osk_corpus_pseudonymise(osk_corpus *corpus, const osk_language *language, const char *key, const char *lang,
                             osk_error *error)
{
    osk__pseudonyms codes = {0};
    osk__mask m = {.corpus = corpus, .dictionary = &language->dictionary, .key = &codes, .self = OSK_NONE};
    m.names.lore = &language->dictionary.name_lore;
    m.names.thorough = true;
    m.reference = &language->reference;
    bool good = mask(&m, language, key, lang, error);
    osk_worker_free(m.worker);
    osk__names_free(&m.names);
    osk__pseudonyms_free(&codes);
    osk__strings_free(&m.lower);
    osk__strings_free(&m.upper);
    osk__strings_free(&m.asked_keys);
    osk__strings_free(&m.initials);
    free(m.initial_codes);
    osk__buffer_free(&m.put);
    osk__buffer_free(&m.word);
    free(m.codes);
    free(m.people);
    free(m.lower_count);
    free(m.upper_count);
    free(m.asked);
    free(m.asked_at);
    free(m.cuts);
    return good;
}
