package com.dokploy.terraform.resources;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.planning.DuplicateNames;
import com.dokploy.terraform.resources.planning.ExistingObjects;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.resources.support.ChildListDataSource;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.resources.support.NewObject;
import com.dokploy.terraform.resources.support.SingleDataSource;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A resource that is one row of the server, with a procedure each to make, read, change and remove it. A subclass
 * declares its attributes in its fields, ends its constructor with {@link #declared}, and says what its procedures want
 * otherwise than the schema implies.
 */
public abstract class RowResource implements Resource<Session> {
    /**
     * What a row is called.
     *
     * @param router the first part of its procedures' names
     * @param idField the field that holds its id
     * @param removal the procedure that removes it
     */
    public record Names(String router, String idField, String removal) {}

    /** Where attributes are declared. */
    protected final Schema.Builder s;
    /** The attribute that holds the id. */
    protected final Attribute<String> id;

    private final Names names;
    private @Nullable Schema schema;

    /**
     * Declares the id.
     *
     * @param type the name of the resource
     * @param description what users read about it
     */
    protected RowResource(String type, String description, Names names) {
        this.names = names;
        s = Schema.resource(type, description);
        id = s.id(names.idField());
    }

    /** Ends the declaration. */
    protected final void declared(Rule... rules) {
        schema = s.rule(rules).build();
    }

    @Override
    public final Schema schema() {
        return Objects.requireNonNull(schema, "not declared yet");
    }

    /** The rows beside the one of a configuration: what a lost reply is looked for in. */
    protected abstract Iterable<JsonNode> siblings(Values state, ListReader lists);

    /** The attributes that together tell one from its siblings; no secrets. */
    protected abstract List<Attribute<String>> key();

    /** The values of the key. */
    private String naturalKey(Values state) {
        var naturalKey = new StringBuilder();
        for (var attribute : key()) {
            naturalKey.append(naturalKey.isEmpty() ? "" : " ").append(state.find(attribute, ""));
        }
        return naturalKey.toString();
    }

    /** What tells a row of the server from its siblings, in the same words. */
    private String naturalKey(JsonNode row) {
        return naturalKey(ApiValues.state(schema(), row, Values.EMPTY, procedure("one")));
    }

    /** A body as the procedures want it, where that is not what the schema implies. */
    protected ObjectNode adapted(ObjectNode body, Values plan, ApplyRequest request, Session session) {
        return body;
    }

    /** Adds what follows from the row of the server but is no field of it. */
    protected Values described(Values state, JsonNode row, Values known, Session session) {
        return state;
    }

    @Override
    public abstract List<String> importPath();

    /** Finds the parents that names lead to: a state that {@link #siblings} can work with. */
    protected Values parent(String[] names, Session session) {
        return Values.EMPTY;
    }

    private String procedure(String name) {
        return names.router() + "." + name;
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        if (session == null) {
            return;
        }
        var owners = new ArrayList<Attribute<?>>();
        for (var attribute : schema().attributes()) {
            if (isFixed(attribute) && isId(attribute)) {
                owners.add(attribute);
            }
        }
        var planned = comparable(plan, session);
        DuplicateNames.warn(plan, planned, session, schema(), owners, key());
        if (ExistingObjects.isForNew(plan, owners) && ExistingObjects.isForNew(plan, planned, key())) {
            var object = newObject(planned, session.dokploy()::cachedQuery);
            ExistingObjects.warn(plan, schema(), key(), object, session);
        }
    }

    /** What is planned, with those values that the apply would find out but that the server can tell by now. */
    protected Values comparable(PlanRequest plan, Session session) {
        return plan.planned();
    }

    private NewObject newObject(Values plan, ListReader lists) {
        return new NewObject(procedure("create"), parents(plan), naturalKey(plan), () -> listed(plan, lists));
    }

    private static boolean isFixed(Attribute<?> attribute) {
        return attribute.replaces() && attribute.mapping() == Attribute.Mapping.FIELD;
    }

    private boolean isId(Attribute<?> attribute) {
        return schema().apiField(attribute).endsWith("Id");
    }

    /** What it belongs to as long as it lives. What else it refers to, as a bucket, may be changed. */
    private ObjectNode parents(Values state) {
        var parents = ApiMapping.body();
        for (var attribute : schema().attributes()) {
            if (isFixed(attribute) && isId(attribute) && state.has(attribute)) {
                parents.set(schema().apiField(attribute), ApiMapping.field(attribute, state.value(attribute)));
            }
        }
        return parents;
    }

    @Override
    public Values create(ApplyRequest request, Session session) {
        var plan = completed(request.planned(), session);
        var body = ApiMapping.update(schema(), plan, request.config(), null);
        for (var attribute : schema().attributes()) {
            if (isFixed(attribute) && plan.has(attribute)) {
                body.set(schema().apiField(attribute), ApiMapping.field(attribute, plan.value(attribute)));
            }
        }
        adapted(body, plan, request, session);
        var object = newObject(plan, session.dokploy()::queryUncached);
        var created = new ExactlyOnceCreate(session, object, "/" + names.idField()).make(body);
        var saved = request.save(plan.with(id, created.id()));
        var row = created.reply();
        if (row != null && hasMoreToSay(body, row)) {
            var rest = adapted(ApiMapping.update(schema(), saved, request.config(), null), saved, request, session);
            session.dokploy().mutate(procedure("update"), rest.put(names.idField(), created.id()));
            row = null;
        }
        return row == null ? current(saved, session) : state(row, saved, session);
    }

    /** A new object with those of its values that only the apply finds out before it makes it. */
    protected Values completed(Values plan, Session session) {
        return plan;
    }

    /** Whether the create left out something of what it was told. */
    private static boolean hasMoreToSay(ObjectNode body, JsonNode row) {
        var told = body.deepCopy();
        // What the server does not repeat was taken.
        told.retain(row.properties().stream().map(Map.Entry::getKey).toList());
        return ApiMapping.hasNews(told, row);
    }

    private Map<String, String> listed(Values state, ListReader lists) {
        var siblings = new LinkedHashMap<String, String>();
        for (var row : siblings(state, lists)) {
            siblings.put(row.path(names.idField()).asText(), naturalKey(row));
        }
        return siblings;
    }

    @Override
    public @Nullable Values read(ReadRequest request, Session session) {
        var row = session.dokploy()
                .find(procedure("one"), names.idField(), request.state().get(id));
        return row == null ? null : state(row, request.state(), session);
    }

    @Override
    public Values update(ApplyRequest request, Session session) {
        var known = request.prior().get(id);
        var plan = request.planned().with(id, known);
        var body = ApiMapping.update(schema(), plan, request.config(), request.prior());
        adapted(body, plan, request, session);
        session.dokploy().mutate(procedure("update"), body.put(names.idField(), known));
        return current(plan, session);
    }

    private Values current(Values known, Session session) {
        return state(
                session.dokploy().query(procedure("one"), ApiMapping.body(names.idField(), known.get(id))),
                known,
                session);
    }

    private Values state(JsonNode row, Values known, Session session) {
        return described(ApiValues.state(schema(), row, known, procedure("one")), row, known, session);
    }

    @Override
    public void delete(ApplyRequest request, Session session) {
        session.dokploy()
                .mutate(
                        names.removal(),
                        ApiMapping.body(names.idField(), request.prior().get(id)));
    }

    @Override
    public Values importState(String wanted, Session session) {
        var depth = importPath().size();
        var names = wanted.split("/", depth);
        if (depth > 1 && names.length < depth) {
            return Values.EMPTY.with(id, wanted);
        }
        return importNamed(wanted, parent(names, session), names[depth - 1], depth == 1, session);
    }

    /**
     * Finds the object of a name among its siblings.
     *
     * @param wanted what the user wrote
     * @param parent what {@link #siblings} can work with
     * @param mayBeId whether what is not found may be an id nevertheless: not every list shows everything
     */
    protected final Values importNamed(String wanted, Values parent, String name, boolean mayBeId, Session session) {
        return Values.EMPTY.with(id, search(parent, session).imported(wanted, name, mayBeId, importPath()));
    }

    private RowSearch search(Values parent, Session session) {
        return new RowSearch(schema(), key(), listed(parent, session.dokploy()::queryUncached));
    }

    /** The data source of the same name, by id alone or by what it is called. */
    protected final SingleDataSource lookUp(String description, Attribute<?>... keys) {
        return SingleDataSource.of(
                this,
                description,
                id,
                (config, session) -> search(config, session).lookedUp(naturalKey(config)),
                keys);
    }

    /** The data source that lists those that belong to one parent. */
    protected final ChildListDataSource plural(String type, String description) {
        return new ChildListDataSource(type, description, schema(), (config, session) -> {
            var found = new TreeMap<String, Values>();
            for (var row : siblings(config, session.dokploy()::query)) {
                found.put(
                        naturalKey(row) + " " + row.path(names.idField()).asText(), state(row, Values.EMPTY, session));
            }
            return found.values();
        });
    }
}
