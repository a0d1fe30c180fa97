#!/usr/bin/env bash
# The code that runs once for each object of a plan, or once for each start, by JMH.
#
#   bash src/bench/micro.sh [JMH argument …]      for example: micro.sh state -prof gc
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

mkdir -p target
printf '%s\n' "$@" >target/bench.arguments
mvn -B -ntp -q -Pjmh test-compile exec:exec@bench -Dbench.main=com.dokploy.terraform.bench.Micro
