package com.dokploy.terraform.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.DokployProvider;
import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.Version;
import com.dokploy.terraform.framework.Ephemeral;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.golden.Golden;
import com.dokploy.terraform.resources.service.Application;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeType;
import com.dokploy.terraform.schema.Format;
import com.dokploy.terraform.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/ to the schemas and the examples. */
class DocsTest {
    private static final String START = """
            The provider needs the URL of the Dokploy server and an API key. Create the key in Dokploy under *Settings → \
            Profile → API/CLI Keys*. A newly installed server has no user and no key yet: `dokploy_bootstrap` creates both, \
            with a provider configuration that has no `api_key`.

            ~> **Note** Create the API key **without a rate limit**. Dokploy answers 401 once the limit of a key is used \
            up, exactly as it does for a wrong key.

            ~> **Note** An API key belongs to one user and one organization. Use the key of an owner or admin. With the \
            key of a member, run Terraform with `-parallelism=1`: if a member creates several services at the same time, \
            Dokploy (v0.30.2) gives the member access to some of them only.
            """;

    private static final String DETAILS = """
            ## Supported Versions

            | | Supported | Tested with |
            |---|---|---|
            | Terraform | 1.5 or later | 1.5 to 1.12 and 1.14 to 1.16 |
            | OpenTofu | 1.7 or later | 1.7, 1.10 and 1.12 |
            | Dokploy | v0.30.0 or later | v0.30.2 |
            | Systems | Linux, with glibc or musl (Alpine), and macOS, each on amd64 and arm64; Windows with WSL | Linux on amd64 |

            A plan for an older Dokploy fails with an error that names its version. Some features need a later version of \
            Terraform or OpenTofu; everything else works without them:

            | Feature | Terraform | OpenTofu |
            |---|---|---|
            | Generated configuration of `import` blocks (`terraform plan -generate-config-out`) | 1.7 | 1.12 |
            | Functions | 1.8 | 1.10 |
            | Ephemeral resources | 1.10 | 1.11 |
            | Write-only attributes (`…_wo`) | 1.11 | 1.11 |
            | Import by identity | 1.12 | 1.12 |
            | Lists (`terraform query`) and generated configuration | 1.14 | not available |
            | Actions | 1.14 | not available |

            ## Attributes That Are Not Set

            If an optional attribute is not set, Terraform clears it on the server or resets it to its default. \
            Exceptions, such as environment variables, `ports` and `docker_image`, say so in their description: \
            "If never set, not managed" or "an existing one keeps its value".

            ## Guides

            %s

            -> **Tip** To try a configuration without a server, use the sandbox in the executable of the provider, which \
            behaves like Dokploy v0.30.2, keeps everything in memory and needs no Docker: see \
            [Test Modules without a Server](guides/testing.md).
            """;

    private static final String SWARM =
            "The attribute `swarm` of applications and databases sets how Docker Swarm runs the service.";

    private static final String SWARM_DETAILS = """
            All attributes of `swarm` are optional; some blocks have required attributes. A setting that is not in the configuration is removed from the service, and Dokploy \
            uses its own default. Names and meanings follow Docker; durations are written with their unit, such as `30s`. \
            A change takes effect with the next deployment, which Terraform starts unless `deploy_on_change = false`. \
            In data sources, all settings are read-only.
            """;

    private static final String SWARM_EXAMPLE = """
            ## Example Usage

            ```terraform
            resource "dokploy_application" "web" {
              environment_id = dokploy_project.shop.production_environment_id
              name           = "web"
              replicas       = 2

              docker = {
                image = "nginx:1.29-alpine"
              }

              swarm = {
                health_check = {
                  test     = ["CMD", "wget", "-q", "-O", "/dev/null", "http://localhost"]
                  interval = "30s"
                  retries  = 3
                }
                update_config = {
                  parallelism = 1
                  order       = "start-first"
                }
                placement = {
                  constraints = ["node.role == worker"]
                }
                stop_grace_period = "20s"
              }
            }
            ```
            """;

    private static final String QUERY = """
            -> **Note** Lists need Terraform 1.14 or later. Write them into a file such as `existing.tfquery.hcl` and run \
            `terraform query`. With `-generate-config-out=FILE`, Terraform writes the configuration and the `import` blocks \
            of what it found.
            """;

    private static final String ACTIONS = """
            -> **Note** Actions need Terraform 1.14 or later. Terraform runs an action when a resource with an \
            `action_trigger` changes, or on request with `terraform apply -invoke=ADDRESS`. If a triggered action fails, \
            the next apply does not repeat the action: invoke it on request.
            """;

    private final Set<Path> rendered = new HashSet<>();

