# Damages a paragraph a line; prints the sound one and the damaged one, with a tab between, where there
# is a difference. What each kind does:
# straight: all marks are ASCII
# straight-doubles: double marks are ASCII, apostrophes are not
# flipped: opening and closing marks are exchanged
# one-glyph: every double mark is the closing one
# foreign: the marks of another language
# tex: `` and ''
# low: ,, and ''
# pointed: << and >>
# spaced: spaces on the inner side of straight marks
# glued-open: the space before the first opening mark inside the line is lost
# glued-seed: the same, and the mark is the closing one
# glued-close: the space behind the last closing mark inside the line is lost
# glued: all spaces outside straight double marks are lost, between letters
# wrong-side: the space is on the wrong side of the first quotation, marks straight
# mixed: the closing marks alone are ASCII
# accents: apostrophes are acute accents
# word-processor: apostrophes that begin a word are opening single marks
# Variables: kind, language.
BEGIN {
    open = language == "de" ? "„" : "“"; close_ = language == "de" ? "“" : "”"
    single_open = language == "de" ? "‚" : "‘"; single_close = language == "de" ? "‘" : "’"
    foreign_open = language == "de" ? "“" : "„"; foreign_close = language == "de" ? "”" : "“"
    letter = "([A-Za-z]|\303[\200-\277]|\342\200\231)"
}

function straight_doubles(text) {
    gsub(open, "\"", text); gsub(close_, "\"", text); gsub("″", "\"", text)
    return text
}

function exchange(text, new_open, new_close) {
    gsub(open, "\001", text); gsub(close_, "\002", text)
    gsub("\001", new_open, text); gsub("\002", new_close, text)
    return text
}

# Takes the space out of the first (or last) place where `pattern` is found, behind `skip` bytes of it.
function glue(text, pattern, which,    at, from, found) {
    for (from = 1; match(substr(text, from), pattern) && (!found || which == "last"); from = at + 1)
        found = at = from + RSTART - 1
    if (!found) return text
    return substr(text, 1, found - 1) squeezed(substr(text, found))
}

function squeezed(text) {
    sub(/ /, "", text)
    return text
}

{
    text = $0
    if (kind == "straight") {
        text = straight_doubles(text)
        gsub(single_open, "'", text); gsub(single_close, "'", text); gsub("’", "'", text); gsub("′", "'", text)
    } else if (kind == "straight-doubles") text = straight_doubles(text)
    else if (kind == "flipped") text = exchange(text, close_, open)
    else if (kind == "one-glyph") text = exchange(text, close_, close_)
    else if (kind == "foreign") text = exchange(text, foreign_open, foreign_close)
    else if (kind == "tex") text = exchange(text, "``", "''")
    else if (kind == "low") text = exchange(text, ",,", "''")
    else if (kind == "pointed") text = exchange(text, "<<", ">>")
    else if (kind == "spaced") text = exchange(text, "\" ", " \"")
    else if (kind == "glued-open") text = glue(text, letter " " open, "first")
    else if (kind == "glued-seed") {
        at = match(text, letter " " open)
        text = glue(text, letter " " open, "first")
        if (at) text = substr(text, 1, at - 1) swapped(substr(text, at))
    } else if (kind == "glued-close") text = glue(text, close_ " [A-Za-z]", "last")
    else if (kind == "glued") {
        text = straight_doubles(text)
        while (match(text, letter " \"" letter)) text = glue(text, letter " \"" letter, "first")
        while (match(text, "[a-z.,!?]\" [a-z]")) text = glue(text, "[a-z.,!?]\" [a-z]", "first")
    } else if (kind == "wrong-side") {
        if (match(text, "[a-z] " open "[A-Za-z][^" open "]*[a-z]" close_ " [a-z]")) {
            before = substr(text, 1, RSTART); inner = substr(text, RSTART + 1, RLENGTH - 2)
            after = substr(text, RSTART + RLENGTH - 1)
            sub(" " open, "\" ", inner); sub(close_ " *$", " \"", inner)
            text = before inner after
        }
    } else if (kind == "mixed") gsub(close_, "\"", text)
    else if (kind == "accents") {
        while (match(text, "[a-z]’[a-z]")) text = substr(text, 1, RSTART) "´" substr(text, RSTART + 4)
    } else if (kind == "word-processor") {
        while (match(text, " ’[a-z0-9]")) text = substr(text, 1, RSTART) single_word "‘" substr(text, RSTART + 4)
    }
    if (text != $0) print $0 "\t" text
}

function swapped(text) {
    sub(open, close_, text)
    return text
}
