package com.dokploy.terraform.docs;

import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.conformance.CaseRunner;
import com.dokploy.terraform.framework.Ephemeral;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.sandbox.model.ServerModel;
import com.dokploy.terraform.schema.Attribute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files and lines that a type needs beside its class, by the steps of CONTRIBUTING. What no file shows is found by
 * the tests that need it: lines in {@code Fixtures} by the conformance suite, lines of the coverage by CoverageTest.
 */
public final class NewType {
    private NewType() {}

    /** What is not there yet of a type, in the order of the steps: files, or where to add what. */
    public static List<String> missing(Resource<Session> type) throws IOException {
        var name = type.schema().name();
        var missing = new ArrayList<String>();
        if (SharedCatalog.CATALOG.resources().stream()
                .noneMatch(one -> one.schema().name().equals(name))) {
            missing.add("Catalog: add `new " + type.getClass().getSimpleName() + "()`");
        }
        if (isUniqueOnServer(type) && !type.schema().isUnique()) {
            missing.add("declaration: call `unique()`, since the server refuses a second one of the same key");
        }
        file("examples/resources/" + name + "/resource.tf", missing);
        file("examples/resources/" + name + "/import.sh", missing);
        for (var dataSource : type.dataSources()) {
            file("examples/data-sources/" + dataSource.schema().name() + "/data-source.tf", missing);
        }
        if (hasRow(type) && CoverageTest.hasNoRouter(name)) {
            missing.add("src/test/coverage: say which router `" + name + "` has");
        }
        if (hasRow(type) && !new ServerModel().tables().containsKey(CaseRunner.table(type.schema()))) {
            missing.add("sandbox/model: describe the objects of `" + name + "`");
        }
        file("docs/resources/" + shortened(name) + ".md", missing);
        for (var dataSource : type.dataSources()) {
            file("docs/data-sources/" + shortened(dataSource.schema().name()) + ".md", missing);
        }
        file("src/test/golden/schemas/resource." + name + ".txt", missing);
        for (var dataSource : type.dataSources()) {
            file("src/test/golden/schemas/data." + dataSource.schema().name() + ".txt", missing);
        }
        if (!isInWrongConfigurations("resource", name)) {
            missing.add("src/test/wrong: a configuration of `" + name + "` that somebody may well write");
        }
        addChange("`" + name + "`", missing);
        return missing;
    }

    /** The same of an ephemeral resource. */
    public static List<String> missing(Ephemeral<Session> type) throws IOException {
        var name = type.schema().name();
        var missing = new ArrayList<String>();
        if (SharedCatalog.CATALOG.ephemeral(name) == null) {
            missing.add("Catalog: add `new " + type.getClass().getSimpleName() + "()`");
        }
        file("examples/ephemeral-resources/" + name + "/ephemeral-resource.tf", missing);
        file("docs/" + Links.ephemeral(name), missing);
        file("src/test/golden/schemas/ephemeral." + name + ".txt", missing);
        if (!isInWrongConfigurations("ephemeral", name)) {
            missing.add("src/test/wrong: a configuration of `" + name + "` that somebody may well write");
        }
        addChange("`" + name + "`", missing);
        return missing;
    }

    private static void addChange(String name, List<String> missing) throws IOException {
        if (!Files.readString(Path.of("CHANGELOG.md")).contains(name)) {
            missing.add("CHANGELOG.md: name " + name);
        }
    }

    /** Whether the server knows the objects of a type by an id of its own. */
    private static boolean hasRow(Resource<Session> type) {
        var id = type.schema().attribute("id");
        return id != null && id.mapping() == Attribute.Mapping.FIELD;
    }

    /** Whether the sandbox, as the server, has a row of one name and parent once only. */
    private static boolean isUniqueOnServer(Resource<Session> type) {
        var table = hasRow(type) ? new ServerModel().tables().get(CaseRunner.table(type.schema())) : null;
        return table != null && !table.unique().isEmpty();
    }

    private static boolean isInWrongConfigurations(String block, String type) throws IOException {
        try (var files = Files.list(Path.of("src/test/wrong"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file).contains(block + " \"" + type + "\"")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void file(String path, List<String> missing) {
        if (!Files.exists(Path.of(path))) {
            missing.add(path);
        }
    }

    private static String shortened(String type) {
        return type.substring("dokploy_".length());
    }
}
