package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.id;
import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An object that stays as it is and a new one that wants the same: told once, whichever of them is planned first. */
class DuplicatesTest extends HarnessTest {
    private static final Schema APPLICATION = schema("application");

    /** What is there and stays, and what is new. */
    enum Pair {
        DOMAINS("domain", "domain"),
        DOMAIN_INSIDE("application", "domain"),
        DOMAIN_TO_BE_INSIDE("domain", "application"),
        PORTS("port", "port"),
        PORT_INSIDE("application", "port"),
        PORT_OF_A_DATABASE("postgres", "port"),
        PORT_OF_A_STACK("compose", "port"),
        PORT_OF_A_DATABASE_TO_BE("port", "postgres"),
        MOUNTS("mount", "mount"),
        SERVICES("redis", "redis"),
        SCHEDULES("schedule", "schedule"),
        PROJECTS("project", "project"),
        ENVIRONMENTS("environment", "environment"),
        BACKUPS("backup", "backup"),
        USER_PERMISSIONS("user_permissions", "user_permissions"),
        PROJECT_TAGS("project_tag", "project_tag");

        private final String there;
        private final String added;

        Pair(String there, String added) {
            this.there = there;
            this.added = added;
        }
    }

    private Value first;
    private Value second;

    @BeforeEach
    void applications() {
        var config = harness.minimal(APPLICATION);
        first = Value.of(
                id(harness.terraform().apply(APPLICATION, Terraform.StoredState.NOTHING, named(config, "first"))));
        second = Value.of(
                id(harness.terraform().apply(APPLICATION, Terraform.StoredState.NOTHING, named(config, "second"))));
    }

    private static Value.MapValue named(Value.MapValue config, String name) {
        return config.with("name", Value.of(name));
    }

    /** A configuration that wants the host {@code a.example.com}, the port 8099 or a name. */
    private Value.MapValue wanting(String type, Pair pair, Value application) {
        var config = harness.minimal(schema(type));
        return switch (type) {
            case "domain" -> config.with("application_id", application).with("host", Value.of("a.example.com"));
            case "port" -> config.with("application_id", application).with("published_port", Value.of(8099));
            case "mount", "schedule" -> config.with("application_id", first);
            case "postgres" -> config.with("external_port", Value.of(8099));
            case "compose" ->
                config.with(
                        "raw",
                        Fixtures.object(
                                "compose_file", "services:\n  web:\n    image: nginx\n    ports: [\"8099:80\"]\n"));
            case "application" ->
                Configurations.complete(
                        APPLICATION,
                        (pair.name().startsWith("PORT")
                                        ? named(config, "third")
                                                .with(
                                                        "ports",
                                                        listOf(
                                                                "published_port",
                                                                Value.of(8099),
                                                                "target_port",
                                                                Value.of(80)))
                                        : named(config, "third")
                                                .with("domains", listOf("host", Value.of("a.example.com"))))
                                .entries());
            default -> config;
        };
    }

    private static Value listOf(String name, Value value) {
        return Value.list(new Value.MapValue(Map.of(name, value)));
    }

    private static Value listOf(String name, Value value, String other, Value otherValue) {
        return Value.list(new Value.MapValue(Map.of(name, value, other, otherValue)));
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void areToldOnceInAnyOrder(Pair pair) throws IOException {
        var there = schema(pair.there);
        var added = schema(pair.added);
        var stays = wanting(pair.there, pair, first);
        var wanted = wanting(pair.added, pair, second);
        var kept = harness.terraform().apply(there, Terraform.StoredState.NOTHING, stays);
        for (var isNewFirst : new boolean[] {true, false}) {
            harness.nextProcess();
            var read = harness.terraform().read(there, kept);
            if (isNewFirst) {
                harness.terraform().tryPlan(added, Terraform.StoredState.NOTHING, wanted);
            }
            harness.terraform().tryPlan(there, read, stays);
            if (!isNewFirst) {
                harness.terraform().tryPlan(added, Terraform.StoredState.NOTHING, wanted);
            }
            assertThat(harness.terraform().said())
                    .as(isNewFirst ? "the new one is planned first" : "the new one is planned second")
                    .hasSize(1);
        }
        harness.nextProcess();
        var requests = harness.requests();
        harness.terraform().tryPlan(there, kept, stays);
        assertThat(harness.requests())
                .as("requests of a plan that changes nothing")
                .isEqualTo(requests);
    }
}
