/* Options. A command's usage text is the parser's input: an option is accepted if a line of the text
 * begins with it ("  --seed N", "  -o, --output FILE"), and takes a value if a word in capitals follows. */
#include "cli.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- what each option sets; a setter answers NULL or what is wrong with the value ---- */

static const char *whole(const char *value, unsigned long long *out)
{
    char *end;
    errno = 0;
    *out = strtoull(value, &end, 10);
    return errno || *end || *value < '0' || *value > '9' ? "takes a whole number" : NULL;
}

static const char *set_size(const char *value, size_t *out)
{
    unsigned long long number;
    const char *wrong = whole(value, &number);
    if (!wrong && (number == 0 || number > 1000000000))
        wrong = "takes a whole number from 1 to 1000000000";
    *out = (size_t)(wrong ? 0 : number);
    return wrong;
}

static const char *set_input(cli_options *o, const char *v) { o->osk.comment.input = v; return NULL; }
static const char *set_text(cli_options *o, const char *v) { o->osk.comment.text_column = v; return NULL; }
static const char *set_author(cli_options *o, const char *v) { o->osk.comment.author_column = v; return NULL; }
static const char *set_pseudonyms(cli_options *o, const char *v)
{
    o->osk.pseudonyms = v;
    o->language.reference = true; /* what is a word, and what a name with something behind it */
    return v[0] ? NULL : "needs a name";
}
static const char *set_id(cli_options *o, const char *v) { o->osk.comment.id_column = v; return NULL; }
static const char *set_value(cli_options *o, const char *v) { o->osk.comment.value_column = v; return NULL; }
static const char *set_label(cli_options *o, const char *v) { o->osk.comment.label_column = v; return NULL; }
static const char *set_group(cli_options *o, const char *v) { o->osk.comment.group_column = v; return NULL; }
static const char *set_data(cli_options *o, const char *v) { o->language.data = v; return NULL; }
static const char *set_themes(cli_options *o, const char *v) { o->language.themes = v; return NULL; }
static const char *set_without(cli_options *o, const char *v) { o->language.without = v; return NULL; }
static const char *set_lexicon(cli_options *o, const char *v)
{
    o->lexicons[o->language.lexicon_count++] = v;
    return NULL;
}
static const char *set_add_lexicon(cli_options *o, const char *v)
{
    o->add_lexicons[o->language.add_lexicon_count++] = v;
    return NULL;
}
static const char *set_model(cli_options *o, const char *v) { o->language.model = v; return v[0] ? NULL : "needs a name"; }
static const char *set_gold(cli_options *o, const char *v) { o->gold = v; return v[0] ? NULL : "needs a name"; }
static const char *set_gold_column(cli_options *o, const char *v) { o->gold_column = v; return NULL; }
static const char *set_held_out(cli_options *o, const char *v) { o->held_out = v; return v[0] ? NULL : "needs a name"; }
static const char *set_name(cli_options *o, const char *v) { o->name = v; return NULL; }
static const char *set_domain(cli_options *o, const char *v) { o->domain = v; return NULL; }
static const char *set_licence(cli_options *o, const char *v) { o->licence = v; return NULL; }
static const char *set_entries(cli_options *o, const char *v) { return set_size(v, &o->entries); }
static const char *set_cost(cli_options *o, const char *v) { return set_size(v, &o->cost); }
static const char *set_output(cli_options *o, const char *v)
{
    o->output = v;
    return v[0] ? NULL : "needs a name";
}
static const char *set_strict(cli_options *o, const char *v) { (void)v; o->osk.strict = true; return NULL; }
static const char *set_force(cli_options *o, const char *v) { (void)v; o->osk.force = true; return NULL; }
static const char *set_all(cli_options *o, const char *v) { (void)v; o->all = o->words.all = true; return NULL; }
static const char *set_explain(cli_options *o, const char *v)
{
    (void)v;
    o->explain = true;
    return o->layer == OSK_LAYER_TOKENS ? NULL : "cannot be had together with --sentences";
}
/* Tables of which a command prints one: `what` is wrong with asking for `wanted` where `now` is asked for already. */
static const char *one_of(int now, int usual, int wanted, const char *what)
{
    return now != usual && now != wanted ? what : NULL;
}

