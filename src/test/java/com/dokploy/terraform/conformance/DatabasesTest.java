package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.ProviderHarness.id;
import static com.dokploy.terraform.conformance.ProviderHarness.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plan says before a database loses its data, does not start, or stands open. */
class DatabasesTest extends HarnessTest {
    private static final Schema BACKUP = schema("backup");

    @ParameterizedTest
    @CsvSource({"postgres, postgres:17", "mysql, mysql:8.4", "mariadb, mariadb:10.6", "mongo, mongo:7", "redis, redis:7"
    })
    void anImageThatIsNoLongerConfiguredStays(String type, String image) {
        var schema = schema(type);
        var config = minimal(schema);
        var made = harness.terraform()
                .apply(schema, Terraform.StoredState.NOTHING, config.with("docker_image", Value.of(image)));
        var without = config.with("docker_image", Value.NULL);
        assertThat(harness.terraform().plan(schema, made, without).planned()).isEqualTo(made.state());
        var imported = harness.terraform().importState(schema, id(made));
        assertThat(harness.terraform().plan(schema, imported, without).planned())
                .extracting(planned -> ((Value.MapValue) planned).at("docker_image"))
                .isEqualTo(Value.of(image));
    }

    @Test
    void anotherPasswordOfRedisIsDeployedSoThatItOutlivesARestart() {
        var schema = schema("redis");
        var config = minimal(schema).with("database_password", Value.of("first-password"));
        var made = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        harness.sandbox().requests().clear();
        var changed =
                harness.terraform().apply(schema, made, config.with("database_password", Value.of("second-password")));
        assertThat(harness.sandbox()
                        .rows()
                        .find("redis", id(changed))
                        .path("databasePassword")
                        .asText())
                .isEqualTo("second-password");
        assertThat(harness.sandbox().requests().of("redis.deploy")).hasSize(1);
        assertThat(harness.sandbox().requests().of("redis.changePassword")).isEmpty();
    }

    @Test
    void aNewDatabaseHasTheDefaultImage() {
        var schema = schema("postgres");
        var made = harness.terraform()
                .apply(schema, Terraform.StoredState.NOTHING, minimal(schema).with("docker_image", Value.NULL));
        assertThat(made.object().at("docker_image")).isEqualTo(Value.of("postgres:18"));
    }

    @ParameterizedTest
    @CsvSource({
        "postgres, postgres:17, registry.example.com:5000/postgres:18.1-alpine, true",
        "postgres, postgres:17.1, postgres:17.4, false",
        "postgres, postgres:17, postgres:latest, false",
        "postgres, pgvector/pgvector:pg16, pgvector/pgvector:pg17, true",
        "postgres, timescale/timescaledb:latest-pg16, timescale/timescaledb:latest-pg17, true",
        "postgres, timescale/timescaledb:2.17-pg17, timescale/timescaledb:3.0-pg17, false",
        "postgres, pgvector/pgvector:pg16, pgvector/pgvector:latest, false",
        "mongo, mongo:7, mongo:8, true",
        "redis, redis:8-alpine, redis:7, true"
    })
    void anotherMajorVersionIsToldInThePlan(String type, String before, String after, boolean isTold) {
        var schema = schema(type);
        var config = minimal(schema);
        var made = harness.terraform()
                .apply(schema, Terraform.StoredState.NOTHING, config.with("docker_image", Value.of(before)));
        harness.terraform().forgetAll();
        harness.terraform().tryPlan(schema, made, config.with("docker_image", Value.of(after)));
        if (isTold) {
            var volume = ((Value.Text) made.object().at("app_name")).text() + "-data";
            assertThat(harness.terraform().said())
                    .singleElement()
                    .asString()
                    .startsWith("Major Version Changes in Place")
                    .contains(volume);
        } else {
            assertThat(harness.terraform().said()).isEmpty();
        }
    }

    @Test
    void anotherMajorVersionOfADatabaseThatIsReplacedIsNotTold() {
        var schema = schema("postgres");
        var config = minimal(schema).with("docker_image", Value.of("postgres:17"));
        var made = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        harness.terraform().forgetAll();
        harness.terraform()
                .tryPlan(
                        schema,
                        made,
                        config.with("docker_image", Value.of("postgres:18"))
                                .with("database_name", Value.of("another")));
        assertThat(harness.terraform().said())
                .as("the new version starts with a volume of its own")
                .noneMatch(text -> text.startsWith("Major Version Changes in Place"));
    }

    @Test
    void whichDatabaseIsBackedUpIsLeftToTheApply() throws IOException {
        var config = backupOfShop();
        var planned = harness.terraform().plan(BACKUP, Terraform.StoredState.NOTHING, config);
        assertThat(((Value.MapValue) planned.planned()).at("database_name").isUnknown())
                .isTrue();
        var made = harness.terraform().apply(BACKUP, Terraform.StoredState.NOTHING, config);
        assertThat(made.object().at("database_name")).isEqualTo(Value.of("shop"));
        harness.assertConverged(BACKUP, made, config);
        harness.nextProcess();
        harness.terraform().forgetAll();
        harness.terraform().tryPlan(BACKUP, Terraform.StoredState.NOTHING, config);
        assertThat(harness.terraform().said())
                .singleElement()
                .asString()
                .startsWith("Object Already Exists")
                .contains(id(made));
    }

