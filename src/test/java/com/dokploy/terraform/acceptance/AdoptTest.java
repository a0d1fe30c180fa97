package com.dokploy.terraform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.Catalog;
import com.dokploy.terraform.DokployProvider;
import com.dokploy.terraform.Version;
import com.dokploy.terraform.adopt.AdoptCommand;
import com.dokploy.terraform.adopt.ReportCommand;
import com.dokploy.terraform.conformance.KeySamples;
import com.dokploy.terraform.framework.engine.Engine;
import com.dokploy.terraform.sandbox.Sandbox;
import com.dokploy.terraform.sandbox.TargetServer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code adopt} writes of a server that example stacks have filled, and what the real Terraform makes of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdoptTest {
    private static final Path STACKS = Path.of("examples/stacks").toAbsolutePath();
    private static final List<String> MODULES = List.of("saas", "monitoring", "environments", "wordpress");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ASSIGNED = Pattern.compile("= \"(.{8,})\"");

    private Path directory;
    private TargetServer target;
    private ProviderProcess provider;
    private final List<Workspace> workspaces = new ArrayList<>();

    /** What a command printed, and its exit code. */
    private record Result(int exit, String output, String errors) {}

    @BeforeAll
    void fill(@TempDir Path temporary) throws Exception {
        directory = temporary;
        target = TargetServer.sandboxed();
        provider = ProviderProcess.start(temporary);
        var stacks = workspace("stacks");
        var main = new StringBuilder();
        for (var module : MODULES) {
            Directories.copy(STACKS.resolve(module), directory.resolve("stacks").resolve(module));
            main.append("module \"%s\" {\n  source = \"./%s\"\n}\n".formatted(module, module));
        }
        stacks.configure(main.toString()).applyOnce().succeeded();
        // Dokploy can generate none in its place.
        sandbox()
                .rows()
                .plant("sshKey", JSON.createObjectNode().put("name", "old").put("publicKey", KeySamples.ECDSA));
    }

    @AfterAll
    void stop() throws IOException {
        try (var _ = target;
                var _ = provider) {
            target.assertValidRequests();
        }
    }

    /** Needs nothing that came after Terraform 1.5. */
    @ParameterizedTest
    @MethodSource("programs")
    void terraformImportsEverythingAndChangesNothing(TerraformProgram program) throws Exception {
        var all = "all-" + program;
        var result = adopt(target, all, "--with-secrets");
        assertThat(result.exit()).as(result.output()).isZero();
        var workspace = workspace(all, program);
        var rows = sandbox().rows().counts();
        var mutations = sandbox().requests().mutations();

        assertThat(workspace.run("fmt", List.of("-check", "-diff")).succeeded().output())
                .isEmpty();
        workspace.run("validate", List.of("-no-color")).succeeded();
        assertImportsOnly(workspace.plan().output(), result, program);
        workspace.apply();
        assertThat(sandbox().requests().mutations()).as("writes").isEqualTo(mutations);
        assertThat(sandbox().rows().counts()).isEqualTo(rows);

        var another = "again-" + program;
        assertThat(adopt(target, another, "--with-secrets").exit()).isZero();
        var again = texts(another);
        assertThat(texts(all)).containsAllEntriesOf(again);
        assertThat(again.keySet())
                .contains("stack_saas.tf", "stack_environments.tf", "server.tf", "providers.tf", ".gitignore");
        assertThat(again.get("stack_saas.tf"))
                .contains("environment_id = dokploy_project.stack_saas.production_environment_id")
                .contains("destination_id    = dokploy_destination.stack_saas_backups.id")
                .contains("memory_limit   = \"512m\"")
                .contains("env            = { LOG_LEVEL = \"info\" }")
                .contains("secret_env     = var.api_secret_env");
        assertThat(again.get("server.tf"))
                .contains("resource \"dokploy_ssh_key\" \"old\" {")
                .doesNotContain("generate");
    }

    /** With the key that its first apply has made, for an administrator's own organization. */
    @Test
    void aPlatformIsAdopted() throws Exception {
        try (var empty = TargetServer.sandboxed(Sandbox.Options.standard().withoutOwner())) {
            var platform = workspace("platform");
            Directories.copy(STACKS.resolve("platform"), platform.directory());
            Files.delete(platform.directory().resolve("provider_override.tf"));
            platform.write(
                    "providers.tf",
                    Files.readString(platform.directory().resolve("providers.tf"))
                            .replaceAll("(?m)^provider .*", "$0\n  endpoint = \"" + empty.endpoint() + "\""));
            platform.applyOnce().succeeded();
            var key = platform.state("dokploy_api_key.shop").path("key").asText();
            var out = directory.resolve("installed").toString();
            var result = run("--out", out, "--endpoint", empty.endpoint(), "--api-key", key, "--with-secrets");
            assertThat(result.exit()).as(result.output()).isZero();
            var workspace = workspace("installed");
            workspace.write("provider_override.tf", "provider \"dokploy\" {\n  api_key = \"%s\"\n}\n".formatted(key));
            assertThat(workspace.plan().output())
                    .contains(" to import, 0 to add, 0 to change, 0 to destroy.")
                    .doesNotContain("Warning");
            assertThat(texts("installed").get("server.tf"))
                    .contains("service_ids         = [dokploy_application.storefront.id]")
                    .contains("ssh_key_id  = dokploy_ssh_key.machines.id")
                    .containsPattern("# Destroying this resource deletes the API key.*\nresource \"dokploy_api_key\"");
        }
    }

    @Test
    void secretsAreOnlyInTheFileThatIsAskedFor() throws Exception {
        adopt(target, "with", "--with-secrets");
        var file = directory.resolve("with/secrets.auto.tfvars");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var secrets = new ArrayList<String>();
        ASSIGNED.matcher(Files.readString(file)).results().forEach(found -> secrets.add(found.group(1)));
        assertThat(secrets).hasSizeGreaterThan(5);

        var without = adopt(target, "without");
        assertThat(without.output()).contains("Give these variables a value", "api_secret_env");
        var texts = String.join("\n", texts("without").values());
        assertThat(texts).contains("variable \"api_secret_env\"").doesNotContain("tfvars\n\n");
        assertThat(secrets).allSatisfy(secret -> assertThat(texts).doesNotContain("\"" + secret + "\""));
        assertThat(Files.exists(directory.resolve("without/secrets.auto.tfvars")))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void separateAttachmentsAreImportedWithoutAChange(TerraformProgram program) throws Exception {
        changesNothing("--attachments=separate", program);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void writeOnlySecretsAreImportedWithoutAChange(TerraformProgram program) throws Exception {
        program.assumeHas(TerraformProgram.Feature.WRITE_ONLY);
        changesNothing("--secrets=write-only", program);
    }

    /** Earlier programs show an update, of no attribute, where a sensitive variable is used. */
    private static void assertImportsOnly(String plan, Result adopted, TerraformProgram program) {
        var changes = program.has(TerraformProgram.Feature.SECRETS_OF_SCHEMAS) ? "0" : "\\d+";
        var objects = adopted.output().split(" ", 3)[1];
        assertThat(plan)
                .containsPattern(
                        "Plan: " + objects + " to import, 0 to add, " + changes + " to change, 0 to destroy\\.")
                .doesNotContainPattern("(?m)^ {6}[-+~] \\w+ +=")
                .doesNotContain("Warning");
    }

    private void changesNothing(String choice, TerraformProgram program) throws Exception {
        var name = choice.substring(choice.indexOf('=') + 1) + "-" + program;
        var result = adopt(target, name, "--with-secrets", choice);
        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(result.output()).doesNotContain("Terraform will warn");
        var workspace = workspace(name, program);
        var rows = sandbox().rows().counts();
        var mutations = sandbox().requests().mutations();
        assertImportsOnly(workspace.plan().output(), result, program);
        workspace.apply();
        workspace.assertNoChanges();
        assertThat(sandbox().requests().mutations()).as("writes").isEqualTo(mutations);
        assertThat(sandbox().rows().counts()).isEqualTo(rows);
    }

    @Test
    void oneProjectIsAdoptedAlone() throws Exception {
        var result = adopt(target, "one", "--project", "stack-saas", "--json");
        assertThat(result.exit()).isZero();
        assertThat(texts("one")).containsKey("stack_saas.tf").doesNotContainKeys("server.tf", "stack_wordpress.tf");
        var report = JSON.readTree(result.output());
        assertThat(report.path("complete").asBoolean()).isTrue();
        assertThat(report.path("objects").findValuesAsText("address"))
                .contains("dokploy_project.stack_saas", "dokploy_postgres.orders");
        assertThat(report.path("covered").findValuesAsText("type")).contains("dokploy_domain", "dokploy_environment");
        assertThat(report.path("notes").toString())
                .contains(" contains the ID `", "`: no adopted resource has it.")
                .doesNotContain("Enterprise License Required", "dokploy_bootstrap");
    }

    @Test
    void nothingIsWrittenInADryRun() throws Exception {
        var result = adopt(target, "dry", "--dry-run");
        assertThat(result.output()).startsWith("Would write ").contains("stack_saas.tf (");
        assertThat(Files.exists(directory.resolve("dry"))).isFalse();
        assertThat(adopt(target, "dry", "--dry-run").output()).isEqualTo(result.output());
    }

    @Test
    void eachObjectIsAskedForOnce() throws Exception {
        var before = sandbox().requests().log().size();
        adopt(target, "dry", "--dry-run");
        var asked = new ArrayList<String>();
        for (var request : sandbox()
                .requests()
                .log()
                .subList(before, sandbox().requests().log().size())) {
            for (var i = 0; i < request.procedures().size(); i++) {
                asked.add(request.procedures().get(i) + " " + request.inputs().get(i));
            }
        }
        assertThat(asked)
                .filteredOn(call -> call.contains(".one "))
                .hasSizeGreaterThan(10)
                .doesNotHaveDuplicates()
                .as("domains, which the answers about services tell")
                .noneMatch(call -> call.startsWith("domain.one"));
    }

    @Test
    void whatCannotBeAdoptedIsListed() throws Exception {
        try (var other = TargetServer.sandboxed()) {
            var body = JSON.createObjectNode().put("name", "broken");
            var project = other.client().post("project.create", body);
            var service = JSON.createObjectNode()
                    .put("name", "no-source")
                    .put(
                            "environmentId",
                            project.at("/environment/environmentId").asText());
            other.client().post("application.create", service);
            var result = adopt(other, "broken");
            assertThat(result.exit()).isEqualTo(2);
            assertThat(result.output())
                    .contains("Omitted:", "Not written: dokploy_bootstrap. Only an empty server")
                    .contains("Not written: dokploy_forward_auth. Enterprise License Required.")
                    .contains("dokploy_application `broken/production/no-source`")
                    .contains("The server has none of these configured for the object", "`docker`, `git`, ")
                    .contains("dokploy_web_server_settings.settings does not have `traefik_env`, `ssh_private_key`,");
            assertThat(texts("broken").get("broken.tf")).doesNotContain("no-source");
        }
    }

    /** Their objects are imported without them, and are never made without them. */
    @ParameterizedTest
    @MethodSource("programs")
    void secretsThatTheServerDoesNotTellNeedNoValue(TerraformProgram program) throws Exception {
        try (var other = TargetServer.sandboxed()) {
            var made = workspace("untold-made-" + program, program);
            connect(made, other);
            made.configure("""
                    resource "dokploy_dns_provider" "main" {
                      name       = "main"
                      cloudflare = { api_token = "cloudflare-token-1" }
                    }

                    resource "dokploy_vault_provider" "main" {
                      name      = "main"
                      hashicorp = { url = "https://vault.example.com", token = "vault-token-1" }
                    }
                    """).applyOnce().succeeded();
            var name = "untold-" + program;
            var result = adopt(other, name, "--with-secrets");
            assertThat(result.exit()).as(result.output()).isZero();
            assertThat(result.output()).doesNotContain("Give these variables").contains("the default is never sent");
            var adopted = workspace(name, program);
            connect(adopted, other);
            var mutations = other.sandbox().orElseThrow().requests().mutations();
            assertImportsOnly(adopted.plan().output(), result, program);
            adopted.apply();
            var replaced =
                    adopted.run("plan", List.of("-no-color", "-input=false", "-replace=dokploy_dns_provider.main"));
            assertThat(replaced.output()).contains("Missing Secret", "cloudflare.api_token");
            assertThat(other.sandbox().orElseThrow().requests().mutations()).isEqualTo(mutations);
        }
    }

    /** A configuration without their content would be warned of. */
    @ParameterizedTest
    @ValueSource(strings = {"inline", "separate"})
    void emptyFilesAreMeantToBeEmpty(String attachments) throws Exception {
        try (var other = TargetServer.sandboxed()) {
            var stack = stack(other);
            for (var content : List.of("\"\"", "null")) {
                var mount = JSON.createObjectNode()
                        .put("type", "file")
                        .put("serviceType", "compose")
                        .put("serviceId", stack)
                        .put("filePath", "empty-" + content.length())
                        .put("mountPath", "/etc/empty-" + content.length());
                mount.set("content", JSON.readTree(content));
                other.client().post("mounts.create", mount);
            }
            var name = "empty-" + attachments;
            var result = adopt(other, name, "--attachments=" + attachments);
            assertThat(result.exit()).as(result.output()).isZero();
            assertThat(texts(name).get("shop.tf").split("content += \"\"", -1)).hasSize(3);
            var adopted = workspace(name);
            connect(adopted, other);
            assertImportsOnly(adopted.plan().output(), result, TerraformProgram.ON_PATH);
            adopted.apply();
            adopted.assertNoChanges();

            adopted.write("shop.tf", texts(name).get("shop.tf").replaceAll("content += \"\"", ""));
            assertThat(adopted.plan().output()).contains("Empty File Mount");
            adopted.apply();
            adopted.assertNoChanges();
        }
    }

    /** The server keeps null where a create said nothing, and does not run what is not enabled. */
    @Test
    void whatWasNeverEnabledIsAdoptedAsDisabled() throws Exception {
        try (var other = TargetServer.sandboxed()) {
            var bucket = JSON.createObjectNode()
                    .put("name", "backups")
                    .put("provider", "AWS")
                    .put("accessKey", "key")
                    .put("secretAccessKey", "bucket-secret-1")
                    .put("bucket", "shop")
                    .put("region", "eu-central-1")
                    .put("endpoint", "https://s3.example.com");
            var backup = JSON.createObjectNode()
                    .put("composeId", stack(other))
                    .put("serviceName", "db")
                    .put("prefix", "/shop")
                    .put(
                            "destinationId",
                            other.client()
                                    .post("destination.create", bucket)
                                    .path("destinationId")
                                    .asText());
            var ofDatabase = backup.deepCopy()
                    .put("schedule", "0 3 * * *")
                    .put("database", "shop")
                    .put("databaseType", "postgres")
                    .put("backupType", "compose");
            ofDatabase.putObject("metadata").putObject("postgres").put("databaseUser", "shop");
            other.client().post("backup.create", ofDatabase);
            var ofVolume = backup.deepCopy()
                    .put("name", "files")
                    .put("cronExpression", "0 4 * * *")
                    .put("volumeName", "files")
                    .put("serviceType", "compose");
            other.client().post("volumeBackups.create", ofVolume);
            for (var table : List.of("backup", "volumeBackup")) {
                var rows = other.sandbox().orElseThrow().rows().all(table);
                assertThat(rows).hasSize(1).allMatch(row -> row.path("enabled").isNull());
            }

            var result = adopt(other, "disabled", "--with-secrets");
            assertThat(result.exit()).as(result.output()).isZero();
            assertThat(texts("disabled").get("shop.tf")).containsPattern("(?s)enabled += false.*enabled += false");
            var adopted = workspace("disabled");
            connect(adopted, other);
            assertImportsOnly(adopted.plan().output(), result, TerraformProgram.ON_PATH);
            adopted.apply();
            adopted.assertNoChanges();
        }
    }

    /** Makes a compose stack in the project {@code shop}, and returns its id. */
    private static String stack(TargetServer server) throws Exception {
        var project =
                server.client().post("project.create", JSON.createObjectNode().put("name", "shop"));
        var stack = JSON.createObjectNode()
                .put("name", "store")
                .put("environmentId", project.at("/environment/environmentId").asText())
                .put("composeType", "docker-compose");
        var id = server.client().post("compose.create", stack).path("composeId").asText();
        var source = JSON.createObjectNode()
                .put("composeId", id)
                .put("sourceType", "raw")
                .put(
                        "composeFile",
                        "services:\n  db:\n    image: postgres\n    environment:\n      POSTGRES_PASSWORD: x1\n");
        server.client().post("compose.update", source);
        return id;
    }

    private void connect(Workspace workspace, TargetServer server) throws IOException {
        workspace.write(
                "provider_override.tf",
                "provider \"dokploy\" {\n  endpoint = \"%s\"\n  api_key = \"%s\"\n}\n"
                        .formatted(server.endpoint(), server.apiKey()));
    }

    @Test
    void textsThatMayContainSecretsAreNoted() throws Exception {
        try (var other = TargetServer.sandboxed()) {
            stack(other);
            var note = "dokploy_compose.store: `raw.compose_file` may contain a secret, which is in the files.";
            assertThat(adopt(other, "noted").output()).contains("Notes:", note).doesNotContain("x1");
            assertThat(JSON.readTree(adopt(other, "noted-json", "--json").output())
                            .path("notes")
                            .toString())
                    .contains(note);
        }
    }

    @Test
    void aReportTellsWhatTheServerAndTheStatesDoNotHaveInCommon() throws Exception {
        var whole = directory.resolve("stacks/terraform.tfstate");
        var managed = report(
                whole,
                "--ignore=dokploy_organization",
                "--ignore=dokploy_web_server_settings",
                "--ignore=dokploy_ssh_key");
        assertThat(managed.output()).isEqualTo("The states manage everything that the server has, and nothing else.\n");
        assertThat(managed.exit()).isZero();
        var all = report(whole);
        assertThat(all.exit()).isEqualTo(2);
        assertThat(all.output())
                .startsWith("On the server, but in no state:\n  - dokploy_organization")
                .hasLineCount(4);

        var state = (ObjectNode) JSON.readTree(whole.toFile());
        var resources = (ArrayNode) state.path("resources");
        for (var i = resources.size() - 1; i >= 0; i--) {
            var type = resources.path(i).path("type").asText();
            if (type.equals("dokploy_redis")) {
                resources.remove(i);
            } else if (type.equals("dokploy_volume_backup")) {
                ((ObjectNode) resources.path(i).at("/instances/0/attributes")).put("id", "gone");
            }
        }
        var part = directory.resolve("part.tfstate");
        JSON.writeValue(part.toFile(), state);
        var differences = report(part, "--json", "--project=stack-saas");
        assertThat(differences.exit()).isEqualTo(2);
        var report = JSON.readTree(differences.output());
        assertThat(report.path("unmanaged").findValuesAsText("name")).containsExactly("stack-saas/production/queue");
        assertThat(report.path("gone").findValuesAsText("address"))
                .containsExactly("module.wordpress.dokploy_volume_backup.content");
        assertThat(report.path("not_compared")).isEmpty();
    }

    @Test
    void errorsOfTheReportSayWhatToDo() throws Exception {
        var file = directory.resolve("no.tfstate");
        Files.writeString(file, "{}");
        assertError(report(file), "is no state of format version 4", "terraform state pull");
        assertError(report(directory.resolve("missing")), "There is no file `", "missing`. Write the state with");
        assertError(report(file, "--ignore=none"), "is no state of format version 4");
        assertError(run(ReportCommand::run), "Option --state is missing");
        assertThat(run(ReportCommand::run, "--help").output()).contains("--state", "Exit code");
    }

    @Test
    void errorsSayWhatToDo() throws Exception {
        Files.createDirectories(directory.resolve("full"));
        Files.writeString(directory.resolve("full/main.tf"), "");
        assertError(adopt(target, "full"), "is not empty, and adopt overwrites nothing. Choose another directory");
        assertError(adopt(target, "none", "--project", "none"), "The server has no project `none`", "stack-saas");
        assertError(
                run("--out", directory + "/x"),
                "Missing Endpoint",
                "Set `--endpoint`, or set the environment variable `DOKPLOY_ENDPOINT`");
        assertError(
                run("--out", directory + "/x", "--endpoint", "http://127.0.0.1:1", "--api-key", "x"),
                "Dokploy Unreachable",
                "Check `--endpoint`",
                "run the command again");
        assertError(
                run("--out", directory + "/x", "--endpoint", target.endpoint(), "--api-key", "wrong"),
                "Invalid API Key");
        assertError(run("--endpoint", target.endpoint()), "Option --out is missing");
        assertThat(run("--help").output()).contains("--with-secrets", "--attachments", "Exit code");
    }

    private static void assertError(Result result, String... texts) {
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.output()).isEmpty();
        assertThat(result.errors()).startsWith("Error: ").contains(texts).doesNotContain("  ");
        assertThat(result.errors().lines().count()).isLessThanOrEqualTo(4);
    }

    static List<TerraformProgram> programs() {
        return TerraformProgram.all();
    }

    private Sandbox sandbox() {
        return target.sandbox().orElseThrow();
    }

    private Result adopt(TargetServer server, String name, String... more) {
        var arguments = new ArrayList<>(List.of("--out", directory.resolve(name).toString()));
        arguments.addAll(List.of("--endpoint", server.endpoint(), "--api-key", server.apiKey()));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private Result report(Path state, String... more) {
        var arguments = new ArrayList<>(List.of("--state", state.toString()));
        arguments.addAll(List.of("--endpoint", target.endpoint(), "--api-key", target.apiKey()));
        arguments.addAll(List.of(more));
        return run(ReportCommand::run, arguments.toArray(String[]::new));
    }

    private static Result run(String... arguments) {
        return run(
                (given, engine, output, errors) -> AdoptCommand.run(given, engine, Version.PROVIDER, output, errors),
                arguments);
    }

    /** A command of the executable. */
    private interface Command {
        int run(String[] arguments, Engine<?> engine, PrintStream output, PrintStream errors);
    }

    private static Result run(Command command, String... arguments) {
        var output = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        var engine = new Engine<>(new DokployProvider(Version.PROVIDER, Map.of(), new Catalog()));
        var exit = command.run(
                arguments,
                engine,
                new PrintStream(output, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8));
        return new Result(exit, output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
    }

    /** Returns a workspace in a directory that may hold a configuration. The key of a process cannot change any more. */
    private Workspace workspace(String name) throws IOException {
        return workspace(name, TerraformProgram.ON_PATH);
    }

    private Workspace workspace(String name, TerraformProgram program) throws IOException {
        var root = Files.createDirectories(directory.resolve(name));
        var workspace = new Workspace(root, target, program).environment("TF_CLI_CONFIG_FILE", "/dev/null");
        if (Files.exists(root.resolve("providers.tf"))) {
            Files.delete(root.resolve("versions.tf"));
        }
        provider.environment().forEach(workspace::environment);
        workspace.write("provider_override.tf", """
                provider "dokploy" {
                  endpoint = "%s"
                  api_key  = "%s"
                }
                """.formatted(target.endpoint(), target.apiKey()));
        workspaces.add(workspace);
        return workspace;
    }

    /** Returns the files that {@code adopt} wrote, by their names. */
    private Map<String, String> texts(String name) throws IOException {
        var texts = new TreeMap<String, String>();
        try (Stream<Path> files = Files.list(directory.resolve(name))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return texts;
    }
}
