#!/bin/sh
# No private text reaches a public part: a telephone number, an address and a sign-off that stand in
# the private block of a story, in every format that is read, are looked for in every format that is
# written, with the filters and without them; and in copy that is made in nine languages (leaks.py).
# Needs python3; without it the test is skipped (77).
# Usage: leaks.sh BUILD-FOLDER
set -u
build=$1
here=$(cd "$(dirname "$0")" && pwd)
python3 -c 'import xml.etree' 2>/dev/null || {
    echo "SKIP: leaks are not looked for: no python3"
    exit 77
}
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
for sample in "$here"/leaks/*; do
    for format in newsml newsml-xhtml nitf ninjs iptc7901 plain; do
        name=$made/$(basename "$sample")
        "$build/wire-clean" -t $format "$sample" >"$name.private.$format" 2>"$name.said"
        "$build/wire-clean" --no-private -t $format "$sample" >"$name.open.$format" 2>>"$name.said"
        ! grep -q "ERROR: \|runtime error" "$name.said" || cat "$name.said"
    done
done

# Copy that is made: every format that is read, through all filters and through none, in every format
# that readers get.
python3 "$here/leaks.py" make "$made/made"
for from in plain html ninjs newsml nitf story; do
    for to in newsml newsml-xhtml nitf ninjs iptc7901 plain; do
        "$build/wire-read" "$made/made/$from"/* |
            "$build/wire-write" --no-private -t $to >"$made/made/$from.written.$to" 2>>"$made/said"
    done
    "$build/wire-clean" -x spelling --no-private -t newsml "$made/made/$from"/* \
        >"$made/made/$from.cleaned.written.newsml" 2>>"$made/said"
done
"$build/wire-guard" --strict "$made/made/contacts.story" >"$made/made/contacts.asked"
strict=$?
! grep "ERROR: \|runtime error" "$made/said" || exit 1
python3 "$here/leaks.py" check "$made/made" || exit 1
[ $strict -eq 1 ] || {
    echo "FAILED: with --strict the guard ends with $strict"
    exit 1
}

python3 - "$made" <<'PYTHON'
import glob, json, os, re, sys
import xml.etree.ElementTree as tree

MARKS = ["5550 7788", "marker.example", "yyqq"]
failed = count = 0

def fail(path, what):
    global failed
    failed += 1
    print("FAILED", os.path.basename(path), what)

def is_for_desk(element, parent):
    name = element.tag.split("}")[-1]
    constraint = element.get("pubconstraint", "")
    return (name in ("edNote", "itemMetaExtProperty") and constraint.endswith(":nonpublic")) or \
        name == "ed-msg" or (name == "meta" and element.get("name", "").startswith("wire:"))

def public_xml(text):
    text = re.sub(r"<\?xml[^>]*\?>", "", text)
    root = tree.fromstring("<all>" + text + "</all>")
    for parent in list(root.iter()):
        for child in list(parent):
            if is_for_desk(child, parent):
                parent.remove(child)
    return tree.tostring(root, encoding="unicode")

def public_json(text):
    stories = [json.loads(line) for line in text.splitlines()]
    for story in stories:
        story.pop("edNote", None)
    return json.dumps(stories, ensure_ascii=False)

def public_wire(text):
    # Behind the stars all is private; a sign-off alone stands over the end of the message.
    return re.sub(r"\n\* \* \* \*\r?\n.*", "\n", text, flags=re.S) if "* * * *" in text else \
        re.sub(r"\r\n[^\r\n]*\r\n\r\n\x03.*", "", text, flags=re.S)

PUBLIC = {"newsml": public_xml, "newsml-xhtml": public_xml, "nitf": public_xml,
          "ninjs": public_json, "iptc7901": public_wire, "plain": str}

for path in sorted(glob.glob(sys.argv[1] + "/*.private.*") + glob.glob(sys.argv[1] + "/*.open.*")):
    kind = path.rsplit(".", 1)[1]
    text = open(path, encoding="utf-8", newline="").read()
    count += 1
    if "Sunday" not in text and "Sonntag" not in text:
        fail(path, "has no story")
        continue
    is_open = ".open." in path
    public = text if is_open else PUBLIC[kind](text)
    for mark in MARKS:
        if mark in public:
            fail(path, f"{mark!r} is public")
        if not is_open and kind == "newsml" and mark not in text:
            fail(path, f"{mark!r} is lost")
print(f"leaks: {count} outputs, {failed} failed")
sys.exit(failed > 0 or count < 120)
PYTHON
