# Makes documents of a format that is read and never written, of a dozen paragraphs each, from plain
# text: the copy of a wire, or a page with all that stands round a story.
# Usage: awk -v format=anpa|dpa-json|newsml12|html -f documents.awk copy.txt
function wrapped(text,    out) {
    while (length(text) > 69) {
        for (i = 69; i > 1 && substr(text, i, 1) != " "; i--)
            ;
        out = out substr(text, 1, i - 1) "\r\n"
        text = substr(text, i + 1)
    }
    return out text "\r\n"
}
function escaped(text) {
    gsub(/&/, "\\&amp;", text)
    gsub(/</, "\\&lt;", text)
    return text
}
function quoted(text) {
    gsub(/\\/, "\\\\", text)
    gsub(/"/, "\\\"", text)
    return text
}
function links(many, class,    i, out) {
    for (i = 0; i < many; i++)
        out = out "<li class=\"" class "\"><a href=\"/section/" i "/story.html\">Section " i "</a></li>\n"
    return "<ul>" out "</ul>\n"
}
function document(    i, text, script) {
    count++
    if (format == "anpa") {
        printf "\026\026\001a%04d\037knw--\r\nr i\023\021 BC-Talks-%d   05-14 0500\r\n\002^BC-Talks-%d,400<\r\n", count % 10000, count, count
        printf "^%s<\r\n^By HANNAH WEAVER=\r\n", substr(paragraph[1], 1, 60)
        for (i = 1; i <= n; i++)
            printf "\t%s%s\r\n", i == 1 ? "CARROW (KNW) _ " : "", paragraph[i]
        printf "\003KNW-05-14-26 0500GMT<\r\n\004"
    } else if (format == "dpa-json") {
        for (i = 1; i <= n; i++)
            text = text "<p>" quoted(escaped(paragraph[i])) "</p>"
        printf "{\"urn\":\"urn:newsml:knw.example:%d\",\"version\":1,\"language\":\"en\",\"pubstatus\":\"usable\",\"urgency\":4,\"headline\":\"%s\",\"dateline\":\"Carrow (knw) -\",\"article_html\":\"<section class=\\\"main\\\">%s</section>\",\"notepad\":{\"public_html\":\"<ul><li>Carrow, Quay Street</li></ul>\",\"nonpublic_html\":\"<p>Desk: +49 555 0100400</p>\"},\"categories\":[{\"type\":\"dnltype:keyword\",\"name\":\"Rail\",\"qcode\":\"k:1\"},{\"type\":\"dnltype:desk\",\"name\":\"Economy\",\"qcode\":\"dpacat:wi\"}]}\n", count, quoted(substr(paragraph[1], 1, 60)), text
    } else if (format == "newsml12") {
        for (i = 1; i <= n; i++)
            text = text "<p>" escaped(paragraph[i]) "</p>\n"
        printf "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE NewsML SYSTEM \"NewsML.dtd\">\n<NewsML><NewsItem xml:lang=\"en\"><Identification><NewsIdentifier><PublicIdentifier>urn:newsml:knw.example:%d:1</PublicIdentifier><RevisionId>1</RevisionId></NewsIdentifier></Identification><NewsManagement><Urgency FormalName=\"4\"/></NewsManagement><NewsComponent><NewsLines><HeadLine>%s</HeadLine><DateLine>Carrow (KNW) -</DateLine></NewsLines><ContentItem><MediaType FormalName=\"Text\"/><DataContent>\n%s</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>\n", count, escaped(substr(paragraph[1], 1, 60)), text
    } else {
        for (i = 1; i <= n; i++)
            text = text "<p class=\"text\">" escaped(paragraph[i]) "</p>\n"
        script = ""
        for (i = 0; i < 400; i++)
            script = script "window.state = window.state || []; window.state.push({key: " i ", kind: 'item', shown: false});\n"
        printf "<!DOCTYPE html>\n<html lang=\"en\"><head><title>%s</title><script>" script "</script></head><body><header><nav>%s</nav></header>\n<div class=\"page\"><article><h1>%s</h1>\n%s</article>\n<aside><h2>More stories</h2>%s</aside></div><footer>%s</footer></body></html>\n", escaped(substr(paragraph[1], 1, 60)), links(30, "menu"), escaped(substr(paragraph[1], 1, 60)), text, links(20, "more"), links(15, "foot")
    }
    n = 0
}
length($0) > 1 { paragraph[++n] = $0 }
n == (format == "html" ? 60 : 12) { document() }
END { if (n) document() }
