package com.dokploy.terraform.adopt;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.engine.Engine;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a server and some states do not have in common.
 *
 * @param unmanaged the objects of the server that are in no state
 * @param gone the objects of states that the server does not have
 * @param unchecked what could not be read, or not be looked for
 */
record Comparison<C>(List<ServerObject<C>> unmanaged, List<StateFile.ManagedObject> gone, List<Omission> unchecked) {
    /**
     * Compares a server with states.
     *
     * @param projects the names of the projects whose objects may be unmanaged; empty for everything
     * @param ignored the types whose objects may not
     */
    static <C> Comparison<C> of(
            Engine<C> engine,
            Inventory<C> inventory,
            List<String> projects,
            List<String> ignored,
            List<StateFile.ManagedObject> managed) {
        return new Comparing<>(engine, inventory, managed).compare(projects, ignored);
    }

    /** Whether the server and the states have everything in common. */
    boolean isEqual() {
        return unmanaged.isEmpty() && gone.isEmpty();
    }

    /** One comparison. */
    private static final class Comparing<C> {
        private final Engine<C> engine;
        private final Inventory<C> inventory;
        private final List<StateFile.ManagedObject> managed;
        private final ObjectGraph<C> graph;
        private final Map<String, StateFile.ManagedObject> byId = new HashMap<>();
        private final Set<String> held = new HashSet<>();

        private Comparing(Engine<C> engine, Inventory<C> inventory, List<StateFile.ManagedObject> managed) {
            this.engine = engine;
            this.inventory = inventory;
            this.managed = managed;
            graph = new ObjectGraph<>(inventory.objects());
            for (var object : managed) {
                byId.put(object.type() + " " + object.id(), object);
                noteHeld(object);
            }
        }

        /** Notes what a resource manages besides its own object. */
        private void noteHeld(StateFile.ManagedObject object) {
            var resource = engine.resource(object.type());
            if (resource == null) {
                return;
            }
            for (var attribute : resource.schema().attributes()) {
                var type = attribute.managedType();
                var value = object.attributes().path(attribute.name());
                if (type != null) {
                    held.add(type + " " + value.asText());
                    value.forEach(
                            element -> held.add(type + " " + element.path("id").asText()));
                }
            }
        }

        private Comparison<C> compare(List<String> projects, List<String> ignored) {
            var unmanaged = new ArrayList<ServerObject<C>>();
            for (var object : graph.objects()) {
                var isWanted = graph.isIn(object, projects) && !ignored.contains(object.type());
                if (isWanted && !isManaged(object) && !isLeftToServer(object)) {
                    unmanaged.add(object);
                }
            }
            var gone = new ArrayList<StateFile.ManagedObject>();
            var unchecked = new ArrayList<Omission>();
            inventory.omitted().stream()
                    .filter(each -> !ignored.contains(each.type()))
                    .forEach(unchecked::add);
            for (var object : managed) {
                if (!ignored.contains(object.type()) && !graph.has(object.type(), object.id())) {
                    lookFor(object, gone, unchecked);
                }
            }
            var secrets = engine.knownSecrets();
            unchecked.replaceAll(each -> each.without(secrets));
            return new Comparison<>(unmanaged, gone, unchecked);
        }

        private boolean isManaged(ServerObject<C> object) {
            return find(object) != null || held.contains(object.type() + " " + object.id()) || isCovered(object);
        }

        private StateFile.@Nullable ManagedObject find(ServerObject<C> object) {
            return byId.get(object.type() + " " + object.id());
        }

        /** Whether the owner of an object manages the object in an attribute. */
        private boolean isCovered(ServerObject<C> object) {
            var owner = graph.owner(object);
            var attribute = owner == null ? null : ObjectGraph.attributeFor(owner.schema(), object.type());
            var state = owner == null ? null : find(owner);
            if (attribute == null || state == null) {
                return false;
            }
            // Variables that a map does not hold are in other maps, or left alone on purpose.
            var isMap = attribute.valueType() instanceof Type.MapOf;
            return isMap || state.attributes().hasNonNull(attribute.name());
        }

        /** Whether no configuration has to have an object: one that the server makes, or that is at its defaults. */
        private boolean isLeftToServer(ServerObject<C> object) {
            if (object.resource().whyNotAdopted(new Values(object.state())) != null) {
                return true;
            }
            var config = (Value.MapValue) engine.generateConfig(object.resource(), object.state());
            return config.entries().values().stream().allMatch(Value::isNull);
        }

        /** Looks for an object that no list has: not every list has all objects of its type. */
        private void lookFor(
                StateFile.ManagedObject object, List<StateFile.ManagedObject> gone, List<Omission> unchecked) {
            var resource = engine.resource(object.type());
            if (resource == null || resource.whyNotAdopted() != null) {
                return;
            }
            var read = engine.read(resource, state(resource.schema(), object.attributes()), new byte[0], false);
            if (read.state().isNull()) {
                gone.add(object);
                return;
            }
            var errors = read.diagnostics();
            if (errors.stream().anyMatch(Diagnostic::isError)) {
                unchecked.add(new Omission(object.type(), object.address(), object.id(), Omission.reason(errors)));
            }
        }

        /** Returns what a read needs of a state: the ids, which are texts. */
        private static Value state(Schema schema, JsonNode attributes) {
            Map<String, Value> state = new LinkedHashMap<>();
            for (var attribute : schema.attributes()) {
                var isText = attribute.type() instanceof AttributeType.Text;
                var value = attributes.path(attribute.name());
                state.put(attribute.name(), isText && value.isTextual() ? Value.of(value.asText()) : Value.NULL);
            }
            return new Value.MapValue(state);
        }
    }
}
