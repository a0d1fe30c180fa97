package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.Issues;
import com.dokploy.terraform.sandbox.store.Ids;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.regex.Pattern;

/** Domains of services. */
final class DomainProcedures implements ProcedureGroup {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern HOST =
            Pattern.compile("^[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?(\\.[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?)*$");

    private final Store store;

    DomainProcedures(Store store) {
        this.store = store;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("domain.create", this::createDomain);
        handlers.put("domain.update", this::updateDomain);
        handlers.put("domain.toggleEnable", this::toggleDomain);
        handlers.put("domain.generateDomain", call -> {
            var host = call.text("appName") + "-" + Ids.hexadecimal(6) + "-127-0-0-1.sslip.io";
            return ProcedureResult.of(TextNode.valueOf(host));
        });
        handlers.put(
                "domain.validateDomain",
                call -> ProcedureResult.of(JSON.objectNode()
                        .put("isValid", false)
                        .put("error", "queryA ENOTFOUND " + call.text("domain"))));
    }

    /** No target, two targets and a host taken twice are all fine with the server. */
    private ProcedureResult createDomain(Call call) {
        checkHost(call);
        return ProcedureResult.of(store.insert("domain", call.input()));
    }

    private ProcedureResult updateDomain(Call call) {
        checkHost(call);
        store.require("domain", call.text("domainId"));
        return ProcedureResult.of(store.update("domain", call.text("domainId"), call.input()));
    }

    private static void checkHost(Call call) {
        if (!HOST.matcher(call.text("host")).matches()) {
            throw Issues.custom("Invalid domain name", "host");
        }
    }

    private ProcedureResult toggleDomain(Call call) {
        store.require("domain", call.text("domainId"));
        var enabled =
                JSON.objectNode().put("enabled", call.input().path("enabled").asBoolean());
        var row = store.update("domain", call.text("domainId"), enabled).deepCopy();
        return ProcedureResult.of(
                row.put("requiresRedeploy", row.path("composeId").isTextual()));
    }
}
