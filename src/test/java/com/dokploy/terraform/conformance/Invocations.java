package com.dokploy.terraform.conformance;

import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.protocol.generated.InvokeAction;
import com.dokploy.terraform.protocol.generated.PlanAction;
import com.dokploy.terraform.protocol.generated.ProviderGrpc;
import com.dokploy.terraform.protocol.generated.ValidateActionConfig;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What Terraform does with actions, over real gRPC without a network. */
final class Invocations {
    private final Terraform terraform;

    Invocations(Terraform terraform) {
        this.terraform = terraform;
    }

    /**
     * What an action said.
     *
     * @param progress the lines that were shown at once
     * @param errors the errors at its end
     */
    record Invoked(List<String> progress, List<String> errors) {}

    /** The schema of an action, by its name without {@code dokploy_}. */
    static Schema schema(String name) {
        var action = SharedCatalog.CATALOG.action("dokploy_" + name);
        if (action == null) {
            throw new AssertionError("no action " + name);
        }
        return action.schema();
    }

    /** Checks a configuration, and returns the errors. */
    List<String> validate(String name, Map<String, Value> config) {
        return terraform.errors(calls().validateActionConfig(ValidateActionConfig.Request.newBuilder()
                        .setTypeName(schema(name).name())
                        .setConfig(Terraform.encode(
                                complete(name, config), schema(name).valueType()))
                        .build())
                .getDiagnosticsList());
    }

    /** Plans an action, and returns the errors. */
    List<String> plan(String name, Map<String, Value> config) {
        return terraform.errors(calls().planAction(PlanAction.Request.newBuilder()
                        .setActionType(schema(name).name())
                        .setConfig(Terraform.encode(
                                complete(name, config), schema(name).valueType()))
                        .build())
                .getDiagnosticsList());
    }

    /** Checks, plans and invokes an action, whatever comes of it. */
    Invoked invoke(String name, Map<String, Value> config) {
        return invoke(name, config, _ -> {});
    }

    /**
     * Invokes an action, whatever comes of it.
     *
     * @param listener hears each line at once
     */
    Invoked invoke(String name, Map<String, Value> config, Consumer<String> listener) {
        var progress = new ArrayList<String>();
        var errors = new ArrayList<String>();
        calls().invokeAction(InvokeAction.Request.newBuilder()
                        .setActionType(schema(name).name())
                        .setConfig(Terraform.encode(
                                complete(name, config), schema(name).valueType()))
                        .build())
                .forEachRemaining(event -> {
                    if (event.hasProgress()) {
                        progress.add(event.getProgress().getMessage());
                        listener.accept(event.getProgress().getMessage());
                    } else {
                        errors.addAll(terraform.errors(event.getCompleted().getDiagnosticsList()));
                    }
                });
        return new Invoked(progress, errors);
    }

    private ProviderGrpc.ProviderBlockingStub calls() {
        return terraform.calls();
    }

    private static Value.MapValue complete(String name, Map<String, Value> config) {
        return Configurations.complete(schema(name), config);
    }
}
