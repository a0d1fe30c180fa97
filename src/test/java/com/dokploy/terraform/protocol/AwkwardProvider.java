package com.dokploy.terraform.protocol;

import com.dokploy.terraform.framework.Action;
import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.Diagnostics;
import com.dokploy.terraform.framework.Ephemeral;
import com.dokploy.terraform.framework.Function;
import com.dokploy.terraform.framework.InvokeRequest;
import com.dokploy.terraform.framework.ListResource;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.Provider;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A provider for things in memory, well-behaved until a test replaces what it does. */
final class AwkwardProvider implements Provider<AwkwardProvider.Server> {
    /** Where the things are. */
    static final class Server {
        final Map<String, Values> things = new ConcurrentHashMap<>();
        final Set<String> tokens = ConcurrentHashMap.newKeySet();
        final AtomicInteger ids = new AtomicInteger();
    }

    /** What a test may replace. */
    interface Step<Q, A> {
        A apply(Q request, Server server);
    }

    private static final Schema.Builder P = Schema.provider("Things in memory.");
    static final Attribute<String> ENDPOINT = P.string("endpoint").describe("Where they are.");
    static final Attribute<String> KEY = P.string("api_key").sensitive().describe("What opens the door.");
    static final Schema CONFIGURATION = P.build();

    private static final Schema.Builder N = Schema.object();
    static final Attribute<String> HOST = N.string("host").required().describe("Its host.");
    static final Attribute<Long> PORT = N.integer("port").defaultsTo(80L).describe("Its port.");
    static final Schema PART = N.build();

    private static final Schema.Builder S = Schema.resource("awkward_thing", "A thing in memory.");
    static final Attribute<String> ID = S.id("thingId").describe("Its ID.");
    static final Attribute<String> NAME = S.string("name").required().replaces().describe("Its name.");
    static final Attribute<String> TEXT = S.string("text").describe("Any text.");
    static final Attribute<Long> SIZE = S.integer("size").describe("A whole number.");
    static final Attribute<BigDecimal> RATIO = S.decimal("ratio").describe("Any number.");
    static final Attribute<Boolean> ACTIVE = S.bool("active").defaultsTo(true).describe("Whether it is.");
    static final Attribute<String> NOTE = S.string("note").optionalComputed().describe("What the server notes.");
    static final Attribute<String> SECRET = S.string("secret").sensitive().describe("Hidden.");
    static final Attribute<String> TOKEN = S.string("token_wo").writeOnly().describe("Never stored.");
    static final Attribute<Set<String>> TAGS = S.stringSet("tags").describe("Its tags.");
    static final Attribute<Map<String, String>> LABELS = S.stringMap("labels").describe("Its labels.");
    static final Attribute<Values> MAIN = S.object("main", PART).describe("Its main part.");
    static final Attribute<List<Values>> PARTS = S.objects("parts", PART).describe("Its parts.");
    static final Attribute<Set<Values>> SPARES = S.objectSet("spares", PART).describe("Its spare parts.");
    static final Attribute<Map<String, Values>> NAMED =
            S.objectMap("named", PART).describe("Its named parts.");
    static final Schema THING = S.build();

    private static final Schema.Builder D = Schema.resource("awkward_thing", "Finds a thing by name.");
    static final Attribute<String> WANTED = D.string("name").required().describe("Its name.");
    static final Attribute<String> FOUND = D.string("id").computed().describe("Its id.");
    static final Schema LOOKUP = D.build();

    private static final Schema.Builder E = Schema.resource("awkward_token", "A token for as long as Terraform runs.");
    static final Attribute<String> HOLDER = E.string("holder").required().describe("Whose it is.");
    static final Attribute<String> VALUE = E.string("value").computed().describe("The token itself.");
    static final Schema LENT = E.build();

    private static final Schema.Builder L = Schema.resource("awkward_thing", "Lists things.");
    static final Attribute<String> NOT_NAMED = L.string("not_named").describe("A name to leave out.");
    static final Schema LISTING = L.build();

