package com.dokploy.terraform.framework.engine;

import static com.dokploy.terraform.framework.engine.TestValues.UNKNOWN;
import static com.dokploy.terraform.framework.engine.TestValues.list;
import static com.dokploy.terraform.framework.engine.TestValues.object;
import static com.dokploy.terraform.framework.engine.TestValues.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Refinement;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Terraform 1.11 accepts and refuses, as far as a schema without nested blocks and dynamic types can meet it. */
class ProtocolRulesTest {
    private static final Value REFINED = new Value.Unknown(Refinement.of(new byte[] {(byte) 0x81, 1, (byte) 0xc2}));

    private static final Schema ITEM;
    private static final Schema SCHEMA;

    static {
        var item = Schema.object();
        item.string("name").describe("Its name.");
        item.string("id").computed().describe("Its id.");
        item.string("kind").optionalComputed().describe("Its kind.");
        item.string("token").sensitive().describe("Its token.");
        item.string("token_wo").writeOnly().describe("Its token, not stored.");
        ITEM = item.build();
        var schema = Schema.resource("dokploy_thing", "A thing.");
        schema.string("name").describe("Its name.");
        schema.string("id").computed().describe("Its id.");
        schema.string("kind").optionalComputed().describe("Its kind.");
        schema.string("password").sensitive().describe("Its password.");
        schema.string("password_wo").writeOnly().describe("Its password, not stored.");
        schema.integer("size").describe("Its size.");
        schema.strings("words").describe("Its words.");
        schema.stringSet("tags").describe("Its tags.");
        schema.stringMap("labels").describe("Its labels.");
        schema.object("one", ITEM).describe("One item.");
        schema.object("given", ITEM).optionalComputed().describe("One item, or the server's.");
        schema.object("secret", ITEM).sensitive().describe("One secret item.");
        schema.objects("many", ITEM).describe("Many items.");
        schema.objectMap("named", ITEM).describe("Named items.");
        schema.objectSet("some", ITEM).describe("Some items.");
        SCHEMA = schema.build();
    }

    record Case(String name, Value prior, Value config, Value planned, List<String> refused) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case plan(String name, Value prior, Value config, Value planned, String... refused) {
        return new Case(name, prior, config, planned, List.of(refused));
    }

