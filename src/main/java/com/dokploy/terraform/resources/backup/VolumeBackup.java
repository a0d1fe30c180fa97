package com.dokploy.terraform.resources.backup;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** {@code dokploy_volume_backup}: a volume of a service, copied to a bucket by the clock. */
public final class VolumeBackup extends ScheduledResource {
    private final Attribute<String> name =
            s.string("name").required().check(Check.notEmpty()).describe("Name in the dashboard.");
    private final Attribute<String> serviceName =
            s.string("service_name").describe("Service of the compose stack that uses the volume.");
    private final Attribute<String> cron = s.string("cron_expression")
            .required()
            .describe("When it is made: a cron expression, as `0 3 * * *` for every night at three.");

    /** Declares it. */
    public VolumeBackup() {
        super(
                "dokploy_volume_backup",
                "A volume of a service, copied to a bucket by the clock. Backups in the bucket outlive the resource.",
                new Names("volumeBackups", "volumeBackupId", "volumeBackups.delete"),
                "Service that the volume belongs to.",
                ServiceType.values());
        s.string("volume_name")
                .required()
                .check(Check.matches(
                        "[a-zA-Z0-9][a-zA-Z0-9_.-]*",
                        "letters, digits, `_`, `.` and `-`, beginning with a letter or digit"))
                .describe("Volume that is copied, as Docker knows it.");
        s.string("prefix").defaultsTo("/").check(Check.notEmpty()).describe("Directory in the bucket.");
        s.string("destination_id").references("dokploy_destination").required().describe("Bucket that it goes to.");
        s.bool("turn_off")
                .defaultsTo(false)
                .describe("Whether the service is stopped meanwhile, so that nothing is written.");
        s.integer("keep_latest_count")
                .check(Check.between(1, 100_000))
                .describe("How many are kept in the bucket. Left out, all are.");
        s.bool("enabled").defaultsTo(true).describe("Whether it is made at all.");
        s.string("created_at").computed().useStateForUnknown().describe("When it was set up (UTC, ISO 8601).");
        declared(cron, serviceName, Rule.exactlyOneOf(targets.and()));
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(
                lookUp("Looks up a backup of a volume by id."),
                plural("dokploy_volume_backups", "Lists the backups of a service's volumes."));
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        super.validate(config, diagnostics);
        var type = targets.type(config);
        if (type != null) {
            validateServiceName(
                    type,
                    "A volume of a compose stack needs the name of the service that uses it.",
                    config,
                    diagnostics);
        }
    }

    @Override
    protected Iterable<JsonNode> siblings(Values state, ListReader lists) {
        var owner = targets.of(state);
        return owner == null
                ? List.of()
                : lists.read(
                        "volumeBackups.list",
                        ApiMapping.body("id", owner.id())
                                .put("volumeBackupType", owner.type().router()));
    }

    @Override
    protected List<Attribute<String>> key() {
        return List.of(name);
    }

    @Override
    public List<String> importPath() {
        return List.of("project", "environment", "service", "name");
    }

    @Override
    protected ObjectNode adapted(ObjectNode body, Values plan, ApplyRequest request, Session session) {
        var type = targets.type(plan);
        return type == null ? body : body.put("serviceType", type.router());
    }
}
