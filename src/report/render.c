/* The door to librsvg and cairo: a figure's SVG as PDF, and as PNG on white.
 *
 *   <svg viewBox="0 0 760 300"> -> a page of 760 x 300 points; 1520 x 600 pixels
 *
 * Text is set in what fontconfig has for sans-serif (DejaVu Sans on a bare Debian), and stands in the PDF as letters that can be
 * searched. Neither file holds a clock. These libraries end the process where memory runs out. */
#include "render.h"

#include <cairo-pdf.h>
#include <cairo.h>
#include <librsvg/rsvg.h>
#include <stdio.h>

enum { PIXELS = 2 }; /* of the PNG for each of the SVG's units */

const char *osk__render_library(char *room, size_t size)
{
    snprintf(room, size, "%u.%u.%u, cairo %s", rsvg_major_version, rsvg_minor_version, rsvg_micro_version, cairo_version_string());
    return room;
}

static cairo_status_t take(void *user, const unsigned char *bytes, unsigned length)
{
    osk__buffer *out = user;
    osk__buffer_add(out, (const char *)bytes, length);
    return out->failed ? CAIRO_STATUS_NO_MEMORY : CAIRO_STATUS_SUCCESS;
}

static bool refuse(const char *why, osk_error *error)
{
    return osk__fail(error, OSK_FILE, "a figure could not be drawn: %s", why);
}

/* Draws on the surface, each unit of the SVG `scale` of its own. */
static bool draw(RsvgHandle *handle, const RsvgRectangle *size, cairo_surface_t *surface, double scale, osk_error *error)
{
    cairo_t *cairo = cairo_create(surface);
    RsvgRectangle view = {0, 0, size->width * scale, size->height * scale};
    GError *why = NULL;
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    bool good = rsvg_handle_render_document(handle, cairo, &view, &why) || refuse(why ? why->message : "", error);
    if (why)
        g_error_free(why);
    good = good && (cairo_status(cairo) == CAIRO_STATUS_SUCCESS || refuse(cairo_status_to_string(cairo_status(cairo)), error));
    cairo_destroy(cairo);
    return good;
}

static bool make_pdf(RsvgHandle *handle, const RsvgRectangle *size, osk__buffer *out, osk_error *error)
{
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(take, out, size->width, size->height);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "1980-01-01T00:00:00Z");
    bool good = draw(handle, size, surface, 1, error);
    cairo_surface_finish(surface);
    good = good && (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS ||
                    refuse(cairo_status_to_string(cairo_surface_status(surface)), error));
    cairo_surface_destroy(surface);
    return good;
}

static bool make_png(RsvgHandle *handle, const RsvgRectangle *size, osk__buffer *out, osk_error *error)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)(size->width * PIXELS), (int)(size->height * PIXELS));
    bool good = draw(handle, size, surface, PIXELS, error);
    cairo_status_t status = good ? cairo_surface_write_to_png_stream(surface, take, out) : CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(surface);
    return good && (status == CAIRO_STATUS_SUCCESS || refuse(cairo_status_to_string(status), error));
}

bool osk__render(osk_slice svg, osk__rendering form, osk__buffer *out, osk_error *error)
{
    GError *why = NULL;
    gboolean has_box = FALSE;
    RsvgRectangle size = {0};
    RsvgHandle *handle = rsvg_handle_new_from_data((const guint8 *)svg.data, svg.length, &why);
    if (!handle) {
        refuse(why ? why->message : "", error);
        if (why)
            g_error_free(why);
        return false;
    }
    rsvg_handle_get_intrinsic_dimensions(handle, NULL, NULL, NULL, NULL, &has_box, &size);
    bool good = has_box ? (form == OSK__RENDER_PDF ? make_pdf : make_png)(handle, &size, out, error)
                        : refuse("it has no size", error);
    g_object_unref(handle);
    return good && osk__buffer_check(out, error);
}
