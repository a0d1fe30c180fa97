/** Single sign-on: identity providers, and what they provide to Dokploy. */
@NullMarked
package com.dokploy.terraform.resources.identity;

import org.jspecify.annotations.NullMarked;
