#!/bin/bash
# Bad input and bad places to write to: each gets a clear message with file and line, the right exit
# status (sysexits.h), and no text is lost.
# Usage: bad_input.sh BUILD-FOLDER
set -u
build=$(cd "$1" && pwd)
made=$(mktemp -d)
trap 'chmod -R u+w "$made"; rm -rf "$made"' EXIT
cd "$made" || exit 1
failed=0 count=0
PATH=$build:$PATH
export PATH

# expect STATUS 'MESSAGE (an extended pattern; empty: silence)' COMMAND
expect() {
    count=$((count + 1))
    timeout 300 bash -c "$3" >out 2>err
    local got=$?
    [ "$got" -eq "$1" ] || {
        echo "FAILED status $got, not $1: $3"
        head -n 5 err
        failed=$((failed + 1))
    }
    if [ -z "$2" ]; then
        [ ! -s err ] || {
            echo "FAILED says something: $3"
            head -n 5 err
            failed=$((failed + 1))
        }
    elif ! grep -qE -e "$2" err; then
        echo "FAILED does not say '$2': $3"
        head -n 5 err
        failed=$((failed + 1))
    fi
}

# gives 'TEXT' FILE: the file has the text.
gives() {
    grep -qF -- "$1" "${2:-out}" || {
        echo "FAILED is lost: $1"
        failed=$((failed + 1))
    }
}

printf 'A caf\xe9 na\xefve \xc3\xa9t\xc3\xa9 \xc3\xa8 \xc3\xa0 \xc3\xb9.\nVote \xe9.\n' >invalid.txt
printf 'Vote\0today\nand\0then\n' >nul.txt
: >empty.txt
mkdir folder
printf 'Wire-Story: 1\nHeadline: whole\nno part at all\nEdit: nonsense\n\nThe body.\n.\n' >malformed.story
printf 'Wire-Story: 1\nHeadline: cut\n\nThe body' >cut.story
printf 'Vote  today.\n' >good.txt
printf '<?xml version="1.0"?><nitf><body><body.content><p>Vote' >broken.xml

# Invalid UTF-8 and NUL bytes: kept where they can be seen, asked about, 65.
expect 65 'wire-quotes: invalid\.txt:1: .*bytes? .* not of charset' 'wire-quotes invalid.txt'
gives 'café'
expect 65 'invalid\.txt:1:' 'wire-clean -t story invalid.txt'
gives 'Edit: decode/stray-byte Body+'
expect 65 'nul\.txt:1:' 'wire-spaces nul.txt'
gives 'Vote␀today'
expect 65 -:1: 'wire-spaces <nul.txt'

# An empty file: a filter gives nothing; a reader says that there is no story.
expect 0 '' 'wire-quotes empty.txt'
[ ! -s out ] || failed=$((failed + 1))
expect 65 'wire-clean: empty\.txt:1: is empty' 'wire-clean empty.txt'
expect 65 'wire-read: empty\.txt:1: is empty' 'wire-read empty.txt'
expect 65 -:1: 'wire-clean -t plain </dev/null'

# What is not there, or is no file.
for program in wire-quotes wire-clean wire-read wire-write wire-explain wire-undo; do
    expect 66 "$program: no-such\.txt: cannot read: No such file" "$program no-such.txt"
    expect 66 "$program: folder: is a directory" "$program folder"
    expect 64 "$program: unknown option '--no-such'" "$program --no-such"
done
expect 66 'no-such\.txt' 'wire-clean -t plain no-such.txt good.txt'
gives 'Vote today.'

# Names that nobody knows: the answer has those that there are.
expect 64 "unknown language 'xx'.*en-GB" 'wire-quotes -l xx good.txt'
expect 64 "unknown language 'xx'" 'wire-clean -l xx good.txt'
expect 64 "unknown house style 'xx'; there are: .*typographic" 'wire-quotes -H xx good.txt'
expect 64 "unknown house style 'xx'" 'wire-clean -H xx good.txt'
expect 64 "unknown filter 'xx'; there are: controls" 'wire-clean -x xx good.txt'
expect 64 "no format 'xx' that can be read; there are: .*story" 'wire-clean -f xx good.txt'
expect 64 "no format 'xx' that can be written; there are: .*newsml" 'wire-clean -t xx good.txt'
expect 64 "no form 'xx'.*sarif" 'wire-explain --format xx good.txt'
expect 64 '-j takes a number from 1 to 256' 'wire-clean -j 0 good.txt'
expect 64 '-j takes a number from 1 to 256' 'wire-clean -j two good.txt'
expect 64 "unknown charset 'xx'" 'wire-read -c xx invalid.txt'
expect 64 "no argument for" 'wire-clean -l'
expect 64 "SOURCE_DATE_EPOCH is 'noon'" 'SOURCE_DATE_EPOCH=noon wire-clean good.txt'

# Story streams that are not as they should be: said with their lines, and passed on.
expect 65 'malformed\.story:3: not a part' 'wire-quotes malformed.story'
expect 65 'malformed\.story:4: not an edit' 'wire-quotes malformed.story'
gives 'Malformed: no part at all'
gives 'Malformed: Edit: nonsense'
gives 'The body.'
expect 65 'cut\.story:.*ends without' 'wire-quotes cut.story'
gives 'The body'
expect 65 'stray|outside a story' "printf 'Wire-Story: 1\n.\nlost words\n' | wire-quotes"
gives 'lost words'
expect 65 'journal does not fit' "printf 'Wire-Story: 1\nEdit: a/b Body+0 \"x\" > \"y\" z\n\nby hand\n.\n' | wire-undo"
gives 'by hand'
expect 65 'broken\.xml' 'wire-read broken.xml'
expect 65 'this is XML: read it with wire-read' 'wire-quotes broken.xml'
cmp -s out broken.xml || {
    echo 'FAILED: what a filter cannot read is not passed on'
    failed=$((failed + 1))
}

