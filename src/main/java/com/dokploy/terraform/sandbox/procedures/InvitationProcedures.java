package com.dokploy.terraform.sandbox.procedures;

import com.dokploy.terraform.sandbox.model.ApiErrorException;
import com.dokploy.terraform.sandbox.store.Ids;
import com.dokploy.terraform.sandbox.store.Store;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** Invitations to the organization. */
final class InvitationProcedures implements ProcedureGroup {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Duration VALIDITY = Duration.ofDays(2);

    private final Store store;
    private final AccountViews accounts;
    private final Roles roles;

    InvitationProcedures(Store store, AccountViews accounts, Roles roles) {
        this.store = store;
        this.accounts = accounts;
        this.roles = roles;
    }

    @Override
    public void register(Map<String, ProcedureHandler> handlers) {
        handlers.put("organization.inviteMember", this::invite);
        handlers.put("organization.allInvitations", call -> {
            return ProcedureResult.of(
                    JSON.arrayNode().addAll(store.own("invitation").reversed()));
        });
        handlers.put("organization.removeInvitation", this::remove);
        handlers.put("user.sendInvitation", this::send);
    }

    private ProcedureResult invite(Call call) {
        var email = call.text("email").toLowerCase(Locale.ROOT);
        for (var user : store.where("user", "email", email)) {
            if (accounts.membership(user.path("id").asText()) != null) {
                throw ApiErrorException.of(409, "User is already a member of this organization");
            }
        }
        for (var invitation : store.own("invitation", "email", email)) {
            if (invitation.path("status").asText().equals("pending")) {
                throw ApiErrorException.of(409, "An invitation has already been sent to this email");
            }
        }
        if (call.text("role").equals("owner")) {
            throw ApiErrorException.of(403, "Cannot invite a user with the owner role");
        }
        roles.require(call.text("role"), "Role");
        var values = JSON.objectNode()
                .put("email", email)
                .put("role", call.text("role"))
                .put("expiresAt", Ids.time(Instant.now().plus(VALIDITY)));
        return ProcedureResult.of(store.insert("invitation", values));
    }

    private ProcedureResult remove(Call call) {
        store.require("invitation", call.text("invitationId"));
        store.delete("invitation", call.text("invitationId"));
        return ProcedureResult.of(JSON.arrayNode());
    }

    /** Answers with the link that a server mails; here nothing is sent. */
    private ProcedureResult send(Call call) {
        var kind = store.require("notification", call.text("notificationId"))
                .path("notificationType")
                .asText();
        if (!kind.equals("email") && !kind.equals("resend")) {
            throw ApiErrorException.of(404, "Email provider not found");
        }
        return ProcedureResult.of(
                TextNode.valueOf("http://localhost:3000/invitation?token=" + call.text("invitationId")));
    }
}
