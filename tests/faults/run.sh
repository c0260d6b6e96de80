#!/bin/bash
# Every allocation, every read, every write, every file that is opened, closed or renamed fails in turn.
# The program says so and ends with the right status (70; 66, 73 or 74); what was written is whole, or
# what a good run begins with; no file has its name while it is half. Short reads and writes, and
# signals, change nothing.
# Usage: run.sh BUILD-FOLDER
set -u
build=$(cd "$1" && pwd)
root=$(cd "$(dirname "$0")/../.." && pwd)
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
cd "$made" || exit 1
PATH=$build/tests/faults:$build:$PATH
SOURCE_DATE_EPOCH=1700000000
ASAN_OPTIONS=detect_leaks=0 # a program that is ended frees nothing
WIRE_FAULT_DONE=$made/done
export PATH SOURCE_DATE_EPOCH ASAN_OPTIONS WIRE_FAULT_DONE
failed=0 count=0

fail() {
    echo "FAILED $1: $2"
    head -n 5 err
    failed=$((failed + 1))
}

cp "$root"/samples/{agency,german,scraped}.txt "$root/samples/message.iptc" .
wire-clean -t story agency.txt german.txt scraped.txt >stories 2>/dev/null
wire-write -t newsml stories >message.xml
printf 'Marlsund\n*gool = goal\n' >own.words

# Every file of out: as in a good run, and nothing beside it.
folder_is_sound() {
    [ ! -d out ] || for file in out/*; do
        [ ! -e "$file" ] || cmp -s "$file" "good.$file" || return 1
    done
}

# in_turn CALL ERROR COMMAND: the 1st, 2nd, ... such call fails, until there is no such call any more.
in_turn() {
    local number=0 status
    while
        number=$((number + 1))
        rm -rf done out
        WIRE_FAULT="$1 $number $2" bash -c "$3" >got 2>err
        status=$?
        [ -e done ]
    do
        count=$((count + 1))
        [ "$status" -ne 99 ] && ! grep -q 'ERROR: \|runtime error' err || fail "$3" "$1 $number $2: status $status"
        if [ "$status" -eq 0 ]; then
            mkdir -p out
            cmp -s got good && diff -r out good.out >/dev/null || fail "$3" "$1 $number $2 is not noticed"
            continue
        fi
        case $1-$2 in
        *-short | *-EINTR) fail "$3" "$1 $number $2: status $status" ;;
        esac
        case $status in 65 | 66 | 69 | 70 | 73 | 74 | 75) ;; *) fail "$3" "$1 $number $2: status $status" ;; esac
        [ -s err ] || fail "$3" "$1 $number $2: no message"
        case $1 in read | open) continue ;; esac # less was read, or fewer dictionaries: as was said
        folder_is_sound || fail "$3" "$1 $number $2: a file in its place is not whole: $(ls out)"
        cmp -s -n "$(stat -c %s got)" got good || fail "$3" "$1 $number $2: other text is written"
    done
}

# allocations COMMAND: every one fails; output is as it was, so that nothing that was written is lost.
allocations() {
    rm -rf done out
    WIRE_FAULT=allocation bash -c "$1" >got 2>err || fail "$1" "status $?"
    cmp -s got good || fail "$1" 'what is not to fail has failed'
    count=$((count + $(grep -c '^\.$' done)))
    ! grep -v '^\.$' done >err || fail "$1" 'an allocation'
}

# A story that could not be read to its end is held back.
cut_stories() {
    local number=0 cut=0
    while
        number=$((number + 1))
        rm -f done
        WIRE_FAULT="read $number EIO" faulty-clean -x spelling -x language message.iptc >got 2>err
        [ -e done ]
    do
        count=$((count + 1))
        grep -q 'message.iptc.*cannot read on' err || continue
        cut=$((cut + 1))
        grep -q '<newsItem' got && ! grep -q 'qcode="stat:withheld"' got && fail "a cut story" "read $number: it is published"
    done
    [ "$cut" -gt 0 ] || fail 'a cut story' 'none was cut'
}
cut_stories

while IFS= read -r command; do
    rm -rf out good.out
    bash -c "$command" >good 2>err || fail "$command" "status $?"
    mkdir -p out
    mv out good.out
    mkdir -p good.out
    for fault in 'write ENOSPC' 'write EPIPE' 'write short' 'write EINTR' 'close EIO' 'rename EACCES' 'read EIO' \
        'read short' 'read EINTR' 'open EMFILE'; do
        case $command,$fault in *-clean*,read* | *-clean*,open*) continue ;; esac # it reads as those above do
        # shellcheck disable=SC2086 # a call and an error
        in_turn $fault "$command"
    done
    allocations "$command"
done <<'COMMANDS'
faulty-quotes agency.txt
faulty-quotes stories
faulty-spelling -l en -d own.words -s agency.txt
faulty-read message.iptc
faulty-read message.xml
faulty-write -t newsml stories
faulty-write -t iptc7901 stories
faulty-explain --format json stories
faulty-undo stories
faulty-clean -x spelling agency.txt message.iptc
faulty-clean -x spelling -t story -o out -e journal.jsonl agency.txt german.txt
faulty-clean -x spelling -t plain -o out -j 2 agency.txt german.txt
COMMANDS
echo "faults: $count calls failed, $failed wrongly"
[ "$failed" -eq 0 ] && [ "$count" -gt 1000 ]
