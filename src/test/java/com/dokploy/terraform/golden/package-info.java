/** Files that say what is expected: compared by tests, rewritten on demand, reviewed as code. */
@NullMarked
package com.dokploy.terraform.golden;

import org.jspecify.annotations.NullMarked;