static const char another_table[] = "cannot be had together with another table";

/* A layer instead of tokens. */
static const char *set_layer(cli_options *o, osk_layer layer)
{
    const char *wrong = o->explain ? "cannot be had together with --explain"
                                   : one_of((int)o->layer, OSK_LAYER_TOKENS, (int)layer, "cannot be had together with another layer");
    o->layer = wrong ? o->layer : layer;
    return wrong;
}
static const char *set_sentences(cli_options *o, const char *v) { (void)v; return set_layer(o, OSK_LAYER_SENTENCES); }
static const char *set_segments(cli_options *o, const char *v) { (void)v; return set_layer(o, OSK_LAYER_SEGMENTS); }
static const char *set_keys(cli_options *o, const char *v) { (void)v; return set_layer(o, OSK_LAYER_KEYS); }
static const char *set_compounds(cli_options *o, const char *v)
{
    (void)v;
    o->language.compounds = true;
    return set_layer(o, OSK_LAYER_COMPOUNDS);
}
static const char *set_evaluation(cli_options *o, osk_evaluation which)
{
    const char *wrong = one_of((int)o->evaluation, OSK_EVALUATION_FIGURES, (int)which, another_table);
    o->evaluation = which;
    return wrong;
}
static const char *set_confusion(cli_options *o, const char *v)
{
    (void)v;
    return set_evaluation(o, OSK_EVALUATION_CONFUSION);
}
static const char *set_disagreements(cli_options *o, const char *v)
{
    (void)v;
    return set_evaluation(o, OSK_EVALUATION_DISAGREEMENTS);
}
static const char *set_participants(cli_options *o, const char *v) { (void)v; o->participants = true; return NULL; }
static const char *set_fill(cli_options *o, const char *v) { (void)v; o->fill = true; return NULL; }
static const char *set_theme_table(cli_options *o, cli_theme_table which)
{
    const char *wrong = one_of((int)o->theme_table, CLI_THEMES, (int)which, another_table);
    o->theme_table = which;
    return wrong;
}
static const char *set_comments(cli_options *o, const char *v) { (void)v; return set_theme_table(o, CLI_THEME_COMMENTS); }
static const char *set_hits(cli_options *o, const char *v) { (void)v; return set_theme_table(o, CLI_THEME_HITS); }
static const char *set_check(cli_options *o, const char *v) { (void)v; return set_theme_table(o, CLI_THEME_CHECK); }
static const char *set_together(cli_options *o, const char *v) { (void)v; return set_theme_table(o, CLI_THEME_TOGETHER); }
static const char *set_residue(cli_options *o, const char *v) { (void)v; return set_theme_table(o, CLI_THEME_RESIDUE); }
static const char *set_suggest_for(cli_options *o, const char *v)
{
    o->theme = v;
    return set_theme_table(o, CLI_THEME_SUGGEST);
}
static const char *set_mood(cli_options *o, const char *v) { (void)v; return set_theme_table(o, CLI_THEME_MOOD); }
/* Lemmas are chosen by the nouns that compounds are made of, too. */
static const char *set_lemmas(cli_options *o, const char *v) { (void)v; o->lemmas = o->language.compounds = true; return NULL; }
static const char *set_audit(cli_options *o, const char *v) { (void)v; o->audit = o->language.compounds = true; return NULL; }
static const char *set_suggest(cli_options *o, const char *v) { (void)v; o->suggest = true; return NULL; }
static const char *set_comparison(cli_options *o, osk_comparison which)
{
    const char *wrong = one_of((int)o->osk.stat.comparison, OSK_COMPARE_DEFAULT, (int)which,
                               "cannot be had together with another comparison");
    o->osk.stat.comparison = which;
    return wrong;
}
static const char *set_pairs(cli_options *o, const char *v) { (void)v; return set_comparison(o, OSK_COMPARE_PAIRS); }
static const char *set_detail(cli_options *o, const char *v) { (void)v; return set_comparison(o, OSK_COMPARE_DETAIL); }
static const char *set_trend(cli_options *o, const char *v) { (void)v; return set_comparison(o, OSK_COMPARE_TREND); }
static const char *set_talk(cli_options *o, const char *v) { (void)v; return set_comparison(o, OSK_COMPARE_TALK); }
static const char *set_counts(cli_options *o, const char *v) { (void)v; return set_comparison(o, OSK_COMPARE_COUNTS); }
static const char *set_pooled(cli_options *o, const char *v) { (void)v; return set_comparison(o, OSK_COMPARE_MODEL); }
static const char *set_measure(cli_options *o, const char *v) { o->osk.stat.measure = v; return NULL; }
static const char *set_correlate(cli_options *o, const char *v) { o->osk.stat.other = v; return NULL; }
static const char *set_themed(cli_options *o, const char *v) { o->osk.stat.themed = v; return NULL; }
static const char *set_groups(cli_options *o, const char *v) { o->osk.stat.groups = v; return NULL; }
static const char *set_bca(cli_options *o, const char *v) { (void)v; o->osk.stat.bca = true; return NULL; }
/* Answers are found by the words that compounds are made of, too. */
static const char *set_answers(cli_options *o, const char *v)
{
    (void)v;
    o->answers = o->language.compounds = true;
    return NULL;
}
static const char *set_question(cli_options *o, const char *v) { o->question = v; return set_answers(o, v); }
static const char *set_edge_list(cli_options *o, const char *v) { (void)v; o->edges = true; return NULL; }
static const char *set_summary(cli_options *o, const char *v) { (void)v; o->summary = true; return NULL; }
static const char *set_position(cli_options *o, const char *v) { (void)v; o->position = true; return NULL; }
static const char *set_graph(cli_options *o, const char *v)
{
    o->graph_given = true;
    o->graph = strcmp(v, "dot") == 0 ? OSK_DOT : OSK_GRAPHML;
    return strcmp(v, "graphml") && strcmp(v, "dot") ? "takes graphml or dot" : NULL;
}
static const char *set_figure(cli_options *o, const char *v) { o->figure = v; return v[0] ? NULL : "needs a name"; }
/* "pdf,png" */
static const char *set_figures(cli_options *o, const char *v)
{
    o->osk.figures = strcmp(v, "pdf") == 0                              ? OSK_FIGURES_PDF
                     : strcmp(v, "png") == 0                            ? OSK_FIGURES_PNG
                     : strcmp(v, "pdf,png") && strcmp(v, "png,pdf") ? 0
                                                                        : OSK_FIGURES_PDF | OSK_FIGURES_PNG;
    return o->osk.figures ? NULL : "takes pdf, png or pdf,png";
}
static const char *set_docx(cli_options *o, const char *v) { (void)v; o->osk.docx = true; return NULL; }
static const char *set_threads(cli_options *o, const char *v) { return set_size(v, &o->osk.stat.threads); }
static const char *set_adjust(cli_options *o, const char *v)
{
    o->osk.stat.bh = strcmp(v, "bh") == 0;
    return o->osk.stat.bh || strcmp(v, "holm") == 0 ? NULL : "takes holm or bh";
}
static const char *set_chunk(cli_options *o, const char *v) { return set_size(v, &o->osk.chunk); }
static const char *set_permutations(cli_options *o, const char *v) { return set_size(v, &o->osk.stat.permutations); }