    static Stream<Case> plans() {
        var nothing = Value.NULL;
        var empty = object();
        return Stream.of(
                plan("nothing at all", nothing, empty, empty),
                plan("create as configured", nothing, object("name", "a"), object("name", "a")),
                plan("unchanged", object("name", "a"), object("name", "a"), object("name", "a")),
                plan("changed as configured", object("name", "a"), object("name", "b"), object("name", "b")),
                plan("create as something else", nothing, object("name", "a"), object("name", "b"), "name"),
                plan("change to something else", object("name", "a"), object("name", "b"), object("name", "c"), "name"),
                plan("prior spelling kept", object("name", "a"), object("name", "A"), object("name", "a")),
                plan("prior value kept though not configured", object("name", "a"), empty, object("name", "a"), "name"),
                plan("configured planned null", object("name", "a"), object("name", "b"), empty, "name"),
                plan("null where prior was null too", empty, object("name", "b"), empty, "name"),
                plan("configured planned unknown", nothing, object("name", "a"), object("name", UNKNOWN), "name"),
                plan("unknown stays unknown", nothing, object("name", UNKNOWN), object("name", UNKNOWN)),
                plan("unknown planned known", nothing, object("name", UNKNOWN), object("name", "a"), "name"),
                plan("unknown planned as before", object("name", "a"), object("name", UNKNOWN), object("name", "a")),
                plan("unknown less refined than configured", nothing, object("name", REFINED), object("name", UNKNOWN)),
                plan(
                        "unknown element less refined than configured",
                        nothing,
                        object("words", list("a", REFINED)),
                        object("words", list("a", UNKNOWN))),
                plan(
                        "number of another scale",
                        nothing,
                        object("size", 1),
                        object("size", new Value.Number(new java.math.BigDecimal("1.0")))),
                plan("computed is anything", object("id", "1"), empty, object("id", "2")),
                plan("computed is unknown", nothing, empty, object("id", UNKNOWN)),
                plan("computed is null", object("id", "1"), empty, empty),
                plan("computed though configured by ignore_changes", empty, object("id", "1"), object("id", "2")),
                plan("optional and computed, left out, anything", nothing, empty, object("kind", "x")),
                plan("optional and computed, left out, unknown", nothing, empty, object("kind", UNKNOWN)),
                plan("optional and computed, configured", nothing, object("kind", "x"), object("kind", "y"), "kind"),
                plan(
                        "optional and computed, configured, unknown",
                        object("kind", "w"),
                        object("kind", "x"),
                        object("kind", UNKNOWN),
                        "kind"),
                plan("write-only left out of the plan", nothing, object("password_wo", "s"), empty),
                plan(
                        "write-only in the plan",
                        nothing,
                        object("password_wo", "s"),
                        object("password_wo", "s"),
                        "password_wo"),
                plan(
                        "write-only in the plan of a nested object",
                        nothing,
                        object("one", object("token_wo", "s")),
                        object("one", object("token_wo", "s", "name", "x")),
                        "one.name",
                        "one.token_wo"),
                plan("list as configured", nothing, object("words", list("a")), object("words", list("a"))),
                plan(
                        "list mixed from configured and prior elements",
                        object("words", list("a", "b")),
                        object("words", list("A", "c")),
                        object("words", list("a", "c")),
                        "words"),
                plan(
                        "list in another order",
                        nothing,
                        object("words", list("a", "b")),
                        object("words", list("b", "a")),
                        "words"),
                plan("set in another order", nothing, object("tags", set("a", "b")), object("tags", set("b", "a"))),
                plan("empty list for none", nothing, empty, object("words", list()), "words"),
                plan("no list for an empty one", nothing, object("words", list()), empty, "words"),
                plan(
                        "map without a key",
                        nothing,
                        object("labels", object("a", "1")),
                        object("labels", object()),
                        "labels"),
                plan(
                        "map with a null value",
                        nothing,
                        object("labels", object("a", null)),
                        object("labels", object("a", null))),
                plan(
                        "nested: computed is unknown, the rest as configured",
                        nothing,
                        object("one", object("name", "a")),
                        object("one", object("name", "a", "id", UNKNOWN, "kind", UNKNOWN))),
                plan(
                        "nested: configured planned unknown",
                        nothing,
                        object("one", object("name", "a")),
                        object("one", object("name", UNKNOWN)),
                        "one.name"),
                plan("nested: planned away", nothing, object("one", object("name", "a")), empty, "one"),
                plan(
                        "nested: planned though not configured",
                        nothing,
                        empty,
                        object("one", object("name", "a")),
                        "one"),
                plan(
                        "nested: configured planned unknown as a whole",
                        nothing,
                        object("one", object()),
                        object("one", UNKNOWN),
                        "one"),
                plan(
                        "nested: unknown planned known",
                        nothing,
                        object("one", UNKNOWN),
                        object("one", object("id", UNKNOWN)),
                        "one"),
                plan("nested, computed: left out, unknown as a whole", nothing, empty, object("given", UNKNOWN)),
                plan("nested, computed: left out, anything", nothing, empty, object("given", object("name", "x"))),
                plan(
                        "nested, computed: left out, kept",
                        object("given", object("name", "x")),
                        empty,
                        object("given", object("name", "x"))),
                plan(
                        "nested, computed: configured, unknown as a whole",
                        nothing,
                        object("given", object("name", "x")),
                        object("given", UNKNOWN),
                        "given"),
                plan(
                        "nested, computed: configured, something else",
                        nothing,
                        object("given", object("name", "x")),
                        object("given", object("name", "y")),
                        "given.name"),
                plan(
                        "nested list: parts of elements as before",
                        object("many", list(object("name", "a"), object("name", "b"))),
                        object("many", list(object("name", "A"), object("name", "c"))),
                        object("many", list(object("name", "a"), object("name", "c")))),
                plan(
                        "nested list: as before elsewhere",
                        object("many", list(object("name", "x"), object("name", "a"))),
                        object("many", list(object("name", "A"), object("name", "c"))),
                        object("many", list(object("name", "a"), object("name", "c"))),
                        "many[0].name"),
                plan(
                        "nested list: an element more",
                        nothing,
                        object("many", list(object("name", "a"))),
                        object("many", list(object("name", "a"), object("name", "b"))),
                        "many"),
                plan(
                        "nested list: an element less",
                        nothing,
                        object("many", list(object("name", "a"), object("name", "b"))),
                        object("many", list(object("name", "a"))),
                        "many"),
                plan(
                        "nested list: an unknown element stays",
                        nothing,
                        object("many", list(UNKNOWN, object("name", "b"))),
                        object("many", list(UNKNOWN, object("name", "b", "id", UNKNOWN)))),
                plan(
                        "nested list: a null element stays",
                        nothing,
                        object("many", list(null, object("name", "b"))),
                        object("many", list(null, object("name", "b", "id", UNKNOWN)))),
                plan(
                        "nested list: a known element planned unknown",
                        nothing,
                        object("many", list(object("name", "a"))),
                        object("many", list(UNKNOWN)),
                        "many[0].name",
                        "many[0].token"),
                plan(
                        "nested list: empty for unknown",
                        nothing,
                        object("many", UNKNOWN),
                        object("many", list()),
                        "many"),
                plan(
                        "nested map: another key",
                        nothing,
                        object("named", object("a", object("name", "x"))),
                        object("named", object("b", object("name", "x"))),
                        "named"),
                plan(
                        "nested map: something else under a key",
                        nothing,
                        object("named", object("a", object("name", "x"))),
                        object("named", object("a", object("name", "y"))),
                        "named[\"a\"].name"),
                plan(
                        "nested set: elements are not looked at",
                        nothing,
                        object("some", set(object("name", "x"))),
                        object("some", set(object("name", "y", "kind", "z")))),
                plan(
                        "nested set: an element more",
                        nothing,
                        object("some", set(object("name", "x"))),
                        object("some", set(object("name", "x"), object("name", "y"))),
                        "some"),
                plan(
                        "nested set: unknown elements may be one",
                        nothing,
                        object("some", set(object("name", "x"))),
                        object("some", set(object("name", UNKNOWN), object("name", "x")))),
                plan(
                        "nested set: even unknown elements do not grow",
                        nothing,
                        object("some", set(object("name", "x"), object("name", "y"))),
                        object("some", set(object("name", UNKNOWN))),
                        "some"),
                plan(
                        "nested set: configured elements may be one",
                        nothing,
                        object("some", set(object("name", "x"), object("name", UNKNOWN))),
                        object("some", set(object("name", "x")))));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void plansAreHeldAgainstConfigurationAndPriorState(Case known) {
        assertThat(paths(ProtocolRules.plan(SCHEMA, whole(known.prior), whole(known.config), whole(known.planned))))
                .containsExactlyInAnyOrderElementsOf(known.refused);
    }

    record AppliedCase(String name, Value planned, Value actual, List<String> refused) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static AppliedCase applied(String name, Value planned, Value actual, String... refused) {
        return new AppliedCase(name, planned, actual, List.of(refused));
    }

    static Stream<AppliedCase> appliedCases() {
        var empty = object();
        return Stream.of(
                applied("nothing", empty, empty),
                applied("as planned", object("name", "a"), object("name", "a")),
                applied("something else", object("name", "a"), object("name", "b"), "name"),
                applied("another case is something else", object("name", "a"), object("name", "A"), "name"),
                applied("null for a value", object("name", "a"), empty, "name"),
                applied("a value for null", empty, object("name", "a"), "name"),
                applied("empty text for null", empty, object("name", ""), "name"),
                applied("null for an empty text", object("name", ""), empty, "name"),
                applied("unknown became known", object("id", UNKNOWN), object("id", "1")),
                applied("unknown became null", object("id", UNKNOWN), empty),
                applied("still unknown", object("id", UNKNOWN), object("id", UNKNOWN), "id"),
                applied("known became unknown", object("name", "a"), object("name", UNKNOWN), "name", "name"),
                applied("computed but planned known", object("id", "1"), object("id", "2"), "id"),
                applied("write-only became known", empty, object("password_wo", "s"), "password_wo"),
                applied(
                        "same number",
                        object("size", 1),
                        object("size", new Value.Number(new java.math.BigDecimal("1.00")))),
                applied("another number", object("size", 1), object("size", 2), "size"),
                applied("list: same", object("words", list("a", "b")), object("words", list("a", "b"))),
                applied(
                        "list: another order",
                        object("words", list("a", "b")),
                        object("words", list("b", "a")),
                        "words[0]",
                        "words[1]"),
                applied(
                        "list: an element vanished",
                        object("words", list("a", "b")),
                        object("words", list("a")),
                        "words"),
                applied("list: an element appeared", object("words", list()), object("words", list("a")), "words"),
                applied("list: empty for null", empty, object("words", list()), "words"),
                applied("list: null for empty", object("words", list()), empty, "words"),
                applied(
                        "list: unknown element became known",
                        object("words", list(UNKNOWN)),
                        object("words", list("a"))),
                applied("list: unknown has any size", object("words", UNKNOWN), object("words", list("a", "b"))),
                applied(
                        "map: a key vanished",
                        object("labels", object("a", "1")),
                        object("labels", object()),
                        "labels[\"a\"]"),
                applied(
                        "map: a key appeared",
                        object("labels", object()),
                        object("labels", object("a", "1")),
                        "labels[\"a\"]"),
                applied(
                        "map: another value",
                        object("labels", object("a", "1")),
                        object("labels", object("a", "2")),
                        "labels[\"a\"]"),
                applied("set: another order", object("tags", set("a", "b")), object("tags", set("b", "a"))),
                applied("set: another element", object("tags", set("a")), object("tags", set("b")), "tags"),
                applied("set: an element vanished", object("tags", set("a", "b")), object("tags", set("a")), "tags"),
                applied("set: an element appeared", object("tags", set("a")), object("tags", set("a", "b")), "tags"),
                applied(
                        "set: unknown elements became known",
                        object("tags", set(UNKNOWN, "b")),
                        object("tags", set("a", "b"))),
                applied(
                        "set: unknown elements became one",
                        object("tags", set(UNKNOWN, "b")),
                        object("tags", set("b"))),
                applied(
                        "set: unknown elements became more",
                        object("tags", set(UNKNOWN, "b")),
                        object("tags", set("a", "b", "c")),
                        "tags"),
                applied(
                        "nested set: each planned element became one",
                        object("some", set(object("name", "a", "id", UNKNOWN), object("name", "b", "id", UNKNOWN))),
                        object("some", set(object("name", "b", "id", "1"), object("name", "a", "id", "2")))),
                applied(
                        "nested set: one planned element became none",
                        object("some", set(object("name", "a", "id", UNKNOWN), object("name", "b", "id", UNKNOWN))),
                        object("some", set(object("name", "b", "id", "1"), object("name", "c", "id", "2"))),
                        "some"),
                applied(
                        "nested: unknown parts became known",
                        object("one", object("name", "a", "id", UNKNOWN)),
                        object("one", object("name", "a", "id", "1"))),
                applied(
                        "nested: another part",
                        object("one", object("name", "a")),
                        object("one", object("name", "b")),
                        "one.name"),
                applied("nested: null for an object", object("one", object()), empty, "one"),
                applied("nested: an object for null", empty, object("one", object()), "one"),
                applied(
                        "nested: a part is still unknown",
                        object("one", object("name", "a", "id", UNKNOWN)),
                        object("one", object("name", "a", "id", UNKNOWN)),
                        "one.id"),
                applied("nested: unknown became null", object("given", UNKNOWN), empty),
                applied(
                        "nested list: another part",
                        object("many", list(object("name", "a"), object("name", "b"))),
                        object("many", list(object("name", "a"), object("name", "c"))),
                        "many[1].name"),
                applied(
                        "nested map: another part",
                        object("named", object("k", object("name", "a"))),
                        object("named", object("k", object("name", "b"))),
                        "named[\"k\"].name"));
    }

    @ParameterizedTest
    @MethodSource("appliedCases")
    void appliedValuesAreHeldAgainstPlans(AppliedCase known) {
        assertThat(paths(ProtocolRules.apply(SCHEMA, whole(known.planned), whole(known.actual))))
                .containsExactlyInAnyOrderElementsOf(known.refused);
    }

    @Test
    void aSecondPlanMayLeaveUnknownWhatWas() {
        assertThat(ProtocolRules.secondPlan(SCHEMA, whole(object("id", UNKNOWN)), whole(object("id", UNKNOWN))))
                .isEmpty();
        assertThat(paths(ProtocolRules.secondPlan(SCHEMA, whole(object("id", "1")), whole(object("id", UNKNOWN)))))
                .containsExactly("id");
    }

    @Test
    void planningAnObjectAwayOrIntoExistenceIsRefused() {
        assertThat(paths(ProtocolRules.plan(SCHEMA, Value.NULL, whole(object()), Value.NULL)))
                .containsExactly("");
        assertThat(paths(ProtocolRules.plan(SCHEMA, Value.NULL, Value.NULL, whole(object()))))
                .containsExactly("");
    }

    static Stream<Value> secrets() {
        var secret = "hunter2";
        return Stream.of(
                object("password", secret),
                object("one", object("token", secret)),
                object("secret", object("name", secret)),
                object("many", list(object("token", secret))),
                object("named", object("a", object("token", secret))),
                object("some", set(object("token", secret))));
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void noDiagnosticHoldsASecret(Value secret) {
        var other = object("name", "x");
        var diagnostics = new ArrayList<Diagnostic>();
        for (var planned : List.of(other, secret)) {
            var counterpart = planned.equals(other) ? secret : other;
            diagnostics.addAll(ProtocolRules.plan(SCHEMA, Value.NULL, whole(counterpart), whole(planned)));
            diagnostics.addAll(ProtocolRules.apply(SCHEMA, whole(planned), whole(counterpart)));
        }
        assertThat(diagnostics).hasSizeGreaterThan(4);
        assertThat(diagnostics.toString()).doesNotContain("hunter2");
    }

    @Test
    void aViolationSaysWhatAndWhereAndWhoseFaultItIs() {
        var violation = ProtocolRules.apply(SCHEMA, whole(object("name", "a")), whole(object("name", "b")))
                .getFirst();
        assertThat(violation.summary()).isEqualTo("Bug in the Provider");
        assertThat(violation.detail()).contains("`name`").contains("\"a\"").contains("\"b\"");
    }

    private static Value whole(Value object) {
        return object instanceof Value.MapValue entries ? whole(SCHEMA, entries) : object;
    }

    /** With every attribute there, but nothing write-only taken out. */
    private static Value whole(Schema schema, Value.MapValue object) {
        var whole = ObjectShape.complete(schema, object);
        for (var attribute : schema.attributes()) {
            if (attribute.isWriteOnly()) {
                whole = whole.with(attribute.name(), object.at(attribute.name()));
            } else if (attribute.type() instanceof AttributeType.ObjectOf(var nested)
                    && object.at(attribute.name()) instanceof Value.MapValue inner) {
                whole = whole.with(attribute.name(), whole(nested, inner));
            }
        }
        return whole;
    }

    private static List<String> paths(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .map(diagnostic -> diagnostic.path().toString())
                .toList();
    }
}
