#!/bin/sh
# What the app needs, built if a source is newer than what was built; the CDK's command line runs it before the app.
set -eu

cd "$(dirname "$0")"
built=target/infra.jar
sources='../pom.xml pom.xml src/main prove.sh ../function/pom.xml ../function/src/main'

if [ -f "$built" ] && [ -d target/lib ] && [ -d ../function/target/lambda ] &&
  [ -z "$(find $sources -newer "$built" | head -n 1)" ]; then
  exit 0
fi
../mvnw -q -f ../pom.xml -Dquick -pl infra -am -Dexec.skip package
# A jar whose content is the same stays as it was.
touch "$built"
