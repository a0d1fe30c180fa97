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
import com.dokploy.terraform.value.Refinement;
import com.dokploy.terraform.value.Value;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is planned, attribute by attribute: only what a case names is looked at. */
class PlannerTest {
    private static final Value REFINED = new Value.Unknown(Refinement.of(new byte[] {(byte) 0x81, 1, (byte) 0xc2}));
    private static final Schema SCHEMA;

    static {
        var item = Schema.object();
        item.string("name").describe("Its name.");
        item.string("id").computed().useStateForUnknown().describe("Its id.");
        item.string("status").computed().describe("Its status.");
        item.string("kind").defaultsTo("plain").describe("Its kind.");
        item.string("memory").format(Format.BYTES).describe("Its memory.");
        var items = item.build();
        var port = Schema.object();
        port.integer("number").required().describe("Its number.");
        port.string("protocol").defaultsTo("tcp").describe("Its protocol.");
        port.string("memory").format(Format.BYTES).describe("Its memory.");
        var s = Schema.resource("dokploy_thing", "A thing.");
        var name = s.string("name").describe("Its name.");
        s.string("id").computed().useStateForUnknown().describe("Its id.");
        s.string("status").computed().describe("Its status.");
        var url = s.string("url").computed().dependsOn(name).describe("Its address.");
        s.string("link").computed().dependsOn(url).describe("A link to its address.");
        s.string("image").optionalComputed().describe("Its image.");
        s.string("release").initially("r2").describe("Its release.");
        s.string("kind").defaultsTo("plain").describe("Its kind.");
        s.bool("enabled").defaultsTo(true).describe("Whether it is on.");
        s.string("host").format(Format.HOST).describe("Its host.");
        s.string("memory").format(Format.BYTES).describe("Its memory.");
        s.strings("sizes").format(Format.BYTES).describe("Its sizes.");
        s.stringSet("hosts").format(Format.HOST).describe("Its hosts.");
        s.stringMap("labels").describe("Its labels.");
        s.strings("words").defaultsTo(List.of()).describe("Its words.");
        s.string("password_wo").writeOnly().describe("Its password.");
        s.integer("password_wo_version").describe("Its password's version.");
        s.object("one", items).describe("One item.");
        s.object("given", items).optionalComputed().describe("One item, or the server's.");
        s.objects("many", items).describe("Many items.");
        s.objectMap("named", items).describe("Named items.");
        s.objectSet("ports", port.build()).describe("Its ports.");
        var builder = s.string("builder").describe("Its builder.");
        s.string("builder_version")
                .defaultsTo("24")
                .usedWhen(Condition.isOneOf(builder, "heroku", "paketo"))
                .describe("The version of its builder.");
        SCHEMA = s.build();
    }

    record Case(String name, Value prior, Value config, Value planned) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case planned(String name, Value prior, Value config, Value planned) {
        return new Case(name, prior, config, planned);
    }

