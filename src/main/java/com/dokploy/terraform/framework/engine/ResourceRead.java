package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.ImportStage;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.framework.StateUpgrader;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Timeouts;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a resource is now, and how it comes into the state other than by an apply: ReadResource, ImportResourceState and
 * UpgradeResourceState. No object of another type or of another provider can become one of ours, so for MoveResourceState
 * there is nothing to do.
 *
 * @param <C> the connection to the server
 */
final class ResourceRead<C> {
    private final ProviderConnection<C> connection;
    private final Failures<C> failures;

    ResourceRead(ProviderConnection<C> connection, Failures<C> failures) {
        this.connection = connection;
        this.failures = failures;
    }

    /** ReadResource. */
    ApplyResult read(Resource<C> resource, Value current, byte[] encodedPrivateState, boolean deferralAllowed) {
        connection.onStateSeen(current);
        return refresh(resource, current, encodedPrivateState, deferralAllowed);
    }

    /** As {@link #read}, of an object that is perhaps not in Terraform's state yet. */
    ApplyResult refresh(Resource<C> resource, Value current, byte[] encodedPrivateState, boolean deferralAllowed) {
        var privateState = PrivateState.decode(encodedPrivateState);
        if (connection.client() == null && connection.isConfigurationUnknown()) {
            return new ApplyResult(current, privateState, List.of(), deferralAllowed);
        }
        var state = Values.of(current);
        var schema = resource.schema();
        var deadline = Timeouts.deadline(schema, Timeouts.Operation.READ, state);
        var diagnostics = new Diagnostics();
        try {
            var importStage = privateState.importStage();
            var actual = resource.read(
                    new ReadRequest(state, privateState, importStage, deadline, diagnostics),
                    connection.requireClient());
            if (actual == null) {
                return new ApplyResult(Value.NULL, new PrivateState(), diagnostics.all(), false);
            }
            Failures.refuseMistakes(schema, actual);
            if (importStage == ImportStage.UNREAD) {
                privateState.setImportStage(ImportStage.READ);
            }
            var reconciled = new Reconciler().reconcile(schema, state, actual);
            return new ApplyResult(
                    SchemaConformance.storable(
                            schema, withLocalDefaults(schema, reconciled).values()),
                    privateState,
                    diagnostics.all(),
                    false);
        } catch (RuntimeException | Error failure) {
            diagnostics.addAll(failures.explained(failure));
        }
        return new ApplyResult(current, PrivateState.decode(encodedPrivateState), diagnostics.all(), false);
    }

    /** What only Terraform knows is not there after an import; its default is what a configuration without it means. */
    private static Values withLocalDefaults(Schema schema, Values state) {
        var filled = state.change();
        for (var attribute : schema.attributes()) {
            if (attribute.mapping() == Attribute.Mapping.LOCAL && state.isNull(attribute)) {
                filled.setValue(attribute, attribute.defaultValue());
            }
        }
        return filled.build();
    }

    /** ImportResourceState. */
    ApplyResult importState(Resource<C> resource, String id, boolean deferralAllowed) {
        var schema = resource.schema();
        if (connection.isDeferred(deferralAllowed)) {
            return new ApplyResult(Planner.notKnownYet(schema, Values.EMPTY), new PrivateState(), List.of(), true);
        }
        var privateState = new PrivateState();
        privateState.setImportStage(ImportStage.UNREAD);
        try {
            var state = resource.importState(id, connection.requireClient());
            Failures.refuseMistakes(schema, state);
            return new ApplyResult(SchemaConformance.storable(schema, state.values()), privateState, List.of(), false);
        } catch (RuntimeException | Error failure) {
            var diagnostics =
                    failures.meansGone(failure) ? List.of(nothingToImport(schema, id)) : failures.explained(failure);
            return new ApplyResult(Value.NULL, new PrivateState(), diagnostics, false);
        }
    }

    private static Diagnostic nothingToImport(Schema schema, String id) {
        return Diagnostic.error(
                "Nothing to import",
                "There is no " + schema.name() + " `" + id + "` on this server, or the API key may not see it. Give its"
                        + " id or its path of names, as the documentation of " + schema.name() + " shows.");
    }

    /** The type in which a state of some version of the schema is to be decoded, for {@link #upgrade}. */
    Type storedType(Resource<C> resource, long version) {
        var upgrade = upgradeFrom(resource, version);
        return upgrade == null ? resource.schema().valueType() : upgrade.from().valueType();
    }

    /** UpgradeResourceState. */
    LookupResult upgrade(Resource<C> resource, long version, Value stored) {
        var schema = resource.schema();
        var found = new Value[] {Value.NULL};
        var diagnostics = failures.diagnosing(_ -> {
            var upgrade = upgradeFrom(resource, version);
            if (upgrade == null && version != schema.version()) {
                throw new DiagnosticException(Diagnostic.error(
                        "State of an unknown version",
                        "The state of this " + schema.name() + " has version " + version + ", and this version of the"
                                + " provider knows " + schema.version() + ". Use the version of the provider that"
                                + " wrote it, or remove it from the state and import it again."));
            }
            var state = Values.of(stored);
            found[0] = SchemaConformance.storable(schema, (upgrade == null ? state : upgrade.upgrade(state)).values());
            connection.onStateSeen(found[0]);
        });
        return new LookupResult(found[0], diagnostics, false);
    }

    private @Nullable StateUpgrader upgradeFrom(Resource<C> resource, long version) {
        if (version != resource.schema().version()) {
            for (var upgrade : resource.upgrades()) {
                if (upgrade.from().version() == version) {
                    return upgrade;
                }
            }
        }
        return null;
    }
}
