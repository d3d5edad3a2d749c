/* What a report gives to other programs: a workbook, figures as PDF and PNG, a Word file. */
#ifndef OSK_EXPORTS_H
#define OSK_EXPORTS_H

#include "language.h"
#include "report/report.h"

typedef struct osk__exports {
    const osk_options *options;
    osk_table *const *tables;    /* of the report; those that are NULL were not made. They are annotated */
    size_t table_count;
    osk__page *page;             /* with its figures drawn */
    const osk_table *quotations; /* or NULL */
    osk_slice method;            /* as osk__method_write has it */
    osk__folder *folder;         /* that they are written into */
} osk__exports;

/* tables.xlsx: a sheet a table. A notice tells where a cell was too long. */
bool osk__exports_workbook(const osk__exports *exports, osk_error *error);
/* figures/NAME.pdf and .png, as the options ask. */
bool osk__exports_figures(const osk__exports *exports, osk_error *error);
/* report.docx, where the options ask for it. */
bool osk__exports_docx(const osk__exports *exports, osk_error *error);

#endif