    @Test
    void anImportedBackupOfTheServicesOwnDatabaseIsNoChange() throws IOException {
        var config = backupOfShop();
        var made = harness.terraform().apply(BACKUP, Terraform.StoredState.NOTHING, config);
        var imported = harness.terraform().importState(BACKUP, id(made));
        harness.assertConverged(BACKUP, imported, config);
        harness.assertConverged(BACKUP, imported, config.with("database_name", Value.of("shop")));
    }

    @Test
    void aBackupOfAnotherDatabaseGoesBackToTheServicesOwn() throws IOException {
        var config = backupOfShop();
        var other = harness.terraform()
                .apply(BACKUP, Terraform.StoredState.NOTHING, config.with("database_name", Value.of("other")));
        other = harness.terraform().read(BACKUP, other);
        var own = harness.terraform().apply(BACKUP, other, config);
        assertThat(own.object().at("database_name")).isEqualTo(Value.of("shop"));
        harness.assertConverged(BACKUP, own, config);

        harness.sandbox().rows().patch("backup", id(own), Fixtures.json("database", "elsewhere"));
        var drifted = harness.terraform().read(BACKUP, own);
        assertThat(drifted.object().at("database_name")).isEqualTo(Value.of("elsewhere"));
        var mended = harness.terraform().apply(BACKUP, drifted, config);
        assertThat(mended.object().at("database_name")).isEqualTo(Value.of("shop"));
        harness.assertConverged(BACKUP, mended, config);
    }

    /** A backup, which names no database, of a service whose own is {@code shop}. */
    private Value.MapValue backupOfShop() {
        var postgres = schema("postgres");
        var service = harness.terraform()
                .apply(
                        postgres,
                        Terraform.StoredState.NOTHING,
                        harness.minimal(postgres).with("database_name", Value.of("shop")));
        var config = harness.minimal(BACKUP).with("postgres_id", Value.of(id(service)));
        for (var name : List.of(
                "compose_id", "service_name", "database_name", "database_type", "database_user", "database_password")) {
            config = config.with(name, Value.NULL);
        }
        return config;
    }

    @ParameterizedTest
    @CsvSource({"postgres, database_name, other", "compose, compose_type, stack"})
    void aReplacementThatRemovesTheDataSaysSo(String type, String attribute, String value) throws IOException {
        var schema = schema(type);
        var config = minimal(schema).with("delete_volumes", Value.of(true));
        var made = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        harness.nextProcess();
        harness.terraform().forgetAll();
        var changed = config.with(attribute, Value.of(value));
        var plan = harness.terraform().plan(schema, made, changed);
        assertThat(plan.requiresReplace()).contains(attribute);
        assertThat(harness.terraform().said()).singleElement().asString().startsWith("Replacement Removes the Data");
        harness.terraform().forgetAll();
        harness.terraform().tryPlanDestroy(schema, made);
        assertThat(harness.terraform().said()).isEmpty();
    }

