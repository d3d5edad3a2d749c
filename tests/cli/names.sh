#!/bin/sh
# Names of invented people, planted in debates of every format and sought in every output.
command -v python3 >/dev/null 2>&1 || { echo "SKIP: names planted in debates (python3 is not installed)"; exit 77; }
ORDSKIFTE_DATA=$SOURCE python3 "$SOURCE/tests/cli/names.py" "$ORDSKIFTE" "${ROUNDS:-8}"
