/**
 * The contracts between Terraform and a provider, in values only: what a resource, a data source, an ephemeral resource
 * or a function does, which requests it takes and which answers it may give. Nothing here knows gRPC, JSON or the
 * server.
 */
@NullMarked
package com.dokploy.terraform.framework;

import org.jspecify.annotations.NullMarked;
