#!/bin/sh
# The tests of tests: what cases.sh and dictionaries.sh must refuse.
# Usage: tests_can_fail.sh BUILD-FOLDER
set -u
build=$1
here=$(cd "$(dirname "$0")" && pwd)
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
failed=0

# wants STATUS NAME COMMAND...
wants() {
    status=$1 name=$2
    shift 2
    "$@" >"$made/said" 2>&1
    got=$?
    [ "$got" -ne 0 ] && got=1
    [ "$got" -eq "$status" ] && return
    echo "FAILED $name: status $got"
    cat "$made/said"
    failed=$((failed + 1))
}

mkdir -p "$made/tests/cases/controls"
cp "$here/cases.sh" "$made/tests"
cases="$made/tests/cases/controls"
wants 1 'a folder without cases' "$made/tests/cases.sh" "$build" controls
printf 'a\rb' >"$cases/a.in"
wants 1 'a case without .out' "$made/tests/cases.sh" "$build" controls
printf 'a\nb' >"$cases/a.out"
wants 0 'a good case' "$made/tests/cases.sh" "$build" controls
printf 'a\nb\n' >"$cases/a.out"
wants 1 'one byte more in .out' "$made/tests/cases.sh" "$build" controls
printf 'a\nb' >"$cases/a.out"
echo 'other edits' >"$cases/a.edits"
wants 1 'other .edits' "$made/tests/cases.sh" "$build" controls
rm "$cases/a.edits"
echo 65 >"$cases/a.status"
wants 1 'another exit status' "$made/tests/cases.sh" "$build" controls
rm "$cases/a.status"
touch "$cases/b.out"
wants 1 'an .out without .in' "$made/tests/cases.sh" "$build" controls
wants 1 'a folder that is not there' "$made/tests/cases.sh" "$build" no-such

mkdir -p "$made/dictionaries"
cp -R "$here/../dictionaries/houses" "$made/dictionaries/houses"
words=$made/dictionaries/words.dict
dictionary() {
    printf "%b" "$1" >"$words"
}
bell=$(printf '\007')
dictionary "@filter controls\n[en]\nword\n  + a${bell}b -> ab\n  = ab\n"
wants 0 'good tests' "$here/dictionaries.sh" "$build" "$made/dictionaries"
dictionary "@filter controls\n[en]\nword\n  + a${bell}b -> abc\n"
wants 1 'a wrong change' "$here/dictionaries.sh" "$build" "$made/dictionaries"
dictionary "@filter controls\n[en]\nword\n  = a${bell}b\n"
wants 1 'a change of what must stay' "$here/dictionaries.sh" "$build" "$made/dictionaries"
dictionary "[en]\nword\n  = ab\n"
wants 1 'a test without a filter' "$here/dictionaries.sh" "$build" "$made/dictionaries"
dictionary "@filter no-such\n[en]\nword\n  = ab\n"
wants 1 'an unknown filter' "$here/dictionaries.sh" "$build" "$made/dictionaries"
dictionary "@filter controls\n[en]\nword\n  + ab ab\n"
wants 1 'a change without ->' "$here/dictionaries.sh" "$build" "$made/dictionaries"
[ "$failed" -eq 0 ] && echo 'The tests can fail.'
