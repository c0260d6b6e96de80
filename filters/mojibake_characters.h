/* Mojibake: what the characters of misread text tell. */
#ifndef WIRECOPY_MOJIBAKE_CHARACTERS_H
#define WIRECOPY_MOJIBAKE_CHARACTERS_H

#include <stdbool.h>
#include <stdint.h>

/* Whether a character may follow a word in sound copy: "É”" and "Å…" are no evidence. */
bool may_follow_word(uint32_t character);

/* A C1 control is judged as the character of windows-1252 that it mostly stands for. */
uint32_t shown_as(uint32_t character);

/* Whether copy has such a character hardly ever, and what was misread has it often: ƒ ¬ ‡ ¦. */
bool is_freak(uint32_t character);

/* Whether words have the letter inside; ª, º, µ and the like are letters by Unicode, too. */
bool is_letter_of_words(uint32_t character);

/* How likely a character is to be meant: 3 letters of Western Europe and the marks of every text, 2
 * other Latin letters and common signs, 1 what comes in other scripts, 0 hardly ever. */
int plausibility(uint32_t character);

#endif
