/* Every format, for the programs that read and write them all. */
#include "../stream.h"

extern const struct format format_story, format_iptc7901, format_newsml, format_newsml_xhtml,
    format_plain;

const struct format *const formats[] = {
    &format_story, &format_iptc7901, &format_newsml, &format_newsml_xhtml, &format_plain, NULL,
};
