#!/bin/sh
# Makes a small Java and what it needs of the C library, for an image that is made from nothing.
# Arguments: the home of a JDK on Linux, and the directory to fill.
set -eu
jdk=$1
image=$2
rm -rf "$image"
mkdir -p "$image/opt" "$image/tmp"
"$jdk/bin/jlink" --add-modules java.base,java.logging,java.management,java.naming,java.net.http,java.sql,java.xml,jdk.unsupported,jdk.crypto.ec \
  --strip-debug --no-header-files --no-man-pages --compress=2 --output "$image/opt/java"
# The libraries keep the places in which the loader looks for them
find "$image/opt/java" -name '*.so' -o -path '*/bin/java' | xargs -n 1 ldd 2>/dev/null |
  awk '/=> \//{print $3} /^\t\/lib.*ld-/{print $1}' | sort -u | while read -r library; do
    case $library in
      "$image"*) ;;
      *) mkdir -p "$image$(dirname "$library")"; cp -L "$library" "$image$library" ;;
    esac
  done
