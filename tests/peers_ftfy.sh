#!/bin/sh
# Holds wire-mojibake, and the encoding filters together, against the cases of ftfy: mojibake that people
# met, and what looks like it and is none. Quotation marks and the like are kept: encoding only.
# Needs jq, and the cases in ${WIRE_SHARED:-../shared}/cases; without them it is skipped (77).
# Usage: peers_ftfy.sh BUILD-FOLDER
set -u
build=$1
here=$(cd "$(dirname "$0")" && pwd)
cases=${WIRE_SHARED:-$here/../../shared}/cases/ftfy.jsonl
least=150
[ -f "$cases" ] || {
    echo "SKIP: nothing is held against ftfy: no $cases (set WIRE_SHARED)"
    exit 77
}
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
count=0 alone=0 together=0
jq -c . "$cases" >"$made/rows"
while IFS= read -r row; do
    count=$((count + 1))
    printf '%s' "$row" | jq -rj .input >"$made/in"
    printf '%s' "$row" | jq -rj .expected_encoding_only >"$made/wanted"
    "$build/wire-mojibake" "$made/in" >"$made/alone"
    "$build/wire-controls" "$made/in" | "$build/wire-mojibake" | "$build/wire-unicode" >"$made/together"
    if cmp -s "$made/alone" "$made/wanted"; then
        alone=$((alone + 1))
    else
        printf 'differs: %s\n  wanted %s\n' "$(cat "$made/alone")" "$(cat "$made/wanted")"
    fi
    cmp -s "$made/together" "$made/wanted" && together=$((together + 1))
done <"$made/rows"
echo "of $count: wire-mojibake $alone, with controls and unicode $together; $least wanted"
[ "$alone" -ge "$least" ] && [ "$together" -ge "$least" ]
