package com.dokploy.terraform.framework.engine;

import static com.dokploy.terraform.framework.engine.TestValues.UNKNOWN;
import static com.dokploy.terraform.framework.engine.TestValues.list;
import static com.dokploy.terraform.framework.engine.TestValues.object;
import static com.dokploy.terraform.framework.engine.TestValues.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValidatorTest {
    private static final Schema SCHEMA;

    static {
        var item = Schema.object();
        var left = item.string("left").describe("Left.");
        var right = item.string("right").describe("Right.");
        item.string("token").sensitive().check(Check.length(1, 5)).describe("Its token.");
        item.rule(Rule.atMostOneOf(left, right));
        var port = Schema.object();
        port.integer("number").describe("Its number.");
        port.string("protocol").defaultsTo("tcp").describe("Its protocol.");
        var s = Schema.resource("dokploy_thing", "A thing.");
        s.string("name").check(Check.length(2, 4)).describe("Its name.");
        s.string("color").check(Check.oneOf("red", "blue")).describe("Its color.");
        s.string("slug").check(Check.matches("[a-z]+", "lower-case letters")).describe("Its slug.");
        s.integer("size").check(Check.between(1, 5)).describe("Its size.");
        s.decimal("share").check(Check.between(0, 1)).describe("Its share.");
        s.integer("count_of_all").describe("Any whole number.");
        s.string("memory").format(Format.BYTES).describe("Its memory.");
        s.string("pin").format(Format.DURATION).sensitive().describe("Its secret time.");
        s.strings("words").check(new Check.Size(1, 2), Check.length(1, 3)).describe("Its words.");
        s.stringSet("tags").check(Check.oneOf("a", "b")).describe("Its tags.");
        s.stringMap("labels")
                .check(new Check.Keys("[a-z]+|x.*", "lower-case letters"))
                .describe("Its labels.");
        s.attribute("table", new AttributeType.MapOf<>(new AttributeType.ListOf<>(AttributeType.TEXT)))
                .check(new Check.Size(1, 1))
                .describe("Its table.");
        s.objects("items", item.build()).check(new Check.Size(1, 2)).describe("Its items.");
        s.object("secret", item.build()).sensitive().describe("Its secret.");
        s.objectSet("ports", port.build()).describe("Its ports.");
        s.objectMap("named", port.build())
                .check(new Check.Keys("[a-z]", "a letter"))
                .describe("Its parts.");
        var part = Schema.object();
        part.string("key").required().describe("Its key.");
        var parts = Schema.object();
        parts.object("part", part.build()).required().describe("Its part.");
        s.objects("needy", parts.build()).describe("Those that need something.");
        s.objectSet("needy_set", part.build()).describe("Those that need something.");
        s.string("password_wo").writeOnly().check(Check.length(3, 9)).describe("Its password.");
        var one = s.string("one").describe("One.");
        var two = s.string("two").describe("Two.");
        s.rule(Rule.exactlyOneOf(one, two));
        s.rule(Rule.requires(two, s.string("three").describe("Three.")));
        SCHEMA = s.build();
    }

    record Case(String name, Value.MapValue config, List<String> diagnostics) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case checked(String name, Value.MapValue config, String... diagnostics) {
        return new Case(name, config, List.of(diagnostics));
    }

    static Stream<Case> cases() {
        return Stream.of(
                checked("nothing", object()),
                checked("text of the right length", object("name", "abc")),
                checked("text too short", object("name", "a"), "name: `name` must be 2 to 4 characters long, not `a`."),
                checked("text unknown", object("name", UNKNOWN)),
                checked("one of", object("color", "red")),
                checked("none of", object("color", "Red"), "color: `color` must be one of `red` or `blue`, not `Red`."),
                checked(
                        "matches as a whole",
                        object("slug", "a1"),
                        "slug: `slug` must be lower-case letters, not `a1`."),
                checked("no second line", object("slug", "a\n"), "slug: `slug` must be lower-case letters, not `a\n`."),
                checked("within bounds", object("size", 5)),
                checked("out of bounds", object("size", 6), "size: `size` must be between 1 and 5, not `6`."),
                checked(
                        "a fraction for a whole number",
                        object("size", decimal("1.5")),
                        "size: `size` must be a whole number of at most 64 bits, not `1.5`."),
                checked("a whole number written as a fraction", object("size", decimal("5.0"))),
                checked(
                        "more than 64 bits",
                        object("count_of_all", decimal("9223372036854775808")),
                        "count_of_all: `count_of_all` must"
                                + " be a whole number of at most 64 bits, not `9223372036854775808`."),
                checked("the least of 64 bits", object("count_of_all", decimal("-9223372036854775808"))),
                checked(
                        "a huge exponent",
                        object("count_of_all", decimal("1E+999999999")),
                        "count_of_all: `count_of_all` must be a"
                                + " whole number of at most 64 bits, not `1E+999999999`."),
                checked("a tiny exponent", object("share", decimal("1E-999999999"))),
                checked(
                        "a format",
                        object("memory", "much"),
                        "memory: `memory` must be an amount of memory such as `512m`, `2g`,"
                                + " `1.5GiB`, or a number of bytes, not `much`."),
                checked(
                        "a secret format",
                        object("pin", "hunter2"),
                        "pin: `pin` must be a duration with its unit, such as `30s`, `1m30s` or `500ms`."),
                checked(
                        "list: size and elements",
                        object("words", list("a", "bb", "cccc")),
                        "words: `words` must have 1 to 2 elements.",
                        "words[2]: `words[2]` must be 1 to 3 characters long, not `cccc`."),
                checked(
                        "list: a null element",
                        object("words", list("a", null)),
                        "words[1]: `words[1]` is null. Remove the element,"
                                + " for example with `[for x in … : x if x != null]`."),
                checked(
                        "set: a null element",
                        object("tags", set("a", null)),
                        "tags: An element of `tags` is null. Remove the element, for example with"
                                + " `[for x in … : x if x != null]`."),
                checked(
                        "map: a null element",
                        object("labels", object("x", null)),
                        "labels[\"x\"]: `labels[\"x\"]` is null. Remove the element, for example with"
                                + " `{ for k, v in … : k => v if v != null }`."),
                checked("list: an unknown element", object("words", list(UNKNOWN))),
                checked(
                        "set: an element",
                        object("tags", set("a", "c")),
                        "tags: Each element of `tags` must be one of `a` or `b`, not `c`."),
                checked(
                        "map: a key",
                        object("labels", object("x1", "", "A", "")),
                        "labels: `labels` must have keys that are lower-case letters, unlike `A`."),
                checked(
                        "map: no key hides behind another",
                        object("labels", object("x", "", "B", "")),
                        "labels: `labels` must have keys that are lower-case letters, unlike `B`."),
                checked("size is not that of inner lists", object("table", object("a", list("x", "y")))),
                checked("size is not that of objects in it", object("items", list(object("left", "a")))),
                checked("keys are not those of objects in it", object("named", object("a", object("number", 1)))),
                checked(
                        "keys of a map of objects",
                        object("named", object("ab", object("number", 1))),
                        "named: `named` must have keys that are a letter, unlike `ab`."),
                checked(
                        "nested rule",
                        object("items", list(object(), object("left", "a", "right", "b"))),
                        "items[1].right: Only one of `items[1].left` and `items[1].right` can be set."),
                checked(
                        "nested secret",
                        object("items", list(object("token", "hunter2"))),
                        "items[0].token: `items[0].token` must be 1 to 5 characters long."),
                checked(
                        "inside a secret",
                        object("secret", object("left", "a", "right", "b", "token", "hunter2")),
                        "secret.token: `secret.token` must be 1 to 5 characters long.",
                        "secret.right: Only one of `secret.left` and `secret.right` can be set."),
                checked(
                        "set: two elements that defaults make one",
                        object("ports", set(object("number", 80), object("number", 80, "protocol", "tcp"))),
                        "ports: Two elements of `ports` are equal: they differ only in attributes that one of them"
                                + " leaves at their defaults. Remove one of them."),
                checked(
                        "set: unknown elements may differ",
                        object("ports", set(object("number", UNKNOWN), object("number", 80)))),
                checked(
                        "a choice too many",
                        object("two", "b", "three", "c", "one", "a"),
                        "two: Exactly one of `one` and `two` must be set."),
                checked("a choice that may yet be made", object("one", null, "two", UNKNOWN)),
                checked("no choice", object("one", null), ": Exactly one of `one` and `two` must be set."),
                checked(
                        "required attributes that are null",
                        object("needy", list(object("part", object("key", "a")), object("part", null))),
                        missing("needy[1].part")),
                checked(
                        "required attributes that are null, further down",
                        object("needy", list(object("part", object("key", null)))),
                        missing("needy[0].part.key")),
                checked(
                        "required attributes that are null in a set",
                        object("needy_set", set(object("key", null))),
                        missing("needy_set.key")),
                checked(
                        "required attributes that are unknown",
                        object("needy", list(object("part", UNKNOWN), object("part", object("key", UNKNOWN))))),
                checked("what another needs", object("one", null, "two", "b"), "two: `two` requires `three`."),
                checked("what another needs is unknown", object("one", null, "two", "b", "three", UNKNOWN)));
    }

    private static String missing(String path) {
        return path + ": `" + path
                + "` is required, but its value is null. Set the variable or expression that the value"
                + " comes from.";
    }

    private static Value decimal(String digits) {
        return new Value.Number(new BigDecimal(digits));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyMistakeIsReportedWhereItIs(Case known) {
        var entries = new LinkedHashMap<>(known.config.entries());
        entries.putIfAbsent("one", Value.of("a"));
        var diagnostics = new Diagnostics();
        new Validator(true, diagnostics).validate(SCHEMA, Path.ROOT, new Values(new Value.MapValue(entries)));
        assertThat(diagnostics.all())
                .extracting(diagnostic -> diagnostic.path() + ": " + diagnostic.detail())
                .containsExactlyElementsOf(known.diagnostics);
        assertThat(diagnostics.all().toString()).doesNotContain("hunter2");
    }

    @Test
    void writeOnlyValuesNeedATerraformThatDoesNotStoreThem() {
        var config = TestValues.state("one", "a", "password_wo", "hunter2");
        var diagnostics = new Diagnostics();
        new Validator(false, diagnostics).validate(SCHEMA, Path.ROOT, config);
        assertThat(diagnostics.all())
                .extracting(diagnostic -> diagnostic.path() + ": " + diagnostic.summary())
                .containsExactly("password_wo: Terraform 1.11 or Later Required");
    }

    @Test
    void manyKeysAreNoTrouble() {
        var labels = new LinkedHashMap<String, Value>();
        for (var i = 0; i < 20_000; i++) {
            labels.put("x" + i, Value.of(""));
        }
        var diagnostics = new Diagnostics();
        new Validator(true, diagnostics)
                .validate(SCHEMA, Path.ROOT, TestValues.state("one", "a", "labels", new Value.MapValue(labels)));
        assertThat(diagnostics.all()).isEmpty();
    }
}
