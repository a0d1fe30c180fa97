package com.dokploy.terraform.resources;

import com.dokploy.terraform.client.Dokploy;
import com.dokploy.terraform.framework.Attribute;
import com.dokploy.terraform.framework.Change;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.Plan;
import com.dokploy.terraform.framework.Reading;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.framework.Schema;
import com.dokploy.terraform.framework.State;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A resource that is one row of the server, with a procedure each to make, read, change and remove it. A subclass says
 * what they are called and what they want otherwise than the schema implies.
 */
public abstract class RowResource implements Resource<Dokploy> {
    private final Schema schema;
    private final Attribute<String> id;
    private final String router;
    private final String removal;

    /**
     * For subclasses.
     *
     * @param schema its attributes
     * @param id the attribute that holds the id
     * @param router the first part of its procedures' names
     * @param removal the procedure that removes it
     */
    protected RowResource(Schema schema, Attribute<String> id, String router, String removal) {
        this.schema = schema;
        this.id = id;
        this.router = router;
        this.removal = removal;
    }

    @Override
    public final Schema schema() {
        return schema;
    }

    /** The rows beside the one of a configuration: what a lost reply is looked for in. */
    protected abstract Iterable<JsonNode> siblings(State state, Creation.Lists lists);

    /** The attributes that together tell one from its siblings; no secrets. */
    protected abstract List<Attribute<String>> key();

    /** The values of the key. */
    private String mark(State state) {
        var mark = new StringBuilder();
        for (var attribute : key()) {
            mark.append(mark.isEmpty() ? "" : " ").append(state.find(attribute, ""));
        }
        return mark.toString();
    }

    /** What tells a row of the server from its siblings, in the same words. */
    private String mark(JsonNode row) {
        return mark(Wire.state(schema, row, State.EMPTY, procedure("one")));
    }

    /** A body as the procedures want it, where that is not what the schema implies. */
    protected ObjectNode adapted(ObjectNode body, State plan, Change change, Dokploy dokploy) {
        return body;
    }

    /** Adds what follows from the row of the server but is no field of it. */
    protected State described(State state, JsonNode row, State known, Dokploy dokploy) {
        return state;
    }

    /** The names on the way to an object, for imports by path; the last may hold slashes. */
    protected abstract String pathOfNames();

    /** Finds the parents that names lead to: a state that {@link #siblings} can work with. */
    protected State parent(String[] names, Dokploy dokploy) {
        return State.EMPTY;
    }

    private String procedure(String name) {
        return router + "." + name;
    }

    private String idField() {
        return schema.apiField(id);
    }

    @Override
    public void plan(Plan plan, @Nullable Dokploy dokploy) {
        if (dokploy == null) {
            return;
        }
        var owners = new ArrayList<Attribute<?>>();
        for (var attribute : schema.attributes()) {
            if (isFixed(attribute) && isId(attribute)) {
                owners.add(attribute);
            }
        }
        Twins.warn(plan, dokploy, schema, owners, key());
        if (Creation.isForNew(plan, owners) && Creation.isForNew(plan, key())) {
            var planned = plan.planned();
            creation(dokploy)
                    .warnOfTwins(
                            plan,
                            schema,
                            parents(planned),
                            key(),
                            mark(planned),
                            () -> listed(planned, dokploy::survey));
        }
    }

    private Creation creation(Dokploy dokploy) {
        return new Creation(dokploy, procedure("create"), "/" + idField());
    }

    private static boolean isFixed(Attribute<?> attribute) {
        return attribute.replaces() && attribute.mapping() == Attribute.Mapping.FIELD;
    }

    private boolean isId(Attribute<?> attribute) {
        return schema.apiField(attribute).endsWith("Id");
    }

    /** What it belongs to as long as it lives. What else it refers to, as a bucket, may be changed. */
    private ObjectNode parents(State state) {
        var parents = Wire.body();
        for (var attribute : schema.attributes()) {
            if (isFixed(attribute) && isId(attribute) && state.has(attribute)) {
                parents.set(schema.apiField(attribute), Wire.field(attribute, state.value(attribute)));
            }
        }
        return parents;
    }

    @Override
    public State create(Change change, Dokploy dokploy) {
        var plan = change.plan();
        var body = Wire.update(schema, plan, change.config(), null);
        for (var attribute : schema.attributes()) {
            if (isFixed(attribute) && plan.has(attribute)) {
                body.set(schema.apiField(attribute), Wire.field(attribute, plan.value(attribute)));
            }
        }
        adapted(body, plan, change, dokploy);
        var created = creation(dokploy).make(parents(plan), body, mark(plan), () -> listed(plan, dokploy::fresh));
        var saved = change.save(plan.with(id, created.id()));
        var row = created.reply();
        if (row != null && hasMoreToSay(body, row)) {
            var rest = adapted(Wire.update(schema, saved, change.config(), null), saved, change, dokploy);
            dokploy.mutate(procedure("update"), rest.put(idField(), created.id()));
            row = null;
        }
        return row == null ? current(saved, dokploy) : state(row, saved, dokploy);
    }

