#!/bin/sh
# Runs the tests that dictionaries carry: under an entry, "+ text -> text" must change so and
# "= text" must stay, by the filter that "@filter NAME" names, in the language of the section.
# Usage: dictionaries.sh BUILD-FOLDER
set -u
build=$1
dictionaries=$(cd "$(dirname "$0")/../dictionaries" && pwd)
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
WIRE_CACHE= # no verdicts of other runs
export WIRE_CACHE
failed=0 count=0
for dictionary in $(find "$dictionaries" -name '*.dict' | sort); do
    filter=$(sed -n 's/^@filter  *//p' "$dictionary" | head -n 1)
    [ -n "$filter" ] || continue
    case $dictionary in
    */houses/*) house="-H $(basename "$dictionary" .dict)" ;;
    *) house='' ;;
    esac
    # One story a test, its number and wanted text kept beside it.
    awk -v stories="$made/stories" -v wanted="$made/wanted" '
        BEGIN { language = "en"; printf "" > stories; printf "" > wanted }
        /^\[/ { language = substr($0, 2, index($0, "]") - 2); sub(/ .*/, "", language)
                if (language == "*" || language == "") language = "en"; next }
        /^[ \t]+[+=] / {
            text = $0; sub(/^[ \t]+[+=] /, "", text); after = text
            if ($1 == "+") {
                at = index(text, " -> ")
                after = substr(text, at + 4); text = substr(text, 1, at - 1)
            }
            printf "Wire-Story: 1\nLanguage: %s\n\n%s%s\n.\n", language, (text ~ /^\./ ? "." : ""), text >> stories
            printf "%s:%d\t%s\n", FILENAME, FNR, after >> wanted
        }' "$dictionary"
    [ -s "$made/wanted" ] || continue
    "$build/wire-$filter" $house "$made/stories" >"$made/out" || failed=$((failed + 1))
    awk 'body && /^\.$/ { body = 0; next } body { sub(/^\.\./, "."); print } /^$/ { body = 1 }' "$made/out" >"$made/got"
    count=$((count + $(wc -l <"$made/wanted")))
    cut -f 2- "$made/wanted" | cmp -s - "$made/got" || {
        failed=$((failed + 1))
        cut -f 1 "$made/wanted" >"$made/places"
        cut -f 2- "$made/wanted" >"$made/texts"
        paste "$made/places" "$made/texts" "$made/got" | awk -F '\t' '$2 != $3 {
            printf "FAILED %s\n  wanted %s\n  got    %s\n", $1, $2, $3 }'
    }
done
echo "dictionaries: $count tests, $failed dictionaries failed"
[ "$failed" -eq 0 ]