    static Stream<Case> cases() {
        var nothing = Value.NULL;
        var empty = object();
        var changed = object("name", "new");
        return Stream.of(
                planned("create: what it begins with", nothing, empty, object("release", "r2")),
                planned(
                        "update: what it began with stays",
                        object("release", "r1", "name", "a"),
                        changed,
                        object("release", "r1")),
                planned(
                        "update: configured",
                        object("release", "r1"),
                        object("release", "r3"),
                        object("release", "r3")),
                planned("create: configured", nothing, object("name", "a"), object("name", "a")),
                planned("create: a default without use", nothing, empty, object("builder_version", null)),
                planned(
                        "create: a default with use",
                        nothing,
                        object("builder", "heroku"),
                        object("builder_version", "24")),
                planned(
                        "create: perhaps a default with use",
                        nothing,
                        object("builder", UNKNOWN),
                        object("builder_version", UNKNOWN)),
                planned(
                        "create: configured without use",
                        nothing,
                        object("builder_version", "22"),
                        object("builder_version", "22")),
                planned(
                        "update: a default that loses its use",
                        object("builder", "heroku", "builder_version", "24"),
                        object("builder", "plain"),
                        object("builder_version", null)),
                planned(
                        "update: what somebody set stays without use",
                        object("builder", "plain", "builder_version", "22"),
                        object("builder", "plain", "name", "new"),
                        object("builder_version", "22")),
                planned(
                        "update: what somebody set goes with use",
                        object("builder", "plain", "builder_version", "22"),
                        object("builder", "paketo"),
                        object("builder_version", "24")),
                planned("create: left out", nothing, empty, object("name", null)),
                planned("create: computed", nothing, empty, object("id", UNKNOWN, "url", UNKNOWN, "image", UNKNOWN)),
                planned("create: default", nothing, empty, object("kind", "plain", "enabled", true, "words", list())),
                planned("create: default not taken", nothing, object("enabled", false), object("enabled", false)),
                planned("create: unknown beats the default", nothing, object("kind", UNKNOWN), object("kind", UNKNOWN)),
                planned(
                        "create: unknown is echoed with what is known of it",
                        nothing,
                        object("name", REFINED),
                        object("name", REFINED)),
                planned("create: unknown collection", nothing, object("many", UNKNOWN), object("many", UNKNOWN)),
                planned(
                        "create: optional and computed, configured",
                        nothing,
                        object("image", "x"),
                        object("image", "x")),
                planned("create: empty text is not null", nothing, object("name", ""), object("name", "")),
                planned("create: empty list is not null", nothing, object("sizes", list()), object("sizes", list())),
                planned("create: write-only", nothing, object("password_wo", "s"), object("password_wo", null)),
                planned("update: removed", object("name", "a"), empty, object("name", null)),
                planned("update: computed that stays", object("id", "1"), changed, object("id", "1")),
                planned("update: computed that stays, but is not known", empty, changed, object("id", UNKNOWN)),
                planned("update: computed", object("status", "idle"), changed, object("status", UNKNOWN)),
                planned("update: computed, its cause changes", object("url", "u"), changed, object("url", UNKNOWN)),
                planned(
                        "update: computed, something else changes",
                        object("url", "u", "link", "l"),
                        object("memory", "1g"),
                        object("url", "u", "link", "l", "status", UNKNOWN)),
                planned(
                        "update: computed, its cause is computed and changes",
                        object("url", "u", "link", "l"),
                        changed,
                        object("url", UNKNOWN, "link", UNKNOWN)),
                planned(
                        "update: computed, its cause is not known yet",
                        object("name", "a", "url", "u"),
                        object("name", UNKNOWN),
                        object("url", UNKNOWN)),
                planned(
                        "update: a change of what is not stored",
                        object("password_wo_version", 1, "status", "idle"),
                        object("password_wo", "s", "password_wo_version", 2),
                        object("password_wo", null, "password_wo_version", 2, "status", UNKNOWN)),
                planned(
                        "no change: what is not stored does not count",
                        object("status", "idle", "kind", "plain", "enabled", true, "words", list()),
                        object("password_wo", "s"),
                        object("password_wo", null, "status", "idle")),
                planned(
                        "update: optional and computed, removed",
                        object("image", "x"),
                        changed,
                        object("image", UNKNOWN)),
                planned("update: default, removed", object("kind", "fancy"), empty, object("kind", "plain")),
                planned("update: an empty default", object("words", list("a")), empty, object("words", list())),
                planned("update: an empty text stays", object("name", ""), object("name", ""), object("name", "")),
                planned("update: an empty text for none", empty, object("name", ""), object("name", "")),
                planned(
                        "no change: another spelling",
                        object("memory", "1g"),
                        object("memory", "1024m"),
                        object("memory", "1g")),
                planned("no change: another case", object("host", "a.b"), object("host", "A.B"), object("host", "a.b")),
                planned(
                        "update: another amount",
                        object("memory", "1g"),
                        object("memory", "2g"),
                        object("memory", "2g")),
                planned(
                        "update: an unknown amount",
                        object("memory", "1g"),
                        object("memory", UNKNOWN),
                        object("memory", UNKNOWN)),
                planned(
                        "list: never mixed from two spellings",
                        object("sizes", list("1g", "2g")),
                        object("sizes", list("1024m", "3g")),
                        object("sizes", list("1024m", "3g"))),
                planned(
                        "set: as configured",
                        object("hosts", set("a")),
                        object("hosts", set("A")),
                        object("hosts", set("A"))),
                planned(
                        "map: with an unknown element",
                        object("labels", object("a", "1")),
                        object("labels", object("a", "1", "b", UNKNOWN)),
                        object("labels", object("a", "1", "b", UNKNOWN))),
                planned(
                        "nested: created",
                        nothing,
                        object("one", object("name", "a")),
                        object("one", item("a", UNKNOWN, UNKNOWN, null))),
                planned("nested: left out", nothing, empty, object("one", null, "given", UNKNOWN, "many", null)),
                planned("nested: removed", object("one", item("a", "1", "s", null)), empty, object("one", null)),
                planned(
                        "nested: changed, in the prior spelling where it means the same",
                        object("one", item("a", "1", "s", "1g")),
                        object("one", object("name", "b", "memory", "1024m")),
                        object("one", item("b", "1", UNKNOWN, "1g"))),
                planned(
                        "nested: changed elsewhere",
                        object("one", item("a", "1", "s", null)),
                        object("one", object("name", "a"), "name", "new"),
                        object("one", item("a", "1", UNKNOWN, null))),
                planned(
                        "nested, computed: left out and kept where nothing changes",
                        object("given", item("a", "1", "s", null), "kind", "plain", "enabled", true, "words", list()),
                        empty,
                        object("given", item("a", "1", "s", null))),
                planned(
                        "nested, computed: left out and unknown as a whole where something does",
                        object("given", item("a", "1", "s", null)),
                        changed,
                        object("given", UNKNOWN)),
                planned(
                        "nested list: appended",
                        object("many", list(item("a", "1", "s", null))),
                        object("many", list(object("name", "a"), object("name", "b"))),
                        object("many", list(item("a", "1", UNKNOWN, null), item("b", UNKNOWN, UNKNOWN, null)))),
                planned(
                        "nested list: what the server knew does not move to another element",
                        object("many", list(item("a", "1", "s", null), item("b", "2", "s", null))),
                        object("many", list(object("name", "new"), object("name", "b"), object("name", "a"))),
                        object(
                                "many",
                                list(
                                        item("new", UNKNOWN, UNKNOWN, null),
                                        item("b", "2", UNKNOWN, null),
                                        item("a", UNKNOWN, UNKNOWN, null)))),
                planned(
                        "nested list: unknown element",
                        object("many", list(item("a", "1", "s", null))),
                        object("many", list(UNKNOWN, object("name", "b"))),
                        object("many", list(UNKNOWN, item("b", UNKNOWN, UNKNOWN, null)))),
                planned(
                        "nested map: found by key",
                        object("named", object("x", item("a", "1", "s", null), "y", item("b", "2", "s", null))),
                        object("named", object("y", object("name", "new"), "z", object("name", "c"))),
                        object(
                                "named",
                                object(
                                        "y", item("new", "2", UNKNOWN, null),
                                        "z", item("c", UNKNOWN, UNKNOWN, null)))),
                planned(
                        "nested set: defaults in elements",
                        nothing,
                        object("ports", set(object("number", 80), object("number", 53, "protocol", "udp"))),
                        object("ports", set(port(80, "tcp", null), port(53, "udp", null)))),
                planned(
                        "nested set: in the configured spelling",
                        object("ports", set(port(80, "tcp", "1g"))),
                        object("ports", set(object("number", 80, "memory", "1024m"))),
                        object("ports", set(port(80, "tcp", "1024m")))),
                planned(
                        "nested set: unknown parts",
                        nothing,
                        object("ports", set(object("number", UNKNOWN), UNKNOWN)),
                        object("ports", set(port(UNKNOWN, "tcp", null), UNKNOWN))));
    }

