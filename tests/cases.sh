#!/bin/sh
# Runs the golden cases of one folder: NAME.in through wire-FOLDER must give NAME.out, byte for byte.
#   NAME.args    options, as a shell would read them
#   NAME.edits   what wire-explain --format lines says of the edits
#   NAME.status  the exit status, where it is not 0
# Usage: cases.sh BUILD-FOLDER CASE-FOLDER
set -u
build=$1 folder=$2
cases=$(cd "$(dirname "$0")" && pwd)/cases/$folder
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
count=0 failed=0
case $folder in
chain) program='wire-clean -t story' story='' ;;
read-*) program="wire-read -f ${folder#read-}" story='' ;;
write-*) program="wire-write -t ${folder#write-}" story='' ;;
*) program=wire-$folder story=-s ;;
esac
PATH=$build:$PATH
SOURCE_DATE_EPOCH=1600000000
export PATH SOURCE_DATE_EPOCH

fail() {
    echo "FAILED $folder/$1: $2"
    failed=$((failed + 1))
}

for output in "$cases"/*.out; do
    [ -f "${output%.out}.in" ] || fail "$(basename "$output" .out)" 'there is no .in'
done
for input in "$cases"/*.in; do
    [ -f "$input" ] || continue
    name=$(basename "$input" .in)
    count=$((count + 1))
    args='' status=0
    [ -f "$cases/$name.args" ] && args=$(cat "$cases/$name.args")
    [ -f "$cases/$name.status" ] && status=$(cat "$cases/$name.status")
    eval "$program $args" <"$input" >"$made/out" 2>"$made/err"
    got=$?
    [ "$got" -eq "$status" ] || {
        fail "$name" "exit status $got, not $status"
        cat "$made/err"
    }
    if [ ! -f "$cases/$name.out" ]; then
        fail "$name" 'there is no .out'
    elif ! cmp -s "$made/out" "$cases/$name.out"; then
        fail "$name" 'the output differs'
        diff -u "$cases/$name.out" "$made/out"
    fi
    [ -f "$cases/$name.edits" ] || continue
    eval "$program $story $args" <"$input" 2>/dev/null | wire-explain --format lines >"$made/edits"
    cmp -s "$made/edits" "$cases/$name.edits" || {
        fail "$name" 'the edits differ'
        diff -u "$cases/$name.edits" "$made/edits"
    }
done
echo "$folder: $count cases, $failed failed"
[ "$count" -gt 0 ] && [ "$failed" -eq 0 ]
