package com.dokploy.terraform.resources.access;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.ListedResource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ListDataSource;
import com.dokploy.terraform.resources.support.OptionalReads;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Note;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_invitation}: an invitation to join the organization. */
public final class Invitation extends ListedResource {
    private static final String LIST = "organization.allInvitations";

    private final Attribute<String> email;
    private final Attribute<String> role;
    private final Attribute<String> notificationId;
    private final Attribute<String> url;

    /** Declares the attributes of {@code dokploy_invitation}. */
    public Invitation() {
        super(
                "dokploy_invitation",
                "Invitation to join the organization of the API key. Dokploy sends no e-mail by itself: pass `url` on,"
                        + " or set `notification_id`.",
                new Names("organization", "invitationId", "organization.removeInvitation")
                        .withRowId("id")
                        .withList(LIST)
                        .withCreate("organization.inviteMember"));
        addNotes();
        email = EmailAddress.declare(s)
                .replaces()
                .describe("E-mail address of the invited person. Upper and lower case do not matter.");
        role = s.string("role")
                .required()
                .replaces()
                .check(OrganizationRoles.notOwner())
                .describe("Role in the organization: `admin`, `member` or the name of a custom role"
                        + " (`dokploy_custom_role`).");
        notificationId = s.string("notification_id")
                .references("dokploy_email_notification", "dokploy_resend_notification")
                .replaces()
                .local()
                .describe("ID of the notification through which the invitation is sent when it is created. If unset,"
                        + " nothing is sent.");
        declareStatus();
        url = s.string("url")
                .computed()
                .useStateForUnknown()
                .custom()
                .sensitive()
                .describe("URL at which the invited person joins. Anyone who knows the URL can use the invitation.");
        s.unique();
    }

    private void addNotes() {
        s.note(
                Note.Kind.WARNING,
                "The ID of an invitation is the token of its `url`, and Terraform prints IDs. Whoever reads the log"
                        + " of a"
                        + " plan or an apply can accept the invitation while it is pending.");
        s.note(
                Note.Kind.NOTE,
                "An invitation expires after 48 hours. To invite again, replace the resource (`terraform apply"
                        + " -replace=ADDRESS`). Destroying the resource does not remove a user who has accepted.");
    }

    private void declareStatus() {
        s.string("status")
                .computed()
                .serverManaged()
                .describe("Status: `pending`, `accepted`, `rejected` or `canceled`. An expired invitation stays"
                        + " `pending`.");
        s.string("expires_at").computed().useStateForUnknown().describe("Time of expiry (UTC, ISO 8601).");
        s.createdAt();
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(new ListDataSource(
                "dokploy_invitations",
                "Lists the invitations to the organization of the API key.",
                LIST,
                List.of(),
                List.of("email", "status"),
                Invitation::declareListed));
    }

    private static void declareListed(Schema.Builder item) {
        item.string("id").apiField("id").describe("ID of the invitation.");
        item.string("email").format(Format.EMAIL).describe("E-mail address of the invited person.");
        item.string("role").describe("Role in the organization.");
        item.string("status").describe("Status: `pending`, `accepted`, `rejected` or `canceled`.");
        item.string("expires_at").describe("Time of expiry (UTC, ISO 8601).");
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        super.plan(plan, session);
        if (session != null) {
            OrganizationRoles.refuseUnknown(plan, role, session);
            refuseOtherKinds(plan, session);
        }
    }

    /** Refuses a notification that cannot send to an address: Dokploy says so only once it has invited (v0.30.2). */
    private void refuseOtherKinds(PlanRequest plan, Session session) {
        if (!plan.changes(notificationId) || !(plan.planned().value(notificationId) instanceof Value.Text(var id))) {
            return;
        }
        OptionalReads.look("the notification of an invitation", () -> {
            var row = session.dokploy().cachedQuery("notification.one", ApiMapping.body("notificationId", id));
            var kind = row.path("notificationType").asText();
            if (!kind.equals("email") && !kind.equals("resend")) {
                plan.error(
                        notificationId,
                        "Notification Cannot Send Invitations",
                        "The notification `" + row.path("name").asText() + "` is of the kind `" + kind
                                + "`, and Dokploy sends invitations by e-mail only. Refer to a"
                                + " `dokploy_email_notification` or a `dokploy_resend_notification`, or remove `"
                                + notificationId.name() + "` and pass `url` on.");
            }
        });
    }

    /** Only a pending invitation keeps Dokploy from inviting the same person (v0.30.2). */
    @Override
    protected boolean isInTheWay(JsonNode row) {
        return row.path("status").asText().equals("pending");
    }

    @Override
    protected List<Attribute<String>> key() {
        return List.of(email);
    }

    @Override
    protected void adapt(ObjectNode body, Values plan, ApplyRequest request, Session session) {
        body.put("email", plan.get(email).toLowerCase(Locale.ROOT));
    }

    @Override
    protected Values completeState(Values state, JsonNode row, Values known, Session session) {
        return state.with(url, session.dokploy().endpoint() + "/invitation?token=" + state.get(id));
    }

    @Override
    public Values create(ApplyRequest request, Session session) {
        var state = OrganizationRoles.explain(() -> super.create(request, session));
        if (request.planned().has(notificationId)) {
            request.save(state);
            var body = ApiMapping.body("invitationId", state.get(id))
                    .put("notificationId", request.planned().get(notificationId));
            session.dokploy().mutate("user.sendInvitation", body);
        }
        return state;
    }

    @Override
    public Values update(ApplyRequest request, Session session) {
        return current(request.planned().with(id, request.prior().get(id)), session);
    }
}
