#!/bin/sh
# Damages sound copy in every way that wires and web pages do, and counts the paragraphs that come back
# exactly. Sound paragraphs must not change at all, and a second run must change nothing.
#   NAME.txt   sound paragraphs in the language NAME, one a line
#   damage.awk the ways to damage one
# Usage: run.sh BUILD-FOLDER LANGUAGE LEAST-PERCENTAGE [-v]     -v shows what did not come back
set -u
build=$1 language=$2 least=$3 shows=${4-}
here=$(cd "$(dirname "$0")" && pwd)
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
failed=0

# Paragraphs, one a line, as a story.
story() {
    printf 'Wire-Story: 1\nLanguage: %s\n\n' "$language"
    awk '{ print $0 "\n" }'
    echo .
}

repair() {
    cp "$1" "$made/copy"
    for filter in controls mojibake unicode quotes apostrophes spaces dashes ellipses numbers; do
        "$build/wire-$filter" <"$made/copy" >"$made/next" && mv "$made/next" "$made/copy"
    done
    cat "$made/copy"
}

# The paragraphs of stories, one a line.
paragraphs() {
    awk '/^Wire-Story: 1$/ { is_body = 0 } is_body && NF && $0 != "." { print } /^$/ { is_body = 1 }' "$1"
}

story <"$here/$language.txt" >"$made/sound"
repair "$made/sound" >"$made/repaired"
paragraphs "$made/repaired" | diff "$here/$language.txt" - >"$made/changed" || {
    echo "FAILED: sound copy is changed"
    cat "$made/changed"
    failed=1
}
for kind in $(sed -n 's/^# \([a-z-]*\):.*/\1/p' "$here/damage.awk"); do
    LC_ALL=C awk -v language="$language" -v kind="$kind" -f "$here/damage.awk" "$here/$language.txt" |
        sed "s/^/$kind	/" >"$made/kind"
    cat "$made/kind" >>"$made/pairs"
    cut -f 3 "$made/kind" | story >>"$made/damaged"
done
repair "$made/damaged" >"$made/repaired"
repair "$made/repaired" >"$made/again"
paragraphs "$made/repaired" >"$made/got"
paragraphs "$made/again" | diff "$made/got" - >"$made/changed" || {
    echo 'FAILED: a second run changes what the first made'
    cat "$made/changed"
    failed=1
}
cut -f 1-2 "$made/pairs" | paste - "$made/got" | LC_ALL=C awk -F '\t' -v shows="$shows" '
    { all[$1]++; total++ }
    $2 == $3 { back[$1]++; total_back++; next }
    shows { print "  " $1 "\n  wanted " $2 "\n  got    " $3 }
    END {
        for (kind in all) printf "%-17s %4d of %4d came back\n", kind, back[kind], all[kind]
        print "total", total_back, total
    }' >"$made/counts"
grep -v '^total' "$made/counts"
awk -v least="$least" -v language="$language" '/^total/ {
    printf "%s: %d of %d (%.2f %%), at least %s %%\n", language, $2, $3, 100 * $2 / $3, least
    failed = !$3 || 100 * $2 / $3 < least } END { exit failed || !NR }' "$made/counts" || failed=1
exit $failed
