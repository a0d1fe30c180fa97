/** Vaults that services take secrets from. The secrets themselves are never read. */
@NullMarked
package com.dokploy.terraform.resources.vault;

import org.jspecify.annotations.NullMarked;
