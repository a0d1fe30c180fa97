/** Disks that are full, for tests of whatever writes files. Knows nothing of what is tested. */
@NullMarked
package com.dokploy.terraform.disk;

import org.jspecify.annotations.NullMarked;
