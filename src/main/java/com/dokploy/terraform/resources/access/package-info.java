/** Organizations, their users and what these may do. */
@NullMarked
package com.dokploy.terraform.resources.access;

import org.jspecify.annotations.NullMarked;
