package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.ExactlyOnceCreate;
import com.dokploy.terraform.resources.planning.DuplicateNames;
import com.dokploy.terraform.resources.planning.ExistingObjects;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.resources.support.DeletionProtection;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.resources.support.NameResolver;
import com.dokploy.terraform.resources.support.NewObject;
import com.dokploy.terraform.resources.support.ParentService;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The place and the names of a service, its create and its import, and its protection from being destroyed. */
final class ServiceIdentity implements Component {
    final Attribute<String> id;
    final Attribute<String> name;
    final Attribute<String> environmentId;
    final Attribute<String> serverId;
    final Attribute<String> appName;
    private final ServiceType type;
    private final Attribute<String> description;
    private final Attribute<String> appNamePrefix;
    private final DeletionProtection deletionProtection;
    private final Attribute<String> dashboardUrl;

    ServiceIdentity(Schema.Builder schema, ServiceType type, String noun) {
        this.type = type;
        id = schema.id(type.idField()).describe("ID in Dokploy.");
        name = schema.string("name")
                .required()
                .check(Check.notEmpty())
                .takesEffectAtOnce()
                .describe("Display name. Does not have to be unique.");
        environmentId = schema.string("environment_id")
                .references("dokploy_environment")
                .required()
                .takesEffectAtOnce()
                .describe("ID of the environment.", "A change moves the service there.");
        description = schema.string("description").takesEffectAtOnce().describe("Description in Dokploy's dashboard.");
        appNamePrefix = declareAppNamePrefix(schema);
        serverId = schema.string("server_id")
                .references("dokploy_server")
                .replaces()
                .describe(
                        "ID of the remote server that runs the service.",
                        "If unset, the Dokploy host runs the service.",
                        "Null if the Dokploy host runs the service.");
        deletionProtection = new DeletionProtection(schema);
        appName = schema.string("app_name")
                .computed()
                .useStateForUnknown()
                .neverNull()
                .describe(
                        type == ServiceType.COMPOSE
                                ? "Name of the stack in Docker, and the prefix of the names of its containers."
                                : "Name of the Docker service, which is also its host name inside Dokploy's network.");
        schema.createdAt();
        dashboardUrl = schema.string("dashboard_url")
                .computed()
                .dependsOn(environmentId)
                .custom()
                .describe("URL of the " + noun + " in Dokploy's dashboard.");
    }

    private static Attribute<String> declareAppNamePrefix(Schema.Builder schema) {
        return schema.string("app_name_prefix")
                .replaces()
                .managedOnly()
                .custom()
                .check(Check.matches(
                        "[a-z0-9][a-z0-9._-]{0,55}",
                        "1 to 56 characters (`a` to `z`, digits, `.`, `_`, `-`) that begin with a letter or digit"))
                .describe(
                        "First part of `app_name`, to which Dokploy appends a dash and six random characters. If unset,"
                                + " derived from `name`.");
    }

    /** Returns the attributes that the create of a service sends. */
    List<Attribute<?>> atCreate(List<Attribute<?>> more) {
        var all = new ArrayList<Attribute<?>>(List.of(name, description, environmentId, serverId));
        all.addAll(more);
        return all;
    }

    /** Returns the service in words, for a reader who knows its project. */
    String label(Values state) {
        return "the " + ParentService.resourceType(type) + " `" + state.find(name, "") + "`";
    }

    /** Returns the service with its place in words, as far as a plan knows them, for messages about other objects. */
    String labelWithPlace(Values planned) {
        return "the " + type.noun() + (planned.has(name) ? " `" + planned.get(name) + "`" : "")
                + (planned.has(environmentId) ? " in the environment " + planned.get(environmentId) : "");
    }

    /** Returns the id of the remote server; empty for where Dokploy runs, null if it is not known yet. */
    @Nullable String server(Values planned) {
        return planned.value(serverId).isUnknown() ? null : planned.find(serverId, "");
    }

    /** Warns of services in the same plan that have the same name in the same place. */
    void warnOfDuplicates(Schema schema, PlanRequest plan, Session session) {
        DuplicateNames.warn(plan, plan.planned(), session, schema, List.of(environmentId, serverId), List.of(name));
    }

    /** Warns of services on the server that have the same name in the same place. */
    void warnOfNamesakes(Schema schema, PlanRequest plan, Session session) {
        if (ExistingObjects.isForNew(plan, List.of(name, environmentId))) {
            var object = newObject(plan.planned(), session.dokploy()::cachedQuery);
            ExistingObjects.warn(plan, schema, List.of(name), object, session);
        }
    }

    /** Refuses to destroy a protected service. */
    void refuseIfProtected(Values prior, Diagnostics diagnostics) {
        deletionProtection.refuseIfProtected(prior, type.noun() + " `" + prior.find(name, "") + "`", diagnostics);
    }

    /** Makes the service with all fields that the server takes in a create. */
    ExactlyOnceCreate.Created create(Values planned, ObjectNode body, Session session) {
        body.put("appName", planned.has(appNamePrefix) ? planned.get(appNamePrefix) : prefix(planned.get(name)));
        var object = newObject(planned, session.dokploy()::queryUncached);
        return new ExactlyOnceCreate(session, object, "/" + type.idField()).make(body);
    }

    private NewObject newObject(Values planned, ListReader lists) {
        var parents = environment(planned);
        if (planned.has(serverId)) {
            parents.put("serverId", planned.get(serverId));
        }
        return new NewObject(
                type.procedure("create"),
                parents,
                planned.get(name),
                () -> siblings(lists.read("environment.one", environment(planned))));
    }

    private ObjectNode environment(Values planned) {
        return ApiMapping.body("environmentId", planned.get(environmentId));
    }

    private Map<String, String> siblings(JsonNode environment) {
        return NewObject.Siblings.in(
                ApiValues.rows(environment, type.listField(), "environment.one"), type.idField(), "name");
    }

    /** Returns a prefix for the service's name in Docker, made from the display name. */
    private static String prefix(String name) {
        var prefix = new StringBuilder();
        for (var i = 0; i < name.length() && prefix.length() < 50; i++) {
            var character = Character.toLowerCase(name.charAt(i));
            if ((character >= 'a' && character <= 'z') || (character >= '0' && character <= '9')) {
                prefix.append(character);
            } else if (!prefix.isEmpty() && prefix.charAt(prefix.length() - 1) != '-') {
                prefix.append('-');
            }
        }
        while (!prefix.isEmpty() && prefix.charAt(prefix.length() - 1) == '-') {
            prefix.setLength(prefix.length() - 1);
        }
        return prefix.isEmpty() ? "app" : prefix.toString().toLowerCase(Locale.ROOT);
    }

    @Override
    public Values read(Values state, ServiceRow row) {
        var project = row.json().path("environment").path("projectId").asText();
        return state.with(
                dashboardUrl,
                row.session().dokploy().endpoint() + "/dashboard/project/" + project + "/environment/"
                        + state.get(environmentId) + "/services/" + type.router() + "/" + state.get(id));
    }

    /** Finds a service by its id or by {@code project/environment/name}. */
    Values importState(String wanted, Session session) {
        var names = new NameResolver(session);
        if (wanted.indexOf('/') >= 0) {
            return Values.EMPTY.with(id, names.service(wanted, type));
        }
        if (session.dokploy().find(type.procedure("one"), type.idField(), wanted) == null) {
            names.refuseOtherType(wanted, type);
        }
        return Values.EMPTY.with(id, wanted);
    }

    /** Finds a service by its name within an environment. */
    String find(Values config, Session session) {
        return new NameResolver(session).service(config.get(environmentId), type, config.get(name));
    }
}
