/**
 * Environment variables and build arguments, which Dokploy keeps as one text: managed key by key, with those of others
 * left as they are.
 */
@NullMarked
package com.dokploy.terraform.resources.variables;

import org.jspecify.annotations.NullMarked;
