/** How requests from outside reach services. */
@NullMarked
package com.dokploy.terraform.resources.routing;

import org.jspecify.annotations.NullMarked;
