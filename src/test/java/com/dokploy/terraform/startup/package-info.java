/** Guards what makes the packaged provider start fast, and that it starts at all when that cannot be used. */
@NullMarked
package com.dokploy.terraform.startup;

import org.jspecify.annotations.NullMarked;
