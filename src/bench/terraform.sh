#!/usr/bin/env bash
# Whole runs of Terraform on stacks of several sizes against the sandbox, without and with latency.
#
#   bash src/bench/terraform.sh [size …]          (default: 1 10 100)
#
# Per size: seconds, HTTP requests and rate-limit units of apply, of a plan that finds nothing to do, and of destroy.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source src/bench/common

sizes=("$@")
[[ ${#sizes[@]} -gt 0 ]] || sizes=(1 10 100)
work=$(mktemp -d "${TMPDIR:-/tmp}/dokploy-bench.XXXXXX")
sandbox=
trap '[[ -z $sandbox ]] || kill "$sandbox" 2>/dev/null; rm -rf "$work"' EXIT
export TF_CLI_CONFIG_FILE=$PWD/target/dist/terraform.rc TF_IN_AUTOMATION=1 CHECKPOINT_DISABLE=1 DOKPLOY_API_KEY=sandbox

counter() { curl -fsS "$DOKPLOY_ENDPOINT/__sandbox/requests" | sed -E "s/.*\"$1\":([0-9]+).*/\1/"; }

# timed NAME TERRAFORM-ARGUMENT…: a row of the table.
timed() {
  local name=$1 requests units started ended
  shift
  requests=$(counter requests) units=$(counter rate_limit_units) started=${EPOCHREALTIME/[^0-9]/}
  terraform -chdir="$work" "$@" -input=false -no-color >"$work/output" || { cat "$work/output" >&2; exit 1; }
  ended=${EPOCHREALTIME/[^0-9]/}
  printf '| %s | %s | %s | %d.%02d | %d | %d |\n' "$latency" "$size" "$name" \
    $(((ended - started) / 1000000)) $(((ended - started) / 10000 % 100)) \
    $(($(counter requests) - requests)) $(($(counter rate_limit_units) - units))
}

cp src/bench/stack/main.tf "$work"
terraform -chdir="$work" init -input=false -no-color >"$work/output" || { cat "$work/output" >&2; exit 1; }
printf '| latency ms | resources | run | seconds | requests | units |\n|---|---|---|---|---|---|\n'
for latency in 0 20; do
  rm -f "$work/port"
  "$(executable)" sandbox --port 0 --port-file "$work/port" --latency "$latency" >"$work/sandbox.log" 2>&1 &
  sandbox=$!
  until [[ -s $work/port ]]; do kill -0 "$sandbox"; sleep 0.1; done
  DOKPLOY_ENDPOINT=http://127.0.0.1:$(<"$work/port")
  export DOKPLOY_ENDPOINT
  for size in "${sizes[@]}"; do
    export TF_VAR_size=$size
    timed apply apply -auto-approve
    timed plan plan -detailed-exitcode
    timed destroy destroy -auto-approve
  done
  kill "$sandbox"
  wait "$sandbox" 2>/dev/null || true
  sandbox=
done
