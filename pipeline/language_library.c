/* Language library: cld2, by the names that its C++ functions have in the library. */
#include "language_library.h"

#include "door.h"

#include <string.h>

/* cld2 has no C interface, but a C calling convention: these are its functions by their C++ names.
 */

struct cld2_hints {
    const char *content_language, *top_level_domain;
    int encoding, language;
};

enum { CLD2_UNKNOWN_ENCODING = 23, CLD2_UNKNOWN_LANGUAGE = 26, CLD2_BEST_EFFORT = 0x4000 };

static struct door cld2_door = {.soname = "libcld2.so.0"};
static int (*cld2_detect)(const char *, int, bool, const struct cld2_hints *, int, int *, int *,
                          double *, void *, int *, bool *);
static const char *(*cld2_code)(int);

static bool cld2_open(struct report *report)
{
    static const struct behind_door functions[] = {
        {"_ZN4CLD224ExtDetectLanguageSummaryEPKcibPKNS_8CLDHintsEiPNS_8LanguageEPiPd"
         "PSt6vectorINS_11ResultChunkESaISA_EES7_Pb",
         &cld2_detect},
        {"_ZN4CLD212LanguageCodeENS_8LanguageE", &cld2_code}};
    bool first = !cld2_door.tried;
    if (door_open(&cld2_door, functions, sizeof functions / sizeof *functions))
        return true;
    if (first)
        report_at(
            report, EX_UNAVAILABLE, NULL, 0,
            "libcld2.so.0 is not there (Debian: apt-get install libcld2-0); languages are told "
            "by their words and letters only");
    return false;
}

const char *library_language(const char *bytes, size_t length, bool *reliable,
                             struct report *report)
{
    static const struct cld2_hints hints = {NULL, NULL, CLD2_UNKNOWN_ENCODING,
                                            CLD2_UNKNOWN_LANGUAGE};
    int languages[3], percents[3], text_bytes;
    double scores[3];
    *reliable = false;
    if (!cld2_open(report))
        return "";
    int language = cld2_detect(bytes, (int)length, true, &hints, CLD2_BEST_EFFORT, languages,
                               percents, scores, NULL, &text_bytes, reliable);
    const char *code = cld2_code(language);
    return strcmp(code, "un") == 0 ? "" : strcmp(code, "iw") == 0 ? "he" : code;
}
