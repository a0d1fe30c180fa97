package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;

/** The audit log. The sandbox writes no entries by itself. */
final class AuditLogProcedures implements ProcedureGroup {
    private final Store store;

    AuditLogProcedures(Store store) {
        this.store = store;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("auditLog.all", call -> ProcedureResult.of(find(call)));
    }

    private ObjectNode find(Call call) {
        var found = new ArrayList<JsonNode>();
        for (var row : store.own("auditLog").reversed()) {
            if (is(call, row, "userId")
                    && is(call, row, "action")
                    && is(call, row, "resourceType")
                    && contains(call, row, "userEmail")
                    && contains(call, row, "resourceName")) {
                found.add(row);
            }
        }
        var from = Math.min(call.input().path("offset").asInt(), found.size());
        var to = Math.min(from + call.input().path("limit").asInt(50), found.size());
        var answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("logs").addAll(found.subList(from, to));
        return answer.put("total", found.size());
    }

    private static boolean is(Call call, JsonNode row, String field) {
        return !call.has(field) || row.path(field).asText().equals(call.text(field));
    }

    private static boolean contains(Call call, JsonNode row, String field) {
        return row.path(field)
                .asText("")
                .toLowerCase(Locale.ROOT)
                .contains(call.text(field).toLowerCase(Locale.ROOT));
    }
}
