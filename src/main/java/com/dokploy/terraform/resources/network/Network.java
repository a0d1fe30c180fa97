package com.dokploy.terraform.resources.network;

import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.resources.NamedResource;
import com.dokploy.terraform.resources.planning.Networks;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ListDataSource;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.resources.support.NameResolver;
import com.dokploy.terraform.resources.support.TransientFailures;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.DataSourceSchema;
import com.dokploy.terraform.schema.Note;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** {@code dokploy_network}: a network of Docker. Dokploy v0.30.2 cannot change one, so every change replaces it. */
public final class Network extends NamedResource {
    private final NetworkAddresses addresses;
    private final Attribute<String> serverId;

    /** Declares the attributes of {@code dokploy_network}. */
    public Network() {
        super(
                "dokploy_network",
                "Docker network that services can join. Every change replaces the network.",
                new Names("network", "networkId", "network.remove"),
                name -> name.replaces()
                        .check(Check.matches(
                                "[a-zA-Z0-9][a-zA-Z0-9_.-]*",
                                "a name of letters, digits, `_`, `.` and `-` that begins with a letter or digit"))
                        .check(Check.matches(
                                "(?!(?:bridge|host|none|ingress|docker_gwbridge|dokploy-network)$).*",
                                "a name other than `bridge`, `host`, `none`, `ingress`, `docker_gwbridge` and"
                                        + " `dokploy-network`"))
                        .describe("Name of the Docker network. Must be unique on its server."));
        addresses = new NetworkAddresses(s);
        serverId = s.string("server_id")
                .references("dokploy_server")
                .replaces()
                .describe(
                        "ID of the remote server of the network.",
                        "If unset, the Dokploy host.",
                        "Null for the Dokploy host.");
        s.note(
                Note.Kind.WARNING,
                "Docker does not remove a network that a running service uses, and Terraform destroys a network before"
                        + " it updates the services that used it. To remove a network, first apply a configuration"
                        + " in which"
                        + " no service uses it. To replace a network, set `lifecycle { create_before_destroy = true"
                        + " }` on"
                        + " the network, apply, and then give the replacement another `name`.");
        declareDriver();
        s.createdAt();
        s.unique();
    }

    private void declareDriver() {
        s.string("driver")
                .defaultsTo("bridge")
                .replaces()
                .check(Check.oneOf("bridge", "overlay"))
                .describe("Network driver. Applications and databases can only join `overlay` networks. Dokploy ignores"
                        + " others in their `network_ids`.");
        s.bool("internal").defaultsTo(false).replaces().describe("Whether the network is isolated from the outside.");
        s.bool("attachable")
                .defaultsTo(false)
                .replaces()
                .describe("Allow containers that are not swarm services to join an overlay network.");
        s.integer("mtu")
                .replaces()
                .check(Check.between(68, 65535))
                .describe(
                        "Maximum size of a packet in bytes (MTU).",
                        "If unset, Docker's default.",
                        "Null for Docker's default.");
    }

    @Override
    public List<DataSource<Session>> dataSources() {
        return List.of(
                singular("Looks up a network by ID or name.", name),
                new ListDataSource(
                        "dokploy_networks",
                        "Lists the networks of one server.",
                        names.list(),
                        List.of("server_id"),
                        List.of("name", "driver"),
                        DataSourceSchema.ofListed(
                                schema(), List.of("id", "name", "driver", "internal", "attachable"))));
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
        return lists.read(names.list(), body);
    }

    /** Imports by ID or name. The path of a network of a remote server is {@code server/NAME/NETWORK}. */
    @Override
    public Values importState(String wanted, Session session) {
        var parts = wanted.split("/", 3);
        return parts.length == 3 && parts[0].equals("server")
                ? importNamed(
                        wanted,
                        Values.EMPTY.with(serverId, new NameResolver(session).server(parts[1])),
                        parts[2],
                        false,
                        session)
                : super.importState(wanted, session);
    }

    @Override
    public Values create(ApplyRequest request, Session session) {
        return new NameConflict(name, request, lists -> siblings(request.planned(), lists), session)
                .resolve(() -> super.create(request, session));
    }

    @Override
    public void prepareDestroy(Values prior, PrivateState privateState, Session session, Diagnostics diagnostics) {
        session.planRegistry().planRemoval(prior.get(id));
        Networks.warnOfUse(session, prior.get(id), name, prior, diagnostics);
    }

    @Override
    public void delete(ApplyRequest request, Session session) {
        try {
            TransientFailures.retry(NetworkErrors.LETTING_GO, request, NetworkErrors::isInUse, () -> {
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
