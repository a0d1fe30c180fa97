/** Settings of the Dokploy server itself. */
@NullMarked
package com.dokploy.terraform.resources.settings;

import org.jspecify.annotations.NullMarked;
