#!/bin/sh
# A decision is made once, and any house writes it: copy that was cleaned for the ASCII wire of dpa, and
# then for the default house, is what the default house makes of it at once.
#   damage/LANGUAGE.txt   sound copy in the marks of the language: the same bytes
#   samples               as they come; where the default house lets stand what ASCII cannot tell (a
#                         closed dash, a language's second pair of marks), both are read in a house
#                         that lets nothing stand
# Usage: houses.sh BUILD-FOLDER
set -u
build=$1
here=$(cd "$(dirname "$0")" && pwd)
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
count=0 failed=0

printf 'based-on = typographic\n[*]\nsound-dashes = house\n' >"$made/strict.dict"
for language in $(sed -n 's/^\[\([a-zA-Z-]*\)\]$/\1/p' "$here/../dictionaries/houses/typographic.dict"); do
    printf '[%s]\nquotes-also = ""\n' "$language"
done >>"$made/strict.dict"

# clean HOUSE LANGUAGE
clean() {
    "$build/wire-clean" -x spelling -f plain -t plain -H "$1" -l "$2" 2>>"$made/said"
}

same() {
    count=$((count + 1))
    cmp -s "$made/$2" "$made/$3" && return
    echo "FAILED $1"
    diff "$made/$2" "$made/$3"
    failed=$((failed + 1))
}

for file in "$here"/damage/*.txt; do
    language=$(basename "$file" .txt)
    awk '{ print $0 "\n" }' "$file" >"$made/copy"
    clean typographic "$language" <"$made/copy" >"$made/page"
    clean dpa-wire "$language" <"$made/copy" >"$made/wire"
    clean typographic "$language" <"$made/wire" >"$made/back"
    same "$language" page back
    grep -nF -e “ -e ” -e „ -e « -e » -e ‘ -e ’ -e ‚ -e – -e … "$made/wire" >"$made/left" && {
        echo "FAILED $language: marks are left on the wire"
        cat "$made/left"
        failed=$((failed + 1))
    }
done
for file in "$here"/../samples/*.txt; do
    language=en
    case $file in */german.txt) language=de ;; esac
    clean typographic "$language" <"$file" | clean "$made/strict.dict" "$language" >"$made/page"
    clean dpa-wire "$language" <"$file" | clean typographic "$language" |
        clean "$made/strict.dict" "$language" >"$made/back"
    same "$(basename "$file")" page back
done
echo "houses: $count texts, $failed failed"
[ "$count" -gt 20 ] && [ "$failed" -eq 0 ]
