package com.dokploy.terraform.resources.access;

import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.ListResource;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.Predecessor;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.planning.DuplicateNames;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.resources.support.GatheredList;
import com.dokploy.terraform.resources.support.OptionalReads;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Note;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_user_permissions}: what a member of the organization may do and see. */
public final class UserPermissions implements Resource<Session> {
    private static final String READ = "user.one";
    private static final String WRITE = "user.assignPermissions";

    private final Attribute<String> id;
    private final Attribute<String> userId;
    private final PermissionFlags flags;
    private final AccessLists lists;
    private final Schema schema;

    /** Declares the attributes of {@code dokploy_user_permissions}. */
    public UserPermissions() {
        var s = Schema.resource(
                "dokploy_user_permissions",
                "Permissions of a user with the role `member`, and the objects that they have access to. Owners, admins"
                        + " and users with a custom role have the permissions of their role instead.");
        s.note(
                Note.Kind.NOTE,
                "Dokploy adds each object that a member creates to the lists of this member. If a list is set, the next"
                        + " apply removes what it does not contain; to keep such objects, leave the list unset.");
        s.note(
                Note.Kind.WARNING,
                "Creating the resource for a user who has permissions already takes those that are not set from them."
                        + " To keep them, import the user's permissions first.");
        s.note(
                Note.Kind.WARNING,
                "Destroying the resource takes all permissions and all access from the user. The user itself stays.");
        id = s.string("id").computed().useStateForUnknown().neverNull().custom().describe("ID of the user.");
        userId = s.string("user_id")
                .required()
                .replaces()
                .references("dokploy_user")
                .describe("ID of the user (`dokploy_user.NAME.id`).");
        flags = new PermissionFlags(s);
        lists = new AccessLists(s);
        schema = s.build();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        if (session == null) {
            return;
        }
        DuplicateNames.warnOfShared(plan, session, schema, List.of(userId));
        lists.plan(plan, session);
        var user = plan.planned().find(userId);
        if (user != null && plan.hasChanges(schema)) {
            OptionalReads.look("the user", () -> {
                var member = session.dokploy().cachedQuery(READ, ApiMapping.body("userId", user));
                warnOfRole(plan, member);
                if (plan.isCreate() && !user.equals(plan.formerId())) {
                    warnOfTaken(plan, member);
                }
            });
        }
    }

    private static String email(JsonNode member) {
        return member.at("/user/email").asText();
    }

    /** Tells of permissions that have no effect, because of the role that the user has before this plan. */
    private void warnOfRole(PlanRequest plan, JsonNode member) {
        var role = member.path("role").asText();
        if (role.equals("owner") || role.equals("admin")) {
            plan.warning(
                    userId,
                    "Permissions Without Effect",
                    "`" + email(member) + "` has the role `" + role
                            + "`: owners and admins have all permissions and see"
                            + " all objects. Remove this resource"
                            + (role.equals("admin") ? ", or change the role of the user to `member`." : "."));
        } else if (!role.equals("member") && flags.isAnySet(plan.planned())) {
            plan.warning(
                    userId,
                    "Permissions Without Effect",
                    "`" + email(member) + "` has the custom role `" + role + "`, whose permissions count instead of"
                            + " those of this resource. Remove the permissions, or change the role of the user to"
                            + " `member`.");
        }
    }

    /** Tells of permissions that the user has and the configuration does not: the create takes them away. */
    private void warnOfTaken(PlanRequest plan, JsonNode member) {
        var taken = flags.taken(plan.planned(), schema, member);
        taken.addAll(lists.taken(plan.planned(), schema, member));
        if (!taken.isEmpty()) {
            plan.warning(
                    userId,
                    "Permissions Taken from User",
                    "`" + email(member) + "` has permissions or access that the configuration does not contain: `"
                            + String.join("`, `", taken) + "`. This plan takes them away. To keep them, add them to the"
                            + " configuration, or import the current permissions:\n\nimport {\n  to = "
                            + schema.name() + ".NAME\n  id = \"" + email(member)
                            + "\"\n}\n\nReplace NAME with the name of the resource in the configuration.");
        }
    }

    @Override
    public Values create(ApplyRequest request, Session session) {
        return write(request.planned().with(id, request.planned().get(userId)), request, session);
    }

    @Override
    public Values update(ApplyRequest request, Session session) {
        return write(request.planned().with(id, request.prior().get(id)), request, session);
    }

    /**
     * Writes all permissions, which Dokploy takes only together, and those lists that are not managed as they are. For a
     * user that it does not know Dokploy answers that all is well (v0.30.2), so the user is read first.
     */
    private Values write(Values plan, ApplyRequest request, Session session) {
        var member = session.dokploy().queryUncached(READ, ApiMapping.body("userId", plan.get(id)));
        var body = ApiMapping.body("id", plan.get(id));
        flags.addTo(body, schema, plan);
        lists.addTo(body, schema, plan, member);
        assign(body, session);
        request.save(plan);
        var written = session.dokploy().query(READ, ApiMapping.body("userId", plan.get(id)));
        var state = state(written, plan, false);
        lists.refuseIgnored(plan, state);
        return state;
    }

