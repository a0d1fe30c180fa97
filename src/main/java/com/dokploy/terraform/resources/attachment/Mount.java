package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.Diagnostics;
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
            new Attachment.Names("dokploy_mount", "mounts", "mount", "mounts", "mountId", "mounts.remove", "mounts");

    /** Declares the attributes of {@code dokploy_mount}. */
    public Mount() {
        super(
                "Mount of a service: a directory of the host, a Docker volume or a file.",
                "Lists the mounts of a service.",
                NAMES,
                Attributes::new,
                ServiceType.values());
    }

    /** The attributes of a mount, as a resource of its own or inside a service. */
    public static final class Attributes extends Attachment {
        private final MountSource source;
        private final Attribute<String> mountPath;

        /** Declares the attributes of a mount. */
        public Attributes(Schema.Builder schema) {
            super(NAMES, Effect.WITH_NEXT_DEPLOYMENT);
            var type = schema.string("type")
                    .required()
                    .check(Check.oneOf("bind", "volume", "file"))
                    .describe(
                            "Type of the mount: a directory of the host (`bind`), a Docker volume (`volume`), or a file"
                                    + " with the given content (`file`).");
            mountPath = schema.string("mount_path")
                    .required()
                    .check(Check.matches("/.*", "an absolute path that begins with `/`"))
                    .describe("Path inside the container.");
            source = new MountSource(schema, type);
        }

        @Override
        List<Attribute<?>> key() {
            return List.of(mountPath);
        }

        @Override
        void validate(@Nullable ServiceType service, Path path, Values config, Diagnostics diagnostics) {
            if (service != null && service.dataPath() != null && config.has(mountPath)) {
                refuseHiding(service.dataPath(), path.attribute(mountPath.name()), config.get(mountPath), diagnostics);
            }
            source.validate(path, config, diagnostics);
        }

        @Override
        Values normalize(Values state, Values known) {
            return source.withEmptyFile(state, known);
        }

        private static void refuseHiding(String data, Path path, String mounted, Diagnostics diagnostics) {
            var directory = mounted.endsWith("/") ? mounted : mounted + "/";
            if (directory.startsWith(data + "/") || (data + "/").startsWith(directory)) {
                diagnostics.error(
                        path,
                        "Mount Path Already Used",
                        "Dokploy already mounts the data volume of the database at `" + data
                                + "`. Choose another `mount_path`.");
            }
        }

        /**
         * Returns the service's id and its kind, without which the server makes a mount that belongs to no service
         * (v0.30.2).
         */
        @Override
        ObjectNode serviceFields(ServiceReference service) {
            return ApiMapping.body("serviceId", service.id())
                    .put("serviceType", service.type().router());
        }

        /** Whether a mount is the volume for the data of a database, with which every database comes. */
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
