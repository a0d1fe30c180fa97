package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.ServiceType;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ParentService;
import com.dokploy.terraform.resources.support.QueryDataSource;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Values;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The data source {@code dokploy_container_logs}: what the containers of a service have written. */
public final class ContainerLogs extends QueryDataSource {
    private final Map<ServiceType, Attribute<String>> services = new EnumMap<>(ServiceType.class);
    private final Attribute<String> containerId;
    private final Attribute<Long> tail;
    private final Attribute<String> since;
    private final Attribute<String> search;
    private final Attribute<String> logs;

    /** Declares the data source. */
    public ContainerLogs() {
        super("dokploy_container_logs", "Reads the logs of the containers of a service.");
        for (var type : ServiceType.values()) {
            services.put(
                    type,
                    s.string(ParentService.attributeName(type))
                            .apiField(type.idField())
                            .references(ParentService.resourceType(type))
                            .describe("ID of the " + type.noun() + "."));
        }
        containerId = s.string("container_id")
                .describe(
                        "ID or name of the container of the compose stack. Only for `compose_id`, which requires it.");
        tail = s.integer("tail")
                .check(Check.between(1, 10_000))
                .describe("Number of lines to read from the end. If unset, 100.");
        since = s.string("since")
                .check(Check.matches("all|[0-9]+[smhd]", "`all`, or a number followed by `s`, `m`, `h` or `d`"))
                .describe("Only return lines that are not older than this, such as `30m`, `2h` or `1d`. If unset, lines"
                        + " of any age.");
        search = s.string("search")
                .check(Check.matches("[a-zA-Z0-9 ._-]{0,500}", "at most 500 letters, digits, spaces, `.`, `_` and `-`"))
                .describe("Only return lines that contain this text.");
        logs = s.string("logs").computed().sensitive().custom().describe("Lines of the logs.");
        var composeId = Objects.requireNonNull(services.get(ServiceType.COMPOSE));
        s.rule(
                Rule.exactlyOneOf(services.values().toArray(new Attribute<?>[0])),
                Rule.requires(containerId, composeId),
                Rule.requires(composeId, containerId));
    }

    @Override
    public Values read(Values config, Session session) {
        for (var service : services.entrySet()) {
            if (config.has(service.getValue())) {
                var read = session.dokploy()
                        .query(
                                service.getKey().procedure("readLogs"),
                                input(config, service.getValue(), containerId, tail, since, search));
                return config.with(logs, read.asText(""));
            }
        }
        return config;
    }
}
