/* What a workbook tells of its cells. A moment is stored as days since an epoch, and only the cell's style tells it from a
 * number.
 *
 *   xl/workbook.xml             <sheet name="Svar" r:id="rId1"/> ...        which sheets, in their order
 *   xl/_rels/workbook.xml.rels  <Relationship Id="rId1" Target="worksheets/sheet1.xml"/>
 *   xl/styles.xml               <numFmt numFmtId="164" formatCode="dd.mm.yyyy"/>, <cellXfs><xf numFmtId="164"/> ... */
#include "workbook.h"

#include "clock.h"
#include "member.h"

#include "../base/number.h"

#include <stdlib.h>
#include <string.h>

enum { DAY = 86400, LAST_SERIAL = 2958465 /* 9999-12-31 */, BUILT_IN = 164 /* formats below have no code in the file */ };

static bool whole(const char *text, size_t *value)
{
    uint64_t number;
    if (!text || !osk__number_whole(osk__slice_text(text), &number) || number > UINT32_MAX)
        return false;
    *value = (size_t)number;
    return true;
}

/* ---- the sheet ---- */

struct choice {
    osk__workbook *workbook;
    osk__buffer id;
    size_t nth;
    bool dataset;
};

static bool put(osk__buffer *buffer, const char *text, osk_error *error)
{
    buffer->length = 0;
    osk__buffer_text(buffer, text);
    osk__buffer_byte(buffer, '\0');
    return osk__buffer_check(buffer, error);
}

static bool see_sheet(void *user, const char *name, const char *const *attributes, osk_error *error)
{
    struct choice *choice = user;
    if (strcmp(name, "workbookPr") == 0) {
        const char *value = osk__member_attribute(attributes, "date1904");
        choice->workbook->from_1904 = value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
    }
    const char *called = osk__member_attribute(attributes, "name"), *id = osk__member_attribute(attributes, "id"),
               *state = osk__member_attribute(attributes, "state");
    if (strcmp(name, "sheet") != 0 || !called || !id || (state && strcmp(state, "visible") != 0))
        return true;
    bool dataset = osk__slice_alike(osk__slice_text(called), "dataset");
    bool nth = choice->workbook->sheets++ == choice->nth;
    if (choice->dataset || (!nth && !dataset))
        return true;
    choice->dataset = dataset;
    return put(&choice->id, id, error) && put(&choice->workbook->name, called, error);
}

static bool see_relation(void *user, const char *name, const char *const *attributes, osk_error *error)
{
    struct choice *choice = user;
    const char *id = osk__member_attribute(attributes, "Id"), *target = osk__member_attribute(attributes, "Target");
    if (strcmp(name, "Relationship") != 0 || !id || !target || strcmp(id, choice->id.data) != 0)
        return true;
    osk__buffer *sheet = &choice->workbook->sheet;
    sheet->length = 0;
    if (target[0] != '/')
        osk__buffer_text(sheet, "xl/");
    osk__buffer_text(sheet, target + (target[0] == '/'));
    osk__buffer_byte(sheet, '\0');
    return osk__buffer_check(sheet, error);
}

static bool find_sheet(osk_slice zip, size_t nth, osk__workbook *workbook, osk_error *error)
{
    struct choice choice = {.workbook = workbook, .nth = nth};
    workbook->sheets = 0;
    bool found, good = put(&workbook->sheet, "xl/worksheets/sheet1.xml", error) && put(&workbook->name, "", error) &&
                       osk__member_parse(zip, "xl/workbook.xml", &(osk__member_events){.start = see_sheet}, &choice, &found, error) &&
                       (!choice.id.length || osk__member_parse(zip, "xl/_rels/workbook.xml.rels", &(osk__member_events){.start = see_relation},
                                                               &choice, &found, error));
    osk__buffer_free(&choice.id);
    return good;
}

/* ---- styles ---- */

struct styles {
    osk__workbook *workbook;
    struct format { size_t id; unsigned char shows; } *formats;
    size_t count, capacity;
    bool cells; /* within cellXfs */
};

/* What a format's letters show: "dd.mm.yyyy" a date, "hh:mm" a time; what is quoted, escaped or in brackets is no letter of its. */
static unsigned char shows(const char *code)
{
    bool month = false;
    unsigned char bits = 0;
    for (; *code && *code != ';'; code++) {
        if (*code == '"' || *code == '[') {
            const char *close = strchr(code + 1, *code == '"' ? '"' : ']');
            code = close ? close : code + strlen(code) - 1;
        } else if (*code == '\\' || *code == '_' || *code == '*') {
            code += code[1] != '\0';
        } else if (strchr("yYdD", *code)) {
            bits |= OSK__STYLE_DATE;
        } else if (strchr("hHsS", *code)) {
            bits |= OSK__STYLE_TIME;
        } else if (*code == 'm' || *code == 'M') {
            month = true;
        }
    }
    return month && !bits ? OSK__STYLE_DATE : bits; /* an m beside hours or seconds is a minute */
}

/* The formats that every workbook has, by ECMA-376, part 1, 18.8.30. */
static unsigned char shows_built_in(size_t id)
{
    if (id == 22)
        return OSK__STYLE_DATE | OSK__STYLE_TIME;
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58))
        return OSK__STYLE_DATE;
    return (id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47 ? OSK__STYLE_TIME : 0; /* 46 is a duration */
}

