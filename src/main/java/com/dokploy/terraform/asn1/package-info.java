/** Certificates and keys: reading them in PEM, and writing the ASN.1 of which they are made. Depends on nothing. */
@NullMarked
package com.dokploy.terraform.asn1;

import org.jspecify.annotations.NullMarked;
