/**
 * Runs real Terraform with the packaged provider, the way users do: against an embedded sandbox, or against the server
 * that {@code DOKPLOY_ENDPOINT} and {@code DOKPLOY_API_KEY} name. Nothing here looks inside the provider.
 */
@NullMarked
package com.dokploy.terraform.acceptance;

import org.jspecify.annotations.NullMarked;
