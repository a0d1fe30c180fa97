package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.Table;
import com.dokploy.terraform.sandbox.store.Store;
import com.dokploy.terraform.sandbox.store.Views;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The rows of databases that calls are about. */
record DatabaseRows(Store store, Views views) {
    /** The row, or 404. */
    ObjectNode row(Call call, Table table) {
        return store.require(table.name(), call.text(table.id()));
    }

    /** Returns the row as {@code one} shows it; throws 404 if there is none. */
    ObjectNode shown(Call call, Table table) {
        return show(table, row(call, table));
    }

    /** Returns a row as {@code one} shows it. */
    ObjectNode show(Table table, ObjectNode row) {
        return views.show(table.name() + ".one", row);
    }

    /** Changes columns of the row. */
    void update(Call call, Table table, ObjectNode values) {
        store.update(table.name(), call.text(table.id()), values);
    }

    /** Says how the last deploy went. */
    void status(Call call, Table table, String status) {
        update(call, table, JsonNodeFactory.instance.objectNode().put("applicationStatus", status));
    }
}
