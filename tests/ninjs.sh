#!/bin/sh
# Holds what wire-write -t ninjs writes against IPTC's schema of ninjs 3.1: every story of the cases,
# and stories that are made up to break a writer.
# Needs python3-jsonschema, and the schemas in ${WIRE_SHARED:-../shared}/schemas/ninjs; without them
# it is skipped (77).
# Usage: ninjs.sh BUILD-FOLDER
set -u
build=$1
here=$(cd "$(dirname "$0")" && pwd)
shared=${WIRE_SHARED:-$here/../../shared}
schema=$shared/schemas/ninjs/ninjs-schema_3.1.json
python3 -c 'import jsonschema' 2>/dev/null || {
    echo "SKIP: ninjs is not checked: no python3-jsonschema (apt-get install python3-jsonschema)"
    exit 77
}
[ -f "$schema" ] || {
    echo "SKIP: ninjs is not checked: no $schema (set WIRE_SHARED)"
    exit 77
}
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
{
    for story in "$here"/cases/*/*.in "$here"/cases/*/*.out; do
        "$build/wire-read" "$story" 2>/dev/null
    done
    awk -v seed=3 -v stories=600 -f "$here/hard_stories.awk"
} | "$build/wire-write" -t ninjs >"$made/ninjs" 2>/dev/null
python3 -W ignore - "$schema" "$made/ninjs" <<'PYTHON'
import json, os, sys
import jsonschema
schema = json.load(open(sys.argv[1]))
geo = json.load(open(os.path.join(os.path.dirname(sys.argv[1]), "GeoJSON-schema.json")))
address = "https://geojson.org/schema/GeoJSON.json"
resolver = jsonschema.RefResolver(schema["$id"], schema, store={address: geo, address + "#": geo, schema["$id"]: schema})
checker = jsonschema.Draft202012Validator(schema, resolver=resolver, format_checker=jsonschema.FormatChecker())
count = invalid = 0
for line in open(sys.argv[2], encoding="utf-8"):
    count += 1
    for error in checker.iter_errors(json.loads(line)):
        invalid += 1
        print("FAILED", count, "/".join(map(str, error.absolute_path)), error.message[:200])
        break
print(f"ninjs: {count} stories, {invalid} invalid")
sys.exit(invalid > 0 or count < 1000)
PYTHON
