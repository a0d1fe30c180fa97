/**
 * One way to write a log line, for every layer: JSON lines on stderr, in the form Terraform reads back into its own
 * log. Knows nothing of the provider and imports the JDK only. Messages for the user never go here: without TF_LOG
 * nobody sees these lines.
 */
@NullMarked
package com.dokploy.terraform.log;

import org.jspecify.annotations.NullMarked;
