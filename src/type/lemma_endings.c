/* Endings of a form and what its lemma has in their place, in the order in which they are tried: "ansk|e" is "ansk".
 *
 * Chosen and ordered by models/lemmas.py on the training part of the Norwegian Dependency Treebank (annotations CC0): of
 * all pairs that its forms and lemmas show, each with up to four letters before, the two hundred without which most words
 * would go wrong. Do not edit: what goes wrong with a single word is put right in dict/lemmas.tsv, which goes before. */
#include "lemma.h"

enum { W = 0, H = OSK__LEMMA_HUNSPELL, N = OSK__LEMMA_NOUN, B = OSK__LEMMA_HUNSPELL | OSK__LEMMA_NOUN };

static const osk__lemma_ending endings_nb[] = {
    {"g", "g", N}, {"ne", "ne", B}, {"l", "l", B}, {"ige", "ig", H}, {"st", "st", B}, {"tive", "tiv", H},
    {"en", "", B}, {"anske", "ansk", H}, {"ene", "", B}, {"kt", "kt", B}, {"t", "", B}, {"øse", "øs", H},
    {"ges", "ge", H}, {"g", "g", W}, {"ke", "ke", B}, {"men", "", B}, {"ort", "ort", B}, {"uelt", "uell", H},
    {"k", "k", N}, {"inner", "inne", H}, {"nt", "nt", B}, {"d", "d", B}, {"a", "e", B}, {"met", "", B},
    {"ot", "ot", B}, {"ielle", "iell", H}, {"ses", "se", H}, {"agt", "egge", H}, {"mene", "", B}, {"nelt", "nell", H},
    {"s", "s", B}, {"et", "", B}, {"er", "e", B}, {"somme", "som", H}, {"art", "art", B}, {"bare", "bar", H},
    {"kes", "ke", H}, {"er", "", B}, {"ere", "er", N}, {"het", "het", N}, {"rale", "ral", H}, {"sive", "siv", H},
    {"a", "um", B}, {"een", "é", B}, {"ingen", "ing", H}, {"kale", "kal", H}, {"est", "", H}, {"siden", "side", H},
    {"mer", "", B}, {".", ".", W}, {"dler", "ddel", B}, {"eme", "em", W}, {"en", "e", B}, {"iske", "isk", H},
    {"serte", "sere", H}, {"år", "år", B}, {"ige", "ig", W}, {"ir", "ir", B}, {"ne", "", B}, {"ot", "ot", H},
    {"e", "", B}, {"gården", "gård", H}, {"lede", "le", H}, {"sende", "se", H}, {"ets", "", H}, {"tes", "te", H},
    {"et", "", N}, {"ennene", "ann", B}, {"ler", "sel", B}, {"kom", "komme", H}, {"te", "te", B}, {"felt", "felt", B},
    {"eide", "eie", H}, {"rter", "rter", B}, {"res", "re", H}, {"lene", "el", B}, {"vs", "v", H}, {"en", "", N},
    {"lende", "le", H}, {"ler", "el", B}, {"laget", "lag", H}, {"a", "", B}, {"eer", "é", B}, {"eid", "eie", H},
    {"ler", "el", N}, {"stått", "stå", H}, {"ettes", "ette", W}, {"ene", "", N}, {"år", "å", H}, {"met", "", N},
    {"a", "e", N}, {"et", "um", B}, {"rede", "re", H}, {"slått", "slå", H}, {"tent", "tent", H}, {"falt", "falle", W},
    {"idd", "i", H}, {"erende", "ere", H}, {"re", "er", B}, {"alt", "alt", B}, {"gler", "gler", B}, {"it", "it", H},
    {"aler", "ale", H}, {"enes", "", H}, {"le", "le", B}, {"ens", "", H}, {"gjør", "gjøre", H}, {"ene", "um", B},
    {"isk", "isk", W}, {"kalt", "kalle", W}, {"ners", "n", H}, {"riger", "rig", H}, {"vd", "ve", H}, {"er", "", N},
    {"gjort", "gjøre", H}, {"les", "le", H}, {"a", "", N}, {"eider", "eide", W}, {"nale", "nal", H},
    {"else", "else", W}, {"lene", "el", N}, {"ls", "ls", N}, {"nerte", "nert", H}, {"een", "é", N}, {"gd", "ge", H},
    {"gitt", "gi", H}, {"kters", "kt", H}, {"eget", "eget", H}, {"erne", "er", N}, {"ngen", "ng", W},
    {"ine", "in", H}, {"er", "e", H}, {"kende", "ke", H}, {"ere", "", H}, {"das", "d", H}, {"dratt", "dra", H},
    {"etalt", "etale", W}, {"eten", "et", W}, {"itet", "itet", N}, {"ktede", "kte", H}, {"na", "na", N},
    {"ærende", "ære", H}, {"este", "", H}, {"kede", "ke", H}, {"latt", "late", W}, {"lære", "lær", H},
    {"rike", "rik", H}, {"rte", "re", H}, {"ves", "ve", H}, {"e", "", N}, {"des", "de", H}, {"ske", "sk", W},
    {"le", "le", H}, {"satte", "satt", W}, {"kte", "ke", H}, {"t", "", N}, {"mede", "met", H}, {"evnte", "evnt", W},
    {"inger", "ing", W}, {"ir", "i", H}, {"gende", "ge", H}, {"ren", "r", H}, {"t", "e", H}, {"ile", "il", H},
    {"ks", "ks", N}, {"stilt", "stille", W}, {"aga", "age", H}, {"lanke", "lank", H}, {"er", "e", N}, {"nes", "", H},
    {"anger", "ang", H}, {"de", "t", N}, {"ndende", "nde", H}, {"et", "e", H}, {"nes", "ne", H}, {"kets", "ke", H},
    {"ale", "al", H}, {"ete", "ete", W}, {"kede", "ket", H}, {"yke", "yke", H}, {"en", "e", N}, {"tas", "ta", H},
    {"men", "m", W}, {"ette", "ette", W}, {"pers", "per", H}, {"øyde", "øyd", H}, {"ilte", "ille", W},
    {"mene", "", H}, {"revet", "rive", H}, {"gs", "g", H}, {"ås", "å", H}, {"yke", "yk", H}, {"e", "e", N},
    {"itet", "itet", W}, {"gl", "gl.", W}, {"ers", "e", H}, {"het", "het", W}, {"ste", "se", W}, {"t", "", H},
    {"n", "n", N}, {NULL, NULL, W}};

