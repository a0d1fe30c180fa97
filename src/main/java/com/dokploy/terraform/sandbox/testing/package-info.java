/** The parts that tests need and no Dokploy has: faults, a log of the requests, and a look at the tables. */
@NullMarked
package com.dokploy.terraform.sandbox.testing;

import org.jspecify.annotations.NullMarked;
