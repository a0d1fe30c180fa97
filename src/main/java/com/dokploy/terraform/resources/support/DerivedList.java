package com.dokploy.terraform.resources.support;

import com.dokploy.terraform.client.ApiError;
import com.dokploy.terraform.client.ApiException;
import com.dokploy.terraform.concurrent.Parallel;
import com.dokploy.terraform.framework.DataSource;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.ListResource;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Rule;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The list of the objects of a type, derived from the data source that lists them. Where the data source asks for a
 * place, such as an application, the list asks for all places unless it is told one.
 */
public final class DerivedList implements ListResource<Session> {
    private static final String OWNER_NAME = "owner_name";

    /** The part of the path of an import that names the service. */
    private static final String SERVICE = "service";

    private final Resource<Session> resource;
    private final DataSource<Session> plural;
    private final List<Attribute<?>> places = new ArrayList<>();
    private final List<Attribute<String>> filters = new ArrayList<>();
    private final @Nullable Attribute<String> projectId;
    private final @Nullable Attribute<String> environmentId;
    private final boolean isPlaceNeeded;
    private final Predicate<Values> isManageable;
    private final Schema schema;

    /** Derives the list of a type from its own data sources; null if none of them lists. */
    public static @Nullable DerivedList of(Resource<Session> resource) {
        for (var dataSource : resource.dataSources()) {
            if (!dataSource.schema().name().equals(resource.schema().name())) {
                return new DerivedList(resource, dataSource);
            }
        }
        return null;
    }

    /**
     * Derives the list.
     *
     * @param resource the type of the objects
     * @param plural the data source that lists objects of the type, each with its {@code id}
     */
    public DerivedList(Resource<Session> resource, DataSource<Session> plural) {
        this(resource, plural, plural.schema().description(), _ -> true);
    }

    /**
     * Derives a list that leaves out what Terraform cannot manage.
     *
     * @param resource the type of the objects
     * @param plural the data source that lists objects of the type, each with its {@code id}
     * @param description the description, which says what is left out
     * @param isManageable whether Terraform can manage a listed object
     */
    public DerivedList(
            Resource<Session> resource,
            DataSource<Session> plural,
            String description,
            Predicate<Values> isManageable) {
        this.resource = resource;
        this.plural = plural;
        this.isManageable = isManageable;
        var source = plural.schema();
        var s = Schema.resource(resource.schema().name(), description);
        var among = placesOf(source);
        isPlaceNeeded =
                !among.isEmpty() && (among.size() > 1 || among.getFirst().mode() == Attribute.Mode.REQUIRED);
        for (var attribute : source.attributes()) {
            if (attribute.isConfigurable()) {
                var declared = s.add(attribute.asFilter());
                if (among.stream().anyMatch(place -> place.name().equals(attribute.name()))) {
                    places.add(declared);
                }
            }
        }
        var isOfServices = places.stream().anyMatch(Places::areServices);
        projectId = isOfServices ? ofServices(s, "project") : null;
        environmentId = isOfServices ? ofServices(s, "environment") : null;
        for (var name : List.of("name", "status")) {
            var listed = item(source).attribute(name);
            if (listed != null && source.attribute(name) == null) {
                filters.add(s.string(name).describe(ListDataSource.exactly(name) + " " + listed.description()));
            }
        }
        if (places.size() > 1) {
            s.rule(Rule.atMostOneOf(places.toArray(new Attribute<?>[0])));
        }
        schema = s.build();
    }

    private static Attribute<String> ofServices(Schema.Builder s, String parent) {
        return s.string(parent + "_id").describe("Only list objects of services of this " + parent + ".");
    }

    /** Returns the attributes that say where to look: those of which exactly one is needed, or a single one. */
    private static List<Attribute<?>> placesOf(Schema source) {
        for (var rule : source.rules()) {
            if (rule instanceof Rule.ExactlyOneOf(var among)) {
                return among;
            }
        }
        for (var attribute : source.attributes()) {
            if (attribute.isConfigurable() && Places.areKnown(attribute)) {
                return List.of(attribute);
            }
        }
        return List.of();
    }

