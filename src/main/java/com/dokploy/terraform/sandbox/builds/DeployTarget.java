package com.dokploy.terraform.sandbox.builds;

/** What can be deployed through the queue, and where its rows keep what matters here. */
public enum DeployTarget {
    APPLICATION("application", "applicationId", "applicationStatus", "Application"),
    COMPOSE("compose", "composeId", "composeStatus", "Compose");

    private final String table;
    private final String idColumn;
    private final String statusColumn;
    private final String label;

    DeployTarget(String table, String idColumn, String statusColumn, String label) {
        this.table = table;
        this.idColumn = idColumn;
        this.statusColumn = statusColumn;
        this.label = label;
    }

    /** The table of its rows, and the router of its procedures. */
    public String table() {
        return table;
    }

    /** The column that identifies a row, and refers to it from other tables. */
    public String idColumn() {
        return idColumn;
    }

    /** The column that says how its last deploy went. */
    public String statusColumn() {
        return statusColumn;
    }

    /** What the queue calls it. */
    public String label() {
        return label;
    }
}
