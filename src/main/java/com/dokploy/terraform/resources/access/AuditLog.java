package com.dokploy.terraform.resources.access;

import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ObjectList;
import com.dokploy.terraform.resources.support.QueryDataSource;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;

/** The data source {@code dokploy_audit_log}: who did what in the organization. */
public final class AuditLog extends QueryDataSource {
    private static final String PROCEDURE = "auditLog.all";

    private final Attribute<?>[] filters;
    private final ObjectList entries;

    /** Declares the data source. */
    public AuditLog() {
        super(
                "dokploy_audit_log",
                "Lists entries of the audit log of the organization, the newest first. Requires an enterprise"
                        + " license.");
        filters = new Attribute<?>[] {
            s.string("user_id").references("dokploy_user").describe("Only return entries of this user."),
            s.string("user_email").describe("Only return entries of users whose e-mail address contains this text."),
            s.string("resource_name").describe("Only return entries of objects whose name contains this text."),
            s.string("action")
                    .check(Check.oneOf("create", "update", "delete", "deploy", "cancel", "redeploy", "login", "logout"))
                    .describe("Only return entries of this action."),
            s.string("resource_type")
                    .check(Check.oneOf(
                            "project",
                            "service",
                            "environment",
                            "deployment",
                            "user",
                            "customRole",
                            "domain",
                            "certificate",
                            "registry",
                            "server",
                            "sshKey",
                            "gitProvider",
                            "notification",
                            "settings",
                            "session"))
                    .describe("Only return entries of objects of this type."),
            s.integer("limit").check(Check.between(1, 500)).describe("Maximum number of entries. If unset, 50."),
            s.integer("offset")
                    .check(Check.between(0, Integer.MAX_VALUE))
                    .describe("Number of newer entries to leave out. If unset, 0.")
        };
        entries = new ObjectList(s, "entries", "Entries that were found, the newest first.", entry());
    }

    private static Schema entry() {
        var item = Schema.object();
        item.string("id").describe("ID of the entry.");
        item.string("user_id").describe("ID of the user. Null if the user was removed.");
        item.string("user_email").describe("E-mail address of the user.");
        item.string("user_role").describe("Role of the user at the time.");
        item.string("action").describe("Action.");
        item.string("resource_type").describe("Type of the object.");
        item.string("resource_id").describe("ID of the object.");
        item.string("resource_name").describe("Name of the object.");
        item.string("metadata").describe("Further details (JSON).");
        item.string("created_at").describe("Time of the action (UTC, ISO 8601).");
        return item.build();
    }

    @Override
    public Values read(Values config, Session session) {
        var answer = session.dokploy().query(PROCEDURE, input(config, filters));
        return entries.fill(config, entries.read(answer.path("logs"), PROCEDURE));
    }
}
