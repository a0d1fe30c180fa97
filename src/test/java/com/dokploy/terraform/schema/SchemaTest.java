package com.dokploy.terraform.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dokploy.terraform.framework.engine.SchemaLint;
import com.dokploy.terraform.schema.Attribute.Mode;
import com.dokploy.terraform.value.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaTest {
    @Test
    void attributesAreDeclaredOnceAndBeforeTheSchemaIsBuilt() {
        var s = Schema.resource("dokploy_thing", "A thing.");
        s.string("name").describe("Its name.");
        assertThatThrownBy(() -> s.string("name").describe("Again.")).isInstanceOf(IllegalStateException.class);
        s.build();
        assertThatThrownBy(() -> s.string("late").describe("Too late.")).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest(name = "{0} is {1} and {2}")
    @CsvSource({
        "docker_image, dockerImage, DockerImage",
        "name, name, Name",
        "memory_nano_cpus, memoryNanoCpus, MemoryNanoCpus"
    })
    void fieldsAreSpelledAsTheApiDoes(String name, String camel, String pascal) {
        var builder = Schema.object();
        var attribute = builder.string(name).describe("It.");
        assertThat(builder.build().apiField(attribute)).isEqualTo(camel);
        var docker = Schema.pascalCaseObject();
        var other = docker.string(name).describe("It.");
        var explicit = docker.string("other").apiField("Explicit").describe("It.");
        assertThat(docker.build().apiField(other)).isEqualTo(pascal);
        assertThat(docker.build().apiField(explicit)).isEqualTo("Explicit");
    }

    @Test
    void theTypeFollowsFromTheAttributes() {
        var inner = Schema.object();
        inner.bool("on").describe("Whether it is on.");
        var s = Schema.resource("dokploy_thing", "A thing.");
        s.integer("size").describe("Its size.");
        s.stringMap("labels").describe("Its labels.");
        s.objectSet("parts", inner.build()).describe("Its parts.");
        assertThat(s.build().valueType())
                .isEqualTo(new Type.ObjectOf(Map.of(
                        "size", Type.NUMBER,
                        "labels", new Type.MapOf(Type.STRING),
                        "parts", new Type.SetOf(new Type.ObjectOf(Map.of("on", Type.BOOL))))));
    }

    @Test
    void aDataSourceFindsWhatAResourceDeclares() {
        var disk = Schema.object();
        disk.string("type").required().replaces().describe("Its type.");
        disk.string("key_wo").writeOnly().describe("Its key.");
        var s = Schema.resource("dokploy_thing", "A thing.");
        var id = s.id("thingId").describe("Its ID.");
        var name =
                s.string("name").required().replaces().check(Check.notEmpty()).describe("Its name.");
        var password = s.string("password").sensitive().describe("Its password.");
        s.string("password_wo").writeOnlyFormOf(password).describe("Its password.");
        s.integer("password_wo_version").managedOnly().describe("Its password's version.");
        s.string("hook").sensitive().computed().describe("Its secret address.");
        s.string("address").managedOnly().computed().describe("Its address, password included.");
        s.objects("disks", disk.build()).describe("Its disks.");
        new Timeouts(s, "Its timeouts.", Duration.ofMinutes(1));

        var data = DataSourceSchema.ofOne(s.build(), "Looks up a thing.", id, List.of(name), true);

        assertThat(data.attributes()).extracting(Attribute::name).containsExactly("id", "name", "hook", "disks");
        assertThat(data.attributes())
                .extracting(Attribute::mode)
                .containsExactly(Mode.OPTIONAL_COMPUTED, Mode.OPTIONAL_COMPUTED, Mode.COMPUTED, Mode.COMPUTED);
        assertThat(data.attributes()).extracting(Attribute::replaces).containsOnly(false);
        assertThat(data.attribute("hook").isSensitive()).isTrue();
        assertThat(data.attribute("disks").nested().attributes())
                .extracting(Attribute::mode)
                .containsExactly(Mode.COMPUTED);
        assertThat(SchemaLint.problems(data, SchemaLint.Role.DATA_SOURCE)).isEmpty();
    }
}
