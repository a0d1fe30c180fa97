/**
 * Terraform's wire format: bytes and tfplugin6 messages on one side, values and the framework on the other. Conversions
 * are pure functions and there is no logic here; the package {@code plugin} starts and serves the plugin.
 */
@NullMarked
package com.dokploy.terraform.protocol;

import org.jspecify.annotations.NullMarked;
