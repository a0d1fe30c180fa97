package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ServiceReference;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_mount}: a directory of the host, a volume or a file that containers of a service see. */
public final class Mount extends AttachmentResource {
    private static final Attachment.Names NAMES =
            new Attachment.Names("mount", "mounts", "mountId", "mounts.remove", "mounts");

    /** Declares it. */
    public Mount() {
        super(
                "dokploy_mount",
                "A directory of the host, a volume or a file that the containers of a service see, as a resource of its"
                        + " own: for modules that attach to somebody else's service. Where the service is at hand, its"
                        + " own `mounts` need one deploy less. Do not use both on one service.",
                NAMES,
                Attributes::new,
                ServiceType.values());
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(lookUp(), plural("dokploy_mounts", "Lists the mounts of a service."));
    }

    /** What a mount is, as a resource of its own or inside a service. */
    public static final class Attributes extends Attachment {
        private final Attribute<String> type;
        private final Attribute<String> mountPath;
        private final Attribute<String> hostPath;
        private final Attribute<String> volumeName;
        private final Attribute<String> filePath;
        private final Attribute<String> content;

        /** Declares the attributes of one. */
        public Attributes(Schema.Builder schema) {
            super(NAMES);
            type = schema.string("type")
                    .required()
                    .check(Check.oneOf("bind", "volume", "file"))
                    .describe(
                            "What is mounted: a path of the host, a volume of Docker, or a file with the given content.");
            mountPath = schema.string("mount_path")
                    .required()
                    .check(Check.matches("/.*", "an absolute path, beginning with `/`"))
                    .describe("Path in the container.");
            hostPath = schema.string("host_path")
                    .check(Check.matches("/.*", "an absolute path, beginning with `/`"))
                    .describe("Path on the host, for `type = \"bind\"`. It must exist there.");
            volumeName = schema.string("volume_name")
                    .check(Check.matches(
                            "[a-zA-Z0-9][a-zA-Z0-9_.-]+",
                            "two or more letters, digits, `_`, `.` or `-`, beginning with a letter or digit"))
                    .describe(
                            "Volume, for `type = \"volume\"`. Docker makes it with the next deploy, and nothing removes"
                                    + " it.");
            filePath = schema.string("file_path")
                    .check(Check.matches(
                            "(?!/)(?!.*\\.\\.).+", "a relative path without `..`, such as `nginx/default.conf`"))
                    .describe("Name of the file among the service's files on the host, for `type = \"file\"`.");
            content = schema.string("content").describe("Content of the file, for `type = \"file\"`.");
        }

        @Override
        List<Attribute<?>> key() {
            return List.of(mountPath);
        }

        @Override
        boolean needsDeploy() {
            return true;
        }

        @Override
        void validate(@Nullable ServiceType service, Path path, Values config, Diagnostics diagnostics) {
            if (service != null && service.dataPath() != null && config.has(mountPath)) {
                refuseHiding(service.dataPath(), path.attribute(mountPath.name()), config.get(mountPath), diagnostics);
            }
            if (!config.has(type)) {
                return;
            }
            var wanted = config.get(type);
            if (wanted.equals("file") && config.isNull(content)) {
                diagnostics.warning(
                        path.attribute(content.name()),
                        "Empty File Mount",
                        "The mount has `type = \"file\"` and no `content`, so containers see an empty file. Set `content`,"
                                + " or `content = \"\"` if that is meant.");
            }
            for (var detail : List.of(hostPath, volumeName, filePath, content)) {
                var belongsTo = detail == hostPath ? "bind" : detail == volumeName ? "volume" : "file";
                if (wanted.equals(belongsTo) && detail != content && config.isNull(detail)) {
                    diagnostics.error(
                            path,
                            "Missing " + detail.name(),
                            "A mount with `type = \"" + wanted + "\"` needs `" + detail.name() + "`.");
                } else if (!wanted.equals(belongsTo) && config.has(detail)) {
                    diagnostics.error(
                            path.attribute(detail.name()),
                            "Not for this type of mount",
                            "`" + detail.name() + "` is for `type = \"" + belongsTo + "\"`, and this one has `type = \""
                                    + wanted + "\"`.");
                }
            }
        }

        private static void refuseHiding(String data, Path path, String mounted, Diagnostics diagnostics) {
            var directory = mounted.endsWith("/") ? mounted : mounted + "/";
            if (directory.startsWith(data + "/") || (data + "/").startsWith(directory)) {
                diagnostics.error(
                        path,
                        "This path is taken",
                        "The database keeps its data in `" + data + "`, on a volume of its own that Dokploy mounts"
                                + " there.");
            }
        }

        /** Without the kind of service the server makes a mount that belongs to nobody (v0.30.2). */
        @Override
        ObjectNode owner(ServiceReference service) {
            return ApiMapping.body("serviceId", service.id())
                    .put("serviceType", service.type().router());
        }

        /** Every database comes with a volume for its data. */
        @Override
        boolean isServersOwn(ServiceType type, JsonNode service, JsonNode attachment) {
            return type.isDatabase()
                    && attachment
                            .path("volumeName")
                            .asText()
                            .equals(service.path("appName").asText() + "-data");
        }
    }
}
