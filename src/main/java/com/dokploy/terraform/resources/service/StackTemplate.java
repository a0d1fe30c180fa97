package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.ProposedChange;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.resources.support.ComposeFile;
import com.dokploy.terraform.resources.variables.Dotenv;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The template that a compose stack is made from, and what was generated for the stack: variables, domains and files.
 * Generated values belong to the stack from then on, and nothing here writes them a second time.
 */
final class StackTemplate implements Component {
    private static final String RAW = "raw";

    final TemplateSource source;
    private final ServiceResource service;
    private final Attribute<Values> raw;
    private final Attribute<String> composeFile;
    private final Attribute<Map<String, String>> env;
    private final Schema domain = domain();
    private final Schema mount = mount();
    private final Attribute<List<Values>> domains;
    private final Attribute<List<Values>> mounts;

    /**
     * Declares {@code template} and what follows from it.
     *
     * @param raw the compose file in the configuration, in whose place a template is
     */
    StackTemplate(ServiceResource service, Attribute<Values> raw) {
        this.service = service;
        this.raw = raw;
        var schema = service.s;
        source = new TemplateSource(schema);
        composeFile = schema.string("template_compose_file")
                .computed()
                .useStateForUnknown()
                .serverManaged()
                .managedOnly()
                .custom()
                .describe("Compose file that was taken from the template.");
        env = schema.stringMap(TemplateSource.ENV)
                .computed()
                .useStateForUnknown()
                .serverManaged()
                .managedOnly()
                .sensitive()
                .custom()
                .describe("Environment variables that were generated for the template, such as passwords, without"
                        + " those that the configuration sets.");
        domains = schema.objects("template_domains", domain)
                .manages("dokploy_domain")
                .computed()
                .useStateForUnknown()
                .serverManaged()
                .managedOnly()
                .custom()
                .describe("Domains of the template. They are deleted with the stack.");
        mounts = schema.objects("template_mounts", mount)
                .manages("dokploy_mount")
                .computed()
                .useStateForUnknown()
                .serverManaged()
                .managedOnly()
                .custom()
                .describe("Files of the template, which its compose file refers to as `../files/PATH`.");
    }

    private static Schema domain() {
        var item = Schema.object();
        item.string("id").computed().apiField("domainId").describe("ID of the domain.");
        item.string("service_name").computed().describe("Service of the compose stack that the domain routes to.");
        item.string("host").computed().describe("Host name.");
        item.string("path").computed().describe("URL path below which requests are routed to the service.");
        item.integer("port").computed().describe("Container port that requests are routed to.");
        return item.build();
    }

    private static Schema mount() {
        var item = Schema.object();
        item.string("id").computed().apiField("mountId").describe("ID of the mount.");
        item.string("file_path").computed().describe("Path of the file.");
        return item.build();
    }

    private List<Attribute<?>> generated() {
        return List.of(composeFile, env, domains, mounts);
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        if (config.value(source.template) instanceof Value.MapValue
                && service.variables.environment().mayRemoveOthers(config)) {
            diagnostics.error(
                    Path.of(source.template.name()),
                    "Invalid Attribute Combination",
                    "As long as `env`, `secret_env` or `secret_env_wo` is set, Terraform removes all other variables,"
                            + " and with them those that are generated for `template`. Set `env_authoritative ="
                            + " false`.");
        }
    }

    @Override
    public void refine(PlanRequest plan) {
        source.replaceOther(plan);
        var template = plan.planned().value(source.template);
        for (var attribute : generated()) {
            if (template.isNull()) {
                plan.clear(attribute);
            } else if (template.isUnknown() || source.isSeeded(plan)) {
                plan.unknown(attribute);
            }
        }
        if (plan.planned().has(env)) {
            plan.set(env, withoutConfigured(plan.planned().get(env), plan.config()));
        }
    }

    private Map<String, String> withoutConfigured(Map<String, String> variables, Values config) {
        var others = new HashMap<>(variables);
        others.keySet().removeAll(service.variables.environment().keys(config));
        return others;
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        if (session != null) {
            source.check(plan, session);
        }
    }

