#!/bin/sh
# IPTC 7901 that goes through NewsML-G2, with a body of either kind, is the message that it
# was: headings, labels, datelines, lists, notes both public and private, sign-off and date.
# Usage: round_trip.sh BUILD-FOLDER
set -u
build=$1
here=$(cd "$(dirname "$0")" && pwd)
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
SOURCE_DATE_EPOCH=1700000000
export SOURCE_DATE_EPOCH
failed=0 count=0
for message in "$here"/cases/read-iptc7901/german.in "$here"/cases/read-iptc7901/private.in \
    "$here"/leaks/*.iptc "$here"/../samples/message.iptc; do
    for format in newsml newsml-xhtml; do
        count=$((count + 1))
        "$build/wire-read" "$message" 2>/dev/null >"$made/story"
        "$build/wire-write" -t iptc7901 "$made/story" >"$made/before" 2>"$made/said"
        "$build/wire-write" -t $format "$made/story" 2>>"$made/said" | "$build/wire-read" 2>>"$made/said" |
            "$build/wire-write" -t iptc7901 >"$made/after" 2>>"$made/said"
        [ -s "$made/before" ] && diff "$made/before" "$made/after" && continue
        echo "FAILED $message through $format"
        cat "$made/said"
        failed=$((failed + 1))
    done
done
echo "round_trip: $count messages, $failed failed"
[ "$failed" -eq 0 ] && [ "$count" -ge 10 ]
