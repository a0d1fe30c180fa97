package com.dokploy.terraform.framework.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.framework.engine.SchemaLint.Role;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Timeouts;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaLintTest {
    record Case(String problem, Consumer<Schema.Builder> declare) {
        @Override
        public String toString() {
            return problem;
        }
    }

    private static Case refused(String problem, Consumer<Schema.Builder> declare) {
        return new Case(problem, declare);
    }

    static Stream<Case> cases() {
        return Stream.of(
                refused("dokploy_thing has no attributes", s -> {}),
                refused(
                        "dokploy_thing.Name is not a name",
                        s -> s.string("Name").describe("Its name.")),
                refused(
                        "dokploy_thing.a__b is not a name",
                        s -> s.string("a__b").describe("Its name.")),
                refused(
                        "dokploy_thing.count is a name that Terraform keeps",
                        s -> s.integer("count").describe("How many.")),
                refused(
                        "dokploy_thing.a is not described in full",
                        s -> s.string("a").describe("Its name")),
                refused(
                        "dokploy_thing.a is not described in full",
                        s -> s.string("a").describe("")),
                refused(
                        "dokploy_thing.a is described by a sentence that begins in lower",
                        s -> s.string("a").describe("its name.")),
                refused(
                        "dokploy_thing.id can be configured",
                        s -> s.string("id").describe("Its id.")),
                refused(
                        "dokploy_thing.a has checks, but nobody",
                        s -> s.string("a").computed().check(Check.notEmpty()).describe("Its name.")),
                refused(
                        "dokploy_thing.a is flattened, but no object",
                        s -> s.string("a").flattened().describe("Its name.")),
                refused(
                        "dokploy_thing.a has a format, but holds no text",
                        s -> s.integer("a").format(Format.BYTES).describe("Its size.")),
                refused(
                        "dokploy_thing.a has a default, but is not optional and computed",
                        s -> s.string("a").defaultsTo("x").required().describe("Its name.")),
                refused(
                        "dokploy_thing.a has a default that its own checks refuse",
                        s -> s.string("a")
                                .defaultsTo("")
                                .check(Check.notEmpty())
                                .describe("Its name.")),
                refused(
                        "dokploy_thing.a has a default that its own checks refuse",
                        s -> s.string("a")
                                .defaultsTo("much")
                                .format(Format.BYTES)
                                .describe("Its size.")),
                refused(
                        "dokploy_thing.a has a default, so it neither",
                        s -> s.string("a").defaultsTo("x").useStateForUnknown().describe("Its name.")),
                refused(
                        "dokploy_thing.a has a default with objects in it",
                        s -> s.objects("a", item(i -> {}))
                                .defaultsTo(List.of(TestValues.state("name", "x")))
                                .describe("Its items.")),
                refused(
                        "dokploy_thing.a keeps its state, so nothing else",
                        s -> s.string("a")
                                .computed()
                                .useStateForUnknown()
                                .dependsOn(s.string("b").describe("Its other name."))
                                .describe("Its name.")),
                refused(
                        "dokploy_thing.a is nothing that the server gives",
                        s -> s.string("a").useStateForUnknown().describe("Its name.")),
                refused(
                        "dokploy_thing.a changes with attributes that are not declared before",
                        s -> s.string("a")
                                .computed()
                                .dependsOn(Schema.object().string("b").describe("Another."))
                                .describe("Its name.")),
                refused(
                        "dokploy_thing.a replaces the object, but nobody",
                        s -> s.string("a").computed().replaces().describe("Its name.")),
                refused(
                        "dokploy_thing.a.b replaces the object from inside a collection",
                        s -> s.objects("a", item(i -> i.string("b").replaces().describe("Its name.")))
                                .describe("Its items.")),
                refused(
                        "dokploy_thing.a.b is left to the server, but elements of sets",
                        s -> s.objectSet("a", item(i -> i.string("b").computed().describe("Its id.")))
                                .describe("Its items.")),
                refused(
                        "dokploy_thing.a.c.b is left to the server, but elements of sets",
                        s -> s.objectSet(
                                        "a",
                                        item(i -> i.object(
                                                        "c",
                                                        item(j -> j.string("b")
                                                                .optionalComputed()
                                                                .describe("Its id.")))
                                                .describe("Its item.")))
                                .describe("Its items.")),
                refused(
                        "dokploy_thing.password sounds like a secret",
                        s -> s.string("password").describe("Its password.")),
                refused(
                        "dokploy_thing.a must end in _wo",
                        s -> s.string("a").writeOnly().describe("Its name.")),
                refused(
                        "dokploy_thing.a_wo must end in _wo",
                        s -> s.string("a_wo").describe("Its name.")),
                refused(
                        "dokploy_thing.a_wo is write-only, but has no sensitive counterpart",
                        s -> s.string("a_wo").writeOnly().describe("Its name.")),
                refused(
                        "dokploy_thing.a_wo is write-only, but has no optional whole number",
                        s -> s.string("a_wo").writeOnly().describe("Its name.")),
                refused(
                        "dokploy_thing.a_wo is write-only, so it is neither computed",
                        s -> s.string("a_wo").writeOnly().replaces().describe("Its name.")),
                refused(
                        "dokploy_thing.a.b_wo is write-only where Terraform does not",
                        s -> s.objectSet(
                                        "a",
                                        item(i -> i.string("b_wo").writeOnly().describe("Its name.")))
                                .describe("Its items.")),
                refused(
                        "dokploy_thing.a_wo_version is the version of a write-only attribute",
                        s -> s.integer("a_wo_version").describe("Its version.")),
                refused(
                        "dokploy_thing.a holds collections of collections of objects",
                        s -> s.attribute(
                                        "a",
                                        new AttributeType.ListOf<>(
                                                new AttributeType.ListOf<>(new AttributeType.ObjectOf(item(i -> {})))))
                                .describe("Its items.")),
                refused(
                        "dokploy_thing.a has a check that never applies",
                        s -> s.string("a").check(Check.between(1, 2)).describe("Its name.")),
                refused(
                        "dokploy_thing.a has a check that never applies",
                        s -> s.integer("a").check(Check.notEmpty()).describe("Its size.")),
                refused(
                        "dokploy_thing.a has a check that never applies",
                        s -> s.strings("a").check(new Check.Keys("x", "x")).describe("Its names.")),
                refused(
                        "dokploy_thing.a has a check that makes no sense",
                        s -> s.string("a").check(Check.matches("(", "closed")).describe("Its name.")),
                refused(
                        "dokploy_thing.a has a check that makes no sense",
                        s -> s.integer("a").check(Check.between(2, 1)).describe("Its size.")),
                refused(
                        "dokploy_thing.a has a check that makes no sense",
                        s -> s.string("a").check(Check.oneOf("x", "x")).describe("Its name.")),
                refused(
                        "dokploy_thing has a rule on fewer than two",
                        s -> s.rule(Rule.exactlyOneOf(s.string("a").describe("Its name.")))),
                refused(
                        "dokploy_thing has a rule on an attribute of another object",
                        s -> s.rule(Rule.atMostOneOf(
                                s.string("a").describe("Its name."),
                                Schema.object().string("b").describe("Another.")))),
                refused(
                        "dokploy_thing has a rule on an attribute that nobody configures",
                        s -> s.rule(Rule.requires(
                                s.string("a").describe("Its name."),
                                s.string("b").computed().describe("Another.")))),
                refused(
                        "dokploy_thing has a choice with an attribute that is required",
                        s -> s.rule(Rule.exactlyOneOf(
                                s.string("a").required().describe("Its name."),
                                s.string("b").describe("Another.")))));
    }

    private static Schema item(Consumer<Schema.Builder> declare) {
        var item = Schema.object();
        item.string("name").describe("Its name.");
        declare.accept(item);
        return item.build();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsWhatIsWrong(Case known) {
        var schema = Schema.resource("dokploy_thing", "A thing.");
        known.declare.accept(schema);
        assertThat(SchemaLint.problems(schema.build(), Role.RESOURCE))
                .anySatisfy(problem -> assertThat(problem).startsWith(known.problem));
    }

    @Test
    void findsNothingInWhatIsRight() {
        var s = Schema.resource("dokploy_thing", "A thing.");
        s.id("thingId").describe("Its ID.");
        var name = s.string("name")
                .required()
                .replaces()
                .check(Check.length(1, 63))
                .describe("Its name.");
        s.string("url").computed().dependsOn(name).describe("Its address.");
        var password = s.string("password").sensitive().describe("Its password.");
        var writeOnly = s.string("password_wo").writeOnly().describe("Its password, not stored.");
        var version = s.integer("password_wo_version").describe("A change of it sends the password again.");
        s.rule(Rule.atMostOneOf(password, writeOnly), Rule.requires(writeOnly, version));
        s.string("memory").format(Format.BYTES).defaultsTo("512m").describe("Its memory.");
        s.stringSet("tags").check(new Check.Size(0, 3), Check.notEmpty()).describe("Its tags.");
        s.objectSet("ports", item(i -> i.string("protocol").defaultsTo("tcp").describe("Its protocol.")))
                .describe("Its ports.");
        s.objectMap(
                        "parts",
                        item(i -> i.string("id").computed().useStateForUnknown().describe("Its id.")))
                .describe("Its parts.");
        new Timeouts(s, "Its timeouts.", java.time.Duration.ofMinutes(5));
        assertThat(SchemaLint.problems(s.build(), Role.RESOURCE)).isEmpty();
    }

    @Test
    void findsWhatIsWrongElsewhere() {
        var provider = Schema.provider("A provider.");
        provider.string("alias").computed().describe("Its name.");
        assertThat(SchemaLint.problems(provider.build(), Role.PROVIDER))
                .containsExactly(
                        "provider.alias is a name that Terraform keeps for itself",
                        "provider.alias is computed, which the configuration of a provider or an action cannot be");
        var data = Schema.resource("thing", "A thing.").version(1);
        data.string("name").replaces().describe("Its name.");
        assertThat(SchemaLint.problems(data.build(), Role.DATA_SOURCE))
                .containsExactly(
                        "thing is not a name of the form dokploy_some_thing",
                        "thing has a version, but nothing of it is stored",
                        "thing.name replaces the object, but there is none");
    }
}
