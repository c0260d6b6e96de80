/* Story text: the format between filters, story.5. */
#ifndef WIRECOPY_STORY_TEXT_H
#define WIRECOPY_STORY_TEXT_H

#include "../stream.h"

extern const struct format format_story;

#endif
