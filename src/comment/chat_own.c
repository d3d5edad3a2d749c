/* What programs for chats write in a person's name: a picture that was left out, a message that was deleted, a poll's frame. Nobody's
 * words, in any language that a telephone may have.
 *
 *   <Media utelatt>                        IMG-20240312-WA0003.jpg (fil vedlagt)     POLL:
 *   Takst.pdf • 3 sider dokument utelatt   Her er bildet                             Hvor skal bommen stå?
 *   Hei! <This message was edited>                                                   OPTION: Ved brua (3 votes) */
#include "chat.h"

#include <string.h>

static const char mark[] = "\xE2\x80\x8E"; /* U+200E, which iOS sets before what it writes itself */

static bool is_word_of(osk_slice text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (osk__slice_alike(text, words[i]))
            return true;
    return false;
}

/* Words that stand alone for a message that is not there, in small letters and without a point at the end. */
static bool is_stand_in(osk_slice text)
{
    static const char *const words[] = {
        "media utelatt", "medier utelatt", "mediet utelatt", "uten vedlegg", "utan vedlegg", "media omitted",
        "image omitted", "video omitted", "audio omitted", "sticker omitted", "gif omitted", "document omitted", "contact card omitted",
        "video note omitted", "bilde utelatt", "video utelatt", "lyd utelatt", "klistremerke utelatt", "dokument utelatt", "gif utelatt",
        "kontaktkort utelatt", "bild weggelassen", "video weggelassen", "audio weggelassen", "sticker weggelassen", "gif weggelassen",
        "dokument weggelassen", "kontaktkarte ausgelassen", "bild utel\xC3\xA4mnad", "video utel\xC3\xA4mnad", "ljud utel\xC3\xA4mnat",
        "dokument utel\xC3\xA4mnat", "billede udeladt", "video udeladt", "lyd udeladt", "dokument udeladt",
        "this message was deleted", "you deleted this message", "denne meldingen ble slettet", "du slettet denne meldingen",
        "denne meldinga vart sletta", "du sletta denne meldinga", "diese nachricht wurde gel\xC3\xB6scht", "du hast diese nachricht gel\xC3\xB6scht",
        "det h\xC3\xA4r meddelandet raderades", "du raderade det h\xC3\xA4r meddelandet", "denne besked blev slettet", "du slettede denne besked",
        "waiting for this message. this may take a while", "venter p\xC3\xA5 denne meldingen. dette kan ta en stund",
        "missed voice call", "missed video call", "tapt taleanrop", "tapt videoanrop", "ubesvart taleanrop", "ubesvart videoanrop", "null"};
    text.length -= text.length && text.data[text.length - 1] == '.';
    return is_word_of(text, words, sizeof words / sizeof *words);
}

/* "<Media utelatt>", "<Medien ausgeschlossen>", "<attached: 0001-PHOTO.jpg>": a line of several words between such marks. */
static bool is_framed(osk_slice text)
{
    return text.length > 2 && text.data[0] == '<' && text.data[text.length - 1] == '>' && osk__slice_words(text) > 1 &&
           osk__slice_words(text) < 9 && !memchr(text.data, '\n', text.length) && !memchr(text.data + 1, '<', text.length - 1);
}

/* Letters and digits before `end`. */
static size_t count_plain(osk_slice s, size_t end)
{
    size_t count = 0;
    while (count < end && (((unsigned)(s.data[end - 1 - count] | 0x20) - 'a') < 26u || ((unsigned)s.data[end - 1 - count] - '0') < 10u))
        count++;
    return count;
}

/* "IMG-20240312-WA0003.jpg (file attached)", in any language: a file's name, and two words of the program's in brackets. */
static bool is_file(osk_slice line)
{
    line = osk__chat_clean(line);
    const char *open = line.length && line.data[line.length - 1] == ')' ? memchr(line.data, '(', line.length) : NULL;
    if (!open || open == line.data)
        return false;
    osk_slice name = osk__slice_trim(osk__slice(line.data, (size_t)(open - line.data)));
    osk_slice said = osk__slice(open + 1, (size_t)(line.data + line.length - 2 - open));
    size_t letters = count_plain(name, name.length);
    return letters > 1 && letters < 6 && letters < name.length && name.data[name.length - 1 - letters] == '.' &&
           !memchr(name.data, ' ', name.length) && osk__slice_words(said) == 2;
}

/* Where "<" stands last before the end, or SIZE_MAX. */
static size_t last_open(osk_slice text)
{
    size_t at = text.length;
    while (at > 0 && text.data[at - 1] != '<')
        at--;
    return at ? at - 1 : SIZE_MAX;
}

