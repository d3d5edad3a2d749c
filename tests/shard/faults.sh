#!/bin/sh
# Every write, fsync, rename and close of a shard and of a merge fails once: exit 1, a sentence, and no part, or no result, that
# counts; begun again, the bytes are the right ones.
set -u
work=$(mktemp -d -p /dev/shm 2>/dev/null || mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
ORDSKIFTE_DATA=$SOURCE; export ORDSKIFTE_DATA
strace -qq -e trace=none true 2>/dev/null || { echo "SKIP: faults at every call of a shard (strace is not installed, or may not trace)"; exit 77; }
ASAN_OPTIONS=detect_leaks=0; export ASAN_OPTIONS # nobody can look for them under strace
failed=0 faults=0
fail() { echo "FAILED: $*"; failed=1; }
"$ORDSKIFTE" plan --shards 2 -o plan "$SOURCE/corpus/skoledebatt.csv" 2>/dev/null
"$ORDSKIFTE" score --plan plan --shard-set 0-1/2 --dir parts 2>/dev/null && "$ORDSKIFTE" merge parts -o want || fail "the run"

inject() { # call, error, which; the command
  call=$1 error=$2 n=$3; shift 3
  strace -f -qq -o trace -e trace="$call" -e inject="$call:error=$error:when=$n" "$ORDSKIFTE" "$@" >out 2>err
  status=$?
}
met() { # was there an n-th call?
  grep -q INJECTED trace || return 1
  faults=$((faults + 1))
  [ $status = 0 ] || { [ $status = 1 ] && [ "$(grep -c '^ordskifte: ' err)" = 1 ]; } ||
    fail "$call $error at $n: exit $status: $(cat err)"
}

kinds="write:ENOSPC write:EIO fsync:EIO rename:EDQUOT"
[ -z "${OSK_SLOW:-}" ] || kinds="write:ENOSPC rename:EDQUOT"
for fault in $kinds; do
  n=1
  while # a shard
    rm -rf now; inject "${fault%:*}" "${fault#*:}" $n score --plan plan --shard 0/2 --dir now
    met
  do
    # When only the folder's fsync failed the part is there already, and whole.
    case $("$ORDSKIFTE" missing now --plan plan 2>&1) in
    0-1) [ $status = 1 ] || fail "$fault at $n: no part, and exit $status" ;;
    1) cmp -s now/part-0 parts/part-0 || fail "$fault at $n: a part that counts, and is another" ;;
    *) fail "$fault at $n: what is missing?" ;;
    esac
    ls -A now 2>/dev/null | grep '\.part$' && fail "$fault at $n: a private file was left"
    "$ORDSKIFTE" score --plan plan --shard 0/2 --dir now 2>/dev/null
    cmp -s now/part-0 parts/part-0 && cmp -s now/part-0.manifest parts/part-0.manifest || fail "$fault at $n: begun again it is another part"
    n=$((n + 1))
  done
  n=1
  while # a merge
    rm -rf result; inject "${fault%:*}" "${fault#*:}" $n merge parts -o result
    met
  do
    if [ $status = 0 ]; then diff -r want result || fail "$fault at $n: another result"
    else [ ! -e result ] || fail "$fault at $n: half a result"; fi
    ls -A | grep '^\.result' && fail "$fault at $n: something private was left"
    n=$((n + 1))
  done
done
echo "$faults faults"
[ $faults -gt 15 ] || fail "too few"
exit $failed
