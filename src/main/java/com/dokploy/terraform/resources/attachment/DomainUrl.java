package com.dokploy.terraform.resources.attachment;

import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;

/** {@code url} of a domain, which follows from the host, the path and {@code https}. */
final class DomainUrl {
    private final DomainAttributes route;
    private final Attribute<String> url;

    /** Declares {@code url}. */
    DomainUrl(Schema.Builder s, DomainAttributes route) {
        this.route = route;
        url = s.string("url")
                .computed()
                .dependsOn(route.host, route.path, route.certificate.https())
                .custom()
                .describe("URL of the domain.");
    }

    /** Whether all parts of the URL are known. */
    boolean isKnown(Values planned) {
        return planned.has(route.host) && planned.has(route.path) && planned.has(route.certificate.https());
    }

    /** Plans the URL, if it is known. */
    void plan(PlanRequest plan) {
        if (isKnown(plan.planned())) {
            plan.set(url, of(plan.planned()));
        }
    }

    /** Adds the URL to a state. */
    Values addTo(Values state) {
        return state.with(url, of(state));
    }

    private String of(Values state) {
        return (state.get(route.certificate.https()) ? "https://" : "http://")
                + state.get(route.host)
                + (state.get(route.path).equals("/") ? "" : state.get(route.path));
    }
}
