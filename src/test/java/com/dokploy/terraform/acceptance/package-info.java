/**
 * Runs real Terraform with the packaged provider, the way users do: against an embedded sandbox, or against the server
 * that {@code -Ddokploy.server} names. Nothing here looks inside the provider.
 */
@NullMarked
package com.dokploy.terraform.acceptance;

import org.jspecify.annotations.NullMarked;
