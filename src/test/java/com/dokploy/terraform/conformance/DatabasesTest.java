package com.dokploy.terraform.conformance;

import static com.dokploy.terraform.conformance.Stage.id;
import static com.dokploy.terraform.conformance.Stage.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.conformance.Terraform.Kept;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.value.Value;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plan says before a database loses its data, does not start, or stands open. */
class DatabasesTest extends OnStage {
    @ParameterizedTest
    @CsvSource({"postgres, postgres:17", "mysql, mysql:8.4", "mariadb, mariadb:10.6", "mongo, mongo:7", "redis, redis:7"
    })
    void anImageThatIsNoLongerConfiguredStays(String type, String image) {
        var schema = schema(type);
        var config = minimal(schema);
        var made = stage.terraform().apply(schema, Kept.NOTHING, config.with("docker_image", Value.of(image)));
        var without = config.with("docker_image", Value.NULL);
        assertThat(stage.terraform().plan(schema, made, without).planned()).isEqualTo(made.state());
        var imported = stage.terraform().importState(schema, id(made));
        assertThat(stage.terraform().plan(schema, imported, without).planned())
                .extracting(planned -> ((Value.Entries) planned).at("docker_image"))
                .isEqualTo(Value.of(image));
    }

    @Test
    void aNewDatabaseHasTheDefaultImage() {
        var schema = schema("postgres");
        var made = stage.terraform().apply(schema, Kept.NOTHING, minimal(schema).with("docker_image", Value.NULL));
        assertThat(made.object().at("docker_image")).isEqualTo(Value.of("postgres:18"));
    }

