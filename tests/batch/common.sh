# What the tests of batches share: a folder of their own, a count of what failed, and rows that nobody wrote.
export ORDSKIFTE_DATA="$SOURCE"
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failed=0 checked=0
check() { # what, then a command that must succeed
  what=$1; shift; checked=$((checked + 1))
  "$@" || { echo "failed: $what"; failed=$((failed + 1)); }
}
exits() { # status, what, command: must exit with that
  wanted=$1 what=$2; shift 2; checked=$((checked + 1))
  "$@" >"$work/stdout" 2>"$work/stderr" </dev/null
  got=$?
  [ "$got" = "$wanted" ] || { echo "failed: $what: exit $got, not $wanted"; tail -3 "$work/stderr"; failed=$((failed + 1)); }
}
rows() { # how many, from where: CSV with quoted line breaks, letters of several bytes and a row that is too short now and then
  LC_ALL=C awk -v n="$1" 'BEGIN { print "id,navn,tekst"
    split("bra fin d\303\245rlig ikke kj\303\270rer v\303\246ret tog skole aldri lei glad trist", w, " ")
    for (i = 1; i <= n; i++) {
      text = ""; seed = (seed * 1103515245 + 12345 + i) % 2147483648
      for (k = 0; k < 5 + seed % 20; k++) text = text w[1 + (seed + k * 7 + i) % 12] (k % 9 == 8 ? "." : " ")
      if (i % 97 == 0) print i ",Kari"
      else if (i % 3 == 0) printf "%d,Ola,\"%s\n\"\"%s\"\"\"\n", i, text, "sitat"
      else if (i % 5 == 0) print ",Eva," text
      else print i ",Kari," text
    } }'
}
end() { echo "$checked checks, $failed failed"; [ "$failed" = 0 ] && [ "$checked" -gt "$1" ]; }
