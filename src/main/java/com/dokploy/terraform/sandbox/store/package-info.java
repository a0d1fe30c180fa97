/** The database: rows in memory, how they are shown, and the file that keeps them between runs. */
@NullMarked
package com.dokploy.terraform.sandbox.store;

import org.jspecify.annotations.NullMarked;