/* Without "<This message was edited>" at the end: known words, or any that iOS marks as its own. */
static osk_slice without_frame(osk_slice text)
{
    static const char *const known[] = {"<denne meldingen ble redigert>", "<this message was edited>", "<diese nachricht wurde bearbeitet.>",
                                        "<diese nachricht wurde bearbeitet>"};
    enum { MARK = sizeof mark - 1 };
    text = osk__slice_trim(text);
    size_t open = text.length && text.data[text.length - 1] == '>' ? last_open(text) : SIZE_MAX;
    if (open == SIZE_MAX)
        return text;
    osk_slice frame = osk__slice_behind(text, open);
    bool marked = open >= MARK && memcmp(text.data + open - MARK, mark, MARK) == 0 && is_framed(frame);
    return marked || is_word_of(frame, known, sizeof known / sizeof *known) ? osk__chat_clean(osk__slice(text.data, open)) : text;
}

/* "Takst.pdf • 3 sider dokument utelatt": iOS' word on a file, marked and behind a bullet. */
static bool is_document(osk_slice text)
{
    size_t bullet = osk__slice_find(text, "\xE2\x80\xA2 \xE2\x80\x8E");
    return bullet != SIZE_MAX && memchr(text.data, '.', bullet) && !memchr(text.data, '\n', text.length);
}

/* "Location: https://maps.google.com/?q=63.7,8.7", "Posisjon: ...": a word and a place on a map. */
static bool is_location(osk_slice text)
{
    size_t link = osk__slice_find(text, ": https://maps.google.com/");
    return link != SIZE_MAX && link < 20 && osk__slice_words(text) == 2;
}

osk_slice osk__chat_words(osk_slice text)
{
    const char *end = memchr(text.data, '\n', text.length);
    osk_slice first = osk__slice(text.data, end ? (size_t)(end - text.data) : text.length);
    if (is_file(first)) /* what stands below is said of it */
        text = osk__slice_behind(text, first.length + (end != NULL));
    text = without_frame(text);
    osk_slice bare = osk__chat_clean(text);
    return is_stand_in(bare) || is_framed(bare) || is_location(bare) || is_document(text) ? osk__slice(text.data, 0) : text;
}

bool osk__chat_is_beside(osk_slice line)
{
    line = osk__slice_trim(line);
    size_t link = osk__slice_begins(line, "![") && line.data[line.length - 1] == ')' ? osk__slice_find(line, "](") : SIZE_MAX;
    bool picture = link != SIZE_MAX && !memchr(line.data + link, ' ', line.length - link);
    bool reactions = osk__slice_begins(line, "(- ") && line.length > 5 && osk__slice_ends(line, " -)");
    return picture || reactions || osk__slice_is(line, ">");
}

/* ---- polls ---- */

/* "POLL:", "OPTION: ": capitals and a colon, its bytes; 0 for anything else. */
static size_t label_length(osk_slice line)
{
    size_t i = 0;
    while (i < line.length && ((line.data[i] >= 'A' && line.data[i] <= 'Z') || (unsigned char)line.data[i] >= 0x80))
        i++;
    return i > 2 && i < line.length && line.data[i] == ':' ? i + 1 : 0;
}

static osk_slice unmarked(osk_slice line)
{
    line = osk__slice_trim(line);
    line = osk__slice_behind(line, osk__slice_begins(line, mark));
    return osk__slice_trim(line);
}

/* "Ved brua (3 votes)": where the count begins, or the length. */
static size_t before_votes(osk_slice option)
{
    size_t open = option.length;
    if (!open || option.data[open - 1] != ')')
        return open;
    while (open > 0 && option.data[open - 1] != '(')
        open--;
    osk_slice count = unmarked(osk__slice(option.data + open, option.length - open));
    return open && count.length && count.data[0] >= '0' && count.data[0] <= '9' ? open - 1 : option.length;
}

bool osk__chat_is_poll(osk_slice text)
{
    osk_slice rest = osk__slice_trim(text), line;
    size_t options = 0, lines = 0;
    while (osk__slice_cut(&rest, '\n', &line)) {
        line = unmarked(line);
        size_t label = label_length(line);
        if (lines++ == 0 && (!label || label < line.length))
            return false;
        options += label > 0 && before_votes(line) < line.length;
    }
    return options > 0;
}

osk_slice osk__chat_poll_line(osk_slice line)
{
    line = unmarked(line);
    size_t label = label_length(line);
    if (!label || (label < line.length && before_votes(line) == line.length))
        return line;
    line = osk__slice_behind(line, label);
    return osk__slice_trim(osk__slice(line.data, before_votes(line)));
}
