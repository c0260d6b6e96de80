/* NewsML-G2 */
#include "../stream.h"
#include "sniff.h"
const struct format format_newsml = {.name = "newsml", .purpose = "NewsML-G2", .suffix = ".xml"};
