/* NITF: the format. */
#include "sniff.h"
#include "xml_reading.h"

static unsigned sniff(const char *bytes, size_t length)
{
    return sniff_root(bytes, length, "nitf");
}

const struct format format_nitf = {
    .name = "nitf",
    .purpose = "NITF",
    .suffix = ".xml",
    .sniff = sniff,
    .read = xml_read,
    .read_end = xml_read_end,
};
