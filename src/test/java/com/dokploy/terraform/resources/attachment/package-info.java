/** Tests what the attachments of services check by themselves. */
@NullMarked
package com.dokploy.terraform.resources.attachment;

import org.jspecify.annotations.NullMarked;
