#!/bin/sh
# Every program has a manual page that mandoc finds nothing in; page and --help have the same options;
# the examples of both run, and so do the commands of README.md.
# Usage: manual.sh BUILD-FOLDER
set -u
build=$(cd "$1" && pwd)
cd "$(dirname "$0")/.." || exit 1
root=$(pwd)
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
failed=0 examples=0
# Filters whose page is still to be written: there are none.
waiting=''
PATH=$build:$PATH
export PATH

fail() {
    echo "FAILED $1"
    failed=$((failed + 1))
}

# A folder with what examples read.
cd "$made" || exit 1
mkdir spool
cp "$root/samples/scraped.txt" story.txt
cp "$root/samples/agency.txt" copy.txt
cp "$root/samples/message.iptc" feed.iptc
cp "$root/samples/german.txt" "$root/samples/agency.txt" spool

run_example() {
    examples=$((examples + 1))
    bash -c "set -o pipefail; $2" >"$made/said" 2>&1 </dev/null
    status=$?
    # 1: --strict, or cmp and grep that find something
    [ "$status" -le 1 ] || {
        fail "$1: status $status of: $2"
        cat "$made/said"
    }
}

has_clean_page() {
    mandoc -T lint -W warning "$1" >"$made/said" 2>&1 || {
        fail "$1 is not clean"
        cat "$made/said"
    }
}

mandoc -T ascii "$root/pipeline/programs/wirecopy.7" | col -b >"$made/overview"
for program in "$build"/wire-*; do
    [ -f "$program" ] && [ -x "$program" ] || continue
    name=$(basename "$program")
    page=$root/pipeline/programs/$name.1
    [ -f "$page" ] || page=$root/filters/${name#wire-}.1
    case " $waiting " in *" ${name#wire-} "*)
        [ -f "$page" ] || {
            echo "MISSING: the manual page of $name is still to be written"
            continue
        }
        ;;
    esac
    [ -f "$page" ] || {
        fail "$name has no manual page"
        continue
    }
    has_clean_page "$page"
    "$program" --help >"$made/help" || fail "$name --help"
    "$program" --version | grep -q "^$name (Wirecopy) [0-9]" || fail "$name --version"
    mandoc -T ascii "$page" | col -b >"$made/page"
    grep -oE -- '--[a-z-]+' "$made/help" | sort -u >"$made/of-help"
    for option in $(cat "$made/of-help"); do
        grep -q -- "$option" "$made/page" && continue
        # What all filters take is in wirecopy(7).
        case $page in */filters/*) grep -q -- "$option" "$made/overview" && continue ;; esac
        fail "$name: $option is not in its page"
    done
    grep -oE -- '--[a-z][a-z-]+' "$made/page" | sort -u | while read -r option; do
        grep -qx -- "$option" "$made/of-help" || grep -q -- "| *[a-z].*$option" "$made/page" || echo "$option"
    done >"$made/unknown"
    [ ! -s "$made/unknown" ] || fail "$name: its page has unknown options: $(cat "$made/unknown")"
    { sed -n '/^Examples:/,$ s/^    //p' "$made/help"; sed -n 's/^ *\$ //p' "$made/page"; } >"$made/examples"
    while IFS= read -r example; do
        run_example "$name" "$example"
    done <"$made/examples"
done

for page in "$root"/pipeline/programs/*.7 "$root"/pipeline/formats/*.5 "$root"/dictionaries/*.5; do
    case " $waiting " in *" $(basename "$page") "*)
        echo "WAITING: $(basename "$page") is still to be put right"
        continue
        ;;
    esac
    [ ! -f "$page" ] || has_clean_page "$page"
done

# README.md: the lines in blocks of code that begin with "$ ", run in the source tree.
if [ -f "$root/README.md" ]; then
    sed -n 's/^    \$ //p' "$root/README.md" | grep -vE 'samples/run|tests/run|bench/run|cmake' >"$made/readme"
    cd "$root" || exit 1
    while IFS= read -r example; do
        run_example README.md "$(echo "$example" | sed "s| > \([a-z]\)| > $made/\1|g")"
    done <"$made/readme"
fi
echo "manual: $examples examples, $failed failed"
[ "$failed" -eq 0 ]
