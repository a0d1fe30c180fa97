/**
 * Where the layers meet: the command line and the catalogue of types. It wires and starts things; whatever speaks to
 * Terraform or to Dokploy lives below and never here.
 */
@NullMarked
package com.dokploy.terraform;

import org.jspecify.annotations.NullMarked;
