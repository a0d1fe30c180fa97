/**
 * A go-plugin server: how a process becomes a plugin of Terraform, and how it stops being one. Knows a list of gRPC
 * services, never what they say; nothing about values, resources or Dokploy belongs here.
 *
 * <p>The order of a life: {@link com.dokploy.terraform.plugin.StandardOutput} is taken, {@code Handshake} checks who
 * started us, {@code ListenAddress} and {@code MutualTls} prepare the door, {@code NettyServer} opens it, the handshake line
 * tells the host where it is, {@code Watchdog} looks after the host and {@code Lifetime} ends it all.
 */
@NullMarked
package com.dokploy.terraform.plugin;

import org.jspecify.annotations.NullMarked;