static const char *set_page_table(cli_options *o, cli_page_table which)
{
    const char *wrong = one_of((int)o->page_table, CLI_COMMENTS, (int)which, another_table);
    o->page_table = which;
    return wrong;
}
static const char *set_dropped(cli_options *o, const char *v) { (void)v; return set_page_table(o, CLI_DROPPED); }
static const char *set_ledger(cli_options *o, const char *v) { (void)v; return set_page_table(o, CLI_LEDGER); }
static const char *set_review(cli_options *o, const char *v) { (void)v; return set_page_table(o, CLI_REVIEW); }
static const char *set_quotations(cli_options *o, const char *v) { (void)v; return set_page_table(o, CLI_QUOTATIONS); }
static const char *set_layout(cli_options *o, const char *v) { o->osk.comment.layout = v; return NULL; }
static const char *set_edits(cli_options *o, const char *v) { o->osk.comment.edits = v; return NULL; }
static const char *set_manifest(cli_options *o, const char *v) { o->manifest = v; return v[0] ? NULL : "needs a name"; }
static const char *set_mend(cli_options *o, const char *v) { (void)v; o->osk.comment.mend = true; return NULL; }
static const char *set_as_of(cli_options *o, const char *v) { o->osk.comment.as_of = v; return NULL; }
static const char *set_timezone(cli_options *o, const char *v) { o->osk.comment.zone = v; return NULL; }

