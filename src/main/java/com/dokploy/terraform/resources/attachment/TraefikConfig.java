package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.SingleDataSource;
import com.dokploy.terraform.resources.support.TraefikFile;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code dokploy_traefik_config}: a file of Traefik's configuration, that of an application or one of the server. Dokploy
 * v0.30.2 cannot remove such a file, so that of the server is emptied, and that of an application left.
 */
public final class TraefikConfig implements Resource<Session> {
    /** What is left of a file that Terraform wrote: the server takes no empty one. */
    private static final String NOTHING = "# Nothing is configured here.\n";

    private final Attribute<String> id;
    private final Attribute<String> applicationId;
    /** The server would write anywhere (v0.30.2). Its own files are not for this resource. */
    private final Attribute<String> path;

    private final Attribute<String> serverId;
    private final Attribute<String> content;
    private final Schema schema;

    /** Declares it. */
    public TraefikConfig() {
        var s = Schema.resource(
                "dokploy_traefik_config",
                "A file of Traefik's configuration: that of an application, or a dynamic one of the server. Traefik"
                        + " takes changes at once. Dokploy writes the file of an application again with every change of"
                        + " its domains, so do not give it domains as well.");
        id = s.string("id")
                .computed()
                .useStateForUnknown()
                .custom()
                .describe("Id of the application, or path of the file.");
        applicationId = s.string("application_id")
                .references("dokploy_application")
                .replaces()
                .custom()
                .describe("Application whose file it is.");
        path = s.string("path")
                .replaces()
                .custom()
                .check(Check.matches(
                        "/etc/dokploy/traefik/dynamic/(?!.*\\.\\.)(?!dokploy\\.yml$|middlewares\\.yml$)[A-Za-z0-9._/-]+\\.ya?ml",
                        "a file such as `/etc/dokploy/traefik/dynamic/headers.yml` that is none of Dokploy's own"))
                .describe("File on the server, below `/etc/dokploy/traefik/dynamic`.");
        serverId = s.string("server_id")
                .references("server")
                .replaces()
                .custom()
                .describe("Remote server that the file is on.");
        content = s.string("content")
                .required()
                .custom()
                .format(Format.FILE)
                .check(Check.notEmpty())
                .describe("What the file holds (YAML).");
        schema = s.rule(Rule.exactlyOneOf(applicationId, path), Rule.requires(serverId, path))
                .build();
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(SingleDataSource.bySome(
                this,
                "Reads a file of Traefik's configuration: that of an application, or one of the server that Dokploy"
                        + " runs on.",
                id,
                this::find,
                List.of(applicationId, path)));
    }

    private String find(Values config, Session session) {
        if (config.isNull(applicationId) == config.isNull(path)) {
            throw new DiagnosticException(
                    Diagnostic.error("Which file?", "Give either `application_id` or the `path` of the file."));
        }
        return config.has(path) ? config.get(path) : config.get(applicationId);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        TraefikFile.validate(config, content, diagnostics);
    }

    @Override
    public void planDestroy(Values prior, PrivateState privateState, Diagnostics diagnostics) {
        if (prior.has(applicationId)) {
            diagnostics.add(TraefikFile.stays(applicationId));
        }
    }

    private TraefikFile file(Values state) {
        return state.has(applicationId)
                ? TraefikFile.ofApplication(state.get(applicationId))
                : TraefikFile.at(state.get(path), state.find(serverId));
    }

    @Override
    public Values create(ApplyRequest request, Session session) {
        var plan = request.planned();
        return write(plan.with(id, plan.has(path) ? plan.get(path) : plan.get(applicationId)), request, session);
    }

    @Override
    public Values update(ApplyRequest request, Session session) {
        return write(request.planned().with(id, request.prior().get(id)), request, session);
    }

    private Values write(Values plan, ApplyRequest request, Session session) {
        var file = file(plan);
        file.write(plan.get(content), session);
        request.save(plan);
        return plan.with(content, file.read(session));
    }

    @Override
    public @Nullable Values read(ReadRequest request, Session session) {
        var known = request.state();
        var state = known.has(applicationId) || known.has(path) ? known : importState(known.get(id), session);
        if (state.has(applicationId)
                && session.dokploy().find("application.one", "applicationId", state.get(applicationId)) == null) {
            return null;
        }
        var found = file(state).read(session);
        return found == null || found.equals(NOTHING) ? null : state.with(content, found);
    }

    @Override
    public void delete(ApplyRequest request, Session session) {
        if (request.prior().has(path)) {
            file(request.prior()).write(NOTHING, session);
        }
    }

    /** The id of an application, or the path of a file. */
    @Override
    public Values importState(String wanted, Session session) {
        return Values.EMPTY.with(id, wanted).with(wanted.startsWith("/") ? path : applicationId, wanted);
    }
}
