/**
 * Creates that are carried out once and only once: what was asked to be made, remembered until Terraform's state holds
 * it, also after the process that asked has died. Knows ids, names and times; what makes an object is the caller's.
 */
@NullMarked
package com.dokploy.terraform.journal;

import org.jspecify.annotations.NullMarked;
