/**
 * The commands {@code adopt} and {@code report}: from a server that exists to a configuration that manages it, and what
 * of it no state manages. Everything follows from the declarations of the types, which the {@code framework} has: no
 * type is named here but the project, by which files and options are named. Nothing here is loaded while the provider
 * serves Terraform.
 */
@NullMarked
package com.dokploy.terraform.adopt;

import org.jspecify.annotations.NullMarked;
