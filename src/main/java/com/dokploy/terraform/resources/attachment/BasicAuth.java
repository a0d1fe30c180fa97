package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.Predecessor;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Secrets;
import java.util.List;

/** {@code dokploy_basic_auth}: someone who may see an application, by user name and password. */
public final class BasicAuth extends AttachmentResource {
    private static final Attachment.Names NAMES = new Attachment.Names(
            "dokploy_basic_auth",
            "basic_auth",
            "basic-auth user",
            "security",
            "securityId",
            "security.delete",
            "security");

    /** Declares the attributes of {@code dokploy_basic_auth}. */
    public BasicAuth() {
        super(
                "HTTP basic-auth user of an application (Dokploy calls it Security). A change takes effect without a"
                        + " deployment.",
                "Lists the HTTP basic-auth users of an application.",
                NAMES,
                Attributes::new,
                ServiceType.APPLICATION);
    }

    @Override
    public List<Predecessor> predecessors() {
        return List.of(Predecessor.of("dokploy_security"));
    }

    /** The attributes of a user, as a resource of its own or inside an application. */
    public static final class Attributes extends Attachment {
        private final Attribute<String> username;

        /** Declares the attributes of a user. */
        public Attributes(Schema.Builder schema) {
            super(NAMES, Effect.AT_ONCE);
            username = schema.string("username")
                    .required()
                    .check(Check.matches("[^:]+", "a user name without colons"))
                    .describe("User name.");
            var password = schema.string("password")
                    .sensitive()
                    .check(Check.notEmpty())
                    .describe("Password.");
            Secrets.addRequiredCounterpart(schema, password);
            schema.unique();
        }

        @Override
        List<Attribute<?>> key() {
            return List.of(username);
        }
    }
}
