#!/bin/bash
# A task of the array: one shard. Started twice, even at the same time, it leaves the same bytes; done already, it ends at
# once. A node that dies or is taken away is Slurm's to notice (--requeue); a program that was killed is not: again.sh.
set -o errexit -o nounset
exec "$ORDSKIFTE" score --plan "$DIR/plan" --shard "$SLURM_ARRAY_TASK_ID/$SHARDS" --dir "$DIR"
