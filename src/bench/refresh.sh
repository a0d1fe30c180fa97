#!/usr/bin/env bash
# The refresh of a stack alone: all ReadResource calls that Terraform would make, ten at a time, to a provider just
# started, next to the same provider with one call for each object.
#
#   bash src/bench/refresh.sh [-r rounds] [-l "latency …"] [-p name=command]… [size …]
#
#   -r N             rounds, whose median counts (default 9)
#   -l "0 20"        milliseconds that every request takes at least (default "0 20")
#   -p name=command  another build of this provider, side by side
#   size …           resources (default 100 1000)
#
# With DOKPLOY_ENDPOINT and DOKPLOY_API_KEY set it measures on that server, and removes again what it makes there.
#
# Ratios are to one call for each object; growth is that of the time divided by that of the number of resources.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source src/bench/common

executable=$(executable)
rounds=9 latencies="0 20" providers=("provider packaged=$executable")
while getopts "r:l:p:" option; do
  case $option in
    r) rounds=$OPTARG ;;
    l) latencies=$OPTARG ;;
    p) providers+=("provider $OPTARG") ;;
    *) exit 2 ;;
  esac
done
shift $((OPTIND - 1))
[[ -z ${DOKPLOY_ENDPOINT-} ]] || latencies=-
[[ $# -gt 0 ]] || set -- 100 1000

measure com.dokploy.terraform.bench.Refresh "rounds $rounds" "latency $latencies" "sizes $*" "sandbox $executable" \
  ${DOKPLOY_ENDPOINT:+"server $DOKPLOY_ENDPOINT"} "${providers[@]}" \
  "provider one call each=DOKPLOY_PROVIDER_BATCHES=off $executable"
