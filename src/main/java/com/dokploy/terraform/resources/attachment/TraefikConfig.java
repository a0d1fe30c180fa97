package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.ListResource;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.SingleDataSource;
import com.dokploy.terraform.resources.support.TraefikFile;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Note;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code dokploy_traefik_config}: a file of Traefik's configuration, either the file of an application or one of the
 * server. Dokploy v0.30.2 cannot remove such a file, so a file of the server is emptied, and the file of an application
 * is left as it is.
 */
public final class TraefikConfig implements Resource<Session> {
    /** The text that remains in a file that Terraform wrote and no longer manages: the server takes no empty file. */
    private static final String NOTHING = "# Nothing is configured here.\n";

    private final Attribute<String> id;
    private final TraefikFilePlace place;
    private final Attribute<String> content;
    private final Schema schema;

    /** Declares the attributes of {@code dokploy_traefik_config}. */
    public TraefikConfig() {
        var s = Schema.resource(
                "dokploy_traefik_config",
                "Traefik configuration file: that of an application, or a dynamic one of the server. Traefik"
                        + " applies changes at once.");
        s.note(
                Note.Kind.WARNING,
                "Dokploy rewrites the file of an application with every change of its domains. Do not combine the"
                        + " resource with `dokploy_domain` resources, or with `domains` or `traefik_config` of the"
                        + " same application.");
        s.note(
                Note.Kind.NOTE,
                "Destroying the resource of an application leaves its file as it is, because Dokploy cannot remove it."
                        + " Destroying the resource of a dynamic file empties the file.");
        id = s.string("id")
                .computed()
                .useStateForUnknown()
                .neverNull()
                .custom()
                .describe("ID of the application, or path of the file.");
        place = new TraefikFilePlace(s);
        content = s.string("content")
                .required()
                .custom()
                .format(Format.FILE)
                .check(Check.notEmpty())
                .describe("Content of the file (YAML).");
        schema = s.rule(place.rules()).build();
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(new SingleDataSource(
                this,
                "Reads a Traefik configuration file: that of an application, or one of the Dokploy host. Exactly"
                        + " one of `id`, `application_id` and `path` must be set.",
                id,
                (config, _) -> place.find(config),
                place.keys()));
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
        place.warnThatItStays(prior, diagnostics);
    }

    @Override
    public Values create(ApplyRequest request, Session session) {
        var plan = request.planned();
        return write(plan.with(id, place.id(plan)), request, session);
    }

    @Override
    public Values update(ApplyRequest request, Session session) {
        return write(request.planned().with(id, request.prior().get(id)), request, session);
    }

    private Values write(Values plan, ApplyRequest request, Session session) {
        var file = place.file(plan);
        file.write(plan.get(content), session);
        request.save(plan);
        return plan.with(content, file.read(session));
    }

    @Override
    public @Nullable Values read(ReadRequest request, Session session) {
        var known = request.state();
        var state = place.isIn(known) ? known : importState(known.get(id), session);
        if (!place.exists(state, session)) {
            return null;
        }
        var found = place.file(state).read(session);
        return found == null || found.equals(NOTHING) ? null : state.with(content, found);
    }

    @Override
    public void delete(ApplyRequest request, Session session) {
        if (place.isOnServer(request.prior())) {
            place.file(request.prior()).write(NOTHING, session);
        }
    }

    @Override
    public ListResource<Session> list() {
        return place.list(schema.name(), file -> file.with(id, place.id(file)));
    }

    @Override
    public Schema identity() {
        return place.identity();
    }

    @Override
    public Values importByIdentity(Values identity, Session session) {
        return identity.with(id, place.id(identity));
    }

    /** Imports a file by the id of an application, or by its path. */
    @Override
    public Values importState(String wanted, Session session) {
        return place.of(wanted).with(id, wanted);
    }
}