# Places that cannot be written.
for program in 'wire-quotes good.txt' 'wire-clean good.txt' 'wire-read good.txt' 'wire-clean -t plain good.txt' \
    'wire-undo good.txt' 'wire-clean --help'; do
    expect 74 'standard output: cannot write: No space left' "$program >/dev/full"
    expect 74 'standard output: cannot write' "$program >&-"
done
expect 74 'cannot write: Broken pipe' "yes 'A line of copy.' | head -n 200000 | wire-quotes | true; exit \${PIPESTATUS[2]}"
expect 73 'cannot make this file' 'wire-clean -e no-such/journal.jsonl good.txt'
expect 73 'cannot make this folder' 'wire-clean -o no-such/out good.txt'
if [ "$(id -u)" -ne 0 ]; then
    mkdir sealed && chmod a-w sealed
    expect 73 'sealed/good\.xml.* cannot make' 'wire-clean -o sealed good.txt'
fi
touch file
expect 73 'cannot make' 'wire-clean -o file good.txt'
expect 74 'cannot write' 'wire-clean -e /dev/full good.txt'

# -o: no story takes the place of another, and no half file is left.
mkdir -p a b
printf 'Story one.\n' >a/copy.txt
printf 'Story two.\n' >b/copy.txt
printf 'Wire-Story: 1\n\nStory three.\n.\nWire-Story: 1\n\nStory four.\n.\n' >a/more.txt
for jobs in 1 3; do
    rm -rf made
    expect 0 '' "wire-clean -j $jobs -t plain -o made a/copy.txt b/copy.txt a/more.txt"
    gives 'Story one.' made/copy.txt
    gives 'Story two.' made/copy-2.txt
    gives 'Story three.' made/more.txt
    gives 'Story four.' made/more-2.txt
    [ "$(ls made)" = "$(printf 'copy-2.txt\ncopy.txt\nmore-2.txt\nmore.txt')" ] || {
        echo "FAILED -o made: $(ls made)"
        failed=$((failed + 1))
    }
done

# -j 2 is -j 1: the documents, the journal, the messages' status.
SOURCE_DATE_EPOCH=1700000000
export SOURCE_DATE_EPOCH
expect 65 invalid 'wire-clean -j 1 -e one.jsonl a/copy.txt invalid.txt b/copy.txt good.txt'
mv out one.xml
expect 65 invalid 'wire-clean -j 2 -e two.jsonl a/copy.txt invalid.txt b/copy.txt good.txt'
cmp out one.xml && cmp one.jsonl two.jsonl || failed=$((failed + 1))
gives '"rule": "spaces/run"' two.jsonl
expect 0 '' 'wire-clean -t plain <good.txt'
gives 'Vote today.'
expect 0 '' 'wire-quotes - <good.txt'

# A million quotation marks, a million combining marks, brackets 100,000 deep: all filters come through in
# bounded time and memory, which would not be so were they more than linear.
yes '"a ' | head -n 1000000 | tr -d '\n' >marks.txt
{ printf 'a' && yes "$(printf '\314\201')" | head -n 1000000 | tr -d '\n'; } >combining.txt
{ yes '(a ' | head -n 100000 && yes ')' | head -n 100000; } | tr -d '\n' >brackets.txt
bounds='ASAN_OPTIONS=$ASAN_OPTIONS:hard_rss_limit_mb=2000'
for heavy in marks combining brackets; do
    expect 0 '' "$bounds wire-clean -x spelling -l en -t plain $heavy.txt"
    [ "$(tr -cd '(a)' <out | wc -c)" -eq "$(tr -cd '(a)' <$heavy.txt | wc -c)" ] || {
        echo "FAILED: letters of $heavy.txt are lost"
        failed=$((failed + 1))
    }
done

# One line of 50 MB; tests/bench/run measures the other filters on it.
head -c 1000000 /dev/zero | tr '\0' 'w' | sed 's/w\{20\}/words, and "so on" and /g' >part.txt
for i in 1 2 3 4 5 6 7 8 9 10; do cat part.txt part.txt part.txt part.txt; done >line.txt
expect 0 '' 'wire-controls line.txt | cmp - line.txt'
expect 0 '' 'wire-quotes part.txt'
gives '“so on”'
# cld2 that is not what it claims to be: a text that words leave in doubt is told as well as they can, 69.
mkdir libraries
: >libraries/libcld2.so.0
printf 'Toto je věta.\n' >doubtful.txt
expect 69 'wire-language: libcld2\.so\.0 is not there .*apt-get install libcld2-0' \
    'LD_LIBRARY_PATH=$PWD/libraries wire-language doubtful.txt'
gives 'Toto je věta.'
expect 0 '' 'LD_LIBRARY_PATH=$PWD/libraries wire-language -s <<<"The council said that the pool would be closed on Monday."'
gives 'Language: en'

echo "bad input: $count tries, $failed failed"
[ "$failed" -eq 0 ]
