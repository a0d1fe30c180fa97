/** Writing ASN.1, of which certificates and keys are made. Depends on nothing. */
@NullMarked
package com.dokploy.terraform.asn1;

import org.jspecify.annotations.NullMarked;
