/** Deploys: what runs one, waits for it and tells how it ended. Never which attributes of a service need one. */
@NullMarked
package com.dokploy.terraform.resources.deploy;

import org.jspecify.annotations.NullMarked;
