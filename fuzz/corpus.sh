#!/usr/bin/env bash
# Makes the corpus of every fuzz target from the directives of the tests and examples.
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
