#!/bin/sh
# Runs the tests that dictionaries carry: under an entry, "+ text -> text" must change so and
# "= text" must stay, by the filter that the last "@filter NAME" names, in the language of the section.
# Usage: dictionaries.sh BUILD-FOLDER [DICTIONARIES]
set -u
build=$1
dictionaries=$(cd "${2:-$(dirname "$0")/../dictionaries}" && pwd)
WIRE_DICTIONARIES=$dictionaries
export WIRE_DICTIONARIES
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
failed=0 count=0

# One story a test, in FILTER.stories; its place and the wanted text in FILTER.wanted.
cut_tests() {
    awk -v made="$made" '
        BEGIN { language = "en" }
        /^@filter/ { filter = $2; next }
        /^\[/ { language = substr($0, 2, index($0, "]") - 2); sub(/ .*/, "", language)
                if (language == "*" || language == "") language = "en"; next }
        /^[ \t]+[+=] / {
            if (filter == "") { printf "FAILED %s:%d: a test before any @filter\n", FILENAME, FNR; bad = 1; next }
            text = $0; sub(/^[ \t]+[+=] /, "", text); after = text
            if ($1 == "+") {
                at = index(text, " -> ")
                if (!at) { printf "FAILED %s:%d: no \" -> \" in this test\n", FILENAME, FNR; bad = 1; next }
                after = substr(text, at + 4); text = substr(text, 1, at - 1)
            }
            stories = made "/" filter ".stories"; wanted = made "/" filter ".wanted"
            printf "Wire-Story: 1\nLanguage: %s\n\n%s%s\n.\n", language, (text ~ /^\./ ? "." : ""), text > stories
            printf "%s:%d\t%s\n", FILENAME, FNR, after > wanted
        }
        END { exit bad }' "$1"
}

for dictionary in "$dictionaries"/*.dict "$dictionaries"/houses/*.dict; do
    house=typographic
    case $dictionary in
    */houses/*) house=$(basename "$dictionary" .dict) ;;
    esac
    rm -f "$made"/*
    cut_tests "$dictionary" || failed=$((failed + 1))
    for wanted in "$made"/*.wanted; do
        [ -f "$wanted" ] || continue
        filter=$(basename "$wanted" .wanted)
        "$build/wire-$filter" -H "$house" "$made/$filter.stories" >"$made/out" || failed=$((failed + 1))
        awk 'body && /^\.$/ { body = 0; next } body { sub(/^\.\./, "."); print } /^$/ { body = 1 }' \
            "$made/out" >"$made/got"
        count=$((count + $(wc -l <"$wanted")))
        cut -f 2- "$wanted" >"$made/texts"
        cmp -s "$made/texts" "$made/got" && continue
        failed=$((failed + 1))
        cut -f 1 "$wanted" >"$made/places"
        paste "$made/places" "$made/texts" "$made/got" | awk -F '\t' '$2 != $3 {
            printf "FAILED %s\n  wanted %s\n  got    %s\n", $1, $2, $3 }'
    done
done
echo "dictionaries: $count tests, $failed dictionaries failed"
[ "$failed" -eq 0 ]
