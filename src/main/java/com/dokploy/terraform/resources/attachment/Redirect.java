package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_redirect}: requests to an application that are sent elsewhere. */
public final class Redirect extends AttachmentResource {
    private static final Attachment.Names NAMES = new Attachment.Names(
            "dokploy_redirect", "redirects", "redirect", "redirects", "redirectId", "redirects.delete", "redirects");

    /** Declares the attributes of {@code dokploy_redirect}. */
    public Redirect() {
        super(
                "Redirect of requests to an application. A change takes effect without a deployment.",
                "Lists the redirects of an application.",
                NAMES,
                Attributes::new,
                ServiceType.APPLICATION);
    }

    /** The attributes of a redirect, as a resource of its own or inside an application. */
    public static final class Attributes extends Attachment {
        private final Attribute<String> regex;

        /** Declares the attributes of a redirect. */
        public Attributes(Schema.Builder schema) {
            super(NAMES, Effect.AT_ONCE);
            regex = schema.string("regex")
                    .required()
                    .check(Check.notEmpty())
                    .describe("Regular expression, in Traefik's syntax, that matches the whole URL of a request.");
            schema.string("replacement")
                    .required()
                    .check(Check.notEmpty())
                    .describe(
                            "URL to redirect to. `${1}` stands for the first group of the expression.",
                            "Write it as `$${1}` in Terraform, where `${` begins a template.");
            schema.bool("permanent")
                    .defaultsTo(false)
                    .describe("Redirect permanently (status 301 or 308), so that browsers remember it, instead of"
                            + " temporarily (302 or 307).");
        }

        @Override
        void validate(@Nullable ServiceType type, Path path, Values config, Diagnostics diagnostics) {
            var text = config.find(regex);
            var problem = text == null ? null : RegexProblem.of(text);
            if (problem != null) {
                diagnostics.error(
                        path.attribute(regex.name()),
                        "Invalid Regular Expression",
                        "`" + path.attribute(regex.name()) + "` is `" + text + "`. The expression " + problem + ".");
            }
        }

        @Override
        List<Attribute<?>> key() {
            return List.of(regex);
        }
    }
}
