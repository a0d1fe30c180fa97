package com.dokploy.terraform.sandbox.store;

import com.dokploy.terraform.sandbox.model.Relation;
import com.dokploy.terraform.sandbox.model.ServerModel;
import com.dokploy.terraform.sandbox.model.View;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Shows rows the way a procedure returns them, with the rows that belong to them. */
public final class Views {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ServerModel model;
    private final Store store;

    /** The views of a model over the rows of a database. */
    public Views(ServerModel model, Store store) {
        this.model = model;
        this.store = store;
    }

    /** Returns one row in a view. */
    public ObjectNode show(String name, ObjectNode row) {
        return show(model.view(name), row);
    }

    /** Rows in a view, in the order given. */
    public ArrayNode list(String name, List<ObjectNode> rows) {
        var view = model.view(name);
        var shown = JSON.arrayNode();
        rows.forEach(row -> shown.add(show(view, row)));
        return shown;
    }

    private ObjectNode show(View view, ObjectNode row) {
        var shown = JSON.objectNode();
        if (view.only() == null) {
            shown.setAll(row);
        } else {
            view.only().forEach(column -> shown.set(column, row.path(column)));
        }
        shown.remove(view.omit());
        view.relations().forEach((name, relation) -> shown.set(name, related(view, relation, row)));
        return shown;
    }

    private JsonNode related(View view, Relation relation, ObjectNode row) {
        return switch (relation) {
            case Relation.Constant constant -> constant.value();
            case Relation.Parent parent -> {
                var target = model.view(parent.view());
                var found = store.find(target.table(), row.path(parent.column()).asText());
                yield found == null ? NullNode.getInstance() : show(target, found);
            }
            case Relation.Children children -> {
                var id = row.path(model.table(view.table()).id()).asText();
                var found = store.where(model.view(children.view()).table(), children.column(), id);
                yield list(children.view(), children.newestFirst() ? found.reversed() : found);
            }
        };
    }
}
