package com.dokploy.terraform.client;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One write: a procedure and its input. Two writes are never the same.
 *
 * @param procedure such as {@code application.update}
 * @param input the procedure's parameters with their real JSON types. Not to be changed afterwards
 * @param isLong whether the server may take minutes, as for the deploy of a database: the wait for the answer ends when
 *     Terraform stops
 */
record Mutation(String procedure, ObjectNode input, boolean isLong) implements Call {}
