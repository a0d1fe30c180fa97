/** The build queues: waiting jobs, running jobs, their results and their logs. */
@NullMarked
package com.dokploy.terraform.sandbox.builds;

import org.jspecify.annotations.NullMarked;
