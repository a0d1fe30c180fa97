package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_redirect}: requests to an application that are sent elsewhere. */
public final class Redirect extends AttachmentResource {
    private static final Attachment.Names NAMES =
            new Attachment.Names("redirect", "redirects", "redirectId", "redirects.delete", "redirects");

    /** Declares it. */
    public Redirect() {
        super(
                "dokploy_redirect",
                "Requests to an application that are sent elsewhere, as a resource of its own: for modules that attach"
                        + " to somebody else's application. It works at once. Do not use it on an application that has"
                        + " `redirects` of its own.",
                NAMES,
                Attributes::new,
                ServiceType.APPLICATION);
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(lookUp(), plural("dokploy_redirects", "Lists the redirects of an application."));
    }

    /** What a redirect is, as a resource of its own or inside an application. */
    public static final class Attributes extends Attachment {
        private final Attribute<String> regex;

        /** Declares the attributes of one. */
        public Attributes(Schema.Builder schema) {
            super(NAMES);
            regex = schema.string("regex")
                    .required()
                    .check(Check.notEmpty())
                    .describe("Regular expression for the whole address of a request, as Traefik understands it.");
            schema.string("replacement")
                    .required()
                    .check(Check.notEmpty())
                    .describe("Address to go to instead; `${1}` stands for the first group of the expression. Terraform"
                            + " wants it written `$${1}`.");
            schema.bool("permanent")
                    .defaultsTo(false)
                    .describe("Whether browsers may remember it (status 301 or 308 rather than 302 or 307).");
        }

        @Override
        void validate(@Nullable ServiceType type, Path path, Values config, Diagnostics diagnostics) {
            var text = config.find(regex);
            var problem = text == null ? null : RegexProblem.of(text);
            if (problem != null) {
                diagnostics.error(
                        path.attribute(regex.name()),
                        "Invalid Regular Expression",
                        "`" + path.attribute(regex.name()) + "` is `" + text + "`, but it " + problem
                                + ". Traefik takes regular expressions of Go (RE2).");
            }
        }

        @Override
        List<Attribute<?>> key() {
            return List.of(regex);
        }

        @Override
        boolean needsDeploy() {
            return false;
        }
    }
}
