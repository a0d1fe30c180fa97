/**
 * Measures what users feel, always as interleaved runs side by side with something else, since this machine's figures
 * alone say little. One main class per question, started by the scripts in {@code src/bench}.
 */
@NullMarked
package com.dokploy.terraform.bench;

import org.jspecify.annotations.NullMarked;