    /** Whether the create left out something of what it was told. */
    private static boolean hasMoreToSay(ObjectNode body, JsonNode row) {
        var told = body.deepCopy();
        // What the server does not repeat was taken.
        told.retain(row.properties().stream().map(Map.Entry::getKey).toList());
        return Wire.hasNews(told, row);
    }

    private Map<String, String> listed(State state, Creation.Lists lists) {
        var siblings = new LinkedHashMap<String, String>();
        for (var row : siblings(state, lists)) {
            siblings.put(row.path(idField()).asText(), mark(row));
        }
        return siblings;
    }

    @Override
    public @Nullable State read(Reading reading, Dokploy dokploy) {
        var row = dokploy.find(procedure("one"), idField(), reading.state().get(id));
        return row == null ? null : state(row, reading.state(), dokploy);
    }

    @Override
    public State update(Change change, Dokploy dokploy) {
        var known = change.prior().get(id);
        var plan = change.plan().with(id, known);
        var body = Wire.update(schema, plan, change.config(), change.prior());
        adapted(body, plan, change, dokploy);
        dokploy.mutate(procedure("update"), body.put(idField(), known));
        return current(plan, dokploy);
    }

    private State current(State known, Dokploy dokploy) {
        return state(dokploy.query(procedure("one"), Wire.body(idField(), known.get(id))), known, dokploy);
    }

    private State state(JsonNode row, State known, Dokploy dokploy) {
        return described(Wire.state(schema, row, known, procedure("one")), row, known, dokploy);
    }

    @Override
    public void delete(Change change, Dokploy dokploy) {
        dokploy.mutate(removal, Wire.body(idField(), change.prior().get(id)));
    }

    @Override
    public State importState(String wanted, Dokploy dokploy) {
        var depth = pathOfNames().split("/", -1).length;
        var names = wanted.split("/", depth);
        if (depth > 1 && names.length < depth) {
            return State.EMPTY.with(id, wanted);
        }
        return importNamed(wanted, parent(names, dokploy), names[depth - 1], depth == 1, dokploy);
    }

    /**
     * Finds the object of a name among its siblings.
     *
     * @param wanted what the user wrote
     * @param parent what {@link #siblings} can work with
     * @param mayBeId whether what is not found may be an id nevertheless: not every list shows everything
     */
    protected final State importNamed(String wanted, State parent, String name, boolean mayBeId, Dokploy dokploy) {
        var found = new ArrayList<String>();
        var others = new ArrayList<String>();
        for (var row : siblings(parent, dokploy::fresh)) {
            var there = row.path(idField()).asText();
            others.add(mark(row));
            if (there.equals(wanted)) {
                return State.EMPTY.with(id, wanted);
            }
            if (mark(row).equals(name)) {
                found.add(there);
            }
        }
        if (found.size() == 1) {
            return State.EMPTY.with(id, found.getFirst());
        }
        if (found.isEmpty() && mayBeId) {
            return State.EMPTY.with(id, wanted);
        }
        throw new DiagnosticException(Diagnostic.error(
                found.isEmpty() ? "Unknown Name" : "Ambiguous Name",
                found.isEmpty()
                        ? "There is no " + schema.name() + " `" + wanted + "`: none here has the " + Twins.names(key())
                                + " `" + name + "`. "
                                + (others.isEmpty()
                                        ? "There are none here."
                                        : "There is `" + String.join("`, `", others) + "`.")
                                + " Write its id, or a path such as `" + pathOfNames() + "`."
                        : "More than one " + schema.name() + " has the " + Twins.names(key()) + " `" + name + "`: `"
                                + String.join("`, `", found) + "`. Import by id the one you mean."));
    }

    /** The data source of the same name, by id alone or by what it is called. */
    public LookUp lookUp(String description, Attribute<?>... keys) {
        return LookUp.of(
                this,
                description,
                id,
                (config, dokploy) -> {
                    var mark = mark(config);
                    var found = new ArrayList<String>();
                    for (var row : siblings(config, dokploy::fresh)) {
                        if (mark(row).equals(mark)) {
                            found.add(row.path(idField()).asText());
                        }
                    }
                    if (found.size() == 1) {
                        return found.getFirst();
                    }
                    throw new DiagnosticException(Diagnostic.error(
                            found.isEmpty() ? "Nothing found" : "Several found",
                            found.isEmpty()
                                    ? "There is no " + schema.name() + " `" + mark + "` on this server, or the API"
                                            + " key may not see it. Names are compared letter by letter."
                                    : "`" + mark + "` could be any of " + String.join(", ", found)
                                            + ". Use the id of the one you mean."));
                },
                keys);
    }

    /** The data source that lists those that belong to one parent. */
    public Plural plural(String type, String description) {
        return new Plural(type, description, schema, (config, dokploy) -> {
            var found = new TreeMap<String, State>();
            for (var row : siblings(config, dokploy::query)) {
                found.put(mark(row) + " " + row.path(idField()).asText(), state(row, State.EMPTY, dokploy));
            }
            return found.values();
        });
    }
}