    private static Schema item(Schema source) {
        for (var attribute : source.attributes()) {
            var nested = attribute.nested();
            if (attribute.name().equals(Listing.attributeName(source.name())) && nested != null) {
                return nested;
            }
        }
        throw new IllegalArgumentException(source.name() + " lists nothing");
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Stream<ListedObject> list(Values config, Session session) {
        return Parallel.map(wanted(config, session).iterator(), place -> objects(place, config, session))
                .flatMap(List::stream);
    }

    private List<Places.Place> wanted(Values config, Session session) {
        var known = new Places(
                session,
                projectId == null ? null : config.find(projectId),
                environmentId == null ? null : config.find(environmentId));
        for (var place : places) {
            if (config.has(place)) {
                return chosen(place, config.value(place), known, session);
            }
        }
        var wanted = new ArrayList<Places.Place>();
        if (!isPlaceNeeded) {
            wanted.add(Places.Place.SERVER);
        }
        for (var place : places) {
            wanted.addAll(known.of(place));
        }
        return wanted;
    }

    /** Returns the place that a configuration chooses, unless that is in another project or environment. */
    private static List<Places.Place> chosen(Attribute<?> attribute, Value value, Places known, Session session) {
        for (var place : known.of(attribute)) {
            if (place.arguments().value(attribute).equals(value)) {
                return List.of(place);
            }
        }
        var everywhere = new Places(session, null, null).of(attribute);
        var isElsewhere = everywhere.stream()
                .anyMatch(place -> place.arguments().value(attribute).equals(value));
        if (!isElsewhere && value instanceof Value.Text(var id) && Places.areKnown(attribute)) {
            throw new DiagnosticException(Diagnostic.error(
                    Path.of(attribute.name()),
                    "Object Not Found",
                    "No object that `" + attribute.name() + "` can refer to has the ID `" + id
                            + "`, or the API key has no access to it. Remove `" + attribute.name()
                            + "` to list the objects of all places."));
        }
        return isElsewhere ? List.of() : List.of(new Places.Place("", Values.EMPTY.withValue(attribute, value)));
    }

    private List<ListedObject> objects(Places.Place place, Values config, Session session) {
        var arguments = config.only(plural.schema()).change();
        for (var attribute : places) {
            if (place.arguments().has(attribute)) {
                arguments.setValue(attribute, place.arguments().value(attribute));
            }
        }
        var objects = new ArrayList<ListedObject>();
        try {
            var found = plural.read(arguments.build(), session)
                    .values()
                    .at(Listing.attributeName(plural.schema().name()));
            for (var item : ((Value.ListValue) found).items()) {
                var object = new Values((Value.MapValue) item);
                if (isWanted(object, config)) {
                    objects.add(new ListedObject(displayName(place, object), state(object)));
                }
            }
        } catch (ApiException failure) {
            // A place that the list has found itself may be gone since.
            var isChosen = places.stream().anyMatch(config::has);
            if (isChosen || !(failure.error() instanceof ApiError.NotFound)) {
                throw failure;
            }
        }
        return objects;
    }

    private boolean isWanted(Values object, Values config) {
        for (var filter : filters) {
            if (config.has(filter) && !config.value(filter).equals(object.value(filter))) {
                return false;
            }
        }
        return isManageable.test(object);
    }

    /** Returns what an import of the object would give: at least its id. */
    private Values state(Values object) {
        var state = Values.builder();
        for (var attribute : resource.identity().attributes()) {
            state.setValue(attribute, object.value(attribute));
        }
        return state.build();
    }

    /** Returns the path that leads an import to the object, as far as the list knows it; the id if it knows nothing. */
    private String displayName(Places.Place place, Values object) {
        var path = new StringBuilder(place.name());
        var isPlaceNamed = !path.isEmpty();
        for (var parent : isPlaceNamed ? List.<String>of() : List.of("project_name", "environment_name")) {
            append(path, object.values().at(parent));
        }
        for (var part : resource.importPath()) {
            if (isPlaceNamed && part.equals(SERVICE)) {
                continue;
            }
            var words = new StringJoiner(" ");
            for (var name : part.split(" ", -1)) {
                words.add(shown(object.values().at(shownAs(name, object))));
            }
            append(path, Value.of(words.toString()));
        }
        return path.isEmpty() ? String.valueOf(Values.id(object.values())) : path.toString();
    }

    /** Returns the attribute of a listed object that holds a part of an import's path. */
    private static String shownAs(String part, Values object) {
        if (!part.equals(SERVICE)) {
            return part;
        }
        return object.values().at(OWNER_NAME).isNull() ? "name" : OWNER_NAME;
    }

    /** Appends a value, if the list shows it; one that begins with a slash of its own needs no separator. */
    private static void append(StringBuilder path, Value value) {
        var text = shown(value);
        if (!text.isEmpty()) {
            path.append(path.isEmpty() || text.startsWith("/") ? "" : "/").append(text);
        }
    }

    private static String shown(Value value) {
        return switch (value) {
            case Value.Text(var text) -> text;
            case Value.Number(var number) -> number.toPlainString();
            default -> "";
        };
    }
}
