/**
 * The classes that answer Terraform for any provider that keeps the contracts of {@code framework}: validation,
 * planning, applying, reading, importing, and the checks of what comes of them.
 */
@NullMarked
package com.dokploy.terraform.framework.engine;

import org.jspecify.annotations.NullMarked;
