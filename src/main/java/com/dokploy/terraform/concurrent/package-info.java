/** How long work may take, and how it is asked to end early. Depends on nothing. */
@NullMarked
package com.dokploy.terraform.concurrent;

import org.jspecify.annotations.NullMarked;
