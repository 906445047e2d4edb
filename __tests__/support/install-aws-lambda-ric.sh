#!/bin/sh
# Installs AWS's own Lambda runtime client under .tools/, where the tests look for it. It is no
# dependency of the project, since it builds native code: autoconf, automake, libtool, cmake, make,
# a C++ compiler and python3 must be there. Takes about two minutes; does nothing the second time.
set -eu
folder="$(cd "$(dirname "$0")/../.." && pwd)/.tools/aws-lambda-ric"
# Version 4 wants Node 22 or newer, version 3 is the last for Node 20.
version=$(node -p 'Number(process.versions.node.split(".")[0]) >= 22 ? "4.0.2" : "3.3.0"')
installed="$folder/node_modules/aws-lambda-ric/dist/rapid-client.node"
if [ -e "$installed" ]; then exit 0; fi

# Built elsewhere: libtool does not bear a space in a folder's name, and this project's may have one.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Newer versions of npm run no install script that is not allowed by name.
echo '{ "private": true, "allowScripts": { "aws-lambda-ric": true } }' >"$work/package.json"
npm install --prefix "$work" --ignore-scripts=false --no-audit --no-fund -E "aws-lambda-ric@$version"
rm -rf "$folder"
mkdir -p "$(dirname "$folder")"
cp -r "$work" "$folder"
if [ ! -e "$installed" ]; then
  echo "aws-lambda-ric is installed, but its native client was not built: see the output above" >&2
  exit 1
fi
