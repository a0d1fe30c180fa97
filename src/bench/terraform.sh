#!/usr/bin/env bash
# Whole runs of Terraform (apply, a plan that finds nothing to do, the same without reading, destroy) on stacks of several
# sizes against the sandbox, without and with load: seconds, HTTP requests, rate-limit units, and the provider's CPU
# and peak memory.
#
#   bash src/bench/terraform.sh [-r rounds] [-l "load …"] [-t "step …"] [-s stack] [-p name=command]… [-u URL] [-x]
#                               [size …]
#
#   -r N             rounds, whose median counts (default 1)
#   -l "0 20 12,5"   milliseconds that every request takes at least; two numbers: milliseconds for which each request, and
#                    each call in it, occupies the single thread of the server (default "0 20")
#   -t "step …"      what to run: apply, plan, unread (a plan that reads nothing), destroy (default all)
#   -s DIRECTORY     another configuration, with a variable "size" (default src/bench/stack)
#   -p name=command  another provider, side by side: the path of any binary that serves dokploy/dokploy; with
#                    name="STACK=directory command" it gets a configuration of its own, which may also declare the
#                    variables "endpoint" and "api_key"
#   -u URL           run on this server, with the key in DOKPLOY_API_KEY; steps without a destroy leave there what they made
#   -x               also this build on a plain JVM, and this build with one call for each object
#   size …           resources (default 1 10 100 1000)
#
# Ratios are to the last provider of each group.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source src/bench/common

executable=$(executable)
rounds=1 loads="0 20" steps="apply plan unread destroy" stack=$PWD/src/bench/stack server= providers=("provider packaged=$executable")
while getopts "r:l:t:s:p:u:x" option; do
  case $option in
    r) rounds=$OPTARG ;;
    l) loads=$OPTARG ;;
    t) steps=$OPTARG ;;
    s) stack=$OPTARG ;;
    p) providers+=("provider $OPTARG") ;;
    u) server=$OPTARG ;;
    x)
      providers+=("provider one call each=DOKPLOY_PROVIDER_BATCHES=off $executable")
      providers+=("provider plain JVM=java -cp $PWD/target/image/provider.jar com.dokploy.terraform.Main")
      ;;
    *) exit 2 ;;
  esac
done
shift $((OPTIND - 1))
[[ $# -gt 0 ]] || set -- 1 10 100 1000
[[ -z $server ]] || loads=-

measure com.dokploy.terraform.bench.Stacks "rounds $rounds" "load $loads" "sizes $*" "steps $steps" "stack $stack" \
  "sandbox $executable" ${server:+"server $server"} "${providers[@]}"
