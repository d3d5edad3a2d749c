#!/bin/bash
# The job scripts of src/batch/slurm on a real Slurm of three nodes: plan, array and merge with a task killed, a node killed, the
# controller killed. The merged folder is the same bytes as one process makes, each time.
set -u
for tool in slurmctld slurmd munged sbatch pgrep; do
  PATH=$PATH:/usr/sbin command -v $tool >/dev/null || { echo "SKIP: job scripts on a real Slurm ($tool is not installed)"; exit 77; }
done
here=$SOURCE/tests/slurm jobs=$SOURCE/src/batch/slurm
work=$(mktemp -d /tmp/slurm.XXXXXX)
unset SLURM_JOB_ID SLURM_ARRAY_TASK_ID
export ORDSKIFTE_DATA=$SOURCE SLURM_CONF=$work/cluster/slurm.conf
program=$ORDSKIFTE
started=$SECONDS failed=0
finish() { "$here/cluster.sh" down "$work/cluster"; rm -rf "$work"; }
left() { # processes of the cluster or its jobs that are alive
  for place in $(grep -lsz "^SLURM_CONF=$SLURM_CONF" /proc/[0-9]*/environ); do
    case $(cat "${place%/environ}/comm" 2>/dev/null) in slurm* | munged | ordskifte) echo "$place" ;; esac
  done
}
trap finish EXIT
fail() { echo "FAILED: $*"; failed=1; tail -n 5 "$DIR"/log/*.out 2>/dev/null; }
say() { echo "$((SECONDS - started)) s: $*"; }

# An input of some thousand rows, with line breaks in cells.
{
  head -n 1 "$SOURCE/corpus/skoledebatt.csv"
  for _ in $(seq 30); do tail -n +2 "$SOURCE/corpus/skoledebatt.csv"; done
} >"$work/debatt.csv"

sum() { (cd "$1" && for file in *; do echo "$file"; cat "$file"; done | sha256sum); }

# What one process makes.
"$program" plan "$work/debatt.csv" --shards 1 -o "$work/plan" 2>/dev/null &&
  "$program" score --plan "$work/plan" --shard 0/1 --dir "$work/one" 2>/dev/null &&
  "$program" merge "$work/one" -o "$work/whole" || { echo "one process failed"; exit 1; }
reference=$(sum "$work/whole")

# The first three tasks stay for HOLD seconds before they begin, and tell their process, so that something can happen to them;
# one that Slurm starts again does not wait, and tells that.
cat >"$work/ordskifte" <<END
#!/bin/bash
if [ "\$1" = score ]; then
  echo \$\$ >"$work/task-\$SLURM_ARRAY_TASK_ID"
  echo "\$SLURMD_NODENAME" >"$work/node-\$SLURM_ARRAY_TASK_ID"
  if [ -n "\${SLURM_RESTART_COUNT:-}" ]; then echo again >"$work/again-\$SLURM_ARRAY_TASK_ID"
  elif [ "\$SLURM_ARRAY_TASK_ID" -lt 3 ]; then for _ in \$(seq \${HOLD:-0}); do sleep 1; done; fi
fi
exec "$program" "\$@"
END
chmod +x "$work/ordskifte"

begin() { # name, seconds to hold, shards
  rm -f "$work"/task-* "$work"/node-* "$work"/again-*
  export INPUT=$work/debatt.csv DIR=$work/parts-$1 OUTPUT=$work/out-$1 HOLD=$2 SHARDS=$3 ORDSKIFTE=$work/ordskifte
  export MEMORY=100M TIME=00:05:00 PLAN_TIME=00:05:00 MERGE_TIME=00:05:00
  (cd "$work" && sh "$jobs/submit.sh") || fail "$1: submit.sh"
}
await() { # seconds, test
  for _ in $(seq $((10 * $1))); do eval "$2" && return 0; sleep .1; done
  return 1
}
compare() { # name
  await 60 '[ -f "$OUTPUT/manifest.json" ]' || { fail "$1: no result"; squeue; return; }
  if [ "$(sum "$OUTPUT")" = "$reference" ]; then say "$1: identical"; else fail "$1: other bytes"; fi
}

"$here/cluster.sh" up "$work/cluster" || { echo "the cluster did not start"; exit 1; }
say "three nodes are up"

# A task that is killed is no matter to Slurm: the merge never runs, and what is missing is submitted again.
begin killed 2 6
await 30 '[ -s "$work/task-2" ]' || fail "task 2 did not start"
kill -9 "$(cat "$work/task-2")"
await 60 '[ -z "$(squeue -h)" ]' || fail "the queue did not empty"
[ -e "$OUTPUT" ] && fail "a merge of five parts of six"
[ "$("$program" missing "$DIR")" = 2 ] || fail "missing says: $("$program" missing "$DIR")"
HOLD=0
(cd "$work" && sh "$jobs/again.sh") || fail "again.sh"
compare "task killed"

# A node that dies: Slurm notices, and starts its task elsewhere.
begin node 3 3
await 30 'grep -qx n2 "$work"/node-* 2>/dev/null' || fail "no task on n2"
"$here/cluster.sh" kill "$work/cluster" n2
say "n2 is dead"
compare "node killed"
ls "$work"/again-* >/dev/null 2>&1 || fail "nothing was started again"
"$here/cluster.sh" node "$work/cluster" n2

# The controller dies in the midst of an array, and comes back with its queue, which it writes down every five seconds: of what
# began later it knows nothing, starts it again, and holds it where that fails (see doc/scale.md).
begin controller 8 4
await 30 '[ -s "$work/task-2" ]' || fail "task 2 did not start"
sleep 6
"$here/cluster.sh" crash "$work/cluster"
sleep 1
"$here/cluster.sh" control "$work/cluster"
say "the controller is back"
compare "controller killed"

# Nothing is missing: only the merge runs, and gives the same again.
HOLD=0
rm -rf "$OUTPUT"
(cd "$work" && sh "$jobs/again.sh") || fail "again.sh with nothing missing"
compare "merge again"

[ -n "$(left)" ] || fail "no process of the cluster is seen"
"$here/cluster.sh" down "$work/cluster"
sleep .2
[ -z "$(left)" ] || fail "these are still there: $(left)"
exit $failed
