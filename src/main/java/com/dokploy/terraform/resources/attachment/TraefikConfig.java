package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Check;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.Format;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.framework.Rule;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.framework.Values;
import com.dokploy.terraform.resources.ApiMapping;
import com.dokploy.terraform.resources.SingleDataSource;
import com.dokploy.terraform.resources.TraefikFile;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code dokploy_traefik_config}: a file of Traefik's configuration, that of an application or one of the server. Dokploy
 * v0.30.2 cannot remove such a file, so that of the server is emptied, and that of an application left.
 */
public final class TraefikConfig implements Resource<Session> {
    /** What is left of a file that Terraform wrote: the server takes no empty one. */
    private static final String NOTHING = "# Nothing is configured here.\n";

    private static final Schema.Builder S = Schema.resource(
            "dokploy_traefik_config",
            "A file of Traefik's configuration: that of an application, or a dynamic one of the server. Traefik takes"
                    + " changes at once. Dokploy writes the file of an application again with every change of its"
                    + " domains, so do not give it domains as well.");
    private static final Attribute<String> ID = S.string("id")
            .computed()
            .useStateForUnknown()
            .custom()
            .describe("Id of the application, or path of the file.");
    private static final Attribute<String> APPLICATION_ID = S.string("application_id")
            .references("dokploy_application")
            .replaces()
            .custom()
            .describe("Application whose file it is.");
    /** The server would write anywhere (v0.30.2). Its own files are not for this resource. */
    private static final Attribute<String> PATH = S.string("path")
            .replaces()
            .custom()
            .check(Check.matches(
                    "/etc/dokploy/traefik/dynamic/(?!.*\\.\\.)(?!dokploy\\.yml$|middlewares\\.yml$)[A-Za-z0-9._/-]+\\.ya?ml",
                    "a file such as `/etc/dokploy/traefik/dynamic/headers.yml` that is none of Dokploy's own"))
            .describe("File on the server, below `/etc/dokploy/traefik/dynamic`.");

    private static final Attribute<String> SERVER_ID = S.string("server_id")
            .references("server")
            .replaces()
            .custom()
            .describe("Remote server that the file is on.");
    private static final Attribute<String> CONTENT = S.string("content")
            .required()
            .custom()
            .format(Format.FILE)
            .check(Check.notEmpty())
            .describe("What the file holds (YAML).");
    private static final Schema SCHEMA = S.rule(Rule.exactlyOneOf(APPLICATION_ID, PATH), Rule.requires(SERVER_ID, PATH))
            .build();

    /** The data source of the same name. */
    public static SingleDataSource lookUp() {
        return SingleDataSource.bySome(
                new TraefikConfig(),
                "Reads a file of Traefik's configuration: that of an application, or one of the server that Dokploy"
                        + " runs on.",
                ID,
                TraefikConfig::find,
                List.of(APPLICATION_ID, PATH));
    }

    private static String find(Values config, Session session) {
        if (config.isNull(APPLICATION_ID) == config.isNull(PATH)) {
            throw new DiagnosticException(
                    Diagnostic.error("Which file?", "Give either `application_id` or the `path` of the file."));
        }
        return config.has(PATH) ? config.get(PATH) : config.get(APPLICATION_ID);
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        TraefikFile.validate(config, CONTENT, diagnostics);
    }

    @Override
    public void planDestroy(Values prior, Diagnostics diagnostics) {
        if (prior.has(APPLICATION_ID)) {
            diagnostics.warning(
                    Path.of(APPLICATION_ID.name()),
                    "Traefik's configuration stays as it is",
                    "Dokploy has no way to take it back. It writes its own again with the next change of a domain of"
                            + " the application.");
        }
    }

    private static ObjectNode file(Values state) {
        var body = ApiMapping.body("path", state.get(PATH));
        return state.has(SERVER_ID) ? body.put("serverId", state.get(SERVER_ID)) : body;
    }

    private static void write(Values state, String content, Session session) {
        if (state.has(APPLICATION_ID)) {
            session.dokploy()
                    .mutate(
                            "application.updateTraefikConfig",
                            ApiMapping.body("applicationId", state.get(APPLICATION_ID))
                                    .put("traefikConfig", content));
        } else {
            session.dokploy().mutate("settings.updateTraefikFile", file(state).put("traefikConfig", content));
        }
    }

    private static @Nullable String content(Values state, Session session) {
        var content = state.has(APPLICATION_ID)
                ? session.dokploy()
                        .queryUncached(
                                "application.readTraefikConfig",
                                ApiMapping.body("applicationId", state.get(APPLICATION_ID)))
                : session.dokploy().queryUncached("settings.readTraefikFile", file(state));
        return content.textValue();
    }

    @Override
    public Values create(ApplyRequest change, Session session) {
        var plan = change.planned();
        return write(plan.with(ID, plan.has(PATH) ? plan.get(PATH) : plan.get(APPLICATION_ID)), change, session);
    }

    @Override
    public Values update(ApplyRequest change, Session session) {
        return write(change.planned().with(ID, change.prior().get(ID)), change, session);
    }

    private static Values write(Values plan, ApplyRequest change, Session session) {
        try {
            write(plan, plan.get(CONTENT), session);
        } catch (ApiException failure) {
            if (!failure.error().mayHaveHappened() || !plan.get(CONTENT).equals(content(plan, session))) {
                throw failure;
            }
        }
        change.save(plan);
        return plan.with(CONTENT, content(plan, session));
    }

    @Override
    public @Nullable Values read(ReadRequest reading, Session session) {
        var known = reading.state();
        var state = known.has(APPLICATION_ID) || known.has(PATH) ? known : importState(known.get(ID), session);
        if (state.has(APPLICATION_ID)
                && session.dokploy().find("application.one", "applicationId", state.get(APPLICATION_ID)) == null) {
            return null;
        }
        var content = content(state, session);
        return content == null || content.equals(NOTHING) ? null : state.with(CONTENT, content);
    }

    @Override
    public void delete(ApplyRequest change, Session session) {
        if (change.prior().has(PATH)) {
            write(change.prior(), NOTHING, session);
        }
    }

    /** The id of an application, or the path of a file. */
    @Override
    public Values importState(String id, Session session) {
        return Values.EMPTY.with(ID, id).with(id.startsWith("/") ? PATH : APPLICATION_ID, id);
    }
}
