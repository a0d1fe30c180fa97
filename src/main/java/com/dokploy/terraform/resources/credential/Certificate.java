package com.dokploy.terraform.resources.credential;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.NamedResource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_certificate}: a certificate of one's own that Traefik shows. */
public final class Certificate extends NamedResource {
    private final CertificatePair pair;
    private final Attribute<Boolean> autoRenew;

    /** Declares the attributes of {@code dokploy_certificate}. */
    public Certificate() {
        super(
                "dokploy_certificate",
                "TLS certificate, which Traefik uses for all domains with HTTPS that the certificate is valid for."
                        + " For certificates of Let's Encrypt, set `certificate_type` of a domain instead.",
                new Names("certificates", "certificateId", "certificates.remove"));
        pair = new CertificatePair(s);
        autoRenew = s.bool("auto_renew")
                .replaces()
                .describe("Mark the certificate in Dokploy's dashboard as renewed automatically. Dokploy v0.30 stores"
                        + " the mark and does not renew the certificate.");
        s.string("server_id")
                .references("dokploy_server")
                .replaces()
                .describe(
                        "ID of the remote server whose Traefik uses the certificate.",
                        "If unset, the Dokploy host.",
                        "Null for the Dokploy host.");
        s.string("certificate_path")
                .computed()
                .useStateForUnknown()
                .neverNull()
                .describe("Name of the directory below `traefik/dynamic/certificates` in which Dokploy stores the"
                        + " certificate as `chain.crt` and the private key as `privkey.key`.");
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(
                singular("Looks up a certificate by ID or name. The private key is not exposed.", name),
                list(
                        "dokploy_certificates",
                        "Lists the certificates of the organization. Private keys are not exposed.",
                        List.of("name"),
                        "certificate",
                        "certificate_path",
                        "auto_renew",
                        "server_id"));
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        pair.validate(config, diagnostics);
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        pair.plan(plan);
        super.plan(plan, session);
    }

    /** Dokploy wants an organization, and takes that of the API key whatever is said (v0.30.2). */
    @Override
    protected void complete(ObjectNode creation, Values plan, ApplyRequest request, Session session) {
        creation.put("organizationId", "");
    }

    /** A certificate that was never marked as renewed is none that is marked as not renewed: both are false. */
    @Override
    protected Values completeState(Values state, JsonNode row, Values known, Session session) {
        var complete = pair.completeState(state);
        var isUnmarked = state.isNull(autoRenew) && !known.find(autoRenew, true);
        return isUnmarked ? complete.with(autoRenew, false) : complete;
    }
}
