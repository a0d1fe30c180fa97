package com.dokploy.terraform.resources;

import com.dokploy.terraform.framework.ApplyRequest;
import com.dokploy.terraform.framework.ListResource;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.framework.ReadRequest;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.planning.DuplicateNames;
import com.dokploy.terraform.resources.planning.ExistingObjects;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ApiMapping;
import com.dokploy.terraform.resources.support.ApiValues;
import com.dokploy.terraform.resources.support.ChildListDataSource;
import com.dokploy.terraform.resources.support.DerivedList;
import com.dokploy.terraform.resources.support.GatheredList;
import com.dokploy.terraform.resources.support.ImportPath;
import com.dokploy.terraform.resources.support.ListDataSource;
import com.dokploy.terraform.resources.support.ListReader;
import com.dokploy.terraform.resources.support.NewObject;
import com.dokploy.terraform.resources.support.SingleDataSource;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.DataSourceSchema;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A resource that is one row of the server, with a procedure each to make, read, change and remove it. A subclass
 * declares its attributes in its constructor, and adapts the bodies of its procedures where they differ
 * from what the schema implies.
 */
public abstract class RowResource implements Resource<Session> {
    /**
     * The names of a row's procedures and of the field with its id.
     *
     * @param router the first part of the procedures' names
     * @param idField the field by which procedures take the row's id
     * @param removal the procedure that removes a row
     * @param rowId the field of the row that holds the id
     * @param list the procedure that lists all rows
     * @param create the procedure that makes a row
     * @param update the procedure that changes a row
     */
    public record Names(
            String router, String idField, String removal, String rowId, String list, String create, String update) {
        /** Names of which those that are not given follow from the router and the field with the id. */
        public Names(String router, String idField, String removal) {
            this(router, idField, removal, idField, router + ".all", router + ".create", router + ".update");
        }

        /** Returns these names for rows that hold their id in another field than procedures take it by. */
        public Names withRowId(String field) {
            return new Names(router, idField, removal, field, list, create, update);
        }

        /** Returns these names with another procedure that lists all rows. */
        public Names withList(String procedure) {
            return new Names(router, idField, removal, rowId, procedure, create, update);
        }

        /** Returns these names with another procedure that makes a row. */
        public Names withCreate(String procedure) {
            return new Names(router, idField, removal, rowId, list, procedure, update);
        }

        /** Returns these names with another procedure that changes a row. */
        public Names withUpdate(String procedure) {
            return new Names(router, idField, removal, rowId, list, create, procedure);
        }
    }

    /** Where attributes are declared. */
    protected final Schema.Builder s;
    /** The attribute that holds the id. */
    protected final Attribute<String> id;

    /** The names of the procedures and of the field with the id. */
    protected final Names names;

    /**
     * Declares the id.
     *
     * @param type the name of the resource
     * @param description the description in the user documentation
     */
    protected RowResource(String type, String description, Names names) {
        this.names = names;
        s = Schema.resource(type, description);
        id = s.id(names.idField()).describe("ID in Dokploy.");
    }

    @Override
    public final Schema schema() {
        return s.build();
    }

    /** Reads the rows beside the one of a configuration; after a lost reply the new row is looked for among them. */
    protected Iterable<JsonNode> siblings(Values state, ListReader lists) {
        return lists.read(names.list(), ApiMapping.body());
    }

    /** Returns the attributes that together tell a row from its siblings; no secrets. */
    protected abstract List<Attribute<String>> key();

    /** Changes a body to fit the procedures, where they want something else than the schema implies. */
    protected void adapt(ObjectNode body, Values plan, ApplyRequest request, Session session) {}

    /** Changes the body of a create, where that says something else than an update: no row shows what is added here. */
    protected void complete(ObjectNode creation, Values plan, ApplyRequest request, Session session) {}

    /** Returns an answer of the server about one row with the fields that the schema names. */
    protected JsonNode asRow(JsonNode answer) {
        return answer;
    }

    /** Whether the reply to a create says everything about the new row. */
    protected boolean isComplete(JsonNode reply) {
        return true;
    }

    /** Adds to a state the values that follow from the server's row without being a field of it. */
    protected Values completeState(Values state, JsonNode row, Values known, Session session) {
        return state;
    }

    /** Notes, for the next plan, facts that a read of the row tells and the state does not hold. */
    protected void note(Values state, JsonNode row, PrivateState notes) {}

