/* Every format, for the programs that read and write them all. */
#include "../stream.h"

extern const struct format format_story;
extern const struct format format_iptc7901;
extern const struct format format_anpa;
extern const struct format format_dpa_json;
extern const struct format format_ninjs;
extern const struct format format_newsml;
extern const struct format format_newsml_xhtml;
extern const struct format format_nitf;
extern const struct format format_newsml12;
extern const struct format format_html;
extern const struct format format_plain;

/* Of two that are as sure of what they see, the first is taken. */
/* clang-format off */
const struct format *const formats[] = {
    &format_story,
    &format_newsml,
    &format_newsml_xhtml,
    &format_nitf,
    &format_newsml12,
    &format_iptc7901,
    &format_anpa,
    &format_dpa_json,
    &format_ninjs,
    &format_html,
    &format_plain,
    NULL,
};
/* clang-format on */
