package com.dokploy.terraform.resources.settings;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.ListResource;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.session.PlanRegistry.Claimant;
import com.dokploy.terraform.resources.session.PlanRegistry.Subject;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.GatheredList;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Secrets;
import com.dokploy.terraform.schema.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Settings that there are once on a server. What a configuration does not set is left alone, and what it set is put back
 * in the end.
 */
abstract class SettingsResource implements Resource<Session> {
    /** The ID of the only object. */
    static final String ID = "settings";

    /** The procedure that tells the settings of the server, of whatever kind. */
    static final String ROW = "settings.getWebServerSettings";

    /** The sentences about attributes that are unset, and about a destroy. */
    static final String RESTORED =
            "Attributes that are unset are not managed: the server keeps their values. Destroying"
                    + " the resource restores the value that each attribute had before Terraform first set it, even if the"
                    + " attribute was removed from the configuration since.";

    private final Schema schema;
    private final Attribute<String> id;
    private final List<ServerSetting> settings;

    /**
     * Creates the resource of some settings.
     *
     * @param settings the settings, in the order in which they are written
     */
    SettingsResource(Schema schema, Attribute<String> id, List<ServerSetting> settings) {
        this.schema = schema;
        this.id = id;
        this.settings = settings;
    }

    /** Declares the ID of the only object. */
    static Attribute<String> declareId(Schema.Builder s) {
        return s.string("id")
                .computed()
                .useStateForUnknown()
                .neverNull()
                .custom()
                .describe("Always `" + ID + "`.");
    }

    @Override
    public final Schema schema() {
        return schema;
    }

    @Override
    public ListResource<Session> list() {
        var s = Schema.resource(schema.name(), "Lists the settings of the server, which it has once.");
        return new GatheredList(
                s.build(), (_, _) -> Stream.of(new ListResource.ListedObject(ID, Values.EMPTY.with(id, ID))));
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(new SettingsDataSource(schema, session -> state(Values.EMPTY, session)));
    }

    /** Warns of a second declaration: both would write the same settings in turn. */
    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        warnOfKept(plan);
        if (session == null) {
            return;
        }
        var claimant = new Claimant(plan.isCreate() ? null : ID, schema.name(), plan.isCreate());
        var others = session.planRegistry().claim(Subject.NAME, schema.name(), claimant);
        if (plan.isCreate() && !others.isEmpty()) {
            plan.warning(
                    id,
                    "Duplicate Object",
                    "This plan has another " + schema.name() + ". A server has its settings once, so that both"
                            + " resources write the same settings in turn. Declare the resource once.");
        }
    }

    /** Warns of secrets that are no longer set: the plan shows them as removed, and they stay. */
    private void warnOfKept(PlanRequest plan) {
        var prior = plan.prior();
        if (prior == null) {
            return;
        }
        for (var attribute : schema.attributes()) {
            if (attribute.isSensitive()
                    && isSet(attribute, prior)
                    && plan.config().isNull(attribute)
                    && !Secrets.isWriteOnlyInUse(schema, attribute, plan.planned())) {
                plan.warning(
                        attribute,
                        "Secret Stays on the Server",
                        "`" + attribute.name() + "` is no longer set, so Terraform no longer manages it. The present"
                                + " value stays on the server.");
            }
        }
    }

    private boolean isSet(Attribute<?> secret, Values state) {
        return state.has(secret) || Secrets.isWriteOnlyInUse(schema, secret, state);
    }

    @Override
    public void planDestroy(Values prior, PrivateState privateState, Diagnostics diagnostics) {
        new SettingsWriter(schema).warnOfKept(privateState, diagnostics);
    }

    @Override
    public Values create(ApplyRequest request, Session session) {
        return write(request, request.save(request.planned().with(id, ID)), session);
    }

    @Override
    public Values update(ApplyRequest request, Session session) {
        return write(request, request.planned().with(id, ID), session);
    }

    private Values write(ApplyRequest request, Values plan, Session session) {
        var writer = new SettingsWriter(schema);
        for (var setting : settings) {
            writer.write(setting, request, session);
        }
        return state(plan, session);
    }

    @Override
    public Values read(ReadRequest request, Session session) {
        return state(request.state(), session);
    }

    /** Returns the state; secrets only where Terraform knows them: an import brings none of the server's into the state. */
    private Values state(Values known, Session session) {
        return new SettingsReader(schema, settings, ROW).state(known.with(id, ID), session);
    }

    @Override
    public List<Attribute<?>> notImported() {
        var secrets = new ArrayList<Attribute<?>>();
        for (var attribute : schema.attributes()) {
            if (attribute.isSensitive() && !attribute.isWriteOnly()) {
                secrets.add(attribute);
            }
        }
        return secrets;
    }

    @Override
    public void delete(ApplyRequest request, Session session) {
        var writer = new SettingsWriter(schema);
        for (var setting : settings) {
            writer.restore(setting, request, session);
        }
    }

    @Override
    public Values importState(String wanted, Session session) {
        if (!wanted.equals(ID)) {
            throw new DiagnosticException(Diagnostic.error(
                    "Invalid Import ID",
                    "`" + wanted + "` is not the ID of " + schema.name() + ". A server has its settings once:"
                            + " the ID is always `" + ID + "`."));
        }
        return Values.EMPTY.with(id, ID);
    }
}
