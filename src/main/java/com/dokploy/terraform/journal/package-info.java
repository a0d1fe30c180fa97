/**
 * Creates that are carried out once and only once: each object that was asked for is remembered until Terraform's state
 * holds it, also after the process that asked has died. Knows ids, names and times; making the object is left to the
 * caller.
 */
@NullMarked
package com.dokploy.terraform.journal;

import org.jspecify.annotations.NullMarked;
