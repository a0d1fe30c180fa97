/** Tests of functions, without Terraform. */
@NullMarked
package com.dokploy.terraform.resources.functions;

import org.jspecify.annotations.NullMarked;
