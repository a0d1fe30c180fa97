package com.dokploy.terraform.resources.access;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A user as the server shows them to themselves.
 *
 * @param id the ID of the user
 * @param lastName empty for none
 * @param role the role in the organization of the session or the key
 */
record Administrator(String id, String email, String firstName, String lastName, String organizationId, String role) {
    private static final String SELF = "user.get";

    /** Reads the user whom a client calls for. */
    static Administrator of(Dokploy dokploy) {
        var member = dokploy.queryUncached(SELF, ApiMapping.body());
        var user = member.path("user");
        return new Administrator(
                text(user, "user.", "id"),
                text(user, "user.", "email"),
                text(user, "user.", "firstName"),
                user.path("lastName").asText(""),
                text(member, "", "organizationId"),
                text(member, "", "role"));
    }

    private static String text(JsonNode object, String path, String field) {
        if (!object.path(field).isTextual()) {
            throw new ApiException(new ApiError.Malformed(SELF, path + field, "is not a text"));
        }
        return object.path(field).textValue();
    }

    /** Whether the user owns the organization. */
    boolean isOwner() {
        return role.equals("owner");
    }

    /** Returns what makes this user another one; empty if nothing does. */
    ObjectNode changesTo(String otherEmail, String otherFirstName, String otherLastName) {
        var body = ApiMapping.body();
        put(body, "email", email, otherEmail);
        put(body, "firstName", firstName, otherFirstName);
        put(body, "lastName", lastName, otherLastName);
        return body;
    }

    private static void put(ObjectNode body, String field, String before, String after) {
        if (!after.equals(before)) {
            body.put(field, after);
        }
    }
}
