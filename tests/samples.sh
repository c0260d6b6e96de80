#!/bin/sh
# Cleans every sample and holds it against NAME.wanted.story: parts and body, without the journal.
# Also: a second cleaning adds nothing, undo gives the copy back, and a pipe of the programs gives what
# wire-clean gives in one process.
# Usage: samples.sh BUILD-FOLDER [--write]     --write: what is made now is what is wanted
set -u
build=$(cd "$1" && pwd)
write=${2:-}
cd "$(dirname "$0")/.." || exit 1
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
failed=0 count=0
SOURCE_DATE_EPOCH=1700000000
export SOURCE_DATE_EPOCH
filters=$(sed -n 's/^FILTER(\([a-z]*\)).*/\1/p' filters/catalogue.def)

# same WHAT FILE FILE
same() {
    cmp -s "$2" "$3" && return
    echo "FAILED $sample: $1"
    diff -u "$2" "$3" | head -n 40
    failed=$((failed + 1))
}

through_pipe() {
    pipe="'$build/wire-read' '$sample'"
    for filter in $filters; do
        pipe="$pipe | '$build/wire-$filter'"
    done
    eval "$pipe"
}

for sample in samples/*.txt samples/*.iptc; do
    case $sample in *.wanted.*) continue ;; esac
    count=$((count + 1))
    wanted=${sample%.*}.wanted.story
    "$build/wire-clean" -t story "$sample" >"$made/story" || failed=$((failed + 1))
    grep -v '^Edit: ' "$made/story" >"$made/parts"
    if [ "$write" = --write ]; then
        cp "$made/parts" "$wanted"
    else
        same 'not what is wanted' "$wanted" "$made/parts"
    fi
    "$build/wire-clean" -t story "$made/story" >"$made/again"
    same 'a second cleaning changes it' "$made/story" "$made/again"
    through_pipe >"$made/piped"
    same 'the pipe gives something else' "$made/story" "$made/piped"
    "$build/wire-clean" "$sample" >"$made/newsml"
    "$build/wire-write" -t newsml "$made/piped" >"$made/newsml-piped"
    same 'the pipe writes other NewsML' "$made/newsml" "$made/newsml-piped"
    TZ=Asia/Tokyo LC_ALL=tr_TR.UTF-8 "$build/wire-clean" "$sample" >"$made/newsml-again"
    same 'another place writes other NewsML' "$made/newsml" "$made/newsml-again"
    "$build/wire-undo" "$made/story" >"$made/undone"
    case $sample in
    *.iptc) "$build/wire-read" "$sample" >"$made/received" ;;
    *latin1*) iconv -f windows-1252 -t UTF-8 "$sample" >"$made/received" ;;
    *) cp "$sample" "$made/received" ;;
    esac
    same 'undo gives something else' "$made/received" "$made/undone"
done
"$build/wire-clean" -t story samples/scraped.txt samples/german.txt samples/message.iptc >"$made/one"
"$build/wire-clean" -j 3 -t story samples/scraped.txt samples/german.txt samples/message.iptc >"$made/three"
sample='-j 3'
same 'is not the same as -j 1' "$made/one" "$made/three"
echo "samples: $count, $failed failed"
[ "$count" -ge 8 ] && [ "$failed" -eq 0 ]
