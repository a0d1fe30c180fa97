@NullMarked
package com.dokploy.terraform.resources.session;

import org.jspecify.annotations.NullMarked;
