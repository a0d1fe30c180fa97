/**
 * Helpers that several types need: translating between values and Dokploy's JSON, finding objects by name, the service
 * that something belongs to, data sources, texts of errors.
 */
@NullMarked
package com.dokploy.terraform.resources.support;

import org.jspecify.annotations.NullMarked;
