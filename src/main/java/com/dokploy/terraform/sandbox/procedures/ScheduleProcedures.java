package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.store.Account;
import com.dokploy.terraform.sandbox.store.Store;
import com.dokploy.terraform.sandbox.store.Views;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;

/** Schedules of services, servers and the organization. */
final class ScheduleProcedures implements ProcedureGroup {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Store store;
    private final Views views;
    private final Account account;

    ScheduleProcedures(Store store, Views views, Account account) {
        this.store = store;
        this.views = views;
        this.account = account;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("schedule.create", this::createSchedule);
        handlers.put("schedule.list", this::schedules);
    }

    private ProcedureResult createSchedule(Call call) {
        var row = store.insert("schedule", call.input());
        if (call.text("scheduleType").equals("dokploy-server")) {
            var owner = JSON.objectNode().put("organizationId", account.organization());
            row = store.update("schedule", row.path("scheduleId").asText(), owner);
        }
        return ProcedureResult.of(row);
    }

    private ProcedureResult schedules(Call call) {
        var type = call.text("scheduleType");
        var rows = type.equals("dokploy-server")
                ? store.own("schedule", "scheduleType", type)
                : store.where("schedule", type + "Id", call.text("id"));
        return ProcedureResult.of(views.list("schedule.listed", rows));
    }
}
