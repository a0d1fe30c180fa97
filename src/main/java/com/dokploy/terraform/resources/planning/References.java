package com.dokploy.terraform.resources.planning;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.schema.AttributeBuilder;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Ids of other objects: what a type declares with {@link AttributeBuilder#references}. Dokploy refuses unknown ones in
 * many ways that do not name them (v0.30.2): a failed statement of its database, a missing permission, an object that is
 * not found.
 */
public final class References {
    private static final String RESOURCE = "dokploy_";

    private References() {}

    /** Whether an error may come of an id that does not exist, and the server is there to be asked. */
    public static boolean mayBeCause(ApiError error) {
        return error instanceof ApiError.NotFound
                || error instanceof ApiError.InvalidInput
                || error instanceof ApiError.Forbidden
                || (error instanceof ApiError.Server && error.status() == 500);
    }

    /** Looks every id in an object up after a write of it was refused; an error for each that does not exist. */
    public static List<Diagnostic> unknown(Schema schema, Values object, ApiError error, Session session) {
        var unknown = new ArrayList<Diagnostic>();
        visit(schema, Path.ROOT, object, (path, type, id) -> {
            if (!exists(type, id, true, session)) {
                unknown.add(error(path, type, id, error, session));
            }
        });
        return unknown;
    }

    /** The ids in an object that a read did not find, by what was read; an error for each. */
    public static List<Diagnostic> notFound(Schema schema, Values object, ApiError error, Session session) {
        var unknown = new ArrayList<Diagnostic>();
        visit(schema, Path.ROOT, object, (path, type, id) -> {
            if (error.procedure().equals(router(type) + ".one")) {
                unknown.add(error(path, type, id, error, session));
            }
        });
        return unknown;
    }

    /** An id that a plan brings, and how to wait for what is there. */
    private record PendingLookup(Path path, String type, String id, Supplier<JsonNode> found) {}

    /**
     * Begins to look up the ids that a plan brings, but for those of objects that Terraform has.
     *
     * @return waits for the answers, and tells those that do not exist
     */
    public static Consumer<Diagnostics> lookUp(Schema schema, PlanRequest plan, Session session) {
        var before = new HashSet<String>();
        var prior = plan.prior();
        if (prior != null) {
            visit(schema, Path.ROOT, prior, (path, _, id) -> before.add(path + " " + id));
        }
        var lookUps = new ArrayList<PendingLookup>();
        visit(schema, Path.ROOT, plan.planned(), (path, type, id) -> {
            var isKnown = session.journal().isInState(id) || session.journal().hasMade(id);
            // Dokploy takes unknown networks and ignores them: Networks warns of these.
            if (!isKnown && !type.equals("dokploy_network") && !before.contains(path + " " + id)) {
                var input = ApiMapping.body(router(type) + "Id", id);
                lookUps.add(new PendingLookup(path, type, id, session.dokploy().lookUp(router(type) + ".one", input)));
            }
        });
        return diagnostics -> {
            for (var lookUp : lookUps) {
                refuseUnknown(lookUp, diagnostics, session);
            }
        };
    }

    private static void refuseUnknown(PendingLookup lookUp, Diagnostics diagnostics, Session session) {
        try {
            var _ = lookUp.found().get();
        } catch (ApiException failure) {
            // What the key may not see, and what cannot be asked, is for the apply to find out.
            if (failure.error() instanceof ApiError.NotFound && !isTold(lookUp.path(), diagnostics)) {
                diagnostics.add(error(lookUp.path(), lookUp.type(), lookUp.id(), failure.error(), session));
            }
        }
    }

    private static boolean isTold(Path path, Diagnostics diagnostics) {
        for (var diagnostic : diagnostics.all()) {
            if (diagnostic.path().equals(path) && diagnostic.severity() == Diagnostic.Severity.ERROR) {
                return true;
            }
        }
        return false;
    }

    /** What is done with each id. */
    private interface Visitor {
        void visit(Path path, String type, String id);
    }

    private static void visit(Schema schema, Path path, Values object, Visitor visitor) {
        for (var attribute : schema.attributes()) {
            var at = path.attribute(attribute.name());
            var type = attribute.references();
            switch (object.value(attribute)) {
                case Value.Text(var id) when type != null -> visitor.visit(at, type, id);
                case Value.SetValue(var ids)
                when type != null -> {
                    for (var id : ids) {
                        if (id instanceof Value.Text(var text)) {
                            visitor.visit(at, type, text);
                        }
                    }
                }
                case Value.MapValue inner
                when attribute.type() instanceof AttributeType.ObjectOf(var nested) ->
                    visit(nested, at, new Values(inner), visitor);
                default -> {
                    // Holds no id of something else.
                }
            }
        }
    }

    /** Whether there is an object; {@code otherwise} if nobody knows. */
    private static boolean exists(String type, String id, boolean otherwise, Session session) {
        try {
            return session.dokploy().find(router(type) + ".one", router(type) + "Id", id) != null;
        } catch (ApiException _) {
            return otherwise;
        }
    }

    /** The first part of the procedures' names, from which the field with the id is named, too. */
    private static String router(String type) {
        return type.startsWith(RESOURCE) ? type.substring(RESOURCE.length()) : type;
    }

    private static Diagnostic error(Path path, String type, String id, ApiError error, Session session) {
        var isManaged = type.startsWith(RESOURCE);
        return Diagnostic.error(
                path,
                "Referenced Object Not Found",
                "`" + path + "` is `" + id + "`, but Dokploy has no " + noun(type)
                        + " with this ID, or the API key may not see it. " + hint(type, id, session)
                        + (isManaged
                                ? "Refer to it as `" + type + ".NAME.id`, or look its ID up with the data source `"
                                        + type + "`."
                                : "Copy its ID from Dokploy's dashboard.")
                        + "\n\n" + error.procedure() + " answered " + error.status() + ": " + error.message());
    }

    private static String noun(String type) {
        return switch (type) {
            case "sshKey" -> "SSH key";
            case "github" -> "GitHub connection";
            case "gitlab" -> "GitLab connection";
            case "bitbucket" -> "Bitbucket connection";
            case "gitea" -> "Gitea connection";
            default -> router(type);
        };
    }

    /** Environments and their projects are easily mixed up. */
    private static String hint(String type, String id, Session session) {
        return type.equals("dokploy_environment") && exists("dokploy_project", id, false, session)
                ? "This is the ID of a project: use its `production_environment_id`, or another environment of it. "
                : "";
    }
}
