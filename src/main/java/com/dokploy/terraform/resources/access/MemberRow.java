package com.dokploy.terraform.resources.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A membership as Dokploy shows it, with the user inside. */
final class MemberRow {
    private MemberRow() {}

    /** Puts the e-mail address, which belongs to the user, beside what belongs to the membership. */
    static JsonNode withEmail(JsonNode member) {
        ObjectNode row = member.deepCopy();
        row.set("email", member.at("/user/email"));
        return row;
    }
}
