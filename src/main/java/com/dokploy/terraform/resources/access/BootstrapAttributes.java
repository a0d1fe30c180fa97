package com.dokploy.terraform.resources.access;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.log.Secret;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeBuilder;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Note;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Secrets;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** The attributes of {@code dokploy_bootstrap}, and what they are on the server. */
final class BootstrapAttributes {
    /** The name of the key in Dokploy's dashboard. */
    static final String KEY_NAME = "terraform-bootstrap";

    private static final int SHORTEST_PASSWORD = 8;
    private static final int LONGEST_PASSWORD = 128;

    final Attribute<String> id;
    final Attribute<String> email;
    final Attribute<String> password;
    final Attribute<String> name;
    final Attribute<String> lastName;
    final Attribute<String> apiKey;
    final Attribute<String> apiKeyId;
    final Schema schema;
    private final Attribute<String> passwordWriteOnly;
    private final Attribute<String> userId;
    private final Attribute<String> organizationId;

    /** Declares the attributes. */
    BootstrapAttributes() {
        var s = Schema.resource(
                "dokploy_bootstrap",
                "First administrator of a newly installed Dokploy server, with an API key without a rate limit. The"
                        + " provider configuration of this resource needs an `endpoint` and no `api_key`. The `api_key`"
                        + " of the resource is for a second provider configuration, so that one apply sets up an empty"
                        + " server.");
        addNotes(s);
        id = computed(s, "id").describe("ID of the user in Dokploy.");
        email = EmailAddress.declare(s)
                .custom()
                .describe("E-mail address to log in with. Upper and lower case do not matter.");
        password = s.string("password")
                .custom()
                .masked()
                .check(Check.length(SHORTEST_PASSWORD, LONGEST_PASSWORD))
                .describe("Password to log in with. Dokploy changes a password only for those who know the current"
                        + " one, which the provider takes from the state.");
        passwordWriteOnly = Secrets.addRequiredCounterpart(s, password);
        name = s.string("name").required().custom().check(Check.notEmpty()).describe("First name of the user.");
        lastName = s.string("last_name").custom().check(Check.notEmpty()).describe("Last name of the user.");
        apiKey = computed(s, "api_key")
                .sensitive()
                .describe("API key of the user for the organization, without a rate limit and without expiry. Null"
                        + " while Dokploy refuses the key, for example because it was deleted: then the next apply"
                        + " creates another one.");
        apiKeyId = computed(s, "api_key_id")
                .manages("dokploy_api_key")
                .describe("ID of the API key, which is named `" + KEY_NAME + "` in Dokploy's dashboard.");
        organizationId = computed(s, "organization_id")
                .manages("dokploy_organization")
                .describe("ID of the organization that Dokploy creates together with the user, and that the API key"
                        + " acts for.");
        userId = computed(s, "user_id").describe("ID of the user, the same as `id`.");
        schema = s.build();
    }

    private static AttributeBuilder<String> computed(Schema.Builder s, String attribute) {
        return s.string(attribute).computed().useStateForUnknown().custom();
    }

    private static void addNotes(Schema.Builder s) {
        s.note(
                Note.Kind.NOTE,
                "If the server has an administrator already, the apply fails, unless this administrator can log in with"
                        + " the configured e-mail address and password: then Terraform adopts the administrator with a"
                        + " warning. So nobody is locked out when an apply is interrupted or the state is lost.");
        s.note(
                Note.Kind.WARNING,
                "Dokploy cannot remove its first administrator. Destroying the resource deletes the API key only.");
        s.note(
                Note.Kind.NOTE,
                "The state holds the API key in clear text. `password_wo` keeps the password out of the state, but then"
                        + " a later change of the password has to be made in Dokploy first.");
    }

    /** Returns the e-mail address as the server keeps it: in lower case, or nobody could log in (v0.30.2). */
    String email(Values object) {
        return object.get(email).toLowerCase(Locale.ROOT);
    }

    /** Returns the password in a configuration. */
    Secret password(Values config) {
        return new Secret(config.find(password, config.find(passwordWriteOnly, "")));
    }

    /** Whether a change brings another password, or says that there may be another one. */
    boolean changesPassword(ApplyRequest request) {
        return (request.planned().has(password) && request.changes(password))
                || Secrets.hasNewVersion(schema, password, request.planned(), request.prior());
    }

    /** Returns an object with the ids of a user. */
    Values identified(Values object, Administrator user) {
        return object.with(id, user.id())
                .with(userId, user.id())
                .with(email, object.find(email, user.email()))
                .with(organizationId, user.organizationId());
    }

    /** Returns a plan with what no update changes. */
    Values kept(Values plan, Values prior) {
        return plan.with(id, prior.get(id))
                .with(userId, prior.find(userId))
                .with(organizationId, prior.find(organizationId))
                .with(apiKey, prior.find(apiKey))
                .with(apiKeyId, prior.find(apiKeyId));
    }

    /** Returns an object as a user is now. */
    Values state(Values known, Administrator user) {
        return known.with(id, user.id())
                .with(userId, user.id())
                .with(organizationId, user.organizationId())
                .with(email, user.email())
                .with(name, user.firstName())
                .with(lastName, user.lastName().isEmpty() ? null : user.lastName());
    }

    /** Returns the body of a new key. Left to itself, Dokploy limits a key to ten requests a day (v0.30.2). */
    ObjectNode newKey(String organization) {
        var body = ApiMapping.body("name", KEY_NAME).put("rateLimitEnabled", false);
        body.putObject("metadata").put("organizationId", organization);
        return body;
    }

    /**
     * Returns the body of a new password. Without a field of the user beside it, Dokploy changes the password and then
     * fails (v0.30.2).
     */
    ObjectNode newPassword(Administrator user, Secret before, Secret wanted) {
        return ApiMapping.body("firstName", user.firstName())
                .put("currentPassword", before.value())
                .put("password", wanted.value());
    }
}