    private static final Schema.Builder A = Schema.resource("awkward_ring", "Rings a bell.");
    static final Attribute<Long> TIMES = A.integer("times").required().describe("How often.");
    static final Schema RING = A.build();

    final Server server = new Server();
    final AtomicInteger listed = new AtomicInteger();
    Step<InvokeRequest, Boolean> ring = AwkwardProvider::ringBell;
    Step<ApplyRequest, Values> create = AwkwardProvider::createThing;
    Step<ReadRequest, Values> read = AwkwardProvider::readThing;
    Step<ApplyRequest, Values> update = AwkwardProvider::updateThing;
    Step<ApplyRequest, Values> delete = AwkwardProvider::deleteThing;
    Step<String, Values> importing = AwkwardProvider::importThing;
    Step<Values, Values> lookUp = AwkwardProvider::findThing;
    Step<Values, Server> configure = (_, server) -> server;
    final List<Server> closed = new CopyOnWriteArrayList<>();
    Supplier<String> summary = () -> "Repeats a text";

    private static boolean ringBell(InvokeRequest request, Server server) {
        for (var ring = 1L; ring <= request.config().get(TIMES); ring++) {
            request.progress().accept("Ring " + ring);
        }
        return true;
    }

    private static Values createThing(ApplyRequest request, Server server) {
        var id = "thing-" + server.ids.incrementAndGet();
        var made = request.save(request.planned().with(ID, id));
        var note = made.find(NOTE, "noted by the server");
        var thing = made.with(NOTE, note);
        server.things.put(id, thing);
        return thing;
    }

    private static Values readThing(ReadRequest request, Server server) {
        return server.things.get(request.state().get(ID));
    }

    private static Values updateThing(ApplyRequest request, Server server) {
        var thing = request.planned().with(NOTE, request.planned().find(NOTE, "noted again"));
        server.things.put(thing.get(ID), thing);
        return thing;
    }

    private static Values deleteThing(ApplyRequest request, Server server) {
        return server.things.remove(request.prior().get(ID));
    }

    private static Values importThing(String id, Server server) {
        if (!server.things.containsKey(id)) {
            throw new IllegalArgumentException("gone");
        }
        return Values.EMPTY.with(ID, id);
    }

    private static Values findThing(Values config, Server server) {
        for (var thing : server.things.values()) {
            if (thing.get(NAME).equals(config.get(WANTED))) {
                return config.with(FOUND, thing.get(ID));
            }
        }
        throw new IllegalStateException("no such thing");
    }

    @Override
    public Schema schema() {
        return CONFIGURATION;
    }

    @Override
    public List<Resource<Server>> resources() {
        return List.of(new Thing());
    }

    @Override
    public List<DataSource<Server>> dataSources() {
        return List.of(new Lookup());
    }

    @Override
    public List<Ephemeral<Server>> ephemerals() {
        return List.of(new Token());
    }

    @Override
    public List<Action<Server>> actions() {
        return List.of(new Ring());
    }

    @Override
    public List<Function> functions() {
        return List.of(new Repeat(), new TypeOf());
    }

    @Override
    public Server configure(Values config, String terraformVersion) {
        return configure.apply(config, server);
    }

    @Override
    public void close(Server server) {
        closed.add(server);
    }

    @Override
    public void stop(Server server) {
        // Nothing here waits.
    }

    @Override
    public Diagnostic explain(RuntimeException failure) {
        return Diagnostic.error("Failed", "It failed: " + failure.getMessage());
    }

    @Override
    public boolean meansGone(RuntimeException failure) {
        return "gone".equals(failure.getMessage());
    }

    private final class Thing implements Resource<Server> {
        @Override
        public Schema schema() {
            return THING;
        }

        @Override
        public ListResource<Server> list() {
            return new Listing();
        }

        @Override
        public Values create(ApplyRequest request, Server server) {
            return create.apply(request, server);
        }

        @Override
        public Values read(ReadRequest request, Server server) {
            return read.apply(request, server);
        }

