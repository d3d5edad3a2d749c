/* Columns of a table and fields of an object by name: what they are called in Norwegian and English. */
#include "corpus.h"

#include "../base/number.h"

#include <stdio.h>
#include <string.h>

/* In order of preference within a field, in small letters and without what parts words: "comment text", "comment_text" and
 * "commentText" are one. */
static const struct { osk__field field; const char *name; } names[] = {
    {OSK__TEXT, "text"}, {OSK__TEXT, "tekst"}, {OSK__TEXT, "kommentar"}, {OSK__TEXT, "comment"},
    {OSK__TEXT, "innlegg"}, {OSK__TEXT, "body"}, {OSK__TEXT, "content"}, {OSK__TEXT, "message"},
    {OSK__TEXT, "melding"}, {OSK__TEXT, "svar"},
    {OSK__TEXT, "kommentartekst"}, {OSK__TEXT, "fritekst"}, {OSK__TEXT, "fritekstsvar"}, {OSK__TEXT, "ytring"},
    {OSK__TEXT, "textoriginal"}, {OSK__TEXT, "textdisplay"}, {OSK__TEXT, "markdown"}, {OSK__TEXT, "commenttext"},
    {OSK__TEXT, "fulltext"}, {OSK__TEXT, "selftext"}, {OSK__TEXT, "messagetext"}, {OSK__TEXT, "tweet"},
    {OSK__TEXT, "meldingstekst"}, {OSK__TEXT, "innhold"}, {OSK__TEXT, "innhald"}, {OSK__TEXT, "merknad"}, {OSK__TEXT, "h\xC3\xB8ringssvar"},
    {OSK__TEXT, "h\xC3\xB8ringsuttalelse"}, {OSK__TEXT, "uttalelse"}, {OSK__TEXT, "innspill"}, {OSK__TEXT, "h\xC3\xB8ringsinnspill"},
    {OSK__TEXT, "innspel"}, {OSK__TEXT, "cooked"}, {OSK__TEXT, "rendered"},
    {OSK__AUTHOR, "author"}, {OSK__AUTHOR, "forfatter"}, {OSK__AUTHOR, "navn"}, {OSK__AUTHOR, "namn"},
    {OSK__AUTHOR, "name"}, {OSK__AUTHOR, "deltaker"}, {OSK__AUTHOR, "deltakar"}, {OSK__AUTHOR, "participant"},
    {OSK__AUTHOR, "bruker"}, {OSK__AUTHOR, "brukar"}, {OSK__AUTHOR, "user"}, {OSK__AUTHOR, "avsender"},
    {OSK__AUTHOR, "brukernavn"}, {OSK__AUTHOR, "username"}, {OSK__AUTHOR, "sendername"}, {OSK__AUTHOR, "sender"},
    {OSK__AUTHOR, "authordisplayname"}, {OSK__AUTHOR, "respondent"},
    {OSK__AUTHOR, "authorname"}, {OSK__AUTHOR, "fullname"},
    {OSK__AUTHOR, "fulltnavn"}, {OSK__AUTHOR, "fulltnamn"}, {OSK__AUTHOR, "forfatternavn"}, {OSK__AUTHOR, "commenter"}, {OSK__AUTHOR, "commentername"},
    {OSK__AUTHOR, "skribent"}, {OSK__AUTHOR, "innsender"}, {OSK__AUTHOR, "profilename"}, {OSK__AUTHOR, "profilnavn"}, {OSK__AUTHOR, "displayname"}, {OSK__AUTHOR, "nickname"}, {OSK__AUTHOR, "kallenavn"},
    {OSK__AUTHOR, "kallenamn"}, {OSK__AUTHOR, "visningsnavn"}, {OSK__AUTHOR, "visningsnamn"}, {OSK__AUTHOR, "taler"}, {OSK__AUTHOR, "talar"}, {OSK__AUTHOR, "speaker"}, {OSK__AUTHOR, "from"}, {OSK__AUTHOR, "fra"},
    {OSK__AUTHOR, "h\xC3\xB8ringspart"}, {OSK__AUTHOR, "h\xC3\xB8ringsinstans"},
    {OSK__ID, "id"}, {OSK__ID, "kommentarid"}, {OSK__ID, "commentid"}, {OSK__ID, "nr"},
    {OSK__ID, "$submissionid"}, {OSK__ID, "submissionid"}, /* of Nettskjema */
    {OSK__ID, "respondentid"}, {OSK__POSTED, "closetime"}, {OSK__POSTED, "completiontime"}, {OSK__POSTED, "fullf\xC3\xB8ringstidspunkt"}, {OSK__POSTED, "enddate"},   /* of SurveyXact, before its "created": when the answer was ended */
    {OSK__ID, "idstr"}, {OSK__ID, "cid"}, {OSK__ID, "commenthex"},
    {OSK__POSTED, "posted"}, {OSK__POSTED, "date"}, {OSK__POSTED, "dato"}, {OSK__POSTED, "time"},
    {OSK__POSTED, "tid"}, {OSK__POSTED, "tidspunkt"}, {OSK__POSTED, "created"}, {OSK__POSTED, "createdat"},
    {OSK__POSTED, "publisert"}, {OSK__POSTED, "opprettet"}, {OSK__POSTED, "publishedat"},
    {OSK__POSTED, "$created"}, {OSK__POSTED, "creationdate"}, {OSK__POSTED, "timestamp"}, {OSK__POSTED, "timestampms"},
    {OSK__POSTED, "createdutc"}, {OSK__POSTED, "tidsmerke"}, {OSK__POSTED, "tidsstempel"}, {OSK__POSTED, "createddatetime"}, {OSK__POSTED, "datetime"},
    {OSK__POSTED, "klokkeslett"}, {OSK__POSTED, "submitdate"}, {OSK__POSTED, "datestamp"},
    {OSK__TITLE, "title"}, {OSK__TITLE, "tittel"},
    {OSK__KIND, "kind"},
    {OSK__GROUP, "group"}, {OSK__GROUP, "gruppe"}, {OSK__GROUP, "party"}, {OSK__GROUP, "parti"}, {OSK__GROUP, "camp"},
    {OSK__GROUP, "leir"}, {OSK__GROUP, "fraksjon"}, {OSK__GROUP, "role"}, {OSK__GROUP, "rolle"}, {OSK__GROUP, "company"},
    {OSK__GROUP, "firma"}, {OSK__GROUP, "bedrift"}, {OSK__GROUP, "selskap"}, {OSK__GROUP, "organisasjon"},
    {OSK__GROUP, "organization"}, {OSK__GROUP, "organisation"},
    {OSK__N, "n"}, {OSK__INFERRED, "inferred"}, {OSK__REPLY_TO, "replyto"}, {OSK__REPLY_TO, "parentid"},
    {OSK__REPLY_TO, "parent"}, {OSK__REPLY_TO, "inreplyto"}, {OSK__REPLY_TO, "inreplytoid"}, {OSK__REPLY_TO, "replytoid"}, {OSK__REPLY_TO, "svartil"}, {OSK__REPLY_TO, "parentcommentid"}, {OSK__REPLY_TO, "replytocommentid"}, {OSK__REPLY_TO, "pid"},
    {OSK__REPLY_TO, "svarp\xC3\xA5"}, {OSK__QUOTED, "quoted"},
    {OSK__LONG_NAMES, "longnames"}, {OSK__STATE, "approved"}, {OSK__STATE, "spamstatus"},
};

