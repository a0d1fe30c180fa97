/** Channels to which Dokploy sends notifications, one kind in each file. */
@NullMarked
package com.dokploy.terraform.resources.notification;

import org.jspecify.annotations.NullMarked;
