#!/bin/sh
# The whole run: plan -> array of shards -> merge, each a job that waits for the one before.
set -eu
# shellcheck source=common.sh
. "$(dirname -- "$0")/common.sh"
if [ -e "$DIR/plan" ]; then
  echo "$DIR holds a plan already: sh again.sh goes on with it; another run needs another DIR" >&2
  exit 2
fi
plan=$(submit "$PLAN_TIME" --job-name=ordskifte-plan --output="$DIR/log/plan_%j.out" "$here/plan.sh")
echo "plan $plan" >&2
submit_shards "0-$((SHARDS - 1))" --dependency="afterok:$plan"
