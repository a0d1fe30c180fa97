/** Keys and logins that services use: SSH keys, registries of images, and certificates. Providers of Git are elsewhere. */
@NullMarked
package com.dokploy.terraform.resources.credential;

import org.jspecify.annotations.NullMarked;
