#!/usr/bin/env bash
# The refresh of a stack alone: all ReadResource calls that Terraform would make, ten at a time, to a provider just
# started, next to the same provider with one call for each object.
#
#   bash src/bench/refresh.sh [-r rounds] [-l "load …"] [-p name=command]… [-u URL] [size …]
#
#   -r N             rounds, whose median counts (default 9)
#   -l "0 20 12,5"   milliseconds that every request takes at least; two numbers: milliseconds for which each request, and
#                    each call in it, occupies the single thread of the server (default "0 20")
#   -p name=command  another build of this provider, side by side
#   -u URL           measure on this server, with the key in DOKPLOY_API_KEY, and remove again what is made there
#   size …           resources (default 100 1000)
#
# Ratios are to one call for each object; growth is that of the time divided by that of the number of resources.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source src/bench/common

executable=$(executable)
rounds=9 loads="0 20" server= providers=("provider packaged=$executable")
while getopts "r:l:p:u:" option; do
  case $option in
    r) rounds=$OPTARG ;;
    l) loads=$OPTARG ;;
    p) providers+=("provider $OPTARG") ;;
    u) server=$OPTARG ;;
    *) exit 2 ;;
  esac
done
shift $((OPTIND - 1))
[[ -z $server ]] || loads=-
[[ $# -gt 0 ]] || set -- 100 1000

measure com.dokploy.terraform.bench.Refresh "rounds $rounds" "load $loads" "sizes $*" "sandbox $executable" \
  ${server:+"server $server"} "${providers[@]}" \
  "provider one call each=DOKPLOY_PROVIDER_BATCHES=off $executable"
