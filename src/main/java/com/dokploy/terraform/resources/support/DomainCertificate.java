package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import java.util.List;

/** The attributes that say whether a domain is served over HTTPS, and where its certificate comes from. */
public final class DomainCertificate {
    private final Attribute<Boolean> https;
    private final Attribute<String> certificateType;
    private final Attribute<String> customCertResolver;
    private final boolean httpsByDefault;

    /**
     * Declares {@code https}, {@code certificate_type} and {@code custom_cert_resolver}.
     *
     * @param httpsByDefault whether the host is served over HTTPS unless the configuration says otherwise
     * @param defaultType the source of the certificate unless the configuration says otherwise
     */
    public DomainCertificate(Schema.Builder schema, boolean httpsByDefault, String defaultType) {
        this.httpsByDefault = httpsByDefault;
        https = schema.bool("https").defaultsTo(httpsByDefault).describe("Serve the host over HTTPS.");
        certificateType = schema.string("certificate_type")
                .defaultsTo(defaultType)
                .check(Check.oneOf("none", "letsencrypt", "custom"))
                .describe("Source of the TLS certificate.");
        customCertResolver = schema.string("custom_cert_resolver")
                .describe("Traefik certificate resolver, for `certificate_type = \"custom\"`.");
    }

    /** Returns {@code https}. */
    public Attribute<Boolean> https() {
        return https;
    }

    /** Returns {@code custom_cert_resolver}. */
    public Attribute<String> customCertResolver() {
        return customCertResolver;
    }

    /** Returns all three attributes. */
    public List<Attribute<?>> attributes() {
        return List.of(https, certificateType, customCertResolver);
    }

    /** Refuses attributes that do not go together, of the domain at a path. */
    public void validate(Path at, Values config, Diagnostics diagnostics) {
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
        if (!type.equals("none") && !config.value(https).isUnknown() && !config.find(https, httpsByDefault)) {
            diagnostics.error(
                    at.attribute(certificateType.name()),
                    "Invalid Attribute Combination",
                    "`certificate_type` requires `https = true`. Set `https = true`, or remove `certificate_type`.");
        }
    }
}
