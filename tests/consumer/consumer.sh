#!/bin/sh
# Installs into an empty folder and builds a C and a C++ program against it, shared and static, as a stranger
# would: with pkg-config. The shared library must export what the header declares, and nothing else.
set -eu
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cmake --install "$BUILD" --prefix "$work/usr" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
pc=$(find "$work/usr" -name ordskifte.pc); lib=$(dirname "$(dirname "$pc")")
sed -i "s|^prefix=.*|prefix=$work/usr|; s|^libdir=.*|libdir=$lib|; s|^includedir=.*|includedir=$work/usr/include|" "$pc"
PKG_CONFIG_PATH=$(dirname "$pc"); export PKG_CONFIG_PATH
flags=${OSK_TEST_FLAGS:-}
# shellcheck disable=SC2086,SC2046
{
  cc -std=c11 -Wall -Wextra -Werror $flags "$SOURCE/tests/consumer/consumer.c" $(pkg-config --cflags --libs ordskifte) -o "$work/shared-c"
  c++ -std=c++17 -Wall -Wextra -Werror $flags "$SOURCE/tests/consumer/consumer.cpp" $(pkg-config --cflags --libs ordskifte) -o "$work/shared-cpp"
  cc -std=c11 $flags "$SOURCE/tests/consumer/consumer.c" $(pkg-config --cflags ordskifte) "$lib/libordskifte.a" \
     $(pkg-config --libs icu-i18n icu-uc hunspell gsl jansson nettle re2 libxml-2.0 libzip librsvg-2.0 cairo-pdf xlsxwriter zlib libzstd) -lstemmer -llinear -lstdc++ -lm -o "$work/static-c"
}
LD_LIBRARY_PATH=$lib; export LD_LIBRARY_PATH
# The library looks for its dictionaries where it was configured to be installed, else in the source tree.
for program in shared-c static-c; do
  out=$("$work/$program"); [ "${out%% *}" = positive ] || { echo "$program: $out"; exit 1; }
done
[ "$("$work/shared-cpp" "$SOURCE/corpus/lederdebatt.txt")" = "28 of 83" ] || { echo "C++: wrong count"; exit 1; }
readelf -d "$lib/libordskifte.so" | grep -q 'SONAME.*libordskifte\.so\.0' || { echo "no SONAME"; exit 1; }

nm -D --defined-only "$lib/libordskifte.so" | awk '{print $3}' | grep '^osk_' | sort >"$work/exported"
sed -n 's/^OSK_API.*[ *]\(osk_[a-z0-9_]*\)(.*/\1/p' "$SOURCE/src/ordskifte.h" | sort >"$work/declared"
diff "$work/declared" "$work/exported" || { echo "the header and the library's symbols differ"; exit 1; }
[ -f "$work/usr/share/man/man1/ordskifte.1" ] && [ -d "$work/usr/share/ordskifte/dict/lexicon" ]
echo "installed, linked from C and C++, $(wc -l <"$work/exported") symbols"
