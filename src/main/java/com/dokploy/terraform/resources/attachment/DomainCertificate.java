package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;

/** The attributes that say whether a domain is served over HTTPS, and where its certificate comes from. */
final class DomainCertificate {
    final Attribute<Boolean> https;
    private final Attribute<String> certificateType;
    private final Attribute<String> customCertResolver;

    /** Declares {@code https}, {@code certificate_type} and {@code custom_cert_resolver}. */
    DomainCertificate(Schema.Builder schema) {
        https = schema.bool("https").defaultsTo(false).describe("Serve the host over HTTPS.");
        certificateType = schema.string("certificate_type")
                .defaultsTo("none")
                .check(Check.oneOf("none", "letsencrypt", "custom"))
                .describe("Source of the TLS certificate.");
        customCertResolver = schema.string("custom_cert_resolver")
                .describe("Traefik certificate resolver, for `certificate_type = \"custom\"`.");
    }

    /** Refuses attributes that do not go together, of the domain at a path. */
    void validate(Path at, Values config, Diagnostics diagnostics) {
        var type = config.find(certificateType, "none");
        if (type.equals("custom") && config.isNull(customCertResolver)) {
            diagnostics.error(
                    at.attribute(customCertResolver.name()),
                    "Missing Required Argument",
                    "`certificate_type = \"custom\"` requires `custom_cert_resolver`, the name of a certificate"
                            + " resolver in Traefik's configuration.");
        }
        if (config.has(customCertResolver) && !config.value(certificateType).isUnknown() && !type.equals("custom")) {
            diagnostics.error(
                    at.attribute(customCertResolver.name()),
                    "Invalid Attribute Combination",
                    "`custom_cert_resolver` can only be set with `certificate_type = \"custom\"`. Remove"
                            + " `custom_cert_resolver`, or change `certificate_type`.");
        }
        if (!type.equals("none") && !config.value(https).isUnknown() && !config.find(https, false)) {
            diagnostics.error(
                    at.attribute(certificateType.name()),
                    "Invalid Attribute Combination",
                    "`certificate_type` requires `https = true`. Set `https = true`, or remove `certificate_type`.");
        }
    }
}
