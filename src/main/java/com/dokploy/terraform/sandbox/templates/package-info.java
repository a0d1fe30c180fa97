/** Templates of compose stacks: the catalog that a sandbox serves, and what Dokploy makes of a template. */
@NullMarked
package com.dokploy.terraform.sandbox.templates;

import org.jspecify.annotations.NullMarked;
