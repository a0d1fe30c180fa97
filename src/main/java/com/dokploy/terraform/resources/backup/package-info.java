/** Resources that keep data safe and run by the clock: places for backups, backups, schedules. */
@NullMarked
package com.dokploy.terraform.resources.backup;

import org.jspecify.annotations.NullMarked;
