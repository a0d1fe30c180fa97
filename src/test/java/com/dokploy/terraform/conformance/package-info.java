/**
 * Every attribute of every type, proven: set, kept, changed, cleared, drifted, imported, replaced. The cases follow from
 * the declarations; only what a declaration cannot know stands in {@link com.dokploy.terraform.conformance.Fixtures}.
 */
@NullMarked
package com.dokploy.terraform.conformance;

import org.jspecify.annotations.NullMarked;
