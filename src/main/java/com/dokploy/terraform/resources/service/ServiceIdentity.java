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

/** Where a service belongs, what it is called, how it is made once and found again, and what keeps it from going. */
final class ServiceIdentity implements Component {
    final Attribute<String> id;
    final Attribute<String> name;
    final Attribute<String> environmentId;
    final Attribute<String> serverId;
    final Attribute<String> appName;
    private final ServiceType type;
    private final Attribute<String> description;
    private final Attribute<String> appNamePrefix;
    private final Attribute<Boolean> deletionProtection;
    private final Attribute<String> dashboardUrl;

    ServiceIdentity(Schema.Builder schema, ServiceType type, String noun) {
        this.type = type;
        id = schema.id(type.idField());
        name = schema.string("name")
                .required()
                .check(Check.notEmpty())
                .takesEffectAtOnce()
                .describe("Display name. Need not be unique.");
        environmentId = schema.string("environment_id")
                .references("dokploy_environment")
                .required()
                .takesEffectAtOnce()
                .describe("Environment that it belongs to. Another one moves it there.");
        description = schema.string("description").takesEffectAtOnce().describe("What it is for.");
        appNamePrefix = schema.string("app_name_prefix")
                .replaces()
                .managedOnly()
                .custom()
                .check(Check.matches(
                        "[a-z0-9][a-z0-9._-]{0,55}",
                        "at most 56 of `a` to `z`, digits, `.`, `_` and `-`," + " beginning with a letter or digit"))
                .describe("First part of the name that Docker knows it by. Dokploy adds a dash and six characters."
                        + " Derived from `name` when left out.");
        serverId = schema.string("server_id")
                .references("server")
                .replaces()
                .describe("Remote server that it runs on. Left out, it runs where Dokploy does.");
        deletionProtection = DeletionProtection.declareProtection(schema);
        appName = schema.string("app_name")
                .computed()
                .useStateForUnknown()
                .describe("Name that Docker knows it by, and its host name inside Dokploy's network.");
        schema.string("created_at").computed().useStateForUnknown().describe("When it was made (UTC, ISO 8601).");
        dashboardUrl = schema.string("dashboard_url")
                .computed()
                .dependsOn(environmentId)
                .custom()
                .describe("Address of the " + noun + " in Dokploy's dashboard.");
    }

    /** What the server is told first of a new service. */
    List<Attribute<?>> atCreate(List<Attribute<?>> more) {
        var all = new ArrayList<Attribute<?>>(List.of(name, description, environmentId, serverId));
        all.addAll(more);
        return all;
    }

    /** The service in words, for those who know its project. */
    String label(Values state) {
        return "the " + ParentService.resourceType(type) + " `" + state.find(name, "") + "`";
    }

    /** The service in words, as far as a plan knows it, for those who look at others. */
    String labelWithPlace(Values planned) {
        return "the " + type.router() + (planned.has(name) ? " `" + planned.get(name) + "`" : "")
                + (planned.has(environmentId) ? " in the environment " + planned.get(environmentId) : "");
    }

    /** The remote server's id; empty for where Dokploy runs, null if it is not known yet. */
    @Nullable String server(Values planned) {
        return planned.value(serverId).isUnknown() ? null : planned.find(serverId, "");
    }

    /** Tells of services of the same name in the same place: in the same plan. */
    void warnOfDuplicates(Schema schema, PlanRequest plan, Session session) {
        DuplicateNames.warn(plan, plan.planned(), session, schema, List.of(environmentId, serverId), List.of(name));
    }

    /** Tells of services of the same name in the same place: on the server. */
    void warnOfNamesakes(Schema schema, PlanRequest plan, Session session) {
        if (ExistingObjects.isForNew(plan, List.of(name, environmentId))) {
            var object = newObject(plan.planned(), session.dokploy()::cachedQuery);
            ExistingObjects.warn(plan, schema, List.of(name), object, session);
        }
    }

    /** Refuses to destroy what is protected. */
    void refuseIfProtected(Values prior, Diagnostics diagnostics) {
        DeletionProtection.refuseIfProtected(
                prior, deletionProtection, type.router() + " `" + prior.find(name, "") + "`", diagnostics);
    }

    /** Makes the service: everything that the server takes at once, and its id. */
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

    /** A prefix that reads like the display name. */
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
