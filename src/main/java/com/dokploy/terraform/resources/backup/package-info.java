/** What keeps data safe and runs by the clock: places for backups, backups, schedules. */
@NullMarked
package com.dokploy.terraform.resources.backup;

import org.jspecify.annotations.NullMarked;
