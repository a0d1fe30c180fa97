package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.resources.planning.UniquenessClaims;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_port}: a port of the server that leads to an application, past Traefik. */
public final class Port extends AttachmentResource {
    private static final Attachment.Names NAMES =
            new Attachment.Names("port", "port", "portId", "port.delete", "ports");

    /** Declares it. */
    public Port() {
        super(
                "dokploy_port",
                "A port of the server that leads to an application, past Traefik, as a resource of its own: for modules"
                        + " that attach to somebody else's application. Where the application is at hand, its own"
                        + " `ports` need one deploy less. Do not use both on one application.",
                NAMES,
                Attributes::new,
                ServiceType.APPLICATION);
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(lookUp(), plural("dokploy_ports", "Lists the published ports of an application."));
    }

    /** What a port is, as a resource of its own or inside an application. */
    public static final class Attributes extends Attachment {
        private final Attribute<Long> publishedPort;
        private final Attribute<String> protocol;

        /** Declares the attributes of one. */
        public Attributes(Schema.Builder schema) {
            super(NAMES);
            publishedPort = schema.integer("published_port")
                    .required()
                    .check(Check.between(1, 65535))
                    .describe("Port of the server.");
            schema.integer("target_port")
                    .required()
                    .check(Check.between(1, 65535))
                    .describe("Port that the application listens on inside its container.");
            protocol = schema.string("protocol")
                    .defaultsTo("tcp")
                    .check(Check.oneOf("tcp", "udp"))
                    .describe("What is spoken there.");
            schema.string("publish_mode")
                    .defaultsTo("ingress")
                    .check(Check.oneOf("ingress", "host"))
                    .describe(
                            "Whether every node of the swarm takes connections (`ingress`), or only the nodes that run"
                                    + " a container (`host`).");
        }

        @Override
        List<Attribute<?>> key() {
            return List.of(publishedPort, protocol);
        }

        @Override
        boolean needsDeploy() {
            return true;
        }

        @Override
        void claim(Values planned, UniquenessClaims claims, Supplier<@Nullable String> server) {
            claims.port(server, planned.get(publishedPort) + "/" + planned.get(protocol));
        }
    }
}
