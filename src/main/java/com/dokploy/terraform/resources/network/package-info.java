/** Networks of Docker that services can join. */
@NullMarked
package com.dokploy.terraform.resources.network;

import org.jspecify.annotations.NullMarked;
