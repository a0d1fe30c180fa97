package com.dokploy.terraform.resources;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row that no procedure reads by itself: it is looked for in the list of all of them. */
public abstract class ListedResource extends RowResource {
    /** Declares the id. */
    protected ListedResource(String type, String description, Names names) {
        super(type, description, names);
    }

    /** Reads all rows, each with the fields that the schema names. */
    protected Iterable<JsonNode> all(ListReader lists) {
        return super.siblings(Values.EMPTY, lists);
    }

    /** Whether a row stands in the way of another one with the same key. */
    protected boolean isInTheWay(JsonNode row) {
        return true;
    }

    @Override
    protected final Iterable<JsonNode> siblings(Values state, ListReader lists) {
        List<JsonNode> rows = new ArrayList<>();
        for (var row : all(lists)) {
            if (isInTheWay(row)) {
                rows.add(row);
            }
        }
        return rows;
    }

    @Override
    protected @Nullable JsonNode find(Values state, Session session) {
        for (var row : all(session.dokploy()::query)) {
            if (row.path(names.rowId()).asText().equals(state.get(id))) {
                return row;
            }
        }
        return null;
    }

    @Override
    protected JsonNode read(Values known, Session session) {
        var row = find(known, session);
        if (row == null) {
            throw new ApiException(new ApiError.NotFound(
                    names.list(), 200, "Dokploy does not list the object `" + known.get(id) + "`."));
        }
        return row;
    }
}
