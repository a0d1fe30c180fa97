/**
 * What every {@code dokploy_*} type shares: translating between values and Dokploy's JSON, variables that Dokploy keeps
 * as one text, finding objects by name, creating without leaving orphans. The types themselves live in the packages
 * below, one file each. Nothing here knows how Terraform or HTTP work.
 */
@NullMarked
package com.dokploy.terraform.resources;

import org.jspecify.annotations.NullMarked;
