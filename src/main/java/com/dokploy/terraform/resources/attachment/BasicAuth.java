package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.Secrets;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import java.util.List;

/** {@code dokploy_security}: someone who may see an application, by user name and password. */
public final class BasicAuth extends AttachmentResource {
    private static final Attachment.Names NAMES =
            new Attachment.Names("user", "security", "securityId", "security.delete", "security");

    /** Declares it. */
    public BasicAuth() {
        super(
                "dokploy_security",
                "Someone who may see an application, by user name and password (HTTP basic authentication), as a"
                        + " resource of its own: for modules that attach to somebody else's application. It works at"
                        + " once. Do not use it on an application that has `basic_auth` of its own.",
                NAMES,
                Attributes::new,
                ServiceType.APPLICATION);
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(
                lookUp(), plural("dokploy_securities", "Lists the users whom an application asks for a password."));
    }

    /** What a user is, as a resource of its own or inside an application. */
    public static final class Attributes extends Attachment {
        private final Attribute<String> username;

        /** Declares the attributes of one. */
        public Attributes(Schema.Builder schema) {
            super(NAMES);
            username = schema.string("username")
                    .required()
                    .check(Check.matches("[^:]+", "a name without colons"))
                    .describe("Name to log in with.");
            var password = schema.string("password")
                    .sensitive()
                    .check(Check.notEmpty())
                    .describe("Password to log in with.");
            Secrets.addRequiredCounterpart(schema, password, "password to log in with");
            schema.unique();
        }

        @Override
        List<Attribute<?>> key() {
            return List.of(username);
        }

        @Override
        boolean needsDeploy() {
            return false;
        }
    }
}
