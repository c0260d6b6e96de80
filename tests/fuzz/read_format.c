/* Fuzz: one input through the reader of one format, and its stories through every writer.
 * WIRE_FORMAT names the format; without it, it is sniffed. */
#include "../../pipeline/memory.h"
#include "../../pipeline/stream.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const char *name = getenv("WIRE_FORMAT");
    struct report report = {.program = "fuzz"};
    struct settings settings = {0};
    struct reader reader = {.format = name ? format_named(name) : NULL, .report = &report};
    struct story story = {0};
    int file = memfd_create("fuzz", 0);
    if (file < 0 || write(file, bytes, length) != (ssize_t)length)
        abort();
    lseek(file, 0, SEEK_SET);
    reader.input = (struct input){
        .descriptor = file, .name = memory_copy_string("fuzz"), .line = 1, .report = &report};
    while (reader_next(&reader, &story))
        for (const struct format *const *format = formats; *format; format++) {
            struct output output;
            struct writer writer;
            if (!(*format)->write || !output_open(&output, "/dev/null", &report))
                continue;
            writer_open(&writer, &output, *format, &settings, &report);
            writer_write(&writer, &story);
            writer_close(&writer);
            output_close(&output);
        }
    story_free(&story);
    reader_close(&reader);
    return 0;
}