static const char *set_words(cli_options *o, const char *v) { (void)v; o->by_words = true; return NULL; }
static const char *set_factors(cli_options *o, const char *v)
{
    const char *wrong = set_size(v, &o->map.factors);
    o->factored = true;
    return wrong || o->map.factors < 2 || o->map.factors > 50 ? "takes a whole number from 2 to 50" : NULL;
}
static const char *set_seeded(cli_options *o, const char *v) { (void)v; o->factored = o->map.seeded = true; return NULL; }
static const char *set_every(cli_options *o, const char *v)
{
    static const char *const names[] = {"day", "week", "month", "year", "tenth"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(v, names[i]) == 0) {
            o->every = (osk_every)(OSK_EVERY_DAY + i);
            return NULL;
        }
    o->every = OSK_EVERY_CUT;
    o->osk.stat.cuts = v;
    return v[0] >= '0' && v[0] <= '9' ? NULL : "takes day, week, month, year, tenth or days such as 2024-09-05,2024-10-01";
}
static const char *set_axes(cli_options *o, const char *v) { (void)v; o->map.axes = true; return NULL; }
static const char *set_set_aside(cli_options *o, const char *v) { (void)v; o->map.set_aside = true; return NULL; }
static const char *set_replicates(cli_options *o, const char *v) { return set_size(v, &o->map.replicates); }

static const char *set_seed(cli_options *o, const char *v)
{
    unsigned long long number;
    const char *wrong = whole(v, &number);
    o->osk.stat.seed = wrong ? 0 : number;
    return wrong;
}

static const char *set_lang(cli_options *o, const char *v)
{
    o->osk.stat.lang = o->kwic.lang = v;
    return strcmp(v, "nb") && strcmp(v, "nn") && strcmp(v, "en") ? "takes nb, nn or en" : NULL;
}

static const char *set_format(cli_options *o, const char *v)
{
    o->format_given = true;
    return osk_format_find(v, &o->format) ? NULL : "takes table, tsv, csv, excel, xlsx, json, jsonl, md, latex or html";
}

static const char *set_excel(cli_options *o, const char *v)
{
    (void)v;
    return set_format(o, "excel");
}

static const char *set_unit(cli_options *o, const char *v)
{
    static const char *const names[] = {"form", "stem", "lemma", "key"};
    if (strcmp(v, "comment") == 0 || strcmp(v, "sentence") == 0) {
        o->sample.unit = v[0] == 'c' ? OSK_SAMPLE_COMMENTS : OSK_SAMPLE_SENTENCES;
        return NULL;
    }
    o->sample.unit = OSK_SAMPLE_AUTO;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(v, names[i]) == 0) {
            o->words.unit = (osk_unit)i;
            o->language.compounds = o->language.compounds || o->words.unit == OSK_UNIT_LEMMA;
            return NULL;
        }
    return "takes form, stem, lemma or key";
}
/* Which of them a command takes, it says itself. */
/* What --by can name, in the order in which messages list it. */
static const struct { const char *name; cli_by by; osk_by words; osk_stance_by stance; osk_sample_by sample; } groupings[] = {
    {"label", CLI_BY_LABEL, OSK_BY_NOBODY, OSK_STANCE_BY_PARTICIPANT, OSK_SAMPLE_BY_LABEL},
    {"participant", CLI_BY_PARTICIPANT, OSK_BY_PARTICIPANT, OSK_STANCE_BY_PARTICIPANT, OSK_SAMPLE_BY_PARTICIPANT},
    {"comment", CLI_BY_COMMENT, OSK_BY_NOBODY, OSK_STANCE_BY_PARTICIPANT, OSK_SAMPLE_BY_LABEL},
    {"group", CLI_BY_GROUP, OSK_BY_GROUP, OSK_STANCE_BY_GROUP, OSK_SAMPLE_BY_PARTICIPANT},
    {"period", CLI_BY_PERIOD, OSK_BY_PERIOD, OSK_STANCE_BY_PARTICIPANT, OSK_SAMPLE_BY_LABEL},
    {"theme", CLI_BY_THEME, OSK_BY_NOBODY, OSK_STANCE_BY_THEME, OSK_SAMPLE_BY_THEME},
    {"course", CLI_BY_COURSE, OSK_BY_NOBODY, OSK_STANCE_BY_COURSE, OSK_SAMPLE_BY_LABEL},
};
enum { GROUPINGS = sizeof groupings / sizeof *groupings };