static const osk__lemma_ending endings_nn[] = {
    {"nen", "n", B}, {"rar", "r", B}, {"g", "g", N}, {"ken", "k", B}, {"sen", "s", B}, {"t", "", B}, {"ene", "e", B},
    {"ane", "", B}, {"ten", "t", B}, {"tar", "t", B}, {"iar", "iar", B}, {"men", "m", B}, {"den", "d", B},
    {"ter", "ter", B}, {"ja", "je", H}, {"aste", "", H}, {"anske", "ansk", H}, {"et", "", B}, {"onar", "on", B},
    {"et", "", N}, {"år", "år", B}, {"er", "e", B}, {"dar", "d", B}, {"k", "k", N}, {"lle", "lle", B}, {"met", "", B},
    {"knar", "kne", H}, {"ane", "", N}, {"gen", "g", B}, {"ngar", "ng", B}, {"ren", "r", B}, {"pen", "p", B},
    {"een", "é", B}, {"øra", "øre", H}, {"ing", "ing", W}, {"ene", "", N}, {"sert", "sere", H}, {"p", "p", N},
    {"llt", "ll", H}, {"lane", "el", B}, {"ben", "b", B}, {"talt", "tale", H}, {"riske", "risk", H},
    {"enn", "ann", B}, {"et", "um", B}, {"ste", "ste", B}, {"ene", "", B}, {"kar", "k", B}, {"ete", "ete", W},
    {"ger", "ger", B}, {"kra", "kre", H}, {"men", "", B}, {"ukast", "uke", H}, {"sar", "s", B}, {"ane", "e", B},
    {"a", "e", B}, {"ar", "e", B}, {"kt", "kt", N}, {"nast", "ne", H}, {"yske", "ysk", H}, {"a", "", N},
    {"ven", "v", B}, {"lar", "l", B}, {"are", "", H}, {"egar", "eg", B}, {"rga", "rge", H}, {"rua", "ru", H},
    {"øst", "øs", H}, {"jer", "jer", B}, {"nalen", "nale", H}, {".", ".", W}, {"ar", "", N}, {"jar", "jar", B},
    {"je", "je", N}, {"lar", "el", B}, {"var", "var", B}, {"a", "", B}, {"jande", "je", H}, {"onale", "onal", H},
    {"s", "s", N}, {"mar", "m", B}, {"en", "e", B}, {"end", "ende", H}, {"er", "", B}, {"inn", "inn", B},
    {"inske", "insk", H}, {"ådde", "å", H}, {"ege", "eg", W}, {"terande", "tere", H}, {"adde", "ade", H},
    {"rene", "er", B}, {"en", "", N}, {"aren", "ar", H}, {"eia", "eie", H}, {"ingar", "ing", W}, {"yt", "yte", H},
    {"ker", "ker", B}, {"ykt", "ykkje", W}, {"inga", "ing", W}, {"erte", "ere", H}, {"yra", "yre", H},
    {"sle", "sle", N}, {"eg", "eg", W}, {"ear", "é", B}, {"ur", "u", W}, {"dra", "dre", H}, {"len", "l", B},
    {"last", "le", H}, {"byd", "byde", H}, {"dna", "dne", H}, {"ara", "are", H}, {"aga", "age", H}, {"vd", "ve", H},
    {"t", "t", B}, {"ter", "t", N}, {"dar", "dar", B}, {"een", "é", N}, {"ytt", "yte", W}, {"enske", "ensk", H},
    {"pna", "pne", H}, {"ulle", "ull", H}, {"ømt", "ømme", W}, {"rekte", "rekkje", W}, {"øpar", "øpar", H},
    {"elle", "ell", H}, {"mna", "mne", H}, {"a", "e", N}, {"ka", "ke", H}, {"linke", "link", H}, {"e", "é", N},
    {"i", "", N}, {"rar", "er", N}, {"bønder", "bonde", N}, {"emt", "emme", W}, {"gjer", "gjere", W},
    {"rengt", "rengje", W}, {"rske", "rsk", H}, {"a", "um", B}, {"nnar", "nn", B}, {"år", "å", W}, {"se", "se", N},
    {"e", "", B}, {"pa", "pe", H}, {"sa", "se", H}, {"inna", "inne", H}, {"re", "re", N}, {"te", "te", N},
    {"same", "sam", W}, {"er", "e", H}, {"la", "le", H}, {"ta", "te", H}, {"et", "e", N}, {"en", "e", N},
    {"ene", "e", N}, {"tra", "tre", H}, {"ykte", "ykkje", W}, {"ma", "me", H}, {"ds", "d", H}, {"jast", "je", H},
    {"er", "", N}, {"ort", "ort", H}, {"skar", "skar", B}, {"igar", "igar", B}, {"nar", "nar", B}, {"iste", "ise", H},
    {"anna", "anne", H}, {"ar", "e", H}, {"et", "etje", W}, {"komne", "komen", H}, {"stilte", "stille", W},
    {"sette", "sett", H}, {"ar", "e", N}, {"felt", "felle", W}, {"ir", "i", W}, {"ast", "", H}, {"mme", "mme", W},
    {"oa", "o", H}, {"er", "e", N}, {"att", "att", H}, {"økt", "økje", W}, {"alt", "al", H}, {"as", "", W},
    {"lt", "ll", H}, {"t", "e", H}, {"inn", "inne", H}, {"ia", "ia", N}, {"de", "de", N}, {"ør", "ø", W},
    {"omne", "ome", W}, {"e", "", N}, {"tta", "tte", W}, {"tt", "", H}, {"da", "de", H}, {"gde", "gje", W},
    {"et", "", H}, {"iast", "iast", W}, {"ane", "", H}, {"iven", "ive", H}, {"dd", "de", H}, {"ane", "e", N},
    {NULL, NULL, W}};

const osk__lemma_ending *const osk__lemma_endings[OSK__NORMS] = {endings_nb, endings_nn};
