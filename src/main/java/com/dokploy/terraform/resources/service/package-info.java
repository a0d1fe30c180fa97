/** Services: applications, compose stacks and databases, and what they have in common. */
@NullMarked
package com.dokploy.terraform.resources.service;

import org.jspecify.annotations.NullMarked;