static const char *set_by(cli_options *o, const char *v)
{
    if (strncmp(v, "code:", 5) == 0 || strncmp(v, "theme:", 6) == 0) {
        o->by = CLI_BY_SPLIT;
        o->osk.stat.themed = v[0] == 'c' ? v : v + 6;
        return NULL;
    }
    for (size_t i = 0; i < GROUPINGS; i++)
        if (strcmp(groupings[i].name, v) == 0) {
            o->by = groupings[i].by;
            o->words.by = groupings[i].words;
            o->stance_by = groupings[i].stance;
            o->sample.by = groupings[i].sample;
            return NULL;
        }
    return "takes another word";
}

/* "takes participant, group or code:KEY" */
static const char *say_by(const cli_command *command)
{
    static char text[160];
    const char *names[GROUPINGS + 2];
    size_t count = 0, length;
    for (size_t i = 0; i < GROUPINGS; i++)
        if (command->by & groupings[i].by)
            names[count++] = groupings[i].name;
    if (command->by == CLI_BY_SIDES)
        names[count++] = "theme:KEY";
    if (command->by & CLI_BY_SPLIT)
        names[count++] = "code:KEY";
    length = (size_t)snprintf(text, sizeof text, "takes %s", count ? names[0] : "nothing");
    for (size_t i = 1; i < count; i++)
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%s", i + 1 == count ? " or " : ", ", names[i]);
    return text;
}
static const char *set_ngram(cli_options *o, const char *v)
{
    const char *wrong = set_size(v, &o->words.ngram);
    return wrong || o->words.ngram < 2 || o->words.ngram > 5 ? "takes a whole number from 2 to 5" : NULL;
}
static const char *set_skip(cli_options *o, const char *v)
{
    const char *wrong = set_size(v, &o->words.skip);
    return wrong || o->words.skip > 5 ? "takes a whole number from 1 to 5" : NULL;
}
static const char *set_who(cli_options *o, const char *v) { o->words.who = v; return NULL; }
static const char *set_against(cli_options *o, const char *v)
{
    o->words.reference = o->language.reference = strcmp(v, "reference") == 0;
    return o->words.reference || strcmp(v, "rest") == 0 ? NULL : "takes reference or rest";
}
static const char *set_window(cli_options *o, const char *v)
{
    return o->same_sentence ? "cannot be had together with --same-sentence" : set_size(v, &o->words.window);
}
static const char *set_same_sentence(cli_options *o, const char *v)
{
    (void)v;
    o->same_sentence = true;
    return o->words.window ? "cannot be had together with --window"
           : o->terms      ? "cannot be had together with --terms"
                           : NULL;
}
static const char *set_directed(cli_options *o, const char *v) { (void)v; o->words.directed = true; return NULL; }
static const char *set_node(cli_options *o, const char *v) { o->words.node = v; return NULL; }
static const char *set_terms(cli_options *o, const char *v)
{
    (void)v;
    o->terms = true;
    return o->same_sentence ? "cannot be had together with --same-sentence" : NULL;
}
static const char *set_top(cli_options *o, const char *v) { return set_size(v, &o->words.top); }
static const char *set_min(cli_options *o, const char *v) { return set_size(v, &o->words.min); }

