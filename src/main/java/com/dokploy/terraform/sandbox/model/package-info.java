/** What the server knows, read from one resource file per router: tables, views, procedures and what they accept. */
@NullMarked
package com.dokploy.terraform.sandbox.model;

import org.jspecify.annotations.NullMarked;
