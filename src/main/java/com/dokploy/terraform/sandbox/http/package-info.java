/** The server on loopback: requests, responses, the two ways to call a procedure, and keys. */
@NullMarked
package com.dokploy.terraform.sandbox.http;

import org.jspecify.annotations.NullMarked;
