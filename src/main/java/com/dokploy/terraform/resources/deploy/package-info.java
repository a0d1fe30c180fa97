/**
 * Deploys: running one, waiting for it, and reporting how it ended. Which attributes of a service need a deploy is
 * decided elsewhere.
 */
@NullMarked
package com.dokploy.terraform.resources.deploy;

import org.jspecify.annotations.NullMarked;
