package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.resources.planning.UniquenessClaims;
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
            new Attachment.Names("dokploy_port", "ports", "port", "port", "portId", "port.delete", "ports");

    /** Declares the attributes of {@code dokploy_port}. */
    public Port() {
        super(
                "Host port of an application, published directly, bypassing Traefik.",
                "Lists the published ports of an application.",
                NAMES,
                Attributes::new,
                ServiceType.APPLICATION);
    }

    /** The attributes of a port, as a resource of its own or inside an application. */
    public static final class Attributes extends Attachment {
        private final Attribute<Long> publishedPort;
        private final Attribute<String> protocol;

        /** Declares the attributes of a port. */
        public Attributes(Schema.Builder schema) {
            super(NAMES, Effect.WITH_NEXT_DEPLOYMENT);
            publishedPort = schema.integer("published_port")
                    .required()
                    .check(Check.between(1, 65535))
                    .describe("Host port.");
            schema.integer("target_port")
                    .required()
                    .check(Check.between(1, 65535))
                    .describe("Container port.");
            protocol = schema.string("protocol")
                    .defaultsTo("tcp")
                    .check(Check.oneOf("tcp", "udp"))
                    .describe("Transport protocol.");
            schema.string("publish_mode")
                    .defaultsTo("ingress")
                    .check(Check.oneOf("ingress", "host"))
                    .describe("Whether every node of the swarm publishes the port (`ingress`), or only the nodes"
                            + " that run a container (`host`).");
        }

        @Override
        List<Attribute<?>> key() {
            return List.of(publishedPort, protocol);
        }

        @Override
        void claim(Values planned, UniquenessClaims claims, Supplier<@Nullable String> server) {
            claims.port(server, planned.get(publishedPort) + "/" + planned.get(protocol));
        }
    }
}
