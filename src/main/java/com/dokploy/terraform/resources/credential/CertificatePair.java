package com.dokploy.terraform.resources.credential;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Secrets;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A certificate and its private key, and what the certificate says. Dokploy checks neither (v0.30.2). */
final class CertificatePair {
    private final Attribute<String> certificate;
    private final Attribute<String> privateKey;
    private final Attribute<String> writeOnly;
    private final Attribute<String> expiresAt;
    private final Attribute<List<String>> dnsNames;

    /** Declares the attributes. */
    CertificatePair(Schema.Builder s) {
        certificate = s.string("certificate")
                .required()
                .apiField("certificateData")
                .format(Format.PEM)
                .describe("Certificate in PEM, followed by those of the intermediate authorities.");
        privateKey = s.string("private_key")
                .sensitive()
                .format(Format.PEM)
                .describe("Private key of the certificate in PEM, without a passphrase.");
        writeOnly = Secrets.addRequiredCounterpart(s, privateKey);
        expiresAt = s.string("expires_at")
                .computed()
                .dependsOn(certificate)
                .custom()
                .describe("Time at which the certificate expires (UTC, ISO 8601).");
        dnsNames = s.strings("dns_names")
                .computed()
                .dependsOn(certificate)
                .custom()
                .describe("Host names that the certificate is valid for (subject alternative names).");
    }

    /** Refuses what is no certificate or no key, and a key that belongs to another certificate. */
    void validate(Values config, Diagnostics diagnostics) {
        var chain = chain(config, diagnostics);
        for (var secret : List.of(privateKey, writeOnly)) {
            var text = config.find(secret);
            if (text != null) {
                validate(secret, text, chain, diagnostics);
            }
        }
    }

    private @Nullable CertificateText chain(Values config, Diagnostics diagnostics) {
        var text = config.find(certificate);
        if (text == null) {
            return null;
        }
        try {
            return CertificateText.of(text);
        } catch (IllegalArgumentException problem) {
            diagnostics.error(
                    Path.of(certificate.name()),
                    "Invalid Certificate",
                    "`" + certificate.name() + "` cannot be used. " + problem.getMessage());
            return null;
        }
    }

    private static void validate(
            Attribute<String> secret, String text, @Nullable CertificateText chain, Diagnostics diagnostics) {
        var path = Path.of(secret.name());
        try {
            var key = CertificateText.privateKey(text);
            var index = chain == null ? 0 : chain.indexOf(key);
            if (index < 0) {
                diagnostics.error(
                        path,
                        "Key Pair Mismatch",
                        "`" + secret.name() + "` does not belong to `certificate`: Traefik could not use them. Set both"
                                + " to files that were issued together.");
            } else if (index > 0) {
                diagnostics.error(
                        path,
                        "Wrong Certificate Order",
                        "`" + secret.name() + "` belongs to certificate " + (index + 1)
                                + " of `certificate`, which must"
                                + " come first. Put the certificates of the authorities behind it.");
            }
        } catch (IllegalArgumentException problem) {
            diagnostics.error(
                    path, "Invalid Private Key", "`" + secret.name() + "` cannot be used. " + problem.getMessage());
        }
    }

    /** Completes a plan with what the certificate says. */
    void plan(PlanRequest plan) {
        var text = plan.planned().find(certificate);
        if (text != null) {
            var chain = CertificateText.find(text);
            plan.set(expiresAt, chain == null ? null : chain.expiry());
            plan.set(dnsNames, chain == null ? null : chain.dnsNames());
        }
    }

    /** Completes a state with what the certificate says. */
    Values completeState(Values state) {
        var chain = CertificateText.find(state.find(certificate, ""));
        return state.with(expiresAt, chain == null ? null : chain.expiry())
                .with(dnsNames, chain == null ? null : chain.dnsNames());
    }
}
