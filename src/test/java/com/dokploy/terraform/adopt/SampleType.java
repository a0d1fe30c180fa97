package com.dokploy.terraform.adopt;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A type of objects that nobody makes: only its declaration counts. */
record SampleType(Schema schema, List<String> importPath) implements Resource<Object> {
    static final SampleType PROJECT = type("dokploy_project", "name", s -> {
        s.string("name").required().describe("Name.");
        s.string("first_id").computed().references("dokploy_environment").describe("First environment.");
    });
    static final SampleType ENVIRONMENT = type("dokploy_environment", "name", s -> {
        s.string("name").required().describe("Name.");
        s.string("project_id").required().references("dokploy_project").describe("Project.");
    });
    static final SampleType SERVICE = type("dokploy_application", "name", s -> {
        s.string("name").required().describe("Name.");
        s.string("environment_id").required().references("dokploy_environment").describe("Environment.");
        s.stringSet("network_ids").references("dokploy_network").describe("Networks.");
        s.stringMap("secret_env").sensitive().describe("Secrets.");
        var port = Schema.object();
        port.integer("published_port").required().describe("Port.");
        s.objects("ports", port.build()).orSeparately("dokploy_port").describe("Ports.");
    });
    static final SampleType PORT = type("dokploy_port", "published_port", s -> {
        s.string("application_id").required().references("dokploy_application").describe("Application.");
        s.integer("published_port").required().describe("Port.");
    });
    static final SampleType NETWORK = type("dokploy_network", "name", s -> {
        s.string("name").required().describe("Name.");
    });

    private static SampleType type(String name, String key, Consumer<Schema.Builder> attributes) {
        var s = Schema.resource(name, "A sample.");
        s.id(name).describe("ID.");
        attributes.accept(s);
        return new SampleType(s.build(), List.of(key));
    }

    /** Returns an object with these attributes, of which the first is the id. */
    ServerObject<Object> object(String id, Map<String, Value> attributes) {
        var state = new LinkedHashMap<>(attributes);
        state.put("id", Value.of(id));
        var identity = new Value.MapValue(Map.of("id", Value.of(id)));
        return new ServerObject<>(this, id, identity, new Value.MapValue(state), new PrivateState());
    }

    @Override
    public Values create(ApplyRequest request, Object client) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Values read(ReadRequest request, Object client) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Values update(ApplyRequest request, Object client) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(ApplyRequest request, Object client) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Values importState(String id, Object client) {
        throw new UnsupportedOperationException();
    }
}
