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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The services of compose stacks, as what belongs to a stack names them. Dokploy takes any name (v0.30.2), and fails when
 * it looks for the service. A plan of a stack comes before those of what belongs to it, so what it says is known then.
 */
public final class ComposeServices {
    /** No service is called like this. */
    private static final String UNKNOWN = "";

    private static final String TITLE = "Unknown Compose Service";

    private ComposeServices() {}

    /**
     * The names that the services of a stack go by.
     *
     * @param file its compose file
     * @param suffix what is appended to each; empty for nothing
     * @return null if the file does not tell all
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
     * Notes what a plan makes of a stack.
     *
     * @param stack its id, known or not
     * @param names its services; null if they are not known
     */
    public static void announce(Session session, Value stack, @Nullable List<String> names) {
        for (var name : names == null ? List.of(UNKNOWN) : names) {
            session.registry().announce(Content.COMPOSE_SERVICE, idOf(stack), name);
        }
    }

    /** The id of a stack; the same for all that are not known yet, so that it does not tell which of them is meant. */
    private static String idOf(Value stack) {
        return stack instanceof Value.Text(var id) ? id : "";
    }

    /**
     * Warns of a service that the stack will not have, for what Dokploy looks at only when it runs.
     *
     * @param composeId the attribute that holds the stack's id
     * @param serviceName the attribute that names the service
     * @param consequence what will fail, as a sentence
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
     * Refuses a service that the stack will not have, for what keeps the stack from being deployed then. A stack that
     * may change without this plan knowing, or that is not known yet, is worth a warning.
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
                "Dokploy does not deploy a stack with such a domain. Set `" + serviceName.name() + "` to one of them.");
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
        var registry = session.registry();
        return registry.isStaying(stack)
                || !registry.announced(Content.COMPOSE_SERVICE, stack).isEmpty()
                || session.journal().hasMade(stack);
    }

    /** What to say of a service that the stack will not have; null if it has it, or if that cannot be told. */
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
        var names = session.registry().announced(Content.COMPOSE_SERVICE, idOf(stack));
        var isPlanned = !names.isEmpty();
        var isChanged = plan.changes(serviceName) || plan.changes(composeId);
        if (!isPlanned && isChanged && stack instanceof Value.Text(var id)) {
            names = onServer(id, session);
        }
        if (names.isEmpty() || names.contains(UNKNOWN) || names.contains(planned.get(serviceName))) {
            return null;
        }
        var services = "`" + String.join("`, `", names) + "`. ";
        if (stack.isUnknown()) {
            return "`" + composeId.name()
                    + "` is not known yet, and no compose stack that this plan creates has a service `"
                    + planned.get(serviceName) + "`; their services are " + services + consequence
                    + " If `" + composeId.name() + "` becomes the id of an existing stack that has this service, ignore"
                    + " this warning.";
        }
        return "The compose stack has no service `" + planned.get(serviceName) + "`"
                + (isPlanned ? "" : " as it is now") + "; its services are " + services + consequence;
    }

    /** The services of a stack that this plan does not know otherwise; empty if they cannot be told. */
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
