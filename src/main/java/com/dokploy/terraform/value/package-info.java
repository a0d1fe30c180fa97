/**
 * Terraform's values and types as plain Java: known values, null and unknown, and paths within a value. Nothing here
 * knows how values are encoded (see {@code protocol}) or what they mean (see {@code framework}).
 */
@NullMarked
package com.dokploy.terraform.value;

import org.jspecify.annotations.NullMarked;