    private static Value item(Object name, Object id, Object status, Object memory) {
        return object("name", name, "id", id, "status", status, "kind", "plain", "memory", memory);
    }

    private static Value port(Object number, Object protocol, Object memory) {
        return object("number", number, "protocol", protocol, "memory", memory);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void plansWhatTheSchemaDeclares(Case known) {
        var isCreate = known.prior.isNull();
        var prior = isCreate ? Values.EMPTY : whole(known.prior);
        var config = whole(known.config);
        var planned = Planner.plan(SCHEMA, config, prior, isCreate);

        for (var expected : ((Value.MapValue) known.planned).entries().entrySet()) {
            assertThat(planned.values().at(expected.getKey()))
                    .as(expected.getKey())
                    .isEqualTo(expected.getValue());
        }
        assertThat(ProtocolRules.plan(
                        SCHEMA, isCreate ? Value.NULL : prior.values(), config.values(), planned.values()))
                .isEmpty();
    }

    @Test
    void aPlanWithoutChangesIsThePriorState() {
        var config = whole(object("name", "a", "memory", "1024m", "one", object("name", "x", "memory", "1m")));
        var prior = whole(object(
                "name", "a",
                "id", "1",
                "status", "idle",
                "kind", "plain",
                "enabled", true,
                "words", list(),
                "memory", "1g",
                "one", item("x", "1", "s", "1024k")));
        assertThat(Planner.plan(SCHEMA, config, prior, false)).isEqualTo(prior);
    }

    private static Values whole(Value object) {
        var whole = ObjectShape.complete(SCHEMA, (Value.MapValue) object);
        return new Values(whole.with("password_wo", ((Value.MapValue) object).at("password_wo")));
    }
}
