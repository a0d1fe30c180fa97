/**
 * A go-plugin server: how a process becomes a plugin of Terraform, and how it stops being one. Knows a list of gRPC
 * services, never what they say; nothing about values, resources or Dokploy belongs here.
 *
 * <p>The life of the process in order: {@link com.dokploy.terraform.plugin.StandardOutput} is taken, {@code Handshake} checks who
 * started us, {@code ListenAddress} and {@code MutualTls} prepare the connection, {@code NettyServer} accepts it, the handshake
 * line tells the host where to connect, {@code Watchdog} looks after the host and {@code Lifetime} ends the process.
 */
@NullMarked
package com.dokploy.terraform.plugin;

import org.jspecify.annotations.NullMarked;
