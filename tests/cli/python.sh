#!/bin/sh
# Runs the differential tests against Python where Python is installed.
command -v python3 >/dev/null 2>&1 || { echo "SKIP: differential tests against Python (python3 is not installed)"; exit 77; }
cd "$SOURCE" && ORDSKIFTE_DATA=$SOURCE python3 tests/cli/python.py "$ORDSKIFTE"
