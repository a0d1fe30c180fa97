/** The host of the server: swarm services, volumes, networks, and the files of Traefik. */
@NullMarked
package com.dokploy.terraform.sandbox.docker;

import org.jspecify.annotations.NullMarked;
