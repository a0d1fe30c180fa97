/** Remote servers that Dokploy deploys to and builds on, and the nodes of the cluster. */
@NullMarked
package com.dokploy.terraform.resources.server;

import org.jspecify.annotations.NullMarked;
