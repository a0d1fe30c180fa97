package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.concurrent.Parallel;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.ListResource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.GatheredList;
import com.dokploy.terraform.resources.support.ParentService;
import com.dokploy.terraform.resources.support.Places;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The project, the environment or the service that variables belong to: an attribute for each. */
final class OwnerAttributes {
    private final Attribute<String> projectId;
    private final Attribute<String> environmentId;
    private final ParentService services;
    private final List<Attribute<String>> attributes = new ArrayList<>();

    /**
     * Declares the attributes.
     *
     * @param role the purpose of the owner, completing "ID of the application"
     */
    OwnerAttributes(Schema.Builder s, String role) {
        projectId = attribute(s, "project", role);
        environmentId = attribute(s, "environment", role);
        services = new ParentService(s, Attribute.Mapping.CUSTOM, role, ServiceType.values());
        attributes.add(projectId);
        attributes.add(environmentId);
        attributes.addAll(services.attributes());
    }

    private static Attribute<String> attribute(Schema.Builder s, String type, String role) {
        return s.string(type + "_id")
                .references("dokploy_" + type)
                .replaces()
                .custom()
                .describe("ID of the " + type + role + ".");
    }

    /** Returns the attributes. */
    List<Attribute<String>> attributes() {
        return attributes;
    }

    /** Returns the identity of what an owner has once. */
    Schema identity() {
        var identity = Schema.object().rule(exactlyOne());
        attributes.forEach(identity::add);
        return identity.build();
    }

    /**
     * Returns the list of the owners that have variables.
     *
     * @param completed completes a state that names an owner
     */
    ListResource<Session> list(String type, UnaryOperator<Values> completed) {
        var s = Schema.resource(type, "Lists the projects, environments and services that have environment variables.");
        var project = s.string("project_id").describe("Only list what belongs to this project.");
        var environment = s.string("environment_id").describe("Only list what belongs to this environment.");
        return new GatheredList(s.build(), (config, session) -> {
            var places = new Places(session, config.find(project), config.find(environment));
            var owners = attributes.stream().flatMap(attribute -> places.of(attribute).stream());
            return Parallel.map(owners.iterator(), owner -> withVariables(owner, session))
                    .flatMap(Optional::stream)
                    .map(owner -> new ListResource.ListedObject(owner.name(), completed.apply(owner.arguments())));
        });
    }

    private Optional<Places.Place> withVariables(Places.Place owner, Session session) {
        var text = of(owner.arguments()).find(session);
        return text == null || text.isBlank() ? Optional.empty() : Optional.of(owner);
    }

    Rule exactlyOne() {
        return Rule.exactlyOneOf(attributes.toArray(new Attribute<?>[0]));
    }

    /** Returns the owner that a state names. */
    VariablesOwner of(Values state) {
        if (state.has(projectId)) {
            return VariablesOwner.project(state.get(projectId));
        }
        if (state.has(environmentId)) {
            return VariablesOwner.environment(state.get(environmentId));
        }
        return VariablesOwner.of(Objects.requireNonNull(services.of(state), "variables of nobody"));
    }

    /** Returns a state with the owner that an import names, as {@code application/<id>}, and nothing else. */
    Values importState(String wanted) {
        var slash = wanted.indexOf('/');
        for (var attribute : attributes) {
            if (slash > 0 && attribute.name().equals(wanted.substring(0, slash) + "_id")) {
                return Values.EMPTY.with(attribute, wanted.substring(slash + 1));
            }
        }
        throw new DiagnosticException(Diagnostic.error(
                "Invalid Import ID",
                "`" + wanted + "` is not an import ID of environment variables. Use `TYPE/ID` with the type and the ID"
                        + " of the project, environment or service, for example `application/Puh2ziIsGbnA3JVmRGbAP`."));
    }
}
