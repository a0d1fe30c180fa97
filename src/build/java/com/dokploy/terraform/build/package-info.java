/**
 * Turns the compiled provider into what users download, and plays Terraform's part in front of it: for training its AOT
 * cache, for tests of the package and for benchmarks. Never shipped, and nothing that is shipped knows of it.
 */
@NullMarked
package com.dokploy.terraform.build;

import org.jspecify.annotations.NullMarked;
