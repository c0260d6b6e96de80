#!/bin/sh
# Holds the XML that is written against the official schemas: every case and sample of any kind as
# NewsML-G2 (NITF and XHTML), hard stories among them, one by one and all in one message.
# The schemas are in ${WIRE_SHARED:-<checkout>/../shared}/schemas.
# Usage: schemas.sh BUILD-FOLDER
set -u
build=$1
top=$(cd "$(dirname "$0")/.." && pwd)
schemas=${WIRE_SHARED:-$top/../shared}/schemas
[ -d "$schemas" ] || {
    echo "SKIP SKIP SKIP: no schemas in $schemas; set WIRE_SHARED. Nothing was validated."
    exit 77
}
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
count=0 failed=0
SOURCE_DATE_EPOCH=1600000000
export SOURCE_DATE_EPOCH

# against SCHEMA FILE: broken NITF inside NewsML-G2 is only seen by the second schema of it.
against() {
    xmllint --nonet --noout --schema "$schemas/$1" "$2" >"$made/said" 2>&1 || {
        echo "FAILED $3: $1"
        grep -v 'Skipping import of schema' "$made/said" | head -5
        failed=$((failed + 1))
    }
}

check() {
    count=$((count + 1))
    case $1 in
    newsml*)
        against newsml-g2/NewsML-G2_2.35-spec-All-Power.xsd "$made/out" "$2 as $1"
        against newsml-g2-with-nitf.xsd "$made/out" "$2 as $1"
        ;;
    nitf) against nitf/nitf-3-6.xsd "$made/out" "$2 as $1" ;;
    esac
}

written=$("$build/wire-write" --help | grep -q nitf && echo newsml newsml-xhtml nitf || echo newsml newsml-xhtml)
for input in "$top"/tests/cases/*/*.in "$top"/samples/*/*.txt "$top"/samples/*.txt; do
    [ -f "$input" ] || continue
    case $input in
    */read-*) kind=-f\ $(basename "$(dirname "$input")" | sed 's/^read-//') ;;
    *) kind= ;;
    esac
    # shellcheck disable=SC2086
    "$build/wire-read" $kind "$input" >"$made/story" 2>/dev/null
    [ -s "$made/story" ] || continue
    cat "$made/story" >>"$made/stories"
    for format in $written; do
        "$build/wire-write" -t "$format" "$made/story" >"$made/out" 2>/dev/null
        check "$format" "${input#"$top"/}"
    done
done
for format in $written; do
    [ "$format" != nitf ] || continue
    "$build/wire-write" -t "$format" "$made/stories" >"$made/out" 2>/dev/null
    check "$format" 'all stories in one'
done
# Our own profile is stricter; and the check is shown to fail where it should.
for format in newsml newsml-xhtml; do
    "$build/wire-write" --check -t "$format" "$made/stories" >/dev/null 2>"$made/said" || {
        echo "FAILED all stories as $format: our own profile"
        grep profile "$made/said" | head -5
        failed=$((failed + 1))
    }
done
sed 's/wire:nonpublic/wire:nobody/; s/>Wirecopy</>Somebody</' "$top/dictionaries/newsml_g2.rng" >"$made/newsml_g2.rng"
WIRE_DICTIONARIES=$made "$build/wire-write" --check "$made/stories" >/dev/null 2>&1
[ $? -eq 65 ] || {
    echo 'FAILED wire-write --check finds nothing wrong by a profile that differs'
    failed=$((failed + 1))
}
echo "$count documents validated, $failed failed"
[ "$count" -gt 0 ] && [ "$failed" -eq 0 ]