/* ---- reading and concordance ---- */
static const char *set_regex(cli_options *o, const char *v) { (void)v; o->kwic.regex = true; return NULL; }
static const char *set_width(cli_options *o, const char *v)
{
    const char *wrong = set_size(v, &o->kwic.width);
    return wrong ? wrong : o->kwic.width > 10000 ? "takes a whole number from 1 to 10000" : NULL;
}
static const char *set_sort(cli_options *o, const char *v)
{
    static const char *const names[] = {"place", "left", "right"};
    for (int i = 0; i < 3; i++)
        if (strcmp(v, names[i]) == 0) {
            o->kwic.sort = (osk_kwic_sort)i;
            return NULL;
        }
    return "takes place, left or right";
}
static const char *set_quoted(cli_options *o, const char *v) { (void)v; o->reading.quoted = true; return NULL; }
static const char *set_richness(cli_options *o, const char *v) { (void)v; o->richness = true; return NULL; }
static const char *set_rarefy(cli_options *o, const char *v)
{
    (void)v;
    o->richness = o->reading.rarefy = true;
    return NULL;
}

/* ---- sample, agree, evaluate of a sample ---- */

static const char *set_size_of(cli_options *o, const char *v) { return set_size(v, &o->sample.size); }
static const char *set_key(cli_options *o, const char *v) { o->key = v; return v[0] ? NULL : "needs a name"; }
static const char *set_codebook(cli_options *o, const char *v) { o->codebook = v; return v[0] ? NULL : "needs a name"; }
static const char *set_codes(cli_options *o, const char *v) { o->codes[o->code_count++] = v; return NULL; }
static const char *set_where(cli_options *o, const char *v)
{
    o->where = v + 5;
    return strncmp(v, "code:", 5) ? "takes code:KEY" : NULL;
}
static const char *set_column(cli_options *o, const char *v) { o->agree.column = v; return NULL; }
/* Of `agree` a question, elsewhere a file. */
static const char *set_plan(cli_options *o, const char *v)
{
    o->plan = !v;
    o->plan_file = v;
    return NULL;
}
static const char *set_dir(cli_options *o, const char *v) { o->dir = v; return NULL; }
static const char *set_keep_threads(cli_options *o, const char *v) { o->thread = v; return NULL; }
static const char *set_shards(cli_options *o, const char *v) { return set_size(v, &o->shards); }
/* A whole number from 0 on; moves `text` behind it. */
static bool take_number(const char **text, size_t *number)
{
    char *end;
    if ((*text)[0] < '0' || (*text)[0] > '9')
        return false;
    *number = strtoull(*text, &end, 10);
    *text = end;
    return true;
}
/* "3/7": the fourth of seven. */
static const char *set_shard(cli_options *o, const char *v)
{
    o->set_given = take_number(&v, &o->set.first) && *v++ == '/' && take_number(&v, &o->set.shards) && !*v &&
                   o->set.first < o->set.shards;
    o->set.last = o->set.first;
    return o->set_given ? NULL : "takes I/N, I from 0 to N - 1, as in 0/7";
}
/* "0-3/8": the first four of eight. */
static const char *set_shard_set(cli_options *o, const char *v)
{
    o->set_given = take_number(&v, &o->set.first) && *v++ == '-' && take_number(&v, &o->set.last) && *v++ == '/' &&
                   take_number(&v, &o->set.shards) && !*v && o->set.first <= o->set.last && o->set.last < o->set.shards;
    return o->set_given ? NULL : "takes A-B/N, from 0 to N - 1, as in 0-3/8";
}
static const char *set_coders(cli_options *o, const char *v) { return set_size(v, &o->coders); }
static const char *set_shares(cli_options *o, const char *v) { o->shares = v; return NULL; }
static const char *set_method(cli_options *o, const char *v) { (void)v; return set_evaluation(o, OSK_EVALUATION_METHOD); }
static const char *set_level(cli_options *o, const char *v)
{
    static const char *const names[] = {"nominal", "ordinal", "interval"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(v, names[i]) == 0) {
            o->agree.level = (osk_level)(i + OSK_LEVEL_NOMINAL);
            return NULL;
        }
    return "takes nominal, ordinal or interval";
}

/* ---- score, filter ---- */
static const char *set_rejects(cli_options *o, const char *v) { o->rejects = v; return v[0] ? NULL : "needs a name"; }
static const char *set_resume(cli_options *o, const char *v) { (void)v; o->resume = true; return NULL; }
/* 0: a chunk at a time. */
static const char *set_memory(cli_options *o, const char *v)
{
    unsigned long long number;
    if (whole(v, &number) || number > 1000000)
        return "takes a whole number of MiB, from 0 to 1000000";
    o->memory_given = true;
    o->memory = (size_t)number << 20;
    return NULL;
}
static const char *set_record(cli_options *o, const char *v)
{
    const char *wrong = set_size(v, &o->record);
    o->record <<= 20;
    return wrong || o->record > (size_t)1 << 30 ? "takes a whole number of MiB from 1 to 1024" : NULL;
}

