#!/bin/sh
# The concordance against Python, and on hostile texts, where Python is installed.
command -v python3 >/dev/null 2>&1 || { echo "SKIP: the concordance against Python (python3 is not installed)"; exit 77; }
cd "$SOURCE" && ORDSKIFTE_DATA=$SOURCE python3 tests/cli/kwic.py "$ORDSKIFTE"
