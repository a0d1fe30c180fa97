/** Functions that configurations call, one class each. */
@NullMarked
package com.dokploy.terraform.resources.functions;

import org.jspecify.annotations.NullMarked;
