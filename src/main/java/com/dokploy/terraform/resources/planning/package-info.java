/**
 * Comparison of a plan with other planned objects and with what the server has already, so that duplicates, conflicts
 * and dangling references are told before anything is applied.
 */
@NullMarked
package com.dokploy.terraform.resources.planning;

import org.jspecify.annotations.NullMarked;