static const struct { const char *name; const char *(*set)(cli_options *, const char *); } settings[] = {
    {"--add-lexicon", set_add_lexicon},
    {"--adjust", set_adjust},
    {"--against", set_against},
    {"--all", set_all},
    {"--answers", set_answers},
    {"--as-of", set_as_of},
    {"--audit", set_audit},
    {"--author-column", set_author},
    {"--axes", set_axes},
    {"--bca", set_bca},
    {"--by", set_by},
    {"--check", set_check},
    {"--chunk", set_chunk},
    {"--codebook", set_codebook},
    {"--coders", set_coders},
    {"--codes", set_codes},
    {"--column", set_column},
    {"--comments", set_comments},
    {"--compounds", set_compounds},
    {"--confusion", set_confusion},
    {"--correlate", set_correlate},
    {"--cost", set_cost},
    {"--counts", set_counts},
    {"--data", set_data},
    {"--detail", set_detail},
    {"--dir", set_dir},
    {"--directed", set_directed},
    {"--disagreements", set_disagreements},
    {"--docx", set_docx},
    {"--domain", set_domain},
    {"--dropped", set_dropped},
    {"--edges", set_edge_list},
    {"--edits", set_edits},
    {"--entries", set_entries},
    {"--every", set_every},
    {"--excel", set_excel},
    {"--explain", set_explain},
    {"--factors", set_factors},
    {"--figure", set_figure},
    {"--figures", set_figures},
    {"--fill", set_fill},
    {"--force", set_force},
    {"--format", set_format},
    {"--gold", set_gold},
    {"--gold-column", set_gold_column},
    {"--graph", set_graph},
    {"--group-column", set_group},
    {"--groups", set_groups},
    {"--held-out", set_held_out},
    {"--hits", set_hits},
    {"--id-column", set_id},
    {"--input", set_input},
    {"--keep-threads", set_keep_threads},
    {"--key", set_key},
    {"--keys", set_keys},
    {"--label-column", set_label},
    {"--lang", set_lang},
    {"--layout", set_layout},
    {"--ledger", set_ledger},
    {"--lemmas", set_lemmas},
    {"--level", set_level},
    {"--lexicon", set_lexicon},
    {"--licence", set_licence},
    {"--manifest", set_manifest},
    {"--max-memory", set_memory},
    {"--max-record", set_record},
    {"--measure", set_measure},
    {"--mend", set_mend},
    {"--method", set_method},
    {"--min", set_min},
    {"--model", set_model},
    {"--name", set_name},
    {"--ngram", set_ngram},
    {"--node", set_node},
    {"--output", set_output},
    {"--pairs", set_pairs},
    {"--participants", set_participants},
    {"--permutations", set_permutations},
    {"--plan", set_plan},
    {"--pooled", set_pooled},
    {"--position", set_position},
    {"--pseudonyms", set_pseudonyms},
    {"--question", set_question},
    {"--quotations", set_quotations},
    {"--quoted", set_quoted},
    {"--rarefy", set_rarefy},
    {"--regex", set_regex},
    {"--rejects", set_rejects},
    {"--replicates", set_replicates},
    {"--residue", set_residue},
    {"--resume", set_resume},
    {"--review", set_review},
    {"--richness", set_richness},
    {"--same-sentence", set_same_sentence},
    {"--seed", set_seed},
    {"--seeded", set_seeded},
    {"--segments", set_segments},
    {"--sentences", set_sentences},
    {"--sentiment", set_mood},
    {"--set-aside", set_set_aside},
    {"--shard", set_shard},
    {"--shard-set", set_shard_set},
    {"--shards", set_shards},
    {"--shares", set_shares},
    {"--size", set_size_of},
    {"--skip", set_skip},
    {"--sort", set_sort},
    {"--strict", set_strict},
    {"--suggest", set_suggest},
    {"--suggest-for", set_suggest_for},
    {"--summary", set_summary},
    {"--talk", set_talk},
    {"--terms", set_terms},
    {"--text-column", set_text},
    {"--themed", set_themed},
    {"--themes", set_themes},
    {"--threads", set_threads},
    {"--timezone", set_timezone},
    {"--together", set_together},
    {"--top", set_top},
    {"--trend", set_trend},
    {"--unit", set_unit},
    {"--value-column", set_value},
    {"--where", set_where},
    {"--who", set_who},
    {"--width", set_width},
    {"--window", set_window},
    {"--without", set_without},
    {"--words", set_words},
};