    @ParameterizedTest
    @CsvSource({
        "postgres, postgres:17, registry.example.com:5000/postgres:18.1-alpine, true",
        "postgres, postgres:17.1, postgres:17.4, false",
        "postgres, postgres:17, postgres:latest, false",
        "mongo, mongo:7, mongo:8, true",
        "redis, redis:8-alpine, redis:7, true"
    })
    void anotherMajorVersionIsToldInThePlan(String type, String before, String after, boolean isTold) {
        var schema = schema(type);
        var config = minimal(schema);
        var made = stage.terraform().apply(schema, Kept.NOTHING, config.with("docker_image", Value.of(before)));
        stage.terraform().forgetAll();
        stage.terraform().tryPlan(schema, made, config.with("docker_image", Value.of(after)));
        if (isTold) {
            var volume = ((Value.Text) made.object().at("app_name")).text() + "-data";
            assertThat(stage.terraform().said())
                    .singleElement()
                    .asString()
                    .startsWith("Major Version Changes in Place")
                    .contains(volume);
        } else {
            assertThat(stage.terraform().said()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"postgres, database_name, other", "compose, compose_type, stack"})
    void aReplacementThatRemovesTheDataSaysSo(String type, String attribute, String value) {
        var schema = schema(type);
        var config = minimal(schema).with("delete_volumes", Value.of(true));
        var made = stage.terraform().apply(schema, Kept.NOTHING, config);
        stage.terraform().forgetAll();
        stage.terraform().tryPlan(schema, made, config.with(attribute, Value.of(value)));
        assertThat(stage.terraform().said()).singleElement().asString().startsWith("Replacement Removes the Data");
        stage.terraform().forgetAll();
        stage.terraform().tryPlanDestroy(schema, made);
        assertThat(stage.terraform().said()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"p@ss&word#1", "x;id", "two words", "a$b", "--save", "a`b", "a\"b", "ü", "a*", "a!b", "a~b"})
    void redisTakesNoPasswordThatItsShellWouldRead(String password) throws IOException {
        var schema = schema("redis");
        stage.terraform().tryPlan(schema, Kept.NOTHING, minimal(schema).with("database_password", Value.of(password)));
        assertThat(stage.terraform().said())
                .singleElement()
                .asString()
                .startsWith("Unusable Database Password")
                .contains("shell")
                .doesNotContain(password);
        var writeOnly = minimal(schema)
                .with("database_password", Value.NULL)
                .with("database_password_wo", Value.of(password))
                .with("database_password_wo_version", Value.of(1));
        stage.nextProcess();
        stage.terraform().tryPlan(schema, Kept.NOTHING, writeOnly);
        assertThat(stage.terraform().said()).singleElement().asString().contains("`database_password_wo`");
    }

    @Test
    void passwordsThatEnginesTakeAreTaken() throws IOException {
        var redis = schema("redis");
        stage.terraform().apply(redis, Kept.NOTHING, with(redis, "aZ09@%^_+=:,.-"));
        var postgres = schema("postgres");
        stage.terraform().apply(postgres, Kept.NOTHING, with(postgres, "p@ss&word#1;`|"));
        stage.nextProcess();
        stage.terraform().tryPlan(postgres, Kept.NOTHING, with(postgres, "a$b").with("name", Value.of("other")));
        assertThat(stage.terraform().said()).singleElement().asString().contains("Dokploy refuses any other");
    }

    @Test
    void aPasswordThatIsThereAlreadyStandsInNobodysWay() {
        var schema = schema("redis");
        var made = stage.terraform().apply(schema, Kept.NOTHING, minimal(schema));
        stage.sandbox().rows().patch("redis", id(made), Fixtures.json("databasePassword", "p@ss&word#1"));
        var config = with(schema, "p@ss&word#1");
        var imported = stage.terraform().importState(schema, id(made));
        var kept = stage.terraform().apply(schema, imported, config.with("description", Value.of("mine")));
        stage.assertConverged(schema, kept, config.with("description", Value.of("mine")));
    }

    @Test
    void aPasswordThatIsKnownLateIsRefusedBeforeAnythingIsWritten() {
        var schema = schema("redis");
        var plan = stage.terraform().plan(schema, Kept.NOTHING, with(schema, Value.UNKNOWN));
        var mutations = stage.sandbox().requests().mutations();
        var late = ((Value.Entries) plan.planned()).with("database_password", Value.of("x;id"));
        var attempt = stage.terraform()
                .carryOut(
                        schema,
                        Kept.NOTHING,
                        new Terraform.Planned(late, plan.notes(), plan.requiresReplace()),
                        with(schema, "x;id"));
        assertThat(attempt.errors()).singleElement().asString().startsWith("Unusable Database Password");
        assertThat(stage.sandbox().requests().mutations()).isEqualTo(mutations);
    }

    @Test
    void aCommandOfRedisLeavesThePasswordOut() {
        var schema = schema("redis");
        var made = stage.terraform().apply(schema, Kept.NOTHING, minimal(schema));
        stage.terraform().forgetAll();
        var config = minimal(schema).with("command", Value.of("redis-server"));
        var kept = stage.terraform().apply(schema, made, config);
        assertThat(stage.terraform().said()).singleElement().asString().startsWith("Redis Runs Without a Password");
        stage.terraform().forgetAll();
        stage.assertConverged(schema, kept, config);
        assertThat(stage.terraform().said()).isEmpty();
        stage.terraform().tryPlan(schema, kept, config.with("args", Value.list(Value.of("--save"))));
        assertThat(stage.terraform().said()).singleElement().asString().startsWith("Redis Runs Without a Password");
        stage.terraform().forgetAll();
        var own = Value.list(Value.of("-c"), Value.of("exec redis-server --requirepass $REDIS_PASSWORD"));
        stage.terraform()
                .tryPlan(
                        schema,
                        kept,
                        config.with("command", Value.of("/bin/sh")).with("args", own));
        assertThat(stage.terraform().said()).isEmpty();
    }

    /** Even an empty list makes Dokploy leave out its own command, and with that the password. */
    @Test
    void noArgumentsAreNone() {
        var schema = schema("redis");
        var config = minimal(schema).with("args", Value.list());
        var made = stage.terraform().apply(schema, Kept.NOTHING, config);
        assertThat(stage.sandbox().rows().find("redis", id(made)).path("args").isNull())
                .isTrue();
        assertThat(stage.terraform().said()).isEmpty();
        stage.assertConverged(schema, made, config);
    }

    private Value.Entries minimal(Schema schema) {
        return stage.minimal(schema);
    }

    private Value.Entries with(Schema schema, Object password) {
        return minimal(schema)
                .with("database_password", password instanceof Value value ? value : Value.of((String) password));
    }
}
