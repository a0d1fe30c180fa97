package com.dokploy.terraform.resources.functions;

import com.dokploy.terraform.framework.Function;
import com.dokploy.terraform.framework.ImportForm;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.support.ImportPath;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.value.Type;
import com.dokploy.terraform.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code provider::dokploy::parse_import_id(type, id)}: the names in the path of an import. */
public final class ParseImportId implements Function {
    /** Finds resource types. */
    public interface Types {
        /** Returns the resource of a type name; null if there is none. */
        @Nullable Resource<?> find(String type);
    }

    private final Types types;

    /** Parses the paths of some types. */
    public ParseImportId(Types types) {
        this.types = types;
    }

    @Override
    public String name() {
        return "parse_import_id";
    }

    @Override
    public String summary() {
        return "Splits an import ID of a resource type into its parts.";
    }

    @Override
    public String description() {
        return "Returns the parts of a path such as `project/environment/name` by their names, or `{ id = … }` for an ID."
                + " The names are those on the page of the resource type, under Import. Attributes joined by spaces"
                + " stay one entry, under their names joined by spaces. An optional part that the path does not have is"
                + " missing in the map. Where a single name leads to the object, such as the name of a project, an ID"
                + " looks like a name and is returned as the name. An ending such as `?secrets=write-only` is ignored. The"
                + " function does not check whether the object exists. Paths of schedules, backups and networks that belong to a server are not supported.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("type", Type.STRING, "Resource type, for example `dokploy_application`."),
                new Parameter("id", Type.STRING, "Import ID: an ID or a path."));
    }

    @Override
    public Type result() {
        return new Type.MapOf(Type.STRING);
    }

    @Override
    public Value call(List<Value> arguments) {
        var resource = types.find(Arguments.text(arguments, 0));
        if (resource == null) {
            throw new ArgumentException(0, "This version of the provider has no such resource type");
        }
        var id = ImportForm.idIn(Arguments.text(arguments, 1));
        var path = resource.importPath();
        var parts = new LinkedHashMap<String, Value>();
        for (var part : parts(id, path).entrySet()) {
            parts.put(part.getKey(), Value.of(complete(part.getKey(), part.getValue(), resource.schema())));
        }
        return new Value.MapValue(parts);
    }

    private static Map<String, String> parts(String id, List<String> path) {
        var required = Math.min(path.size(), ImportPath.OF_ATTACHMENT);
        var names = required == 0 ? null : ImportPath.split(id, required);
        if (names == null && required > 0 && id.indexOf('/') >= 0) {
            throw new ArgumentException(
                    1, "The path has too few parts. Use an ID, or the path `" + String.join("/", path) + "`");
        }
        if (names == null) {
            return Map.of("id", id);
        }
        var all = new ArrayList<>(List.of(names));
        if (path.size() > required) {
            // The parts of a key beyond the first may be left out.
            all.addAll(List.of(all.removeLast().split("/", path.size() - required + 1)));
        }
        var parts = new LinkedHashMap<String, String>();
        for (var i = 0; i < all.size(); i++) {
            parts.put(path.get(i), all.get(i));
        }
        return parts;
    }

    /** Returns a part with the slash that its attribute must begin with, and that the path need not repeat. */
    private static String complete(String name, String part, Schema schema) {
        var attribute = schema.attribute(name);
        for (var check : attribute == null ? List.<Check>of() : attribute.checks()) {
            if (takes(check, "/" + part) && !takes(check, part) && !takes(check, "x" + part)) {
                return "/" + part;
            }
        }
        if (part.isEmpty()) {
            throw new ArgumentException(1, "The part `" + name + "` is empty");
        }
        return part;
    }

    private static boolean takes(Check check, String text) {
        return check.problem(Value.of(text)) == null;
    }
}
