#!/bin/sh
# The reader of tables against Python's csv on random files.
command -v python3 >/dev/null 2>&1 || { echo "SKIP: python3 is missing: the reader of tables against Python's csv"; exit 77; }
ORDSKIFTE_DATA=$SOURCE; export ORDSKIFTE_DATA
exec python3 "$SOURCE/tests/reference/tables.py" 40
