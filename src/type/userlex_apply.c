/* A user's words among those of the dictionary: what gives way to them, what they give way to, and those that no text
 * can hold. */
#include "userlex.h"

#include <stdlib.h>
#include <string.h>

/* A word or phrase as symbols, and the same with every word by its stem. */
struct sought {
    uint32_t exact[OSK__PATTERN_WORDS], stem[OSK__PATTERN_WORDS];
    size_t count;
};

/* "god dag" as "~god ~dag" */
static bool add_marks(osk__buffer *out, osk_slice name, osk_error *error)
{
    for (size_t i = 0; i < name.length; i++) {
        if ((i == 0 || name.data[i - 1] == ' ') && name.data[i] != '~')
            osk__buffer_byte(out, '~');
        osk__buffer_byte(out, name.data[i]);
    }
    return osk__buffer_check(out, error);
}

static bool seek(osk__dictionary *dictionary, osk_slice name, struct sought *sought, osk_error *error)
{
    osk__buffer marked = {0};
    const char *why;
    bool good = add_marks(&marked, name, error) &&
                osk__dictionary_symbols(dictionary, name, sought->exact, &sought->count, &why, error) &&
                osk__dictionary_symbols(dictionary, osk__slice(marked.data, marked.length), sought->stem,
                                        &sought->count, &why, error);
    osk__buffer_free(&marked);
    return good;
}

/* The value that a text of just these words would meet first: forms before stems, as osk__match_longest goes. */
static uint32_t find(const osk__pattern *pattern, const struct sought *sought, uint32_t node, size_t at)
{
    uint32_t next, value = OSK_NONE;
    if (at == sought->count)
        return osk__pattern_value(pattern, node);
    if ((next = osk__pattern_next(pattern, node, sought->exact[at])))
        value = find(pattern, sought, next, at + 1);
    if (value == OSK_NONE && sought->stem[at] != sought->exact[at] &&
        (next = osk__pattern_next(pattern, node, sought->stem[at])))
        value = find(pattern, sought, next, at + 1);
    return value;
}

/* ---- what gives way ---- */

static bool note_yielded(osk__userlex *user, uint32_t entry, osk_error *error)
{
    size_t before = user->yielded_capacity;
    if (!OSK__ROOM(user->yielded, user->yielded_capacity, (size_t)entry + 1, error))
        return false;
    memset(user->yielded + before, 0, (user->yielded_capacity - before) * sizeof *user->yielded);
    user->yielded_count += !user->yielded[entry];
    user->yielded[entry] = true;
    return true;
}

bool osk__userlex_yields(osk__userlex *user, osk__dictionary *dictionary, osk_slice form, uint32_t entry, bool *yields,
                         osk_error *error)
{
    struct sought sought;
    *yields = false;
    if (form.length == 0)
        return true; /* an error that the dictionary tells */
    if (!seek(dictionary, form, &sought, error))
        return false;
    *yields = find(&user->set, &sought, 0, 0) != OSK_NONE;
    return !*yields || note_yielded(user, entry, error);
}

/* ---- words become entries ---- */

struct apply {
    osk__userlex *user;
    osk__dictionary *dictionary;
    size_t shipped;          /* entries of the shipped lexicon: the first ones */
    size_t shifters, unmatched;
    osk_slice shifter, stranger; /* the first of each */
    osk_error *error;
};

static bool add_pattern(struct apply *apply, const struct sought *sought, uint32_t value)
{
    uint32_t held;
    return osk__pattern_add(&apply->dictionary->words, sought->exact, sought->count, value, &held, apply->error);
}

static bool add_entry(struct apply *apply, const osk__userword *word, const struct sought *sought)
{
    osk__dictionary *dictionary = apply->dictionary;
    if (!OSK__ROOM(dictionary->entries, dictionary->entry_capacity, dictionary->entry_count + 1, apply->error))
        return false;
    dictionary->entries[dictionary->entry_count] = (osk__entry){word->name, word->valence, word->free};
    return add_pattern(apply, sought, (uint32_t)dictionary->entry_count++);
}

/* "svarte" is taken out where "~svart" stays: the form eats its word, as a shifter without effect does. */
static bool add_silence(struct apply *apply, const osk__userword *word, const struct sought *sought)
{
    osk__dictionary *dictionary = apply->dictionary;
    if (!OSK__ROOM(dictionary->shifters, dictionary->shifter_capacity, dictionary->shifter_count + 1, apply->error))
        return false;
    dictionary->shifters[dictionary->shifter_count] =
        (osk__shifter){.name = word->name, .effect = OSK__NO_EFFECT, .partner = OSK_NONE};
    return add_pattern(apply, sought, OSK__SHIFTERS + (uint32_t)dictionary->shifter_count++);
}

