#!/bin/sh
# Holds wire-language against copy whose language is known: languages/LANG.txt has five paragraphs of
# news and twenty lines of seven words. Each is asked by itself, as it is and in capitals.
# Usage: languages.sh BUILD-FOLDER
set -u
build=$1
folder=$(cd "$(dirname "$0")/languages" && pwd)
failed=0
LC_ALL=C.UTF-8
export LC_ALL

# told LANG: how many of the lines of standard input, each a story, are told to be in it.
told() {
    sed 's/.*/Wire-Story: 1\n\n&\n./' | "$build/wire-language" | grep -c "^Language: $1\$"
}

# hold LANG WHAT COUNT FEWEST
hold() {
    [ "$3" -ge "$4" ] && return
    echo "FAILED $1: $3 $2 are told right, $4 are wanted"
    failed=1
}

paragraphs() {
    awk 'NF >= 20' "$folder/$1.txt"
}

lines() {
    awk 'NF == 7' "$folder/$1.txt"
}

for language in $(cd "$folder" && ls | sed 's/[.]txt$//'); do
    # Danish and Bokmål have lines that are both.
    case $language in da | nb) fewest=18 ;; *) fewest=19 ;; esac
    hold "$language" paragraphs "$(paragraphs "$language" | told "$language")" 5
    hold "$language" 'paragraphs in capitals' \
        "$(paragraphs "$language" | sed 's/.*/\U&/' | told "$language")" 5
    hold "$language" lines "$(lines "$language" | told "$language")" "$fewest"
    hold "$language" 'lines in capitals' \
        "$(lines "$language" | sed 's/.*/\U&/' | told "$language")" "$fewest"
done
[ $failed -eq 0 ] && echo "languages: all told right"
exit $failed
