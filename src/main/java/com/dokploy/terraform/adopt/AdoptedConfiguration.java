package com.dokploy.terraform.adopt;

import com.dokploy.terraform.framework.engine.Engine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The configuration of a server: a file for each project, one for the server's own objects, and what they need. */
final class AdoptedConfiguration<C> {
    private static final String SERVER_FILE = "server.tf";

    private static final String IGNORED = """
            # State and plans hold secrets, and files with values of variables do.
            *.tfstate
            *.tfstate.*
            *.tfplan
            *.tfvars
            .terraform/
            crash.log
            """;

    /** The names that files of projects cannot have. */
    private static final List<String> RESERVED = List.of("server", "providers", "variables", "imports");

    private final Selection<C> selection;
    private final ObjectGraph<C> graph;
    private final ObjectNames<C> names;
    private final Variables variables = new Variables();
    private final LikelySecrets likelySecrets;
    private final Map<ServerObject<C>, String> files = new LinkedHashMap<>();
    private final Set<String> plainIds = new TreeSet<>();

    AdoptedConfiguration(Engine<C> engine, Selection<C> selection, ObjectGraph<C> graph) {
        likelySecrets = new LikelySecrets(engine::mayContainSecret);
        this.selection = selection;
        this.graph = graph;
        names = ObjectNames.of(graph, selection.written().keySet());
        assignFiles();
    }

    private void assignFiles() {
        var taken = new HashSet<>(RESERVED);
        for (var project : graph.projects()) {
            var file = file(project.shown("name"), project.type(), taken) + ".tf";
            for (var object : graph.withDescendants(project)) {
                if (selection.written().containsKey(object)) {
                    files.put(object, file);
                }
            }
        }
        for (var object : selection.written().keySet()) {
            files.putIfAbsent(object, SERVER_FILE);
        }
    }

    /**
     * Returns the name of the file of a project, without its ending.
     *
     * @param project the name of the project
     * @param type the type of projects, for names without letters
     * @param taken the names that other files have; gets this one too
     */
    static String file(String project, String type, Set<String> taken) {
        var identifier = Identifier.shortened(Identifier.of(project, type));
        // Terraform merges the blocks of override.tf and *_override.tf into those of other files.
        var isOverride = identifier.equals("override") || identifier.endsWith("_override");
        var base = isOverride ? identifier + "_project" : identifier;
        var name = base;
        for (var number = 2; !taken.add(name); number++) {
            name = base + "_" + number;
        }
        return name;
    }

    /** The objects in the order in which they are written, and their files. */
    Map<ServerObject<C>, String> files() {
        return files;
    }

    /** The names of the resources. */
    ObjectNames<C> names() {
        return names;
    }

    /** The variables; complete once the texts are made. */
    Variables variables() {
        return variables;
    }

    /** The resources that hold an id in place of a reference, and the id; complete once the texts are made. */
    Set<String> plainIds() {
        return plainIds;
    }

    /** The places of texts that may contain a secret; complete once the texts are made. */
    Set<String> likelySecrets() {
        return likelySecrets.places();
    }

    /**
     * Returns the texts of the files, by their names.
     *
     * @param settings the file that configures the provider
     */
    Map<String, String> texts(List<Block> settings, boolean withSecrets) {
        var blocks = new LinkedHashMap<String, List<Block>>();
        var imports = new ArrayList<Block>();
        files.forEach((object, file) -> {
            var address = names.address(object);
            blocks.computeIfAbsent(file, _ -> new ArrayList<>()).add(block(object, address));
            imports.add(new Block("import")
                    .set("to", new Expression.Reference(address))
                    .set("id", object.id() + configuration(object).importForm().suffix()));
        });
        var texts = new LinkedHashMap<String, String>();
        texts.put("providers.tf", HclWriter.file(settings));
        if (!variables.all().isEmpty()) {
            texts.put("variables.tf", HclWriter.file(variables.blocks()));
        }
        new TreeSet<>(blocks.keySet())
                .forEach(file -> texts.put(file, HclWriter.file(blocks.getOrDefault(file, List.of()))));
        texts.put("imports.tf", HclWriter.file(imports));
        texts.put(".gitignore", IGNORED);
        if (withSecrets && !variables.values().isEmpty()) {
            texts.put(OutputDirectory.SECRETS, HclWriter.values(variables.values()));
        }
        return texts;
    }

    private Block block(ServerObject<C> object, String address) {
        ResourceBlocks.Ids ids = (types, id) -> reference(object, address, types, id);
        return new ResourceBlocks<C>(ids, variables, likelySecrets).block(address, object, configuration(object));
    }

    private ObjectConfiguration configuration(ServerObject<C> object) {
        return Objects.requireNonNull(selection.written().get(object), "an object without configuration");
    }

    private @Nullable Expression reference(ServerObject<C> object, String address, List<String> types, String id) {
        // Where any type will do, only the ids of a project's objects are sure to be the server's own.
        var target = types.isEmpty() ? graph.findInProjects(id) : graph.find(types, id);
        if (target != null && selection.written().containsKey(target) && !target.equals(object)) {
            return new Expression.Reference(names.address(target) + ".id");
        }
        var implied = target == null ? null : graph.implied(target);
        if (implied != null && selection.written().containsKey(implied.by())) {
            return new Expression.Reference(names.address(implied.by()) + "." + implied.attribute());
        }
        if (!types.isEmpty()) {
            plainIds.add(address + " contains the ID `" + id + "`");
        }
        return null;
    }
}
