/* tokens -> types: words become numbers, and all dear work is done once a number.
 *
 *   form "lederne" -> number -> record: stem "led", stop word?, may a pattern begin with it?
 *
 * Dictionary forms have the first numbers, in file order; every worker's vocabulary begins as a copy of
 * the dictionary's and grows by arrival. No output may depend on the later numbers. */
#ifndef OSK_TYPE_TYPE_H
#define OSK_TYPE_TYPE_H

#include "affix.h"
#include "model.h"
#include "pattern.h"
#include "theme.h"

#include "../base/strings.h"
#include "../base/texts.h"

/* ---- stem: the door to libstemmer ---- */
typedef struct osk__stemmer osk__stemmer;
osk__stemmer *osk__stemmer_make(osk_error *error);
/* The Snowball Norwegian stem of a folded form. Borrows the stemmer until the next call. */
bool osk__stemmer_run(osk__stemmer *stemmer, osk_slice form, osk_slice *stem, osk_error *error);
void osk__stemmer_free(osk__stemmer *stemmer);

/* ---- vocabulary ---- */
/* What is known of a form, in twelve bytes: those of frequent words stay in the cache. */
typedef struct osk__record {
    uint32_t stem;
    uint32_t opening; /* what begins with it; 0 where nothing does, which is most often */
    uint8_t flags;    /* osk__record_flag */
    uint8_t affix;    /* letters of an affix that negates the rest; 0 for none */
    uint8_t next_form, next_stem; /* as the next word of a pattern: the numbers of its bits; 64 where no pattern can have it */
} osk__record;
typedef enum osk__record_flag {
    OSK__STOP = 1,         /* a stop word */
    OSK__BEGINS_WORDS = 2, /* an entry of the lexicon or a shifter begins with the form, its stem or its base */
    OSK__BEGINS_THEME = 4, /* a theme's entry does */
    OSK__SUFFIX = 8,       /* the affix stands at the end */
    OSK__CLASSED = 16,     /* it belongs to classes, see theme.h */
    OSK__CITED = 32,       /* a dictionary has the form itself behind a ~: it counts where stems do not */
    OSK__CLASS_BEGINS = 64 /* a theme's entry begins with a class of it */
} osk__record_flag;

/* What begins with a form: found once a form, so that a token where no entry of several words can begin costs no walk
 * through a trie. */
typedef struct osk__opening {
    uint64_t words;  /* where an entry or shifter may go on: the bits (pattern.h) of the words that may be next */
    uint64_t themes; /* the same of the themes' patterns */
    uint32_t form, stem; /* nodes of the trie of entries and shifters behind the form and its stem; 0 for none */
    uint32_t value;  /* of the entry or shifter that is this word alone, or OSK_NONE */
    uint32_t base;   /* the entry of what an affix negates, or OSK_NONE: */
    bool base_by_stem; /* not by a form that is written there */
    bool affixal;    /* that entry is the base's: "urettferdig" by "rettferdig" */
    bool theme;      /* a theme's pattern is this word alone, or begins with a class of it */
} osk__opening;

/* A folded word, and its number. */
typedef struct osk__recent {
    uint64_t low, high; /* its bytes, padded with zeros */
    uint32_t length;    /* 0: none */
    uint32_t number;
} osk__recent;
enum { OSK__RECENT = 1 << 13 }; /* 192 KiB: they stay in the second level of the cache */

typedef struct osk__vocabulary {
    osk__strings forms, stems;
    osk__recent *recent;  /* OSK__RECENT of them, each word in the place of its hash; a worker's only */
    osk__record *records; /* by number of the form */
    size_t record_capacity;
    size_t record_count;
    size_t deep_count;    /* of these, those with classes, affixes and openings */
    osk__opening *openings; /* 0 is empty; in the order of the forms */
    size_t opening_count, opening_capacity;
    osk__strings sets;    /* of classes, as bytes of their numbers */
    uint32_t *set_of;     /* by number of the form; NULL where the dictionary has no classes */
    size_t set_capacity;
    osk__buffer classes;
    osk__stemmer *stemmer;
    osk__buffer folded;
} osk__vocabulary;