    @Override
    public boolean needsDeploy(ProposedChange change) {
        return source.isSeeded(change);
    }

    /** Returns the compose file of a template, as far as it is known; null if it is not, or if there is no template. */
    @Nullable ComposeFile file(Values state, @Nullable Session session) {
        if (state.isNull(source.template)) {
            return null;
        }
        if (state.has(composeFile)) {
            return ComposeFile.read(state.get(composeFile));
        }
        var files = session == null ? null : source.find(state, session);
        return files == null ? null : ComposeFile.read(files.composeFile());
    }

    /** Makes the stack without a file: the template is processed for a stack that is there. */
    @Override
    public Values create(ObjectNode body, Values planned, ApplyRequest request) {
        if (planned.has(source.template)) {
            body.put("sourceType", RAW).put("composeFile", "");
        }
        return planned;
    }

    @Override
    public void write(ObjectNode body, ServiceWrite write) {
        if (write.planned().has(source.template)) {
            body.put("sourceType", RAW).remove("composeFile");
        }
    }

    @Override
    public Values afterUpdate(ServiceWrite write, Values planned) {
        if (!source.isSeeded(write.request())) {
            return planned;
        }
        var files = source.require(planned, write.session());
        var seed = new TemplateSeed(planned.get(service.identity.id), write.session());
        var config = write.request().config();
        var seeded = seed.plant(files, planned.get(source.template).find(source.createDomains, true));
        return source.complete(planned, files)
                .with(composeFile, files.composeFile())
                .with(env, withoutSecrets(seeded.variables(), config))
                .with(domains, rows(domain, seeded.domains()))
                .with(mounts, rows(mount, seeded.mounts()));
    }

    /** Leaves out what the configuration sets, and values that hold a write-only one: no state may have it. */
    private Map<String, String> withoutSecrets(Map<String, String> variables, Values config) {
        var shown = withoutConfigured(variables, config);
        for (var hidden : service.variables.environment().hidden(config)) {
            shown.values().removeIf(value -> !hidden.isEmpty() && value.contains(hidden));
        }
        return shown;
    }

    private static List<Values> rows(Schema schema, Iterable<JsonNode> rows) {
        var values = new ArrayList<Values>();
        for (var row : rows) {
            values.add(ApiValues.element(schema, row, Values.EMPTY, "compose.one"));
        }
        return values;
    }

    @Override
    public Values read(Values state, ServiceRow row) {
        var known = row.known();
        if (!known.has(source.template) || !row.text("sourceType").equals(RAW)) {
            var cleared = state.with(source.template, null);
            for (var attribute : generated()) {
                cleared = cleared.withValue(attribute, Value.NULL);
            }
            return cleared;
        }
        return state.with(raw, null)
                .withValue(source.template, known.value(source.template))
                .with(composeFile, row.text("composeFile"))
                .with(env, variables(known, Dotenv.read(row.text("env"))))
                .with(
                        domains,
                        still(domain, known.find(domains, List.of()), row.json().path("domains")))
                .with(
                        mounts,
                        still(mount, known.find(mounts, List.of()), row.json().path("mounts")));
    }

    private @Nullable Map<String, String> variables(Values known, Map<String, String> there) {
        if (known.isNull(env)) {
            return null;
        }
        var variables = new HashMap<>(known.get(env));
        variables.keySet().retainAll(there.keySet());
        variables.replaceAll((key, _) -> String.valueOf(there.get(key)));
        return variables;
    }

    /** Returns those of some known objects that the server still has, as the server has them. */
    private static List<Values> still(Schema schema, List<Values> known, JsonNode rows) {
        var byId = new HashMap<String, Values>();
        for (var object : rows(schema, rows)) {
            byId.put(String.valueOf(Values.id(object.values())), object);
        }
        var still = new ArrayList<Values>();
        for (var object : known) {
            var found = byId.get(String.valueOf(Values.id(object.values())));
            if (found != null) {
                still.add(found);
            }
        }
        return still;
    }
}
