#!/bin/sh
# Dictionaries and caches that change, are damaged, or are not there: wire-spelling says so, its
# verdicts stay right, and it never crashes. The dictionaries are small ones of our own.
# Usage: spelling_files.sh BUILD-FOLDER
set -u
build=$1
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
DICPATH=$made/dictionaries WIRE_CACHE=$made/cache XDG_CONFIG_HOME=$made/config
export DICPATH WIRE_CACHE XDG_CONFIG_HOME
count=0 failed=0

fail() {
    printf 'FAILED %s: %.300s\n' "$name" "$1"
    failed=$((failed + 1))
}
begin() {
    name=$1
    count=$((count + 1))
    rm -rf "$made/dictionaries" "$made/cache" "$made/err"
    mkdir -p "$made/dictionaries" "$made/cache"
    write_dictionary hoosa tree 'walk/S'
}
# write_dictionary WORD...: of a language that has none installed here, Icelandic; no English words,
# which are right in any language
write_dictionary() {
    printf 'SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n' >"$made/dictionaries/is.aff"
    { echo $#; printf '%s\n' "$@"; } >"$made/dictionaries/is.dic"
}
# unknown TEXT: the words of it that are asked about, in one line
unknown() {
    printf '%s\n' "$1" | timeout 100 "$build/wire-spelling" -l is -s 2>"$made/err" |
        sed -n 's/^Edit: spelling\/unknown [^ ]* "\([^"]*\)".*/\1/p' | tr '\n' ' '
}
# expect TEXT UNKNOWN-WORDS
expect() {
    got=$(unknown "$1")
    [ "$got" = "$2" ] || fail "asked about '$got', not '$2', in: $1"
}
expect_message() {
    grep -q "$1" "$made/err" || fail "no message like '$1', but: $(cat "$made/err")"
}
expect_status() {
    printf '%s\n' 'the hoosa' | "$build/wire-spelling" -l is >/dev/null 2>&1
    got=$?
    [ "$got" -eq "$1" ] || fail "exit status $got, not $1"
}
tables() {
    ls -i "$made"/cache/*.words
}

begin 'a dictionary that is touched, or moved, keeps its table'
expect 'hoosa treez walks' 'treez '
before=$(tables)
touch -d 2001-01-01 "$made/dictionaries/is.dic"
expect 'hoosa treez walks' 'treez '
mkdir "$made/dictionaries/moved"
mv "$made/dictionaries"/is.* "$made/dictionaries/moved"
DICPATH=$made/dictionaries/moved expect 'hoosa treez walks' 'treez '
[ "$before" = "$(tables)" ] || fail 'the table was made anew'

begin 'a dictionary that changes gets another table, be it as large and as old'
expect 'hoosa horsa' 'horsa '
before=$(ls "$made/cache"/*.words)
touch -r "$made/dictionaries/is.dic" "$made/time"
sed 's/hoosa/horsa/' "$made/dictionaries/is.dic" >"$made/new"
mv "$made/new" "$made/dictionaries/is.dic"
touch -r "$made/time" "$made/dictionaries/is.dic"
expect 'hoosa horsa' 'hoosa '
[ "$(ls "$made/cache"/*.words | wc -l)" -eq 2 ] || fail 'there is no other table'

begin 'rules that are cut short are told in every run'
printf 'SET UTF-8\nSFX S Y 3\nSFX S 0 s .\n' >"$made/dictionaries/is.aff"
for _ in 1 2 3; do
    expect 'hoosa walks walkes' 'walkes '
    expect_message 'is.aff:2: SFX S lacks 2 of the rules'
done
expect_status 65

begin 'a dictionary in another charset than it says is not used'
printf '2\nhoosa\ncaf\351\n' >"$made/dictionaries/is.dic"
for _ in 1 2; do
    expect 'hoosa café' ''
    expect_message 'is.dic:3: not in UTF-8'
done
expect_status 65

begin 'a dictionary in its old charset is read in it'
printf 'SET ISO8859-1\n' >"$made/dictionaries/is.aff"
printf '2\nhoosa\nkraff\351\n' >"$made/dictionaries/is.dic"
expect 'hoosa kraffé kraffe Kraffé' 'kraffe '

begin 'a dictionary in UTF-8 that says otherwise is told'
printf 'SET ISO8859-1\n' >"$made/dictionaries/is.aff"
printf '2\nhoosa\ncafé\n' >"$made/dictionaries/is.dic"
expect 'hoosa hause' 'hause '
expect_message 'is.dic:3: is in UTF-8, though'

begin 'a dictionary with a NUL is not used'
printf '2\nhoo\000sa\ntree\n' >"$made/dictionaries/is.dic"
expect 'hoosa tree' ''
expect_message 'is.dic:2: has a byte NUL'

begin 'a dictionary without the number of its words is not used'
printf 'hoosa\ntree\n' >"$made/dictionaries/is.dic"
expect 'hoosa tree' ''
expect_message 'does not begin with the number'

begin 'an empty dictionary is not used'
: >"$made/dictionaries/is.dic"
expect 'hoosa tree' ''
expect_message 'does not begin with the number'

begin 'a table that was cut, damaged, or is of another form is made anew'
expect 'hoosa horsa' 'horsa '
for damage in 'head -c 100' 'head -c 0' 'sed s/WireWrd./WireWrd0/' 'cat -A'; do
    table=$(ls "$made/cache"/*.words)
    $damage "$table" >"$made/damaged"
    cp "$made/damaged" "$table"
    expect 'hoosa horsa' 'horsa '
    expect 'hoosa horsa' 'horsa '
done

begin 'a table that somebody wrote into is made anew'
expect 'hoosa horsa' 'horsa '
table=$(ls "$made/cache"/*.words)
sed 's/hoosa/horsa/' "$table" >"$made/damaged"
cp "$made/damaged" "$table"
expect 'hoosa horsa' 'horsa '
grep -q hoosa "$table" || fail 'the damaged table is still there'

begin 'a table that was copied is as good'
expect 'hoosa horsa' 'horsa '
table=$(ls "$made/cache"/*.words)
cp "$table" "$made/copied"
cp "$made/copied" "$table"
before=$(tables)
expect 'hoosa horsa' 'horsa '
[ "$before" = "$(tables)" ] || fail 'the table was made anew'

begin 'another hunspell makes another table'
library=$(PATH=$PATH:/sbin ldconfig -p | sed -n 's/.*libhunspell-1.7.so.0.* => //p' | head -n 1)
mkdir "$made/library"
cp -L "$library" "$made/library/libhunspell-1.7.so.0"
for count_of_tables in 1 1 2; do
    [ $count_of_tables -eq 1 ] || echo >>"$made/library/libhunspell-1.7.so.0"
    LD_LIBRARY_PATH=$made/library expect 'hoosa horsa' 'horsa '
    [ "$(ls "$made/cache"/*.words | wc -l)" -eq $count_of_tables ] ||
        fail "not $count_of_tables tables: $(ls "$made/cache")"
done
rm -r "$made/library"

begin 'what is remembered of a dictionary is read again where it is damaged'
expect 'hoosa horsa' 'horsa '
for memory in "$made/cache"/*.examined; do
    tr 0-9 5 <"$memory" >"$made/damaged"
    cp "$made/damaged" "$memory"
done
expect 'hoosa horsa' 'horsa '
[ "$(ls "$made/cache"/*.words | wc -l)" -eq 1 ] || fail 'the table was made again'

begin 'verdicts of an earlier run that were damaged are not believed'
expect 'hoosa horsa' 'horsa '
for verdicts in "$made/cache"/*.verdicts; do
    sed 's/-horsa/+horsa/' "$verdicts" >"$made/damaged"
    cp "$made/damaged" "$verdicts"
done
expect 'hoosa horsa' 'horsa '

begin 'a cache that cannot be written to'
WIRE_CACHE=/dev/null/none expect 'hoosa horsa' 'horsa '
WIRE_CACHE='' expect 'hoosa horsa' 'horsa '

begin 'no home'
got=$(printf 'hoosa horsa\n' | env -i DICPATH="$DICPATH" PATH="$PATH" "$build/wire-spelling" -l is -s |
    grep -c 'spelling/unknown.*"horsa"')
[ "$got" -eq 1 ] || fail 'the verdict is another one'

begin 'what a program left that was ended while it made the table'
expect 'hoosa horsa' 'horsa '
table=$(ls "$made/cache"/*.words)
head -c 200 "$table" >"$table.123"
rm "$table"
expect 'hoosa horsa' 'horsa '
[ -f "$table" ] || fail 'there is no table'
[ ! -f "$table.123" ] || fail 'the rest is still there'

begin 'several programs that need the table at once, one of which is ended'
awk 'BEGIN { print 60000; for (i = 0; i < 60000; i++) { word = ""
    for (n = i; n || word == ""; n = int(n / 20)) word = word substr("bcdfghjklmnpqrstvwxz", n % 20 + 1, 1) "a"
    print word "/S" } print "hoosa" }' >"$made/dictionaries/is.dic"
for number in 1 2 3 4; do
    printf 'hoosa horsa\n' | "$build/wire-spelling" -l is -s >"$made/out$number" 2>&1 &
    processes="${processes:-} $!"
done
kill -9 "${processes##* }" 2>/dev/null
for process in $processes; do
    wait "$process"
done 2>/dev/null
for number in 1 2 3; do
    grep -q '^Edit: spelling/unknown Body+6 "horsa"' "$made/out$number" ||
        fail "program $number said otherwise: $(cat "$made/out$number")"
done
[ "$(ls "$made/cache" | grep -c 'words')" -eq 1 ] || fail "not one table: $(ls "$made/cache")"

begin 'a word of 100,000 letters'
long=$(head -c 100000 /dev/zero | tr '\0' 'a')
expect "hoosa $long horsx" "$long horsx "
expect "hoosa ${long}s-$long horsx" "${long}s-$long horsx "
printf '2\nhoosa\n%s\n' "$long" >"$made/dictionaries/is.dic"
expect 'hoosa horsa' 'horsa '

begin 'no dictionary'
rm "$made/dictionaries/is.dic"
printf 'hoosa\n' | "$build/wire-spelling" -l is >"$made/out" 2>"$made/err"
[ $? -eq 69 ] || fail 'the exit status is not 69'
expect_message "no spelling dictionary for 'is'"
[ "$(cat "$made/out")" = hoosa ] || fail 'the copy did not come through'

begin 'suggestions for the first hundred unknown words of a story'
words=$(awk 'BEGIN { for (i = 0; i < 150; i++) printf "stone%c%c ", 97 + i / 26, 97 + i % 26 }')
# shellcheck disable=SC2086
write_dictionary house $words
got=$(printf '%s\n' "$words" | sed 's/stone/stonne/g; s/ / house /g' | "$build/wire-spelling" -l is -s |
    awk '/^Edit: spelling.unknown/ { asked++; if (/ \? "/) with++; else without++ } END { print asked, with, without }')
[ "$got" = '150 100 50' ] || fail "asked, with and without suggestions: $got"

begin 'listing, as hunspell does'
got=$(printf 'hoosa hause\nTree treee hoosa’s WALKS\n' | "$build/wire-spelling" -l is --list | tr '\n' ' ')
[ "$got" = 'hause treee hoosa’s ' ] || fail "listed '$got'"

begin 'words of one’s own, inflected like another, and forbidden ones'
printf 'blog/walk\nHafen\n*tree\n*house = home\n' >"$made/own"
got=$(printf 'A blog, blogs, Blogs and blogz. HAFEN tree Houses house\n' |
    "$build/wire-spelling" -l is -s -d "$made/own" | sed -n 's/^Edit: //p')
printf '%s\n' "$got" | grep -q '^own:3 Body+[0-9]* "tree" ? a word that the house does not use' ||
    fail "tree is not forbidden: $got"
printf '%s\n' "$got" | grep -q '^own:4 Body+[0-9]* "house" ? "home" a word that' ||
    fail "house has no replacement: $got"
printf '%s\n' "$got" | grep -q '"blogz"' || fail "blogz is not asked about: $got"
printf '%s\n' "$got" | grep -q '"blogs"\|"Blogs"\|"HAFEN"' && fail "an own word is asked about: $got"

echo "spelling files: $count tests, $failed failed"
[ "$failed" -eq 0 ]
