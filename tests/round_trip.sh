#!/bin/sh
# IPTC 7901 that goes through NewsML-G2, with a body of either kind, is the message that it
# was: headings, labels, datelines, lists, notes both public and private, sign-off and date.
# NewsML-G2 and NITF lose nothing of any golden story; what other formats lose is told.
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

for golden in "$here"/cases/*/*.out "$here"/../samples/*.story; do
    [ "$(head -n 1 "$golden")" = 'Wire-Story: 1' ] && cat "$golden"
done >"$made/golden"
for format in newsml newsml-xhtml nitf story; do
    count=$((count + 1))
    "$build/wire-explain" --loss $format "$made/golden" >"$made/lost" 2>&1
    [ ! -s "$made/lost" ] && continue
    echo "FAILED $format loses parts of golden stories"
    head -n 5 "$made/lost"
    failed=$((failed + 1))
done
cat >"$made/story" <<'STORY'
Wire-Story: 1
Id: bdt0042
Provider: knw
Language: en
Kicker: Ferries
Headline: Ships sail again
Subhead: Bread for the islands
Subhead: Two days of storm
Byline: By Ann Example
Sent: 2026-03-01T10:00:30+01:00
Charset: UTF-8

Ships sail again.
.
STORY
cat >"$made/wanted" <<'LOST'
STORY:1: iptc7901 changes Sent: 2026-03-01T10:00:30+01:00
STORY:1: iptc7901 loses Language: en
STORY:1: iptc7901 loses Kicker: Ferries
STORY:1: iptc7901 loses Subhead: Bread for the islands
STORY:1: iptc7901 loses Subhead[2]: Two days of storm
LOST
count=$((count + 1))
"$build/wire-explain" --loss iptc7901 "$made/story" 2>&1 | sed "s|^$made/story|STORY|" | diff "$made/wanted" - || {
    echo 'FAILED what iptc7901 loses'
    failed=$((failed + 1))
}
echo "round_trip: $count messages, $failed failed"
[ "$failed" -eq 0 ] && [ "$count" -ge 15 ]
