#!/bin/sh
# Golden commands: each .case holds a comment, a command, and what it must print and exit with.
#
#   # what the case shows
#   $ ordskifte comments corpus/lederdebatt.txt
#   --- stdout
#   ...
#   --- stderr
#   ...
#   --- exit 0
#
# Commands run in the source folder; $OUT is an empty folder of their own. GOLDEN=renew writes what came
# out into the cases: read the difference before you commit it.
set -u
here=$SOURCE/tests/cli
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
bin=$work/bin; mkdir "$bin"; ln -s "$ORDSKIFTE" "$bin/ordskifte"
PATH=$bin:$PATH; export PATH
ORDSKIFTE_DATA=$SOURCE; export ORDSKIFTE_DATA
unset LC_ALL LANG 2>/dev/null || true

passed=0 failed=0
for case in "$here"/${CASES:-*}.case; do # CASES: a pattern, for a part of them
  command=$(sed -n 's/^\$ //p' "$case")
  [ -n "$command" ] || { echo "$case: holds no command"; failed=$((failed + 1)); continue; }
  OUT=$work/out; export OUT; rm -rf "$OUT"; mkdir "$OUT"
  (cd "$SOURCE" && sh -c "$command") >"$work/stdout" 2>"$work/stderr" </dev/null
  status=$?
  {
    sed -n '/^--- stdout$/q;p' "$case"
    echo "--- stdout"; sed "s|$OUT|\$OUT|g" "$work/stdout"
    echo "--- stderr"; sed "s|$OUT|\$OUT|g" "$work/stderr"
    echo "--- exit $status"
  } >"$work/now"
  if cmp -s "$case" "$work/now"; then passed=$((passed + 1))
  elif [ "${GOLDEN:-}" = renew ]; then cp "$work/now" "$case"; echo "renewed $(basename "$case")"; passed=$((passed + 1))
  else diff -u "$case" "$work/now"; failed=$((failed + 1))
  fi
done
echo "$passed cases passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
