package com.dokploy.terraform.resources.planning;

import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.session.PlanRegistry.Content;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ComposeFile;
import com.dokploy.terraform.resources.support.OptionalReads;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The services of compose stacks, to check the objects that name one, such as backups and domains. Dokploy takes any
 * name (v0.30.2), and fails when it looks for the service. A stack is planned before the objects that belong to it, so
 * its services are known by then.
 */
public final class ComposeServices {
    /** Announced for a stack whose services are not known; no service has this name. */
    private static final String UNKNOWN = "";

    private static final String TITLE = "Unknown Compose Service";

    private ComposeServices() {}

    /**
     * Returns the names that the services of a stack go by.
     *
     * @param file the compose file of the stack
     * @param suffix the text that is appended to each name; may be empty
     * @return the names; null if the file does not tell all
     */
    public static @Nullable List<String> of(ComposeFile file, String suffix) {
        if (!file.knowsServices()) {
            return null;
        }
        var names = new ArrayList<String>();
        for (var service : file.services()) {
            names.add(suffix.isEmpty() ? service : service + "-" + suffix);
        }
        return names;
    }

    /**
     * Notes the services that a stack will have after a plan.
     *
     * @param stack the stack's id, known or not
     * @param names the names of the stack's services; null if they are not known
     */
    public static void announce(Session session, Value stack, @Nullable List<String> names) {
        for (var name : names == null ? List.of(UNKNOWN) : names) {
            session.planRegistry().addContent(Content.COMPOSE_SERVICE, idOf(stack), name);
        }
    }

    /**
     * Returns the id of a stack. It is the same text for all stacks whose id is not known yet, which therefore cannot
     * be told apart.
     */
    private static String idOf(Value stack) {
        return stack instanceof Value.Text(var id) ? id : "";
    }

    /**
     * Warns of a service that the stack will not have, on behalf of an object whose service Dokploy looks up only when
     * the object runs.
     *
     * @param composeId the attribute that holds the stack's id
     * @param serviceName the attribute that names the service
     * @param consequence a sentence that says what will fail
     */
    public static void warnOfUnknown(
            PlanRequest plan,
            Session session,
            @Nullable Attribute<String> composeId,
            Attribute<String> serviceName,
            String consequence) {
        var missing = missing(plan, session, composeId, serviceName, consequence);
        if (missing != null) {
            plan.warning(serviceName, TITLE, missing);
        }
    }

    /**
     * Refuses a service that the stack will not have, on behalf of an object that would then keep the stack from being
     * deployed. Only warns where the stack may change without this plan knowing, or is not known yet.
     *
     * @param composeId the attribute that holds the stack's id
     * @param serviceName the attribute that names the service
     */
    public static void refuseUnknown(
            PlanRequest plan, Session session, Attribute<String> composeId, Attribute<String> serviceName) {
        var missing = missing(
                plan,
                session,
                composeId,
                serviceName,
                "Dokploy refuses to deploy a stack with such a domain. Set `" + serviceName.name()
                        + "` to a service of the stack.");
        if (missing == null) {
            return;
        }
        if (plan.planned().value(composeId) instanceof Value.Text(var id) && isCertain(id, session)) {
            plan.error(serviceName, TITLE, missing);
        } else {
            plan.warning(serviceName, TITLE, missing);
        }
    }

    /** Whether the services of a stack are those that this plan sees: it has planned the stack, or this apply made it. */
    private static boolean isCertain(String stack, Session session) {
        var registry = session.planRegistry();
        return registry.isKept(stack)
                || !registry.contents(Content.COMPOSE_SERVICE, stack).isEmpty()
                || session.managed().hasMade(stack);
    }

    /**
     * Returns the text about a service that the stack will not have; null if the stack has the service, or if that
     * cannot be told.
     */
    private static @Nullable String missing(
            PlanRequest plan,
            Session session,
            @Nullable Attribute<String> composeId,
            Attribute<String> serviceName,
            String consequence) {
        var planned = plan.planned();
        if (composeId == null || planned.isNull(composeId) || !planned.has(serviceName)) {
            return null;
        }
        var stack = planned.value(composeId);
        var names = session.planRegistry().contents(Content.COMPOSE_SERVICE, idOf(stack));
        var isPlanned = !names.isEmpty();
        var isChanged = plan.changes(serviceName) || plan.changes(composeId);
        if (!isPlanned && isChanged && stack instanceof Value.Text(var id)) {
            names = onServer(id, session);
        }
        if (names.isEmpty() || names.contains(UNKNOWN) || names.contains(planned.get(serviceName))) {
            return null;
        }
        var services = services(names) + " ";
        if (stack.isUnknown()) {
            return "No compose stack that this plan creates has a service `" + planned.get(serviceName)
                    + "`. Their " + services + consequence + " `" + composeId.name()
                    + "` is not known yet: if it turns out to be the ID of an existing stack that has this"
                    + " service, ignore this warning.";
        }
        return "The compose stack has no service `" + planned.get(serviceName) + "`"
                + (isPlanned ? "" : " in its current compose file") + ". Its " + services + consequence;
    }

    /** Returns the services of a stack in words, completing "Its …". */
    public static String services(Collection<String> names) {
        return (names.size() == 1 ? "only service is `" : "services are `") + String.join("`, `", names) + "`.";
    }

    /**
     * Reads from the server the services of a stack that this plan does not know otherwise; empty if they cannot be
     * told.
     */
    private static List<String> onServer(String stack, Session session) {
        return OptionalReads.read("services of the stack", List.of(), () -> {
            var compose = session.dokploy().cachedQuery("compose.one", ApiMapping.body("composeId", stack));
            var isRenamed = compose.path("randomize").asBoolean();
            var names = of(
                    ComposeFile.read(compose.path("composeFile").asText()),
                    isRenamed ? compose.path("suffix").asText("") : "");
            return names == null || !compose.path("sourceType").asText().equals("raw") ? List.of() : names;
        });
    }
}
