#!/bin/bash
# cmake --install puts programs, dictionaries and manual pages in place, and the programs find their
# dictionaries there: by WIRE_DICTIONARIES, in the source tree, where they were installed.
# Usage: install.sh BUILD-FOLDER
set -u
build=$(cd "$1" && pwd)
root=$(cd "$(dirname "$0")/.." && pwd)
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
failed=0
fail() {
    echo "FAILED $1"
    failed=$((failed + 1))
}

cmake --install "$build" --prefix "$made/usr" >"$made/log" 2>&1 || {
    cat "$made/log"
    exit 1
}
for program in "$build"/wire-*; do
    [ ! -f "$program" ] || [ -x "$made/usr/bin/$(basename "$program")" ] || fail "$(basename "$program") is not installed"
done
for page in "$root"/filters/*.1 "$root"/pipeline/programs/*.[17] "$root"/pipeline/formats/*.5 "$root"/dictionaries/*.5; do
    [ ! -f "$page" ] || [ -f "$made/usr/share/man/man${page##*.}/$(basename "$page")" ] ||
        { [ "${page%/wire-*}" = "$page" ] && [ -f "$made/usr/share/man/man1/wire-$(basename "$page")" ]; } ||
        fail "$(basename "$page") is not installed"
done
man_page=$(find "$made/usr/share/man" -name 'wire-quotes.1')
[ -n "$man_page" ] || fail 'man wire-quotes would find nothing'

# The source tree's dictionaries are out of sight: the programs are told of another tree.
cp -R "$made/usr/share/wirecopy/dictionaries" "$made/own"
sed -i 's/^dash = .*/dash = " ~~ "/' "$made/own/houses/typographic.dict"
text=$(echo 'We went -- and came.' | WIRE_DICTIONARIES=$made/own "$made/usr/bin/wire-dashes" -l "fi")
[ "$text" = 'We went ~~ and came.' ] || fail "WIRE_DICTIONARIES does not come first: $text"
if unshare --mount --map-root-user true 2>/dev/null; then
    text=$(echo 'We went -- and came.' | unshare --mount --map-root-user sh -c \
        "mount -t tmpfs none '$root/dictionaries' && '$made/usr/bin/wire-dashes'")
    [ "$text" = 'We went – and came.' ] || fail "the installed dictionaries are not found: $text"
else
    echo 'SKIP: the source tree cannot be hidden here (unshare)'
fi
echo "install: $failed failed"
[ "$failed" -eq 0 ]
