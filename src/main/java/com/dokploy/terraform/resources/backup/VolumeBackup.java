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
import com.dokploy.terraform.schema.Note;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** {@code dokploy_volume_backup}: a volume of a service, copied to a bucket by the clock. */
public final class VolumeBackup extends ScheduledResource {
    private final Attribute<String> name;
    private final Attribute<String> serviceName;
    private final Attribute<String> cron;

    /** Declares the attributes of {@code dokploy_volume_backup}. */
    public VolumeBackup() {
        super(
                "dokploy_volume_backup",
                "Scheduled backup of a service's Docker volume to an S3-compatible bucket.",
                new Names("volumeBackups", "volumeBackupId", "volumeBackups.delete"),
                " whose volume is backed up",
                ServiceType.values());
        name = s.string("name").required().check(Check.notEmpty()).describe("Name in Dokploy's dashboard.");
        serviceName = s.string("service_name")
                .describe(
                        "Service of the compose stack that uses the volume.",
                        "Required with `compose_id`; cannot be set otherwise.");
        cron = s.string("cron_expression")
                .required()
                .describe("Cron expression, for example `0 3 * * *` for every night at three.");
        s.note(Note.Kind.NOTE, "The backups in the bucket stay when the resource is destroyed.");
        s.string("volume_name")
                .required()
                .check(Check.matches(
                        "[a-zA-Z0-9][a-zA-Z0-9_.-]*",
                        "a name of letters, digits, `_`, `.` and `-` that begins with a letter or digit"))
                .describe("Name of the Docker volume to back up.");
        s.string("prefix").defaultsTo("/").check(Check.notEmpty()).describe("Directory in the bucket.");
        s.string("destination_id").references("dokploy_destination").required().describe("ID of the S3 destination.");
        s.bool("stop_service")
                .apiField("turnOff")
                .defaultsTo(false)
                .describe("Stop the service while its volume is backed up.");
        s.integer("keep_latest_count")
                .check(Check.between(1, 100_000))
                .describe(
                        "Number of backups to keep in the bucket.", "If unset, all are kept.", "Null if all are kept.");
        s.bool("enabled").defaultsTo(true).describe("Whether the backup runs.");
        s.createdAt();
        s.rule(Rule.exactlyOneOf(parent.and()));
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(
                singular("Looks up a volume backup by ID."),
                plural("dokploy_volume_backups", "Lists the volume backups of a service."));
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        super.validate(config, diagnostics);
        var type = parent.type(config);
        if (type != null) {
            validateServiceName(
                    type,
                    "The backup of a volume of a compose stack requires `service_name`, the service that uses the"
                            + " volume.",
                    config,
                    diagnostics);
        }
    }

    @Override
    protected Iterable<JsonNode> siblings(Values state, ListReader lists) {
        var service = parent.of(state);
        return service == null
                ? List.of()
                : lists.read(
                        "volumeBackups.list",
                        ApiMapping.body("id", service.id())
                                .put("volumeBackupType", service.type().router()));
    }

    @Override
    Attribute<String> cron() {
        return cron;
    }

    @Override
    Attribute<String> serviceName() {
        return serviceName;
    }

    @Override
    protected List<Attribute<String>> key() {
        return List.of(name);
    }

    @Override
    protected void adapt(ObjectNode body, Values plan, ApplyRequest request, Session session) {
        var type = parent.type(plan);
        if (type != null) {
            body.put("serviceType", type.router());
        }
    }
}
