#!/bin/sh
# After anything went wrong: submits the shards that have no whole part, and the merge. Harmless while others still run.
set -eu
# shellcheck source=common.sh
. "$(dirname -- "$0")/common.sh"
missing=$("$ORDSKIFTE" missing "$DIR")
SHARDS=$(sed -n 's/^shards	//p' "$DIR/plan")
if [ -n "$missing" ]; then
  submit_shards "$missing"
else
  merge=$(submit "$MERGE_TIME" --job-name=ordskifte-merge --output="$DIR/log/merge_%j.out" "$here/merge.sh")
  echo "all shards are there; merge $merge" >&2
fi
