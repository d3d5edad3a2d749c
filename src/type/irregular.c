/* Lemmas that no ending leads to: the short words of everyday, whose forms Hunspell's dictionaries list as words of
 * their own ("er", "var") or take apart wrongly ("det" as a form of "de", "eller" of "elle").
 * Chosen by looking at what went wrong most often in the training part of the Norwegian Dependency Treebank.
 *
 *   one text a lemma: the lemma, then its forms; the first text that holds a form decides */
#include "spell.h"

#include <string.h>

static const char *const irregular_nb[] = {
    /* verbs */
    "være er var vært", "ha har hadde hatt", "bli blir ble blei blitt", "kunne kan kunnet", "ville vil villet",
    "skulle skal skullet", "måtte må måttet", "burde bør", "få får fikk fått", "gå går gikk gått", "si sier sa sagt",
    "se ser sett", "gi gir ga gav gitt", "ta tar tok tatt", "gjøre gjør gjorde gjort", "vite vet visste visst",
    "stå står sto stod stått", "komme kommer kom kommet", "dra drar dro", "tro tror", "bo bor", "ligge lå",
    "legge la lagt", "sette satte satt", "finne fant funnet", "falle falt", "slå slår slo slått", "be ber ba bedt",
    "spørre spør spurte spurt", "fortelle fortalte fortalt", "velge valgte valgt", "følge fulgte fulgt",
    "tørre tør torde", "synes syntes", "finnes fantes", "skrive skrev skrevet", "vinne vant vunnet", "dø dør døde",
    "skje skjer skjedde skjedd", "le ler lo", "ete åt", "bære bar båret", "selge solgte solgt", "gjelde gjaldt",
    "hete het hett", "holde holdt", "hjelpe hjalp hjulpet", "trekke trakk trukket", "drive drev",
    /* adjectives */
    "god godt gode bedre best beste", "stor stort store større størst største",
    "liten lita lite små lille mindre minst minste", "mye mer mest meste", "mange flere flest fleste",
    "ung ungt unge yngre yngst yngste", "gammel gammelt gamle eldre eldst eldste", "lang lengre lengst lengste",
    "tung tyngre tyngst", "ny nytt nye", "hel helt hele", "egen eget egne", "dårlig verre verst",
    "nær nærmere nærmest",
    /* nouns whose endings lead to a rarer word ("skol", "sake") */
    "skole skolen skolens", "politiker politikere", "menneske mennesker",
    /* pronouns and determiners */
    "jeg meg", "du deg", "han ham", "hun henne", "vi oss", "de dem", "en ei et", "annen annet andre", "noen noe",
    "min mitt mine", "din ditt dine", "sin sitt sine", "vår vårt våre", "all alt alle", "hver hvert",
    "hvilken hvilket hvilke", "det", "deres", "hennes", "den", "denne", "dette", "disse",
    /* words that do not change */
    "eller", "når", "hvis", "siden", "jo", "nesten", "alene", "aller", "enda", "ellers", "etter", "hvor", "litt",
    "rundt", "heller", "ute", "inne", "borte", "bort", "verden verdens", "langs", "helst", "slags", NULL};

static const char *const irregular_nn[] = {
    /* verbs */
    "vere er var vore vera", "ha har hadde hatt", "bli blir blei blitt", "verte vert vart vorte", "kunne kan kunna",
    "vilje vil ville vilja", "skulle skal skulla", "måtte må måtta", "burde bør", "få får fekk fått",
    "gå går gjekk gått", "seie seier sa sagt", "sjå ser såg sett", "gje gjev gav gjeve", "gi gir gitt",
    "ta tek tok teke tatt", "gjere gjer gjorde gjort gjera", "vite veit visste visst", "stå står stod stått",
    "kome kjem kom komme kome koma", "dra dreg drog", "tru trur trudde trudd", "bu bur budde budd",
    "ligge ligg låg lege", "leggje legg la lagt", "setje set sette", "sitje sit sat sete", "finne finn fann funne",
    "finnast finst fanst", "slå slår slo slått", "be bed bad bede", "spørje spør spurde spurt",
    "fortelje fortel fortalde fortalt", "velje vel valde valt", "følgje følgjer følgde følgt",
    "synast synest syntest", "skrive skriv skreiv skrive", "vinne vinn vann vunne", "skje skjer skjedde skjedd",
    "halde held heldt halde", "krevje krev kravde kravd", "bety betyr", "innebere inneber", "drive driv dreiv",
    "gjelde gjeld galdt", "hjelpe hjelp halp hjelpt", "bere ber bar bore", "lese les las lese",
    /* adjectives */
    "god godt gode betre best beste", "stor stort store større størst største",
    "liten lita lite små vesle mindre minst minste", "mykje meir mest meste", "mange fleire flest fleste",
    "ung ungt unge yngre yngst yngste", "gammal gammalt gamle eldre eldst eldste", "lang lengre lengst lengste",
    "tung tyngre tyngst", "ny nytt nye", "heil heilt heile", "eigen eiga eige eigne", "vond verre verst",
    /* nouns whose endings lead to a rarer word ("skul", "sake") */
    "skule skulen skulane", "sak saka", "dag dagar dagane", "ven vener",
    /* pronouns and determiners */
    "eg meg", "du deg", "han honom", "ho henne", "vi oss", "dei", "ein ei eit eitt", "annan anna andre",
    "nokon noko nokre", "min mi mitt mine", "din di ditt dine", "sin si sitt sine", "vår vårt våre", "all alt",
    "alle", "kvar kvart", "desse", "det", "den", "deira", "hennar", "kva",
    /* words that do not change */
    "eller", "når", "sidan", "jo", "nesten", "elles", "etter", "litt", "rundt", "særleg", "inne", "ute", "langs",
    "helst", "slags", "anten", "heller", NULL};

static const char *const *const irregular[OSK__NORMS] = {irregular_nb, irregular_nn};

/* Does the text hold the word, whole? */
static bool holds(const char *text, osk_slice word)
{
    for (; *text; text += strspn(text, " ")) {
        size_t length = strcspn(text, " ");
        if (length == word.length && memcmp(text, word.data, length) == 0)
            return true;
        text += length;
    }
    return false;
}

osk_slice osk__lemma_irregular(osk__norm norm, osk_slice form)
{
    for (const char *const *text = irregular[norm]; *text; text++)
        if (holds(*text, form))
            return osk__slice(*text, strcspn(*text, " "));
    return osk__slice(NULL, 0);
}
