/**
 * An embedded Dokploy for tests, examples and the {@code sandbox} command: in memory, on loopback, driven by tables of
 * what a real v0.30.2 was seen to do. Nothing of the provider itself belongs here, and nothing from here may be used by
 * the provider: the two only meet on a socket.
 */
@NullMarked
package com.dokploy.terraform.sandbox;

import org.jspecify.annotations.NullMarked;
