# What one would write in sed -E, in a UTF-8 locale, for straight copy in English: twelve rules, the
# ones of every "smart punctuation" script. They leave the bench's clean text as it is.
# Double marks: one that opens, and all others close.
s/(^|[[:space:]([—–])"([^[:space:]])/\1“\2/g
s/"/”/g
# Single marks: apostrophes in and behind words, before them, and marks that open.
s/([[:alnum:]])'([[:alpha:]]|[[:space:].,;:!?”)]|$)/\1’\2/g
s/(^|[[:space:]“(])'([0-9][0-9]s?|[Tt]is|[Tt]was|em|n)([^[:alnum:]]|$)/\1’\2\3/g
s/(^|[[:space:]“(])'([[:alnum:]])/\1‘\2/g
# Spaces: more than one, before a stop or at a line's end, missing between sentences.
s/([^[:space:]])[[:blank:]]{2,}/\1 /g
s/[[:blank:]]+([,;:!?)]|\.([^.]|$)|$)/\1/g
s/([[:lower:]][.,;!?])([[:upper:]][[:lower:]])/\1 \2/g
# Dashes: a hyphen or two between spaces, two between words.
s/([[:alnum:],.”’)])[[:blank:]]+--?[[:blank:]]+/\1 – /g
s/([[:alpha:]])--([[:alpha:]])/\1 – \2/g
# Three stops, and no more; a range of figures, and no date, score or telephone number of three parts.
s/(^|[^.])\.\.\.([^.]|$)/\1…\2/g
s/(^|[^-–.,:/[:alnum:]])([0-9]+)-([0-9]+)([^-–.,:/[:alnum:]]|[.,;:]?$)/\1\2–\3\4/g
