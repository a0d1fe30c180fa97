/**
 * Terraform's wire format: bytes and tfplugin6 messages on one side, values and the framework on the other. Conversions
 * are pure functions and there is no logic here; how a plugin is started and served is {@code plugin}'s.
 */
@NullMarked
package com.dokploy.terraform.protocol;

import org.jspecify.annotations.NullMarked;
