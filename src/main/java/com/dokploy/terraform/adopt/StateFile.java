package com.dokploy.terraform.adopt;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A state of Terraform, as {@code terraform state pull} writes it. */
final class StateFile {
    private static final int VERSION = 4;

    /**
     * An object that a state manages.
     *
     * @param file the file of the state
     * @param address the address of the resource, with its modules and its key
     * @param type the name of the resource type
     * @param attributes the values of the attributes
     */
    record ManagedObject(Path file, String address, String type, JsonNode attributes) {
        /** The id; empty if the state has none. */
        String id() {
            return attributes.path("id").asText("");
        }
    }

    private StateFile() {}

    /** Returns the objects in a state. Throws CommandException for a file that is no state. */
    static List<ManagedObject> read(Path file) {
        try {
            var state = JsonMapper.builder().build().readTree(Files.readString(file));
            if (state.path("version").asInt() != VERSION) {
                throw notAState(file);
            }
            var objects = new ArrayList<ManagedObject>();
            for (var resource : state.path("resources")) {
                if (resource.path("mode").asText().equals("managed")) {
                    addInstances(file, resource, objects);
                }
            }
            return objects;
        } catch (JacksonException _) {
            throw notAState(file);
        } catch (NoSuchFileException _) {
            throw new CommandException(
                    "There is no file `" + file + "`. Write the state with `terraform state pull > FILE`.");
        } catch (IOException failure) {
            throw new CommandException("Cannot read the state `" + file + "`: "
                    + FileProblem.of(failure, file).reason() + ".");
        }
    }

    private static CommandException notAState(Path file) {
        return new CommandException("`" + file + "` is no state of format version " + VERSION
                + ". Write the state with `terraform state pull > FILE`.");
    }

    private static void addInstances(Path file, JsonNode resource, List<ManagedObject> objects) {
        var module = resource.path("module").asText("");
        var type = resource.path("type").asText();
        var address = (module.isEmpty() ? "" : module + ".") + type + "."
                + resource.path("name").asText();
        for (var instance : resource.path("instances")) {
            var key = instance.path("index_key");
            var index = key.isMissingNode() || key.isNull() ? "" : "[" + key + "]";
            objects.add(new ManagedObject(file, address + index, type, instance.path("attributes")));
        }
    }
}
