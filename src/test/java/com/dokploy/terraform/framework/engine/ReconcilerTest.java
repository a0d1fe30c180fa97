package com.dokploy.terraform.framework.engine;

import static com.dokploy.terraform.framework.engine.TestValues.UNKNOWN;
import static com.dokploy.terraform.framework.engine.TestValues.list;
import static com.dokploy.terraform.framework.engine.TestValues.object;
import static com.dokploy.terraform.framework.engine.TestValues.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.schema.Condition;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReconcilerTest {
    private static final Schema SCHEMA;

    static {
        var item = Schema.object();
        item.string("name").describe("Its name.");
        item.string("memory").format(Format.BYTES).describe("Its memory.");
        item.string("note").local().describe("A note.");
        item.string("token").sensitive().describe("Its token.");
        var items = item.build();
        var s = Schema.resource("dokploy_thing", "A thing.");
        s.string("name").describe("Its name.");
        s.string("memory").format(Format.BYTES).describe("Its memory.");
        s.integer("size").describe("Its size.");
        s.strings("sizes").format(Format.BYTES).describe("Its sizes.");
        s.stringSet("hosts").format(Format.HOST).describe("Its hosts.");
        s.stringMap("labels").describe("Its labels.");
        s.string("password_wo").writeOnly().describe("Its password.");
        s.object("one", items).describe("One item.");
        s.object("secret", items).sensitive().describe("One secret item.");
        s.object("flag", Schema.object().build()).describe("Says something by being there.");
        s.objects("many", items).describe("Many items.");
        s.objectMap("named", items).describe("Named items.");
        s.objectSet("some", items).describe("Some items.");
        var builder = s.string("builder").describe("Its builder.");
        s.string("builder_version")
                .defaultsTo("24")
                .usedWhen(Condition.isOneOf(builder, "heroku"))
                .describe("The version of its builder.");
        s.string("content").distinguishesEmpty().describe("Its content.");
        s.string("title").required().describe("Its title.");
        s.string("key").required().sensitive().describe("Its key.");
        SCHEMA = s.build();
    }

    record Case(String name, Value known, Value actual, Value result, List<String> mismatches) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case reconciled(String name, Value known, Value actual, Value result, String... mismatches) {
        return new Case(name, known, actual, result, List.of(mismatches));
    }

    static Stream<Case> cases() {
        var empty = object();
        return Stream.of(
                reconciled("same", object("name", "a"), object("name", "a"), object("name", "a")),
                reconciled("another value", object("name", "a"), object("name", "b"), object("name", "b"), "name"),
                reconciled(
                        "another spelling",
                        object("memory", "1g"),
                        object("memory", "1073741824"),
                        object("memory", "1g")),
                reconciled("not mentioned", object("name", "a"), empty, object("name", "a")),
                reconciled(
                        "mentioned as null", object("name", "a"), object("name", null), object("name", null), "name"),
                reconciled("unknown", object("name", UNKNOWN), object("name", "a"), object("name", "a")),
                reconciled("unknown and null", object("name", UNKNOWN), object("name", null), object("name", null)),
                reconciled("none and empty text", object("name", null), object("name", ""), object("name", null)),
                reconciled("empty text and none", object("name", ""), object("name", null), object("name", "")),
                reconciled(
                        "none and empty list", object("sizes", null), object("sizes", list()), object("sizes", null)),
                reconciled(
                        "empty list and none", object("sizes", list()), object("sizes", null), object("sizes", list())),
                reconciled(
                        "empty map and none",
                        object("labels", object()),
                        object("labels", null),
                        object("labels", object())),
                reconciled("zero is not none", object("size", null), object("size", 0), object("size", 0), "size"),
                reconciled(
                        "write-only",
                        object("password_wo", null),
                        object("password_wo", "s"),
                        object("password_wo", null)),
                reconciled(
                        "list: spelled as ours where it means the same",
                        object("sizes", list("1g", "2g")),
                        object("sizes", list("1024m", "3g")),
                        object("sizes", list("1g", "3g")),
                        "sizes[1]"),
                reconciled(
                        "list: longer",
                        object("sizes", list("1g")),
                        object("sizes", list("1024m", "3g")),
                        object("sizes", list("1024m", "3g")),
                        "sizes"),
                reconciled(
                        "set: another order and case",
                        object("hosts", set("A", "b")),
                        object("hosts", set("B", "a")),
                        object("hosts", set("A", "b"))),
                reconciled(
                        "set: another element",
                        object("hosts", set("A", "b")),
                        object("hosts", set("a", "c")),
                        object("hosts", set("A", "c")),
                        "hosts"),
                reconciled(
                        "set: fewer",
                        object("hosts", set("a", "b")),
                        object("hosts", set("a")),
                        object("hosts", set("a")),
                        "hosts"),
                reconciled(
                        "map: another value",
                        object("labels", object("a", "1")),
                        object("labels", object("a", "2")),
                        object("labels", object("a", "2")),
                        "labels[\"a\"]"),
                reconciled(
                        "map: another key",
                        object("labels", object("a", "1")),
                        object("labels", object("b", "1")),
                        object("labels", object("b", "1")),
                        "labels"),
                reconciled(
                        "nested: what the server does not keep stays",
                        object("one", object("name", "a", "memory", "1g", "note", "n", "token", null)),
                        object("one", object("name", "b", "memory", "1024m", "token", null)),
                        object("one", object("name", "b", "memory", "1g", "note", "n", "token", null)),
                        "one.name"),
                reconciled(
                        "nested: gone",
                        object("one", object("name", "a")),
                        object("one", null),
                        object("one", null),
                        "one"),
                reconciled(
                        "nested: an object of nothing, and none",
                        object("one", object("name", null, "memory", "")),
                        object("one", null),
                        object("one", object("name", null, "memory", ""))),
                reconciled(
                        "nested: an object without attributes is something",
                        object("flag", null),
                        object("flag", object()),
                        object("flag", object()),
                        "flag"),
                reconciled(
                        "nested list",
                        object("many", list(object("name", "a", "note", "n"))),
                        object("many", list(object("name", "b"))),
                        object("many", list(object("name", "b", "memory", null, "note", "n", "token", null))),
                        "many[0].name"),
                reconciled(
                        "nested map",
                        object("named", object("k", object("memory", "1g"))),
                        object("named", object("k", object("memory", "2g"))),
                        object("named", object("k", object("name", null, "memory", "2g", "note", null, "token", null))),
                        "named[\"k\"].memory"),
                reconciled(
                        "nested set: found by what the server keeps",
                        object("some", set(object("name", "a", "note", "n"), object("name", "b", "note", "m"))),
                        object("some", set(object("name", "b"), object("name", "a"))),
                        object("some", set(object("name", "a", "note", "n"), object("name", "b", "note", "m")))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theServerIsRightAndWeKeepOurSpelling(Case example) {
        var reconciler = new Reconciler(false);
        var result = reconciler
                .reconcile(
                        SCHEMA, new Values((Value.MapValue) example.known), new Values((Value.MapValue) example.actual))
                .values();

        for (var expected : ((Value.MapValue) example.result).entries().entrySet()) {
            assertThat(result.at(expected.getKey())).isEqualTo(expected.getValue());
        }
        assertThat(reconciler.mismatches())
                .extracting(mismatch -> mismatch.path().toString())
                .containsExactlyElementsOf(example.mismatches);
    }

    static Stream<Arguments> unused() {
        return Stream.of(
                Arguments.of(false, "plain", "24", null),
                Arguments.of(false, "plain", "26", null),
                Arguments.of(false, "heroku", "26", "26"),
                Arguments.of(true, "plain", "24", null),
                Arguments.of(true, "plain", "22", "22"));
    }

    /** An import takes over what somebody has set; otherwise there is nothing to say of what is not used. */
    @ParameterizedTest
    @MethodSource("unused")
    void whatIsNotUsedIsNotThere(boolean isImport, String builder, String version, @Nullable String expected) {
        var actual = object("builder", builder, "builder_version", version);
        var result = new Reconciler(isImport).reconcile(SCHEMA, Values.EMPTY, new Values(actual));
        assertThat(result.values().at("builder_version"))
                .isEqualTo(object("v", expected).at("v"));
    }

    static Stream<Arguments> empty() {
        return Stream.of(
                Arguments.of(true, "name", null, null),
                Arguments.of(true, "content", null, ""),
                Arguments.of(true, "content", "a", ""),
                Arguments.of(true, "title", null, ""),
                Arguments.of(true, "key", null, null),
                Arguments.of(false, "content", null, null),
                Arguments.of(false, "content", "", ""));
    }

    /** An import takes over an empty text where it is not the same as none. */
    @ParameterizedTest
    @MethodSource("empty")
    void anEmptyTextMayBeAValue(boolean isImport, String attribute, @Nullable String known, @Nullable String expected) {
        var result = new Reconciler(isImport)
                .reconcile(SCHEMA, new Values(object(attribute, known)), new Values(object(attribute, "")));
        assertThat(result.values().at(attribute))
                .isEqualTo(object("v", expected).at("v"));
    }

    static Stream<Value> secrets() {
        return Stream.of(
                object("one", object("token", "hunter2")),
                object("secret", object("name", "hunter2")),
                object("many", list(object("token", "hunter2"))),
                object("some", set(object("token", "hunter2"))));
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void mismatchesKnowWhatIsSecret(Value actual) {
        var reconciler = new Reconciler(false);
        reconciler.reconcile(SCHEMA, Values.EMPTY, new Values((Value.MapValue) actual));
        assertThat(reconciler.mismatches()).hasSize(1);
        for (var mismatch : reconciler.mismatches()) {
            var shown = mismatch.isSecret() ? "" : ValueFormatter.of(mismatch.type(), mismatch.actual());
            assertThat(shown).doesNotContain("hunter2");
        }
    }
}
