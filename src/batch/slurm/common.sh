# What submit.sh and again.sh share: sbatch with the settings.
here=$(cd -- "$(dirname -- "$0")" && pwd)
# shellcheck source=settings.sh
. "$here/settings.sh"

export INPUT OUTPUT DIR SHARDS OPTIONS ORDSKIFTE
if [ -n "$ORDSKIFTE_DATA" ]; then export ORDSKIFTE_DATA; else unset ORDSKIFTE_DATA; fi
mkdir -p "$DIR/log"

submit() { # time, options of sbatch, script; prints the job's number
  time=$1; shift
  # shellcheck disable=SC2086
  sbatch --parsable --export=ALL --ntasks=1 --cpus-per-task=1 --time="$time" --mem="$MEMORY" \
    ${ACCOUNT:+--account="$ACCOUNT"} ${PARTITION:+--partition="$PARTITION"} $SBATCH_OPTIONS "$@" | cut -d';' -f1
}

# An array and, behind it, the merge; what the array waits for comes first.
submit_shards() { # list, options for the array
  list=$1; shift
  array=$(submit "$TIME" --job-name=ordskifte --requeue --open-mode=append --output="$DIR/log/%A_%a.out" \
    --array="$list${AT_ONCE:+%$AT_ONCE}" --kill-on-invalid-dep=yes "$@" "$here/shard.sh")
  merge=$(submit "$MERGE_TIME" --job-name=ordskifte-merge --output="$DIR/log/merge_%j.out" --kill-on-invalid-dep=yes \
    --dependency="afterok:$array" "$here/merge.sh")
  echo "array $array, merge $merge; logs in $DIR/log" >&2
}
