#!/bin/sh
# Starts the provider on the Java runtime that lies beside this file.

self=$0
while [ -h "$self" ]; do
  link=$(readlink "$self")
  case $link in
    /*) self=$link ;;
    *) self=${self%/*}/$link ;;
  esac
done
case $self in
  */*) home=${self%/*} ;;
  *) home=. ;;
esac

# What the user's shell tells other JVMs is not meant for this one.
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS CLASSPATH

# On Ctrl-C the whole process group is interrupted; a plugin stays until Terraform tells it to stop.
if [ $# -eq 0 ]; then
  trap '' INT
fi

set -- -m @MAIN@ "$@"
cache=$home/runtime/lib/provider.aot
if [ -f "$cache" ]; then
  set -- "-XX:AOTCache=$cache" "$@"
fi

# stdout belongs to the handshake, so the JVM speaks on stderr. DOKPLOY_PROVIDER_JVM_FLAGS is for diagnosis.
# shellcheck disable=SC2086
exec "$home/runtime/bin/java" @FLAGS@ ${DOKPLOY_PROVIDER_JVM_FLAGS-} "$@"