    /** Assigns permissions. If the answer is lost, the row tells whether they were assigned. */
    private static void assign(ObjectNode body, Session session) {
        try {
            session.dokploy().mutate(WRITE, body);
        } catch (ApiException failure) {
            var wanted = body.deepCopy();
            wanted.remove("id");
            var user = ApiMapping.body("userId", body.path("id").asText());
            if (!failure.error().mayHaveHappened()
                    || ApiMapping.hasChanges(wanted, session.dokploy().queryUncached(READ, user))) {
                throw failure;
            }
        }
    }

    private Values state(JsonNode member, Values known, boolean isImport) {
        var state = ApiValues.state(schema, member, known, READ)
                .with(id, known.get(id))
                .with(userId, known.get(id));
        return lists.withoutUnmanaged(state, known, isImport);
    }

    @Override
    public @Nullable Values read(ReadRequest request, Session session) {
        var state = request.state();
        var member = session.dokploy().find(READ, "userId", state.get(id));
        return member == null ? null : state(member, state, request.isImport());
    }

    @Override
    public void delete(ApplyRequest request, Session session) {
        var body = ApiMapping.body("id", request.prior().get(id));
        flags.addNone(body, schema);
        lists.addNone(body, schema);
        session.dokploy().mutate(WRITE, body);
    }

    @Override
    public ListResource<Session> list() {
        var s = Schema.resource(
                schema.name(),
                "Lists the members of the organization to whom permissions apply: not owners and admins.");
        return new GatheredList(s.build(), (_, session) -> {
            var members = new ArrayList<ListResource.ListedObject>();
            for (var member : session.dokploy().query("user.all", ApiMapping.body())) {
                var role = member.path("role").asText();
                if (!role.equals("owner") && !role.equals("admin")) {
                    var user = member.path("userId").asText();
                    members.add(new ListResource.ListedObject(
                            member.at("/user/email").asText(),
                            Values.EMPTY.with(id, user).with(userId, user)));
                }
            }
            return members.stream();
        });
    }

    @Override
    public List<Predecessor> predecessors() {
        return List.of(Predecessor.of(schema().name()).withName(userId.name(), "member_id"));
    }

    @Override
    public Schema identity() {
        return Schema.identity(userId);
    }

    @Override
    public Values importByIdentity(Values identity, Session session) {
        return importState(identity.get(userId), session);
    }

    @Override
    public List<String> importPath() {
        return List.of("email");
    }

    /** Imports by the id of the user or of the membership, or by their e-mail address. */
    @Override
    public Values importState(String wanted, Session session) {
        for (var member : session.dokploy().query("user.all", ApiMapping.body())) {
            var user = member.path("userId").asText();
            if (user.equals(wanted)
                    || member.path("id").asText().equals(wanted)
                    || Format.EMAIL.same(member.at("/user/email").asText(), wanted)) {
                return Values.EMPTY.with(id, user).with(userId, user);
            }
        }
        throw new DiagnosticException(Diagnostic.error(
                "Object Not Found", "The organization has no member with the ID or e-mail address `" + wanted + "`."));
    }

    /** The eleven permissions that a member has or has not. */
    private static final class PermissionFlags {
        private final List<Attribute<Boolean>> flags;

        PermissionFlags(Schema.Builder s) {
            flags = List.of(
                    flag(s, "can_create_projects", "canCreateProjects", "create projects"),
                    flag(s, "can_delete_projects", "canDeleteProjects", "delete projects"),
                    flag(s, "can_create_environments", "canCreateEnvironments", "create environments"),
                    flag(s, "can_delete_environments", "canDeleteEnvironments", "delete environments"),
                    flag(s, "can_create_services", "canCreateServices", "create and change services"),
                    flag(s, "can_delete_services", "canDeleteServices", "delete services"),
                    flag(s, "can_access_to_docker", "canAccessToDocker", "list the containers of the servers"),
                    flag(s, "can_access_to_traefik_files", "canAccessToTraefikFiles", "read the files of Traefik"),
                    flag(s, "can_access_to_api", "canAccessToAPI", "open the API page of the dashboard"),
                    flag(s, "can_access_to_ssh_keys", "canAccessToSSHKeys", "use, create and delete SSH keys"),
                    flag(
                            s,
                            "can_access_to_git_providers",
                            "canAccessToGitProviders",
                            "use, create and delete Git providers"));
        }

        private static Attribute<Boolean> flag(Schema.Builder s, String name, String field, String what) {
            return s.bool(name).defaultsTo(false).apiField(field).describe("Whether the user may " + what + ".");
        }

        void addTo(ObjectNode body, Schema schema, Values plan) {
            for (var flag : flags) {
                body.put(schema.apiField(flag), plan.get(flag));
            }
        }

        boolean isAnySet(Values plan) {
            return flags.stream().anyMatch(flag -> plan.find(flag, false));
        }

        /** Returns the names of the permissions that a member has and shall not have. */
        List<String> taken(Values plan, Schema schema, JsonNode member) {
            var taken = new ArrayList<String>();
            for (var flag : flags) {
                if (!plan.find(flag, true) && member.path(schema.apiField(flag)).asBoolean()) {
                    taken.add(flag.name());
                }
            }
            return taken;
        }

        void addNone(ObjectNode body, Schema schema) {
            for (var flag : flags) {
                body.put(schema.apiField(flag), false);
            }
        }
    }
}
