/** Tests of keys and logins without a server. */
@NullMarked
package com.dokploy.terraform.resources.credential;

import org.jspecify.annotations.NullMarked;
