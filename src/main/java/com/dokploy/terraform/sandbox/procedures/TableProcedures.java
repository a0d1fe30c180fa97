package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.model.JsonText;
import com.dokploy.terraform.sandbox.model.ServerModel;
import com.dokploy.terraform.sandbox.model.Table;
import com.dokploy.terraform.sandbox.store.Ids;
import com.dokploy.terraform.sandbox.store.Store;
import com.dokploy.terraform.sandbox.store.Views;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The procedures that the tables describe in full: create, update, remove, one, list, search, move and fixed values. */
final class TableProcedures implements ProcedureHandler {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ServerModel model;
    private final Store store;
    private final Views views;

    TableProcedures(ServerModel model, Store store, Views views) {
        this.model = model;
        this.store = store;
        this.views = views;
    }

    @Override
    public ProcedureResult perform(Call call) {
        return switch (call.procedure().does()) {
            case CREATE -> create(call);
            case UPDATE -> update(call);
            case REMOVE -> remove(call);
            case ONE -> one(call);
            case LIST -> list(call);
            case SEARCH -> search(call);
            case MOVE -> move(call);
            case VALUE -> ProcedureResult.of(call.detail("value"));
            case SPECIAL -> throw new IllegalStateException(call.procedure().name() + " does nothing");
        };
    }

    private ProcedureResult create(Call call) {
        return reply(call, insert(call, call.input()));
    }

    /** Checks that the rows that must exist do, and adds the new row. */
    ObjectNode insert(Call call, ObjectNode values) {
        for (var check : call.detail("checks")) {
            var id = values.path(check.path("field").asText()).asText("");
            if (!id.isEmpty() && store.find(check.path("table").asText(), id) == null) {
                throw ApiErrorException.of(
                        check.path("status").asInt(), check.path("message").asText());
            }
        }
        return store.insert(call.detail("table").asText(), values);
    }

    private ProcedureResult update(Call call) {
        var table = table(call);
        var id = call.text(table.id());
        var before = store.find(table.name(), id);
        if (before == null) {
            return missing(call);
        }
        var shown = show(call, before);
        var changes = store.settable(table, call.input());
        call.detail("set").properties().forEach(entry -> changes.set(entry.getKey(), constant(entry.getValue())));
        var nothing = call.detail("nothing");
        if (changes.isEmpty() && nothing.isObject()) {
            throw ApiErrorException.of(
                    nothing.path("status").asInt(), nothing.path("message").asText());
        }
        var after = store.update(table.name(), id, changes);
        return call.detail("reply").asText().equals("before") ? ProcedureResult.of(shown) : reply(call, after);
    }

    private ProcedureResult remove(Call call) {
        var table = table(call);
        var row = store.find(table.name(), call.text(table.id()));
        if (row == null) {
            return missing(call);
        }
        var shown = show(call, row);
        store.delete(table.name(), call.text(table.id()));
        return call.detail("reply").asText().equals("row") ? ProcedureResult.of(shown) : reply(call, row);
    }

    private ProcedureResult one(Call call) {
        var view = call.detail("view").asText();
        var table = model.table(model.view(view).table());
        var row = store.find(table.name(), call.text(table.id()));
        return row == null ? missing(call) : ProcedureResult.of(views.show(view, row));
    }

    private ProcedureResult list(Call call) {
        var view = call.detail("view").asText();
        var table = model.view(view).table();
        var within = call.detail("within").asText();
        var rows = store.own(table);
        for (var entry : call.detail("by").properties()) {
            var value = call.text(entry.getKey());
            if (!within.isEmpty()) {
                store.require(within, value);
            }
            rows = store.where(table, entry.getValue().asText(), value);
        }
        var newest = call.detail("order").asText().equals("newest");
        return ProcedureResult.of(views.list(view, newest ? rows.reversed() : rows));
    }

    private ProcedureResult search(Call call) {
        var table = table(call);
        var items = JSON.arrayNode();
        int total = 0;
        int offset = call.input().path("offset").asInt();
        int limit = call.input().path("limit").asInt(20);
        for (var row : store.own(table.name()).reversed()) {
            if (!matches(call, row)) {
                continue;
            }
            if (total >= offset && items.size() < limit) {
                items.add(columns(row, JsonText.list(call.detail("only"))));
            }
            total++;
        }
        var page = JSON.objectNode();
        page.set("items", items);
        return ProcedureResult.of(page.put("total", total));
    }

    private static ObjectNode columns(ObjectNode row, List<String> only) {
        if (only.isEmpty()) {
            return row;
        }
        var shown = JSON.objectNode();
        only.forEach(column -> shown.set(column, row.path(column)));
        return shown;
    }

    private boolean matches(Call call, ObjectNode row) {
        boolean any = !call.has("q");
        for (var column : call.detail("match")) {
            var name = column.asText();
            if (call.has(name) && !contains(row, name, call.text(name))) {
                return false;
            }
            any |= call.has("q") && contains(row, name, call.text("q"));
        }
        for (var column : call.detail("filter")) {
            var name = column.asText();
            if (call.has(name) && !call.text(name).equals(owner(row, name))) {
                return false;
            }
        }
        return any;
    }

    private @Nullable String owner(ObjectNode row, String column) {
        if (row.has(column)) {
            return row.path(column).asText();
        }
        var environment = store.find("environment", row.path("environmentId").asText());
        return environment == null ? null : environment.path(column).asText();
    }

    /** SQL's ILIKE: without regard to case, % for any text. */
    private static boolean contains(ObjectNode row, String column, String text) {
        var rest = row.path(column).asText("").toLowerCase(Locale.ROOT);
        for (var part : text.toLowerCase(Locale.ROOT).split("%", -1)) {
            int at = rest.indexOf(part);
            if (at < 0) {
                return false;
            }
            rest = rest.substring(at + part.length());
        }
        return true;
    }

    private ProcedureResult move(Call call) {
        var table = table(call);
        var id = call.text(table.id());
        if (store.find(table.name(), id) == null) {
            return missing(call);
        }
        var target = JSON.objectNode().put("environmentId", call.text("targetEnvironmentId"));
        return ProcedureResult.of(store.update(table.name(), id, target));
    }

    private Table table(Call call) {
        return model.table(call.detail("table").asText());
    }

    private static ProcedureResult missing(Call call) {
        var missing = call.detail("missing");
        if (missing.isTextual()) {
            return ProcedureResult.nothing();
        }
        throw ApiErrorException.of(
                missing.path("status").asInt(404), missing.path("message").asText());
    }

    private JsonNode show(Call call, ObjectNode row) {
        var view = call.detail("view").asText();
        return view.isEmpty() ? row : views.show(view, row);
    }

    /** Returns the answer of a procedure that changed a row. */
    ProcedureResult reply(Call call, ObjectNode row) {
        var reply = call.detail("reply");
        if (reply.isObject()) {
            return ProcedureResult.of(reply);
        }
        return switch (reply.asText()) {
            case "row" -> ProcedureResult.of(show(call, row));
            case "true" -> ProcedureResult.yes();
            case "empty" -> ProcedureResult.nothing();
            default -> throw new IllegalStateException(call.procedure().name() + " replies nothing known");
        };
    }

    private static JsonNode constant(JsonNode value) {
        return value.asText().equals("$now") ? TextNode.valueOf(Ids.now()) : value;
    }
}
