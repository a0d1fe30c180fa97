/** Projects and their environments. */
@NullMarked
package com.dokploy.terraform.resources.project;

import org.jspecify.annotations.NullMarked;
