/**
 * The contracts between Terraform and a provider, in values only: what a resource, a data source, an ephemeral resource
 * or a function does, what it is asked and what it may answer. Nothing here knows gRPC, JSON or the server.
 */
@NullMarked
package com.dokploy.terraform.framework;

import org.jspecify.annotations.NullMarked;