    @Test
    void docsFollowSchemasAndExamples() throws IOException {
        provider();
        for (var resource : SharedCatalog.CATALOG.resources()) {
            resource(resource);
        }
        for (var resource : SharedCatalog.CATALOG.resources()) {
            dataSourcesOf(resource);
        }
        for (var dataSource : SharedCatalog.CATALOG.otherDataSources()) {
            dataSource(dataSource.schema(), Subcategory.of(dataSource), "", "");
        }
        for (var resource : SharedCatalog.CATALOG.resources()) {
            listResource(resource);
        }
        for (var action : SharedCatalog.CATALOG.actions()) {
            action(action.schema());
        }
        for (var ephemeral : SharedCatalog.CATALOG.ephemerals()) {
            ephemeral(ephemeral);
        }
        functions();
        swarmGuide();
        assertThat(rendered).as("pages").hasSizeGreaterThan(10);
        for (var folder :
                List.of("resources", "data-sources", "list-resources", "ephemeral-resources", "actions", "functions")) {
            try (Stream<Path> files = Files.list(Links.DOCS.resolve(folder))) {
                assertThat(files).as("pages that nothing renders").isSubsetOf(rendered);
            }
        }
    }

    private void provider() throws IOException {
        var schema = new DokployProvider(Version.PROVIDER, Map.of(), SharedCatalog.CATALOG).schema();
        check(
                "index.md",
                page("index.md", "Provider: Dokploy", "", "Dokploy Provider", schema.description())
                        .paragraph(START)
                        .example("Example Usage", "provider/provider.tf", "terraform")
                        .schema(schema)
                        .paragraph(DETAILS.replace("%s", guides())));
    }

    /** The guides, with what each is about. */
    private static String guides() throws IOException {
        var links = new Links("index.md");
        var lines = new StringBuilder();
        try (Stream<Path> files = Files.list(Links.DOCS.resolve("guides"))) {
            for (var file : files.sorted().toList()) {
                var guide = file.getFileName().toString().replace(".md", "");
                lines.append("- ").append(links.toGuide(guide)).append('\n');
            }
        }
        return lines.toString().strip();
    }

    private void resource(Resource<Session> resource) throws IOException {
        var schema = resource.schema();
        var name = schema.name();
        var file = Links.resource(name);
        var imports = ImportExamples.in(Path.of("examples/resources", name));
        var title = name + " Resource - dokploy";
        check(
                file,
                page(file, title, Subcategory.of(resource), name + " (Resource)", schema.description())
                        .notes(schema)
                        .example("Example Usage", "resources/" + name + "/resource.tf", "terraform")
                        .schema(schema)
                        .paragraph(imports.section(resource.importPath()))
                        .paragraph(ImportExamples.ends(schema, new Links(file)))
                        .paragraph(SeeAlso.ofResource(resource, new Links(file))));
        assertThat(imports.havePath(resource.importPath().size()))
                .as("an import of %s by path", name)
                .isTrue();
    }

    private void dataSourcesOf(Resource<Session> resource) throws IOException {
        for (var dataSource : resource.dataSources()) {
            var name = dataSource.schema().name();
            var also = SeeAlso.ofDataSource(name, resource, new Links(Links.dataSource(name)));
            dataSource(dataSource.schema(), Subcategory.of(resource), hidden(resource.schema()), also);
        }
    }

    /** What the data sources of a type do not show, although the server has it; empty if there is nothing. */
    private static String hidden(Schema resource) {
        var names = new ArrayList<String>();
        addHidden(resource, "", names);
        return names.isEmpty()
                ? ""
                : "-> **Note** The values of " + and(names)
                        + " are not read, so that they are not stored in the state.";
    }

