package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.model.Issues;
import com.dokploy.terraform.sandbox.model.ServerModel;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Notifications: each is a row of its own and one of its kind, which are made and changed together. */
final class NotificationProcedures implements ProcedureGroup {
    private static final List<String> KINDS = List.of(
            "slack",
            "telegram",
            "discord",
            "email",
            "resend",
            "gotify",
            "ntfy",
            "mattermost",
            "custom",
            "lark",
            "pushover",
            "teams");
    /** The kinds that are never sent when a server exceeds a threshold, whatever was asked for (seen on v0.30.2). */
    private static final Set<String> WITHOUT_THRESHOLD = Set.of("gotify", "ntfy");
    /** The kinds whose updates hide what went wrong (seen on v0.30.2). */
    private static final Set<String> SILENT = Set.of("telegram", "discord", "email", "resend");
    /** The kinds whose failed tests are answered without the reason, and those that are never said to have failed. */
    private static final Set<String> SILENT_TESTS = Set.of("gotify", "mattermost", "pushover");

    private static final Set<String> TESTS_THAT_CANNOT_FAIL = Set.of("telegram", "lark");

    private final ServerModel model;
    private final Store store;

    NotificationProcedures(ServerModel model, Store store) {
        this.model = model;
        this.store = store;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        for (var kind : KINDS) {
            var name = Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
            handlers.put("notification.create" + name, call -> create(kind, call));
            handlers.put("notification.update" + name, call -> update(kind, call));
            handlers.put("notification.test" + name + "Connection", call -> test(kind, call));
        }
    }

    private ProcedureResult create(String kind, Call call) {
        refuseEmergencyForEver(kind, call);
        var channel = store.insert(kind, call.input());
        var outer = call.input().deepCopy().put("notificationType", kind);
        outer.set(kind + "Id", channel.path(kind + "Id"));
        store.insert("notification", withoutThreshold(kind, outer));
        return ProcedureResult.nothing();
    }

    private static void refuseEmergencyForEver(String kind, Call call) {
        if (kind.equals("pushover")
                && call.input().path("priority").asInt() == 2
                && !(call.has("retry") && call.has("expire"))) {
            throw Issues.custom("Retry and expire are required for emergency priority (2)", "retry");
        }
    }

    private static ObjectNode withoutThreshold(String kind, ObjectNode row) {
        return WITHOUT_THRESHOLD.contains(kind) ? row.without("serverThreshold") : row;
    }

    /** A wrong id of the channel is no error: then only the notification's own row changes (seen on v0.30.2). */
    private ProcedureResult update(String kind, Call call) {
        store.require("notification", call.text("notificationId"));
        var channel = store.settable(model.table(kind), call.input());
        if (kind.equals("ntfy") && !channel.has("accessToken")) {
            channel.putNull("accessToken");
        }
        if (channel.isEmpty()) {
            throw SILENT.contains(kind)
                    ? ApiErrorException.of(400, "Error updating the notification")
                    : ApiErrorException.of(500, "No values to set");
        }
        var outer = withoutThreshold(kind, call.input().deepCopy()).without(kind + "Id");
        store.update("notification", call.text("notificationId"), (ObjectNode) outer);
        if (store.find(kind, call.text(kind + "Id")) != null) {
            store.update(kind, call.text(kind + "Id"), channel);
        }
        return ProcedureResult.nothing();
    }

    /** There is nobody to notify here: channels whose address cannot exist fail, all others work. */
    private static ProcedureResult test(String kind, Call call) {
        var address =
                call.text("webhookUrl") + call.text("serverUrl") + call.text("endpoint") + call.text("smtpServer");
        if (!address.contains(".invalid") || TESTS_THAT_CANNOT_FAIL.contains(kind)) {
            return ProcedureResult.yes();
        }
        throw ApiErrorException.of(400, failure(kind, address));
    }

    private static String failure(String kind, String address) {
        if (SILENT_TESTS.contains(kind)) {
            return "Error testing the notification";
        }
        return switch (kind) {
            case "ntfy" -> "Error testing the notification: fetch failed";
            case "email" -> "Failed to send email notification getaddrinfo ENOTFOUND " + address;
            case "custom" -> "fetch failed";
            case "teams" -> "Failed to send Teams notification fetch failed";
            default -> "Failed to send " + kind + " notification fetch failed";
        };
    }
}
