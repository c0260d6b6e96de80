#!/bin/sh
# Holds the sources against the layers of the design ("Never" 1 to 4): who may include whom, and which
# file is the door to which library. First shows on made-up lines that each rule can fail.
# Usage: include_rules.sh
set -u
cd "$(dirname "$0")/.." || exit 1

# Lines as "FILE:LINE:text", of includes, of calls that do input or output, and of those that ask for
# memory or end the program.
sources() {
    grep -nE '^[ ]*#[ ]*include' pipeline/*.[ch] pipeline/*/*.[ch] filters/*.[ch]
    grep -nE '(^|[^a-z_>.])(printf|fprintf|puts|putchar|fopen|fread|fwrite|fputs|exit|_exit|abort|system|popen)[ ]*\(' \
        filters/*.[ch]
    grep -nE '(^|[^a-z_>.])(malloc|calloc|realloc|reallocarray|strn?dup|v?asprintf|getline|open_memstream|exit)[ ]*\(' \
        pipeline/*.[ch] pipeline/formats/*.[ch] pipeline/programs/*.[ch]
}

check() {
    awk -v filters="$(sed -n 's/^FILTER(\([a-z]*\)).*/\1/p' filters/catalogue.def | tr '\n' ' ')" \
        -v headers="$(cd pipeline && echo *.h | tr '\n' ' ')" '
    function bad(reason) { print $0 "\n    " reason; failed = 1 }
    # The filter that a file of filters/ belongs to: NAME.c, or NAME_something.c; "" for others.
    function owner(file,   i) {
        for (i = 1; i <= filter_count; i++)
            if (file ~ ("^" filter[i] "(_.*)?[.][ch]$")) return filter[i]
        return ""
    }
    function only_in(reason, library, places) {
        if (included ~ library && file !~ places) bad(reason)
    }
    function one_door(reason, library) {
        if (included !~ library) return
        if (doors[library] && doors[library] != file) bad(reason ": " doors[library] " is it")
        doors[library] = file
    }
    BEGIN { filter_count = split(filters, filter, " "); split(headers, header, " ")
            for (i in header) is_core[header[i]] = 1 }
    {
        file = $0; sub(/:.*/, "", file)
        text = $0; sub(/^[^:]*:[^:]*:/, "", text)
        base = file; sub(/.*\//, "", base)
    }
    text !~ /^ *# *include/ && file ~ /^pipeline\// {
        if (file != "pipeline/memory.c") bad("memory has one door, which ends the program where there is none")
        next
    }
    text !~ /^ *# *include/ { bad("a filter does no input, output or exit (Never 2)"); next }
    {
        included = text; sub(/^ *# *include *[<"]/, "", included); sub(/[>"].*/, "", included)
        wanted = included; sub(/.*\//, "", wanted)
        far = "^([.][.]/)*(formats|programs)/|^(stream|input|output|explain|chain|options)[.]h$"
    }
    file ~ /^pipeline\// && included ~ /filters\// { bad("pipeline/ knows no filter (Never 1)") }
    file ~ /^pipeline\// && text ~ /"/ && !is_core[wanted] && owner(wanted) != "" {
        bad("pipeline/ knows no filter (Never 1)") }
    file ~ /^filters\// && text ~ /"/ && !is_core[wanted] && owner(wanted) != "" && owner(wanted) != owner(base) {
        bad("a filter includes no other filter (Never 1)") }
    file ~ /^filters\// && included ~ far {
        bad("a filter knows no stream, format or program (Never 2)") }
    file ~ /^pipeline\/(text|edit|story|story_apply|journal)[.]/ && (included ~ far || included ~ /^(filter|house|dictionary)[.]h/) {
        bad("text, edit and story know no stream, format or program (Never 3)") }
    file ~ /^pipeline\/[^\/]*$/ && included ~ /programs\// { bad("the library knows no program") }
    {
        only_in("libxml2 stays in its formats (Never 4)", "^libxml/", "^pipeline/formats/")
        only_in("jansson stays in its formats and in explain (Never 4)", "^jansson[.]h", "^pipeline/(formats/|explain)")
        only_in("ICU stays behind its doors (Never 4)", "^unicode/", "^pipeline/(decode|language|characters|generate/)|^filters/unicode")
        one_door("hunspell stays behind one door (Never 4)", "hunspell[.]h")
        one_door("cld2 stays behind one door (Never 4)", "cld2/|compact_lang_det")
    }
    END { exit failed }'
}

# A line that each rule must refuse.
while IFS= read -r line; do
    ! echo "$line" | check >/dev/null || {
        echo "FAILED: the rules do not see $line"
        exit 1
    }
done <<'LINES'
pipeline/story.c:1:#include "stream.h"
pipeline/text.c:1:#include "formats/story_text.h"
pipeline/edit.c:1:#include "filter.h"
pipeline/chain.c:1:#include "../filters/quotes.c"
pipeline/chain.c:1:#include "quotes_label.h"
pipeline/chain.c:1:#include "programs/options.h"
filters/dashes.c:1:#include "quotes_label.h"
filters/dashes.c:1:#include "quotes.c"
filters/dashes.c:1:#include "stream.h"
filters/dashes.c:9:    printf("x");
pipeline/chain.c:9:    char *copy = strdup(name);
pipeline/formats/nitf.c:9:        exit(1);
filters/spaces.c:1:#include <libxml/tree.h>
filters/spaces.c:1:#include <unicode/unorm2.h>
pipeline/chain.c:1:#include <jansson.h>
LINES
! printf 'a.c:1:#include <hunspell/hunspell.h>\nb.c:1:#include <hunspell/hunspell.h>\n' | check >/dev/null || {
    echo 'FAILED: the rules do not see two doors to hunspell'
    exit 1
}

sources | check && echo 'The layers and the doors are as designed.'
