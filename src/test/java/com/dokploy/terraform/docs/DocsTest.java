package com.dokploy.terraform.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.Catalog;
import com.dokploy.terraform.DokployProvider;
import com.dokploy.terraform.Version;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.golden.Golden;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/ to the schemas and the examples. */
class DocsTest {
    private static final Path DOCS = Path.of("docs");

    private static final String START = """
            Every object is written once, deployed once and compared attribute by attribute afterwards. The server's \
            address and an API key are all that it needs:
            """;

    private static final String KEY = """
            Make the key in Dokploy under *Settings → Profile → API/CLI Keys*, **without a rate limit**: a key with one \
            is refused with 401 once it is used up, exactly as a wrong key is. The key acts for one organization; use \
            the key of an owner or admin. With the key of a member, run Terraform with `-parallelism=1`: of services that a \
            member creates at the same time, Dokploy (v0.30.2) gives the member access to some only.

            Attributes that are left out are cleared on the server, or go back to its default. Secrets have a write-only \
            counterpart whose name ends in `_wo`: its value is never stored by Terraform (Terraform 1.11 or later).

            To try a configuration without a server, run the provider's own executable with `sandbox`: it behaves like \
            Dokploy v0.30.2, keeps everything in memory and needs no Docker.
            """;

    private final Set<Path> rendered = new HashSet<>();

    @Test
    void docsFollowSchemasAndExamples() throws IOException {
        provider();
        for (var resource : Catalog.all().resources()) {
            resource(resource);
        }
        for (var dataSource : Catalog.all().dataSources()) {
            dataSource(dataSource.schema());
        }
        functions();
        assertThat(rendered).as("pages").hasSizeGreaterThan(10);
        for (var folder : List.of("resources", "data-sources", "functions")) {
            try (Stream<Path> files = Files.list(DOCS.resolve(folder))) {
                assertThat(files).as("pages that nothing renders").isSubsetOf(rendered);
            }
        }
    }

    private void provider() throws IOException {
        var schema = new DokployProvider(Version.PROVIDER, Map.of(), Catalog.all()).schema();
        check(
                "index.md",
                new Page("Provider: Dokploy", "Dokploy Provider", schema.description())
                        .paragraph(START)
                        .example("Example Usage", "provider/provider.tf", "terraform")
                        .paragraph(KEY)
                        .schema(schema));
    }

    private void resource(Resource<Session> resource) throws IOException {
        var schema = resource.schema();
        var name = schema.name();
        var byPath = resource.importPath().isEmpty()
                ? ""
                : "Imports by ID, or by the path `" + String.join("/", resource.importPath()) + "`. ";
        check(
                "resources/" + shortened(name) + ".md",
                new Page(name + " Resource - dokploy", name + " (Resource)", schema.description())
                        .example("Example Usage", "resources/" + name + "/resource.tf", "terraform")
                        .schema(schema)
                        .example("Import", "resources/" + name + "/import.sh", "shell")
                        .paragraph(byPath + "An id that begins with `-` needs an `import` block, or `--` before it."));
        assertThat(Files.readString(Path.of("examples/resources", name, "import.sh"))
                        .lines())
                .as("an import of %s by path", name)
                .anyMatch(line -> line.startsWith("terraform import " + name + ".")
                        && line.split("/").length >= resource.importPath().size());
    }

    private void dataSource(Schema schema) throws IOException {
        var name = schema.name();
        check(
                "data-sources/" + shortened(name) + ".md",
                new Page(name + " Data Source - dokploy", name + " (Data Source)", schema.description())
                        .paragraph("What a configuration can keep out of the state (variables, passwords) is not read.")
                        .example("Example Usage", "data-sources/" + name + "/data-source.tf", "terraform")
                        .schema(schema));
    }

    private void functions() throws IOException {
        for (var function : Catalog.all().functions()) {
            var name = function.name();
            var page = new Page(name + " Function - dokploy", "function: " + name, function.summary())
                    .paragraph(function.description())
                    .example("Example Usage", "functions/" + name + "/function.tf", "terraform");
            var signature = new StringBuilder(name).append('(');
            var arguments = new StringBuilder();
            for (var parameter : function.parameters()) {
                signature
                        .append(arguments.isEmpty() ? "" : ", ")
                        .append(parameter.name())
                        .append(' ')
                        .append(Page.type(parameter.type()));
                arguments
                        .append("1. `")
                        .append(parameter.name())
                        .append("` (")
                        .append(Page.type(parameter.type()))
                        .append(") ")
                        .append(parameter.description())
                        .append('\n');
            }
            signature.append(") ").append(Page.type(function.result()));
            page.paragraph("## Signature\n\n```text\n" + signature + "\n```");
            page.paragraph("## Arguments\n\n" + arguments);
            check("functions/" + name + ".md", page);
        }
    }

    private static String shortened(String name) {
        return name.substring("dokploy_".length());
    }

    private void check(String file, Page page) throws IOException {
        var path = DOCS.resolve(file);
        rendered.add(path);
        Golden.check(path, page.toString(), DocsTest.class);
    }
}
