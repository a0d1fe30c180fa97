package com.dokploy.terraform.client;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One call of a procedure. Calls of one kind can share a request. */
sealed interface Call permits Query, Mutation {
    /** The procedure's name, such as {@code application.one}. */
    String procedure();

    /** The procedure's parameters with their real JSON types; empty for none. Not to be changed afterwards. */
    ObjectNode input();
}
