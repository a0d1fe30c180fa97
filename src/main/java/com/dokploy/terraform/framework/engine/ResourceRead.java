package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.ImportForm;
import com.dokploy.terraform.framework.ImportStage;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.framework.StateUpgrader;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Timeouts;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads resources and brings them into the state other than by an apply: ReadResource, ImportResourceState,
 * UpgradeResourceState and MoveResourceState.
 *
 * @param <C> the client of a configured provider
 */
final class ResourceRead<C> {
    private static final String NOT_FOUND = "Import Target Not Found";

    private final ConfiguredProvider<C> configured;
    private final Failures<C> failures;

    ResourceRead(ConfiguredProvider<C> configured, Failures<C> failures) {
        this.configured = configured;
        this.failures = failures;
    }

    /** ReadResource. */
    ApplyResult read(Resource<C> resource, Value current, byte[] encodedPrivateState, boolean deferralAllowed) {
        configured.onStateSeen(resource, current);
        return refresh(resource, current, encodedPrivateState, deferralAllowed);
    }

    /** Reads as {@link #read} does, for an object that is perhaps not in Terraform's state yet. */
    ApplyResult refresh(Resource<C> resource, Value current, byte[] encodedPrivateState, boolean deferralAllowed) {
        var privateState = PrivateState.decode(encodedPrivateState);
        if (configured.client() == null && configured.isConfigurationUnknown()) {
            return new ApplyResult(current, privateState, List.of(), deferralAllowed);
        }
        var state = Values.of(current);
        var schema = resource.schema();
        var deadline = Timeouts.deadline(schema, Timeouts.Operation.READ, state);
        var diagnostics = new Diagnostics();
        try {
            if (privateState.importStage() == ImportStage.NONE && Takeover.isUnread(resource, state)) {
                privateState.setImportStage(ImportStage.UNREAD);
                state = completed(resource, state);
            }
            var importStage = privateState.importStage();
            var actual = resource.read(
                    new ReadRequest(state, privateState, importStage, deadline, diagnostics),
                    configured.requireClient());
            if (actual == null) {
                return new ApplyResult(Value.NULL, new PrivateState(), diagnostics.all(), false);
            }
            Failures.refuseMistakes(schema, actual);
            var reconciled = new Reconciler(importStage == ImportStage.UNREAD).reconcile(schema, state, actual);
            var complete = ObjectShape.completeForState(
                    schema, withLocalDefaults(schema, reconciled).values());
            return new ApplyResult(inForm(schema, complete, privateState), privateState, diagnostics.all(), false);
        } catch (RuntimeException | Error failure) {
            diagnostics.addAll(failures.explain(failure));
        }
        return new ApplyResult(current, PrivateState.decode(encodedPrivateState), diagnostics.all(), false);
    }

    /** Returns what the first read after an import found in the form that the import asked for, and ends that stage. */
    private static Value.MapValue inForm(Schema schema, Value.MapValue state, PrivateState privateState) {
        if (privateState.importStage() != ImportStage.UNREAD) {
            return state;
        }
        var form = privateState.importForm();
        privateState.setImportStage(ImportStage.READ);
        privateState.setImportForm(ImportForm.WHOLE);
        return form.of(schema, state);
    }

    /** Returns what was taken over from another provider's state as an import of the object would find it. */
    private Values completed(Resource<C> resource, Values state) {
        var identity = Takeover.identity(resource, state);
        if (Values.id(identity.values()) != null) {
            return state;
        }
        var entries = new LinkedHashMap<>(state.values().entries());
        resource.importByIdentity(identity, configured.requireClient())
                .values()
                .entries()
                .forEach((name, value) -> {
                    if (!value.isNull()) {
                        entries.put(name, value);
                    }
                });
        return new Values(new Value.MapValue(entries));
    }

    /**
     * Adds the defaults of attributes that only Terraform knows: they are missing after an import, and the default is
     * what a configuration without them means.
     */
    private static Values withLocalDefaults(Schema schema, Values state) {
        var filled = state.change();
        for (var attribute : schema.attributes()) {
            if (attribute.mapping() == Attribute.Mapping.LOCAL && state.isNull(attribute)) {
                filled.setValue(attribute, attribute.defaultIn(state.values()));
            }
        }
        return filled.build();
    }

    /** ImportResourceState by an id. */
    ApplyResult importState(Resource<C> resource, String wanted, boolean deferralAllowed) {
        var id = ImportForm.idIn(wanted);
        ImportForm form;
        try {
            form = ImportForm.of(wanted);
        } catch (DiagnosticException refused) {
            return new ApplyResult(Value.NULL, new PrivateState(), failures.explain(refused), false);
        }
        var result = imported(resource, client -> resource.importState(id, client), id, deferralAllowed);
        result.privateState().setImportForm(form);
        return result;
    }

    /** ImportResourceState by an identity. */
    ApplyResult importByIdentity(Resource<C> resource, Value identity, boolean deferralAllowed) {
        var named = Values.of(identity);
        var problems = new Diagnostics();
        new Validator(true, problems).validate(resource.identity(), Path.ROOT, named);
        for (var attribute : resource.identity().attributes()) {
            if (named.value(attribute).equals(Value.of(""))) {
                problems.add(Diagnostic.error(
                        Path.of(attribute.name()),
                        "Empty Identity",
                        "`" + attribute.name() + "` is empty in the identity of the "
                                + resource.schema().name()
                                + " to import. Name an existing object, or import by `id` instead of `identity`."));
            }
        }
        if (problems.hasErrors()) {
            return new ApplyResult(Value.NULL, new PrivateState(), problems.all(), false);
        }
        var wanted = identified(resource, named);
        return imported(
                resource,
                client -> {
                    var found = resource.importByIdentity(named, client);
                    refuseOther(resource, named, found, wanted);
                    return found;
                },
                wanted,
                deferralAllowed);
    }

