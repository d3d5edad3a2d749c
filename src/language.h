/* All dictionaries of the road, opened once and shared. */
#ifndef OSK_LANGUAGE_H
#define OSK_LANGUAGE_H

#include "base/file.h"
#include "token/token.h"
#include "type/bridge.h"
#include "type/compound.h"
#include "type/lemma.h"
#include "type/memo.h"
#include "type/reference.h"
#include "type/userlex.h"
#include "score/score.h"

struct osk_language {
    osk__arena arena;
    osk__units units;             /* token: abbreviations, emoticons */
    osk__variety variety;         /* type: what words say of a sentence's language */
    osk__bridge bridge;           /* type: one key for both norms */
    osk__compounds compounds;     /* type: simple words; empty unless the options ask for them */
    osk__irregulars irregulars;   /* type: lemmas of irregular forms; with the former */
    osk__reference reference;     /* type: how often words come elsewhere; empty unless the options ask for it */
    osk__userlex user;            /* type: lexicons of the user's own */
    osk__model model;             /* type: what was learned of stems */
    osk__dictionary dictionary;   /* type: lexicon, shifters, stop words, themes, texts */
    const char *themes, *lexicons, *add_lexicons, *model_name; /* names of the user's own files, "a.tsv/b.tsv"; NULL: none */
    osk_language_options opened;  /* what it was opened with, for another like it; without lexicons of the user's own */
    const char **files, **hashes; /* as read, for the manifest */
    size_t file_count, file_capacity, hash_capacity;
};

/* One thread's scratch: one of each stage. */
struct osk_worker {
    const osk_language *language;
    osk__tokenizer tokenizer;
    osk__vocabulary vocabulary;
    osk__scorer scorer;
    osk_chunk chunk;
    osk__buffer whole, word; /* of osk_type_stem_word: made well-formed, then folded */
    osk__memo memo;          /* and what it answered */
};

/* The file that --model NAME or FILE means; OSK_USAGE with the models there are where it means none (model.c). Borrows
 * `wanted`, or is of the arena. */
const char *osk__model_find(osk__arena *arena, const char *data, const char *wanted, osk_error *error);
/* osk_language_open with a model that is not written yet; its name in messages and manifests is "model". */
osk_language *osk__language_with(const osk_language_options *options, osk_slice model, osk_error *error);
/* The main job; `told` (or NULL) gets the files that were written. With `output` NULL nothing is. */
typedef bool osk__folder_told(void *host, const osk__folder_file *files, size_t count, osk_error *error);
bool osk__pipeline_report(const osk_language *language, const char *input, const char *output, const osk_options *options,
                          osk__folder_told *told, void *host, osk_error *error);

/* Comments a chunk: as asked, else as many as keep scratch small. */
static inline size_t osk__chunk_size(size_t asked)
{
    return asked ? asked : 256;
}

#endif
