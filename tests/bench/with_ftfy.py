"""What one would run in Python: ftfy on every line of a file, for its encoding only."""

import sys

import ftfy

ENCODING_ONLY = ftfy.TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=False,
    remove_control_chars=False,
    normalization=None,
)

with open(sys.argv[1], encoding="utf-8") as copy:
    for line in copy:
        sys.stdout.write(ftfy.fix_text(line, ENCODING_ONLY))
