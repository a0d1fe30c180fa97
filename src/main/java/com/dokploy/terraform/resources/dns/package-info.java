/** DNS providers, and the records that Dokploy manages at them. */
@NullMarked
package com.dokploy.terraform.resources.dns;

import org.jspecify.annotations.NullMarked;