/* ---- what the dictionaries say; immutable once sealed ---- */

typedef enum osk__effect {
    OSK__NEGATE, OSK__STRENGTHEN, OSK__WEAKEN, OSK__CONTRAST,
    OSK__CONDITION, /* opens a clause about what is not so: "hvis"; ends a scope */
    OSK__MODAL,     /* "må": what is good behind it ought to be, and is not said to be */
    OSK__COMPARE,   /* "enn": the entry before it is measured against something */
    OSK__BORDER,    /* ends a scope */
    OSK__CLAUSE,    /* opens a clause: ends a scope that reaches back; with an amount, as a modal: "om" */
    OSK__NO_EFFECT, /* eats its words */
    OSK__EFFECTS
} osk__effect;

/* The rules that are no shifters, as bits of osk__dictionary.off behind those of the effects. */
#define OSK__RULE(i) (1u << (OSK__EFFECTS + (i)))
enum {
    OSK__RULE_BACK = OSK__RULE(0),      /* a negation behind its entry */
    OSK__RULE_DOUBLE = OSK__RULE(1),    /* two negations */
    OSK__RULE_QUESTION = OSK__RULE(2),
    OSK__RULE_QUOTATION = OSK__RULE(3),
    OSK__RULE_AFFIX = OSK__RULE(4),     /* u-, -løs, -fri */
    OSK__RULE_FIREWALL = OSK__RULE(5),  /* words that a theme claims */
    OSK__RULE_LIST = OSK__RULE(6),      /* commas of a list end no scope */
    OSK__RULE_WEIGHT = OSK__RULE(7),    /* what a negation says of itself */
    OSK__ALL_RULES = (1 << (OSK__EFFECTS + 8)) - 1,
    /* Choices, which are no rules of the language: how others count. */
    OSK__STEMS = OSK__RULE(8),          /* ~skuffe is every form of its stem; else the form alone that is written there */
    OSK__GRADES = OSK__RULE(9),         /* valences from -3 to 3; else only their signs, as -1 and 1 */
    OSK__STOPS = OSK__RULE(10)          /* stop words count as words; else they are passed over, as if taken out */
};

typedef struct osk__entry {
    osk_slice name;
    int32_t valence;
    bool free; /* no rule touches it */
} osk__entry;
typedef struct osk__shifter {
    osk_slice name;
    osk__effect effect;
    int32_t amount;      /* thousandths */
    int32_t ahead, back; /* words that a negation reaches in its clause */
    uint8_t cues[2];     /* negation cues by the guidelines of NoReC_neg: a bit a word of the entry; 0 for none */
    uint32_t partner;    /* symbol of the cue's word that stands farther on ("verken ... eller"), or OSK_NONE */
    enum { OSK__SCOPE_CLAUSE, OSK__SCOPE_AHEAD, OSK__SCOPE_EMPTY } scope; /* what the cue's scope holds: its clause from
                            the subject on; what is ahead; nothing ("nei") */
    int32_t weight;      /* what the word says of itself, thousandths of a valence: negation is used more where people
                            are dissatisfied (Potts 2011, On the negativity of negation) */
} osk__shifter;
/* Function words, by what they do to the scope of a negation; bits. */
typedef enum osk__function {
    OSK__SUBORDINATOR = 1, OSK__RELATIVE = 2, OSK__JOINER = 4, OSK__ADVERSATIVE = 8, OSK__ADVERB = 16,
    OSK__DETERMINER = 32, OSK__PRONOUN = 64, OSK__PREPOSITION = 128, OSK__COPULA = 256, OSK__VERB = 512,
    OSK__DEGREE = 1024
} osk__function;

/* What a word or phrase says of how one speaks (dict/stance/). Bits: the classes of osk_stance, and these, which only
 * lead to them. */
