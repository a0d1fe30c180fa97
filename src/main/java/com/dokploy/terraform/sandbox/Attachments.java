package com.dokploy.terraform.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What hangs on a service: domains, mounts and patches. */
final class Attachments {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern HOST =
            Pattern.compile("^[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?(\\.[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?)*$");

    private final Backend backend;
    private final Store store;

    Attachments(Backend backend) {
        this.backend = backend;
        this.store = backend.store();
    }

    void register(Map<String, ProcedureHandler> handlers) {
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
        handlers.put("mounts.create", this::createMount);
        handlers.put("mounts.listByServiceId", this::listMounts);
        handlers.put("mounts.allNamedByApplicationId", this::namedMounts);
        handlers.put("patch.create", this::createPatch);
        handlers.put("patch.update", this::updatePatch);
        handlers.put("patch.byEntityId", this::listPatches);
        handlers.put("patch.saveFileAsPatch", call -> savePatch(call, call.text("content"), call.text("patchType")));
        handlers.put("patch.markFileForDeletion", call -> savePatch(call, "", "delete"));
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
            throw Validation.custom("Invalid domain name", "host");
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

    /** Without a service type the mount belongs to nobody; a file mount without a path leaves its row behind. */
    private ProcedureResult createMount(Call call) {
        var values = call.input().deepCopy();
        if (call.has("serviceType")) {
            values.put(call.text("serviceType") + "Id", call.text("serviceId"));
        }
        ObjectNode row;
        try {
            row = store.insert("mount", values);
        } catch (SqlFailure failure) {
            throw ApiErrorException.of(400, "Error " + failure.text());
        }
        var directory =
                call.text("type").equals("file") && call.text("filePath").isEmpty();
        if (directory && hasFiles(call)) {
            throw ApiErrorException.of(
                    400,
                    "Error Error creating the mount EISDIR: illegal operation on a directory, open"
                            + " '/etc/dokploy/applications/" + appName(call) + "/files'");
        }
        return ProcedureResult.of(row);
    }

    private String appName(Call call) {
        return store.require(call.text("serviceType"), call.text("serviceId"))
                .path("appName")
                .asText();
    }

    private boolean hasFiles(Call call) {
        return call.has("serviceType")
                && store.where("mount", call.text("serviceType") + "Id", call.text("serviceId")).stream()
                        .anyMatch(mount -> mount.path("filePath").isTextual());
    }

    private ProcedureResult listMounts(Call call) {
        var type = call.text("serviceType");
        if (!Projects.SERVICES.contains(type)) {
            throw ApiErrorException.of(404, "Service not found");
        }
        store.require(type, call.text("serviceId"));
        return ProcedureResult.of(
                backend.views().list("mount", store.where("mount", type + "Id", call.text("serviceId"))));
    }

    private ProcedureResult namedMounts(Call call) {
        store.require("application", call.text("applicationId"));
        return ProcedureResult.nothing();
    }

    /** A patch is enabled when it is created, whatever was asked for. */
    private ProcedureResult createPatch(Call call) {
        if (!call.has("applicationId") && !call.has("composeId")) {
            throw ApiErrorException.of(400, "Either applicationId or composeId must be provided");
        }
        return ProcedureResult.of(insertPatch(call.input().deepCopy()));
    }

    private ObjectNode insertPatch(ObjectNode values) {
        var now = Ids.now();
        values.put("enabled", true).put("createdAt", now);
        var row = store.insert("patch", values);
        return store.update(
                "patch", row.path("patchId").asText(), JSON.objectNode().put("updatedAt", now));
    }

    private ProcedureResult updatePatch(Call call) {
        store.require("patch", call.text("patchId"));
        var values = call.input().deepCopy();
        values.remove(List.of("applicationId", "composeId"));
        if (values.path("content").isTextual()) {
            values.put("content", withNewline(values.path("content").asText()));
        }
        return ProcedureResult.of(store.update("patch", call.text("patchId"), values.put("updatedAt", Ids.now())));
    }

    /** The server ends non-empty content with a newline when a patch is updated, not when it is created. */
    private static String withNewline(String content) {
        return content.isEmpty() || content.endsWith("\n") ? content : content + "\n";
    }

    private ProcedureResult listPatches(Call call) {
        return ProcedureResult.of(
                backend.views().list("patch", store.where("patch", call.text("type") + "Id", call.text("id"))));
    }

    private ProcedureResult savePatch(Call call, String content, String type) {
        var owner = call.text("type") + "Id";
        for (var patch : store.where("patch", owner, call.text("id"))) {
            if (patch.path("filePath").asText().equals(call.text("filePath"))) {
                var changes = JSON.objectNode().put("type", type).put("updatedAt", Ids.now());
                changes.put("content", withNewline(content));
                return ProcedureResult.of(
                        store.update("patch", patch.path("patchId").asText(), changes));
            }
        }
        var values = JSON.objectNode().put("filePath", call.text("filePath")).put("content", content);
        return ProcedureResult.of(insertPatch(values.put("type", type).put(owner, call.text("id"))));
    }
}