/* ---- the usage text ---- */

/* Does a line of the usage begin with this option? *takes: a value follows it there. */
static bool in_usage(const char *usage, const char *name, size_t length, bool *takes)
{
    for (const char *line = usage; line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL) {
        const char *at = line + strspn(line, " ");
        if (at == line || *at != '-')
            continue;
        if (at[1] != '-')
            at += strlen("-o, ");
        if (strncmp(at, name, length) != 0 || (at[length] != ' ' && at[length] != '\n'))
            continue;
        *takes = at[length] == ' ' && at[length + 1] >= 'A' && at[length + 1] <= 'Z';
        return true;
    }
    return false;
}

static bool wrong(const cli_command *command, const char *option, const char *what)
{
    osk_error error = {.code = OSK_USAGE};
    snprintf(error.message, sizeof error.message, "%.80s %s (see ordskifte %s --help)", option, what, command->name);
    cli_fail(&error);
    return false;
}

static bool apply(const cli_command *command, cli_options *options, const char *name, size_t length, const char *value)
{
    char option[100];
    snprintf(option, sizeof option, "%.*s", (int)(length < 80 ? length : 80), name);
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        if (strcmp(settings[i].name, option) == 0) {
            const char *what = settings[i].set(options, value);
            if (settings[i].set == set_by && (what || options->by & ~(unsigned)command->by))
                what = say_by(command);
            bool drawn = options->sample.unit != OSK_SAMPLE_AUTO; /* comment or sentence was said */
            if (!what && settings[i].set == set_unit && drawn != (command == &cli_sample))
                what = drawn ? "takes form, stem, lemma or key" : "takes comment or sentence";
            return !what || wrong(command, option, what);
        }
    return wrong(command, option, "is no option");
}

bool cli_is_workbook(const char *path)
{
    static const char ending[] = ".xlsx";
    size_t length = path ? strlen(path) : 0, tail = sizeof ending - 1;
    return length > tail && strcmp(path + length - tail, ending) == 0;
}

/* "ord.xlsx" asks for a workbook, where the command has formats and none was named. */
static void choose_format(const cli_command *command, cli_options *options)
{
    bool takes;
    if (!options->format_given && cli_is_workbook(options->output) &&
        in_usage(command->usage, "--format", strlen("--format"), &takes)) {
        options->format = OSK_FORMAT_XLSX;
        options->format_given = true;
    }
}

bool cli_parse(const cli_command *command, int count, char **arguments, cli_options *options, bool *help)
{
    bool operands = false, takes;
    for (int i = 0; i < count; i++) {
        const char *argument = arguments[i];
        if (operands || argument[0] != '-' || argument[1] == '\0') {
            options->files[options->file_count++] = argument;
            continue;
        }
        if (strcmp(argument, "--") == 0) {
            operands = true;
            continue;
        }
        if (strcmp(argument, "--help") == 0 || strcmp(argument, "-h") == 0) {
            *help = true;
            return true;
        }
        const char *name = strcmp(argument, "-o") == 0 ? "--output" : argument;
        const char *equals = strncmp(name, "--", 2) == 0 ? strchr(name, '=') : NULL;
        size_t length = equals ? (size_t)(equals - name) : strlen(name);
        if (!in_usage(command->usage, name, length, &takes))
            return wrong(command, argument, "is no option of this command");
        if (!takes && equals)
            return wrong(command, argument, "takes no value");
        const char *value = equals ? equals + 1 : takes && i + 1 < count ? arguments[++i] : NULL;
        if (takes && !value)
            return wrong(command, argument, "needs a value");
        if (!apply(command, options, name, length, value))
            return false;
    }
    choose_format(command, options);
    return true;
}
