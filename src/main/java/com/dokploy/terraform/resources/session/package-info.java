/**
 * The session that the objects of one configured provider share: the server, the journal of creates, the plan, locks.
 */
@NullMarked
package com.dokploy.terraform.resources.session;

import org.jspecify.annotations.NullMarked;
