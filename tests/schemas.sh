#!/bin/sh
# Holds the XML that is written against the official schemas and against our own profile: every case,
# golden story and sample as NewsML-G2 (NITF and XHTML) and as NITF, one by one and all in one
# message; and stories that are made up to break a writer. Documents that were broken on purpose are
# then shown to fail by the schema and by the profile.
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
mkdir "$made/newsml" "$made/newsml-xhtml" "$made/nitf" "$made/broken"
SOURCE_DATE_EPOCH=1600000000
export SOURCE_DATE_EPOCH
alone=newsml-g2/NewsML-G2_2.35-spec-All-Power.xsd
with_nitf=newsml-g2-with-nitf.xsd # broken NITF inside NewsML-G2 is only seen by this one
failed=0

fail() {
    echo "FAILED $*"
    failed=$((failed + 1))
}

# write NAME STORY-FILE: in every format; NITF is a document a story, all in one file.
write() {
    for format in newsml newsml-xhtml; do
        "$build/wire-write" --check -t "$format" "$2" >"$made/$format/$1.xml" 2>"$made/said" || {
            fail "$1 as $format: our own profile"
            grep -a 'profile\|bug' "$made/said" | head -5
        }
    done
    "$build/wire-write" -t nitf "$2" 2>/dev/null | awk -v name="$made/nitf/$1" '
        /^<\?xml/ { if (file) close(file); file = name "." ++count ".xml" } { print >file }'
}

# The stories of a file, by whichever program reads it.
stories_of() {
    case $1 in
    */read-*/*.in) "$build/wire-read" -f "$(basename "$(dirname "$1")" | sed 's/^read-//')" "$1" ;;
    *) "$build/wire-read" "$1" ;;
    esac 2>/dev/null
}

for input in "$top"/tests/cases/*/*.in "$top"/tests/cases/*/*.out "$top"/samples/*.txt \
    "$top"/samples/*.story "$top"/samples/*.iptc "$top"/tests/leaks/* "$top"/tests/fuzz/corpus/*; do
    stories_of "$input" >"$made/story"
    [ -s "$made/story" ] || continue
    cat "$made/story" >>"$made/all.story"
    write "$(echo "${input#"$top"/}" | tr / _)" "$made/story"
done
write all "$made/all.story"
for seed in 1 2; do
    awk -v seed=$seed -v stories=400 -f "$top/tests/hard_stories.awk" >"$made/hard.story"
    write "hard$seed" "$made/hard.story"
done

# against SCHEMA FILE...: those that are valid are not told.
against() {
    schema=$schemas/$1
    shift
    xmllint --nonet --huge --noout --schema "$schema" "$@" 2>&1 | grep -a -v -e ' validates$' \
        -e 'Skipping import of schema'
}
count=0
for format in newsml newsml-xhtml nitf; do
    count=$((count + $(ls "$made/$format" | wc -l)))
    schemas_of="$alone $with_nitf"
    [ $format = nitf ] && schemas_of=nitf/nitf-3-6.xsd
    for schema in $schemas_of; do
        against "$schema" "$made/$format"/*.xml >"$made/said" && {
            fail "$format by $schema"
            head -n 10 "$made/said"
        }
    done
done

# What the schemas refuse, the profile does: a line a break, and whether the schemas see it.
broken=0
while IFS='	' read -r what rule; do
    sed "$rule" "$made/newsml/tests_cases_write-newsml_everything.in.xml" >"$made/broken/document.xml" || fail "$what: $rule"
    broken=$((broken + 1))
    cmp -s "$made/broken/document.xml" "$made/newsml/tests_cases_write-newsml_everything.in.xml" &&
        fail "$what: nothing is broken"
    against $alone "$made/broken/document.xml" >/dev/null || against $with_nitf "$made/broken/document.xml" \
        >/dev/null || fail "$what: the schemas find nothing wrong"
    xmllint --nonet --noout --relaxng "$top/dictionaries/newsml_g2.rng" "$made/broken/document.xml" \
        >/dev/null 2>&1 && fail "$what: the profile finds nothing wrong"
done <<'BREAKS'
version 0	s/<newsItem\(.*\) version="[0-9]*"/<newsItem\1 version="0"/
a version of the standard with three numbers	s/standardversion="2.35"/standardversion="2.35.1"/
no guid	s/ guid="[^"]*"//
a code with a blank	s/qcode="ninat:text"/qcode="ninat: text"/
a zone without a colon	s/\(<versionCreated>.*\):\([0-9][0-9]<\)/\1\2/
a date that there is not	s/<versionCreated>[^T]*T/<versionCreated>2026-02-30T/
urgency 0	s/<urgency>.*</<urgency>0</
a note before the class	s/<itemClass qcode="ninat:text"/<edNote role="wire:Note">x<\/edNote>&/
two providers	s/<versionCreated>/<provider literal="x"\/>&/
a line end in a name	s/<name>/&\n/
a tab in a literal	s/literal="/&\&#9;/
a language that is none	s/<language tag="[^"]*"/<language tag="not_a_tag"/
an unknown element	s/<slugline>\(.*\)<\/slugline>/<slug>\1<\/slug>/
a headline under the body in NITF	s/<\/body.content>/&<body.head\/>/
an element that NITF has not	s/<p>\(.*\)<\/p>/<paragraph>\1<\/paragraph>/
BREAKS

# And the program says so, where what it wrote is not as the profile wants it.
sed 's/wire:nonpublic/wire:nobody/; s/>Wirecopy</>Somebody</' "$top/dictionaries/newsml_g2.rng" >"$made/newsml_g2.rng"
WIRE_DICTIONARIES=$made "$build/wire-write" --check "$made/all.story" >/dev/null 2>&1
[ $? -eq 65 ] || fail 'wire-write --check finds nothing wrong by a profile that differs'
echo "$count documents validated, $broken broken ones refused, $failed failed"
[ "$count" -gt 1000 ] && [ "$failed" -eq 0 ]