    /** Refuses an object that the user has named by something other than its identity, such as a name. */
    private static void refuseOther(Resource<?> resource, Values named, Values found, String wanted) {
        for (var attribute : resource.identity().attributes()) {
            var is = found.value(attribute);
            if (named.has(attribute) && !is.isNull() && !isSame(attribute, named.value(attribute), is)) {
                throw new DiagnosticException(Diagnostic.error(
                        Path.of(attribute.name()),
                        NOT_FOUND,
                        "No " + resource.schema().name() + " has the identity `" + wanted + "`, but `"
                                + identified(resource, found)
                                + "` goes by that name. An identity consists of IDs, and not of names or paths: use"
                                + " that identity, or import by `id`, which may be a path of names."));
            }
        }
    }

    private static boolean isSame(Attribute<?> attribute, Value one, Value other) {
        return one.equals(other)
                || (one instanceof Value.Text(var text)
                        && other instanceof Value.Text(var is)
                        && Objects.equals(
                                attribute.format().canonical(text),
                                attribute.format().canonical(is))
                        && attribute.format().canonical(is) != null);
    }

    /** Returns an identity as a diagnostic shows it. */
    private static String identified(Resource<?> resource, Values identity) {
        var parts = new StringJoiner(", ");
        for (var attribute : resource.identity().attributes()) {
            if (identity.has(attribute)) {
                parts.add(attribute.name() + " = " + ValueFormatter.of(attribute.type(), identity.value(attribute)));
            }
        }
        return parts.toString();
    }

    private ApplyResult imported(
            Resource<C> resource, Function<C, Values> importer, String wanted, boolean deferralAllowed) {
        var schema = resource.schema();
        if (configured.isDeferred(deferralAllowed)) {
            return new ApplyResult(Planner.notKnownYet(schema, Values.EMPTY), new PrivateState(), List.of(), true);
        }
        var privateState = new PrivateState();
        privateState.setImportStage(ImportStage.UNREAD);
        try {
            var state = importer.apply(configured.requireClient());
            Failures.refuseMistakes(schema, state);
            return new ApplyResult(
                    ObjectShape.completeForState(schema, state.values()), privateState, List.of(), false);
        } catch (RuntimeException | Error failure) {
            var diagnostics =
                    failures.meansGone(failure) ? List.of(nothingToImport(schema, wanted)) : failures.explain(failure);
            return new ApplyResult(Value.NULL, new PrivateState(), diagnostics, false);
        }
    }

    private static Diagnostic nothingToImport(Schema schema, String wanted) {
        return Diagnostic.error(
                NOT_FOUND,
                "No " + schema.name() + " `" + wanted
                        + "` exists on this server, or the API key has no access to it. Use its ID, or its path of"
                        + " names as shown under \"Import\" in the documentation of " + schema.name() + "."
                        + (wanted.indexOf('?') < 0 ? "" : " " + ImportForm.ENDINGS));
    }

    /** Returns the form in which a stored state is to be decoded, for {@link #upgrade}. */
    StoredForm storedForm(Resource<C> resource, String type, long version) {
        if (Schema.isForeign(version)) {
            return new StoredForm(Takeover.wanted(resource, Takeover.predecessor(resource, type)), false);
        }
        var upgrade = upgradeFrom(resource, version);
        return new StoredForm(
                upgrade == null ? resource.schema().valueType() : upgrade.from().valueType(), true);
    }

    /** UpgradeResourceState, and MoveResourceState for a state of another provider. */
    LookupResult upgrade(Resource<C> resource, String type, long version, Value stored) {
        var schema = resource.schema();
        var found = new Value[] {Value.NULL};
        var diagnostics = failures.diagnose(_ -> {
            if (Schema.isForeign(version)) {
                var predecessor = Takeover.predecessor(resource, type);
                var taken = Takeover.state(resource, predecessor, stored);
                found[0] = ObjectShape.completeForState(schema, taken.values());
                return;
            }
            var upgrade = upgradeFrom(resource, version);
            if (upgrade == null && version != schema.storedVersion()) {
                throw new DiagnosticException(Diagnostic.error(
                        "State from a Newer Version",
                        "The state of this " + schema.name() + " has schema version " + version
                                + ", but this version of the provider supports up to version " + schema.storedVersion()
                                + ". Use the version of the provider that wrote the state, or remove the object"
                                + " from the state and import it again."));
            }
            var state = Values.of(stored);
            found[0] =
                    ObjectShape.completeForState(schema, (upgrade == null ? state : upgrade.upgrade(state)).values());
            configured.onStateSeen(resource, found[0]);
        });
        return new LookupResult(found[0], diagnostics, false);
    }

    private @Nullable StateUpgrader upgradeFrom(Resource<C> resource, long version) {
        if (version != resource.schema().storedVersion()) {
            for (var upgrade : resource.upgrades()) {
                if (upgrade.from().storedVersion() == version) {
                    return upgrade;
                }
            }
        }
        return null;
    }
}
