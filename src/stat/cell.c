/* What headings, codes and labels say, as people and spreadsheets write them. */
#include "sheet.h"

static const struct { const char *word; osk__role role; } words[] = {
    {"utvalg", OSK__ROLE_SAMPLE}, {"utval", OSK__ROLE_SAMPLE}, {"sample", OSK__ROLE_SAMPLE},
    {"enhet", OSK__ROLE_UNIT},    {"eining", OSK__ROLE_UNIT},  {"unit", OSK__ROLE_UNIT},
    {"tekst", OSK__ROLE_TEXT},    {"text", OSK__ROLE_TEXT},
    {"merknad", OSK__ROLE_NOTE},  {"note", OSK__ROLE_NOTE},
    {"kode", OSK__ROLE_CODE},     {"code", OSK__ROLE_CODE},
    {"koder", OSK__ROLE_OTHER},   {"kodar", OSK__ROLE_OTHER},  {"coder", OSK__ROLE_OTHER},
    {"kodene", OSK__ROLE_OTHER},  {"kodane", OSK__ROLE_OTHER}, {"codes", OSK__ROLE_OTHER},
    {"kolonne", OSK__ROLE_OTHER}, {"column", OSK__ROLE_OTHER},
};

osk__role osk__sheet_role(osk_slice heading)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (osk__slice_alike(heading, words[i].word))
            return words[i].role;
    return heading.length ? OSK__ROLES : OSK__ROLE_OTHER;
}

bool osk__code_missing(osk_slice cell)
{
    static const char *const all[] = {"", "na", "n/a", ".", "-", "–", "?", "#n/a", "#i/t"};
    return osk__slice_alike_any(cell, OSK__LIST(all));
}

bool osk__code_number(osk_slice cell, double *value)
{
    double number = 0, scale = 1;
    size_t i = cell.length && (cell.data[0] == '-' || cell.data[0] == '+'), digits = 0;
    bool point = false;
    for (; i < cell.length && digits < 16; i++) {
        char c = cell.data[i];
        if ((c == '.' || c == ',') && !point && digits) {
            point = true;
        } else if (c >= '0' && c <= '9') {
            number = number * 10 + (c - '0');
            scale *= point ? 10 : 1;
            digits++;
        } else {
            return false;
        }
    }
    *value = (cell.length && cell.data[0] == '-' ? -number : number) / scale;
    return digits > 0 && i == cell.length;
}

osk_label osk__label_find(osk_slice text)
{
    static const struct { const char *name; osk_label label; } names[] = {
        {"positive", OSK_POSITIVE}, {"positiv", OSK_POSITIVE}, {"pos", OSK_POSITIVE},
        {"negative", OSK_NEGATIVE}, {"negativ", OSK_NEGATIVE}, {"neg", OSK_NEGATIVE},
        {"neutral", OSK_NEUTRAL},   {"nøytral", OSK_NEUTRAL},  {"neu", OSK_NEUTRAL}, {"nøy", OSK_NEUTRAL},
        {"mixed", OSK_MIXED},       {"blandet", OSK_MIXED},    {"blanda", OSK_MIXED}, {"mix", OSK_MIXED}};
    for (size_t i = 0; text.data && i < sizeof names / sizeof *names; i++)
        if (osk__slice_alike(text, names[i].name))
            return names[i].label;
    return OSK_UNSCORED;
}
