# Makes stories that no writer may write invalid: every part, in any order, repeated, empty, very long,
# with values that are nearly right. The same stories for the same seed.
# Usage: awk -v seed=1 -v stories=500 -f hard_stories.awk
function draw(many) {
    state = (state * 16807) % 2147483647
    return int(state / 127773) % many
}
function one_of(list,    items) {
    return split(list, items, "|") ? items[1 + draw(split(list, items, "|"))] : ""
}
function words(many,    text) {
    while (many-- > 0)
        text = text (text == "" ? "" : one_of(" | | | |  |\n|\t| - ")) word[1 + draw(word_count)]
    return text
}
function moment(    day) {
    day = one_of("2026-02-28|2026-02-30|2024-02-29|2025-02-29|2026-13-01|2026-00-10|0000-01-01|0001-01-01|9999-12-31|20260301|2026-03-01|12026-03-01|-2026-03-01|2026-3-1")
    if (draw(4) == 0)
        return day
    return day one_of("T|t| |TT|") one_of("14:30:00|14:30|143000|24:00:00|23:59:60|23:59:59.999999999|00:00:00|25:00:00|14:30:61|1:2:3") \
        one_of("Z|z|+01:00|+0100|+01|-14:00|+14:00|+14:01|-00:00| +01:00|| GMT|UTC| CET|+99:99")
}
function code() {
    return one_of("medtop:20000573|medtop:|subj:11000000|subj: 11000000|genre:Current|a1312cat:i|wikidata:Q5|x:y z|:|a:|:b|medtop:a b c|medtop:1\t2|12345678|urn:x:1|medtop:<&\"'>|medtop:é") \
        one_of("|| election|  two  spaces|\nline")
}
function value(name) {
    if (draw(9) == 0)
        return ""
    if (draw(7) == 0)
        return words(draw(6))
    if (draw(60) == 0)
        return words(3000)
    if (name ~ /^(Created|Sent|Embargo)$/)
        return moment()
    if (name == "Category" || name == "Genre" || name == "Keyword")
        return code()
    if (name == "Urgency" || name == "Version" || name == "Word-Count" || name == "Sequence")
        return one_of("0|1|4|9|10|-1|+3|007|00|1.5|1e3| 2|2 |99999999999999999999|three|٣")
    if (name == "Language" || name == "Paragraph-Language" || name == "Translated-From")
        return one_of("en|de-AT|zh-Hant-TW|e|toolonglanguage|en_US|en-|-en|x-klingon|de--at|12|en US|i-default|mul|und|ru-RU-x-a-b|ελ|en-toolongsubtag")
    if (name == "Status" || name == "Signal")
        return one_of("usable|withheld|canceled|cancelled|Kill|correction|Correction|update|repeat|flash|embargo|stat:usable|embargoed|a b|\"x\"")
    if (name == "Id")
        return one_of("urn:newsml:example.org:20260301:1|tag:example.org,2026:1|bdt0123|a b|http://example.org/a b|http://exa mple.org/|http://[::1|urn:|:|%zz:%zz|http://example.org/%zz|urn:x:ä|urn:uuid:1|http://example.org/<>|#|x:y#z#z|http://a:b:c/|mailto:|1:2")
    return words(1 + draw(12))
}
function write_part(name,    text, other) {
    text = value(name)
    if (name == "Note" && draw(3) == 0)
        text = "Body: “" text "”: what is meant? (a, b) [spelling/unknown]"
    gsub(/\n/, "\n ", text)
    printf "%s: %s\n", name, text
}
BEGIN {
    state = seed + 11
    for (i = 0; i < 20; i++)
        draw(2)
    part_count = split("Id|Version|Provider|Sequence|Status|Signal|Urgency|Category|Created|Sent|Embargo|Language|Paragraph-Language|Translated-From|Slugline|Keyword|Genre|Label|Word-Count|Kicker|Headline|Subhead|Teaser|Byline|Dateline|Credit|Copyright|Caption|Picture-Credit|Note|Private-Note|Sign-Off|Charset|Line-Ends|Source-Format|Source-File|Other|Service|X|Usage-Terms|Iptc7901-Options|Source-Other|Infobox", part, "|")
    word_count = split("harbour|<p>|</p>|]]>|<!--|-->|&amp;|&|&#0;|&#x1F;|\"quoted\"|'|\001|\002\003\004|\033[1m|\037|\177|\302\205|\357\277\276|\357\277\277|\357\267\220|\360\237\277\277|\357\273\277|\342\200\250|\342\200\256|\360\237\221\251|\342\200\215|é|e\314\201|שלום|日本語|%s%n|{{x}}|http://example.org/?a=1&b=2|--|..|.|,|- item|| cell | cell ||   * star|== heading ==|\r|\302\240|\302\255|Tolland|$&|\\n|\\", word, "|")
    for (story = 1; story <= stories; story++) {
        print "Wire-Story: 1"
        for (n = draw(45); n > 0; n--)
            write_part(part[1 + draw(part_count)])
        if (draw(3) == 0)
            printf "Edit: spelling/unknown Body+0 \"%s\" ? \"%s\" no such word\n", one_of("teh|\\x01\\x02|]]>|\357\277\277"), one_of("the|<b>|\\x07|&")
        if (draw(6) == 0)
            print "Edit: translate/machine Headline+0 - > \"x\" by a machine"
        if (draw(9) > 0) {
            print ""
            for (n = draw(8); n > 0; n--) {
                text = value("Body")
                gsub(/\n\./, "\n..", text)
                sub(/^\./, "..", text)
                print text "\n"
            }
        }
        print "."
    }
}
