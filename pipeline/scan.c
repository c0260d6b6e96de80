/* Scan: the tables of pairs of bytes. */
#include "scan.h"

void scan_add(uint16_t side[256], uint16_t bit, const char *bytes, int others)
{
    for (; *bytes; bytes++)
        side[(unsigned char)*bytes] |= bit;
    for (size_t byte = 0x80; others && byte < 256; byte++)
        side[byte] |= bit;
}
