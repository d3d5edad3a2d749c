#!/bin/bash
# A job behind the array: checks every part and puts them together. It refuses a gap, so it may run too early without harm.
set -o errexit -o nounset
exec "$ORDSKIFTE" merge "$DIR" -o "$OUTPUT"
