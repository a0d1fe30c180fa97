package com.dokploy.terraform.resources.identity;

import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.session.PlanRegistry.Claimant;
import com.dokploy.terraform.resources.session.PlanRegistry.Subject;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.OptionalReads;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.value.Value;
import com.dokploy.terraform.value.ValueWalk;
import java.util.HashSet;
import java.util.Set;

/**
 * The domains of identity providers, of which each belongs to one provider.
 *
 * @param domains the attribute with the domains
 * @param providerId the attribute that names the provider
 */
record SsoDomains(Attribute<Set<String>> domains, Attribute<String> providerId) {
    private static final String TITLE = "Duplicate Domain";

    /** Refuses a domain that another provider of the plan has, and warns of one that another of the server has. */
    void plan(PlanRequest plan, Session session) {
        if (!(plan.planned().value(providerId) instanceof Value.Text(var own))) {
            return;
        }
        var wanted = new HashSet<String>();
        for (var domain : ValueWalk.parts(plan.planned().value(domains))) {
            if (domain instanceof Value.Text(var text)) {
                wanted.add(text);
                refuseTwice(plan, text, new Claimant(own, own, plan.changes(domains)), session);
            }
        }
        if (plan.changes(domains)) {
            OptionalReads.look("the identity providers", () -> warnOfTaken(plan, own, wanted, session));
        }
    }

    private void refuseTwice(PlanRequest plan, String domain, Claimant claimant, Session session) {
        for (var other : session.planRegistry().claim(Subject.NAME, "single sign-on for " + domain, claimant)) {
            plan.error(
                    domains,
                    TITLE,
                    "This plan gives the domain `" + domain + "` to the identity provider `" + other.label()
                            + "` as well. A domain belongs to one provider: remove it from one of them.");
        }
    }

    private void warnOfTaken(PlanRequest plan, String own, Set<String> wanted, Session session) {
        for (var row : session.dokploy().cachedQuery("sso.listProviders", ApiMapping.body())) {
            var other = row.path("providerId").asText();
            if (other.equals(own) || other.equals(plan.formerId())) {
                continue;
            }
            for (var domain : SsoRow.of(row).path("domains")) {
                if (wanted.contains(domain.asText())) {
                    plan.warning(
                            domains,
                            TITLE,
                            "The domain `" + domain.asText() + "` belongs to the identity provider `" + other
                                    + "` on the server. The apply fails unless that provider gives up the domain"
                                    + " before.");
                }
            }
        }
    }
}
