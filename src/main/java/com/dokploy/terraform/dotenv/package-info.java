/**
 * How Dokploy reads a text of variables. Known to whoever reads such a text, the provider as well as the sandbox, and
 * imports the JDK only. What a variable means, and how texts are edited, never goes here.
 */
@NullMarked
package com.dokploy.terraform.dotenv;

import org.jspecify.annotations.NullMarked;
