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
 * Ids of other objects, in attributes that a type declares with {@link AttributeBuilder#references}. Dokploy refuses
 * unknown ones in many ways that do not name them (v0.30.2): a failed statement of its database, a missing permission,
 * an object that is not found.
 */
public final class References {
    private static final String NOT_FOUND = "Referenced Object Not Found";
    private static final String RESOURCE = "dokploy_";
    /** A type that only a data source has. */
    private static final String GITHUB = "dokploy_github_provider";

    /** The end of the names of all types of notifications, which have one router. */
    private static final String NOTIFICATION = "_notification";

    /** A type whose router has a name in the plural. */
    private static final String VOLUME_BACKUP = "dokploy_volume_backup";

    private static final String ENVIRONMENT = "dokploy_environment";
    private static final String GITLAB = "dokploy_gitlab_provider";
    private static final String BITBUCKET = "dokploy_bitbucket_provider";
    private static final String GITEA = "dokploy_gitea_provider";

    private References() {}

    /** Whether the cause of an error may be an id that does not exist, and the server can be asked. */
    public static boolean mayBeCause(ApiError error) {
        return error instanceof ApiError.NotFound
                || error instanceof ApiError.InvalidInput
                || error instanceof ApiError.Forbidden
                || (error instanceof ApiError.Server && error.status() == 500);
    }

    /** Looks up every id in an object whose write was refused, and returns an error for each id that does not exist. */
    public static List<Diagnostic> unknown(Schema schema, Values object, ApiError error, Session session) {
        var unknown = new ArrayList<Diagnostic>();
        visit(schema, Path.ROOT, object, (path, types, id) -> {
            var type = types.getFirst();
            if (!exists(type, id, true, session)) {
                unknown.add(error(path, type, id, error, session));
            }
        });
        return unknown;
    }

    /** Returns an error for each id in an object whose type is the one that a failed read did not find. */
    public static List<Diagnostic> notFound(Schema schema, Values object, ApiError error, Session session) {
        var unknown = new ArrayList<Diagnostic>();
        visit(schema, Path.ROOT, object, (path, types, id) -> {
            var type = types.getFirst();
            if (error.procedure().equals(router(type) + ".one")) {
                unknown.add(error(path, type, id, error, session));
            }
        });
        return unknown;
    }

    /** Adds an error for each id that does not exist, of those that are known when an action is planned. */
    public static void check(Schema schema, Values config, Session session, Diagnostics diagnostics) {
        var lookUps = new ArrayList<PendingLookup>();
        visit(schema, Path.ROOT, config, (path, types, id) -> {
            if (!session.managed().contains(id)) {
                lookUps.add(lookUp(path, types.getFirst(), id, session));
            } else {
                refuseOtherType(path, types, id, diagnostics, session);
            }
        });
        for (var lookUp : lookUps) {
            refuseUnknown(lookUp, diagnostics, session);
        }
    }

    private static PendingLookup lookUp(Path path, String type, String id, Session session) {
        var input = ApiMapping.body(idField(type), id);
        return new PendingLookup(path, type, id, session.dokploy().lookUp(router(type) + ".one", input));
    }

    /** An id that a plan brings, and a supplier that waits for the object it names. */
    private record PendingLookup(Path path, String type, String id, Supplier<JsonNode> found) {}

    /**
     * Begins to look up the ids that a plan brings, but for those of objects that Terraform has.
     *
     * @return a function that waits for the answers, and adds an error for each id that does not exist
     */
    public static Consumer<Diagnostics> lookUp(Schema schema, PlanRequest plan, Session session) {
        var before = new HashSet<String>();
        var prior = plan.prior();
        if (prior != null) {
            visit(schema, Path.ROOT, prior, (path, _, id) -> before.add(path + " " + id));
        }
        var lookUps = new ArrayList<PendingLookup>();
        visit(schema, Path.ROOT, plan.planned(), (path, types, id) -> {
            if (before.contains(path + " " + id)) {
                return;
            }
            if (session.managed().contains(id)) {
                refuseOtherType(path, types, id, plan.diagnostics(), session);
            } else if (!types.contains("dokploy_network")) {
                // Dokploy takes unknown networks and ignores them: Networks warns of these.
                lookUps.add(lookUp(path, types.getFirst(), id, session));
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
            // The apply finds out about objects that the API key may not see, or that cannot be asked for now.
            if (failure.error() instanceof ApiError.NotFound && !isTold(lookUp.path(), diagnostics)) {
                diagnostics.add(error(lookUp.path(), lookUp.type(), lookUp.id(), failure.error(), session));
            }
        }
    }

    /** Refuses the id of an object in the state that is of another type than those that the attribute refers to. */
    private static void refuseOtherType(
            Path path, List<String> types, String id, Diagnostics diagnostics, Session session) {
        var actual = session.managed().typeOf(id);
        if (actual == null || types.stream().anyMatch(type -> router(type).equals(router(actual)))) {
            return;
        }
        diagnostics.add(Diagnostic.error(
                path,
                NOT_FOUND,
                "`" + path + "` is `" + id + "`, the ID of a " + actual + ". " + hint(types.getFirst(), id, session)
                        + remedy(types.getFirst())));
    }

    private static boolean isTold(Path path, Diagnostics diagnostics) {
        for (var diagnostic : diagnostics.all()) {
            if (diagnostic.path().equals(path) && diagnostic.isError()) {
                return true;
            }
        }
        return false;
    }

    /**
     * A step that is done with each id of an object. The types that an id may be of have one router, so that any of them
     * finds the object.
     */
    private interface Visitor {
        void visit(Path path, List<String> types, String id);
    }

    private static void visit(Schema schema, Path path, Values object, Visitor visitor) {
        for (var attribute : schema.attributes()) {
            if (!attribute.isConfigurable()) {
                continue;
            }
            var at = path.attribute(attribute.name());
            var types = attribute.references();
            switch (object.value(attribute)) {
                case Value.Text(var id) when !types.isEmpty() -> visitor.visit(at, types, id);
                case Value.SetValue(var ids)
                when !types.isEmpty() -> {
                    for (var id : ids) {
                        if (id instanceof Value.Text(var text)) {
                            visitor.visit(at, types, text);
                        }
                    }
                }
                case Value.MapValue inner
                when attribute.type() instanceof AttributeType.ObjectOf(var nested) ->
                    visit(nested, at, new Values(inner), visitor);
                case Value.SetValue(var elements)
                when attribute.nested() != null -> {
                    for (var element : elements) {
                        visit(attribute.nested(), at, Values.of(element), visitor);
                    }
                }
                default -> {
                    // Any other value holds no id of another object.
                }
            }
        }
    }

    /** Whether there is an object of this type and id; {@code otherwise} if that cannot be told. */
    private static boolean exists(String type, String id, boolean otherwise, Session session) {
        try {
            return session.dokploy().find(router(type) + ".one", idField(type), id) != null;
        } catch (ApiException _) {
            return otherwise;
        }
    }

    /** Returns the name of the field that holds the id of an object of a type. */
    private static String idField(String type) {
        return type.equals(VOLUME_BACKUP) ? "volumeBackupId" : router(type) + "Id";
    }

    /** Returns the first part of the procedures' names of a type. */
    private static String router(String type) {
        return switch (type) {
            case VOLUME_BACKUP -> "volumeBackups";
            case GITHUB, GITLAB, BITBUCKET, GITEA -> type.substring(RESOURCE.length(), type.lastIndexOf('_'));
            default ->
                type.endsWith(NOTIFICATION)
                        ? "notification"
                        : type.startsWith(RESOURCE) ? camelCase(type.substring(RESOURCE.length())) : type;
        };
    }

    private static String camelCase(String name) {
        var text = new StringBuilder(name);
        for (var at = text.indexOf("_"); at >= 0; at = text.indexOf("_")) {
            text.deleteCharAt(at).setCharAt(at, Character.toUpperCase(text.charAt(at)));
        }
        return text.toString();
    }

    private static Diagnostic error(Path path, String type, String id, ApiError error, Session session) {
        return Diagnostic.error(
                path,
                NOT_FOUND,
                "`" + path + "` is `" + id + "`, but Dokploy has no " + noun(type)
                        + " with this ID, or the API key has no access to it. " + hint(type, id, session)
                        + remedy(type)
                        + "\n\n" + error.message() + " (" + error.procedure() + ", status " + error.status() + ")");
    }

    private static String remedy(String type) {
        return type.startsWith(RESOURCE)
                ? "Use a reference such as `" + (type.equals(GITHUB) ? "data." : "") + type + ".NAME.id`"
                        + (type.equals(ENVIRONMENT) ? " or `dokploy_project.NAME.production_environment_id`" : "")
                        + ", or look up the ID with the data source `" + type + "`."
                : "Copy the ID from Dokploy's dashboard.";
    }

    private static String noun(String type) {
        return switch (type) {
            case "dokploy_dns_provider" -> "DNS provider";
            case "dokploy_vault_provider" -> "vault provider";
            case "dokploy_ssh_key" -> "SSH key";
            case VOLUME_BACKUP -> "volume backup";
            case GITHUB -> "GitHub provider";
            case GITLAB -> "GitLab provider";
            case BITBUCKET -> "Bitbucket provider";
            case GITEA -> "Gitea provider";
            default -> router(type);
        };
    }

    /**
     * Returns a hint for an id of a project in the place of an environment's, or the other way round: they are easily
     * mixed up.
     */
    private static String hint(String type, String id, Session session) {
        return type.equals(ENVIRONMENT) && exists("dokploy_project", id, false, session)
                ? "This is the ID of a project: use its `production_environment_id`, or the ID of another of"
                        + " its environments. "
                : "";
    }
}
