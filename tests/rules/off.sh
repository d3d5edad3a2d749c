#!/bin/sh
# Every rule and every class of shifters is needed: with any one left out, a case of the specification must fail.
set -u
cd "$SOURCE" || exit 1
failed=0
for rule in negate strengthen weaken contrast condition compare modal border clause none \
            back double question quotation affix firewall list weight; do
  out=$("$BUILD/tests/spec_test" tests/spec/score.spec "$SOURCE" "$rule")
  wrong=$(echo "$out" | sed -n 's/.* cases passed, \([0-9]*\) failed$/\1/p')
  [ "${wrong:-0}" -gt 0 ] || { echo "without $rule no case fails: $(echo "$out" | tail -1)"; failed=1; }
  echo "$rule: $wrong cases"
done
[ "$failed" = 0 ]
