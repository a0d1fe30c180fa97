/** The procedures of the server, in one class per group of routers. */
@NullMarked
package com.dokploy.terraform.sandbox.procedures;

import org.jspecify.annotations.NullMarked;
