#!/usr/bin/env bash
# Makes the corpus of every fuzz target from the directives of the tests and examples,
# and the words that mutations may put in (libFuzzer's -dict).
set -euo pipefail
cd "$(dirname "$0")/.."
texts() { find examples tests/pairs tests/config tests/waivers tests/fix -name '*.yaml' | sort; }
for target in yaml directive audit settings value fix; do mkdir -p "fuzz/corpus/$target"; done
number=0
before=
while read -r path; do
    number=$((number + 1))
    for target in yaml directive audit settings; do cp "$path" "fuzz/corpus/$target/$number"; done
    if [ -n "$before" ]; then { cat "$before"; printf '\n=====\n'; cat "$path"; } > "fuzz/corpus/fix/$number"; fi
    before=$path
done < <(texts)
# A value is what stands behind a key.
number=0
texts | xargs sed -n 's/^[^#]*: \+\([^[{|>].*\)$/\1/p' | sort -u | while IFS= read -r value; do
    number=$((number + 1))
    printf '%s' "$value" > "fuzz/corpus/value/$number"
done
# A word is what stands between digits, signs and spaces twice or more; libFuzzer wants its bytes in hex.
texts | xargs cat | sed 's/#.*//; s/[][ 0-9:,.(){}"'"'"'|>&*—–~%-]\+/\n/g; s/[，。；：、“”（）《》]/\n/g' |
    sort | uniq -d | LC_ALL=C grep -E '^.{2,24}$' |
    od -An -v -tx1 -w1 | awk '$1 == "0a" { print "\"" word "\""; word = ""; next } { word = word "\\x" $1 }' > fuzz/words.dict