        @Override
        public Values update(ApplyRequest request, Server server) {
            return update.apply(request, server);
        }

        @Override
        public void delete(ApplyRequest request, Server server) {
            delete.apply(request, server);
        }

        @Override
        public Values importState(String id, Server server) {
            return importing.apply(id, server);
        }
    }

    private final class Listing implements ListResource<Server> {
        @Override
        public Schema schema() {
            return LISTING;
        }

        @Override
        public Stream<ListedObject> list(Values config, Server server) {
            return new TreeMap<>(server.things)
                    .values().stream()
                            .peek(_ -> listed.incrementAndGet())
                            .filter(thing -> !thing.get(NAME).equals(config.find(NOT_NAMED)))
                            .map(thing -> new ListedObject(thing.get(NAME), Values.EMPTY.with(ID, thing.get(ID))));
        }
    }

    private final class Ring implements Action<Server> {
        @Override
        public Schema schema() {
            return RING;
        }

        @Override
        public void plan(Values config, Server server, Diagnostics diagnostics) {
            if (config.has(TIMES) && config.get(TIMES) > 9) {
                diagnostics.add(Diagnostic.warning("Loud", "The bell rings often."));
            }
        }

        @Override
        public void invoke(InvokeRequest request, Server server) {
            var _ = ring.apply(request, server);
        }
    }

    private final class Lookup implements DataSource<Server> {
        @Override
        public Schema schema() {
            return LOOKUP;
        }

        @Override
        public Values read(Values config, Server server) {
            return lookUp.apply(config, server);
        }
    }

    /** A token that is good for a minute at a time. */
    private static final class Token implements Ephemeral<Server> {
        static final Instant FIRST_RENEWAL = Instant.ofEpochSecond(1_800_000_000L, 5);

        @Override
        public Schema schema() {
            return LENT;
        }

        @Override
        public OpenResponse open(Values config, Server server) {
            var token = "token of " + config.get(HOLDER);
            server.tokens.add(token);
            var privateState = new PrivateState();
            privateState.put("token", token);
            return new OpenResponse(config.with(VALUE, token), privateState, FIRST_RENEWAL);
        }

        @Override
        public Instant renew(PrivateState privateState, Server server) {
            if (!server.tokens.contains(privateState.get("token"))) {
                throw new IllegalStateException("no such token");
            }
            return FIRST_RENEWAL.plusSeconds(60);
        }

        @Override
        public void close(PrivateState privateState, Server server) {
            if (privateState.get("token") == null || !server.tokens.remove(privateState.get("token"))) {
                throw new IllegalStateException("gone");
            }
        }
    }

    /** {@code provider::awkward::repeat("ab", 2)} is {@code "abab"}. */
    private final class Repeat implements Function {
        @Override
        public String name() {
            return "repeat";
        }

        @Override
        public String summary() {
            return summary.get();
        }

        @Override
        public String description() {
            return "Gives a text several times over.";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    new Parameter("text", Type.STRING, "What to repeat."),
                    new Parameter("times", Type.NUMBER, "How often."));
        }

        @Override
        public Type result() {
            return Type.STRING;
        }

        @Override
        public Value call(List<Value> arguments) {
            var text = ((Value.Text) arguments.getFirst()).text();
            var times = ((Value.Number) arguments.getLast()).number().intValueExact();
            if (times < 0) {
                throw new ArgumentException(1, "it cannot be negative");
            }
            return Value.of(text.repeat(times));
        }
    }

    private static final class TypeOf implements Function {
        @Override
        public String name() {
            return "type_of";
        }

        @Override
        public String summary() {
            return "Tells a type.";
        }

        @Override
        public String description() {
            return "Tells the type that a value of any type has.";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(new Parameter("value", Type.DYNAMIC, "What to look at."));
        }

        @Override
        public Type result() {
            return Type.STRING;
        }

        @Override
        public Value call(List<Value> arguments) {
            return Value.of(TypeJson.encode(((Value.Dynamic) arguments.getFirst()).type()));
        }
    }
}
