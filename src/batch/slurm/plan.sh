#!/bin/bash
# A job: reads the input once and writes the plan. The input must not change from here on.
set -o errexit -o nounset
# shellcheck disable=SC2086
exec "$ORDSKIFTE" plan $OPTIONS --shards "$SHARDS" --force -o "$DIR/plan" $INPUT