typedef enum osk__stance_bit {
    OSK__STANCE_ASKS = 1 << 16,        /* opens a question */
    OSK__STANCE_PARTICIPLE = 1 << 17,  /* behind bli a passive */
    OSK__STANCE_BECOME = 1 << 18,      /* bli; with a participle a passive, with a comparative a change */
    OSK__STANCE_BECAME = 1 << 19,      /* blitt; with a participle a passive, else a change */
    OSK__STANCE_LET = 1 << 20,         /* lar seg */
    OSK__STANCE_COMPARATIVE = 1 << 21,
    OSK__STANCE_INFINITIVE = 1 << 22,  /* one that does not end in -e or -a */
    OSK__STANCE_NOT = 1 << 23,         /* the entry negates itself: "umulig" */
    OSK__STANCE_FIRST = 1 << 24, OSK__STANCE_SECOND = 1 << 25, OSK__STANCE_GENERIC = 1 << 26, OSK__STANCE_THIRD = 1 << 27,
    OSK__STANCE_PERSON = 15 << 24      /* any of these four: who can hold an opinion */
} osk__stance_bit;
/* When an entry counts; src/score/stance_rule.c. */
typedef enum osk__stance_rule {
    OSK__WHEN_ALWAYS, OSK__WHEN_INFINITIVE, OSK__WHEN_DUTY, OSK__WHEN_PARTICLE, OSK__WHEN_DEGREE, OSK__WHEN_OPENS,
    OSK__WHEN_AFTER, OSK__WHEN_UNLIKE, OSK__WHEN_PERSONAL, OSK__WHEN_OWN
} osk__stance_rule;
typedef struct osk__stance_entry {
    uint32_t classes; /* 1 << osk_stance, osk__stance_bit; 0 for a phrase that eats its words */
    osk__stance_rule rule;
} osk__stance_entry;

/* What a word or phrase says of who speaks to whom (dict/network/). */
typedef enum osk__network_bit {
    OSK__NETWORK_AGREE = 1, OSK__NETWORK_DISAGREE = 2,
    OSK__NETWORK_OWN = 4,       /* only where the poster holds it */
    OSK__NETWORK_FIXED = 8,     /* holds its negation already */
    OSK__NETWORK_TITLE = 16,    /* before a name */
    OSK__NETWORK_ALONE = 32,    /* a title that may stand without one */
    OSK__NETWORK_GREETING = 64, /* may stand before one who is spoken to */
    OSK__NETWORK_THANKS = 128,
    OSK__NETWORK_REPORT = 256,  /* what a person does */
    OSK__NETWORK_FIRST = 512, OSK__NETWORK_SECOND = 1024, OSK__NETWORK_OTHER = 2048, /* persons */
    OSK__NETWORK_DOUBT = 4096,  /* what follows is not claimed */
    OSK__NETWORK_COMMON = 8192, /* of a name: an ordinary word too */
    OSK__NETWORK_SPELLING = 16384, /* of a name: another's spelling */
    OSK__NETWORK_FILLER = 32768,   /* may stand inside a phrase of agreement */
    OSK__NETWORK_TURN = 65536,     /* turns what follows as a negation would */
    OSK__NETWORK_CONTRAST = 131072, /* what follows is held against what stood before */
    OSK__NETWORK_PARTLY = 262144,  /* only in part */
    OSK__NETWORK_STATE = 524288,   /* what one is, no verb: "enig" */
    OSK__NETWORK_ANSWER = 1048576, /* opens an answer: "ja" */
    OSK__NETWORK_PRAISE = 2097152, OSK__NETWORK_BLAME = 4194304, /* of what was said: before the next */
    OSK__NETWORK_SPEECH = 8388608  /* what was said: "innlegg" */
} osk__network_bit;
/* Names that need care, folded. */
typedef struct osk__name_lore {
    osk__strings words;
    struct osk__name_word { uint32_t same; bool common, spelling, spelled; } *items; /* same: the word
                                               that is written so too, or itself; spelled: another leads to it */
    size_t capacity;
} osk__name_lore;

/* Valences and weights reach from -this to this, in thousandths. */
enum { OSK__ENTRY_MOST = 3000 };

/* Words that a negation reaches ahead where the file does not say, and the most that it may say. */
enum { OSK__REACH_AHEAD = 6, OSK__REACH_MOST = 9 };

