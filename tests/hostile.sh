#!/bin/sh
# Documents that are made to do harm, given through a pipe: entity bombs, external entities, deep
# nesting, endless tags, too many elements. Each is refused with a message (65), in bounded memory (the
# sanitized build holds itself to it), and what comes before or behind it is read all the same. Streams
# of many documents stay in that memory too, and a document that is cut off is read as far as it goes.
# Usage: hostile.sh BUILD-FOLDER
set -u
build=$1
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}hard_rss_limit_mb=600:quarantine_size_mb=16
export ASAN_OPTIONS
: >"$made/tries" >"$made/failures" # files: the end of a pipe is a shell of its own

fail() {
    echo "FAILED $*" | tee -a "$made/failures"
}

# many TIMES TEXT
many() {
    awk -v times="$1" -v text="$2" 'BEGIN { while (times-- > 0) printf "%s", text }'
}
# filled BYTES: one long word
filled() {
    head -c "$1" /dev/zero | tr '\0' x
}

# reads STATUS MESSAGE TEXT: what comes from the pipe, and whether its last words are in a story.
reads() {
    echo "$2" >>"$made/tries"
    "$build/wire-read" >"$made/out" 2>"$made/said"
    got=$?
    [ "$got" -eq "$1" ] && { [ -z "$2" ] || grep -q -e "$2" "$made/said"; } && grep -a -q -e "$3" "$made/out" && return
    fail "status $got (not $1), or not said: $2, or not read: $3"
    head -c 500 "$made/said"
}

open='<newsItem><contentMeta><headline>Before</headline></contentMeta>'
behind='<?xml version="1.0"?><nitf><body><body.content><p>Behind it</p></body.content></body></nitf>'

{
    printf '<?xml version="1.0"?><!DOCTYPE newsItem SYSTEM "http://127.0.0.1:9/x.dtd" ['
    printf '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">'
    printf '<!ENTITY x SYSTEM "file:///etc/passwd">]>%s<x>&c; &x;</x></newsItem>%s' "$open" "$behind"
} | reads 65 'entity &c; is not expanded' 'Behind it'
! grep -q -e aaaaaaaaaa -e root: "$made/out" || fail 'an entity was expanded'
{ printf '%s<x y="' "$open" && filled 200000000 && printf '"/></newsItem>%s' "$behind"; } |
    reads 65 'too long (8 MB)' 'Behind it'
{ printf '%s<!--' "$open" && filled 50000000 && printf -- '--></newsItem>%s' "$behind"; } |
    reads 65 'too long (8 MB)' 'Before'
{ printf '<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY a "' && filled 20000000 && printf '">]><nitf/>%s' "$behind"; } |
    reads 65 'too long (8 MB)' 'Behind it'
{ printf '%s' "$open" && many 100000 '<a>' && printf 'deep' && many 100000 '</a>' && printf '</newsItem>%s' "$behind"; } |
    reads 65 'nested too deeply' 'Behind it'
{ printf '%s' "$open" && many 1200000 '<a/>' && printf '</newsItem>%s' "$behind"; } |
    reads 65 'too many elements' 'Behind it'
{ printf '%s<x' "$open" && many 100000 ' a="1"' && printf '/></newsItem>%s' "$behind"; } |
    reads 65 'too many attributes' 'Behind it'
{ printf '{"uri":"x","a":' && many 100000 '[' && many 100000 ']' && printf '}\n{"uri":"y","headline":"Behind it"}'; } |
    reads 65 'nested more than 200 deep' 'Behind it'
{ printf '{"uri":"x","a":[' && many 2200000 '1,' && printf '1]}\n{"uri":"y","headline":"Behind it"}'; } |
    reads 65 'more than two million values' 'Behind it'
{ printf '{"uri":"x","a":"' && filled 140000000 && printf '"}\n{"uri":"y","headline":"Behind it"}'; } |
    reads 65 'larger than 128 megabytes' 'Behind it'
{ printf '<html><body>' && many 100000 '<div>' && printf 'The words of it stand here.'; } |
    reads 65 'nested too deep' 'Source-Format: html'

# Many documents, one behind the other, and the last of them cut off.
stream() {
    awk -v times="$1" -v document="$2" 'BEGIN { while (times-- > 0) print document }'
}
{ stream 3000 "$behind" && printf '<nitf><body><body.content><p>The last of them'; } |
    reads 65 'no well-formed XML' '^The last of them'
[ "$(grep -c '^Wire-Story: 1$' "$made/out")" -eq 3001 ] || fail 'not every document of a stream is a story'
{ printf '<newsMessage><itemSet>' && stream 3000 '<newsItem><contentMeta><headline>One</headline></contentMeta></newsItem>' &&
    printf '<newsItem><contentMeta><headline>The last</headline><description>of them'; } |
    reads 65 'no well-formed XML' '^Teaser: of them'
{ stream 3000 '{"uri": "x", "headline": "One"}' && printf '{"uri": "y", "headline": "The last'; } |
    reads 65 'no JSON' '^Malformed: .*The last'
{ awk 'BEGIN { for (i = 0; i < 3000; i++) printf "\001bdt%04d 4 pl 12  dpa %04d\r\n\r\nA/\r\n\002One =\r\n\r\nBerlin (dpa) - Text.\r\n\003011200 Mar 26\r\n\004\r\n", i, i }' &&
    printf '\001bdt3000 4 pl 12  dpa 3000\r\n\r\nA/\r\n\002Two =\r\n\r\nBerlin (dpa) - The last of them'; } |
    reads 0 '' '^The last of them'
[ "$(grep -c '^Wire-Story: 1$' "$made/out")" -eq 3001 ] || fail 'not every message of a stream is a story'
echo "hostile: $(wc -l <"$made/tries") streams, $(wc -l <"$made/failures") failed"
[ ! -s "$made/failures" ] && [ "$(wc -l <"$made/tries")" -eq 15 ]
