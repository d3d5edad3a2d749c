/* The layouts that are described as data: today's LinkedIn, Facebook old and new, newspapers, forums. */
#include "layout.h"

#define NAMES (OSK__LINE_NAME | OSK__LINE_HANDLE)

/* ---- LinkedIn today ----
 *   View Kari Nordmann's profile
 *   Kari Nordmann
 *    • 3rd+
 *   Rådgiver i Eksempel AS
 *   23h
 *   text
 *   Like / like / 5 / Reply / 8 Replies / 8 Replies on Kari Nordmann's comment */
static const osk__step linkedin_head[] = {
    {OSK__LINE_PROFILE, 0, 1, OSK__ROLE_NONE},
    {NAMES, 1, 1, OSK__ROLE_AUTHOR},
    {OSK__LINE_BADGE, 0, 4, OSK__ROLE_NONE},
    {OSK__LINE_ANY, 0, 3, OSK__ROLE_HEADLINE},
    {OSK__LINE_EDITED, 0, 1, OSK__ROLE_NONE},
    {OSK__LINE_TIME, 1, 1, OSK__ROLE_TIME},
    {OSK__LINE_EDITED, 0, 1, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const osk__step linkedin_post[] = {
    {OSK__LINE_PROFILE, 0, 1, OSK__ROLE_NONE},
    {NAMES, 1, 1, OSK__ROLE_AUTHOR},
    {OSK__LINE_BADGE, 0, 4, OSK__ROLE_NONE},
    {OSK__LINE_ANY, 0, 3, OSK__ROLE_HEADLINE},
    {OSK__LINE_POST_TIME, 1, 1, OSK__ROLE_TIME},
    {OSK__LINE_BADGE, 0, 1, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const osk__step linkedin_tail[] = {
    {OSK__LINE_LIKE, 1, 1, OSK__ROLE_NONE},
    {OSK__LINE_REACTION | OSK__LINE_COUNT, 0, 6, OSK__ROLE_NONE},
    {OSK__LINE_REPLY, 1, 1, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const osk__layout_form linkedin = {
    .name = "linkedin", .heads = {linkedin_head}, .tails = {linkedin_tail}, .post = linkedin_post,
    .head_needs = OSK__LINE_PROFILE | OSK__LINE_BADGE, .post_needs = OSK__LINE_PROFILE | OSK__LINE_BADGE,
    .post_ends = OSK__LINE_IMAGE | OSK__LINE_REACTION | OSK__LINE_STATED | OSK__LINE_FRAME | OSK__LINE_LIKE,
    .marks = OSK__LINE_PROFILE | OSK__LINE_THREAD, .tailed = true, .cut_first = true, .needs = 2,
};

/* ---- Facebook, 2012 to 2017 ----
 *   Kari Nordmann
 *   Kari Nordmann text
 *   Like · Reply · 177 · 5 mins
 *   12 Replies · Just now */
static const osk__step facebook_old_head[] = {
    {NAMES, 1, 1, OSK__ROLE_AUTHOR},
    {OSK__LINE_BADGE, 0, 2, OSK__ROLE_NONE},
    {OSK__LINE_ANY, 1, 1, OSK__ROLE_AGAIN},
    {0, 0, 0, 0},
};
static const osk__step facebook_old_tail[] = {
    {OSK__LINE_ACTIONS, 1, 1, OSK__ROLE_TIME},
    {0, 0, 0, 0},
};
static const osk__step facebook_post[] = {
    {NAMES, 1, 1, OSK__ROLE_AUTHOR},
    {OSK__LINE_BADGE, 0, 4, OSK__ROLE_NONE},
    {OSK__LINE_POST_TIME | OSK__LINE_TIME, 1, 1, OSK__ROLE_TIME},
    {OSK__LINE_BADGE, 0, 3, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const osk__layout_form facebook_old = {
    .name = "facebook-old", .heads = {facebook_old_head}, .tails = {facebook_old_tail}, .post = facebook_post,
    .post_needs = OSK__LINE_POST_TIME,
    .post_ends = OSK__LINE_LIKE | OSK__LINE_REACTION | OSK__LINE_STATED | OSK__LINE_FRAME | OSK__LINE_IMAGE,
    .marks = OSK__LINE_ACTIONS | OSK__LINE_UNLOADED, .tailed = true, .needs = 2,
};

/* ---- Facebook today ----
 *   Kari Nordmann
 *   text
 *   19h
 *   Like / Reply / Share */
static const osk__step facebook_head[] = {
    {NAMES, 1, 1, OSK__ROLE_AUTHOR},
    {OSK__LINE_BADGE, 0, 4, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const osk__step facebook_tail[] = {
    {OSK__LINE_EDITED | OSK__LINE_CUT, 0, 2, OSK__ROLE_NONE},
    {OSK__LINE_TIME, 1, 1, OSK__ROLE_TIME},
    {OSK__LINE_EDITED, 0, 1, OSK__ROLE_NONE},
    {OSK__LINE_LIKE | OSK__LINE_REPLY, 1, 2, OSK__ROLE_NONE},
    {OSK__LINE_LIKE | OSK__LINE_REPLY | OSK__LINE_BUTTON | OSK__LINE_EDITED | OSK__LINE_COUNT | OSK__LINE_REACTION, 0, 8,
     OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const osk__step facebook_row[] = {
    {OSK__LINE_ACTIONS, 1, 1, OSK__ROLE_TIME},
    {OSK__LINE_COUNT, 0, 1, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const osk__layout_form facebook = {
    .name = "facebook", .heads = {facebook_head}, .tails = {facebook_tail, facebook_row}, .post = facebook_post,
    .post_needs = OSK__LINE_POST_TIME | OSK__LINE_BADGE,
    .post_ends = OSK__LINE_COUNT | OSK__LINE_LIKE | OSK__LINE_REACTION | OSK__LINE_STATED | OSK__LINE_FRAME |
                 OSK__LINE_IMAGE,
    .tailed = true, .weak = true, .needs = 2,
};

/* ---- forums and newspapers ----
 *   kari89
 *   Medlem / Innlegg: 1 204
 *   Skrevet 12. mars 2015, 14:05
 *   text
 *   Svar / Siter / Rapporter */
#define ABOUT (OSK__LINE_META | OSK__LINE_BADGE | OSK__LINE_COUNT)
static const osk__step name_time_head[] = {
    {NAMES, 1, 1, OSK__ROLE_AUTHOR},
    {OSK__LINE_REPLIES, 0, 1, OSK__ROLE_ANSWERS},
    {ABOUT, 0, 8, OSK__ROLE_NONE},
    {OSK__LINE_REPLIES, 0, 1, OSK__ROLE_ANSWERS},
    {OSK__LINE_TIME, 1, 1, OSK__ROLE_TIME},
    {OSK__LINE_EDITED | OSK__LINE_META | OSK__LINE_BADGE, 0, 8, OSK__ROLE_NONE},
    {OSK__LINE_REPLIES, 0, 1, OSK__ROLE_ANSWERS},
    {0, 0, 0, 0},
};
static const osk__step time_name_head[] = {
    {OSK__LINE_TIME, 1, 1, OSK__ROLE_TIME},
    {NAMES, 1, 1, OSK__ROLE_AUTHOR},
    {ABOUT, 0, 8, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const osk__step byline_head[] = {
    {OSK__LINE_META, 0, 1, OSK__ROLE_NONE},
    {OSK__LINE_BYLINE, 1, 1, OSK__ROLE_BYLINE},
    {OSK__LINE_META | OSK__LINE_BADGE, 0, 4, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
/* Under the text the author once more: kari89 / Medlem / Innlegg: 41 / Topp */
static const osk__step profile_tail[] = {
    {OSK__LINE_RULE, 0, 1, OSK__ROLE_NONE},
    {NAMES, 1, 1, OSK__ROLE_SAME},
    {OSK__LINE_META, 1, 8, OSK__ROLE_NONE},
    {OSK__LINE_FRAME, 0, 1, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const osk__step comment_tail[] = {
    {OSK__LINE_LIKE | OSK__LINE_REPLY | OSK__LINE_ACTIONS, 1, 3, OSK__ROLE_NONE},
    {OSK__LINE_LIKE | OSK__LINE_REPLY | OSK__LINE_ACTIONS | OSK__LINE_BUTTON | OSK__LINE_COUNT | OSK__LINE_REACTION, 0, 8,
     OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const osk__step counted_tail[] = {
    {OSK__LINE_COUNT | OSK__LINE_BUTTON, 1, 4, OSK__ROLE_NONE},
    {OSK__LINE_LIKE | OSK__LINE_REPLY | OSK__LINE_ACTIONS, 1, 3, OSK__ROLE_NONE},
    {OSK__LINE_LIKE | OSK__LINE_REPLY | OSK__LINE_ACTIONS | OSK__LINE_BUTTON | OSK__LINE_COUNT | OSK__LINE_REACTION, 0, 8,
     OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
#define FIELD_ENDS (OSK__LINE_FRAME | OSK__LINE_UNLOADED | OSK__LINE_STATED | OSK__LINE_SIDEBAR)
static const osk__layout_form newspaper = {
    .name = "newspaper", .heads = {name_time_head, time_name_head, byline_head}, .tails = {comment_tail, counted_tail},
    .body_ends = FIELD_ENDS, .article = true,
    .marks = OSK__LINE_ADVERT | OSK__LINE_STATED,
    .needs = 2,
};
static const osk__layout_form forum = {
    .name = "forum", .heads = {name_time_head, time_name_head, byline_head},
    .tails = {comment_tail, counted_tail, profile_tail}, .body_ends = FIELD_ENDS, .opens = true, .marks = OSK__LINE_META | OSK__LINE_QUOTES | OSK__LINE_RULE,
    .signatures = true, .needs = 2,
};

const osk__layout_form *const osk__layout_forms[] = {&linkedin, &facebook_old, &facebook, &newspaper, &forum};
const size_t osk__layout_form_count = sizeof osk__layout_forms / sizeof *osk__layout_forms;
