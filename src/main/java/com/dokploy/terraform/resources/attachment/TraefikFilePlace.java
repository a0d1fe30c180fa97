package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.ListResource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.GatheredList;
import com.dokploy.terraform.resources.support.TraefikFile;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The place of a file of Traefik's configuration: the file of an application, or a path on a server. */
final class TraefikFilePlace {
    private final Attribute<String> applicationId;
    /**
     * A path in Traefik's configuration directory. The server would write anywhere (v0.30.2); the files that Dokploy
     * writes itself are refused.
     */
    private final Attribute<String> path;

    private final Attribute<String> serverId;

    /** Declares {@code application_id}, {@code path} and {@code server_id}. */
    TraefikFilePlace(Schema.Builder s) {
        applicationId = s.string("application_id")
                .references("dokploy_application")
                .replaces()
                .custom()
                .describe("ID of the application that the file belongs to.");
        path = s.string("path")
                .replaces()
                .custom()
                .check(Check.matches(
                        "/etc/dokploy/traefik/dynamic/(?!.*\\.\\.)(?!dokploy\\.yml$|middlewares\\.yml$)[A-Za-z0-9._/-]+\\.ya?ml",
                        "a file below `/etc/dokploy/traefik/dynamic`, such as"
                                + " `/etc/dokploy/traefik/dynamic/headers.yml`, that"
                                + " Dokploy does not write itself"))
                .describe("Path of the file on the server, below `/etc/dokploy/traefik/dynamic`.");
        serverId = s.string("server_id")
                .references("dokploy_server")
                .replaces()
                .custom()
                .describe(
                        "ID of the remote server of the file.",
                        "If unset, the Dokploy host.",
                        "Null for the Dokploy host.");
    }

    /** Returns the identity of a file. */
    Schema identity() {
        var identity = Schema.object().rule(rules());
        identity.add(applicationId);
        identity.add(path);
        identity.add(serverId);
        return identity.build();
    }

    /**
     * Returns the list of the files that Dokploy has not written itself.
     *
     * @param completed completes a state that names a file
     */
    ListResource<Session> list(String type, UnaryOperator<Values> completed) {
        var s = Schema.resource(
                type,
                "Lists the files of Traefik's dynamic configuration that do not belong to applications or to Dokploy"
                        + " itself.");
        var server =
                s.string("server_id").describe("ID of the remote server to list from. If unset, the Dokploy host.");
        return new GatheredList(s.build(), (config, session) -> {
            var ofDokploy = new HashSet<String>();
            for (var service : session.dokploy().query("overview.services", ApiMapping.body())) {
                ofDokploy.add(service.path("appName").asText() + ".yml");
            }
            var input = config.has(server) ? ApiMapping.body("serverId", config.get(server)) : ApiMapping.body();
            var found = new ArrayList<ListResource.ListedObject>();
            for (var directory : session.dokploy().query("settings.readDirectories", input)) {
                addFiles(
                        directory, ofDokploy, found, file -> completed.apply(file.with(serverId, config.find(server))));
            }
            return found.stream();
        });
    }

    private void addFiles(
            JsonNode node,
            Set<String> ofDokploy,
            List<ListResource.ListedObject> found,
            UnaryOperator<Values> completed) {
        var file = node.path("id").asText();
        var isManageable = path.checks().stream().allMatch(check -> check.problem(Value.of(file)) == null);
        if (isManageable && !ofDokploy.contains(node.path("name").asText())) {
            found.add(new ListResource.ListedObject(file, completed.apply(Values.EMPTY.with(path, file))));
        }
        for (var child : node.path("children")) {
            addFiles(child, ofDokploy, found, completed);
        }
    }

    Rule[] rules() {
        return new Rule[] {isOfOnePlace(), Rule.requires(serverId, path)};
    }

    private Rule isOfOnePlace() {
        return Rule.exactlyOneOf(applicationId, path);
    }

    /** Returns the attributes of which one is enough to name a file. */
    List<Attribute<String>> keys() {
        return List.of(applicationId, path);
    }

    /** Returns the id of the file that a data source looks for. */
    String find(Values config) {
        if (config.isNull(applicationId) == config.isNull(path)) {
            throw new DiagnosticException(
                    Diagnostic.error("Missing Required Argument", isOfOnePlace().sentence()));
        }
        return id(config);
    }

    String id(Values state) {
        return isOnServer(state) ? state.get(path) : state.get(applicationId);
    }

    /** Returns a state with the place that an id names, and nothing else. */
    Values of(String id) {
        return Values.EMPTY.with(id.startsWith("/") ? path : applicationId, id);
    }

    boolean isIn(Values state) {
        return state.has(applicationId) || isOnServer(state);
    }

    boolean isOnServer(Values state) {
        return state.has(path);
    }

    TraefikFile file(Values state) {
        return state.has(applicationId)
                ? TraefikFile.ofApplication(state.get(applicationId))
                : TraefikFile.at(state.get(path), state.find(serverId));
    }

    /** Whether the application is still there; true for a file of no application. */
    boolean exists(Values state, Session session) {
        return !state.has(applicationId)
                || session.dokploy().find("application.one", "applicationId", state.get(applicationId)) != null;
    }

    void warnThatItStays(Values prior, Diagnostics diagnostics) {
        if (prior.has(applicationId)) {
            diagnostics.add(TraefikFile.stays(applicationId));
        }
    }
}