/* "Name (click to view profile)", "Kommentar *", "Tekst:": without what is said of the name. */
static osk_slice bare_name(osk_slice name)
{
    name = osk__slice_trim(name);
    const char *open = name.length && name.data[name.length - 1] == ')' ? memchr(name.data, '(', name.length) : NULL;
    if (open && open > name.data)
        name = osk__slice_trim(osk__slice(name.data, (size_t)(open - name.data)));
    while (name.length > 1 && (name.data[name.length - 1] == ':' || name.data[name.length - 1] == '*'))
        name = osk__slice_trim(osk__slice(name.data, name.length - 1));
    return name;
}

enum { NAMES = sizeof names / sizeof *names, LONGEST_NAME = 64 };

static osk__field find_name(osk_slice name, size_t *rank)
{
    for (size_t i = 0; i < NAMES; i++)
        if (osk__slice_alike(name, names[i].name)) {
            *rank = i;
            return names[i].field;
        }
    return OSK__FIELDS;
}

/* What our own output calls its columns, and no program that writes "comment_" before every name. */
static bool is_own(osk__field field)
{
    return field == OSK__KIND || field == OSK__N || field == OSK__INFERRED || field == OSK__QUOTED || field == OSK__LONG_NAMES;
}

osk__field osk__field_guess(osk_slice name, size_t *rank)
{
    static const char *const owners[] = {"comment", "kommentar", "message", "melding"};
    char squeezed[LONGEST_NAME];
    size_t length = 0;
    *rank = 0;
    name = bare_name(name);
    if (name.length > LONGEST_NAME)
        return OSK__FIELDS;
    for (size_t i = 0; i < name.length; i++)
        if (!strchr(" _-./", name.data[i]) || name.data[i] == '\0')
            squeezed[length++] = (char)(name.data[i] >= 'A' && name.data[i] <= 'Z' ? name.data[i] | 0x20 : name.data[i]);
    name = osk__slice(squeezed, length);
    osk__field field = find_name(name, rank);
    size_t owner = osk__slice_begins_any(name, OSK__LIST(owners));
    if (field != OSK__FIELDS)
        return field;
    field = owner ? find_name(osk__slice_behind(name, owner), rank) : OSK__FIELDS; /* WordPress' "comment_author" */
    *rank += NAMES;
    if (field != OSK__FIELDS)
        return is_own(field) ? OSK__FIELDS : field;
    field = osk__field_compound(name, rank);
    *rank += 2 * NAMES;
    return field;
}

