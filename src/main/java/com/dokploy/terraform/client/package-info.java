/**
 * Dokploy over HTTP: one client with its batches, retries and errors by meaning. The package knows procedures and JSON,
 * and nothing of resources, plans or states.
 *
 * <p>Reading order: {@code Dokploy} (what callers see), {@code ReadBatcher} and {@code Mutations} (what becomes of a
 * call), {@code Transport} (one request with its key, its pace and its log line). Connections and bytes are those of
 * the package {@code http}.
 */
@NullMarked
package com.dokploy.terraform.client;

import org.jspecify.annotations.NullMarked;
