/** Holds the layers: which package may know which. */
@NullMarked
package com.dokploy.terraform.architecture;

import org.jspecify.annotations.NullMarked;
