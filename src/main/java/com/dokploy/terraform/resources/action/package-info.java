/**
 * Actions: what Terraform 1.14 and later can have the server do at a moment, without an object in the state. What is
 * kept on the server belongs to the resource types.
 */
@NullMarked
package com.dokploy.terraform.resources.action;

import org.jspecify.annotations.NullMarked;