/* Words with a valence first, then those without: which of these need silence is known then. */
static bool apply_word(struct apply *apply, const osk__userword *word, bool silence)
{
    struct sought sought;
    if (silence != (word->valence == 0))
        return true;
    if (!seek(apply->dictionary, word->name, &sought, apply->error))
        return false;
    uint32_t held = find(&apply->dictionary->words, &sought, 0, 0);
    if (held != OSK_NONE && held >= OSK__SHIFTERS) {
        apply->shifter = apply->shifters++ ? apply->shifter : word->name;
        return true;
    }
    if (held != OSK_NONE && held < apply->shipped && !note_yielded(apply->user, held, apply->error))
        return false;
    if (silence)
        return held == OSK_NONE || add_silence(apply, word, &sought);
    return add_entry(apply, word, &sought);
}

static bool apply_words(struct apply *apply, bool silence)
{
    for (size_t i = 0; i < apply->user->word_count; i++)
        if (!apply_word(apply, &apply->user->words[i], silence))
            return false;
    return true;
}

/* ---- words that no text can hold ---- */

/* Do its own tokens give the word back? "hva?" has two of them where one is sought. */
static bool is_split(osk__tokenizer *tokenizer, osk_slice text, bool *split, osk_error *error)
{
    osk_comment comment = {.n = 1, .kind = OSK_COMMENT, .text = text};
    size_t start = 0, i = 0;
    if (!osk__token_run(tokenizer, &comment, 1, error))
        return false;
    for (; i < tokenizer->token_count; i++) {
        const osk_token *token = &tokenizer->tokens[i];
        bool typed = token->kind == OSK_WORD || token->kind == OSK_ABBREVIATION || token->kind == OSK_EMOTICON ||
                     token->kind == OSK_EMOJI;
        if (!typed || token->start != start)
            break;
        start = osk__token_end(token) + 1;
        if (start <= text.length && text.data[start - 1] != ' ')
            break;
    }
    *split = i < tokenizer->token_count || start != text.length + 1;
    return true;
}

static bool check_word(struct apply *apply, osk__tokenizer *tokenizer, osk__buffer *room, osk_slice name)
{
    bool split;
    room->length = 0;
    for (size_t i = 0; i < name.length; i++)
        if (name.data[i] != '~' || (i > 0 && name.data[i - 1] != ' '))
            osk__buffer_byte(room, name.data[i]);
    if (!osk__buffer_check(room, apply->error) ||
        !is_split(tokenizer, osk__slice(room->data, room->length), &split, apply->error))
        return false;
    if (split)
        apply->stranger = apply->unmatched++ ? apply->stranger : name;
    return true;
}

static bool check_words(struct apply *apply, const osk__units *units)
{
    osk__tokenizer tokenizer;
    osk__buffer room = {0};
    bool good = osk__tokenizer_make(&tokenizer, units, apply->error);
    for (size_t i = 0; good && i < apply->user->word_count; i++)
        good = check_word(apply, &tokenizer, &room, apply->user->words[i].name);
    osk__buffer_free(&room);
    osk__tokenizer_free(&tokenizer);
    return good;
}

/* ---- what is told ---- */

static bool tell(struct apply *apply, bool added)
{
    osk__userlex *user = apply->user;
    osk_slice shifter = osk__userform_cut(apply->shifter, 60), stranger = osk__userform_cut(apply->stranger, 60);
    return (!added || osk__userlex_notice(user, apply->error, "",
                                          "entries of the shipped lexicon that give way to the user's words, wholly or "
                                          "in some of their forms: %zu", user->yielded_count)) &&
           (!apply->shifters ||
            osk__userlex_notice(user, apply->error, "",
                                "words of the user's that are shifters, and stay what they are: %zu ('%.*s' is the "
                                "first)", apply->shifters, (int)shifter.length, shifter.data)) &&
           (!apply->unmatched ||
            osk__userlex_notice(user, apply->error, "",
                                "words of the user's that no text can hold, since it is parted into words another way: "
                                "%zu ('%.*s' is the first)",
                                apply->unmatched, (int)stranger.length, stranger.data));
}

bool osk__userlex_apply(osk__userlex *user, osk__dictionary *dictionary, const osk__units *units, bool added,
                        osk_error *error)
{
    struct apply apply = {.user = user, .dictionary = dictionary, .shipped = dictionary->entry_count, .error = error};
    return apply_words(&apply, false) && apply_words(&apply, true) && check_words(&apply, units) && tell(&apply, added);
}
