package com.dokploy.terraform.sandbox.model;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A table whose rows are services of an environment.
 *
 * @param statusColumn the column that says how the last deploy went
 * @param isQueued whether its deploys wait in a queue; otherwise the call that deploys lasts as long as the deploy
 */
public record ServiceTable(Table table, String statusColumn, boolean isQueued) {
    /** The name of the table, which is the router of its procedures too. */
    public String name() {
        return table.name();
    }

    /** The column that identifies a row, and refers to it from other tables. */
    public String idColumn() {
        return table.id();
    }

    /** The status of one of its rows. */
    public String status(ObjectNode row) {
        return row.path(statusColumn).asText();
    }
}
