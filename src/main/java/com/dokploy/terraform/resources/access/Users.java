package com.dokploy.terraform.resources.access;

import com.dokploy.terraform.resources.support.ListDataSource;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Schema;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The data source {@code dokploy_users}: the members of the organization. */
final class Users extends ListDataSource {
    Users() {
        super(
                "dokploy_users",
                "Lists the members of the organization of the API key.",
                "user.all",
                List.of(),
                List.of("email", "role"),
                Users::declare);
    }

    private static void declare(Schema.Builder item) {
        item.string("id").apiField("userId").describe("ID of the user.");
        item.string("member_id").apiField("id").describe("ID of the membership in the organization.");
        item.string("email").format(Format.EMAIL).describe("E-mail address.");
        item.string("role").describe("Role in the organization: `owner`, `admin`, `member` or a custom role.");
    }

    @Override
    protected JsonNode asRow(JsonNode element) {
        return MemberRow.withEmail(element);
    }
}
