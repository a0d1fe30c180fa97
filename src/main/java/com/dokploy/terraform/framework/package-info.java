/**
 * What Terraform asks of a provider, in values only: schemas and their attributes, validation, planning, applying,
 * reading, and the contracts that resources, data sources and functions fulfil. Nothing here knows gRPC, JSON or
 * the server.
 */
@NullMarked
package com.dokploy.terraform.framework;

import org.jspecify.annotations.NullMarked;
