package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.model.ServerModel;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Sign-ins with GitHub, GitLab, Bitbucket and Gitea. */
final class GitProviderProcedures implements ProcedureGroup {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ServerModel model;
    private final Store store;

    GitProviderProcedures(ServerModel model, Store store) {
        this.model = model;
        this.store = store;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("gitProvider.getAll", call -> ProcedureResult.of(gitProviders()));
        for (var kind : List.of("gitlab", "bitbucket", "gitea")) {
            handlers.put(kind + ".create", call -> createGitProvider(call, kind));
            handlers.put(kind + ".update", call -> updateGitProvider(call, kind));
            handlers.put(kind + "." + kind + "Providers", call -> ProcedureResult.of(configured(kind)));
        }
        handlers.put("github.update", call -> updateGitProvider(call, "github"));
        handlers.put("github.githubProviders", call -> ProcedureResult.of(configured("github")));
    }

    private ProcedureResult createGitProvider(Call call, String kind) {
        var provider = JSON.objectNode().put("name", call.text("name")).put("providerType", kind);
        var id = store.insert("gitProvider", provider).path("gitProviderId").asText();
        var row = store.insert(kind, call.input().deepCopy().put("gitProviderId", id));
        if (!kind.equals("gitea")) {
            return ProcedureResult.nothing();
        }
        var shown = JSON.objectNode();
        for (var column : List.of("giteaId", "clientId", "giteaUrl")) {
            shown.set(column, row.path(column));
        }
        return ProcedureResult.of(shown);
    }

    /** Both rows are updated by the ids given; for bitbucket, a name alone is an error and changes nothing. */
    private ProcedureResult updateGitProvider(Call call, String kind) {
        var id = call.text(kind + "Id");
        ObjectNode changes = store.settable(model.table(kind), call.input()).without("gitProviderId");
        if (changes.isEmpty() && kind.equals("bitbucket")) {
            throw ApiErrorException.of(500, "No values to set");
        }
        if (store.find("gitProvider", call.text("gitProviderId")) != null) {
            var name = JSON.objectNode().put("name", call.text("name"));
            store.update("gitProvider", call.text("gitProviderId"), name);
        }
        if (store.find(kind, id) != null) {
            store.update(kind, id, changes);
        }
        return kind.equals("gitea")
                ? ProcedureResult.of(JSON.objectNode().put("success", true))
                : ProcedureResult.nothing();
    }

    /** The providers whose sign-in in a browser is done; Bitbucket needs none. */
    private ArrayNode configured(String kind) {
        var list = JSON.arrayNode();
        for (var row : store.own(kind)) {
            if (isConfigured(kind, row) || kind.equals("bitbucket")) {
                var shown = list.addObject();
                shown.set(kind + "Id", row.path(kind + "Id"));
                var provider =
                        store.find("gitProvider", row.path("gitProviderId").asText());
                shown.set("gitProvider", provider == null ? JSON.nullNode() : provider);
            }
        }
        return list;
    }

    private static boolean isConfigured(String kind, ObjectNode row) {
        return switch (kind) {
            case "github" ->
                row.path("githubPrivateKey").isTextual()
                        && row.path("githubAppId").isNumber()
                        && row.path("githubInstallationId").isTextual();
            case "bitbucket" -> false;
            default ->
                row.path("accessToken").isTextual() && row.path("refreshToken").isTextual();
        };
    }

    private ArrayNode gitProviders() {
        var list = JSON.arrayNode();
        for (var provider : store.own("gitProvider").reversed()) {
            var shown = provider.deepCopy();
            shown.set("gitlab", summary(provider, "gitlab", "gitlabId", "applicationId", "gitlabUrl"));
            shown.set("bitbucket", summary(provider, "bitbucket", "bitbucketId", "bitbucketUsername"));
            shown.set(
                    "github",
                    summary(
                            provider,
                            "github",
                            "githubId",
                            "githubAppName",
                            "githubAppId",
                            "githubInstallationId",
                            "githubUrl"));
            shown.set("gitea", summary(provider, "gitea", "giteaId", "giteaUrl", "clientId"));
            list.add(shown.put("isOwner", true));
        }
        return list;
    }

    private JsonNode summary(ObjectNode provider, String kind, String... columns) {
        var rows = store.where(
                kind, "gitProviderId", provider.path("gitProviderId").asText());
        if (rows.isEmpty()) {
            return JSON.nullNode();
        }
        var shown = JSON.objectNode();
        for (var column : columns) {
            shown.set(column, rows.getFirst().path(column));
        }
        shown.put("isConfigured", isConfigured(kind, rows.getFirst()));
        if (kind.equals("bitbucket")) {
            var row = rows.getFirst();
            shown.put(
                    "isDeprecated",
                    !row.path("appPassword").asText("").isEmpty()
                            && row.path("apiToken").asText("").isEmpty());
        }
        return shown;
    }
}
