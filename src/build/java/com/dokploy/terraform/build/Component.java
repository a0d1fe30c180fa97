package com.dokploy.terraform.build;

/**
 * A part of the zip that is no jar.
 *
 * @param name for example {@code glibc}
 * @param version its own
 * @param license its SPDX expression
 * @param texts where its licence lies, seen from where the texts of all are
 * @param source where its source is
 */
record Component(String name, String version, String license, String texts, String source) {}
