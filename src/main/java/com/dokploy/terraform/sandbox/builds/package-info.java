/** The build queues: what waits, what runs, how it ends, and what it wrote. */
@NullMarked
package com.dokploy.terraform.sandbox.builds;

import org.jspecify.annotations.NullMarked;
