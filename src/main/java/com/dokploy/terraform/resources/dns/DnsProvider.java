package com.dokploy.terraform.resources.dns;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.resources.NamedResource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ProviderConfig;
import com.dokploy.terraform.resources.support.ProviderConnectionTest;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** {@code dokploy_dns_provider}: an account at a DNS provider, whose zones Dokploy can write to. */
public final class DnsProvider extends NamedResource {
    private final ProviderConfig account;
    private final ProviderConnectionTest connectionTest;

    /** Declares the attributes of {@code dokploy_dns_provider}. */
    public DnsProvider() {
        super(
                "dokploy_dns_provider",
                "Account at a DNS provider. Dokploy connects to the provider only when zones or records are needed,"
                        + " unless `verify_connection` is set.",
                new Names("dnsProvider", "dnsProviderId", "dnsProvider.remove"),
                name -> name.check(
                                Check.matches("[a-zA-Z0-9_-]{1,64}", "a name of 1 to 64 letters, digits, `-` and `_`"))
                        .describe("Name in Dokploy. Must be unique in the organization."));
        account = new ProviderConfig();
        account.declare(s, "cloudflare", cloudflare(), "API token of Cloudflare.");
        account.declare(s, "route53", route53(), "Access key for Amazon Route 53.");
        account.requireOne(s);
        connectionTest = new ProviderConnectionTest(s, "dnsProvider", "DNS");
        s.createdAt();
        s.unique();
    }

    private static Schema cloudflare() {
        var s = Schema.object();
        ProviderConfig.declareSecret(s, "api_token", "API token with the permissions Zone Read and DNS Edit.");
        return s.build();
    }

    private static Schema route53() {
        var s = Schema.object();
        s.string("access_key_id").required().check(ProviderConfig.trimmed()).describe("ID of the access key.");
        ProviderConfig.declareSecret(s, "secret_access_key", "Secret access key.");
        return s.build();
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(
                singular("Looks up a DNS provider by ID or name.", name),
                plural("dokploy_dns_providers", "Lists the DNS providers of the organization."));
    }

    @Override
    public Values completeAdopted(Values config) {
        return account.completeAdopted(config);
    }

    @Override
    protected void adapt(ObjectNode body, Values plan, ApplyRequest request, Session session) {
        var prior = request.priorOrNull();
        account.addTo(body, plan, request.config(), prior == null ? Values.EMPTY : prior);
        connectionTest.run(body.path("config"), plan, prior == null ? null : prior.find(id), session);
    }

    /** The create takes every field; what it answers differs from that in the mask of the secret. */
    @Override
    protected boolean hasMoreToSay(ObjectNode body, JsonNode row) {
        return false;
    }

    @Override
    protected Values completeState(Values state, JsonNode row, Values known, Session session) {
        return account.completeState(state, row, known, "dnsProvider.one");
    }
}
