#!/bin/sh
# Runs rows that others wrote (../shared/cases) through the text filters, and counts those that come
# out as expected. The rules:
#   tricky.tsv  Byte for byte. A row that is to stay must stay, each of them. Where the reason says
#               that a change is to be suggested, the first suggestion of every query counts as made.
#   *.jsonl     No-break spaces count as spaces, and soft hyphens as nothing: they are optional there.
#               Rows in peers.not-for-copy do not count: what they expect is not right for copy, for
#               the reason given there; each is named by file, line and checksum of its input.
# Usage: peers.sh BUILD-FOLDER [-v]     -v shows the rows that came out otherwise
set -u
build=$1 shows=${2-}
here=$(cd "$(dirname "$0")" && pwd)
shared=${WIRE_SHARED:-$here/../../shared}
cases=$shared/cases
[ -d "$cases" ] || {
    echo "SKIP SKIP SKIP: no rows of others in $cases; set WIRE_SHARED. Nothing was compared."
    exit 77
}
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
failed=0

filters() {
    for filter in controls mojibake unicode paragraphs quotes apostrophes spaces dashes ellipses numbers; do
        "$build/wire-$filter" <"$made/copy" >"$made/next" || echo "FAILED: wire-$filter says $?" >&2
        mv "$made/next" "$made/copy"
    done
    "$build/wire-house" <"$made/copy"
}

# Lines of language and text (with \n \t \\ as in TSV) become stories; and these become lines of text,
# and of the text as the queries suggest it.
stories() {
    awk -F '\t' '{
        text = $2
        gsub(/\\\\/, "\001", text); gsub(/\\n/, "\n", text); gsub(/\\t/, "\t", text)
        gsub(/\\r/, "\r", text); gsub(/\001/, "\\", text)
        count = split(text, lines, "\n")
        printf "Wire-Story: 1\nLanguage: %s\n\n", $1
        for (i = 1; i <= count; i++) print (lines[i] ~ /^\./ ? "." : "") lines[i]
        print "."
    }'
}

texts() {
    awk '
    function escaped(text) {
        gsub(/\\/, "\\\\\\\\", text); gsub(/\t/, "\\t", text); gsub(/\r/, "\\r", text)
        return text
    }
    function swapped(text, old, new,    at) {
        at = index(text, old)
        return at ? substr(text, 1, at - 1) new substr(text, at + length(old)) : text
    }
    /^Wire-Story: 1$/ && !body { queries = 0; text = ""; lines = 0 }
    !body && /^Edit: .* \? "/ {
        split($0, half, / \? "/)
        sub(/^[^"]*"/, "", half[1]); sub(/"$/, "", half[1]); sub(/".*/, "", half[2])
        old[++queries] = half[1]; new[queries] = half[2]
    }
    /^$/ && !body { body = 1; next }
    body && /^\.$/ {
        suggested = text
        for (i = 1; i <= queries; i++) suggested = swapped(suggested, old[i], new[i])
        print text "\t" suggested
        body = 0
        next
    }
    body { sub(/^\./, ""); text = text (lines++ ? "\\n" : "") escaped($0) }'
}

# Counts lines of: number, language, input, wanted, got, as suggested.
count() {
    LC_ALL=C awk -F '\t' -v file="$1" -v least="$2" -v exact="$3" -v shows="$shows" '
    function read(text) {
        if (exact) return text
        gsub(/\302\240|\342\200\257/, " ", text); gsub(/\302\255/, "", text)
        return text
    }
    { is_right = read($4) == read($5) || (exact && $3 != $4 && $4 == $6) }
    $3 == $4 && exact { keeps++; changed += !is_right }
    $3 != $4 || !exact { rows++; right += is_right }
    !is_right && (shows || (exact && $3 == $4)) {
        print "  " file " " $1 " (" $2 ")\n    from   " $3 "\n    wanted " $4 "\n    got    " $5
    }
    END {
        share = rows ? 100 * right / rows : 0
        printf "%s: %d of %d rows (%.1f %%), at least %s %%", file, right, rows, share, least
        if (exact) printf "; %d of %d rows to keep changed", changed, keeps
        print ""
        exit !rows || share < least || changed
    }' || failed=1
}

# Adds to rows of name, language, input and wanted, as TSV, what the filters make of the input.
pairs() {
    cut -f 2,3 "$made/rows" | stories >"$made/copy"
    filters | texts >"$made/got"
    [ "$(wc -l <"$made/rows")" -eq "$(wc -l <"$made/got")" ] || echo 'FAILED: rows are lost' >&2
    paste "$made/rows" "$made/got"
}

# A row of bytes is no UTF-8 yet, and one of web furniture takes the whole chain: plain text to it.
whole() {
    printf '%s\n' "$1" | cut -f 3 | iconv -t LATIN1 | awk '{ gsub(/\\n/, "\n"); printf "%s", $0 }' |
        "$build/wire-clean" -x spelling -f plain -t plain -l "$(printf '%s\n' "$1" | cut -f 2)" |
        awk '{ text = text (NR > 1 ? "\\n" : "") $0 } END { print text }'
}

# \uXXXX and \xHH are characters and bytes.
jq -R -r '
    def decoded: gsub("\\\\x(?<code>[0-9A-Fa-f]{2})"; "\\u00\(.code)") | gsub("\""; "\\\"") |
        "\"\(.)\"" | fromjson;
    split("\t") | select(.[0] != "id") |
    [.[0], .[1], (.[2] | decoded), (.[3] | decoded),
     (if (.[0] | startswith("FUR")) or (.[2] | test("\\\\x")) then "whole" else "" end)] | @tsv' \
    "$cases/tricky.tsv" >"$made/tricky"
awk -F '\t' '$5 == ""' "$made/tricky" | cut -f 1-4 >"$made/rows"
pairs >"$made/pairs"
awk -F '\t' '$5 == "whole"' "$made/tricky" | while IFS= read -r row; do
    printf '%s\t%s\t\n' "$(printf '%s\n' "$row" | cut -f 1-4)" "$(whole "$row")"
done >>"$made/pairs"
count tricky.tsv 95 exact <"$made/pairs"

# A file of others' rows, and the share of them that must come out.
others() {
    jq -r '[0, (.lang // "en"), .input, (.expected // .input)] | @tsv' "$cases/$1" |
        awk -F '\t' -v OFS='\t' '{ $1 = NR; print }' >"$made/all"
    : >"$made/rows"
    while IFS= read -r row; do
        number=${row%%	*}
        known=$(awk -v file="$1" -v number="$number" '$1 == file && $2 == number { print $3 }' \
            "$here/peers.not-for-copy")
        if [ -z "$known" ]; then
            printf '%s\n' "$row" >>"$made/rows"
        elif [ "$known" != "$(printf '%s' "$row" | cut -f 3 | cksum | cut -d ' ' -f 1)" ]; then
            echo "FAILED: row $number of $1 is another one than peers.not-for-copy names"
            failed=1
        fi
    done <"$made/all"
    echo "$1: $(($(wc -l <"$made/all") - $(wc -l <"$made/rows"))) rows are not right for copy"
    pairs >"$made/pairs"
    count "$1" "$2" '' <"$made/pairs"
}
others smartquotes_js.jsonl 95
others cmark_smart_punct.jsonl 95
others retext.jsonl 95
others jolitypo.jsonl 85
exit $failed
