package com.dokploy.terraform.adopt;

import com.dokploy.terraform.concurrent.Parallel;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.framework.engine.Engine;
import com.dokploy.terraform.framework.engine.ListedResult;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Everything that a server holds.
 *
 * @param objects the objects, in the order of their types, then of their paths
 * @param omitted the objects and types that could not be read
 * @param notAdopted the types of which no configuration has objects, and why
 */
record Inventory<C>(List<ServerObject<C>> objects, List<Omission> omitted, List<String> notAdopted) {
    /** The path that means all objects of a type. */
    private static final String ALL = "all objects";

    /** What one type has: its objects, and what could not be read. */
    private record OfType<C>(List<ServerObject<C>> objects, List<Omission> omitted, List<String> notAdopted) {
        OfType() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /**
     * Reads everything of the wanted types: first what holds attachments, since the answers about it tell these too, and
     * all of one step at the same time.
     *
     * @param isWanted tells whether the objects of a type are wanted
     */
    static <C> Inventory<C> read(Engine<C> engine, Predicate<Resource<C>> isWanted, Progress progress) {
        var objects = new ArrayList<ServerObject<C>>();
        var omitted = new ArrayList<Omission>();
        var notAdopted = new ArrayList<String>();
        var attachments = attachments(engine);
        for (var isOfStep : List.<Predicate<String>>of(type -> !attachments.contains(type), attachments::contains)) {
            var types = engine.resources().stream()
                    .filter(isWanted)
                    .filter(type -> isOfStep.test(type.schema().name()))
                    .toList();
            Parallel.all(types, resource -> ofType(engine, resource, progress)).forEach(found -> {
                objects.addAll(found.objects());
                omitted.addAll(found.omitted());
                notAdopted.addAll(found.notAdopted());
            });
        }
        return new Inventory<>(objects, omitted, notAdopted);
    }

    /** Returns the types whose objects can be elements of an attribute of another type. */
    private static Set<String> attachments(Engine<?> engine) {
        var attachments = new HashSet<String>();
        for (var resource : engine.resources()) {
            for (var attribute : resource.schema().attributes()) {
                var separate = attribute.separateType();
                if (separate != null && attribute.holdsAttachments()) {
                    attachments.add(separate);
                }
            }
        }
        return attachments;
    }

    /** Throws CommandException if not even projects can be listed: nothing else will work then. */
    void requireProjects() {
        for (var each : omitted) {
            if (each.type().equals(ObjectGraph.PROJECT) && each.path().equals(ALL)) {
                throw new CommandException(Connection.inCommand(each.reason()));
            }
        }
    }

    private static <C> OfType<C> ofType(Engine<C> engine, Resource<C> resource, Progress progress) {
        var found = new OfType<C>();
        var type = resource.schema().name();
        var whyNot = resource.whyNotAdopted();
        if (whyNot != null) {
            found.notAdopted().add("Not written: " + type + ". " + whyNot);
            return found;
        }
        var list = engine.listResource(resource);
        if (list == null) {
            found.omitted().add(new Omission(type, ALL, "", "Nothing lists the objects of this type."));
            return found;
        }
        Set<Value> seen = new HashSet<>();
        var errors = engine.list(resource, list, Values.EMPTY.values(), true, Long.MAX_VALUE, listed -> {
            if (seen.add(listed.identity())) {
                add(resource, listed, found);
                progress.objectRead();
            }
            return true;
        });
        if (!errors.isEmpty() && errors.stream().allMatch(engine::meansNotOffered)) {
            found.notAdopted()
                    .add("Not written: " + type + ". " + errors.getFirst().summary() + ".");
        } else if (!errors.isEmpty()) {
            found.omitted().add(new Omission(type, ALL, "", Omission.reason(errors)));
        }
        found.objects()
                .sort(Comparator.comparing((ServerObject<C> object) -> object.path())
                        .thenComparing(ServerObject::id));
        return found;
    }

    private static <C> void add(Resource<C> resource, ListedResult listed, OfType<C> found) {
        if (listed.object() instanceof Value.MapValue state && Values.id(state) != null) {
            found.objects()
                    .add(new ServerObject<>(
                            resource, listed.displayName(), listed.identity(), state, listed.privateState()));
            return;
        }
        var id = Values.id(listed.identity());
        found.omitted()
                .add(new Omission(
                        resource.schema().name(),
                        listed.displayName(),
                        id == null ? "" : id,
                        Omission.reason(listed.diagnostics())));
    }
}
