/**
 * Terraform's values and types as plain Java: what is known, null or unknown, and where in a value something stands.
 * Nothing here knows how values travel (that is {@code protocol}) or what they mean (that is {@code framework}).
 */
@NullMarked
package com.dokploy.terraform.value;

import org.jspecify.annotations.NullMarked;