    /** One that is stopped is idle, like one that never ran: only a note tells that its data has a password already. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStoppedDatabaseKeepsItsPassword(boolean isDeployedOnChange) {
        var schema = schema("postgres");
        var config = minimal(schema)
                .with("deploy_on_change", Value.of(isDeployedOnChange))
                .with("delete_volumes", Value.of(false));
        var made = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        var id = Fixtures.json("postgresId", id(made));
        harness.fixtures().dokploy().mutate("postgres.deploy", id);
        made = harness.terraform().read(schema, made);
        harness.fixtures().dokploy().mutate("postgres.stop", id);
        var stopped = harness.terraform().read(schema, made);
        assertThat(stopped.object().at("status")).isEqualTo(Value.of("idle"));
        harness.terraform().forgetAll();
        var impatient = Configurations.complete(
                schema, config.with("timeouts", Fixtures.object("update", "4s")).entries());
        var begin = System.nanoTime();
        var failed =
                harness.terraform().attempt(schema, stopped, impatient.with("database_password", Value.of("another")));
        assertThat(failed.errors()).singleElement().asString().startsWith("Password Not Changed");
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .as("as long as the timeout, not as a container may take to start")
                .isLessThan(Duration.ofSeconds(18));
        assertThat(harness.fixtures()
                        .dokploy()
                        .query("postgres.one", id)
                        .path("databasePassword")
                        .asText())
                .isNotEqualTo("another");
        harness.terraform().forgetAll();
        harness.terraform().tryPlanDestroy(schema, stopped);
        assertThat(harness.terraform().said()).singleElement().asString().contains("if the database ever ran");
    }

    @Test
    void aDatabaseThatNeverRanTakesAnyPassword() {
        var schema = schema("postgres");
        var config = minimal(schema).with("deploy_on_change", Value.of(false));
        var made = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        var changed = harness.terraform().apply(schema, made, config.with("database_password", Value.of("another")));
        assertThat(changed.object().at("database_password")).isEqualTo(Value.of("another"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"p@ss&word#1", "x;id", "two words", "a$b", "--save", "a`b", "a\"b", "ü", "a*", "a!b", "a~b"})
    void redisTakesNoPasswordThatItsShellWouldRead(String password) throws IOException {
        var schema = schema("redis");
        harness.terraform()
                .tryPlan(
                        schema,
                        Terraform.StoredState.NOTHING,
                        minimal(schema).with("database_password", Value.of(password)));
        assertThat(harness.terraform().said())
                .singleElement()
                .asString()
                .startsWith("Unusable Database Password")
                .contains("shell")
                .doesNotContain(password);
        var writeOnly = minimal(schema)
                .with("database_password", Value.NULL)
                .with("database_password_wo", Value.of(password))
                .with("database_password_wo_version", Value.of(1));
        harness.nextProcess();
        harness.terraform().tryPlan(schema, Terraform.StoredState.NOTHING, writeOnly);
        assertThat(harness.terraform().said()).singleElement().asString().contains("`database_password_wo`");
    }

    @Test
    void passwordsThatEnginesTakeAreTaken() throws IOException {
        var redis = schema("redis");
        harness.terraform().apply(redis, Terraform.StoredState.NOTHING, with(redis, "aZ09@%^_+=:,.-"));
        var postgres = schema("postgres");
        harness.terraform().apply(postgres, Terraform.StoredState.NOTHING, with(postgres, "p@ss&word#1;`|"));
        harness.nextProcess();
        harness.terraform()
                .tryPlan(
                        postgres,
                        Terraform.StoredState.NOTHING,
                        with(postgres, "a$b").with("name", Value.of("other")));
        assertThat(harness.terraform().said()).singleElement().asString().contains("Dokploy refuses other characters");
    }

    @Test
    void aPasswordThatIsThereAlreadyStandsInNobodysWay() {
        var schema = schema("redis");
        var made = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, minimal(schema));
        harness.sandbox().rows().patch("redis", id(made), Fixtures.json("databasePassword", "p@ss&word#1"));
        var config = with(schema, "p@ss&word#1");
        var imported = harness.terraform().importState(schema, id(made));
        var kept = harness.terraform().apply(schema, imported, config.with("description", Value.of("mine")));
        harness.assertConverged(schema, kept, config.with("description", Value.of("mine")));
    }

    @Test
    void aPasswordThatIsKnownLateIsRefusedBeforeAnythingIsWritten() {
        var schema = schema("redis");
        var plan = harness.terraform().plan(schema, Terraform.StoredState.NOTHING, with(schema, Value.UNKNOWN));
        var mutations = harness.sandbox().requests().mutations();
        var late = ((Value.MapValue) plan.planned()).with("database_password", Value.of("x;id"));
        var attempt = harness.terraform()
                .carryOut(
                        schema,
                        Terraform.StoredState.NOTHING,
                        new Terraform.PlannedChange(late, plan.privateState(), plan.requiresReplace()),
                        with(schema, "x;id"));
        assertThat(attempt.errors()).singleElement().asString().startsWith("Unusable Database Password");
        assertThat(harness.sandbox().requests().mutations()).isEqualTo(mutations);
    }

    @Test
    void aCommandOfRedisLeavesThePasswordOut() {
        var schema = schema("redis");
        var made = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, minimal(schema));
        harness.terraform().forgetAll();
        var config = minimal(schema).with("command", Value.of("redis-server"));
        var kept = harness.terraform().apply(schema, made, config);
        assertThat(harness.terraform().said()).singleElement().asString().startsWith("Redis Runs Without a Password");
        harness.terraform().forgetAll();
        harness.assertConverged(schema, kept, config);
        assertThat(harness.terraform().said()).isEmpty();
        harness.terraform().tryPlan(schema, kept, config.with("args", Value.list(Value.of("--save"))));
        assertThat(harness.terraform().said()).singleElement().asString().startsWith("Redis Runs Without a Password");
        harness.terraform().forgetAll();
        var own = Value.list(Value.of("-c"), Value.of("exec redis-server --requirepass $REDIS_PASSWORD"));
        harness.terraform()
                .tryPlan(
                        schema,
                        kept,
                        config.with("command", Value.of("/bin/sh")).with("args", own));
        assertThat(harness.terraform().said()).isEmpty();
    }

    /** Even an empty list makes Dokploy leave out its own command, and with that the password. */
    @Test
    void noArgumentsAreNone() {
        var schema = schema("redis");
        var config = minimal(schema).with("args", Value.list());
        var made = harness.terraform().apply(schema, Terraform.StoredState.NOTHING, config);
        assertThat(harness.sandbox().rows().find("redis", id(made)).path("args").isNull())
                .isTrue();
        assertThat(harness.terraform().said()).isEmpty();
        harness.assertConverged(schema, made, config);
    }

    private Value.MapValue minimal(Schema schema) {
        return harness.minimal(schema);
    }

    private Value.MapValue with(Schema schema, Object password) {
        return minimal(schema)
                .with("database_password", password instanceof Value value ? value : Value.of((String) password));
    }
}