enum { MOST_KNOWN = 4096 }; /* keys that are data, each another, are not remembered without end */

osk__field osk__field_known(osk_corpus *corpus, osk_slice name, size_t *rank)
{
    struct osk__known_names *known = &corpus->known_names;
    uint32_t number = known->names.count ? osk__strings_find(&known->names, name) : OSK_NONE;
    if (number != OSK_NONE) {
        *rank = known->said[number].rank;
        return (osk__field)known->said[number].field;
    }
    osk__field field = osk__field_guess(name, rank);
    size_t count = known->names.count;
    if (count == MOST_KNOWN)
        return field;
    if (OSK__ROOM(known->said, known->capacity, count + 1, NULL) && osk__strings_add(&known->names, name, NULL) != OSK_NONE)
        known->said[count] = (struct osk__known_name){(int)field, *rank};
    else
        known->failed = true;
    return field;
}

const char *osk__field_named(const osk_comment_options *options, osk__field field)
{
    switch (field) {
    case OSK__TEXT: return options->text_column;
    case OSK__AUTHOR: return options->author_column;
    case OSK__ID: return options->id_column;
    case OSK__GROUP: return options->group_column;
    case OSK__LABEL: return options->label_column;
    case OSK__VALUE: return options->value_column;
    default: return NULL;
    }
}

bool osk__field_any_named(const osk_comment_options *options)
{
    return options->text_column || options->author_column || options->id_column || options->label_column ||
           options->value_column || options->group_column;
}

static osk_slice unless_empty(osk_slice s)
{
    return s.length ? s : osk__slice(NULL, 0);
}

/* "120-340 400-420": the next range of the draft's text that begins at *at or behind. Those that are none are passed over,
 * and another sign than these ends the list. */
static bool next_range(const osk_corpus *corpus, osk_slice *rest, size_t *at, osk_range *range)
{
    while (rest->length) {
        uint64_t numbers[2] = {0, 0};
        size_t digits = 0, which = 0, i = 0;
        for (; i < rest->length && rest->data[i] != ' '; i++) {
            if (rest->data[i] == '-' && which == 0)
                which = 1;
            else if (rest->data[i] >= '0' && rest->data[i] <= '9' && digits++ < 18)
                numbers[which] = numbers[which] * 10 + (uint64_t)(rest->data[i] - '0');
            else
                return false;
        }
        *rest = osk__slice_behind(*rest, i < rest->length ? i + 1 : i);
        if (which == 0 || numbers[0] < *at || numbers[1] <= numbers[0] || numbers[1] > corpus->draft.text.length)
            continue;
        *range = (osk_range){(uint32_t)numbers[0], (uint32_t)numbers[1]};
        *at = (size_t)numbers[1];
        return true;
    }
    return false;
}