static unsigned char format_shows(const struct styles *styles, size_t id)
{
    for (size_t i = 0; i < styles->count; i++)
        if (styles->formats[i].id == id)
            return styles->formats[i].shows;
    return id < BUILT_IN ? shows_built_in(id) : 0;
}

static bool see_style(void *user, const char *name, const char *const *attributes, osk_error *error)
{
    struct styles *styles = user;
    osk__workbook *workbook = styles->workbook;
    const char *code = osk__member_attribute(attributes, "formatCode");
    size_t id = 0;
    bool has_id = whole(osk__member_attribute(attributes, "numFmtId"), &id);
    styles->cells = styles->cells || strcmp(name, "cellXfs") == 0;
    if (strcmp(name, "numFmt") == 0 && has_id && code) {
        if (!OSK__ROOM(styles->formats, styles->capacity, styles->count + 1, error))
            return false;
        styles->formats[styles->count++] = (struct format){id, shows(code)};
    } else if (styles->cells && strcmp(name, "xf") == 0) {
        if (!OSK__ROOM(workbook->styles, workbook->style_capacity, workbook->style_count + 1, error))
            return false;
        workbook->styles[workbook->style_count++] = format_shows(styles, id);
    }
    return true;
}

static bool end_style(void *user, const char *name, osk_error *error)
{
    struct styles *styles = user;
    (void)error;
    styles->cells = styles->cells && strcmp(name, "cellXfs") != 0;
    return true;
}

static bool read_styles(osk_slice zip, osk__workbook *workbook, osk_error *error)
{
    struct styles styles = {.workbook = workbook};
    bool found, good = workbook->styled || osk__member_parse(zip, "xl/styles.xml", &(osk__member_events){.start = see_style, .end = end_style}, &styles, &found, error);
    free(styles.formats);
    workbook->styled = good;
    return good;
}

bool osk__workbook_read(osk_slice zip, size_t nth, osk__workbook *workbook, osk_error *error)
{
    return find_sheet(zip, nth, workbook, error) && read_styles(zip, workbook, error);
}

void osk__workbook_free(osk__workbook *workbook)
{
    osk__buffer_free(&workbook->sheet);
    osk__buffer_free(&workbook->name);
    osk__buffer_free(&workbook->texts);
    free(workbook->styles);
    free(workbook->ends);
    *workbook = (osk__workbook){0};
}

/* ---- moments ---- */

/* What a digit so far behind the point counts, in billionths. */
static int64_t billionth(int64_t place)
{
    int64_t unit = 100000000;
    while (place-- > 0)
        unit /= 10;
    return unit;
}

/* "45363.586875", "4.1666666666666664E-2": days and, of the rest, seconds. False where it is no number of this kind. */
static bool read_serial(osk_slice s, int64_t *days, int64_t *seconds)
{
    uint64_t exponent = 0;
    size_t mark = 0, point = SIZE_MAX, digits = 0;
    while (mark < s.length && s.data[mark] != 'E' && s.data[mark] != 'e')
        mark++;
    if (mark < s.length && (mark + 2 >= s.length || s.data[mark + 1] != '-' ||
                            !osk__number_whole(osk__slice_behind(s, mark + 2), &exponent) || exponent > 20))
        return false;
    for (size_t i = 0; i < mark; i++) {
        if (s.data[i] == '.' && point == SIZE_MAX)
            point = digits;
        else if (s.data[i] < '0' || s.data[i] > '9')
            return false;
        else
            digits++;
    }
    int64_t before = (int64_t)(point == SIZE_MAX ? digits : point) - (int64_t)exponent, place = 0, billionths = 0;
    if (digits == 0 || before > 7)
        return false;
    *days = 0;
    for (size_t i = 0; i < mark; i++) {
        if (s.data[i] == '.')
            continue;
        if (place < before)
            *days = *days * 10 + (s.data[i] - '0');
        else
            billionths += (s.data[i] - '0') * billionth(place - before);
        place++;
    }
    *seconds = (billionths * DAY + 500000000) / 1000000000;
    *days += *seconds / DAY;
    *seconds %= DAY;
    return true;
}

/* Days since 1970-01-01. In the count from 1900 a 29 February 1900 stands that never was: its number is left as it is. */
static bool civil(const osk__workbook *workbook, int64_t serial, int64_t *days)
{
    *days = serial - (workbook->from_1904 ? 24107 : serial < 60 ? 25568 : 25569);
    return serial <= LAST_SERIAL && (workbook->from_1904 || (serial > 0 && serial != 60));
}

bool osk__workbook_moment(const osk__workbook *workbook, size_t style, osk_slice number, osk__buffer *out)
{
    unsigned char kind = style < workbook->style_count ? workbook->styles[style] : 0;
    int64_t serial, seconds, days;
    char day[OSK__CLOCK_ROOM];
    if (!kind || !read_serial(number, &serial, &seconds))
        return false;
    bool clock_only = kind == OSK__STYLE_TIME && serial == 0;
    if (!clock_only) {
        if (!civil(workbook, serial, &days))
            return false;
        osk__clock_write_day(days, day);
        osk__buffer_text(out, day);
    }
    if (clock_only || seconds || (kind & OSK__STYLE_TIME))
        osk__buffer_format(out, "%s%02d:%02d:%02d", clock_only ? "" : "T", (int)(seconds / 3600), (int)(seconds / 60 % 60), (int)(seconds % 60));
    return true;
}
