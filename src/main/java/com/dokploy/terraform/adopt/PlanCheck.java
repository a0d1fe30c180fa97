package com.dokploy.terraform.adopt;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.ImportForm;
import com.dokploy.terraform.framework.engine.ApplyResult;
import com.dokploy.terraform.framework.engine.Engine;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * Plans configurations as Terraform will after the import, to write none that would change the server.
 *
 * @param engine the engine that has read the objects
 */
record PlanCheck<C>(Engine<C> engine) {
    /**
     * What a plan says.
     *
     * @param problem why the configuration cannot be written; empty if it can
     * @param warnings what Terraform will warn of
     */
    record Result(String problem, List<String> warnings) {}

    /** Notes all objects as managed, so that none counts as unknown to the other ones. */
    void prepare(List<ServerObject<C>> objects) {
        for (var object : objects) {
            engine.onStateSeen(object.resource(), object.state());
        }
    }

    /** Plans the configuration of one object. */
    Result check(ServerObject<C> object, ObjectConfiguration configuration) {
        var missing = missing(object.schema(), configuration.withUnknownSecrets());
        if (!missing.isEmpty()) {
            return new Result(missing, List.of());
        }
        var diagnostics =
                new ArrayList<>(engine.validateResource(object.resource(), configuration.withUnknownSecrets(), true));
        if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
            return refused(diagnostics);
        }
        var config = configuration.planned();
        var imported = imported(object, configuration.importForm());
        diagnostics.addAll(imported.diagnostics());
        if (!(imported.state() instanceof Value.MapValue state)) {
            return diagnostics.stream().anyMatch(Diagnostic::isError)
                    ? refused(diagnostics)
                    : new Result("The object is gone: it was deleted meanwhile.", List.of());
        }
        var plan = engine.plan(
                object.resource(),
                state,
                config,
                config,
                imported.privateState().encoded(),
                false);
        diagnostics.addAll(plan.diagnostics());
        if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
            return refused(diagnostics);
        }
        var changed = changed(object.schema(), state, plan.planned());
        if (!changed.isEmpty()) {
            return new Result("A configuration of this object would change " + changed + ".", List.of());
        }
        return new Result(
                "", diagnostics.stream().map(Diagnostic::summary).distinct().toList());
    }

    /** Says that an object lacks what every configuration must have, such as the source of an application; empty if not. */
    private static String missing(Schema schema, Value.MapValue config) {
        for (var rule : schema.rules()) {
            if (rule instanceof Rule.ExactlyOneOf(var attributes)
                    && attributes.stream()
                            .allMatch(each -> config.at(each.name()).isNull())) {
                var names = attributes.stream()
                        .filter(each -> !each.isWriteOnly())
                        .map(each -> "`" + each.name() + "`")
                        .collect(Collectors.joining(", "));
                return "The server has none of these configured for the object, and a resource needs one of them: "
                        + names + ". Configure one in Dokploy and adopt again, or delete the object.";
            }
        }
        return "";
    }

    /** Returns what the import that is written finds: what the state lacks then is in its notes. */
    private ApplyResult imported(ServerObject<C> object, ImportForm form) {
        if (form.equals(ImportForm.WHOLE)) {
            return new ApplyResult(object.state(), object.privateState(), List.of(), false);
        }
        var found = engine.importState(object.resource(), object.id() + form.suffix(), false);
        return found.state().isNull()
                ? found
                : engine.read(
                        object.resource(), found.state(), found.privateState().encoded(), false);
    }

    private static Result refused(List<Diagnostic> diagnostics) {
        var errors = diagnostics.stream().filter(Diagnostic::isError).toList();
        return new Result(Omission.reason(errors), List.of());
    }

    /** Returns the names of the attributes that a plan changes; empty if there are none. */
    private static String changed(Schema schema, Value.MapValue state, Value planned) {
        var names = new StringJoiner(", ");
        names.setEmptyValue("");
        for (var attribute : schema.attributes()) {
            var name = attribute.name();
            var after = planned instanceof Value.MapValue values ? values.at(name) : Value.NULL;
            if (!after.equals(state.at(name))) {
                names.add("`" + name + "`");
            }
        }
        return names.toString();
    }
}
