#!/bin/sh
# Installs AWS's own Lambda runtime client under .tools/, where the tests and the bench look for it:
# `install-aws-lambda-ric.sh [3] [4]`, by default the version for the Node that runs here. It is no
# dependency of the project, since it builds native code: autoconf, automake, libtool, cmake, make,
# a C++ compiler and python3 must be there. Takes about two minutes; does nothing the second time.
set -eu
tools="$(cd "$(dirname "$0")/../.." && pwd)/.tools"
work=""
trap 'rm -rf "$work"' EXIT

install() {
  # Version 4 wants Node 22 or newer, version 3 is the last for Node 20.
  case $1 in
    3) folder="$tools/aws-lambda-ric" version=3.3.0 native=dist/rapid-client.node ;;
    4) folder="$tools/aws-lambda-ric-4" version=4.0.2 native=rapid-client.node ;;
    *) echo "There is no version \"$1\" to install: 3 or 4" >&2 && exit 2 ;;
  esac
  installed="$folder/node_modules/aws-lambda-ric/$native"
  if [ -e "$installed" ]; then return; fi

  # Built elsewhere: libtool does not bear a space in a folder's name, and this project's may have one.
  work=$(mktemp -d)
  # Newer versions of npm run no install script that is not allowed by name.
  echo '{ "private": true, "allowScripts": { "aws-lambda-ric": true } }' >"$work/package.json"
  npm install --prefix "$work" --ignore-scripts=false --no-audit --no-fund -E "aws-lambda-ric@$version"
  rm -rf "$folder"
  mkdir -p "$tools"
  cp -r "$work" "$folder"
  rm -rf "$work"
  if [ ! -e "$installed" ]; then
    echo "aws-lambda-ric is installed, but its native client was not built: see the output above" >&2
    exit 1
  fi
}

if [ $# -eq 0 ]; then
  set -- "$(node -p 'Number(process.versions.node.split(".")[0]) >= 22 ? 4 : 3')"
fi
for major; do install "$major"; done
