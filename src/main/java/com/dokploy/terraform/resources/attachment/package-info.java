/**
 * The attachments of a service: mounts, ports, redirects, basic authentication, domains. Each kind is declared once and
 * can be written inside its service or as a resource of its own. Nothing here knows how a service itself is written.
 */
@NullMarked
package com.dokploy.terraform.resources.attachment;

import org.jspecify.annotations.NullMarked;