static bool add_quotes(osk_corpus *corpus, osk_slice s, osk_error *error)
{
    struct osk__draft *draft = &corpus->draft;
    osk_range range;
    for (size_t at = 0; next_range(corpus, &s, &at, &range);) {
        if (!OSK__ROOM(draft->quotes, draft->quote_capacity, draft->quote_count + 1, error))
            return false;
        draft->quotes[draft->quote_count++] = (osk_quote){range.start, range.end, OSK_QUOTE_POST};
    }
    return true;
}

static bool add_long_names(osk_corpus *corpus, osk_slice s, osk_comment *comment, osk_error *error)
{
    osk_slice rest = s;
    osk_range range, *ranges;
    size_t count = 0;
    for (size_t at = 0; next_range(corpus, &rest, &at, &range);)
        count++;
    if (!(ranges = osk__arena_take(&corpus->arena, (count + 1) * sizeof *ranges, error)))
        return false;
    count = 0;
    for (size_t at = 0; next_range(corpus, &s, &at, &ranges[count]);)
        count++;
    comment->long_names = ranges;
    comment->long_name_count = count;
    return true;
}

/* YouTube's id of an answer is the other's, a point and its own: "UgxA.9b"; ExportComments' number of one is "2-1". */
static osk_slice id_before_point(osk_slice id)
{
    const char *point = id.length ? memchr(id.data, '.', id.length) : NULL;
    if (!point && id.length < 12)
        point = id.length ? memchr(id.data, '-', id.length) : NULL;
    return osk__slice(point ? id.data : NULL, point ? (size_t)(point - id.data) : 0);
}

/* Which comment is answered: by its id in the file, or, where comments have none, by its number; where rows carry numbers (our own output), by those. 0 is
 * the opening post where there is one: of other files only where it has that id, since many write 0 for nobody. */
static void take_reply(const osk_corpus *corpus, const osk_slice fields[OSK__FIELDS], osk_comment *comment)
{
    bool ours = fields[OSK__N].data;
    osk_slice to = fields[OSK__REPLY_TO].length || ours ? fields[OSK__REPLY_TO] : id_before_point(fields[OSK__ID]);
    bool post = corpus->count && corpus->comments[0].kind == OSK_POST;
    uint64_t n;
    uint32_t id = to.length && !ours ? osk__strings_find(&corpus->ids, to) : OSK_NONE;
    if (id != OSK_NONE)
        n = corpus->id_numbers[id];
    else if (!ours && fields[OSK__ID].length)
        return; /* the id of something that is not here */
    else if (!to.data || !osk__number_whole(to, &n) || n >= SIZE_MAX)
        return;
    comment->reply_to = (size_t)n;
    comment->to_post = n == 0 && post && (ours || id != OSK_NONE);
}

static bool remember_id(osk_corpus *corpus, osk_slice id, osk_error *error)
{
    size_t before = corpus->ids.count;
    if (id.length == 0)
        return true;
    if (osk__strings_add(&corpus->ids, id, error) == OSK_NONE ||
        !OSK__ROOM(corpus->id_numbers, corpus->id_capacity, corpus->ids.count, error))
        return false;
    if (corpus->ids.count > before)
        corpus->id_numbers[before] = corpus->comments[corpus->count - 1].n;
    return true;
}

/* Our own JSONL and CSV carry n and kind, so that what `comments` wrote reads back as the same corpus. */
static void take_place(const osk_corpus *corpus, const osk_slice fields[OSK__FIELDS], osk_comment *comment)
{
    uint64_t n;
    if (fields[OSK__KIND].data && osk__slice_is(fields[OSK__KIND], "post") && corpus->count == 0)
        comment->kind = OSK_POST;
    else if (fields[OSK__KIND].data && osk__number_whole(fields[OSK__N], &n) && n >= corpus->next_n)
        comment->n = (size_t)n;
    take_reply(corpus, fields, comment);
}

