package com.dokploy.terraform.build;

import com.dokploy.terraform.protocol.generated.ApplyResourceChange;
import com.dokploy.terraform.protocol.generated.ConfigureProvider;
import com.dokploy.terraform.protocol.generated.Diagnostic;
import com.dokploy.terraform.protocol.generated.DynamicValue;
import com.dokploy.terraform.protocol.generated.GetMetadata;
import com.dokploy.terraform.protocol.generated.GetProviderSchema;
import com.dokploy.terraform.protocol.generated.ImportResourceState;
import com.dokploy.terraform.protocol.generated.PlanResourceChange;
import com.dokploy.terraform.protocol.generated.ProviderGrpc;
import com.dokploy.terraform.protocol.generated.RawState;
import com.dokploy.terraform.protocol.generated.ReadDataSource;
import com.dokploy.terraform.protocol.generated.ReadResource;
import com.dokploy.terraform.protocol.generated.UpgradeResourceState;
import com.dokploy.terraform.protocol.generated.ValidateDataResourceConfig;
import com.dokploy.terraform.protocol.generated.ValidateProviderConfig;
import com.dokploy.terraform.protocol.generated.ValidateResourceConfig;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A short life of a stack as Terraform would lead it, from schema to destroy, without Terraform: the RPCs of plan,
 * apply, refresh, update, import and destroy for every resource of {@code rehearsal.json}. What it runs is what the AOT
 * cache will hold.
 */