    /** Returns the names of the parents that begin the path of an import; the key follows them. */
    protected List<String> importParents() {
        return List.of();
    }

    @Override
    public final List<String> importPath() {
        var names = new ArrayList<String>();
        for (var attribute : key()) {
            names.add(attribute.name());
        }
        var path = new ArrayList<>(importParents());
        path.add(String.join(" ", names));
        return path;
    }

    /** Finds the parents by their names, and returns a state with their ids, as {@link #siblings} needs it. */
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
        var parents = new FixedFields(schema()).parents();
        var planned = resolvePlan(plan, session);
        DuplicateNames.warn(plan, planned, session, schema(), parents, key());
        if (ExistingObjects.isForNew(plan, parents) && ExistingObjects.isForNew(plan, planned, key())) {
            var object = newObject(planned, session.dokploy()::cachedQuery);
            ExistingObjects.warn(plan, schema(), key(), object, session);
        }
    }

    /**
     * Returns the planned values, completed by those that the server can tell now, which the apply would find out
     * otherwise.
     */
    protected Values resolvePlan(PlanRequest plan, Session session) {
        return plan.planned();
    }

    /** Returns the object that a plan makes; its siblings are read by {@code lists}. */
    protected NewObject newObject(Values plan, ListReader lists) {
        return new NewObject(
                names.create(),
                new FixedFields(schema()).parents(plan),
                rowKey().of(plan),
                () -> rowKey().byId(rows(plan, lists)));
    }

    private List<JsonNode> rows(Values state, ListReader lists) {
        var rows = new ArrayList<JsonNode>();
        for (var sibling : siblings(state, lists)) {
            rows.add(asRow(sibling));
        }
        return rows;
    }

    private RowKey rowKey() {
        return new RowKey(schema(), key(), names.rowId(), procedure("one"));
    }

    @Override
    public Values create(ApplyRequest request, Session session) {
        var plan = completePlan(request.planned(), session);
        var body = ApiMapping.update(schema(), plan, request.config(), null);
        new FixedFields(schema()).addTo(body, plan);
        adapt(body, plan, request, session);
        var object = newObject(plan, session.dokploy()::queryUncached);
        var creation = body.deepCopy();
        complete(creation, plan, request, session);
        var create = new ExactlyOnceCreate(session, object, "/" + names.rowId());
        var created = ExistingObjects.writing(schema(), key(), object, request, session, () -> create.make(creation));
        var saved = request.save(plan.with(id, created.id()));
        var reply = created.reply();
        var row = reply == null || !isComplete(reply) ? row(saved, session) : asRow(reply);
        if (hasMoreToSay(body, row)) {
            var rest = ApiMapping.update(schema(), saved, request.config(), null);
            adapt(rest, saved, request, session);
            session.dokploy().mutate(names.update(), rest.put(names.idField(), created.id()));
            row = row(saved, session);
        }
        return state(row, saved, session);
    }

    /** Returns a new object, completed by the values that only the apply finds out, right before the create. */
    protected Values completePlan(Values plan, Session session) {
        return plan;
    }

    /** Whether the row of a new object lacks something that the body of the create said. */
    protected boolean hasMoreToSay(ObjectNode body, JsonNode row) {
        var told = body.deepCopy();
        // Fields that the server's answer does not repeat count as taken.
        told.retain(row.properties().stream().map(Map.Entry::getKey).toList());
        return ApiMapping.hasChanges(told, row);
    }

    @Override
    public @Nullable Values read(ReadRequest request, Session session) {
        var found = find(request.state(), session);
        if (found == null) {
            return null;
        }
        var row = asRow(found);
        var state = state(row, request.state(), session);
        note(state, row, request.privateState());
        return state;
    }

    /** Reads the row of an object; null if the server says that there is none. */
    protected @Nullable JsonNode find(Values state, Session session) {
        return session.dokploy().find(procedure("one"), names.idField(), state.get(id), names.rowId());
    }

    @Override
    public Values update(ApplyRequest request, Session session) {
        var priorId = request.prior().get(id);
        var plan = request.planned().with(id, priorId);
        var body = ApiMapping.update(schema(), plan, request.config(), request.prior());
        adapt(body, plan, request, session);
        var object = newObject(plan, session.dokploy()::queryUncached);
        body.put(names.idField(), priorId);
        var _ = ExistingObjects.writing(
                schema(),
                key(),
                object,
                request,
                session,
                () -> session.dokploy().mutate(names.update(), body));
        return current(plan, session);
    }

    /** Returns the state of an object as the server describes it now. */
    protected final Values current(Values known, Session session) {
        return state(row(known, session), known, session);
    }

    private JsonNode row(Values known, Session session) {
        return asRow(read(known, session));
    }

    /** Reads the row of an object that was just written. */
    protected JsonNode read(Values known, Session session) {
        return session.dokploy().query(procedure("one"), ApiMapping.body(names.idField(), known.get(id)));
    }

    private Values state(JsonNode row, Values known, Session session) {
        var state = ApiValues.state(schema(), row, known, procedure("one"));
        var hasOtherId = !names.rowId().equals(names.idField());
        var identified = hasOtherId ? state.with(id, row.path(names.rowId()).asText()) : state;
        return completeState(identified, row, known, session);
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
        var names = ImportPath.split(wanted, depth);
        if (names == null) {
            return Values.EMPTY.with(id, wanted);
        }
        return importNamed(wanted, parent(names, session), names[depth - 1], depth == 1, session);
    }

    /**
     * Finds the object of a name among its siblings.
     *
     * @param wanted the text that the user wrote: a name or an id
     * @param parent a state with the ids of the parents, as {@link #siblings} needs it
     * @param mayBeId whether a text that is no known name or id may be an id nevertheless: not every list shows
     *     everything
     */
    protected final Values importNamed(String wanted, Values parent, String name, boolean mayBeId, Session session) {
        return Values.EMPTY.with(
                id, searchIn(parent, session).importId(wanted, rowKey().canonical(name), mayBeId, importPath()));
    }

    private RowSearch searchIn(Values parent, Session session) {
        return new RowSearch(schema(), key(), rowKey().byId(rows(parent, session.dokploy()::queryUncached)));
    }

    /** Returns the id of the object of which a configuration has the key. Throws DiagnosticException if there is none. */
    protected final String search(Values config, Session session) {
        return searchIn(config, session).only(rowKey().of(config));
    }

    /** Returns the data source of the same name, which finds its object by id alone or by the given keys. */
    protected final SingleDataSource singular(String description, Attribute<?>... keys) {
        return new SingleDataSource(this, description, id, this::search, keys);
    }

    /** Returns the data source that lists the objects of one parent. */
    protected final ChildListDataSource plural(String type, String description) {
        return new ChildListDataSource(type, description, schema(), (config, session) -> {
            var found = new TreeMap<String, Values>();
            for (var row : rows(config, session.dokploy()::query)) {
                found.put(rowKey().of(row) + " " + row.path(names.rowId()).asText(), state(row, Values.EMPTY, session));
            }
            return found.values();
        });
    }

    /** Derives the list from the data source that lists the objects; without one, from the rows that an import looks at. */
    @Override
    public ListResource<Session> list() {
        var derived = DerivedList.of(this);
        return derived == null ? ofRows() : derived;
    }

    private ListResource<Session> ofRows() {
        var s = Schema.resource(schema().name(), "Lists the objects of type `" + schema().name() + "`.");
        var filters = new ArrayList<Attribute<?>>();
        key().forEach(attribute -> filters.add(s.add(attribute.asFilter(ListDataSource.exactly(attribute.name())))));
        return new GatheredList(
                s.build(),
                (config, session) -> rows(Values.EMPTY, session.dokploy()::query).stream()
                        .filter(row -> filters.stream()
                                .allMatch(filter -> config.isNull(filter)
                                        || config.value(filter)
                                                .equals(ApiValues.state(schema(), row, Values.EMPTY, names.list())
                                                        .value(filter))))
                        .map(row -> new ListResource.ListedObject(
                                rowKey().of(row),
                                Values.EMPTY.with(id, row.path(names.rowId()).asText()))));
    }

    /**
     * Returns the data source that lists all objects by one request.
     *
     * @param filters the attributes that leave only some
     * @param shown the attributes of an object that its row in the list tells
     */
    protected final ListDataSource list(String type, String description, List<String> filters, List<String> shown) {
        var item = DataSourceSchema.ofListed(schema(), shown);
        return new ListDataSource(type, description, names.list(), List.of(), filters, item) {
            @Override
            protected JsonNode asRow(JsonNode element) {
                return RowResource.this.asRow(element);
            }

            @Override
            protected Values completeItem(Values item, JsonNode row) {
                return item.with(id, row.path(names.rowId()).asText());
            }
        };
    }
}
