/* What blocks note that only the whole can tell; see noticed.h. */
#include "noticed.h"

void osk__noticed_take(osk__sums *sums, osk__firsts *firsts, const osk_corpus *block)
{
    osk__firsts here = {0};
    for (size_t i = 0; i < block->notice_count; i++) {
        const osk_notice *notice = &block->notices[i];
        if (notice->kind == OSK_NOTICE_REPAIR && notice->place.line && !here.repair.line)
            here.repair = notice->place;
        if (notice->kind == OSK_NOTICE_NUL && !here.nul.line)
            here.nul = notice->place;
    }
    osk__firsts_join(firsts, &here);
    for (size_t i = 0; i < block->count; i++) {
        sums->quotations += block->comments[i].quote_count;
        sums->quoting += block->comments[i].quote_count > 0;
    }
    sums->rows += block->count;
    sums->rejected += block->rejected;
    sums->hidden += block->hidden;
    sums->repaired += block->repaired;
    sums->nul += block->nul;
    sums->doubled += block->doubled;
}

void osk__firsts_join(osk__firsts *firsts, const osk__firsts *later)
{
    if (!firsts->repair.line)
        firsts->repair = later->repair;
    if (!firsts->nul.line)
        firsts->nul = later->nul;
}

static bool tell(const osk__noticed *noticed, osk_notice_kind kind, const osk_error *place, osk_error *error)
{
    osk_notice notice = {kind, *place};
    return noticed->take(noticed->host, &notice, error);
}

bool osk__noticed_bytes(const osk__noticed *noticed, osk_error *error)
{
    const osk__sums *sums = noticed->sums;
    const osk_error *repair = &noticed->firsts->repair, *nul = &noticed->firsts->nul;
    osk_error place;
    bool good = true;
    if (sums->repaired) {
        osk__repairs_told(&place, repair->file, repair->line, repair->column, (size_t)sums->repaired);
        good = tell(noticed, OSK_NOTICE_REPAIR, &place, error);
    }
    if (good && sums->nul) {
        osk__nul_told(&place, nul->file, nul->line, nul->column, (size_t)sums->nul);
        good = tell(noticed, OSK_NOTICE_NUL, &place, error);
    }
    if (good && sums->doubled) {
        osk_notice_kind kind = osk__doubled_told(&place, noticed->name, (size_t)sums->doubled, noticed->mend);
        good = tell(noticed, kind, &place, error);
    }
    return good;
}

bool osk__noticed_rows(const osk__noticed *noticed, osk_error *error)
{
    osk_error place;
    osk__hidden_told(&place, noticed->name, (size_t)noticed->sums->hidden);
    return !noticed->sums->hidden || tell(noticed, OSK_NOTICE_GUESS, &place, error);
}

bool osk__noticed_words(const osk__noticed *noticed, osk_error *error)
{
    const osk__sums *sums = noticed->sums;
    osk_error place;
    osk__quotes_told(&place, noticed->name, (size_t)sums->quotations, (size_t)sums->quoting);
    return !sums->quotations || tell(noticed, OSK_NOTICE_GUESS, &place, error);
}