/* Values of the word patterns: entries from 0, shifters from here. */
#define OSK__SHIFTERS 0x80000000u

typedef struct osk__dictionary {
    osk__arena arena;
    const char *without;     /* rules left out, as they were given; NULL for none */
    uint32_t off;            /* classes of shifters (1 << effect) and rules that are switched off */
    int32_t window;          /* words that a negation reaches at most, the next one being 1; 0: as the file says */
    osk__vocabulary vocabulary;
    size_t form_count, stem_count; /* those of the dictionary, once sealed */
    size_t own_form_count;         /* of them, Norwegian ones; those of another language stand behind */
    uint8_t *stem_flags;     /* of their records: what begins with the stem */
    bool *cited;             /* by form: it is written behind a ~ */
    size_t cited_capacity;
    osk__strings stops;
    osk__affixes affixes;
    uint16_t *functions; size_t function_capacity; /* osk__function bits by number of the form, once sealed */
    osk__entry *entries;     size_t entry_count, entry_capacity;
    osk__shifter *shifters;  size_t shifter_count, shifter_capacity;
    osk__theme *themes;      size_t theme_count, theme_capacity;
    osk__pattern words;      /* lexicon and shifters compete: the longest match has the words */
    osk__pattern theme_words; /* values: the first of osk__theme_rules.uses */
    osk__theme_rules theme_rules;
    osk__stance_entry *stances; size_t stance_count, stance_capacity;
    osk__pattern stance_words;
    osk__pattern network_words; /* values: numbers of network_classes */
    uint32_t *network_classes; size_t network_count, network_capacity; /* osk__network_bit */
    osk__name_lore name_lore;
    struct osk__userlex *user; /* words that the shipped lexicon gives way to; NULL: none. Borrowed */
    const osk__compounds *compounds; /* words that compounds are made of, empty unless asked for. Borrowed, once sealed */
    const struct osk__reference *reference; /* counts of words elsewhere; NULL: none. Borrowed */
    const osk__model *model; /* what was learned of stems; NULL: none. Borrowed */
    osk__texts texts;        /* what people read, in three languages */
    const char *stemmer;     /* the release of Snowball, by its stems; NULL if it is none of those known */
} osk__dictionary;

bool osk__dictionary_make(osk__dictionary *dictionary, osk_error *error);
/* Switches rules off before the files are read: "question,compare"; "rules" for all. OSK_USAGE where one is none. */
bool osk__dictionary_without(osk__dictionary *dictionary, const char *list, osk_error *error);
/* Each reads one file; `path` is for messages. OSK_USAGE with line and column on an error. */
bool osk__dictionary_lexicon(osk__dictionary *dictionary, const char *path, osk_slice text, osk_error *error);
bool osk__dictionary_emoticons(osk__dictionary *dictionary, const char *path, osk_slice text, osk_error *error);
bool osk__dictionary_shifters(osk__dictionary *dictionary, const char *path, osk_slice text, osk_error *error);
bool osk__dictionary_affixes(osk__dictionary *dictionary, const char *path, osk_slice text, osk_error *error);
bool osk__dictionary_functions(osk__dictionary *dictionary, const char *path, osk_slice text, osk_error *error);
bool osk__dictionary_stops(osk__dictionary *dictionary, const char *path, osk_slice text, osk_error *error);
bool osk__dictionary_themes(osk__dictionary *dictionary, const char *path, osk_slice text, osk_error *error);
bool osk__dictionary_stance(osk__dictionary *dictionary, const char *path, osk_slice text, osk_error *error);
bool osk__dictionary_network(osk__dictionary *dictionary, const char *path, osk_slice text, osk_error *error);
bool osk__dictionary_stemmer(osk__dictionary *dictionary, const char *path, osk_slice text, osk_error *error);
/* The score, in millionths, under which a text is negative where there are but two classes. */
static inline int64_t osk__model_cut(const osk__dictionary *dictionary)
{
    return dictionary->model ? dictionary->model->numbers[OSK__MODEL_BINARY] * (int64_t)1000 : 0;
}
/* The lexicon, whose files are read, says as much as the model lets it. */
void osk__dictionary_weigh(osk__dictionary *dictionary, const osk__model *model);
/* The number of a theme by its key, or OSK_NONE. */
uint32_t osk__theme_find(const osk__dictionary *dictionary, const char *key);
/* Ends the reading: records of all forms. `compounds` may be empty unless a theme names parts of words; borrowed for the
 * dictionary's life. */
