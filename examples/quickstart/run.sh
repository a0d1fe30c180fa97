#!/usr/bin/env bash
# Plans, applies and destroys the stack in this directory: against the server that DOKPLOY_ENDPOINT and DOKPLOY_API_KEY
# name, or else against a sandbox, a Dokploy in memory that lives as long as this script.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: bash examples/quickstart/run.sh [--keep]

  --keep   leave the stack, its state and the sandbox in place, and say how to go on

TERRAFORM names the program to run (default: terraform; tofu works as well).
TEXT
}

keep=false
for argument in "$@"; do
  case $argument in
    --keep) keep=true ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
done

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
dist=$root/target/dist
terraform=${TERRAFORM:-terraform}

say() { printf '\n==> %s\n' "$*"; }
fail() { printf 'quickstart: %s\n' "$*" >&2; exit 1; }
need() { command -v "$1" >/dev/null 2>&1 || fail "$1 is not on the PATH; $2"; }

# Whether target/dist is there, newer than every source, and made in this directory.
is_built() {
  local zip
  zip=$(find "$dist" -maxdepth 1 -name 'terraform-provider-dokploy_*.zip' 2>/dev/null | head -n 1)
  [[ -n $zip ]] || return 1
  grep -qF "\"$dist/mirror\"" "$dist/terraform.rc" 2>/dev/null || return 1
  [[ -z $(find "$root/pom.xml" "$root/proto" "$root/src/main" "$root/src/build" -newer "$zip" -type f | head -n 1) ]]
}

if [[ -n ${DOKPLOY_ENDPOINT:-} && -z ${DOKPLOY_API_KEY:-} ]]; then
  fail "DOKPLOY_ENDPOINT is set but DOKPLOY_API_KEY is not; set both, or neither to use the sandbox."
fi
need "$terraform" "install Terraform 1.8 or newer, or set TERRAFORM to another program."
if ! is_built; then
  need mvn "install Maven 3.8.7 or newer, and a JDK 25."
  say "Building the provider (first time: a minute or two)"
  (cd "$root" && mvn -B -ntp -q -DskipTests package)
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/dokploy-quickstart.XXXXXX")
sandbox=
applied=false
finished=false

# Runs on every way out, so that Ctrl-C leaves nothing behind either.
clean_up() {
  local code=$?
  trap - EXIT INT TERM
  if $keep && $finished; then
    return
  fi
  if $applied; then
    say "Destroying the stack"
    if ! in_work destroy -auto-approve -input=false; then
      code=1
      if [[ -z $sandbox ]]; then
        printf 'quickstart: destroy failed; the state is kept in %s\n' "$work" >&2
        exit "$code"
      fi
    fi
  fi
  if [[ -n $sandbox ]]; then
    kill "$sandbox" 2>/dev/null || true
    wait "$sandbox" 2>/dev/null || true
  fi
  rm -rf "$work"
  exit "$code"
}

in_work() { "$terraform" -chdir="$work" "$@"; }

trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

export TF_CLI_CONFIG_FILE=$dist/terraform.rc
export TF_IN_AUTOMATION=1
export CHECKPOINT_DISABLE=1
# A shared cache would hand out an older build of the same version.
unset TF_PLUGIN_CACHE_DIR TF_DATA_DIR TF_WORKSPACE

start_sandbox() {
  local executable=$1 port_file=$work/sandbox.port
  "$executable" sandbox --port 0 --port-file "$port_file" --api-key sandbox >"$work/sandbox.log" 2>&1 </dev/null &
  sandbox=$!
  for _ in $(seq 1 300); do
    if [[ -s $port_file ]]; then
      export DOKPLOY_ENDPOINT=http://127.0.0.1:$(<"$port_file") DOKPLOY_API_KEY=sandbox
      return
    fi
    kill -0 "$sandbox" 2>/dev/null || break
    sleep 0.1
  done
  cat "$work/sandbox.log" >&2
  fail "the sandbox did not start."
}

cp "$here"/*.tf "$work"/
say "terraform init"
in_work init -input=false

if [[ -z ${DOKPLOY_ENDPOINT:-} ]]; then
  executable=$(find -L "$work/.terraform/providers" -type f -name 'terraform-provider-dokploy_v*' | head -n 1)
  start_sandbox "$executable"
  say "Sandbox: $DOKPLOY_ENDPOINT"
else
  say "Server: $DOKPLOY_ENDPOINT"
fi

say "terraform plan"
in_work plan -input=false -out=quickstart.tfplan

say "terraform apply"
applied=true
in_work apply -input=false quickstart.tfplan

say "terraform output"
in_work output

say "terraform plan, once more: it must find nothing to do"
in_work plan -input=false -detailed-exitcode || fail "the second plan is not empty."

finished=true
if $keep; then
  say "Kept. To go on:"
  printf '  cd %q\n' "$work"
  printf '  export TF_CLI_CONFIG_FILE=%q DOKPLOY_ENDPOINT=%q' "$TF_CLI_CONFIG_FILE" "$DOKPLOY_ENDPOINT"
  if [[ -n $sandbox ]]; then
    printf ' DOKPLOY_API_KEY=sandbox\n'
    printf '  %s destroy; kill %s    # when done\n' "$terraform" "$sandbox"
  else
    printf '\n  %s destroy    # when done\n' "$terraform"
  fi
fi
