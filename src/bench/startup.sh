#!/usr/bin/env bash
# Start-up of the packaged provider, next to the same build on a plain JVM and to any other provider.
#
#   bash src/bench/startup.sh [rounds] [name=command …]
#
# Prints medians of interleaved runs; ratios are to the plain JVM.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source src/bench/common

rounds=${1:-15}
shift || true
measure com.dokploy.terraform.bench.Startup "$rounds" "packaged=$(executable)" "$@" \
  "plain JVM=java -cp $PWD/target/image/provider.jar com.dokploy.terraform.Main"
