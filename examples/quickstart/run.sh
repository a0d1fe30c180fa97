#!/usr/bin/env bash
# Plans, applies and destroys the stack in this directory on a sandbox, a Dokploy in memory that lives as long as this
# script, or with --server on a real Dokploy.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: bash examples/quickstart/run.sh [--keep] [--server URL]

Builds the provider, then plans, applies and destroys a small stack: a project with an environment, a PostgreSQL
database, an application and a domain. Uses a sandbox, an in-memory Dokploy server that needs no Docker, unless --server
is set.

  --keep         Keep the stack, the directory with its configuration and state, and the sandbox, and print how to
                 continue.
  --server URL   Use this Dokploy server. The API key is read from DOKPLOY_API_KEY.

The environment variable TERRAFORM sets the program to run. Defaults to terraform; tofu works too.
TEXT
}

keep=false server=
while [[ $# -gt 0 ]]; do
  case $1 in
    --keep) keep=true ;;
    --server)
      [[ -n ${2:-} ]] || { printf 'quickstart: --server requires a URL.\n\n' >&2; usage >&2; exit 2; }
      server=$2
      shift
      ;;
    --server=?*) server=${1#--server=} ;;
    -h | --help) usage; exit 0 ;;
    *) printf 'quickstart: unknown option %s.\n\n' "$1" >&2; usage >&2; exit 2 ;;
  esac
  shift
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

# Maven's own output says little to somebody who only wants to try the provider: one line for each step instead.
build() {
  local log=$root/target/quickstart-build.log line
  mkdir -p "$root/target"
  say "Building the provider (the first time takes a few minutes; log: $log)"
  (cd "$root" && mvn -B -ntp -Dmaven.test.skip package 2>&1) | tee "$log" | while read -r line; do
    case $line in
      *'protobuf-maven-plugin:'*) progress "generating the classes of the protocol" ;;
      *'(default-compile)'*) progress "compiling the provider" ;;
      *'(dist)'*) progress "packaging a Java runtime and its ahead-of-time cache" ;;
    esac
  done && return
  if grep -q 'Cannot find matching toolchain definitions' "$log"; then
    fail "JDK 25 not found. Install one where Maven looks for it, for example below /usr/lib/jvm, or set JAVA_HOME to it."
  fi
  grep '^\[ERROR\]' "$log" | head -n 20 >&2
  fail "the build failed."
}

progress() { printf '    %4d s  %s\n' "$SECONDS" "$*"; }

if [[ -n $server && -z ${DOKPLOY_API_KEY:-} ]]; then
  fail "set DOKPLOY_API_KEY to an API key of $server, created under Settings, Profile, API/CLI Keys, without a rate limit."
fi
if [[ -z $server && -n ${DOKPLOY_ENDPOINT:-} ]]; then
  say "DOKPLOY_ENDPOINT is ignored: this runs on a sandbox. To use that server, add --server $DOKPLOY_ENDPOINT"
fi
need "$terraform" "install Terraform 1.5 or later, or set TERRAFORM to another program."
if ! is_built; then
  need mvn "install Maven 3.8.7 or later, and JDK 25."
  build
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
        printf 'quickstart: terraform destroy failed. The state is kept in %s\n' "$work" >&2
        exit "$code"
      fi
    fi
  fi
  if [[ -n $sandbox ]]; then
    kill "$sandbox" 2>/dev/null || true
    wait "$sandbox" 2>/dev/null || true
  fi
  rm -rf "$work"
  if $finished && [[ $code == 0 ]]; then
    whats_next
  fi
  exit "$code"
}

whats_next() {
  say "Done: the stack was applied, the second plan showed no changes, and the stack was destroyed."
  cat <<TEXT

Try next:
  bash examples/quickstart/run.sh --keep                   keep the stack in a directory of its own, to change and apply it again
  bash examples/quickstart/run.sh --server URL             use your Dokploy server
  examples/stacks                                          complete stacks to start from
  docs/resources, docs/data-sources                        every attribute of all resources and data sources
TEXT
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
# Set in the shells of people who work daily with a server.
unset DOKPLOY_ENDPOINT DOKPLOY_URL DOKPLOY_API_URL DOKPLOY_HOST

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
say "$terraform init"
in_work init -input=false
printf '%s\n' "(A warning about incomplete lock file information, and the word \"unauthenticated\", are expected here: the provider" \
  "is installed from a local mirror, which has no signature, and a checksum for this platform only.)"

if [[ -z $server ]]; then
  executable=$(find -L "$work/.terraform/providers" -type f -name 'terraform-provider-dokploy_v*' | head -n 1)
  start_sandbox "$executable"
  say "Sandbox: $DOKPLOY_ENDPOINT"
else
  export DOKPLOY_ENDPOINT=$server
  say "Server: $server. This creates the project quickstart-shop with two services, and $($keep && echo keeps || echo destroys) them."
fi

say "$terraform plan"
in_work plan -input=false -out=quickstart.tfplan

say "$terraform apply"
applied=true
in_work apply -input=false quickstart.tfplan

say "$terraform output"
in_work output

say "$terraform plan (should show no changes)"
in_work plan -input=false -detailed-exitcode || fail "the second plan shows changes."

finished=true
if $keep; then
  say "Done: the stack was applied, and the second plan showed no changes. To continue, change main.tf in this directory:"
  printf '  cd %q\n' "$work"
  printf '  export TF_CLI_CONFIG_FILE=%q DOKPLOY_ENDPOINT=%q' "$TF_CLI_CONFIG_FILE" "$DOKPLOY_ENDPOINT"
  if [[ -n $sandbox ]]; then
    printf ' DOKPLOY_API_KEY=sandbox\n'
    printf '  %s destroy && kill %s    # when done\n' "$terraform" "$sandbox"
  else
    printf '\n  %s destroy    # when done\n' "$terraform"
  fi
fi