    private static String and(List<String> names) {
        var last = names.size() - 1;
        return last == 0 ? names.getFirst() : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    private static void addHidden(Schema schema, String path, List<String> names) {
        var found = names(schema.asFound());
        for (var attribute : schema.attributes()) {
            var isSecret = attribute.isSensitive() || attribute.name().equals("env");
            if (isSecret && !attribute.isWriteOnly() && !found.contains(attribute.name())) {
                names.add("`" + path + attribute.name() + "`");
            }
            var nested = attribute.nested();
            if (nested != null && found.contains(attribute.name())) {
                addHidden(nested, path + attribute.name() + ".", names);
            }
        }
    }

    private static List<String> names(Schema schema) {
        var names = new ArrayList<String>();
        schema.attributes().forEach(attribute -> names.add(attribute.name()));
        return names;
    }

    private void dataSource(Schema schema, String subcategory, String hidden, String seeAlso) throws IOException {
        var name = schema.name();
        var file = Links.dataSource(name);
        var title = name + " Data Source - dokploy";
        check(
                file,
                page(file, title, subcategory, name + " (Data Source)", schema.description())
                        .paragraph(hidden)
                        .example("Example Usage", "data-sources/" + name + "/data-source.tf", "terraform")
                        .schema(schema)
                        .paragraph(seeAlso));
    }

    private void listResource(Resource<Session> resource) throws IOException {
        var name = resource.schema().name();
        var schema = Objects.requireNonNull(SharedCatalog.CATALOG.listResource(resource), name)
                .schema();
        var file = Links.listResource(name);
        check(
                file,
                page(
                                file,
                                name + " List Resource - dokploy",
                                Subcategory.of(resource),
                                name + " (List Resource)",
                                schema.description())
                        .paragraph(QUERY)
                        .paragraph("## Example Usage\n\n```terraform\n" + query(schema) + "```")
                        .schema(schema)
                        .paragraph("## See Also\n\n- Resource `" + name + "`"));
    }

    /** A query for all objects, and one for some of them if there is a filter. */
    private static String query(Schema schema) {
        var block = "list \"" + schema.name() + "\" \"%s\" {\n  provider = dokploy\n%s}\n";
        for (var attribute : schema.attributes()) {
            if (attribute.type().equals(AttributeType.TEXT)) {
                var value = example(attribute);
                var config = "\n  config {\n    " + attribute.name() + " = \"" + value + "\"\n  }\n";
                return block.formatted("all", "") + "\n" + block.formatted("some", config);
            }
        }
        return block.formatted("all", "");
    }

    /** A value that an attribute may have: the first of its choices, or one of its format. */
    private static String example(Attribute<?> attribute) {
        var choice = Pattern.compile(": `([a-z_]+)`(?:,| or )").matcher(attribute.description());
        if (choice.find()) {
            return choice.group(1);
        }
        var byFormat = Map.of(
                Format.HOST,
                "shop.example.com",
                Format.EMAIL,
                "ada@example.com",
                Format.URL,
                "https://login.example.com");
        var byName = Map.of("host", "shop.example.com", "issuer", "https://login.example.com");
        var isId = attribute.name().endsWith("_id");
        var other = byName.getOrDefault(attribute.name(), isId ? "Puh2ziIsGbnA3JVmRGbAP" : "shop");
        return byFormat.getOrDefault(attribute.format(), other);
    }

    private void action(Schema schema) throws IOException {
        var name = schema.name();
        var file = Links.action(name);
        var title = name + " Action - dokploy";
        check(
                file,
                page(file, title, Subcategory.ACTIONS, name + " (Action)", schema.description())
                        .paragraph(ACTIONS)
                        .notes(schema)
                        .example("Example Usage", "actions/" + name + "/action.tf", "terraform")
                        .schema(schema));
    }

    private void ephemeral(Ephemeral<Session> ephemeral) throws IOException {
        var schema = ephemeral.schema();
        var name = schema.name();
        var file = Links.ephemeral(name);
        var title = name + " Ephemeral Resource - dokploy";
        check(
                file,
                page(file, title, Subcategory.of(ephemeral), name + " (Ephemeral)", schema.description())
                        .paragraph("-> **Tip** Ephemeral resources require Terraform 1.10 or OpenTofu 1.11, and"
                                + " write-only attributes, which take their values, Terraform 1.11 or OpenTofu 1.11.")
                        .notes(schema)
                        .example("Example Usage", "ephemeral-resources/" + name + "/ephemeral-resource.tf", "terraform")
                        .schema(schema)
                        .paragraph(SeeAlso.ofEphemeral(name, new Links(file))));
    }

    /** What the pages of several types leave to a guide, by the type that has most of it. */
    private void swarmGuide() throws IOException {
        var fullest = swarm(new Application());
        var lacks = new StringBuilder();
        for (var resource : SharedCatalog.CATALOG.resources()) {
            var other = resource.schema().attribute("swarm");
            if (other != null) {
                var missing = new ArrayList<>(names(fullest));
                missing.removeAll(names(other));
                assertThat(names(fullest))
                        .as("swarm of " + resource.schema().name())
                        .containsAll(names(other));
                if (!missing.isEmpty()) {
                    lacks.append("\n\nNot available in `")
                            .append(resource.schema().name())
                            .append("`: `")
                            .append(missing.getFirst())
                            .append("`.");
                    assertThat(missing).allMatch(name -> name.startsWith(missing.getFirst()));
                }
            }
        }
        var file = "guides/swarm.md";
        check(
                file,
                page(file, "Docker Swarm Settings", Subcategory.GUIDES, "Docker Swarm Settings", SWARM)
                        .paragraph(SWARM_DETAILS.strip() + lacks)
                        .paragraph(SWARM_EXAMPLE)
                        .attribute(fullest));
    }

    private static Attribute<?> swarm(Resource<Session> resource) {
        return Objects.requireNonNull(resource.schema().attribute("swarm"));
    }

    private static List<String> names(Attribute<?> attribute) {
        var names = new ArrayList<String>();
        var nested = attribute.nested();
        if (nested != null) {
            for (var inner : nested.attributes()) {
                names.add(inner.name());
                names(inner).forEach(name -> names.add(inner.name() + "." + name));
            }
        }
        return names;
    }

    private static Page page(String file, String title, String subcategory, String heading, String description) {
        return new Page(new Links(file), title, subcategory, heading, description);
    }

    private void functions() throws IOException {
        for (var function : SharedCatalog.CATALOG.functions()) {
            var name = function.name();
            var page = page(
                            "functions/" + name + ".md",
                            name + " Function - dokploy",
                            "",
                            "function: " + name,
                            function.summary())
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

    private void check(String file, Page page) throws IOException {
        var path = Links.DOCS.resolve(file);
        rendered.add(path);
        Golden.check(path, page.toString(), DocsTest.class);
    }
}
