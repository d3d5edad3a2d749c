/* The layouts that are described as data: today's LinkedIn, Facebook old and new, newspapers, forums,
 * Discourse, Blogger, Disqus, YouTube, Reddit. */
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
    {OSK__LINE_PROFILE, 0, 2, OSK__ROLE_NONE},
    {NAMES, 1, 1, OSK__ROLE_AUTHOR},
    {NAMES, 0, 2, OSK__ROLE_TWICE},
    {OSK__LINE_BADGE, 0, 4, OSK__ROLE_NONE},
    {OSK__LINE_ANY, 0, 3, OSK__ROLE_HEADLINE},
    {OSK__LINE_EDITED, 0, 1, OSK__ROLE_NONE},
    {OSK__LINE_TIME, 1, 1, OSK__ROLE_TIME},
    {OSK__LINE_EDITED | OSK__LINE_BADGE, 0, 2, OSK__ROLE_NONE},
    {OSK__LINE_TIME, 0, 1, OSK__ROLE_AGE_AGAIN},
    {OSK__LINE_OF_COMMENT, 0, 1, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
/* To one who is not logged in: no degrees, but "Report this comment" under the time. */
static const osk__step linkedin_guest_head[] = {
    {OSK__LINE_PROFILE, 0, 2, OSK__ROLE_NONE},
    {NAMES, 1, 1, OSK__ROLE_AUTHOR},
    {NAMES, 0, 2, OSK__ROLE_TWICE},
    {OSK__LINE_ANY, 0, 3, OSK__ROLE_HEADLINE},
    {OSK__LINE_TIME, 1, 1, OSK__ROLE_TIME},
    {OSK__LINE_EDITED, 0, 1, OSK__ROLE_NONE},
    {OSK__LINE_OF_COMMENT, 1, 1, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const osk__step linkedin_guest_post[] = {
    {OSK__LINE_PROFILE, 0, 2, OSK__ROLE_NONE},
    {NAMES, 1, 1, OSK__ROLE_AUTHOR},
    {NAMES, 0, 2, OSK__ROLE_TWICE},
    {OSK__LINE_ANY, 0, 3, OSK__ROLE_HEADLINE},
    {OSK__LINE_TIME | OSK__LINE_POST_TIME, 1, 1, OSK__ROLE_TIME},
    {OSK__LINE_EDITED, 0, 1, OSK__ROLE_NONE},
    {OSK__LINE_OF_POST, 1, 1, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const osk__step linkedin_post[] = {
    {OSK__LINE_PROFILE, 0, 2, OSK__ROLE_NONE},
    {NAMES, 1, 1, OSK__ROLE_AUTHOR},
    {NAMES, 0, 2, OSK__ROLE_TWICE},
    {OSK__LINE_BADGE, 0, 4, OSK__ROLE_NONE},
    {OSK__LINE_ANY, 0, 3, OSK__ROLE_HEADLINE},
    {OSK__LINE_POST_TIME, 1, 2, OSK__ROLE_TIME}, /* once more for who hears rather than sees it */
    {OSK__LINE_TIME, 0, 1, OSK__ROLE_AGE_AGAIN},
    {OSK__LINE_BADGE, 0, 1, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const osk__step linkedin_tail[] = {
    {OSK__LINE_LIKE | OSK__LINE_REACTION, 1, 1, OSK__ROLE_NONE},
    {OSK__LINE_LIKE | OSK__LINE_REACTION | OSK__LINE_COUNT | OSK__LINE_BADGE | OSK__LINE_BUTTON, 0, 12, OSK__ROLE_NONE},
    {OSK__LINE_REPLY, 1, 1, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const osk__step linkedin_row[] = {
    {OSK__LINE_ACTIONS, 1, 1, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const char *const linkedin_signs[] = {"~\xE2\x80\xA2 1.", "~\xE2\x80\xA2 2.", "~\xE2\x80\xA2 3.+", "~\xE2\x80\xA2 1st", "~\xE2\x80\xA2 2nd",
                                             "~\xE2\x80\xA2 3rd+", "~\xE2\x80\xA2 1.1.", "~\xE2\x80\xA2 2.2.", "~\xE2\x80\xA2 3.+3.+", "~\xE2\x80\xA2 1st1st", "~\xE2\x80\xA2 2nd2nd", "~\xE2\x80\xA2 3rd+3rd+",
                                              "~\xE2\x80\xA2 3rd", "* degree connection*", "* grads forbindelse*", NULL};
static const osk__layout_form linkedin = {
    .name = "linkedin", .unquoting = true, .signs = linkedin_signs, .heads = {linkedin_head, linkedin_guest_head}, .tails = {linkedin_tail, linkedin_row},
    .posts = {linkedin_post, linkedin_guest_post},
    .head_needs = OSK__LINE_PROFILE | OSK__LINE_BADGE | OSK__LINE_OF_COMMENT,
    .post_needs = OSK__LINE_PROFILE | OSK__LINE_BADGE | OSK__LINE_OF_POST,
    .post_ends = OSK__LINE_IMAGE | OSK__LINE_REACTION | OSK__LINE_STATED | OSK__LINE_FRAME | OSK__LINE_LIKE | OSK__LINE_ACTIONS,
    .marks = OSK__LINE_PROFILE | OSK__LINE_THREAD | OSK__LINE_OF_COMMENT | OSK__LINE_OF_POST, .tailed = true, .cut_first = true, .previews = true, .needs = 2,
};

/* Groups and articles of 2013 to 2016: the time is the last of the tail.
 *   Kari Nordmann / Kari / Kari Nordmann
 *   Rådgiver i Eksempel AS
 *   text
 *   Like (5) / Reply privately / 8 months ago */
static const osk__step linkedin_late_head[] = {
    {OSK__LINE_PROFILE, 0, 2, OSK__ROLE_NONE},
    {NAMES, 1, 1, OSK__ROLE_AUTHOR},
    {NAMES, 0, 2, OSK__ROLE_SAME},
    {OSK__LINE_BADGE, 0, 4, OSK__ROLE_DEGREE},
    {OSK__LINE_ANY, 1, 1, OSK__ROLE_HEADLINE},
    {0, 0, 0, 0},
};
static const osk__step linkedin_late_tail[] = {
    {OSK__LINE_LIKE | OSK__LINE_ACTIONS, 1, 1, OSK__ROLE_NONE},
    {OSK__LINE_LIKE | OSK__LINE_REACTION | OSK__LINE_COUNT | OSK__LINE_BADGE | OSK__LINE_BUTTON | OSK__LINE_REPLY |
     OSK__LINE_FRAME, 0, 6, OSK__ROLE_NONE}, /* "Comment (7)", of the opening post */
    {OSK__LINE_TIME, 1, 1, OSK__ROLE_TIME},
    {OSK__LINE_BUTTON | OSK__LINE_REPLY, 0, 2, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const osk__step linkedin_late_row[] = {
    {OSK__LINE_ACTIONS, 1, 1, OSK__ROLE_LAST_TIME},
    {0, 0, 0, 0},
};
/* The feed of those years: "2d / Liker(6) / Svar(2)". */
static const osk__step linkedin_feed_tail[] = {
    {OSK__LINE_TIME, 1, 1, OSK__ROLE_TIME},
    {OSK__LINE_EDITED, 0, 1, OSK__ROLE_NONE},
    {OSK__LINE_LIKE, 1, 1, OSK__ROLE_NONE},
    {OSK__LINE_LIKE | OSK__LINE_REACTION | OSK__LINE_COUNT | OSK__LINE_BADGE | OSK__LINE_BUTTON | OSK__LINE_REPLY | OSK__LINE_FRAME, 1, 6,
     OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const char *const linkedin_late_signs[] = {"Reply privately", "Svar privat", "*LinkedIn*", "*Reply privately*", "*Svar privat*", NULL};
static const osk__layout_form linkedin_late = {
    .name = "linkedin", .unquoting = true, .signs = linkedin_late_signs, .signed_only = true, .under_names = true, .heads = {linkedin_late_head},
    .tails = {linkedin_late_tail, linkedin_late_row, linkedin_feed_tail},
    .post_ends = OSK__LINE_STATED | OSK__LINE_FRAME, .tailed = true, .weak = true, .previews = true, .needs = 2,
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
    {NAMES, 0, 1, OSK__ROLE_SAME},
    {OSK__LINE_BADGE, 0, 4, OSK__ROLE_NONE},
    {OSK__LINE_POST_TIME | OSK__LINE_TIME, 1, 1, OSK__ROLE_TIME},
    {OSK__LINE_BADGE, 0, 3, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const osk__layout_form facebook_old = {
    .name = "facebook-old", .unquoting = true, .heads = {facebook_old_head}, .tails = {facebook_old_tail}, .posts = {facebook_post},
    .post_needs = OSK__LINE_POST_TIME,
    .post_ends = OSK__LINE_LIKE | OSK__LINE_REACTION | OSK__LINE_STATED | OSK__LINE_FRAME | OSK__LINE_IMAGE | OSK__LINE_ACTIONS,
    .marks = OSK__LINE_ACTIONS | OSK__LINE_UNLOADED, .tailed = true, .post_tail = true, .needs = 2,
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
    .name = "facebook", .unquoting = true, .heads = {facebook_head}, .tails = {facebook_tail, facebook_row}, .posts = {facebook_post},
    .post_needs = OSK__LINE_POST_TIME | OSK__LINE_BADGE,
    .post_ends = OSK__LINE_COUNT | OSK__LINE_LIKE | OSK__LINE_REACTION | OSK__LINE_STATED | OSK__LINE_FRAME |
                 OSK__LINE_IMAGE | OSK__LINE_ACTIONS,
    .tailed = true, .weak = true, .previews = true, .needs = 2,
};

/* ---- Facebook, 2018 to 2020: the name in one line with the text ----
 *   Kari Nordmann text
 *   Lik · Svar · 2 t */
static const osk__step facebook_line_head[] = {
    {OSK__LINE_ANY, 1, 1, OSK__ROLE_BEFORE},
    {0, 0, 0, 0},
};
static const osk__layout_form facebook_line = {
    .name = "facebook-line", .unquoting = true, .heads = {facebook_line_head}, .tails = {facebook_row}, .posts = {facebook_post},
    .post_ends = OSK__LINE_COUNT | OSK__LINE_LIKE | OSK__LINE_REACTION | OSK__LINE_STATED | OSK__LINE_FRAME |
                 OSK__LINE_IMAGE | OSK__LINE_ACTIONS,
    .tailed = true, .closed = true, .rows = true, .previews = true, .needs = 2,
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
    {ABOUT | OSK__LINE_EDITED, 0, 14, OSK__ROLE_NONE},
    {OSK__LINE_REPLIES, 0, 1, OSK__ROLE_ANSWERS},
    {OSK__LINE_TIME, 1, 1, OSK__ROLE_TIME},
    {OSK__LINE_EDITED | OSK__LINE_META | OSK__LINE_BADGE, 0, 8, OSK__ROLE_NONE},
    {OSK__LINE_REPLIES, 0, 1, OSK__ROLE_ANSWERS},
    {0, 0, 0, 0},
};
/* Boards that print a title over the time: only where they say something about the author. */
static const osk__step titled_head[] = {
    {NAMES, 1, 1, OSK__ROLE_AUTHOR},
    {ABOUT, 1, 14, OSK__ROLE_NONE},
    {OSK__LINE_ANY, 0, 1, OSK__ROLE_HEADLINE},
    {OSK__LINE_TIME, 1, 1, OSK__ROLE_TIME},
    {OSK__LINE_EDITED | OSK__LINE_META | OSK__LINE_BADGE, 0, 8, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
/* What the author is stands under his name: "Kari Nordmann / Rådgiver / 2 uker siden" */
static const osk__step headlined_head[] = {
    {NAMES, 1, 1, OSK__ROLE_AUTHOR},
    {OSK__LINE_ANY, 1, 1, OSK__ROLE_HEADLINE},
    {OSK__LINE_TIME, 1, 1, OSK__ROLE_TIME},
    {OSK__LINE_EDITED | OSK__LINE_META | OSK__LINE_BADGE, 0, 8, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const osk__step time_name_head[] = {
    {OSK__LINE_TIME, 1, 1, OSK__ROLE_TIME},
    {OSK__LINE_META | OSK__LINE_COUNT, 0, 3, OSK__ROLE_NONE}, /* "#2", and a letter for a picture */
    {NAMES, 1, 1, OSK__ROLE_AUTHOR},
    {ABOUT, 0, 14, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
/* The picture's name and the name, and then ranks that no list has: "Kari89 / Kari89 / Ekspert / Brukere / 14,9k / #3" */
static const osk__step doubled_head[] = {
    {NAMES, 1, 1, OSK__ROLE_AUTHOR},
    {NAMES, 1, 1, OSK__ROLE_SAME},
    {OSK__LINE_ANY, 0, 2, OSK__ROLE_HEADLINE},
    {ABOUT, 0, 14, OSK__ROLE_NONE},
    {OSK__LINE_TIME, 1, 1, OSK__ROLE_TIME},
    {OSK__LINE_EDITED | OSK__LINE_META | OSK__LINE_BADGE, 0, 8, OSK__ROLE_NONE},
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
    {OSK__LINE_ANY, 0, 2, OSK__ROLE_NONE},
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
    {OSK__LINE_REPLIES, 0, 1, OSK__ROLE_NONE},
    {OSK__LINE_LIKE | OSK__LINE_REPLY | OSK__LINE_ACTIONS, 1, 3, OSK__ROLE_NONE},
    {OSK__LINE_LIKE | OSK__LINE_REPLY | OSK__LINE_ACTIONS | OSK__LINE_BUTTON | OSK__LINE_COUNT | OSK__LINE_REACTION, 0, 8,
     OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
#define FIELD_ENDS (OSK__LINE_FRAME | OSK__LINE_UNLOADED | OSK__LINE_STATED | OSK__LINE_SIDEBAR)
/* Without a time: "Opprettet av / Kari Nordmann / text" */
static const osk__step named_post[] = {
    {OSK__LINE_OF_POST, 1, 1, OSK__ROLE_NONE},
    {NAMES, 1, 1, OSK__ROLE_AUTHOR},
    {OSK__LINE_BADGE | OSK__LINE_META, 0, 3, OSK__ROLE_NONE},
    {OSK__LINE_TIME, 0, 1, OSK__ROLE_TIME},
    {0, 0, 0, 0},
};
static const osk__layout_form newspaper = {
    .name = "newspaper", .heads = {name_time_head, time_name_head, byline_head, headlined_head}, .headlined = 3, .tails = {comment_tail, counted_tail},
    .posts = {byline_head, name_time_head, named_post}, .post_ends = FIELD_ENDS, .body_ends = FIELD_ENDS, .article = true,
    .marks = OSK__LINE_ADVERT | OSK__LINE_STATED,
    .needs = 2,
};
static const osk__layout_form forum = {
    .name = "forum", .heads = {doubled_head, name_time_head, time_name_head, byline_head, titled_head},
    .tails = {comment_tail, counted_tail, profile_tail}, .body_ends = FIELD_ENDS, .opens = true, .marks = OSK__LINE_META | OSK__LINE_QUOTES | OSK__LINE_RULE,
    .signatures = true, .titled = true, .needs = 2,
};

/* Name and time under the text, as old blogs and guest books have them:  text / Posted by: Kari Nordmann | March 12, 2008 at 10:22 AM */
static const osk__step below_tail[] = {
    {OSK__LINE_BYLINE, 1, 1, OSK__ROLE_BYLINE},
    {OSK__LINE_LIKE | OSK__LINE_REPLY | OSK__LINE_ACTIONS | OSK__LINE_BUTTON | OSK__LINE_COUNT, 0, 8, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const osk__layout_form newspaper_below = {
    .name = "newspaper", .tails = {below_tail}, .body_ends = FIELD_ENDS, .marks = OSK__LINE_ADVERT | OSK__LINE_STATED, .tailed = true, .weak = true,
    .below = true, .needs = 2,
};

/* ---- reviews of firms, places and programs, and what a hearing was sent ----
 *   Kari Nordmann
 *   3 anmeldelser
 *   for 2 dager siden
 *   Vurdert til 1 av 5 stjerner
 *   text
 *   Nyttig 4 / Del
 *   Svar fra Eksempel AS / for 1 dag siden / text
 * Nothing opens them: the first is a comment like the others. */
static const char *const review_signs[] = {"# anmeldelse", "# anmeldelser", "# review", "# reviews", "# omtale", "# omtaler", "# omtalar", "*anmeldelse*nyttig*", "*review*helpful*",
                                           "Vurdert til # av #*", "Rated # out of #*", "# av # stjerner", "# out of # stars", "*terningkast #", "# av 5", "# av 6", "# of 5", "# out of 5", "# av 10", "Svar fra *", "Response from *", "Reply from *",
                                           "Dato for opplevelsen: *", "Date of experience: *", NULL};
static const osk__step review_tail[] = {
    {OSK__LINE_LIKE | OSK__LINE_REPLY | OSK__LINE_ACTIONS | OSK__LINE_BUTTON, 1, 1, OSK__ROLE_NONE},
    {OSK__LINE_LIKE | OSK__LINE_REPLY | OSK__LINE_ACTIONS | OSK__LINE_BUTTON | OSK__LINE_COUNT | OSK__LINE_REACTION, 0, 8, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const osk__layout_form reviews = {
    .name = "reviews", .heads = {name_time_head, titled_head}, .tails = {review_tail}, .signs = review_signs, .signed_only = true,
    .body_ends = FIELD_ENDS, .marks = OSK__LINE_META, .rated = true, .needs = 2,
};
/*   Navn: Kari Nordmann
 *   På vegne av: Eksempel velforening
 *   Mottatt: 02.11.2025 14:22
 *   text
 *   Vedlegg: Uttalelse.pdf */
static const char *const hearing_signs[] = {"P\xC3\xA5 vegne av: *", "P\xC3\xA5 vegner av: *", "On behalf of: *", "Mottatt: *", "Motteke: *", "Received: *", "*\xC3\xB8ringssvar*",
                                            "*\xC3\xB8ringsfrist*", "*\xC3\xB8ringsuttale*", NULL};
static const osk__layout_form hearing = {
    .name = "hearing", .heads = {name_time_head, time_name_head}, .signs = hearing_signs, .signed_only = true, .body_ends = FIELD_ENDS,
    .marks = OSK__LINE_META, .needs = 2,
};

/* The time under the text, over the buttons:  Kari Nordmann / text / 03.11.2025 kl. 07:12 / Svar · Liker (2) · Meld fra */
static const osk__step late_head[] = {
    {NAMES, 1, 1, OSK__ROLE_AUTHOR},
    {ABOUT, 0, 4, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const osk__step late_tail[] = {
    {OSK__LINE_TIME, 1, 1, OSK__ROLE_TIME},
    {OSK__LINE_EDITED, 0, 1, OSK__ROLE_NONE},
    {OSK__LINE_COUNT, 0, 2, OSK__ROLE_NONE},
    {OSK__LINE_LIKE | OSK__LINE_REPLY | OSK__LINE_ACTIONS, 1, 2, OSK__ROLE_NONE},
    {OSK__LINE_LIKE | OSK__LINE_REPLY | OSK__LINE_BUTTON | OSK__LINE_EDITED | OSK__LINE_COUNT | OSK__LINE_REACTION, 0, 8, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const osk__layout_form newspaper_late = {
    .name = "newspaper", .heads = {late_head}, .tails = {late_tail}, .posts = {byline_head, name_time_head}, .post_ends = FIELD_ENDS,
    .tailed = true, .weak = true, .article = true, .needs = 2,
};

/* ---- threads without names ----
 *   OJ / 6 t / text / 214 / 27 svar
 *   1 / 6 t / text / 33 / Svar */
static const osk__layout_form anonymous = {
    .name = "anonymous", .heads = {name_time_head}, .tails = {comment_tail, counted_tail}, .signed_only = true, .numbered = true,
    .body_ends = FIELD_ENDS | OSK__LINE_REPLIES, .opens = true, .needs = 2,
};

/* ---- Discourse ----
 *   kari89
 *   Kari Nordmann       or what she is
 *   ola90               whom she answers
 *   12. mars
 *   text
 *   1 svar / 12 */
static const char *const discourse_signs[] = {"Drevet av Discourse*", "Powered by Discourse*", "Drive av Discourse*", "les # min", "read # min",
                                              "en dag senere", "# dager senere", "a day later", "# days later", "ein dag seinare",
                                              "# dagar seinare", "en m\xC3\xA5ned senere", "# m\xC3\xA5neder senere", "# months later", NULL};
static const osk__step discourse_head[] = {
    {NAMES, 1, 1, OSK__ROLE_AUTHOR},
    {NAMES | OSK__LINE_BADGE | OSK__LINE_META, 0, 1, OSK__ROLE_HEADLINE},
    {OSK__LINE_COUNT, 0, 1, OSK__ROLE_NONE},
    {NAMES, 0, 1, OSK__ROLE_WHOM},
    {OSK__LINE_TIME, 1, 1, OSK__ROLE_TIME},
    {OSK__LINE_EDITED, 0, 1, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const osk__layout_form discourse = {
    .name = "discourse", .heads = {discourse_head}, .signs = discourse_signs, .signed_only = true, .body_ends = FIELD_ENDS,
    .post_ends = FIELD_ENDS, .opens = true, .compact = true, .previews = true, .needs = 2,
};

/* ---- Blogger ----
 *   Kari Nordmann sa...
 *   text
 *   12. mars 2015 kl. 14:05
 *   Svar / Slett */
static const osk__step blogger_head[] = {
    {OSK__LINE_BYLINE, 1, 1, OSK__ROLE_SAID},
    {0, 0, 0, 0},
};
static const osk__step blogger_tail[] = {
    {OSK__LINE_TIME, 1, 1, OSK__ROLE_TIME},
    {OSK__LINE_REPLY | OSK__LINE_BUTTON, 0, 3, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const osk__layout_form blogger = {
    .name = "blogger", .heads = {blogger_head}, .tails = {blogger_tail}, .tailed = true, .needs = 2,
};

/* ---- Disqus, in newspapers and blogs ----
 *   Kari Nordmann
 *   Ola Nordmann        whom she answers
 *   • 2 years ago
 *   text
 *   6 / • / Reply / • / Share ›         or in a row: 6 △ ▽ • Reply • Share › */
static const char *const disqus_signs[] = {"Share \xE2\x80\xBA", "Del \xE2\x80\xBA", "*Disqus*", "*Share \xE2\x80\xBA", "*Del \xE2\x80\xBA", NULL};
static const osk__step disqus_head[] = {
    {NAMES, 1, 1, OSK__ROLE_AUTHOR},
    {NAMES, 0, 1, OSK__ROLE_SAME},
    {OSK__LINE_META | OSK__LINE_BADGE, 0, 2, OSK__ROLE_NONE},
    {OSK__LINE_REPLIES, 0, 1, OSK__ROLE_ANSWERS},
    {NAMES, 0, 1, OSK__ROLE_WHOM},
    {OSK__LINE_BADGE, 0, 2, OSK__ROLE_NONE},
    {OSK__LINE_TIME, 1, 1, OSK__ROLE_TIME},
    {OSK__LINE_EDITED | OSK__LINE_META | OSK__LINE_BADGE, 0, 4, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const osk__step disqus_tail[] = {
    {OSK__LINE_CUT | OSK__LINE_COUNT | OSK__LINE_BADGE, 0, 8, OSK__ROLE_NONE},
    {OSK__LINE_REPLY | OSK__LINE_ACTIONS, 1, 1, OSK__ROLE_NONE},
    {OSK__LINE_COUNT | OSK__LINE_BADGE | OSK__LINE_BUTTON, 0, 6, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const osk__layout_form disqus = {
    .name = "disqus", .heads = {disqus_head, byline_head}, .tails = {disqus_tail}, .signs = disqus_signs, .signed_only = true,
    .posts = {byline_head, name_time_head}, .post_ends = FIELD_ENDS, .body_ends = FIELD_ENDS, .tailed = true, .closed = true, .article = true,
    .needs = 2,
};

/* ---- YouTube ----
 *   @kari89
 *   2 years ago (edited)
 *   text
 *   12 / Reply / 3 replies */
static const char *const youtube_signs[] = {"=@*", "@* siden*", "@* sidan*", "@* ago*", "Skip navigation", "Hopp over navigasjonen", "# subscribers", "# abonnenter",
                                            "# abonnentar", "Pinned by *", "Festet av *", "Festa av *", "Add a public comment*",
                                            "Legg til en offentlig kommentar*", "Legg til ein offentleg kommentar*", NULL};
static const osk__step youtube_head[] = {
    {NAMES, 1, 1, OSK__ROLE_AUTHOR},
    {NAMES, 0, 1, OSK__ROLE_SAME},
    {OSK__LINE_META | OSK__LINE_BADGE, 0, 2, OSK__ROLE_NONE},
    {OSK__LINE_TIME, 1, 1, OSK__ROLE_TIME},
    {OSK__LINE_EDITED, 0, 1, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const osk__step youtube_tail[] = {
    {OSK__LINE_CUT, 0, 2, OSK__ROLE_NONE},
    {OSK__LINE_COUNT | OSK__LINE_REACTION | OSK__LINE_LIKE | OSK__LINE_BUTTON, 0, 4, OSK__ROLE_NONE},
    {OSK__LINE_REPLY, 1, 1, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const osk__layout_form youtube = {
    .name = "youtube", .unquoting = true, .heads = {youtube_head, byline_head}, .tails = {youtube_tail}, .signs = youtube_signs, .signed_only = true, .tailed = true, .closed = true,
    .needs = 2,
};

/* ---- Reddit, old and new ----
 *   [–]kari89 12 points 3 hours ago     or: u/kari89 avatar / kari89 / OP / • / 3h ago
 *   text
 *   permalink embed save report reply       Upvote / 12 / Downvote / Reply / Share */
static const char *const reddit_signs[] = {"=u/*", "u/* avatar", "=r/*", "[\xE2\x80\x93]*", "[-]*", "[+]*", "level #", "permalink*", "Upvote", "Downvote",
                                           "Stem opp", "Stem ned", "*(self.*)", NULL};
static const osk__step reddit_head[] = {
    {OSK__LINE_BADGE, 0, 1, OSK__ROLE_NONE},
    {OSK__LINE_PROFILE, 0, 1, OSK__ROLE_NONE},
    {NAMES, 1, 1, OSK__ROLE_AUTHOR},
    {NAMES, 0, 1, OSK__ROLE_SAME},
    {OSK__LINE_BADGE | OSK__LINE_META, 0, 6, OSK__ROLE_NONE},
    {OSK__LINE_TIME, 1, 1, OSK__ROLE_TIME},
    {OSK__LINE_EDITED | OSK__LINE_META | OSK__LINE_BADGE, 0, 6, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const osk__step reddit_byline_post[] = {
    {OSK__LINE_OF_POST, 1, 1, OSK__ROLE_BYLINE},
    {0, 0, 0, 0},
};
/* Its title stands between head and text. */
static const osk__step reddit_time_post[] = {
    {OSK__LINE_TIME, 1, 1, OSK__ROLE_TIME},
    {NAMES, 1, 1, OSK__ROLE_AUTHOR},
    {OSK__LINE_BADGE | OSK__LINE_META, 0, 4, OSK__ROLE_NONE},
    {OSK__LINE_ANY, 1, 1, OSK__ROLE_HEADLINE},
    {OSK__LINE_META, 0, 1, OSK__ROLE_NONE}, /* "Diskusjon" */
    {0, 0, 0, 0},
};
static const osk__step reddit_posted[] = {
    {OSK__LINE_OF_POST, 1, 1, OSK__ROLE_NONE},
    {NAMES, 1, 1, OSK__ROLE_AUTHOR},
    {OSK__LINE_BADGE | OSK__LINE_META, 0, 4, OSK__ROLE_NONE},
    {OSK__LINE_TIME, 1, 1, OSK__ROLE_TIME},
    {OSK__LINE_ANY, 1, 1, OSK__ROLE_HEADLINE},
    {OSK__LINE_META, 0, 1, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
#define REDDIT_VOTES (OSK__LINE_BUTTON | OSK__LINE_COUNT | OSK__LINE_BADGE)
static const osk__step reddit_vote_tail[] = {
    {REDDIT_VOTES, 1, 4, OSK__ROLE_NONE},
    {OSK__LINE_REPLY, 1, 2, OSK__ROLE_NONE},
    {REDDIT_VOTES, 0, 8, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const osk__step reddit_link_tail[] = {
    {OSK__LINE_BUTTON, 2, 9, OSK__ROLE_NONE},
    {OSK__LINE_REPLY, 0, 1, OSK__ROLE_NONE},
    {OSK__LINE_BUTTON, 0, 2, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
/* Locked, or a robot's: nothing to answer. */
static const osk__step reddit_locked_tail[] = {
    {OSK__LINE_BUTTON, 1, 1, OSK__ROLE_NONE},
    {OSK__LINE_COUNT, 1, 1, OSK__ROLE_NONE},
    {OSK__LINE_BUTTON, 1, 6, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const osk__step reddit_row[] = {
    {OSK__LINE_ACTIONS, 1, 2, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const osk__layout_form reddit = {
    .name = "reddit", .heads = {reddit_head, byline_head}, .tails = {reddit_vote_tail, reddit_link_tail, reddit_locked_tail, reddit_row},
    .posts = {reddit_posted, reddit_byline_post, reddit_time_post}, .signs = reddit_signs, .signed_only = true,
    .post_ends = FIELD_ENDS | OSK__LINE_BUTTON | OSK__LINE_ACTIONS | OSK__LINE_COUNT, .tailed = true, .closed = true,
    .needs = 2,
};

/* ---- X, Bluesky, Mastodon ----
 *   Kari Nordmann
 *   @kari@example.no
 *   · / 2d
 *   text
 *   2 / 1 / 37
 * The opening post has its time under the text. */
static const char *const microblog_signs[] = {"=@*", NULL};
static const osk__step microblog_head[] = {
    {NAMES, 1, 1, OSK__ROLE_AUTHOR},
    {OSK__LINE_META | OSK__LINE_BADGE, 0, 2, OSK__ROLE_NONE},
    {OSK__LINE_ANY, 1, 1, OSK__ROLE_ACCOUNT},
    {OSK__LINE_BADGE, 0, 2, OSK__ROLE_NONE},
    {OSK__LINE_TIME, 1, 1, OSK__ROLE_TIME},
    {OSK__LINE_EDITED | OSK__LINE_BADGE | OSK__LINE_META, 0, 2, OSK__ROLE_NONE},
    {OSK__LINE_REPLIES, 0, 1, OSK__ROLE_ANSWERS},
    {0, 0, 0, 0},
};
static const osk__step microblog_post[] = {
    {NAMES, 1, 1, OSK__ROLE_AUTHOR},
    {OSK__LINE_META | OSK__LINE_BADGE, 0, 2, OSK__ROLE_NONE},
    {OSK__LINE_ANY, 1, 1, OSK__ROLE_ACCOUNT},
    {0, 0, 0, 0},
};
static const osk__layout_form microblog = {
    .name = "microblog", .heads = {microblog_head}, .posts = {microblog_post}, .signs = microblog_signs, .signed_only = true,
    .body_ends = FIELD_ENDS, .post_ends = FIELD_ENDS, .counted = true, .post_below = true, .previews = true, .needs = 2,
};

/* ---- programs for chats: Discord, Slack, Teams ----
 *   kari89
 *   MOD
 *    —
 *   14.01.2024 19:03
 *   text
 *   👍 / 4 */
static const char *const chat_signs[] = {"\xE2\x80\x94", "[#:#]", "# *-reaksjon.", "# *-reaksjoner.", "# * reaction.", "# * reactions.", NULL};
static const osk__step chat_head[] = {
    {NAMES, 1, 1, OSK__ROLE_AUTHOR},
    {OSK__LINE_BADGE, 0, 3, OSK__ROLE_NONE},
    {OSK__LINE_TIME, 1, 1, OSK__ROLE_TIME},
    {OSK__LINE_EDITED, 0, 1, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const osk__layout_form chat = {
    .name = "chat", .heads = {chat_head, byline_head, time_name_head}, .signs = chat_signs, .signed_only = true, .body_ends = FIELD_ENDS,
    .cites = true, .clocked = true, .previews = true, .needs = 2,
};

/* ---- comments beside a document: Google Docs ----
 *   Kari Nordmann
 *   13:05 12. nov.          the time before the day
 *   Valgt tekst: / fylkeskommunen bør vurdere
 *   text */
static const char *const gdocs_signs[] = {"#:# I dag", "#:# i dag", "#:# Today", "#:# AM Today", "#:# PM Today", "#:# I g\xC3\xA5r", "#:# Yesterday", "#:# AM * #",
                                          "#:# PM * #", "#:# #. *", "Valgt tekst:", "Vald tekst:", "Selected text:", "Merket som l\xC3\xB8st", "Marked as resolved", NULL};
static const osk__step gdocs_head[] = {
    {NAMES, 1, 1, OSK__ROLE_AUTHOR},
    {OSK__LINE_TIME, 1, 1, OSK__ROLE_TIME},
    {OSK__LINE_EDITED | OSK__LINE_META, 0, 4, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const osk__layout_form gdocs = {
    .name = "gdocs", .heads = {gdocs_head}, .signs = gdocs_signs, .signed_only = true, .body_ends = FIELD_ENDS, .needs = 2,
};

/* ---- Instagram ----
 *   kari89 sitt profilbilde
 *   kari89
 *   text
 *   3 u / 24 liker / Svar
 * The caption stands over the comments as if it were one, without a button to answer it. */
static const char *const instagram_signs[] = {"* sitt profilbilde", "*'s profile picture", NULL};
static const osk__step instagram_head[] = {
    {OSK__LINE_META | OSK__LINE_PROFILE, 1, 1, OSK__ROLE_NONE},
    {NAMES, 1, 1, OSK__ROLE_AUTHOR},
    {OSK__LINE_BADGE, 0, 2, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const osk__step instagram_tail[] = {
    {OSK__LINE_TIME, 1, 1, OSK__ROLE_TIME},
    {OSK__LINE_COUNT | OSK__LINE_REACTION | OSK__LINE_LIKE | OSK__LINE_BUTTON | OSK__LINE_EDITED, 0, 4, OSK__ROLE_NONE},
    {OSK__LINE_REPLY, 1, 1, OSK__ROLE_NONE},
    {OSK__LINE_BUTTON | OSK__LINE_CUT | OSK__LINE_LIKE, 0, 3, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const osk__layout_form instagram = {
    .name = "instagram", .unquoting = true, .heads = {instagram_head}, .tails = {instagram_tail}, .signs = instagram_signs, .signed_only = true,
    .tailed = true, .caption = true, .needs = 2,
};

/* Without the labels of pictures: names in small letters, and under a text its age, its hearts and one button. */
static const osk__step instagram_bare_head[] = {
    {OSK__LINE_HANDLE, 1, 1, OSK__ROLE_AUTHOR},
    {OSK__LINE_BADGE, 0, 2, OSK__ROLE_NONE},
    {0, 0, 0, 0},
};
static const char *const instagram_bare_signs[] = {"# liker", "# likes", "# like", "# likerklikk", "Liked by *", "Likt av *", NULL};
static const osk__layout_form instagram_bare = {
    .name = "instagram", .unquoting = true, .heads = {instagram_bare_head}, .tails = {instagram_tail}, .signs = instagram_bare_signs, .signed_only = true,
    .tailed = true, .weak = true, .caption = true, .needs = 2,
};

const osk__layout_form *const osk__layout_forms[] = {&linkedin, &linkedin_late, &facebook_old, &facebook_line, &facebook, &newspaper_below, &newspaper, &forum, &reviews, &hearing, &anonymous, &newspaper_late, &discourse,
                                                      &blogger,  &disqus,       &youtube,  &reddit,   &microblog, &chat, &gdocs, &instagram, &instagram_bare};
const size_t osk__layout_form_count = sizeof osk__layout_forms / sizeof *osk__layout_forms;
