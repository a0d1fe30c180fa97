package com.dokploy.terraform.resources.network;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.resources.RowResource;
import com.dokploy.terraform.resources.planning.Networks;
import com.dokploy.terraform.resources.planning.ServerServices;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ListDataSource;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.resources.support.OptionalReads;
import com.dokploy.terraform.resources.support.Retry;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
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
    private final Attribute<Boolean> ipv4 = s.bool("enable_ipv4")
            .apiField("enableIPv4")
            .defaultsTo(true)
            .replaces()
            .describe("Whether containers get IPv4 addresses.");
    private final Attribute<Boolean> ipv6 = s.bool("enable_ipv6")
            .apiField("enableIPv6")
            .defaultsTo(false)
            .replaces()
            .describe("Whether containers get IPv6 addresses.");
    private final Attribute<Values> ipam =
            s.object("ipam", declareIpam()).replaces().describe("Which addresses it has. Left out, Docker chooses.");
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

    private static Schema declareIpam() {
        var config = Schema.object();
        config.string("subnet").describe("Addresses of the network, as `10.20.0.0/16`.");
        config.string("gateway").describe("Address of the gateway; needs `subnet`.");
        config.string("ip_range").describe("Part of the subnet that containers get addresses from; needs `subnet`.");
        var schema = Schema.object();
        schema.string("driver").describe("What hands out addresses. Left out, Docker's own.");
        schema.objects("config", config.build()).describe("Address ranges.");
        return schema.build();
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
        if (config.value(ipv4).equals(Value.of(false))
                && !config.find(ipv6, false)
                && !config.value(ipv6).isUnknown()) {
            diagnostics.error(
                    Path.of(ipv4.name()), "No addresses at all", "Without IPv4 a network needs `enable_ipv6 = true`.");
        }
        if (config.value(ipam) instanceof Value.MapValue object
                && object.at("config") instanceof Value.ListValue(var ranges)) {
            for (var i = 0; i < ranges.size(); i++) {
                if (ranges.get(i) instanceof Value.MapValue range) {
                    AddressRange.validate(
                            range, Path.of(ipam.name()).attribute("config").index(i), diagnostics);
                }
            }
        }
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
    public Values create(ApplyRequest change, Session session) {
        try {
            return Retry.retry(
                    LETTING_GO,
                    change,
                    failure -> isAbout(failure, "already exists") && namesake(change.planned(), session) == null,
                    () -> super.create(change, session));
        } catch (ApiException failure) {
            var namesake = isAbout(failure, "already exists") ? namesake(change.planned(), session) : null;
            var diagnostic = namesake == null ? null : nameTaken(namesake, change, session);
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
    private @Nullable Diagnostic nameTaken(String namesake, ApplyRequest change, Session session) {
        if (namesake.equals(change.formerId())) {
            return stillInUse(namesake, change.planned().get(name));
        }
        return session.journal().isInState(namesake)
                ? nameOfAnother(namesake, change.planned().get(name))
                : null;
    }

    private Diagnostic nameOfAnother(String namesake, String taken) {
        return Diagnostic.error(
                Path.of(name.name()),
                "Duplicate Network Name",
                "`name` is `" + taken + "`, and another dokploy_network has this name: the network `" + namesake
                        + "`. Docker refuses a second one on the same server.\n\nGive this network another `name`, for"
                        + " example `" + taken + "-2`, or use the other one. If this apply destroys the other one, run"
                        + " `terraform apply` again.");
    }

    private Diagnostic stillInUse(String namesake, String taken) {
        return Diagnostic.error(
                Path.of(name.name()),
                "Network Name Still in Use",
                "`name` is `" + taken + "`, the name of the network `" + namesake
                        + "` that this one replaces. With `create_before_destroy` Terraform creates the new network"
                        + " first, and Docker refuses a second one of this name.\n\nGive the new network another"
                        + " `name`, for example `" + taken
                        + "-2`. Or remove `create_before_destroy` and take the old network out of all services first"
                        + " (`network_ids`, of a compose stack `service_networks`).");
    }

    @Override
    public void prepareDestroy(Values prior, PrivateState privateState, Session session, Diagnostics diagnostics) {
        session.registry().leaves(prior.get(id));
        Networks.warnOfUse(session, prior.get(id), name, prior, diagnostics);
    }

    @Override
    public void delete(ApplyRequest change, Session session) {
        try {
            Retry.retry(LETTING_GO, change, failure -> isAbout(failure, "is in use"), () -> {
                super.delete(change, session);
                return true;
            });
        } catch (ApiException failure) {
            throw isAbout(failure, "is in use") ? inUse(change.prior(), failure, session) : failure;
        }
    }

    /** Terraform destroys a network before it changes the services that leave it, unless it is told otherwise. */
    private DiagnosticException inUse(Values network, ApiException failure, Session session) {
        var users = users(network, session);
        var refused = "Docker does not remove the network `" + network.find(name, "") + "`, because ";
        if (users.isEmpty()) {
            return new DiagnosticException(Diagnostic.error(
                    "Network in Use",
                    refused + "containers that joined it still run, although no service in Dokploy refers to it: "
                            + failure.error().message() + "\n\nRun `terraform apply` again once they have stopped"
                            + " (`docker service ps` on the server shows why they have not)."));
        }
        return new DiagnosticException(Diagnostic.error(
                "Network in Use",
                refused + String.join(", ", users) + (users.size() == 1 ? " uses" : " use")
                        + " it.\n\nTerraform destroys a network before it updates the services that used it. Take the"
                        + " network out of `network_ids` (of a compose stack: `service_networks`) and run `terraform"
                        + " apply` before you remove it. Or turn the order round: put `lifecycle {"
                        + " create_before_destroy = true }` into the dokploy_network and apply that first; a network"
                        + " that is replaced then needs another `name` as well."));
    }

    private List<String> users(Values network, Session session) {
        var users = new ArrayList<String>();
        OptionalReads.look("users of a network", () -> {
            for (var service : ServerServices.of(network.find(serverId, ""), session.dokploy()::query)) {
                if (isIn(service.row(), network.get(id))) {
                    users.add(service.label());
                }
            }
        });
        return users;
    }

    private static boolean isIn(JsonNode service, String network) {
        var ids = new ArrayList<JsonNode>();
        service.path("networkIds").forEach(ids::add);
        for (var single : service.path("serviceNetworks")) {
            single.path("networkIds").forEach(ids::add);
        }
        return ids.stream().anyMatch(id -> id.asText().equals(network));
    }

    private static boolean isAbout(ApiException failure, String words) {
        return failure.error() instanceof ApiError.InvalidInput refused
                && refused.message().contains(words);
    }

    @Override
    public Values update(ApplyRequest change, Session session) {
        throw new IllegalStateException("every change of a network replaces it");
    }
}
