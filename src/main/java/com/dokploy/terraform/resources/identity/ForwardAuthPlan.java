package com.dokploy.terraform.resources.identity;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.ProposedChange;
import com.dokploy.terraform.resources.planning.DuplicateNames;
import com.dokploy.terraform.resources.planning.EnterpriseLicense;
import com.dokploy.terraform.resources.session.PlanRegistry.Claimant;
import com.dokploy.terraform.resources.session.PlanRegistry.Subject;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.DomainCertificate;
import com.dokploy.terraform.resources.support.OptionalReads;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import java.util.Map;

/**
 * What a plan of a {@code dokploy_forward_auth} looks at: the license, another proxy of the same server, and the identity
 * provider.
 */
record ForwardAuthPlan(
        Schema schema,
        Attribute<String> serverId,
        Attribute<String> host,
        DomainCertificate certificate,
        Attribute<String> providerId) {
    private static final String EXISTS = "Object Already Exists";

    /** Adds to a plan with changes what is wrong with them. */
    void check(PlanRequest plan, Session session) {
        var isLicensed = EnterpriseLicense.require(
                plan, host, "Dokploy has an authentication proxy only with an enterprise license.", session);
        if (!isLicensed) {
            return;
        }
        var planned = plan.planned();
        if (!planned.value(serverId).isUnknown()) {
            var proxy = new AuthenticationProxy(planned.find(serverId, ""));
            warnOfSecond(plan, proxy, session);
            if (plan.isCreate()) {
                OptionalReads.look("the authentication domain", () -> warnOfExisting(plan, proxy, session));
            }
        }
        if (plan.changes(providerId) && planned.has(providerId)) {
            OptionalReads.look("the identity provider", () -> warnOfSaml(plan, planned, session));
        }
        if (!plan.isCreate() && (plan.changes(host) || plan.changes(certificate.https()))) {
            warnOfEarlierAddress(plan);
        }
    }

    /** Whether a change concerns the domain, and not the proxy alone. */
    boolean changesDomain(ProposedChange change) {
        return change.changes(host) || certificate.attributes().stream().anyMatch(change::changes);
    }

    private void warnOfSecond(PlanRequest plan, AuthenticationProxy proxy, Session session) {
        if (DuplicateNames.isMade(plan, session)) {
            return;
        }
        var isChange = plan.isCreate() || plan.changes(serverId);
        var claimant = new Claimant(plan.formerId(), schema.name(), isChange);
        var others = session.planRegistry().claim(Subject.NAME, schema.name() + " " + proxy.id(), claimant);
        if (isChange && !others.isEmpty()) {
            plan.warning(
                    host,
                    "Duplicate Object",
                    "This plan has another " + schema.name() + " for " + proxy.place() + ". A server has one"
                            + " authentication domain, so the apply of the second one fails. Remove one of the"
                            + " resources, or change `" + serverId.name() + "`.");
        }
    }

    private void warnOfExisting(PlanRequest plan, AuthenticationProxy proxy, Session session) {
        var id = proxy.id();
        if (session.managed().contains(id)) {
            return;
        }
        var toBeMade = proxy.toBeMade(session.dokploy()::cachedQuery);
        var there = toBeMade.siblings().read();
        if (!there.isEmpty()
                && session.journal()
                                .interrupted(toBeMade.intent(session), there, true)
                                .explained()
                        == null) {
            plan.error(host, EXISTS, offer(proxy));
        }
    }

    /** Throws DiagnosticException if the server has an authentication domain, which Dokploy would overwrite. */
    void refuseExisting(AuthenticationProxy proxy, Map<String, String> there) {
        if (!there.isEmpty()) {
            throw new DiagnosticException(Diagnostic.error(Path.of(host.name()), EXISTS, offer(proxy)));
        }
    }

    private String offer(AuthenticationProxy proxy) {
        return "There is an authentication domain of " + proxy.place() + " already, and a server has only one. Import"
                + " the existing one:\n\nimport {\n  to = " + schema.name() + ".NAME\n  id = \"" + proxy.id()
                + "\"\n}\n\nReplace NAME with the name of the resource in the configuration.";
    }

    /** No error: the same plan may give the provider other settings. */
    private void warnOfSaml(PlanRequest plan, Values planned, Session session) {
        var wanted = planned.get(providerId);
        var provider = session.dokploy().cachedQuery("sso.one", ApiMapping.body("providerId", wanted));
        if (provider.path("providerId").asText().equals(wanted)
                && provider.path("oidcConfig").isNull()) {
            plan.warning(
                    providerId,
                    "OpenID Connect Required",
                    "The identity provider `" + wanted + "` has no OpenID Connect settings, and Dokploy deploys an"
                            + " authentication proxy only for a provider that has. Use a `dokploy_sso_provider` with"
                            + " `oidc`.");
        }
    }

    /** Dokploy notes the address of the proxy in the routes of a domain when the domain is written (v0.30.2). */
    private void warnOfEarlierAddress(PlanRequest plan) {
        plan.warning(
                host,
                "Domains Keep the Earlier Address",
                "Domains that require the login keep the earlier address of the proxy until Dokploy writes their"
                        + " routes again, and do not answer until then. Save these domains in Dokploy's dashboard"
                        + " after the apply, or replace them: `terraform apply -replace=dokploy_domain.NAME`.");
    }
}