/* What WordPress says of a comment that its site does not show. */
static bool is_hidden(osk_slice state)
{
    static const char *const states[] = {"0", "spam", "trash", "post-trashed", "false"};
    state = osk__slice_trim(state);
    return osk__slice_alike_any(state, OSK__LIST(states));
}

/* A count since 1970 as "2024-03-12T13:05:06Z". */
static bool write_moment(osk_corpus *corpus, int64_t moment, osk_slice *posted, osk_error *error)
{
    char text[64];
    int64_t seconds = moment >= 100000000000000 ? moment / 1000000 : moment >= 100000000000 ? moment / 1000 : moment, days = seconds / 86400, rest = seconds % 86400;
    if (seconds < 0 || days > 2932896) /* the year 9999 */
        return true;
    /* Days to a date in the calendar: H. Hinnant, "chrono-compatible low-level date algorithms" (2013). */
    int64_t z = days + 719468, era = z / 146097, day = z - era * 146097,
            year = (day - day / 1460 + day / 36524 - day / 146096) / 365, in_year = day - (365 * year + year / 4 - year / 100),
            m = (5 * in_year + 2) / 153, month = m < 10 ? m + 3 : m - 9;
    int length = snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02dZ", (int)(year + era * 400 + (month <= 2)), (int)month,
                          (int)(in_year - (153 * m + 2) / 5 + 1), (int)(rest / 3600), (int)(rest / 60 % 60), (int)(rest % 60));
    posted->data = osk__arena_copy(&corpus->arena, text, (size_t)length, error);
    posted->length = (size_t)length;
    return posted->data != NULL;
}

/* Seconds, milliseconds or microseconds since 1970, "1710248706" or Slack's "1710248706.000100", become "2024-03-12T13:05:06Z"; all else
 * stays as it is. */
static bool take_moment(osk_corpus *corpus, osk_slice *posted, osk_error *error)
{
    osk_slice whole = *posted;
    const char *point = whole.data ? memchr(whole.data, '.', whole.length) : NULL;
    uint64_t moment;
    if (point)
        whole.length = (size_t)(point - whole.data);
    bool counted = whole.length == 10 || whole.length == 13 || whole.length == 16; /* from 2001 on */
    return !counted || !osk__number_whole(whole, &moment) ||
           write_moment(corpus, (int64_t)moment, posted, error);
}

bool osk__field_end(osk_corpus *corpus, const osk_slice fields[OSK__FIELDS], size_t start, osk_error *error)
{
    if (is_hidden(fields[OSK__STATE])) {
        corpus->hidden++;
        corpus->next_n++;
        return true;
    }
    osk_comment comment = {.kind = OSK_COMMENT};
    if (!corpus->apart)
        take_place(corpus, fields, &comment);
    comment.inferred = fields[OSK__INFERRED].data && osk__slice_is(fields[OSK__INFERRED], "1");
    if (fields[OSK__QUOTED].length && !add_quotes(corpus, fields[OSK__QUOTED], error))
        return false;
    if (fields[OSK__LONG_NAMES].length && !add_long_names(corpus, fields[OSK__LONG_NAMES], &comment, error))
        return false;
    comment.id = unless_empty(fields[OSK__ID]);
    comment.author = unless_empty(osk__slice_trim(fields[OSK__AUTHOR]));
    comment.posted = unless_empty(fields[OSK__POSTED]);
    if (comment.posted.data && !take_moment(corpus, &comment.posted, error))
        return false;
    comment.title = unless_empty(fields[OSK__TITLE]);
    comment.value = unless_empty(osk__slice_trim(fields[OSK__VALUE]));
    comment.group = unless_empty(osk__slice_trim(fields[OSK__GROUP]));
    comment.label = unless_empty(osk__slice_trim(fields[OSK__LABEL]));
    return osk__draft_end(corpus, &comment, start, error) &&
           (corpus->apart || remember_id(corpus, comment.id, error));
}

bool osk__field_tell_hidden(osk_corpus *corpus, osk_error *error)
{
    osk_error place;
    osk__hidden_told(&place, corpus->name, corpus->hidden);
    return !corpus->hidden || corpus->apart || osk__corpus_notice(corpus, error, OSK_NOTICE_GUESS, 0, 0, "%s", place.message);
}
