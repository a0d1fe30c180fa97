/** Tests of ASN.1 DER. */
@NullMarked
package com.dokploy.terraform.asn1;

import org.jspecify.annotations.NullMarked;