final class Rehearsal {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(\\w+)\\.id}");

    private final ProviderGrpc.ProviderBlockingStub provider;
    private final GetProviderSchema.Response schema;
    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final List<String> complaints = new ArrayList<>();

    /** A resource of the stack: what is configured, and what the provider last said of it. */
    private record Resource(String type, JsonNode config, DynamicValue state, ByteString privateState) {}

    private Rehearsal(ProviderGrpc.ProviderBlockingStub provider) {
        this.provider = provider;
        this.schema = provider.getProviderSchema(GetProviderSchema.Request.getDefaultInstance());
        // Declares every type, also those that no step of the script is of.
        var _ = provider.getMetadata(GetMetadata.Request.getDefaultInstance());
    }

    /**
     * Runs the whole of it.
     *
     * @param script the resources in the order of their references
     * @return every error the provider reported; empty when all went well
     */
    static List<String> run(ProviderGrpc.ProviderBlockingStub provider, String script, String endpoint, String apiKey)
            throws IOException {
        var rehearsal = new Rehearsal(provider);
        rehearsal.configure(endpoint, apiKey);
        var steps = JSON.readTree(script);
        for (var step : steps) {
            rehearsal.create(step);
        }
        // As a process of its own would be that only plans: one that has written reads nothing ahead.
        rehearsal.configure(endpoint, apiKey);
        for (var step : steps) {
            rehearsal.refresh(step);
        }
        for (var step : steps) {
            rehearsal.update(step);
        }
        for (var name : List.copyOf(rehearsal.resources.keySet()).reversed()) {
            rehearsal.destroy(name);
        }
        return rehearsal.complaints;
    }

    private void configure(String endpoint, String apiKey) {
        var config = JSON.createObjectNode().put("endpoint", endpoint).put("api_key", apiKey);
        var value = Values.pack(schema.getProvider(), config);
        var request =
                ValidateProviderConfig.Request.newBuilder().setConfig(value).build();
        note("provider", provider.validateProviderConfig(request).getDiagnosticsList());
        note(
                "provider",
                provider.configureProvider(ConfigureProvider.Request.newBuilder()
                                .setTerraformVersion("1.11.4")
                                .setConfig(value)
                                .build())
                        .getDiagnosticsList());
    }

    private void create(JsonNode step) throws IOException {
        var name = step.path("name").asText();
        var type = step.path("type").asText();
        if (!schema.containsResourceSchemas(type)) {
            complaints.add(name + ": there is no type " + type);
            return;
        }
        var config = resolve(step.path("config"));
        validate(name, type, config);
        change(name, new Resource(type, config, Values.none(), ByteString.EMPTY), config);
    }

    private void refresh(JsonNode step) {
        var name = step.path("name").asText();
        var resource = resources.get(name);
        if (resource == null) {
            return;
        }
        var state = unpack(resource);
        var upgraded = provider.upgradeResourceState(UpgradeResourceState.Request.newBuilder()
                .setTypeName(resource.type())
                .setVersion(schema.getResourceSchemasOrThrow(resource.type()).getVersion())
                .setRawState(RawState.newBuilder().setJson(ByteString.copyFromUtf8(state.toString())))
                .build());
        note(name, upgraded.getDiagnosticsList());
        var read = provider.readResource(ReadResource.Request.newBuilder()
                .setTypeName(resource.type())
                .setCurrentState(upgraded.getUpgradedState())
                .setPrivate(resource.privateState())
                .build());
        note(name, read.getDiagnosticsList());
        var id = state.path("id").asText();
        var imported = provider.importResourceState(ImportResourceState.Request.newBuilder()
                .setTypeName(resource.type())
                .setId(id)
                .build());
        note(name, imported.getDiagnosticsList());
        if (schema.containsDataSourceSchemas(resource.type())) {
            var config = Values.pack(
                    schema.getDataSourceSchemasOrThrow(resource.type()),
                    JSON.createObjectNode().put("id", id));
            var request = ValidateDataResourceConfig.Request.newBuilder()
                    .setTypeName(resource.type())
                    .setConfig(config);
            note(name, provider.validateDataResourceConfig(request.build()).getDiagnosticsList());
            var found = ReadDataSource.Request.newBuilder()
                    .setTypeName(resource.type())
                    .setConfig(config);
            note(name, provider.readDataSource(found.build()).getDiagnosticsList());
        }
        var unchanged = new Resource(resource.type(), resource.config(), read.getNewState(), read.getPrivate());
        change(name, unchanged, resource.config());
    }

    private void update(JsonNode step) throws IOException {
        var name = step.path("name").asText();
        var resource = resources.get(name);
        if (resource == null) {
            return;
        }
        ObjectNode config = resource.config().deepCopy();
        config.setAll((ObjectNode) resolve(step.path("change")));
        validate(name, resource.type(), config);
        change(name, resource, config);
    }

    private void destroy(String name) {
        var resource = resources.get(name);
        if (resource != null) {
            apply(name, resource, resource.config(), Values.none(), Values.none());
        }
    }

    private void validate(String name, String type, JsonNode config) {
        note(
                name,
                provider.validateResourceConfig(ValidateResourceConfig.Request.newBuilder()
                                .setTypeName(type)
                                .setConfig(Values.pack(schema.getResourceSchemasOrThrow(type), config))
                                .build())
                        .getDiagnosticsList());
    }

    /** Plans and applies {@code config} on top of what the resource is now. */
    private void change(String name, Resource prior, JsonNode config) {
        var declared = schema.getResourceSchemasOrThrow(prior.type());
        var proposed = Values.proposed(declared, unpack(prior), config);
        apply(name, prior, config, Values.pack(declared, config), Values.pack(declared, proposed));
    }

    private void apply(String name, Resource prior, JsonNode config, DynamicValue configured, DynamicValue proposed) {
        var planned = provider.planResourceChange(PlanResourceChange.Request.newBuilder()
                .setTypeName(prior.type())
                .setPriorState(prior.state())
                .setProposedNewState(proposed)
                .setConfig(configured)
                .setPriorPrivate(prior.privateState())
                .build());
        if (note(name, planned.getDiagnosticsList())) {
            return;
        }
        if (planned.getPlannedState().equals(prior.state())) {
            resources.put(name, prior);
            return;
        }
        var applied = provider.applyResourceChange(ApplyResourceChange.Request.newBuilder()
                .setTypeName(prior.type())
                .setPriorState(prior.state())
                .setPlannedState(planned.getPlannedState())
                .setConfig(configured)
                .setPlannedPrivate(planned.getPlannedPrivate())
                .build());
        if (!note(name, applied.getDiagnosticsList())) {
            resources.put(name, new Resource(prior.type(), config, applied.getNewState(), applied.getPrivate()));
        }
    }

    /** Puts ids in the place of references. */
    private JsonNode resolve(JsonNode config) throws IOException {
        var text = config.toString();
        var references = REFERENCE.matcher(text);
        var resolved = new StringBuilder();
        while (references.find()) {
            var resource = resources.get(references.group(1));
            var id = resource == null ? "" : unpack(resource).path("id").asText();
            references.appendReplacement(resolved, id);
        }
        references.appendTail(resolved);
        return JSON.readTree(resolved.toString());
    }

    private JsonNode unpack(Resource resource) {
        return Values.unpack(schema.getResourceSchemasOrThrow(resource.type()), resource.state());
    }

    /** Keeps the errors; whether there was one. */
    private boolean note(String name, List<Diagnostic> diagnostics) {
        var failed = false;
        for (var diagnostic : diagnostics) {
            if (diagnostic.getSeverity() == Diagnostic.Severity.ERROR) {
                complaints.add(name + ": " + diagnostic.getSummary() + ": " + diagnostic.getDetail());
                failed = true;
            }
        }
        return failed;
    }
}