bool osk__dictionary_seal(osk__dictionary *dictionary, const osk__compounds *compounds, osk_error *error);
void osk__dictionary_free(osk__dictionary *dictionary);

/* "leder", "~skuffe", "til å stole på" as symbols of a pattern. False on an error; *why then names what
 * is wrong with the entry, or is NULL where memory ran out. */
enum { OSK__PATTERN_WORDS = 8 };
bool osk__dictionary_symbols(osk__dictionary *dictionary, osk_slice entry, uint32_t symbols[OSK__PATTERN_WORDS],
                             size_t *count, const char **why, osk_error *error);

/* ---- a worker's vocabulary ---- */
bool osk__vocabulary_make(osk__vocabulary *vocabulary, const osk__dictionary *dictionary, osk_error *error);
/* Forgets all forms but the dictionary's; the memory stays. Folds that count by this vocabulary are worth nothing
 * then. */
void osk__vocabulary_forget(osk__vocabulary *vocabulary, const osk__dictionary *dictionary);
void osk__vocabulary_free(osk__vocabulary *vocabulary);
/* The number of a form as written: folded, looked up, added if it is new; its record waits for catch_up. */
uint32_t osk__vocabulary_add(osk__vocabulary *vocabulary, osk_slice form, osk_error *error);
/* The classes of a form: their numbers, ascending. Borrows until forms are added. */
const uint32_t *osk__vocabulary_classes(const osk__vocabulary *vocabulary, uint32_t form, size_t *count);
/* Makes the records of all forms that have none; and what in them only scores ask for: affix, classes, the flags that
 * these bring, and what begins with the form. */
bool osk__vocabulary_catch_up(osk__vocabulary *vocabulary, const osk__dictionary *dictionary, osk_error *error);
bool osk__vocabulary_deepen(osk__vocabulary *vocabulary, const osk__dictionary *dictionary, osk_error *error);
/* The entry of "rettferdig" in "urettferdig", or OSK_NONE. */
typedef struct osk__base { uint32_t entry; bool by_stem; } osk__base;
/* The opening of a form that has classes and flags already (opening.c). */
bool osk__vocabulary_open(osk__vocabulary *vocabulary, const osk__dictionary *dictionary, uint32_t form,
                          const osk__base *base, osk_error *error);
/* All ones where a token has a type, else 0: `type & mask` is a number that something is known of in either case, and loops over
 * tokens need no branch to ask. */
static inline uint32_t osk__type_mask(uint32_t type)
{
    return (uint32_t)0 - (type != OSK_NONE);
}

/* The bits that a form stands for as the next word of a pattern by forms and stems. */
static inline uint64_t osk__next_bits(const osk__record *record)
{
    return (uint64_t)(record->next_form < 64) << (record->next_form & 63) |
           (uint64_t)(record->next_stem < 64) << (record->next_stem & 63);
}
/* For osk__dictionary_seal: what may begin with a stem. */
bool osk__dictionary_begin_stems(osk__dictionary *dictionary, osk_error *error);

/* Folds a form of up to 16 bytes, padded with zeros; false where it is longer or not plain (what is, equals
 * osk__unicode_fold's). The second one has no vector instructions: for machines that lack them, and to test the
 * first. Its bytes behind `length` count for nothing. */
bool osk__fold_plain(osk_slice form, char out[OSK__KEY_BYTES]);
bool osk__fold_portable(const char bytes[OSK__KEY_BYTES], size_t length, char out[OSK__KEY_BYTES]);

/* Gives every word, abbreviation, emoticon and emoji of the chunk its type. */
bool osk__type_run(osk__vocabulary *vocabulary, const osk__dictionary *dictionary, const osk_comment *comments,
                   osk_token *tokens, size_t count, osk_error *error);

#endif
