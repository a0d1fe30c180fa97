/** Renders the documentation in the registry's layout from schemas and examples, and compares it with docs/. */
@NullMarked
package com.dokploy.terraform.resources;

import org.jspecify.annotations.NullMarked;
