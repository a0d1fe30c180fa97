/**
 * The base of all {@code dokploy_*} types: a row of the server with its procedures, and a create that leaves no orphan.
 * The types live in the packages below, one file each. Nothing here knows how Terraform or HTTP work.
 */
@NullMarked
package com.dokploy.terraform.resources;

import org.jspecify.annotations.NullMarked;
