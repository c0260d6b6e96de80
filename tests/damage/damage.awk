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
# commas: low single marks are commas
# entities: marks are HTML entities
# mojibake: UTF-8 that was read as Windows-1252
# zero-width: hidden characters beside marks
# no-break: no-break spaces before marks
# doubled-spaces: two spaces for one
# early-spaces: a space before the commas behind marks
# hyphens: dashes are two hyphens
# hyphen: dashes are one
# Variables: kind, language.
BEGIN {
    # open close, single open close, foreign open close
    marks["en"] = "“ ” ‘ ’ „ “"; marks["de"] = "„ “ ‚ ‘ “ ”"; marks["de-CH"] = "« » ‹ › „ “"
    marks["fr"] = "«\302\240 \302\240» “ ” „ ”"; marks["fr-CH"] = "« » ‹ › „ ”"
    marks["es"] = "« » “ ” „ “"; marks["it"] = "« » “ ” „ “"; marks["nl"] = "“ ” ‘ ’ « »"
    marks["pl"] = "„ ” « » “ ”"; marks["sv"] = "” ” ’ ’ “ ”"; marks["fi"] = "” ” ’ ’ “ ”"
    marks["da"] = "“ ” ‘ ’ « »"; marks["nb"] = "« » ‘ ’ » «"; marks["cs"] = "„ “ ‚ ‘ “ ”"
    marks["pt"] = "“ ” ‘ ’ „ “"; marks["ru"] = "« » „ “ “ ”"; marks["uk"] = "« » „ “ » «"
    split(marks[language], own, " ")
    open = own[1]; close_ = own[2]; single_open = own[3]; single_close = own[4]
    foreign_open = own[5]; foreign_close = own[6]
    letter = "([A-Za-z]|[\303-\323][\200-\277]|\342\200\231)"
    for (byte = 128; byte < 256; byte++) misread[sprintf("%c", byte)] = windows(byte)
}

# The UTF-8 of what Windows-1252 has for a byte.
function windows(byte,    code) {
    split("8364 0 8218 402 8222 8230 8224 8225 710 8240 352 8249 338 0 381 0 0 8216 8217 8220 8221 " \
        "8226 8211 8212 732 8482 353 8250 339 0 382 376", known, " ")
    code = byte < 160 && known[byte - 127] ? known[byte - 127] : byte
    if (code < 2048) return sprintf("%c%c", 192 + int(code / 64), 128 + code % 64)
    return sprintf("%c%c%c", 224 + int(code / 4096), 128 + int(code / 64) % 64, 128 + code % 64)
}

function misreading(text,    i, byte, result) {
    for (i = 1; i <= length(text); i++) {
        byte = substr(text, i, 1)
        result = result (byte in misread ? misread[byte] : byte)
    }
    return result
}

function straight_doubles(text) {
    gsub(open, "\"", text); gsub(close_, "\"", text); gsub("″", "\"", text)
    return text
}

# In a language with one mark for both, the first opens and the next closes.
function exchange(text, new_open, new_close) {
    if (open == close_) while (sub(open, "\001", text)) sub(close_, "\002", text)
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

# Danish may open with the closing mark.
language == "da" && kind ~ /^(one-glyph|glued-seed)$/ { next }

{
    text = $0
    if (kind == "straight") {
        text = straight_doubles(text)
        straight = single_open ~ /^(‘|‚|‹|’)$/ ? "'" : "\""
        gsub(single_open, straight, text); gsub(single_close, straight, text); gsub("’", "'", text); gsub("′", "'", text)
    } else if (kind == "straight-doubles") text = straight_doubles(text)
    else if (kind == "flipped") text = exchange(text, inside(close_, 1), inside(open, 0))
    else if (kind == "one-glyph") text = exchange(text, inside(close_, 1), close_)
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
        while (match(text, " ’[a-z0-9]")) text = substr(text, 1, RSTART) "‘" substr(text, RSTART + 4)
    } else if (kind == "commas") gsub("‚", ",", text)
    else if (kind == "entities") text = exchange(text, "\\&quot;", "\\&quot;")
    else if (kind == "mojibake") text = misreading(text)
    else if (kind == "zero-width") { gsub(open, "&\342\200\213", text); gsub(close_, "\342\201\240&", text) }
    else if (kind == "no-break") gsub(" " open, "\302\240" open, text)
    else if (kind == "doubled-spaces") gsub(/ /, "  ", text)
    else if (kind == "early-spaces") gsub(close_ ",", close_ " ,", text)
    else if (kind == "hyphens") gsub(" – ", " -- ", text)
    else if (kind == "hyphen") gsub(" – ", " - ", text)
    if (text != $0) print $0 "\t" text
}

# The glyph, with the language's space where an opening mark has it, or a closing one.
function inside(mark, opens,    space) {
    space = open ~ /\302\240/ ? "\302\240" : ""
    gsub(/\302\240/, "", mark)
    return opens ? mark space : space mark
}

function swapped(text) {
    sub(open, inside(close_, 1), text)
    return text
}
