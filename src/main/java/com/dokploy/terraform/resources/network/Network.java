package com.dokploy.terraform.resources.network;

import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.resources.RowResource;
import com.dokploy.terraform.resources.planning.Networks;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ListDataSource;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.resources.support.Retry;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_network}: a network of Docker. Dokploy v0.30.2 cannot change one, so every change replaces it. */
public final class Network extends RowResource {
    /** Containers of services that were removed just now take seconds to stop, and hold their networks until then. */
    private static final Duration LETTING_GO = Duration.ofSeconds(30);

    private final Attribute<String> name = s.string("name")
            .required()
            .replaces()
            .check(Check.matches(
                    "[a-zA-Z0-9][a-zA-Z0-9_.-]*",
                    "letters, digits, `_`, `.` and `-`, beginning with a letter or digit"))
            .check(Check.matches(
                    "(?!(?:bridge|host|none|ingress|docker_gwbridge|dokploy-network)$).*",
                    "another name than those of the networks of every Dokploy server: `bridge`, `host`, `none`,"
                            + " `ingress`, `docker_gwbridge` and `dokploy-network`"))
            .describe("Name that Docker knows it by. No other network of the server may have it.");
    private final NetworkAddresses addresses = new NetworkAddresses(s);
    private final Attribute<String> serverId = s.string("server_id")
            .references("server")
            .replaces()
            .describe("Remote server that it is on. Left out, it is where Dokploy runs.");

    /** Declares it. */
    public Network() {
        super(
                "dokploy_network",
                "A network of Docker that services can join. Nothing of it can be changed in place. Docker refuses to"
                        + " remove one that a running service uses, and Terraform destroys a network before it updates"
                        + " the services that used it: deploy them without it first, or set `lifecycle {"
                        + " create_before_destroy = true }` on the network before you remove or replace it (a"
                        + " replacement then needs another `name`).",
                new Names("network", "networkId", "network.remove"));
        s.string("driver")
                .defaultsTo("bridge")
                .replaces()
                .check(Check.oneOf("bridge", "overlay"))
                .describe("What connects its containers. Applications and databases can join `overlay` networks only;"
                        + " Dokploy ignores others in their `network_ids`.");
        s.bool("internal")
                .defaultsTo(false)
                .replaces()
                .describe("Whether containers cannot reach anything outside of it.");
        s.bool("attachable")
                .defaultsTo(false)
                .replaces()
                .describe("Whether containers that are no services of the swarm can join an overlay network.");
        s.integer("mtu")
                .replaces()
                .check(Check.between(68, 65535))
                .describe("Largest size of a packet in bytes. Left out, Docker chooses.");
        s.string("created_at").computed().useStateForUnknown().describe("When it was made (UTC, ISO 8601).");
        s.unique();
        declared();
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(
                lookUp("Looks up a network by id or name.", name),
                new ListDataSource(
                        "dokploy_networks",
                        "Lists the networks of one server.",
                        "network.all",
                        List.of("server_id"),
                        List.of("name", "driver"),
                        Network::declareListed));
    }

    private static void declareListed(Schema.Builder item) {
        item.string("id").apiField("networkId").describe("Dokploy's id.");
        item.string("name").describe("Name that Docker knows it by.");
        item.string("driver").describe("What connects its containers.");
        item.bool("internal").describe("Whether containers cannot reach anything outside of it.");
        item.bool("attachable").describe("Whether containers that are no services can join it.");
    }

    @Override
    public void validate(Values config, Diagnostics diagnostics) {
        addresses.validate(config, diagnostics);
    }

    @Override
    protected Iterable<JsonNode> siblings(Values state, ListReader lists) {
        var body = ApiMapping.body();
        if (state.has(serverId)) {
            body.put("serverId", state.get(serverId));
        }
        return lists.read("network.all", body);
    }

    @Override
    protected List<Attribute<String>> key() {
        return List.of(name);
    }

    @Override
    public List<String> importPath() {
        return List.of("name");
    }

    @Override
    public Values create(ApplyRequest request, Session session) {
        try {
            return Retry.retry(
                    LETTING_GO,
                    request,
                    failure -> NetworkErrors.isNameTaken(failure) && namesake(request.planned(), session) == null,
                    () -> super.create(request, session));
        } catch (ApiException failure) {
            var namesake = NetworkErrors.isNameTaken(failure) ? namesake(request.planned(), session) : null;
            var diagnostic = namesake == null ? null : nameTaken(namesake, request, session);
            throw diagnostic == null ? failure : new DiagnosticException(diagnostic);
        }
    }

    /** The id of the network that has the name of a new one; null if Dokploy knows of none. */
    private @Nullable String namesake(Values plan, Session session) {
        for (var network : siblings(plan, session.dokploy()::queryUncached)) {
            if (network.path("name").asText().equals(plan.get(name))) {
                return network.path("networkId").asText();
            }
        }
        return null;
    }

    /** What to say of a network that is in the way; null if Terraform does not manage it, so that Docker says it. */
    private @Nullable Diagnostic nameTaken(String namesake, ApplyRequest request, Session session) {
        var taken = request.planned().get(name);
        if (namesake.equals(request.formerId())) {
            return NetworkErrors.nameOfReplaced(namesake, taken);
        }
        return session.journal().isInState(namesake) ? NetworkErrors.nameOfAnother(namesake, taken) : null;
    }

    @Override
    public void prepareDestroy(Values prior, PrivateState privateState, Session session, Diagnostics diagnostics) {
        session.registry().leaves(prior.get(id));
        Networks.warnOfUse(session, prior.get(id), name, prior, diagnostics);
    }

    @Override
    public void delete(ApplyRequest request, Session session) {
        try {
            Retry.retry(LETTING_GO, request, NetworkErrors::isInUse, () -> {
                super.delete(request, session);
                return true;
            });
        } catch (ApiException failure) {
            if (!NetworkErrors.isInUse(failure)) {
                throw failure;
            }
            var prior = request.prior();
            throw new DiagnosticException(NetworkErrors.inUse(
                    prior.get(id), prior.find(name, ""), prior.find(serverId, ""), failure, session));
        }
    }

    @Override
    public Values update(ApplyRequest request, Session session) {
        throw new IllegalStateException("every change of a network replaces it");
    }
}
